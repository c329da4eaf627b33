//! The public interface to sentences: functions, rules that a user can change, and iterators.

use core::iter::FusedIterator;

pub use super::rules::SentenceRules;
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

impl SentenceRules {
    /// Splits `text` into sentences by these rules; see [`sentences`].
    pub fn sentences<'t>(&self, text: &'t str) -> Sentences<'t> {
        Sentences { indices: self.sentence_indices(text) }
    }

    /// Like [`sentences`](Self::sentences), with the offset of each sentence in bytes.
    pub fn sentence_indices<'t>(&self, text: &'t str) -> SentenceIndices<'t> {
        SentenceIndices { text: Text::new(text), at: 0, rules: self.clone(), candidates: Finder::default() }
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
