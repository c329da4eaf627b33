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
use alloc::borrow::Cow;
/// WIP
pub fn fold(text: &str) -> Cow<'_, str> { static_normalizer(|b| { b.fold(true); }, text) }
/// WIP
pub fn spacing(text: &str) -> Cow<'_, str> { static_normalizer(|b| { b.spacing(true); }, text) }
fn static_normalizer<'t>(choose: impl FnOnce(&mut Builder), text: &'t str) -> Cow<'t, str> {
    let mut b = Normalizer::builder(); b.fold(false).digits(digits::Digits::Keep).spacing(false).clean_zwnj(false).restore_zwnj(false); choose(&mut b); b.build().normalize(text)
}
