//! Laws that hold for every text, checked on generated texts.

#[path = "../common/mod.rs"]
mod common;

mod content;
mod gap_decisions;
mod generators;
mod numbers;
mod outputs;
mod pieces;
mod protect;
mod refused_edits;
mod search_keys;
#[path = "../common/search_laws.rs"]
mod search_laws;
mod search_terms;
mod segments;
mod separate_words;
mod sessions;
#[cfg(feature = "std")]
#[path = "../common/stream_laws.rs"]
mod stream_laws;
#[cfg(feature = "std")]
mod streams;
