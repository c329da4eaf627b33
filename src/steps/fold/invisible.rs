//! The definition of folding for invisible characters: what one run of them becomes.
//!
//! Most runs are removed, or become one ZWNJ. Old keyboards and word processors wrote ¬, the soft
//! hyphen or U+200F for a ZWNJ. Between two letters, the first of which joins, these characters are
//! *disguised* ZWNJs.

use alloc::string::String;
use core::ops::{ControlFlow, Range};

use unicode_normalization::UnicodeNormalization;

use super::Fold;
use super::marks::{self, attaches};
use super::placeholders::{placeholder_begins, placeholder_ends};
use crate::chars::{self, ZWNJ, is_invisible};
use crate::edit::{EditKind, Sink};
use crate::text::kashida_dashes;

const KASHIDA: char = '\u{640}';
const NOT_SIGN: char = '\u{AC}';
const SOFT_HYPHEN: char = '\u{AD}';
const LEFT_TO_RIGHT_MARK: char = '\u{200E}';
const RIGHT_TO_LEFT_MARK: char = '\u{200F}';
const ZWJ: char = '\u{200D}';

/// Returns what the run of invisible characters `run` becomes; `None` if it stays.
fn fold_run(text: &str, run: Range<usize>, options: &Fold, neighbours: &mut Neighbours) -> Option<String> {
    let inside = &text[run.clone()];
    if inside.chars().all(|c| c == ZWNJ) && !text[run.end..].starts_with(attaches) {
        return None; // `CleanZwnj` decides about ZWNJs alone
    }
    let around = neighbours.around(text, &run, options);
    if kashidas_stay(text, &run, &around) {
        return options.search_key.then(|| " ".into());
    }
    if inside == "\u{640}" && !options.search_key && shows_form(text, &run, &around, options) {
        return None;
    }
    let mut kept = String::new();
    let mut has_zwnj = false;
    let mut has_disguised_zwnj = false;
    for c in inside.chars() {
        match fate(c, &around, options) {
            Fate::Stays => kept.push(c),
            Fate::Removed => {}
            Fate::Zwnj => has_zwnj = true,
            Fate::DisguisedZwnj => has_disguised_zwnj = true,
        }
    }
    // Before a mark, a ZWNJ would separate the mark from its letter.
    let zwnj_remains = has_zwnj && !around.mark_follows && !around.after_lone_kashida;
    if kept.is_empty() && (zwnj_remains || has_disguised_zwnj) {
        // `CleanZwnj` removes it where it has no effect.
        kept.push(ZWNJ);
    }
    (kept != inside).then_some(kept)
}

/// Whether the kashidas of `run` stay, by the rules of [`kashida_dashes`].
fn kashidas_stay(text: &str, run: &Range<usize>, around: &Surroundings) -> bool {
    // Marks and invisible characters may be before `run` without a letter.
    let is_lost = around.left.is_none() && around.before.is_some_and(|c| attaches(c) || is_invisible(c));
    !is_lost && kashida_dashes::stays(&text[run.clone()], around.left, &text[run.end..])
}

/// Whether the kashida at `run` shows a form of letters, as in «ـها» and «بـ»: it is before the first letter of a
/// word, or after a word of one letter. After a word of a few letters, it also shows a form if another kashida is before the
/// word (ـهمـ), or if quotation marks or brackets are around both («همـ»).
fn shows_form(text: &str, run: &Range<usize>, around: &Surroundings, options: &Fold) -> bool {
    if around.mark_follows || around.before.is_some_and(chars::is_presentation_form) {
        return false;
    }
    match (around.left, around.right) {
        (None, Some(_)) => !around.before.is_some_and(attaches),
        (Some(last), None) => ends_short_word(text, run, chars::joins_next(last), options),
        _ => false,
    }
}

/// Whether the kashida at `run` follows a short word whose form it shows (بـ, هـ.ق). `joins` is whether the
/// last letter joins.
fn ends_short_word(text: &str, run: &Range<usize>, joins: bool, options: &Fold) -> bool {
    /// The most letters of a word between two kashidas. Between quotation marks or brackets, it has fewer.
    const SHORT: usize = 4;
    // Folding composes other marks with their letter, or replaces them.
    let is_haraka = |c| matches!(c, '\u{64B}'..='\u{652}' | '\u{670}');
    let mut before = text[..run.start].chars().rev();
    let mut letters = 0;
    let boundary = loop {
        match before.next() {
            // A heh with its hamza becomes a letter and a mark.
            Some(c) if chars::is_letter(c) && letters < SHORT && !matches!(c, 'ۀ' | 'ۂ') => letters += 1,
            Some(c) if is_haraka(c) && !marks::is_removed(c, options) => {}
            boundary => break boundary,
        }
    };
    let is_part_of_word = |c: char| {
        chars::is_letter(c)
            || chars::is_mark(c)
            || attaches(c)
            || is_invisible(c)
            || chars::is_presentation_form(c)
    };
    let after = &text[run.end..];
    match boundary {
        Some(KASHIDA) => letters > 0 && !before.next().is_some_and(is_part_of_word),
        Some(c) if is_part_of_word(c) => false,
        _ if !joins => false,
        Some('«' | '(' | '"' | '“') if letters < SHORT && letters > 1 => {
            after.starts_with(['»', ')', '"', '”'])
        }
        _ => letters == 1,
    }
}

/// What becomes of one invisible character.
enum Fate {
    Stays,
    Removed,
    /// It is a ZWNJ. The run may become one.
    Zwnj,
    /// It was written in place of a ZWNJ.
    DisguisedZwnj,
}

/// What is around a run.
struct Surroundings {
    /// The character before it.
    before: Option<char>,
    /// The character after it.
    after: Option<char>,
    /// The letter before it. Marks and invisible characters may be between.
    left: Option<char>,
    /// The letter after it. Invisible characters, and marks that will be removed, may be between.
    right: Option<char>,
    /// Whether `after` is a mark.
    mark_follows: bool,
    /// Whether a kashida without a letter is before it. Marks, which may be removed, may be between.
    after_lone_kashida: bool,
    /// Whether a placeholder is directly before or after it. What a program puts there may be of any direction, so the
    /// translator chose the direction.
    beside_placeholder: bool,
    /// Whether the run is beside a sign of a Latin word or number, whose side U+200E decides.
    keeps_left_to_right_mark: bool,
}

/// Finds the letters beside the runs of a text, which must come in order. Remembers what was read, so
/// that a long row of marks with many runs inside takes linear time.
#[derive(Default)]
pub(super) struct Neighbours {
    /// The end of the last run.
    end: usize,
    /// The letter before `end`. Marks and invisible characters may be between.
    left: Option<char>,
    /// Whether a kashida is among them.
    kashida: bool,
    /// The first character after the last run that is neither invisible nor a mark that will be removed;
    /// the end of the text if there is no such character.
    next: usize,
}

impl Neighbours {
    /// Returns what is around `run`.
    fn around(&mut self, text: &str, run: &Range<usize>, options: &Fold) -> Surroundings {
        let after = &text[run.end..];
        self.read_before(text, run.start);
        let mark_follows = after.starts_with(attaches);
        if self.next < run.end {
            // Marks that will be removed do not separate a kashida from the letter after them.
            let removed = |c: char| is_invisible(c) || attaches(c) && marks::is_removed(c, options);
            self.next = text.len() - after.trim_start_matches(removed).len();
        }
        let right = text[self.next..].chars().next().filter(|&c| !attaches(c));
        let around = Surroundings {
            before: text[..run.start].chars().next_back(),
            after: after.chars().next(),
            left: self.left,
            right: right.and_then(|c| edge_letter(c, Edge::First)),
            mark_follows,
            after_lone_kashida: self.left.is_none() && self.kashida,
            beside_placeholder: !options.search_key
                && (placeholder_begins(after) || placeholder_ends(&text[..run.start])),
            keeps_left_to_right_mark: !options.search_key
                && (begins_with_sign_of_latin(after.chars())
                    || begins_with_groups_of_digits(after)
                    || begins_with_sign_of_latin(text[..run.start].chars().rev())),
        };
        self.kashida |= text[run.clone()].contains(KASHIDA);
        self.end = run.end;
        around
    }

    /// Reads the text between the last run and `to`.
    fn read_before(&mut self, text: &str, to: usize) {
        // Marks belong to the letter before them.
        let between = &text[self.end..to];
        let before = between.trim_end_matches(|c| attaches(c) || is_invisible(c));
        let has_kashida = between[before.len()..].contains(KASHIDA);
        match before.chars().next_back() {
            Some(c) => (self.left, self.kashida) = (edge_letter(c, Edge::Last), has_kashida),
            None => self.kashida |= has_kashida,
        }
    }
}

impl Surroundings {
    /// Whether a neighbour is of another script in which ZWNJ and ZWJ may matter.
    fn is_in_other_script(&self) -> bool {
        [self.before, self.after].into_iter().flatten().any(is_of_other_script)
    }
}

/// Decides about one character of a run.
fn fate(c: char, around: &Surroundings, options: &Fold) -> Fate {
    let is_disguised_zwnj = around.left.is_some_and(chars::joins_next)
        && around.right.is_some()
        && match c {
            NOT_SIGN => true,
            SOFT_HYPHEN => !around.mark_follows,
            RIGHT_TO_LEFT_MARK => !around.mark_follows && !options.keep_bidi_controls,
            _ => false,
        };
    let stays = match c {
        _ if is_disguised_zwnj => return Fate::DisguisedZwnj,
        ZWNJ if !around.is_in_other_script() => return Fate::Zwnj,
        ZWNJ | NOT_SIGN => true,
        // The joiner of the abbreviation ه‍ shows the initial form of heh.
        ZWJ => {
            let after_lone_heh = around.before == Some('ه') && around.right.is_none() && !around.mark_follows;
            after_lone_heh || around.is_in_other_script()
        }
        // A kashida with no letter on either side is a sign of its own.
        KASHIDA => options.keep_kashida || around.left.is_none() && around.right.is_none(),
        LEFT_TO_RIGHT_MARK if around.keeps_left_to_right_mark => true,
        c if chars::is_bidi_control(c) => options.keep_bidi_controls || around.beside_placeholder,
        _ => false,
    };
    if stays { Fate::Stays } else { Fate::Removed }
}

/// Whether `characters` begin with signs and then a Latin letter or digit: @ali, -5, and C++ from its end. Without such signs, the
/// mark has no effect.
fn begins_with_sign_of_latin(characters: impl Iterator<Item = char>) -> bool {
    /// The most signs.
    const MOST: usize = 3;
    let is_sign = |c: char| "+-−±#@%٪$€*/=°".contains(c);
    let mut signs = 0;
    for c in characters.take(MOST + 1) {
        match c {
            c if c.is_ascii_alphabetic() || c.is_numeric() => return signs > 0,
            c if is_sign(c) => signs += 1,
            _ => return false,
        }
    }
    false
}

/// Whether `text` begins with the groups of a telephone number (0912 345 6789, 021-88 77 66). Beside Persian words, only
/// U+200E keeps groups with a space between them in their order.
fn begins_with_groups_of_digits(text: &str) -> bool {
    /// The fewest and most digits of the first group.
    const DIGITS: core::ops::RangeInclusive<usize> = 3..=5;
    let group = |text: &str| {
        let digits = text.chars().take_while(|c| matches!(c, '0'..='9' | '۰'..='۹' | '٠'..='٩'));
        digits.take(DIGITS.end() + 1).fold((0, 0), |(count, len), c| (count + 1, len + c.len_utf8()))
    };
    let (count, len) = group(text);
    let mut rest = &text[len..];
    // A hyphen may be before the second group.
    if let Some(second) = rest.strip_prefix('-') {
        rest = &second[group(second).1..];
    }
    DIGITS.contains(&count) && rest.strip_prefix(' ').is_some_and(|third| group(third).0 > 1)
}

/// Whether `c` belongs to a script in which ZWNJ and ZWJ may matter: it is not Latin, not of the
/// Arabic script and not a general punctuation sign.
fn is_of_other_script(c: char) -> bool {
    c > '\u{2FF}'
        && !chars::is_presentation_form(c)
        && edge_letter(c, Edge::Last).is_none()
        && !chars::is_mark(c)
        && !is_invisible(c)
        && !matches!(c, '\u{600}'..='\u{6FF}' | '\u{2000}'..='\u{206F}' | '\u{3000}')
}

/// One of the two ends of a ligature.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Edge {
    First,
    Last,
}

/// The Persian form of the letter at an edge of `c`, which may be a ligature of several letters.
pub(super) fn edge_letter(c: char, edge: Edge) -> Option<char> {
    let letter = if chars::is_presentation_form(c) {
        let mut letters = core::iter::once(c).nfkc().filter(|&part| chars::is_letter(part));
        if edge == Edge::Last { letters.last() } else { letters.next() }
    } else {
        chars::is_letter(c).then_some(c)
    }?;
    Some(chars::persian_letter(letter))
}

/// Reports the edit of the run `run`, if folding changes the run.
pub(super) fn edit_run(
    text: &str,
    run: Range<usize>,
    options: &Fold,
    neighbours: &mut Neighbours,
    sink: &mut impl Sink,
) -> ControlFlow<()> {
    let Some(new) = fold_run(text, run.clone(), options, neighbours) else {
        return ControlFlow::Continue(());
    };
    let kashidas = text[run.clone()].chars().all(|c| c == KASHIDA);
    sink.replace(run, &new, if kashidas { EditKind::Mark } else { EditKind::Invisible })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::steps::{Step, fold::Marks};

    /// The text `before`, `run`, `after` with the run folded.
    fn folded([before, run, after]: [&str; 3], options: &Fold) -> String {
        let text = [before, run, after].concat();
        let range = before.len()..before.len() + run.len();
        let new = fold_run(&text, range, options, &mut Neighbours::default()).unwrap_or_else(|| run.into());
        [before, &new, after].concat()
    }

    #[test]
    fn a_character_without_effect_is_removed() {
        for run in ["\u{200B}", "\u{2060}", "\u{FEFF}", "\u{640}", "\u{202B}", "\u{200E}", "\u{200D}"] {
            assert_eq!(folded(["آب", run, "ها"], &Fold::DEFAULT), "آبها", "{run:?}");
        }
    }

    #[test]
    fn a_zwnj_among_others_remains() {
        for run in ["\u{200B}\u{200C}", "\u{200C}\u{640}", "\u{200C}\u{200C}\u{202B}"] {
            assert_eq!(folded(["می", run, "رود"], &Fold::DEFAULT), "می\u{200C}رود", "{run:?}");
        }
        assert_eq!(folded(["می", "\u{200C}", "رود"], &Fold::DEFAULT), "می\u{200C}رود");
        assert_eq!(folded(["می", "\u{200C}", "\u{64E}رود"], &Fold::DEFAULT), "می\u{64E}رود");
    }

    #[test]
    fn disguised_zwnjs_become_zwnjs_after_letters_that_join() {
        for run in ["\u{AC}", "\u{AD}", "\u{200F}"] {
            assert_eq!(folded(["می", run, "رود"], &Fold::DEFAULT), "می\u{200C}رود", "{run:?}");
        }
        assert_eq!(folded(["کار", "\u{AD}", "ها"], &Fold::DEFAULT), "کارها");
        assert_eq!(folded(["a", "\u{AC}", "b"], &Fold::DEFAULT), "a\u{AC}b");
        let options = Fold { keep_bidi_controls: true, ..Fold::DEFAULT };
        assert_eq!(folded(["می", "\u{200F}", "رود"], &options), "می\u{200F}رود");
    }

    #[test]
    fn a_kashida_stays_if_asked_for_or_without_letters() {
        let keep = Fold { keep_kashida: true, ..Fold::DEFAULT };
        assert_eq!(folded(["ب", "\u{640}\u{640}", "ا"], &keep), "ب\u{640}\u{640}ا");
        assert_eq!(folded([" ", "\u{640}", " "], &Fold::DEFAULT), " \u{640} ");
        let drop = Fold { marks: Marks::Drop, ..Fold::DEFAULT };
        assert_eq!(folded([" ", "\u{640}", "\u{64E}ب"], &drop), " \u{64E}ب", "the mark will go");
        assert_eq!(folded([" ", "\u{640}", "\u{64E}ب"], &Fold::DEFAULT), " \u{640}\u{64E}ب");
    }

    #[test]
    fn joiners_stay_in_other_scripts_and_after_a_lone_heh() {
        assert_eq!(folded(["क\u{94D}", "\u{200D}", "ष"], &Fold::DEFAULT), "क\u{94D}\u{200D}ष");
        assert_eq!(folded(["سال ه", "\u{200D}", " ق"], &Fold::DEFAULT), "سال ه\u{200D} ق");
    }

    #[test]
    fn any_number_of_marks_may_be_between_a_run_and_its_letter() {
        for marks in [1, 15, 16, 17, 500].map(|n| "\u{64E}".repeat(n)) {
            let with = |end: &str| ["آب", &marks, end].concat();
            assert_eq!(folded([&with(""), "\u{640}", " "], &Fold::DEFAULT), with(" "));
            assert_eq!(folded([&with(""), "\u{AC}", "ب"], &Fold::DEFAULT), with("\u{200C}ب"));
            let drop = Fold { marks: Marks::Drop, ..Fold::DEFAULT };
            assert_eq!(folded([" ", "\u{640}", &marks], &drop), [" \u{640}", &marks].concat());
            assert_eq!(folded([" ", "\u{640}", &[&marks, "ب"].concat()], &drop), [" ", &marks, "ب"].concat());
        }
    }

    #[test]
    fn what_was_read_before_does_not_change_what_is_around_a_run() {
        let parts = ["ب", "\u{64E}", "\u{640}", "\u{AC}", "\u{200C}", " ", "ر", "\u{200D}"];
        for n in 0..parts.len().pow(5) {
            let text: String = (0..5).map(|place| parts[n / parts.len().pow(place) % parts.len()]).collect();
            for marks in [Marks::Keep, Marks::Drop] {
                let options = Fold { marks, ..Fold::DEFAULT };
                let mut all = Neighbours::default();
                let mut at = 0;
                while let Some(start) = text[at..].find(is_invisible).map(|i| at + i) {
                    at = text.len() - text[start..].trim_start_matches(is_invisible).len();
                    let new = fold_run(&text, start..at, &options, &mut all);
                    let by_itself = fold_run(&text, start..at, &options, &mut Neighbours::default());
                    assert_eq!(new, by_itself, "{marks:?} {text:?}");
                }
            }
        }
    }
}
