//! [`Settings`]: all settings of a normalizer as plain data, for files and forms.

use alloc::collections::BTreeSet;
use alloc::string::String;
use alloc::vec::Vec;

use super::options::for_each_option;
use super::{Builder, CONFIDENCE, Normalizer, Preset, SettingsError};
use crate::steps::digits::Digits;
use crate::steps::fold::{HehYe, Marks};
use crate::steps::style::Style;
use crate::text::line_kind::TextKind;
use crate::text::spans::SpanKind;

/// Defines [`Settings`], and what visits all options of the table.
macro_rules! settings {
    ($($(#[$doc:meta])* $name:ident($argument:ident: $type:ty) => $($field:ident).+;)*) => {
        /// The settings of a [`Normalizer`] as plain data. A field has the name of the setter of [`Builder`] that
        /// documents it.
        ///
        /// [`Normalizer::settings`] returns them, and [`build`](Settings::build) makes a normalizer of them. The
        /// model is not part of them; see [`Builder::model`].
        ///
        /// ```
        /// use hamvar::{Digits, Preset, Settings, SpanKind};
        ///
        /// let mut settings = Settings::of(Preset::Standard);
        /// settings.digits = Digits::Keep;
        /// settings.words.push("گل‌بهشت".into());
        /// settings.protect_kinds.remove(&SpanKind::Hashtag);
        /// let n = settings.build()?;
        /// assert_eq!(n.normalize("گل بهشت 12 #كتاب"), "گل‌بهشت 12 #کتاب");
        /// assert_eq!(n.settings(), settings);
        /// # Ok::<(), hamvar::SettingsError>(())
        /// ```
        ///
        /// With the feature `serde`, settings can be read from a file and written to one. Names are those of the
        /// fields. Values that are words are in lower case, with hyphens between words (`"keep-tanvin"`). Every
        /// field can be missing: then it has the value of the preset, which is `"standard"` if it is missing
        /// too. A name that is unknown is an error.
        ///
        /// ```
        /// # #[cfg(feature = "serde")] {
        /// use hamvar::{Digits, Settings};
        ///
        /// let file = r#"
        ///     preset = "standard"
        ///     digits = "ascii"
        ///     zwnj_confidence = 90
        ///     protect_patterns = ['\{\{.*?\}\}']
        /// "#;
        /// let settings: Settings = toml::from_str(file).unwrap();
        /// assert_eq!(settings.digits, Digits::Ascii);
        /// assert!(settings.fix_punctuation);
        /// # }
        /// ```
        #[derive(Clone, Debug, PartialEq, Eq)]
        #[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize))]
        #[cfg_attr(feature = "serde", serde(from = "FileSettings"))]
        #[non_exhaustive]
        pub struct Settings {
            /// The preset that the other settings change.
            pub preset: Preset,
            $(
                #[doc = concat!("See [`Builder::", stringify!($name), "`].")]
                pub $name: $type,
            )*
            /// Words in the spelling that they should have; see [`Builder::add_words`]. Of two words with the
            /// same letters the last one counts.
            pub words: Vec<String>,
            /// The kinds of spans that are protected; see [`Builder::protect_kind`].
            pub protect_kinds: BTreeSet<SpanKind>,
            /// Regular expressions whose matches are protected; see [`Builder::protect_pattern`].
            pub protect_patterns: Vec<String>,
        }

        impl From<&Normalizer> for Settings {
            fn from(normalizer: &Normalizer) -> Self {
                let kinds = SpanKind::ALL.iter().copied();
                let patterns = normalizer.patterns.as_deref().unwrap_or_default();
                Settings {
                    preset: normalizer.preset,
                    $($name: normalizer.$($field).+,)*
                    words: normalizer.words.as_deref().cloned().unwrap_or_default(),
                    protect_kinds: kinds.filter(|&kind| normalizer.kinds.has(kind)).collect(),
                    protect_patterns: patterns.iter().map(|pattern| pattern.as_str().into()).collect(),
                }
            }
        }

        impl Settings {
            /// Sets the options that are one value each.
            fn set_options(&self, builder: &mut Builder) {
                $(builder.$name(self.$name);)*
            }
        }

        /// The content of a file: settings that may be missing.
        #[cfg(feature = "serde")]
        #[derive(serde::Deserialize)]
        #[serde(rename = "Settings", default, deny_unknown_fields)]
        #[derive(Default)]
        struct FileSettings {
            preset: Preset,
            $($name: Option<$type>,)*
            words: Option<Vec<String>>,
            protect_kinds: Option<BTreeSet<SpanKind>>,
            protect_patterns: Option<Vec<String>>,
        }

        #[cfg(feature = "serde")]
        impl From<FileSettings> for Settings {
            /// Returns the settings of the preset, changed by those that the file has.
            fn from(file: FileSettings) -> Self {
                let preset = Settings::of(file.preset);
                Settings {
                    preset: file.preset,
                    $($name: file.$name.unwrap_or(preset.$name),)*
                    words: file.words.unwrap_or(preset.words),
                    protect_kinds: file.protect_kinds.unwrap_or(preset.protect_kinds),
                    protect_patterns: file.protect_patterns.unwrap_or(preset.protect_patterns),
                }
            }
        }
    };
}

for_each_option!(settings);

impl Settings {
    /// Returns the settings of a preset.
    #[must_use]
    pub fn of(preset: Preset) -> Settings {
        Normalizer::from(preset).settings()
    }

    /// Returns the normalizer with these settings and the embedded model.
    ///
    /// # Errors
    /// If a word or a pattern cannot be used, or a number is out of range. The error names the setting and
    /// the value, and what to give instead.
    ///
    /// ```
    /// let mut settings = hamvar::Settings::default();
    /// settings.zwnj_confidence = 120;
    /// let error = settings.build().unwrap_err();
    /// assert_eq!(error.setting(), "zwnj_confidence");
    /// assert_eq!(error.to_string(), "zwnj_confidence: 120 is out of range; give a number from 1 to 99");
    /// ```
    pub fn build(&self) -> Result<Normalizer, SettingsError> {
        if !CONFIDENCE.contains(&self.zwnj_confidence) {
            return Err(SettingsError::confidence(self.zwnj_confidence));
        }
        let mut builder = Builder::from(Normalizer::from(self.preset));
        self.set_options(&mut builder);
        builder.add_words(&self.words).map_err(SettingsError::word)?;
        builder.protect(false);
        for &kind in &self.protect_kinds {
            builder.protect_kind(kind, true);
        }
        for pattern in &self.protect_patterns {
            builder.protect_pattern(pattern).map_err(|error| SettingsError::pattern(pattern, error))?;
        }
        Ok(builder.build())
    }
}

impl Default for Settings {
    /// Returns the settings of the preset [`standard`](Normalizer::standard).
    fn default() -> Self {
        Settings::of(Preset::Standard)
    }
}
