//! The repairs of gaps that a user can turn on or off.

/// Which gaps are repaired.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Repairs {
    /// Whether lost ZWNJs are restored.
    pub(crate) zwnjs: bool,
    /// Whether spaces that were lost at seams are restored.
    pub(crate) spaces: bool,
    /// Whether words that were typed as two are joined.
    pub(crate) words: bool,
}

impl Repairs {
    pub(crate) const NONE: Repairs = Repairs { zwnjs: false, spaces: false, words: false };
    pub(crate) const ALL: Repairs = Repairs { zwnjs: true, spaces: true, words: true };
}
