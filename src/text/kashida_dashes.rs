//! Kashidas in place of a dash: فرهنگی‌ـ‌هنری, مریم‌ـ سلام, پدرـ بیا. They lengthen no letter, so they are a sign and stay.

use core::ops::Range;

use crate::chars::{self, ZWNJ, is_space};
use crate::work::count_bytes;

const KASHIDA: char = '\u{640}';

/// Whether `run` is such a dash: kashidas, perhaps with one ZWNJ before or on both sides of them. `left` is the character before
/// `run`, if this is a letter; `after` is the text after `run`.
///
/// | before the kashidas | after them |
/// |---|---|
/// | a letter and a ZWNJ | a ZWNJ and a letter, or no part of a word |
/// | a letter that does not join | spaces and a letter |
pub(crate) fn is_dash(run: &str, left: Option<char>, after: &str) -> bool {
    let without_first = run.strip_prefix(ZWNJ);
    let rest = without_first.unwrap_or(run);
    let kashidas = rest.strip_suffix(ZWNJ).unwrap_or(rest);
    count_bytes(kashidas.len());
    let Some(left) = left else { return false };
    // Folding may replace a letter by one that joins.
    let joins = [left, chars::persian_letter(left)].map(chars::joins_next);
    if kashidas.is_empty() || !kashidas.chars().all(|c| c == KASHIDA) || joins[0] != joins[1] {
        return false;
    }
    let is_of_word =
        |c: char| chars::is_inside_word(c) || chars::is_invisible(c) || chars::is_presentation_form(c);
    if without_first.is_none() {
        let next = after.trim_start_matches(is_space);
        !joins[0]
            && kashidas.len() == rest.len()
            && next.len() < after.len()
            && next.starts_with(chars::is_letter)
    } else if kashidas.len() < rest.len() {
        after.starts_with(chars::is_letter)
    } else {
        !after.starts_with(is_of_word)
    }
}

/// Whether the ZWNJ at `zwnj` belongs to such a dash.
pub(crate) fn zwnj_is_of_dash(text: &str, zwnj: &Range<usize>) -> bool {
    let (before, after) = (&text[..zwnj.start], &text[zwnj.end..]);
    let rest = after.trim_start_matches(KASHIDA);
    let run = if rest.len() < after.len() {
        zwnj.start..text.len() - rest.strip_prefix(ZWNJ).unwrap_or(rest).len()
    } else {
        let rest = before.trim_end_matches(KASHIDA);
        rest.strip_suffix(ZWNJ).unwrap_or(rest).len()..zwnj.end
    };
    let left = text[..run.start].chars().next_back().filter(|&c| chars::is_letter(c));
    is_dash(&text[run.clone()], left, &text[run.end..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dash_is_apart_from_the_letters_beside_it() {
        let is_dash = |text: &str| {
            let text = text.replace('-', "\u{640}").replace('+', "\u{200C}");
            let (word, rest) = text.split_at(text.find([ZWNJ, KASHIDA]).unwrap_or(0));
            let after = rest.trim_start_matches([ZWNJ, KASHIDA]);
            is_dash(&rest[..rest.len() - after.len()], word.chars().next_back(), after)
        };
        for text in [
            "فرهنگی+-+هنری",
            "قطب+--+جنوب",
            "ادبي+-+هنري",
            "کار+-+دانش",
            "مریم+- سلام",
            "مریم+-",
            "پدر- بیا",
            "پدر--  بیا",
            "پدر+-",
        ] {
            assert!(is_dash(text), "{text}");
        }
        for text in [
            "سلام-",
            "سلام- ها",
            "در-",
            "در-خت",
            "در- 5",
            "می+-رود",
            "می-+رود",
            "در-+خت",
            "++",
            "می++-+رود",
            "خانۀ+-+او",
            "خانۀ- او",
            " -+پسر",
            "پدر-\u{64B}",
            "پدر+-\u{64B}",
        ] {
            assert!(!is_dash(text), "{text}");
        }
    }
}
