//! Units with a prefix. The Academy's spelling has a ZWNJ between both: سانتی‌متر, میلی‌گرم.
//!
//! The prefixes are those of the International System that end in a letter that joins. The others are one word with their
//! unit (کیلومتر, مگاوات).

use super::letters::{Letters, hashes};
use crate::chars;

const PREFIXES: [u64; 3] = hashes(["سانتی", "میلی", "دسی"]);

/// The letters of [`PREFIXES`].
const SPELLINGS: [&[u8]; 3] = [&codes::<5>("سانتی"), &codes::<4>("میلی"), &codes::<3>("دسی")];

/// Units, and the forms of their adjectives and plurals that have no gap of their own. (میلی before بار may be "inclination
/// once", so the bar is missing.)
#[rustfmt::skip]
const UNITS: [u64; 29] = hashes([
    "متر", "متری", "مترها", "متره", "مترمربع", "مترمکعب", "گرم", "گرمی", "لیتر", "لیتری", "لیترها", "گراد", "ثانیه",
    "آمپر", "آمپری", "ولت", "ولتی", "وات", "واتی", "بل", "مول", "مولار", "ژول", "اهم", "هرتز", "سیورت", "پاسکال", "نیوتن",
    "هانری",
]);

/// Whether `left` and `right` are the prefix and the rest of a unit.
pub(super) fn is_unit(left: u64, right: u64) -> bool {
    PREFIXES.contains(&left) && UNITS.contains(&right)
}

/// The letter that needs a ZWNJ before it in a unit that is written as one word (سانتیمتر).
#[inline]
pub(super) fn split_point(letters: &Letters) -> Option<usize> {
    // Most words fail this cheap test.
    let prefix = SPELLINGS.iter().find(|prefix| prefix.first() == letters.first())?;
    let k = prefix.len();
    (k < letters.len() && letters.starts_with(prefix) && UNITS.contains(&letters.piece(k, letters.len())))
        .then_some(k)
}

/// The codes of the letters of `word`.
const fn codes<const N: usize>(word: &str) -> [u8; N] {
    let mut codes = [0; N];
    let bytes = word.as_bytes();
    let mut i = 0;
    while i < N {
        codes[i] = chars::const_class(bytes[2 * i], bytes[2 * i + 1]) & chars::LETTER;
        i += 1;
    }
    codes
}
