//! What is one word and what is not, by example; and where that differs from UAX #29.

use hamvar::TokenKind::{self, *};
use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

fn words(text: &str) -> Vec<&str> {
    hamvar::words(text).collect()
}

fn kinds(text: &str) -> Vec<(&str, TokenKind)> {
    hamvar::tokens(text).map(|t| (t.text, t.kind)).collect()
}

#[test]
fn a_zwnj_joins_and_signs_part() {
    assert_eq!(words("او می‌رود، «نمی‌آید» و می‌گوید:بس!"), ["او", "می‌رود", "نمی‌آید", "و", "می‌گوید", "بس"]);
    assert_eq!(words("رفت.بعد آمد…سپس (کتاب)ها"), ["رفت", "بعد", "آمد", "سپس", "کتاب", "ها"]);
    assert_eq!(words("مِی‌رَوَم و كتابـــ و خانهٔ"), ["مِی‌رَوَم", "و", "كتابـــ", "و", "خانهٔ"]);
    assert_eq!(words("پاکستان/ایران دانش‌آموز-محور"), ["پاکستان", "ایران", "دانش‌آموز", "محور"]);
    assert_eq!(words("خاص’عام و خاص'عام"), ["خاص", "عام", "و", "خاص", "عام"]);
}

#[test]
fn numbers_stay_whole() {
    assert_eq!(
        kinds("۳٫۱۴ ۱۲٬۳۴۵ ۱۳۹۷/۱/۲۷ 11:23 3.5 1,000 ٤٥ ۵۰٪"),
        [
            ("۳٫۱۴", Number),
            ("۱۲٬۳۴۵", Number),
            ("۱۳۹۷/۱/۲۷", Number),
            ("11:23", Number),
            ("3.5", Number),
            ("1,000", Number),
            ("٤٥", Number),
            ("۵۰", Number),
            ("٪", Punctuation),
        ]
    );
    assert_eq!(
        kinds("۱۲. ۱۳، ۱۰–۲۰ 5…"),
        [
            ("۱۲", Number),
            (".", Punctuation),
            ("۱۳", Number),
            ("،", Punctuation),
            ("۱۰", Number),
            ("–", Punctuation),
            ("۲۰", Number),
            ("5", Number),
            ("…", Punctuation),
        ]
    );
    assert_eq!(
        kinds("۵تا 2nd MP3 COVID-19 x_1"),
        [
            ("۵تا", Word),
            ("2nd", Word),
            ("MP3", Word),
            ("COVID", Word),
            ("-", Punctuation),
            ("19", Number),
            ("x_1", Word),
        ]
    );
}

#[test]
fn abbreviations_are_one_word() {
    assert_eq!(
        words("سال ۱۳۵۰ ه.ش. و ق.م و ج.ا. ایران"),
        ["سال", "۱۳۵۰", "ه.ش.", "و", "ق.م", "و", "ج.ا.", "ایران"]
    );
    assert_eq!(words("ه\u{200D}.ش. و U.S. و e.g. this"), ["ه\u{200D}.ش.", "و", "U.S.", "و", "e.g.", "this"]);
    // An initial alone is a letter and a dot; a word after dots is one of its own.
    assert_eq!(kinds("م. شفیعی"), [("م", Word), (".", Punctuation), ("شفیعی", Word)]);
    assert_eq!(words("م.ر.شفیعی"), ["م.ر.", "شفیعی"]);
}

#[test]
fn addresses_are_one_token() {
    assert_eq!(
        kinds("به https://a.ir/ب?c=1,2 و www.b.com. و ali.r@c.co.ir، @user_1 #می‌روم_2!"),
        [
            ("به", Word),
            ("https://a.ir/ب?c=1,2", Url),
            ("و", Word),
            ("www.b.com", Url),
            (".", Punctuation),
            ("و", Word),
            ("ali.r@c.co.ir", Email),
            ("،", Punctuation),
            ("@user_1", Mention),
            ("#می‌روم_2", Hashtag),
            ("!", Punctuation),
        ]
    );
    assert_eq!(kinds("a@ # @"), [("a", Word), ("@", Punctuation), ("#", Punctuation), ("@", Punctuation)]);
}

#[test]
fn other_scripts_and_symbols() {
    assert_eq!(words("can't मिला APIها API‌ها"), ["can't", "मिला", "APIها", "API‌ها"]);
    assert_eq!(
        kinds("سلام 👨\u{200D}👩\u{200D}👧 → $5"),
        [("سلام", Word), ("👨\u{200D}👩\u{200D}👧", Symbol), ("→", Symbol), ("$", Symbol), ("5", Number),]
    );
    assert_eq!(kinds(" \u{200F}\n\t\u{FEFF}"), []);
}

#[test]
fn iterators_can_be_stopped_and_copied() {
    let mut all = hamvar::tokens("یک، دو");
    assert_eq!(all.next().map(|t| (t.start, t.text)), Some((0, "یک")));
    assert_eq!(all.clone().count(), 2);
    assert_eq!(all.as_str(), "، دو");
    assert_eq!(all.by_ref().last().map(|t| t.text), Some("دو"));
    assert!(all.next().is_none() && all.next().is_none());
    assert_eq!(hamvar::word_indices("یک، دو").collect::<Vec<_>>(), [(0, "یک"), (7, "دو")]);
}

const PIECES: &[&str] = &[
    " ", " ", " ", "\n", "می", "رفت", "خانه", "ه", "\u{200C}", "\u{200D}", "\u{64E}", "ـ", "۱۲", "3", "٤",
    ".", ".", ",", "/", ":", "٫", "،", "…", "«", "»", "’", "'", "-", "–", "_", "a", "Ab", "é", "मि", "😀",
    "#", "@", "://", "www.", "a@b.c", "$", "%", "\u{FEFF}", "ﻻ", "ݐ",
];

proptest! {
    #[test]
    fn tokens_lose_nothing(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..20)) {
        let text = pieces.concat();
        let mut end = 0;
        for token in hamvar::tokens(&text) {
            prop_assert!(token.start >= end && !token.text.is_empty());
            prop_assert_eq!(&text[token.start..token.start + token.text.len()], token.text);
            let between = &text[end..token.start];
            prop_assert!(!between.contains(|c: char| c.is_alphanumeric() || c.is_ascii_punctuation()), "{:?} of {:?}", between, text);
            let word = token.text.contains(char::is_alphanumeric);
            prop_assert!(token.kind.is_word() == word || token.kind == Mention, "{:?} of {:?}", token, text);
            end = token.start + token.text.len();
        }
        prop_assert!(!text[end..].contains(|c: char| c.is_alphanumeric() || c.is_ascii_punctuation()), "after {:?}", text);
    }

    #[test]
    fn plain_words_are_those_of_uax_29(words in prop::collection::vec("[ابپترزسشمنوهی][ابپترزسشمنوهیَ\u{200C}]{0,5}|[a-zé]{1,5}", 0..12)) {
        let text = words.join(" ");
        // UAX #29 lets a ZWNJ at the end belong to the word.
        let trimmed = |w: &str| w.trim_matches('\u{200C}').to_owned();
        let ours: Vec<String> = hamvar::words(&text).map(trimmed).collect();
        let theirs: Vec<String> = text.unicode_words().map(trimmed).collect();
        prop_assert_eq!(ours, theirs);
    }
}
