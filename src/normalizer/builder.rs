//! [`Builder`]: turns each step on or off and sets its options.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::fmt;

use regex::Regex;

use super::Normalizer;
use super::options::for_each_option;
use crate::restore::{Model, UserWords, WordError};
use crate::steps::digits::Digits;
use crate::steps::fold::{HehYe, Marks};
use crate::steps::style::Style;
use crate::text::line_kind::TextKind;
use crate::text::spans::{Kinds, SpanKind};

/// Builds a [`Normalizer`].
///
/// A setter sets only what its name says, so the order of the calls does not matter. A setter that
/// takes a `bool` turns something on or off; the others choose a value. An option of a step has an
/// effect only while the step is on.
///
/// ```
/// use hamvar::{Digits, Normalizer};
///
/// let n = Normalizer::builder().digits(Digits::Ascii).restore_zwnj(false).build();
/// assert_eq!(n.normalize("كتاب ها ۱۲"), "کتاب ها 12");
/// ```
#[derive(Clone, Debug)]
#[must_use = "a builder does nothing until `build` is called"]
pub struct Builder {
    normalizer: Normalizer,
}

impl From<Normalizer> for Builder {
    /// Returns a builder that starts from `normalizer`.
    fn from(normalizer: Normalizer) -> Self {
        let mut builder = Builder { normalizer };
        if builder.normalizer.has_style_words() {
            builder.normalizer.steps.restore_zwnj.step.words = builder.normalizer.user_words([]);
        }
        builder
    }
}

impl Builder {
    /// Returns a builder with every step off. Options have their defaults, and every kind of span
    /// is protected.
    ///
    /// ```
    /// use hamvar::{Builder, Digits};
    ///
    /// let n = Builder::empty().digits(Digits::Persian).build();
    /// assert_eq!(n.normalize("علي 12 كتاب"), "علي ۱۲ كتاب");
    /// ```
    pub const fn empty() -> Builder {
        Builder { normalizer: Normalizer::OFF }
    }

    /// Sets the model that repairs gaps, in place of the embedded one.
    pub fn model(&mut self, model: Model) -> &mut Self {
        self.normalizer.steps.clean_zwnj.step.model = model.clone();
        self.normalizer.steps.restore_zwnj.step.model = model;
        self
    }

    /// Adds a word in the spelling that it should have: with ZWNJs, joined, or with spaces that should
    /// stay. The word overrides the model wherever its letters occur, with their ZWNJs lost or turned
    /// to spaces. For the sake of such a word, no ZWNJ of the text is removed and no space is inserted.
    ///
    /// # Errors
    /// If `word` has no letter, more than 40 letters, or a character other than letters and marks
    /// of the Arabic script, ZWNJs and spaces.
    ///
    /// ```
    /// let n = hamvar::Normalizer::builder().add_word("گل‌بهشت")?.add_word("دلآرام")?.build();
    /// assert_eq!(n.normalize("گلبهشت و گل بهشت و گل‌بهشت‌ها"), "گل‌بهشت و گل‌بهشت و گل‌بهشت‌ها");
    /// assert_eq!(n.normalize("دلآرام آمد"), "دلآرام آمد");
    /// # Ok::<(), hamvar::zwnj::WordError>(())
    /// ```
    pub fn add_word(&mut self, word: &str) -> Result<&mut Self, WordError> {
        self.add_words([word])
    }

    /// Adds words; see [`add_word`](Self::add_word).
    ///
    /// # Errors
    /// If one of the words cannot be used. Then none is added.
    pub fn add_words<W: AsRef<str>>(
        &mut self,
        words: impl IntoIterator<Item = W>,
    ) -> Result<&mut Self, WordError> {
        let words: Vec<W> = words.into_iter().collect();
        Arc::make_mut(self.normalizer.steps.restore_zwnj.step.words.get_or_insert_default()).add(&words)?;
        let spelled = Arc::make_mut(self.normalizer.words.get_or_insert_default());
        spelled.extend(words.iter().map(|word| word.as_ref().into()));
        Ok(self)
    }

    /// Protects every kind of span (see [`SpanKind`]), or none. Matches of
    /// [`protect_pattern`](Self::protect_pattern) are protected in any case.
    pub fn protect(&mut self, on: bool) -> &mut Self {
        self.normalizer.kinds = if on { Kinds::ALL } else { Kinds::NONE };
        self
    }

    /// Turns the protection of one kind of span on or off. A protected span is kept byte for byte.
    ///
    /// ```
    /// use hamvar::{Normalizer, SpanKind};
    ///
    /// let n = Normalizer::builder().protect_kind(SpanKind::Hashtag, false).build();
    /// assert_eq!(n.normalize("#كتاب و www.example.com/?a=1,2"), "#کتاب و www.example.com/?a=1,2");
    /// ```
    pub fn protect_kind(&mut self, kind: SpanKind, on: bool) -> &mut Self {
        self.normalizer.kinds.set(kind, on);
        self
    }

    /// Protects what `pattern` matches: a regular expression in the syntax of the crate `regex`. `\d`, `\w`,
    /// `\b` and `\p{Arabic}` follow Unicode, so `\d` matches the digits of every script. The marks of a protected
    /// letter stay, too.
    ///
    /// No other promise of this crate depends on the pattern, except two. Time: `regex` never backtracks, so one match
    /// takes at most time proportional to the size of the compiled pattern times the length of the text, and no
    /// pattern takes exponential time. The size is at most 10 MiB, which is the limit of `regex`; a larger pattern is an
    /// error. But to find all matches can take time quadratic in the text. This happens if `regex` has to read far ahead
    /// to find out that a long alternative does not match, as with `(?s)<!--.*?-->|<[^>]*>` on a text with
    /// many `<!--`. Give each alternative as a pattern of its own, and do not use the patterns of
    /// untrusted users. Idempotence: if an edit beside a match makes it another match, normalizing again may
    /// change the text there.
    ///
    /// # Errors
    /// If `pattern` is not a valid regular expression, or if it is too large.
    ///
    /// ```
    /// let n = hamvar::Normalizer::builder().protect_pattern(r"\{\{.*?\}\}")?.build();
    /// assert_eq!(n.normalize("{{ نام ; 1 }} آمد , رفت"), "{{ نام ; 1 }} آمد، رفت");
    /// # Ok::<(), hamvar::PatternError>(())
    /// ```
    pub fn protect_pattern(&mut self, pattern: &str) -> Result<&mut Self, PatternError> {
        let pattern = Regex::new(pattern).map_err(|error| PatternError(Box::new(error)))?;
        let old = self.normalizer.patterns.as_deref().unwrap_or_default();
        let all: Vec<Regex> = old.iter().cloned().chain([pattern]).collect();
        self.normalizer.patterns = Some(all.into());
        Ok(self)
    }

    /// Returns the normalizer.
    #[must_use]
    pub fn build(&self) -> Normalizer {
        let mut normalizer = self.normalizer.clone();
        if normalizer.has_style_words() {
            let style_words = normalizer.steps.style.step.words();
            normalizer.steps.restore_zwnj.step.words = normalizer.user_words(style_words);
        }
        normalizer
    }
}

impl Normalizer {
    /// Whether the style has words that restoration must know.
    fn has_style_words(&self) -> bool {
        self.steps.style.on && self.steps.style.step.words().next().is_some()
    }

    /// The words of the user and then those of `more`. If two have the same letters, the last one counts.
    fn user_words(&self, more: impl IntoIterator<Item = String>) -> Option<Arc<UserWords>> {
        let mut words = UserWords::default();
        let of_user = self.words.iter().flat_map(|words| words.iter().cloned());
        let read = words.add(of_user.chain(more));
        debug_assert!(read.is_ok(), "words that were read before");
        Some(Arc::new(words))
    }
}

/// Makes the setters of the options in the table.
macro_rules! setters {
    ($($(#[$doc:meta])* $name:ident($argument:ident: $type:ty) => $($field:ident).+;)*) => {
        impl Builder {
            $(
                $(#[$doc])*
                pub fn $name(&mut self, $argument: $type) -> &mut Self {
                    self.normalizer.$($field).+ = $argument;
                    self.normalizer.complete();
                    self
                }
            )*
        }
    };
}

for_each_option!(setters);

/// The error returned by [`Builder::protect_pattern`] when a pattern is not a valid regular
/// expression. Its source is the error of the crate `regex`.
#[derive(Clone, Debug, PartialEq)]
pub struct PatternError(Box<regex::Error>);

impl fmt::Display for PatternError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "invalid pattern: {}", self.0)
    }
}

impl core::error::Error for PatternError {
    fn source(&self) -> Option<&(dyn core::error::Error + 'static)> {
        // Without `std` the error of `regex` does not implement `Error`.
        #[cfg(feature = "std")]
        return Some(&*self.0);
        #[cfg(not(feature = "std"))]
        None
    }
}
