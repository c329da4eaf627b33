//! Rows of signs that a text lists: نشانه‌های . ، ؛ : ! ؟.

use crate::chars::{self, is_space};

use super::cited_forms::{before_words, ends_with_words};

/// What a row lists, at its end: a name of signs, or a word that begins a list. In letters.
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

/// Adjectives of signs.
const OF_SIGNS: [&str; 3] = ["نگارشی", "سجاوندی", "نقطهگذاری"];

/// The signs that end a clause. Only they show that a row is a list.
const CLOSING: [char; 10] = ['.', '،', '؛', ':', '!', '؟', ',', ';', '?', '…'];

/// A row of single signs with spaces between them.
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
    if !text[..start].ends_with(is_space) {
        return None;
    }
    while let Some(before) = sign_before(&text[from..start]) {
        start = from + before;
    }
    let mut closing = 0u32;
    let mut end = start;
    let mut rest = &text[start..];
    while let Some(sign) = rest.chars().next().filter(|&c| is_sign(c)) {
        let after = &rest[sign.len_utf8()..];
        if !after.is_empty() && !after.starts_with(|c: char| c.is_whitespace()) {
            break;
        }
        closing |= CLOSING.iter().position(|&c| c == sign).map_or(0, |i| 1 << i);
        end = text.len() - after.len();
        rest = after.trim_start_matches(is_space);
        let and = rest.strip_prefix('و').filter(|rest| rest.starts_with(is_space));
        rest = and.map_or(rest, |rest| rest.trim_start_matches(is_space));
    }
    let kinds = closing.count_ones();
    let is_cited = kinds >= 4 || kinds >= 3 && is_named(&text[..start]);
    (end > start).then_some(Row { start, end, is_cited })
}

fn is_sign(c: char) -> bool {
    c.is_ascii_punctuation() || CLOSING.contains(&c) || "«»–—٪٫٬".contains(c)
}

/// Where the single sign begins that ends `text`. Spaces, and و between spaces, may be after it; a space is before it.
fn sign_before(text: &str) -> Option<usize> {
    let text = text.trim_end_matches(is_space);
    let and = text.strip_suffix('و').filter(|text| text.ends_with(is_space));
    let text = and.map_or(text, |text| text.trim_end_matches(is_space));
    let sign = text.chars().next_back().filter(|&c| is_sign(c))?;
    let start = text.len() - sign.len_utf8();
    text[..start].ends_with(is_space).then_some(start)
}

/// Whether `before` ends with a name of signs, or with a word that begins a list.
fn is_named(before: &str) -> bool {
    let before = before.trim_end_matches(is_space);
    let before = before.strip_suffix(':').unwrap_or(before);
    let before = OF_SIGNS.iter().find_map(|word| before_words(before, word)).unwrap_or(before);
    BEFORE_LISTS.iter().any(|word| ends_with_words(before, word))
}
