//! What comes out of odd lines, against a table: glued chains of words, vocalized words beside Persian ones, numbers and
//! signs inside data, and other meetings of rules that the tests of a single rule do not have.
//!
//! The table says what comes out, and not that all of it is the best. A line is in the table because it shows a small fault
//! in the code that no other test shows. If a change is intended, write the table anew and read the difference:
//!
//! ```text
//! cargo test --release --test behaviour the_table_of_odd_lines_is_written -- --ignored
//! ```
//!
//! A line of the table begins with `>`. The rows below it have what comes out, unless it is the line itself: the text of
//! the standard preset, the text with grouped Arabic-Indic digits, the key, the terms of the key that are no words, and the
//! sentences.

use std::fmt::Write;

use hamvar::search::TermKind;
use hamvar::{Builder, Digits, Normalizer, sentences};

const TABLE: &str = include_str!("../data/odd-lines.txt");

/// `text` with escapes for control characters, marks and what is invisible.
fn shown(text: &str) -> String {
    let is_plain =
        |c: char| c == ' ' || c.is_alphanumeric() && !is_mark(c) || c.is_ascii_punctuation() && c != '\\';
    text.chars().fold(String::new(), |mut out, c| {
        if is_plain(c) || "«»،؛؟…٪٫٬–—“”".contains(c) {
            out.push(c);
        } else {
            write!(out, "{}", c.escape_unicode()).unwrap();
        }
        out
    })
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{610}'..='\u{61A}' | '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{6D6}'..='\u{6ED}' | '\u{8D3}'..='\u{8FF}')
}

/// The text that is `shown` so.
fn read(shown: &str) -> String {
    let mut parts = shown.split("\\u{");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |mut text, part| {
        let (code, rest) = part.split_once('}').expect("the end of an escape");
        let c = u32::from_str_radix(code, 16).ok().and_then(char::from_u32).expect("a character");
        text.push(c);
        text + rest
    })
}

/// The table as it has to be: the same lines, and what comes out of them.
fn table() -> String {
    let (standard, search) = (Normalizer::standard(), Normalizer::search());
    let grouped = Builder::from(Normalizer::standard())
        .digits(Digits::ArabicIndic)
        .group_digits(true)
        .convert_lone_numbers(true)
        .build();
    let mut out = String::new();
    for row in TABLE.lines() {
        if row.starts_with('#') {
            writeln!(out, "{row}").unwrap();
        }
        let Some(line) = row.strip_prefix("> ").map(read) else { continue };
        writeln!(out, "\n{row}").unwrap();
        let mut add = |name: &str, text: &str, unless: &str| {
            if text != unless {
                writeln!(out, "  {name}: {}", shown(text)).unwrap();
            }
        };
        let normal = standard.normalize(&line);
        add("standard", &normal, &line);
        add("grouped", &grouped.normalize(&line), &normal);
        let key = search.normalize(&line);
        add("key", &key, &normal);
        let all = search.search_terms(&line);
        let terms: Vec<&str> =
            all.iter().filter(|term| term.kind != TermKind::Word).map(|term| term.text).collect();
        add("terms", &terms.join(" + "), "");
        let sentences: Vec<&str> = sentences(&line).collect();
        add("sentences", &sentences.join(" | "), line.trim());
    }
    out
}

#[test]
fn what_comes_out_of_each_line_is_in_the_table() {
    let mut line = "";
    let new = table();
    for (new, old) in new.lines().zip(TABLE.lines()) {
        if old.starts_with('>') {
            line = old;
        }
        assert_eq!(new, old, "{line}");
    }
    assert_eq!(new.lines().count(), TABLE.lines().count());
}

#[test]
#[ignore = "writes into the source tree"]
fn the_table_of_odd_lines_is_written() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/odd-lines.txt");
    std::fs::write(path, table()).unwrap();
}
