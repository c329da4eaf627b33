//! The shortcut for sinks that need the new text only.
//!
//! A *special* is a character that the fast copy loop ([`scan::copy_folding`]) cannot handle. The
//! loop copies the text between specials and folds ي ى ك. A *line-wide special* affects how its whole
//! line is folded: invisible characters and foreign letters. `whole.rs` folds the lines that have one, or an
//! Arabic passage, by the two passes.

use core::cell::Cell;
use core::ops::{ControlFlow, Range};

use super::cluster::cluster_start;
use super::languages::{Hehs, keeps_arabic, next_line_with_arabic};
use super::letter::{end_after_span, fold_letter};
use super::marks::{MarkSet, mark_stays_or_letter_folds};
use super::passes::letters_pass;
use super::{Fold, Marks};
use crate::arabic::is_rare_mark;
use crate::chars::char_start;
use crate::edit::Rewriter;
use crate::scan::{self, Text};
use crate::steps::Source;
use crate::text::foreign::{contains_foreign_letter, is_foreign_letter};

/// Folds the letters of whole lines without invisible characters: a shortcut for
/// [`letters_pass`].
pub(super) fn rewrite_letters(
    source: &Source,
    options: &Fold,
    lines: Range<usize>,
    rewriter: &mut impl Rewriter,
) -> ControlFlow<()> {
    let text = &source.text;
    if options.search_key
        || contains_foreign_letter(text, lines.clone())
        || keeps_arabic(options) && next_line_with_arabic(text, lines.clone()).is_some()
    {
        return letters_pass(source, options, lines, rewriter);
    }
    let special = next_special(source, options, lines.clone(), &Cell::default()).unwrap_or(lines.end);
    rewrite_around_specials(source, options, lines, special, rewriter)
}

/// Folds a `range` without line-wide specials. Its first special is at `special`.
pub(super) fn rewrite_around_specials(
    source: &Source,
    options: &Fold,
    range: Range<usize>,
    special: usize,
    rewriter: &mut impl Rewriter,
) -> ControlFlow<()> {
    let mut at = range.start;
    let mut special = special.min(range.end);
    let mut hehs = Hehs::new(&source.text);
    loop {
        // The letter before a mark is folded together with it.
        let start = cluster_start(&source.text, at, special);
        rewrite_without_specials(&source.text, options, at..start, rewriter);
        if start >= range.end {
            return ControlFlow::Continue(());
        }
        at = match source.spans.containing(start) {
            Some(span) => end_after_span(&source.text, span.end).min(range.end),
            None => fold_letter(source, options, start, |at| hehs.keeps(at), rewriter)?,
        };
        special = next_special(source, options, at..range.end, &Cell::default()).unwrap_or(range.end);
    }
}

/// Folds a `range` without specials: exchanges letters, and drops harakat if all marks are dropped.
pub(super) fn rewrite_without_specials(
    text: &Text,
    options: &Fold,
    range: Range<usize>,
    rewriter: &mut impl Rewriter,
) {
    let staying = MarkSet::that_stay(options);
    let harmless = |i| mark_stays_or_letter_folds(text.as_bytes(), i, staying, options);
    // The rewriter copies the text before the first match, together with earlier text that is unchanged.
    let Some(first) = scan::next_match::<scan::Folding>(text, range.clone(), harmless) else {
        return;
    };
    let folded = char_start(text, first)..range.end;
    match options.marks {
        Marks::Drop => rewriter.rewrite(folded.clone(), |out| scan::copy_folding::<true>(text, folded, out)),
        _ => rewriter.rewrite_letters(folded.clone(), |out| scan::copy_folding::<false>(text, folded, out)),
    }
}

/// The next special of `range`, or the beginning of the next protected span. Sets `has_marks` if the text before
/// has a mark that an Arabic passage must have.
pub(super) fn next_special(
    source: &Source,
    options: &Fold,
    range: Range<usize>,
    has_marks: &Cell<bool>,
) -> Option<usize> {
    let text = &source.text;
    let span = source.spans.at_or_after(range.start);
    let span = span.map_or(range.end, |span| span.start.max(range.start));
    let before_span = range.start..range.end.min(span);
    let staying = MarkSet::that_stay(options);
    let bytes = text.as_bytes();
    let harmless = |i| {
        let harmless = mark_stays_or_letter_folds(bytes, i, staying, options);
        if harmless && is_rare_mark(bytes[i - 1], bytes[i]) {
            has_marks.set(true);
        }
        harmless
    };
    let special = match options.marks {
        Marks::Drop => scan::next_match::<scan::SpecialWithoutMarks>(text, before_span, harmless),
        _ => scan::next_match::<scan::Special>(text, before_span, harmless),
    };
    special.or((span < range.end).then_some(span))
}

/// The next line-wide special of `range`.
pub(super) fn next_line_wide_special(text: &Text, range: Range<usize>) -> Option<usize> {
    let bytes = text.as_bytes();
    // The scan also matches letters that are not foreign because they fold.
    let folds = |lead, trail| scan::may_be_foreign(lead, trail) && !is_foreign_letter(lead, trail);
    let harmless = |i: usize| i > 0 && folds(bytes[i - 1], bytes[i]);
    scan::next_match::<scan::LineWideSpecial>(text, range, harmless)
}
