//! The score of a seam: how much more likely two words are than one.

use super::entry::Entry;
use super::features::{Attached, Seam, seam_first, seam_points, seam_rest};
use super::knowledge::Knowledge;
use super::letters::Letters;
use super::thresholds::EarlyExits;

/// The seam with the greatest score, as the number of the letter after it, and that score. A seam is left out
/// if its score cannot exceed `threshold`; `None` if no seam is left.
pub(super) fn best_seam(
    letters: &Letters,
    entry: Entry,
    attached: Attached,
    knowledge: &Knowledge,
    threshold: i32,
    exits: &EarlyExits,
) -> Option<(usize, i32)> {
    let mut best = None;
    for k in seam_points(letters) {
        let seam = Seam::new(letters, k, entry.form(), attached, knowledge);
        let first = first_score(letters, &seam, knowledge);
        if first <= threshold.saturating_sub(exits.seam_rest) {
            continue;
        }
        let score = score(letters, &seam, first, knowledge);
        if best.is_none_or(|(_, best)| score > best) {
            best = Some((k, score));
        }
    }
    best
}

/// The score of a seam if neither side was ever seen. Nothing is known of it, so it is just below zero: too
/// low for a cut, too high for a merge.
const UNSEEN_SIDES: i32 = -1;

/// What the first features add to the score.
pub(super) fn first_score(letters: &Letters, seam: &Seam, knowledge: &Knowledge) -> i32 {
    let mut score = 0;
    seam_first(letters, seam, &mut |f| score += knowledge.weight(f));
    score
}

/// How much more likely two words are than one. `first` is the [`first_score`].
pub(super) fn score(letters: &Letters, seam: &Seam, first: i32, knowledge: &Knowledge) -> i32 {
    if seam.is_unknown() {
        return UNSEEN_SIDES;
    }
    let mut score = first;
    seam_rest(letters, seam, &mut |f| score += knowledge.weight(f));
    score
}

/// The score of the seam before letter `k` of a run of letters.
#[cfg(feature = "train")]
pub(super) fn score_at(letters: &Letters, k: usize, entry: Entry, knowledge: &Knowledge) -> i32 {
    let seam = Seam::new(letters, k, entry.form(), Attached::default(), knowledge);
    score(letters, &seam, first_score(letters, &seam, knowledge), knowledge)
}
