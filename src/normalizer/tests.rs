//! Tests of the pipeline that need private items: shortcuts and pieces.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::ops::ControlFlow;

use proptest::prelude::*;

use super::order::Stage;
use super::outputs::{AnyEdit, NewText};
use super::pieces::PIECE;
use super::pipeline::{Buffers, Outcome};
use super::{Builder, Normalizer};
use crate::edit;
use crate::scan::Text;
use crate::steps::fold::Marks;
use crate::steps::{Carry, Source, fold};
use crate::text::code_spans::OpenCode;
use crate::text::protect::Signs;
use crate::text::spans::Spans;

/// Whether the steps that a text of words skips would edit `text`.
fn skipped_steps_edit(n: &Normalizer, text: &str) -> bool {
    let source = Source { text: Text::new(text), spans: &Spans::NONE };
    let stage = Stage {
        piece: text,
        source: &source,
        carry: &mut Carry::default(),
        output: &mut AnyEdit::default(),
        target: &mut String::new(),
    };
    n.steps.run_to_edit(0, false, stage) == ControlFlow::Break(())
}

#[test]
fn steps_that_a_text_of_words_skips_would_not_edit_it() {
    let mut all = Normalizer::builder();
    all.decode_entities(true).convert_line_ends(true).collapse_blank_lines(true).group_digits(true);
    // These edit words, and so are not skipped.
    all.restore_zwnj(false).restore_spaces(false).join_words(false);
    let mut texts = 0;
    for n in [Marks::Keep, Marks::KeepTanvin, Marks::Drop].map(|marks| all.marks(marks).build()) {
        for c in '\u{600}'..='\u{6FF}' {
            for text in [
                c.to_string(),
                format!("ب{c} {c}ه ه"),
                format!("{c}{c}{c}ی ی"),
                format!("{c}\u{64E}"),
                format!(" {c}"),
            ] {
                if fold::is_words_only(&text) {
                    texts += 1;
                    assert!(
                        n.spans(&text, OpenCode::None, Signs::UNKNOWN).spans.is_empty()
                            && !skipped_steps_edit(&n, &text),
                        "{text:?}"
                    );
                }
            }
        }
    }
    assert!(texts > 9 * 32, "only {texts} texts of words");
}

#[test]
fn a_text_of_words_has_letters_and_single_spaces_only() {
    assert!(fold::is_words_only("ب") && fold::is_words_only("کتاب خوب"));
    for text in ["", " ", "ب ", "ب  ب", "ب\n", "ب1", "ب۱", "ب،", "ي", "\u{640}"] {
        assert!(!fold::is_words_only(text), "{text:?}");
    }
}

#[test]
fn the_list_of_steps_is_the_order_of_the_steps() {
    let mut names = Vec::new();
    Builder::empty().build().steps.for_each(|name, on| {
        assert!(!on, "{name}");
        names.push(name);
    });
    assert_eq!((names.len(), names[0], names[13]), (14, "line_ends", "blank_lines"));
    let mut on = Vec::new();
    Normalizer::standard().steps.for_each(|name, is_on| on.extend(is_on.then_some(name)));
    assert_eq!(on, ["fold", "clean_zwnj", "digits", "punctuation", "spaces", "restore_zwnj"]);
}

/// Lines that show damage, and lines that begin or end with characters that a step looks for.
const LINES: &[&str] = &[
    "همکاری های منطقهای را نمی خواهند",
    "دانشجویان کتاب ها را می‌خوانند و نمی‌فروشند.",
    "علي كتاب هاي خود را در سال 1397 ، خريد ...",
    "  فاصله‌ها   و «گیومه \"باز",
    "این word و that, و نشانی https://example.ir/?a=1,2",
    "\u{200C}#برچسب\u{200C}",
    "بی پایان\r",
    "ده\u{200D}\r",
    "\u{64E}\u{651}بند ها \u{640}",
    "\u{640}\u{200C}ها و 12",
    ",  که . ؟؟ «",
    "/?a=1,2 ://x @کس @you",
    "",
    "ە ھەموو ڕۆژێک",
    "Latin only , 12 and no more",
];

/// The definition of normalization: each line is a piece of its own.
fn line_by_line(n: &Normalizer, text: &str) -> String {
    let (mut carry, mut buffers, mut result) = (Carry::default(), Buffers::default(), String::new());
    for line in text.split_inclusive('\n') {
        let outcome = n.run_piece(line, &mut carry, &mut buffers, &mut NewText { pieces: None });
        let changed = outcome == ControlFlow::Continue(Outcome::Changed);
        result.push_str(if changed { &buffers.current } else { line });
    }
    result
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]
    #[test]
    fn a_long_text_comes_out_piece_by_piece_as_it_does_line_by_line(
        mut lines in prop::collection::vec(0..LINES.len(), 2..40),
        code in prop::option::of(1usize..1200),
        seed in any::<u64>(),
    ) {
        // The lines are rotated each time, so that no two pieces begin with the same line.
        let mut text = String::new();
        while text.len() < 3 * PIECE {
            let turn = seed as usize % lines.len();
            lines.rotate_left(turn.max(1));
            lines.iter().for_each(|&line| text.extend([LINES[line], "\n"]));
            if seed % 3 == 0 {
                text.extend(["می خواهم ", "\n"]);
            }
        }
        if let Some(line) = code {
            // Code that ends only at the end of the text, and code whose backticks an invisible
            // character separates.
            let at = text.match_indices('\n').nth(line).map_or(text.len(), |(at, _)| at + 1);
            text.insert_str(at, if seed % 2 == 0 { "```\n" } else { "``\u{200D}`\n" });
            text.push_str("كد ها\n```\n");
        }
        for n in [Normalizer::standard(), Normalizer::search()] {
            prop_assert!(n.pieces(&text).count() > 1);
            let whole = line_by_line(&n, &text);
            let result = n.normalize(&text);
            let difference = || result.lines().zip(whole.lines()).find(|(a, b)| a != b);
            prop_assert!(result == whole, "{:?}", difference());
            prop_assert!(edit::apply(&text, &n.edits(&text)) == whole);
            prop_assert_eq!(n.is_normalized(&text), text == whole);
            prop_assert!(n.is_normalized(&whole));
        }
    }
}
