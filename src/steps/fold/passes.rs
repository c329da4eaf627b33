//! The two passes over whole lines: invisible characters first, then letters with their marks. Each
//! calls the definition for every place that may change.

use core::ops::{ControlFlow, Range};

use super::Fold;
use super::invisible::{Neighbours, edit_run};
use super::languages::Languages;
use super::letter::fold_letter;
use super::marks::{MarkSet, mark_stays};
use crate::chars::{char_start, is_invisible};
use crate::edit::Sink;
use crate::scan;
use crate::steps::Source;

/// How many bytes a pass reads character by character after a match, before it scans again. Other
/// characters that fold are often near.
const STRETCH: usize = 32;

/// The first pass: removes or replaces the runs of invisible characters of whole lines.
pub(super) fn invisible_pass(
    source: &Source,
    options: &Fold,
    lines: Range<usize>,
    sink: &mut impl Sink,
) -> ControlFlow<()> {
    let text = &source.text;
    let bytes = text.as_bytes();
    let mut at = lines.start;
    let mut last_run = at; // the end of the last run
    let mut neighbours = Neighbours::default();
    while let Some(found) = scan::next_match::<scan::Invisible>(text, at..lines.end, |_| false) {
        let mut i = char_before_match(text, found).max(last_run);
        let stop = found + STRETCH;
        while i < stop.min(lines.end) {
            // Every invisible character begins with one of these bytes.
            if !matches!(bytes[i], 0xC2 | 0xD8 | 0xD9 | 0xE2 | 0xEF) {
                i += 1;
                continue;
            }
            let Some(c) = text[i..].chars().next() else { break };
            if !is_invisible(c) {
                i += c.len_utf8();
                continue;
            }
            // The scan does not find a ZWNJ alone, so the run may begin before the match.
            let start = last_run + text[last_run..i].trim_end_matches(is_invisible).len();
            let end = text.len() - text[i..].trim_start_matches(is_invisible).len();
            (i, last_run) = (end, end);
            if !source.spans.overlaps(&(start..end)) {
                edit_run(text, start..end, options, &mut neighbours, sink)?;
            }
        }
        at = i.max(stop);
    }
    ControlFlow::Continue(())
}

/// The second pass: folds the letters of whole lines and puts their marks in order.
pub(super) fn letters_pass(
    source: &Source,
    options: &Fold,
    lines: Range<usize>,
    sink: &mut impl Sink,
) -> ControlFlow<()> {
    let text = &source.text;
    let mut languages = Languages::new(text, options);
    let staying = MarkSet::that_stay(options);
    let harmless = |i| mark_stays(text.as_bytes(), i, staying);
    let next_match = |at| match options.search_key {
        true => scan::next_match::<scan::KeyFolding>(text, at..lines.end, harmless),
        false => scan::next_match::<scan::Folding>(text, at..lines.end, harmless),
    };
    let mut at = lines.start;
    while let Some(found) = next_match(at) {
        let mut i = char_before_match(text, found).max(at);
        let stop = found + STRETCH;
        while i < stop.min(lines.end) {
            i = fold_letter(source, options, i, |at| languages.keep_letters(at), sink)?;
        }
        at = i.max(stop);
    }
    ControlFlow::Continue(())
}

/// The start of the character that contains a match, or of a character before it. A match may be the
/// third byte of its character.
fn char_before_match(text: &str, found: usize) -> usize {
    char_start(text, found.saturating_sub(2))
}
