//! Finds parts of a text: protected spans, lines with Persian text, numbers.

pub(crate) mod line_kind;
pub(crate) mod lines;
pub(crate) mod markup;
pub(crate) mod numbers;
mod patterns;
pub(crate) mod protect;
mod references;
mod signs;
pub(crate) mod spans;

pub(crate) use patterns::address_from;
