//! The formats: which parts of a piece of a file are text, and how a new text is written there.

pub(crate) mod csv;
pub(crate) mod json;
pub(crate) mod subtitles;
