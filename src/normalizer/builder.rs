//! [`Builder`]: turns each step on or off and sets its options.

use alloc::boxed::Box;
use alloc::string::ToString;
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::fmt;

use regex::Regex;

use super::Normalizer;
use crate::restore::{Model, Repairs, WordError, log_odds};
use crate::steps::digits::Digits;
use crate::steps::fold::{HehYe, Marks};
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
        Builder { normalizer }
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

    /// Turns folding on or off. Folding makes letters Persian, puts marks in canonical order and
    /// removes invisible characters.
    pub fn fold(&mut self, on: bool) -> &mut Self {
        self.normalizer.steps.fold.on = on;
        self
    }

    /// Sets what folding does with harakat and other marks.
    pub fn marks(&mut self, marks: Marks) -> &mut Self {
        self.normalizer.steps.fold.step.marks = marks;
        self
    }

    /// Sets how folding writes the ezafe after a silent heh.
    pub fn heh_ye(&mut self, heh_ye: HehYe) -> &mut Self {
        self.normalizer.steps.fold.step.heh_ye = heh_ye;
        self
    }

    /// Makes folding keep bidirectional controls (U+200E, U+200F, U+202A–202E, U+2066–2069,
    /// U+061C). By default it removes them.
    pub fn keep_bidi_controls(&mut self, keep: bool) -> &mut Self {
        self.normalizer.steps.fold.step.keep_bidi_controls = keep;
        self
    }

    /// Makes folding keep the kashida (U+0640). By default it removes a kashida, unless the kashida is
    /// between digits or alone.
    pub fn keep_kashida(&mut self, keep: bool) -> &mut Self {
        self.normalizer.steps.fold.step.keep_kashida = keep;
        self
    }

    /// Sets the digits in which numbers are written. [`Digits::Keep`] turns the step off.
    pub fn digits(&mut self, digits: Digits) -> &mut Self {
        self.normalizer.steps.digits.on = digits != Digits::Keep;
        self.normalizer.steps.digits.step.digits = digits;
        self
    }

    /// Makes the digits step put thousands signs into numbers that it writes in Persian or
    /// Arabic-Indic digits, if they have five digits or more before the decimal sign. Off by default:
    /// the number may be that of an account or a telephone.
    ///
    /// ```
    /// let n = hamvar::Normalizer::builder().group_digits(true).build();
    /// assert_eq!(n.normalize("در سال 1397 مبلغ 1234567.5 ریال"), "در سال ۱۳۹۷ مبلغ ۱٬۲۳۴٬۵۶۷٫۵ ریال");
    /// ```
    pub fn group_digits(&mut self, on: bool) -> &mut Self {
        self.normalizer.steps.digits.step.group = on;
        self
    }

    /// Makes the digits step convert numbers in ASCII digits also in lines without letters, as in the
    /// fields of a form or the cells of a table. Off by default, since such a line may belong to a text
    /// in any language. Numbers in Persian or Arabic-Indic digits need no letters.
    ///
    /// ```
    /// let field = hamvar::Normalizer::builder().convert_lone_numbers(true).build();
    /// assert_eq!(field.normalize("12,500.75"), "۱۲٬۵۰۰٫۷۵");
    /// assert_eq!(field.normalize("1403/05/12"), "۱۴۰۳/۰۵/۱۲");
    /// assert_eq!(field.normalize("A-12"), "A-12");
    /// assert_eq!(hamvar::Normalizer::standard().normalize("12"), "12");
    /// ```
    pub fn convert_lone_numbers(&mut self, on: bool) -> &mut Self {
        self.normalizer.steps.digits.step.lone = on;
        self
    }

    /// Turns the spacing step on or off. It leaves one space between words, and none before a closing
    /// sign or after an opening one. It edits only lines with Persian text.
    ///
    /// ```
    /// let n = hamvar::Builder::empty().fix_spaces(true).build();
    /// assert_eq!(n.normalize("سلام ، ( خوبی )؟"), "سلام، (خوبی)؟");
    /// ```
    pub fn fix_spaces(&mut self, on: bool) -> &mut Self {
        self.normalizer.steps.spaces.on = on;
        self
    }

    /// Turns the punctuation step on or off. It makes Latin signs beside Persian text Persian, and
    /// reduces runs of `?` and `!` to one of each.
    ///
    /// ```
    /// let n = hamvar::Builder::empty().fix_punctuation(true).build();
    /// assert_eq!(n.normalize("سلام,خوبی??"), "سلام،خوبی؟");
    /// ```
    pub fn fix_punctuation(&mut self, on: bool) -> &mut Self {
        self.normalizer.steps.punctuation.on = on;
        self
    }

    /// Makes the punctuation step convert straight and curly quotation marks around Persian text
    /// to «…». On by default.
    pub fn convert_quotes(&mut self, on: bool) -> &mut Self {
        self.normalizer.steps.punctuation.step.quotes = on;
        self
    }

    /// Makes the punctuation step convert three dots to `…`. On by default.
    pub fn convert_ellipses(&mut self, on: bool) -> &mut Self {
        self.normalizer.steps.punctuation.step.ellipses = on;
        self
    }

    /// Makes the punctuation step convert two and three hyphens to `–` and `—`. On by default.
    pub fn convert_dashes(&mut self, on: bool) -> &mut Self {
        self.normalizer.steps.punctuation.step.dashes = on;
        self
    }

    /// Turns a step on or off that reduces three or more of the same letter to one, as in chats. Off
    /// by default.
    ///
    /// ```
    /// let n = hamvar::Normalizer::builder().collapse_repeats(true).build();
    /// assert_eq!(n.normalize("سلاممممم خوووبی؟ الله"), "سلام خوبی؟ الله");
    /// ```
    pub fn collapse_repeats(&mut self, on: bool) -> &mut Self {
        self.normalizer.steps.repeats.on = on;
        self
    }

    /// Turns a step on or off that replaces HTML entities (`&zwnj;`, `&laquo;`, `&#1705;`) by their
    /// characters. Off by default. `&lt;`, `&gt;` and `&amp;` stay: their characters would be
    /// markup.
    ///
    /// ```
    /// let n = hamvar::Normalizer::builder().decode_entities(true).build();
    /// assert_eq!(n.normalize("می&zwnj;روم&nbsp;&laquo;خانه&raquo; &amp; &#1705;ار"), "می‌روم «خانه» &amp; کار");
    /// ```
    pub fn decode_entities(&mut self, on: bool) -> &mut Self {
        self.normalizer.steps.entities.on = on;
        self
    }

    /// Turns a step on or off that replaces CR LF and CR by LF. Off by default.
    ///
    /// ```
    /// let n = hamvar::Normalizer::builder().convert_line_ends(true).collapse_blank_lines(true).build();
    /// assert_eq!(n.normalize("یک\r\n\r\n\r\nدو\r\n"), "یک\n\nدو\n");
    /// ```
    pub fn convert_line_ends(&mut self, on: bool) -> &mut Self {
        self.normalizer.steps.line_ends.on = on;
        self
    }

    /// Turns a step on or off that reduces two or more empty lines to one. Off by default, so that
    /// line `n` of the text is line `n` of the result.
    pub fn collapse_blank_lines(&mut self, on: bool) -> &mut Self {
        self.normalizer.steps.blank_lines.on = on;
        self
    }

    /// Turns a step on or off that removes ZWNJs without any visible effect.
    pub fn clean_zwnj(&mut self, on: bool) -> &mut Self {
        self.normalizer.steps.clean_zwnj.on = on;
        self
    }

    /// Turns on or off that lost ZWNJs are restored, where they were deleted and where they became spaces. The keys of
    /// the preset [`search`](Normalizer::search) need this for every repair of gaps: without it they keep their spaces.
    pub fn restore_zwnj(&mut self, on: bool) -> &mut Self {
        self.set_repairs(|repairs| repairs.zwnjs = on)
    }

    /// Turns on or off that lost spaces are restored. Writers lose a space after a letter that does not
    /// join, since on paper nobody sees it. A space is also put between such a letter and a Latin word.
    ///
    /// A word that was never seen stays whole, and so does a word beside the signs of names and code
    /// (`#`, `@`, `_`). Lines of data get no spaces; see [`TextKind`].
    ///
    /// ```
    /// let text = "دوکشور ازاین موضوع خبرندارند";
    /// assert_eq!(hamvar::Normalizer::standard().normalize(text), "دو کشور از این موضوع خبر ندارند");
    /// let n = hamvar::Normalizer::builder().restore_spaces(false).build();
    /// assert_eq!(n.normalize(text), text);
    /// ```
    pub fn restore_spaces(&mut self, on: bool) -> &mut Self {
        self.set_repairs(|repairs| repairs.spaces = on)
    }

    /// Turns on or off that words which were typed as two are joined: known words whose halves meet after a letter
    /// that does not join, verbs with a particle, and nouns such as گفت‌وگو.
    ///
    /// Only a word that was seen as one is joined, and only if its halves are much rarer side by side. Lines of
    /// data keep their spaces; see [`TextKind`].
    ///
    /// ```
    /// let text = "کار آفرین بر می گردد";
    /// assert_eq!(hamvar::Normalizer::standard().normalize(text), "کارآفرین برمی‌گردد");
    /// let n = hamvar::Normalizer::builder().join_words(false).build();
    /// assert_eq!(n.normalize(text), "کار آفرین بر می‌گردد");
    /// ```
    pub fn join_words(&mut self, on: bool) -> &mut Self {
        self.set_repairs(|repairs| repairs.words = on)
    }

    fn set_repairs(&mut self, set: impl FnOnce(&mut Repairs)) -> &mut Self {
        let restore = &mut self.normalizer.steps.restore_zwnj;
        set(&mut restore.step.repairs);
        restore.on = restore.step.repairs != Repairs::NONE;
        self
    }

    /// Sets the model that restores ZWNJs, in place of the embedded one.
    pub fn model(&mut self, model: Model) -> &mut Self {
        self.normalizer.steps.clean_zwnj.step.model = model.clone();
        self.normalizer.steps.restore_zwnj.step.model = model;
        self
    }

    /// Sets how sure the model must be of a ZWNJ to restore it, in percent; 50 by default. Numbers
    /// below 1 count as 1, numbers above 99 as 99. A higher number restores fewer ZWNJs of a damaged
    /// text, and makes fewer mistakes in a good one. Words that are always written with a ZWNJ
    /// are restored at every setting.
    ///
    /// ```
    /// let careful = hamvar::Normalizer::builder().zwnj_confidence(99).build();
    /// assert_eq!(careful.normalize("نمیخواند ، پشت بام"), "نمی‌خواند، پشت بام");
    /// ```
    pub fn zwnj_confidence(&mut self, percent: u8) -> &mut Self {
        self.normalizer.steps.restore_zwnj.step.confidence = log_odds(percent);
        self
    }

    /// Adds a word in the spelling that it should have: with ZWNJs, joined, or with spaces that should
    /// stay. The word overrides the model wherever its letters occur, with their ZWNJs lost or turned
    /// to spaces. A ZWNJ in the text is never removed, and a space is never inserted.
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
        let all = Arc::make_mut(self.normalizer.steps.restore_zwnj.step.words.get_or_insert_default());
        all.add(words)?;
        Ok(self)
    }

    /// Sets what kind of text is normalized: prose, or data and code, in which only letters and ZWNJs change.
    /// By default each line is looked at ([`TextKind::Detect`]). The preset
    /// [`search`](Normalizer::search) takes every line for prose.
    ///
    /// ```
    /// use hamvar::{Normalizer, TextKind};
    ///
    /// let text = "title: كتاب ها , 25";
    /// assert_eq!(Normalizer::standard().normalize(text), "title: کتاب‌ها , 25");
    /// let n = Normalizer::builder().text_kind(TextKind::Prose).build();
    /// assert_eq!(n.normalize(text), "title: کتاب‌ها، ۲۵");
    /// ```
    pub fn text_kind(&mut self, kind: TextKind) -> &mut Self {
        self.normalizer.set_text_kind(kind);
        self
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

    /// Protects what `pattern` matches: a regular expression in the syntax of the crate `regex`,
    /// without Unicode classes. Write `[0-9]` or `(?-u:\d)` for `\d`, and `(?-u:\b)` for `\b`. The marks of
    /// a protected letter stay, too.
    ///
    /// No other promise of this crate depends on the pattern, except two. Time: `regex` needs linear time for
    /// one match, but to find all matches can take quadratic time. This happens if it has to read far ahead
    /// to find out that a long alternative does not match, as with `(?s)<!--.*?-->|<[^>]*>` on a text with
    /// many `<!--`. Give each alternative as a pattern of its own, and do not use the patterns of
    /// untrusted users. Idempotence: if an edit beside a match makes it another match, normalizing again may
    /// change the text there.
    ///
    /// # Errors
    /// If `pattern` is not a valid regular expression.
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

    /// Sets the length in bytes of the longest line that is normalized; 16 MiB by default. A longer line stays as
    /// it is, and so does a line whose result would be longer. The limit bounds the memory of streams. It has no
    /// effect with [`protect_pattern`](Self::protect_pattern).
    ///
    /// ```
    /// let n = hamvar::Normalizer::builder().longest_line(16).build();
    /// assert_eq!(n.normalize("كتاب\nكتاب كتاب كتاب\n"), "کتاب\nكتاب كتاب كتاب\n");
    /// ```
    pub fn longest_line(&mut self, bytes: usize) -> &mut Self {
        self.normalizer.longest_line = bytes;
        self
    }

    /// Returns the normalizer.
    #[must_use]
    pub fn build(&self) -> Normalizer {
        self.normalizer.clone()
    }
}

/// The error returned by [`Builder::protect_pattern`] when a pattern is not a valid regular
/// expression. Its source is the error of the crate `regex`.
#[derive(Clone, Debug, PartialEq)]
pub struct PatternError(Box<regex::Error>);

impl fmt::Display for PatternError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let cause = self.0.to_string();
        write!(f, "invalid pattern: {cause}")?;
        // The errors of `regex` name a feature of that crate, or nothing.
        if ["nicode", "NFA"].iter().any(|word| cause.contains(word)) {
            f.write_str(
                "; Unicode classes are not available: write [0-9] or (?-u:\\d) for \\d, (?-u:\\b) for \\b, \
                 and ranges such as [\u{627}-\u{6CC}] for \\p{…}",
            )?;
        }
        Ok(())
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
