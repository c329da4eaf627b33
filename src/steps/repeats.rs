//! Letters that a writer repeats for emphasis.

use core::ops::ControlFlow;

use super::{Carry, Source, Step};
use crate::chars;
use crate::edit::{EditKind, Sink};
use crate::text::spans::Spans;

/// The step.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Repeats;

impl Step for Repeats {
    const DEFAULT: Self = Repeats;
    const EDITS_WORDS: bool = true;

    fn run<S: Sink>(&self, source: &Source, _: &mut Carry, sink: &mut S) -> ControlFlow<()> {
        repeats(&source.text, source.spans, sink)
    }
}

/// Makes three or more of one letter one.
pub(crate) fn repeats(text: &str, spans: &Spans, sink: &mut impl Sink) -> ControlFlow<()> {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at + 6 <= bytes.len() {
        let class = chars::class_at(bytes, at);
        if class & chars::LETTER == 0 {
            at += if class != 0 { 2 } else { 1 };
            continue;
        }
        let letter = [bytes[at], bytes[at + 1]];
        let run = bytes[at..].as_chunks::<2>().0.iter().take_while(|&&pair| pair == letter).count();
        let end = at + 2 * run;
        if run >= 3 && !spans.meet(&(at..end)) {
            sink.replace(at + 2..end, "", EditKind::Letter)?;
        }
        at = end;
    }
    ControlFlow::Continue(())
}
