//! A passage: some words of a line as parts, and what stands between them.
//!
//! Passages are what restoration looks at, one at a time. They end with the line, or at the first
//! place between two words after [`CUT`] letters; that place does not move when gaps change, so
//! each passage may be judged alone and judging twice gives the same.

use core::ops::Range;

use super::features::may_split;
use super::hash::{Letters, MAX_WORD, hash_of, hash_of_str, push_hash};
use super::model::{Answer, Entry};
use super::set::Set;
use super::stretch::Stretch;
use crate::chars::{self, LETTER, MARK, NON_JOINING, ZWNJ_BYTES};

/// Letters after which a passage ends at the next gap that is no ZWNJ.
const CUT: usize = 440;
/// The most parts of a passage: each has a letter.
pub(super) const MAX_PARTS: usize = CUT + MAX_WORD;
/// So many spaces may stand for one: a ZWNJ that was typed twice, and lost twice.
const SPACES: usize = 3;

/// What stands before a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    /// Nothing: the letters go on with the word.
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
    /// [`hash_of`] its letters.
    pub(super) hash: u64,
    /// Byte range in the text, with its marks.
    start: usize,
    end: usize,
    /// What the model knows of it, once it was looked up.
    pub(super) entry: Entry,
    /// The number of its letters.
    letters: u8,
    /// What stands before it.
    pub(super) gap: Gap,
    /// The letter before it joins to the next letter.
    pub(super) joined: bool,
    /// It belongs to a word that the user gave: it stays whole.
    pub(super) given: bool,
    /// What stands before it belongs to such a word too.
    pub(super) pinned: bool,
    /// It has a kashida, which shows that the letters join: it is left alone.
    pub(super) held: bool,
    /// It was two: something stood inside.
    pub(super) merged: bool,
    /// A Latin word and one space stand before it.
    pub(super) after_latin: bool,
}

impl Part {
    pub(super) const NONE: Part = Part {
        hash: 0,
        start: 0,
        end: 0,
        entry: Entry::UNKNOWN,
        letters: 0,
        gap: Gap::Break,
        joined: false,
        given: false,
        pinned: false,
        held: false,
        merged: false,
        after_latin: false,
    };

    /// Whether its word may want a ZWNJ.
    #[inline(always)]
    fn word_is_open(&self) -> bool {
        !self.given & (self.entry.answer() != Answer::Whole)
    }

    /// Whether the space before it may be one that should go.
    #[inline(always)]
    fn space_is_open(&self) -> bool {
        !self.pinned & (self.gap == Gap::Space)
    }

    /// The number of its letters.
    pub(super) fn len(&self) -> usize {
        self.letters as usize
    }
}

/// Some words of a text. What it has room for is used again and again.
pub(super) struct Passage<'t, 'p> {
    text: &'t [u8],
    parts: &'p mut [Part],
    count: usize,
    stretch: Stretch,
    /// The parts whose word is to be judged.
    pub(super) open_words: Set,
    /// The parts before which there is a space to be judged.
    pub(super) open_spaces: Set,
    /// The parts of which something may not be as the text has it.
    pub(super) edited: Set,
}

impl<'t, 'p> Passage<'t, 'p> {
    /// A passage of `text`, with room for as many parts as the text has letters or [`MAX_PARTS`].
    #[inline(always)]
    pub(super) fn new(text: &'t [u8], room: &'p mut [Part]) -> Self {
        let [open_words, open_spaces, edited] = [const { Set::EMPTY }; 3];
        Passage { text, parts: room, count: 0, stretch: Stretch::new(), open_words, open_spaces, edited }
    }

    /// Reads the next passage at or after byte `from`, before byte `to`; tells `met` the hash of each part.
    /// Returns where to go on, or `None` at the end. The passage may come out empty.
    pub(super) fn read(&mut self, from: usize, to: usize, met: impl Fn(u64)) -> Option<usize> {
        let text = &self.text[..to];
        self.stretch.up_to(to);
        self.count = 0;
        self.edited = Set::EMPTY;
        let mut len = 0; // letters up to now
        let mut i = next_letter(text, from)?;
        let mut gap = Gap::Break;
        let mut joined = false; // the last letter joins to the next
        let mut run_start = 0; // letters before the last space or break
        let mut run_parts = 0; // parts before it
        loop {
            let mut run = self.stretch.run(text, i);
            let mut after_latin = gap == Gap::Break && after_latin(text, from, i);
            // Most words: nothing but letters, and one space before the next word.
            while gap != Gap::Zwnj && !after_latin && run.stands_before_space(text) {
                let letters = run.len as u8;
                self.parts[self.count] =
                    Part { hash: run.hash, start: i, end: run.end, letters, gap, joined, ..Part::NONE };
                self.count += 1;
                met(run.hash);
                len += run.len;
                joined = chars::code_joins(run.last);
                i = run.end + 1;
                if len >= CUT {
                    return Some(i);
                }
                (run_start, run_parts) = (len, self.count);
                (gap, after_latin) = (Gap::Space, false);
                run = self.stretch.run(text, i);
            }
            // One part: letters, and marks that belong to them.
            let start = i;
            let before = joined;
            let room = run_start + MAX_WORD - len;
            let (mut hash, mut letters, mut held) = (run.hash, run.len, false);
            joined = chars::code_joins(run.last);
            i = run.end;
            // What else there may be is seldom met: marks, letters that are not read at once, the end.
            let next = loop {
                let next = chars::class_at(text, i);
                if next == MARK {
                    held |= text[i..].starts_with("\u{640}".as_bytes());
                } else if next != 0 && letters < room {
                    hash = push_hash(hash, letters, next & LETTER);
                    letters += 1;
                    joined = next & NON_JOINING == 0;
                } else {
                    break next;
                }
                i += 2;
            };
            if next != 0 || letters > room {
                // No word: the run is left alone.
                (len, self.count) = (run_start, run_parts);
                i = skip_run(text, i);
                gap = Gap::Break;
            } else {
                self.parts[self.count] = Part {
                    hash,
                    start,
                    end: i,
                    letters: letters as u8,
                    gap,
                    joined: before,
                    held,
                    after_latin,
                    ..Part::NONE
                };
                if after_latin {
                    self.edited.put(self.count, true);
                }
                self.count += 1;
                met(hash);
                len += letters;
                let width;
                (gap, width) = match &text[i..] {
                    [b' ', b' ', ..] => (Gap::Space, spaces_from(text, i)),
                    [b' ', ..] => (Gap::Space, 1),
                    [0xE2, 0x80, 0x8C, ..] => (Gap::Zwnj, 3),
                    _ => (Gap::Break, 0),
                };
                if width > 0 && chars::class_at(text, i + width) & LETTER != 0 {
                    i += width;
                } else {
                    gap = Gap::Break;
                }
            }
            if gap == Gap::Zwnj {
                continue;
            }
            if len >= CUT {
                return Some(i);
            }
            if gap == Gap::Break {
                match next_in_line(text, i) {
                    Ok(letter) => i = letter,
                    Err(end) => return Some(end),
                }
            }
            (run_start, run_parts) = (len, self.count);
        }
    }

    pub(super) fn parts(&self) -> &[Part] {
        &self.parts[..self.count]
    }

    pub(super) fn parts_mut(&mut self) -> &mut [Part] {
        &mut self.parts[..self.count]
    }

    /// The letters of a part.
    pub(super) fn letters(&self, part: &Part) -> Letters {
        Letters::of_hash(part.hash, part.len())
            .unwrap_or_else(|| Letters::new(self.places(part).map(|(_, code)| code)))
    }

    /// Whether the bytes of a part are its letters and nothing else.
    fn is_plain(&self, part: &Part) -> bool {
        part.end - part.start == 2 * part.len()
    }

    /// Where the letters of a part begin, and their codes.
    fn places(&self, part: &Part) -> impl Iterator<Item = (usize, u8)> + use<'t> {
        let (text, mut i, end) = (self.text, part.start, part.end);
        core::iter::from_fn(move || {
            while i < end {
                let (at, class) = (i, chars::class_at(text, i));
                i += if class != 0 { 2 } else { 1 };
                if class & LETTER != 0 {
                    return Some((at, class & LETTER));
                }
            }
            None
        })
    }

    /// Where letter `k` of a part begins.
    fn place(&self, part: &Part, k: usize) -> Option<usize> {
        if self.is_plain(part) {
            (k < part.len()).then_some(part.start + 2 * k)
        } else {
            self.places(part).nth(k).map(|(at, _)| at)
        }
    }

    /// Whether a ZWNJ may part a part before letter `k`. A form that the model takes for another may have
    /// its answer at a place where none can be.
    pub(super) fn may_split(&self, part: &Part, k: usize) -> bool {
        let before = k.checked_sub(1).and_then(|before| self.place(part, before));
        before.is_some_and(|at| may_split(part.len(), k, chars::class_at(self.text, at) & LETTER))
    }

    /// Letters of the word that would be there if the space before part `i` went.
    pub(super) fn joined_len(&self, i: usize) -> usize {
        let outside = |part: &Part| matches!(part.gap, Gap::Space | Gap::Break);
        let (left, right) = self.parts().split_at(i);
        let first = left.iter().rposition(outside).unwrap_or(0);
        let end = right.iter().skip(1).position(outside).map_or(right.len(), |n| n + 1);
        left[first..].iter().chain(&right[..end]).map(Part::len).sum()
    }

    /// Splits part `i` before its letter `k` by a ZWNJ.
    pub(super) fn split(&mut self, i: usize, k: usize) {
        let part = self.parts[i];
        let letters = self.letters(&part);
        let Some(at) = self.place(&part, k) else { return };
        self.parts.copy_within(i + 1..self.count, i + 2);
        self.count += 1;
        for set in [&mut self.open_words, &mut self.open_spaces, &mut self.edited] {
            set.open_place(i + 1, self.count);
        }
        self.edited.put(i + 1, true);
        let Part { start, end, gap, joined, merged, after_latin, .. } = part;
        let half = |from: usize, to: usize| Part {
            hash: letters.piece(from, to),
            letters: (to - from) as u8,
            merged,
            ..Part::NONE
        };
        self.parts[i] = Part { start, end: at, gap, joined, after_latin, ..half(0, k) };
        let joined = k > 0 && chars::code_joins(letters[k - 1]);
        self.parts[i + 1] = Part { start: at, end, gap: Gap::Zwnj, joined, ..half(k, part.len()) };
    }

    /// Makes the space before part `i` a ZWNJ.
    pub(super) fn attach(&mut self, i: usize) {
        self.parts[i].gap = Gap::Zwnj;
        self.edited.put(i, true);
    }

    /// Makes part `i` and the one before it one part.
    pub(super) fn merge(&mut self, i: usize) {
        let (left, right) = (self.parts[i - 1], self.parts[i]);
        self.parts[i - 1] = Part {
            end: right.end,
            letters: left.letters + right.letters,
            merged: true,
            entry: Entry::UNKNOWN,
            ..left
        };
        let letters = Letters::new(self.places(&self.parts[i - 1]).map(|(_, code)| code));
        self.parts[i - 1].hash = hash_of(&*letters);
        self.parts.copy_within(i + 1..self.count, i);
        self.count -= 1;
        for set in [&mut self.open_words, &mut self.open_spaces, &mut self.edited] {
            set.close_place(i);
        }
        self.edited.put(i - 1, true);
    }

    /// Looks at all parts, which are to be judged if there may be something to do; and the spaces before them,
    /// where `look` says so of a part and the one before it.
    #[inline(always)]
    pub(super) fn look(&mut self, look: impl FnMut(&mut Part) -> bool) {
        (self.open_words, self.open_spaces) = (Set::EMPTY, Set::EMPTY);
        self.open(0..self.count, look);
    }

    /// All parts are to be judged again. What the model knows in advance does not depend on what is around.
    pub(super) fn unsettle(&mut self) {
        self.open(0..self.count, |_| true);
    }

    /// Some parts changed: they and those that look at them are to be judged again. A word looks at the parts
    /// beside it, a space at two on either side.
    pub(super) fn unsettle_around(&mut self, parts: Range<usize>) {
        self.open(parts.start.saturating_sub(1)..(parts.end + 2).min(self.count), |_| true);
    }

    /// These parts are to be judged, and the spaces before them where `look` says so.
    #[inline(always)]
    fn open(&mut self, range: Range<usize>, mut look: impl FnMut(&mut Part) -> bool) {
        let mut first = range.start;
        for parts in self.parts[range].chunks_mut(Set::TOGETHER) {
            let (mut words, mut spaces) = (0, 0);
            for (i, part) in parts.iter_mut().enumerate() {
                let space_counts = look(part);
                words |= (part.word_is_open() as u64) << i;
                spaces |= ((part.space_is_open() & space_counts) as u64) << i;
            }
            self.open_words.put_all(first, parts.len(), words);
            self.open_spaces.put_all(first, parts.len(), spaces);
            first += parts.len();
        }
    }

    /// Whether part `i` is the ye of an ezafe after heh (خانه‌ی).
    pub(super) fn is_ezafe(&self, i: usize) -> bool {
        const HEH: u8 = chars::letter_code('ه');
        let ends = self.parts().get(i + 1).is_none_or(|next| matches!(next.gap, Gap::Space | Gap::Break));
        ends && self.parts[i].hash == hash_of_str("ی")
            && self.places(&self.parts[i - 1]).last().is_some_and(|(_, code)| code == HEH)
    }

    /// Where a part begins and what stands before it now; and, if it was two, where its letters begin
    /// before which nothing stands any more.
    pub(super) fn gaps_of(&self, part: &Part) -> impl Iterator<Item = (usize, Gap)> + use<'t> {
        let inside = if part.merged { part } else { &Part::NONE };
        let inside = self.places(inside).skip(1).map(|(at, _)| (at, Gap::None));
        core::iter::once((part.start, part.gap)).chain(inside)
    }
}

/// Whether a Latin word and one space stand before `at`, no farther back than `from`.
fn after_latin(text: &[u8], from: usize, at: usize) -> bool {
    matches!(text[from..at], [.., letter, b' '] if letter.is_ascii_alphabetic())
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
        if pair && chars::class_at(text, i) & LETTER != 0 {
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
        if chars::class_at(text, i) != 0 {
            i += 2;
        } else if text[i..].starts_with(&ZWNJ_BYTES) {
            i += 3;
        } else {
            return i;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_have_the_hash_of_their_letters_whatever_happens_to_them() {
        let check = |passage: &Passage, words: &str| {
            let hashes = passage.parts().iter().map(|part| part.hash);
            assert!(hashes.eq(words.split(' ').map(hash_of_str)), "{words}");
            for part in passage.parts() {
                assert_eq!(hash_of(&*passage.letters(part)), part.hash, "{words}");
            }
        };
        let mut room = [Part::NONE; 16];
        let text = "بندر ها و سـنگِ دانشجویانشان را می‌نویسد";
        let mut passage = Passage::new(text.as_bytes(), &mut room);
        assert_eq!(passage.read(0, text.len(), |_| ()), Some(text.len()));
        check(&passage, "بندر ها و سنگ دانشجویانشان را می نویسد");
        passage.merge(1);
        check(&passage, "بندرها و سنگ دانشجویانشان را می نویسد");
        passage.split(3, 9);
        check(&passage, "بندرها و سنگ دانشجویان شان را می نویسد");
        passage.merge(4);
        passage.split(0, 4);
        check(&passage, "بندر ها و سنگ دانشجویانشان را می نویسد");
        assert!(passage.edited.iter().eq([0, 1, 4]));
    }
}
