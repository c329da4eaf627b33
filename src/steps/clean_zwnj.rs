//! Cleaning: removes ZWNJs without any visible effect.
//!
//! A ZWNJ has an effect if a letter or digit follows it and one of these is before it: a letter that
//! joins (perhaps with marks), a digit, or a letter of another script (API‌ها). Markup between the ZWNJ and
//! these does not count (<b>کتاب</b>‌ها), since readers do not see it. Some scripts, above all the Indic
//! ones, use the ZWNJ in their own spelling. Beside their characters, no ZWNJ is removed.

use alloc::borrow::Cow;
use core::ops::{ControlFlow, Range};

use super::{Carry, Source, Step};
use crate::chars::{self, ZWNJ_BYTES};
use crate::edit::{self, EditKind, Sink};
use crate::restore::{Model, are_two_words};
use crate::scan::{Finder, Text, Zwnjs};
use crate::text::kashida_dashes::zwnj_is_beside_kashidas;
use crate::text::markup::{self, Visible};
use crate::text::spans::Spans;

/// Removes every ZWNJ without any visible effect: doubled ones, those at the edge of a word or
/// beside a space, before a mark, beside a sign, and those after a letter that does not join. ZWNJs of other
/// scripts stay.
///
/// Borrows when there is nothing to do. Takes time linear in the text.
///
/// ```
/// // A ZWNJ after ر has no effect; the one after ی stays.
/// assert_eq!(hamvar::zwnj::clean("کار\u{200C}ها می\u{200C}\u{200C}روند"), "کارها می\u{200C}روند");
/// ```
#[must_use]
pub fn clean(text: &str) -> Cow<'_, str> {
    let source = Source { text: Text::new(text), spans: &Spans::NONE };
    edit::rewritten(text, |sink| CleanZwnj::DEFAULT.run(&source, &mut Carry::default(), sink))
}

/// Removes ZWNJs without any visible effect.
#[derive(Clone, Debug)]
pub(crate) struct CleanZwnj {
    /// Whether a ZWNJ without effect between two common words becomes a space. (Some writers type a ZWNJ
    /// after a letter that does not join, in place of the space.)
    pub(crate) parts_words: bool,
    /// The model that knows the words.
    pub(crate) model: Model,
}

impl Step for CleanZwnj {
    const DEFAULT: Self = CleanZwnj { parts_words: false, model: Model::embedded() };

    fn run<S: Sink>(&self, source: &Source, _: &mut Carry, sink: &mut S) -> ControlFlow<()> {
        let (text, bytes) = (&source.text, source.text.as_bytes());
        let mut from = 0;
        let mut finder = Finder::default();
        // The end of the previous run of ZWNJs, and whether the letter before it gives it an effect.
        let mut previous = (0, false);
        while let Some(start) = next_zwnj(&mut finder, text, from) {
            let first_end = start + ZWNJ_BYTES.len();
            if separates_letters(bytes, start) {
                from = first_end;
                continue;
            }
            let more = bytes[first_end..].as_chunks().0.iter().take_while(|three| **three == ZWNJ_BYTES);
            let end = first_end + ZWNJ_BYTES.len() * more.count();
            from = end;
            let before = text[..start].chars().next_back();
            let after = text[end..].chars().next();
            // There may be markup between this ZWNJ and its letter.
            let seen = match before {
                Some(c) if c.is_ascii() => markup::visible_before(text, start),
                _ => Visible::Text(start),
            };
            let has_effect = match seen {
                Visible::Text(seen) => has_effect_after(&text[..seen]),
                Visible::Unknown => true,
                Visible::Zwnj(end) => previous == (end, true),
            };
            previous = (end, has_effect);
            if source.spans.overlaps(&(start..end)) || keeps_its_zwnj(before) || keeps_its_zwnj(after) {
                continue;
            }
            let needed = has_effect && markup::letter_follows(text, end)
                || zwnj_is_beside_kashidas(text, &(start..first_end));
            let removed = if needed { first_end..end } else { start..end };
            if !needed && self.parts_words && self.is_between_words(text, start..end) {
                sink.replace(removed, " ", EditKind::Space)?;
            } else if !removed.is_empty() {
                sink.replace(removed, "", EditKind::ZwnjRemoved)?;
            }
        }
        ControlFlow::Continue(())
    }
}

impl CleanZwnj {
    /// Whether the ZWNJs of `range` are between two words that the model knows.
    fn is_between_words(&self, text: &str, range: Range<usize>) -> bool {
        let in_word = |c: &char| chars::class(*c) != 0;
        let (before, after) = (&text[..range.start], &text[range.end..]);
        // The time stays linear: each letter is read for at most two ZWNJs, one before it and one after it.
        let left: usize = before.chars().rev().take_while(in_word).map(char::len_utf8).sum();
        let right: usize = after.chars().take_while(in_word).map(char::len_utf8).sum();
        are_two_words(&self.model, &before[before.len() - left..], &after[..right])
    }
}

/// The offset of the next ZWNJ at or after `from`.
fn next_zwnj(finder: &mut Finder, text: &Text, mut from: usize) -> Option<usize> {
    loop {
        let last = finder.next_of::<Zwnjs>(text, from, text.len())?;
        if text.as_bytes()[..=last].ends_with(&ZWNJ_BYTES) {
            return Some(last + 1 - ZWNJ_BYTES.len());
        }
        from = last + 1;
    }
}

/// A shortcut for most ZWNJs: whether the ZWNJ at `at` is alone between two letters of the Arabic
/// script, the first of which joins. Such a ZWNJ stays.
fn separates_letters(bytes: &[u8], at: usize) -> bool {
    let before = at.checked_sub(2).map_or(0, |before| chars::class_at(bytes, before));
    let after = chars::class_at(bytes, at + ZWNJ_BYTES.len());
    before & chars::LETTER != 0 && before & chars::NON_JOINING == 0 && after & chars::LETTER != 0
}

/// Whether a ZWNJ after `text` can have an effect: `text` ends in a letter that joins, a digit, or a
/// letter of another script, perhaps with marks.
fn has_effect_after(text: &str) -> bool {
    // The time stays linear: no two ZWNJs have the same marks before them.
    let base = text.chars().rev().find(|&c| !chars::is_mark(c));
    base.is_some_and(|c| if chars::is_letter(c) { chars::joins_next(c) } else { c.is_alphanumeric() })
}

/// Whether `c` is of a script that may use the ZWNJ in its own spelling: any script except Latin and
/// Arabic, such as the Indic scripts and Mongolian.
fn keeps_its_zwnj(c: Option<char>) -> bool {
    c.is_some_and(|c| {
        c as u32 > 0x2FF
            && c.is_alphanumeric()
            && !chars::is_letter(c)
            && !chars::is_mark(c)
            && !matches!(c as u32, 0x600..=0x8FF | 0xFB50..=0xFDFF | 0xFE70..=0xFEFF)
            || matches!(c as u32, 0x900..=0x1CFF if !c.is_whitespace())
    })
}
