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

/// Where the first block at or after `from` begins that may hold something to fold. A character
/// that is reported may have begun up to two bytes before the block.
#[inline(always)]
pub(crate) fn next_block<const WHAT: u8>(bytes: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    while at < bytes.len() {
        // The window holds the two bytes before the block, so that a character that began there is
        // seen whole; at the edges of the text there is no whole window.
        let end = match at.checked_sub(2).and_then(|start| bytes[start..].first_chunk::<{ BLOCK + 2 }>()) {
            Some(window) => {
                let mut hit = 0;
                for i in 0..BLOCK {
                    hit |= rule::<WHAT>(window[i], window[i + 1], window[i + 2]);
                }
                if hit != 0 {
                    return Some(at);
                }
                at + BLOCK
            }
            None => {
                let end = bytes.len().min(at + BLOCK);
                let byte = |i: usize| bytes.get(i).copied().unwrap_or(0);
                if (at..end)
                    .any(|i| rule::<WHAT>(byte(i.wrapping_sub(2)), byte(i.wrapping_sub(1)), byte(i)) != 0)
                {
                    return Some(at);
                }
                end
            }
        };
        at = end;
    }
    None
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

    /// The blocks that hold a hit, found byte by byte.
    fn plain<const WHAT: u8>(bytes: &[u8], from: usize) -> Option<usize> {
        let byte = |i: usize| bytes.get(i).copied().unwrap_or(0);
        (from..bytes.len()).step_by(BLOCK).find(|&at| {
            (at..bytes.len().min(at + BLOCK))
                .any(|i| rule::<WHAT>(byte(i.wrapping_sub(2)), byte(i.wrapping_sub(1)), byte(i)) != 0)
        })
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
                    assert_eq!(next_block::<WHAT>(bytes, from), expected, "{sign:?} {before} {from}");
                    assert_eq!(vector::next_block::<WHAT>(bytes, from), expected, "{sign:?} {before} {from}");
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
    fn every_version_finds_the_same_blocks_at_every_place() {
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
            next_block::<INVISIBLE>(bytes, 64).is_some()
                || if key { next_block::<KEYS>(bytes, 64) } else { next_block::<LETTERS>(bytes, 64) }
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
