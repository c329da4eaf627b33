//! What is where in a text: protected spans, and lines with Persian text.

pub(crate) mod lines;
mod patterns;
pub(crate) mod protect;
pub(crate) mod spans;

pub(crate) use patterns::address_from;
