//! The steps of normalization, one file each.

pub(crate) mod blank_lines;
pub(crate) mod clean_zwnj;
pub(crate) mod digits;
pub(crate) mod entities;
pub(crate) mod fold;
pub(crate) mod line_ends;
pub(crate) mod punctuation;
pub(crate) mod repeats;
pub(crate) mod restore_zwnj;
pub(crate) mod search_key;
pub(crate) mod spaces;
