//! Groups: edits that belong together.

use core::num::NonZeroU32;
use core::ops::{ControlFlow, Range};

use super::{EditKind, Sink};

/// The number of a group, or `None` if the edit belongs to no group, or if the sink keeps no single edits.
pub(crate) type Group = Option<NonZeroU32>;

/// A sink that puts every edit into one group of another sink.
pub(crate) struct InGroup<'s, S> {
    sink: &'s mut S,
    group: Group,
}

impl<'s, S: Sink> InGroup<'s, S> {
    /// Begins a group.
    #[inline]
    pub(crate) fn begin(sink: &'s mut S) -> Self {
        let group = sink.begin_group();
        InGroup { sink, group }
    }
}

impl<S: Sink> Sink for InGroup<'_, S> {
    #[inline]
    fn replace(&mut self, range: Range<usize>, new: &str, kind: EditKind) -> ControlFlow<()> {
        self.sink.replace_in_group(range, new, kind, self.group)
    }

    type Rewriter = S::Rewriter;

    #[inline]
    fn rewriter(&mut self) -> Option<&mut S::Rewriter> {
        self.sink.rewriter()
    }
}
