//! [`Normalizer`]: the presets, and the methods that apply them to a text.

mod batch;
mod builder;
mod decisions;
mod options;
mod order;
mod outputs;
mod pieces;
mod pipeline;
mod preset;
mod search_terms;
mod session;
mod settings;
mod settings_error;
mod singulars;
#[cfg(test)]
mod tests;

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::ops::RangeInclusive;

use regex::Regex;

use crate::edit::{Aligned, Edit, GapDecision};
use crate::restore::Repairs;
use crate::steps::Carry;
use crate::steps::digits::Digits;
use crate::steps::fold::{HehYe, Marks};
use crate::steps::restore_zwnj::Spelling;
use crate::text::line_kind::TextKind;
use crate::text::spans::Kinds;

pub use batch::Batch;
pub use builder::{Builder, PatternError};
use decisions::DecisionList;
use order::Steps;
use outputs::{AnyEdit, EditList};
use pieces::MOST_GROWTH;
pub use preset::{ParsePresetError, Preset};
pub use search_terms::{SearchTerms, Term, TermKind, Terms};
pub use session::Session;
pub use settings::Settings;
pub use settings_error::SettingsError;

pub(crate) use pieces::PIECE;
pub(crate) use pipeline::Buffers;

/// The confidences in percent that [`Builder::zwnj_confidence`] distinguishes. The odds of 0 and 100 percent
/// have no logarithm.
const CONFIDENCE: RangeInclusive<u8> = 1..=99;

/// Normalizes Persian text.
///
/// Build it once and use it for any number of texts, from any number of threads. Cloning is cheap.
///
/// ```
/// use hamvar::Normalizer;
///
/// let n = Normalizer::standard();
/// assert_eq!(n.normalize("علي كتاب ها را نميخواند"), "علی کتاب‌ها را نمی‌خواند");
/// assert!(n.is_normalized("علی کتاب‌ها را نمی‌خواند"));
/// ```
///
/// For every normalizer `n` and every text `t`:
///
/// - `n.normalize(&n.normalize(t)) == n.normalize(t)`;
/// - `n.is_normalized(t)`, `n.normalize(t) == t` and `n.normalize(t)` being borrowed are equivalent;
/// - applying `n.edits(t)` to `t` gives `n.normalize(t)`;
/// - nothing panics, and the time is linear in the length of `t`.
///
/// Two normalizers are equal if their [`Settings`] and the bytes of their models are equal.
#[derive(Clone, Debug)]
pub struct Normalizer {
    /// The preset from which the settings started.
    preset: Preset,
    steps: Steps,
    /// What kind of text is normalized. Each step that needs it has a copy.
    text_kind: TextKind,
    /// The words of the user, as they were given. Restoration has them by their letters.
    words: Option<Arc<Vec<String>>>,
    /// Which kinds of spans are protected.
    kinds: Kinds,
    /// Patterns of the user whose matches are protected.
    patterns: Option<Arc<[Regex]>>,
    /// The length of the longest line that is normalized, in bytes.
    longest_line: usize,
}

impl Normalizer {
    /// No step runs; every kind of span is protected.
    const OFF: Normalizer = Normalizer {
        preset: Preset::Empty,
        steps: Steps::OFF,
        text_kind: TextKind::Detect,
        words: None,
        kinds: Kinds::ALL,
        patterns: None,
        longest_line: pieces::LONGEST_LINE,
    };

    /// Text for people to read: every step, with Persian digits.
    ///
    /// ```
    /// let n = hamvar::Normalizer::standard();
    /// assert_eq!(n.normalize("در سال 1397 ، قدرت ها گفتند..."), "در سال ۱۳۹۷، قدرت‌ها گفتند…");
    /// ```
    #[must_use]
    pub const fn standard() -> Normalizer {
        let mut n = Normalizer::OFF;
        n.preset = Preset::Standard;
        n.steps.fold.on = true;
        n.steps.clean_zwnj.on = true;
        n.steps.clean_zwnj.step.parts_words = true;
        n.steps.digits.step.digits = Digits::Persian;
        n.steps.punctuation.on = true;
        n.steps.spaces.on = true;
        n.steps.restore_zwnj.step.repairs = Repairs::ALL;
        n.complete();
        n
    }

    /// One key for every spelling of a word: for indexes and look-ups, not for reading.
    /// [`SEARCH_KEY_VERSION`](crate::SEARCH_KEY_VERSION) describes the keys.
    ///
    /// ```
    /// let n = hamvar::Normalizer::search();
    /// for spelling in ["می‌روم", "می روم", "میروم", "مي‌روم", "مِی‌رَوَم"] {
    ///     assert_eq!(n.normalize(spelling), "میروم");
    /// }
    /// ```
    #[must_use]
    pub const fn search() -> Normalizer {
        let mut n = Normalizer::standard();
        n.preset = Preset::Search;
        n.steps.fold.step.marks = Marks::Drop;
        n.steps.fold.step.search_key = true;
        n.steps.spaces.step.keeps_wide_gaps = false;
        n.steps.digits.step.digits = Digits::Ascii;
        n.steps.restore_zwnj.step.spelling = Spelling::Key;
        n.steps.key_letters.on = true;
        n.steps.search_key.on = true;
        n.kinds = Kinds::NONE;
        // The key of a word is the same in data and in prose.
        n.text_kind = TextKind::Prose;
        n.complete();
        n
    }

    /// Code points only: look-alike letters and invisible characters. Spelling, digits, spaces and
    /// punctuation stay as they are.
    ///
    /// ```
    /// let n = hamvar::Normalizer::minimal();
    /// assert_eq!(n.normalize("كتاب هاي علي 12"), "کتاب های علی 12");
    /// ```
    #[must_use]
    pub const fn minimal() -> Normalizer {
        let mut n = Normalizer::OFF;
        n.preset = Preset::Minimal;
        n.steps.fold.on = true;
        n.kinds = Kinds::NONE;
        n
    }

    /// Brings numbers into their ranges, and sets what follows from the options.
    const fn complete(&mut self) {
        let steps = &mut self.steps;
        steps.digits.step.kind = self.text_kind;
        steps.punctuation.step.kind = self.text_kind;
        steps.spaces.step.kind = self.text_kind;
        steps.restore_zwnj.step.kind = self.text_kind;
        steps.style.step.kind = self.text_kind;
        steps.digits.on = !matches!(steps.digits.step.digits, Digits::Keep);
        let Repairs { zwnjs, spaces, words } = steps.restore_zwnj.step.repairs;
        steps.restore_zwnj.on = zwnjs || spaces || words;
        let heh_with_hamza = matches!(steps.fold.step.heh_ye, HehYe::Hamza);
        // If marks are dropped, the hamza would be dropped too when the result is normalized again.
        let keeps_hamza = steps.fold.on && !matches!(steps.fold.step.marks, Marks::Drop);
        steps.style.step.heh_with_hamza = heh_with_hamza && keeps_hamza;
        steps.restore_zwnj.step.marks_ezafe = heh_with_hamza && keeps_hamza;
        // A search key has one spelling for all styles.
        steps.style.on = steps.style.step.is_set() && !steps.search_key.on;
        steps.style_of_restored = steps.style;
        let confidence = &mut steps.restore_zwnj.step.confidence;
        if *confidence < *CONFIDENCE.start() {
            *confidence = *CONFIDENCE.start();
        } else if *confidence > *CONFIDENCE.end() {
            *confidence = *CONFIDENCE.end();
        }
        // No text is longer, and a number in a file may have to be smaller.
        if self.longest_line > isize::MAX as usize {
            self.longest_line = isize::MAX as usize;
        }
    }

    /// The spacing step alone.
    pub(crate) const fn only_spaces() -> Normalizer {
        let mut n = Normalizer::OFF;
        n.steps.spaces.on = true;
        n
    }

    /// The punctuation step alone.
    pub(crate) const fn only_punctuation() -> Normalizer {
        let mut n = Normalizer::OFF;
        n.steps.punctuation.on = true;
        n
    }

    /// A builder that starts from [`standard`](Self::standard).
    pub fn builder() -> Builder {
        Builder::from(Normalizer::standard())
    }

    /// Returns the settings, for example to show them or to write them to a file. The model is not part of them.
    ///
    /// ```
    /// use hamvar::{Digits, Normalizer};
    ///
    /// let n = Normalizer::builder().digits(Digits::Ascii).build();
    /// assert_eq!(n.settings().digits, Digits::Ascii);
    /// assert!(n.settings().fix_spaces && !n.settings().keep_kashida);
    /// assert_eq!(n.settings().build(), Ok(n));
    /// ```
    #[must_use]
    pub fn settings(&self) -> Settings {
        Settings::from(self)
    }

    /// Returns the normalized text, borrowed if `text` is normalized already.
    ///
    /// Takes time linear in the length of `text`. Allocates nothing if there is nothing to do.
    /// Otherwise allocates the new text and buffers. The buffers take about 100 KiB for a long text
    /// of many lines. A very long line takes twice its length, up to
    /// [`longest_line`](crate::Builder::longest_line). `SECURITY.md` has a table of the memory of each function.
    #[must_use]
    pub fn normalize<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let mut out = String::new();
        if self.rewrite(text, &mut Carry::default(), &mut out) {
            Cow::Owned(out)
        } else {
            Cow::Borrowed(text)
        }
    }

    /// Replaces the content of `out` by the normalized text. Reuses the memory of `out`, so a caller
    /// who normalizes many texts allocates little.
    ///
    /// ```
    /// let n = hamvar::Normalizer::standard();
    /// let mut line = String::new();
    /// for text in ["كتاب ها", "کتاب‌ها"] {
    ///     n.normalize_into(text, &mut line);
    ///     assert_eq!(line, "کتاب‌ها");
    /// }
    /// ```
    pub fn normalize_into(&self, text: &str, out: &mut String) {
        if !self.rewrite(text, &mut Carry::default(), out) {
            out.clear();
            out.push_str(text);
        }
    }

    /// Returns whether `text` is normalized already. Stops at the first edit. Allocates nothing
    /// unless the text has protected spans.
    ///
    /// ```
    /// let n = hamvar::Normalizer::standard();
    /// assert!(n.is_normalized("کتاب‌ها") && !n.is_normalized("كتاب‌ها"));
    /// ```
    #[must_use]
    pub fn is_normalized(&self, text: &str) -> bool {
        let mut output = AnyEdit::default();
        let found = self.run(text, &mut Carry::default(), &mut Buffers::default(), &mut output);
        // A line that would become too long is left alone, whatever edits it has.
        let may_become_too_long = || output.edited_piece > self.longest_line / MOST_GROWTH;
        found.is_continue()
            || may_become_too_long() && !self.rewrite(text, &mut Carry::default(), &mut String::new())
    }

    /// Returns every change that [`normalize`](Self::normalize) would make, in order: for editors
    /// and linters. Applying all edits to `text` gives the normalized text.
    ///
    /// Some edits can be refused and the others [applied](crate::edits::apply). No pair of quotation marks
    /// or number is changed by half if each edit is refused together with those of its
    /// [`group`](Edit::group). Edits of one kind belong to groups of their own, so a whole kind can be
    /// refused.
    ///
    /// Takes time linear in the length of `text`, and 40 bytes an edit. (On a machine of 64 bits; an edit
    /// with more than eight bytes of new text takes more.)
    ///
    /// ```
    /// let edits = hamvar::Normalizer::standard().edits("كتاب ها");
    /// assert_eq!(edits.len(), 2);
    /// assert_eq!((edits[0].range.clone(), &*edits[0].replacement), (0..2, "ک"));
    /// assert_eq!((edits[1].range.clone(), &*edits[1].replacement), (8..9, "\u{200C}"));
    /// ```
    #[must_use]
    pub fn edits(&self, text: &str) -> Vec<Edit> {
        let mut output = EditList::new(text);
        let _ = self.run(text, &mut Carry::default(), &mut Buffers::default(), &mut output);
        output.all
    }

    /// Returns each decision about a gap of `text` with its reason, in order. Linters can show the reasons, and you can
    /// find out why a word was changed or left alone.
    ///
    /// Each decision is about one possible repair. For every repair in [`edits`](Self::edits) there is a decision that
    /// [was made](GapDecision::is_made), with the same range and kind. (Gaps that a [style](crate::Style) respells are
    /// an exception.) A decision that was made shows the text just before the change. The other decisions show the text
    /// after all repairs. There, both halves of a word that got a ZWNJ are words of their own, and the thresholds
    /// depend on all damage that was found.
    ///
    /// There are no decisions about protected spans, lines of other languages and single letters. The gaps of search
    /// keys are decided in another way, so the preset [`search`](Self::search) gives no decisions.
    ///
    /// Takes a few times as long as `edits`, and up to 480 bytes of memory for each word.
    ///
    /// ```
    /// let text = "میخواهند";
    /// let all = hamvar::Normalizer::standard().gap_decisions(text);
    /// let made = all.iter().find(|decision| decision.is_made).unwrap();
    /// assert_eq!((made.range.clone(), made.reason.as_str()), (4..4, "answer"));
    /// ```
    #[must_use]
    pub fn gap_decisions(&self, text: &str) -> Vec<GapDecision> {
        let mut output = DecisionList::new(text);
        let _ = self.run(text, &mut Carry::default(), &mut Buffers::default(), &mut output);
        output.finish()
    }

    /// Returns a session, which normalizes a text call by call.
    #[must_use]
    pub fn session(&self) -> Session {
        Session::new(self.clone())
    }

    /// Returns an empty batch, which normalizes many short texts into one buffer.
    #[must_use]
    pub fn batch(&self) -> Batch {
        Batch::new(self.clone())
    }

    /// Returns the normalized text together with the alignment of its bytes to the source.
    ///
    /// ```
    /// let aligned = hamvar::Normalizer::standard().normalize_aligned("كتاب ها را");
    /// assert_eq!(aligned.as_str(), "کتاب‌ها را");
    /// // "را" in the result, and where it was in the source.
    /// let found = aligned.as_str().find("را").unwrap();
    /// assert_eq!(aligned.source_range(found..found + 4), 14..18);
    /// assert_eq!(aligned.result_range(14..18), found..found + 4);
    /// ```
    #[must_use]
    pub fn normalize_aligned(&self, text: &str) -> Aligned {
        Aligned::new(text, self.edits(text))
    }
}

impl PartialEq for Normalizer {
    /// Whether the settings and the bytes of the models are equal.
    fn eq(&self, other: &Self) -> bool {
        self.settings() == other.settings()
            && self.steps.restore_zwnj.step.model.as_bytes() == other.steps.restore_zwnj.step.model.as_bytes()
    }
}

impl Eq for Normalizer {}

impl Default for Normalizer {
    /// Returns [`Normalizer::standard`].
    fn default() -> Self {
        Normalizer::standard()
    }
}
