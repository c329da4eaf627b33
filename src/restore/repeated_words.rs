//! Phrases of a word, a short word, and the same word again: دست به دست, شب تا شب, ناهار بی ناهار. Their words stay apart,
//! although compounds begin with به and بی. A phrase that training saw with ZWNJs is joined as a whole (گام‌به‌گام). This file
//! also knows words that are repeated for their sound.

use super::features::Evidence;
use super::knowledge::Knowledge;
use super::letters::{hash_of_str, hashes, pair_hash};
use super::passage::{Gap, Part, Passage};

const TO: u64 = hash_of_str("به");
const WITHOUT: u64 = hash_of_str("بی");
const SELF: u64 = hash_of_str("خود");

/// The short words between the two.
const BETWEEN: [u64; 7] = hashes(["به", "بی", "تا", "در", "اندر", "بر", "با"]);

/// Whether the space before part `i` is in such a phrase, and stays.
pub(super) fn are_apart(passage: &Passage, i: usize, knowledge: &Knowledge) -> bool {
    is_phrase_where(passage, i - 1, |[left, between, _]| {
        let was_joined = || {
            let together = knowledge.pair(pair_hash(left.hash, between.hash));
            left.entry.may_be_joined_with(between.entry) && together.zwnj > together.space
        };
        between.gap == Gap::Space && !was_joined()
    }) || i > 1
        && is_phrase_where(passage, i - 2, |[left, between, _]| {
            // از خود بی‌خود شد ("was beside himself") is another phrase.
            between.gap == Gap::Space && !(left.hash == SELF && between.hash == WITHOUT)
        })
}

/// Whether the three parts from `first` on are such a phrase, and `holds` is true for them.
fn is_phrase_where(passage: &Passage, first: usize, holds: impl FnOnce([&Part; 3]) -> bool) -> bool {
    let Some([left, between, right]) = passage.parts().get(first..).and_then(|parts| parts.first_chunk())
    else {
        return false;
    };
    left.hash == right.hash
        && BETWEEN.contains(&between.hash)
        && right.gap == Gap::Space
        && holds([left, between, right])
}

/// Whether the space before part `i` is the second one of such a phrase, and the first one became a ZWNJ.
#[inline(never)]
pub(super) fn is_second_half(passage: &Passage, i: usize) -> bool {
    let parts = passage.parts();
    parts[i - 1].gap == Gap::Zwnj
        && parts[i - 1].hash == TO
        && i > 1
        && is_phrase_where(passage, i - 2, |_| true)
}

/// Whether بی before part `i` is the second half of بی‌بی ("lady"), and a name follows. The name of the broadcaster has three
/// such parts.
pub(super) fn follows_lady(passage: &Passage, i: usize) -> bool {
    const LETTER: u64 = hash_of_str("سی");
    let parts = passage.parts();
    let is_lady = || parts[..i - 1].last().is_some_and(|before| before.hash == WITHOUT);
    parts[i - 1].hash == WITHOUT && parts[i - 1].gap != Gap::Break && is_lady() && parts[i].hash != LETTER
}

/// Whether part `i` and the part before it are among three or more words of one sound: لا لا لا لا, نا نا نا نای.
pub(super) fn is_in_repetition(passage: &Passage, i: usize) -> bool {
    let parts = passage.parts();
    let (left, right) = (&parts[i - 1], &parts[i]);
    let before = parts[..i - 1].last().filter(|_| left.gap == Gap::Space);
    let after = parts.get(i + 1).filter(|after| after.gap == Gap::Space);
    let is_alike = || passage.letters(right).starts_with(&passage.letters(left));
    before.is_some_and(|before| before.hash == left.hash) && is_alike()
        || left.hash == right.hash && after.is_some_and(|after| after.hash == right.hash)
}
