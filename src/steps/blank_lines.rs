//! Runs of empty lines become one empty line.

use core::ops::ControlFlow;

use super::{Carry, Source, Step};
use crate::edit::{EditKind, Sink};
use crate::text::spans::Spans;

/// The step.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct BlankLines;

impl Step for BlankLines {
    const DEFAULT: Self = BlankLines;

    fn run<S: Sink>(&self, source: &Source, _: &mut Carry, sink: &mut S) -> ControlFlow<()> {
        blank_lines(&source.text, source.spans, sink)
    }
}

/// Makes two or more empty lines one. White space makes no line full.
pub(crate) fn blank_lines(text: &str, spans: &Spans, sink: &mut impl Sink) -> ControlFlow<()> {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(i) = bytes[at..].iter().position(|&b| b == b'\n').map(|i| at + i) {
        // The line ends after which only white space stood: the first, the second, the last one.
        let (mut second, mut last) = (i + 1, i + 1);
        let mut lines = 1;
        let mut next = i + 1;
        while let Some(b'\n' | b'\r' | b' ' | b'\t') = bytes.get(next) {
            next += 1;
            if bytes[next - 1] == b'\n' {
                lines += 1;
                last = next;
                if lines == 2 {
                    second = next;
                }
            }
        }
        at = last;
        if lines > 2 && !spans.meet(&(i..last)) {
            sink.replace(second..last, "", EditKind::Space)?;
        }
    }
    ControlFlow::Continue(())
}
