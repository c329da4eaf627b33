//! The caesura: the wide gap between the two halves of a verse that share a line.

use core::ops::{Range, RangeInclusive};

use crate::chars::{self, is_space};

/// A caesura has as many spaces or more. Shorter gaps are also slips of the keyboard.
const CAESURA: &str = "      ";

/// How many letters a half of a verse has.
const LETTERS: RangeInclusive<usize> = 10..=40;

/// The caesura of `line`: the only wide gap of a line whose halves have about as many letters, and no digits, Latin letters or
/// full stops.
pub(super) fn caesura_of(line: &str) -> Option<Range<usize>> {
    let verse = line.trim_matches(is_space);
    let (first, rest) = verse.split_once(CAESURA)?;
    let second = rest.trim_start_matches(' ');
    let start = line.len() - line.trim_start_matches(is_space).len() + first.len();
    let gap = start..start + verse.len() - first.len() - second.len();
    let letters_in = |half: &str| half.chars().filter(|&c| chars::is_letter(c)).count();
    let (a, b) = (letters_in(first), letters_in(second));
    let is_of_prose = |c: char| c.is_ascii_alphanumeric() || c.is_numeric() || c == '.';
    let is_verse = !second.contains(CAESURA)
        && LETTERS.contains(&a)
        && LETTERS.contains(&b)
        && 2 * a.max(b) <= 3 * a.min(b)
        && !verse.contains(is_of_prose);
    is_verse.then_some(gap)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_halves_of_a_verse_are_alike() {
        let gap = " ".repeat(6);
        let verse = |first: &str, second: &str| [first, &gap, second].concat();
        let line = verse("شبی در باغ با یاد تو ماندم", "سحر از شوق دیدار تو خواندم");
        let start = line.find(&gap).unwrap();
        assert_eq!(caesura_of(&line), Some(start..start + 6));
        assert_eq!(caesura_of(&["    ", &line, "  "].concat()), Some(start + 4..start + 10));
        let wider = verse("شبی در باغ با یاد تو ماندم", "   سحر از شوق دیدار تو خواندم");
        assert_eq!(caesura_of(&wider), Some(start..start + 9));
        assert!(caesura_of(&line.replace("باغ", "باغ  ")).is_some(), "a slip of the keyboard");
        for other in [
            line.replace(&gap, "   "),
            line.replace("باغ", "باغ      "),
            line.replace("باغ", "باغ ۲"),
            line.replace("تو خواندم", "تو خواندم."),
            verse("شبی در باغ با یاد تو ماندم", "سحر آمد"),
            verse("شبی در باغ با یاد تو ماندم و گفتم", "سحر از شوق تو"),
            "شبی در باغ با یاد تو ماندم".into(),
            gap.clone(),
        ] {
            assert_eq!(caesura_of(&other), None, "{other}");
        }
    }
}
