//! Segmentation: sentences and words as slices of a text. Reads only.

pub(crate) mod sentences;
pub(crate) mod words;
