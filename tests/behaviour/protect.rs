//! Protected spans.

use hamvar::Normalizer;

use crate::common::{
    DROP_MARKS, SPAN_KINDS, UNPROTECTED, check, edited, pattern_error, protecting, unchanged, unprotected,
    with,
};

#[test]
fn protected_spans_come_out_byte_for_byte() {
    unchanged(
        &Normalizer::standard(),
        &[
            "نشانی https://example.ir/كتاب?a=1,2 است",
            "به a.b@example.com بنویس",
            "سلام @ali_12 و #كتاب_12",
            "کد `x , y = 12` را ببین",
            "```\nlet a = 12 , 13;\n```",
            "<a href=\"x , 12\">متن</a>",
            "فرمول $x , y ; 12$ است",
            "[راهنما](كتاب , 12.pdf) را ببین",
        ],
    );
}

/// The line of an example in [`SPAN_KINDS`], and its span.
fn line_and_span(example: &str) -> (String, &str) {
    let (before, rest) = example.split_once('⟦').expect("a span begins");
    let (span, after) = rest.split_once('⟧').expect("a span ends");
    ([before, span, after].concat(), span)
}

#[test]
fn every_kind_is_protected() {
    for (name, _, example) in SPAN_KINDS {
        let (line, _) = line_and_span(example);
        assert_eq!(Normalizer::standard().normalize(&line), line, "{name}");
    }
}

#[test]
fn every_kind_can_be_switched_off_by_itself() {
    for (name, kind, example) in SPAN_KINDS {
        let (line, span) = line_and_span(example);
        let without = unprotected(Normalizer::standard(), kind);
        assert!(!without.normalize(&line).contains(span), "{name}: {}", without.normalize(&line));
        // Only this kind is off: the others stay.
        for (other, _, example) in SPAN_KINDS.into_iter().filter(|other| other.1 != kind) {
            let (line, span) = line_and_span(example);
            assert!(without.normalize(&line).contains(span), "{other} without {name}");
        }
        // All other kinds are off: this one stays.
        let others = SPAN_KINDS.into_iter().filter(|other| other.1 != kind);
        let alone = others.fold(Normalizer::standard(), |n, other| unprotected(n, other.1));
        assert!(alone.normalize(&line).contains(span), "{name} alone: {}", alone.normalize(&line));
    }
}

#[test]
fn all_kinds_can_be_switched_off_at_once() {
    let n = with(UNPROTECTED);
    for (name, _, example) in SPAN_KINDS {
        let (line, span) = line_and_span(example);
        assert!(!n.normalize(&line).contains(span), "{name}");
    }
}

#[test]
fn patterns_of_the_user_are_protected() {
    let n = protecting(Normalizer::standard(), "ref:[0-9,]+");
    check(&n, &[("كتاب ref:12,5 , بعد 12", "کتاب ref:12,5، بعد ۱۲")]);
    // Switching the kinds off leaves the patterns.
    let n = protecting(with(UNPROTECTED), "ref:[0-9,]+");
    check(&n, &[("`كتاب` ref:12,5", "`کتاب` ref:12,5")]);
}

/// What a pattern of the user protects is as safe as a URL, also where one step reads over it.
#[test]
fn no_step_changes_what_a_pattern_protects() {
    let no_break = protecting(Normalizer::standard(), "\u{A0}");
    unchanged(
        &no_break,
        &[
            "باران.\u{A0}.\u{A0}. آمد",
            "چرا؟\u{A0}! آمد",
            "۲۵\u{A0}٪ رفت",
            "کتاب\u{A0}ها",
            "(\u{A0}سیب\u{A0})",
        ],
    );
    check(&no_break, &[("باران. . .\u{A0}.", "باران…\u{A0}."), ("باران ,\u{A0}نان", "باران،\u{A0}نان")]);
    unchanged(&protecting(Normalizer::standard(), " "), &["باران . . . آمد", "کتاب ها ، و", " سیب "]);
    unchanged(&protecting(Normalizer::standard(), "[.]"), &["نرخ 2.5 شد", "باران ... آمد"]);
    unchanged(&protecting(Normalizer::standard(), "%"), &["سود ۲۰% و %۳۰ بود"]);
    unchanged(&protecting(Normalizer::search(), "[A-Z]+|\u{200C}"), &["ABC سیب", "گل\u{200C}ها"]);
}

/// The marks of a protected letter stay as they are.
#[test]
fn a_pattern_may_end_inside_a_letter_with_its_marks() {
    for (pattern, text, result) in [
        ("ي", "كي\u{64E}\u{64E}", "کي\u{64E}\u{64E}"),
        ("ها", "كتاب ها\u{640}\u{64E}\u{64E}", "کتاب ها\u{64E}\u{64E}"),
        ("ها", "كتاب ها\u{651}\u{64E} ي", "کتاب ها\u{651}\u{64E} ی"),
    ] {
        let n = protecting(Normalizer::standard(), pattern);
        check(&n, &[(text, result), (result, result)]);
        assert_eq!(edited(&n, text), result);
    }
    let n = protecting(with(DROP_MARKS), "^.");
    check(&n, &[("ب\u{656}\u{200D}", "ب\u{656}"), ("ب\u{656}", "ب\u{656}"), ("بب\u{656}", "بب")]);
}

/// Spans are found as if invisible characters were not there.
#[test]
fn an_invisible_character_neither_ends_nor_hides_a_span() {
    let n = Normalizer::standard();
    unchanged(
        &n,
        &[
            "نشانی www.a.ir/ي\u{200F}ك است",
            "`a\u{200D},b` را ببین",
            "#كتاب\u{200F}ي خوب",
            "[سیب](ك\u{200B},ي) را ببین",
            "<b title=\"ك\u{200F},\">سیب</b>",
        ],
    );
    check(
        &n,
        &[
            // After the last character of a span, it is removed.
            ("نشانی www.a.ir/ي\u{200F} است", "نشانی www.a.ir/ي است"),
            ("`ي`\u{200D} را", "`ي` را"),
            // Without invisible characters, the first is the beginning of code, and the second no hashtag.
            ("ي`\u{200C}`\u{200C}`", "ی`\u{200C}`\u{200C}`"),
            (&format!("ب{}#كتاب", "\u{200D}".repeat(17)), "ب#کتاب"),
            ("@\u{200F}www.\u{200C}a", "@\u{200F}www.\u{200C}a"),
        ],
    );
    // A fence in a fence in a fence: each closing fence is one backtick longer than it seems.
    let mut text = String::from("كتاب");
    for ticks in (1..30).map(|n| "`".repeat(n)) {
        text = format!("{ticks}{text}{ticks}\u{200C}`");
    }
    let once = n.normalize(&text).into_owned();
    assert_eq!(n.normalize(&once), once);
}

#[test]
fn a_span_may_be_of_any_length() {
    for len in [500, 513, 2_047, 2_049, 9_000] {
        let long = "ك,".repeat(len / 3);
        for span in [
            format!("https://a.ir/{long}ي"),
            format!("<b title=\"{long}\">"),
            format!("${{}}\\{long}$"),
            format!("[سیب]({long})"),
            format!("`{long}`"),
        ] {
            assert_eq!(Normalizer::standard().normalize(&span), span, "{len}");
        }
    }
    check(&Normalizer::standard(), &[("نشانی www.a.ir\u{3000}كتاب", "نشانی www.a.ir کتاب")]);
}

#[test]
fn no_pattern_takes_exponential_time() {
    // Backtracking would take longer than a lifetime for each of these.
    let text = "a".repeat(10_000) + " كتاب";
    for pattern in ["(a*)*b", "(a+)+$", "(a|aa)+c", "(?:a?){40}a{40}b", "(.*)(.*)(.*)(.*)x"] {
        let n = protecting(Normalizer::standard(), pattern);
        assert!(n.normalize(&text).ends_with(" کتاب"), "{pattern}");
    }
}

#[test]
fn a_pattern_that_is_too_large_is_an_error() {
    for pattern in ["(?:\\w{60}){60}", "(?:(?:[آ-ی]{500}){500}){500}"] {
        let error = pattern_error(pattern);
        assert!(error.contains("size limit"), "{error}");
    }
}

/// The marks after a span are those of its last character, and stay with it.
#[test]
fn a_tag_of_code_without_an_end_is_protected_with_its_bracket() {
    unchanged(&Normalizer::standard(), &["<code>\u{64E}\u{64E} متن", "<b>\u{64E}\u{64E} متن"]);
}

/// Kashidas and direction marks inside a span do not end it.
#[test]
fn each_invisible_character_may_be_inside_a_span() {
    for c in ['\u{61C}', '\u{640}', '\u{200E}', '\u{202B}', '\u{2067}', '\u{FEFF}', '\u{AD}'] {
        let text = format!("نشان #{c}كتاب و [راه](ك{c},ي) را ببین");
        assert_eq!(Normalizer::standard().normalize(&text), text, "{c:?}");
    }
}
