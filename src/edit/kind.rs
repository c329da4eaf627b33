//! The kinds of edits and their names.

use core::fmt;
use core::str::FromStr;

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident = $name:literal,)*) => {
        /// What an [`Edit`](crate::Edit) does.
        ///
        /// Each kind has a name, for the settings and messages of a linter. The names do not change; new
        /// kinds may be added.
        ///
        /// ```
        /// use hamvar::EditKind;
        ///
        /// assert_eq!(EditKind::SpaceToZwnj.as_str(), "space-to-zwnj");
        /// assert_eq!("space-to-zwnj".parse(), Ok(EditKind::SpaceToZwnj));
        /// assert!(EditKind::ALL.contains(&EditKind::Ellipsis));
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum EditKind {
            $($(#[$doc])* $kind,)*
        }

        impl EditKind {
            /// All kinds.
            pub const ALL: &'static [EditKind] = &[$(EditKind::$kind,)*];

            /// The name of the kind: lower case, with hyphens between words.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(EditKind::$kind => $name,)*
                }
            }
        }
    };
}

// To add a kind, add a line here. If the edit changes the whole gap between two words, see also
// `EditKind::absorbs`.
kinds! {
    /// A letter became its Persian form.
    Letter = "letter",
    /// A digit, or a sign inside a number, was replaced.
    Digit = "digit",
    /// A mark or a kashida was removed, reordered or composed with its letter.
    Mark = "mark",
    /// An invisible character was removed or replaced.
    Invisible = "invisible",
    /// An HTML entity was replaced by its character.
    Entity = "entity",
    /// A space or line end was inserted, removed or replaced.
    Space = "space",
    /// A comma, semicolon, question mark or exclamation mark was replaced or removed.
    Punctuation = "punctuation",
    /// A quotation mark became « or ».
    QuotationMark = "quotation-mark",
    /// Three dots became an ellipsis.
    Ellipsis = "ellipsis",
    /// Two or three hyphens became a dash.
    Dash = "dash",
    /// A ZWNJ was inserted inside a word.
    ZwnjInserted = "zwnj-inserted",
    /// A ZWNJ without any visible effect was removed.
    ZwnjRemoved = "zwnj-removed",
    /// A space inside a word became a ZWNJ (کتاب ها, کتاب‌ها).
    SpaceToZwnj = "space-to-zwnj",
    /// A space inside a word was removed, after a letter that does not join (بندر ها, بندرها).
    WordJoined = "word-joined",
    /// A space was put between two words that were written as one (دوکشور, دو کشور).
    SpaceRestored = "space-restored",
    /// A word that was typed as two was joined (کار آفرین, کارآفرین).
    WordMended = "word-mended",
    /// A right spelling was replaced by another one, which the style of the normalizer prefers (آنها, آن‌ها).
    Style = "style",
}

impl EditKind {
    /// Whether an edit of this kind makes one edit with an edit of the kind `earlier` in the same gap, which
    /// an earlier step removed characters from. If two spaces become a ZWNJ, the removal of the second space
    /// is of no use by itself: a ZWNJ beside a space would remain without it.
    pub(super) fn absorbs(self, earlier: EditKind) -> bool {
        matches!(self, EditKind::SpaceToZwnj | EditKind::WordJoined | EditKind::WordMended | EditKind::Style)
            && matches!(earlier, EditKind::Space | EditKind::ZwnjRemoved)
    }
}

impl fmt::Display for EditKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for EditKind {
    type Err = ParseEditKindError;

    /// Returns the kind with the name `name`.
    fn from_str(name: &str) -> Result<Self, ParseEditKindError> {
        EditKind::ALL.iter().copied().find(|kind| kind.as_str() == name).ok_or(ParseEditKindError(()))
    }
}

/// The error returned when a text is not the name of an [`EditKind`]. Its message lists all names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParseEditKindError(());

impl fmt::Display for ParseEditKindError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("unknown kind of edit; the kinds are ")?;
        for (i, kind) in EditKind::ALL.iter().enumerate() {
            let comma = if i == 0 { "" } else { ", " };
            write!(f, "{comma}{kind}")?;
        }
        Ok(())
    }
}

impl core::error::Error for ParseEditKindError {}
