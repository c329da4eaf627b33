//! Finds parts of a text: protected spans, lines with Persian text, other languages, numbers, emoticons.

pub(crate) mod arabic;
pub(crate) mod emoticons;
pub(crate) mod foreign;
pub(crate) mod left_alone;
pub(crate) mod lines;
pub(crate) mod number_words;
pub(crate) mod numbers;
mod patterns;
pub(crate) mod protect;
pub(crate) mod spans;

pub(crate) use patterns::address_from;
mod visible;
