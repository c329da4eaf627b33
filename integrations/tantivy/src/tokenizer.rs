//! The tokenizer: the search terms of a text, as tantivy's tokens.

use hamvar::Normalizer;
use hamvar::search::{SearchTerms, Terms};
use tantivy::Index;
use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

use crate::NAME;

/// Splits Persian text into search terms: each word with its stems and parts, at one position.
///
/// Use it for the texts of an index. tantivy's own parser of queries would take the terms of one word for a phrase, so
/// make queries with [`query`](Self::query).
#[derive(Clone, Debug)]
pub struct PersianTokenizer {
    pub(crate) normalizer: Normalizer,
    /// The terms of the current text.
    terms: Option<SearchTerms>,
}

impl PersianTokenizer {
    /// A tokenizer with a normalizer of your own, made from [`Normalizer::search`]. It can have words of yours.
    #[must_use]
    pub fn new(normalizer: Normalizer) -> PersianTokenizer {
        PersianTokenizer { normalizer, terms: None }
    }

    /// Registers the tokenizer with an index, under the name [`NAME`]. An index does not store its tokenizers, so do
    /// this each time you open one.
    pub fn register(&self, index: &Index) {
        index.tokenizers().register(NAME, self.clone());
    }
}

impl Default for PersianTokenizer {
    fn default() -> PersianTokenizer {
        PersianTokenizer::new(Normalizer::search())
    }
}

impl Tokenizer for PersianTokenizer {
    type TokenStream<'a> = TermStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> TermStream<'a> {
        let terms = self.terms.insert(self.normalizer.search_terms(text));
        TermStream { terms: terms.iter(), token: Token::default() }
    }
}

/// The tokens of a text, made by [`PersianTokenizer`].
#[derive(Debug)]
pub struct TermStream<'a> {
    terms: Terms<'a>,
    token: Token,
}

impl TokenStream for TermStream<'_> {
    fn advance(&mut self) -> bool {
        let Some(term) = self.terms.next() else { return false };
        self.token.text.clear();
        self.token.text.push_str(term.text);
        self.token.position = term.position;
        self.token.offset_from = term.range.start;
        self.token.offset_to = term.range.end;
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}
