//! Edits: how a step reports what it changes.
//!
//! A step never builds text. It calls a [`Sink`] with each change, in the order of the text. The sinks in
//! `sinks.rs` rewrite the text, record the edits, or stop at the first one. The recorded edits of several
//! steps become the edits of the source in three stages: `minimal.rs` makes each as small as it can be,
//! `compose.rs` maps it to the source, and `finish.rs` puts neighbours of one kind together.

mod aligned;
mod apply;
mod compose;
mod finish;
mod gap_decision;
mod group;
mod kind;
mod line_index;
mod minimal;
mod plain;
mod replacement;
mod sinks;
mod source_ranges;

use alloc::string::String;
use core::num::NonZeroU32;
use core::ops::{ControlFlow, Range};

pub use aligned::Aligned;
pub use apply::apply;
pub(crate) use apply::apply_onto;
pub(crate) use compose::compose;
pub(crate) use finish::{coalesce, coalesced_len, number_groups};
pub(crate) use gap_decision::GapLog;
pub use gap_decision::{DamageSeen, FormCounts, GapDecision, GapReason};
pub(crate) use group::{Group, InGroup};
pub use kind::{EditKind, ParseEditKindError};
pub use line_index::{LineIndex, Position};
pub(crate) use minimal::minimal;
pub use replacement::Replacement;
pub(crate) use sinks::{Check, Edited, Record, Rewrite, rewritten};
pub(crate) use source_ranges::{LettersOfEdits, SourceRanges};

/// One change: the bytes `range` of the source become `replacement`.
///
/// Each edit has one kind. Edits of different kinds can touch, but they do not overlap, so each can be
/// refused without the others. If a step rewrote what an earlier step had written, the two make one edit. It
/// has the kind of the first step, with two exceptions: an edit of a group keeps the kind of the group; and
/// spaces that were reduced before they became a ZWNJ (or nothing) are one
/// [`SpaceToZwnj`](EditKind::SpaceToZwnj) (or [`WordJoined`](EditKind::WordJoined)).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Edit {
    /// Byte range in the source text. Both ends are character boundaries. An insertion has an empty range.
    pub range: Range<usize>,
    /// The new text of the range.
    pub replacement: Replacement,
    /// The kind of change.
    pub kind: EditKind,
    /// The group, if the edit makes sense only together with others: the two signs of a pair of quotation
    /// marks; the digits and signs of a number, with its per cent sign. Edits of one group have the same
    /// number and the same kind.
    pub group: Option<NonZeroU32>,
}

impl Edit {
    /// An edit without a group.
    pub(crate) fn new(range: Range<usize>, new: &str, kind: EditKind) -> Edit {
        crate::work::count_bytes(range.len() + new.len());
        Edit { range, replacement: new.into(), kind, group: None }
    }

    /// Whether the two edits of one text must be applied or refused together: they are in one group, or they
    /// are the same edit.
    ///
    /// ```
    /// let text = "بهای آن \"نان\" ١٢ % است";
    /// let edits = hamvar::Normalizer::standard().edits(text);
    /// let with_first: Vec<&str> =
    ///     edits.iter().filter(|edit| edit.belongs_with(&edits[0])).map(|edit| &*edit.replacement).collect();
    /// assert_eq!(with_first, ["«", "»"]);
    /// ```
    #[must_use]
    pub fn belongs_with(&self, other: &Edit) -> bool {
        if self.group.is_some() { self.group == other.group } else { self == other }
    }
}

/// Receives the edits of one step, in ascending order and without overlap. Text between two edits
/// stays as it is.
pub(crate) trait Sink {
    /// Replaces `range` of the source by `new`, which differs from it. The step ends if this returns
    /// `Break`.
    fn replace(&mut self, range: Range<usize>, new: &str, kind: EditKind) -> ControlFlow<()>;

    /// Begins a group: edits that make sense only together.
    #[inline]
    fn begin_group(&mut self) -> Group {
        None
    }

    /// Does the same as [`replace`](Self::replace), and puts the edit into `group`.
    #[inline]
    fn replace_in_group(
        &mut self,
        range: Range<usize>,
        new: &str,
        kind: EditKind,
        _group: Group,
    ) -> ControlFlow<()> {
        self.replace(range, new, kind)
    }

    /// Returns where to record the decisions on gaps, if the sink needs them.
    #[inline(always)]
    fn gap_log(&mut self) -> Option<&mut GapLog> {
        None
    }

    /// The type that [`rewriter`](Self::rewriter) returns; [`NoRewriter`] if it returns `None`.
    type Rewriter: Rewriter;

    /// Returns the [`Rewriter`] of a sink that needs the new text only, not the single edits.
    /// A step may then take a faster way to the same text.
    fn rewriter(&mut self) -> Option<&mut Self::Rewriter> {
        None
    }
}

/// A [`Sink`] that needs the new text only.
pub(crate) trait Rewriter: Sink {
    /// Replaces `range` of the source by what `write` appends. The result differs from the source.
    fn rewrite(&mut self, range: Range<usize>, write: impl FnOnce(&mut String));

    /// The same, if `write` does nothing but replace letters of U+0600–U+06FF by such letters.
    fn rewrite_letters(&mut self, range: Range<usize>, write: impl FnOnce(&mut String));
}

/// The [`Sink::Rewriter`] of a sink whose `rewriter` returns `None`. It has no values.
pub(crate) enum NoRewriter {}

impl Sink for NoRewriter {
    fn replace(&mut self, _: Range<usize>, _: &str, _: EditKind) -> ControlFlow<()> {
        match *self {}
    }

    type Rewriter = NoRewriter;
}

impl Rewriter for NoRewriter {
    fn rewrite(&mut self, _: Range<usize>, _: impl FnOnce(&mut String)) {
        match *self {}
    }

    fn rewrite_letters(&mut self, _: Range<usize>, _: impl FnOnce(&mut String)) {
        match *self {}
    }
}
