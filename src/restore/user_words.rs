//! Words whose spelling the user gave. They take precedence over the model.

use alloc::{collections::BTreeMap, vec::Vec};

use super::letters::{MAX_WORD, push_hash};
use super::passage::{Gap, Part, Passage};
use super::word_error::{Reason, WordError};
use crate::chars::{self, LETTER, MARK, NON_JOINING, ZWNJ};

/// The spelling of one word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct UserWord {
    /// The number of its letters.
    len: usize,
    /// Its gaps in order, each with the number of the letter after it.
    pub(super) gaps: Vec<(usize, Gap)>,
}

/// The words of a user, by the hash of their letters.
#[derive(Clone, Debug, Default)]
pub(crate) struct UserWords {
    by_hash: BTreeMap<u64, UserWord>,
    /// Letters of the longest word.
    longest: usize,
}

impl UserWords {
    /// Adds words in the spelling that restoration has to produce. A space inside stays a space.
    ///
    /// # Errors
    /// If a word has no letter, more than [`MAX_WORD`] letters, or anything except letters of the
    /// Arabic script, marks, ZWNJs and spaces. No passage can contain such a word.
    /// Then none is added.
    pub(crate) fn add<W: AsRef<str>>(&mut self, words: impl IntoIterator<Item = W>) -> Result<(), WordError> {
        let read: Result<Vec<_>, _> = words.into_iter().map(|word| UserWord::read(word.as_ref())).collect();
        for (hash, word) in read? {
            self.longest = self.longest.max(word.len);
            self.by_hash.insert(hash, word);
        }
        Ok(())
    }

    /// Whether the letters with this hash are one of the words, however they are spelled.
    pub(super) fn contains(&self, hash: u64) -> bool {
        self.by_hash.contains_key(&hash)
    }

    /// The gaps of the word with this hash, each with the number of the letter after it. `None` if there is no such word.
    pub(super) fn gaps_of(&self, hash: u64) -> Option<&[(usize, Gap)]> {
        self.by_hash.get(&hash).map(|word| &word.gaps[..])
    }

    /// The longest word that begins with part `i`, and the number of its parts in the passage. `None` if
    /// there is no such word, or if all its parts have been spelled already.
    pub(super) fn find(&self, passage: &Passage, i: usize) -> Option<(&UserWord, usize)> {
        let mut found = None;
        let (mut hash, mut len) = (0, 0);
        let parts = &passage.parts()[i..];
        for (n, part) in parts.iter().enumerate() {
            if part.has_kashida || n > 0 && part.gap == Gap::Break || len + part.len() > self.longest {
                break;
            }
            for &code in passage.letters(part).iter() {
                hash = push_hash(hash, len, code);
                len += 1;
            }
            if let Some(word) = self.by_hash.get(&hash).filter(|word| word.can_spell(&parts[..=n], len)) {
                found = Some((word, n + 1));
            }
        }
        found.filter(|&(_, n)| !parts[..n].iter().all(|part| part.user_spelled))
    }
}

impl UserWord {
    /// Reads a word as the user spells it. Returns the hash of its letters, too.
    fn read(word: &str) -> Result<(u64, UserWord), WordError> {
        let mut hash = 0;
        let mut spelled = UserWord { len: 0, gaps: Vec::new() };
        let mut gap = Gap::None;
        let mut previous_joins = false;
        for c in word.trim_matches([' ', ZWNJ]).chars() {
            let class = chars::class(c);
            match c {
                ZWNJ if gap != Gap::Space => gap = Gap::Zwnj,
                ' ' => gap = Gap::Space,
                _ if class == MARK => {}
                _ if class & LETTER != 0 && spelled.len < MAX_WORD => {
                    match gap {
                        Gap::None | Gap::Break => {}
                        // A ZWNJ shows nothing after a letter that does not join.
                        Gap::Zwnj if !previous_joins => spelled.gaps.push((spelled.len, Gap::None)),
                        gap => spelled.gaps.push((spelled.len, gap)),
                    }
                    gap = Gap::None;
                    previous_joins = class & NON_JOINING == 0;
                    hash = push_hash(hash, spelled.len, class & LETTER);
                    spelled.len += 1;
                }
                _ if class & LETTER != 0 => return Err(WordError::new(word, Reason::TooLong)),
                c => return Err(WordError::new(word, Reason::Character(c))),
            }
        }
        if spelled.len == 0 {
            return Err(WordError::new(word, Reason::NoLetter));
        }
        Ok((hash, spelled))
    }

    /// Whether `parts`, which have `len` letters, may be respelled as this word. They may have gaps only
    /// where the word has gaps, and they must have a space wherever the word has a space.
    fn can_spell(&self, parts: &[Part], len: usize) -> bool {
        let gaps = || {
            parts[1..].iter().scan(parts[0].len(), |at, part| {
                *at += part.len();
                Some((*at - part.len(), part.gap))
            })
        };
        let mut spaces = self.gaps.iter().filter(|gap| gap.1 == Gap::Space);
        self.len == len
            && gaps().all(|(at, _)| self.gaps.iter().any(|gap| gap.0 == at))
            && spaces.all(|space| gaps().any(|gap| gap == *space))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_kept_by_their_letters_with_their_gaps() {
        let mut words = UserWords::default();
        words.add([" دست\u{200C}باف \u{200C}"]).unwrap();
        words.add(["کار\u{200C}نامه نو"]).unwrap();
        let gaps: Vec<_> = words.by_hash.values().map(|word| (word.len, &word.gaps[..])).collect();
        assert!(gaps.contains(&(6, &[(3, Gap::Zwnj)][..])));
        // A ZWNJ after ر shows nothing, so the word has no gap there.
        assert!(gaps.contains(&(9, &[(3, Gap::None), (7, Gap::Space)][..])));
    }

    #[test]
    fn a_word_that_cannot_be_used_is_an_error_that_names_it() {
        let mut words = UserWords::default();
        let long = "ب".repeat(MAX_WORD + 1);
        for word in ["", " ", "\u{200C}", "\u{64E}", "abc", "کتاب1", "کتاب.", &long] {
            assert_eq!(words.add(["نو", word]).map_err(|error| error.word() == word), Err(true));
        }
        assert!(words.by_hash.is_empty());
        words.add(["ب".repeat(MAX_WORD)]).unwrap();
        assert_eq!(words.longest, MAX_WORD);
    }
}
