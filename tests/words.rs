//! What is one word and what is not, by example, and where words differ from those of UAX #29.

#[path = "common/mod.rs"]
mod common;

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
fn a_zwnj_is_part_of_a_word_and_signs_are_not() {
    let text = "او می\u{200C}رود، «نمی\u{200C}آید» و می\u{200C}گوید:بس!";
    assert_eq!(words(text), ["او", "می\u{200C}رود", "نمی\u{200C}آید", "و", "می\u{200C}گوید", "بس"]);
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
fn a_sign_after_a_number_is_no_letter_of_it() {
    for sign in ["…", "–", "،", "؛", "؟", "»", "٪", "٬", "!", ")"] {
        for number in ["1/2", "۱۲:۳۰", "3.5", "۱۳۹۷/۱/۲۷"] {
            let text = format!("{number}{sign}");
            assert_eq!(words(&text), [number], "{text}");
        }
    }
    assert_eq!(words("1/2nd"), ["1", "2nd"]);
    for dash in ["–", "—", "―", "‑", "…"] {
        assert_eq!(words(&format!("1/2{dash}")), ["1/2"], "{dash}");
    }
}

#[test]
fn abbreviations_are_one_word() {
    assert_eq!(
        words("سال ۱۳۵۰ ه.ش. و ق.م و ج.ا. ایران"),
        ["سال", "۱۳۵۰", "ه.ش.", "و", "ق.م", "و", "ج.ا.", "ایران"]
    );
    assert_eq!(words("ه\u{200D}.ش. و U.S. و e.g. this"), ["ه\u{200D}.ش.", "و", "U.S.", "و", "e.g.", "this"]);
    // A single initial is a letter and a dot. A word after dots is a word of its own.
    assert_eq!(kinds("م. شفیعی"), [("م", Word), (".", Punctuation), ("شفیعی", Word)]);
    assert_eq!(words("م.ر.شفیعی"), ["م.ر.", "شفیعی"]);
}

#[test]
fn a_url_ends_with_a_bracket_only_if_it_opened_one() {
    for (open, close) in [("(", ")"), ("[", "]"), ("{", "}")] {
        let inside = format!("https://a.ir/{open}x{close}");
        assert_eq!(kinds(&inside), [(&inside[..], Url)]);
        let around = format!("{open}https://a.ir/x{close}");
        assert_eq!(kinds(&around), [(open, Punctuation), ("https://a.ir/x", Url), (close, Punctuation)]);
        let both = format!("{open}{inside}. رفت");
        assert_eq!(kinds(&both)[..3], [(open, Punctuation), (&inside, Url), (".", Punctuation)]);
    }
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
fn other_scripts_are_words_and_emoji_are_symbols() {
    assert_eq!(words("can't मिला APIها API‌ها"), ["can't", "मिला", "APIها", "API‌ها"]);
    assert_eq!(
        kinds("سلام 👨\u{200D}👩\u{200D}👧 → $5"),
        [("سلام", Word), ("👨\u{200D}👩\u{200D}👧", Symbol), ("→", Symbol), ("$", Symbol), ("5", Number),]
    );
    assert_eq!(kinds(" \u{200F}\n\t\u{FEFF}"), []);
}

#[test]
fn white_space_is_never_part_of_a_token() {
    let spaces = (0..=0x3000u32).filter_map(char::from_u32).filter(|c| c.is_whitespace());
    for space in spaces {
        let text = format!("{space}کتاب{space}می{space}روم a{space}b1{space}\u{64E} www.a.ir{space}x");
        let found: Vec<String> = hamvar::tokens(&text).map(|t| t.text.to_owned()).collect();
        assert_eq!(found, ["کتاب", "می", "روم", "a", "b1", "\u{64E}", "www.a.ir", "x"], "{space:?}");
        for text in [format!("{space}٫"), format!("٫{space}"), format!("{space}_{space}٫{space}\u{301}")] {
            let found: String = hamvar::tokens(&text).map(|t| t.text).collect();
            assert_eq!(found, text.replace(space, ""), "{text:?}");
        }
    }
}

#[test]
fn visible_characters_after_invisible_ones_are_tokens() {
    for (text, sign, kind) in [
        ("\u{200D}😀", "\u{200D}😀", Symbol),
        ("\u{202F}٫", "٫", Punctuation),
        ("\u{200F}٫", "٫", Punctuation),
        ("\u{FEFF}→", "→", Symbol),
        ("\u{AC}", "\u{AC}", Symbol),
    ] {
        assert_eq!(kinds(text), [(sign, kind)], "{text:?}");
    }
}

#[test]
fn long_words_are_cut_after_some_thousand_bytes() {
    for (text, first) in [
        ("ب".repeat(5000), 10_000),
        ("a".repeat(5000), 5000),
        ("۱٬".repeat(2500) + "۱", 10_002),
        ("a".repeat(5000) + "é", 5002),
        ("1".repeat(5000) + "é", 5002),
        ("é".repeat(5000), 1024),
        ("ب1".repeat(5000), 1026),
    ] {
        let lengths: Vec<usize> = words(&text).iter().map(|word| word.len()).collect();
        assert_eq!(lengths[0], first);
        assert_eq!(lengths.iter().sum::<usize>(), text.len());
    }
}

#[test]
fn iterators_can_be_stopped_and_copied() {
    let mut all = hamvar::tokens("یک، دو");
    assert_eq!(all.next().map(|t| (t.start, t.text)), Some((0, "یک")));
    assert_eq!(all.clone().count(), 2);
    assert_eq!(all.as_str(), "، دو");
    assert_eq!(all.by_ref().last().map(|t| t.text), Some("دو"));
    assert!(all.next().is_none() && all.next().is_none());
    let (mut words, mut indices) = (hamvar::words("یک، دو"), hamvar::word_indices("یک، دو"));
    assert_eq!((words.next(), words.as_str()), (Some("یک"), "، دو"));
    assert_eq!((indices.next(), indices.as_str()), (Some((0, "یک")), "، دو"));
    assert_eq!((words.last(), indices.last()), (Some("دو"), Some((7, "دو"))));
    assert_eq!(hamvar::word_indices("یک، دو").collect::<Vec<_>>(), [(0, "یک"), (7, "دو")]);
}

const PIECES: &[&str] = &[
    " ", " ", " ", "\n", "می", "رفت", "خانه", "ه", "\u{200C}", "\u{200D}", "\u{64E}", "ـ", "۱۲", "3", "٤",
    ".", ".", ",", "/", ":", "٫", "،", "…", "«", "»", "’", "'", "-", "–", "_", "a", "Ab", "é", "मि", "😀",
    "#", "@", "://", "www.", "a@b.c", "$", "%", "\u{FEFF}", "ﻻ", "ݐ", "\u{202F}", "\u{3000}", "\u{2009}",
    "²", "カ",
];

/// A word in Persian or Latin letters, as a pattern.
const PLAIN_WORD: &str = "[ابپترزسشمنوهی][ابپترزسشمنوهی\u{64E}\u{200C}]{0,5}|[a-zé]{1,5}";

proptest! {
    #[test]
    fn tokens_lose_nothing(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..20)) {
        common::laws::tokens_lose_nothing(&pieces.concat());
    }

    #[test]
    fn plain_words_are_those_of_uax_29(words in prop::collection::vec(PLAIN_WORD, 0..12)) {
        let text = words.join(" ");
        // UAX #29 lets a ZWNJ at the end belong to the word.
        let trimmed = |w: &str| w.trim_matches('\u{200C}').to_owned();
        let ours: Vec<String> = hamvar::words(&text).map(trimmed).collect();
        let theirs: Vec<String> = text.unicode_words().map(trimmed).collect();
        prop_assert_eq!(ours, theirs);
    }
}

#[test]
fn an_address_begins_with_a_letter_or_digit() {
    assert_eq!(kinds("_a@b.ir"), [("_a", Word), ("@b.ir", Mention)]);
    assert_eq!(kinds("-a@b.ir"), [("-", Punctuation), ("a@b.ir", Email)]);
}

#[test]
fn signs_that_write_a_number_are_numbers() {
    assert_eq!(kinds("½ ² Ⅷ"), [("½", Number), ("²", Number), ("Ⅷ", Number)]);
}
