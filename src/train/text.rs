//! Training text as words with their parts.

use alloc::vec::Vec;

use crate::restore::training::{Gap, MAX_WORD, read_parts, split_points};
use crate::steps::clean_zwnj::clean;

/// A word as the text spells it: its parts as letter codes. A ZWNJ is between each part and the next.
#[derive(Clone, Debug)]
pub(super) struct SpelledWord {
    /// At least one, and none of them empty.
    pub(super) parts: Vec<Vec<u8>>,
}

impl SpelledWord {
    /// The pieces of the word: every run of neighbouring parts, among them the whole word. If the word has
    /// more than six parts, only the pieces of the first six.
    pub(super) fn pieces(&self) -> impl Iterator<Item = Piece<'_>> {
        const MOST_PARTS: usize = 6;
        let n = self.parts.len().min(MOST_PARTS);
        let parts = &self.parts[..n];
        (0..n).flat_map(move |start| {
            (start + 1..=n).map(move |end| Piece {
                before: start.checked_sub(1).map(|i| parts[i].as_slice()),
                parts: &parts[start..end],
                after: parts.get(end).map(Vec::as_slice),
            })
        })
    }
}

/// Some neighbouring parts of a word.
pub(super) struct Piece<'w> {
    /// The part before them.
    pub(super) before: Option<&'w [u8]>,
    /// At least one.
    pub(super) parts: &'w [Vec<u8>],
    /// The part after them.
    pub(super) after: Option<&'w [u8]>,
}

impl Piece<'_> {
    /// The numbers of the letters that have a ZWNJ before them.
    pub(super) fn splits(&self) -> impl Iterator<Item = usize> {
        let inner = self.parts.len() - 1;
        self.parts[..inner].iter().scan(0, |letters, part| {
            *letters += part.len();
            Some(*letters)
        })
    }
}

/// Reads `text` into phrases: runs of words with one to three spaces between them. ZWNJs that show
/// nothing are left out.
pub(super) fn phrases(text: &str) -> Vec<Vec<SpelledWord>> {
    let mut phrases: Vec<Vec<SpelledWord>> = Vec::new();
    read_parts(&clean(text), |gap, codes| {
        if gap == Gap::Break {
            phrases.push(Vec::new());
        }
        let Some(phrase) = phrases.last_mut() else { return };
        match phrase.last_mut() {
            Some(word) if gap == Gap::Zwnj => word.parts.push(codes.to_vec()),
            _ => phrase.push(SpelledWord { parts: [codes.to_vec()].into() }),
        }
    });
    phrases
}

/// Reads `text` as one word. `None` if it is not one word, if it is longer than [`MAX_WORD`], or if it
/// has a ZWNJ where none can be: some word lists have one between any two letters.
pub(super) fn one_word(text: &str) -> Option<SpelledWord> {
    let [phrase] = &mut phrases(text)[..] else { return None };
    let [_] = phrase[..] else { return None };
    phrase.pop().filter(|word| {
        word.parts.iter().map(Vec::len).sum::<usize>() <= MAX_WORD
            && word.parts.windows(2).all(|pair| split_points(&pair.concat()).any(|k| k == pair[0].len()))
    })
}
