//! What the trainer needs of restoration: the reader of text, the features, and the format of the
//! model file. The trainer uses nothing else of `zwnj`.

use alloc::{vec, vec::Vec};

pub(crate) use super::clean;
pub(crate) use super::features::{
    Around, Beside, Evidence, Feature, Form, LISTED, Neighbour, Pair, Side, Split, Together, Word, listed,
    space_each, space_first, space_left, space_rest, space_right, space_second, space_sides, space_together,
    split_counts, split_first, split_points, split_rest, tail, whole,
};
pub(crate) use super::hash::{Letters, MAX_WORD, hash_of, hash_of_str, hashes, pair_hash};
pub(crate) use super::model::{
    Answer, CHECKSUM, Entry, HEADER, IN_BUCKET, MAGIC, TAG_BITS, WEIGHT_BITS, WEIGHTS, checksum, place,
    spread, weight_place,
};
pub(crate) use super::restore::is_joined_ending;

use super::damage::Margins;
use super::model::Model;
use super::passage::{self, MAX_PARTS, Passage};
use super::restore;

/// What is between a part and the part before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Gap {
    Zwnj,
    /// A space, or the few spaces that may stand for one.
    Space,
    /// Anything else: the two parts have nothing to do with each other.
    Break,
}

/// Reads `text` and hands each part to `add`: what is before it, and the codes of its letters.
pub(crate) fn read_parts(text: &str, mut add: impl FnMut(Gap, &[u8])) {
    // A part has a letter, and a letter has two bytes.
    let mut scratch = vec![passage::Part::NONE; MAX_PARTS.min(text.len() / 2 + 1)];
    let mut passage = Passage::new(text.as_bytes(), &mut scratch);
    let mut offset = 0;
    while let Some(end) = passage.read(offset, text.len(), |_| ()) {
        offset = end;
        for part in passage.parts() {
            let gap = match part.gap {
                passage::Gap::Zwnj => Gap::Zwnj,
                passage::Gap::None | passage::Gap::Space => Gap::Space,
                passage::Gap::Break => Gap::Break,
            };
            add(gap, &passage.letters(part));
        }
    }
}

/// The letter before which `model` would most likely split the word `codes`, if it is alone, and the
/// score of splitting over that of leaving the word whole. `None` if there is no likely split.
pub(crate) fn best_split(model: &Model, codes: &[u8]) -> Option<(usize, i32)> {
    let letters = Letters::new(codes.iter().copied());
    restore::best_split(letters, &Around::default(), &model.tables(None), 0, &Margins::widest())
}

/// The sum of the weights that `model` has for the features that `add_features` adds.
pub(crate) fn score(model: &Model, add_features: impl FnOnce(&mut dyn FnMut(Feature))) -> i32 {
    let tables = model.tables(None);
    let mut score = 0;
    add_features(&mut |feature| score += tables.weight(feature));
    score
}

/// The weights that `model` finds by hash for all [`listed`] features, as bytes.
pub(crate) fn listed_weights(model: &Model) -> Vec<u8> {
    let tables = model.tables(None);
    listed().map(|feature| tables.hashed_weight(feature) as u8).collect()
}
