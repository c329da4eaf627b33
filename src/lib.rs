//! Normalizes Persian (Farsi) text: restores lost ZWNJs (half-spaces) and lost spaces, folds Arabic
//! look-alike letters, converts digits, fixes spaces and punctuation, and splits sentences and words.
//!
//! # Usage
//!
//! ```
//! let n = hamvar::Normalizer::standard();
//! assert_eq!(n.normalize("علي كتاب ها را نميخواند"), "علی کتاب‌ها را نمی‌خواند");
//! ```
//!
//! There is nothing to download and nothing to configure: the model that repairs gaps is part of
//! the crate. Build a [`Normalizer`] once and use it for any number of texts, from any number of
//! threads. It returns its input borrowed when there is nothing to do.
//!
//! # Presets
//!
//! | | [`standard`](Normalizer::standard) | [`search`](Normalizer::search) | [`minimal`](Normalizer::minimal) |
//! |---|---|---|---|
//! | for | text to read | keys of an index | code points only |
//! | ي ك ە, ﻻ → ی ک ه, لا | yes | yes | yes |
//! | invisible characters, kashida | removed | removed | removed |
//! | marks (مُلک) | kept, in order | removed | kept, in order |
//! | أ ؤ ئ ة | kept | ا و ی ه | kept |
//! | digits | Persian, in Persian context or in place of Arabic-Indic ones | ASCII | kept |
//! | spaces and punctuation | fixed | fixed | kept |
//! | ZWNJ | cleaned and restored | removed, and one spelling of every gap | kept |
//! | lost spaces, words typed as two | repaired | repaired | kept |
//! | Latin letters | kept | lower case | kept |
//! | URLs, addresses, code, formulas, tags | kept byte for byte | like the rest | like the rest |
//!
//! [`Normalizer::builder`] turns each step on or off and sets its options; [`Settings`] are the same as plain
//! data, for files. The steps are functions too:
//! [`fold`], [`fix_spaces`], [`fix_punctuation`], [`digits::to_persian`] and its siblings, [`zwnj::clean`],
//! [`zwnj::restore`]. [`Normalizer::edits`] returns each change, [`edits::apply`] applies those that a user
//! accepts, and [`Normalizer::normalize_aligned`] maps offsets of the result to the source and back.
//!
//! For a search engine, [`Normalizer::search_terms`] returns each word with its stem and parts.
//!
//! A text that comes line by line belongs in a [`Session`], the column of a table in a [`Batch`], and a
//! stream of bytes or strings in a reader or writer of [`stream`].
//!
//! # Comparison with other tools
//!
//! This table lists the options of virastar (which has the most), hazm, parsivar, shekar, Lucene's
//! `PersianNormalizationFilter` and charabia, and where to find each of them here. *Always* means that
//! [`standard`](Normalizer::standard) does it; the linked methods of [`Builder`] change that.
//!
//! | behaviour | offered by | here |
//! |---|---|---|
//! | Arabic ye and kaf to Persian (Lucene: the other way) | all | always; other languages written in the Arabic script and vocalized Arabic keep their letters |
//! | Arabic and ASCII digits to Persian, or to ASCII | virastar, hazm, parsivar, shekar | [`digits`](Builder::digits), by context; [`convert_lone_numbers`](Builder::convert_lone_numbers) without letters; the functions of [`digits`] everywhere |
//! | signs in numbers (`,` `.` `%`) | virastar | always, with the digits; a point that numbers things stays (شکل 2.3) |
//! | diacritics removed | hazm, shekar, charabia | [`marks`](Builder::marks); kept by default, since an editor keeps مُلک |
//! | hamza of heh as هٔ or ه‌ی (Lucene: plain heh) | virastar | [`heh_ye`](Builder::heh_ye), kept by default; ۀ becomes هٔ always |
//! | teh marbuta to heh, hamza letters to plain ones | charabia | [`search`](Normalizer::search) only; سورة and مؤمن are Persian spelling |
//! | kashida removed | virastar, hazm, parsivar, shekar, charabia | always, except one that shows a form of letters (ـها, بـ) or stands for a dash (ایران‌ـ‌عراق); [`keep_kashida`](Builder::keep_kashida) |
//! | bidi controls removed | virastar, shekar | always, except beside placeholders, and U+200E beside a sign of Latin or a number (C++, -5); [`keep_bidi_controls`](Builder::keep_bidi_controls) |
//! | ZWNJs without effect removed | virastar | always; [`clean_zwnj`](Builder::clean_zwnj) |
//! | prefixes and suffixes attached (می, ها, تر) | virastar, hazm, parsivar, shekar | always, by a model, also where the ZWNJ was deleted; [`restore_zwnj`](Builder::restore_zwnj), [`zwnj_confidence`](Builder::zwnj_confidence), [`add_words`](Builder::add_words) |
//! | quotation marks to «…» | virastar, hazm | always around Persian; [`convert_quotes`](Builder::convert_quotes) |
//! | three dots to an ellipsis, also with spaces between | virastar, hazm | always; [`convert_ellipses`](Builder::convert_ellipses) |
//! | `--` and `---` to dashes | virastar | always; [`convert_dashes`](Builder::convert_dashes) |
//! | `,` `;` `?` to Persian signs | virastar, parsivar | always beside Persian text, never inside Latin text; [`fix_punctuation`](Builder::fix_punctuation) |
//! | runs of ؟ and ! reduced | virastar | always, to one of each sign |
//! | spaces around signs, brackets and quotations | virastar, hazm, parsivar, shekar | always; [`fix_spaces`](Builder::fix_spaces) |
//! | runs of spaces to one | virastar, hazm, parsivar, shekar | always; indentation, the gap inside a verse and wide blanks of forms stay |
//! | letters repeated in chats | hazm | [`collapse_repeats`](Builder::collapse_repeats), off |
//! | HTML entities decoded | virastar | [`decode_entities`](Builder::decode_entities), off |
//! | URLs, addresses, tags, code, Markdown left alone | virastar | always; [`protect_kind`](Builder::protect_kind), [`protect_pattern`](Builder::protect_pattern) |
//! | line ends, extra blank lines | virastar | [`convert_line_ends`](Builder::convert_line_ends), [`collapse_blank_lines`](Builder::collapse_blank_lines), off: a line of the text is a line of the result |
//! | thousands signs put into numbers | parsivar, parsitext | [`group_digits`](Builder::group_digits), off |
//! | front matter, `[…]` or `{…}`, no-break spaces, list numbers left alone | virastar | [`protect_pattern`](Builder::protect_pattern) |
//! | a Persian comma between digits (۱۲،۵) | virastar | stays: it may separate two numbers |
//! | the beginning and end of the text trimmed | virastar | not done: `str::trim` does it, and a caller who joins pieces needs their ends |
//! | هء and ه‌ئی respelled (هٔ, ه‌ای) | virastar | not done: letters are folded, never respelled |
//! | Markdown links and lists laid out anew | virastar | not done: layout is not spelling |
//! | dates reordered, numbers in words | parsivar, virastar | not done: that is interpretation |
//! | emoji, special characters and stop words removed | hazm, shekar | not done: nothing is lost |
//! | kashidas as parenthetical dashes, or between digits as dashes | virastar | not done: such a kashida stays |
//!
//! # Sentences and words
//!
//! [`sentences`], [`words`] and [`tokens`] are lazy iterators over slices of their input.
//!
//! ```
//! let all: Vec<&str> = hamvar::sentences("قیمت ۳.۱۴ شد! چرا؟").collect();
//! assert_eq!(all, ["قیمت ۳.۱۴ شد!", "چرا؟"]);
//! ```
//!
//! # Guarantees
//!
//! - Normalizing twice is the same as normalizing once.
//! - [`standard`](Normalizer::standard) and [`minimal`](Normalizer::minimal) lose no letter. In a
//!   text without letters and digits of the Arabic script, they also keep numbers, quotation marks and
//!   commas.
//! - Protected spans are kept byte for byte. They are found as if the text had no invisible characters
//!   (see [`SpanKind`]).
//! - A text that comes in parts ([`Session`], [`stream`]) comes out as the whole text does.
//! - No function panics, and every function takes time linear in its input, so untrusted text is
//!   safe. Only the patterns of [`protect_pattern`](Builder::protect_pattern) may take longer.
//!
//! # Crate features
//!
//! - `std` (default): vector instructions are chosen at run time. Without `std` the crate needs
//!   `alloc` only, and gives the same results.
//! - `serde`: [`Settings`] can be read from a file and written to one.
//! - `train`: [`zwnj`]'s `Trainer`, which made the embedded model.

#![no_std]
#![cfg_attr(docsrs, feature(doc_cfg))]

extern crate alloc;
#[cfg(any(feature = "std", test))]
extern crate std;

mod arabic;
mod chars;
pub mod digits;
mod edit;
mod normalizer;
mod restore;
mod scan;
mod segment;
mod steps;
pub mod stream;
mod text;
#[cfg(feature = "train")]
mod train;
mod work;

use alloc::borrow::Cow;

pub use edit::{Aligned, Edit, EditKind};
pub use normalizer::{
    Batch, Builder, Normalizer, ParsePresetError, PatternError, Preset, Session, Settings, SettingsError,
};
pub use segment::abbreviations::AbbreviationError;
pub use segment::sentences::{SentenceIndices, SentenceRules, Sentences, sentence_indices, sentences};
pub use segment::words::{Token, TokenKind, Tokens, WordIndices, Words, tokens, word_indices, words};
pub use steps::digits::Digits;
pub use steps::fold::{HehYe, Marks};
pub use steps::style::Style;
pub use text::line_kind::TextKind;
pub use text::spans::SpanKind;

pub mod edits {
    //! Tools for the edits that [`Normalizer::edits`](crate::Normalizer::edits) returns: apply some of them,
    //! and find their lines and columns.

    pub use crate::edit::{LineIndex, ParseEditKindError, Position, Replacement, apply};
}

pub mod gaps {
    //! Why a gap was repaired or left alone: what [`Normalizer::gap_decisions`](crate::Normalizer::gap_decisions)
    //! returns.

    pub use crate::edit::{DamageSeen, FormCounts, GapDecision, GapReason};
}

pub mod search {
    //! The terms of a text for the index of a search engine: what
    //! [`Normalizer::search_terms`](crate::Normalizer::search_terms) returns.

    pub use crate::normalizer::{SearchTerms, Term, TermKind, Terms};
}

pub mod zwnj {
    //! The ZWNJ (U+200C ZERO WIDTH NON-JOINER, half-space): removes ZWNJs without effect and
    //! restores lost ones.
    //!
    //! The orthography of the Academy says where a ZWNJ belongs. A [`Model`] decides where one was
    //! lost.

    pub use crate::restore::{MODEL_VERSION, Model, ModelError, WordError};
    pub use crate::steps::clean_zwnj::clean;
    pub use crate::steps::restore_zwnj::restore;
    pub use crate::steps::separate_words::separate_words;
    #[cfg(feature = "train")]
    #[cfg_attr(docsrs, doc(cfg(feature = "train")))]
    pub use crate::train::Trainer;
}

/// The version of the keys that [`Normalizer::search`] makes. Store this number with the keys of
/// an index: keys of the same version are the same for every text, and keys of different versions
/// must not be compared. The same is true of the terms of [`Normalizer::search_terms`]. The number changes
/// only in minor releases, and the changelog says why.
///
/// Keys of this version:
///
/// - *Letters* are folded, also أ إ ٱ → ا, ؤ → و, ة → ه. ئ becomes و before و, ا between a consonant and a
///   letter other than ا, و and ی, and else ی: مسئول and مسؤول, مسئله and مسأله, رئیس and رییس have one key
///   each. ء is removed after ی and after ا, except between ا and another letter, where it becomes ی. Marks,
///   kashidas and invisible characters are removed. Other scripts are lower case.
/// - *Digits* are ASCII. Spaces and signs are as [`Normalizer::standard`] writes them.
/// - *Gaps* have one spelling. No word has a ZWNJ. A word with affixes has no space inside: می روم, می‌روم
///   and میروم are میروم. Two words that are often written apart have a space, even where the text has none:
///   به‌روز, به روز and بهروز are به روز. Two words that lost the space between them are two words (دوکشور),
///   and a known word that was typed as two is one (کار آفرین). The letters alone decide, never the words
///   beside them. So the key of a line contains the keys of its words, except where two words of the line are
///   taken for one.
/// - The ye of an ezafe after heh is removed: خانه‌ی, خانهٔ and خانه are خانه. گفتگو, جستجو and شستشو are
///   spelled with و, as گفت و گو is.
pub const SEARCH_KEY_VERSION: u32 = 7;

/// The version of Unicode whose composition rules (UAX #15) folding uses, as (major, minor,
/// update).
pub const UNICODE_VERSION: (u8, u8, u8) = unicode_normalization::UNICODE_VERSION;

/// Folds letters to their Persian forms, puts marks in canonical order (UAX #15) and removes
/// invisible characters, as [`Normalizer::minimal`] does. Borrows when there is nothing to do;
/// takes time linear in the text.
///
/// ```
/// assert_eq!(hamvar::fold("كتاب\u{200F} عليﻻ"), "کتاب علیلا");
/// ```
#[must_use]
pub fn fold(text: &str) -> Cow<'_, str> {
    static MINIMAL: Normalizer = Normalizer::minimal();
    MINIMAL.normalize(text)
}

/// Fixes the spaces of lines with Persian text: one space between words, none before a closing sign
/// or after an opening one. Changes nothing else. Borrows when there is nothing to do; takes time
/// linear in the text.
///
/// ```
/// assert_eq!(hamvar::fix_spaces("سلام ، ( خوبی )؟"), "سلام، (خوبی)؟");
/// ```
#[must_use]
pub fn fix_spaces(text: &str) -> Cow<'_, str> {
    static ONLY: Normalizer = Normalizer::only_spaces();
    ONLY.normalize(text)
}

/// Replaces Latin punctuation beside Persian text by Persian signs. Changes nothing else. Borrows
/// when there is nothing to do; takes time linear in the text.
///
/// ```
/// assert_eq!(hamvar::fix_punctuation("گفت: \"چرا?\" و رفت..."), "گفت: «چرا؟» و رفت…");
/// ```
#[must_use]
pub fn fix_punctuation(text: &str) -> Cow<'_, str> {
    static ONLY: Normalizer = Normalizer::only_punctuation();
    ONLY.normalize(text)
}

/// The README's examples, as tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
