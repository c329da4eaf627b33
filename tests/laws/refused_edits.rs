//! Laws of edits that are refused: what remains is a text without half changes.

use std::collections::HashSet;

use hamvar::edits::apply;
use hamvar::{Edit, EditKind, Normalizer};
use proptest::prelude::*;

use crate::common::{
    CLEAN_ZWNJ, COLLAPSE_REPEATS, DROP_MARKS, GROUP_DIGITS, LATIN_DIGITS, normalizers, one_step, with,
};
use crate::content::letters;
use crate::generators::{config, real_texts, texts};

/// What damaged prose with quotations, numbers, Latin words and markup is made of.
#[rustfmt::skip]
const PROSE: &[&str] = &[
    "كتاب ", "كتاب ها", "ميخواهند", "نمي خواهند", "بندر  ها", "علي", "منطقهاي", "خانه ی ", "دست", "گفت", "و ",
    " ", " ", " ", "  ", "\u{A0}", "\u{200C}", " \u{200C}", "\u{200F}", "\u{640}", "كِ\u{650}", "\u{64B}", "ﻻ",
    "\"", "\"", "\"", "“", "”", "«", "»", "(", ")", "'", ",", " ,", ";", "?", "؟ !", "!!", ".", "...", ". . .",
    "--", "---", ":", "12", "1397", "٣", "۵", "3.14", "1,234.5", "20 %", "%", "1400/1/2", "11:30", "٫", "/",
    "Rust", "API ها", "`كد`", "<b>", "</b>", "**", "https://a.ir/1", "[a](b)", "\n", "\n", "ہے", "خەڵک",
];

fn prose() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PROSE), 0..40).prop_map(|pieces| pieces.concat())
}

/// How many more opening quotation marks than closing ones a text has.
fn open_quotations(text: &str) -> isize {
    text.chars().map(|c| isize::from(c == '«') - isize::from(c == '»')).sum()
}

/// The runs of digits in a text.
fn numbers(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_numeric()).filter(|run| !run.is_empty()).collect()
}

/// How many numbers of a text have digits of more than one script.
fn mixed_numbers(text: &str) -> usize {
    let is_mixed = |number: &&&str| {
        let scripts = ['0'..='9', '۰'..='۹', '٠'..='٩'];
        scripts.iter().filter(|script| number.contains(|c| script.contains(&c))).count() > 1
    };
    numbers(text).iter().filter(is_mixed).count()
}

/// Whether an invisible character or a mark is between two digits. Two numbers become one if it is removed.
fn has_divided_number(text: &str) -> bool {
    numbers(&one_step(|b| CLEAN_ZWNJ(DROP_MARKS(b))).normalize(text)) != numbers(text)
}

/// Checks edits by themselves: their order, ranges and groups.
fn check_form(text: &str, edits: &[Edit]) {
    for pair in edits.windows(2) {
        assert!(pair[0].range.end <= pair[1].range.start, "{pair:?} on {text:?}");
        assert_ne!(pair[0].range, pair[1].range, "two insertions at one offset: {pair:?} on {text:?}");
    }
    let mut numbers = Vec::new();
    for edit in edits {
        let old = text.get(edit.range.clone());
        assert!(old.is_some_and(|old| edit.replacement != *old), "{edit:?} on {text:?}");
        let Some(group) = edit.group else { continue };
        let of_group: Vec<&Edit> = edits.iter().filter(|other| other.belongs_with(edit)).collect();
        assert!(of_group.len() > 1 && of_group.iter().all(|other| other.kind == edit.kind), "{of_group:?}");
        if !numbers.contains(&group.get()) {
            numbers.push(group.get());
        }
    }
    assert!(numbers.iter().copied().eq(1..=numbers.len() as u32), "{numbers:?}");
}

proptest! {
    #![proptest_config(config(512))]

    #[test]
    fn edits_are_in_order_and_make_the_normalized_text(text in prop_oneof![prose(), texts()]) {
        for (name, n) in normalizers() {
            let edits = n.edits(&text);
            check_form(&text, &edits);
            prop_assert_eq!(apply(&text, &edits), n.normalize(&text), "{} on {:?}", name, text);
            prop_assert_eq!(apply(&text, []), text.as_str());
        }
    }

    #[test]
    fn a_text_with_refused_edits_has_no_half_changes(
        text in prop_oneof![2 => prose(), 1 => texts(), 1 => real_texts()],
        refused_kinds in any::<u32>(),
        refused_groups in any::<u64>(),
        refused_edits in any::<u64>(),
    ) {
        let normalizers = [
            Normalizer::standard(),
            with(DROP_MARKS),
            with(GROUP_DIGITS),
            with(LATIN_DIGITS),
        ];
        for n in normalizers {
            let edits = n.edits(&text);
            let kind = |kind: EditKind| EditKind::ALL.iter().position(|&other| other == kind).unwrap();
            let is_refused = |(i, edit): (usize, &Edit)| {
                refused_kinds >> (kind(edit.kind) % 32) & 1 == 1
                    || match edit.group {
                        Some(group) => refused_groups >> (group.get() % 64) & 1 == 1,
                        None => refused_edits >> (i % 64) & 1 == 1,
                    }
            };
            let accepted = edits.iter().enumerate().filter(|&edit| !is_refused(edit)).map(|(_, edit)| edit);
            let result = apply(&text, accepted);
            prop_assert_eq!(open_quotations(&result), open_quotations(&text), "{:?} from {:?}", result, text);
            prop_assert_eq!(letters(&result), letters(&text), "{:?} from {:?}", result, text);
            let is_whole = mixed_numbers(&result) <= mixed_numbers(&text);
            prop_assert!(is_whole || has_divided_number(&text), "{:?} from {:?}", result, text);
        }
    }

    #[test]
    fn refusing_one_kind_leaves_the_edits_of_all_others(text in prose()) {
        let n = with(COLLAPSE_REPEATS);
        let edits = n.edits(&text);
        let kinds: HashSet<EditKind> = edits.iter().map(|edit| edit.kind).collect();
        for kind in kinds {
            let result = apply(&text, edits.iter().filter(|edit| edit.kind == kind));
            let rest = apply(&text, edits.iter().filter(|edit| edit.kind != kind));
            let count = |text: &str| text.chars().count() as isize;
            let normalized = n.normalize(&text);
            prop_assert_eq!(
                count(&result) - count(&text) + count(&rest),
                count(&normalized),
                "{}: {:?} and {:?} from {:?}", kind, result, rest, text
            );
        }
    }
}
