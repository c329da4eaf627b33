//! Pieces by the rules of UAX #29, cut where Persian needs it.
//!
//! `unicode-segmentation` implements the rules. This module adds cuts ([`next_cut`]), and windows, which
//! keep the work proportional to the piece that is found. (They are not the windows of `scan/`.)

use unicode_segmentation::UnicodeSegmentation;

use crate::chars;
use crate::work;

/// The longest piece, in bytes, not counting the Persian letters, ASCII letters or digits at its
/// beginning. A piece that is cut is read again from the cut, so an endless word needs a bound.
const LONGEST_PIECE: usize = 1024;

/// The length of the first window that is given to the rules of UAX #29, in bytes. Most pieces are
/// shorter. The length doubles until the end of the piece is certain, so the work is proportional to the
/// piece.
const FIRST_WINDOW: usize = 16;

/// The end of the piece at `start`. It is the piece that UAX #29 finds in a text that ends at the first
/// cut ([`next_cut`]), or [`LONGEST_PIECE`] bytes after `run`.
///
/// `start..run` is a run of letters, or of digits and their signs, which the rules put into one piece.
pub(super) fn uax_piece(text: &str, start: usize, run: usize) -> usize {
    let rest = &text[start..];
    let longest = prefix(rest, run - start + LONGEST_PIECE);
    let mut len = run - start + FIRST_WINDOW;
    loop {
        let window = prefix(longest, len);
        let cut = next_cut(rest, window.len());
        let piece = first_piece(&window[..cut.unwrap_or(window.len())]);
        let whole = cut.is_some() || window.len() == longest.len();
        if whole || piece < window.len() && ends_surely(longest, &window[piece..], piece) {
            return start + piece;
        }
        len *= 2;
    }
}

/// Whether the piece that was found in a window, the first `piece` bytes of `longest`, is also the piece
/// in the text beyond the window. `after` is the rest of the window.
///
/// It is if a letter or digit follows. Otherwise the rules must read on: a sign such as the apostrophe
/// can connect two words, with any number of marks between the sign and the second word.
fn ends_surely(longest: &str, after: &str, piece: usize) -> bool {
    after.starts_with(is_alphanumeric) || first_piece(longest) == piece
}

/// The length of the first piece of `text` by UAX #29. The time is proportional to the piece.
fn first_piece(text: &str) -> usize {
    let piece = text.split_word_bounds().next().map_or(text.len(), str::len);
    work::count(piece);
    piece
}

/// The longest prefix of `text` that has at most `len` bytes.
fn prefix(text: &str, len: usize) -> &str {
    let mut end = len.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// The offset of the first cut in the first `len` bytes of `text`: white space, or a sign between two
/// words of which one is of the Arabic script. A cut is never at 0.
///
/// UAX #29 makes U+202F a part of words, and two words with a dot or apostrophe between them one word.
fn next_cut(text: &str, len: usize) -> Option<usize> {
    let mut left = None;
    let mut in_words = true; // whether only words and signs between them have been read
    let mut chars = text.char_indices().peekable();
    while let Some((i, c)) = chars.next().filter(|&(i, _)| i < len) {
        if i > 0 && c.is_whitespace() {
            return Some(i);
        }
        if !in_words {
            continue;
        }
        let right = chars.peek().map(|&(_, right)| right);
        let sign = matches!(c, '.' | ':' | '\'' | '\u{2018}' | '\u{2019}' | '\u{387}' | '\u{B7}');
        if sign && left.is_some_and(|left| is_of_script(left) || right.is_some_and(is_of_script)) {
            return Some(i);
        }
        in_words = if sign { right.is_some_and(is_alphanumeric) } else { continues_word(c) };
        left = Some(c);
    }
    None
}

/// Whether more words can follow `c` in one piece. Scripts that are written without spaces begin at
/// U+0E00.
fn continues_word(c: char) -> bool {
    c == '_' || c == chars::ZWNJ || (c as u32) < 0xE00 && (is_alphanumeric(c) || chars::is_mark(c))
}

/// The same as [`char::is_alphanumeric`], but faster for the characters that are common here.
pub(super) fn is_alphanumeric(c: char) -> bool {
    work::count(1);
    chars::is_letter(c) || matches!(c, '٠'..='٩' | '۰'..='۹') || c.is_alphanumeric()
}

/// Whether `c` is a letter or mark of the Arabic script.
fn is_of_script(c: char) -> bool {
    chars::is_letter(c) || chars::is_mark(c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::{format, string::String, vec::Vec};

    /// The definition of [`uax_piece`] for an empty run, without growing windows.
    fn defined_piece(text: &str) -> usize {
        let longest = prefix(text, LONGEST_PIECE);
        first_piece(&longest[..next_cut(text, longest.len()).unwrap_or(longest.len())])
    }

    #[test]
    fn pieces_in_windows_are_those_in_one() {
        let parts = "a é e\u{301} ب \u{64E} ि ۵ 1 . ' : , _ - \" \u{200C} \u{2019} \u{2024} \
                     \u{202F} ² 中 カ ไ ש 🇮 👨\u{200D}👩";
        let parts: Vec<&str> = parts.split(' ').chain([" "]).collect();
        let mut state = 1usize;
        let mut random = |below: usize| {
            state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            (state >> 33) % below
        };
        for _ in 0..20_000 {
            let times = if random(8) == 0 { 60 } else { 1 };
            let unit: String = (0..1 + random(12)).map(|_| parts[random(parts.len())]).collect();
            let text = unit.repeat(times);
            assert_eq!(uax_piece(&text, 0, 0), defined_piece(&text), "{text:?}");
        }
    }

    #[test]
    fn marks_between_a_sign_and_a_word_may_fill_a_window() {
        for marks in [1, 5, 20, 300] {
            for end in ["a", "1", " ", "ب", ""] {
                let text = format!("a'{}{end}", "\u{301}".repeat(marks));
                assert_eq!(uax_piece(&text, 0, 0), defined_piece(&text), "{marks} {end}");
            }
        }
    }

    #[test]
    fn uax_29_keeps_persian_letters_and_marks_together() {
        for c in ('\u{600}'..='\u{6FF}').filter(|&c| chars::class(c) != 0) {
            let text = format!("ب{c}\u{200C}ب{c}ب");
            assert_eq!(first_piece(&text), text.len(), "{c:?}");
        }
    }

    #[test]
    fn uax_29_keeps_digits_and_the_signs_between_them_together() {
        for text in ["1.2,3٫4٬5", "۱٫۲٬۳.۴,۵", "٤٬٥a", "1a2b"] {
            assert_eq!(first_piece(text), text.len(), "{text}");
        }
    }

    #[test]
    fn letters_and_digits_are_alphanumeric() {
        for c in '\0'..=char::MAX {
            assert_eq!(is_alphanumeric(c), c.is_alphanumeric(), "{c:?}");
        }
    }
}
