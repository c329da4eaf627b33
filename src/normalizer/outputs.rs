//! The outputs of a normalizer: a new text (by itself or appended to others), a list of edits, or whether
//! there is any edit.
//!
//! All of them are driven by the one loop in `pipeline.rs`. They differ only in the sink that they
//! give to a step, and in what they keep when the step has ended.

use alloc::{string::String, vec::Vec};
use core::ops::{ControlFlow, Range};

use crate::edit::{self, Check, Edit, EditKind, NoRewriter, Record, Rewrite, Rewriter, Sink};

/// Collects the edits of the steps in some form.
pub(crate) trait Output {
    /// The sink that a step reports to.
    type Sink<'s>: Sink;

    /// Returns a sink for the edits of `text`. If there are any, `target` receives the new text.
    fn sink<'s>(text: &'s str, target: &'s mut String) -> Self::Sink<'s>;

    /// Ends a step. Returns whether it edited the text, or `Break` if no other step needs to run.
    /// `piece` is the piece of the source from which earlier steps made the text.
    fn end_step(&mut self, piece: &str, sink: Self::Sink<'_>) -> ControlFlow<(), bool>;

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
    fn end_step(&mut self, _: &str, sink: Rewrite<'_, '_>) -> ControlFlow<(), bool> {
        ControlFlow::Continue(sink.finish())
    }

    fn end_piece(&mut self, piece: Range<usize>, new: Option<&str>) {
        if let (Some(all), Some(new)) = (&mut self.pieces, new) {
            all.rewrite(piece, |out| out.push_str(new));
        }
    }
}

/// The edits of the whole source.
#[derive(Default)]
pub(crate) struct EditList {
    pub(crate) all: Vec<Edit>,
    /// The edits of the current piece, with ranges in the piece.
    of_piece: Vec<Edit>,
}

impl Output for EditList {
    type Sink<'s> = RecordAndApply<'s>;

    fn sink<'s>(text: &'s str, target: &'s mut String) -> RecordAndApply<'s> {
        RecordAndApply { record: Record::default(), text, target }
    }

    fn end_step(&mut self, piece: &str, sink: RecordAndApply<'_>) -> ControlFlow<(), bool> {
        let edits = sink.finish();
        let edited = !edits.is_empty();
        if edited {
            self.of_piece = edit::compose(piece, core::mem::take(&mut self.of_piece), edits);
        }
        ControlFlow::Continue(edited)
    }

    fn cancel_piece(&mut self) {
        self.of_piece.clear();
    }

    fn end_piece(&mut self, piece: Range<usize>, _: Option<&str>) {
        let start = piece.start;
        let place = |range: Range<usize>| start + range.start..start + range.end;
        let edits = self.of_piece.drain(..);
        self.all.extend(edits.map(|edit| Edit { range: place(edit.range), ..edit }));
    }
}

/// Records the edits of `text`, and applies them at the end.
pub(crate) struct RecordAndApply<'s> {
    record: Record,
    text: &'s str,
    target: &'s mut String,
}

impl RecordAndApply<'_> {
    fn finish(self) -> Vec<Edit> {
        if !self.record.edits.is_empty() {
            self.target.clear();
            edit::apply_onto(self.text, &self.record.edits, self.target);
        }
        self.record.edits
    }
}

impl Sink for RecordAndApply<'_> {
    fn replace(&mut self, range: Range<usize>, new: &str, kind: EditKind) -> ControlFlow<()> {
        self.record.replace(range, new, kind)
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

    fn end_step(&mut self, piece: &str, sink: Check) -> ControlFlow<(), bool> {
        if sink.changed {
            self.edited_piece = piece.len();
            return ControlFlow::Break(());
        }
        ControlFlow::Continue(false)
    }

    fn end_piece(&mut self, _: Range<usize>, _: Option<&str>) {}
}
