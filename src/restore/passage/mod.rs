//! A passage: some words of a line as parts, and the gaps between them.

mod beside;
mod clause;
mod codes;
mod part;
mod part_set;
mod read;

use core::ops::Range;

use super::arabic;
use super::entry::Entry;
use super::features::may_split;
use super::grammar::is_any_ending;
use super::letters::{Letters, MAX_WORD, hash_of, hash_of_str};
use crate::chars;
use codes::CodeCache;
use part_set::PartSet;

pub(crate) use part::{Gap, Others, Part};
pub(in crate::restore) use read::CUT;

/// The most parts of a passage: each has at least one letter.
pub(crate) const MAX_PARTS: usize = read::CUT + MAX_WORD;
const _: () = assert!(MAX_PARTS <= PartSet::CAPACITY);

/// The most spaces of a gap. A ZWNJ that was typed twice is lost as two spaces.
const MAX_GAP_SPACES: usize = 3;

/// Some words of a text. One value serves for all passages of the text, one after the other.
pub(crate) struct Passage<'t, 'p> {
    text: &'t [u8],
    /// The parts are the first `count` of these.
    parts: &'p mut [Part],
    count: usize,
    /// Whether a mark or letter was read that may be one of Arabic or of another language.
    may_be_left_alone: bool,
    /// The spaces that were put in and those that were removed from the middle of a word, as far as they show damage.
    pub(super) cuts: usize,
    pub(super) mended: usize,
    /// Whether words were cut or put together.
    has_new_words: bool,
    /// Whether an ezafe after heh gets a mark in place of ZWNJ and ye (خانهٔ) after restoration. Then the mark counts as a
    /// ZWNJ that the text kept, so that the next run sees as many of them.
    pub(crate) marks_ezafe: bool,
    codes: CodeCache,
    /// The parts that are still to be judged for a ZWNJ inside.
    pub(super) open_words: PartSet,
    /// The parts whose gap is a space that is still to be judged.
    pub(super) open_spaces: PartSet,
    /// The parts whose gaps may differ from the text.
    pub(crate) edited: PartSet,
}

impl<'t, 'p> Passage<'t, 'p> {
    /// An empty passage of `text`. `parts` needs as many items as the text has letters, but no more than
    /// [`MAX_PARTS`].
    #[inline(always)]
    pub(crate) fn new(text: &'t [u8], parts: &'p mut [Part]) -> Self {
        let [open_words, open_spaces, edited] = [const { PartSet::EMPTY }; 3];
        Passage {
            text,
            parts,
            count: 0,
            may_be_left_alone: false,
            cuts: 0,
            mended: 0,
            has_new_words: false,
            marks_ezafe: false,
            codes: CodeCache::new(),
            open_words,
            open_spaces,
            edited,
        }
    }

    /// Removes all parts. The parts that are read next end at byte `to` or earlier.
    fn clear(&mut self, to: usize) {
        self.codes.set_end(to);
        self.count = 0;
        self.may_be_left_alone = false;
        (self.cuts, self.mended, self.has_new_words) = (0, 0, false);
        self.edited = PartSet::EMPTY;
    }

    /// Appends a part. Beside a Latin word it counts as edited, since the space between the two may be
    /// respelled.
    #[inline(always)]
    fn push(&mut self, part: Part) {
        if part.others != Others::NONE {
            self.edited.set(self.count, true);
        }
        self.parts[self.count] = part;
        self.count += 1;
    }

    /// Removes every part from part `count` on, from the list and from every set.
    fn truncate(&mut self, count: usize) {
        self.count = count;
        self.sets().into_iter().for_each(|set| set.truncate(count));
    }

    fn sets(&mut self) -> [&mut PartSet; 3] {
        [&mut self.open_words, &mut self.open_spaces, &mut self.edited]
    }

    /// Whether the passage may be one of Arabic or of another language, or have such a word. Most have none, so the
    /// line need not be read again.
    pub(crate) fn may_be_left_alone(&self) -> bool {
        self.may_be_left_alone && self.count > 0
    }

    /// Whether words were cut or put together.
    pub(crate) fn has_new_words(&self) -> bool {
        self.has_new_words
    }

    /// Whether no part and no space is open.
    #[inline]
    pub(super) fn is_decided(&self) -> bool {
        self.open_words.next(0).is_none() && self.open_spaces.next(0).is_none()
    }

    /// The offset of its first letter.
    pub(crate) fn first_offset(&self) -> usize {
        self.parts().first().map_or(0, |part| part.start)
    }

    pub(crate) fn parts(&self) -> &[Part] {
        &self.parts[..self.count]
    }

    pub(super) fn parts_mut(&mut self) -> &mut [Part] {
        &mut self.parts[..self.count]
    }

    /// Whether it has a word of classical Persian that stands by itself. Restoration changes no gap beside
    /// such a word, so the answer stays the same.
    #[inline(never)]
    pub(super) fn is_archaic(&self) -> bool {
        let parts = self.parts();
        let attached = |i: usize| parts.get(i).is_some_and(|part| part.gap == Gap::Zwnj);
        (0..parts.len()).any(|i| parts[i].is_archaic() && !attached(i) && !attached(i + 1))
    }

    /// The letters of a part.
    pub(crate) fn letters(&self, part: &Part) -> Letters {
        Letters::of_hash(part.hash, part.len())
            .unwrap_or_else(|| Letters::new(self.letter_offsets(part).map(|(_, code)| code)))
    }

    /// A quick test whether a part may end in ها or one of its forms, which have six letters at most.
    pub(super) fn may_end_in_plural(&self, part: &Part) -> bool {
        let (end, heh_alef) = (part.end(), "ها".as_bytes());
        let ending = self.text.get(end.saturating_sub(12)..end);
        ending.is_some_and(|ending| ending.windows(heh_alef.len()).any(|letters| letters == heh_alef))
    }

    /// The offset and the code of each letter of a part.
    fn letter_offsets(&self, part: &Part) -> impl Iterator<Item = (usize, u8)> + use<'t> {
        part.letter_offsets(self.text)
    }

    /// The offset of letter `k` of a part.
    pub(super) fn letter_offset(&self, part: &Part, k: usize) -> Option<usize> {
        let has_letters_only = part.end - part.start == 2 * part.len();
        if has_letters_only {
            (k < part.len()).then_some(part.start + 2 * k)
        } else {
            self.letter_offsets(part).nth(k).map(|(at, _)| at)
        }
    }

    /// Whether a ZWNJ can be before letter `k` of a part. The answer of the model is checked with this: it
    /// may belong to another form with the same fingerprint.
    pub(super) fn can_split(&self, part: &Part, k: usize) -> bool {
        let can_split = |letters: &[u8]| {
            let before = k.checked_sub(1).and_then(|before| letters.get(before));
            before.is_some_and(|&before| may_split(letters.len(), k, before)) && !arabic::stays_whole(letters)
        };
        // A shortcut for most words: the hash of a short word is the word itself.
        match part.hash.to_le_bytes().get(..part.len()) {
            Some(letters) => can_split(letters),
            None => can_split(&self.letters(part)),
        }
    }

    /// The number of letters of the word that removing the space before part `i` would make. The parts that
    /// ZWNJs attach to the two belong to that word.
    pub(super) fn joined_len(&self, i: usize) -> usize {
        let starts_word = |part: &Part| matches!(part.gap, Gap::Space | Gap::Break);
        let (left, right) = self.parts().split_at(i);
        let first = left.iter().rposition(starts_word).unwrap_or(0);
        let end = right.iter().skip(1).position(starts_word).map_or(right.len(), |n| n + 1);
        left[first..].iter().chain(&right[..end]).map(Part::len).sum()
    }

    /// Whether part `i` is the letter ye at the end of a word.
    pub(crate) fn is_final_ye(&self, i: usize) -> bool {
        self.parts[i].hash == hash_of_str("ی")
            && self.parts().get(i + 1).is_none_or(|next| matches!(next.gap, Gap::Space | Gap::Break))
    }

    /// Whether part `i` is the letter ye that marks an ezafe after the letter heh (خانه‌ی).
    pub(crate) fn is_ezafe(&self, i: usize) -> bool {
        const HEH: u8 = chars::letter_code('ه');
        self.is_final_ye(i)
            && self.letter_offsets(&self.parts[i - 1]).last().is_some_and(|(_, code)| code == HEH)
    }

    /// The number of marks that count as ZWNJs.
    #[inline(always)]
    pub(super) fn marked_ezafes(&self) -> usize {
        if !self.marks_ezafe {
            return 0;
        }
        let is_marked = |part: &&Part| self.text[..part.end].ends_with("ه\u{654}".as_bytes());
        self.parts().iter().filter(is_marked).count()
    }

    /// The boundaries that a part owns, as (byte offset, gap): the one before it, and if it was merged from
    /// two parts, one `Gap::None` before each inner letter.
    pub(crate) fn gaps_of(&self, part: &Part) -> impl Iterator<Item = (usize, Gap)> + use<'t> {
        let inside = if part.was_merged { part } else { &Part::EMPTY };
        let inside = self.letter_offsets(inside).skip(1).map(|(at, _)| (at, Gap::None));
        core::iter::once((part.start, part.gap)).chain(inside)
    }

    /// Whether the letters of a part from byte `at` on are an ending.
    pub(crate) fn is_ending_from(&self, part: &Part, at: usize) -> bool {
        let k = self.letter_offsets(part).take_while(|&(offset, _)| offset < at).count();
        let letters = self.letters(part);
        is_any_ending(letters.piece(k, letters.len()), letters.len() - k)
    }

    /// Puts a ZWNJ before letter `k` of part `i`.
    pub(super) fn split(&mut self, i: usize, k: usize) {
        let part = self.parts[i];
        let letters = self.letters(&part);
        let Some(at) = self.letter_offset(&part, k) else { return };
        self.parts.copy_within(i + 1..self.count, i + 2);
        self.count += 1;
        let count = self.count;
        self.sets().into_iter().for_each(|set| set.insert(i + 1, count));
        self.edited.set(i + 1, true);
        let Part { start, end, gap, previous_joins, was_merged, others, .. } = part;
        let half = |from: usize, to: usize| Part {
            hash: letters.piece(from, to),
            letters: (to - from) as u8,
            was_merged,
            ..Part::EMPTY
        };
        let before = others.only(Others::BEFORE);
        self.parts[i] = Part { start, end: at, gap, previous_joins, others: before, ..half(0, k) };
        let previous_joins = letters[..k].last().is_some_and(|&code| chars::code_joins(code));
        let others = others.only(Others::AFTER);
        self.parts[i + 1] =
            Part { start: at, end, gap: Gap::Zwnj, previous_joins, others, ..half(k, part.len()) };
    }

    /// Replaces the space before part `i` by a ZWNJ.
    pub(super) fn join_by_zwnj(&mut self, i: usize) {
        self.parts[i].gap = Gap::Zwnj;
        self.edited.set(i, true);
    }

    /// Puts a space before letter `k` of part `i`.
    pub(super) fn cut(&mut self, i: usize, k: usize) {
        self.cut_without_evidence(i, k);
        self.cuts += 1;
    }

    /// [`cut`](Self::cut) where the lost space shows nothing about other spaces.
    pub(super) fn cut_without_evidence(&mut self, i: usize, k: usize) {
        self.split(i, k);
        self.part_by_space(i + 1);
        self.has_new_words = true;
    }

    /// Removes the space before part `i`, which was in the middle of a word.
    pub(super) fn mend(&mut self, i: usize) {
        self.merge(i);
        self.mended += 1;
        self.has_new_words = true;
    }

    /// Replaces the ZWNJ before part `i`, or nothing if the part was split off, by a space.
    pub(super) fn part_by_space(&mut self, i: usize) {
        self.parts[i].gap = Gap::Space;
        self.edited.set(i, true);
    }

    /// Removes the gap before part `i`: part `i - 1` and part `i` become one.
    pub(super) fn merge(&mut self, i: usize) {
        let (left, right) = (self.parts[i - 1], self.parts[i]);
        self.parts[i - 1] = Part {
            end: right.end,
            letters: left.letters + right.letters,
            was_merged: true,
            entry: Entry::UNKNOWN,
            others: left.others.and(right.others.only(Others::AFTER)),
            lists: 0,
            ..left
        };
        let letters = Letters::new(self.letter_offsets(&self.parts[i - 1]).map(|(_, code)| code));
        self.parts[i - 1].hash = hash_of(&*letters);
        self.parts.copy_within(i + 1..self.count, i);
        self.count -= 1;
        self.sets().into_iter().for_each(|set| set.remove(i));
        self.edited.set(i - 1, true);
    }

    /// Opens all parts for judging, and nothing else. `visit` is called for each part in order; it returns
    /// whether the space before the part, if there is one, may be removed.
    #[inline(always)]
    pub(super) fn open_all(&mut self, visit: impl FnMut(&mut Part) -> bool) {
        (self.open_words, self.open_spaces) = (PartSet::EMPTY, PartSet::EMPTY);
        self.open(0..self.count, visit);
    }

    /// Opens all parts and spaces again.
    pub(super) fn reopen_all(&mut self) {
        self.open(0..self.count, |_| true);
    }

    /// Opens changed parts again, and everything whose decision depends on them. A word depends on the parts
    /// beside it, a space on two parts on either side.
    pub(super) fn reopen_around(&mut self, parts: Range<usize>) {
        self.open(parts.start.saturating_sub(1)..(parts.end + 2).min(self.count), |_| true);
    }

    /// Opens the parts of `range` that may need a ZWNJ inside. Also opens the spaces before them that may be
    /// removed, if `visit` returns true for the part.
    #[inline(always)]
    fn open(&mut self, range: Range<usize>, mut visit: impl FnMut(&mut Part) -> bool) {
        let mut first = range.start;
        for parts in self.parts[range].chunks_mut(PartSet::MAX_RANGE) {
            let (mut words, mut spaces) = (0, 0);
            for (i, part) in parts.iter_mut().enumerate() {
                let space_counts = visit(part);
                words |= (part.may_need_split(self.text) as u64) << i;
                spaces |= ((part.may_need_join() & space_counts) as u64) << i;
            }
            self.open_words.set_range(first, parts.len(), words);
            self.open_spaces.set_range(first, parts.len(), spaces);
            first += parts.len();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_of_a_part_is_that_of_its_letters_whatever_happens_to_it() {
        let check = |passage: &Passage, words: &str| {
            let hashes = passage.parts().iter().map(|part| part.hash);
            assert!(hashes.eq(words.split(' ').map(hash_of_str)), "{words}");
            for part in passage.parts() {
                assert_eq!(hash_of(&*passage.letters(part)), part.hash, "{words}");
            }
        };
        let mut parts = [Part::EMPTY; 16];
        let text = "بندر ها و س\u{640}نگ\u{650} دانشجویانشان را می\u{200C}نویسد";
        let mut passage = Passage::new(text.as_bytes(), &mut parts);
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

    #[test]
    fn a_prefix_begins_short_and_long_parts() {
        let begins = |word: &str| {
            let mut parts = [Part::EMPTY; 16];
            let mut passage = Passage::new(word.as_bytes(), &mut parts);
            passage.read(0, word.len(), |_| ());
            passage.parts()[0].begins_with_prefix(passage.text)
        };
        for word in ["میره", "نمیخوندن", "میخندوندیم", "م\u{64E}یخندوندیم", "برنمیگردوندیم", "فرانمیخوندن"]
        {
            assert!(begins(word), "{word}");
        }
        for word in ["من", "زمین", "رحیمی", "زمینخواران", "همینطوریها", "دانشجویان"]
        {
            assert!(!begins(word), "{word}");
        }
    }

    #[test]
    fn the_ye_of_an_ezafe_ends_a_word_after_heh() {
        let is_ezafe = |text: &str| {
            let mut parts = [Part::EMPTY; 16];
            let mut passage = Passage::new(text.as_bytes(), &mut parts);
            passage.read(0, text.len(), |_| ());
            passage.is_ezafe(1)
        };
        assert!(is_ezafe("خانه ی ما") && is_ezafe("خانه\u{200C}ی"));
        assert!(!is_ezafe("کتاب ی ما") && !is_ezafe("خانه ی\u{200C}ما") && !is_ezafe("خانه ای"));
    }
}
