//! The public interface to words and tokens: functions, types and iterators.

use core::iter::FusedIterator;

use super::pieces;
pub use super::token::{Token, TokenKind};

/// The words of `text`, as slices of it: the tokens of [`tokens`] without punctuation and symbols.
///
/// The iterator is lazy, does not allocate, and takes time linear in the text.
///
/// ```
/// let all: Vec<&str> = hamvar::words("او می‌رود؛ ۳٫۱۴ را در سال ۱۳۵۰ ه.ش. می‌نویسد.").collect();
/// assert_eq!(all, ["او", "می‌رود", "۳٫۱۴", "را", "در", "سال", "۱۳۵۰", "ه.ش.", "می‌نویسد"]);
/// ```
pub fn words(text: &str) -> Words<'_> {
    Words { tokens: tokens(text) }
}

/// Like [`words`], with the offset of each word in bytes.
///
/// ```
/// let all: Vec<_> = hamvar::word_indices("بیا، برو").collect();
/// assert_eq!(all, [(0, "بیا"), (9, "برو")]);
/// ```
pub fn word_indices(text: &str) -> WordIndices<'_> {
    WordIndices { tokens: tokens(text) }
}

/// Splits `text` into words, punctuation signs and symbols, each with its offset and kind.
///
/// The boundaries are those of [UAX #29](https://www.unicode.org/reports/tr29/), except that
/// - white space is never part of a token, not even U+202F between letters or a space with a mark;
/// - a dot, colon, middle dot or apostrophe between letters separates them if one is of the Arabic
///   script (رفت.بعد, خاص’عام);
/// - an abbreviation of single letters is one token, with its dots (ه.ش.);
/// - a number is one token with the signs `.` `,` `/` `:` `٫` `٬` between its digits (۱۳۹۷/۱/۲۷);
/// - a URL, an e-mail address, a @mention and a #hashtag are one token each;
/// - a word is cut after about a thousand bytes, unless it consists of Persian letters only, or of ASCII
///   letters and digits only.
///
/// A ZWNJ is part of a word, as in UAX #29. Only white space and invisible characters lie between
/// tokens.
///
/// The iterator is lazy, does not allocate, and takes time linear in the text.
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
#[must_use = "iterators are lazy"]
pub struct Tokens<'t> {
    text: &'t str,
    /// How far the text has been read.
    at: usize,
}

impl<'t> Tokens<'t> {
    /// The text that has not been read yet.
    #[must_use]
    pub fn as_str(&self) -> &'t str {
        &self.text[self.at..]
    }
}

impl<'t> Iterator for Tokens<'t> {
    type Item = Token<'t>;

    #[inline]
    fn next(&mut self) -> Option<Token<'t>> {
        loop {
            let start = self.at;
            let first = *self.text.as_bytes().get(start)?;
            if first.is_ascii_whitespace() {
                self.at += 1;
                continue;
            }
            let (end, kind) = pieces::piece_at(self.text, start);
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
#[must_use = "iterators are lazy"]
pub struct Words<'t> {
    tokens: Tokens<'t>,
}

impl<'t> Words<'t> {
    /// The text that has not been read yet.
    #[must_use]
    pub fn as_str(&self) -> &'t str {
        self.tokens.as_str()
    }
}

impl<'t> Iterator for Words<'t> {
    type Item = &'t str;

    #[inline]
    fn next(&mut self) -> Option<&'t str> {
        self.tokens.find(|token| token.kind.is_word()).map(|token| token.text)
    }
}

impl FusedIterator for Words<'_> {}

/// Iterator over the words of a text and their offsets in bytes, made by [`word_indices`].
#[derive(Clone, Debug)]
#[must_use = "iterators are lazy"]
pub struct WordIndices<'t> {
    tokens: Tokens<'t>,
}

impl<'t> WordIndices<'t> {
    /// The text that has not been read yet.
    #[must_use]
    pub fn as_str(&self) -> &'t str {
        self.tokens.as_str()
    }
}

impl<'t> Iterator for WordIndices<'t> {
    type Item = (usize, &'t str);

    #[inline]
    fn next(&mut self) -> Option<(usize, &'t str)> {
        self.tokens.find(|token| token.kind.is_word()).map(|token| (token.start, token.text))
    }
}

impl FusedIterator for WordIndices<'_> {}
