//! The sinks: rewrite the text, check whether anything changes, record the edits.

use alloc::{borrow::Cow, string::String, vec::Vec};
use core::num::NonZeroU32;
use core::ops::{ControlFlow, Range};

use super::plain::is_plain;
use super::{Edit, EditKind, Group, NoRewriter, Rewriter, Sink};

/// Runs `step` on `text` and returns the new text, borrowed if `step` makes no edit.
pub(crate) fn rewritten<'t>(
    text: &'t str,
    step: impl FnOnce(&mut Rewrite<'t, '_>) -> ControlFlow<()>,
) -> Cow<'t, str> {
    let mut out = String::new();
    let mut sink = Rewrite::new(text, &mut out);
    let _ = step(&mut sink);
    if sink.finish() { Cow::Owned(out) } else { Cow::Borrowed(text) }
}

/// Builds the changed text. Copies nothing before the first edit.
pub(crate) struct Rewrite<'t, 'o> {
    source: &'t str,
    out: &'o mut String,
    /// The offset up to which the source is copied or replaced.
    copied: usize,
    changed: bool,
    /// Whether all edits up to now are [plain](is_plain).
    is_plain: bool,
}

/// What a step did to a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Edited {
    /// It made no edit.
    No,
    /// All its edits are plain: they can neither make a sign of a protected span nor hide one.
    Plainly,
    /// It made edits.
    Yes,
}

/// The longest new text of an edit that is tested for being [plain](is_plain), in bytes: that of a number. For a
/// longer one, the test would take more time than it saves.
const LONGEST_TESTED: usize = 32;

/// How many bytes are reserved beyond the expected length, so that the last edits rarely reallocate.
const SPARE: usize = 64;

impl<'t, 'o> Rewrite<'t, 'o> {
    /// Writes to `out`. The first edit clears it.
    pub(crate) fn new(source: &'t str, out: &'o mut String) -> Self {
        Rewrite { source, out, copied: 0, changed: false, is_plain: true }
    }

    /// Writes `range` of `text`, with its edits, to `out`. The first edit clears it.
    pub(crate) fn part(text: &'t str, range: Range<usize>, out: &'o mut String) -> Self {
        Rewrite { source: &text[..range.end], out, copied: range.start, changed: false, is_plain: true }
    }

    /// Appends `source`, with its edits, to `out`. It is appended even if there are no edits.
    pub(crate) fn onto(source: &'t str, out: &'o mut String) -> Self {
        Rewrite { source, out, copied: 0, changed: true, is_plain: true }
    }

    /// Clears the output and reserves memory before the first change.
    #[inline]
    fn begin(&mut self) {
        if !self.changed {
            self.changed = true;
            self.out.clear();
            // Inserted ZWNJs and signs make most texts longer by less than a sixteenth.
            let len = self.source.len() - self.copied;
            let capacity = len + len / 16 + SPARE;
            match self.out.capacity() {
                0 => *self.out = String::with_capacity(capacity),
                _ => self.out.reserve(capacity),
            }
        }
    }

    /// What the edits up to now did.
    pub(crate) fn edited(&self) -> Edited {
        match (self.changed, self.is_plain) {
            (false, _) => Edited::No,
            (true, true) => Edited::Plainly,
            (true, false) => Edited::Yes,
        }
    }

    /// Notes whether an edit is plain. Its new text begins at `start` of the output, and it ends at `end` of the
    /// source.
    #[inline]
    fn note_edit(&mut self, start: usize, end: usize) {
        if self.is_plain {
            let (before, new) = self.out.split_at(start);
            self.is_plain = new.len() <= LONGEST_TESTED
                && is_plain(before.as_bytes(), new, &self.source.as_bytes()[end..]);
        }
        self.copied = end;
    }

    /// Writes the rest of a changed text. Returns whether there was an edit; true after [`onto`](Self::onto).
    #[inline]
    pub(crate) fn finish(self) -> bool {
        if self.changed && self.copied < self.source.len() {
            self.out.push_str(&self.source[self.copied..]);
        }
        self.changed
    }
}

impl Sink for Rewrite<'_, '_> {
    #[inline]
    fn replace(&mut self, range: Range<usize>, new: &str, _: EditKind) -> ControlFlow<()> {
        debug_assert_ne!(&self.source[range.clone()], new, "an edit that changes nothing");
        self.begin();
        self.out.push_str(&self.source[self.copied..range.start]);
        let start = self.out.len();
        self.out.push_str(new);
        self.note_edit(start, range.end);
        ControlFlow::Continue(())
    }

    type Rewriter = Self;

    #[inline(always)]
    fn rewriter(&mut self) -> Option<&mut Self> {
        Some(self)
    }
}

impl Rewriter for Rewrite<'_, '_> {
    #[inline]
    fn rewrite(&mut self, range: Range<usize>, write: impl FnOnce(&mut String)) {
        self.begin();
        self.out.push_str(&self.source[self.copied..range.start]);
        let start = self.out.len();
        write(self.out);
        debug_assert_ne!(&self.source[range.clone()], &self.out[start..], "nothing was rewritten");
        self.note_edit(start, range.end);
    }

    #[inline]
    fn rewrite_letters(&mut self, range: Range<usize>, write: impl FnOnce(&mut String)) {
        self.begin();
        self.out.push_str(&self.source[self.copied..range.start]);
        write(self.out);
        self.copied = range.end;
    }
}

/// Stops at the first edit.
#[derive(Default)]
pub(crate) struct Check {
    /// Whether there was an edit.
    pub(crate) changed: bool,
}

impl Sink for Check {
    fn replace(&mut self, _: Range<usize>, _: &str, _: EditKind) -> ControlFlow<()> {
        self.changed = true;
        ControlFlow::Break(())
    }

    type Rewriter = NoRewriter;
}

/// Collects the edits.
#[derive(Default)]
pub(crate) struct Record {
    pub(crate) edits: Vec<Edit>,
    /// The number of groups that were begun. Their numbers are 1 and up.
    pub(crate) groups: u32,
}

impl Sink for Record {
    fn replace(&mut self, range: Range<usize>, new: &str, kind: EditKind) -> ControlFlow<()> {
        self.replace_in_group(range, new, kind, None)
    }

    fn begin_group(&mut self) -> Group {
        let group = self.groups.checked_add(1).and_then(NonZeroU32::new);
        self.groups = group.map_or(self.groups, NonZeroU32::get);
        group
    }

    fn replace_in_group(
        &mut self,
        range: Range<usize>,
        new: &str,
        kind: EditKind,
        group: Group,
    ) -> ControlFlow<()> {
        self.edits.push(Edit { group, ..Edit::new(range, new, kind) });
        ControlFlow::Continue(())
    }

    type Rewriter = NoRewriter;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_without_edits_is_borrowed() {
        assert!(matches!(rewritten("abc", |_| ControlFlow::Continue(())), Cow::Borrowed("abc")));
        assert_eq!(rewritten("abc", |sink| sink.replace(1..2, "x", EditKind::Letter)), "axc");
    }

    #[test]
    fn rewritten_stretches_replace_their_range() {
        let step = |sink: &mut Rewrite| {
            sink.rewrite(1..2, |out| out.push_str("xy"));
            ControlFlow::Continue(())
        };
        assert_eq!(rewritten("abc", step), "axyc");
    }

    #[test]
    fn a_part_clears_the_output_and_onto_keeps_it() {
        let mut out = String::from("before");
        let mut part = Rewrite::part("abcde", 1..4, &mut out);
        let _ = part.replace(2..3, "x", EditKind::Letter);
        assert!(part.finish());
        assert_eq!(out, "bxd");
        let mut onto = Rewrite::onto("abc", &mut out);
        let _ = onto.replace(0..1, "", EditKind::Letter);
        assert!(onto.finish());
        assert_eq!(out, "bxdbc");
    }
}
