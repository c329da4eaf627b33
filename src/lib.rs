//! WIP
#![no_std]
extern crate alloc;
#[cfg(any(feature = "std", test))]
extern crate std;
pub mod digits;
mod edit;
mod fold;
mod line;
mod normalizer;
mod protect;
mod punctuation;
mod scan;
mod script;
mod search;
mod sentence;
mod spacing;
mod vector;
pub mod zwnj;
pub use edit::{Edit, EditKind};
pub use fold::{HehYe, Marks};
pub use normalizer::{Builder, Normalizer};
pub use sentence::{SentenceIndices, Sentences, sentence_indices, sentences};
