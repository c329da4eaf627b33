//! [`Normalizer`]: the steps in their order.

use alloc::{
    borrow::Cow,
    string::{String, ToString},
    sync::Arc,
    vec::Vec,
};
use core::fmt;
use core::ops::{ControlFlow, Range};

use regex::Regex;

use crate::edit::{self, Aligned, Check, Edit, Record, Rewrite, Sink};
use crate::restore::{self, DamageHistory, Model};
use crate::scan::{Finder, Text};
use crate::steps::digits::{self, Digits};
use crate::steps::fold::{self, HehYe, Marks};
use crate::steps::restore_zwnj::{RestoreZwnj, Spelling};
use crate::steps::{blank_lines, clean_zwnj, entities, line_ends, punctuation, repeats, search_key, spaces};
use crate::text::protect;
use crate::text::spans::{Kinds, Protected, Spans};

/// Normalizes Persian text.
///
/// Built once, used for any number of texts, by any number of threads; cloning is cheap.
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
/// - `n.is_normalized(t)`, `n.normalize(t) == t` and `n.normalize(t)` being borrowed are the same;
/// - applying `n.edits(t)` to `t` gives `n.normalize(t)`;
/// - the time is linear in the length of `t`, and nothing panics.
#[derive(Clone, Debug)]
pub struct Normalizer {
    policy: Policy,
    /// How lost ZWNJs are restored, if they are.
    restore: RestoreZwnj,
    /// What the user protects.
    protect: Vec<Regex>,
}

/// Which steps run, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Policy {
    fold: Option<fold::Options>,
    digits: Digits,
    /// Numbers get thousands signs.
    group_digits: bool,
    spacing: bool,
    signs: punctuation::Options,
    /// Runs of one letter become one.
    repeats: bool,
    /// HTML entities become what they stand for.
    entities: bool,
    /// CR LF and CR become LF.
    line_ends: bool,
    /// Two or more empty lines become one.
    blank_lines: bool,
    clean_zwnj: bool,
    restore_zwnj: bool,
    protect: Kinds,
    search: bool,
}

const NOTHING: Policy = Policy {
    fold: None,
    digits: Digits::Keep,
    group_digits: false,
    spacing: false,
    signs: punctuation::ALL,
    repeats: false,
    entities: false,
    line_ends: false,
    blank_lines: false,
    clean_zwnj: false,
    restore_zwnj: false,
    protect: Kinds::ALL,
    search: false,
};

const FOLD: fold::Options = fold::Options {
    marks: Marks::Keep,
    heh_ye: HehYe::Hamza,
    keep_bidi: false,
    keep_kashida: false,
    search: false,
};

/// One step of the way, in the order in which they run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    LineEnds,
    Entities,
    Fold,
    CleanZwnj,
    Repeats,
    Digits,
    Punctuation,
    Spaces,
    RestoreZwnj,
    SearchKey,
    BlankLines,
}

const STEPS: [Step; 11] = [
    Step::LineEnds,
    Step::Entities,
    Step::Fold,
    Step::CleanZwnj,
    Step::Repeats,
    Step::Digits,
    Step::Punctuation,
    Step::Spaces,
    Step::RestoreZwnj,
    Step::SearchKey,
    Step::BlankLines,
];

impl Step {
    /// Whether it may change a text of nothing but words, as [`fold::is_plain`] says, that is not to
    /// become a key.
    fn changes_words(self) -> bool {
        matches!(self, Step::Repeats | Step::RestoreZwnj)
    }
}

/// A text of so many bytes is a token, or a few words of a search. (To see that a longer one is nothing but
/// words takes as long as the steps that need not be taken then.)
const SHORT: usize = 32;

/// So many bytes, up to the end of their line, go through all steps before the next ones do, and stay in the
/// processor's near memory meanwhile.
const PIECE: usize = 1 << 15;

/// What steps carry from one piece to the next.
#[derive(Debug, Default)]
struct Carried {
    /// The damage of the text up to now.
    history: DamageHistory,
    /// Room for lines.
    room: String,
}

impl Normalizer {
    /// Text for people to read: every step, with Persian digits.
    ///
    /// ```
    /// let n = hamvar::Normalizer::standard();
    /// assert_eq!(n.normalize("در سال 1397 ، قدرت ها گفتند..."), "در سال ۱۳۹۷، قدرت‌ها گفتند…");
    /// ```
    pub const fn standard() -> Normalizer {
        Normalizer {
            policy: Policy {
                fold: Some(FOLD),
                digits: Digits::Persian,
                spacing: true,
                clean_zwnj: true,
                restore_zwnj: true,
                ..NOTHING
            },
            restore: RestoreZwnj::new(Spelling::Zwnj),
            protect: Vec::new(),
        }
    }

    /// One key for every spelling of a word: for indexes and look-ups, not for reading.
    ///
    /// ```
    /// let n = hamvar::Normalizer::search();
    /// for spelling in ["می‌روم", "می روم", "میروم", "مي‌روم", "مِی‌رَوَم"] {
    ///     assert_eq!(n.normalize(spelling), "میروم");
    /// }
    /// ```
    pub const fn search() -> Normalizer {
        let fold = fold::Options { marks: Marks::Drop, search: true, ..FOLD };
        Normalizer {
            policy: Policy {
                fold: Some(fold),
                digits: Digits::Latin,
                spacing: true,
                clean_zwnj: true,
                restore_zwnj: true,
                protect: Kinds::NONE,
                search: true,
                ..NOTHING
            },
            restore: RestoreZwnj::new(Spelling::Key),
            protect: Vec::new(),
        }
    }

    /// Code points only: look-alike letters and invisible characters. Spelling, digits, spaces and
    /// punctuation are left alone.
    ///
    /// ```
    /// let n = hamvar::Normalizer::minimal();
    /// assert_eq!(n.normalize("كتاب هاي علي 12"), "کتاب های علی 12");
    /// ```
    pub const fn minimal() -> Normalizer {
        Normalizer {
            policy: Policy { fold: Some(FOLD), protect: Kinds::NONE, ..NOTHING },
            restore: RestoreZwnj::new(Spelling::Zwnj),
            protect: Vec::new(),
        }
    }

    /// A builder that starts from [`Normalizer::standard`].
    pub fn builder() -> Builder {
        Builder { normalizer: Normalizer::standard() }
    }

    /// Runs one step on `text`. `carried` is what comes from the text before it.
    fn step(
        &self,
        step: Step,
        text: &Text,
        spans: &Spans,
        carried: &mut Carried,
        sink: &mut impl Sink,
    ) -> ControlFlow<()> {
        let policy = &self.policy;
        match step {
            Step::LineEnds => line_ends::ends(text, spans, sink),
            Step::Entities => entities::decode(text, spans, sink),
            Step::Fold => match &policy.fold {
                Some(options) => fold::fold(text, options, spans, &mut carried.room, sink),
                None => ControlFlow::Continue(()),
            },
            Step::CleanZwnj => clean_zwnj::run(text, spans, sink),
            Step::Repeats => repeats::repeats(text, spans, sink),
            Step::Digits => digits::convert(text, policy.digits, policy.group_digits, spans, sink),
            Step::Punctuation => punctuation::signs(text, policy.signs, spans, sink),
            Step::Spaces => spaces::spaces(text, spans, sink),
            Step::RestoreZwnj => self.restore.run(text, spans, &mut carried.history, sink),
            Step::SearchKey => search_key::key(text, sink),
            Step::BlankLines => blank_lines::blank_lines(text, spans, sink),
        }
    }

    /// The steps that run, in their order.
    #[inline]
    fn steps(&self) -> impl Iterator<Item = Step> + use<> {
        let policy = &self.policy;
        // A set of bits: short texts take less time than a list does.
        let bit = |step: Step, runs: bool| (runs as u16) << step as u16;
        let mut left = bit(Step::LineEnds, policy.line_ends)
            | bit(Step::Entities, policy.entities)
            | bit(Step::Fold, policy.fold.is_some())
            | bit(Step::CleanZwnj, policy.clean_zwnj)
            | bit(Step::Repeats, policy.repeats)
            | bit(Step::Digits, policy.digits != Digits::Keep)
            | bit(Step::Punctuation, policy.spacing)
            | bit(Step::Spaces, policy.spacing)
            | bit(Step::RestoreZwnj, policy.restore_zwnj)
            | bit(Step::SearchKey, policy.search)
            | bit(Step::BlankLines, policy.blank_lines);
        core::iter::from_fn(move || {
            let step = STEPS.get(left.trailing_zeros() as usize)?;
            left &= left - 1;
            Some(*step)
        })
    }

    fn spans(&self, text: &str) -> Spans {
        protect::spans(text, self.policy.protect, &self.protect)
    }

    /// Whether this is a short text of nothing but words, in which most steps find nothing to do, and
    /// no protected span; asked only where there are many steps.
    #[inline]
    fn is_plain(&self, text: &str) -> bool {
        let many = self.policy.spacing && !self.policy.search && self.protect.is_empty();
        many && text.len() <= SHORT && fold::is_plain(text)
    }

    /// Whether a text [is plain](Self::is_plain), and its protected spans.
    #[inline]
    fn look(&self, text: &str) -> (bool, Spans) {
        if self.is_plain(text) { (true, Spans::NONE) } else { (false, self.spans(text)) }
    }

    /// Whether a changed text has to be looked at again. Two things can be seen differently once
    /// the text has changed: a key has no ZWNJs left that hold decisions fast, and a character that
    /// went may have stood between a protected span and what now belongs to it, so that the spans are
    /// not what they were. Both come to rest after a round or two; the limit keeps time linear
    /// whatever happens.
    fn again(&self, round: usize, spans_changed: bool) -> bool {
        round < 8 && (self.policy.search || spans_changed)
    }

    /// Normalizes `text`; borrows it if there is nothing to do.
    ///
    /// Takes time linear in the length of `text`. Allocates nothing if there is nothing to do, else the new
    /// text and room to work in, whatever the number of steps: some 100 KiB for a long text of many lines,
    /// another text for one of long lines or with code in backticks.
    pub fn normalize<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let mut out = String::new();
        if self.rewrite(text, &mut out) { Cow::Owned(out) } else { Cow::Borrowed(text) }
    }

    /// Normalizes `text` into `out`, in place of what was there: for many texts, one after the other,
    /// whose memory is used again.
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
        if !self.rewrite(text, out) {
            out.clear();
            out.push_str(text);
        }
    }

    /// The pieces of `text` that go through the steps one after the other: whole lines, which is as far as steps
    /// look. All of it at once where something may reach farther (code in backticks, what the user protects,
    /// empty lines), or where there is but one step.
    fn pieces<'t>(&self, text: &'t str) -> impl Iterator<Item = Range<usize>> + use<'t> {
        let Policy { blank_lines, entities, .. } = self.policy;
        let whole = blank_lines || entities || !self.protect.is_empty() || self.steps().nth(1).is_none();
        let code = self.policy.protect.has(Protected::Code);
        let mut at = 0;
        core::iter::from_fn(move || {
            let start = at;
            if start == text.len() {
                return None;
            }
            at = text.len();
            if !whole && at - start > PIECE {
                let text = Text::new(text);
                let next = |sign, from, to| Finder::default().next(&text, from, to, |_, _, c| c == sign);
                let end = next(b'\n', start + PIECE, at).map_or(at, |end| end + 1);
                if !code || next(b'`', start, end).is_none() {
                    at = end;
                }
            }
            Some(start..at)
        })
    }

    /// Writes the normalized text to `out`, and returns true, if it is not `text` itself.
    fn rewrite(&self, text: &str, out: &mut String) -> bool {
        if text.len() <= PIECE || self.pieces(text).nth(1).is_none() {
            return self.rewrite_piece(text, &mut Carried::default(), out, &mut String::new());
        }
        let mut carried = Carried::default();
        let (mut new, mut other) = (String::new(), String::new());
        let mut sink = Rewrite::new(text, out);
        for piece in self.pieces(text) {
            if self.rewrite_piece(&text[piece.clone()], &mut carried, &mut new, &mut other) {
                sink.rewrite(piece, |out| out.push_str(&new));
            }
        }
        sink.finish()
    }

    /// The same for one of the [pieces](Self::pieces). `other` is room to work in.
    fn rewrite_piece(
        &self,
        piece: &str,
        carried: &mut Carried,
        out: &mut String,
        other: &mut String,
    ) -> bool {
        let (mut plain, mut spans) = self.look(piece);
        let (before, mut first) = (carried.history, None);
        let mut any = false;
        for round in 0.. {
            let mut changed = false;
            let mut spans_changed = false;
            let mut steps = self.steps();
            loop {
                // Steps read one of two texts and write the other one.
                let (source, target) = if any { (out.as_str(), &mut *other) } else { (piece, &mut *out) };
                let source = Text::new(source);
                let finds = |step: Step| {
                    if plain && !step.changes_words() {
                        return false;
                    }
                    let mut sink = Rewrite::new(source.as_str(), target);
                    let _ = self.step(step, &source, &spans, carried, &mut sink);
                    sink.finish()
                };
                if !steps.by_ref().any(finds) {
                    break;
                }
                let (new_plain, new) = self.look(target);
                spans_changed |= !new.hold_the_same(target, &spans, &source);
                (plain, spans) = (new_plain, new);
                if any {
                    core::mem::swap(out, other);
                }
                (any, changed) = (true, true);
            }
            // What comes after the piece goes by what the first round saw, as this one did.
            let seen = *first.get_or_insert(carried.history);
            carried.history = before;
            if !(changed && self.again(round, spans_changed)) {
                carried.history = seen;
                break;
            }
        }
        any
    }

    /// Whether `text` is normalized already; stops at the first place that is not.
    ///
    /// ```
    /// let n = hamvar::Normalizer::standard();
    /// assert!(n.is_normalized("کتاب‌ها") && !n.is_normalized("كتاب‌ها"));
    /// ```
    pub fn is_normalized(&self, text: &str) -> bool {
        let mut carried = Carried::default();
        self.pieces(text).all(|piece| {
            let (plain, spans) = self.look(&text[piece.clone()]);
            let text = Text::new(&text[piece]);
            self.steps().filter(|step| !plain || step.changes_words()).all(|step| {
                let mut sink = Check::default();
                let _ = self.step(step, &text, &spans, &mut carried, &mut sink);
                !sink.changed
            })
        })
    }

    /// What [`normalize`](Self::normalize) would change, place by place, in order: for editors and
    /// linters. Applying all edits to `text` gives the normalized text.
    ///
    /// ```
    /// let edits = hamvar::Normalizer::standard().edits("كتاب ها");
    /// assert_eq!(edits.len(), 2);
    /// assert_eq!((edits[0].range.clone(), &*edits[0].replacement), (0..2, "ک"));
    /// assert_eq!((edits[1].range.clone(), &*edits[1].replacement), (8..9, "\u{200C}"));
    /// ```
    pub fn edits(&self, text: &str) -> Vec<Edit> {
        let mut carried = Carried::default();
        let mut all = Vec::new();
        for piece in self.pieces(text) {
            let place = |range: Range<usize>| piece.start + range.start..piece.start + range.end;
            let edits = self.edits_of_piece(&text[piece.clone()], &mut carried).into_iter();
            all.extend(edits.map(|edit| Edit { range: place(edit.range), ..edit }));
        }
        all
    }

    fn edits_of_piece(&self, piece: &str, carried: &mut Carried) -> Vec<Edit> {
        let mut all = Vec::new();
        let mut current: Cow<str> = Cow::Borrowed(piece);
        let mut spans = self.spans(piece);
        let (before, mut first) = (carried.history, None);
        for round in 0.. {
            let mut changed = false;
            let mut spans_changed = false;
            for step in self.steps() {
                let mut sink = Record::default();
                let _ = self.step(step, &Text::new(&current), &spans, carried, &mut sink);
                if sink.edits.is_empty() {
                    continue;
                }
                changed = true;
                let edited = edit::apply(&current, &sink.edits);
                all = edit::compose(piece, all, sink.edits);
                let new = self.spans(&edited);
                spans_changed |= !new.hold_the_same(&edited, &spans, &current);
                (current, spans) = (Cow::Owned(edited), new);
            }
            // What comes after the piece goes by what the first round saw, as this one did.
            let seen = *first.get_or_insert(carried.history);
            carried.history = before;
            if !(changed && self.again(round, spans_changed)) {
                carried.history = seen;
                break;
            }
        }
        all
    }

    /// Normalizes `text` and keeps which bytes of the result came from which of the source.
    ///
    /// ```
    /// let aligned = hamvar::Normalizer::standard().normalize_aligned("كتاب ها را");
    /// assert_eq!(aligned.text(), "کتاب‌ها را");
    /// // "را" in the result, and where it was.
    /// let found = aligned.text().find("را").unwrap();
    /// assert_eq!(aligned.to_source(found..found + 4), 14..18);
    /// assert_eq!(aligned.to_result(14..18), found..found + 4);
    /// ```
    pub fn normalize_aligned(&self, text: &str) -> Aligned {
        Aligned::new(text, self.edits(text))
    }
}

/// Why a pattern of [`Builder::protect_pattern`] is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PatternError(String);

impl fmt::Display for PatternError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no pattern to protect by: {}", self.0)
    }
}

impl core::error::Error for PatternError {}

impl Default for Normalizer {
    /// [`Normalizer::standard`].
    fn default() -> Self {
        Normalizer::standard()
    }
}

/// Builds a [`Normalizer`] step by step; starts from one of the presets.
///
/// ```
/// use hamvar::{Normalizer, digits::Digits};
///
/// let n = Normalizer::builder().digits(Digits::Latin).restore_zwnj(false).build();
/// assert_eq!(n.normalize("كتاب ها ۱۲"), "کتاب ها 12");
/// ```
#[derive(Clone, Debug)]
pub struct Builder {
    normalizer: Normalizer,
}

impl From<Normalizer> for Builder {
    /// A builder that starts from `normalizer`.
    fn from(normalizer: Normalizer) -> Self {
        Builder { normalizer }
    }
}

impl Builder {
    fn options(&mut self) -> &mut fold::Options {
        self.normalizer.policy.fold.get_or_insert(FOLD)
    }

    /// Whether letters are folded, marks put in order and invisible characters dropped. Switched
    /// on here, options for [`marks`](Self::marks) and the like return to their defaults if it was
    /// off.
    pub fn fold(&mut self, on: bool) -> &mut Self {
        match on {
            true => {
                self.options();
            }
            false => self.normalizer.policy.fold = None,
        }
        self
    }

    /// What becomes of harakat and other marks. Switches folding on.
    pub fn marks(&mut self, marks: Marks) -> &mut Self {
        self.options().marks = marks;
        self
    }

    /// How the ezafe after a silent heh is written. Switches folding on.
    pub fn heh_ye(&mut self, heh_ye: HehYe) -> &mut Self {
        self.options().heh_ye = heh_ye;
        self
    }

    /// Whether bidirectional controls (U+200E, U+200F, U+202A–202E, U+2066–2069, U+061C) stay.
    /// Switches folding on.
    pub fn keep_bidi_controls(&mut self, keep: bool) -> &mut Self {
        self.options().keep_bidi = keep;
        self
    }

    /// Which digits numbers get.
    pub fn digits(&mut self, digits: Digits) -> &mut Self {
        self.normalizer.policy.digits = digits;
        self
    }

    /// Whether whole numbers of five digits or more that become Persian or Arabic-Indic get thousands
    /// signs. Off by default: the number may be an account's or a telephone's.
    ///
    /// ```
    /// let n = hamvar::Normalizer::builder().group_digits(true).build();
    /// assert_eq!(n.normalize("در سال 1397 مبلغ 1234567.5 ریال"), "در سال ۱۳۹۷ مبلغ ۱٬۲۳۴٬۵۶۷٫۵ ریال");
    /// ```
    pub fn group_digits(&mut self, on: bool) -> &mut Self {
        self.normalizer.policy.group_digits = on;
        self
    }

    /// Whether spaces and punctuation are put right.
    pub fn spacing(&mut self, on: bool) -> &mut Self {
        self.normalizer.policy.spacing = on;
        self
    }

    /// Whether straight and curly quotation marks around Persian become «…». On by default, where
    /// [`spacing`](Self::spacing) is.
    pub fn quotes(&mut self, on: bool) -> &mut Self {
        self.normalizer.policy.signs.quotes = on;
        self
    }

    /// Whether three dots become `…`. On by default, where [`spacing`](Self::spacing) is.
    pub fn ellipsis(&mut self, on: bool) -> &mut Self {
        self.normalizer.policy.signs.ellipsis = on;
        self
    }

    /// Whether two and three hyphens become `–` and `—`. On by default, where
    /// [`spacing`](Self::spacing) is.
    pub fn dashes(&mut self, on: bool) -> &mut Self {
        self.normalizer.policy.signs.dashes = on;
        self
    }

    /// Whether three or more of one letter become one, as in chats. Off by default.
    ///
    /// ```
    /// let n = hamvar::Normalizer::builder().collapse_repeats(true).build();
    /// assert_eq!(n.normalize("سلاممممم خوووبی؟ الله"), "سلام خوبی؟ الله");
    /// ```
    pub fn collapse_repeats(&mut self, on: bool) -> &mut Self {
        self.normalizer.policy.repeats = on;
        self
    }

    /// Whether HTML entities (`&zwnj;`, `&laquo;`, `&#1705;`) become the characters they stand for.
    /// Off by default. `&lt;`, `&gt;` and `&amp;` stay, since markup would come of them.
    ///
    /// ```
    /// let n = hamvar::Normalizer::builder().decode_entities(true).build();
    /// assert_eq!(n.normalize("می&zwnj;روم&nbsp;&laquo;خانه&raquo; &amp; &#1705;ار"), "می‌روم «خانه» &amp; کار");
    /// ```
    pub fn decode_entities(&mut self, on: bool) -> &mut Self {
        self.normalizer.policy.entities = on;
        self
    }

    /// Whether CR LF and CR become LF. Off by default.
    ///
    /// ```
    /// let n = hamvar::Normalizer::builder().unix_line_ends(true).collapse_blank_lines(true).build();
    /// assert_eq!(n.normalize("یک\r\n\r\n\r\nدو\r\n"), "یک\n\nدو\n");
    /// ```
    pub fn unix_line_ends(&mut self, on: bool) -> &mut Self {
        self.normalizer.policy.line_ends = on;
        self
    }

    /// Whether two or more empty lines become one. Off by default, since a line of the text is then
    /// no longer a line of the result.
    pub fn collapse_blank_lines(&mut self, on: bool) -> &mut Self {
        self.normalizer.policy.blank_lines = on;
        self
    }

    /// Whether the kashida (U+0640) stays. Dropped by default. Switches folding on.
    pub fn keep_kashida(&mut self, keep: bool) -> &mut Self {
        self.options().keep_kashida = keep;
        self
    }

    /// Whether ZWNJs that show nothing are removed.
    pub fn clean_zwnj(&mut self, on: bool) -> &mut Self {
        self.normalizer.policy.clean_zwnj = on;
        self
    }

    /// Whether lost ZWNJs are restored.
    pub fn restore_zwnj(&mut self, on: bool) -> &mut Self {
        self.normalizer.policy.restore_zwnj = on;
        self
    }

    /// Whether every kind of [`Protected`] span is left byte for byte, or none. What
    /// [`protect_pattern`](Self::protect_pattern) was given stays protected.
    pub fn protect(&mut self, on: bool) -> &mut Self {
        self.normalizer.policy.protect = if on { Kinds::ALL } else { Kinds::NONE };
        self
    }

    /// Whether one kind of span is left byte for byte.
    ///
    /// ```
    /// use hamvar::{Normalizer, Protected};
    ///
    /// let n = Normalizer::builder().protect_kind(Protected::Hashtags, false).build();
    /// assert_eq!(n.normalize("#كتاب و www.example.com/?a=1,2"), "#کتاب و www.example.com/?a=1,2");
    /// ```
    pub fn protect_kind(&mut self, kind: Protected, on: bool) -> &mut Self {
        self.normalizer.policy.protect.set(kind, on);
        self
    }

    /// Leaves byte for byte what `pattern` matches: a regular expression of the crate `regex`,
    /// without its Unicode classes. Searching takes time linear in the text for each pattern.
    ///
    /// # Errors
    /// If the pattern is none.
    ///
    /// ```
    /// let n = hamvar::Normalizer::builder().protect_pattern(r"\{\{.*?\}\}")?.build();
    /// assert_eq!(n.normalize("{{ نام ; 1 }} آمد , رفت"), "{{ نام ; 1 }} آمد، رفت");
    /// # Ok::<(), hamvar::PatternError>(())
    /// ```
    pub fn protect_pattern(&mut self, pattern: &str) -> Result<&mut Self, PatternError> {
        let pattern = Regex::new(pattern).map_err(|error| PatternError(error.to_string()))?;
        self.normalizer.protect.push(pattern);
        Ok(self)
    }

    /// The model that restores ZWNJs, in place of the embedded one.
    pub fn model(&mut self, model: Model) -> &mut Self {
        self.normalizer.restore.model = model;
        self
    }

    /// How sure the model must be of a ZWNJ to restore it, in percent (1 to 99; 50 by default).
    /// More leaves more of a damaged text alone, and makes fewer mistakes in a good one. Words that
    /// are always written with a ZWNJ are not weighed; they are restored whatever is asked for.
    ///
    /// ```
    /// let careful = hamvar::Normalizer::builder().zwnj_confidence(99).build();
    /// assert_eq!(careful.normalize("نمیخواند ، پشت بام"), "نمی‌خواند، پشت بام");
    /// ```
    pub fn zwnj_confidence(&mut self, percent: u8) -> &mut Self {
        self.normalizer.restore.confidence = restore::log_odds(percent);
        self
    }

    /// Adds a word of your own, spelled as it shall be: with ZWNJs, without, or with spaces that
    /// are to stay. It wins over the model wherever its letters stand, in every damaged spelling;
    /// a ZWNJ that the text has is never taken away. More than 40 letters, or anything but letters
    /// of the Arabic script between spaces and ZWNJs, make no word, and are left out.
    ///
    /// ```
    /// let n = hamvar::Normalizer::builder().word("گل‌بهشت").word("دلآرام").build();
    /// assert_eq!(n.normalize("گلبهشت و گل بهشت و گل‌بهشت‌ها"), "گل‌بهشت و گل‌بهشت و گل‌بهشت‌ها");
    /// assert_eq!(n.normalize("دلآرام آمد"), "دلآرام آمد");
    /// ```
    pub fn word(&mut self, word: &str) -> &mut Self {
        self.words([word])
    }

    /// Adds words of your own; see [`word`](Self::word).
    pub fn words<'w>(&mut self, words: impl IntoIterator<Item = &'w str>) -> &mut Self {
        let all = Arc::make_mut(self.normalizer.restore.words.get_or_insert_default());
        words.into_iter().for_each(|word| all.add(word));
        self
    }

    /// The normalizer.
    pub fn build(&self) -> Normalizer {
        self.normalizer.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::{format, string::ToString, vec};
    use proptest::prelude::*;

    #[test]
    fn steps_that_plain_texts_pass_over_have_nothing_to_do_there() {
        let mut all = Normalizer::builder();
        all.decode_entities(true).unix_line_ends(true).collapse_blank_lines(true).group_digits(true);
        let all = [Marks::Keep, Marks::KeepTanvin, Marks::Drop].map(|marks| all.marks(marks).build());
        let mut plain = 0;
        for c in '\u{600}'..='\u{6FF}' {
            for text in [
                c.to_string(),
                format!("ب{c} {c}ه ه"),
                format!("{c}{c}{c}ی ی"),
                format!("{c}\u{64E}"),
                format!(" {c}"),
            ] {
                if !fold::is_plain(&text) {
                    continue;
                }
                plain += 1;
                for n in &all {
                    assert!(n.spans(&text).is_empty());
                    for step in
                        STEPS.into_iter().filter(|&step| !step.changes_words() && step != Step::SearchKey)
                    {
                        let mut sink = Check::default();
                        let _ =
                            n.step(step, &Text::new(&text), &Spans::NONE, &mut Carried::default(), &mut sink);
                        assert!(!sink.changed, "{step:?} {text:?}");
                    }
                }
            }
        }
        assert!(plain > 3 * 32, "{plain}");
        assert!(
            ["", " ", "ب ", "ب  ب", "ب\n", "ب1", "ب۱", "ب،", "ي", "\u{640}"]
                .into_iter()
                .all(|t| !fold::is_plain(t))
        );
    }

    /// Lines that show damage, and what steps look for at the ends of lines.
    const LINES: &[&str] = &[
        "همکاری های منطقهای را نمی خواهند",
        "دانشجویان کتاب ها را می‌خوانند و نمی‌فروشند.",
        "علي كتاب هاي خود را در سال 1397 ، خريد ...",
        "  فاصله‌ها   و «گیومه \"باز",
        "این word و that, و نشانی https://example.ir/?a=1,2",
        "\u{200C}#برچسب\u{200C}",
        "بی پایان\r",
        "ده\u{200D}\r",
        "\u{64E}\u{651}بند ها \u{640}",
        "\u{640}\u{200C}ها و 12",
        ",  که . ؟؟ «",
        "/?a=1,2 ://x @کس @you",
        "",
        "ە ھەموو ڕۆژێک",
        "Latin only , 12 and no more",
    ];

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(12))]
        #[test]
        fn a_long_text_comes_out_piece_by_piece_as_it_would_at_once(
            mut lines in prop::collection::vec(0..LINES.len(), 2..40),
            code in prop::option::of(1usize..1200),
            odd in any::<u64>(),
        ) {
            // No two pieces begin at the same line.
            let mut text = String::new();
            while text.len() < 3 * PIECE {
                let turn = odd as usize % lines.len();
                lines.rotate_left(turn.max(1));
                lines.iter().for_each(|&line| text.extend([LINES[line], "\n"]));
                if odd % 3 == 0 {
                    text.extend(["می خواهم ", "\n"]);
                }
            }
            if let Some(line) = code {
                // Code that nothing closes, and code that an invisible character hides.
                let at = text.match_indices('\n').nth(line).map_or(text.len(), |(at, _)| at + 1);
                text.insert_str(at, if odd % 2 == 0 { "```\n" } else { "``\u{200D}`\n" });
                text.push_str("كد ها\n```\n");
            }
            for n in [Normalizer::standard(), Normalizer::search()] {
                prop_assert!(n.pieces(&text).count() > 1 || code.is_some());
                let (mut whole, mut other) = (String::new(), String::new());
                if !n.rewrite_piece(&text, &mut Carried::default(), &mut whole, &mut other) {
                    whole.push_str(&text);
                }
                let result = n.normalize(&text);
                prop_assert!(result == whole, "{:?}", result.lines().zip(whole.lines()).find(|(a, b)| a != b));
                prop_assert!(edit::apply(&text, &n.edits(&text)) == whole);
                prop_assert_eq!(n.is_normalized(&text), text == whole);
                prop_assert!(n.is_normalized(&whole));
            }
        }
    }

    #[test]
    fn pieces_are_whole_lines_but_where_something_reaches_farther() {
        let line = "خط\n".repeat(100);
        let text = line.repeat(3 * PIECE / line.len());
        let pieces = |n: &Normalizer, text: &str| n.pieces(text).collect::<Vec<_>>();
        let n = Normalizer::standard();
        let all = pieces(&n, &text);
        assert!(all.len() == 3 && all.windows(2).all(|pair| pair[0].end == pair[1].start));
        assert!(all.iter().all(|piece| text[piece.clone()].ends_with('\n')));
        assert_eq!(all.last().map(|piece| piece.end), Some(text.len()));
        assert!(pieces(&n, "").is_empty());
        // From a backtick on it is one.
        let code = text.clone() + "`" + &text + &text;
        assert_eq!(pieces(&n, &code).last().map(|piece| piece.end), Some(code.len()));
        assert_eq!(pieces(&n, &code).len(), 3);
        for whole in [
            Normalizer::minimal(),
            Normalizer::builder().collapse_blank_lines(true).build(),
            Normalizer::builder().protect_pattern("خ[^/]*/").unwrap().build(),
        ] {
            assert_eq!(pieces(&whole, &text), vec![0..text.len()]);
        }
    }
}
