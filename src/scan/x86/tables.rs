//! Tables by which AVX2 recognizes characters of two bytes.
//!
//! One shuffle instruction looks up 32 half bytes in a table of 16 entries. So the characters of a question
//! are divided into up to eight groups, with one bit for each group. A group is the product of three sets:
//! low halves of the lead byte, high halves of the trail byte, low halves of the trail byte. A character
//! is in a group if the bit is set in all three of its entries.
//!
//! The high half of the lead byte is ignored: D9 looks like 99 and like the ASCII `9`. For this reason, and
//! because some products are too large, the tables match more than the rules do. This is allowed.
//! `avx2_gives_the_answers_of_portable_code` tests for all bytes that no match of a rule is missed.
//!
//! In the comments, `8x` is every byte with the high half 8. Longer characters are found by two
//! bytes that follow each other: E2 80 8F by 80 8F, E0 A2 9A by E0 A2.
#![deny(unsafe_code)]

use crate::scan::copied::REPLACED;

/// For each half byte the groups that it belongs to.
pub(super) struct Tables {
    pub(super) lead_low: [u8; 16],
    pub(super) trail_high: [u8; 16],
    pub(super) trail_low: [u8; 16],
}

/// A set of half bytes.
type Halves = u16;

/// The low halves of lead bytes, the high halves of trail bytes, and their low halves.
type Group = (Halves, Halves, Halves);

/// Every half byte.
const ALL: Halves = 0xFFFF;

/// The tables of up to eight groups. More than eight do not compile.
const fn tables(groups: &[Group]) -> Tables {
    assert!(groups.len() <= 8);
    let mut tables = Tables { lead_low: [0; 16], trail_high: [0; 16], trail_low: [0; 16] };
    let mut bit = 0;
    while bit < groups.len() {
        let (lead_low, trail_high, trail_low) = groups[bit];
        let mut half = 0;
        while half < 16 {
            tables.lead_low[half] |= ((lead_low >> half & 1) as u8) << bit;
            tables.trail_high[half] |= ((trail_high >> half & 1) as u8) << bit;
            tables.trail_low[half] |= ((trail_low >> half & 1) as u8) << bit;
            half += 1;
        }
        bit += 1;
    }
    tables
}

const fn set(halves: &[u8]) -> Halves {
    let mut set = 0;
    let mut i = 0;
    while i < halves.len() {
        set |= 1 << halves[i];
        i += 1;
    }
    set
}

/// The halves from `first` to `last`.
const fn from_to(first: u8, last: u8) -> Halves {
    ((1u32 << (last + 1)) - (1u32 << first)) as u16
}

/// `Folding` and `FoldingOrInvisible`. Characters that begin with EF are found apart.
pub(super) static FOLDING: Tables = tables(&[
    // Marks D9 9x and DB 9x; F0 9E; with them DB 90 and DB 95.
    (set(&[0x9, 0xB, 0x0]), set(&[0x9]), ALL),
    // D9 80: kashida, 83: ك, 89: ى, 8A: ي, 8B–8F: harakat.
    (set(&[0x9]), set(&[0x8]), set(&[0x0, 0x3]) | from_to(0x9, 0xF)),
    // D9 B0: superscript alef, B5–B8: high hamza.
    (set(&[0x9]), set(&[0xB]), set(&[0x0]) | from_to(0x5, 0x8)),
    // Marks D8 90–9A; D8 9C: Arabic letter mark.
    (set(&[0x8]), set(&[0x9]), from_to(0x0, 0xA) | set(&[0xC])),
    // DB 80–82, 8D: heh and yeh variants; 80 8B, 8D–8F: invisible.
    (set(&[0xB, 0x0]), set(&[0x8]), from_to(0x0, 0x2) | set(&[0xB]) | from_to(0xD, 0xF)),
    // DA AA: ڪ; marks DB AA–AD; 80 AA–AE: bidi controls.
    (set(&[0xA, 0xB, 0x0]), set(&[0xA]), from_to(0xA, 0xE)),
    // Marks DB A0–A9 and E0 A2, A3; 81 A0–A9: invisible.
    (set(&[0xB, 0x1, 0x0]), set(&[0xA]), from_to(0x0, 0x9)),
    // DA BE: ھ; C2 AC and AD: ¬ and the soft hyphen.
    (set(&[0xA, 0x2]), set(&[0xA, 0xB]), from_to(0xC, 0xE)),
]);

/// `KeyFolding` and `KeyFoldingOrInvisible`: as above, with the letters that fold in search keys.
pub(super) static KEY_FOLDING: Tables = tables(&[
    // The first and the fourth group above, in one.
    (set(&[0x8, 0x9, 0xB, 0x0]), set(&[0x9]), ALL),
    (set(&[0x9]), set(&[0x8]), set(&[0x0, 0x3]) | from_to(0x9, 0xF)),
    // The third group above, with D9 B1–B3: alefs.
    (set(&[0x9]), set(&[0xB]), from_to(0x0, 0x3) | from_to(0x5, 0x8)),
    // D8 A2–A6, A9: hamza letters and ة.
    (set(&[0x8]), set(&[0xA]), from_to(0x2, 0x6) | set(&[0x9])),
    (set(&[0xB, 0x0]), set(&[0x8]), from_to(0x0, 0x2) | set(&[0xB]) | from_to(0xD, 0xF)),
    (set(&[0xA, 0xB, 0x0]), set(&[0xA]), from_to(0xA, 0xE)),
    (set(&[0xB, 0x1, 0x0]), set(&[0xA]), from_to(0x0, 0x9)),
    (set(&[0xA, 0x2]), set(&[0xA, 0xB]), from_to(0xC, 0xE)),
]);

/// `Invisible`. Characters that begin with EF are found apart.
pub(super) static INVISIBLE: Tables = tables(&[
    // D9 80: kashida.
    (set(&[0x9]), set(&[0x8]), set(&[0x0])),
    // D8 9C: Arabic letter mark.
    (set(&[0x8]), set(&[0x9]), set(&[0xC])),
    // 81 A0–A9: invisible; C2 AC and AD: ¬ and the soft hyphen.
    (set(&[0x1, 0x2]), set(&[0xA]), from_to(0x0, 0x9) | from_to(0xC, 0xD)),
    // 80 8B, 8D–8F: invisible.
    (set(&[0x0]), set(&[0x8]), set(&[0xB]) | from_to(0xD, 0xF)),
    // 80 AA–AE: bidi controls.
    (set(&[0x0]), set(&[0xA]), from_to(0xA, 0xE)),
    // The marks, in three groups that match after a ZWNJ only.
    (set(&[0x9]), set(&[0x8]), from_to(0xB, 0xF)),
    (set(&[0x8, 0x9, 0xB]), set(&[0x9]), ALL),
    (set(&[0x0, 0x9, 0xB]), set(&[0xA, 0xB]), from_to(0x0, 0xD)),
]);

/// The groups of [`INVISIBLE`] that match after a ZWNJ only.
pub(super) const INVISIBLE_AFTER_ZWNJ: u8 = 0b1110_0000;

/// `Foreign`, except DB BA.
pub(super) static FOREIGN: Tables = tables(&[
    // D8 A0.
    (set(&[0x8]), set(&[0xA]), set(&[0x0])),
    // D8 and DB BB–BF.
    (set(&[0x8, 0xB]), set(&[0xB]), from_to(0xB, 0xF)),
    // D9 and DB AE, AF.
    (set(&[0x9, 0xB]), set(&[0xA]), set(&[0xE, 0xF])),
    // D9 and DA Bx, except پ and ھ.
    (set(&[0x9, 0xA]), set(&[0xB]), from_to(0x0, 0xD) | set(&[0xF])),
    // DA 8x, except چ.
    (set(&[0xA]), set(&[0x8]), !set(&[0x6])),
    // DA 9x and DB 9x, except ژ.
    (set(&[0xA, 0xB]), set(&[0x9]), !set(&[0x8])),
    // DA Ax, except ک and گ.
    (set(&[0xA]), set(&[0xA]), !set(&[0x9, 0xF])),
    // DB 8x, except ی.
    (set(&[0xB]), set(&[0x8]), !set(&[0xC])),
]);

/// `Special`, with every mark.
pub(super) static SPECIAL: [Tables; 2] = special(from_to(0xB, 0xF), ALL, set(&[0x0]));

/// `SpecialWithoutMarks`, without the harakat D9 8B–92 and B0.
pub(super) static SPECIAL_WITHOUT_MARKS: [Tables; 2] = special(0, !from_to(0x0, 0x2), 0);

/// The tables of specials. The parameters are the low halves of those marks D9 8x, D9 9x and D9 Bx that are
/// specials. Characters that begin with EF are found apart.
const fn special(marks_8x: Halves, marks_9x: Halves, marks_bx: Halves) -> [Tables; 2] {
    [
        tables(&[
            // DB 8x, except ی.
            (set(&[0xB]), set(&[0x8]), !set(&[0xC])),
            // DA 8x, except چ.
            (set(&[0xA]), set(&[0x8]), !set(&[0x6])),
            (set(&[0x9]), set(&[0x8]), marks_8x),
            // Marks E0 A2, A3; 80 8B, 8D–8F and AA–AE: invisible (AC is in the second tables).
            (set(&[0x0]), set(&[0x8, 0xA]), from_to(0x2, 0x3) | from_to(0xA, 0xB) | from_to(0xD, 0xF)),
            // F0 9E; DB 9x.
            (set(&[0x0, 0xB]), set(&[0x9]), ALL),
            // DA 9x, except ژ.
            (set(&[0xA]), set(&[0x9]), !set(&[0x8])),
            (set(&[0x9]), set(&[0x9]), marks_9x),
            // Marks D8 90–9A; D8 9C: Arabic letter mark.
            (set(&[0x8]), set(&[0x9]), from_to(0x0, 0xA) | set(&[0xC])),
        ]),
        tables(&[
            // 81 Ax: invisible; DB Ax: marks.
            (set(&[0x1, 0xB]), set(&[0xA]), ALL),
            // DA Ax, except ک and گ.
            (set(&[0xA]), set(&[0xA]), !set(&[0x9, 0xF])),
            // D9 80: kashida; D8 A0. With D8 80 and D9 A0, which are rare.
            (set(&[0x8, 0x9]), set(&[0x8, 0xA]), set(&[0x0])),
            // 80 AC–AF: bidi controls; C2 AC and AD: ¬ and the soft hyphen; D9 AE, AF.
            (set(&[0x0, 0x2, 0x9]), set(&[0xA]), from_to(0xC, 0xF)),
            // DA Bx.
            (set(&[0xA]), set(&[0xB]), ALL),
            // D9 B2–BF, except پ.
            (set(&[0x9]), set(&[0xB]), from_to(0x2, 0xD) | set(&[0xF]) | marks_bx),
            // D8 BB–BF.
            (set(&[0x8]), set(&[0xB]), from_to(0xB, 0xF)),
            // DB BA–BF.
            (set(&[0xB]), set(&[0xB]), from_to(0xA, 0xF)),
        ]),
    ]
}

/// `SpanSigns`. Four groups match after any byte.
pub(super) static SPAN_SIGNS: Tables = tables(&[
    // @ and the backtick.
    (ALL, set(&[0x4, 0x6]), set(&[0x0])),
    // # $ & /
    (ALL, set(&[0x2]), set(&[0x3, 0x4, 0x6, 0xF])),
    // < \ |
    (ALL, set(&[0x3, 0x5, 0x7]), set(&[0xC])),
    // [ { ~ and ^
    (ALL, set(&[0x5, 0x7]), set(&[0xB, 0xE])),
    // ](
    (set(&[0xD]), set(&[0x2]), set(&[0x8])),
    // ww, of `www`.
    (set(&[0x7]), set(&[0x5, 0x7]), set(&[0x7])),
    // A dot before a letter.
    (set(&[0xE]), from_to(0x4, 0x7), ALL),
    // * after a space.
    (set(&[0x0]), set(&[0x2]), set(&[0xA])),
]);

/// `Digits`.
pub(super) static DIGITS: Tables = tables(&[
    (ALL, set(&[0x3]), from_to(0x0, 0x9)),
    (set(&[0x9]), set(&[0xA]), from_to(0x0, 0x9)),
    (set(&[0xB]), set(&[0xB]), from_to(0x0, 0x9)),
]);

/// `Zwnjs`.
pub(super) static ZWNJS: Tables = tables(&[(set(&[0x0]), set(&[0x8]), set(&[0xC]))]);

/// `SignsOfGaps`, except the characters that begin with E2.
pub(super) static SIGNS_OF_GAPS: Tables = tables(&[
    // ASCII except the space.
    (ALL, from_to(0x0, 0x7) & !set(&[0x2]), ALL),
    (ALL, set(&[0x2]), !set(&[0x0])),
    // Two spaces.
    (set(&[0x0]), set(&[0x2]), set(&[0x0])),
    // C2 and F2; Ex and Fx except E2 and F2.
    (ALL, set(&[0xC, 0xF]), set(&[0x2])),
    (ALL, set(&[0xE, 0xF]), !set(&[0x2])),
    // D8 8C, 9B, 9F: ، ؛ ؟
    (set(&[0x8]), set(&[0x8, 0x9]), set(&[0xB, 0xC, 0xF])),
    // D9 A0–AD: ٪ ٫ ٬ ٭ and Arabic-Indic digits.
    (set(&[0x9]), set(&[0xA]), from_to(0x0, 0xD)),
    // DB Bx: Persian digits.
    (set(&[0xB]), set(&[0xB]), ALL),
]);

/// `Punctuation`.
pub(super) static PUNCTUATION: Tables = tables(&[
    // ! " , - .
    (ALL, set(&[0x2]), set(&[0x1, 0x2, 0xC, 0xD, 0xE])),
    // ; ?
    (ALL, set(&[0x3]), set(&[0xB, 0xF])),
    // 80 9C, 9D: “ ”
    (set(&[0x0]), set(&[0x9]), set(&[0xC, 0xD])),
    // D8 9F: ؟
    (set(&[0x8]), set(&[0x9]), set(&[0xF])),
]);

/// `WordSpanSigns`, except ا after «.
pub(super) static WORD_SPAN_SIGNS: Tables = tables(&[
    // : ; < = > ?
    (ALL, set(&[0x3]), from_to(0xA, 0xF)),
    // ! " # ' ( - /
    (ALL, set(&[0x2]), set(&[0x1, 0x2, 0x3, 0x7, 0x8, 0xD, 0xF])),
    // [ | ~
    (ALL, set(&[0x5, 0x7]), set(&[0xB, 0xC, 0xE])),
    // C2 BB: »; D8 9B, 9F: ؛ ؟; E2 9C, 9D: ✗ ❌
    (set(&[0x2, 0x8]), set(&[0x9, 0xB]), set(&[0xB, 0xC, 0xD, 0xF])),
    // C3 97: ×; 86 and 87 90, 92: arrows.
    (set(&[0x3, 0x6, 0x7]), set(&[0x9]), set(&[0x0, 0x2, 0x7])),
    // D9 83, 89, 8A: ك ى ي; E2 89: ≠
    (set(&[0x2, 0x9]), set(&[0x8]), set(&[0x3, 0x9, 0xA])),
    // D8 A3, A5, A9: أ إ ة
    (set(&[0x8]), set(&[0xA]), set(&[0x3, 0x5, 0x9])),
    // D8 A4, AA, B0: ؤ ت ذ, which match after ا ل ه only.
    (set(&[0x8]), set(&[0xA, 0xB]), set(&[0x0, 0x4, 0xA])),
]);

/// The group of [`WORD_SPAN_SIGNS`] that matches after ا, ل and ه only.
pub(super) const WORD_SPAN_SIGN_AFTER_LETTER: u8 = 0b1000_0000;

/// What to XOR with a trail byte `8x` after D9 to fold the letter, by the low half of the trail byte.
pub(super) static TRAIL_XOR: [u8; 16] = xor_tables()[0];
/// The same for the lead byte before it.
pub(super) static LEAD_XOR: [u8; 16] = xor_tables()[1];

const fn xor_tables() -> [[u8; 16]; 2] {
    let [mut trails, mut leads] = [[0; 16]; 2];
    let mut i = 0;
    while i < REPLACED.len() {
        let low = (REPLACED[i].trail & 0xF) as usize;
        trails[low] = REPLACED[i].trail_xor;
        leads[low] = REPLACED[i].lead_xor;
        i += 1;
    }
    [trails, leads]
}
