//! The questions of steps and searches that go from sign to sign with a [`Finder`](super::Finder).
//!
//! A character matches at its last byte, if nothing else is said. The rules get four bytes; see [`Question`].

use super::questions::{Name, Question, is, within};

/// Digits: ASCII, Arabic-Indic and Persian ones.
pub(crate) enum Digits {}

/// The ZWNJ.
pub(crate) enum Zwnjs {}

/// What is between words, besides single spaces and ZWNJs: signs, digits, two spaces in a row, and characters of three or four
/// bytes, which may match at any of their bytes. Other letters of two bytes do not match, except six letters after the Persian
/// digits (U+06FA to U+06FF).
pub(crate) enum SignsOfGaps {}

/// Signs that the punctuation step may replace.
pub(crate) enum Punctuation {}

/// Signs and letters at which the search for word spans stops: something may be cited there, an Arabic passage may begin, or
/// the line may have code.
pub(crate) enum WordSpanSigns {}

impl Question for Digits {
    const NAME: Name = Name::Digits;

    #[inline(always)]
    fn rule([_, _, b, c]: [u8; 4]) -> u8 {
        within(c, b'0', b'9') | is(b == 0xD9) & within(c, 0xA0, 0xA9) | is(b == 0xDB) & within(c, 0xB0, 0xB9)
    }
}

impl Question for Zwnjs {
    const NAME: Name = Name::Zwnjs;

    #[inline(always)]
    fn rule([_, a, b, c]: [u8; 4]) -> u8 {
        // Three equalities would be merged into one comparison of 24 bits for each offset, which does not vectorize.
        // C0 is in no text.
        is(a == 0xE2) & is(b & 0xBF == 0x80) & is(c == 0x8C)
    }
}

impl Question for SignsOfGaps {
    const NAME: Name = Name::SignsOfGaps;

    #[inline(always)]
    fn rule([_, a, b, c]: [u8; 4]) -> u8 {
        is(c < 0x80) & is(c != b' ')
            | is(b == b' ') & is(c == b' ')
            | is(c == 0xC2)
            | is(c >= 0xE0) & is(c != 0xE2)
            | is(a == 0xE2) & (is(b != 0x80) | is(c != 0x8C)) // all of E2 except the ZWNJ
            | is(b == 0xD8) & (is(c == 0x8C) | is(c == 0x9B) | is(c == 0x9F)) // ، ؛ ؟
            | is(b == 0xD9) & within(c, 0xA0, 0xAD) // ٪ ٫ ٬ ٭ and Arabic-Indic digits
            | is(b == 0xDB) & is(c >= 0xB0) // Persian digits
    }
}

impl Question for Punctuation {
    const NAME: Name = Name::Punctuation;

    #[inline(always)]
    fn rule([_, _, b, c]: [u8; 4]) -> u8 {
        within(c, b'!', b'"')
            | within(c, b',', b'.')
            | is(c == b';')
            | is(c == b'?')
            | is(b == 0x80) & within(c, 0x9C, 0x9D) // “ ”
            | is(b == 0xD8) & is(c == 0x9F) // ؟
    }
}

impl Question for WordSpanSigns {
    const NAME: Name = Name::WordSpanSigns;

    #[inline(always)]
    fn rule([_, a, b, c]: [u8; 4]) -> u8 {
        let ascii = within(c, b':', b'?') // : ; < = > ?
            | within(c, b'!', b'#') // ! " #
            | within(c, b'\'', b'(')
            | is(c == b'-')
            | is(c == b'/')
            | is(c == b'[')
            | is(c == b'|')
            | is(c == b'~');
        // The marks ✗ and ❌ match at their second byte, and so does ≠.
        let signs = is(b == 0xC2) & is(c == 0xBB) // »
            | is(b == 0xC3) & is(c == 0x97) // ×
            | is(b == 0xD8) & (is(c == 0x9B) | is(c == 0x9F)) // ؛ ؟
            | is(b == 0xE2) & (within(c, 0x9C, 0x9D) | is(c == 0x89))
            | is(a == 0xE2) & within(b, 0x86, 0x87) & (is(c == 0x90) | is(c == 0x92)); // → ← ⇒ ⇐
        // ك ى ي; أ إ ة; ذ after ه or ل; ؤ after ه; ت after ا or ل; ا after «.
        let letters = is(b == 0xD9) & (is(c == 0x83) | within(c, 0x89, 0x8A))
            | is(b == 0xD8)
                & (is(c == 0xA3)
                    | is(c == 0xA5)
                    | is(c == 0xA9)
                    | is(c == 0xB0) & (is(a == 0x84) | is(a == 0x87))
                    | is(c == 0xA4) & is(a == 0x87)
                    | is(c == 0xAA) & (is(a == 0x84) | is(a == 0xA7))
                    | is(c == 0xA7) & is(a == 0xAB));
        ascii | signs | letters
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chars::{self, ZWNJ};
    use alloc::{format, vec, vec::Vec};

    /// The offsets in `text` where `Q` matches.
    fn matches<Q: Question>(text: &str) -> Vec<usize> {
        let byte = |i: usize, back: usize| i.checked_sub(back).map_or(0, |i| text.as_bytes()[i]);
        (0..text.len()).filter(|&i| Q::rule([3, 2, 1, 0].map(|back| byte(i, back))) != 0).collect()
    }

    #[test]
    fn digits_and_zwnjs_match_at_their_last_byte() {
        for c in char::MIN..=char::MAX {
            let text = format!("ب{c}ب");
            let last = vec![1 + c.len_utf8()];
            let digit = matches!(c, '0'..='9' | '٠'..='٩' | '۰'..='۹');
            assert_eq!(matches::<Digits>(&text) == last, digit, "{c:?}");
            assert_eq!(matches::<Zwnjs>(&text) == last, c == ZWNJ, "{c:?}");
            if !digit {
                assert_eq!(matches::<Digits>(&text), [0; 0], "{c:?}");
            }
        }
    }

    #[test]
    fn gaps_of_letters_zwnjs_and_single_spaces_have_no_sign() {
        let is_letter = |c: char| ('\u{600}'..'\u{6F0}').contains(&c) && chars::is_letter(c);
        for c in (char::MIN..=char::MAX).filter(|&c| !chars::is_mark(c) && c.len_utf8() != 2 || is_letter(c))
        {
            let has_none = is_letter(c) || c == ' ' || c == ZWNJ;
            assert_eq!(matches::<SignsOfGaps>(&format!("ب{c}ب")).is_empty(), has_none, "{c:?}");
        }
        for sign in ["،", "؛", "؟", "٪", "٫", "٬", "٣", "۳", "«", "»", "\u{A0}", "  "] {
            assert!(!matches::<SignsOfGaps>(&format!("ب{sign}ب")).is_empty(), "{sign}");
        }
    }

    #[test]
    fn signs_of_punctuation_match_at_their_last_byte() {
        for c in char::MIN..=char::MAX {
            let expected = if ",;?!\".-“”؟".contains(c) { vec![1 + c.len_utf8()] } else { vec![] };
            let found = matches::<Punctuation>(&format!("ب{c}ب"));
            // A few characters have the last two bytes of “ and ”.
            assert!(found == expected || c.len_utf8() > 2 && expected.is_empty(), "{c:?}");
        }
    }

    #[test]
    fn signs_beside_word_spans_match_and_other_letters_do_not() {
        for sign in [
            "!", "\"", "#", "'", "(", "-", "/", ":", ";", "<", "=", ">", "?", "[", "|", "~", "»", "×", "؛",
            "؟",
        ]
        .into_iter()
        .chain([
            "✗", "❌", "≠", "→", "←", "⇒", "⇐", "ك", "ى", "ي", "أ", "إ", "ة", "هذ", "لذ", "هؤ", "لت", "ات",
            "«ا",
        ]) {
            assert_eq!(matches::<WordSpanSigns>(&format!("ب{sign}ب")).len(), 1, "{sign}");
        }
        let prose = "این جملهٔ ساده، نوشتهٔ ماست. «بنویسید» گرفت… و مؤثر و لذیذ؟";
        assert_eq!(matches::<WordSpanSigns>(prose).len(), 3, "», لذ and ؟");
    }
}
