//! Compares every function of `walk` with its definition on texts of every length up to some blocks, at every alignment
//! in memory. So a load beyond the text or the wrong half of a block would show.

use alloc::string::String;
use alloc::vec::Vec;

use super::tests::{defined_codes, defined_copy, defined_next_match, defined_survey, for_every_question};
use super::*;
use crate::scan::portable::Portable;

/// The greatest length of a text, in bytes: some blocks and a part of one.
const LONGEST: usize = 300;

/// Calls `check` with a text of each length at each offset from a multiple of [`BLOCK`] in memory. What is beside the text
/// in memory would match most questions.
fn for_every_length_and_offset(check: impl Fn(&str)) {
    let mut memory = ["ي\u{640}"; (LONGEST + 2 * BLOCK) / 4].concat().into_bytes();
    let aligned = memory.as_ptr().align_offset(BLOCK);
    let around = memory.clone();
    for len in 0..=LONGEST {
        for offset in 0..BLOCK {
            let start = aligned + offset;
            memory.copy_from_slice(&around);
            memory[start..start + len].copy_from_slice(text(len, len * BLOCK + offset).as_bytes());
            check(core::str::from_utf8(&memory[start..start + len]).expect("a text"));
        }
    }
}

/// A text of `len` bytes, different for each seed.
fn text(len: usize, seed: usize) -> String {
    const PIECES: [&str; 16] = [
        "ب",
        "ن",
        "سلام ",
        "ی",
        "ي",
        "ك",
        "ى",
        "\u{64E}",
        "\u{640}",
        "\u{200C}",
        "ٹ",
        "ﻻ",
        "a",
        "@",
        "\u{200F}",
        "😀",
    ];
    let mut text = String::new();
    let mut state = seed as u32 | 1;
    while text.len() < len {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        // Some texts are mostly letters that nothing matches, as prose is.
        let piece = PIECES[(state >> 24) as usize % if seed.is_multiple_of(3) { PIECES.len() } else { 5 }];
        text.push_str(if text.len() + piece.len() <= len { piece } else { "." });
    }
    text
}

fn matches<Q: Question>(text: &str) {
    let (bytes, padded) = (text.as_bytes(), Text::new(text));
    let mut at = 0;
    loop {
        let expected = defined_next_match::<Q>(bytes, at..text.len(), |_| false);
        assert_eq!(
            next_match::<Q>(&padded, at..text.len(), |_| false),
            expected,
            "{:?} {text:?} {at}",
            Q::NAME
        );
        let portable = walk::next_match::<Q>(Portable, &padded, at..text.len(), |_| false);
        assert_eq!(portable, expected, "{:?} {text:?} {at}", Q::NAME);
        match expected {
            Some(found) => at = found + 1,
            None => break,
        }
    }
}

#[test]
fn matches_are_found_at_every_length_and_offset() {
    for_every_length_and_offset(|text| for_every_question!(matches(text)));
}

#[test]
fn surveys_are_right_at_every_length_and_offset() {
    for_every_length_and_offset(|text| {
        let expected = defined_survey(text.as_bytes());
        assert_eq!(walk::survey(Portable, &Text::new(text)), expected, "{text:?}");
        let found = survey(&Text::new(text));
        assert!(found == expected || found == Survey::More, "{text:?} {found:?}");
    });
}

fn check_copy<const DROP_MARKS: bool>(text: &str) {
    let ends = || text.char_indices().map(|(at, _)| at);
    // From the second character on, so that the copied range has an offset of its own.
    let range = ends().nth(1).unwrap_or(0)..text.len();
    let expected = defined_copy(&text[range.clone()], DROP_MARKS);
    let (mut found, mut portable) = (String::new(), Vec::new());
    copy_folding::<DROP_MARKS>(&Text::new(text), range.clone(), &mut found);
    walk::copy_folding::<DROP_MARKS>(Portable, &Text::new(text), range, &mut portable);
    assert_eq!(found, expected, "{text:?}");
    assert_eq!(portable, expected.as_bytes(), "{text:?}");
}

#[test]
fn copies_are_right_at_every_length_and_offset() {
    for_every_length_and_offset(|text| {
        check_copy::<false>(text);
        check_copy::<true>(text);
    });
}

#[test]
fn letter_codes_are_right_at_every_length_and_offset() {
    const BLOCKS: usize = LONGEST / BLOCK + 1;
    for_every_length_and_offset(|text| {
        let (expected, expected_letters) = defined_codes(text.as_bytes(), BLOCKS);
        let check = |codes: &[[u8; BLOCK]], letters: &[u64]| {
            assert_eq!(codes.as_flattened()[..text.len()], expected[..text.len()], "{text:?}");
            let is_letter = |i: usize| letters[i / BLOCK] >> (i % BLOCK) & 1 != 0;
            assert!((0..BLOCK * BLOCKS).all(|i| is_letter(i) == expected_letters[i]), "{text:?}");
        };
        let (mut codes, mut letters) = ([[7; BLOCK]; BLOCKS], [7; BLOCKS]);
        letter_codes(text.as_bytes(), &mut codes, &mut letters);
        check(&codes, &letters);
        walk::letter_codes(Portable, text.as_bytes(), &mut codes, &mut letters);
        check(&codes, &letters);
    });
}

#[test]
fn blocks_of_matches_are_right_at_every_length_and_offset() {
    const BLOCKS: usize = LONGEST / BLOCK + 1;
    let is_match = |a: u8, b: u8, c: u8| (b == 0xD9) & (c == 0x8A) | (a == b' ') | (c == b'@');
    for_every_length_and_offset(|text| {
        let byte = |i: Option<usize>| i.map_or(0, |i| text.as_bytes()[i]);
        let mut expected = [0; BLOCKS];
        for i in 0..text.len() {
            let found = is_match(byte(i.checked_sub(2)), byte(i.checked_sub(1)), text.as_bytes()[i]);
            expected[i / BLOCK] |= (found as u64) << (i % BLOCK);
        }
        let (mut found, mut portable) = ([7; BLOCKS], [7; BLOCKS]);
        let text = Text::new(text);
        match_blocks(&text, 0, &mut found, is_match);
        walk::match_blocks(Portable, &text, 0, &mut portable, is_match);
        assert_eq!((found, portable), (expected, expected), "{:?}", text.as_str());
    });
}

/// Without the feature `std`, all scans run on portable code. CI relies on this to test that code on any machine.
#[test]
fn scans_run_on_the_machine_that_the_features_choose() {
    fn machine() -> &'static str {
        on_best_machine!(name())
    }
    let has_avx2 = cfg!(feature = "std") && tests::has_avx2();
    assert_eq!(machine(), if has_avx2 { "AVX2" } else { "portable" });
}
