//! The public interface to sentences: functions, rules that a user can change, and iterators.

use core::iter::FusedIterator;

use super::abbreviations::{AbbreviationError, Abbreviations};
use super::sentence_end::end_of_sentence;
use crate::scan::{Finder, Text};

/// Splits `text` into sentences: slices of it, without the white space around them.
///
/// A sentence ends
/// - after `.` `!` `؟` `?` `…` or a run of them, and the quotation marks and brackets that close there;
/// - at a line break.
///
/// It does not end
/// - at a dot inside a number, a date, an address or a file name;
/// - after an abbreviation (ه.ش.), an initial (م. ر. شفیعی) or the mark of a list item (۱.);
/// - inside brackets;
/// - after a quotation, if the outer sentence continues («می‌آیی؟» پرسید);
/// - at an ellipsis, unless a finite verb comes before it.
///
/// The rules follow Persian print. UAX #29 differs: it ends a sentence after initials, and never at
/// `…`. Use [`SentenceRules`] to change the rules.
///
/// The iterator is lazy, does not allocate, and takes time linear in the text. Only white space lies
/// between sentences.
///
/// ```
/// let text = "دکتر م. ر. شفیعی در سال ۱۳۵۰ ه.ش. آمد. قیمت ۳.۱۴ شد! چرا؟";
/// let all: Vec<&str> = hamvar::sentences(text).collect();
/// assert_eq!(all, ["دکتر م. ر. شفیعی در سال ۱۳۵۰ ه.ش. آمد.", "قیمت ۳.۱۴ شد!", "چرا؟"]);
/// ```
pub fn sentences(text: &str) -> Sentences<'_> {
    SentenceRules::new().sentences(text)
}

/// Like [`sentences`], with the offset of each sentence in bytes.
///
/// ```
/// let all: Vec<_> = hamvar::sentence_indices("بیا. برو.").collect();
/// assert_eq!(all, [(0, "بیا."), (8, "برو.")]);
/// ```
pub fn sentence_indices(text: &str) -> SentenceIndices<'_> {
    SentenceRules::new().sentence_indices(text)
}

/// Rules for where a sentence ends, for texts that the defaults of [`sentences`] do not fit. Build them
/// once and use them for any number of texts, also from several threads. Cloning is cheap.
///
/// ```
/// use hamvar::SentenceRules;
///
/// // The lines of this text are wrapped, and it has an abbreviation of its own.
/// let mut rules = SentenceRules::new();
/// rules.line_breaks(false).add_abbreviation("مث")?;
/// let all: Vec<&str> = rules.sentences("آمد و\nرفت. مث. این.").collect();
/// assert_eq!(all, ["آمد و\nرفت.", "مث. این."]);
///
/// let clauses: Vec<&str> = SentenceRules::new().clauses(true).sentences("آمد؛ رفت: تمام.").collect();
/// assert_eq!(clauses, ["آمد؛", "رفت:", "تمام."]);
/// # Ok::<(), hamvar::AbbreviationError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SentenceRules {
    line_breaks: bool,
    clauses: bool,
    abbreviations: Abbreviations,
}

impl Default for SentenceRules {
    /// The same as [`SentenceRules::new`].
    fn default() -> Self {
        SentenceRules::new()
    }
}

impl SentenceRules {
    /// The rules of [`sentences`].
    #[must_use]
    pub const fn new() -> Self {
        SentenceRules { line_breaks: true, clauses: false, abbreviations: Abbreviations::new() }
    }

    /// Whether every line break ends a sentence. On by default. An empty line always ends one.
    pub fn line_breaks(&mut self, on: bool) -> &mut Self {
        self.line_breaks = on;
        self
    }

    /// Whether `؛` and `:` before white space end a sentence too. Off by default.
    pub fn clauses(&mut self, on: bool) -> &mut Self {
        self.clauses = on;
        self
    }

    /// Adds an abbreviation, with or without its dot. A sentence does not end after the abbreviation and
    /// its dot.
    ///
    /// Abbreviations of single letters (ه.ش.) need not be added. Arabic and Persian ye and kaf count as
    /// the same letters in abbreviations; a letter with marks differs from one without.
    ///
    /// # Errors
    /// If the word is empty, has 16 characters or more, or has a character other than letters, digits,
    /// marks and ZWNJs, such as white space or a dot inside.
    ///
    /// ```
    /// let mut rules = hamvar::SentenceRules::new();
    /// rules.add_abbreviation("کیل.")?;
    /// assert_eq!(rules.sentences("سه کیل. گندم خرید. رفت.").count(), 2);
    /// assert!(rules.add_abbreviation("دو واژه").is_err());
    /// # Ok::<(), hamvar::AbbreviationError>(())
    /// ```
    pub fn add_abbreviation(&mut self, word: &str) -> Result<&mut Self, AbbreviationError> {
        self.add_abbreviations([word])
    }

    /// Adds abbreviations; see [`add_abbreviation`](Self::add_abbreviation).
    ///
    /// # Errors
    /// If one of the words cannot be an abbreviation. The error names it, and none of them is added.
    ///
    /// ```
    /// let mut rules = hamvar::SentenceRules::new();
    /// let error = rules.add_abbreviations(["کیل", "ه.ش"]).unwrap_err();
    /// assert_eq!(error.word(), "ه.ش");
    /// ```
    pub fn add_abbreviations<I>(&mut self, words: I) -> Result<&mut Self, AbbreviationError>
    where
        I: IntoIterator<Item: AsRef<str>>,
    {
        self.abbreviations.add(words)?;
        Ok(self)
    }

    /// Splits `text` into sentences by these rules; see [`sentences`].
    pub fn sentences<'t>(&self, text: &'t str) -> Sentences<'t> {
        Sentences { indices: self.sentence_indices(text) }
    }

    /// Like [`sentences`](Self::sentences), with the offset of each sentence in bytes.
    pub fn sentence_indices<'t>(&self, text: &'t str) -> SentenceIndices<'t> {
        SentenceIndices { text: Text::new(text), at: 0, rules: self.clone(), candidates: Finder::default() }
    }

    pub(super) fn ends_at_line_breaks(&self) -> bool {
        self.line_breaks
    }

    pub(super) fn ends_at_clauses(&self) -> bool {
        self.clauses
    }

    pub(super) fn has_abbreviation(&self, word: &str) -> bool {
        self.abbreviations.contains(word)
    }
}

/// Iterator over the sentences of a text, made by [`sentences`].
#[derive(Clone, Debug)]
#[must_use = "iterators are lazy"]
pub struct Sentences<'t> {
    indices: SentenceIndices<'t>,
}

impl<'t> Sentences<'t> {
    /// The text that has not been read yet.
    #[must_use]
    pub fn as_str(&self) -> &'t str {
        self.indices.as_str()
    }
}

impl<'t> Iterator for Sentences<'t> {
    type Item = &'t str;

    fn next(&mut self) -> Option<&'t str> {
        self.indices.next().map(|(_, sentence)| sentence)
    }
}

impl FusedIterator for Sentences<'_> {}

/// Iterator over the sentences of a text and their offsets in bytes, made by [`sentence_indices`].
#[derive(Clone, Debug)]
#[must_use = "iterators are lazy"]
pub struct SentenceIndices<'t> {
    text: Text<'t>,
    /// How far the text has been read.
    at: usize,
    rules: SentenceRules,
    /// Finds the signs that may end a sentence.
    candidates: Finder,
}

impl<'t> SentenceIndices<'t> {
    /// The text that has not been read yet.
    #[must_use]
    pub fn as_str(&self) -> &'t str {
        &self.text.as_str()[self.at..]
    }
}

impl<'t> Iterator for SentenceIndices<'t> {
    type Item = (usize, &'t str);

    fn next(&mut self) -> Option<(usize, &'t str)> {
        loop {
            let text = self.text.as_str();
            let rest = text[self.at..].trim_start();
            if rest.is_empty() {
                self.at = text.len();
                return None;
            }
            let start = text.len() - rest.len();
            self.at = end_of_sentence(&self.text, start, &self.rules, &mut self.candidates);
            let sentence = text[start..self.at].trim_end();
            if !sentence.is_empty() {
                return Some((start, sentence));
            }
        }
    }
}

impl FusedIterator for SentenceIndices<'_> {}
