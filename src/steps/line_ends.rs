//! Line ends: CR LF and CR become LF. Off unless asked for.

use core::ops::ControlFlow;

use super::{Carry, Source, Step};
use crate::edit::{EditKind, Sink};
use crate::work::memchr;

/// Replaces CR LF and CR by LF.
#[derive(Clone, Copy, Debug)]
pub(crate) struct LineEnds;

impl Step for LineEnds {
    const DEFAULT: Self = LineEnds;

    fn run<S: Sink>(&self, source: &Source, _: &mut Carry, sink: &mut S) -> ControlFlow<()> {
        let bytes = source.text.as_bytes();
        for at in memchr::memchr_iter(b'\r', bytes) {
            if source.spans.containing(at).is_none() {
                let new = if bytes.get(at + 1) == Some(&b'\n') { "" } else { "\n" };
                sink.replace(at..at + 1, new, EditKind::Space)?;
            }
        }
        ControlFlow::Continue(())
    }
}
