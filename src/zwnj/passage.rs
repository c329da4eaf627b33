//! A passage: some words of a line as letters, and what stands between them.
//!
//! Passages are what restoration looks at, one at a time. They end with the line, or at the first
//! place between two words after [`CUT`] letters; that place does not move when gaps change, so
//! each passage may be judged alone and judging twice gives the same.

use super::hash::{MAX_WORD, hash_of, join_hash, push_hash};
use super::model::{Answer, Entry};
use crate::script::{self, FOREIGN, LETTER, MARK, NON_JOINING, ZWNJ_BYTES};

/// Letters after which a passage ends at the next gap that is no ZWNJ.
const CUT: usize = 440;
const MAX_LETTERS: usize = CUT + MAX_WORD;
/// So many spaces may stand for one: a ZWNJ that was typed twice, and lost twice.
const SPACES: usize = 3;

/// What stands before a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    /// Nothing: the letter goes on with the word.
    None,
    Zwnj,
    /// A space, or up to [`SPACES`] of them.
    Space,
    /// Anything else: what is before it and what is after it have nothing to do with each other.
    Break,
}

/// A run of letters without a gap inside.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part {
    /// Range of its letters in the passage.
    pub(super) start: u16,
    pub(super) end: u16,
    /// What stands before it.
    pub(super) gap: Gap,
    /// The letter before it joins to the next letter.
    pub(super) joined: bool,
    /// It wants no split, and nothing near it has changed since it was asked.
    pub(super) whole: bool,
    /// The space before it stays, and nothing near it has changed since it was asked.
    pub(super) apart: bool,
    /// It belongs to a word that the user gave: it stays whole.
    pub(super) given: bool,
    /// What stands before it belongs to such a word too.
    pub(super) pinned: bool,
    /// It has a kashida, which shows that the letters join: it is left alone.
    pub(super) held: bool,
    /// It was two: something stood inside.
    pub(super) merged: bool,
    /// [`hash_of`] its letters.
    pub(super) hash: u64,
    /// What the model knows of it, once it was looked up.
    pub(super) entry: Option<Entry>,
}

impl Part {
    const NONE: Part = Part {
        start: 0,
        end: 0,
        gap: Gap::Break,
        joined: false,
        whole: false,
        apart: false,
        given: false,
        pinned: false,
        held: false,
        merged: false,
        hash: 0,
        entry: None,
    };

    /// It is to be judged again. What the model knows in advance does not depend on what is around.
    fn unsettle(&mut self) {
        self.whole = self.given || self.entry.is_some_and(|entry| entry.answer() == Answer::Whole);
        self.apart = self.pinned;
    }

    /// The number of its letters.
    pub(super) fn len(&self) -> usize {
        (self.end - self.start) as usize
    }
}

/// The letters of a passage and its parts; a buffer that is used again and again.
pub(super) struct Passage {
    letters: [u8; MAX_LETTERS],
    gaps: [Gap; MAX_LETTERS],
    at: [usize; MAX_LETTERS],
    len: usize,
    parts: [Part; MAX_LETTERS],
    count: usize,
}

impl Passage {
    pub(super) fn new() -> Self {
        Passage {
            letters: [0; MAX_LETTERS],
            gaps: [Gap::None; MAX_LETTERS],
            at: [0; MAX_LETTERS],
            len: 0,
            parts: [Part::NONE; MAX_LETTERS],
            count: 0,
        }
    }

    /// Reads the next passage of `text` at or after byte `from`. Returns where to go on, or `None`
    /// at the end of the text. The passage may come out empty.
    pub(super) fn read(&mut self, text: &[u8], from: usize) -> Option<usize> {
        self.len = 0;
        self.count = 0;
        let mut i = next_letter(text, from)?;
        let mut gap = Gap::Break;
        let mut joined = false; // the last letter joins to the next
        let mut run_start = 0; // first letter since the last space or break
        let mut run_parts = 0; // parts before that letter
        loop {
            // One part: letters, and marks that belong to them.
            let start = self.len;
            let room = run_start + MAX_WORD;
            let before = joined;
            let mut hash = 0;
            let mut held = false;
            loop {
                let letters = text[i..].as_chunks::<2>().0.iter();
                let places = self.letters[self.len..room].iter_mut().zip(&mut self.at[self.len..room]);
                let first = i;
                for (&[lead, trail], (letter, at)) in letters.zip(places) {
                    let class = script::class_of_pair(lead, trail);
                    if class & LETTER == 0 {
                        break;
                    }
                    (*letter, *at) = (class & LETTER, i);
                    hash = push_hash(hash, class & LETTER);
                    joined = class & NON_JOINING == 0;
                    i += 2;
                }
                self.len += (i - first) / 2;
                if script::class_at(text, i) != MARK {
                    break;
                }
                while script::class_at(text, i) == MARK {
                    held |= text[i..].starts_with("\u{640}".as_bytes());
                    i += 2;
                }
            }
            if script::class_at(text, i) & LETTER != 0 {
                // No word: the run is left alone.
                self.len = run_start;
                self.count = run_parts;
                i = skip_run(text, i);
                gap = Gap::Break;
            } else {
                self.gaps[start..self.len].fill(Gap::None);
                self.gaps[start] = gap;
                let (start, end) = (start as u16, self.len as u16);
                self.parts[self.count] = Part { start, end, gap, joined: before, held, hash, ..Part::NONE };
                self.count += 1;
                let width;
                (gap, width) = match text.get(i) {
                    Some(b' ') => (Gap::Space, spaces_from(text, i)),
                    Some(0xE2) if text[i..].starts_with(&ZWNJ_BYTES) => (Gap::Zwnj, 3),
                    _ => (Gap::Break, 0),
                };
                if width > 0 && script::class_at(text, i + width) & LETTER != 0 {
                    i += width;
                } else {
                    gap = Gap::Break;
                }
            }
            if gap == Gap::Zwnj {
                continue;
            }
            if self.len >= CUT {
                return Some(i);
            }
            if gap == Gap::Break {
                match next_in_line(text, i) {
                    Ok(letter) => i = letter,
                    Err(end) => return Some(end),
                }
            }
            (run_start, run_parts) = (self.len, self.count);
        }
    }

    pub(super) fn parts(&self) -> &[Part] {
        &self.parts[..self.count]
    }

    pub(super) fn parts_mut(&mut self) -> &mut [Part] {
        &mut self.parts[..self.count]
    }

    pub(super) fn letters(&self, part: &Part) -> &[u8] {
        &self.letters[part.start as usize..part.end as usize]
    }

    /// Whether the part holds a letter that Persian spelling does not have.
    pub(super) fn is_foreign(&self, part: &Part) -> bool {
        self.letters(part).contains(&FOREIGN)
    }

    /// Letters between the spaces around part `i`.
    pub(super) fn run_len(&self, i: usize) -> usize {
        let inside = |part: &Part| matches!(part.gap, Gap::Zwnj | Gap::None);
        let (mut first, mut last) = (i, i);
        while first > 0 && inside(&self.parts[first]) {
            first -= 1;
        }
        while last + 1 < self.count && inside(&self.parts[last + 1]) {
            last += 1;
        }
        (self.parts[last].end - self.parts[first].start) as usize
    }

    /// Splits part `i` before its letter `k` by a ZWNJ.
    pub(super) fn split(&mut self, i: usize, k: usize) {
        let part = self.parts[i];
        let at = part.start + k as u16;
        self.gaps[at as usize] = Gap::Zwnj;
        self.parts.copy_within(i + 1..self.count, i + 2);
        self.count += 1;
        let piece = |start: u16, end: u16, gap: Gap, joined: bool| {
            let hash = hash_of(&self.letters[start as usize..end as usize]);
            Part { start, end, gap, joined, merged: part.merged, hash, ..Part::NONE }
        };
        self.parts[i] = piece(part.start, at, part.gap, part.joined);
        self.parts[i + 1] = piece(at, part.end, Gap::Zwnj, script::code_joins(self.letters[at as usize - 1]));
        self.unsettle(i);
        self.unsettle(i + 1);
    }

    /// Takes the space before part `i` away: a ZWNJ after a letter that joins, else nothing, so
    /// that the two parts become one.
    pub(super) fn join(&mut self, i: usize) {
        if self.parts[i].joined {
            self.set_gap(i, Gap::Zwnj);
            // Both words now stand at a ZWNJ; to the spaces around them nothing has changed.
            for part in &mut self.parts[i - 1..=i] {
                part.whole = part.given;
            }
        } else {
            self.merge(i);
            self.unsettle(i - 1);
        }
    }

    /// Makes part `i` and the one before it one part.
    pub(super) fn merge(&mut self, i: usize) {
        let (left, right) = (self.parts[i - 1], self.parts[i]);
        self.gaps[right.start as usize] = Gap::None;
        self.parts[i - 1] = Part {
            end: right.end,
            hash: join_hash(left.hash, right.hash, right.len()),
            whole: false,
            apart: false,
            merged: true,
            entry: None,
            ..left
        };
        self.parts.copy_within(i + 1..self.count, i);
        self.count -= 1;
    }

    /// Changes what stands before part `i`.
    pub(super) fn set_gap(&mut self, i: usize, gap: Gap) {
        let part = &mut self.parts[i];
        part.gap = gap;
        self.gaps[part.start as usize] = gap;
    }

    /// Part `i` changed: it and the parts that look at it are to be judged again.
    fn unsettle(&mut self, i: usize) {
        self.parts[i.saturating_sub(2)..(i + 3).min(self.count)].iter_mut().for_each(Part::unsettle);
    }

    /// All parts are to be judged again.
    pub(super) fn unsettle_all(&mut self) {
        self.parts_mut().iter_mut().for_each(Part::unsettle);
    }

    /// Whether letter `i` is the whole of a part that is the ye of an ezafe after heh (خانه‌ی).
    pub(super) fn is_ezafe(&self, i: usize) -> bool {
        let code = |c: char| script::class(c) & LETTER;
        self.letters[i] == code('ی')
            && self.letters[i - 1] == code('ه')
            && (i + 1 == self.len || matches!(self.gaps[i + 1], Gap::Space | Gap::Break))
    }

    /// [`hash_of`] the letters from `i` to the next gap.
    pub(super) fn hash_from(&self, i: usize) -> u64 {
        let more = self.gaps[i + 1..self.len].iter().take_while(|&&gap| gap == Gap::None).count();
        hash_of(&self.letters[i..=i + more])
    }

    /// Every letter before which something stands, or stood until it was taken away; and what does
    /// now.
    pub(super) fn places(&self) -> impl Iterator<Item = (usize, Gap)> + '_ {
        self.parts().iter().flat_map(|part| {
            let (start, end) = (part.start as usize, part.end as usize);
            let inside = if part.merged { start + 1..end } else { 0..0 };
            let merged = inside.filter(|&i| self.at[i] - self.at[i - 1] > 2).map(|i| (i, Gap::None));
            core::iter::once((start, part.gap)).chain(merged)
        })
    }

    /// Byte offset of letter `i` in the text.
    pub(super) fn offset(&self, i: usize) -> usize {
        self.at[i]
    }
}

/// The number of spaces from `i` on; zero if they are too many.
fn spaces_from(text: &[u8], i: usize) -> usize {
    let run = text[i..].iter().take(SPACES + 1).take_while(|&&b| b == b' ').count();
    if run <= SPACES { run } else { 0 }
}

/// The number of spaces before `i`.
pub(super) fn spaces_before(text: &[u8], i: usize) -> usize {
    text[..i].iter().rev().take_while(|&&b| b == b' ').count()
}

/// The next letter at or after `i`.
fn next_letter(text: &[u8], mut i: usize) -> Option<usize> {
    loop {
        match next_in_line(text, i) {
            Ok(letter) => return Some(letter),
            Err(end) if end < text.len() => i = end + 1,
            Err(_) => return None,
        }
    }
}

/// The next letter at or after `i` in the same line, or where the line ends.
fn next_in_line(text: &[u8], mut i: usize) -> Result<usize, usize> {
    while let Some(&lead) = text.get(i) {
        let pair = lead & 0xFC == 0xD8;
        if pair && script::class_at(text, i) & LETTER != 0 {
            return Ok(i);
        }
        if lead == b'\n' {
            return Err(i);
        }
        i += 1 + pair as usize;
    }
    Err(i)
}

/// The end of the run of letters, marks and ZWNJs that goes on at `i`.
fn skip_run(text: &[u8], mut i: usize) -> usize {
    loop {
        if script::class_at(text, i) != 0 {
            i += 2;
        } else if text[i..].starts_with(&ZWNJ_BYTES) {
            i += 3;
        } else {
            return i;
        }
    }
}
