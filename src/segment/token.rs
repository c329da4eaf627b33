//! What a token is.

/// What a [`Token`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TokenKind {
    /// Letters, perhaps with digits among them: می‌روم, ه.ش., MP3.
    Word,
    /// Digits of any script, and the signs between them: ۳٫۱۴, ۱۳۹۷/۱/۲۷, 11:23.
    Number,
    /// A URL with its scheme or `www.`.
    Url,
    /// An e-mail address.
    Email,
    /// A `@mention`.
    Mention,
    /// A `#hashtag`, including ZWNJs inside it.
    Hashtag,
    /// A punctuation sign.
    Punctuation,
    /// Any other visible character: emoji, arrows, currency signs.
    Symbol,
}

impl TokenKind {
    /// Whether [`words`](crate::words) yields tokens of this kind: all except punctuation and symbols.
    #[must_use]
    pub fn is_word(self) -> bool {
        !matches!(self, TokenKind::Punctuation | TokenKind::Symbol)
    }
}

/// A word, punctuation sign or symbol of a text, made by [`tokens`](crate::tokens).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Token<'t> {
    /// The token as it is in the text.
    pub text: &'t str,
    /// The offset in the text at which the token begins, in bytes.
    pub start: usize,
    /// What the token is.
    pub kind: TokenKind,
}
