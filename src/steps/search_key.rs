//! The last step of a search key: what spelling leaves to the writer is taken away.

use alloc::string::String;
use core::ops::ControlFlow;

use super::{Carry, Source, Step};
use crate::chars::{self, ZWNJ};
use crate::edit::{EditKind, Sink};

/// The step.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct SearchKey;

impl Step for SearchKey {
    const DEFAULT: Self = SearchKey;

    fn run<S: Sink>(&self, source: &Source, _: &mut Carry, sink: &mut S) -> ControlFlow<()> {
        key(&source.text, sink)
    }
}

/// Drops the ZWNJs that no word holds and lowers the case of other scripts.
pub(crate) fn key(text: &str, sink: &mut impl Sink) -> ControlFlow<()> {
    let mut before = None;
    for (i, c) in text.char_indices() {
        let end = i + c.len_utf8();
        let arabic = |c: Option<char>| c.is_some_and(|c| chars::is_letter(c) || chars::is_mark(c));
        if c == ZWNJ && (arabic(before) || arabic(text[end..].chars().next())) {
            sink.replace(i..end, "", EditKind::ZwnjRemoved)?;
            continue;
        }
        if c.is_uppercase() {
            let mut lower = String::new();
            lower.extend(c.to_lowercase());
            if !lower.starts_with(c) {
                sink.replace(i..end, &lower, EditKind::Letter)?;
            }
        }
        before = Some(c);
    }
    ControlFlow::Continue(())
}
