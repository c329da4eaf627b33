//! The formats: which parts of a piece of a file are text, and how a new text is written there.

pub(crate) mod csv;
pub(crate) mod json;
#[cfg(feature = "parquet")]
pub(crate) mod parquet;
pub(crate) mod subtitles;
