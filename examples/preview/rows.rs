//! Changed lines, and the changed words in them.

use std::ops::Range;

use hamvar::Edit;

/// A line of the source that changes. If an edit changes a line end, the lines before and after it are one row.
pub struct Row<'e> {
    /// The number of the first line, counted from 1.
    pub number: usize,
    /// The row in the source, without its last line end.
    pub range: Range<usize>,
    pub edits: &'e [Edit],
}

/// Returns the changed rows of `text`.
pub fn changed_rows<'e>(text: &str, edits: &'e [Edit]) -> Vec<Row<'e>> {
    let mut rows: Vec<Row> = Vec::new();
    let (mut number, mut counted) = (1, 0);
    let mut first = 0;
    while let Some(edit) = edits.get(first) {
        let start = text[counted..edit.range.start].rfind('\n').map_or(counted, |at| counted + at + 1);
        let (mut end, mut last) = (start, first);
        while let Some(edit) = edits.get(last).filter(|edit| last == first || edit.range.start <= end) {
            // An edit that ends in the same line needs no new search.
            if last == first || edit.range.end > end {
                end = text[edit.range.end..].find('\n').map_or(text.len(), |at| edit.range.end + at);
            }
            last += 1;
        }
        number += newlines(&text[counted..start]);
        rows.push(Row { number, range: start..end, edits: &edits[first..last] });
        number += newlines(&text[start..end]);
        (counted, first) = (end, last);
    }
    rows
}

fn newlines(text: &str) -> usize {
    text.bytes().filter(|&byte| byte == b'\n').count()
}

/// A piece of a row: text that stays, or text that changes.
#[derive(Debug, PartialEq, Eq)]
pub enum Piece<'t> {
    Same(&'t str),
    Changed { old: &'t str, new: String },
}

/// Divides a row of `text` into pieces. A change covers the whole words that its edits touch, because a word with only
/// some of its letters coloured is hard to read.
pub fn pieces<'t>(text: &'t str, row: &Row) -> Vec<Piece<'t>> {
    let mut out = Vec::new();
    let mut at = row.range.start;
    let mut edits = row.edits;
    while !edits.is_empty() {
        let words = words_of(text, at, row.range.end, edits);
        let inside = edits.partition_point(|edit| edit.range.start <= words.end);
        if at < words.start {
            out.push(Piece::Same(&text[at..words.start]));
        }
        let mut new = String::new();
        let mut copied = words.start;
        for edit in &edits[..inside] {
            new.push_str(&text[copied..edit.range.start]);
            new.push_str(&edit.replacement);
            copied = edit.range.end;
        }
        new.push_str(&text[copied..words.end]);
        out.push(Piece::Changed { old: &text[words.clone()], new });
        at = words.end;
        edits = &edits[inside..];
    }
    if at < row.range.end {
        out.push(Piece::Same(&text[at..row.range.end]));
    }
    out
}

/// Returns the range of the words that the first of `edits` touches. If later edits touch these words, the range
/// includes the words of those edits, too. It lies in `from..to`.
fn words_of(text: &str, from: usize, to: usize, edits: &[Edit]) -> Range<usize> {
    let before = &text[from..edits[0].range.start];
    let start = from + before.trim_end_matches(|c: char| !c.is_whitespace()).len();
    let mut end = start;
    for (i, edit) in edits.iter().enumerate() {
        if i > 0 && edit.range.start > end {
            break;
        }
        if i == 0 || edit.range.end > end {
            let after = &text[edit.range.end..to];
            end = edit.range.end + after.find(char::is_whitespace).unwrap_or(after.len());
        }
    }
    start..end
}
