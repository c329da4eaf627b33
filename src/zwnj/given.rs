//! Words whose spelling the user gave: they win over the model.

use alloc::{collections::BTreeMap, string::String, vec::Vec};
use core::fmt;

use super::hash::{MAX_WORD, push_hash};
use super::passage::{Gap, Passage};
use crate::chars::{self, LETTER, MARK, NON_JOINING, ZWNJ};

/// The spelling of one word: its gaps, each before this letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Given {
    len: usize,
    pub(super) gaps: Vec<(usize, Gap)>,
}

/// The error returned when a word cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordError {
    word: String,
    reason: Reason,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Reason {
    NoLetter,
    TooLong,
    Character(char),
}

impl WordError {
    fn new(word: &str, reason: Reason) -> WordError {
        WordError { word: word.into(), reason }
    }

    /// The word that cannot be used.
    #[must_use]
    pub fn word(&self) -> &str {
        &self.word
    }
}

impl fmt::Display for WordError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the word {:?} cannot be used: ", self.word)?;
        match self.reason {
            Reason::NoLetter => f.write_str("it has no letter of the Arabic script"),
            Reason::TooLong => write!(f, "it has more than {MAX_WORD} letters"),
            Reason::Character(c) => {
                write!(
                    f,
                    "it has {c:?}; give letters and marks of the Arabic script, ZWNJs and single spaces"
                )
            }
        }
    }
}

impl core::error::Error for WordError {}

/// A user's words by their letters.
#[derive(Clone, Debug, Default)]
pub(crate) struct Words {
    by_hash: BTreeMap<u64, Given>,
    longest: usize,
}

impl Words {
    /// Adds a word, spelled as it shall be. Spaces may stand in it, and stay. A word that has
    /// anything but letters of the Arabic script, marks, ZWNJs and single spaces, or more than 40
    /// letters, is none that restoration could meet; it is left out.
    pub(crate) fn add(&mut self, word: &str) -> Result<(), WordError> {
        let mut hash = 0;
        let mut given = Given { len: 0, gaps: Vec::new() };
        let mut gap = Gap::None;
        let mut joins = false;
        for c in word.trim_matches([' ', ZWNJ]).chars() {
            let class = chars::class(c);
            match c {
                ZWNJ if gap != Gap::Space => gap = Gap::Zwnj,
                ' ' => gap = Gap::Space,
                _ if class == MARK => {}
                _ if class & LETTER != 0 && given.len < MAX_WORD => {
                    match gap {
                        Gap::None | Gap::Break => {}
                        // A ZWNJ shows nothing after a letter that does not join.
                        Gap::Zwnj if !joins => given.gaps.push((given.len, Gap::None)),
                        gap => given.gaps.push((given.len, gap)),
                    }
                    gap = Gap::None;
                    joins = class & NON_JOINING == 0;
                    hash = push_hash(hash, given.len, class & LETTER);
                    given.len += 1;
                }
                _ if class & LETTER != 0 => return Err(WordError::new(word, Reason::TooLong)),
                c => return Err(WordError::new(word, Reason::Character(c))),
            }
        }
        if given.len == 0 {
            return Err(WordError::new(word, Reason::NoLetter));
        }
        self.longest = self.longest.max(given.len);
        self.by_hash.insert(hash, given);
        Ok(())
    }

    /// Whether these letters are one of the words, whatever its spelling.
    pub(super) fn contains(&self, hash: u64) -> bool {
        self.by_hash.contains_key(&hash)
    }

    /// The longest word that begins with part `i`, and how many parts it takes up: its letters,
    /// with gaps only where the word has some.
    pub(super) fn find(&self, passage: &Passage, i: usize) -> Option<(&Given, usize)> {
        let mut found = None;
        let (mut hash, mut len) = (0, 0);
        let parts = &passage.parts()[i..];
        for (n, part) in parts.iter().enumerate() {
            if part.held || n > 0 && part.gap == Gap::Break {
                break;
            }
            if len + part.len() > self.longest {
                break;
            }
            for &code in passage.letters(part).iter() {
                hash = push_hash(hash, len, code);
                len += 1;
            }
            // Letters before each part but the first, and what stands there.
            let inner = || {
                parts[1..=n].iter().scan(parts[0].len(), |at, part| {
                    *at += part.len();
                    Some((*at - part.len(), part.gap))
                })
            };
            let fits = |given: &&Given| {
                given.len == len
                    && inner().all(|(at, _)| given.gaps.iter().any(|gap| gap.0 == at))
                    && given
                        .gaps
                        .iter()
                        .filter(|gap| gap.1 == Gap::Space)
                        .all(|gap| inner().any(|g| g == *gap))
            };
            if let Some(given) = self.by_hash.get(&hash).filter(fits) {
                found = Some((given, n + 1));
            }
        }
        // One that was spelled already is no news.
        found.filter(|&(_, n)| !parts[..n].iter().all(|part| part.given))
    }
}
