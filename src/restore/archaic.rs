//! Words of classical Persian that modern prose does not use. In a passage with one of them, the spellings
//! of that time are right: plurals and comparatives are written as one word (شاخها, خوبتر), and می is often
//! the noun "wine".
//!
//! The list holds closed classes: contracted prepositions, pronouns and conjunctions (کز, ازان, زانکه), the
//! particles of that time (همی, اندر, ایدر), and common verbs in the past with the prefix ب (بگفت). Forms
//! that are also modern words (بدین, بدو, بخورد) or spoken today (ازین) are left out.

use super::filter;
use super::letters::hashes;

pub(super) const ARCHAIC: [u64; 76] = hashes([
    "همی",
    "ز",
    "کز",
    "وز",
    "زان",
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
    filter::lists_with(hash) & filter::ARCHAIC != 0 && ARCHAIC.contains(&hash)
}
