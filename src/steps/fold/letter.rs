//! Folds one letter with its marks, without calling the definition where the result is evident.
//!
//! The definition is [`fold_cluster`](super::cluster::fold_cluster). Most letters that the passes
//! stop at have no marks, or one that stays.

use core::ops::{ControlFlow, Range};

use super::cluster::{begins_cluster, cluster_end, edit_cluster};
use super::facts::{FOLDS, FOLDS_IN_KEYS, MARK, facts, is_letter_that_stays};
use super::marks::{MarkSet, attaches, mark_stays, no_mark_follows};
use super::{Fold, HehYe, Marks};
use crate::chars::{self, is_combining_mark};
use crate::edit::{EditKind, Sink};
use crate::scan;
use crate::steps::Source;

/// The first byte of U+0300. The characters before it have one or two bytes, and this pass changes
/// none of them.
const FIRST_LEAD: u8 = 0xCC;

/// Folds the letter at `at` with its marks, unless one of them is in a protected span. Returns the
/// offset after it. `is_foreign` tells whether the word at an offset keeps its letters.
#[inline(always)]
pub(super) fn fold_letter(
    source: &Source,
    options: &Fold,
    at: usize,
    mut is_foreign: impl FnMut(usize) -> bool,
    sink: &mut impl Sink,
) -> ControlFlow<(), usize> {
    let (text, spans) = (source.text.as_str(), source.spans);
    let bytes = text.as_bytes();
    if bytes[at] < FIRST_LEAD || stays_without_marks(bytes, at, options) {
        return ControlFlow::Continue(at + 1 + !bytes[at].is_ascii() as usize);
    }
    if let Some(span) = spans.containing(at) {
        return ControlFlow::Continue(end_after_span(text, span.end));
    }
    let Some(c) = text[at..].chars().next() else { return ControlFlow::Continue(text.len()) };
    let end = at + c.len_utf8();
    if let Some(marks) = simple_marks(bytes, at, options) {
        if drops_marks(options) && !spans.overlaps(&marks) {
            sink.replace(marks.clone(), "", EditKind::Mark)?;
        }
        return ControlFlow::Continue(marks.end);
    }
    let has_marks = !no_mark_follows(bytes, end) && text[end..].starts_with(attaches);
    if !has_marks && !changes_without_marks(c, options) {
        return ControlFlow::Continue(end);
    }
    if !has_marks && let Some(letter) = single_letter(c, options) {
        if !spans.overlaps(&(at..end)) && (options.search_key || !is_foreign(at)) {
            sink.replace(at..end, letter, EditKind::Letter)?;
        }
        return ControlFlow::Continue(end);
    }
    let cluster = if begins_cluster(c) { at } else { end }..cluster_end(text, end);
    let after_span = at > 0 && spans.containing(at - 1).is_some() && end_after_span(text, at) > at;
    if !after_span && !spans.overlaps(&cluster) {
        let depends_on_language = chars::persian(c).is_some() || c == 'ه' && options.heh_ye == HehYe::Ye;
        let foreign = !options.search_key && depends_on_language && is_foreign(cluster.start);
        edit_cluster(text, cluster.clone(), foreign, options, sink)?;
    }
    ControlFlow::Continue(cluster.end)
}

/// The end of the marks after a protected span that ends at `end`. They belong to a protected letter, and
/// stay like it. (A line feed has no marks: lines are folded one by one.)
pub(super) fn end_after_span(text: &str, end: usize) -> usize {
    if text[..end].ends_with('\n') { end } else { cluster_end(text, end) }
}

/// Whether the character at `i` is of U+0600–U+06FF, folding leaves it alone, and no mark follows. Nearly
/// every letter is like this, even in a text that has something to fold.
#[inline(always)]
fn stays_without_marks(bytes: &[u8], i: usize, options: &Fold) -> bool {
    let Some(&[lead, trail]) = bytes.get(i..i + 2) else { return false };
    let changing = if options.search_key { FOLDS | FOLDS_IN_KEYS | MARK } else { FOLDS | MARK };
    lead & 0xFC == 0xD8 && facts(lead, trail) & changing == 0 && no_mark_follows(bytes, i + 2)
}

/// The marks after the letter at `i`, if the letter stays and its marks are simple. They are simple if
/// all are harakat, which Unicode does not compose, and are dropped; or if there is one mark, which
/// stays.
fn simple_marks(bytes: &[u8], i: usize, options: &Fold) -> Option<Range<usize>> {
    let &[lead, trail] = bytes.get(i..i + 2)? else { return None };
    if !is_letter_that_stays(facts(lead, trail)) {
        return None;
    }
    if !drops_marks(options) {
        return mark_stays(bytes, i + 3, MarkSet::that_stay(options)).then_some(i + 2..i + 4);
    }
    // On heh, Unicode does not compose the hamza either.
    let heh = [lead, trail] == [0xD9, 0x87];
    let is_simple = |at: usize| match bytes.get(at..at + 2) {
        Some(&[0xD9, 0x94]) => heh,
        Some(&[lead, trail]) => scan::is_haraka(lead, trail),
        _ => false,
    };
    let mut end = i + 2;
    while is_simple(end) {
        end += 2;
    }
    (end > i + 2 && no_mark_follows(bytes, end)).then_some(i + 2..end)
}

/// Whether all marks are dropped.
fn drops_marks(options: &Fold) -> bool {
    options.search_key || options.marks == Marks::Drop
}

/// Whether folding may change `c` where it has no marks.
fn changes_without_marks(c: char, options: &Fold) -> bool {
    chars::persian(c).is_some()
        || chars::is_presentation_form(c)
        || is_combining_mark(c)
        || options.search_key && chars::search_key(c).is_some()
}

/// The letter that `c`, which has no marks, becomes; `None` if it does not become one other letter of two
/// bytes.
fn single_letter(c: char, options: &Fold) -> Option<&'static str> {
    let letter = match chars::persian(c) {
        None if options.search_key => chars::search_key(c),
        letter => letter,
    };
    letter.filter(|letter| letter.len() == 2)
}
