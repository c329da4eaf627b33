//! The characters that [`copy_folding`](super::copy_folding) folds or drops, as bytes.
//!
//! Their Persian forms are taken from [`chars`] at compile time.

use crate::chars;

/// The lead byte of every character here.
pub(super) const LEAD: u8 = 0xD9;

/// A letter of two bytes that becomes another letter of two bytes.
#[derive(Clone, Copy)]
pub(super) struct Replaced {
    /// The trail byte of the letter.
    pub(super) trail: u8,
    /// XOR of its lead byte and the lead byte of the Persian letter.
    pub(super) lead_xor: u8,
    /// XOR of its trail byte and the trail byte of the Persian letter.
    pub(super) trail_xor: u8,
}

/// The letters that nearly every text in Arabic spelling has. Their trail bytes are `80..=8F`; the tables of
/// AVX2 rely on this.
pub(super) const REPLACED: [Replaced; 3] = [replaced('ك'), replaced('ى'), replaced('ي')];

/// The bytes of `letter`. Called at compile time only, so a letter that does not fit does not compile.
const fn replaced(letter: char) -> Replaced {
    let (lead, trail) = (0xC0 | (letter as u32 >> 6) as u8, 0x80 | (letter as u32 & 0x3F) as u8);
    assert!(lead == LEAD && trail & 0xF0 == 0x80);
    match chars::persian(letter) {
        Some(persian) => match persian.as_bytes() {
            &[to_lead, to_trail] => Replaced { trail, lead_xor: lead ^ to_lead, trail_xor: trail ^ to_trail },
            _ => panic!("the Persian letter does not have two bytes"),
        },
        None => panic!("not a letter that folds"),
    }
}

/// 1 if the two bytes are one of [`REPLACED`], else 0. Written without branches, for the vectorizer.
#[inline(always)]
pub(super) fn is_replaced(lead: u8, trail: u8) -> u8 {
    let [kaf, alef_maksura, yeh] = REPLACED;
    ((lead == LEAD) & ((trail == kaf.trail) | (trail == alef_maksura.trail) | (trail == yeh.trail))) as u8
}

/// Whether the two bytes are a haraka (`chars::is_haraka`).
#[inline(always)]
pub(crate) fn is_haraka(lead: u8, trail: u8) -> bool {
    (lead == LEAD) & ((trail.wrapping_sub(FIRST_HARAKA) < HARAKAT_IN_A_ROW) | (trail == SUPERSCRIPT_ALEF))
}

/// The trail byte of U+064B, the first of the harakat that follow each other.
pub(super) const FIRST_HARAKA: u8 = 0x8B;
/// The number of harakat that follow each other, up to U+0652.
pub(super) const HARAKAT_IN_A_ROW: u8 = 8;
/// The trail byte of U+0670, the superscript alef.
pub(super) const SUPERSCRIPT_ALEF: u8 = 0xB0;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn harakat_are_recognized_by_their_bytes() {
        for c in '\u{80}'..='\u{7FF}' {
            let mut bytes = [0; 4];
            let &[lead, trail] = c.encode_utf8(&mut bytes).as_bytes() else { panic!("{c:?} has two bytes") };
            assert_eq!(is_haraka(lead, trail), chars::is_haraka(c), "{c:?}");
        }
    }

    #[test]
    fn other_bytes_are_no_harakat() {
        for (lead, trail) in (0..=255).flat_map(|lead| (0..=255).map(move |trail| (lead, trail))) {
            assert!(!is_haraka(lead, trail) || core::str::from_utf8(&[lead, trail]).is_ok());
        }
    }
}
