//! Normalizes Persian (Farsi) text: restores lost ZWNJs (half-spaces), folds Arabic look-alike
//! letters, converts digits, puts spaces and punctuation right, and splits sentences.
//!
//! # Usage
//!
//! ```
//! let n = hamvar::Normalizer::standard();
//! assert_eq!(n.normalize("علي كتاب ها را نميخواند"), "علی کتاب‌ها را نمی‌خواند");
//! ```
//!
//! Nothing to download and nothing to configure: the model that restores ZWNJs is part of the
//! crate and is used where it lies. A [`Normalizer`] is built once and then used for any number of
//! texts, from any number of threads; it returns its input borrowed when there is nothing to do.
//!
//! # Presets
//!
//! | | [`standard`](Normalizer::standard) | [`search`](Normalizer::search) | [`minimal`](Normalizer::minimal) |
//! |---|---|---|---|
//! | for | text to read | keys of an index | code points only |
//! | ي ك ە, ﻻ → ی ک ه, لا | yes | yes | yes |
//! | invisible characters, kashida | dropped | dropped | dropped |
//! | marks (مُلک) | kept, in order | dropped | kept, in order |
//! | أ ؤ ئ ة | kept | ا و ی ه | kept |
//! | digits | Persian, in Persian context | Latin | kept |
//! | spaces and punctuation | put right | put right | kept |
//! | ZWNJ | cleaned and restored | no spelling has one | kept |
//! | Latin letters | kept | lower case | kept |
//! | URLs, addresses, code, formulas, tags | left as they are | as the rest | as the rest |
//!
//! [`Normalizer::builder`] switches each step. The steps are functions too: [`fold`],
//! [`digits::to_persian`] and its like, [`spacing`], [`zwnj::clean`], [`zwnj::restore`].
//!
//! # Sentences and words
//!
//! [`sentences`] and [`words`] are lazy iterators of slices of their input.
//!
//! ```
//! let all: Vec<&str> = hamvar::sentences("قیمت ۳.۱۴ شد! چرا؟").collect();
//! assert_eq!(all, ["قیمت ۳.۱۴ شد!", "چرا؟"]);
//! ```
//!
//! # Guarantees
//!
//! For every text: normalizing twice is normalizing once; a text without letters of the Arabic
//! script keeps its letters, digits, quotation marks and commas; no letter is lost; protected
//! spans come out byte for byte. No function panics, and every one takes time linear in its input,
//! so untrusted text is safe.
//!
//! # Crate features
//!
//! - `std` (default): vector instructions are chosen at run time. Without it the crate needs
//!   `alloc` only, and gives the same results.
//! - `train`: [`zwnj`]'s `Trainer`, with which the embedded model was made.

#![no_std]
#![cfg_attr(docsrs, feature(doc_cfg))]

extern crate alloc;
#[cfg(any(feature = "std", test))]
extern crate std;

pub mod digits;
mod edit;
mod entity;
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
mod word;
pub mod zwnj;

use alloc::borrow::Cow;

pub use edit::{Edit, EditKind};
pub use fold::{HehYe, Marks};
pub use normalizer::{Builder, Normalizer, PatternError};
pub use protect::Protected;
pub use sentence::{SentenceIndices, Sentences, sentence_indices, sentences};
pub use word::{WordIndices, Words, word_indices, words};

/// The version of the keys that [`Normalizer::search`] makes. An index keeps this number beside its
/// keys: as long as it is the same, so are the keys of every text, and keys of different versions
/// are not to be compared. It changes in minor releases only, and the changelog says so.
///
/// Keys of version 1: letters folded (also أ إ ٱ → ا, ؤ → و, ئ → ی, or → و before و, ة → ه); marks, kashida
/// and invisible characters dropped; digits Latin; other scripts in lower case; spaces and signs as
/// [`Normalizer::standard`] puts them; no ZWNJ, and no space where one was lost; no ye of an ezafe
/// after heh.
pub const SEARCH_KEY_VERSION: u32 = 1;

/// Folds letters to their Persian forms, puts marks in canonical order (UAX #15) and drops
/// invisible characters, as [`Normalizer::minimal`] does. Borrows when there is nothing to do.
///
/// ```
/// assert_eq!(hamvar::fold("كتاب\u{200F} عليﻻ"), "کتاب علیلا");
/// ```
pub fn fold(text: &str) -> Cow<'_, str> {
    Normalizer::minimal().normalize(text)
}

/// Puts spaces and punctuation right in lines that have Persian text, and nothing else. Borrows
/// when there is nothing to do.
///
/// ```
/// assert_eq!(hamvar::spacing("سلام ، خوبی ?بله"), "سلام، خوبی؟ بله");
/// ```
pub fn spacing(text: &str) -> Cow<'_, str> {
    let mut only = Normalizer::builder();
    only.fold(false).digits(digits::Digits::Keep).clean_zwnj(false).restore_zwnj(false);
    only.build().normalize(text)
}

/// The README's examples, as tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
