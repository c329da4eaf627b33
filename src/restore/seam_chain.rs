//! Three or more words without the spaces between them (نزدیک‌ترازدیوار). Pure decisions.
//!
//! The score of a seam compares two words with one. If a side is two words, it was never seen, and every seam has a low
//! score (روزبعدبارحلت). So the words of a *chain* are looked up one by one. Each two neighbours are scored as if they
//! were alone: روز and بعد, بعد and با, با and رحلت. The lowest of these scores is the score of the chain.

use super::features::{Attached, Seam, seam_points};
use super::knowledge::Knowledge;
use super::letters::{Letters, MAX_WORD};
use super::seam_score::{first_score, score};

/// The most words of a chain.
const MOST_WORDS: usize = 5;
/// The middle word of three has at least this many letters. The trainer has seen shorter ones in the middle (پدرومادر),
/// so the score of a seam allows for them.
const SHORTEST_MIDDLE: u8 = 3;
/// Each word was seen with at least this count (a logarithm, 0–15), alone or attached as it is here.
const LEAST_COUNT: u8 = 4;
/// The most words that are looked at. Sixteen letters have some ten.
const MOST_CANDIDATES: usize = 64;

/// A word that may be in the chain. It is small, since the stack of a caller may be small.
#[derive(Clone, Copy, Default)]
struct Candidate {
    /// The first letter, and the letter after the last one.
    start: u8,
    end: u8,
    /// The score of the best chain of some number of words that begins with this one and ends with the last letter.
    score: Option<i32>,
}

/// The best chain: its first seam, as the number of the letter after it, and its score. The fewer words a chain has, the
/// better it is; of chains with the same number, the one with the greatest score. `None` if no chain of three or more
/// words has a score above `threshold`.
#[inline(never)] // its frame is large, and few words need it
pub(super) fn best_chain(
    letters: &Letters,
    attached: Attached,
    knowledge: &Knowledge,
    threshold: i32,
) -> Option<(usize, i32)> {
    let mut all = [Candidate::default(); MOST_CANDIDATES];
    let count = find_candidates(letters, attached, knowledge, &mut all)?;
    let all = &mut all[..count];
    for words in 2..=MOST_WORDS {
        let mut shorter = [Candidate::default(); MOST_CANDIDATES];
        shorter[..count].copy_from_slice(all);
        for first in &mut *all {
            let is_second = |second: &&Candidate| {
                second.start == first.end
                    && (words != 3 || first.start > 0 || second.end - second.start >= SHORTEST_MIDDLE)
            };
            let chains = shorter[..count].iter().filter(is_second).filter_map(|second| {
                let rest = second.score?;
                let score = pair_score(letters, [first.start, first.end, second.end], attached, knowledge);
                (score > threshold).then_some(score.min(rest))
            });
            first.score = chains.max();
        }
        let whole = all.iter().filter(|candidate| candidate.start == 0 && words > 2);
        let best = whole
            .filter_map(|first| Some((usize::from(first.end), first.score?)))
            .max_by_key(|&(_, score)| score);
        if best.is_some() {
            return best;
        }
    }
    None
}

/// Finds the known words among the pieces between seams, and returns their number. The score of those that end with the
/// last letter is that of a chain of one word, which nothing limits. `None` if there are too many.
fn find_candidates(
    letters: &Letters,
    attached: Attached,
    knowledge: &Knowledge,
    all: &mut [Candidate; MOST_CANDIDATES],
) -> Option<usize> {
    let n = letters.len();
    let mut bounds = [0u8; MAX_WORD + 2];
    let mut last = 0;
    for k in seam_points(letters).chain([n]) {
        last += 1;
        bounds[last] = k as u8;
    }
    let mut count = 0;
    for (i, &start) in bounds[..last].iter().enumerate() {
        for &end in &bounds[i + 1..=last] {
            let form = knowledge.entry(letters.piece(start.into(), end.into())).form();
            let before = if attached.left && start == 0 { form.last } else { 0 };
            let after = if attached.right && usize::from(end) == n { form.first } else { 0 };
            // A chain does not begin with the conjunction: وجدانشان is one word, and the score of the first seam of
            // ودوکشور allows for it.
            let is_initial_and = start == 0 && end == 1;
            if form.free.max(before).max(after) >= LEAST_COUNT && !is_initial_and {
                *all.get_mut(count)? =
                    Candidate { start, end, score: (usize::from(end) == n).then_some(i32::MAX) };
                count += 1;
            }
        }
    }
    Some(count)
}

/// The score of the seam between two words as if the other letters were not there. `bounds` has the first letter of each
/// word and the end of the second one.
fn pair_score(letters: &Letters, bounds: [u8; 3], attached: Attached, knowledge: &Knowledge) -> i32 {
    let [start, k, end] = bounds.map(usize::from);
    let run = Letters::new(letters[start..end].iter().copied());
    let left = attached.left && start == 0;
    let right = attached.right && end == letters.len();
    let form = knowledge.entry(run.piece(0, run.len())).form();
    let seam = Seam::new(&run, k - start, form, Attached { left, right }, knowledge);
    score(&run, &seam, first_score(&run, &seam, knowledge), knowledge)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chars::{LETTER, class};
    use crate::restore::Model;

    #[test]
    fn the_score_of_a_chain_is_above_the_threshold() {
        let model = Model::embedded();
        let knowledge = Knowledge::new(&model, None);
        for run in ["برادردرکارخانه", "روزبعدبارحلت"] {
            let letters = Letters::new(run.chars().map(|c| class(c) & LETTER));
            let best = |threshold| best_chain(&letters, Attached::default(), &knowledge, threshold);
            let (_, score) = best(0).unwrap();
            assert!(best(score - 1).is_some_and(|(_, best)| best >= score), "{run}");
            assert!(best(score).is_none_or(|(_, best)| best > score), "{run}");
        }
    }
}
