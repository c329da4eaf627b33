//! Where lines and chunks of lines begin and end.

use crate::work::memchr::{memchr, memrchr};

use crate::scan;

/// How many bytes of lines are folded together. They are still in the cache when the second pass and
/// the copy read them again.
pub(super) const CHUNK: usize = scan::READ_AHEAD;

/// The start of the line that contains `at`; `from` if the line begins before that.
pub(super) fn line_start(text: &str, from: usize, at: usize) -> usize {
    memrchr(b'\n', &text.as_bytes()[from..at]).map_or(from, |i| from + i + 1)
}

/// The end of the line that contains `at`, after its line feed.
pub(super) fn line_end(text: &str, at: usize) -> usize {
    let rest = text.as_bytes().get(at..).unwrap_or_default();
    memchr(b'\n', rest).map_or(text.len(), |i| at + i + 1)
}
