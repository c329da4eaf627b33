//! Plain edits: edits that can neither make a sign of a protected span nor hide one.
//!
//! After each step that edits, the spans of the new text have to be found. Most edits concern letters, digits
//! and spaces, so what was known of the signs of the text before is still true after them.

use crate::chars::{ZWNJ_BYTES, is_invisible};

/// Whether an edit is plain. It writes `new` between `before` and `after`, which are the new text up to the edit
/// and the old text from its end on.
///
/// After plain edits, a text without any [sign of a span](crate::scan::SpanSigns) still has none. A text in
/// which each invisible character is a single ZWNJ between characters that are not ASCII signs is still such a
/// text.
#[inline]
pub(super) fn is_plain(before: &[u8], new: &str, after: &[u8]) -> bool {
    let bytes = new.as_bytes();
    if *bytes == ZWNJ_BYTES && is_letter_at_end(before) && is_letter_at_start(after) {
        return true; // a shortcut for most edits of restoration
    }
    if bytes.is_empty() {
        return is_plain_joint(before, after);
    }
    let is_harmless = |byte: &u8| !byte.is_ascii() || matches!(byte, b' ' | b'0'..=b'9');
    is_plain_joint(before, bytes)
        && is_plain_joint(bytes, after)
        && (*bytes == ZWNJ_BYTES || bytes.iter().all(is_harmless) && !new.contains(is_invisible))
}

/// Whether a text ends in a letter, as a shortcut looks at it: its last character has two bytes.
#[inline(always)]
fn is_letter_at_end(text: &[u8]) -> bool {
    matches!(text, [.., 0xD8..=0xDB, _])
}

/// Whether a text begins with a letter or a mark.
#[inline(always)]
fn is_letter_at_start(text: &[u8]) -> bool {
    matches!(text, [0xD8..=0xDB, ..])
}

/// Whether no sign begins or ends where `left` and `right` meet, and no ZWNJ there is beside an ASCII sign.
#[inline(always)]
fn is_plain_joint(left: &[u8], right: &[u8]) -> bool {
    let in_word = |byte: Option<&u8>| byte.is_some_and(|b| !b.is_ascii() || b.is_ascii_alphanumeric());
    let (before, after) = (left.last(), right.first());
    let is_part_of_sign = match (before, after) {
        (Some(b'@' | b'#' | b'<' | b'w' | b'W'), _) | (Some(b']'), Some(b'(')) | (Some(b' '), Some(b'*')) => {
            true
        }
        (Some(b'.'), Some(after)) => after.is_ascii_alphabetic(),
        _ => false,
    };
    let (after_zwnj, before_zwnj) = (left.ends_with(&ZWNJ_BYTES), right.starts_with(&ZWNJ_BYTES));
    let is_hidden = after_zwnj && (before_zwnj || !in_word(after)) || before_zwnj && !in_word(before);
    !is_part_of_sign && !is_hidden
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(before: &str, new: &str, after: &str) -> bool {
        is_plain(before.as_bytes(), new, after.as_bytes())
    }

    #[test]
    fn edits_of_letters_digits_and_spaces_are_plain() {
        for (before, new, after) in [
            ("کتاب", "\u{200C}", "ها"),
            ("API", "\u{200C}", "ها"),
            ("کتاب", "", "ها"),
            ("آمد", " ", "("),
            ("آمد", "،", " رفت"),
            ("سال ", "۱۴", ""),
            ("می\u{200C}", "ک", "\u{200C}کند"),
            ("", "", "آب"),
        ] {
            assert!(plain(before, new, after), "{before:?} {new:?} {after:?}");
        }
    }

    #[test]
    fn edits_that_make_or_hide_a_sign_are_not_plain() {
        for (before, new, after) in [
            ("]", "", "("),
            ("w", "", "ww."),
            ("@", "", "آب"),
            ("www", "", "."),
            ("a.", "", "pdf"),
            ("a", " ", "*b"),
            ("a", "/", "b"),
            ("a", "[", "b"),
            ("کتاب ", "\u{200C}", "ها"),
            ("کتاب", "\u{200C}", "\u{200C}ها"),
            ("کتاب", "\u{200C}", ""),
            ("کتاب\u{200C}", "", " ها"),
            ("کتاب", " ", "\u{200C}ها"),
            ("خانه", "\u{200C}ی", " ما"),
            ("آب", "\u{AD}", "ها"),
        ] {
            assert!(!plain(before, new, after), "{before:?} {new:?} {after:?}");
        }
    }
}
