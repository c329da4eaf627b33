//! [`Preset`]: the names of the presets.

use core::fmt;
use core::str::FromStr;

use super::{Builder, Normalizer};

macro_rules! presets {
    ($($(#[$doc:meta])* $preset:ident = $name:literal => $normalizer:expr;)*) => {
        /// The preset that [`Settings`](super::Settings) start from.
        ///
        /// A preset is more than its settings: only [`Search`](Preset::Search) makes keys, and only
        /// [`Standard`](Preset::Standard) and `Search` mend a ZWNJ that was typed between two words.
        ///
        /// ```
        /// use hamvar::{Normalizer, Preset};
        ///
        /// assert_eq!("search".parse(), Ok(Preset::Search));
        /// assert_eq!(Normalizer::from(Preset::Search), Normalizer::search());
        /// ```
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
        #[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize))]
        #[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
        #[non_exhaustive]
        pub enum Preset {
            $($(#[$doc])* $preset,)*
        }

        impl Preset {
            /// All presets.
            pub const ALL: &'static [Preset] = &[$(Preset::$preset,)*];

            /// The name of the preset.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Preset::$preset => $name,)*
                }
            }
        }

        impl From<Preset> for Normalizer {
            fn from(preset: Preset) -> Self {
                match preset {
                    $(Preset::$preset => $normalizer,)*
                }
            }
        }
    };
}

presets! {
    /// [`Normalizer::standard`]: text for people to read.
    #[default]
    Standard = "standard" => Normalizer::standard();
    /// [`Normalizer::search`]: one key for every spelling of a word.
    Search = "search" => Normalizer::search();
    /// [`Normalizer::minimal`]: code points only.
    Minimal = "minimal" => Normalizer::minimal();
    /// [`Builder::empty`]: every step is off.
    Empty = "empty" => Builder::empty().build();
}

impl fmt::Display for Preset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Preset {
    type Err = ParsePresetError;

    /// Returns the preset with the name `name`.
    fn from_str(name: &str) -> Result<Self, ParsePresetError> {
        Preset::ALL.iter().copied().find(|preset| preset.as_str() == name).ok_or(ParsePresetError(()))
    }
}

/// The error returned when a text is not the name of a [`Preset`]. Its message lists all names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParsePresetError(());

impl fmt::Display for ParsePresetError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("unknown preset; the presets are ")?;
        for (i, preset) in Preset::ALL.iter().enumerate() {
            let comma = if i == 0 { "" } else { ", " };
            write!(f, "{comma}{preset}")?;
        }
        Ok(())
    }
}

impl core::error::Error for ParsePresetError {}
