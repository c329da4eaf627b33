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
    let mut at = piece.start;
    while at < piece.end {
        match bytes[at] {
            // Most of the Arabic script. It has no capital letters.
            0xD8..=0xDB => at += 2,
            byte if byte.is_ascii() && !byte.is_ascii_uppercase() => at += 1,
            _ => {
                let Some(c) = text[at..].chars().next() else { break };
                let mut end = at + c.len_utf8();
                if c == ZWNJ {
                    end = piece.end - text[at..piece.end].trim_start_matches(ZWNJ).len();
                    if arabic(text[..at].chars().next_back()) || arabic(text[end..].chars().next()) {
                        sink.replace(at..end, "", EditKind::ZwnjRemoved)?;
                    }
                } else if c.is_uppercase() {
                    // The only letter that becomes two is İ: i and a dot that nobody types.
                    let lower: String = c.to_lowercase().take(1).collect();
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
