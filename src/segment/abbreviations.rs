//! The abbreviations that a user adds to the rules for sentences.

use alloc::{boxed::Box, sync::Arc, vec::Vec};
use core::fmt;

use super::characters::{LONGEST_WORD, is_word_char};
use super::word_lists::persian_letter;

/// A sorted list of abbreviations without their dots, in Persian letters; `None` if it is empty. Cloning
/// does not copy the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Abbreviations(Option<Arc<Vec<Box<str>>>>);

impl Abbreviations {
    pub(super) const fn new() -> Self {
        Abbreviations(None)
    }

    /// Adds all of `words`, or none of them if one cannot be an abbreviation.
    pub(super) fn add<I>(&mut self, words: I) -> Result<(), AbbreviationError>
    where
        I: IntoIterator<Item: AsRef<str>>,
    {
        let added = words.into_iter().map(|word| checked(word.as_ref())).collect::<Result<Vec<_>, _>>()?;
        if !added.is_empty() {
            let all = Arc::make_mut(self.0.get_or_insert_default());
            all.extend(added);
            all.sort_unstable();
            all.dedup();
        }
        Ok(())
    }

    /// Whether `word`, in Arabic or Persian letters, is one of the abbreviations.
    pub(super) fn contains(&self, word: &str) -> bool {
        let letters = word.chars().map(persian_letter);
        let find = |all: &Arc<Vec<Box<str>>>| all.binary_search_by(|one| one.chars().cmp(letters.clone()));
        self.0.as_ref().is_some_and(|all| find(all).is_ok())
    }
}

/// Returns `word` in Persian letters, without a dot at its end, or an error if it cannot be an
/// abbreviation.
fn checked(word: &str) -> Result<Box<str>, AbbreviationError> {
    let name = word.strip_suffix('.').unwrap_or(word);
    let length = name.chars().count();
    // At most `LONGEST_WORD` characters of a word are read, so a word of that length may be the end of a
    // longer one.
    if length == 0 || length >= LONGEST_WORD || !name.chars().all(is_word_char) {
        return Err(AbbreviationError { word: word.into() });
    }
    Ok(name.chars().map(persian_letter).collect())
}

/// The error returned when a word cannot be an abbreviation; see
/// [`SentenceRules::add_abbreviation`](crate::SentenceRules::add_abbreviation).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AbbreviationError {
    word: Box<str>,
}

impl AbbreviationError {
    /// The word that cannot be used, as it was given.
    #[must_use]
    pub fn word(&self) -> &str {
        &self.word
    }
}

impl fmt::Display for AbbreviationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let most = LONGEST_WORD - 1;
        write!(
            f,
            "{:?} cannot be an abbreviation: it must be one word of 1 to {most} letters, digits, marks and ZWNJs, \
             without white space and without a dot inside (single letters with dots are known already)",
            self.word
        )
    }
}

impl core::error::Error for AbbreviationError {}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    #[test]
    fn abbreviations_are_found_in_arabic_and_persian_letters() {
        let mut all = Abbreviations::new();
        all.add(["کیل", "علي.", "Abb", "کیل"]).unwrap();
        for word in ["کیل", "كیل", "كيل", "علی", "Abb"] {
            assert!(all.contains(word), "{word}");
        }
        for word in ["", "ک", "کیلو", "abb", "علي."] {
            assert!(!all.contains(word), "{word}");
        }
    }

    #[test]
    fn words_that_cannot_be_abbreviations_are_errors_and_add_nothing() {
        let too_long = "ب".repeat(LONGEST_WORD);
        for word in ["", ".", " ", "مث ", "دو واژه", "ه.ش", "مث..", "مث،", "\u{A0}مث", &too_long]
        {
            let mut all = Abbreviations::new();
            let error = all.add(["مث", word]).unwrap_err();
            assert_eq!(error.word(), word);
            assert!(error.to_string().starts_with(&alloc::format!("{word:?} cannot be an abbreviation")));
            assert_eq!(all, Abbreviations::new());
        }
        let mut none = Abbreviations::new();
        assert_eq!((none.add([""; 0]), none), (Ok(()), Abbreviations::new()));
        assert_eq!(Abbreviations::new().add(["ب".repeat(LONGEST_WORD - 1)]), Ok(()));
    }
}
