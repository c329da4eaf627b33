//! The repairs of gaps that can be switched on and off.

/// Which gaps are repaired.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Repairs {
    /// ZWNJs that were lost.
    pub(crate) zwnjs: bool,
    /// Spaces that were lost after a letter that does not join.
    pub(crate) spaces: bool,
    /// Spaces in the middle of a word.
    pub(crate) words: bool,
}

impl Repairs {
    pub(crate) const NONE: Repairs = Repairs { zwnjs: false, spaces: false, words: false };
    pub(crate) const ALL: Repairs = Repairs { zwnjs: true, spaces: true, words: true };
}
