//! Protected spans.

use hamvar::Normalizer;

use crate::common::{SPAN_KINDS, UNPROTECTED, check, protecting, unchanged, unprotected, with};

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
