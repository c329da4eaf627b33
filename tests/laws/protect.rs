//! Protected spans are kept byte for byte, at the ranges that the alignment gives, also with invisible
//! characters inside.

use proptest::prelude::*;

use crate::common::{PROTECTS_NOTHING, aligned_text, normalizers, protecting, result_range, source_range};
use crate::generators::config;

/// A pattern of the user's, for spans that are of no kind of their own.
const PATTERN: &str = "⟦[^⟧]*⟧";

/// Words and signs before and after a span. Each gives some step something to do, none of them can
/// begin or end a span.
#[rustfmt::skip]
const PROSE: &[&str] = &[
    "كتاب", "ها", "های", "مي", "روم", "خانۀ", "منطقهای", "بین", "المللی", "مُلک", "مح\u{651}\u{64E}مد",
    "ﻻ", "ســلام", "12", "1,234", "۵", "٣", "50%", "word", "خەڵک", "،", ",", ";", "?", "!!", "...", "«",
    "»", "\"", "“", "”", "--", "(", ")", "", "&quot;", "ااا", "می\u{200C}\u{200C}روم",
];

/// Characters that are removed elsewhere.
const HIDDEN: &[&str] =
    &["\u{200D}", "\u{200F}", "\u{200B}\u{200C}", "\u{200C}\u{200C}", "\u{AD}", "\u{640}"];

fn prose() -> impl Strategy<Value = String> {
    let word = (prop::sample::select(PROSE), prop::sample::select(&[" ", " ", "  ", ""][..]));
    prop::collection::vec(word, 0..8).prop_map(|words| words.into_iter().flat_map(|(w, s)| [w, s]).collect())
}

/// A kind, text before a span that belongs to it, and a span.
fn spans() -> impl Strategy<Value = (&'static str, &'static str, String)> {
    prop_oneof![
        "(https?://|www\\.)[a-z]{1,5}\\.ir/([a-zكي۱٢3/_=?&,;-]{0,10}[a-zكي۱3])?"
            .prop_map(|span| ("URL", "", span)),
        "[a-z0-9]{1,6}([.+_][a-z0-9]{1,4})?@[a-z0-9]{1,6}(\\.[a-z0-9]{1,3}){1,2}".prop_map(|span| (
            "e-mail address",
            "",
            span
        )),
        "@[a-z0-9_]{0,6}[a-z0-9]".prop_map(|span| ("mention", "", span)),
        "#[a-zكيۀةه۱٢3_]{0,8}[كيه3]".prop_map(|span| ("hashtag", "", span)),
        "`[a-zكيه ,;.\"?3]{1,12}`".prop_map(|span| ("code", "", span)),
        "``[a-zكيه ,;.\"?3]{1,6}(`[كي ,3]{1,6})?``".prop_map(|span| ("code", "", span)),
        "```[a-z]{0,3}\n[a-zكيه ,;.\"?3\n]{0,20}\n```".prop_map(|span| ("fence", "", span)),
        "</?[a-z]{1,3}( [a-z]{1,3}=\"[كي ,;?3]{0,8}\")?>".prop_map(|span| ("tag", "", span)),
        "<!--[كي ,;?3]{0,12}-->".prop_map(|span| ("comment", "", span)),
        "\\$[a-z\\\\3]([a-z3 ,;?^_]{0,8}[a-z3])?\\$".prop_map(|span| ("formula", "", span)),
        "\\$\\$\\\\[a-zكي]([a-zكي3 ,;?^_]{0,8}[a-zكي3])?\\$\\$".prop_map(|span| ("display", "", span)),
        "\\([كيa ,;?3]{0,10}(\\([ك ,3]{0,4}\\))?[كيa ,;?3]{0,4}\\)".prop_map(|span| (
            "link target",
            "[پیوند]",
            span
        )),
        "⟦[كيa ,;?.\"3\u{64E}]{0,12}⟧".prop_map(|span| ("pattern", "", span)),
    ]
}

proptest! {
    #![proptest_config(config(512))]

    #[test]
    fn protected_spans_come_out_byte_for_byte_where_they_were(
        before in prose(),
        (kind, own, span) in spans(),
        hidden in prop::option::of((0usize..40, prop::sample::select(HIDDEN))),
        after in prose(),
        sign in prop::sample::select(&[" ", "\n", " ، ", " (", "  "][..]),
    ) {
        let mut span = span;
        if let Some((at, hidden)) = hidden {
            // Inside the span: at its ends, it does not belong to the span.
            let inside: Vec<usize> = span.char_indices().skip(1).map(|(at, _)| at).collect();
            span.insert_str(inside[at % inside.len()], hidden);
        }
        // Spans are found only where at least one of their signs is whole.
        let before = ["`x` ", &before, sign, own].concat();
        let text = [&before, &span, " ", &after].concat();
        let range = before.len()..before.len() + span.len();
        for (name, n) in normalizers() {
            if PROTECTS_NOTHING.contains(&name) {
                continue;
            }
            let n = protecting(n, PATTERN);
            let aligned = n.normalize_aligned(&text);
            let out = aligned_text(&aligned);
            let found = result_range(&aligned, range.clone());
            prop_assert_eq!(&out[found.clone()], span.as_str(), "{}: {} in {:?}", name, kind, text);
            // Back in the source it is the same range, and perhaps what was deleted beside it.
            let source = source_range(&aligned, found);
            let beside = [source.start..range.start, range.end..source.end];
            for deleted in beside.into_iter().filter(|beside| !beside.is_empty()) {
                let left = result_range(&aligned, deleted);
                prop_assert!(left.is_empty(), "{name}: {kind} in {text:?}: {source:?} {left:?}");
            }
            let inside = source.start <= range.start && range.end <= source.end;
            prop_assert!(inside, "{name}: {kind} in {text:?}: {source:?} for {range:?}");
            prop_assert_eq!(out, n.normalize(&text), "{}: {} in {:?}", name, kind, text);
        }
    }

    #[test]
    fn a_call_in_a_sentence_comes_out_byte_for_byte(
        call in "[a-z][a-z_]{0,3}[0-9]?(\\.[a-z]{1,3})?\\((3, ?)?[\"][كي ,;?۱3]{1,9}[\"](, 'ي ?5')?\\)",
        first in prop::sample::select(&["تابع ", "ﺗﺎﺑﻊ ", "- متد ", "۲. تا\u{640}بع "][..]),
        hidden in prop::option::of((0usize..40, prop::sample::select(HIDDEN))),
    ) {
        let mut call = call;
        if let Some((at, hidden)) = hidden {
            call.insert_str(1 + at % (call.find('"').unwrap()), hidden);
        }
        let text = [first, &call, " را صدا بزنيد , سپس 2 خط بنويسيد"].concat();
        let n = hamvar::Normalizer::standard();
        let out = n.normalize(&text);
        prop_assert!(out.contains(call.as_str()), "{:?} in {:?}", out, text);
        prop_assert!(out.ends_with(" را صدا بزنید، سپس ۲ خط بنویسید"), "{:?} of {:?}", out, text);
        prop_assert_eq!(n.normalize(&out), out.as_ref());
    }
}
