//! The definition of folding for letters: what one letter with its marks becomes.
//!
//! Nothing here is fast. Code that must be fast avoids calling [`fold_cluster`], and tests compare its
//! results with those of this file.

use alloc::string::String;
use core::ops::{ControlFlow, Range};

use unicode_normalization::UnicodeNormalization;

use super::marks::{attaches, stays_on};
use super::{Fold, HehYe};
use crate::chars::{self, ZWNJ, char_start, is_combining_mark};
use crate::edit::{EditKind, Sink};

const HAMZA_ABOVE: char = '\u{654}';
const HAMZA_BELOW: char = '\u{655}';

/// Returns what a cluster becomes. A `foreign` cluster belongs to a word of another language and keeps its
/// letters.
pub(super) fn fold_cluster(cluster: &str, foreign: bool, options: &Fold) -> String {
    let spelled = spell_out(cluster, foreign);
    let composed = compose(&spelled, foreign);
    let marked = keep_marks(&composed, options);
    match options.heh_ye {
        _ if options.search_key => search_key(&marked),
        HehYe::Ye if !foreign => spell_ezafe(&marked),
        _ => marked,
    }
}

/// Replaces presentation forms by the letters and marks that they show. Replaces all letters by their
/// Persian form, unless the cluster is foreign.
fn spell_out(cluster: &str, foreign: bool) -> String {
    let mut out = String::new();
    let mut push = |c: char| match chars::persian(c) {
        Some(letter) if !foreign => out.push_str(letter),
        _ => out.push(c),
    };
    for c in cluster.chars() {
        if !chars::is_presentation_form(c) {
            push(c);
            continue;
        }
        // The form of a mark includes the space or kashida that it is shown on.
        let is_carrier = |part: char| chars::is_mark_form(c) && matches!(part, ' ' | '\u{640}');
        core::iter::once(c).nfkc().filter(|&part| !is_carrier(part)).for_each(&mut push);
    }
    out
}

/// Puts marks in canonical order and composes letters with the marks that Unicode composes with
/// them (UAX #15, form C).
fn compose(spelled: &str, foreign: bool) -> String {
    if foreign || !spelled.contains([HAMZA_ABOVE, HAMZA_BELOW]) {
        return spelled.nfc().collect();
    }
    // For Unicode, ئ is the Arabic yeh with a hamza. The Persian yeh does not compose.
    let arabic = spelled.replace('ی', "ي");
    arabic.nfc().map(|c| if c == 'ي' { 'ی' } else { c }).collect()
}

/// Drops the marks that do not stay, and repetitions of a mark.
fn keep_marks(composed: &str, options: &Fold) -> String {
    let mut out = String::with_capacity(composed.len());
    for c in composed.chars() {
        if !is_combining_mark(c) || stays_on(&out, c, options) && !out.ends_with(c) {
            out.push(c);
        }
    }
    out
}

/// Replaces spelling variants of a letter by one letter.
fn search_key(letters: &str) -> String {
    let mut out = String::with_capacity(letters.len());
    for c in letters.chars() {
        match chars::search_key(c) {
            Some(key) => out.push_str(key),
            None => out.push(c),
        }
    }
    out
}

/// Writes the hamza of خانهٔ as ‌ی.
fn spell_ezafe(cluster: &str) -> String {
    let mut out = String::from(cluster);
    if cluster.ends_with("ه\u{654}") {
        out.pop();
        out.push(ZWNJ);
        out.push('ی');
    }
    out
}

/// Reports the edit of the cluster at `range`, if folding changes the cluster.
pub(super) fn edit_cluster(
    text: &str,
    range: Range<usize>,
    foreign: bool,
    options: &Fold,
    sink: &mut impl Sink,
) -> ControlFlow<()> {
    let old = &text[range.clone()];
    let new = fold_cluster(old, foreign, options);
    if new == old {
        return ControlFlow::Continue(());
    }
    let folds = |c| chars::is_presentation_form(c) || !foreign && chars::persian(c).is_some();
    if let Some(letter) = letter_that_folds_by_itself(old, &new, foreign) {
        let (old_end, new_end) = (range.start + letter, &new[letter..]);
        sink.replace(range.start..old_end, &new[..letter], EditKind::Letter)?;
        return sink.replace(old_end..range.end, new_end, EditKind::Mark);
    }
    let kind = if old.chars().any(folds) { EditKind::Letter } else { EditKind::Mark };
    sink.replace(range, &new, kind)
}

/// If folding changes both the letter of the cluster `old` and its marks, but each by itself, returns the
/// length of the letter in bytes. The letter must become another one of the same length.
fn letter_that_folds_by_itself(old: &str, new: &str, foreign: bool) -> Option<usize> {
    let letter = old.chars().next()?;
    let persian = chars::persian(letter).filter(|persian| !foreign && persian.len() == letter.len_utf8())?;
    let new_marks = new.strip_prefix(persian)?;
    let old_marks = &old[persian.len()..];
    let by_itself = persian.chars().count() == 1 && new_marks.chars().all(attaches) && new_marks != old_marks;
    by_itself.then_some(persian.len())
}

/// Whether `c` can begin a cluster. Marks after any other character form a cluster without a
/// letter.
pub(super) fn begins_cluster(c: char) -> bool {
    chars::is_letter(c) || chars::is_presentation_form(c) || attaches(c)
}

/// The end of the marks that begin at `at`.
pub(super) fn cluster_end(text: &str, at: usize) -> usize {
    at + text[at..].chars().take_while(|&c| attaches(c)).map(char::len_utf8).sum::<usize>()
}

/// The start of the character that contains `at` or, if that is a mark, of the letter that it attaches
/// to. Not before `from`.
pub(super) fn cluster_start(text: &str, from: usize, at: usize) -> usize {
    let at = char_start(text, at);
    if !text[at..].starts_with(attaches) {
        return at;
    }
    let before_marks = text[from..at].trim_end_matches(attaches);
    from + before_marks.char_indices().next_back().map_or(0, |(letter, _)| letter)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::steps::{Step, fold::Marks};

    fn folded(cluster: &str, options: &Fold) -> String {
        fold_cluster(cluster, false, options)
    }

    #[test]
    fn presentation_forms_are_spelled_out() {
        for (form, letters) in [
            ("\u{FEFB}", "لا"),
            ("\u{FBFC}", "ی"),
            ("\u{FED9}", "ک"),
            ("\u{FBA4}", "ه\u{654}"),
            ("\u{FE89}", "ئ"),
            ("\u{FDFC}", "ریال"),
            ("ب\u{FE77}", "ب\u{64E}"),
            ("ب\u{FE76}", "ب\u{64E}"),
            ("ب\u{FC60}", "ب\u{64E}\u{651}"),
        ] {
            assert_eq!(folded(form, &Fold::DEFAULT), letters, "{form}");
        }
    }

    #[test]
    fn letters_and_their_marks_are_composed_in_canonical_order() {
        for (cluster, result) in [
            ("ا\u{653}", "آ"),
            ("ي\u{654}", "ئ"),
            ("ی\u{654}\u{64E}", "ئ\u{64E}"),
            ("ب\u{651}\u{64E}", "ب\u{64E}\u{651}"),
            ("ب\u{64E}\u{64E}", "ب\u{64E}"),
            ("ۀ\u{64E}", "ه\u{64E}\u{654}"),
            ("ي\u{64E}", "ی\u{64E}"),
        ] {
            assert_eq!(folded(cluster, &Fold::DEFAULT), result, "{cluster}");
        }
    }

    #[test]
    fn only_tanvin_and_the_hamza_of_heh_stay_with_keep_tanvin() {
        let options = Fold { marks: Marks::KeepTanvin, ..Fold::DEFAULT };
        for (cluster, result) in [
            ("ا\u{64B}", "ا\u{64B}"),
            ("ب\u{64E}\u{651}", "ب"),
            ("ه\u{654}", "ه\u{654}"),
            ("ه\u{64E}\u{654}", "ه\u{654}"),
            ("ب\u{654}", "ب"),
        ] {
            assert_eq!(folded(cluster, &options), result, "{cluster}");
        }
    }

    #[test]
    fn the_hamza_of_heh_can_be_written_as_ye() {
        let options = Fold { heh_ye: HehYe::Ye, ..Fold::DEFAULT };
        for (cluster, result) in [("ه\u{654}", "ه\u{200C}ی"), ("ۀ", "ه\u{200C}ی"), ("ب\u{654}", "ب\u{654}")]
        {
            assert_eq!(folded(cluster, &options), result, "{cluster}");
        }
    }

    #[test]
    fn keys_have_no_marks_and_one_spelling_of_each_letter() {
        let options = Fold { search_key: true, ..Fold::DEFAULT };
        for (cluster, key) in
            [("أ\u{64E}", "ا"), ("ۀ", "ه"), ("ئ\u{64E}", "ئ"), ("ي\u{654}", "ئ"), ("ٸ", "ئ")]
        {
            assert_eq!(folded(cluster, &options), key, "{cluster}");
        }
    }

    #[test]
    fn foreign_clusters_keep_their_letters() {
        for cluster in ["ي", "ہ\u{64E}", "ە"] {
            assert_eq!(fold_cluster(cluster, true, &Fold::DEFAULT), cluster);
        }
    }
}
