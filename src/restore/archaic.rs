//! Words of classical Persian that modern prose does not use. In a passage with one of them, the spellings
//! of that time are right: plurals and comparatives are written as one word (شاخها, خوبتر), and می is often
//! the noun "wine".
//!
//! The list holds closed classes: contracted prepositions, pronouns and conjunctions (کز, ازین, زانکه), the
//! particles of that time (همی, اندر, ایدر), and common verbs in the past with the prefix ب (بگفت). Forms
//! that are also modern words (بدین, بدو, بخورد) are left out.

use super::letters::hashes;

const ARCHAIC: [u64; 77] = hashes([
    "همی",
    "ز",
    "کز",
    "وز",
    "زان",
    "ازین",
    "ازان",
    "درین",
    "دران",
    "برین",
    "ورا",
    "چو",
    "ار",
    "ایدر",
    "اندر",
    "ازو",
    "زو",
    "آنک",
    "آنکو",
    "چنانک",
    "زانک",
    "زانکه",
    "کاین",
    "کاو",
    "کین",
    "وین",
    "واندر",
    "کاندر",
    "کاندرین",
    "کاندران",
    "وندر",
    "ویحک",
    "یارب",
    "ارچه",
    "ورچه",
    "ازیرا",
    "ایچ",
    "گفتا",
    "بدیشان",
    "ازیشان",
    "کزان",
    "کزین",
    "همیدون",
    "ایدون",
    "وگر",
    "کای",
    "مر",
    "بگفت",
    "بگفتا",
    "بگفتند",
    "برفت",
    "برفتند",
    "بیامد",
    "بیامدند",
    "بکرد",
    "بکردند",
    "بداد",
    "بدادند",
    "بزد",
    "بزدند",
    "بشد",
    "بدیدند",
    "بگرفت",
    "بگرفتند",
    "بنهاد",
    "بیفتاد",
    "بفرمود",
    "بیاورد",
    "بشنید",
    "بدانست",
    "بیاراست",
    "بگذشت",
    "بفروخت",
    "برآمیخت",
    "ببست",
    "بجست",
    "بنشست",
]);

/// Whether the form with this hash is a word of classical Persian.
pub(super) fn is_archaic(hash: u64) -> bool {
    may_be_archaic(hash) && ARCHAIC.contains(&hash)
}

/// A quick test that every word of classical Persian passes, and few others.
#[inline(always)]
pub(super) fn may_be_archaic(hash: u64) -> bool {
    FILTER[filter_slot(hash)]
}

/// The slots of all words of classical Persian. Few other words have such a slot, so the list is seldom
/// searched.
static FILTER: [bool; 1024] = {
    let mut filter = [false; 1024];
    let mut i = 0;
    while i < ARCHAIC.len() {
        filter[filter_slot(ARCHAIC[i])] = true;
        i += 1;
    }
    filter
};

/// The slot of a hash in the filter.
const fn filter_slot(hash: u64) -> usize {
    (hash.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 54) as usize
}
