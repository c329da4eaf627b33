//! The terms of a text for the index of a search engine: each word with its stem and its parts, at one position.

use alloc::sync::Arc;
use core::iter::FusedIterator;
use core::ops::Range;

use super::Normalizer;
use super::singulars::Singulars;
use crate::chars;
use crate::edit::{Aligned, LettersOfEdits, SourceRanges};
use crate::restore::{Model, Repairs, Stems, UserWords, WordTerms, log_odds};
use crate::segment::words::{Token, TokenKind, Tokens, tokens};
use crate::steps::restore_zwnj::Spelling;

/// The terms of a text for the index of a search engine. Made by
/// [`Normalizer::search_terms`](crate::Normalizer::search_terms), whose documentation explains how an index and a
/// query use them.
#[derive(Clone, Debug)]
pub struct SearchTerms {
    key: Aligned,
    letters: LettersOfEdits,
    singulars: Singulars,
    model: Model,
    words: Option<Arc<UserWords>>,
    /// In hundredths of a logit.
    confidence: i32,
    repairs: Repairs,
    /// Whether words have stems and parts.
    has_stems: bool,
}

/// A term of a text, made by [`SearchTerms::iter`].
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Term<'s> {
    /// The term, as it belongs in the index.
    pub text: &'s str,
    /// How the term relates to its word.
    pub kind: TermKind,
    /// The number of the word in the text, counted from 0.
    pub position: usize,
    /// The bytes of the word in the original text, with its endings and marks. All terms of one word have the same range.
    /// A word that is only in the key (the و of گفتگو, whose key is گفت و گو) has the range of the word before it.
    pub range: Range<usize>,
}

/// How a [`Term`] relates to its word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TermKind {
    /// The search key of the whole word: کتابهایم. Every word has this term, and it is the first one.
    Word,
    /// The key without endings: کتاب of کتاب‌هایم. A word without endings has no stem term.
    Stem,
    /// A word inside a compound: دانش of دانش‌آموز.
    Part,
}

impl TermKind {
    /// Whether a term of this kind belongs in a query. Words and stems do. A part belongs only in the index: in a query,
    /// it would find all other compounds that contain it.
    #[must_use]
    pub fn is_for_queries(self) -> bool {
        self != TermKind::Part
    }
}

impl Normalizer {
    /// Returns the terms of a text for the index of a search engine, so that a query finds a word in every spelling and
    /// with nearly every ending. Meant for [`search`](Self::search), and for normalizers that a builder made from it.
    /// With other presets, the only terms are whole words.
    ///
    /// Each word has a position and one to about five terms:
    ///
    /// | term | of کتاب‌هایم | of دانش‌آموزها | of بدترین |
    /// |---|---|---|---|
    /// | [`Word`](TermKind::Word): its search key | کتابهایم | دانشآموزها | بدترین |
    /// | [`Stem`](TermKind::Stem): the key without endings | کتاب | دانشآموز | بد |
    /// | [`Part`](TermKind::Part): the words inside a compound | | دانش, آموز | |
    ///
    /// **An index** stores all terms of a text, each at its position. **A query** is made by the same function, from the
    /// terms whose kind [is for queries](TermKind::is_for_queries). The terms of one position are alternatives, and a
    /// text has to match every position. In a phrase, the positions have to follow each other. So کتاب finds کتاب‌هایم,
    /// and کتاب‌هایم finds کتاب‌ها. To find one form only, use only the terms of the kind `Word`. A search engine can
    /// also give these terms more weight.
    ///
    /// # Stems
    ///
    /// A stem is the beginning of its word, and no letter changes, except that a plural in گان gets back the heh of its
    /// singular (نویسندگان, نویسنده). The endings are those that the Academy's *Dastur-e Khatt-e Farsi* lists as affixes of
    /// nouns and adjectives. They are removed if
    ///
    /// - they are ها with or without a possessor, also a spoken one (کتاب‌هایم, کارهای, کتاب‌هاشون, دوستهامو). The rest has
    ///   to be a known word, or the ending unmistakable (هایشان) and the rest at least three letters long. The whole must
    ///   not be a word by itself (تنها, اژدها);
    /// - a ZWNJ belongs before them: تر and ترین, and after a silent heh also the copula, ای and possessives (خانه‌ای,
    ///   رفته‌ام);
    /// - تر or ترین follows a letter that does not join (بدتر), and training saw both the rest and its superlative.
    ///   So چارتر stays;
    /// - a possessive is written without a ZWNJ (پدرم, شهرمان, جایش, کتابشون), and the rest is a relative or a part of the
    ///   body, or training saw the rest much more often than the whole (at least 40 times as often, and 100 times for
    ///   a single letter except ش). A single letter is also removed if the word is about as frequent with the other two
    ///   persons (دوستم, دوستت, دوستش). After a word of two letters, م and ت are removed only if training hardly ever saw the
    ///   whole, but saw the word with ش (سگم). After ye, they are removed only from nouns of a list, and from nouns in گی
    ///   (گوشیم, زندگیت). So مردم, سازمان, سالم, کارت and خوشبختیم stay;
    /// - the spoken و for را (کتابو) or the spoken plural ا with a possessor (لباساش) follows a common word, and training
    ///   hardly ever saw the whole;
    /// - ان follows a word for a person that ends like بازیگر or دانش‌آموز, or is one of the most frequent ones (دوستان), or
    ///   follows درخت or چشم;
    /// - گان follows a common word without its silent heh, or a participle like نویسنده (ستارگان, رانندگانش). So گرگان, بزرگان and
    ///   مهرگان stay;
    /// - the spoken plural ا follows one of the most frequent words for persons, and training seldom saw the whole (دخترا,
    ///   آدما);
    /// - ات follows a verbal noun that has the form of تغییر, or one of the most frequent ones (نظرات).
    ///
    /// Some letters have two readings: دستهای is دست‌های or دسته‌ای. Both have one search key, so the word has two stems,
    /// unless one reading is much rarer (خانهای). A verb with می stays whole. Other plurals in ان and ات, the ی of nouns
    /// and adjectives, and the personal endings of verbs stay: without
    /// them, too many words would become unrelated ones (پایان, باران, اطلاعات).
    ///
    /// # Guarantees
    ///
    /// - The terms of a text are those of its search key, and of every other spelling with that key.
    /// - Positions and ranges ascend. Ranges are inside the text, at boundaries of characters. They neither
    ///   begin nor end with white space or a ZWNJ. Two words overlap only where one edit made both (۱,۲ after a letter).
    /// - No position has a term twice.
    /// - A word with signs inside (a URL, an address, a hashtag, ه.ش.) has a position for each run of letters and digits.
    ///   A number with its signs has one position (3.5).
    ///
    /// Takes time linear in the text, and memory for its key and about 54 bytes an edit. The terms are slices of the
    /// key. Only a plural in گان takes memory of its own, for its singular and 16 bytes.
    ///
    /// ```
    /// use hamvar::Normalizer;
    ///
    /// let n = Normalizer::search();
    /// let terms = n.search_terms("كتاب هايم گم شد؟");
    /// let all: Vec<_> = terms.iter().map(|term| (term.position, term.text, term.range)).collect();
    /// assert_eq!(all, [(0, "کتابهایم", 0..17), (0, "کتاب", 0..17), (1, "گم", 18..22), (2, "شد", 23..27)]);
    ///
    /// // A text matches a query if, for every position of the query, it has one of the terms.
    /// let query = n.search_terms("کتاب‌ها");
    /// assert!(query.iter().filter(|q| q.kind.is_for_queries()).any(|q| terms.iter().any(|t| t.text == q.text)));
    /// ```
    #[must_use]
    pub fn search_terms(&self, text: &str) -> SearchTerms {
        let restore = &self.steps.restore_zwnj.step;
        let key = self.normalize_aligned(text);
        let mut terms = SearchTerms {
            letters: LettersOfEdits::new(text, &key),
            singulars: Singulars::default(),
            key,
            model: restore.model.clone(),
            words: restore.words.clone(),
            confidence: log_odds(restore.confidence),
            repairs: restore.repairs,
            has_stems: restore.spelling == Spelling::Key && restore.repairs.zwnjs,
        };
        if let Some(stems) = terms.stems() {
            terms.singulars = Singulars::of(terms.key.as_str(), &stems);
        }
        terms
    }
}

impl SearchTerms {
    /// The terms, in the order of their words. The first term of each word is the word itself.
    pub fn iter(&self) -> Terms<'_> {
        Terms {
            all: self,
            tokens: tokens(self.key.as_str()),
            rest_of_token: 0..0,
            ranges: SourceRanges::new(&self.key, &self.letters),
            stems: self.stems(),
            word: Word { key: "", base: "", terms: WordTerms::NONE, range: 0..0, next: 0 },
            words_read: 0,
        }
    }

    fn stems(&self) -> Option<Stems<'_>> {
        let words = self.words.as_deref();
        self.has_stems.then(|| Stems::new(&self.model, words, self.confidence, self.repairs))
    }

    /// The normalized text. All terms are slices of it, except the singular of a plural in گان and its parts.
    #[must_use]
    pub fn key(&self) -> &Aligned {
        &self.key
    }
}

impl<'s> IntoIterator for &'s SearchTerms {
    type Item = Term<'s>;
    type IntoIter = Terms<'s>;
    fn into_iter(self) -> Terms<'s> {
        self.iter()
    }
}

/// Iterator over the terms of a text, made by [`SearchTerms::iter`].
#[derive(Clone)]
#[must_use = "iterators are lazy"]
pub struct Terms<'s> {
    all: &'s SearchTerms,
    tokens: Tokens<'s>,
    /// The rest of the current token, as a range of the key.
    rest_of_token: Range<usize>,
    ranges: SourceRanges<'s>,
    stems: Option<Stems<'s>>,
    word: Word<'s>,
    /// The number of words read so far.
    words_read: usize,
}

/// The word whose terms are being returned.
#[derive(Clone)]
struct Word<'s> {
    key: &'s str,
    /// What the stems and parts are slices of: the key, or the singular of a plural in گان.
    base: &'s str,
    terms: WordTerms,
    range: Range<usize>,
    /// The number of the next term.
    next: usize,
}

impl<'s> Terms<'s> {
    /// Moves to the next word of the text. `None` at the end.
    fn read_word(&mut self) -> Option<()> {
        let range = self.next_word()?;
        let key = &self.all.key.as_str()[range.clone()];
        let terms = self.stems.as_ref().and_then(|stems| stems.terms(key));
        let mut terms = terms.unwrap_or(WordTerms::WHOLE);
        let mut base = key;
        if let Some(before_heh) = terms.before_heh() {
            match self.all.singulars.of_word(range.start, 2 * before_heh + 2) {
                Some(singular) => base = singular,
                None => terms = WordTerms::WHOLE,
            }
        }
        let mut range = self.ranges.next_word(range);
        if range.is_empty() {
            range = self.word.range.clone();
        }
        self.word = Word { key, base, terms, range, next: 0 };
        self.words_read += 1;
        Some(())
    }

    /// The next word, as a range of the key.
    fn next_word(&mut self) -> Option<Range<usize>> {
        loop {
            if let Some(word) = first_run(self.all.key.as_str(), self.rest_of_token.clone()) {
                self.rest_of_token.start = word.end;
                return Some(word);
            }
            let Token { text, start, kind, .. } = self.tokens.find(|token| token.kind.is_word())?;
            let is_after_word = |c: char| c == chars::ZWNJ || chars::is_bidi_control(c);
            let range = start..start + text.trim_end_matches(is_after_word).len();
            match kind {
                TokenKind::Number => return Some(range),
                _ => self.rest_of_token = range,
            }
        }
    }
}

impl<'s> Iterator for Terms<'s> {
    type Item = Term<'s>;

    fn next(&mut self) -> Option<Term<'s>> {
        if self.word.terms.get(self.word.next).is_none() {
            self.read_word()?;
        }
        let Word { key, base, terms, range, next } = &mut self.word;
        let i = *next;
        *next += 1;
        let kind = match i {
            0 => TermKind::Word,
            _ if terms.is_stem(i) => TermKind::Stem,
            _ => TermKind::Part,
        };
        // Each letter of a word with more than one term has two bytes.
        let text = match terms.get(i).filter(|_| i > 0) {
            Some(letters) => &base[2 * letters.start..2 * letters.end],
            None => key,
        };
        Some(Term { text, kind, position: self.words_read - 1, range: range.clone() })
    }
}

impl FusedIterator for Terms<'_> {}

impl core::fmt::Debug for Terms<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Terms").field("text", &self.tokens.as_str()).finish_non_exhaustive()
    }
}

/// The first run of letters, digits and marks in a range of `text`.
fn first_run(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let is_in_word = |c: char| c.is_alphanumeric() || chars::is_mark(c) || c == chars::ZWNJ;
    let rest = &text[range.clone()];
    let start = rest.find(|c: char| c.is_alphanumeric())?;
    let end = rest[start..].find(|c: char| !is_in_word(c)).map_or(rest.len(), |len| start + len);
    let word = rest[start..end].trim_end_matches(chars::ZWNJ);
    Some(range.start + start..range.start + start + word.len())
}
