//! Steps that are off by default: repeated letters, line ends and blank lines.

use hamvar::{Builder, Normalizer};

use crate::common::{COLLAPSE_BLANK_LINES, COLLAPSE_REPEATS, CONVERT_LINE_ENDS, check, one_step, unchanged};

#[test]
fn three_or_more_of_one_letter_become_one() {
    let n = one_step(COLLAPSE_REPEATS);
    check(&n, &[("سلامممم", "سلام"), ("ننننه", "نه"), ("وااای", "وای")]);
    unchanged(&n, &["الله", "کددار", "aaa", "!!!", "۱۱۱", "   ", "#سلاممم", "`آااا`"]);
}

#[test]
fn a_line_that_looked_arabic_only_by_repeated_letters_is_folded() {
    let n = Builder::from(Normalizer::minimal()).collapse_repeats(true).build();
    let text = "\u{651}ي\u{200F}\u{651}هييي\u{64E}\u{64E}\u{64E}";
    let once = n.normalize(text);
    assert_eq!(once, "\u{651}ی\u{651}هی\u{64E}");
    assert!(n.is_normalized(&once));
}

#[test]
fn line_ends_become_line_feeds() {
    let n = one_step(CONVERT_LINE_ENDS);
    check(&n, &[("یک\r\nدو\rسه\r", "یک\nدو\nسه\n"), ("یک\r\r\nدو", "یک\n\nدو")]);
    unchanged(&n, &["یک\nدو\n\nسه", "```\r\nکد\r\n```"]);
}

#[test]
fn blank_lines_become_one() {
    let n = one_step(COLLAPSE_BLANK_LINES);
    check(&n, &[("یک\n\n\nدو", "یک\n\nدو"), ("یک\n \n\t\n\n  دو", "یک\n \n  دو"), ("یک\n\n\n", "یک\n\n")]);
    // A tag that goes on in the next line ends with its first empty line.
    check(&n, &[("<b\n\n\n \n\nیک", "<b\n\nیک")]);
    // What a pattern protects stays, and the rest of the blank lines goes.
    let mut builder = Builder::from(n.clone());
    builder.protect_pattern("[*]\n\n\n").unwrap();
    check(&builder.build(), &[("یک دو سه *\n\n\n\n\nچهار", "یک دو سه *\n\n\nچهار")]);
    // A text may begin with blank lines, too.
    check(&n, &[("\n\n\nیک", "\nیک"), ("\n\nیک", "\nیک"), (" \n\t\r\n\n  یک", " \n  یک"), ("\n\n", "\n")]);
    unchanged(&n, &["\nیک", " \nیک", "\n"]);
    unchanged(&n, &["یک\n\nدو", "یک\n \nدو", "```\n\n\n\n```", "نوشتم:\n```\nکد\n\n\n\nکد\n```"]);
}

#[test]
fn the_standard_normalizer_takes_none_of_these_steps() {
    unchanged(&Normalizer::standard(), &["واااای", "یک\r\nدو", "یک\n\n\n\nدو"]);
}
