//! Blank lines: two or more empty lines become one. Off unless asked for.

use core::ops::ControlFlow;

use super::{Carry, Source, Step};
use crate::edit::{EditKind, Sink};
use crate::work::memchr;

/// Reduces runs of empty lines to one empty line. A line of white space is empty.
#[derive(Clone, Copy, Debug)]
pub(crate) struct BlankLines;

impl Step for BlankLines {
    const DEFAULT: Self = BlankLines;

    fn run<S: Sink>(&self, source: &Source, carry: &mut Carry, sink: &mut S) -> ControlFlow<()> {
        let bytes = source.text.as_bytes();
        let mut at = 0;
        while let Some(first) = memchr::memchr(b'\n', &bytes[at..]).map(|i| at + i) {
            let run = LineEndRun::read(bytes, first);
            // The first run may continue the one at the end of the text before.
            let continues = at == 0 && bytes[..first].iter().all(is_white);
            let before = if continues { carry.memory.line_ends.0 } else { 0 };
            at = run.last;
            if before + run.count > 2 {
                let kept_end = match before {
                    0 => run.second,
                    1 => first + 1,
                    _ => 0,
                };
                // A tag that is not closed is protected up to its first empty line.
                let protected =
                    source.spans.within(&(first..run.last)).last().map_or(0, |span| first + span.end);
                let superfluous = kept_end.max(protected)..run.last;
                if !superfluous.is_empty() {
                    sink.replace(superfluous, "", EditKind::Space)?;
                }
            }
        }
        ControlFlow::Continue(())
    }
}

fn is_white(b: &u8) -> bool {
    matches!(b, b'\n' | b'\r' | b' ' | b'\t')
}

/// The number of line ends with nothing but white space between them at the end of a text. Two is the
/// greatest number that matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct LineEndCount(usize);

impl Default for LineEndCount {
    /// The beginning of a text is like a line end.
    fn default() -> Self {
        LineEndCount::ONE
    }
}

impl LineEndCount {
    /// The count after a line that is not empty.
    pub(crate) const ONE: LineEndCount = LineEndCount(1);

    /// The count after `text`, which follows a text with this count. The end of `text` is a line end.
    pub(crate) fn after(self, text: &str) -> LineEndCount {
        let bytes = text.as_bytes();
        let content = bytes.iter().rposition(|b| !is_white(b)).map_or(0, |last| last + 1);
        let tail = &bytes[content..];
        let ends = tail.iter().filter(|&&b| b == b'\n').count();
        let unwritten = (!bytes.is_empty() && !bytes.ends_with(b"\n")) as usize;
        let before = if content == 0 { self.0 } else { 0 };
        LineEndCount((before + ends + unwritten).min(2))
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
        while bytes.get(at).is_some_and(is_white) {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_ends_are_counted_over_the_border_of_two_texts() {
        let after = |texts: &[&str]| texts.iter().fold(LineEndCount(0), |count, text| count.after(text)).0;
        assert_eq!(after(&["یک\n"]), 1);
        assert_eq!(after(&["یک"]), 1);
        assert_eq!(after(&["یک\n", " \t\r\n"]), 2);
        assert_eq!(after(&["یک\n", "\n", "", "\n"]), 2);
        assert_eq!(after(&["\n\n", "یک\n"]), 1);
    }
}
