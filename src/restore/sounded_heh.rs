//! Words whose last heh is sounded, so that no ZWNJ is before an ending: کوهی, روبهی, سحرگهی, ننهی.
//!
//! They are nouns and adjectives of a closed list, short forms of words in ـاه (سحرگه for سحرگاه), or forms of verbs whose stem
//! ends in this heh.

use super::knowledge::Knowledge;
use super::letters::{HEH, Letters, YE, hash_of, hashes};
use crate::chars;

/// Words in a sounded heh. The ی after it has no gap (کوهی), and ای is the vocative (کوه ای کوه). Some are poetic forms of nouns
/// in ـاه (روبه), and others look as if their heh were silent (گره).
#[rustfmt::skip]
pub(super) const SOUNDED_HEH: [u64; 41] = hashes([
    "روبه", "پادشه", "شه", "شهنشه", "سپه", "گنه", "نگه", "مه", "ره", "همره", "گمره", "درگه", "خرگه", "بنگه", "کوته", "سیه",
    "تبه", "آگه", "گره", "زره", "فربه", "شبیه", "فقیه", "وجه", "توجه", "متوجه", "توجیه", "تشبیه", "تنبیه", "مشبه", "مرفه",
    "موجه", "منزه", "کوه", "گروه", "شکوه", "اندوه", "انبوه", "ستوه", "ده", "فقه",
]);

/// The forms of نهادن, دادن and جستن in the second person.
const VERBS: [u64; 7] = hashes(["نهی", "بنهی", "ننهی", "ندهی", "بدهی", "نجهی", "بجهی"]);

/// Whether a word ends in a sounded heh and ی.
pub(super) fn ends_in_yeh_after(letters: &Letters, knowledge: &Knowledge) -> bool {
    const ALEF: u8 = chars::letter_code('ا');
    /// How much more frequent the long form must be than the word in ـه, which may also be a word on a silent heh (کله).
    /// Counts are logarithms: 2 is a factor of 6.
    const MORE: u8 = 2;
    let [head @ .., HEH, YE] = &letters[..] else { return false };
    let count = |ends: &[u8]| knowledge.entry(hash_of(head.iter().chain(ends))).form().free;
    SOUNDED_HEH.contains(&hash_of(head.iter().chain(&[HEH])))
        || VERBS.contains(&letters.piece(0, letters.len()))
        || head.len() >= 2 && count(&[ALEF, HEH]) >= count(&[HEH]) + MORE
}
