//! Rows of signs that a text lists: نشانه‌های . ، ؛ : ! ؟.

use crate::chars::{self, is_space};

use super::cited_forms::{before_each, ends_with_any};

/// Words before a row that show it is a list: names of signs, and words that begin a list. Spaces and ZWNJs in them do not
/// count.
const BEFORE_LISTS: [&str; 13] = [
    "علامتهای",
    "علامتها",
    "علائم",
    "علایم",
    "نشانههای",
    "نشانهها",
    "نمادهای",
    "کاراکترهای",
    "نویسههای",
    "مانند",
    "مثل",
    "شامل",
    "ازجمله",
];

/// Adjectives that may be between a name of signs and the row.
const OF_SIGNS: [&str; 5] = ["نگارشی", "سجاوندی", "نقطهگذاری", "پایانی", "پایانجمله"];

/// The signs that end a clause. A row is a list if it has four kinds of them, or three after one of
/// [`BEFORE_LISTS`].
const CLAUSE_SIGNS: [char; 10] = ['.', '،', '؛', ':', '!', '؟', ',', ';', '?', '…'];

/// A row of single signs with spaces between them. It may be in brackets.
pub(super) struct Row {
    pub(super) start: usize,
    pub(super) end: usize,
    /// Whether the text lists these signs.
    pub(super) is_cited: bool,
}

/// The row of the sign that ends at byte `last`, if this sign has spaces around it. The row begins at or after `from`. و may be
/// between its signs.
pub(super) fn row_of_signs(text: &str, from: usize, last: usize) -> Option<Row> {
    let mut start = chars::char_start(text, last);
    if !text[..start].ends_with(is_before_row) {
        return None;
    }
    while let Some(before) = sign_before(&text[from..start]) {
        start = from + before;
    }
    // A bit for each of the clause signs that the row has.
    let mut clause_signs = 0u32;
    let mut end = start;
    let mut rest = &text[start..];
    while let Some(sign) = rest.chars().next().filter(|&c| is_sign(c)) {
        let after = &rest[sign.len_utf8()..];
        let is_last = after.starts_with(')') && text[..start].ends_with('(');
        if !after.is_empty() && !after.starts_with(|c: char| c.is_whitespace()) && !is_last {
            break;
        }
        clause_signs |= CLAUSE_SIGNS.iter().position(|&c| c == sign).map_or(0, |i| 1 << i);
        end = text.len() - after.len();
        if is_last {
            break;
        }
        rest = after.trim_start_matches(is_space);
        let and = rest.strip_prefix('و').filter(|rest| rest.starts_with(is_space));
        rest = and.map_or(rest, |rest| rest.trim_start_matches(is_space));
    }
    let kinds = clause_signs.count_ones();
    let is_cited = kinds >= 4 || kinds >= 3 && is_named(&text[..start]);
    (end > start).then_some(Row { start, end, is_cited })
}

/// Whether `c` is a sign that a text may cite.
pub(super) fn is_sign(c: char) -> bool {
    c.is_ascii_punctuation() || CLAUSE_SIGNS.contains(&c) || "«»–—٪٫٬".contains(c)
}

/// Where the last sign of `text` begins, if a space or opening bracket is before it, and only spaces, or و between spaces, after
/// it.
fn sign_before(text: &str) -> Option<usize> {
    if text.ends_with('(') {
        return None;
    }
    let text = text.trim_end_matches(is_space);
    let and = text.strip_suffix('و').filter(|text| text.ends_with(is_space));
    let text = and.map_or(text, |text| text.trim_end_matches(is_space));
    let sign = text.chars().next_back().filter(|&c| is_sign(c))?;
    let start = text.len() - sign.len_utf8();
    text[..start].ends_with(is_before_row).then_some(start)
}

/// Whether a sign of a row may follow `c`.
fn is_before_row(c: char) -> bool {
    is_space(c) || c == '('
}

/// Whether `before` ends with a name of signs, or with a word that begins a list.
fn is_named(before: &str) -> bool {
    let before = before.trim_end_matches(is_before_row);
    let before = before.strip_suffix(':').unwrap_or(before);
    let before = before_each(before, &OF_SIGNS).next().unwrap_or(before);
    ends_with_any(before, &BEFORE_LISTS)
}
