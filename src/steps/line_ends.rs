//! Line ends: CR LF and CR become LF.

use core::ops::ControlFlow;

use super::{Carry, Source, Step};
use crate::edit::{EditKind, Sink};
use crate::text::spans::Spans;

/// The step.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct LineEnds;

impl Step for LineEnds {
    const DEFAULT: Self = LineEnds;

    fn run<S: Sink>(&self, source: &Source, _: &mut Carry, sink: &mut S) -> ControlFlow<()> {
        ends(&source.text, source.spans, sink)
    }
}

/// Makes CR LF and CR LF.
pub(crate) fn ends(text: &str, spans: &Spans, sink: &mut impl Sink) -> ControlFlow<()> {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(i) = bytes[at..].iter().position(|&b| b == b'\r').map(|i| at + i) {
        at = i + 1;
        if spans.holding(i).is_none() {
            let new = if bytes.get(at) == Some(&b'\n') { "" } else { "\n" };
            sink.replace(i..at, new, EditKind::Space)?;
        }
    }
    ControlFlow::Continue(())
}
