//! Facts about the letters of the Arabic script: which two-byte sequences are letters, which of
//! them fold together, which join to the letter after them.
//!
//! Every letter of Persian (and of the languages around it) that this crate decides about lies in
//! U+0600–U+06FF, that is in two UTF-8 bytes `D8..=DB 80..=BF`. One table of 256 bytes therefore
//! answers all questions about a letter; its index is the lower eight bits of the code point.

/// The ZWNJ, U+200C ZERO WIDTH NON-JOINER.
pub(crate) const ZWNJ: char = '\u{200C}';
/// The ZWNJ in UTF-8.
pub(crate) const ZWNJ_BYTES: [u8; 3] = [0xE2, 0x80, 0x8C];

/// What the table says about one code point of U+0600–U+06FF: zero for anything that is not part
/// of a word, [`MARK`] for a mark or kashida, else a letter code with perhaps [`NON_JOINING`].
pub(crate) type Class = u8;

/// A combining mark, or the kashida: part of a word, but no letter.
pub(crate) const MARK: Class = 0x40;
/// Set for a letter that does not join to the letter after it (joining types R and U).
pub(crate) const NON_JOINING: Class = 0x80;
/// The letter code without [`NON_JOINING`].
pub(crate) const LETTER: Class = 0x3F;
/// Letters outside the Persian alphabet: a word that has one is foreign.
pub(crate) const FOREIGN: Class = 0x3E;

/// The letters of Persian spelling in order of their codes (from 1), each with those that fold
/// into it. `common_code` rests on that order.
const LETTERS: [&[u32]; 41] = [
    &[0x621],
    &[0x622],
    &[0x623],
    &[0x624],
    &[0x625],
    &[0x626],
    &[0x627],
    &[0x628],
    &[0x629],
    &[0x62A],
    &[0x62B],
    &[0x62C],
    &[0x62D],
    &[0x62E],
    &[0x62F],
    &[0x630],
    &[0x631],
    &[0x632],
    &[0x633],
    &[0x634],
    &[0x635],
    &[0x636],
    &[0x637],
    &[0x638],
    &[0x639],
    &[0x63A],
    &[0x641],
    &[0x642],
    &[0x6A9, 0x643, 0x6AA],
    &[0x644],
    &[0x645],
    &[0x646],
    &[0x647, 0x6C1, 0x6BE],
    &[0x648],
    &[0x6CC, 0x64A, 0x649, 0x6D0, 0x6CD],
    &[0x67E],
    &[0x686],
    &[0x698],
    &[0x6AF],
    &[0x6C0, 0x6C2],
    &[0x671],
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

/// Letters of joining type R or U (Unicode, `ArabicShaping.txt`): nothing joins on their left.
const NON_JOINING_RANGES: [(u32, u32); 18] = [
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
    (0x674, 0x674),
    (0x6C4, 0x6C4),
    (0x6C5, 0x6C5),
    (0x6C6, 0x6C6),
];
const LETTER_RANGES: [(u32, u32); 5] =
    [(0x620, 0x63F), (0x641, 0x64A), (0x66E, 0x66F), (0x671, 0x6D3), (0x6D5, 0x6D5)];
const MORE_LETTER_RANGES: [(u32, u32); 3] = [(0x6EE, 0x6EF), (0x6FA, 0x6FC), (0x6FF, 0x6FF)];
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

const fn build() -> [Class; 256] {
    let mut table = [0; 256];
    let mut c = 0x600;
    while c < 0x700 {
        let at = (c & 0xFF) as usize;
        if in_ranges(c, &MARK_RANGES) {
            table[at] = MARK;
        } else if in_ranges(c, &LETTER_RANGES) || in_ranges(c, &MORE_LETTER_RANGES) {
            table[at] = FOREIGN;
        }
        c += 1;
    }
    let mut code = 0;
    while code < LETTERS.len() {
        let mut i = 0;
        while i < LETTERS[code].len() {
            table[(LETTERS[code][i] & 0xFF) as usize] = code as u8 + 1;
            i += 1;
        }
        code += 1;
    }
    c = 0x600;
    while c < 0x700 {
        let at = (c & 0xFF) as usize;
        if table[at] != 0 && table[at] != MARK && in_ranges(c, &NON_JOINING_RANGES) {
            table[at] |= NON_JOINING;
        }
        c += 1;
    }
    table
}

const BUILT: [Class; 256] = build();
static TABLE: [Class; 256] = BUILT;

/// For each letter code, whether the letter joins to the next: a bit set.
const JOINING_CODES: u64 = {
    let mut codes = 0;
    let mut i = 0;
    while i < LETTERS.len() {
        if !in_ranges(LETTERS[i][0], &NON_JOINING_RANGES) {
            codes |= 1 << (i + 1);
        }
        i += 1;
    }
    codes
};

/// Whether the letter with this code joins to the letter after it.
#[inline(always)]
pub(crate) fn code_joins(code: u8) -> bool {
    JOINING_CODES >> (code & LETTER) & 1 != 0
}

/// The class of the two-byte sequence `lead`, `trail`; zero if `lead` is not `D8..=DB`.
#[inline(always)]
pub(crate) fn class_of_pair(lead: u8, trail: u8) -> Class {
    if lead & 0xFC == 0xD8 { TABLE[((lead & 3) as usize) << 6 | (trail & 0x3F) as usize] } else { 0 }
}

/// The code of the letter that two bytes are; zero for what is no letter, and for some letters that are
/// seldom met. Written without branches, for the vectorizer.
#[inline(always)]
pub(crate) fn common_code(lead: u8, trail: u8) -> u8 {
    let mask = |x: bool| (x as u8).wrapping_neg();
    let is = |letter: u8, code: u8| mask(trail == letter) & code;
    let within = |first: u8, count: u8| mask(trail.wrapping_sub(first) < count);
    let after_d8 = within(0xA1, 26) & trail.wrapping_sub(0xA0);
    // The Arabic kaf has the code of the Persian one, the Arabic yeh that of ی.
    let after_d9 = within(0x81, 8) & trail.wrapping_sub(0x81 - 27) | is(0x8A, 35) | is(0xBE, 36);
    let after_da = is(0xA9, 29) | is(0x86, 37) | is(0x98, 38) | is(0xAF, 39);
    let after_db = is(0x8C, 35);
    mask(lead == 0xD8) & after_d8
        | mask(lead == 0xD9) & after_d9
        | mask(lead == 0xDA) & after_da
        | mask(lead == 0xDB) & after_db
}

/// The class of the two bytes of `text` at `at`; zero if there are no two.
#[inline(always)]
pub(crate) fn class_at(text: &[u8], at: usize) -> Class {
    match text.get(at..at + 2) {
        Some(&[lead, trail]) => class_of_pair(lead, trail),
        _ => 0,
    }
}

/// [`class_of_pair`] at compile time.
pub(crate) const fn const_class(lead: u8, trail: u8) -> Class {
    if lead & 0xFC == 0xD8 { BUILT[((lead & 3) as usize) << 6 | (trail & 0x3F) as usize] } else { 0 }
}

/// The code of a letter.
pub(crate) const fn letter_code(c: char) -> u8 {
    let c = c as u32;
    const_class(0xC0 | (c >> 6) as u8, 0x80 | (c & 0x3F) as u8) & LETTER
}

/// The class of a character; zero for everything outside U+0600–U+06FF.
#[inline]
pub(crate) fn class(c: char) -> Class {
    let c = c as u32;
    if c & !0xFF == 0x600 { TABLE[(c & 0xFF) as usize] } else { 0 }
}

/// Whether `c` is a letter of the Arabic script (not a mark).
#[inline]
pub(crate) fn is_letter(c: char) -> bool {
    class(c) & LETTER != 0
        || matches!(c as u32, 0x750..=0x77F | 0x870..=0x887 | 0x889..=0x88E | 0x8A0..=0x8C9)
}

/// Whether `c` is a letter that joins to the letter after it, so that a ZWNJ shows after it.
#[inline]
pub(crate) fn joins_next(c: char) -> bool {
    let class = class(c);
    class & LETTER != 0 && class & NON_JOINING == 0
        || matches!(c as u32, 0x750..=0x758 | 0x75C..=0x76A | 0x76D..=0x770 | 0x772 | 0x775..=0x777 | 0x77A..=0x77F)
}

/// Whether `c` is a combining mark of the Arabic script, or the kashida.
#[inline]
pub(crate) fn is_mark(c: char) -> bool {
    class(c) == MARK || matches!(c as u32, 0x897..=0x89F | 0x8CA..=0x8E1 | 0x8E3..=0x8FF)
}

/// What cannot be seen, or (the kashida) shows no letter of its own.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c as u32,
        0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x2064 | 0x2066..=0x2069 | 0xFEFF | 0x61C | 0xAD | 0xAC | 0x640)
}

pub(crate) fn is_bidi_control(c: char) -> bool {
    matches!(c as u32, 0x200E | 0x200F | 0x202A..=0x202E | 0x2066..=0x2069 | 0x61C)
}

/// Arabic Presentation Forms-A and -B and Arabic Mathematical Alphabetic Symbols that stand for
/// letters; not those that are signs of their own (ﷺ ﷻ ﷽).
pub(crate) fn is_presentation_form(c: char) -> bool {
    matches!(c as u32,
        0xFB50..=0xFBB1 | 0xFBD3..=0xFD3D | 0xFD50..=0xFDF9 | 0xFDFC | 0xFE70..=0xFEFC | 0x1EE00..=0x1EEBB)
        && !matches!(c as u32, 0xFDC8..=0xFDCF)
}

/// The Persian form of a letter; `None` if it is one already.
pub(crate) const fn persian(c: char) -> Option<&'static str> {
    Some(match c {
        'ي' | 'ى' | 'ې' | 'ۍ' => "ی",
        'ك' | 'ڪ' => "ک",
        'ہ' | 'ھ' | 'ە' => "ه",
        'ۀ' | 'ۂ' => "ه\u{654}",
        'ٵ' => "أ",
        'ٶ' => "ؤ",
        'ٸ' => "ئ",
        _ => return None,
    })
}

/// The letter that stands for `c` in a search key.
pub(crate) const fn key(c: char) -> Option<&'static str> {
    Some(match c {
        'أ' | 'إ' | 'ٱ' | 'ٲ' | 'ٳ' => "ا",
        'ؤ' => "و",
        'ئ' => "ی",
        'ة' => "ه",
        _ => return None,
    })
}

/// A mark as a presentation form, standing on a space or kashida.
pub(crate) fn is_mark_form(c: char) -> bool {
    matches!(c as u32, 0xFC5E..=0xFC63 | 0xFCF2..=0xFCF4 | 0xFE70..=0xFE7F)
}

/// The space characters that stand for a plain space.
pub(crate) fn is_space(c: char) -> bool {
    matches!(c as u32, 0x20 | 0xA0 | 0x2000..=0x200A | 0x202F | 0x205F | 0x3000)
}

/// The value of the digit at `at` and its length in bytes.
#[inline(always)]
pub(crate) fn digit_at(bytes: &[u8], at: usize) -> Option<(usize, usize)> {
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

/// Whether `c` is a combining mark of the Arabic script; unlike [`is_mark`] not for the kashida.
pub(crate) fn is_combining_mark(c: char) -> bool {
    is_mark(c) && c != '\u{640}'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_after_which_a_zwnj_shows_nothing() {
        for c in "اآأإٱدذرزژوؤةءۀ".chars() {
            assert!(is_letter(c) && !joins_next(c), "{c}");
        }
        for c in "بپتثجچحخسشصضطظعغفقکگلمنهیئيكى".chars() {
            assert!(joins_next(c), "{c}");
        }
    }

    #[test]
    fn common_codes_are_those_of_the_classes() {
        let mut letters = 0;
        for (lead, trail) in (0..=255).flat_map(|lead| (0..=255).map(move |trail| (lead, trail))) {
            let code = common_code(lead, trail);
            assert!(code == 0 || code == class_of_pair(lead, trail) & LETTER, "{lead:X} {trail:X}");
            letters += (code != 0) as usize;
        }
        assert_eq!(letters, 41);
    }

    #[test]
    fn look_alikes_share_a_code() {
        for (a, b) in [('ي', 'ی'), ('ى', 'ی'), ('ك', 'ک'), ('ہ', 'ه')] {
            assert_eq!(class(a) & LETTER, class(b) & LETTER, "{a} {b}");
        }
    }

    #[test]
    fn signs_and_digits_are_no_letters() {
        for c in "،؛؟٪٫٬۰۹٠٩a ".chars() {
            assert_eq!(class(c), 0, "{c}");
        }
        assert!(is_mark('\u{64E}') && is_mark('\u{654}') && is_mark('\u{640}'));
    }
}
