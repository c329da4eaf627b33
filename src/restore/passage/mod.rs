//! A passage: some words of a line as parts, and the gaps between them.

mod codes;
mod part_set;
mod read;

use core::ops::Range;

use super::arabic;
use super::archaic;
use super::entry::{Answer, Entry};
use super::features::may_split;
use super::filter;
use super::grammar::{Word, is_any_ending};
use super::letters::{Letters, MAX_WORD, hash_of, hash_of_str};
use crate::chars::{self, LETTER, MARK};
use codes::CodeCache;
use part_set::PartSet;

pub(in crate::restore) use read::CUT;

/// The most parts of a passage: each has at least one letter.
pub(crate) const MAX_PARTS: usize = read::CUT + MAX_WORD;
const _: () = assert!(MAX_PARTS <= PartSet::CAPACITY);

/// The most spaces of a gap. A ZWNJ that was typed twice is lost as two spaces.
const MAX_GAP_SPACES: usize = 3;

/// What is before a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Gap {
    /// Nothing: the letters before belong to the same word.
    None,
    /// A ZWNJ.
    Zwnj,
    /// One to three spaces.
    Space,
    /// Anything else. The parts before and after a break are not judged together.
    Break,
}

/// A run of letters without a gap inside.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Part {
    /// The [hash](hash_of) of its letters, which stands for its form.
    pub(crate) hash: u64,
    /// Its byte range in the text, with its marks.
    start: usize,
    end: usize,
    /// What the model knows of its form. Unknown until it has been [looked up](Self::set_entry).
    pub(super) entry: Entry,
    /// The closed lists in which its form may be ([`filter`]). Empty until it has been looked up.
    pub(super) lists: u8,
    /// The number of its letters.
    letters: u8,
    /// What is before it.
    pub(crate) gap: Gap,
    /// Whether the letter before it joins.
    pub(super) previous_joins: bool,
    /// It belongs to a user word and stays whole.
    pub(super) user_spelled: bool,
    /// It has a kashida, which shows that its letters join. It is left alone.
    pub(super) has_kashida: bool,
    /// It was merged from two parts: the text has a gap inside.
    pub(super) was_merged: bool,
    /// Other words beside it, and whether the gap before it stays.
    pub(crate) others: Others,
}

/// Flags of a part: words beside it that are no parts, and whether its gap stays.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Others(u8);

impl Others {
    pub(crate) const NONE: Others = Others(0);
    /// A Latin word or perhaps markup, and one space, are before the part.
    pub(crate) const BEFORE: Others = Others(1);
    /// A Latin word follows without a space, and the last letter of the part does not join.
    pub(crate) const AFTER: Others = Others(2);
    /// The gap before the part belongs to a user word and stays. (A field of its own would make a part larger.)
    pub(super) const FIXED_GAP: Others = Others(4);

    /// Whether `self` includes `other`.
    #[inline(always)]
    pub(crate) fn has(self, other: Others) -> bool {
        self.0 & other.0 != 0
    }

    /// `self` with `flag` set or cleared.
    pub(super) fn with(self, flag: Others, on: bool) -> Others {
        Others(if on { self.0 | flag.0 } else { self.0 & !flag.0 })
    }

    /// Both `self` and `other`.
    pub(super) fn and(self, other: Others) -> Others {
        Others(self.0 | other.0)
    }

    /// `self` as far as `other` has it.
    fn only(self, other: Others) -> Others {
        Others(self.0 & other.0)
    }
}

impl Part {
    /// A placeholder that fills the list of parts before the list is used.
    pub(crate) const EMPTY: Part = Part {
        hash: 0,
        start: 0,
        end: 0,
        entry: Entry::UNKNOWN,
        lists: 0,
        letters: 0,
        gap: Gap::Break,
        previous_joins: false,
        user_spelled: false,
        has_kashida: false,
        was_merged: false,
        others: Others::NONE,
    };

    /// Sets what the model knows of its form, and in which closed lists the form may be.
    #[inline(always)]
    pub(super) fn set_entry(&mut self, entry: Entry) {
        self.entry = entry;
        self.lists = filter::lists_with(self.hash);
    }

    /// Whether it may need a ZWNJ inside.
    #[inline(always)]
    fn may_need_split(&self) -> bool {
        !self.user_spelled & (self.entry.answer() != Answer::Whole)
    }

    /// Whether the gap before it belongs to a user word and stays.
    pub(super) fn gap_is_fixed(&self) -> bool {
        self.others.has(Others::FIXED_GAP)
    }

    /// Whether the gap before it is a space that may be removed.
    #[inline(always)]
    fn may_need_join(&self) -> bool {
        !self.gap_is_fixed() & (self.gap == Gap::Space)
    }

    /// Whether it is a word of classical Persian.
    #[inline(always)]
    fn is_archaic(&self) -> bool {
        self.lists & filter::ARCHAIC != 0 && archaic::is_archaic(self.hash)
    }

    /// What grammar needs to know of it.
    pub(super) fn word(&self) -> Word {
        Word { hash: self.hash, entry: self.entry }
    }

    /// The offset of its first letter.
    pub(super) fn start(&self) -> usize {
        self.start
    }

    /// The offset after it.
    pub(crate) fn end(&self) -> usize {
        self.end
    }

    /// The number of its letters.
    pub(super) fn len(&self) -> usize {
        self.letters as usize
    }
}

/// Whether a character with this first byte is neither ASCII nor of the blocks that have Arabic letters, quotation marks
/// and dashes.
fn is_of_other_script(first_byte: Option<&u8>) -> bool {
    first_byte.is_some_and(|&byte| byte >= 0x80 && !matches!(byte, 0xC2 | 0xD8..=0xDB | 0xE2))
}

/// A text of up to some hundred words is judged on a small stack.
const _: () = assert!(size_of::<Part>() <= 40);

/// Some words of a text. One value serves for all passages of the text, one after the other.
pub(crate) struct Passage<'t, 'p> {
    text: &'t [u8],
    /// The parts are the first `count` of these.
    parts: &'p mut [Part],
    count: usize,
    /// Whether a mark or letter was read that may be one of Arabic or of another language.
    may_be_left_alone: bool,
    /// Whether a change may have uncovered a lost ZWNJ.
    has_new_loss: bool,
    /// The spaces that were put in and those that were removed from the middle of a word.
    pub(super) cuts: usize,
    pub(super) mended: usize,
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
            has_new_loss: false,
            cuts: 0,
            mended: 0,
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
        self.has_new_loss = false;
        (self.cuts, self.mended) = (0, 0);
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

    /// Whether no part and no space is open.
    #[inline]
    pub(super) fn is_decided(&self) -> bool {
        self.open_words.next(0).is_none() && self.open_spaces.next(0).is_none()
    }

    /// Notes that a change may have uncovered a lost ZWNJ.
    pub(super) fn note_new_loss(&mut self) {
        self.has_new_loss = true;
    }

    /// Whether a change since the last call may have uncovered a lost ZWNJ.
    pub(super) fn take_new_loss(&mut self) -> bool {
        core::mem::take(&mut self.has_new_loss)
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

    /// Whether the last mark of a part is the hamza of an ezafe (نقطهٔ). Nothing joins such a word.
    pub(super) fn ends_with_hamza(&self, part: &Part) -> bool {
        self.text[..part.end].ends_with("\u{654}".as_bytes())
    }

    /// Whether a full stop follows a part, and more text follows in its line (م. شفیعی).
    pub(super) fn is_abbreviation(&self, part: &Part) -> bool {
        matches!(self.text[part.end..], [b'.', next, ..] if next != b'\n' && next != b'\r')
    }

    /// Whether a digit or a protected letter touches the words that contain parts `first..=last`. Such words are neither
    /// cut nor merged. An earlier step decided by the word whether a space belongs between a number and the word, so
    /// the word must stay. The same is true before a version or a bracket inside a word. And a word that a protected
    /// letter touches is longer than its parts.
    pub(super) fn touch_digit_or_letter(&self, first: usize, last: usize) -> bool {
        let parts = self.parts();
        let start = (0..=first).rev().find(|&i| parts[i].gap != Gap::Zwnj).unwrap_or(0);
        let end = (last + 1..parts.len()).find(|&i| parts[i].gap != Gap::Zwnj).unwrap_or(parts.len()) - 1;
        let (before, after) = (&self.text[..parts[start].start], parts[end].end);
        // A letter that touches the word may belong to the next part, if the space between is a new one. Then it is
        // not protected.
        let is_first = start == 0 || parts[start - 1].end < before.len();
        let is_last = parts.get(end + 1).is_none_or(|next| after < next.start);
        chars::digit_at(self.text, after).is_some()
            || chars::ends_with_digit(before)
            || is_before_version(&self.text[after..])
            || is_before_bracket_inside_word(&self.text[after..])
            || is_last && chars::class_at(self.text, after) != 0
            || is_first && before.len() >= 2 && chars::class_at(self.text, before.len() - 2) != 0
    }

    /// The letters of a part.
    pub(crate) fn letters(&self, part: &Part) -> Letters {
        Letters::of_hash(part.hash, part.len())
            .unwrap_or_else(|| Letters::new(self.letter_offsets(part).map(|(_, code)| code)))
    }

    /// The offset and the code of each letter of a part.
    fn letter_offsets(&self, part: &Part) -> impl Iterator<Item = (usize, u8)> + use<'t> {
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

    /// Whether a vocalized part and the ending `right` could together look like an Arabic word with a pronoun
    /// (مَردَ ها). They stay apart, so that the result has no Arabic passage that the text did not have.
    pub(super) fn may_become_arabic(&self, left: &Part, right: &Part) -> bool {
        let is_mark = |at: usize| chars::class_at(self.text, at) == MARK;
        let has_marks = |part: &Part| (part.start..part.end).any(is_mark);
        is_mark(left.end - 2) || has_marks(right) && has_marks(left)
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
        let previous_joins = k > 0 && chars::code_joins(letters[k - 1]);
        let others = others.only(Others::AFTER);
        self.parts[i + 1] =
            Part { start: at, end, gap: Gap::Zwnj, previous_joins, others, ..half(k, part.len()) };
    }

    /// Replaces the space before part `i` by a ZWNJ.
    pub(super) fn join_by_zwnj(&mut self, i: usize) {
        self.parts[i].gap = Gap::Zwnj;
        self.edited.set(i, true);
    }

    /// Whether a part is a word of prose: letters without marks, and no sign or digit beside them that names,
    /// numbers and code have.
    pub(super) fn is_plain(&self, part: &Part) -> bool {
        let is_sign = |byte: u8| b"#@_/\\-=&%+~$*`|^<>".contains(&byte);
        let before = self.text[..part.start].last().copied();
        let after = self.text.get(part.end).copied();
        // A merged part has a space between its letters.
        let is_mark = |at: usize| chars::class_at(self.text, at) == MARK;
        (part.end - part.start == 2 * part.len() || part.was_merged && !(part.start..part.end).any(is_mark))
            && !before.is_some_and(is_sign)
            && !after.is_some_and(is_sign)
            && !chars::ends_with_digit(&self.text[..part.start])
            && chars::digit_at(self.text, part.end).is_none()
            && !is_of_other_script(self.text[..part.start].iter().rev().take(4).find(|&&b| b & 0xC0 != 0x80))
            && !is_of_other_script(self.text.get(part.end))
    }

    /// Whether a Latin letter is right before a part.
    pub(super) fn is_after_latin_letter(&self, part: &Part) -> bool {
        self.text[..part.start].last().is_some_and(u8::is_ascii_alphabetic)
    }

    /// Whether a Latin word follows a part, and not a name of code.
    pub(super) fn is_before_latin_word(&self, part: &Part) -> bool {
        let after = &self.text[part.end..];
        let word = after.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
        word > 1 && !after.get(word).is_some_and(|sign| b"_@\\/=(".contains(sign))
    }

    /// Puts a space before letter `k` of part `i`.
    pub(super) fn cut(&mut self, i: usize, k: usize) {
        self.split(i, k);
        self.part_by_space(i + 1);
        self.cuts += 1;
        self.note_new_loss();
    }

    /// Removes the space before part `i`, which was in the middle of a word.
    pub(super) fn mend(&mut self, i: usize) {
        self.merge(i);
        self.mended += 1;
        self.note_new_loss();
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
                words |= (part.may_need_split() as u64) << i;
                spaces |= ((part.may_need_join() & space_counts) as u64) << i;
            }
            self.open_words.set_range(first, parts.len(), words);
            self.open_spaces.set_range(first, parts.len(), spaces);
            first += parts.len();
        }
    }
}

/// Whether a number with two points follows, perhaps after spaces: ماده 2.1.3. Whether the number is a version depends
/// on the word before it.
fn is_before_version(text: &[u8]) -> bool {
    let rest = text.trim_ascii_start();
    let number = rest.iter().take_while(|b| b.is_ascii_digit() || **b == b'.').count();
    number > 0 && rest[..number].iter().filter(|&&b| b == b'.').count() >= 2
}

/// Whether a closing bracket follows, and a letter or digit directly after it: کتاب(ازاین)خوب. Whether spaces belong
/// around the brackets depends on the number of words in them.
fn is_before_bracket_inside_word(text: &[u8]) -> bool {
    text.first() == Some(&b')') && (chars::class_at(text, 1) != 0 || chars::digit_at(text, 1).is_some())
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
