//! The texts that the laws are checked on.

use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;

use crate::common::pieces::{CODE, FAMILIES, PIECES, PIECES_OF_DATA};
use crate::common::{arabic_letters, deleted, spaced};

/// A configuration for `cases` cases, or for as many as the variable `PROPTEST_CASES` says.
///
/// proptest writes each text that breaks a law to `tests/proptest-regressions`, in a file named for
/// the module, and tries it first from then on. These files are to be committed.
pub fn config(cases: u32) -> ProptestConfig {
    let persistence = FileFailurePersistence::SourceParallel("proptest-regressions");
    let asked_for = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok());
    ProptestConfig {
        cases: asked_for.unwrap_or(cases),
        failure_persistence: Some(Box::new(persistence)),
        // A law over every normalizer is slow to shrink; an hour of shrinking helps nobody.
        max_shrink_time: 30_000,
        ..ProptestConfig::default()
    }
}

fn pieces() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES), 0..24).prop_map(|pieces| pieces.concat())
}

/// A row of pieces of one family, one of them perhaps repeated to a length near a power of two.
fn families() -> impl Strategy<Value = String> {
    let family = prop::sample::select(FAMILIES);
    let row = family.prop_flat_map(|family| {
        let piece = (prop::sample::select(family), prop::option::weighted(0.1, (3u32..11, 0usize..5)));
        prop::collection::vec(piece, 0..16)
    });
    row.prop_map(|pieces| {
        let repeated = |(piece, length): (&str, Option<(u32, usize)>)| {
            let times = length.map_or(1, |(power, more)| ((1 << power) + more - 2) / piece.len() + more % 2);
            piece.repeat(times)
        };
        pieces.into_iter().map(repeated).collect()
    })
}

/// Texts of data, code and markup.
fn data() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES_OF_DATA), 0..20).prop_map(|pieces| pieces.concat())
}

/// Texts of pieces, of one family, of data, and of any characters at all.
pub fn texts() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => pieces(),
        4 => families(),
        4 => data(),
        1 => any::<String>(),
        1 => "[\u{600}-\u{6FF}\u{200B}-\u{200F} .،«»a0]{0,30}",
    ]
}

/// The words of the texts in the repository.
pub fn words() -> Vec<&'static str> {
    let texts = [
        include_str!("../../data/colloquial.txt"),
        include_str!("../data/article.txt"),
        include_str!("../data/sentences.txt"),
    ];
    let lines = texts.into_iter().flat_map(|text| text.lines().filter(|line| !line.starts_with('#')));
    lines.flat_map(str::split_whitespace).collect()
}

/// Texts of real words, each with its ZWNJs or without, perhaps run together with the next.
pub fn real_texts() -> impl Strategy<Value = String> {
    let damaged = |(word, damage): (&str, usize)| match damage {
        0 => deleted(word) + " ",
        1 => spaced(word) + " ",
        2 => deleted(word),
        3 => arabic_letters(word) + " ",
        _ => word.to_string() + " ",
    };
    let words = prop::collection::vec((prop::sample::select(words()), 0usize..6), 1..40);
    words.prop_map(move |words| words.into_iter().map(damaged).collect())
}

/// Prefixes and endings of words, and words that lost a ZWNJ.
#[rustfmt::skip]
const AFFIXES: [&str; 38] = [
    "می", "مـــي", "نمی", "نمي", "بی", "هم", "نویسندگان", "كنندگانش", "پیش", "ها", "هاي", "های", "هایی", "هایش", "ای", "اي", "ام", "اند", "تر",
    "ترین", "گر", "نميخواند", "نمیخواند", "میروند", "ميآورد", "میکرد", "خواند", "رود", "کرد", "کتابها", "خانهای", "منطقهای",
    "بزرگترین", "شعلهور", "کار", "خانه", "کتاب", "دیده",
];

/// Short texts of affixes and damaged words, in which one repair can hide what shows another loss.
pub fn affixed_texts() -> impl Strategy<Value = String> {
    let gap = prop::sample::select(&[" ", " ", " ", " ", "", "\u{200C}", "\n", "، "][..]);
    let word = prop_oneof![4 => prop::sample::select(&AFFIXES[..]), 1 => prop::sample::select(words())];
    let words = prop::collection::vec((word, gap), 1..9);
    words.prop_map(|words| words.into_iter().map(|(word, gap)| word.to_owned() + gap).collect())
}

/// Texts of many lines: damaged prose, code, and everything that gives trouble.
pub fn documents() -> impl Strategy<Value = String> {
    let line = prop_oneof![
        4 => texts(),
        4 => real_texts(),
        2 => prop::sample::select(CODE).prop_map(str::to_owned),
        1 => (texts(), 2usize..60).prop_map(|(text, times)| text.replace('\n', " ").repeat(times)),
    ];
    let end = prop::sample::select(&["\n", "\n", "\n", "\r\n", "\n\n", "\n \n\n"][..]);
    let lines = prop::collection::vec((line, end).prop_map(|(line, end)| line + end), 0..20);
    (lines, texts()).prop_map(|(lines, last)| lines.concat() + &last)
}
