//! Edits: how a step reports what it changes.
//!
//! A step never builds text. It calls a [`Sink`] with each change, in the order of the text. The
//! sinks in `sinks.rs` rewrite the text, record the edits, or stop at the first one.

mod aligned;
mod compose;
mod plain;
mod sinks;

use alloc::string::String;
use core::ops::{ControlFlow, Range};

pub use aligned::Aligned;
pub(crate) use compose::{apply, apply_onto, compose};
pub(crate) use sinks::{Check, Edited, Record, Rewrite, rewritten};

/// What an [`Edit`] does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum EditKind {
    /// A letter became its Persian form.
    Letter,
    /// A digit, or a sign inside a number, was replaced.
    Digit,
    /// A mark or a kashida was removed, reordered or composed with its letter.
    Mark,
    /// An invisible character was removed or replaced.
    Invisible,
    /// A space or line end was inserted, removed or replaced.
    Space,
    /// A punctuation sign was replaced.
    Punctuation,
    /// A ZWNJ was inserted inside a word.
    ZwnjInserted,
    /// A ZWNJ without any visible effect was removed.
    ZwnjRemoved,
    /// A space inside a word became a ZWNJ (کتاب ها, کتاب‌ها).
    SpaceToZwnj,
    /// A space inside a word was removed, after a letter that does not join (بندر ها, بندرها).
    WordJoined,
}

/// One change: the bytes `range` of the source become `replacement`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Edit {
    /// Byte range in the source text. Both ends are character boundaries. An insertion has an empty range.
    pub range: Range<usize>,
    /// The new text of the range.
    pub replacement: String,
    /// The kind of change. If several steps changed the range, the kind that the first step gave.
    pub kind: EditKind,
}

/// Receives the edits of one step, in ascending order and without overlap. Text between two edits
/// stays as it is.
pub(crate) trait Sink {
    /// Replaces `range` of the source by `new`, which differs from it. The step ends if this returns
    /// `Break`.
    fn replace(&mut self, range: Range<usize>, new: &str, kind: EditKind) -> ControlFlow<()>;

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
