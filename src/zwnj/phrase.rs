//! A phrase: words with nothing between them but single spaces and ZWNJs, held as letters and the
//! gaps before them.
//!
//! Phrases are what restoration looks at, one at a time. They end at any other sign, and at the
//! first space after [`CUT`] letters; that place does not move when gaps change, so each phrase
//! may be judged alone and judging twice gives the same.

use super::model::Entry;
use crate::script::{self, FOREIGN, LETTER, MARK, NON_JOINING, ZWNJ_BYTES};

/// Letters after which a phrase ends at the next space.
const CUT: usize = 256;
/// The most letters between two spaces; a longer run is no word and ends the phrase.
pub(super) const MAX_WORD: usize = 40;
const MAX_LETTERS: usize = CUT + MAX_WORD + 8;

/// What stands before a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    /// Nothing: the letter goes on with the word.
    None,
    Zwnj,
    Space,
}

/// A run of letters without a gap inside.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Part {
    /// Range of its letters in the phrase.
    pub(super) start: u16,
    pub(super) end: u16,
    /// [`hash_of`] its letters.
    pub(super) hash: u64,
    /// It wants no split, and nothing near it has changed since it was asked.
    pub(super) whole: bool,
    /// The space before it stays, and nothing near it has changed since it was asked.
    pub(super) apart: bool,
    /// What the model knows of it, once it was looked up.
    pub(super) entry: Option<Entry>,
}

impl Part {
    /// Its letters.
    pub(super) fn len(self) -> usize {
        (self.end - self.start) as usize
    }
}

/// Multiplier of the rolling hash; the hash of a run of letters is the polynomial of their codes,
/// so that the hash of any piece follows from those of its beginnings.
const BASE: u64 = 0x9E37_79B9_7F4A_7C15;

/// Appends a letter code to a hash.
#[inline(always)]
pub(super) fn push_hash(hash: u64, code: u8) -> u64 {
    hash.wrapping_mul(BASE).wrapping_add(code as u64)
}

/// The hash of the letters `codes`.
#[inline]
pub(super) fn hash_of(codes: &[u8]) -> u64 {
    codes.iter().fold(0, |hash, &code| push_hash(hash, code))
}

const fn powers() -> [u64; MAX_WORD + 1] {
    let mut powers = [1u64; MAX_WORD + 1];
    let mut i = 1;
    while i < powers.len() {
        powers[i] = powers[i - 1].wrapping_mul(BASE);
        i += 1;
    }
    powers
}

static POWERS: [u64; MAX_WORD + 1] = powers();

/// The hash of letters with hash `left` followed by `len` letters with hash `right`.
#[inline]
pub(super) fn join_hash(left: u64, right: u64, len: usize) -> u64 {
    left.wrapping_mul(POWERS[len]).wrapping_add(right)
}

/// Hashes of all beginnings of a word, and through them of all its pieces.
pub(super) struct Prefixes([u64; MAX_WORD + 1]);

impl Prefixes {
    pub(super) fn new(codes: &[u8]) -> Self {
        let mut all = [0; MAX_WORD + 1];
        for (i, &code) in codes.iter().enumerate() {
            all[i + 1] = push_hash(all[i], code);
        }
        Prefixes(all)
    }

    /// The hash of letters `start..end` of the word.
    #[inline]
    pub(super) fn piece(&self, start: usize, end: usize) -> u64 {
        self.0[end].wrapping_sub(self.0[start].wrapping_mul(POWERS[end - start]))
    }
}

/// The letters of one phrase and the gaps before them; a buffer that is used again and again.
pub(super) struct Phrase {
    letters: [u8; MAX_LETTERS],
    non_joining: [bool; MAX_LETTERS],
    at: [usize; MAX_LETTERS],
    gaps: [Gap; MAX_LETTERS],
    len: usize,
    parts: [Part; MAX_LETTERS],
    count: usize,
}

impl Phrase {
    pub(super) fn new() -> Self {
        Phrase {
            letters: [0; MAX_LETTERS],
            non_joining: [false; MAX_LETTERS],
            at: [0; MAX_LETTERS],
            gaps: [Gap::None; MAX_LETTERS],
            len: 0,
            parts: [Part::default(); MAX_LETTERS],
            count: 0,
        }
    }

    /// Reads the next phrase of `text` at or after byte `from`. Returns where to go on, or `None`
    /// at the end of the text. The phrase may come out empty.
    pub(super) fn read(&mut self, text: &[u8], from: usize) -> Option<usize> {
        let mut i = from;
        // To the first letter.
        loop {
            let &lead = text.get(i)?;
            if lead & 0xFC == 0xD8 {
                let class = script::class_of_pair(lead, *text.get(i + 1)?);
                if class & LETTER != 0 {
                    break;
                }
                i += 2;
            } else {
                i += 1;
            }
        }
        self.len = 0;
        self.count = 0;
        let mut gap = Gap::Space;
        let mut run_start = 0; // first letter since the last space
        let mut run_parts = 0; // parts before that letter
        let mut part_start = 0;
        let mut hash = 0u64;
        loop {
            let lead = text.get(i).copied().unwrap_or(0);
            if lead & 0xFC == 0xD8 {
                let class = script::class_of_pair(lead, text.get(i + 1).copied().unwrap_or(0));
                if class & LETTER != 0 {
                    if self.len - run_start == MAX_WORD {
                        // No word: leave the run alone, and let it end the phrase.
                        self.len = run_start;
                        self.count = run_parts;
                        return Some(skip_run(text, i));
                    }
                    let n = self.len;
                    self.letters[n] = class & LETTER;
                    self.non_joining[n] = class & NON_JOINING != 0;
                    self.at[n] = i;
                    self.gaps[n] = gap;
                    gap = Gap::None;
                    hash = push_hash(hash, class & LETTER);
                    self.len = n + 1;
                    i += 2;
                    continue;
                }
                if class == MARK {
                    i += 2;
                    continue;
                }
            }
            // No letter: the part ends here.
            self.parts[self.count] = Part {
                start: part_start as u16,
                end: self.len as u16,
                hash,
                whole: false,
                apart: false,
                entry: None,
            };
            self.count += 1;
            let width = match lead {
                b' ' if self.len < CUT => {
                    gap = Gap::Space;
                    1
                }
                0xE2 if text[i..].starts_with(&ZWNJ_BYTES) => {
                    gap = Gap::Zwnj;
                    3
                }
                _ => return Some(i),
            };
            let after = i + width;
            let next = text.get(after).copied().unwrap_or(0);
            if next & 0xFC != 0xD8
                || script::class_of_pair(next, text.get(after + 1).copied().unwrap_or(0)) & LETTER == 0
            {
                return Some(i);
            }
            i = after;
            hash = 0;
            part_start = self.len;
            if gap == Gap::Space {
                run_start = self.len;
                run_parts = self.count;
            }
        }
    }

    pub(super) fn parts(&self) -> &[Part] {
        &self.parts[..self.count]
    }

    pub(super) fn part_mut(&mut self, i: usize) -> &mut Part {
        &mut self.parts[i]
    }

    pub(super) fn letters(&self, part: Part) -> &[u8] {
        &self.letters[part.start as usize..part.end as usize]
    }

    /// Whether the part holds a letter that Persian spelling does not have.
    pub(super) fn is_foreign(&self, part: Part) -> bool {
        self.letters(part).contains(&FOREIGN)
    }

    /// What stands before the part (`Space` before the first one).
    pub(super) fn gap_before(&self, part: Part) -> Gap {
        self.gaps[part.start as usize]
    }

    /// Whether the letter before letter `i` joins to it.
    pub(super) fn joins(&self, i: usize) -> bool {
        !self.non_joining[i - 1]
    }

    /// Letters between the spaces around part `i`.
    pub(super) fn run_len(&self, i: usize) -> usize {
        let (mut first, mut last) = (i, i);
        while first > 0 && self.gap_before(self.parts[first]) != Gap::Space {
            first -= 1;
        }
        while last + 1 < self.count && self.gap_before(self.parts[last + 1]) != Gap::Space {
            last += 1;
        }
        (self.parts[last].end - self.parts[first].start) as usize
    }

    /// Splits part `i` before its letter `k` by a ZWNJ.
    pub(super) fn split(&mut self, i: usize, k: usize) {
        let part = self.parts[i];
        let at = part.start as usize + k;
        self.gaps[at] = Gap::Zwnj;
        self.parts.copy_within(i + 1..self.count, i + 2);
        self.count += 1;
        for (j, (start, end)) in [(part.start as usize, at), (at, part.end as usize)].into_iter().enumerate()
        {
            self.parts[i + j] = Part {
                start: start as u16,
                end: end as u16,
                hash: hash_of(&self.letters[start..end]),
                whole: false,
                apart: false,
                entry: None,
            };
        }
        self.unsettle(i);
        self.unsettle(i + 1);
    }

    /// Takes the space before part `i` away: a ZWNJ after a letter that joins, else nothing, so
    /// that the two parts become one.
    pub(super) fn join(&mut self, i: usize) {
        let part = self.parts[i];
        let at = part.start as usize;
        if self.joins(at) {
            self.gaps[at] = Gap::Zwnj;
            self.unsettle(i);
            self.unsettle(i - 1);
            return;
        }
        self.gaps[at] = Gap::None;
        let left = self.parts[i - 1];
        self.parts[i - 1] = Part {
            start: left.start,
            end: part.end,
            hash: join_hash(left.hash, part.hash, (part.end - part.start) as usize),
            whole: false,
            apart: false,
            entry: None,
        };
        self.parts.copy_within(i + 1..self.count, i);
        self.count -= 1;
        self.unsettle(i - 1);
    }

    /// Part `i` changed: it and the parts that look at it are to be judged again.
    fn unsettle(&mut self, i: usize) {
        for part in &mut self.parts[i.saturating_sub(2)..(i + 3).min(self.count)] {
            part.whole = false;
            part.apart = false;
        }
    }

    /// Whether letter `i` is the whole of a part that is the ye of an ezafe after heh (خانه‌ی).
    pub(super) fn is_ezafe(&self, i: usize) -> bool {
        let code = |c: char| script::class(c) & LETTER;
        self.letters[i] == code('ی')
            && self.letters[i - 1] == code('ه')
            && (i + 1 == self.len || self.gaps[i + 1] == Gap::Space)
    }

    /// What stands before each letter.
    pub(super) fn gaps(&self) -> &[Gap] {
        &self.gaps[..self.len]
    }

    /// Byte offset of letter `i` in the text.
    pub(super) fn offset(&self, i: usize) -> usize {
        self.at[i]
    }
}

/// The end of the run of letters, marks and ZWNJs that goes on at `i`.
fn skip_run(text: &[u8], mut i: usize) -> usize {
    while i + 1 < text.len() {
        if script::class_of_pair(text[i], text[i + 1]) != 0 {
            i += 2;
        } else if text[i..].starts_with(&ZWNJ_BYTES) {
            i += 3;
        } else {
            break;
        }
    }
    i
}
