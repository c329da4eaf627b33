//! What stands where in a text.

pub(crate) mod lines;
pub(crate) mod numbers;
pub(crate) mod protect;
pub(crate) mod spans;
