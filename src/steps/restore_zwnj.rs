//! The step that restores lost ZWNJs: reads the passages of a text, has each one judged, and reports what
//! changed.
//!
//! A passage ends with its line at the latest. The step reaches beyond a line in one way only: the damage of
//! the lines before is known from the [`DamageHistory`].

use alloc::{borrow::Cow, sync::Arc};
use core::ops::ControlFlow;

use super::{Carry, Source, Step};
use crate::chars::ZWNJ_BYTES;
use crate::edit::{self, EditKind, Sink};
use crate::restore::{Gap, Judge, MAX_PARTS, Model, Part, Passage, UserWords, is_plural};
use crate::scan::Text;
use crate::text::spans::Spans;

/// How the gaps of a word are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Spelling {
    /// With ZWNJs.
    Zwnj,
    /// As one run of letters, without the ye of a final ه‌ی: the search key that every spelling of the word
    /// has.
    Key,
}

/// The step and its options.
#[derive(Clone, Debug)]
pub(crate) struct RestoreZwnj {
    pub(crate) model: Model,
    /// Words whose spelling the user gave.
    pub(crate) words: Option<Arc<UserWords>>,
    /// How sure the model must be, in hundredths of a logit beyond the default.
    pub(crate) confidence: i32,
    pub(crate) spelling: Spelling,
}

impl Step for RestoreZwnj {
    const DEFAULT: Self =
        RestoreZwnj { model: Model::embedded(), words: None, confidence: 0, spelling: Spelling::Zwnj };

    const EDITS_WORDS: bool = true;

    fn run<S: Sink>(&self, source: &Source, carry: &mut Carry, sink: &mut S) -> ControlFlow<()> {
        let (text, spans) = (source.text.as_str(), source.spans);
        // Clearing parts takes time, so a short text gets fewer: a letter has two bytes, and a part at least
        // one letter.
        const TINY: usize = 16;
        const SMALL: usize = 64;
        let (mut tiny, mut small, mut large);
        let parts: &mut [Part] = if text.len() <= 2 * TINY {
            tiny = [Part::EMPTY; TINY];
            &mut tiny
        } else if text.len() <= 2 * SMALL {
            small = [Part::EMPTY; SMALL];
            &mut small
        } else {
            large = [Part::EMPTY; MAX_PARTS];
            &mut large
        };
        let mut judge = Judge::new(&self.model, self.words.as_deref(), self.confidence);
        let mut passage = Passage::new(text.as_bytes(), parts);
        for piece in spans.between(text.len()) {
            let mut at = piece.start;
            while let Some(next) = passage.read(at, piece.end, |form| judge.prefetch(form)) {
                at = next;
                match self.spelling {
                    Spelling::Zwnj => {
                        judge.restore(&mut passage, &mut carry.history);
                        report(&passage, text.as_bytes(), sink)?;
                    }
                    Spelling::Key => {
                        judge.restore_for_key(&mut passage);
                        report_key(&passage, text.as_bytes(), sink)?;
                    }
                }
            }
        }
        ControlFlow::Continue(())
    }
}

/// Reports where the passage differs from the text it was read from.
fn report(passage: &Passage, text: &[u8], sink: &mut impl Sink) -> ControlFlow<()> {
    for part in passage.edited.iter().map(|i| &passage.parts()[i]) {
        for (at, gap) in passage.gaps_of(part) {
            match gap {
                Gap::Zwnj | Gap::None => {
                    let new = if gap == Gap::Zwnj { "\u{200C}" } else { "" };
                    let spaces = spaces_before(text, at);
                    if spaces > 0 {
                        let kind = if new.is_empty() { EditKind::WordJoined } else { EditKind::SpaceToZwnj };
                        sink.replace(at - spaces..at, new, kind)?;
                    } else if gap == Gap::Zwnj && !text[..at].ends_with(&ZWNJ_BYTES) {
                        sink.replace(at..at, new, EditKind::ZwnjInserted)?;
                    } else if gap == Gap::None && text[..at].ends_with(&ZWNJ_BYTES) {
                        sink.replace(at - ZWNJ_BYTES.len()..at, new, EditKind::ZwnjRemoved)?;
                    }
                }
                Gap::Break if is_plural_after_latin(part) => {
                    sink.replace(at - 1..at, "\u{200C}", EditKind::SpaceToZwnj)?;
                }
                _ => {}
            }
        }
    }
    ControlFlow::Continue(())
}

/// Reports where the search key of the passage differs from the text it was read from.
fn report_key(passage: &Passage, text: &[u8], sink: &mut impl Sink) -> ControlFlow<()> {
    for (i, part) in passage.parts().iter().enumerate() {
        for (at, gap) in passage.gaps_of(part) {
            match gap {
                Gap::Zwnj | Gap::None => {
                    let spaces = spaces_before(text, at);
                    let start = if spaces > 0 {
                        at - spaces
                    } else if text[..at].ends_with(&ZWNJ_BYTES) {
                        at - ZWNJ_BYTES.len()
                    } else {
                        at
                    };
                    let end = if gap == Gap::Zwnj && passage.is_ezafe(i) { at + 2 } else { at };
                    if start < end {
                        let kind = if spaces > 0 { EditKind::WordJoined } else { EditKind::ZwnjRemoved };
                        sink.replace(start..end, "", kind)?;
                    }
                }
                Gap::Break if is_plural_after_latin(part) => {
                    sink.replace(at - 1..at, "", EditKind::WordJoined)?;
                }
                _ => {}
            }
        }
    }
    ControlFlow::Continue(())
}

/// Whether the part is an ending of the plural after a Latin word and a space.
fn is_plural_after_latin(part: &Part) -> bool {
    part.after_latin && is_plural(part.hash)
}

/// The number of spaces before `at`.
fn spaces_before(text: &[u8], at: usize) -> usize {
    text[..at].iter().rev().take_while(|&&b| b == b' ').count()
}

impl Model {
    /// Restores lost ZWNJs with this model; see [`restore`](crate::zwnj::restore()).
    ///
    /// ```
    /// let model = hamvar::zwnj::Model::embedded();
    /// assert_eq!(model.restore("منطقهای"), "منطقه‌ای");
    /// ```
    #[must_use]
    pub fn restore<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let step = RestoreZwnj { model: self.clone(), ..RestoreZwnj::DEFAULT };
        let source = Source { text: Text::new(text), spans: &Spans::NONE };
        edit::rewritten(text, |sink| step.run(&source, &mut Carry::default(), sink))
    }
}

/// Restores lost ZWNJs with the embedded model, where they were deleted and where they became spaces.
/// Changes gaps only, never a letter.
///
/// Borrows when there is nothing to do. Takes time linear in the text.
///
/// ```
/// assert_eq!(hamvar::zwnj::restore("نمیخواهند"), "نمی‌خواهند");
/// assert_eq!(hamvar::zwnj::restore("همکاری های بندر ها"), "همکاری‌های بندرها");
/// ```
#[must_use]
pub fn restore(text: &str) -> Cow<'_, str> {
    Model::embedded().restore(text)
}
