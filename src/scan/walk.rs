//! The first question: is there a character that folding might change, and where?
//!
//! Running text answers "no" for kilobytes on end, so this is asked of whole blocks of bytes
//! before any character is looked at. [`rule`] is the definition. Everything else walks blocks of 64
//! bytes with the help of [`Blocks`], which is how a processor answers for one of them: [`Plain`] for
//! any processor, `vector.rs` has a faster one. No answer passes a place over: tests hold every
//! version against the definition, and the definition against every code point.

use alloc::vec::Vec;
use core::ops::Range;

use crate::chars::common_code;

/// Bytes looked at together, a bit of a `u64` each.
pub(crate) const BLOCK: usize = 64;

/// A block with what stands around it: three bytes before, one after; zero where there are none.
pub(crate) type Window = [u8; BLOCK + 4];

/// Where the block begins in its window.
pub(crate) const HERE: usize = 3;

/// What to look for: a `const` parameter of the functions here.
pub(crate) const INVISIBLE: u8 = 0;
/// Letters and marks that fold.
pub(crate) const LETTERS: u8 = 1;
/// Those, and the letters that only a key folds.
pub(crate) const KEYS: u8 = 2;
/// Letters, marks and what cannot be seen.
pub(crate) const FOLDS: u8 = 3;
/// The same for keys.
pub(crate) const KEY_FOLDS: u8 = 4;
/// Letters of no Persian word, with perhaps some that fold.
pub(crate) const FOREIGN: u8 = 5;
/// What may begin or mark a protected span.
pub(crate) const SIGNS: u8 = 6;
/// What [`push_folded`] leaves alone and is no plain part of a Persian line: marks, what cannot be
/// seen, letters of no Persian word, letters that fold but for those that it folds.
pub(crate) const ASIDE: u8 = 7;
/// The same where harakat go, but for those after a ZWNJ, which may go with them.
pub(crate) const BARE_ASIDE: u8 = 8;
/// What cannot be seen, and letters of no Persian word.
pub(crate) const ODD: u8 = 9;

/// Non-zero if the last of four bytes, as they follow each other, may belong to what is looked for.
/// Written without branches, for the vectorizer.
#[inline(always)]
pub(crate) fn rule<const WHAT: u8>([z, a, b, c]: [u8; 4]) -> u8 {
    let is = |x: bool| x as u8;
    let within = |x: u8, low: u8, high: u8| (x.wrapping_sub(low) <= high - low) as u8;
    if WHAT == SIGNS {
        // Signs by themselves; `:/`, `](` and `www` by their ends.
        return is(c == b'@')
            | is(c == b'#')
            | is(c == b'`')
            | is(c == b'<')
            | is(c == b'$')
            | is(b == b':') & is(c == b'/')
            | is(b == b']') & is(c == b'(')
            | is(a | 0x20 == b'w') & is(b | 0x20 == b'w') & is(c | 0x20 == b'w');
    }
    if WHAT == ASIDE {
        return rule::<FOREIGN>([z, a, b, c]) | rule::<FOLDS>([z, a, b, c]) & (exchanged(b, c) ^ 1);
    }
    if WHAT == ODD {
        return rule::<FOREIGN>([z, a, b, c]) | rule::<INVISIBLE>([z, a, b, c]);
    }
    if WHAT == BARE_ASIDE {
        let after_zwnj = is(z == 0x80) & is(a == 0x8C);
        return rule::<ASIDE>([z, a, b, c]) & (is(!is_harakah(b, c)) | after_zwnj);
    }
    if WHAT == FOREIGN {
        return is(b == 0xD8) & (is(c == 0xA0) | is(c >= 0xBB))
            | is(b == 0xD9) & (is(c == 0xAE) | is(c == 0xAF) | is(c >= 0xB2) & is(c != 0xBE))
            | is(b == 0xDA) & is(c != 0x86) & is(c != 0x98) & is(c != 0xA9) & is(c != 0xAF) & is(c != 0xBE)
            | is(b == 0xDB) & is(c != 0x8C) & ((within(c, 0x96, 0xAD) | within(c, 0xB0, 0xB9)) ^ 1);
    }
    // D8 90–9A, D9 8B–9F and B0, DB 96–AD, E0 A2 and A3: marks, and letters among them.
    let mark = is(b == 0xD8) & within(c, 0x90, 0x9A)
        | is(b == 0xD9) & (within(c, 0x8B, 0x9F) | is(c == 0xB0))
        | is(b == 0xDB) & within(c, 0x96, 0xAD)
        | is(b == 0xE0) & within(c, 0xA2, 0xA3);
    // D8 9C: Arabic letter mark; D9 80: kashida; C2 AC, AD: ¬, soft hyphen.
    let two =
        is(b == 0xD8) & is(c == 0x9C) | is(b == 0xD9) & is(c == 0x80) | is(b == 0xC2) & within(c, 0xAC, 0xAD);
    // E2 80 8B–8F and AA–AE, E2 81 A0–A9; EF BB BF. The ZWNJ is no news, but before a mark, where
    // it goes.
    let e2 = is(a == 0xE2)
        & (is(b == 0x80) & (within(c, 0x8B, 0x8F) & is(c != 0x8C) | within(c, 0xAA, 0xAE))
            | is(b == 0x81) & within(c, 0xA0, 0xA9));
    if WHAT == INVISIBLE {
        let bom = is(a == 0xEF) & is(b == 0xBB) & is(c == 0xBF);
        return two | e2 | bom | is(z == 0x80) & is(a == 0x8C) & (mark | is(b == 0xEF));
    }
    // D9 83 ك; 89 ى; 8A ي; B5–B8: high hamza; DA AA ڪ, BE ھ; DB 80–82, 8D, 90, 95: heh and yeh variants.
    let letter = is(b == 0xD9) & (is(c == 0x83) | within(c, 0x89, 0x8A) | within(c, 0xB5, 0xB8))
        | is(b == 0xDA) & (is(c == 0xAA) | is(c == 0xBE))
        | is(b == 0xDB) & (within(c, 0x80, 0x82) | is(c == 0x8D) | is(c == 0x90) | is(c == 0x95));
    // EF: presentation forms; F0 9E: mathematical letters.
    let form = is(c == 0xEF) | is(b == 0xF0) & is(c == 0x9E);
    // D8 A2–A6, A9: hamza letters, teh marbuta; D9 B1–B3: alefs.
    let key = is(b == 0xD8) & (within(c, 0xA2, 0xA6) | is(c == 0xA9)) | is(b == 0xD9) & within(c, 0xB1, 0xB3);
    let unseen = if matches!(WHAT, FOLDS | KEY_FOLDS) { two | e2 } else { 0 };
    mark | letter | form | unseen | if matches!(WHAT, KEYS | KEY_FOLDS) { key } else { 0 }
}

/// 1 for ك, ى and ي: the letters that become another letter of two bytes everywhere.
#[inline(always)]
fn exchanged(lead: u8, trail: u8) -> u8 {
    ((lead == 0xD9) & ((trail == 0x83) | (trail == 0x89) | (trail == 0x8A))) as u8
}

/// Whether [`FOREIGN`] means these two bytes.
#[inline]
pub(crate) fn is_foreign(lead: u8, trail: u8) -> bool {
    rule::<FOREIGN>([0, 0, lead, trail]) != 0
}

/// How a processor answers for a whole block. Bit `i` of an answer is byte `i` of the block.
pub(crate) trait Blocks: Copy {
    /// Where bytes of 0 and 1 are 1.
    fn ones(self, bytes: &[u8; BLOCK]) -> u64;

    /// Where [`rule`] says so, and perhaps a few places more.
    fn suspects<const WHAT: u8>(self, window: &Window) -> u64;

    /// Tells the processor that the text at `at` will be read soon.
    fn prefetch(self, text: &str, at: usize) {
        let _ = (text, at);
    }

    /// The block with the letters exchanged that [`push_folded`] exchanges.
    fn exchange(self, window: &Window) -> [u8; BLOCK];

    /// Both bytes of the harakat that [`push_folded`] drops.
    fn harakat(self, window: &Window) -> u64;

    /// Writes the bytes of `block` whose bit is set in `keep` to the beginning of `out`, and perhaps
    /// others behind them.
    fn keep(self, block: &[u8; BLOCK], keep: u64, out: &mut [u8; BLOCK]);
}

/// [`Blocks`] for any processor.
#[derive(Clone, Copy)]
pub(crate) struct Plain;

impl Blocks for Plain {
    #[inline(always)]
    fn ones(self, bytes: &[u8; BLOCK]) -> u64 {
        if bytes.iter().fold(0, |any, b| any | b) == 0 {
            return 0;
        }
        // Eight bytes become eight bits by one multiplication.
        let parts = bytes.as_chunks::<8>().0.iter().map(|part| u64::from_le_bytes(*part));
        parts.rev().fold(0, |all, part| all << 8 | part.wrapping_mul(0x0102_0408_1020_4080) >> 56)
    }

    #[inline(always)]
    fn suspects<const WHAT: u8>(self, window: &Window) -> u64 {
        bits(self, window, rule::<WHAT>)
    }

    #[inline(always)]
    fn exchange(self, window: &Window) -> [u8; BLOCK] {
        let mask = |x: bool| (x as u8).wrapping_neg();
        let mut out = [0; BLOCK];
        for i in 0..BLOCK {
            let (b, c, d) = (window[i + HERE - 1], window[i + HERE], window[i + HERE + 1]);
            // Of each sequence the lead byte changes where the trail byte is seen behind it: D9 83 becomes
            // DA A9, D9 89 and 8A become DB 8C.
            let (trail, lead) = (mask(b == 0xD9), mask(c == 0xD9));
            let of_trail = mask(c == 0x83) & 0x2A | mask(c == 0x89) & 0x05 | mask(c == 0x8A) & 0x06;
            let of_lead = mask(d == 0x83) & 0x03 | mask((d == 0x89) | (d == 0x8A)) & 0x02;
            out[i] = c ^ (trail & of_trail | lead & of_lead);
        }
        out
    }

    #[inline(always)]
    fn harakat(self, window: &Window) -> u64 {
        let ends = bits(self, window, |[_, _, b, c]| is_harakah(b, c) as u8);
        ends | ends >> 1 | (is_harakah(window[BLOCK + HERE - 1], window[BLOCK + HERE]) as u64) << (BLOCK - 1)
    }

    #[inline(always)]
    fn keep(self, block: &[u8; BLOCK], keep: u64, out: &mut [u8; BLOCK]) {
        let mut len = 0;
        for (i, &byte) in block.iter().enumerate() {
            out[len.min(BLOCK - 1)] = byte;
            len += (keep >> i & 1) as usize;
        }
    }
}

/// U+064B to U+0652 and U+0670: harakat that Unicode composes with no letter.
#[inline(always)]
pub(crate) fn is_harakah(lead: u8, trail: u8) -> bool {
    (lead == 0xD9) & ((trail.wrapping_sub(0x8B) < 8) | (trail == 0xB0))
}

/// Asks `hit` of every byte of a block and the three before it.
#[inline(always)]
fn bits(blocks: impl Blocks, window: &Window, hit: impl Fn([u8; 4]) -> u8) -> u64 {
    let mut hits = [0u8; BLOCK];
    for (i, answer) in hits.iter_mut().enumerate() {
        *answer = hit(four(window, i));
    }
    blocks.ones(&hits)
}

/// Byte `i` of a block after the three before it.
#[inline(always)]
fn four(window: &Window, i: usize) -> [u8; 4] {
    [window[i], window[i + 1], window[i + 2], window[i + 3]]
}

/// A text that can be read in blocks up to its end: a short one is copied once for all that is asked of
/// it.
#[derive(Clone, Debug)]
pub(crate) struct Text<'t> {
    text: &'t str,
    /// The last bytes of the text up to [`END`], zeros before and after.
    edge: [u8; END + BLOCK + 1],
}

/// Where the text ends in its edge.
const END: usize = BLOCK + HERE;

impl<'t> Text<'t> {
    #[inline]
    pub(crate) fn new(text: &'t str) -> Self {
        let last = &text.as_bytes()[text.len().saturating_sub(END)..];
        let mut edge = [0; END + BLOCK + 1];
        edge[END - last.len()..END].copy_from_slice(last);
        Text { text, edge }
    }

    pub(crate) fn as_str(&self) -> &'t str {
        self.text
    }

    /// The block at `at` and what stands around it; in `padded` at the beginning of the text.
    #[inline(always)]
    fn window<'w>(&'w self, at: usize, padded: &'w mut Window) -> &'w Window {
        let bytes = self.text.as_bytes();
        let last = || self.edge.get((at + BLOCK).checked_sub(bytes.len())?..)?.first_chunk();
        let inside = || bytes.get(at.checked_sub(HERE)?..)?.first_chunk();
        if let Some(window) = inside().or_else(last) {
            return window;
        }
        *padded = [0; BLOCK + 4];
        let piece = &bytes[..(at + BLOCK + 1).min(bytes.len())];
        let before = HERE - at.min(HERE);
        if let Some(place) = padded.get_mut(before..before + piece.len()) {
            place.copy_from_slice(piece);
        }
        padded
    }

    /// The text from [`HERE`] bytes before `at` on, as far as the windows of up to `most` blocks reach that
    /// lie inside; empty if there is none.
    #[inline(always)]
    fn inside(&self, at: usize, most: usize) -> &'t [u8] {
        let bytes = self.text.as_bytes();
        let blocks = (bytes.len().saturating_sub(at + 1) / BLOCK).min(most);
        match (at.checked_sub(HERE), blocks) {
            (None, _) | (_, 0) => &[],
            (Some(start), _) => bytes.get(start..at + blocks * BLOCK + 1).unwrap_or_default(),
        }
    }
}

impl core::ops::Deref for Text<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        self.text
    }
}

/// Blocks that are asked together, at most.
const GROUP: usize = 64;

/// What a look at all of a text says of [`FOLDS`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Survey {
    /// There is none of them.
    Nothing,
    /// Nothing is [`ASIDE`], and from here on there are letters that [`push_folded`] exchanges.
    Letters(usize),
    /// There may be more to do.
    More,
}

/// Looks at all of a short text, whatever is found.
#[inline(always)]
pub(crate) fn survey(blocks: impl Blocks, text: &Text) -> Survey {
    let mut padded = [0; BLOCK + 4];
    let mut first = Survey::Nothing;
    let mut aside = 0;
    for at in (0..text.len()).step_by(BLOCK) {
        let window = text.window(at, &mut padded);
        aside |= blocks.suspects::<ASIDE>(window);
        let folds = blocks.suspects::<FOLDS>(window);
        if folds != 0 && first == Survey::Nothing {
            let i = folds.trailing_zeros() as usize;
            let [_, _, lead, trail] = four(window, i);
            first = if exchanged(lead, trail) != 0 { Survey::Letters(at + i - 1) } else { Survey::More };
        }
    }
    if aside != 0 && first != Survey::Nothing { Survey::More } else { first }
}

/// The first place of `range` where a character that [`rule`] means may end, or its second byte; but
/// for those of which `harmless` says that nothing is to be done there.
#[inline(always)]
pub(crate) fn next_place<const WHAT: u8>(
    blocks: impl Blocks,
    text: &Text,
    range: Range<usize>,
    harmless: impl Fn(usize) -> bool,
) -> Option<usize> {
    // Blocks are asked in groups, more of them as long as nothing is found: what an answer makes the
    // processor do next must not hold up the reading of what comes after it.
    let mut padded = [0; BLOCK + 4];
    let mut answers = [0; GROUP];
    let mut group = 1;
    let mut at = range.start;
    while at < range.end {
        let inside = text.inside(at, group.min((range.end - at).div_ceil(BLOCK)));
        let mut suspicious = 0u64;
        let mut count = 0;
        while let Some(window) = inside.get(count * BLOCK..).and_then(|bytes| bytes.first_chunk())
            && let Some(answer) = answers.get_mut(count)
        {
            *answer = blocks.suspects::<WHAT>(window);
            suspicious |= ((*answer != 0) as u64) << count;
            count += 1;
        }
        if count == 0 {
            // The first one, or the last.
            answers[0] = blocks.suspects::<WHAT>(text.window(at, &mut padded));
            suspicious = 1;
            count = 1;
        }
        while suspicious != 0 {
            let n = suspicious.trailing_zeros() as usize;
            suspicious &= suspicious - 1;
            let at = at + n * BLOCK;
            let window = text.window(at, &mut padded);
            let place = place_in::<WHAT>(window, answers[n], at, range.end, &harmless);
            if place.is_some() {
                return place;
            }
        }
        at += count * BLOCK;
        group = (2 * group).min(GROUP);
    }
    None
}

/// The first of the `suspects` of the block at `at` that is a place, before `end`.
#[inline(always)]
fn place_in<const WHAT: u8>(
    window: &Window,
    mut suspects: u64,
    at: usize,
    end: usize,
    harmless: &impl Fn(usize) -> bool,
) -> Option<usize> {
    while suspects != 0 {
        let i = suspects.trailing_zeros() as usize;
        if at + i < end && !harmless(at + i) && rule::<WHAT>(four(window, i)) != 0 {
            return Some(at + i);
        }
        suspects &= suspects - 1;
    }
    None
}

/// So many bytes are looked at together, before they are written: those that come after them are asked
/// for meanwhile.
pub(crate) const AHEAD: usize = 8192;

/// Appends `text[from..to]` to `out` with the letters folded that become another letter of two bytes
/// (ي ى ك), and without the harakat if `DROP`. Nothing else is looked at.
///
/// Only a whole two-byte sequence D9 8A, D9 89 or D9 83 changes, and to a whole two-byte sequence,
/// and whole harakat go: UTF-8 stays UTF-8, if characters begin at `from` and `to`.
#[inline(always)]
pub(crate) fn push_folded<const DROP: bool>(
    blocks: impl Blocks,
    text: &Text,
    from: usize,
    to: usize,
    out: &mut Vec<u8>,
) {
    let mut padded = [0; BLOCK + 4];
    let mut at = from;
    while at < to {
        let window = text.window(at, &mut padded);
        blocks.prefetch(text, at + AHEAD);
        let block = blocks.exchange(window);
        let written = out.len();
        // A whole block is moved by a few instructions, a part of one is not.
        out.extend_from_slice(&block);
        let mut len = BLOCK.min(to - at);
        if DROP && let Some(out) = out.last_chunk_mut() {
            let keep = !blocks.harakat(window) & u64::MAX >> (BLOCK - len);
            blocks.keep(&block, keep, out);
            len = keep.count_ones() as usize;
        }
        out.truncate(written + len);
        at += BLOCK;
    }
}

/// The places from `at` on, a block each, where `hit` says so of the byte there and the two before it (zero
/// where there are none); returns which blocks have one, a bit each. Blocks are asked without branches, for the
/// vectorizer; `hit` should be written with `&` and `|`. Behind the text there is no place.
#[inline(always)]
pub(crate) fn hits(
    blocks: impl Blocks,
    text: &Text,
    at: usize,
    hits: &mut [u64],
    hit: impl Fn(u8, u8, u8) -> bool,
) -> u32 {
    let inside = text.inside(at, hits.len());
    let mut some = 0;
    let mut count = 0;
    while let Some(window) = inside.get(count * BLOCK..).and_then(|bytes| bytes.first_chunk())
        && let Some(hits) = hits.get_mut(count)
    {
        *hits = bits(blocks, window, |[_, a, b, c]| hit(a, b, c) as u8);
        some |= ((*hits != 0) as u32) << count;
        count += 1;
    }
    // The first block of the text, and the last one.
    let mut padded = [0; BLOCK + 4];
    for (i, hits) in hits.iter_mut().enumerate().skip(count) {
        let at = at + i * BLOCK;
        *hits = 0;
        if at < text.len() {
            let window = text.window(at, &mut padded);
            let inside = u64::MAX >> (BLOCK - (text.len() - at).min(BLOCK));
            *hits = inside & bits(blocks, window, |[_, a, b, c]| hit(a, b, c) as u8);
            some |= ((*hits != 0) as u32) << i;
        }
    }
    some
}

/// For each byte of `text` the code of the letter that begins there, by [`common_code`], or zero; and
/// which bytes are of such letters, a bit each. As far as there is room for both, which goes by blocks; behind
/// the text there is no letter, and what the codes are there means nothing.
#[inline(always)]
pub(crate) fn codes(blocks: impl Blocks, text: &[u8], codes: &mut [[u8; BLOCK]], letters: &mut [u64]) {
    let mut carry = 0;
    letters.fill(0);
    for ((codes, letters), at) in codes.iter_mut().zip(letters).zip((0..text.len()).step_by(BLOCK)) {
        let mut padded = [0; BLOCK + 1];
        let left = &text[at..];
        let block = left.first_chunk().unwrap_or_else(|| {
            padded[..left.len()].copy_from_slice(left);
            &padded
        });
        let mut begins = [0; BLOCK];
        for (i, (code, begin)) in codes.iter_mut().zip(&mut begins).enumerate() {
            *code = common_code(block[i], block[i + 1]);
            *begin = (*code != 0) as u8;
        }
        let begins = blocks.ones(&begins);
        *letters = begins | begins << 1 | carry;
        carry = begins >> (BLOCK - 1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scan;
    use alloc::string::String;

    /// The first hit, found byte by byte.
    fn plain<const WHAT: u8>(bytes: &[u8], from: usize) -> Option<usize> {
        let byte = |i: usize| bytes.get(i).copied().unwrap_or(0);
        (from..bytes.len()).find(|&i| rule::<WHAT>([3, 2, 1, 0].map(|n| byte(i.wrapping_sub(n)))) != 0)
    }

    fn all_versions<const WHAT: u8>() {
        let signs = ["ي", "ك", "\u{200F}", "ﻻ", "\u{64E}", "ۀ", "𞸀", "\u{AD}", "أ", "ٹ", "@", "://", "WwW"];
        for sign in signs.into_iter().chain(["\u{FEFF}", "\u{200C}\u{64E}", "\u{200C}ﻻ"]) {
            for before in 0..140 {
                let text: String =
                    core::iter::repeat_n('a', before).collect::<String>() + sign + &"ب".repeat(70);
                for from in [0, 1, 2, 3, 63, 64, 65] {
                    let bytes = text.as_bytes();
                    let expected = plain::<WHAT>(bytes, from);
                    let found = next_place::<WHAT>(Plain, &Text::new(&text), from..bytes.len(), |_| false);
                    assert_eq!(found, expected, "{sign:?} {before} {from}");
                    let found = scan::next_place::<WHAT>(&Text::new(&text), from..bytes.len(), |_| false);
                    assert_eq!(found, expected, "{sign:?} {before} {from}");
                }
            }
        }
    }

    #[test]
    fn every_version_finds_the_same_places() {
        all_versions::<INVISIBLE>();
        all_versions::<LETTERS>();
        all_versions::<KEYS>();
        all_versions::<FOLDS>();
        all_versions::<KEY_FOLDS>();
        all_versions::<FOREIGN>();
        all_versions::<SIGNS>();
        all_versions::<ASIDE>();
        all_versions::<BARE_ASIDE>();
        all_versions::<ODD>();
    }

    #[test]
    fn nothing_that_folding_changes_is_passed_over() {
        use crate::Normalizer;
        let folds = [Normalizer::minimal(), Normalizer::search()];
        let padding = "ب".repeat(40);
        let found = |text: &str, key: bool| {
            let text = Text::new(text);
            let place = |find: fn(&Text) -> Option<usize>| find(&text).is_some();
            let both = match key {
                true => place(|t| next_place::<KEY_FOLDS>(Plain, t, 64..t.len(), |_| false)),
                false => place(|t| next_place::<FOLDS>(Plain, t, 64..t.len(), |_| false)),
            };
            let one = match key {
                true => place(|t| next_place::<KEYS>(Plain, t, 64..t.len(), |_| false)),
                false => place(|t| next_place::<LETTERS>(Plain, t, 64..t.len(), |_| false)),
            };
            both && (one || place(|t| next_place::<INVISIBLE>(Plain, t, 64..t.len(), |_| false)))
        };
        let missed: Vec<(char, usize)> = ('\u{80}'..=char::MAX)
            .flat_map(|c| [(c, 0), (c, 1)])
            .filter(|&(c, i)| {
                let text: String = [&padding, "ب", c.encode_utf8(&mut [0; 4]), "ب", &padding].concat();
                // Alone in a short text a character is seen whatever the scan says of its block;
                // the scan must say the same in the middle of a long one.
                let short: String = ["ب", c.encode_utf8(&mut [0; 4]), "ب"].concat();
                let others =
                    i == 1 && (!c.to_lowercase().eq([c]) || c.is_numeric() || crate::chars::is_space(c));
                let others = others || i == 1 && (c.is_ascii() || "»،؛؟…\u{200C}".contains(c));
                !others && folds[i].normalize(&short) != short && !found(&text, i == 1)
            })
            .collect();
        assert_eq!(missed, []);
    }
}
