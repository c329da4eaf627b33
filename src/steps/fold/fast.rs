//! The shortcut for sinks that need the new text only.
//!
//! A *special* is a character that the fast copy loop ([`scan::copy_folding`]) cannot handle. The
//! loop copies the text between specials and folds ي ى ك. A *line-wide special* affects how its whole
//! line is folded: invisible characters and foreign letters. Lines that have one are folded by the two
//! passes of `lines.rs`.

use alloc::string::String;
use core::ops::{ControlFlow, Range};

use super::cluster::cluster_start;
use super::languages::{is_foreign_letter, next_foreign_letter};
use super::letter::fold_letter;
use super::lines::{self, CHUNK, line_end, line_start};
use super::marks::{MarkSet, mark_stays_or_letter_folds};
use super::{Fold, Marks, first_candidate};
use crate::chars::char_start;
use crate::edit::Rewriter;
use crate::scan::{self, Survey, Text};
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
                rewriter.rewrite(range.clone(), |out| scan::copy_folding::<false>(text, range, out));
                return ControlFlow::Continue(());
            }
            Survey::More => {}
        }
    }
    let Some(first) = first_candidate(text, options) else { return ControlFlow::Continue(()) };
    let mut at = line_start(text, 0, first);
    while at < text.len() {
        let end = line_end(text, at + CHUNK);
        while at < end {
            let Some(special) = next_special(source, options, at..end) else {
                rewrite_without_specials(text, options, at..end, rewriter);
                at = end;
                continue;
            };
            let Some(line_wide) = next_line_wide_special(text, special..end) else {
                rewrite_around_specials(source, options, at..end, special, rewriter)?;
                at = end;
                continue;
            };
            let line = line_start(text, at, line_wide)..line_end(text, line_wide);
            rewrite_around_specials(source, options, at..line.start, special, rewriter)?;
            at = line.end;
            lines::rewrite(source, options, line, scratch, rewriter)?;
        }
    }
    ControlFlow::Continue(())
}

/// Folds the letters of whole lines without invisible characters: a shortcut for
/// [`lines::letters_pass`].
pub(super) fn rewrite_letters(
    source: &Source,
    options: &Fold,
    lines: Range<usize>,
    rewriter: &mut impl Rewriter,
) -> ControlFlow<()> {
    if options.search_key || next_foreign_letter(&source.text, lines.clone()).is_some() {
        return lines::letters_pass(source, options, lines, rewriter);
    }
    let special = next_special(source, options, lines.clone()).unwrap_or(lines.end);
    rewrite_around_specials(source, options, lines, special, rewriter)
}

/// Folds a `range` without line-wide specials. Its first special is at `special`.
fn rewrite_around_specials(
    source: &Source,
    options: &Fold,
    range: Range<usize>,
    special: usize,
    rewriter: &mut impl Rewriter,
) -> ControlFlow<()> {
    let mut at = range.start;
    let mut special = special.min(range.end);
    loop {
        // The letter before a mark is folded together with it.
        let start = cluster_start(&source.text, at, special);
        rewrite_without_specials(&source.text, options, at..start, rewriter);
        if start >= range.end {
            return ControlFlow::Continue(());
        }
        at = match source.spans.holding(start) {
            Some(span) => span.end.min(range.end),
            None => fold_letter(source, options, start, |_| false, rewriter)?,
        };
        special = next_special(source, options, at..range.end).unwrap_or(range.end);
    }
}

/// Folds a `range` without specials: exchanges letters, and drops harakat if all marks are dropped.
fn rewrite_without_specials(text: &Text, options: &Fold, range: Range<usize>, rewriter: &mut impl Rewriter) {
    let staying = MarkSet::that_stay(options);
    let harmless = |i| mark_stays_or_letter_folds(text.as_bytes(), i, staying, options);
    // The rewriter copies the text before the first match, together with earlier text that is unchanged.
    let Some(first) = scan::next_match::<scan::Folding>(text, range.clone(), harmless) else {
        return;
    };
    let folded = char_start(text, first)..range.end;
    rewriter.rewrite(folded.clone(), |out| match options.marks {
        Marks::Drop => scan::copy_folding::<true>(text, folded, out),
        _ => scan::copy_folding::<false>(text, folded, out),
    });
}

/// The next special of `range`, or the beginning of the next protected span.
fn next_special(source: &Source, options: &Fold, range: Range<usize>) -> Option<usize> {
    let text = &source.text;
    let span = source.spans.at_or_after(range.start);
    let span = span.map_or(range.end, |span| span.start.max(range.start));
    let before_span = range.start..range.end.min(span);
    let staying = MarkSet::that_stay(options);
    let harmless = |i| mark_stays_or_letter_folds(text.as_bytes(), i, staying, options);
    let special = match options.marks {
        Marks::Drop => scan::next_match::<scan::SpecialWithoutMarks>(text, before_span, harmless),
        _ => scan::next_match::<scan::Special>(text, before_span, harmless),
    };
    special.or((span < range.end).then_some(span))
}

/// The next line-wide special of `range`.
fn next_line_wide_special(text: &Text, range: Range<usize>) -> Option<usize> {
    let bytes = text.as_bytes();
    // The scan also matches letters that are not foreign because they fold.
    let folds = |lead, trail| scan::may_be_foreign(lead, trail) && !is_foreign_letter(lead, trail);
    let harmless = |i: usize| i > 0 && folds(bytes[i - 1], bytes[i]);
    scan::next_match::<scan::LineWideSpecial>(text, range, harmless)
}
