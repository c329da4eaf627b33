//! The step that repairs gaps: lost ZWNJs, lost spaces, and words that were typed as two. It reads the
//! passages of a text, has each one judged, and reports the changes.
//!
//! Lines of another language and passages of vocalized Arabic are not read. A passage ends before them, and
//! at the end of its line. All that the step knows of earlier lines is their damage, which the
//! [`DamageHistory`](crate::restore::DamageHistory) holds.

use alloc::{borrow::Cow, sync::Arc, vec};
use core::ops::{ControlFlow, Range};

use super::{Carry, Source, Step};
use crate::chars::{self, ZWNJ_BYTES};
use crate::edit::{self, EditKind, Sink};
use crate::restore::{
    Gap, Judge, MAX_PARTS, Model, Others, Part, Passage, Recorder, Repairs, Unwatched, UserWords, Watch,
    is_plural, log_odds,
};
use crate::scan::Text;
use crate::text::keys::QuotedKeys;
use crate::text::left_alone::LeftAlone;
use crate::text::line_kind::TextKind;
use crate::text::markup;
use crate::text::spans::Spans;

/// How the gaps of a word are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Spelling {
    /// With ZWNJs.
    Zwnj,
    /// As one run of letters, or as two words with a space, whatever the text has; and without the ye of a
    /// final ه‌ی. So all spellings of a word have the same search key.
    Key,
}

/// The step and its options.
#[derive(Clone, Debug)]
pub(crate) struct RestoreZwnj {
    pub(crate) model: Model,
    /// Words whose spelling the user gave.
    pub(crate) words: Option<Arc<UserWords>>,
    /// How sure the model must be of a repair, in percent from 1 to 99.
    pub(crate) confidence: u8,
    pub(crate) spelling: Spelling,
    /// Which gaps are repaired.
    pub(crate) repairs: Repairs,
    /// Which lines are data. These keep their spaces, and their quoted keys keep all gaps.
    pub(crate) kind: TextKind,
    /// Whether a later step writes خانهٔ for خانه‌ی.
    pub(crate) marks_ezafe: bool,
}

impl Step for RestoreZwnj {
    const DEFAULT: Self = RestoreZwnj {
        model: Model::embedded(),
        words: None,
        confidence: 50,
        spelling: Spelling::Zwnj,
        repairs: Repairs::NONE,
        kind: TextKind::Detect,
        marks_ezafe: false,
    };

    const EDITS_WORDS: bool = true;

    fn run<S: Sink>(&self, source: &Source, carry: &mut Carry, sink: &mut S) -> ControlFlow<()> {
        // The gaps of a search key are decided in another way, which is not recorded.
        if self.spelling != Spelling::Key && sink.gap_log().is_some() {
            return self.run_recorded(source, carry, sink);
        }
        // To clear parts takes time, so a short text gets fewer. A part has at least one letter, which has
        // two bytes.
        const TINY: usize = 16;
        const SMALL: usize = 64;
        let most_letters = source.text.len() / 2;
        if most_letters <= TINY {
            self.run_with::<TINY, S>(source, carry, sink)
        } else if most_letters <= SMALL {
            self.run_with::<SMALL, S>(source, carry, sink)
        } else {
            self.run_with::<MAX_PARTS, S>(source, carry, sink)
        }
    }
}

impl RestoreZwnj {
    /// Runs the step with an array of `PARTS` parts. Each `PARTS` is a function of its own, so only one of the arrays
    /// is on the stack.
    #[inline(never)]
    fn run_with<const PARTS: usize, S: Sink>(
        &self,
        source: &Source,
        carry: &mut Carry,
        sink: &mut S,
    ) -> ControlFlow<()> {
        self.run_in(&mut [Part::EMPTY; PARTS], source, carry, sink, Unwatched, |_, _, _| ())
    }

    /// Runs the step and records why gaps are changed or left alone.
    #[inline(never)]
    fn run_recorded<S: Sink>(&self, source: &Source, carry: &mut Carry, sink: &mut S) -> ControlFlow<()> {
        let mut parts = vec![Part::EMPTY; MAX_PARTS];
        self.run_in(&mut parts, source, carry, sink, Recorder::default(), |recorder, keys, sink| {
            if let Some(all) = sink.gap_log() {
                all.append(recorder.take(), |at| keys.keep_gap(at));
            }
        })
    }

    /// Runs the step while `watch` watches the judge. Calls `after_report` each time a passage has been reported to the
    /// sink.
    #[inline(never)]
    fn run_in<S: Sink, W: Watch>(
        &self,
        parts: &mut [Part],
        source: &Source,
        carry: &mut Carry,
        sink: &mut S,
        watch: W,
        mut after_report: impl FnMut(&W, &mut QuotedKeys, &mut S),
    ) -> ControlFlow<()> {
        let (text, spans) = (source.text.as_str(), source.spans);
        let confidence = log_odds(self.confidence);
        let mut judge = Judge::new(&self.model, self.words.as_deref(), confidence, self.repairs, watch);
        let mut passage = Passage::new(text.as_bytes(), parts);
        passage.marks_ezafe = self.marks_ezafe;
        let mut ezafe_end = None;
        let mut left_alone = LeftAlone::new(&source.text);
        let mut keys = QuotedKeys::new(self.kind, &source.text, source.spans);
        for piece in spans.between(text.len()) {
            let mut at = piece.start;
            while let Some(mut next) = passage.read(at, piece.end, |form| judge.prefetch(form)) {
                let may_be_left_alone = passage.may_be_left_alone()
                    || !passage.parts().is_empty() && is_part_of_line(text.as_bytes(), at..next);
                if may_be_left_alone && let Some(range) = left_alone.first_in(passage.first_offset()..next) {
                    // Only the part of the passage before the range is judged.
                    let before = passage.read(at, range.start.max(at), |form| judge.prefetch(form));
                    next = before.filter(|&before| before < range.start).unwrap_or(range.end.min(piece.end));
                }
                at = next;
                match self.spelling {
                    Spelling::Zwnj => {
                        let damage = judge.look_up_all(&mut passage);
                        judge.restore(&mut passage, damage, &mut carry.memory.history, &mut |at| {
                            !keys.is_data(at)
                        });
                        carry.has_new_words |= passage.has_new_words();
                        report(&passage, text, &judge, &mut keys, sink)?;
                        after_report(&judge.watch, &mut keys, sink);
                    }
                    Spelling::Key => {
                        judge.restore_for_key(&mut passage);
                        report_key(&passage, text, &judge, &mut ezafe_end, sink)?;
                    }
                }
            }
        }
        ControlFlow::Continue(())
    }
}

/// Whether the line of `range` has more text before or after `range`. That text may show that the range is of another
/// language.
fn is_part_of_line(text: &[u8], range: Range<usize>) -> bool {
    let is_inside_line = |at: usize| match (at.checked_sub(1).map(|before| text[before]), text.get(at)) {
        (Some(before), Some(&after)) => before != b'\n' && after != b'\n',
        _ => false,
    };
    is_inside_line(range.start) || is_inside_line(range.end)
}

/// Reports where the passage differs from the text it was read from, except in keys.
fn report<W: Watch>(
    passage: &Passage,
    text: &str,
    judge: &Judge<'_, W>,
    keys: &mut QuotedKeys,
    sink: &mut impl Sink,
) -> ControlFlow<()> {
    for i in passage.edited.iter() {
        let part = &passage.parts()[i];
        for (at, gap) in passage.gaps_of(part) {
            if keys.keep_gap(at) {
                continue;
            }
            let (start, old) = gap_in_text(text.as_bytes(), at);
            match (old, gap) {
                (Gap::Space, Gap::Zwnj) => sink.replace(start..at, "\u{200C}", EditKind::SpaceToZwnj)?,
                (Gap::Space, Gap::None) => {
                    let is_ending = passage.is_ending_from(part, at);
                    let kind = if is_ending { EditKind::WordJoined } else { EditKind::WordMended };
                    sink.replace(start..at, "", kind)?;
                }
                (Gap::None, Gap::Space) => sink.replace(at..at, " ", EditKind::SpaceRestored)?,
                (Gap::None, Gap::Zwnj) => sink.replace(at..at, "\u{200C}", EditKind::ZwnjInserted)?,
                (Gap::Zwnj, Gap::None) => sink.replace(start..at, "", EditKind::ZwnjRemoved)?,
                (_, Gap::Break) if is_plural_after_other_word(part) => match joint_before(text, at - 1) {
                    Some(Gap::Zwnj) => sink.replace(at - 1..at, "\u{200C}", EditKind::SpaceToZwnj)?,
                    Some(_) => sink.replace(at - 1..at, "", EditKind::WordJoined)?,
                    None => {}
                },
                _ => {}
            }
        }
        if judge.has_lost_space_after(passage, i, &mut |at| !keys.is_data(at)) {
            sink.replace(part.end()..part.end(), " ", EditKind::SpaceRestored)?;
        }
    }
    ControlFlow::Continue(())
}

/// Reports where the search key of the passage differs from the text it was read from. `ezafe_end` is the
/// end of the last ye that was removed. More such letters after it, each after a space, are removed with
/// it: without the first, the next one would be after the heh.
fn report_key<W: Watch>(
    passage: &Passage,
    text: &str,
    judge: &Judge<'_, W>,
    ezafe_end: &mut Option<usize>,
    sink: &mut impl Sink,
) -> ControlFlow<()> {
    for (i, part) in passage.parts().iter().enumerate() {
        for (at, gap) in passage.gaps_of(part) {
            if let Some(end) = *ezafe_end
                && text.as_bytes().get(end..at) == Some(b" ")
                && passage.is_final_ye(i)
            {
                *ezafe_end = Some(at + 2);
                sink.replace(end..at + 2, "", EditKind::WordJoined)?;
                continue;
            }
            match gap {
                Gap::Zwnj | Gap::None => {
                    let (start, old) = gap_in_text(text.as_bytes(), at);
                    let is_ezafe = gap == Gap::Zwnj && passage.is_ezafe(i);
                    let end = if is_ezafe { at + 2 } else { at };
                    if is_ezafe {
                        *ezafe_end = Some(end);
                    }
                    if start < end {
                        let was_space = old == Gap::Space;
                        let kind = if was_space { EditKind::WordJoined } else { EditKind::ZwnjRemoved };
                        sink.replace(start..end, "", kind)?;
                    }
                }
                Gap::Space => {
                    let (start, old) = gap_in_text(text.as_bytes(), at);
                    if old != Gap::Space {
                        sink.replace(start..at, " ", EditKind::Space)?;
                    }
                }
                Gap::Break if is_plural_after_other_word(part) && joint_before(text, at - 1).is_some() => {
                    sink.replace(at - 1..at, "", EditKind::WordJoined)?;
                }
                _ => {}
            }
        }
        if judge.has_lost_space_after(passage, i, &mut |_| true) {
            sink.replace(part.end()..part.end(), " ", EditKind::SpaceRestored)?;
        }
    }
    ControlFlow::Continue(())
}

/// Whether the part is a plural ending after a Latin word, or perhaps markup, and a space.
fn is_plural_after_other_word(part: &Part) -> bool {
    part.others.has(Others::BEFORE) && is_plural(part.hash)
}

/// What belongs between a plural ending and the word before it, which is Latin or marked up and ends at
/// `end`: a ZWNJ, or nothing after a letter that does not join. `None` if there is no such word.
#[cold]
fn joint_before(text: &str, end: usize) -> Option<Gap> {
    if text[..end].ends_with(|c: char| c.is_ascii_alphabetic()) {
        return Some(Gap::Zwnj);
    }
    let word = &text[..markup::marked_up_word_before(text, end)?];
    let last = word.chars().rev().find(|&c| !chars::is_mark(c))?;
    if chars::joins_next(last) || last.is_ascii_alphanumeric() {
        Some(Gap::Zwnj)
    } else {
        // The spacing step puts a space after a parenthesis.
        (chars::is_letter(last) && !text[..end].ends_with(')')).then_some(Gap::None)
    }
}

/// The gap that ends at `at` in the text: its start, and its kind (spaces, a ZWNJ or nothing).
fn gap_in_text(text: &[u8], at: usize) -> (usize, Gap) {
    let spaces = text[..at].iter().rev().take_while(|&&b| b == b' ').count();
    if spaces > 0 {
        (at - spaces, Gap::Space)
    } else if text[..at].ends_with(&ZWNJ_BYTES) {
        (at - ZWNJ_BYTES.len(), Gap::Zwnj)
    } else {
        (at, Gap::None)
    }
}

impl Model {
    /// Restores lost ZWNJs with this model, and no lost spaces; see [`restore`](crate::zwnj::restore()).
    ///
    /// ```
    /// let model = hamvar::zwnj::Model::embedded();
    /// assert_eq!(model.restore("منطقهای"), "منطقه‌ای");
    /// ```
    #[must_use]
    pub fn restore<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let repairs = Repairs { zwnjs: true, ..Repairs::NONE };
        let step = RestoreZwnj { model: self.clone(), repairs, ..RestoreZwnj::DEFAULT };
        let source = Source { text: Text::new(text), spans: &Spans::NONE };
        edit::rewritten(text, |sink| step.run(&source, &mut Carry::default(), sink))
    }
}

/// Restores lost ZWNJs with the embedded model, where they were deleted and where they became spaces.
/// Changes gaps only, never a letter. Lost spaces and words typed as two stay as they are;
/// [`Builder::restore_spaces`](crate::Builder::restore_spaces) and
/// [`Builder::join_words`](crate::Builder::join_words) repair them.
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{Record, apply};
    use alloc::{format, string::String};

    fn restored_outside(text: &str, spans: &Spans, spelling: Spelling) -> String {
        let mut record = Record::default();
        let step = RestoreZwnj { spelling, repairs: Repairs::ALL, ..RestoreZwnj::DEFAULT };
        let source = Source { text: Text::new(text), spans };
        let _ = step.run(&source, &mut Carry::default(), &mut record);
        apply(text, &record.edits)
    }

    fn restored(text: &str, spelling: Spelling) -> String {
        restored_outside(text, &Spans::NONE, spelling)
    }

    #[test]
    fn endings_of_the_plural_follow_a_latin_word_with_a_zwnj() {
        for ending in ["ها", "های", "هایی", "هایم", "هایت", "هایش", "هایمان", "هایتان", "هایشان"]
        {
            let text = format!("از API {ending} گفت");
            assert_eq!(restored(&text, Spelling::Zwnj), format!("از API\u{200C}{ending} گفت"));
            assert_eq!(restored(&text, Spelling::Key), format!("از API{ending} گفت"));
        }
        assert_eq!(restored("از API هم گفت", Spelling::Zwnj), "از API هم گفت");
    }

    #[test]
    fn a_key_has_no_gap_inside_a_word_and_no_ye_of_an_ezafe() {
        for text in ["خانه\u{200C}ی ما", "خانه ی ما", "خانه ما"] {
            assert_eq!(restored(text, Spelling::Key), "خانه ما", "{text}");
        }
        assert_eq!(restored("کتاب\u{200C}ها", Spelling::Key), "کتابها");
    }

    #[test]
    fn protected_spans_are_not_read() {
        let text = "نمیخواهند نمیخواهند";
        let spans = Spans::new(alloc::vec![0..text.find(' ').unwrap()]);
        assert_eq!(restored_outside(text, &spans, Spelling::Zwnj), "نمیخواهند نمی\u{200C}خواهند");
    }

    #[test]
    fn a_word_that_is_too_long_after_a_latin_word_is_left_alone() {
        let long = "ب".repeat(40);
        for spelling in [Spelling::Zwnj, Spelling::Key] {
            let text = format!("در Latin ها\u{200C}{long} رفت");
            assert_eq!(restored(&text, spelling), text);
        }
    }
}
