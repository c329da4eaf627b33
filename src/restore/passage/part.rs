//! A part of a passage: a run of letters, the gap before it, and what the model knows of its form.

use crate::chars::{self, LETTER};
use crate::restore::archaic;
use crate::restore::entry::{Answer, Entry};
use crate::restore::filter;
use crate::restore::grammar::Word;
use crate::restore::letters::CHUNK;
use crate::restore::spoken_verbs;
use crate::restore::word_classes;

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
    /// The [hash](crate::restore::letters::hash_of) of its letters, which stands for its form.
    pub(crate) hash: u64,
    /// Its byte range in the text, with its marks.
    pub(super) start: usize,
    pub(super) end: usize,
    /// What the model knows of its form. Unknown until it has been [looked up](Self::set_entry).
    pub(in crate::restore) entry: Entry,
    /// The closed lists in which its form may be ([`filter`]). Empty until it has been looked up.
    pub(in crate::restore) lists: u8,
    /// The number of its letters.
    pub(super) letters: u8,
    /// What is before it.
    pub(crate) gap: Gap,
    /// Whether the letter before it joins.
    pub(in crate::restore) previous_joins: bool,
    /// It belongs to a user word and stays whole.
    pub(in crate::restore) user_spelled: bool,
    /// It has a kashida, which shows that its letters join. It is left alone.
    pub(in crate::restore) has_kashida: bool,
    /// It was merged from two parts: the text has a gap inside.
    pub(in crate::restore) was_merged: bool,
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
    pub(in crate::restore) const FIXED_GAP: Others = Others(4);

    /// Whether `self` includes `other`.
    #[inline(always)]
    pub(crate) fn has(self, other: Others) -> bool {
        self.0 & other.0 != 0
    }

    /// `self` with `flag` set or cleared.
    pub(in crate::restore) fn with(self, flag: Others, on: bool) -> Others {
        Others(if on { self.0 | flag.0 } else { self.0 & !flag.0 })
    }

    /// Both `self` and `other`.
    pub(in crate::restore) fn and(self, other: Others) -> Others {
        Others(self.0 | other.0)
    }

    /// `self` as far as `other` has it.
    pub(super) fn only(self, other: Others) -> Others {
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
    pub(in crate::restore) fn set_entry(&mut self, entry: Entry) {
        self.entry = entry;
        self.lists = filter::lists_with(self.hash);
    }

    /// Whether it may need a ZWNJ inside. `text` is the text that it is in. A form that begins with می or another prefix of the
    /// imperfective may be a spoken verb even if training mostly saw it whole, and
    /// هارو is two words.
    #[inline(always)]
    pub(super) fn may_need_split(&self, text: &[u8]) -> bool {
        !self.user_spelled
            & (self.entry.answer() != Answer::Whole
                || self.begins_with_prefix(text)
                || word_classes::is_plural_with_object(self.hash))
    }

    /// Whether it begins with a prefix of the imperfective.
    #[inline(always)]
    pub(super) fn begins_with_prefix(&self, text: &[u8]) -> bool {
        // The hash of a word of up to eight letters is the word itself.
        if self.len() <= CHUNK {
            spoken_verbs::begins_with_prefix(self.hash)
        } else {
            self.long_form_begins_with_prefix(text)
        }
    }

    #[inline(never)]
    fn long_form_begins_with_prefix(&self, text: &[u8]) -> bool {
        /// One bit for each letter that a prefix begins with.
        const FIRST: u64 = 1 << chars::letter_code('م')
            | 1 << chars::letter_code('ن')
            | 1 << chars::letter_code('ب')
            | 1 << chars::letter_code('د')
            | 1 << chars::letter_code('ف')
            | 1 << chars::letter_code('و');
        let first = self.letter_offsets(text).next().map_or(0, |(_, code)| code);
        if FIRST >> (first & 63) & 1 == 0 {
            return false;
        }
        let mut letters = [0; spoken_verbs::LONGEST_PREFIX];
        for (letter, (_, code)) in letters.iter_mut().zip(self.letter_offsets(text)) {
            *letter = code;
        }
        spoken_verbs::prefix_len(&letters).is_some()
    }

    /// The offset and the code of each of its letters in `text`.
    pub(super) fn letter_offsets<'t>(&self, text: &'t [u8]) -> impl Iterator<Item = (usize, u8)> + use<'t> {
        let (mut i, end) = (self.start, self.end);
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

    /// Whether the gap before it belongs to a user word and stays.
    pub(in crate::restore) fn gap_is_fixed(&self) -> bool {
        self.others.has(Others::FIXED_GAP)
    }

    /// Whether the gap before it is a space that may be removed.
    #[inline(always)]
    pub(super) fn may_need_join(&self) -> bool {
        !self.gap_is_fixed() & (self.gap == Gap::Space)
    }

    /// Whether it is a word of classical Persian.
    #[inline(always)]
    pub(super) fn is_archaic(&self) -> bool {
        self.lists & filter::ARCHAIC != 0 && archaic::is_archaic(self.hash)
    }

    /// What grammar needs to know of it.
    pub(in crate::restore) fn word(&self) -> Word {
        Word { hash: self.hash, entry: self.entry }
    }

    /// The offset of its first letter.
    pub(in crate::restore) fn start(&self) -> usize {
        self.start
    }

    /// The offset after it.
    pub(crate) fn end(&self) -> usize {
        self.end
    }

    /// The number of its letters.
    pub(in crate::restore) fn len(&self) -> usize {
        self.letters as usize
    }
}

/// A text of up to some hundred words is judged on a small stack.
const _: () = assert!(size_of::<Part>() <= 40);
