//! Blank lines: two or more empty lines become one. Off unless asked for.

use core::ops::ControlFlow;

use super::{Carry, Source, Step};
use crate::edit::{EditKind, Sink};

/// Reduces runs of empty lines to one empty line. A line of white space is empty.
#[derive(Clone, Copy, Debug)]
pub(crate) struct BlankLines;

impl Step for BlankLines {
    const DEFAULT: Self = BlankLines;

    fn run<S: Sink>(&self, source: &Source, _: &mut Carry, sink: &mut S) -> ControlFlow<()> {
        let bytes = source.text.as_bytes();
        let mut at = 0;
        while let Some(first) = memchr::memchr(b'\n', &bytes[at..]).map(|i| at + i) {
            let mut run = LineEndRun::read(bytes, first);
            // The beginning of the text is like a line end.
            if at == 0 && bytes[..first].iter().all(|b| matches!(b, b'\r' | b' ' | b'\t')) {
                run = LineEndRun { count: run.count + 1, second: first + 1, ..run };
            }
            at = run.last;
            if run.count > 2 && !source.spans.overlaps(&(first..run.last)) {
                sink.replace(run.second..run.last, "", EditKind::Space)?;
            }
        }
        ControlFlow::Continue(())
    }
}

/// Line ends with nothing but white space between them.
struct LineEndRun {
    count: usize,
    /// The offset after the second line end.
    second: usize,
    /// The offset after the last one.
    last: usize,
}

impl LineEndRun {
    /// Reads the run that begins with the line end at `first`.
    fn read(bytes: &[u8], first: usize) -> LineEndRun {
        let mut run = LineEndRun { count: 1, second: first + 1, last: first + 1 };
        let mut at = first + 1;
        while let Some(b'\n' | b'\r' | b' ' | b'\t') = bytes.get(at) {
            at += 1;
            if bytes[at - 1] == b'\n' {
                run.count += 1;
                run.last = at;
                if run.count == 2 {
                    run.second = at;
                }
            }
        }
        run
    }
}
