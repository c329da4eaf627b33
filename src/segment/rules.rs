//! [`SentenceRules`]: what a caller can change about where a sentence ends.

use super::abbreviations::{AbbreviationError, Abbreviations};

/// Rules for where a sentence ends, for texts that the defaults of [`sentences`](crate::sentences) do not fit. Build them
/// once and use them for any number of texts, also from several threads. Cloning is cheap.
///
/// ```
/// use hamvar::SentenceRules;
///
/// // The lines of this text are wrapped, and it has an abbreviation of its own.
/// let mut rules = SentenceRules::new();
/// rules.line_breaks(false).add_abbreviation("مث")?;
/// let all: Vec<&str> = rules.sentences("آمد و\nرفت. مث. این.").collect();
/// assert_eq!(all, ["آمد و\nرفت.", "مث. این."]);
///
/// let clauses: Vec<&str> = SentenceRules::new().clauses(true).sentences("آمد؛ رفت: تمام.").collect();
/// assert_eq!(clauses, ["آمد؛", "رفت:", "تمام."]);
/// # Ok::<(), hamvar::AbbreviationError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SentenceRules {
    line_breaks: bool,
    clauses: bool,
    abbreviations: Abbreviations,
}

impl Default for SentenceRules {
    /// The same as [`SentenceRules::new`].
    fn default() -> Self {
        SentenceRules::new()
    }
}

impl SentenceRules {
    /// The rules of [`sentences`](crate::sentences).
    #[must_use]
    pub const fn new() -> Self {
        SentenceRules { line_breaks: true, clauses: false, abbreviations: Abbreviations::new() }
    }

    /// Whether every line break ends a sentence. On by default. An empty line always ends one.
    pub fn line_breaks(&mut self, on: bool) -> &mut Self {
        self.line_breaks = on;
        self
    }

    /// Whether `؛` and `:` before white space end a sentence too. Off by default.
    pub fn clauses(&mut self, on: bool) -> &mut Self {
        self.clauses = on;
        self
    }

    /// Adds an abbreviation, with or without its dot. A sentence does not end after the abbreviation and
    /// its dot.
    ///
    /// Abbreviations of single letters (ه.ش.) need not be added. Arabic and Persian ye and kaf count as
    /// the same letters in abbreviations; a letter with marks differs from one without.
    ///
    /// # Errors
    /// If the word is empty, has 16 characters or more, or has a character other than letters, digits,
    /// marks and ZWNJs, such as white space or a dot inside.
    ///
    /// ```
    /// let mut rules = hamvar::SentenceRules::new();
    /// rules.add_abbreviation("کیل.")?;
    /// assert_eq!(rules.sentences("سه کیل. گندم خرید. رفت.").count(), 2);
    /// assert!(rules.add_abbreviation("دو واژه").is_err());
    /// # Ok::<(), hamvar::AbbreviationError>(())
    /// ```
    pub fn add_abbreviation(&mut self, word: &str) -> Result<&mut Self, AbbreviationError> {
        self.add_abbreviations([word])
    }

    /// Adds abbreviations; see [`add_abbreviation`](Self::add_abbreviation).
    ///
    /// # Errors
    /// If one of the words cannot be an abbreviation. The error names it, and none of them is added.
    ///
    /// ```
    /// let mut rules = hamvar::SentenceRules::new();
    /// let error = rules.add_abbreviations(["کیل", "ه.ش"]).unwrap_err();
    /// assert_eq!(error.word(), "ه.ش");
    /// ```
    pub fn add_abbreviations<I>(&mut self, words: I) -> Result<&mut Self, AbbreviationError>
    where
        I: IntoIterator<Item: AsRef<str>>,
    {
        self.abbreviations.add(words)?;
        Ok(self)
    }

    pub(super) fn ends_at_line_breaks(&self) -> bool {
        self.line_breaks
    }

    pub(super) fn ends_at_clauses(&self) -> bool {
        self.clauses
    }

    pub(super) fn has_abbreviation(&self, word: &str) -> bool {
        self.abbreviations.contains(word)
    }
}
