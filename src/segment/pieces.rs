//! Where the piece of text that begins at an offset ends, and which kind of token it is.
//!
//! Here a *piece* is the text between two word boundaries of UAX #29, as `unicode-segmentation` finds
//! them, with additional cuts for Persian ([`uax_piece`]). Addresses, abbreviations and numbers are
//! exceptions.
//!
//! [`persian_word`], [`ascii_word_is_whole`] and [`lone_sign`] are shortcuts: if the bytes after a word
//! or sign show that it is whole, its end is the one that [`uax_piece`] returns.

use super::token::TokenKind;
use super::uax_pieces::{is_alphanumeric, uax_piece};
use crate::chars::{self, LETTER, ZWNJ_BYTES};
use crate::text::address_from;
use crate::text::numbers::end_of_number;
use crate::text::spans::SpanKind;

/// The end and the kind of the piece at `start`; no kind if it has no visible character. `start` is
/// inside the text, and the byte there is not ASCII white space.
#[inline]
pub(super) fn piece_at(text: &str, start: usize) -> (usize, Option<TokenKind>) {
    match persian_word(text.as_bytes(), start) {
        Some(end) => (end, Some(TokenKind::Word)),
        None => uncommon_piece(text, start),
    }
}

/// [`piece_at`] for everything except Persian words with a space or sign after them.
fn uncommon_piece(text: &str, start: usize) -> (usize, Option<TokenKind>) {
    let bytes = text.as_bytes();
    if let Some(space) = text[start..].chars().next().filter(|c| c.is_whitespace()) {
        return (start + space.len_utf8(), None);
    }
    if let Some((end, kind)) = address(text, start) {
        return (end, Some(kind));
    }
    if let Some(end) = lone_sign(bytes, start) {
        return (end, text[start..end].chars().next().map(kind_of_sign));
    }
    if let Some(end) = abbreviation(bytes, start) {
        return (end, Some(TokenKind::Word));
    }
    let digits = end_of_number(bytes, start, bytes.len(), |sign| b".,/:".contains(&sign));
    if let Some(end) = number(bytes, start, digits) {
        return (end, Some(TokenKind::Number));
    }
    let ascii = end_of_ascii_word(bytes, start);
    if ascii > start && ascii_word_is_whole(bytes, ascii) {
        return (ascii, Some(TokenKind::Word));
    }
    let run = digits.max(ascii).max(end_of_persian_word(bytes, start));
    let end = uax_piece(text, start, run);
    (end, kind_of(&text[start..end]))
}

/// The end and the kind of the URL, e-mail address, @mention or #hashtag at `start`. None of them has white space.
fn address(text: &str, start: usize) -> Option<(usize, TokenKind)> {
    let (end, kind) = address_from(text, start)?;
    let kind = match kind {
        SpanKind::Url => TokenKind::Url,
        SpanKind::Email => TokenKind::Email,
        SpanKind::Mention => TokenKind::Mention,
        _ => TokenKind::Hashtag,
    };
    Some((end, kind))
}

/// The kind of a piece that is not an address; `None` if it has no visible character.
fn kind_of(piece: &str) -> Option<TokenKind> {
    if piece.contains(is_alphanumeric) {
        let number = piece.chars().all(|c| c.is_numeric() || !is_alphanumeric(c));
        return Some(if number { TokenKind::Number } else { TokenKind::Word });
    }
    piece.chars().find(|&c| shows(c)).map(kind_of_sign)
}

fn kind_of_sign(c: char) -> TokenKind {
    if is_punctuation(c) { TokenKind::Punctuation } else { TokenKind::Symbol }
}

/// Whether `c` is visible. Two of the characters that folding drops are: U+00AC (`¬`) and the kashida.
fn shows(c: char) -> bool {
    let hidden = chars::is_invisible(c) && !matches!(c, '\u{AC}' | '\u{640}');
    !(c.is_whitespace() || c.is_control() || hidden)
}

fn is_punctuation(c: char) -> bool {
    c.is_ascii_punctuation() && !matches!(c, '$' | '+' | '<' | '=' | '>' | '^' | '`' | '|' | '~')
        || matches!(c as u32, 0xA1 | 0xA7 | 0xAB | 0xB6 | 0xB7 | 0xBB | 0xBF)
        || matches!(c as u32, 0x60C | 0x60D | 0x61B | 0x61E | 0x61F | 0x66A..=0x66D | 0x6D4)
        || matches!(c as u32, 0x2010..=0x2027 | 0x2030..=0x205E | 0x3001..=0x3003 | 0x3008..=0x3011)
}

/// The end of the run of Persian letters, marks and ZWNJs at `start`, if a space or sign after it shows
/// that it is a whole word. A single letter with a dot after it is left to [`abbreviation`].
#[inline]
fn persian_word(bytes: &[u8], start: usize) -> Option<usize> {
    let end = end_of_persian_word(bytes, start);
    if end == start {
        return None;
    }
    let whole = match bytes.get(end..) {
        Some([b'.', ..]) => end - start > 2,
        Some([next, ..]) if next.is_ascii() => !next.is_ascii_alphanumeric() && *next != b'_',
        // Signs of the Arabic block, « and », and U+2010 to U+2026 (dashes, curly quotes, the ellipsis)
        // without the apostrophes ‘ and ’, which UAX #29 may put inside a word.
        Some(
            [0xD8, 0x8C | 0x9B | 0x9F, ..]
            | [0xC2, 0xAB | 0xBB, ..]
            | [0xE2, 0x80, 0x90..=0x97 | 0x9A..=0xA6, ..],
        ) => true,
        Some([_, ..]) => false,
        _ => true,
    };
    whole.then_some(end)
}

/// The end of the run of Persian letters, marks and ZWNJs that begins with the letter at `start`; `start`
/// itself if there is no letter.
#[inline(always)]
fn end_of_persian_word(bytes: &[u8], start: usize) -> usize {
    if chars::class_at(bytes, start) & LETTER == 0 {
        return start;
    }
    let mut end = start + 2;
    loop {
        if chars::class_at(bytes, end) != 0 {
            end += 2;
        } else if bytes[end..].starts_with(&ZWNJ_BYTES) && chars::class_at(bytes, end + 3) & LETTER != 0 {
            end += 3;
        } else {
            return end;
        }
    }
}

/// The end of the ASCII letters and digits at `start`.
fn end_of_ascii_word(bytes: &[u8], start: usize) -> usize {
    start + bytes[start..].iter().take_while(|b| b.is_ascii_alphanumeric()).count()
}

/// Whether the byte at `end` shows that a word of ASCII letters and digits ends there.
fn ascii_word_is_whole(bytes: &[u8], end: usize) -> bool {
    bytes.get(end).is_none_or(|b| b.is_ascii() && !matches!(b, b'_' | b'\'' | b'.' | b':' | b',' | b';'))
}

/// The end of the sign at `start`, if it is followed by an ASCII character, a Persian letter, a digit or
/// the end of the text. Other characters, such as marks, could belong to the sign.
fn lone_sign(bytes: &[u8], start: usize) -> Option<usize> {
    let end = match bytes[start..] {
        [sign, ..] if sign.is_ascii_punctuation() && sign != b'_' => start + 1,
        [0xD8, 0x8C | 0x9B | 0x9F, ..] | [0xC2, 0xAB | 0xBB, ..] => start + 2, // ، ؛ ؟ « »
        _ => return None,
    };
    let lone = bytes.get(end).is_none_or(u8::is_ascii)
        || chars::class_at(bytes, end) & LETTER != 0
        || chars::digit_at(bytes, end).is_some();
    lone.then_some(end)
}

/// The end of the number at `start`, whose digits and signs end at `digits`. If a letter follows, the
/// number ends before the last `/` or `:`, and the digits after it belong to a word (1/2nd). Without
/// such a sign there is no number (2nd).
fn number(bytes: &[u8], start: usize, digits: usize) -> Option<usize> {
    if digits == start {
        return None;
    }
    let rest = &bytes[digits..];
    let word_follows = match rest {
        [next, ..] if next.is_ascii() => next.is_ascii_alphabetic() || *next == b'_',
        [0xD8, 0x8C | 0x9B | 0x9F, ..] | [0xD9, 0xAA..=0xAC, ..] | [0xC2, 0xAB | 0xBB, ..] => false,
        // Hyphens, dashes and the ellipsis.
        [0xE2, 0x80, 0x90..=0x95 | 0xA6, ..] => false,
        [_, ..] => true,
        [] => false,
    };
    if !word_follows {
        return Some(digits);
    }
    bytes[start..digits].iter().rposition(|b| matches!(b, b'/' | b':')).map(|sign| start + sign)
}

/// The end of the abbreviation at `start`: two or more single letters with dots between them, and a dot
/// after the last one (ه.ش., U.S.). A ZWJ may keep a heh in its joined form (U+0647 U+200D).
fn abbreviation(bytes: &[u8], start: usize) -> Option<usize> {
    let mut end = single_letter(bytes, start)?;
    let mut letters = 1;
    while bytes.get(end) == Some(&b'.')
        && let Some(next) = single_letter(bytes, end + 1)
        && !word_continues(bytes, next)
    {
        end = next;
        letters += 1;
    }
    if letters < 2 {
        return None;
    }
    // The last dot belongs to it, even if a word follows without a space (م.ر.شفیعی).
    Some(if bytes.get(end) == Some(&b'.') { end + 1 } else { end })
}

/// The end of the letter at `at`, and of a ZWJ after it.
fn single_letter(bytes: &[u8], at: usize) -> Option<usize> {
    let end = match bytes.get(at) {
        Some(b) if b.is_ascii_alphabetic() => at + 1,
        _ if chars::class_at(bytes, at) & LETTER != 0 => at + 2,
        _ => return None,
    };
    Some(if bytes[end..].starts_with("\u{200D}".as_bytes()) { end + 3 } else { end })
}

/// Whether the word to which the letter before `at` belongs continues at `at`.
fn word_continues(bytes: &[u8], at: usize) -> bool {
    bytes.get(at).is_some_and(|b| b.is_ascii_alphanumeric())
        || chars::class_at(bytes, at) != 0
        || bytes[at..].starts_with(&ZWNJ_BYTES)
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::format;

    #[test]
    fn shortcuts_find_the_same_words() {
        for word in ["رفت", "می\u{200C}رود", "مَن", "كتابـ", "word", "MP3"] {
            for after in ["", " ", "،", "!", "»", "…", ")", "-", "\u{2014}", "\n", "؟"] {
                let text = format!("{word}{after}ب");
                let text = if after.is_empty() { word } else { &text };
                assert_eq!(piece_at(text, 0), (word.len(), Some(TokenKind::Word)), "{text}");
                assert_eq!(uax_piece(text, 0, 0), word.len(), "{text}");
            }
        }
    }

    #[test]
    fn signs_before_letters_and_digits_are_pieces() {
        for sign in ('!'..='~').filter(|c| c.is_ascii_punctuation() && *c != '_').chain("،؛؟«»".chars())
        {
            for after in ["", " ", "ب", "۵", "٥", "5", "a", "'", "."] {
                let text = format!("{sign}{after}");
                assert_eq!(lone_sign(text.as_bytes(), 0), Some(sign.len_utf8()), "{text}");
                assert_eq!(uax_piece(&text, 0, 0), sign.len_utf8(), "{text}");
            }
            assert_eq!(lone_sign(format!("{sign}\u{301}").as_bytes(), 0), None);
        }
    }

    #[test]
    fn every_visible_character_has_a_kind() {
        for c in ('\u{1}'..='\u{2FFFF}').filter(|&c| shows(c)) {
            assert!(kind_of(c.encode_utf8(&mut [0; 4])).is_some(), "{c:?}");
        }
        assert_eq!(kind_of("\u{200B}"), None);
        assert_eq!(kind_of("\u{AC}"), Some(TokenKind::Symbol));
        assert_eq!(kind_of("\u{200E}٫"), Some(TokenKind::Punctuation));
    }
}
