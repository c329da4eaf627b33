//! Normalizing a long text in pieces gives the same result as normalizing it at once.
//!
//! Long texts are normalized in pieces of whole lines. A normalizer with a pattern of the user
//! normalizes every text at once, since a pattern may match over several lines.

use hamvar::Normalizer;
use proptest::prelude::*;

use crate::common::{
    COLLAPSE_REPEATS, DIGITS_AND_ZWNJ, HEH_YE, NO_RESTORING, ZWNJ, confident, edited, one_step, protecting,
    with,
};
use crate::generators::{config, real_texts, texts};

/// A pattern that occurs in no generated text.
const NOWHERE: &str = "\u{F8FF}\u{F8FE}\u{F8FF}";

/// Texts of several pieces reach at least this length, in bytes: three pieces.
const LONG: usize = 3 << 15;

/// Beginnings of code: a fence, a fence that an invisible character hides, code within its line, an element, a tag.
const CODE: &[&str] = &[
    "```\n",
    "``\u{200D}`\n",
    "`كد , 1` 2\n",
    "<b> <pr\u{200D}e>\n",
    "~~~\n",
    "~\u{200D}~~ c\n",
    "كد <a b=\"c\"\n",
    "كد <pre>c\n",
];

/// Normalizers that take long texts in pieces.
fn cutting() -> [(&'static str, Normalizer); 6] {
    [
        ("standard", Normalizer::standard()),
        ("search", Normalizer::search()),
        ("heh ye", with(HEH_YE)),
        ("repeats", with(COLLAPSE_REPEATS)),
        ("careful", confident(95)),
        ("digits and restoration", one_step(DIGITS_AND_ZWNJ)),
    ]
}

/// Lines of few kinds, so that a text shows damage of one kind for a while and then of another.
fn lines() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => real_texts(),
        2 => texts(),
        1 => real_texts().prop_map(|text| text.replace(ZWNJ, "")),
        1 => real_texts().prop_map(|text| text.replace(ZWNJ, " ")),
    ]
    .prop_map(|line| line.replace('`', "'"))
}

proptest! {
    #![proptest_config(config(24))]

    #[test]
    fn a_long_text_comes_out_piece_by_piece_as_it_would_at_once(
        mut lines in prop::collection::vec(lines(), 8..80),
        turn in 1usize..7,
        code in prop::option::of((0usize..2000, prop::sample::select(CODE))),
        end in prop::sample::select(&["", "\n", "\r\n", "كتاب ها"][..]),
    ) {
        lines.push("كتاب های تازه , 12".into());
        let mut text = String::new();
        // The lines change their order, so that no two pieces begin at the same line.
        while text.len() < LONG {
            let turn = turn % lines.len();
            lines.rotate_left(turn);
            lines.iter().for_each(|line| text.extend([line.as_str(), "\n"]));
        }
        if let Some((line, fence)) = code {
            let lines = text.matches('\n').count();
            let at = text.match_indices('\n').nth(line % lines).map_or(0, |(at, _)| at + 1);
            text.insert_str(at, fence);
            text.push_str("كد ها\n```\n");
        }
        text.push_str(end);
        for (name, n) in cutting() {
            let whole = protecting(n.clone(), NOWHERE);
            let result = whole.normalize(&text);
            let cut = n.normalize(&text);
            let differing = result.lines().zip(cut.lines()).find(|(a, b)| a != b);
            prop_assert!(result == cut, "{}: {:?}", name, differing);
            prop_assert!(edited(&n, &text) == result, "edits of {}", name);
            prop_assert!(edited(&whole, &text) == result, "edits of {} at once", name);
            prop_assert_eq!(n.is_normalized(&text), text == result, "{}", name);
            prop_assert_eq!(n.is_normalized(&result), whole.is_normalized(&result), "{}", name);
        }
    }

    /// No line with its line end reaches into the next, in a short text or a long one. The normalizer restores nothing,
    /// since damage is counted over the whole text.
    #[test]
    fn lines_come_out_as_by_themselves(lines in prop::collection::vec(texts(), 1..40)) {
        let lines: Vec<String> = lines.into_iter().map(|line| line.replace(['\n', '`', '~', '<', '$', '\\'], " ")).collect();
        let mut text = String::new();
        while !lines.is_empty() && text.len() < LONG {
            lines.iter().for_each(|line| text.extend([line.as_str(), "\n"]));
        }
        let n = with(NO_RESTORING);
        let result = n.normalize(&text);
        let by_itself = |line: &String| n.normalize(&format!("{line}\n")).into_owned();
        let expected = lines.iter().map(by_itself).cycle();
        for (line, expected) in result.lines().zip(expected) {
            prop_assert_eq!(line.trim_end_matches('\r'), expected.trim_end_matches(['\r', '\n']));
        }
    }
}
