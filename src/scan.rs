//! The first question: is there a character that folding might change, and where?
//!
//! Running text answers "no" for kilobytes on end, so this is asked of whole blocks of bytes
//! before any character is looked at. A block may be reported for nothing; it is never passed
//! over wrongly (a test walks every code point).

/// Bytes looked at together. The compiler turns the loop over them into vector instructions.
const BLOCK: usize = 64;

/// What to look for: a `const` parameter of the functions here.
pub(crate) const INVISIBLE: u8 = 0;
/// Letters and marks that fold.
pub(crate) const LETTERS: u8 = 1;
/// Those, and the letters that only a key folds.
pub(crate) const KEYS: u8 = 2;

/// Non-zero if the bytes `a b c`, as they follow each other, may belong to a character that
/// folding changes. Written without branches, for the vectorizer.
#[inline(always)]
fn rule<const WHAT: u8>(a: u8, b: u8, c: u8) -> u8 {
    let is = |x: bool| x as u8;
    let within = |x: u8, low: u8, high: u8| (x.wrapping_sub(low) <= high - low) as u8;
    // D8 90–9A, D9 8B–9F and B0, DB 96–AD, E0 A2 and A3: marks, and letters among them.
    let mark = is(b == 0xD8) & within(c, 0x90, 0x9A)
        | is(b == 0xD9) & (within(c, 0x8B, 0x9F) | is(c == 0xB0))
        | is(b == 0xDB) & within(c, 0x96, 0xAD)
        | is(b == 0xE0) & within(c, 0xA2, 0xA3);
    if WHAT == INVISIBLE {
        // D8 9C: Arabic letter mark; D9 80: kashida; C2 AC, AD: ¬, soft hyphen.
        let two = is(b == 0xD8) & is(c == 0x9C)
            | is(b == 0xD9) & is(c == 0x80)
            | is(b == 0xC2) & within(c, 0xAC, 0xAD);
        // E2 80 8B–8F and AA–AE, E2 81 A0–A9; EF BB BF. The ZWNJ is no news, but before a mark, where
        // it goes.
        let e2 = is(a == 0xE2)
            & (is(b == 0x80) & (within(c, 0x8B, 0x8F) & is(c != 0x8C) | within(c, 0xAA, 0xAE))
                | is(b == 0x81) & within(c, 0xA0, 0xA9));
        let bom = is(a == 0xEF) & is(b == 0xBB) & is(c == 0xBF);
        return two | e2 | bom | is(a == 0x8C) & (mark | is(b == 0xEF));
    }
    // D9 83 ك; 89 ى; 8A ي; B5–B8: high hamza; DA AA ڪ, BE ھ; DB 80–82, 8D, 90, 95: heh and yeh variants.
    let letter = is(b == 0xD9) & (is(c == 0x83) | within(c, 0x89, 0x8A) | within(c, 0xB5, 0xB8))
        | is(b == 0xDA) & (is(c == 0xAA) | is(c == 0xBE))
        | is(b == 0xDB) & (within(c, 0x80, 0x82) | is(c == 0x8D) | is(c == 0x90) | is(c == 0x95));
    // EF: presentation forms; F0 9E: mathematical letters.
    let form = is(c == 0xEF) | is(b == 0xF0) & is(c == 0x9E);
    // D8 A2–A6, A9: hamza letters, teh marbuta; D9 B1–B3: alefs.
    let key = is(b == 0xD8) & (within(c, 0xA2, 0xA6) | is(c == 0xA9)) | is(b == 0xD9) & within(c, 0xB1, 0xB3);
    mark | letter | form | if WHAT == KEYS { key } else { 0 }
}

/// The first place at or after `from` where a character that folding changes may end, or its second
/// byte.
#[inline(always)]
pub(crate) fn next_place<const WHAT: u8>(bytes: &[u8], from: usize) -> Option<usize> {
    find(bytes, from, bytes.len(), |a, b, c| rule::<WHAT>(a, b, c) != 0)
}

/// How many bytes [`fold_block`] looks at, and at most folds.
pub(crate) const FOLDED: usize = BLOCK;

/// Folds the letters of the block `text` that become another letter of two bytes: ي ى ك, in the
/// first bytes of `out`. Returns how many bytes those are: whole characters, and no letter that a
/// mark follows. `None` if the block has something else to fold, or nothing.
///
/// Only a whole two-byte sequence D9 8A, D9 89 or D9 83 changes, and to a whole two-byte sequence:
/// UTF-8 stays UTF-8, cut at the same places.
#[inline(always)]
pub(crate) fn fold_block(text: &[u8; FOLDED], out: &mut [u8; FOLDED]) -> Option<usize> {
    // Room before and after, so that every byte has neighbours.
    let mut bytes = [0; FOLDED + 3];
    bytes[2..FOLDED + 2].copy_from_slice(text);
    let is = |x: bool| x as u8;
    let (mut simple, mut all) = (0, 0);
    for i in 0..FOLDED {
        let (a, b, c, d) = (bytes[i], bytes[i + 1], bytes[i + 2], bytes[i + 3]);
        let kaf = is(b == 0xD9) & is(c == 0x83);
        let yeh = is(b == 0xD9) & (is(c == 0x89) | is(c == 0x8A));
        simple |= kaf | yeh;
        all |= rule::<LETTERS>(a, b, c) & !(kaf | yeh) & 1;
        // Of each sequence the lead byte changes where the trail byte is seen behind it.
        let before_kaf = is(c == 0xD9) & is(d == 0x83);
        let before_yeh = is(c == 0xD9) & (is(d == 0x89) | is(d == 0x8A));
        let pick = |on: u8, new: u8, old: u8| (new & on.wrapping_neg()) | (old & !on.wrapping_neg());
        let c = pick(kaf, 0xA9, pick(yeh, 0x8C, c));
        out[i] = pick(before_kaf, 0xDA, pick(before_yeh, 0xDB, c));
    }
    if simple == 0 || all != 0 {
        return None;
    }
    // The last letter may have a mark behind it, or be cut in two: it is left for the next block.
    let mut end = FOLDED - 1;
    while end > FOLDED - 5 && text[end] & 0xC0 == 0x80 {
        end -= 1;
    }
    Some(end)
}

/// The first place of `from..to` where `hit` says so of the byte there and the two before it (zero
/// where there are none). Blocks are asked without branches, for the vectorizer; `hit` should be
/// written with `&` and `|`.
#[inline(always)]
pub(crate) fn find(bytes: &[u8], from: usize, to: usize, hit: impl Fn(u8, u8, u8) -> bool) -> Option<usize> {
    let to = to.min(bytes.len());
    let mut at = from;
    while at < to {
        match at.checked_sub(2).and_then(|start| bytes[start..to].first_chunk::<{ BLOCK + 2 }>()) {
            Some(window) => {
                let mut hits = [0u8; BLOCK];
                for i in 0..BLOCK {
                    hits[i] = hit(window[i], window[i + 1], window[i + 2]) as u8;
                }
                if hits.iter().fold(0, |any, h| any | h) != 0 {
                    let parts = hits.as_chunks::<8>().0.iter().map(|part| u64::from_le_bytes(*part));
                    let (i, part) = parts.enumerate().find(|(_, part)| *part != 0)?;
                    return Some(at + 8 * i + part.trailing_zeros() as usize / 8);
                }
                at += BLOCK;
            }
            None => {
                let byte = |i: usize| bytes.get(i).copied().unwrap_or(0);
                if hit(byte(at.wrapping_sub(2)), byte(at.wrapping_sub(1)), bytes[at]) {
                    return Some(at);
                }
                at += 1;
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vector;
    use alloc::{string::String, vec::Vec};

    /// The first hit, found byte by byte.
    fn plain<const WHAT: u8>(bytes: &[u8], from: usize) -> Option<usize> {
        let byte = |i: usize| bytes.get(i).copied().unwrap_or(0);
        (from..bytes.len())
            .find(|&i| rule::<WHAT>(byte(i.wrapping_sub(2)), byte(i.wrapping_sub(1)), byte(i)) != 0)
    }

    fn all_versions<const WHAT: u8>() {
        for sign in
            ["ي", "ك", "\u{200F}", "ﻻ", "\u{64E}", "ۀ", "𞸀", "\u{AD}", "أ", "\u{FEFF}", "\u{200C}\u{64E}"]
        {
            for before in 0..140 {
                let text: String =
                    core::iter::repeat_n('a', before).collect::<String>() + sign + &"ب".repeat(70);
                for from in [0, 1, 2, 3, 63, 64, 65] {
                    let bytes = text.as_bytes();
                    let expected = plain::<WHAT>(bytes, from);
                    assert_eq!(next_place::<WHAT>(bytes, from), expected, "{sign:?} {before} {from}");
                    assert_eq!(vector::next_place::<WHAT>(bytes, from), expected, "{sign:?} {before} {from}");
                }
            }
        }
    }

    #[test]
    fn places_are_found_wherever_they_lie() {
        for before in 0..200 {
            let text = "ب".repeat(before) + "؟" + &"ت".repeat(70);
            let end = 2 * before + 1;
            let hit = |_, b: u8, c: u8| (b == 0xD8) & (c == 0x9F);
            for from in [0, 1, 2, 64, 65, end].into_iter().filter(|&from| from <= end) {
                assert_eq!(find(text.as_bytes(), from, text.len(), hit), Some(end), "{before} {from}");
                assert_eq!(find(text.as_bytes(), from, end, hit), None);
            }
            assert_eq!(find(text.as_bytes(), end + 1, text.len() + 9, hit), None);
        }
    }

    #[test]
    fn every_version_finds_the_same_places() {
        all_versions::<INVISIBLE>();
        all_versions::<LETTERS>();
        all_versions::<KEYS>();
    }

    #[test]
    fn nothing_that_folding_changes_is_passed_over() {
        use crate::Normalizer;
        let folds = [Normalizer::minimal(), Normalizer::search()];
        let padding = "ب".repeat(40);
        let found = |text: &str, key: bool| {
            let bytes = text.as_bytes();
            next_place::<INVISIBLE>(bytes, 64).is_some()
                || if key { next_place::<KEYS>(bytes, 64) } else { next_place::<LETTERS>(bytes, 64) }
                    .is_some()
        };
        let missed: Vec<(char, usize)> = ('\u{80}'..=char::MAX)
            .flat_map(|c| [(c, 0), (c, 1)])
            .filter(|&(c, i)| {
                let text: String = [&padding, "ب", c.encode_utf8(&mut [0; 4]), "ب", &padding].concat();
                // Alone in a short text a character is seen whatever the scan says of its block;
                // the scan must say the same in the middle of a long one.
                let short: String = ["ب", c.encode_utf8(&mut [0; 4]), "ب"].concat();
                let others =
                    i == 1 && (!c.to_lowercase().eq([c]) || c.is_numeric() || crate::spacing::is_space(c));
                let others = others || i == 1 && (c.is_ascii() || "»،؛؟…\u{200C}".contains(c));
                !others && folds[i].normalize(&short) != short && !found(&text, i == 1)
            })
            .collect();
        assert_eq!(missed, []);
    }
}
