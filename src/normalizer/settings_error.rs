//! [`SettingsError`]: which setting cannot be used, and what to give instead.

use alloc::string::{String, ToString};
use core::fmt;

use super::{CONFIDENCE, PatternError};
use crate::restore::WordError;

/// The error returned by [`Settings::build`](super::Settings::build) for a setting that cannot be used. Its
/// message names the setting and the value, and says what to give instead.
#[derive(Clone, Debug, PartialEq)]
pub struct SettingsError(Fault);

#[derive(Clone, Debug, PartialEq)]
enum Fault {
    Word(WordError),
    Pattern { pattern: String, error: PatternError },
    Confidence(u8),
}

impl SettingsError {
    pub(super) fn word(error: WordError) -> SettingsError {
        SettingsError(Fault::Word(error))
    }

    pub(super) fn pattern(pattern: &str, error: PatternError) -> SettingsError {
        SettingsError(Fault::Pattern { pattern: pattern.into(), error })
    }

    /// The error for a confidence outside [`CONFIDENCE`].
    pub(super) fn confidence(percent: u8) -> SettingsError {
        SettingsError(Fault::Confidence(percent))
    }

    /// The name of the setting, which is the name of a field of [`Settings`](super::Settings).
    #[must_use]
    pub fn setting(&self) -> &'static str {
        match self.0 {
            Fault::Word(_) => "words",
            Fault::Pattern { .. } => "protect_patterns",
            Fault::Confidence(_) => "zwnj_confidence",
        }
    }

    /// The value that cannot be used: a word, a pattern or a number.
    #[must_use]
    pub fn value(&self) -> String {
        match &self.0 {
            Fault::Word(error) => error.word().into(),
            Fault::Pattern { pattern, .. } => pattern.clone(),
            Fault::Confidence(percent) => percent.to_string(),
        }
    }
}

impl fmt::Display for SettingsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.setting())?;
        match &self.0 {
            Fault::Word(error) => error.fmt(f),
            Fault::Pattern { pattern, error } => {
                write!(
                    f,
                    "{pattern:?} cannot be used: {error}; correct the regular expression or leave it out"
                )
            }
            Fault::Confidence(percent) => {
                let (least, most) = (CONFIDENCE.start(), CONFIDENCE.end());
                write!(f, "{percent} is out of range; give a number from {least} to {most}")
            }
        }
    }
}

impl core::error::Error for SettingsError {
    fn source(&self) -> Option<&(dyn core::error::Error + 'static)> {
        match &self.0 {
            Fault::Word(error) => Some(error),
            Fault::Pattern { error, .. } => Some(error),
            Fault::Confidence(_) => None,
        }
    }
}
