//! Recognizes the shortest and most frequent kind of text: a token, or what is typed into a field.

use super::facts::{FOLDS, LETTER, facts};

/// Whether `text` consists of letters of the Arabic script, and of single spaces between words. The
/// letters fold nowhere, or in search keys only.
pub(crate) fn is_words_only(text: &str) -> bool {
    let mut bytes = text.as_bytes();
    let mut in_word = false;
    loop {
        in_word = match bytes {
            [lead, trail, ..] if facts(*lead, *trail) & (LETTER | FOLDS) == LETTER => true,
            [b' ', ..] if in_word => false,
            _ => return bytes.is_empty() && in_word,
        };
        // A letter has two bytes, a space one.
        bytes = &bytes[1 + in_word as usize..];
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_with_single_spaces_are_words_only() {
        for text in ["آب", "مسئول خانه", "ئۆ ٹ"] {
            assert!(is_words_only(text), "{text}");
        }
    }

    #[test]
    fn anything_else_is_more_than_words() {
        for text in [
            "",
            " ",
            " آب",
            "آب ",
            "آب  نان",
            "كتاب",
            "آب.",
            "۱",
            "ab",
            "می\u{200C}رود",
            "مَرد",
            "آب\nنان",
            "ﻻ",
        ] {
            assert!(!is_words_only(text), "{text:?}");
        }
    }
}
