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
//! [`Normalizer::builder`] switches each step and its options. The steps are functions too: [`fold`](fold()),
//! [`digits::to_persian`] and its like, [`spacing`](spacing()), [`zwnj::clean`](zwnj::clean()),
//! [`zwnj::restore`](zwnj::restore()). [`Normalizer::edits`] tells each change, and
//! [`Normalizer::normalize_aligned`] takes places of the result back to the source.
//!
//! # What other tools do, and this one
//!
//! The options of virastar (the longest list), hazm, parsivar, shekar, Lucene's
//! `PersianNormalizationFilter` and charabia, and where to find each here. *Always* means in
//! [`standard`](Normalizer::standard); a switch is one of [`Builder`].
//!
//! | behaviour | offered by | here |
//! |---|---|---|
//! | Arabic ye and kaf to Persian (Lucene: the other way) | all | always; other languages of the script keep their letters |
//! | Arabic and Latin digits to Persian, or to Latin | virastar, hazm, parsivar, shekar | [`digits`](Builder::digits), by context; the functions of [`digits`] everywhere |
//! | signs in numbers (`,` `.` `%`) | virastar | always, with the digits |
//! | diacritics removed | hazm, shekar, charabia | [`marks`](Builder::marks); kept by default, since an editor keeps مُلک |
//! | hamza of heh as هٔ or ه‌ی (Lucene: plain heh) | virastar | [`heh_ye`](Builder::heh_ye); the Academy's هٔ by default |
//! | teh marbuta to heh, hamza letters to plain ones | charabia | [`search`](Normalizer::search) only; سورة and مؤمن are Persian spelling |
//! | kashida removed | virastar, hazm, parsivar, shekar, charabia | always; [`keep_kashida`](Builder::keep_kashida) |
//! | bidi controls removed | virastar, shekar | always; [`keep_bidi_controls`](Builder::keep_bidi_controls) |
//! | ZWNJs that show nothing removed | virastar | always; [`clean_zwnj`](Builder::clean_zwnj) |
//! | prefixes and suffixes attached (می, ها, تر) | virastar, hazm, parsivar, shekar | always, by a model and also where the ZWNJ was deleted; [`restore_zwnj`](Builder::restore_zwnj), [`zwnj_confidence`](Builder::zwnj_confidence), [`words`](Builder::words) |
//! | quotation marks to «…» | virastar, hazm | always around Persian; [`quotes`](Builder::quotes) |
//! | three dots to an ellipsis, also with spaces between | virastar, hazm | always; [`ellipsis`](Builder::ellipsis) |
//! | `--` and `---` to dashes | virastar | always; [`dashes`](Builder::dashes) |
//! | `,` `;` `?` to Persian signs | virastar, parsivar | always beside Persian, never inside Latin text |
//! | runs of ؟ and ! reduced | virastar | always, to one of each |
//! | spaces around signs, brackets and quotations | virastar, hazm, parsivar, shekar | always; [`spacing`](Builder::spacing) |
//! | runs of spaces to one | virastar, hazm, parsivar, shekar | always; indentation stays |
//! | letters said thrice in chats | hazm | [`collapse_repeats`](Builder::collapse_repeats), off |
//! | HTML entities decoded | virastar | [`decode_entities`](Builder::decode_entities), off |
//! | URLs, addresses, tags, code, Markdown left alone | virastar | always; [`protect_kind`](Builder::protect_kind), [`protect_pattern`](Builder::protect_pattern) |
//! | line ends, extra blank lines | virastar | [`unix_line_ends`](Builder::unix_line_ends), [`collapse_blank_lines`](Builder::collapse_blank_lines), off: a line of the text is a line of the result |
//! | thousands signs put into numbers | parsivar, parsitext | [`group_digits`](Builder::group_digits), off |
//! | front matter, `[…]` or `{…}`, no-break spaces, list numbers left alone | virastar | [`protect_pattern`](Builder::protect_pattern) |
//! | a Persian comma between digits (۱۲،۵) | virastar | stays: it may part two numbers |
//! | the beginning and end of the text trimmed | virastar | not done: `str::trim` does it, and a caller who joins pieces wants their ends |
//! | هء and ه‌ئی respelled (هٔ, ه‌ای) | virastar | not done: letters are folded, never respelled |
//! | Markdown links and lists laid out anew | virastar | not done: layout is no spelling |
//! | dates reordered, numbers in words | parsivar, virastar | not done: that is reading, not spelling |
//! | emoji, special characters and stop words removed | hazm, shekar | not done: nothing is lost |
//! | kashidas as parenthetical dashes, or between digits as dashes | virastar | not done: a kashida is no sign |
//!
//! # Sentences and words
//!
//! [`sentences`], [`words`] and [`tokens`] are lazy iterators of slices of their input.
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

mod chars;
mod edit;
mod normalizer;
mod scan;
mod segment;
mod steps;
mod text;
#[cfg(feature = "train")]
mod train;
pub mod zwnj;

use alloc::borrow::Cow;

pub use edit::{Aligned, Edit, EditKind};
pub use normalizer::{Builder, Normalizer, PatternError};
pub use segment::sentences::{SentenceIndices, SentenceRules, Sentences, sentence_indices, sentences};
pub use segment::words::{Token, TokenKind, Tokens, WordIndices, Words, tokens, word_indices, words};
pub use steps::fold::{HehYe, Marks};
pub use text::spans::Protected;

pub mod digits {
    //! Digits.
    pub use crate::steps::digits::{Digits, ParseNumberError, parse, to_arabic, to_latin, to_persian};
}

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
    static MINIMAL: Normalizer = Normalizer::minimal();
    MINIMAL.normalize(text)
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
