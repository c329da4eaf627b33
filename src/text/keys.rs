//! Keys in quotation marks: `"نمره ها": 12`, `["متن ها"]`, `msgid "کتاب ها"`.
//!
//! A program finds a value by the exact letters and spaces of its key, so the gaps of a key stay.

use core::ops::Range;

use crate::work::memchr::{memchr, memchr2, memrchr, memrchr2};

use super::line_kind::{DataLines, TextKind};
use super::spans::Spans;
use crate::chars;
use crate::scan::Text;

/// The keywords of a `.po` file that a key follows.
const KEYWORDS: [&str; 3] = ["msgid ", "msgid_plural ", "msgctxt "];

/// Functions of gettext whose first string is a key of a `.po` file.
const MESSAGES: [&str; 15] = [
    "_",
    "__",
    "_e",
    "_n",
    "_x",
    "_ex",
    "_nx",
    "gettext",
    "ngettext",
    "dgettext",
    "gettext_lazy",
    "esc_html__",
    "esc_attr__",
    "esc_html_e",
    "esc_attr_e",
];

/// Calls of gettext that have more than one key.
const CALLS_WITH_KEYS: [&str; 2] = ["ngettext(", "pgettext("];

/// Finds out whether an offset is in a key. Reads a line only when a step first asks about it.
pub(crate) struct QuotedKeys<'t> {
    text: &'t str,
    data: DataLines<'t>,
    /// The lines around the last offset that have no quotation mark, and so no key.
    unquoted: Range<usize>,
    /// The line that was asked about last, and whether it is data.
    line: Range<usize>,
    is_data: bool,
    /// The line that [`is_data`](Self::is_data) was asked about last. It may have no quotation mark.
    judged_line: Range<usize>,
    /// The line without the spaces around it.
    content: Range<usize>,
    /// Whether all strings of the line are keys.
    has_only_keys: bool,
    /// The text between two quotation marks that was asked about last, and whether it is a key.
    quoted: Range<usize>,
    is_key: bool,
}

impl<'t> QuotedKeys<'t> {
    pub(crate) fn new(kind: TextKind, text: &'t Text<'t>, spans: &'t Spans) -> Self {
        QuotedKeys {
            text: text.as_str(),
            data: DataLines::new(kind, text, spans),
            unquoted: 0..0,
            line: 0..0,
            is_data: false,
            judged_line: 0..0,
            content: 0..0,
            has_only_keys: false,
            quoted: 0..0,
            is_key: false,
        }
    }

    /// Whether `at` is in a line of data. The lines of successive offsets must ascend.
    #[cold]
    pub(crate) fn is_data(&mut self, at: usize) -> bool {
        if !self.judged_line.contains(&at) {
            self.judged_line = line_around(self.text.as_bytes(), at);
        }
        self.data.contain(&self.judged_line)
    }

    /// Whether the gap that ends at `at`, before a letter, stays: it is in a key, or its two spaces or more separate columns of a
    /// line of data. The lines of successive offsets must ascend.
    #[cold]
    pub(crate) fn keep_gap(&mut self, at: usize) -> bool {
        self.text.as_bytes()[..at].ends_with(b"  ") && self.is_data(at) || self.contain(at)
    }

    /// Whether `at`, which is beside a letter, is in a key. The lines of successive offsets must ascend.
    #[cold]
    pub(crate) fn contain(&mut self, at: usize) -> bool {
        if !self.unquoted.contains(&at) && !self.line.contains(&at) {
            self.read_line(at);
        }
        if self.unquoted.contains(&at) {
            return false;
        }
        if !self.is_data || self.has_only_keys {
            return self.is_data;
        }
        if !self.quoted.contains(&at) {
            self.read_quoted(at);
        }
        self.is_key
    }

    fn read_line(&mut self, at: usize) {
        let bytes = self.text.as_bytes();
        let Range { start, end } = line_around(bytes, at);
        self.unquoted = start..self.end_of_unquoted_lines(start);
        if self.unquoted.contains(&at) {
            return;
        }
        self.line = start..end;
        self.quoted = start..start;
        let line = &self.text[start..end];
        let indented = line.trim_ascii_end();
        self.content = end - line.trim_ascii_start().len()..start + indented.len();
        // Obsolete and previous strings are keys too.
        let content = line.strip_prefix("#~ ").or(line.strip_prefix("#| ")).unwrap_or(line);
        self.has_only_keys = KEYWORDS.iter().any(|keyword| content.starts_with(keyword))
            || CALLS_WITH_KEYS.iter().any(|call| content.contains(call));
        self.is_data = self.data.contain(&self.line);
    }

    /// The start of the next line with a quotation mark, at or after the start of a line. If there is none, the
    /// end of the text.
    fn end_of_unquoted_lines(&self, start: usize) -> usize {
        let rest = &self.text.as_bytes()[start..];
        let Some(mark) = memchr2(b'"', b'\'', rest) else { return self.text.len() };
        memrchr(b'\n', &rest[..mark]).map_or(start, |i| start + i + 1)
    }

    fn read_quoted(&mut self, at: usize) {
        let content = &self.text[self.content.clone()];
        let from = at - self.content.start;
        let opening = memrchr2(b'"', b'\'', &content.as_bytes()[..from]);
        let closing = memchr2(b'"', b'\'', &content.as_bytes()[from..]).map(|i| from + i);
        self.quoted = opening.map_or(self.content.start, |i| self.content.start + i + 1)
            ..closing.map_or(self.line.end, |i| self.content.start + i);
        self.is_key = match (opening, closing) {
            (Some(opening), Some(closing)) => is_key(content, opening, closing),
            _ => false,
        };
    }
}

/// The line that contains `at`, without its line feed.
fn line_around(bytes: &[u8], at: usize) -> Range<usize> {
    let start = memrchr(b'\n', &bytes[..at]).map_or(0, |i| i + 1);
    start..memchr(b'\n', &bytes[at..]).map_or(bytes.len(), |i| at + i)
}

/// Whether the string between the quotation marks at `opening` and `closing` is a key. `content` is a line
/// without the spaces around it. So this function never reads those spaces again for another string.
fn is_key(content: &str, opening: usize, closing: usize) -> bool {
    let bytes = content.as_bytes();
    let before = &content[..opening];
    let after = content[closing + 1..].trim_ascii_start();
    if bytes[opening] != bytes[closing] || before.ends_with('\\') {
        return false;
    }
    let is_header = matches!((before.trim_ascii_end(), after), ("[", "]") | ("[[", "]]"));
    let is_index = || {
        let owner = before.strip_suffix('[').unwrap_or_default();
        let is_owner = |c| chars::is_letter(c) || c.is_ascii_alphanumeric() || matches!(c, '_' | ')' | ']');
        after.starts_with(']') && owner.ends_with(is_owner)
    };
    // gettext looks up the text that a program gives it.
    let is_message = || {
        let name = before.strip_suffix('(').unwrap_or_default();
        let len = name.bytes().rev().take_while(|&b| b.is_ascii_alphanumeric() || b == b'_').count();
        MESSAGES.contains(&&name[name.len() - len..])
    };
    let has_value = after.starts_with(':') || after.starts_with('=') && !after.starts_with("==");
    has_value || is_header || is_index() || is_message()
}
