//! *hamvar* as the normalizer of a tokenizer of the crate [`tokenizers`].
//!
//! [`Hamvar`] normalizes Persian text before it is cut into tokens, and keeps the alignment: the offsets
//! of a token are those of the text that the user gave. The file of a tokenizer contains the normalizer with all of its
//! settings.
//!
//! ```
//! use hamvar_tokenizers::Hamvar;
//! use tokenizers::{NormalizedString, Normalizer, OffsetReferential, normalizer::Range};
//!
//! let mut text = NormalizedString::from("كتاب ها را نميخواند");
//! Hamvar::default().normalize(&mut text)?;
//! assert_eq!(text.get(), "کتاب‌ها را نمی‌خواند");
//!
//! let end = "کتاب‌ها".len();
//! assert_eq!(text.get_range_original(Range::Normalized(..end)), Some("كتاب ها"));
//! # Ok::<(), Box<dyn std::error::Error + Send + Sync>>(())
//! ```

mod alignment;
mod normalizer;
mod source_ranges;

pub use normalizer::{Hamvar, HamvarTokenizer};

/// The README's examples, as tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
