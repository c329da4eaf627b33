//! The laws that hold for every text: idempotence, nothing lost, what is not Persian untouched,
//! and all ways of asking agreeing with each other.

use std::borrow::Cow;

use hamvar::{Builder, EditKind, HehYe, Marks, Normalizer, digits, digits::Digits, zwnj};
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

/// Pieces that texts are made of: words in good and bad spelling, and all that gives trouble.
const PIECES: &[&str] = &[
    " ",
    " ",
    " ",
    " ",
    "  ",
    "\n",
    "\r\n",
    "\r",
    "\n",
    "\t",
    "می",
    "نمی",
    "ها",
    "های",
    "هایم",
    "ای",
    "ام",
    "اند",
    "تر",
    "ترین",
    "بی",
    "کتاب",
    "خانه",
    "رفت",
    "روم",
    "خواهند",
    "خواستهاند",
    "منطقهای",
    "همکاری",
    "بندر",
    "ه",
    "ی",
    "و",
    "که",
    "در",
    "از",
    "را",
    "شعلهور",
    "بینالمللی",
    "سلاح",
    "بین",
    "الملل",
    "است",
    "دست",
    "دستهای",
    "علي",
    "كتاب",
    "ة",
    "ۀ",
    "أ",
    "إ",
    "ؤ",
    "ئ",
    "ء",
    "آ",
    "ﻻ",
    "ﻱ",
    "ﷲ",
    "ﷺ",
    "﷼",
    "ﹰ",
    "ﹱ",
    "ﱠ",
    "ٱ",
    "ە",
    "ہ",
    "ھ",
    "ې",
    "ٵ",
    "ݐ",
    "ࢠ",
    "𞸀",
    "\u{64E}",
    "\u{651}",
    "\u{64B}",
    "\u{653}",
    "\u{654}",
    "\u{655}",
    "\u{670}",
    "\u{640}",
    "\u{6D6}",
    "\u{8D3}",
    "\u{200C}",
    "\u{200C}",
    "\u{200D}",
    "\u{200B}",
    "\u{200E}",
    "\u{200F}",
    "\u{202B}",
    "\u{2060}",
    "\u{FEFF}",
    "\u{AC}",
    "\u{AD}",
    "\u{A0}",
    "\u{2009}",
    "\u{3000}",
    "\u{61C}",
    "1",
    "2",
    "12",
    "1397",
    "۵",
    "٣",
    "3.14",
    "1,234",
    "1/2",
    "11:23",
    "%",
    "+",
    "٫",
    "٬",
    "٪",
    ".",
    "..",
    "...",
    "…",
    ",",
    "،",
    ";",
    "؛",
    "?",
    "؟",
    "!",
    ":",
    "-",
    "--",
    "—",
    "\"",
    "'",
    "«",
    "»",
    "“",
    "”",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "|",
    "/",
    "`",
    "$",
    "](",
    "{0}",
    "خەڵک",
    "ہے",
    "ێ",
    "ﯣ",
    "&zwnj;",
    "&#1705;",
    "&quot;",
    "ااا",
    "```",
    "<b>",
    "</b>",
    "<",
    ">",
    "&nbsp;",
    "#",
    "@",
    "#تگ",
    "@user",
    "a",
    "B",
    "word",
    "MP3",
    "https://a.ir/x",
    "www.a.ir",
    "a@b.ir",
    "é",
    "ß",
    "İ",
    "मि",
    "न्‍",
    "😀",
    "👨‍👩",
    "中",
];

fn pieces() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES), 0..24).prop_map(|pieces| pieces.concat())
}

/// Texts of pieces, and of any characters at all.
fn texts() -> impl Strategy<Value = String> {
    prop_oneof![8 => pieces(), 1 => any::<String>(), 1 => "[\u{600}-\u{6FF}\u{200B}-\u{200F} .،«»a0]{0,30}"]
}

/// Texts of real words, each with its ZWNJs or without, perhaps run together with the next.
fn real_texts() -> impl Strategy<Value = String> {
    let lines = [
        include_str!("../data/colloquial.txt"),
        include_str!("data/article.txt"),
        include_str!("data/sentences.txt"),
    ];
    let words: Vec<&str> = lines
        .iter()
        .flat_map(|text| text.lines().filter(|line| !line.starts_with('#')))
        .flat_map(str::split_whitespace)
        .collect();
    let damaged = |(word, damage): (&str, usize)| match damage {
        0 => word.replace('\u{200C}', "") + " ",
        1 => word.replace('\u{200C}', " ") + " ",
        2 => word.replace('\u{200C}', ""),
        _ => word.to_string() + " ",
    };
    let words = prop::collection::vec((prop::sample::select(words), 0usize..5), 1..40);
    words.prop_map(move |words| words.into_iter().map(damaged).collect())
}

fn one_step(choose: impl Fn(&mut Builder) -> &mut Builder) -> Normalizer {
    let mut builder = Normalizer::builder();
    builder.fold(false).digits(Digits::Keep).spacing(false).clean_zwnj(false).restore_zwnj(false);
    choose(&mut builder);
    builder.build()
}

/// Every preset, every single step, and options that change what a step does.
fn normalizers() -> Vec<(&'static str, Normalizer)> {
    vec![
        ("standard", Normalizer::standard()),
        ("search", Normalizer::search()),
        ("minimal", Normalizer::minimal()),
        ("fold", one_step(|b| b.fold(true))),
        ("digits", one_step(|b| b.digits(Digits::Persian))),
        ("latin digits", one_step(|b| b.digits(Digits::Latin))),
        ("arabic digits", one_step(|b| b.digits(Digits::Arabic))),
        ("spacing", one_step(|b| b.spacing(true))),
        ("clean", one_step(|b| b.clean_zwnj(true))),
        ("restore", one_step(|b| b.restore_zwnj(true))),
        ("no marks", Normalizer::builder().marks(Marks::Drop).build()),
        ("tanvin", Normalizer::builder().marks(Marks::KeepTanvin).build()),
        ("heh ye", Normalizer::builder().heh_ye(HehYe::Ye).build()),
        ("bidi kept", Normalizer::builder().keep_bidi_controls(true).build()),
        ("kashida kept", Normalizer::builder().keep_kashida(true).build()),
        ("repeats", Normalizer::builder().collapse_repeats(true).build()),
        ("entities", Normalizer::builder().decode_entities(true).build()),
        ("signs kept", Normalizer::builder().quotes(false).ellipsis(false).dashes(false).build()),
        ("user's words", Normalizer::builder().words(["خانه‌کتاب", "دست رفت", "رفتروم"]).build()),
        ("line ends", Normalizer::builder().unix_line_ends(true).collapse_blank_lines(true).build()),
        ("grouped", Normalizer::builder().group_digits(true).build()),
        ("no-break spaces", Normalizer::builder().protect_pattern("\u{A0}").unwrap().build()),
        ("eager", Normalizer::builder().zwnj_confidence(1).build()),
        ("careful", Normalizer::builder().zwnj_confidence(95).build()),
        ("unprotected", Normalizer::builder().protect(false).build()),
    ]
}

/// The letters of a text, each folded by itself, without marks.
fn letters(text: &str) -> String {
    let mark = |c: char| matches!(c as u32, 0x610..=0x61A | 0x64B..=0x65F | 0x670 | 0x6D6..=0x6ED | 0x897..=0x89F | 0x8CA..=0x8FF | 0x640);
    // One by one: what folds in a line depends on the line.
    let one = |c: char| Normalizer::minimal().normalize(c.encode_utf8(&mut [0; 4])).into_owned();
    let spelled: String = text.chars().map(one).collect();
    spelled.nfd().filter(|&c| c.is_alphabetic() && !mark(c)).map(one).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, ..ProptestConfig::default() })]

    #[test]
    fn normalizing_twice_is_normalizing_once(text in texts()) {
        for (name, n) in normalizers() {
            let once = n.normalize(&text).into_owned();
            prop_assert_eq!(n.normalize(&once), once.as_str(), "{} on {:?}", name, text);
        }
    }

    #[test]
    fn real_words_normalized_twice_are_normalized_once(text in real_texts()) {
        for (name, n) in normalizers() {
            let once = n.normalize(&text).into_owned();
            prop_assert_eq!(n.normalize(&once), once.as_str(), "{} on {:?}", name, text);
        }
    }

    #[test]
    fn steps_as_functions_are_idempotent(text in texts()) {
        type Step = fn(&str) -> Cow<'_, str>;
        let steps: [Step; 7] = [
            hamvar::fold, hamvar::spacing, digits::to_persian, digits::to_latin, digits::to_arabic, zwnj::clean, zwnj::restore,
        ];
        for (i, step) in steps.iter().enumerate() {
            let once = step(&text).into_owned();
            prop_assert_eq!(step(&once), once.as_str(), "step {} on {:?}", i, text);
        }
    }

    #[test]
    fn all_ways_of_asking_agree(text in texts()) {
        for (name, n) in normalizers() {
            let out = n.normalize(&text);
            let borrowed = matches!(out, Cow::Borrowed(_));
            prop_assert_eq!(borrowed, out == text.as_str(), "{}: borrowed on {:?}", name, text);
            prop_assert_eq!(borrowed, n.is_normalized(&text), "{}: is_normalized on {:?}", name, text);
            let mut edited = text.clone();
            for edit in n.edits(&text).into_iter().rev() {
                prop_assert_ne!(&edited[edit.range.clone()], &*edit.replacement);
                edited.replace_range(edit.range, &edit.replacement);
            }
            prop_assert_eq!(edited, out.as_ref(), "{}: edits of {:?}", name, text);
        }
    }

    #[test]
    fn long_texts_fold_in_runs_as_place_by_place(text in texts(), filler in 0usize..70, times in 1usize..400) {
        let long = [&"ب".repeat(filler), " كتاب علي\u{651} ", &text].concat().repeat(times);
        let end = (0..=long.len().min(12_000)).rev().find(|&end| long.is_char_boundary(end)).unwrap_or(0);
        let long = &long[..end];
        for marks in [Marks::Keep, Marks::KeepTanvin, Marks::Drop] {
            for protect in [true, false] {
                let mut only = Builder::from(Normalizer::minimal());
                let n = only.marks(marks).protect(protect).build();
                let out = n.normalize(long).into_owned();
                let mut placed = String::new();
                let mut at = 0;
                for edit in n.edits(long) {
                    placed.push_str(&long[at..edit.range.start]);
                    placed.push_str(&edit.replacement);
                    at = edit.range.end;
                }
                placed.push_str(&long[at..]);
                prop_assert_eq!(&placed, &out, "{:?} {}", marks, protect);
            }
        }
    }

    #[test]
    fn places_of_the_result_are_found_in_the_source_and_back(text in texts(), a in 0usize..60, b in 0usize..60) {
        for (name, n) in normalizers() {
            let aligned = n.normalize_aligned(&text);
            let out = n.normalize(&text);
            prop_assert_eq!(aligned.text(), out.as_ref(), "{} on {:?}", name, text);
            let places: Vec<usize> = (0..=aligned.text().len()).filter(|&i| aligned.text().is_char_boundary(i)).collect();
            let (a, b) = (places[a % places.len()], places[b % places.len()]);
            let range = a.min(b)..a.max(b);
            let source = aligned.to_source(range.clone());
            prop_assert!(text.get(source.clone()).is_some(), "{}: {:?} of {:?}", name, source, text);
            let back = aligned.to_result(source.clone());
            // All of it comes back, but what was inserted at its end.
            let covered = back.start <= range.start
                && (back.end >= range.end || aligned.to_source(back.end..range.end).is_empty());
            prop_assert!(range.is_empty() || covered, "{name}: {range:?} {back:?} on {text:?}");
            let touched = aligned.edits().iter().any(|e| e.range.start <= source.end && e.range.end >= source.start);
            if !touched {
                prop_assert_eq!(&text[source], &aligned.text()[range]);
            }
        }
    }

    #[test]
    fn nothing_is_lost(text in texts()) {
        for (name, n) in normalizers() {
            if !["search", "heh ye", "repeats", "entities"].contains(&name) {
                prop_assert_eq!(letters(&n.normalize(&text)), letters(&text), "{} on {:?}", name, text);
            }
        }
    }

    #[test]
    fn text_without_arabic_script_is_left_alone(text in "[ -~\n\u{A1}-\u{AB}\u{AE}-\u{24F}\u{370}-\u{3FF}\u{900}-\u{97F}\u{4E00}-\u{4E20}«»–…“”]{0,40}") {
        for n in [Normalizer::minimal(), Normalizer::standard()] {
            prop_assert!(matches!(n.normalize(&text), Cow::Borrowed(_)), "{:?}", text);
        }
    }

    #[test]
    fn restoring_changes_gaps_only(text in texts()) {
        let n = one_step(|b| b.restore_zwnj(true));
        for edit in n.edits(&text) {
            let gap = matches!(edit.kind, EditKind::ZwnjInserted | EditKind::SpaceToZwnj);
            prop_assert!(gap && edit.replacement.chars().all(|c| c == '\u{200C}'), "{:?} on {:?}", edit, text);
        }
    }

    #[test]
    fn no_letter_is_left_alone(words in prop::collection::vec("[ابپتجچدرسشعفقکگلمنوهی]{2,14}", 1..6)) {
        let text = words.join(" ");
        let restored = zwnj::restore(&text);
        for word in restored.split(' ') {
            let parts: Vec<&str> = word.split('\u{200C}').collect();
            for two in parts.windows(2) {
                let ending = two[0].ends_with('ه') && two[0].len() > 2;
                prop_assert!(two[0].len() > 2 && (two[1].len() > 2 || ending), "{restored} from {text}");
            }
        }
    }

    #[test]
    fn folding_letters_moves_no_end(text in texts()) {
        let arabic = text.replace('ی', "ي").replace('ک', "ك");
        let ends = |text: &str| -> Vec<(usize, usize)> { hamvar::sentence_indices(text).map(|(at, s)| (at, s.len())).collect() };
        prop_assert_eq!(ends(&arabic), ends(&text.replace('ي', "ی").replace('ك', "ک")), "sentences of {:?}", text);
        let words = |text: &str| -> Vec<(usize, usize)> { hamvar::word_indices(text).map(|(at, w)| (at, w.len())).collect() };
        prop_assert_eq!(words(&arabic), words(&text.replace('ي', "ی").replace('ك', "ک")), "words of {:?}", text);
    }

    #[test]
    fn sentences_lose_nothing(text in texts(), breaks: bool, clauses: bool) {
        let mut rules = hamvar::SentenceRules::new();
        rules.line_breaks(breaks).clauses(clauses).add_abbreviation("می").unwrap();
        let mut end = 0;
        for (at, sentence) in rules.sentence_indices(&text) {
            prop_assert!(at >= end);
            prop_assert!(text[end..at].trim().is_empty(), "between sentences of {:?}", text);
            prop_assert_eq!(&text[at..at + sentence.len()], sentence);
            prop_assert!(!sentence.is_empty() && sentence.trim() == sentence);
            end = at + sentence.len();
        }
        prop_assert!(text[end..].trim().is_empty(), "after the last sentence of {:?}", text);
    }
}

/// A part that could have lost a ZWNJ on either side shows one when it has its own again.
#[test]
fn what_a_text_shows_of_its_damage_does_not_shrink() {
    let careful = Normalizer::builder().zwnj_confidence(90).build();
    for (n, text) in [(Normalizer::standard(), "حال توان های میکه"), (careful, "می ترجمهاساسی ترین ها")]
    {
        let once = n.normalize(text).into_owned();
        assert_eq!(n.normalize(&once), once);
    }
}
