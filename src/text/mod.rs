//! Finds parts of a text: protected spans, lines with Persian text, numbers.

pub(crate) mod lines;
pub(crate) mod numbers;
mod patterns;
pub(crate) mod protect;
pub(crate) mod spans;

pub(crate) use patterns::address_from;
mod visible;
