//! The error for a word that restoration cannot use.

use alloc::string::String;
use core::fmt;

use super::letters::MAX_WORD;

/// The error returned by [`Builder::add_word`](crate::Builder::add_word) for a word that cannot be
/// used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordError {
    word: String,
    reason: Reason,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Reason {
    NoLetter,
    TooLong,
    Character(char),
}

impl WordError {
    pub(super) fn new(word: &str, reason: Reason) -> WordError {
        WordError { word: word.into(), reason }
    }

    /// The word that cannot be used.
    #[must_use]
    pub fn word(&self) -> &str {
        &self.word
    }
}

impl fmt::Display for WordError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the word {:?} cannot be used: ", self.word)?;
        match self.reason {
            Reason::NoLetter => f.write_str("it has no letter of the Arabic script"),
            Reason::TooLong => write!(f, "it has more than {MAX_WORD} letters"),
            Reason::Character(c) => {
                write!(f, "it has {c:?}; give letters and marks of the Arabic script, ZWNJs and spaces")
            }
        }
    }
}

impl core::error::Error for WordError {}
