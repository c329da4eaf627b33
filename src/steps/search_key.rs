//! The last step of a search key: removes what differs between spellings of a word.

use alloc::string::String;
use core::ops::{ControlFlow, Range};

use super::{Carry, Source, Step};
use crate::chars::{self, ZWNJ};
use crate::edit::{EditKind, Sink};

/// Removes the ZWNJs beside letters and marks of the Arabic script, and converts other scripts to
/// lower case.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SearchKey;

impl Step for SearchKey {
    const DEFAULT: Self = SearchKey;
    const EDITS_WORDS: bool = true;

    fn run<S: Sink>(&self, source: &Source, _: &mut Carry, sink: &mut S) -> ControlFlow<()> {
        let text = source.text.as_str();
        source.spans.between(text.len()).try_for_each(|piece| edit_piece(text, piece, sink))
    }
}

/// Edits a piece of `text` that no span touches.
fn edit_piece(text: &str, piece: Range<usize>, sink: &mut impl Sink) -> ControlFlow<()> {
    let bytes = text.as_bytes();
    let arabic = |c: Option<char>| c.is_some_and(|c| chars::is_letter(c) || chars::is_mark(c));
    // The last run of ZWNJs that were removed. A ZWNJ after it is beside the character before it.
    let mut removed = 0..0;
    let mut at = piece.start;
    while at < piece.end {
        match bytes[at] {
            // Most of the Arabic script. It has no capital letters.
            0xD8..=0xDB => at += 2,
            byte if byte.is_ascii() && !byte.is_ascii_uppercase() => at += 1,
            _ => {
                let Some(c) = text[at..].chars().next() else { break };
                let end = at + c.len_utf8();
                if c == ZWNJ {
                    let run = if removed.end == at { removed.start } else { at };
                    if arabic(text[..run].chars().next_back()) || arabic(text[end..].chars().next()) {
                        sink.replace(at..end, "", EditKind::ZwnjRemoved)?;
                        removed = run..end;
                    }
                } else if c.is_uppercase() {
                    let lower: String = c.to_lowercase().collect();
                    if !lower.starts_with(c) {
                        sink.replace(at..end, &lower, EditKind::Letter)?;
                    }
                }
                at = end;
            }
        }
    }
    ControlFlow::Continue(())
}
