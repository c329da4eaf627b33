//! What the model looks at: a decision as a list of feature numbers.
//!
//! The trainer and the restorer call the same functions, so that what was learned is what is used.
//! A feature is a tag (which question) and a value (the answer: letters, words, counts), hashed
//! together into one slot of the weight table. What is asked most is listed once more, so that it is found
//! without a hash.

use super::entry::{Form, Together};
use super::letters::{Letters, hash_of, pair_hash};
use crate::chars;

/// Where the counts come from: the embedded model, or the trainer's tables.
pub(super) trait Evidence {
    /// What is known of the form with this hash.
    fn form(&self, hash: u64) -> Form;
    /// How often the two parts were seen with a ZWNJ between them, by [`pair_hash`].
    fn pair(&self, hash: u64) -> Together;
}

/// A part as a neighbour sees it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Neighbour {
    /// Its hash; zero where there is none.
    pub(super) hash: u64,
    /// A ZWNJ stands between.
    pub(super) attached: bool,
}

/// The surroundings of a word to be judged.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Around {
    pub(super) left: Neighbour,
    pub(super) right: Neighbour,
}

/// What the weights are asked for: a tag (which question) and a value (the answer: letters, words, counts).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Feature {
    tag: u64,
    value: u64,
}

impl Feature {
    /// Both hashed together: the topmost bits say where its weight lies.
    #[inline(always)]
    pub(super) fn hash(self) -> u64 {
        let x =
            (self.value ^ self.tag.wrapping_mul(0x4164_D839_9F76_7C45)).wrapping_mul(0x9FB2_1C65_1E98_DF25);
        (x ^ (x >> 32)).wrapping_mul(0xD6E8_FEB8_6659_FD93)
    }

    /// Its number among those whose weights are listed, if it is one of [`COUNTS`] and not a rare one.
    #[inline(always)]
    pub(super) fn listed(self) -> Option<usize> {
        let table = TABLE_OF[self.tag as usize] as usize;
        (table < COUNTS.len() && self.value < ANSWERS as u64).then(|| table * ANSWERS + self.value as usize)
    }
}

/// The tags of questions that nothing but a few counts answers, and that are asked most.
const COUNTS: [u8; 18] = [11, 63, 64, 65, 66, 67, 70, 71, 87, 111, 112, 114, 115, 116, 117, 141, 143, 144];
/// Their answers that are listed: of two counts all, of three those whose first is zero.
const ANSWERS: usize = 256;
/// How many features are listed.
pub(super) const LISTED: usize = COUNTS.len() * ANSWERS;

/// Which of [`COUNTS`] a tag is, if any.
static TABLE_OF: [u8; 256] = {
    let mut tables = [u8::MAX; 256];
    let mut i = 0;
    while i < COUNTS.len() {
        tables[COUNTS[i] as usize] = i as u8;
        i += 1;
    }
    tables
};

/// Every feature that is [listed](Feature::listed), in their order.
#[cfg(any(test, feature = "train"))]
pub(super) fn listed() -> impl Iterator<Item = Feature> {
    COUNTS.iter().flat_map(|&tag| (0..ANSWERS as u64).map(move |value| Feature { tag: tag as u64, value }))
}

#[inline(always)]
fn feature(tag: u64, value: u64) -> Feature {
    Feature { tag, value }
}

#[inline(always)]
fn mix(a: u64, b: u64) -> u64 {
    (a.rotate_left(23) ^ 0x2545_F491_4F6C_DD1D).wrapping_mul(0x9E6C_63D0_876A_68EE | 1).wrapping_add(b)
}

/// A neighbour by its hash if it is a common word, else as one of many.
fn common(hash: u64, evidence: &impl Evidence) -> u64 {
    match hash {
        0 => 0,
        hash if evidence.form(hash).free >= COMMON => hash,
        _ => 1,
    }
}

/// From which count on a word is common.
const COMMON: u8 = 12;

/// A word under judgement: its letters' hashes and what is known of it as a whole.
pub(super) struct Word {
    pub(super) letters: Letters,
    pub(super) len: usize,
    pub(super) form: Form,
    pub(super) hash: u64,
    /// Which of its letters join to the next: a bit set.
    joins: u64,
}

impl Word {
    pub(super) fn new(letters: Letters, evidence: &impl Evidence) -> Self {
        let len = letters.len();
        let hash = letters.piece(0, len);
        let joins =
            letters.iter().enumerate().fold(0, |set, (i, &c)| set | (chars::code_joins(c) as u64) << i);
        Word { letters, len, form: evidence.form(hash), hash, joins }
    }
}

/// Whether a ZWNJ may part a word of `len` letters before letter `k`, where `last` is the code of the one
/// before: after a letter that joins, and not so that one letter stands alone, but for an ending after a
/// silent heh (خانه‌ی, خسته‌م).
pub(super) fn may_part(len: usize, k: usize, last: u8) -> bool {
    const HEH: u8 = chars::letter_code('ه');
    chars::code_joins(last) && k >= 2 && (len >= k + 2 || len > k && last == HEH)
}

/// Where a ZWNJ may part the word `codes`.
pub(super) fn places(codes: &[u8]) -> impl Iterator<Item = usize> + '_ {
    (1..codes.len()).filter(|&k| may_part(codes.len(), k, codes[k - 1]))
}

/// Features of leaving the word whole.
#[inline]
pub(super) fn whole(word: &Word, around: &Around, add: &mut impl FnMut(Feature)) {
    let n = word.len;
    let f = word.form;
    add(feature(1, f.free as u64));
    add(feature(2, (f.free as u64) << 8 | n as u64));
    add(feature(3, word.hash));
    add(feature(4, (f.last as u64) << 1 | around.left.attached as u64));
    add(feature(5, (f.first as u64) << 1 | around.right.attached as u64));
    add(feature(6, (f.verb as u64) << 1 | around.left.attached as u64));
    add(feature(11, (f.free as u64) << 4 | f.split as u64));
    add(feature(7, (f.free as u64) << 8 | (f.last as u64) << 4 | f.first as u64));
    if n >= 3 {
        add(feature(8, word.letters.piece(0, 3)));
        add(feature(9, word.letters.piece(n - 3, n)));
    }
    if n >= 4 {
        add(feature(10, word.letters.piece(n - 4, n)));
    }
}

/// A ZWNJ before letter `k` of a word, `0 < k < word.len`, and what is known of its two halves.
#[derive(Clone, Copy)]
pub(super) struct Split {
    pub(super) k: usize,
    pub(super) left: Form,
    pub(super) right: Form,
    /// How often the two were seen with a ZWNJ between them.
    pair: u64,
}

impl Split {
    pub(super) const NONE: Split = Split { k: 0, left: Form::UNKNOWN, right: Form::UNKNOWN, pair: 0 };

    pub(super) fn new(word: &Word, k: usize, evidence: &impl Evidence) -> Self {
        let (left, right) = (word.letters.piece(0, k), word.letters.piece(k, word.len));
        Split {
            k,
            left: evidence.form(left),
            right: evidence.form(right),
            pair: evidence.pair(pair_hash(left, right)).zwnj as u64,
        }
    }
}

/// Features of a split: how often its parts were seen, alone and together. In good text nearly all splits are
/// out of the question after these.
#[inline(always)]
pub(super) fn split_counts(word: &Word, split: &Split, add: &mut impl FnMut(Feature)) {
    let &Split { left: l, right: r, pair, .. } = split;
    let free = word.form.free as u64;
    let (lf, li, rf, rf_last) = (l.free as u64, l.first as u64, r.free as u64, r.last as u64);
    add(feature(63, lf << 4 | rf));
    add(feature(64, li << 4 | rf_last));
    add(feature(65, free << 4 | pair));
    add(feature(87, (word.form.split as u64) << 8 | free << 4 | pair));
    add(feature(66, lf << 4 | rf_last));
    add(feature(67, li << 4 | rf));
    add(feature(70, free << 8 | lf << 4 | rf));
    add(feature(71, free << 8 | li << 4 | rf_last));
}

/// Those of the others that say most.
#[inline]
pub(super) fn split_first(word: &Word, split: &Split, add: &mut impl FnMut(Feature)) {
    let &Split { k, left: l, right: r, .. } = split;
    let p = &word.letters;
    let n = word.len;
    let (left, right) = (p.piece(0, k), p.piece(k, n));
    let free = word.form.free as u64;
    let (lf, li, rf, rf_last) = (l.free as u64, l.first as u64, r.free as u64, r.last as u64);
    // The two parts as they are.
    add(feature(60, left));
    add(feature(61, right));
    // An affix and what it stands at.
    if n - k <= 6 {
        add(feature(72, mix(right, lf)));
        add(feature(73, mix(right, free << 4 | lf)));
        add(feature(74, mix(right, p.piece(k - 1, k) << 4 | lf)));
        add(feature(76, mix(right, free << 4 | li)));
    }
    if k <= 5 {
        add(feature(80, mix(left, rf)));
        add(feature(81, mix(left, free << 4 | rf)));
        add(feature(82, mix(left, (r.verb as u64) << 4 | rf)));
        add(feature(83, mix(left, free << 4 | rf_last)));
    }
}

/// The other features of a split.
#[inline]
pub(super) fn split_rest(
    word: &Word,
    split: &Split,
    around: &Around,
    evidence: &impl Evidence,
    add: &mut impl FnMut(Feature),
) {
    let &Split { k, left: l, right: r, pair } = split;
    let p = &word.letters;
    let n = word.len;
    let (left, right) = (p.piece(0, k), p.piece(k, n));
    let (ll, rl) = (k, n - k);
    let (lf, li, rf, rf_last) = (l.free as u64, l.first as u64, r.free as u64, r.last as u64);

    // The letters around the gap.
    for i in 1..=ll.min(5) {
        add(feature(20 + i as u64, p.piece(k - i, k) << 1 | (i == ll) as u64));
    }
    for i in 1..=rl.min(5) {
        add(feature(30 + i as u64, p.piece(k, k + i) << 1 | (i == rl) as u64));
    }
    for (i, j) in [(1, 1), (1, 2), (2, 1), (2, 2), (3, 2), (2, 3), (3, 3)] {
        if i <= ll && j <= rl {
            let (a, b) =
                (p.piece(k - i, k) << 1 | (i == ll) as u64, p.piece(k, k + j) << 1 | (j == rl) as u64);
            add(feature(40 + (i * 4 + j) as u64, mix(a, b)));
        }
    }
    // The two parts, alone and together.
    add(feature(62, pair_hash(left, right)));
    add(feature(88, (l.split as u64) << 4 | lf));
    add(feature(89, (r.split as u64) << 4 | rf));
    add(feature(90, li << 4 | lf));
    add(feature(91, rf_last << 4 | rf));
    add(feature(68, lf << 8 | ll.min(12) as u64));
    add(feature(69, rf << 8 | rl.min(12) as u64));
    // The word that an unseen left part ends in, after a letter that does not join: two words may
    // have been written as one (هربهانه).
    let tails = || (1..ll.saturating_sub(2)).filter(|i| word.joins >> (i - 1) & 1 == 0);
    let ends_in = if lf == 0 && li == 0 && ll > 3 {
        let known = tails().find_map(|i| {
            let free = evidence.form(p.piece(i, k)).free as u64;
            (free >= 4).then_some(((ll - i).min(7) as u64) << 4 | free)
        });
        add(feature(92, known.unwrap_or(0)));
        known
    } else {
        None
    };
    // The pair that an unseen pair ends in (بهانه‌ای in هربهانه‌ای).
    if pair == 0 && ll > 3 {
        let known = (1..ll - 2).find_map(|i| {
            let seen = evidence.pair(pair_hash(p.piece(i, k), right)).zwnj as u64;
            // After a letter that does not join, two words may have been written as one.
            let word_start = word.joins >> (i - 1) & 1 == 0;
            (seen > 0).then_some((word_start as u64) << 8 | ((ll - i).min(7) as u64) << 4 | seen)
        });
        let known = known.unwrap_or(0);
        add(feature(95, known << 4 | lf));
        if rl <= 6 {
            add(feature(96, mix(right, known)));
        }
    }
    // An affix and what it stands at.
    if rl <= 6 {
        if let Some(known) = ends_in {
            add(feature(93, mix(right, known)));
            add(feature(94, right));
        }
        if ll >= 2 {
            add(feature(75, mix(right, p.piece(k - 2, k))));
        }
        add(feature(77, mix(right, common(around.left.hash, evidence))));
        add(feature(78, mix(right, common(around.right.hash, evidence))));
    }
    if ll <= 5 {
        add(feature(84, mix(left, p.piece(k, k + 1) << 4 | rf)));
    }
    add(feature(85, mix(right, around.right.attached as u64)));
    add(feature(86, mix(left, around.left.attached as u64)));
}

/// Two parts with a space between, and their neighbours.
pub(super) struct Pair {
    pub(super) left: Side,
    pub(super) right: Side,
    /// The parts before and after the two.
    pub(super) before: Beside,
    pub(super) after: Beside,
    /// How often the two were seen together.
    pub(super) together: Together,
}

/// A part beside two others; all zero where there is none.
#[derive(Clone, Copy, Default)]
pub(super) struct Beside {
    hash: u64,
    /// The hash too if it is a common word, else it is one of many.
    common: u64,
}

impl Beside {
    pub(super) fn new(hash: u64, form: Form) -> Beside {
        Beside { hash, common: if form.free >= COMMON { hash } else { 1 } }
    }
}

/// One of two parts.
#[derive(Clone, Copy)]
pub(super) struct Side {
    pub(super) hash: u64,
    pub(super) len: usize,
    pub(super) form: Form,
}

impl Pair {
    /// Its parts' [`pair_hash`].
    fn hash(&self) -> u64 {
        pair_hash(self.left.hash, self.right.hash)
    }
}

/// The features of a space that depend on the left part alone.
#[inline(always)]
pub(super) fn space_left(hash: u64, form: Form, add: &mut impl FnMut(Feature)) {
    add(feature(100, hash));
    add(feature(143, (form.first as u64) << 4 | form.free as u64));
}

/// The features of a space that depend on the right part alone.
#[inline(always)]
pub(super) fn space_right(hash: u64, form: Form, add: &mut impl FnMut(Feature)) {
    add(feature(101, hash));
    add(feature(144, (form.last as u64) << 4 | form.free as u64));
}

/// Features of a space that may be a lost ZWNJ: those of its two parts by themselves.
#[inline(always)]
pub(super) fn space_sides(pair: &Pair, add: &mut impl FnMut(Feature)) {
    space_left(pair.left.hash, pair.left.form, add);
    space_right(pair.right.hash, pair.right.form, add);
}

/// How often both were seen, each by itself.
#[inline(always)]
pub(super) fn space_each(l: Form, r: Form, add: &mut impl FnMut(Feature)) {
    let (lf, li, rf, rl) = (l.free as u64, l.first as u64, r.free as u64, r.last as u64);
    add(feature(111, lf << 4 | rf));
    add(feature(112, li << 4 | rl));
    add(feature(114, lf << 4 | rl));
    add(feature(115, li << 4 | rf));
}

/// How often they were seen together. Most spaces are out of the question after these.
#[inline(always)]
pub(super) fn space_together(pair: &Pair, add: &mut impl FnMut(Feature)) {
    let (l, r) = (pair.left.form, pair.right.form);
    let (seen, apart) = (pair.together.zwnj as u64, pair.together.space as u64);
    add(feature(116, seen << 8 | (l.first as u64) << 4 | r.last as u64));
    add(feature(117, seen << 8 | (l.free as u64) << 4 | r.free as u64));
    add(feature(141, seen << 4 | apart));
}

/// Those of the others that say most. Nearly all spaces are decided by these and the ones before.
#[inline(always)]
pub(super) fn space_first(pair: &Pair, add: &mut impl FnMut(Feature)) {
    let (l, r) = (pair.left, pair.right);
    let (lf, li, rf, rl) = (l.form.free as u64, l.form.first as u64, r.form.free as u64, r.form.last as u64);
    if pair.together.zwnj > 0 {
        add(feature(102, pair.hash()));
    }
    if r.len <= 6 {
        add(feature(120, mix(r.hash, lf)));
        add(feature(147, mix(r.hash, li << 4 | lf)));
    }
    if l.len <= 5 {
        add(feature(130, mix(l.hash, rf)));
        add(feature(150, mix(l.hash, rl << 4 | rf)));
    }
}

/// Those that say most of what is left. `after` is the [`tail`] of the part that follows.
#[inline]
pub(super) fn space_second(pair: &Pair, after: u64, add: &mut impl FnMut(Feature)) {
    let (l, r) = (pair.left, pair.right);
    let (seen, apart) = (pair.together.zwnj as u64, pair.together.space as u64);
    let (lf, li, rf, rl) = (l.form.free as u64, l.form.first as u64, r.form.free as u64, r.form.last as u64);
    add(feature(145, seen << 12 | li << 8 | lf << 4 | apart));
    add(feature(146, seen << 12 | rl << 8 | rf << 4 | apart));
    add(feature(118, (l.len.min(12) as u64) << 4 | r.len.min(12) as u64));
    if r.len <= 6 {
        add(feature(148, mix(r.hash, seen << 4 | apart)));
        add(feature(149, mix(r.hash, after)));
    }
    if l.len <= 5 {
        add(feature(151, mix(l.hash, seen << 4 | apart)));
    }
    add(feature(126, mix(r.hash, pair.after.hash)));
    add(feature(157, mix(r.hash, pair.after.common)));
}

/// The other features of a space. `left` and `right` are the letters of the two parts.
#[inline]
pub(super) fn space_rest(
    pair: &Pair,
    left: &Letters,
    right: &Letters,
    evidence: &impl Evidence,
    add: &mut impl FnMut(Feature),
) {
    let (l, r) = (pair.left, pair.right);
    let (seen, apart) = (pair.together.zwnj as u64, pair.together.space as u64);
    let (lf, li, rf, rl) = (l.form.free as u64, l.form.first as u64, r.form.free as u64, r.form.last as u64);
    let whole = evidence.form(hash_of(left.iter().chain(right.iter())));
    let joined = whole.free as u64;
    if seen == 0 {
        add(feature(102, pair.hash()));
    }
    let tails = |i: usize| left.piece(l.len - i, l.len);
    let heads = |i: usize| right.piece(0, i);
    for i in 1..=l.len.min(4) {
        add(feature(102 + i as u64, tails(i) << 1 | (i == l.len) as u64));
    }
    for i in 1..=r.len.min(4) {
        add(feature(106 + i as u64, heads(i) << 1 | (i == r.len) as u64));
    }
    add(feature(113, seen << 4 | joined));
    add(feature(119, (whole.split as u64) << 8 | seen << 4 | joined));
    add(feature(142, seen << 8 | apart << 4 | joined));
    if r.len <= 6 {
        add(feature(121, mix(r.hash, tails(1))));
        if l.len >= 2 {
            add(feature(122, mix(r.hash, tails(2))));
        }
        if l.len >= 3 {
            add(feature(123, mix(r.hash, tails(3))));
        }
        add(feature(124, mix(r.hash, li << 4 | seen)));
        add(feature(125, mix(r.hash, pair.before.hash)));
    }
    if l.len <= 5 {
        let verb = (r.form.verb as u64) << 4;
        add(feature(131, mix(l.hash, verb | rf)));
        add(feature(132, mix(l.hash, verb | rl)));
        add(feature(133, mix(l.hash, heads(1))));
        if r.len >= 2 {
            add(feature(134, mix(l.hash, heads(2))));
        }
        add(feature(135, mix(l.hash, right.piece(r.len - 1, r.len))));
        if r.len >= 2 {
            add(feature(136, mix(l.hash, right.piece(r.len - 2, r.len))));
        }
        add(feature(137, mix(l.hash, pair.after.hash)));
    }
    // The part that makes compounds, without its endings (نگار in نگاران).
    if r.len >= 2 {
        let part = compounding(r, heads, evidence);
        let tail = right.piece(part.len, r.len);
        add(feature(170, part.known << 4 | lf));
        add(feature(171, mix(tail, part.known)));
        add(feature(172, mix(part.hash, lf)));
        add(feature(173, part.hash));
        add(feature(174, mix(tail, part.known) << 4 | seen));
        add(feature(175, mix(part.hash, pair.after.common)));
    }
    // A number and what it counts (سه‌روزه).
    if l.form.number {
        let end = if r.len >= 2 { right.piece(r.len - 2, r.len) } else { 0 };
        add(feature(176, mix(end, rf)));
        add(feature(177, right.piece(r.len - 1, r.len)));
        add(feature(178, r.hash));
        add(feature(179, mix(r.hash, pair.after.hash)));
        add(feature(180, rl << 4 | rf));
    }
    // A word said twice.
    if l.hash == r.hash {
        add(feature(155, 0));
        add(feature(156, lf));
    }
    add(feature(158, mix(l.hash, pair.before.common)));
    add(feature(138, mix(l.hash, pair.before.hash)));
    add(feature(139, mix(pair.hash(), pair.after.hash)));
    add(feature(140, mix(pair.hash(), pair.before.hash)));
}

/// The part of a word that makes compounds, as its beginning: how long, and what is known of it.
struct Compounding {
    len: usize,
    hash: u64,
    known: u64,
}

/// Finds the beginning of a right part that is known best as the second part of words.
fn compounding(right: Side, head: impl Fn(usize) -> u64, evidence: &impl Evidence) -> Compounding {
    let len = right.len;
    let mut best = Compounding { len, hash: 0, known: 0 };
    let mut top = 0;
    for j in (len.saturating_sub(5).max(2)..=len).rev() {
        let hash = head(j);
        let form = if j == len { right.form } else { evidence.form(hash) };
        let worth = form.last as u64 + 2 * form.stem as u64;
        if j == len || worth > top {
            top = worth;
            best = Compounding { len: j, hash, known: (form.last as u64) << 1 | form.stem as u64 };
        }
    }
    best
}

/// The last letters of a part, as its neighbours see them.
pub(super) fn tail(codes: &[u8]) -> u64 {
    codes.iter().rev().take(2).fold(0, |tail, &c| tail << 8 | c as u64)
}
