//! Compares every function of `walk` with its definition, byte by byte, on every machine.

use super::blocks::BLOCK;
use super::copied::{REPLACED, is_replaced};
use super::portable::{self, Portable};
use super::questions::*;
use super::*;
use crate::chars;
use alloc::{string::String, vec, vec::Vec};

/// Calls a function that has a question as its type parameter, once for every question.
macro_rules! for_every_question {
    ($function:ident($($argument:expr),*)) => {{
        $function::<Invisible>($($argument),*);
        $function::<Folding>($($argument),*);
        $function::<KeyFolding>($($argument),*);
        $function::<FoldingOrInvisible>($($argument),*);
        $function::<KeyFoldingOrInvisible>($($argument),*);
        $function::<Foreign>($($argument),*);
        $function::<SpanSigns>($($argument),*);
        $function::<Special>($($argument),*);
        $function::<SpecialWithoutMarks>($($argument),*);
        $function::<LineWideSpecial>($($argument),*);
        $function::<$crate::scan::signs::Digits>($($argument),*);
        $function::<$crate::scan::signs::Zwnjs>($($argument),*);
        $function::<$crate::scan::signs::SignsOfGaps>($($argument),*);
        $function::<$crate::scan::signs::Punctuation>($($argument),*);
        $function::<$crate::scan::signs::WordSpanSigns>($($argument),*);
    }};
}
pub(super) use for_every_question;

/// Whether the tests must fail on a processor without AVX2, where they have nothing to compare.
#[cfg(feature = "std")]
pub(super) fn avx2_is_required() -> bool {
    std::env::var_os("HAMVAR_REQUIRE_AVX2").is_some()
}

/// Whether the AVX2 machine can be used here.
pub(super) fn has_avx2() -> bool {
    #[cfg(all(feature = "std", target_arch = "x86_64"))]
    return x86::Avx2::detect().is_some();
    #[cfg(not(all(feature = "std", target_arch = "x86_64")))]
    false
}

#[cfg(feature = "std")]
#[test]
fn the_avx2_machine_exists_where_it_is_required() {
    assert!(has_avx2() || !avx2_is_required(), "AVX2 is required, and the tests cannot use it here");
}

/// The four bytes that end at `i`; zeros stand for bytes before the text.
fn four_at(bytes: &[u8], i: usize) -> [u8; 4] {
    [3, 2, 1, 0].map(|back| i.checked_sub(back).map_or(0, |i| bytes[i]))
}

/// The definition of `next_match`.
pub(super) fn defined_next_match<Q: Question>(
    bytes: &[u8],
    mut range: Range<usize>,
    skip: impl Fn(usize) -> bool,
) -> Option<usize> {
    range.find(|&i| Q::rule(four_at(bytes, i)) != 0 && !skip(i))
}

fn matches_are_those_of_the_rule<Q: Question>() {
    let signs = [
        "ي",
        "ك",
        "\u{200F}",
        "ﻻ",
        "\u{64E}",
        "ۀ",
        "𞸀",
        "\u{AD}",
        "أ",
        "ٹ",
        "@",
        "://",
        "WwW",
        "\u{FEFF}",
        "\u{200C}\u{64E}",
        "\u{200C}ﻻ",
    ];
    for sign in signs {
        for before in 0..140 {
            let text: String = ["a".repeat(before).as_str(), sign, &"ب".repeat(70), sign].concat();
            let (bytes, len) = (text.as_bytes(), text.len());
            let text = Text::new(&text);
            for from in [0, 1, 2, 3, 63, 64, 65] {
                for range in [from..len, from..from + 70, from..before + 1] {
                    let skips: [&dyn Fn(usize) -> bool; 2] = [&|_| false, &|i| i < before + sign.len()];
                    for skip in skips {
                        let expected = defined_next_match::<Q>(bytes, range.clone(), skip);
                        let portable = walk::next_match::<Q>(Portable, &text, range.clone(), skip);
                        assert_eq!(portable, expected, "{:?} {sign:?} {before} {range:?}", Q::NAME);
                        let found = next_match::<Q>(&text, range.clone(), skip);
                        assert_eq!(found, expected, "{:?} {sign:?} {before} {range:?}", Q::NAME);
                    }
                }
            }
        }
    }
}

#[test]
fn matches_are_those_of_the_rules() {
    for_every_question!(matches_are_those_of_the_rule());
}

/// The definition of `survey`.
pub(super) fn defined_survey(bytes: &[u8]) -> Survey {
    let Some(first) = defined_next_match::<FoldingOrInvisible>(bytes, 0..bytes.len(), |_| false) else {
        return Survey::Nothing;
    };
    let [_, _, lead, trail] = four_at(bytes, first);
    let special = defined_next_match::<Special>(bytes, 0..bytes.len(), |_| false);
    if special.is_none() && is_replaced(lead, trail) != 0 { Survey::Letters(first - 1) } else { Survey::More }
}

#[test]
fn a_survey_finds_the_first_letter_to_fold_and_misses_no_special() {
    let parts = ["", "ب", "ي", "ك ", "ا", "\u{64E}", "ٹ", "\u{200C}", "\u{200F}", "ﻻ", "a", "\n"];
    let padding = ["", "ب", "سلام ", "abc"];
    for n in 0..parts.len().pow(3) {
        let middle = [1, 12, 144].map(|part| parts[n / part % 12]);
        for before in [0, 1, 29, 30, 31, 32, 63, 64, 90] {
            let text =
                [&padding[n % 4].repeat(before), middle[0], middle[1], &"ن".repeat(20), middle[2]].concat();
            let expected = defined_survey(text.as_bytes());
            let text = Text::new(&text);
            assert_eq!(walk::survey(Portable, &text), expected, "{:?}", text.as_str());
            // A machine may match more than the rules and then returns `More`.
            let found = survey(&text);
            assert!(found == expected || found == Survey::More, "{:?} {found:?}", text.as_str());
        }
    }
}

#[test]
fn a_survey_of_ordinary_text_is_exact_on_every_machine() {
    for before in 0..140 {
        let text = "سلام دنیا ".repeat(before);
        assert_eq!(survey(&Text::new(&text)), Survey::Nothing);
        let folding = text.clone() + "كتاب";
        assert_eq!(survey(&Text::new(&folding)), Survey::Letters(text.len()));
    }
}

/// The definition of `copy_folding`.
pub(super) fn defined_copy(text: &str, drop_marks: bool) -> String {
    let kept = text.chars().filter(|&c| !(drop_marks && chars::is_haraka(c)));
    kept.map(|c| match c {
        'ي' | 'ى' => 'ی',
        'ك' => 'ک',
        c => c,
    })
    .collect()
}

fn check_copy<const DROP_MARKS: bool>(text: &str, range: Range<usize>) {
    let expected = String::from("د") + &defined_copy(&text[range.clone()], DROP_MARKS);
    let text = Text::new(text);
    let mut out = String::from("د");
    copy_folding::<DROP_MARKS>(&text, range.clone(), &mut out);
    assert!(core::str::from_utf8(out.as_bytes()).is_ok());
    assert_eq!(out, expected);
    let mut portable = Vec::from("د");
    walk::copy_folding::<DROP_MARKS>(Portable, &text, range, &mut portable);
    assert_eq!(portable, expected.as_bytes());
}

#[test]
fn folded_copies_are_valid_and_fold_letter_by_letter() {
    for lead in ['ي', 'ك', 'ى', 'ب', 'ی', '\u{64E}'] {
        for c in ('\u{20}'..='\u{7FF}').chain(['\u{200C}', '…', '€', '😀', 'ﻻ', 'ࢣ']) {
            for before in [0, 1, 2, 3, 59, 60, 61, 62] {
                let text: String =
                    [&"a".repeat(before), "ي", &String::from_iter([lead, c]).repeat(40)].concat();
                let end = text.len() - c.len_utf8();
                for range in [0..text.len(), before..end] {
                    check_copy::<false>(&text, range.clone());
                    check_copy::<true>(&text, range);
                }
            }
        }
    }
}

#[test]
fn nothing_is_copied_from_the_middle_of_a_character() {
    let mut out = String::new();
    for range in [1..2, 0..1, 0..3] {
        copy_folding::<false>(&Text::new("ي"), range, &mut out);
    }
    assert_eq!(out, "");
}

#[test]
fn copied_letters_become_their_persian_form() {
    for (letter, replaced) in ["ك", "ى", "ي"].iter().zip(REPLACED) {
        assert_eq!(replaced.trail, letter.as_bytes()[1]);
        let mut out = String::new();
        copy_folding::<false>(&Text::new(letter), 0..2, &mut out);
        assert_eq!(letter.chars().next().and_then(chars::persian), Some(out.as_str()));
    }
}

/// The definition of `letter_codes`, for `blocks` blocks: the codes, and which bytes are of letters.
pub(super) fn defined_codes(text: &[u8], blocks: usize) -> (Vec<u8>, Vec<bool>) {
    let byte = |i: usize| text.get(i).copied().unwrap_or(0);
    let codes: Vec<u8> = (0..BLOCK * blocks).map(|i| chars::common_code(byte(i), byte(i + 1))).collect();
    let letters = (0..codes.len()).map(|i| codes[i] != 0 || i > 0 && codes[i - 1] != 0).collect();
    (codes, letters)
}

#[test]
fn letter_codes_are_those_of_their_definition() {
    const BLOCKS: usize = 3;
    for c in 0..=u16::MAX {
        let [lead, trail] = c.to_be_bytes();
        let text = [[lead, trail].repeat(40), vec![lead, lead, trail]].concat();
        for len in [0, 1, 63, 64, 65, text.len()] {
            let text = &text[..len];
            let (expected, expected_letters) = defined_codes(text, BLOCKS);
            for portable in [false, true] {
                let (mut codes, mut letters) = ([[7; BLOCK]; BLOCKS], [7; BLOCKS]);
                match portable {
                    true => walk::letter_codes(Portable, text, &mut codes, &mut letters),
                    false => letter_codes(text, &mut codes, &mut letters),
                }
                assert_eq!(codes.as_flattened()[..len], expected[..len], "{lead:X} {trail:X} {len}");
                let bits = |i: usize| letters[i / BLOCK] >> (i % BLOCK) & 1 != 0;
                assert!(
                    (0..BLOCK * BLOCKS).all(|i| bits(i) == expected_letters[i]),
                    "{lead:X} {trail:X} {len}"
                );
            }
        }
    }
}

#[test]
fn blocks_of_matches_are_those_found_byte_by_byte() {
    let is_match = |a: u8, b: u8, c: u8| (a == b'x') & (b == 0) | (c == b'x') & (b != b'-') | (c == b'\n');
    for len in 0..260u32 {
        let sign = |i: u32| b"x-\na"[((i + len).wrapping_mul(0x9E37_79B9) >> 27 & 3) as usize] as char;
        let string: String = (0..len).map(sign).collect();
        let text = Text::new(&string);
        let byte = |i: Option<usize>| i.and_then(|i| text.as_bytes().get(i)).copied().unwrap_or(0);
        for at in [0, 1, 2, 3, 63, 64, 100] {
            let expected: [u64; 3] = core::array::from_fn(|n| {
                (0..BLOCK).map(|i| (i, at + n * BLOCK + i)).filter(|&(_, i)| i < text.len()).fold(
                    0,
                    |bits, (bit, i)| {
                        let (a, b) = (byte(i.checked_sub(2)), byte(i.checked_sub(1)));
                        bits | (is_match(a, b, byte(Some(i))) as u64) << bit
                    },
                )
            });
            let nonempty = (0..3).fold(0, |set, n| set | ((expected[n] != 0) as u32) << n);
            let mut found = [7; 3];
            assert_eq!(walk::match_blocks(Portable, &text, at, &mut found, is_match), nonempty);
            assert_eq!(found, expected, "{at} of {len}");
            found = [7; 3];
            assert_eq!(match_blocks(&text, at, &mut found, is_match), nonempty);
            assert_eq!(found, expected, "{at} of {len}");
        }
    }
}

#[test]
fn even_bytes_are_packed_on_every_machine() {
    for (i, byte) in (0..8).flat_map(|i| (0..=u8::MAX).map(move |byte| (i, byte))) {
        let mut bytes = [b'a', 0].repeat(8);
        bytes[2 * i] = byte;
        let bytes = bytes.first_chunk().unwrap();
        assert_eq!(even_bytes(bytes), portable::even_bytes(bytes));
    }
}

#[test]
fn equal_lanes_are_found_on_every_machine() {
    for seed in 0..=u16::MAX {
        let lanes = core::array::from_fn(|i| (seed.wrapping_mul(40_503) >> (i % 13)) as u8 & 3);
        for value in [0, 1, 2, 3, 0x100, 0x101, 0x203, seed] {
            assert_eq!(equal_lanes(&lanes, value), portable::equal_lanes(&lanes, value));
        }
    }
}
