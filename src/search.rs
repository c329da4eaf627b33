//! The last step of a search key: what spelling leaves to the writer is taken away.

use core::ops::ControlFlow;

use crate::edit::{EditKind, Sink};
use crate::script::{self, ZWNJ};

/// Drops ZWNJs (with the ye of a final ه‌ی) and lowers the case of other scripts.
pub(crate) fn key(text: &str, sink: &mut impl Sink) -> ControlFlow<()> {
    let mut before = None;
    let mut chars = text.char_indices().peekable();
    while let Some((i, c)) = chars.next() {
        let end = i + c.len_utf8();
        if c == ZWNJ && before.is_some_and(script::is_letter) {
            let rest = &text[end..];
            let ye = before == Some('ه')
                && rest.strip_prefix('ی').is_some_and(|r| !r.starts_with(|c| script::class(c) != 0 || c == ZWNJ));
            if ye {
                chars.next();
                sink.replace(i..end + 'ی'.len_utf8(), "", EditKind::ZwnjRemoved)?;
            } else if rest.starts_with(script::is_letter) {
                sink.replace(i..end, "", EditKind::ZwnjRemoved)?;
            }
            continue;
        }
        if c.is_uppercase() {
            let mut lower = alloc::string::String::new();
            lower.extend(c.to_lowercase());
            if !lower.starts_with(c) {
                sink.replace(i..end, &lower, EditKind::Letter)?;
            }
        }
        before = Some(c);
    }
    ControlFlow::Continue(())
}
