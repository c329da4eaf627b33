//! What the trainer needs of restoration: the reader of text, the features, and the format of the
//! model file. The trainer uses nothing else of this folder.

use alloc::{vec, vec::Vec};

pub(crate) use super::bare;
pub(crate) use super::endings::is_ending;
pub(crate) use super::entry::{Answer, Entry, Form, Together};
pub(crate) use super::features::{
    Around, Attached, Beside, Evidence, Feature, LISTED, Neighbour, Pair, Seam, Side, Split, Word, listed,
    seam_first, seam_points, seam_rest, space_each, space_first, space_left, space_rest, space_right,
    space_second, space_sides, space_together, split_counts, split_first, split_points, split_rest, tail,
    whole,
};
pub(crate) use super::letters::{Letters, MAX_WORD, hash_of, hash_of_str, hashes, pair_hash};
pub(crate) use super::model::{BUCKET_SLOTS, CHECKSUM, HEADER, MAGIC, checksum};
pub(crate) use super::passage::Gap;
pub(crate) use super::tables::{
    LANE_BITS, NUMBER_BITS, TAG_BITS, WEIGHTS_PER_BUCKET, index_slot, spread, weight_slot,
};

use super::knowledge::Knowledge;
use super::model::Model;
use super::passage::{MAX_PARTS, Part, Passage};
use super::places;
use super::seam_score;
use super::tables::Tables;
use super::thresholds::EarlyExits;

/// Reads `text` and hands each part to `add`: the gap before it, and the codes of its letters.
pub(crate) fn read_parts(text: &str, mut add: impl FnMut(Gap, &[u8])) {
    // A part has a letter, and a letter has two bytes.
    let mut scratch = vec![Part::EMPTY; MAX_PARTS.min(text.len() / 2 + 1)];
    let mut passage = Passage::new(text.as_bytes(), &mut scratch);
    let mut offset = 0;
    while let Some(end) = passage.read(offset, text.len(), |_| ()) {
        offset = end;
        for part in passage.parts() {
            add(part.gap, &passage.letters(part));
        }
    }
}

/// The letter before which `model` would most likely split the word `codes` if no word is beside it. With
/// it comes its score: how much better the split is than leaving the word whole. `None` if the word cannot
/// be split.
pub(crate) fn best_split(model: &Model, codes: &[u8]) -> Option<(usize, i32)> {
    let letters = Letters::new(codes.iter().copied());
    places::best_split(letters, Around::default(), &Knowledge::new(model, None), 0, &EarlyExits::never())
}

/// The scores of the seams of the word `codes`, each with the number of the letter after it.
pub(crate) fn seam_scores(model: &Model, codes: &[u8]) -> Vec<(usize, i32)> {
    let letters = Letters::new(codes.iter().copied());
    let knowledge = Knowledge::new(model, None);
    let entry = knowledge.entry(hash_of(codes));
    seam_points(&letters).map(|k| (k, seam_score::score_at(&letters, k, entry, &knowledge))).collect()
}

/// The greatest score of a seam of the word `codes`.
pub(crate) fn best_seam(model: &Model, codes: &[u8]) -> Option<i32> {
    seam_scores(model, codes).into_iter().map(|(_, score)| score).max()
}

/// The sum of the weights that `model` has for the features that `add_features` adds.
pub(crate) fn score(model: &Model, add_features: impl FnOnce(&mut dyn FnMut(Feature))) -> i32 {
    let tables = Tables::new(model);
    let mut score = 0;
    add_features(&mut |feature| score += tables.weight(feature));
    score
}

/// The weights that `model` finds by hash for all [`listed`] features, as bytes.
pub(crate) fn listed_weights(model: &Model) -> Vec<u8> {
    let tables = Tables::new(model);
    listed().map(|feature| tables.hashed_weight(feature) as u8).collect()
}
