//! Kashidas that are a dash.

use hamvar::Normalizer;

use crate::common::{check, unchanged};

/// The text with a kashida for each `-` and a ZWNJ for each `+`.
fn with_kashidas(text: &str) -> String {
    text.replace('-', "\u{640}").replace('+', "\u{200C}")
}

#[test]
fn a_kashida_between_words_is_a_dash() {
    let n = Normalizer::standard();
    for text in [
        "این نشریهٔ فرهنگی+-+هنری است",
        "آزادراه تهران+-+شمال",
        "جنگ ایران+-+عراق",
        "راه‌آهن شمال+-+جنوب",
        "مریم+- سلام. کی آمدی؟",
        "پدر- بیا اینجا.",
        "مادر+-\nخواهر+-",
        "مسیر شیراز+-+اهواز",
        "کتاب ادبی+--+تاریخی",
        "کار+-+دانش",
        "پسوندهای -+تر و -+ترین",
        "پسوند «-+گر»",
    ] {
        unchanged(&n, &[&with_kashidas(text)]);
    }
}

#[test]
fn a_kashida_inside_a_word_is_removed() {
    let pairs = [
        ("سلا--م دوستا-ن", "سلام دوستان"),
        ("سلام-- خوبی؟", "سلام خوبی؟"),
        ("مي-+روم", "می+روم"),
        ("كتا-ب+-ها", "کتاب+ها"),
        ("فرهنگي+-+هنري", "فرهنگی+-+هنری"),
        ("متن \u{64E}-+تر", "متن \u{64E}تر"),
    ];
    for (text, expected) in pairs {
        check(&Normalizer::standard(), &[(&with_kashidas(text), &with_kashidas(expected))]);
    }
}

#[test]
fn a_dash_separates_the_words_of_a_search_key() {
    let search = Normalizer::search();
    let key = search.normalize("فرهنگی هنری").into_owned();
    assert_eq!(search.normalize(&with_kashidas("فرهنگی+-+هنری")), key);
    assert_eq!(search.normalize(&with_kashidas("پدر- بیا")), search.normalize("پدر بیا"));
}
