//! The first question: is there a character that folding might change, and where?
//!
//! Running text answers "no" for kilobytes on end, so this is asked of whole blocks of bytes
//! before any character is looked at. A block may be reported for nothing; it is never passed
//! over wrongly (a test walks every code point).

/// Bytes looked at together. The compiler turns the loop over them into vector instructions.
const BLOCK: usize = 64;

/// Non-zero if the bytes `a b c`, as they follow each other, may belong to a character that
/// folding changes. Written without branches, for the vectorizer.
#[inline(always)]
fn rule(a: u8, b: u8, c: u8) -> u8 {
    let is = |x: bool| x as u8;
    let within = |x: u8, low: u8, high: u8| (x.wrapping_sub(low) <= high - low) as u8;
    // D8 90–9A and 9C: marks, Arabic letter mark; D8 A2–A6, A9: hamza letters, teh marbuta.
    let d8 = is(b == 0xD8) & (within(c, 0x90, 0x9A) | is(c == 0x9C) | within(c, 0xA2, 0xA6) | is(c == 0xA9));
    // D9 80: kashida; 83 ك; 89 ى; 8A ي; 8B–9F, B0: marks; B1–B8: alef wasla and high hamza.
    let d9 = is(b == 0xD9) & (is(c == 0x80) | is(c == 0x83) | within(c, 0x89, 0x9F) | within(c, 0xB0, 0xB8));
    // DA AA ڪ, BE ھ; DB 80–AD: heh and yeh variants, Quranic marks, but for ی (DB 8C).
    let da = is(b == 0xDA) & (is(c == 0xAA) | is(c == 0xBE));
    let db = is(b == 0xDB) & within(c, 0x80, 0xAD) & is(c != 0x8C);
    // C2 AC, AD: ¬, soft hyphen.
    let c2 = is(b == 0xC2) & within(c, 0xAC, 0xAD);
    // E2 80 and E2 81 but for the ZWNJ and punctuation.
    let e2 = is(a == 0xE2)
        & ((is(b == 0x80) & (within(c, 0x80, 0x8F) & is(c != 0x8C) | within(c, 0xA8, 0xAF)))
            | (is(b == 0x81) & within(c, 0x9F, 0xAF)));
    // EF: presentation forms, byte order mark; F0 9E: mathematical letters; E0 A3: more marks.
    // (A ZWNJ before a mark must go; the mark is what reports it.)
    let rest = is(c == 0xEF) | (is(b == 0xF0) & is(c == 0x9E)) | (is(b == 0xE0) & is(c == 0xA3));
    d8 | d9 | da | db | c2 | e2 | rest
}

/// Where the first block at or after `from` begins that may hold something to fold. A character
/// that is reported may have begun up to two bytes before the block.
#[inline(always)]
pub(crate) fn next_block(bytes: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    while at < bytes.len() {
        // The window holds the two bytes before the block, so that a character that began there is
        // seen whole; at the edges of the text there is no whole window.
        let end = match at.checked_sub(2).and_then(|start| bytes[start..].first_chunk::<{ BLOCK + 2 }>()) {
            Some(window) => {
                let mut hit = 0;
                for i in 0..BLOCK {
                    hit |= rule(window[i], window[i + 1], window[i + 2]);
                }
                if hit != 0 {
                    return Some(at);
                }
                at + BLOCK
            }
            None => {
                let end = bytes.len().min(at + BLOCK);
                let byte = |i: usize| bytes.get(i).copied().unwrap_or(0);
                if (at..end).any(|i| rule(byte(i.wrapping_sub(2)), byte(i.wrapping_sub(1)), byte(i)) != 0) {
                    return Some(at);
                }
                end
            }
        };
        at = end;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vector;
    use alloc::{string::String, vec::Vec};

    /// The blocks that hold a hit, found byte by byte.
    fn plain(bytes: &[u8], from: usize) -> Option<usize> {
        let byte = |i: usize| bytes.get(i).copied().unwrap_or(0);
        (from..bytes.len()).step_by(BLOCK).find(|&at| {
            (at..bytes.len().min(at + BLOCK))
                .any(|i| rule(byte(i.wrapping_sub(2)), byte(i.wrapping_sub(1)), byte(i)) != 0)
        })
    }

    #[test]
    fn every_version_finds_the_same_blocks_at_every_place() {
        for sign in ["ي", "ك", "\u{200F}", "ﻻ", "\u{64E}", "ۀ", "𞸀", "\u{AD}"] {
            for before in 0..140 {
                let text: String =
                    core::iter::repeat_n('a', before).collect::<String>() + sign + &"ب".repeat(70);
                for from in [0, 1, 2, 3, 63, 64, 65] {
                    let bytes = text.as_bytes();
                    assert_eq!(next_block(bytes, from), plain(bytes, from), "{sign:?} {before} {from}");
                    assert_eq!(
                        vector::next_block(bytes, from),
                        plain(bytes, from),
                        "{sign:?} {before} {from}"
                    );
                }
            }
        }
    }

    #[test]
    fn nothing_that_folding_changes_is_passed_over() {
        use crate::Normalizer;
        let folds = [Normalizer::minimal(), Normalizer::search()];
        let padding = "ب".repeat(40);
        let missed: Vec<char> = ('\u{80}'..=char::MAX)
            .filter(|&c| {
                let text: String = [&padding, "ب", c.encode_utf8(&mut [0; 4]), "ب", &padding].concat();
                // Alone in a short text a character is seen whatever the scan says of its block;
                // the scan must say the same in the middle of a long one.
                let short: String = ["ب", c.encode_utf8(&mut [0; 4]), "ب"].concat();
                let changes = c.to_lowercase().eq([c]) && folds[0].normalize(&short) != short;
                changes && next_block(text.as_bytes(), 64).is_none()
            })
            .collect();
        assert_eq!(missed, []);
    }
}
