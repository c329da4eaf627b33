//! [`Hamvar`]: the normalizer, and its form in the file of a tokenizer.

use hamvar::{Edit, Settings, SettingsError};
use serde::{Deserialize, Serialize};
use tokenizers::{
    DecoderWrapper, ModelWrapper, NormalizedString, Normalizer, NormalizerWrapper, PostProcessorWrapper,
    PreTokenizerWrapper, Result, Tokenizer, TokenizerImpl,
};

use crate::alignment::apply;

/// A tokenizer that normalizes with [`Hamvar`]. Its other components can be any of the crate `tokenizers`.
pub type HamvarTokenizer =
    TokenizerImpl<ModelWrapper, Hamvar, PreTokenizerWrapper, PostProcessorWrapper, DecoderWrapper>;

/// Normalizes Persian text, then runs another normalizer if there is one.
///
/// White space at the ends of the text stays, since the text can be what is between two special tokens.
///
/// Made from [`Settings`], or by default with the preset `standard`. In the file of a tokenizer it is
/// `{"type": "Hamvar", "settings": {…}, "then": {…}}`, where `settings`, `then` and each setting can be missing.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(try_from = "Saved", into = "Saved")]
pub struct Hamvar {
    normalizer: hamvar::Normalizer,
    then: Option<NormalizerWrapper>,
}

impl Hamvar {
    /// Returns the normalizer with these settings.
    ///
    /// # Errors
    /// If a setting is not valid. The error names the setting, and what to give instead.
    pub fn new(settings: &Settings) -> core::result::Result<Hamvar, SettingsError> {
        Ok(Hamvar { normalizer: settings.build()?, then: None })
    }

    /// Runs `normalizer` after hamvar. For several normalizers, give a `Sequence`.
    #[must_use]
    pub fn then(self, normalizer: impl Into<NormalizerWrapper>) -> Hamvar {
        Hamvar { then: Some(normalizer.into()), ..self }
    }

    /// Returns the settings.
    #[must_use]
    pub fn settings(&self) -> Settings {
        self.normalizer.settings()
    }

    /// Returns a copy of `tokenizer` that runs hamvar before its own normalizer.
    ///
    /// The vocabulary stays as it is, so the tokens of damaged text become those that the tokenizer has for
    /// edited text. A `then` that was set before is replaced.
    ///
    /// # Errors
    /// If a component of the tokenizer cannot be written as JSON and read again, which is how it is copied.
    pub fn before(&self, tokenizer: &Tokenizer) -> Result<HamvarTokenizer> {
        let first = Hamvar { then: tokenizer.get_normalizer().cloned(), ..self.clone() };
        let mut file = serde_json::to_value(tokenizer)?;
        file["normalizer"] = serde_json::to_value(first)?;
        // Some components can be read from text, but not from a JSON value.
        serde_json::to_string(&file)?.parse()
    }

    /// Returns the edits of `text`, except those of the white space at its ends.
    ///
    /// A tokenizer normalizes the text between two special tokens by itself. hamvar would remove the white space at the ends
    /// of this text, but the tokenizer needs it: a space belongs to the next word.
    pub(crate) fn edits(&self, text: &str) -> Vec<Edit> {
        let end = text.trim_end().len();
        let start = text.len() - text.trim_start().len();
        let mut edits = self.normalizer.edits(text);
        edits.retain(|edit| edit.range.is_empty() || edit.range.start >= start && edit.range.end <= end);
        edits
    }
}

impl Default for Hamvar {
    /// Returns the preset `standard`.
    fn default() -> Self {
        hamvar::Preset::Standard.into()
    }
}

impl From<hamvar::Preset> for Hamvar {
    fn from(preset: hamvar::Preset) -> Self {
        Hamvar { normalizer: preset.into(), then: None }
    }
}

impl Normalizer for Hamvar {
    fn normalize(&self, normalized: &mut NormalizedString) -> Result<()> {
        apply(normalized, &self.edits(normalized.get()));
        match &self.then {
            Some(then) => then.normalize(normalized),
            None => Ok(()),
        }
    }
}

/// [`Hamvar`] as it is in the file of a tokenizer.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Saved {
    #[serde(rename = "type")]
    kind: Kind,
    #[serde(default)]
    settings: Settings,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    then: Option<NormalizerWrapper>,
}

/// The `type` in the file, which distinguishes this normalizer from those of the crate `tokenizers`.
#[derive(Deserialize, Serialize)]
enum Kind {
    Hamvar,
}

impl TryFrom<Saved> for Hamvar {
    type Error = SettingsError;

    fn try_from(saved: Saved) -> core::result::Result<Self, SettingsError> {
        Ok(Hamvar { then: saved.then, ..Hamvar::new(&saved.settings)? })
    }
}

impl From<Hamvar> for Saved {
    fn from(hamvar: Hamvar) -> Self {
        Saved { kind: Kind::Hamvar, settings: hamvar.settings(), then: hamvar.then }
    }
}
