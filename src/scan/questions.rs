//! What a scan can look for: one type for each question, with its rule. The questions of steps that go from sign to
//! sign are in [`signs`](super::signs).
//!
//! A rule is the definition of a question, which every machine is tested against. It gets four bytes that
//! follow each other and returns whether there is a match at the last one. A character of two bytes
//! matches at its last byte, a longer one at any of its bytes.
//!
//! A rule may match a few characters too many, because callers look at each match. It misses none: the tests
//! compare it with [`chars`](crate::chars) for every character of Unicode.
//!
//! Rules are written without branches, so that the compiler can vectorize them.

use super::copied::{is_haraka, is_replaced};

/// A question that a scan answers.
pub(crate) trait Question {
    /// The name of the question. A machine that has a faster way to answer it chooses that way by the name.
    // Portable code does not need the name.
    #[cfg_attr(not(all(feature = "std", target_arch = "x86_64")), allow(dead_code))]
    const NAME: Name;

    /// The definition: 1 if there is a match at the last of these four bytes of a text, else 0.
    fn rule(last_four: [u8; 4]) -> u8;
}

/// The names of the questions. Every `match` on a name is exhaustive, so a missing answer does not compile.
#[cfg_attr(not(all(feature = "std", target_arch = "x86_64")), allow(dead_code))]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Name {
    Invisible,
    Folding,
    KeyFolding,
    FoldingOrInvisible,
    KeyFoldingOrInvisible,
    Foreign,
    SpanSigns,
    Special,
    SpecialWithoutMarks,
    LineWideSpecial,
    Digits,
    Zwnjs,
    SignsOfGaps,
    Punctuation,
    WordSpanSigns,
}

/// Invisible characters except the ZWNJ; a ZWNJ if a mark or a presentation form follows it.
pub(crate) enum Invisible {}

/// Letters, marks and presentation forms that may fold.
pub(crate) enum Folding {}

/// [`Folding`], and the letters that fold in search keys only.
pub(crate) enum KeyFolding {}

/// [`Folding`], and invisible characters except the ZWNJ.
pub(crate) enum FoldingOrInvisible {}

/// [`KeyFolding`], and invisible characters except the ZWNJ.
pub(crate) enum KeyFoldingOrInvisible {}

/// Foreign letters, and a few that fold to Persian ones.
pub(crate) enum Foreign {}

/// ASCII signs with which a protected span begins, or which are inside one.
pub(crate) enum SpanSigns {}

/// Everything that [`copy_folding`](super::copy_folding) cannot handle while it keeps marks: marks, invisible
/// characters, foreign letters, and all letters and presentation forms that fold, except ي ى ك.
pub(crate) enum Special {}

/// Everything that [`copy_folding`](super::copy_folding) cannot handle while it drops harakat:
/// [`Special`] without harakat. A haraka after a ZWNJ matches, because the ZWNJ may be dropped with it.
pub(crate) enum SpecialWithoutMarks {}

/// Specials that affect how their whole line is folded: [`Invisible`] and [`Foreign`].
pub(crate) enum LineWideSpecial {}

impl Question for Invisible {
    const NAME: Name = Name::Invisible;

    #[inline(always)]
    fn rule([z, a, b, c]: [u8; 4]) -> u8 {
        let byte_order_mark = is(a == 0xEF) & is(b == 0xBB) & is(c == 0xBF);
        let after_zwnj = ends_zwnj(z, a) & (mark(b, c) | is(b == 0xEF));
        invisible(a, b, c) | byte_order_mark | after_zwnj
    }
}

impl Question for Folding {
    const NAME: Name = Name::Folding;

    #[inline(always)]
    fn rule([_, _, b, c]: [u8; 4]) -> u8 {
        mark(b, c) | folding_letter(b, c) | presentation_form(b, c)
    }
}

impl Question for KeyFolding {
    const NAME: Name = Name::KeyFolding;

    #[inline(always)]
    fn rule([z, a, b, c]: [u8; 4]) -> u8 {
        Folding::rule([z, a, b, c]) | key_letter(b, c)
    }
}

impl Question for FoldingOrInvisible {
    const NAME: Name = Name::FoldingOrInvisible;

    #[inline(always)]
    fn rule([z, a, b, c]: [u8; 4]) -> u8 {
        Folding::rule([z, a, b, c]) | invisible(a, b, c)
    }
}

impl Question for KeyFoldingOrInvisible {
    const NAME: Name = Name::KeyFoldingOrInvisible;

    #[inline(always)]
    fn rule([z, a, b, c]: [u8; 4]) -> u8 {
        KeyFolding::rule([z, a, b, c]) | invisible(a, b, c)
    }
}

impl Question for Foreign {
    const NAME: Name = Name::Foreign;

    #[inline(always)]
    fn rule([_, _, b, c]: [u8; 4]) -> u8 {
        // After DA and DB, everything matches except Persian letters, ھ, marks and digits.
        is(b == 0xD8) & (is(c == 0xA0) | is(c >= 0xBB))
            | is(b == 0xD9) & (is(c == 0xAE) | is(c == 0xAF) | is(c >= 0xB2) & is(c != 0xBE))
            | is(b == 0xDA) & is(c != 0x86) & is(c != 0x98) & is(c != 0xA9) & is(c != 0xAF) & is(c != 0xBE)
            | is(b == 0xDB) & is(c != 0x8C) & ((within(c, 0x96, 0xAD) | within(c, 0xB0, 0xB9)) ^ 1)
    }
}

impl Question for SpanSigns {
    const NAME: Name = Name::SpanSigns;

    #[inline(always)]
    fn rule([_, a, b, c]: [u8; 4]) -> u8 {
        // Single signs; then `](`, `www`, a dot before a letter and `*` after a space, which match where they end.
        is(c == b'@')
            | is(c == b'`')
            | is(c == b'#')
            | is(c == b'$')
            | is(c == b'&')
            | is(c == b'/')
            | is(c == b'<')
            | is(c == b'\\')
            | is(c == b'|')
            | is(c == b'[')
            | is(c == b'{')
            | is(c == b'~')
            | is(c == b'^') // no sign, but found together with the tilde
            | is(b == b']') & is(c == b'(')
            | is(a | 0x20 == b'w') & is(b | 0x20 == b'w') & is(c | 0x20 == b'w')
            | is(b == b'.') & within(c | 0x20, b'a', b'z')
            | is(b == b' ') & is(c == b'*')
    }
}

impl Question for Special {
    const NAME: Name = Name::Special;

    #[inline(always)]
    fn rule([z, a, b, c]: [u8; 4]) -> u8 {
        let folds_or_invisible = FoldingOrInvisible::rule([z, a, b, c]);
        Foreign::rule([z, a, b, c]) | folds_or_invisible & (is_replaced(b, c) ^ 1)
    }
}

impl Question for SpecialWithoutMarks {
    const NAME: Name = Name::SpecialWithoutMarks;

    #[inline(always)]
    fn rule([z, a, b, c]: [u8; 4]) -> u8 {
        Special::rule([z, a, b, c]) & (is(!is_haraka(b, c)) | ends_zwnj(z, a))
    }
}

impl Question for LineWideSpecial {
    const NAME: Name = Name::LineWideSpecial;

    #[inline(always)]
    fn rule([z, a, b, c]: [u8; 4]) -> u8 {
        Foreign::rule([z, a, b, c]) | Invisible::rule([z, a, b, c])
    }
}

/// Whether [`Foreign`] matches these two bytes.
#[inline]
pub(crate) fn may_be_foreign(lead: u8, trail: u8) -> bool {
    Foreign::rule([0, 0, lead, trail]) != 0
}

#[inline(always)]
pub(super) fn is(condition: bool) -> u8 {
    condition as u8
}

/// 1 if `byte` lies in `first..=last`.
#[inline(always)]
pub(super) fn within(byte: u8, first: u8, last: u8) -> u8 {
    is(byte.wrapping_sub(first) <= last - first)
}

/// 1 at the end of a ZWNJ, E2 80 8C. Two bytes are enough: few other characters end in 80 8C.
#[inline(always)]
fn ends_zwnj(before: u8, last: u8) -> u8 {
    is(before == 0x80) & is(last == 0x8C)
}

/// Marks of the Arabic script: D8 90–9A; D9 8B–9F and B0; DB 96–AD; and every character that begins with
/// E0 A2 or E0 A3, some of which are letters.
#[inline(always)]
fn mark(b: u8, c: u8) -> u8 {
    is(b == 0xD8) & within(c, 0x90, 0x9A)
        | is(b == 0xD9) & (within(c, 0x8B, 0x9F) | is(c == 0xB0))
        | is(b == 0xDB) & within(c, 0x96, 0xAD)
        | is(b == 0xE0) & within(c, 0xA2, 0xA3)
}

/// Invisible characters except the ZWNJ and the byte order mark.
#[inline(always)]
fn invisible(a: u8, b: u8, c: u8) -> u8 {
    // D8 9C: Arabic letter mark; D9 80: kashida; C2 AC and AD: ¬ and the soft hyphen.
    let two_bytes =
        is(b == 0xD8) & is(c == 0x9C) | is(b == 0xD9) & is(c == 0x80) | is(b == 0xC2) & within(c, 0xAC, 0xAD);
    // U+200B–U+200F without the ZWNJ, U+202A–U+202E, U+2060–U+2069.
    let three_bytes = is(a == 0xE2)
        & (is(b == 0x80) & (within(c, 0x8B, 0x8F) & is(c != 0x8C) | within(c, 0xAA, 0xAE))
            | is(b == 0x81) & within(c, 0xA0, 0xA9));
    two_bytes | three_bytes
}

/// Letters that fold. D9 83: ك, 89: ى, 8A: ي, B5–B8: high hamza; DA AA: ڪ, BE: ھ; DB 80–82 and
/// 95: variants of heh; 8D and 90: variants of yeh, which fold in search keys only.
#[inline(always)]
fn folding_letter(b: u8, c: u8) -> u8 {
    is(b == 0xD9) & (is(c == 0x83) | within(c, 0x89, 0x8A) | within(c, 0xB5, 0xB8))
        | is(b == 0xDA) & (is(c == 0xAA) | is(c == 0xBE))
        | is(b == 0xDB) & (within(c, 0x80, 0x82) | is(c == 0x8D) | is(c == 0x90) | is(c == 0x95))
}

/// Presentation forms, which begin with EF, and mathematical letters, which begin with F0 9E.
#[inline(always)]
fn presentation_form(b: u8, c: u8) -> u8 {
    is(c == 0xEF) | is(b == 0xF0) & is(c == 0x9E)
}

/// Letters that fold in search keys. D8 A2–A6: letters with hamza or madda, A9: ة; D9 B1–B3: alefs.
#[inline(always)]
fn key_letter(b: u8, c: u8) -> u8 {
    is(b == 0xD8) & (within(c, 0xA2, 0xA6) | is(c == 0xA9)) | is(b == 0xD9) & within(c, 0xB1, 0xB3)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chars::{self, ZWNJ};
    use alloc::{string::String, vec::Vec};

    /// Whether the rule matches at a byte of `c`, where `before` precedes it and a letter follows.
    fn matches<Q: Question>(before: &str, c: char) -> bool {
        let mut buffer = [0; 4];
        let bytes = [before.as_bytes(), c.encode_utf8(&mut buffer).as_bytes(), "ب".as_bytes()].concat();
        let start = before.len();
        (start..start + c.len_utf8()).any(|i| {
            let byte = |back: usize| i.checked_sub(back).map_or(0, |i| bytes[i]);
            Q::rule([byte(3), byte(2), byte(1), byte(0)]) != 0
        })
    }

    /// Fails if the rule misses a character for which `expected` returns true.
    fn misses_none<Q: Question>(expected: impl Fn(char) -> bool) {
        for before in ["", "ب", "a", "\u{200C}", "😀"] {
            let missed: Vec<char> =
                (char::MIN..=char::MAX).filter(|&c| expected(c) && !matches::<Q>(before, c)).collect();
            assert_eq!(missed, [], "{:?} after {before:?}", Q::NAME);
        }
    }

    fn is_invisible_except_zwnj(c: char) -> bool {
        chars::is_invisible(c) && c != ZWNJ
    }

    fn is_combining(c: char) -> bool {
        chars::is_combining_mark(c) || chars::is_mark_form(c)
    }

    fn folds(c: char) -> bool {
        chars::persian(c).is_some() || is_combining(c) || chars::is_presentation_form(c)
    }

    fn folds_in_keys(c: char) -> bool {
        folds(c) || chars::search_key(c).is_some()
    }

    fn is_copied(c: char) -> bool {
        matches!(c, 'ك' | 'ى' | 'ي')
    }

    #[test]
    fn invisible_characters_are_never_missed() {
        misses_none::<Invisible>(is_invisible_except_zwnj);
        misses_none::<LineWideSpecial>(is_invisible_except_zwnj);
        misses_none::<FoldingOrInvisible>(is_invisible_except_zwnj);
        misses_none::<KeyFoldingOrInvisible>(is_invisible_except_zwnj);
        misses_none::<Special>(is_invisible_except_zwnj);
        misses_none::<SpecialWithoutMarks>(is_invisible_except_zwnj);
    }

    #[test]
    fn characters_that_fold_are_never_missed() {
        misses_none::<Folding>(folds);
        misses_none::<FoldingOrInvisible>(folds);
        misses_none::<KeyFolding>(folds_in_keys);
        misses_none::<KeyFoldingOrInvisible>(folds_in_keys);
    }

    #[test]
    fn foreign_letters_are_never_missed() {
        misses_none::<Foreign>(chars::is_foreign);
        misses_none::<LineWideSpecial>(chars::is_foreign);
        misses_none::<Special>(chars::is_foreign);
        misses_none::<SpecialWithoutMarks>(chars::is_foreign);
    }

    #[test]
    fn what_copying_cannot_fold_is_special() {
        misses_none::<Special>(|c| folds(c) && !is_copied(c));
        misses_none::<SpecialWithoutMarks>(|c| folds(c) && !is_copied(c) && !chars::is_haraka(c));
    }

    #[test]
    fn what_copying_folds_or_drops_is_not_special() {
        for c in char::MIN..=char::MAX {
            assert!(!is_copied(c) || !matches::<Special>("ب", c) && !matches::<SpecialWithoutMarks>("ب", c));
            assert!(!chars::is_haraka(c) || !matches::<SpecialWithoutMarks>("ب", c), "{c:?}");
        }
    }

    #[test]
    fn marks_and_mark_forms_after_a_zwnj_are_never_missed() {
        for c in (char::MIN..=char::MAX).filter(|&c| is_combining(c)) {
            assert!(matches::<Invisible>("\u{200C}", c), "{c:?}");
            assert!(matches::<LineWideSpecial>("\u{200C}", c), "{c:?}");
            assert!(matches::<SpecialWithoutMarks>("\u{200C}", c), "{c:?}");
        }
    }

    #[test]
    fn signs_of_spans_match_at_their_last_byte() {
        for (before, sign) in
            [("", '@'), ("", '#'), ("", '`'), ("", '<'), ("", '$'), (":", '/'), ("]", '('), ("wW", 'w')]
                .into_iter()
                .chain([("", '&'), ("", '\\'), ("", '|'), ("", '['), ("", '{'), (".", 'p'), (" ", '*')])
        {
            assert!(matches::<SpanSigns>(before, sign), "{before}{sign}");
        }
        assert!(
            !matches::<SpanSigns>("a", '.')
                && !matches::<SpanSigns>("a", '(')
                && !matches::<SpanSigns>("w", 'w')
        );
    }

    /// Over-reporting is allowed, but if ordinary text matched, a scan would save no time.
    #[test]
    fn ordinary_persian_text_does_not_match() {
        let text: String = "ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیآأئؤءة ۰۱۲۹0aZ.،؛؟!«»()\u{200C}\n…–".into();
        for c in text.chars() {
            for before in ["ب", "ی", " ", "\u{200C}"] {
                assert!(!matches::<FoldingOrInvisible>(before, c), "{c:?}");
                assert!(
                    !matches::<Special>(before, c) && !matches::<SpecialWithoutMarks>(before, c),
                    "{c:?}"
                );
                assert!(!matches::<LineWideSpecial>(before, c) && !matches::<SpanSigns>(before, c), "{c:?}");
            }
        }
    }
}
