//! The features of a division. Each function passes the hashes of its features to a closure. The search and the
//! trainer call the same functions.
//!
//! A feature has a weight for each *label*. For the features of a part, the label is the *role* of the part: the gap
//! before it and the gap after it. For all other features, the label is the gap.

use super::super::entry::{Form, Together};
use super::search::AND;

/// The hash of the feature with this tag and this value.
#[inline(always)]
fn feature(tag: u64, value: u64) -> u64 {
    let x = (value ^ tag.wrapping_mul(0x4164_D839_9F76_7C45)).wrapping_mul(0x9FB2_1C65_1E98_DF25);
    (x ^ (x >> 32)).wrapping_mul(0xD6E8_FEB8_6659_FD93)
}

/// A value made of two others, which may be hashes.
#[inline(always)]
fn mix(a: u64, b: u64) -> u64 {
    (a.rotate_left(23) ^ 0x2545_F491_4F6C_DD1D).wrapping_mul(0x9E6C_63D0_876A_68EF).wrapping_add(b)
}

/// The bits of a letter code.
const CODE_BITS: u32 = 6;
/// The code outside the passage, where there is no letter.
const NO_LETTER: u64 = (1 << CODE_BITS) - 1;
/// All parts with this many letters or more count as equally long.
const LONG: usize = 12;
/// A part is common if its count, free or after a ZWNJ, is at least this level (of about ten thousand), or if it was
/// ever seen before a ZWNJ. Common parts have features together with the parts beside them.
const COMMON: u8 = 11;
/// If the count of a part is below this level (of about 260), the letters at its ends have features of their own.
const RARE: u8 = 7;
/// The hash of the previous part for the first part of a passage.
pub(crate) const FIRST_PART: u64 = 1 << 63 | 1;

/// What training counted about a part. All counts are levels.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PartEvidence {
    pub(crate) hash: u64,
    pub(crate) form: Form,
    /// The counts of its beginnings as words: of the part without its last letter, and without its last two.
    pub(crate) beginnings: [u8; 2],
    /// The counts of its ends as words: of the part without its first letter, and without its first two.
    pub(crate) ends: [u8; 2],
    /// The counts of its two halves as words, in case the part is two words that a text joined by mistake (دالیرا,
    /// اوخواست). A boundary has the lower count of its two halves. The first number is the highest such count of all
    /// boundaries after a letter that does not join, the second that of all others.
    pub(crate) halves: [u8; 2],
}

/// The count of a half of a part as a word. `as_word` is the count of its letters. The only word of one letter is و.
#[inline(always)]
pub(crate) fn half(letters: &[u8], as_word: u8) -> u8 {
    if letters.len() == 1 && letters[0] != AND { 0 } else { as_word }
}

impl PartEvidence {
    /// The evidence of a part that training never saw.
    pub(crate) const NONE: PartEvidence =
        PartEvidence { hash: 0, form: Form::UNKNOWN, beginnings: [0; 2], ends: [0; 2], halves: [0; 2] };

    /// The greatest count of the part: as a word, before a ZWNJ or after a ZWNJ.
    #[inline(always)]
    fn seen(&self) -> u8 {
        self.form.free.max(self.form.first).max(self.form.last)
    }

    /// Whether training ever saw the part.
    #[inline(always)]
    pub(crate) fn is_known(&self) -> bool {
        self.seen() > 0
    }

    /// The count of the letters as a word, which may have ZWNJs inside.
    #[inline(always)]
    pub(crate) fn as_word(&self) -> u8 {
        self.form.free.max(self.form.split)
    }

    /// The hash of the part if it is common, else zero.
    #[inline(always)]
    pub(crate) fn common_hash(&self) -> u64 {
        let Form { free, first, last, .. } = self.form;
        if free >= COMMON || last >= COMMON || first > 0 { self.hash } else { 0 }
    }
}

/// The codes of `letters` as one number.
#[inline(always)]
fn packed(letters: &[u8]) -> u64 {
    letters.iter().fold(1, |all, &code| all << CODE_BITS | code as u64)
}

/// The features of the part `letters`. An unknown part also has the features of [`end_of_unknown`] and
/// [`start_of_unknown`].
#[inline(always)]
pub(crate) fn part(letters: &[u8], evidence: &PartEvidence, add: &mut impl FnMut(u64)) {
    let n = letters.len();
    let (len, form) = (n.min(LONG) as u64, evidence.form);
    let [free, first, last, split] = [form.free, form.first, form.last, form.split].map(u64::from);
    let seen = evidence.seen();
    let rarity = (seen as u64).min(9) / 3;
    add(feature(1, len << 8 | free));
    if n > 2 {
        let [after_non_joining, after_joining] = evidence.halves.map(u64::from);
        let halves = after_non_joining << 4 | after_joining;
        add(feature(60, halves << 4 | seen as u64));
        add(feature(61, halves << 8 | len << 4 | rarity));
    }
    let [without_last, without_two] = evidence.beginnings.map(u64::from);
    let [without_first, without_first_two] = evidence.ends.map(u64::from);
    if n > 1 && (seen > 0 || without_last > 0) {
        add(feature(5, without_last << 24 | packed(&letters[n - 1..]) << 4 | rarity));
    }
    if n > 2 && (seen > 0 || without_two > 0) {
        add(feature(6, without_two << 24 | packed(&letters[n - 2..]) << 4 | rarity));
    }
    if n > 1 && (seen > 0 || without_first > 0) {
        add(feature(7, without_first << 24 | packed(&letters[..1]) << 4 | rarity));
    }
    if n > 2 && (seen > 0 || without_first_two > 0) {
        add(feature(8, without_first_two << 24 | packed(&letters[..2]) << 4 | rarity));
    }
    if seen == 0 {
        return;
    }
    add(feature(2, free << 12 | first << 8 | last << 4 | split));
    add(feature(3, evidence.hash));
    add(feature(4, first << 8 | last << 4 | len));
    add(feature(13, len << 3 | (form.verb as u64) << 2 | (form.stem as u64) << 1 | form.number as u64));
    if seen < RARE {
        if n > 3 {
            add(feature(9, packed(&letters[n - 3..]) << 4 | rarity));
            add(feature(10, packed(&letters[..3]) << 4 | rarity));
        }
        add(feature(11, packed(&letters[n.saturating_sub(2)..]) << 4 | rarity));
        add(feature(12, packed(&letters[..n.min(2)]) << 4 | rarity));
    }
}

/// The features of the end of an unknown part. `letters` are all letters of the passage up to that end.
#[inline(always)]
pub(crate) fn end_of_unknown(letters: &[u8], add: &mut impl FnMut(u64)) {
    for (i, tag) in [(1, 14), (2, 15), (3, 16)] {
        add(feature(tag, packed(&letters[letters.len().saturating_sub(i)..])));
    }
}

/// The features of the start of an unknown part. `letters` are all letters of the passage from that start on.
#[inline(always)]
pub(crate) fn start_of_unknown(letters: &[u8], add: &mut impl FnMut(u64)) {
    for (i, tag) in [(1, 17), (2, 18), (3, 19)] {
        add(feature(tag, packed(&letters[..letters.len().min(i)])));
    }
}

/// The number of letters before and after a gap that each of its features has.
const GAP_LETTERS: [(usize, usize); 18] = [
    (1, 0),
    (0, 1),
    (1, 1),
    (2, 0),
    (0, 2),
    (2, 1),
    (1, 2),
    (2, 2),
    (3, 0),
    (0, 3),
    (3, 1),
    (1, 3),
    (3, 2),
    (2, 3),
    (3, 3),
    (4, 0),
    (0, 4),
    (4, 4),
];

/// The features of the gap before letter `k` of the passage `codes`: the letters on both sides.
#[inline(always)]
pub(crate) fn gap(codes: &[u8], k: usize, add: &mut impl FnMut(u64)) {
    let letter = |i: Option<usize>| i.and_then(|i| codes.get(i)).map_or(NO_LETTER, |&code| code as u64);
    let (mut before, mut after) = ([1; 5], [1; 5]);
    for i in 1..5 {
        before[i] = before[i - 1] << CODE_BITS | letter(k.checked_sub(i));
        after[i] = after[i - 1] << CODE_BITS | letter(Some(k + i - 1));
    }
    add(feature(20, 0));
    for (tag, (left, right)) in (21..).zip(GAP_LETTERS) {
        add(feature(tag, mix(before[left], after[right])));
    }
}

/// The part before a gap: what the features of the part after the gap need.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Previous {
    /// The hash of the part, or zero if the part is not common.
    pub(crate) hash: u64,
    /// Whether the gap is a ZWNJ.
    pub(crate) is_zwnj: bool,
}

/// The features of two neighbouring parts. `joined` is the form of both as one run of letters. If the gap is a ZWNJ,
/// `pair` has the counts of both side by side.
#[inline(always)]
pub(crate) fn transition(
    previous: Previous,
    evidence: &PartEvidence,
    joined: Form,
    pair: Together,
    add: &mut impl FnMut(u64),
) {
    let (left, right, form) = (previous.hash, evidence.common_hash(), evidence.form);
    if left != 0 {
        if right != 0 {
            add(feature(50, mix(left, right)));
        }
        let class = (form.free as u64).div_ceil(3) << 4 | (form.first as u64).div_ceil(3);
        add(feature(51, mix(left, class)));
    } else if right != 0 {
        add(feature(52, right));
    }
    if evidence.is_known() && (previous.is_zwnj || left != 0) {
        let joined = (joined.split as u64) << 4 | joined.free as u64;
        let tag = if previous.is_zwnj { 53 } else { 54 };
        add(feature(tag, (pair.zwnj as u64) << 8 | joined));
        if previous.is_zwnj {
            add(feature(55, (pair.zwnj as u64) << 4 | pair.space as u64));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Passes the features of many made-up parts to `add`.
    fn all_features(add: &mut impl FnMut(u64)) {
        let mut seed = 1u64;
        let mut next = |below: u64| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (seed >> 33) % below
        };
        for round in 0..3_000 {
            let codes: [u8; 20] = core::array::from_fn(|_| 1 + next(40) as u8);
            let (start, len) = (next(4) as usize, 1 + next(16) as usize);
            let letters = &codes[start..start + len];
            // Half of the counts are zero, since training saw few of all parts.
            let mut count = |greatest: u64| if next(2) == 0 { 0 } else { next(greatest + 1) as u8 };
            let form = Form {
                free: count(15),
                first: if round % 4 == 0 { count(15) } else { 0 },
                last: if round % 3 == 0 { count(15) } else { 0 },
                split: count(15),
                verb: count(1) == 1,
                stem: count(1) == 1,
                number: count(1) == 1,
            };
            let [beginnings, ends, halves] = [(); 3].map(|()| [count(15), count(15)]);
            let evidence = PartEvidence { hash: round + 7, form, beginnings, ends, halves };
            part(letters, &evidence, add);
            end_of_unknown(&codes[..start + len], add);
            start_of_unknown(&codes[start..], add);
            gap(&codes, start, add);
            gap(&codes[..start + len], start + len - 1, add);
            let previous = Previous { hash: round % 5 % 2 * round, is_zwnj: count(1) == 1 };
            let pair = Together { zwnj: count(15), space: count(15) };
            let joined = Form { free: count(15), split: count(15), ..Form::UNKNOWN };
            transition(previous, &evidence, joined, pair, add);
            add(half(&letters[..1], 3) as u64 + ((half(&[AND], 3) as u64) << 8));
            add(half(letters, 5) as u64 + ((evidence.as_word() as u64) << 8));
        }
    }

    /// The weights work only with the features that they were trained with. If you change a feature, train the weights
    /// again and replace the number.
    #[test]
    fn the_features_are_those_that_the_weights_were_trained_with() {
        let mut digest = 0u64;
        all_features(&mut |hash| {
            digest = (digest.rotate_left(7) ^ hash).wrapping_mul(0xD134_2543_DE82_EF95);
        });
        assert_eq!(digest, 0x327C_B968_B3D9_2683, "{digest:#X}");
    }
}
