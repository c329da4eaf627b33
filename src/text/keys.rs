//! Keys in quotation marks: `"نمره ها": 12`, `["متن ها"]`, `msgid "کتاب ها"`.
//!
//! A program finds a value by the exact letters and spaces of its key, so the gaps of a key stay.

use core::ops::Range;

use memchr::{memchr, memchr3, memrchr, memrchr3};

use super::line_kind::{DataLines, TextKind};
use super::spans::Spans;
use crate::chars;
use crate::scan::Text;

/// The keywords of a `.po` file after which a key follows.
const KEYWORDS: [&str; 3] = ["msgid ", "msgid_plural ", "msgctxt "];

/// Finds out whether an offset is in a key. Reads a line only when a step first asks about it.
pub(crate) struct QuotedKeys<'t> {
    text: &'t str,
    data: DataLines<'t>,
    /// The line that was asked about last, and whether it is data.
    line: Range<usize>,
    is_data: bool,
    /// Whether the whole line is a key.
    is_keyword_line: bool,
    /// The text between two quotation marks that was asked about last, and whether it is a key.
    quoted: Range<usize>,
    is_key: bool,
}

impl<'t> QuotedKeys<'t> {
    pub(crate) fn new(kind: TextKind, text: &'t Text<'t>, spans: &'t Spans) -> Self {
        QuotedKeys {
            text: text.as_str(),
            data: DataLines::new(kind, text, spans),
            line: 0..0,
            is_data: false,
            is_keyword_line: false,
            quoted: 0..0,
            is_key: false,
        }
    }

    /// Whether `at`, which is beside a letter, is in a key. Successive offsets must be in ascending lines.
    #[cold]
    pub(crate) fn contain(&mut self, at: usize) -> bool {
        if !self.line.contains(&at) {
            self.read_line(at);
        }
        if !self.is_data || self.is_keyword_line {
            return self.is_data;
        }
        if !self.quoted.contains(&at) {
            self.read_quoted(at);
        }
        self.is_key
    }

    fn read_line(&mut self, at: usize) {
        let bytes = self.text.as_bytes();
        let start = memrchr(b'\n', &bytes[..at]).map_or(0, |i| i + 1);
        let end = memchr(b'\n', &bytes[at..]).map_or(bytes.len(), |i| at + i);
        self.line = start..end;
        self.quoted = start..start;
        let line = &self.text[start..end];
        // Obsolete and previous strings are keys too.
        let content = line.strip_prefix("#~ ").or(line.strip_prefix("#| ")).unwrap_or(line);
        self.is_keyword_line = KEYWORDS.iter().any(|keyword| content.starts_with(keyword));
        self.is_data = line.contains(['"', '\'']) && self.data.contain(&self.line);
    }

    fn read_quoted(&mut self, at: usize) {
        let line = &self.text.as_bytes()[..self.line.end];
        let start = memrchr3(b'"', b'\'', b'\n', &line[self.line.start..at]);
        let end = memchr3(b'"', b'\'', b'\n', &line[at..]);
        // Up to and including the closing mark, so that the range is never read again.
        self.quoted = start.map_or(self.line.start, |i| self.line.start + i + 1)
            ..end.map_or(self.line.end, |i| at + i + 1);
        self.is_key = start.is_some()
            && end.is_some()
            && is_key(
                &self.text[self.line.clone()],
                self.quoted.start - self.line.start,
                at + end.unwrap() - self.line.start,
            );
    }
}

/// Whether the string of `line` between the marks before `start` and at `end` is a key.
fn is_key(line: &str, start: usize, end: usize) -> bool {
    let (before, after) = (&line[..start - 1], line[end + 1..].trim_ascii());
    if line.as_bytes()[start - 1] != line.as_bytes()[end] || before.ends_with('\\') {
        return false;
    }
    let is_header =
        before.trim_ascii() == "[" && after == "]" || before.trim_ascii() == "[[" && after == "]]";
    let is_index = || {
        let owner = before.strip_suffix('[').unwrap_or_default();
        let is_owner =
            |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | ')' | ']') || chars::is_letter(c);
        after.starts_with(']') && owner.ends_with(is_owner)
    };
    let has_value = after.starts_with(':') || after.starts_with('=') && !after.starts_with("==");
    has_value || is_header || is_index()
}
