//! Learns the weights that divide bare text into words.
//!
//! For each phrase of the text, the search finds the division with the best score, where each wrong gap adds a
//! bonus to the score. If this division differs from that of the text, the weights of its features are lowered, and
//! those of the features of the right division are raised (a structured perceptron with margin). AdaGrad scales the
//! steps. The result is the average of each weight over time.

mod table;

use alloc::vec::Vec;
use core::ops::ControlFlow;

use table::{Table, UNIT};

use super::counts::{Counts, CountsWithout};
use super::text::SpelledWord;
use crate::chars::{FOREIGN, code_joins, letter_code};
use crate::restore::training::bare::{
    self, Costs, FIRST_PART, MAX_PART, PartEvidence, Previous, SPACE, Search, WHOLE, ZWNJ,
};
use crate::restore::training::{Evidence, Form, Together, hash_of, pair_hash, spread};

/// Rounds over all phrases before the features are chosen, and after.
const ROUNDS: (usize, usize) = (2, 4);
/// The learning rate of the first round.
const RATE: f32 = 0.2;
/// What a wrong gap adds to the score of a division, in the unit of the weights.
const COST: f32 = 1.0;
/// Phrases with more letters are left out.
const MAX_PHRASE: usize = 600;

/// The only word of one letter.
const AND: u8 = letter_code('و');

/// A phrase as bare letters, and the label of the gap before each letter.
struct Bare {
    codes: Vec<u8>,
    labels: Vec<u8>,
}

impl Bare {
    /// `None` if the phrase has a foreign letter, a part that is too long, or a single letter that is not a word.
    fn new(phrase: &[SpelledWord]) -> Option<Bare> {
        let mut bare = Bare { codes: Vec::new(), labels: Vec::new() };
        for word in phrase {
            for (i, part) in word.parts.iter().enumerate() {
                let is_single = part.len() == 1 && i == 0 && part[0] != AND;
                if part.len() > MAX_PART || is_single || part.contains(&FOREIGN) {
                    return None;
                }
                let joins = bare.codes.last().is_some_and(|&code| code_joins(code));
                let gap = match i {
                    0 => SPACE,
                    _ if joins => ZWNJ,
                    _ => WHOLE,
                };
                bare.labels.push(gap);
                bare.labels.extend(core::iter::repeat_n(WHOLE, part.len() - 1));
                bare.codes.extend(part);
            }
        }
        (2..=MAX_PHRASE).contains(&bare.codes.len()).then_some(bare)
    }

    /// The labels that each gap may have.
    fn allowed(&self) -> Vec<u8> {
        let joins = core::iter::once(false).chain(self.codes.iter().map(|&code| code_joins(code)));
        let allowed = |joins| 1 << SPACE | 1 << WHOLE | (joins as u8) << ZWNJ;
        joins.take(self.codes.len()).map(allowed).collect()
    }
}

/// Each wrong gap costs the same.
impl Costs for &[u8] {
    fn of(&self, k: usize, label: u8) -> i32 {
        if self[k] == label { 0 } else { (COST * UNIT) as i32 }
    }
}

/// Learns from `lines`. Each has its phrases, its weight, and the counts without the line. Returns the bytes of the
/// file.
pub(super) fn learn<'a>(lines: &[(&[Vec<SpelledWord>], f32, CountsWithout<'a>)]) -> Vec<u8> {
    let phrases: Vec<(Bare, f32, &CountsWithout)> = lines
        .iter()
        .flat_map(|(phrases, weight, evidence)| {
            phrases.iter().filter_map(move |phrase| Some((Bare::new(phrase)?, *weight, evidence)))
        })
        .collect();
    let mut table = Table::new();
    learn_rounds(&phrases, ROUNDS.0, &mut table);
    table.keep_weightiest();
    learn_rounds(&phrases, ROUNDS.1, &mut table);
    table.file()
}

/// Learns from all phrases in the first round. Each later round takes only the phrases whose division was wrong in the
/// round before, because the others would change hardly any weight. Each round has an order of its own.
fn learn_rounds(phrases: &[(Bare, f32, &CountsWithout)], rounds: usize, table: &mut Table) {
    let mut wrong: Vec<usize> = (0..phrases.len()).collect();
    for round in 0..rounds {
        wrong.sort_by_key(|&i| spread((i as u64) << 8 | round as u64));
        let rate = RATE / (1.0 + 0.3 * round as f32);
        wrong = learn_round(phrases, &wrong, rate, table);
    }
}

/// Learns from the phrases of `order`, one after the other. Returns those whose best division was wrong.
fn learn_round(
    phrases: &[(Bare, f32, &CountsWithout)],
    order: &[usize],
    rate: f32,
    table: &mut Table,
) -> Vec<usize> {
    let mut labels = Vec::new();
    let mut wrong = Vec::new();
    let mut gradient: Vec<((u64, u8), f32)> = Vec::new();
    for &i in order {
        let (bare, weight, evidence) = &phrases[i];
        let gold = &bare.labels[..];
        Search::new(*evidence, table).divide(&bare.codes, &bare.allowed(), &gold, &mut labels);
        table.steps += 1.0;
        if labels[1..] == gold[1..] {
            continue;
        }
        wrong.push(i);
        gradient.clear();
        add_features(&bare.codes, gold, evidence, &mut |f, label| gradient.push(((f, label), *weight)));
        add_features(&bare.codes, &labels, evidence, &mut |f, label| gradient.push(((f, label), -*weight)));
        gradient.sort_by_key(|row| row.0);
        for same in gradient.chunk_by(|a, b| a.0 == b.0) {
            let sum: f32 = same.iter().map(|row| row.1).sum();
            if sum.abs() > 1e-6 {
                table.learn(same[0].0.0, same[0].0.1, sum, rate);
            }
        }
    }
    wrong
}

/// Passes all features of a division to `add`, each with its label.
fn add_features(codes: &[u8], labels: &[u8], evidence: &CountsWithout, add: &mut impl FnMut(u64, u8)) {
    let n = codes.len();
    let mut before: Option<(usize, PartEvidence)> = None;
    let (mut start, mut gap_before) = (0, SPACE);
    let ends = (1..=n).filter(|&end| end == n || labels[end] != WHOLE);
    let _ = ends.map(|end| (end, if end == n { SPACE } else { labels[end] })).try_for_each(|(end, gap)| {
        // Longer parts have no features, because the search divides them.
        if end - start > MAX_PART {
            return ControlFlow::Break(());
        }
        let part = part_evidence(codes, start, end, evidence);
        let role = gap_before << 1 | gap;
        bare::part(&codes[start..end], &part, &mut |f| add(f, role));
        if !part.is_known() {
            bare::end_of_unknown(&codes[..end], &mut |f| add(f, role));
            bare::start_of_unknown(&codes[start..], &mut |f| add(f, role));
        }
        if end < n {
            bare::gap(codes, end, &mut |f| add(f, gap));
        }
        let hash = before.map_or(FIRST_PART, |(_, before)| before.common_hash());
        let (mut joined, mut pair) = (Form::UNKNOWN, Together::default());
        if let Some((first, _)) = before
            && hash != 0
        {
            if end - first <= MAX_PART {
                joined = evidence.form(hash_of(&codes[first..end]));
            }
            if gap_before == ZWNJ {
                pair = evidence.pair(pair_hash(hash, part.hash));
            }
        }
        let previous = Previous { hash, is_zwnj: gap_before == ZWNJ };
        bare::transition(previous, &part, joined, pair, &mut |f| add(f, gap_before));
        before = Some((start, part));
        (start, gap_before) = (end, gap);
        ControlFlow::Continue(())
    });
}

/// The evidence of the part `start..end`.
fn part_evidence(codes: &[u8], start: usize, end: usize, evidence: &CountsWithout) -> PartEvidence {
    let form = |start: usize, end: usize| evidence.form(hash_of(&codes[start..end]));
    let as_word = |start: usize, end: usize| {
        if start >= end {
            return 0;
        }
        let form = form(start, end);
        form.free.max(form.split)
    };
    let mut halves = [0; 2];
    for seam in start + 1..end {
        let half = |start: usize, end: usize| bare::half(&codes[start..end], as_word(start, end));
        let most: &mut u8 = &mut halves[code_joins(codes[seam - 1]) as usize];
        *most = half(start, seam).min(half(seam, end)).max(*most);
    }
    PartEvidence {
        hash: hash_of(&codes[start..end]),
        form: form(start, end),
        beginnings: [as_word(start, end - 1), as_word(start, end.saturating_sub(2))],
        ends: [as_word(start + 1, end), as_word(start + 2, end)],
        halves,
    }
}

/// The counts with only as many forms as fit into a model: the most important ones.
pub(super) fn frequent(counts: &Counts) -> Counts {
    /// As many forms as the embedded model has.
    const FORMS: usize = 197_000;
    let mut forms: Vec<_> = counts.forms.iter().map(|(&hash, &form)| (hash, form)).collect();
    forms.sort_by(|a, b| b.1.importance().total_cmp(&a.1.importance()).then(spread(a.0).cmp(&spread(b.0))));
    Counts { forms: forms.into_iter().take(FORMS).collect(), pairs: counts.pairs.clone() }
}

#[cfg(test)]
mod tests;
