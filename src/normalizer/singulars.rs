//! The singulars of the plurals in گان of a search key. Other stems begin their words, so they are slices of the key. But
//! نویسنده does not begin نویسندگان.

use alloc::{string::String, vec::Vec};

use crate::chars;
use crate::restore::{MAX_WORD, Stems};

const ENDING: &str = "گان";
const HEH: char = 'ه';

/// The singulars of all plurals in گان of a key, in order.
#[derive(Clone, Debug, Default)]
pub(super) struct Singulars {
    text: String,
    /// For each singular: where its plural begins in the key, and where it begins in `text`.
    starts: Vec<(usize, usize)>,
}

impl Singulars {
    /// Finds the plurals of a key.
    pub(super) fn of(key: &str, stems: &Stems) -> Singulars {
        let mut all = Singulars::default();
        crate::work::count_bytes(key.len());
        for (at, _) in key.match_indices(ENDING) {
            let Some((start, word)) = word_around(key, at) else { continue };
            if all.starts.last().is_some_and(|&(last, _)| last == start) {
                continue;
            }
            let len = stems.terms(word).and_then(|terms| terms.before_heh());
            if let Some(before_heh) = len.and_then(|len| word.get(..2 * len)) {
                all.starts.push((start, all.text.len()));
                all.text.push_str(before_heh);
                all.text.push(HEH);
            }
        }
        all
    }

    /// The singular of the word that begins at `start` of the key. `len` is the length of the singular in bytes.
    pub(super) fn of_word(&self, start: usize, len: usize) -> Option<&str> {
        let i = self.starts.binary_search_by_key(&start, |&(start, _)| start).ok()?;
        let from = self.starts[i].1;
        self.text.get(from..from + len)
    }
}

/// The run of letters around byte `at`, and where it begins. `None` if it is too long for a word.
fn word_around(key: &str, at: usize) -> Option<(usize, &str)> {
    let is_letter = |c: &char| chars::class(*c) & chars::LETTER != 0;
    let before = key[..at].chars().rev().take(MAX_WORD).take_while(is_letter).count();
    let after = key[at..].chars().take(MAX_WORD + 1).take_while(is_letter).count();
    // Each letter has two bytes.
    let (start, end) = (at - 2 * before, at + 2 * after);
    (before + after <= MAX_WORD).then(|| (start, &key[start..end]))
}
