//! Kashidas that stay, since they lengthen no letter: those in place of a dash (فرهنگی‌ـ‌هنری, مریم‌ـ سلام, پدرـ بیا) and that of a
//! named ending (ـ‌تر).

use core::ops::Range;

use crate::chars::{self, ZWNJ, is_space};
use crate::work::count_bytes;

const KASHIDA: char = '\u{640}';

/// Whether the kashidas of `run`, perhaps with a ZWNJ before or after them, stay. `left` is the letter directly before `run`,
/// without its marks; `after` is the text after `run`.
///
/// | before the kashidas | after them | they are |
/// |---|---|---|
/// | a letter and a ZWNJ | a ZWNJ and a letter, or no part of a word | a dash |
/// | a letter that does not join | spaces and a letter | a dash |
/// | no letter | a ZWNJ and a letter | one kashida, which shows an ending (ـ‌تر) |
pub(crate) fn stays(run: &str, left: Option<char>, after: &str) -> bool {
    let without_first = run.strip_prefix(ZWNJ);
    let rest = without_first.unwrap_or(run);
    let kashidas = rest.strip_suffix(ZWNJ).unwrap_or(rest);
    count_bytes(kashidas.len());
    if kashidas.is_empty() || !kashidas.chars().all(|c| c == KASHIDA) {
        return false;
    }
    let (zwnj_before, zwnj_after) = (without_first.is_some(), kashidas.len() < rest.len());
    let letter_follows = after.starts_with(chars::is_letter);
    let is_of_word =
        |c: char| chars::is_inside_word(c) || chars::is_invisible(c) || chars::is_presentation_form(c);
    match left {
        None => !zwnj_before && zwnj_after && letter_follows && kashidas.len() == KASHIDA.len_utf8(),
        Some(_) if zwnj_before => {
            if zwnj_after {
                letter_follows
            } else {
                !after.starts_with(is_of_word)
            }
        }
        Some(left) => {
            let next = after.trim_start_matches(is_space);
            // Folding may replace a letter by one that joins.
            let joins = chars::joins_next(left) || chars::joins_next(chars::persian_letter(left));
            !joins && !zwnj_after && next.len() < after.len() && next.starts_with(chars::is_letter)
        }
    }
}

/// Whether the ZWNJ at `zwnj` belongs to kashidas that stay.
pub(crate) fn zwnj_is_beside_kashidas(text: &str, zwnj: &Range<usize>) -> bool {
    let (before, after) = (&text[..zwnj.start], &text[zwnj.end..]);
    let rest = after.trim_start_matches(KASHIDA);
    let run = if rest.len() < after.len() {
        zwnj.start..text.len() - rest.strip_prefix(ZWNJ).unwrap_or(rest).len()
    } else {
        let rest = before.trim_end_matches(KASHIDA);
        rest.strip_suffix(ZWNJ).unwrap_or(rest).len()..zwnj.end
    };
    // Only the last character counts if it is no mark: no two runs have the same marks before them.
    let left = text[..run.start].chars().rev().find(|&c| !chars::is_mark(c));
    stays(&text[run.clone()], left.filter(|&c| chars::is_letter(c)), &text[run.end..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kashidas_apart_from_the_letters_beside_them_stay() {
        let stays = |text: &str| {
            let text = text.replace('-', "\u{640}").replace('+', "\u{200C}");
            let (word, rest) = text.split_at(text.find([ZWNJ, KASHIDA]).unwrap_or(0));
            let after = rest.trim_start_matches([ZWNJ, KASHIDA]);
            let left = word.chars().next_back().filter(|&c| chars::is_letter(c));
            stays(&rest[..rest.len() - after.len()], left, after)
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
            "خانۀ+-+او",
            "-+تر",
            " -+پسر",
        ] {
            assert!(stays(text), "{text}");
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
            "خانۀ- او",
            "پدر-\u{64B}",
            "پدر+-\u{64B}",
            "پدر+-\u{200E}",
            "پدر+-ﻫ",
        ] {
            assert!(!stays(text), "{text}");
        }
    }
}
