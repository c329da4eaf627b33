//! The outputs of a normalizer: a new text (by itself or appended to others), a list of edits, or whether
//! there is any edit.
//!
//! All of them are driven by the one loop in `pipeline.rs`. They differ only in the sink that they
//! give to a step, and in what they keep when the step has ended.

use alloc::{string::String, vec::Vec};
use core::ops::{ControlFlow, Range};

use crate::edit::{self, Check, Edit, EditKind, Edited, Group, NoRewriter, Record, Rewrite, Rewriter, Sink};

/// Collects the edits of the steps in some form.
pub(crate) trait Output {
    /// The sink that a step reports to.
    type Sink<'s>: Sink;

    /// Returns a sink for the edits of `text`. If there are any, `target` receives the new text.
    fn sink<'s>(text: &'s str, target: &'s mut String) -> Self::Sink<'s>;

    /// Ends a step. Returns what it did to the text, or `Break` if no other step needs to run.
    /// `piece` is the piece of the source from which earlier steps made the text.
    fn end_step(&mut self, piece: &str, sink: Self::Sink<'_>) -> ControlFlow<(), Edited>;

    /// Forgets the edits of the current piece.
    fn cancel_piece(&mut self) {}

    /// Ends a piece of the source. `new` is its new text, if there were edits.
    fn end_piece(&mut self, piece: Range<usize>, new: Option<&str>);
}

/// The new text.
pub(crate) struct NewText<'t, 'o> {
    /// Collects the new texts of all pieces. `None` if there is one piece: then its text is taken
    /// from the buffer that it was made in.
    pub(crate) pieces: Option<Rewrite<'t, 'o>>,
}

impl Output for NewText<'_, '_> {
    type Sink<'s> = Rewrite<'s, 's>;

    #[inline]
    fn sink<'s>(text: &'s str, target: &'s mut String) -> Rewrite<'s, 's> {
        Rewrite::new(text, target)
    }

    #[inline]
    fn end_step(&mut self, _: &str, sink: Rewrite<'_, '_>) -> ControlFlow<(), Edited> {
        let edited = sink.edited();
        sink.finish();
        ControlFlow::Continue(edited)
    }

    fn end_piece(&mut self, piece: Range<usize>, new: Option<&str>) {
        if let (Some(all), Some(new)) = (&mut self.pieces, new) {
            all.rewrite(piece, |out| out.push_str(new));
        }
    }
}

/// The edits of the whole source.
pub(crate) struct EditList<'t> {
    source: &'t str,
    pub(crate) all: Vec<Edit>,
    /// The number of groups of edits in `all`.
    groups: u32,
    /// The edits of the current piece, with ranges in the piece.
    of_piece: Vec<Edit>,
    /// The number of groups that steps began in the current piece.
    groups_of_piece: u32,
}

impl<'t> EditList<'t> {
    pub(crate) fn new(source: &'t str) -> Self {
        EditList { source, all: Vec::new(), groups: 0, of_piece: Vec::new(), groups_of_piece: 0 }
    }

    /// The edits of the current piece up to now, with ranges in the piece.
    pub(super) fn edits_of_piece(&self) -> &[Edit] {
        &self.of_piece
    }

    /// Reserves memory in `all` for the edits of the current piece, which ends at `end`. If `all` has to
    /// grow, also reserves memory for the rest of the source, as if it had as many edits a byte as the text
    /// before, and 1/32 more. (A list that doubles its memory whenever it is full needs up to three times as much while
    /// it grows.) If the rest has more edits than that, the list grows by an eighth at least, so that each edit is copied
    /// a few times only.
    fn reserve(&mut self, end: usize) {
        /// The greatest factor by which `all` grows at once. Perhaps the rest of the source has no edits.
        const GROWTH: u128 = 64;
        let of_piece = edit::coalesced_len(&self.of_piece);
        let needed = self.all.len() + of_piece;
        if needed > self.all.capacity() {
            let (rest, read) = ((self.source.len() - end) as u128, end.max(1) as u128);
            // The old list and the new one exist at the same time. If the list is to grow much, it grows in two steps by the
            // same factor. So the old list is small in the last step.
            let growth = rest / read;
            let rest = if growth > GROWTH { growth.isqrt().min(GROWTH) * read } else { rest };
            let expected = rest * (needed + needed / 32) as u128 / read;
            let expected = usize::try_from(expected).unwrap_or(usize::MAX);
            self.all.reserve_exact(of_piece.saturating_add(expected).max(self.all.len() / 8));
        }
    }
}

impl Output for EditList<'_> {
    type Sink<'s> = RecordAndApply<'s>;

    fn sink<'s>(text: &'s str, target: &'s mut String) -> RecordAndApply<'s> {
        RecordAndApply { record: Record::default(), text, target }
    }

    fn end_step(&mut self, piece: &str, sink: RecordAndApply<'_>) -> ControlFlow<(), Edited> {
        let Record { mut edits, groups } = sink.finish();
        if edits.is_empty() {
            return ControlFlow::Continue(Edited::No);
        }
        // Each step numbers its groups from 1. They get the numbers after those of earlier steps.
        for edit in &mut edits {
            edit.group = edit.group.and_then(|group| group.checked_add(self.groups_of_piece));
        }
        self.groups_of_piece = self.groups_of_piece.saturating_add(groups);
        self.of_piece = edit::compose(piece, core::mem::take(&mut self.of_piece), edits);
        ControlFlow::Continue(Edited::Yes)
    }

    fn cancel_piece(&mut self) {
        self.of_piece.clear();
        self.groups_of_piece = 0;
    }

    fn end_piece(&mut self, piece: Range<usize>, _: Option<&str>) {
        let first = self.all.len();
        self.reserve(piece.end);
        edit::coalesce(&self.source[piece.clone()], core::mem::take(&mut self.of_piece), &mut self.all);
        let edits = &mut self.all[first..];
        edit::number_groups(edits, core::mem::take(&mut self.groups_of_piece), &mut self.groups);
        for edit in edits {
            edit.range = piece.start + edit.range.start..piece.start + edit.range.end;
        }
    }
}

/// Records the edits of `text`, each as small as it can be, and applies them at the end.
pub(crate) struct RecordAndApply<'s> {
    record: Record,
    text: &'s str,
    target: &'s mut String,
}

impl RecordAndApply<'_> {
    /// The edits up to now.
    pub(super) fn edits(&self) -> &[Edit] {
        &self.record.edits
    }

    fn finish(self) -> Record {
        if !self.record.edits.is_empty() {
            self.target.clear();
            edit::apply_onto(self.text, &self.record.edits, self.target);
        }
        self.record
    }
}

impl Sink for RecordAndApply<'_> {
    fn replace(&mut self, range: Range<usize>, new: &str, kind: EditKind) -> ControlFlow<()> {
        self.replace_in_group(range, new, kind, None)
    }

    fn begin_group(&mut self) -> Group {
        self.record.begin_group()
    }

    fn replace_in_group(
        &mut self,
        range: Range<usize>,
        new: &str,
        kind: EditKind,
        group: Group,
    ) -> ControlFlow<()> {
        match edit::minimal(self.text, range, new) {
            Some((range, new)) => self.record.replace_in_group(range, new, kind, group),
            None => ControlFlow::Continue(()),
        }
    }

    type Rewriter = NoRewriter;
}

/// Whether there is any edit. Stops at the first one.
#[derive(Default)]
pub(crate) struct AnyEdit {
    /// The length of the piece that has an edit.
    pub(crate) edited_piece: usize,
}

impl Output for AnyEdit {
    type Sink<'s> = Check;

    fn sink<'s>(_: &'s str, _: &'s mut String) -> Check {
        Check::default()
    }

    fn end_step(&mut self, piece: &str, sink: Check) -> ControlFlow<(), Edited> {
        if sink.changed {
            self.edited_piece = piece.len();
            return ControlFlow::Break(());
        }
        ControlFlow::Continue(Edited::No)
    }

    fn end_piece(&mut self, _: Range<usize>, _: Option<&str>) {}
}
