//! Words of bare text. *Bare* text lost all its spaces and ZWNJs (کتابهایدوستم instead of کتاب‌های دوستم).
//!
//! A *division* divides the letters of a passage into parts. Each gap between two parts is a space or a ZWNJ.
//! Every division has a score: the sum of the weights of its features. [`Search`] finds the division with the
//! best score of all, so no early choice can be wrong.
//!
//! | file | what |
//! |---|---|
//! | `features` | the features of a division: of each part, of each gap, and of two neighbouring parts |
//! | `search` | finds the best division |
//! | `weights` | the file of weights that the crate comes with |
//!
//! The counts of forms and pairs come from the [`Model`](super::Model), and the weights from a file of their own.
//! So a model of other words works with the same weights.

mod features;
mod search;
mod weights;

#[cfg(feature = "train")]
pub(crate) use features::{
    FIRST_PART, PartEvidence, Previous, end_of_unknown, gap, half, part, start_of_unknown, transition,
};
#[cfg(feature = "train")]
pub(crate) use search::{Costs, MAX_PART, Weights};
pub(crate) use search::{SPACE, Search, WHOLE, ZWNJ};
pub(crate) use weights::EmbeddedWeights;

use super::features::Evidence;
use super::letters::hash_of;

/// Whether training often saw the letters `codes` as one word, and at least as often as with ZWNJs inside.
pub(crate) fn is_whole_word(codes: &[u8], evidence: &impl Evidence) -> bool {
    /// The level of a count of about a hundred.
    const OFTEN: u8 = 6;
    let form = evidence.form(hash_of(codes));
    form.free >= OFTEN && form.free >= form.split
}

/// Whether training saw the letters `codes` often enough that they are certainly a word or a part of one.
pub(crate) fn is_known_word(codes: &[u8], evidence: &impl Evidence) -> bool {
    /// The level of a count of about forty.
    const KNOWN: u8 = 5;
    let form = evidence.form(hash_of(codes));
    form.free.max(form.first).max(form.last) >= KNOWN
}

#[cfg(feature = "train")]
pub(crate) use weights::{BUCKET_SLOTS, MAGIC, slot};
