//! Search terms: what finds what.

use hamvar::search::TermKind;
use hamvar::{Builder, Normalizer};

use crate::common::knowing;

/// For each position of a text, its terms of the kinds that are wanted.
fn terms(n: &Normalizer, text: &str, is_wanted: fn(TermKind) -> bool) -> Vec<Vec<String>> {
    let mut all: Vec<Vec<String>> = Vec::new();
    for term in &n.search_terms(text) {
        all.resize(term.position + 1, Vec::new());
        if is_wanted(term.kind) {
            all[term.position].push(term.text.to_owned());
        }
    }
    all
}

/// Whether `query` finds `text` as a phrase.
fn finds(query: &str, text: &str) -> bool {
    let n = Normalizer::search();
    let (query, text) = (terms(&n, query, TermKind::is_for_queries), terms(&n, text, |_| true));
    let has = |(at, any): (&Vec<String>, &Vec<String>)| any.iter().any(|term| at.contains(term));
    text.windows(query.len()).any(|window| window.iter().zip(&query).all(has))
}

/// The stems of a word, one after the other.
fn stems(word: &str) -> String {
    let terms = Normalizer::search().search_terms(word);
    let stems: Vec<&str> =
        terms.iter().filter(|term| term.kind == TermKind::Stem).map(|term| term.text).collect();
    stems.join(" ")
}

#[test]
fn a_stem_finds_its_inflections_in_every_spelling() {
    for (stem, text) in [
        ("کتاب", "کتاب‌هایم را به همسایه دادم"),
        ("کتاب", "كتاب هايشان کجاست"),
        ("کتاب", "کتابهایی که نخواندیم"),
        ("درخت", "زیر درخت‌های گردو نشستیم"),
        ("بندر", "از بندرهای جنوب می‌آید"),
        ("بندر", "بندر ها را بستند"),
        ("کار", "کارهایشان زیاد بود"),
        ("آهو", "آهوها به دشت رفتند"),
        ("بزرگ", "بزرگترین باغ شهر"),
        ("بزرگ", "بزرگ تر از این نبود"),
        ("بزرگ", "بزرگترها می‌دانند"),
        ("تند", "تندتر برو"),
        ("خانه", "خانه‌ای در کوهستان"),
        ("خانه", "خانه ای در کوهستان"),
        ("رفته", "رفته‌اند و نمی‌آیند"),
        ("دانش‌آموز", "دانش آموزها آمدند"),
        ("پدر", "پدرشان نجار است"),
        ("جا", "جایش خالی است"),
        ("آن", "آنها را دیدم"),
        ("واژه", "واژه‌های تازه"),
    ] {
        assert!(finds(stem, text), "{stem}: {text}");
    }
}

#[test]
fn an_inflection_finds_the_stem_and_other_inflections() {
    for (query, text) in [
        ("کتاب‌هایم", "یک کتاب خریدم"),
        ("کتاب‌هایم", "کتاب‌ها روی میز است"),
        ("بدترین", "روز بدتر هم بود"),
        ("شهرهای", "شهر ما کوچک است"),
    ] {
        assert!(finds(query, text), "{query}: {text}");
    }
}

#[test]
fn a_part_of_a_compound_finds_the_compound_but_not_the_other_way_round() {
    assert!(finds("دانش", "دانش‌آموزی آمد"));
    assert!(finds("نرم", "نرم‌افزار تازه"));
    assert!(!finds("دانش‌آموز", "دانش او زیاد است"));
    assert!(!finds("نرم‌افزار", "پارچهٔ نرم"));
}

#[test]
fn words_that_only_look_inflected_stay_whole() {
    for word in [
        "تنها",
        "بها",
        "رها",
        "اژدها",
        "دختر",
        "مادر",
        "کشتی",
        "دکتر",
        "دفتر",
        "کبوتر",
        "روتر",
        "موتور",
        "مردم",
        "قلم",
        "چشم",
        "سالم",
        "مریم",
        "آتش",
        "دانش",
        "آرامش",
        "نمایش",
        "افزایش",
        "دولت",
        "شرکت",
        "کارت",
        "غربت",
        "نفرت",
        "منش",
        "سایت",
        "سازمان",
        "قهرمان",
        "درمان",
        "آسمان",
        "زمستان",
        "استان",
        "پایان",
        "باران",
        "می‌روند",
        "نمی‌خواهم",
        "بهتر",
    ] {
        assert_eq!(stems(word), "", "{word}");
    }
    // A word that training saw whole has no parts either.
    assert_eq!(terms(&Normalizer::search(), "بهسازی", |_| true), [["بهسازی"]]);
}

#[test]
fn letters_with_two_readings_have_both_stems() {
    assert_eq!(stems("دست‌های"), "دسته دست");
    assert_eq!(stems("دسته‌ای"), "دسته دست");
    assert!(finds("دست", "دست‌های سرد") && finds("دسته", "دسته‌ای پرنده"));
}

#[test]
fn words_have_the_range_of_the_original_text() {
    let text = "كتاب هاي «علي‌رضا» چهارکشور گفتگو";
    let terms = Normalizer::search().search_terms(text);
    let words: Vec<_> = terms
        .iter()
        .filter(|term| term.kind == TermKind::Word)
        .map(|term| (term.position, &text[term.range], term.text))
        .collect();
    assert_eq!(
        words,
        [
            (0, "كتاب هاي", "کتابهای"),
            (1, "علي‌رضا", "علیرضا"),
            (2, "چهار", "چهار"),
            (3, "کشور", "کشور"),
            (4, "گفت", "گفت"),
            (5, "گفت", "و"),
            (6, "گو", "گو"),
        ]
    );
}

#[test]
fn a_phrase_needs_neighbouring_positions() {
    assert!(finds("باغ بزرگ", "باغ‌های بزرگتر شهر"));
    assert!(finds("گفت‌وگوی تازه", "گفتگوی تازه"));
    assert!(!finds("باغ بزرگ", "باغ سبز و بزرگ"));
}

#[test]
fn the_range_of_a_word_has_its_last_mark_and_the_ye_of_an_ezafe() {
    for (text, word) in [
        ("باغِ سبز", "باغِ"),
        ("خانه\u{200C}ی ما", "خانه\u{200C}ی"),
        ("خانهٔ ما", "خانهٔ"),
        ("باغ   سبز", "باغ"),
        ("باغ\u{200F} سبز", "باغ"),
    ] {
        let terms = Normalizer::search().search_terms(text);
        let first = terms.iter().next().unwrap();
        assert_eq!(&text[first.range], word);
    }
}

#[test]
fn the_range_of_a_word_has_no_space_or_zwnj_beside_it() {
    for text in [
        "باغ   سبز",
        "باغ  \u{200C}سبز",
        "باغ \u{200C}سبز",
        "باغ\u{200C} سبز",
        "باغ\u{200C}\u{200C}  سبز",
        "باغ \u{200F}سبز",
        "«  باغ  » سبز",
        "\u{200C}باغ\u{A0}سبز",
        "باغ\t سبز ",
    ] {
        let terms = Normalizer::search().search_terms(text);
        let words: Vec<_> = terms.iter().map(|term| &text[term.range]).collect();
        assert_eq!(words, ["باغ", "سبز"], "{text:?}");
    }
}

#[test]
fn addresses_and_hashtags_have_a_position_for_each_word() {
    let n = Normalizer::search();
    let words = terms(&n, "https://Example.ir/باغ #باغ_ها a@b.ir ۳٫۵ ه.ش.", |kind| {
        kind == TermKind::Word
    });
    assert_eq!(
        words.concat(),
        ["https", "example", "ir", "باغ", "باغ", "ها", "a", "b", "ir", "3.5", "ه", "ش"]
    );
}

#[test]
fn a_users_word_has_parts_where_it_has_gaps() {
    let n = knowing(Normalizer::search(), ["مهرگان‌دشت"]);
    let all = terms(&n, "مهرگان دشت", |_| true);
    assert_eq!(all, [["مهرگاندشت", "مهرگان", "دشت"]]);
}

#[test]
fn an_english_word_that_is_spelled_like_an_ending_is_a_part_after_other_parts_too() {
    let n = knowing(Normalizer::search(), ["سامانه‌بک‌اند"]);
    assert_eq!(terms(&n, "سامانه بک اند", |_| true), [["سامانهبکاند", "سامانه", "بک", "اند"]]);
}

#[test]
fn terms_of_other_normalizers_are_words_alone() {
    let unrestored = Builder::from(Normalizer::search()).restore_zwnj(false).build();
    for n in [Normalizer::standard(), Normalizer::minimal(), unrestored] {
        assert!(n.search_terms("کتاب‌ها و بندرها").iter().all(|term| term.kind == TermKind::Word));
    }
}

#[test]
fn a_text_without_words_has_no_terms() {
    for text in ["", " ", "؟!", "\u{200C}"] {
        assert_eq!(Normalizer::search().search_terms(text).iter().count(), 0);
    }
}
