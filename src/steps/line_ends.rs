//! Line ends: CR LF and CR become LF.

use core::ops::ControlFlow;

use crate::edit::{EditKind, Sink};
use crate::text::spans::Spans;

/// Makes CR LF and CR LF.
pub(crate) fn ends(text: &str, spans: &Spans, sink: &mut impl Sink) -> ControlFlow<()> {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(i) = bytes[at..].iter().position(|&b| b == b'\r').map(|i| at + i) {
        at = i + 1;
        if spans.holding(i).is_none() {
            let new = if bytes.get(at) == Some(&b'\n') { "" } else { "\n" };
            sink.replace(i..at, new, EditKind::Space)?;
        }
    }
    ControlFlow::Continue(())
}
