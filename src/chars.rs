//! Facts about characters: which are letters, marks, digits, spaces or invisible, which letters
//! join, and which fold to which. Every other module takes these facts from here. The fast scans in
//! `scan/` repeat some of them as bytes; tests check that they agree with this file.
//!
//! Every letter of Persian, and most letters of the other languages written in the Arabic script,
//! are in U+0600–U+06FF: two bytes `D8..=DB 80..=BF` in UTF-8. One table of 256 bytes, indexed by
//! the low eight bits of the code point, holds their [`Class`].

use crate::work;

/// U+200C ZERO WIDTH NON-JOINER.
pub(crate) const ZWNJ: char = '\u{200C}';
/// The ZWNJ in UTF-8.
pub(crate) const ZWNJ_BYTES: [u8; 3] = [0xE2, 0x80, 0x8C];

/// The class of one code point of U+0600–U+06FF: zero if it is not part of a word, [`MARK`] for a
/// mark or kashida, otherwise a letter code. Letters that do not join have [`NON_JOINING`] set.
pub(crate) type Class = u8;

/// A combining mark or the kashida: part of a word, but not a letter.
pub(crate) const MARK: Class = 0x40;
/// Set for a letter that does not join the next letter (joining types R and U).
pub(crate) const NON_JOINING: Class = 0x80;
/// The bits of the letter code.
pub(crate) const LETTER: Class = 0x3F;
/// The letter code of all letters outside the Persian alphabet. A word with such a letter is
/// foreign, unless the letter folds to a Persian one.
pub(crate) const FOREIGN: Class = 0x3E;

/// The letters of Persian spelling in the order of their codes, which begin at 1. Further letters
/// in an entry have the same code as its first letter. [`common_code`] depends on the order.
const LETTERS: [&str; 41] = [
    "ء", "آ", "أ", "ؤ", "إ", "ئ", "ا", "ب", "ة", "ت", "ث", "ج", "ح", "خ", "د", "ذ", "ر", "ز", "س", "ش", "ص",
    "ض", "ط", "ظ", "ع", "غ", "ف", "ق", "کكڪ", "ل", "م", "ن", "هہھ", "و", "یيى", "پ", "چ", "ژ", "گ", "ۀۂ",
    "ٱ",
];

/// Code points of letters.
const LETTER_RANGES: [(u32, u32); 8] = [
    (0x620, 0x63F),
    (0x641, 0x64A),
    (0x66E, 0x66F),
    (0x671, 0x6D3),
    (0x6D5, 0x6D5),
    (0x6EE, 0x6EF),
    (0x6FA, 0x6FC),
    (0x6FF, 0x6FF),
];

/// Letters of joining type R or U (Unicode, `ArabicShaping.txt`), which do not join the next
/// letter.
const NON_JOINING_RANGES: [(u32, u32); 26] = [
    (0x621, 0x625),
    (0x627, 0x627),
    (0x629, 0x629),
    (0x62F, 0x632),
    (0x648, 0x648),
    (0x671, 0x677),
    (0x688, 0x699),
    (0x6C0, 0x6C0),
    (0x6C3, 0x6CB),
    (0x6CD, 0x6CD),
    (0x6CF, 0x6CF),
    (0x6D2, 0x6D3),
    (0x6D5, 0x6D5),
    (0x6EE, 0x6EF),
    (0x759, 0x75B),
    (0x76B, 0x76C),
    (0x771, 0x771),
    (0x773, 0x774),
    (0x778, 0x779),
    (0x870, 0x882),
    (0x887, 0x887),
    (0x88E, 0x88E),
    (0x8AA, 0x8AE),
    (0x8B1, 0x8B2),
    (0x8B9, 0x8B9),
    (0x8C9, 0x8C9),
];

/// Marks, and the kashida (U+0640).
const MARK_RANGES: [(u32, u32); 8] = [
    (0x610, 0x61A),
    (0x640, 0x640),
    (0x64B, 0x65F),
    (0x670, 0x670),
    (0x6D6, 0x6DC),
    (0x6DF, 0x6E4),
    (0x6E7, 0x6E8),
    (0x6EA, 0x6ED),
];

const fn in_ranges(c: u32, ranges: &[(u32, u32)]) -> bool {
    let mut i = 0;
    while i < ranges.len() {
        if c >= ranges[i].0 && c <= ranges[i].1 {
            return true;
        }
        i += 1;
    }
    false
}

/// The index in the table of the character that two bytes `D8..=DB 80..=BF` encode: the low eight
/// bits of its code point.
#[inline(always)]
pub(crate) const fn low_eight(lead: u8, trail: u8) -> usize {
    ((lead & 3) as usize) << 6 | (trail & 0x3F) as usize
}

const BUILT: [Class; 256] = {
    let mut table = [0; 256];
    let mut c = 0x600;
    while c < 0x700 {
        let non_joining = if in_ranges(c, &NON_JOINING_RANGES) { NON_JOINING } else { 0 };
        if in_ranges(c, &MARK_RANGES) {
            table[(c & 0xFF) as usize] = MARK;
        } else if in_ranges(c, &LETTER_RANGES) {
            table[(c & 0xFF) as usize] = FOREIGN | non_joining;
        }
        c += 1;
    }
    let mut code = 0;
    while code < LETTERS.len() {
        let mut letters = LETTERS[code].as_bytes();
        while let [lead, trail, rest @ ..] = letters {
            let i = low_eight(*lead, *trail);
            table[i] = table[i] & NON_JOINING | (code as u8 + 1);
            letters = rest;
        }
        code += 1;
    }
    table
};
static TABLE: [Class; 256] = BUILT;

/// A bit for each letter code, set if the letter joins the next one.
const JOINING_CODES: u64 = {
    let mut codes = 0;
    let mut i = 0;
    while i < LETTERS.len() {
        let first = LETTERS[i].as_bytes();
        if BUILT[low_eight(first[0], first[1])] & NON_JOINING == 0 {
            codes |= 1 << (i + 1);
        }
        i += 1;
    }
    codes
};

/// Whether the letter with this code joins the next letter. False for [`FOREIGN`].
#[inline(always)]
pub(crate) fn code_joins(code: u8) -> bool {
    JOINING_CODES >> (code & LETTER) & 1 != 0
}

/// The class of the character that two bytes encode; zero if `lead` is not `D8..=DB`.
#[inline(always)]
pub(crate) fn class_of_pair(lead: u8, trail: u8) -> Class {
    work::count(1);
    if lead & 0xFC == 0xD8 { TABLE[low_eight(lead, trail)] } else { 0 }
}

/// A shortcut for [`class_of_pair`]: the code of the frequent letter that two bytes encode; zero for
/// rare letters and all other characters. Written without branches, so that the compiler can
/// vectorize it.
#[inline(always)]
pub(crate) fn common_code(lead: u8, trail: u8) -> u8 {
    let mask = |x: bool| (x as u8).wrapping_neg();
    let is = |letter: u8, code: u8| mask(trail == letter) & code;
    let within = |first: u8, count: u8| mask(trail.wrapping_sub(first) < count);
    let after_d8 = within(0xA1, 26) & trail.wrapping_sub(0xA0);
    // 0x8A is the Arabic yeh, 0xBE is پ.
    let after_d9 = within(0x81, 8) & trail.wrapping_sub(0x81 - 27) | is(0x8A, 35) | is(0xBE, 36);
    let after_da = is(0xA9, 29) | is(0x86, 37) | is(0x98, 38) | is(0xAF, 39);
    let after_db = is(0x8C, 35);
    mask(lead == 0xD8) & after_d8
        | mask(lead == 0xD9) & after_d9
        | mask(lead == 0xDA) & after_da
        | mask(lead == 0xDB) & after_db
}

/// The class of the character whose two bytes are at `at`; zero beyond the end of the text.
#[inline(always)]
pub(crate) fn class_at(text: &[u8], at: usize) -> Class {
    match text.get(at..at + 2) {
        Some(&[lead, trail]) => class_of_pair(lead, trail),
        _ => 0,
    }
}

/// [`class_of_pair`] at compile time.
pub(crate) const fn const_class(lead: u8, trail: u8) -> Class {
    if lead & 0xFC == 0xD8 { BUILT[low_eight(lead, trail)] } else { 0 }
}

/// The letter code of a letter of U+0600–U+06FF.
pub(crate) const fn letter_code(c: char) -> u8 {
    let c = c as u32;
    const_class(0xC0 | (c >> 6) as u8, 0x80 | (c & 0x3F) as u8) & LETTER
}

/// The class of a character; zero for everything outside U+0600–U+06FF.
#[inline]
pub(crate) fn class(c: char) -> Class {
    work::count(1);
    let c = c as u32;
    if c & !0xFF == 0x600 { TABLE[(c & 0xFF) as usize] } else { 0 }
}

/// Whether `c` is a letter of the Arabic script (not a mark).
#[inline]
pub(crate) fn is_letter(c: char) -> bool {
    class(c) & LETTER != 0
        || matches!(c as u32, 0x750..=0x77F | 0x870..=0x887 | 0x889..=0x88E | 0x8A0..=0x8C9)
}

/// Whether `c` is a letter that joins the next letter, so that a ZWNJ after it has an effect.
#[inline]
pub(crate) fn joins_next(c: char) -> bool {
    match class(c) {
        0 => is_letter(c) && !in_ranges(c as u32, &NON_JOINING_RANGES),
        class => class & LETTER != 0 && class & NON_JOINING == 0,
    }
}

/// Whether `c` is a combining mark of the Arabic script, or the kashida.
#[inline]
pub(crate) fn is_mark(c: char) -> bool {
    class(c) == MARK || matches!(c as u32, 0x897..=0x89F | 0x8CA..=0x8E1 | 0x8E3..=0x8FF)
}

/// Whether `c` may be inside a word of the Arabic script: a letter, a mark or a ZWNJ.
#[inline]
pub(crate) fn is_inside_word(c: char) -> bool {
    is_letter(c) || is_mark(c) || c == ZWNJ
}

/// Whether folding treats `c` as invisible: zero-width characters, bidirectional controls, ¬ and the
/// soft hyphen (which old software wrote for a ZWNJ), and the kashida.
pub(crate) fn is_invisible(c: char) -> bool {
    work::count(1);
    matches!(c as u32,
        0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x2064 | 0x2066..=0x2069 | 0xFEFF | 0x61C | 0xAD | 0xAC | 0x640)
}

/// Whether `c` is a bidirectional control.
pub(crate) fn is_bidi_control(c: char) -> bool {
    work::count(1);
    matches!(c as u32, 0x200E | 0x200F | 0x202A..=0x202E | 0x2066..=0x2069 | 0x61C)
}

/// Whether `c` is a presentation form of letters or marks: Arabic Presentation Forms-A and -B and
/// Arabic Mathematical Alphabetic Symbols, except characters that are signs (ﷺ ﷻ ﷽).
pub(crate) fn is_presentation_form(c: char) -> bool {
    work::count(1);
    matches!(c as u32,
        0xFB50..=0xFBB1 | 0xFBD3..=0xFD3D | 0xFD50..=0xFDF9 | 0xFDFC | 0xFE70..=0xFEFC | 0x1EE00..=0x1EEBB)
        && !matches!(c as u32, 0xFDC8..=0xFDCF)
}

/// The Persian form of a letter of the Arabic script; `None` if it is Persian already or has no
/// Persian form.
pub(crate) const fn persian(c: char) -> Option<&'static str> {
    Some(match c {
        'ي' | 'ى' => "ی",
        'ك' | 'ڪ' => "ک",
        'ہ' | 'ھ' | 'ە' => "ه",
        'ۀ' | 'ۂ' => "ه\u{654}",
        'ٵ' => "أ",
        'ٶ' => "ؤ",
        'ٸ' => "ئ",
        _ => return None,
    })
}

/// The Persian form of a letter without the hamza of ۀ; any other character as it is.
pub(crate) fn persian_letter(c: char) -> char {
    persian(c).and_then(|form| form.chars().next()).unwrap_or(c)
}

/// The letter that replaces `c` in a search key, after [`persian`]. What replaces ئ and ء depends on the
/// letters beside them; see `steps/key_letters.rs`.
pub(crate) const fn search_key(c: char) -> Option<&'static str> {
    Some(match c {
        'أ' | 'إ' | 'ٱ' | 'ٲ' | 'ٳ' => "ا",
        'ؤ' => "و",
        'ة' => "ه",
        'ې' | 'ۍ' => "ی",
        _ => return None,
    })
}

/// Whether `c` is the presentation form of a mark alone, on a space or kashida.
pub(crate) fn is_mark_form(c: char) -> bool {
    work::count(1);
    matches!(c as u32, 0xFC5E..=0xFC63 | 0xFCF2..=0xFCF4 | 0xFE70..=0xFE7F)
}

/// Whether `c` is a space that the spacing step replaces by U+0020.
pub(crate) fn is_space(c: char) -> bool {
    work::count(1);
    matches!(c as u32, 0x20 | 0xA0 | 0x2000..=0x200A | 0x202F | 0x205F | 0x3000)
}

/// The end of the letters, marks and ZWNJs from `at` on.
pub(crate) fn end_of_run(text: &[u8], mut at: usize) -> usize {
    loop {
        if class_at(text, at) != 0 {
            at += 2;
        } else if text[at..].starts_with(&ZWNJ_BYTES) {
            at += ZWNJ_BYTES.len();
        } else {
            return at;
        }
    }
}

/// Whether `bytes`, the beginning of a text, ends with a digit.
#[inline(always)]
pub(crate) fn ends_with_digit(bytes: &[u8]) -> bool {
    (1..=2).any(|len| {
        bytes.len() >= len && digit_at(bytes, bytes.len() - len).is_some_and(|digit| digit.1 == len)
    })
}

/// The value of the digit at `at` and its length in bytes.
#[inline(always)]
pub(crate) fn digit_at(bytes: &[u8], at: usize) -> Option<(usize, usize)> {
    work::count(1);
    let &b = bytes.get(at)?;
    match b {
        b'0'..=b'9' => Some(((b - b'0') as usize, 1)),
        0xD9 | 0xDB => {
            let zero = if b == 0xD9 { 0xA0 } else { 0xB0 };
            let value = bytes.get(at + 1)?.wrapping_sub(zero);
            (value < 10).then_some((value as usize, 2))
        }
        _ => None,
    }
}

/// The start of the character that contains byte `at`; the length of `text` if `at` is beyond it.
#[inline]
pub(crate) fn char_start(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The first character boundary at or after byte `at`.
#[inline]
pub(crate) fn char_end(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}

/// Whether `c` is a letter outside the Persian alphabet; see [`FOREIGN`].
#[cfg(test)]
pub(crate) fn is_foreign(c: char) -> bool {
    class(c) & LETTER == FOREIGN
}

/// Whether `c` is a haraka that Unicode composes with no letter: U+064B–U+0652 and U+0670.
#[cfg(test)]
pub(crate) fn is_haraka(c: char) -> bool {
    matches!(c, '\u{64B}'..='\u{652}' | '\u{670}')
}

/// Whether `c` is a combining mark of the Arabic script. Unlike [`is_mark`], false for the kashida.
pub(crate) fn is_combining_mark(c: char) -> bool {
    is_mark(c) && c != '\u{640}'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zwnj_has_no_effect_after_letters_that_do_not_join() {
        for c in "اآأإٱدذرزژوؤةءۀ".chars() {
            assert!(is_letter(c) && !joins_next(c), "{c}");
        }
        for c in "بپتثجچحخسشصضطظعغفقکگلمنهیئيكى".chars() {
            assert!(joins_next(c), "{c}");
        }
        for c in ['\u{759}', '\u{76B}', '\u{771}', '\u{774}', '\u{870}', '\u{8AA}', '\u{8AD}', '\u{8B9}'] {
            assert!(is_letter(c) && !joins_next(c), "{c:?}");
        }
        for c in ['\u{750}', '\u{758}', '\u{75C}', '\u{772}', '\u{77F}', '\u{886}', '\u{8A0}', '\u{8B4}'] {
            assert!(joins_next(c), "{c:?}");
        }
    }

    #[test]
    fn common_codes_are_letter_codes() {
        let mut letters = 0;
        for (lead, trail) in (0..=255).flat_map(|lead| (0..=255).map(move |trail| (lead, trail))) {
            let code = common_code(lead, trail);
            assert!(code == 0 || code == class_of_pair(lead, trail) & LETTER, "{lead:X} {trail:X}");
            letters += (code != 0) as usize;
        }
        assert_eq!(letters, 41);
    }

    /// ە is the exception: it has the code of foreign letters, because it shows that a word is Kurdish.
    #[test]
    fn letters_that_fold_share_the_code_of_their_persian_form() {
        for c in ('\u{600}'..='\u{6FF}').filter(|&c| c != 'ە') {
            if let Some(persian) = persian(c) {
                let mut letters = persian.chars();
                if let (Some(letter), None) = (letters.next(), letters.next())
                    && class(c) & LETTER != FOREIGN
                {
                    assert_eq!(class(c) & LETTER, class(letter) & LETTER, "{c}");
                }
            }
        }
        for (c, letter) in [('ي', 'ی'), ('ى', 'ی'), ('ك', 'ک'), ('ہ', 'ه'), ('ھ', 'ه')] {
            assert_eq!(class(c) & LETTER, class(letter) & LETTER, "{c}");
        }
        assert_eq!(class('ە') & LETTER, FOREIGN);
    }

    #[test]
    fn signs_digits_and_marks_are_not_letters() {
        for c in "،؛؟٪٫٬۰۹٠٩a ".chars() {
            assert_eq!(class(c), 0, "{c}");
        }
        for c in ['\u{64E}', '\u{654}', '\u{640}', '\u{8D3}'] {
            assert!(is_mark(c) && !is_letter(c), "{c:?}");
        }
    }

    #[test]
    fn ranges_are_in_order_and_do_not_overlap() {
        for ranges in [&LETTER_RANGES[..], &NON_JOINING_RANGES, &MARK_RANGES] {
            assert!(ranges.is_sorted() && ranges.windows(2).all(|two| two[0].1 < two[1].0));
        }
    }

    #[test]
    fn character_boundaries_are_found() {
        let text = "aب…";
        assert_eq!([0, 1, 2, 3, 4, 5, 6, 99].map(|at| char_start(text, at)), [0, 1, 1, 3, 3, 3, 6, 6]);
    }
}
