//! The tokenizers that are compared, and the text.

use charabia::Tokenize;
use hamvar_tantivy::PersianTokenizer;
use tantivy::tokenizer::{LowerCaser, SimpleTokenizer, TextAnalyzer, Token, TokenStream, Tokenizer};

/// Names of the tokenizers, as [`analyzer`] takes them.
pub const NAMES: [&str; 3] = ["hamvar", "tantivy", "charabia"];

/// A tokenizer by its name.
pub fn analyzer(name: &str) -> TextAnalyzer {
    match name {
        "hamvar" => TextAnalyzer::from(PersianTokenizer::default()),
        "tantivy" => TextAnalyzer::builder(SimpleTokenizer::default()).filter(LowerCaser).build(),
        "charabia" => TextAnalyzer::from(Charabia),
        _ => panic!("no tokenizer {name:?}; there are {NAMES:?}"),
    }
}

/// The lines of the file `HAMVAR_BENCH_TEXT`, or else those of `texts/`, many times.
pub fn lines() -> Vec<String> {
    let text = match std::env::var_os("HAMVAR_BENCH_TEXT") {
        Some(file) => std::fs::read_to_string(file).expect("the file HAMVAR_BENCH_TEXT"),
        None => [
            include_str!("../texts/garden.txt"),
            include_str!("../texts/letter.txt"),
            include_str!("../texts/harbour.txt"),
            include_str!("../texts/library.txt"),
        ]
        .concat()
        .repeat(200),
    };
    text.lines().map(str::to_owned).collect()
}

/// charabia as a tokenizer of tantivy.
#[derive(Clone)]
struct Charabia;

/// The words that charabia found.
struct Words {
    words: std::vec::IntoIter<(String, usize, usize)>,
    token: Token,
}

impl Tokenizer for Charabia {
    type TokenStream<'a> = Words;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Words {
        let words = text.tokenize().filter(|token| token.is_word());
        let words: Vec<_> =
            words.map(|token| (token.lemma.into_owned(), token.byte_start, token.byte_end)).collect();
        Words { words: words.into_iter(), token: Token::default() }
    }
}

impl TokenStream for Words {
    fn advance(&mut self) -> bool {
        let Some((text, offset_from, offset_to)) = self.words.next() else { return false };
        let position = self.token.position.wrapping_add(1);
        self.token = Token { text, offset_from, offset_to, position, position_length: 1 };
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}
