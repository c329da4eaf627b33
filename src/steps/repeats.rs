//! Repeated letters, as in chats: سلاممممم. Off unless asked for.

use core::ops::ControlFlow;

use super::{Carry, Source, Step};
use crate::chars;
use crate::edit::{EditKind, Sink};

/// Reduces a letter that is repeated three times or more to one. Two equal letters are ordinary spelling
/// (الله).
#[derive(Clone, Copy, Debug)]
pub(crate) struct Repeats;

/// The least number of equal letters that is not ordinary spelling.
const REPEATED: usize = 3;

impl Step for Repeats {
    const DEFAULT: Self = Repeats;
    const EDITS_WORDS: bool = true;

    fn run<S: Sink>(&self, source: &Source, carry: &mut Carry, sink: &mut S) -> ControlFlow<()> {
        let bytes = source.text.as_bytes();
        let mut at = 0;
        while at + 2 * REPEATED <= bytes.len() {
            let class = chars::class_at(bytes, at);
            if class & chars::LETTER == 0 {
                at += if class != 0 { 2 } else { 1 };
                continue;
            }
            let letter = [bytes[at], bytes[at + 1]];
            let run = bytes[at..].as_chunks::<2>().0.iter().take_while(|&&pair| pair == letter).count();
            let end = at + 2 * run;
            if run >= REPEATED && !source.spans.overlaps(&(at..end)) {
                carry.has_fewer_letters = true;
                sink.replace(at + 2..end, "", EditKind::Letter)?;
            }
            at = end;
        }
        ControlFlow::Continue(())
    }
}
