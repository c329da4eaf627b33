//! The changed lines for a terminal or a pipe.

use std::collections::BTreeMap;
use std::fmt::Write;

use hamvar::Edit;

use crate::rows::{Piece, changed_rows, pieces};

/// Lists the changed lines of `text`, and counts the edits by kind.
pub fn listing(text: &str, edits: &[Edit], colour: bool) -> String {
    let (red, green, dim, off) =
        if colour { ("\x1b[9;31m", "\x1b[1;32m", "\x1b[2m", "\x1b[0m") } else { ("[-", "{+", "", "") };
    let (red_end, green_end) = if colour { (off, off) } else { ("-]", "+}") };
    let mut out = String::new();
    for row in changed_rows(text, edits) {
        let _ = write!(out, "{dim}{}:{off} ", row.number);
        for piece in pieces(text, &row) {
            match piece {
                Piece::Same(text) => push_visible(&mut out, text, ' '),
                // Escape codes are only around whole words, so the letters of a word connect.
                Piece::Changed { old, new } => {
                    for (begin, text, end) in [(red, old, red_end), (green, &*new, green_end)] {
                        if !text.is_empty() {
                            out.push_str(begin);
                            push_visible(&mut out, text, '·');
                            out.push_str(end);
                        }
                    }
                }
            }
        }
        out.push('\n');
    }
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    for edit in edits {
        *kinds.entry(edit.kind.as_str()).or_default() += 1;
    }
    let by_kind: Vec<String> = kinds.iter().map(|(kind, n)| format!("{kind} {n}")).collect();
    let colon = if edits.is_empty() { "" } else { ": " };
    let changes = if edits.len() == 1 { "change" } else { "changes" };
    let _ = writeln!(out, "{dim}{} {changes}{colon}{}{off}", edits.len(), by_kind.join(", "));
    out
}

/// Appends `text` with signs for invisible characters. A space becomes `space`, which is `' '` in text that stays.
fn push_visible(out: &mut String, text: &str, space: char) {
    for c in text.chars() {
        match c {
            ' ' => out.push(space),
            '\u{200C}' => out.push('⎵'),
            '\u{A0}' => out.push('⍽'),
            '\n' => out.push('⏎'),
            // In text that stays, a tab is an indentation and needs no sign.
            '\t' if space == ' ' => out.push('\t'),
            '\t' => out.push('⇥'),
            '\r' if space == ' ' => {}
            c if c.is_control() || c.is_whitespace() || is_format(c) => {
                let _ = write!(out, "⟨U+{:04X}⟩", u32::from(c));
            }
            c => out.push(c),
        }
    }
}

/// Whether `c` is an invisible format character that may be in Persian text.
fn is_format(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}')
}
