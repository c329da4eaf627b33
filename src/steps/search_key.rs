//! The last step of a search key: removes what differs between spellings of a word.

use alloc::string::String;
use core::ops::ControlFlow;

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
        let arabic = |c: Option<char>| c.is_some_and(|c| chars::is_letter(c) || chars::is_mark(c));
        let mut before = None;
        let mut zwnjs_end = 0;
        for (start, c) in text.char_indices() {
            let end = start + c.len_utf8();
            if start < zwnjs_end {
                continue; // one of several ZWNJs
            }
            if c == ZWNJ {
                zwnjs_end = text.len() - text[start..].trim_start_matches(ZWNJ).len();
                let has_arabic = arabic(before) || arabic(text[zwnjs_end..].chars().next());
                if has_arabic && !source.spans.overlaps(&(start..zwnjs_end)) {
                    sink.replace(start..zwnjs_end, "", EditKind::ZwnjRemoved)?;
                    continue;
                }
            }
            if c.is_uppercase() && source.spans.containing(start).is_none() {
                let lower: String = c.to_lowercase().collect();
                if !lower.starts_with(c) {
                    sink.replace(start..end, &lower, EditKind::Letter)?;
                }
            }
            before = Some(c);
        }
        ControlFlow::Continue(())
    }
}
