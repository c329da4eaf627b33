//! What the model learns from: words without their ZWNJs, words with spaces in place of them, and words
//! without the spaces at their seams.

use alloc::vec::Vec;

use super::counts::CountsWithout;
use super::learner::Examples;
use super::text::{Piece, SpelledWord};
use crate::chars::{FOREIGN, code_joins};
use crate::restore::training::{
    Around, Attached, Beside, Evidence, Letters, MAX_WORD, Neighbour, Pair, Seam, Side, Split, Word, hash_of,
    hashes, is_ending, pair_hash, seam_first, seam_points, seam_rest, space_each, space_first, space_rest,
    space_second, space_sides, space_together, split_counts, split_first, split_points, split_rest, tail,
    whole,
};

/// Forms of the copula, which some writers attach to participles (شده‌است) and most do not. A space there
/// is no example of a lost ZWNJ.
const COPULAS: [u64; 5] = hashes(["است", "بود", "بودند", "باشد", "باشند"]);

/// The prefixes of the imperfective, which attach to the copula as to any verb (می‌باشد).
const IMPERFECTIVES: [u64; 2] = hashes(["می", "نمی"]);

fn letters(codes: &[u8]) -> Letters {
    Letters::new(codes.iter().copied())
}

/// Adds the examples of the words and the spaces of a phrase.
pub(super) fn add_phrase(words: &[SpelledWord], weight: f32, evidence: &CountsWithout, out: &mut Examples) {
    for (i, word) in words.iter().enumerate() {
        let neighbour = |part: Option<&Vec<u8>>| Neighbour { hash: part.map_or(0, hash_of), attached: false };
        let around = Around {
            left: neighbour(i.checked_sub(1).and_then(|before| words[before].parts.last())),
            right: neighbour(words.get(i + 1).and_then(|next| next.parts.first())),
        };
        add_word(word, around, weight, evidence, out);
    }
    add_spaces(words, weight, evidence, out);
    add_seams(words, weight, evidence, out);
}

/// Adds the examples of the seams of a phrase, as if spaces after letters that do not join had been lost. The
/// runs of letters are each word, each two neighbouring words, and each three words of which the second is
/// short.
fn add_seams(words: &[SpelledWord], weight: f32, evidence: &CountsWithout, out: &mut Examples) {
    /// A word between two others has at most this many letters to be short.
    const SHORT: usize = 2;
    let runs: Vec<Vec<u8>> = words.iter().map(|word| word.parts.concat()).collect();
    let ends_at_seam =
        |i: usize| runs.get(i + 1).is_some() && runs[i].last().is_some_and(|&c| !code_joins(c));
    for i in 0..words.len() {
        add_seams_of(&runs[i], &[], Attached::default(), weight, evidence, out);
        if words[i].parts.len() > 1 {
            let last = words[i].parts.len() - 1;
            for (j, part) in words[i].parts.iter().enumerate() {
                let attached = Attached { left: j > 0, right: j < last };
                add_seams_of(part, &[], attached, weight, evidence, out);
            }
        }
        if !ends_at_seam(i) {
            continue;
        }
        let two = [&runs[i][..], &runs[i + 1]].concat();
        if ends_at_seam(i + 1) && runs[i + 1].len() <= SHORT {
            let three = [&two[..], &runs[i + 2]].concat();
            add_seams_of(&three, &[runs[i].len(), two.len()], Attached::default(), weight, evidence, out);
        }
        add_seams_of(&two, &[runs[i].len()], Attached::default(), weight, evidence, out);
        let (left, right) = (&words[i].parts, &words[i + 1].parts);
        if let (Some(a), Some(b)) = (left.last(), right.first())
            && left.len() + right.len() > 2
        {
            let attached = Attached { left: left.len() > 1, right: right.len() > 1 };
            add_seams_of(&[&a[..], b].concat(), &[a.len()], attached, weight, evidence, out);
        }
    }
}

/// Adds an example for each seam inside a word, which has no space there.
pub(super) fn add_seams_inside(codes: &[u8], weight: f32, evidence: &CountsWithout, out: &mut Examples) {
    add_seams_of(codes, &[], Attached::default(), weight, evidence, out);
}

/// Adds an example for each seam of the run `codes`. The letters whose numbers are in `spaces` have a space
/// before them.
fn add_seams_of(
    codes: &[u8],
    spaces: &[usize],
    attached: Attached,
    weight: f32,
    evidence: &CountsWithout,
    out: &mut Examples,
) {
    if codes.len() > MAX_WORD || codes.contains(&FOREIGN) {
        return;
    }
    let letters = letters(codes);
    let word = evidence.form(hash_of(codes));
    for k in seam_points(codes) {
        let seam = Seam::new(&letters, k, word, attached, evidence);
        if seam.is_unknown() {
            continue;
        }
        seam_first(&letters, &seam, &mut |f| out.add_feature(f));
        seam_rest(&letters, &seam, &mut |f| out.add_feature(f));
        out.end_candidate(spaces.contains(&k));
        out.end_example(weight);
    }
}

/// Adds the examples of a word: every piece of it without its ZWNJs. A piece that lost several ZWNJs has
/// several right candidates. Each piece that is left after a split is an example of its own.
pub(super) fn add_word(
    word: &SpelledWord,
    around: Around,
    weight: f32,
    evidence: &CountsWithout,
    out: &mut Examples,
) {
    for piece in word.pieces() {
        let attached = |part: &[u8]| Neighbour { hash: hash_of(part), attached: true };
        let around = Around {
            left: piece.before.map_or(around.left, attached),
            right: piece.after.map_or(around.right, attached),
        };
        add_piece(&piece, &around, weight, evidence, out);
    }
}

/// Adds the choice between leaving a piece of a word whole and splitting it at each point. Adds nothing
/// if there is no such point, or if no candidate is right.
fn add_piece(piece: &Piece, around: &Around, weight: f32, evidence: &CountsWithout, out: &mut Examples) {
    let codes = piece.parts.concat();
    if codes.len() < 2 || codes.len() > MAX_WORD || codes.contains(&FOREIGN) {
        return;
    }
    let right: Vec<usize> = piece.splits().collect();
    let points: Vec<usize> = split_points(&codes).collect();
    if points.is_empty() || !right.is_empty() && !points.iter().any(|k| right.contains(k)) {
        return;
    }
    let word = Word::new(letters(&codes), evidence);
    whole(&word, around, &mut |f| out.add_feature(f));
    out.end_candidate(right.is_empty());
    for k in points {
        let split = Split::new(&word, k, evidence);
        split_counts(&word, &split, &mut |f| out.add_feature(f));
        split_first(&word, &split, &mut |f| out.add_feature(f));
        split_rest(&word, &split, around, evidence, &mut |f| out.add_feature(f));
        out.end_candidate(right.contains(&k));
    }
    out.end_example(weight);
}

/// A part of a phrase as if each ZWNJ had become a space.
struct SpacedPart {
    codes: Vec<u8>,
    /// Whether the space before it should be removed: it is a lost ZWNJ, or before an ending that needs none.
    is_attached: bool,
}

/// Adds the examples of the spaces between all neighbouring parts, as if each ZWNJ had become a space.
pub(super) fn add_spaces(words: &[SpelledWord], weight: f32, evidence: &CountsWithout, out: &mut Examples) {
    let mut parts: Vec<SpacedPart> = Vec::new();
    for word in words {
        for (i, part) in word.parts.iter().enumerate() {
            let is_attached = i > 0;
            if let Some((stem, ending)) = stem_and_joined_ending(part, evidence) {
                parts.push(SpacedPart { codes: stem.to_vec(), is_attached });
                parts.push(SpacedPart { codes: ending.to_vec(), is_attached: true });
            } else {
                parts.push(SpacedPart { codes: part.clone(), is_attached });
            }
        }
    }
    for right in 1..parts.len() {
        if may_be_lost(&parts[right - 1].codes, &parts[right]) {
            add_space(&parts, right, weight, evidence, out);
        }
    }
}

/// Divides a part into a stem and its ending, if the stem ends in a non-joining letter and the ending follows
/// without a ZWNJ (کارها). A space between the two should be removed. `None` if there is no such ending, or
/// if the stem is rare.
fn stem_and_joined_ending<'p>(part: &'p [u8], evidence: &CountsWithout) -> Option<(&'p [u8], &'p [u8])> {
    /// A stem with at least this free count is a word.
    const KNOWN: u8 = 5;
    if part.contains(&FOREIGN) {
        return None;
    }
    (2..=6).rev().filter(|len| part.len() >= len + 2).find_map(|len| {
        let (stem, ending) = part.split_at(part.len() - len);
        let is_joined = is_ending(hash_of(ending), len) && !stem.last().is_some_and(|&c| code_joins(c));
        (is_joined && evidence.form(hash_of(stem)).free >= KNOWN).then_some((stem, ending))
    })
}

/// Whether the space between two parts is an example. The restorer must be able to remove such a space, and
/// it must be clear from the text whether that is right.
fn may_be_lost(left: &[u8], right: &SpacedPart) -> bool {
    let codes = &right.codes[..];
    let hash = hash_of(codes);
    if left.contains(&FOREIGN) || codes.contains(&FOREIGN) {
        return false;
    }
    if !left.last().is_some_and(|&c| code_joins(c)) && !is_ending(hash, codes.len()) {
        return false;
    }
    !(right.is_attached && COPULAS.contains(&hash) && !IMPERFECTIVES.contains(&hash_of(left)))
}

/// Adds the example of the space before part `i`, which is not the first one.
fn add_space(parts: &[SpacedPart], i: usize, weight: f32, evidence: &CountsWithout, out: &mut Examples) {
    let (left, right) = (&parts[i - 1].codes, &parts[i].codes);
    let (before, after) = (i.checked_sub(2).map(|before| &parts[before]), parts.get(i + 1));
    let side = |codes: &[u8]| {
        let hash = hash_of(codes);
        Side { hash, len: codes.len(), form: evidence.form(hash) }
    };
    let beside = |part: &SpacedPart| {
        let hash = hash_of(&part.codes);
        Beside::new(hash, evidence.form(hash))
    };
    let pair = Pair {
        left: side(left),
        right: side(right),
        before: before.map_or_else(Beside::default, beside),
        after: after.map_or_else(Beside::default, beside),
        together: evidence.pair(pair_hash(hash_of(left), hash_of(right))),
    };
    let after = after.map_or(0, |part| tail(&part.codes));
    space_sides(&pair, &mut |f| out.add_feature(f));
    space_each(pair.left.form, pair.right.form, &mut |f| out.add_feature(f));
    space_together(&pair, &mut |f| out.add_feature(f));
    space_first(&pair, &mut |f| out.add_feature(f));
    space_second(&pair, after, &mut |f| out.add_feature(f));
    space_rest(&pair, &letters(left), &letters(right), evidence, &mut |f| out.add_feature(f));
    out.end_candidate(parts[i].is_attached);
    out.end_example(weight);
}
