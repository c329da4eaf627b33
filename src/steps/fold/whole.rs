//! Folding of a whole text for sinks that need the new text only: most of it by the shortcut of
//! `fast.rs`, lines with a line-wide special or an Arabic passage by the two passes.

use alloc::string::String;
use core::cell::Cell;
use core::ops::{ControlFlow, Range};

use super::bounds::{CHUNK, line_end, line_start};
use super::fast::{next_line_wide_special, next_special, rewrite_around_specials, rewrite_without_specials};
use super::languages::{keeps_arabic, next_line_with_arabic};
use super::{Fold, Marks, first_candidate, lines};
use crate::edit::Rewriter;
use crate::scan::{self, Survey};
use crate::steps::Source;

/// The greatest length, in bytes, of a text that is surveyed in one scan. Longer texts are scanned for
/// one question after the other. A survey saves almost half of the time for a short text that changes.
pub(super) const SHORT: usize = 256;

/// Folds a text. Not for search keys: they replace letters that the fast copy loop leaves alone.
pub(super) fn rewrite(
    source: &Source,
    options: &Fold,
    scratch: &mut String,
    rewriter: &mut impl Rewriter,
) -> ControlFlow<()> {
    debug_assert!(!options.search_key);
    let text = &source.text;
    if text.len() <= SHORT && options.marks != Marks::Drop && source.spans.is_empty() {
        match scan::survey(text) {
            Survey::Nothing => return ControlFlow::Continue(()),
            Survey::Letters(from) => {
                let range = from..text.len();
                rewriter.rewrite_letters(range.clone(), |out| scan::copy_folding::<false>(text, range, out));
                return ControlFlow::Continue(());
            }
            Survey::More => {}
        }
    }
    let Some(first) = first_candidate(text, options) else { return ControlFlow::Continue(()) };
    let mut at = line_start(text, 0, first);
    while at < text.len() {
        let end = line_end(text, at + CHUNK);
        // The next line with an Arabic passage, once it was searched for. An empty range at the end of the chunk
        // means that there is no such line.
        let mut arabic: Option<Range<usize>> = None;
        while at < end {
            let has_marks = Cell::new(false);
            let special = next_special(source, options, at..end, &has_marks);
            if special.is_none() && !(has_marks.get() && keeps_arabic(options)) {
                rewrite_without_specials(text, options, at..end, rewriter);
                at = end;
                continue;
            }
            let special = special.unwrap_or(end);
            if keeps_arabic(options) && arabic.as_ref().is_none_or(|line| line.start < at) {
                arabic = next_line_with_arabic(text, at..end).or(Some(end..end));
            }
            let arabic_start = arabic.as_ref().map_or(end, |line| line.start);
            let line_wide = next_line_wide_special(text, special.min(arabic_start)..arabic_start);
            let line_wide = line_wide.unwrap_or(arabic_start);
            if line_wide >= end {
                rewrite_around_specials(source, options, at..end, special, rewriter)?;
                at = end;
                continue;
            }
            let line = line_start(text, at, line_wide)..line_end(text, line_wide);
            rewrite_around_specials(source, options, at..line.start, special, rewriter)?;
            at = line.end;
            lines::rewrite(source, options, line, scratch, rewriter)?;
        }
    }
    ControlFlow::Continue(())
}
