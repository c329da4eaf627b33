//! Words: the boundaries of UAX #29, made right for Persian.
//!
//! Nearly all words of Persian text are runs of letters, marks and ZWNJs with a space or a sign after
//! them; those are read here, byte by byte. Whatever else there is (other scripts, emoji, letters and
//! digits in one word) is cut by `unicode-segmentation`, one piece at a time. Where the result
//! differs from UAX #29: a dot or colon between two Persian words parts them (رفت.بعد), and an
//! abbreviation (ه.ش.), a number with its signs (۱۳۹۷/۱/۲۷), a URL, an e-mail address, a @mention and a
//! #hashtag are each one piece.

use core::iter::FusedIterator;

use unicode_segmentation::UnicodeSegmentation;

use crate::chars::digit_at;
use crate::chars::{self, LETTER, ZWNJ_BYTES};
use crate::text::address_from;
use crate::text::spans::SpanKind;

/// What a [`Token`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TokenKind {
    /// Letters, with digits among them perhaps: می‌روم, ه.ش., MP3.
    Word,
    /// Digits of any script, with the signs between them: ۳٫۱۴, ۱۳۹۷/۱/۲۷, 11:23.
    Number,
    /// A URL from its scheme or `www.` on.
    Url,
    /// An e-mail address.
    Email,
    /// A `@mention`.
    Mention,
    /// A `#hashtag`, with ZWNJs inside.
    Hashtag,
    /// One punctuation sign.
    Punctuation,
    /// Anything else that can be seen: emoji, arrows, currency signs.
    Symbol,
}

impl TokenKind {
    /// Whether it is what [`words`] yields: all but punctuation and symbols.
    pub fn is_word(self) -> bool {
        !matches!(self, TokenKind::Punctuation | TokenKind::Symbol)
    }
}

/// A piece of a text, made by [`tokens`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Token<'t> {
    /// The piece itself.
    pub text: &'t str,
    /// Where it begins in the text, in bytes.
    pub start: usize,
    /// What it is.
    pub kind: TokenKind,
}

/// The words of `text`, as slices of it; lazily, without allocating, in time linear in the text.
/// Spaces, punctuation and symbols are left out; [`tokens`] has the latter two.
///
/// ```
/// let all: Vec<&str> = hamvar::words("او می‌رود؛ ۳٫۱۴ را در سال ۱۳۵۰ ه.ش. می‌نویسد.").collect();
/// assert_eq!(all, ["او", "می‌رود", "۳٫۱۴", "را", "در", "سال", "۱۳۵۰", "ه.ش.", "می‌نویسد"]);
/// ```
pub fn words(text: &str) -> Words<'_> {
    Words { tokens: tokens(text) }
}

/// As [`words`], with the byte offset of each.
///
/// ```
/// let all: Vec<_> = hamvar::word_indices("بیا، برو").collect();
/// assert_eq!(all, [(0, "بیا"), (9, "برو")]);
/// ```
pub fn word_indices(text: &str) -> WordIndices<'_> {
    WordIndices { tokens: tokens(text) }
}

/// The words, punctuation signs and symbols of `text`, each with its place and kind; only white space
/// and invisible characters lie between them. Lazily, in time linear in the text; words that are not
/// plain Persian are cut after some thousand bytes.
///
/// ```
/// use hamvar::TokenKind::*;
///
/// let all: Vec<_> = hamvar::tokens("به a@b.ir بنویس!").map(|t| (t.text, t.kind)).collect();
/// assert_eq!(all, [("به", Word), ("a@b.ir", Email), ("بنویس", Word), ("!", Punctuation)]);
/// ```
pub fn tokens(text: &str) -> Tokens<'_> {
    Tokens { text, at: 0 }
}

/// Iterator over the tokens of a text, made by [`tokens`].
#[derive(Clone, Debug)]
pub struct Tokens<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Tokens<'t> {
    /// What has not been read yet.
    pub fn as_str(&self) -> &'t str {
        &self.text[self.at..]
    }
}

impl<'t> Iterator for Tokens<'t> {
    type Item = Token<'t>;

    #[inline]
    fn next(&mut self) -> Option<Token<'t>> {
        let bytes = self.text.as_bytes();
        loop {
            let start = self.at;
            let first = *bytes.get(start)?;
            if first.is_ascii_whitespace() {
                self.at += 1;
                continue;
            }
            let (end, kind) = match persian_word(bytes, start) {
                Some(end) => (end, Some(TokenKind::Word)),
                None => other(self.text, start),
            };
            self.at = end;
            if let Some(kind) = kind {
                return Some(Token { text: &self.text[start..end], start, kind });
            }
        }
    }
}

impl FusedIterator for Tokens<'_> {}

/// Iterator over the words of a text, made by [`words`].
#[derive(Clone, Debug)]
pub struct Words<'t> {
    tokens: Tokens<'t>,
}

impl<'t> Iterator for Words<'t> {
    type Item = &'t str;
    #[inline]
    fn next(&mut self) -> Option<&'t str> {
        self.tokens.find(|token| token.kind.is_word()).map(|token| token.text)
    }
}

impl FusedIterator for Words<'_> {}

/// Iterator over the words of a text and their byte offsets, made by [`word_indices`].
#[derive(Clone, Debug)]
pub struct WordIndices<'t> {
    tokens: Tokens<'t>,
}

impl<'t> Iterator for WordIndices<'t> {
    type Item = (usize, &'t str);
    #[inline]
    fn next(&mut self) -> Option<(usize, &'t str)> {
        self.tokens.find(|token| token.kind.is_word()).map(|token| (token.start, token.text))
    }
}

impl FusedIterator for WordIndices<'_> {}

/// The end of the Persian letters, marks and ZWNJs that begin with the letter at `start`, if one does.
#[inline(always)]
fn persian_run(bytes: &[u8], start: usize) -> usize {
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

/// The end of the run of Persian letters, marks and ZWNJs at `start`, if that is a whole word: a space
/// or sign comes next. An abbreviation is none.
#[inline]
fn persian_word(bytes: &[u8], start: usize) -> Option<usize> {
    let end = persian_run(bytes, start);
    if end == start {
        return None;
    }
    let whole = match bytes.get(end..) {
        Some([b'.', ..]) => end - start > 2,
        Some([next, ..]) if next.is_ascii() => !next.is_ascii_alphanumeric() && *next != b'_',
        // Signs of the Arabic block, « » and what begins at U+2010 (dashes, curly quotes, the ellipsis).
        // The apostrophes ‘ and ’ are for UAX #29.
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

/// The end and the kind of what stands at `start` and is no plain Persian word; no kind where
/// nothing is to be seen.
fn other(text: &str, start: usize) -> (usize, Option<TokenKind>) {
    let bytes = text.as_bytes();
    if let Some((end, kind)) = address_from(text, start) {
        let kind = match kind {
            SpanKind::Url => TokenKind::Url,
            SpanKind::Email => TokenKind::Email,
            SpanKind::Mention => TokenKind::Mention,
            _ => TokenKind::Hashtag,
        };
        return (end, Some(kind));
    }
    // A sign with a space or the like behind it is a piece of its own.
    let end = match bytes[start..] {
        [sign, ..] if sign.is_ascii_punctuation() && sign != b'_' => start + 1,
        [0xD8, 0x8C | 0x9B | 0x9F, ..] => start + 2,
        _ => start,
    };
    if end > start && bytes.get(end).is_none_or(u8::is_ascii) {
        let sign = text[start..end].chars().all(is_punctuation);
        return (end, Some(if sign { TokenKind::Punctuation } else { TokenKind::Symbol }));
    }
    if let Some(end) = abbreviation(bytes, start) {
        return (end, Some(TokenKind::Word));
    }
    if let Some(end) = number(bytes, start) {
        return (end, Some(TokenKind::Number));
    }
    if let Some(end) = latin_word(bytes, start) {
        return (end, Some(TokenKind::Word));
    }
    let within = uax_piece_within(text, start);
    let Some(piece) = text[start..within].split_word_bounds().next() else { return (text.len(), None) };
    let end = start + piece.len();
    if piece.contains(char::is_alphanumeric) {
        let number = piece.chars().all(|c| c.is_numeric() || !c.is_alphanumeric());
        return (end, Some(if number { TokenKind::Number } else { TokenKind::Word }));
    }
    let kind = match piece.chars().next() {
        Some(c)
            if c.is_whitespace()
                || c.is_control()
                || crate::chars::is_invisible(c) && c != '\u{AC}' && c != '\u{640}' =>
        {
            None
        }
        Some(c) if is_punctuation(c) => Some(TokenKind::Punctuation),
        _ => Some(TokenKind::Symbol),
    };
    (end, kind)
}

/// Where the piece that UAX #29 finds at `start` ends at the latest: it takes two words with a dot or
/// apostrophe between for one, which are two if one of them is Persian. That is seen before the piece
/// is looked for, and no piece is longer than [`LONGEST_PIECE`] bytes after Persian letters: else a
/// text of many such signs would be read again from each.
fn uax_piece_within(text: &str, start: usize) -> usize {
    let mut left = None;
    let mut chars = text[start..].char_indices().peekable();
    let mut limit = text.len().min(persian_run(text.as_bytes(), start) + LONGEST_PIECE);
    while let Some((i, c)) = chars.next() {
        let right = chars.peek().map(|next| next.1);
        let sign = matches!(c, '.' | ':' | '\'' | '\u{2018}' | '\u{2019}' | '\u{387}' | '\u{B7}');
        if sign && left.is_some() && (left.is_some_and(of_script) || right.is_some_and(of_script)) {
            return start + i;
        }
        // What cannot stand in one piece with more words; scripts without spaces are not read on.
        let goes_on =
            if sign { right.is_some_and(char::is_alphanumeric) } else { c == '_' || c == chars::ZWNJ };
        if !goes_on && !((c as u32) < 0xE00 && (c.is_alphanumeric() || chars::is_mark(c)))
            || start + i >= limit
        {
            break;
        }
        left = Some(c);
    }
    while !text.is_char_boundary(limit) {
        limit -= 1;
    }
    limit
}

/// How long a word that is not plain Persian can be, in bytes.
const LONGEST_PIECE: usize = 1024;

fn of_script(c: char) -> bool {
    chars::is_letter(c) || chars::is_mark(c)
}

fn is_punctuation(c: char) -> bool {
    c.is_ascii_punctuation() && !matches!(c, '$' | '+' | '<' | '=' | '>' | '^' | '`' | '|' | '~')
        || matches!(c as u32, 0xA1 | 0xA7 | 0xAB | 0xB6 | 0xB7 | 0xBB | 0xBF)
        || matches!(c as u32, 0x60C | 0x60D | 0x61B | 0x61E | 0x61F | 0x66A..=0x66D | 0x6D4)
        || matches!(c as u32, 0x2010..=0x2027 | 0x2030..=0x205E | 0x3001..=0x3003 | 0x3008..=0x3011)
}

/// The end of the word of ASCII letters and digits at `start`, where the next byte shows that it is
/// whole.
fn latin_word(bytes: &[u8], start: usize) -> Option<usize> {
    let len = bytes[start..].iter().take_while(|b| b.is_ascii_alphanumeric()).count();
    let whole = len > 0
        && match bytes.get(start + len) {
            Some(b) => b.is_ascii() && !matches!(b, b'_' | b'\'' | b'.' | b':' | b',' | b';'),
            None => true,
        };
    whole.then_some(start + len)
}

/// The end of the number at `start`: digits, and single signs between digits. Where a letter follows,
/// the digits before it belong to it (1/2nd), and without a sign between there is no number.
fn number(bytes: &[u8], start: usize) -> Option<usize> {
    let mut end = start + digit_at(bytes, start)?.1;
    let mut parted = None; // the last sign that UAX #29 does not know in numbers
    loop {
        if let Some((_, len)) = digit_at(bytes, end) {
            end += len;
            continue;
        }
        let sign = match bytes.get(end..) {
            Some([b'.' | b',' | b'/' | b':', ..]) => 1,
            Some([0xD9, 0xAB | 0xAC, ..]) => 2,
            _ => break,
        };
        if digit_at(bytes, end + sign).is_none() {
            break;
        }
        if matches!(bytes[end], b'/' | b':') {
            parted = Some(end);
        }
        end += sign;
    }
    let goes_on = match bytes.get(end..) {
        Some([next, ..]) if next.is_ascii() => next.is_ascii_alphabetic() || *next == b'_',
        Some([0xD8, 0x8C | 0x9B | 0x9F, ..] | [0xD9, 0xAA..=0xAC, ..] | [0xC2, 0xAB | 0xBB, ..]) => false,
        Some([_, ..]) => {
            !bytes[end..].starts_with("…".as_bytes()) && !bytes[end..].starts_with("–".as_bytes())
        }
        _ => false,
    };
    if goes_on { parted } else { Some(end) }
}

/// The end of the abbreviation at `start`: two or more single letters with dots between (ه.ش., U.S.),
/// the last dot too. A ZWJ may keep a heh open (ه‍.ش).
fn abbreviation(bytes: &[u8], start: usize) -> Option<usize> {
    let letter = |at: usize| -> Option<usize> {
        let end = match bytes.get(at) {
            Some(b) if b.is_ascii_alphabetic() => at + 1,
            _ if chars::class_at(bytes, at) & LETTER != 0 => at + 2,
            _ => return None,
        };
        Some(if bytes[end..].starts_with("\u{200D}".as_bytes()) { end + 3 } else { end })
    };
    let more = |at: usize| {
        bytes.get(at).is_some_and(|b| b.is_ascii_alphanumeric())
            || chars::class_at(bytes, at) != 0
            || bytes[at..].starts_with(&ZWNJ_BYTES)
    };
    let mut end = letter(start)?;
    let mut letters = 1;
    while bytes.get(end) == Some(&b'.')
        && let Some(next) = letter(end + 1)
        && !more(next)
    {
        end = next;
        letters += 1;
    }
    if letters < 2 {
        return None;
    }
    // A dot more, unless a word follows at once.
    Some(if bytes.get(end) == Some(&b'.') { end + 1 } else { end })
}
