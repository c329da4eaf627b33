//! The fuzz targets, one function each. A target makes a case from bytes, and panics if the case breaks a law.
//!
//! The bytes choose a text by a grammar ([`texts`]), and settings ([`settings`]). If the bytes end early, the first
//! choice is taken for the rest. So nearly every input makes a case. The laws are those of the property tests.

#[path = "../../tests/common/mod.rs"]
mod common;
#[path = "../../tests/common/search_laws.rs"]
mod search_laws;
mod seeds;
mod settings;
#[path = "../../tests/common/stream_laws.rs"]
mod stream_laws;
mod targets;
mod texts;

pub use seeds::{seeds, write_seeds};
pub use targets::{TARGETS, run};
