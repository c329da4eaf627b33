//! What the fuzz targets run: one function for each, from bytes to checks that panic where a law is broken.
//!
//! The bytes choose a text by a grammar ([`texts`]) and settings ([`settings`]). Bytes that end early choose the
//! first of what is left, so every input is a case. The laws are those of the property tests.

#[path = "../../tests/common/mod.rs"]
mod common;
mod settings;
#[path = "../../tests/common/stream_laws.rs"]
mod stream_laws;
mod targets;
mod texts;

pub use targets::{TARGETS, run};
