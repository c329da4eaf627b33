//! Search keys: gives each word of a passage the same gaps for all its spellings.
//!
//! A key must be the same for every spelling of a word. So no decision depends on how a gap is written, on
//! other words, or on the damage of the text; `key_words.rs` decides by the letters alone:
//!
//! 1. *Close.* All ZWNJs are removed. What is left of a word is its letters, as if a pipeline had deleted
//!    its ZWNJs.
//! 2. *Cut.* Each word is split into parts. Where two parts are not one word, it is cut: بهروز becomes به
//!    روز.
//! 3. *Join.* The space between two words is removed if they are one word that step 2 would not cut: می روم
//!    becomes میروم.
//!
//! So کتاب‌ها, کتاب ها and کتابها become کتابها, and به‌روز, به روز and بهروز become به روز. It costs
//! nothing if a key has a space where an editor writes a ZWNJ, since all spellings have the same key. A
//! wrong join loses words: a search for one of the two words would not find the text.
//!
//! A key is its own key. Step 2 cuts until no word needs a cut. Step 3 makes no word that needs one, and it
//! leaves no space that it would remove. After a join, it decides again about the space before the new word.

use core::ops::Range;

use super::judge::{Judge, Watch};
use super::key_words::{GapsInside, KeyWords, may_have_gap_inside};
use super::letters::{Letters, MAX_WORD};
use super::passage::{Gap, Part, Passage};
use super::split;

/// The most letters and parts of a word that step 3 makes. No Persian word has more. Without a limit,
/// repeated affixes (های های های های) would take long.
const MOST_LETTERS: usize = 24;
const MOST_PARTS: u32 = 5;

impl<W: Watch> Judge<'_, W> {
    /// Gives a passage the gaps of a search key.
    pub(crate) fn restore_for_key(&self, passage: &mut Passage) {
        if !self.repairs.zwnjs {
            return;
        }
        self.look_up_parts(passage, 0..passage.parts().len());
        let words = KeyWords::new(&self.knowledge, self.confidence, self.repairs);
        self.spell_user_words(passage);
        // This ends because each round but the last one spells a user word, which leaves fewer parts outside
        // of user words.
        loop {
            self.close_zwnjs(passage);
            self.cut_all(passage, &words);
            if !self.spell_user_words(passage) {
                break;
            }
        }
        self.join_all(passage, &words);
    }

    /// Looks up what is known of some parts.
    fn look_up_parts(&self, passage: &mut Passage, range: Range<usize>) {
        passage.parts_mut()[range].iter_mut().for_each(|part| part.entry = self.knowledge.entry(part.hash));
    }

    /// Merges parts that have a ZWNJ between them. A word that would be too long stays as it is. The ye of
    /// an ezafe stays apart, because a key leaves it out.
    fn close_zwnjs(&self, passage: &mut Passage) {
        let mut i = 1;
        while i < passage.parts().len() {
            if is_closed_zwnj(passage, i) && !passage.is_ezafe(i) && passage.joined_len(i) <= MAX_WORD {
                passage.merge(i);
                self.look_up_parts(passage, i - 1..i);
            } else {
                i += 1;
            }
        }
    }

    /// Puts the gaps inside all words.
    fn cut_all(&self, passage: &mut Passage, words: &KeyWords) {
        let mut i = 0;
        while i < passage.parts().len() {
            let part = &passage.parts()[i];
            if may_have_gap_inside(part.hash, part.entry)
                && split::may_split(part)
                && is_whole_word(passage, i)
            {
                let gaps = words.gaps_inside(&passage.letters(part));
                i += self.put_gaps(passage, i, gaps);
            }
            i += 1;
        }
    }

    /// Puts gaps into part `i`: ZWNJs for splits, spaces for cuts. Returns their number.
    fn put_gaps(&self, passage: &mut Passage, i: usize, gaps: GapsInside) -> usize {
        let GapsInside { splits, cuts } = gaps;
        for k in (1..MAX_WORD).rev().filter(|k| (splits | cuts) >> k & 1 != 0) {
            passage.split(i, k);
            if cuts >> k & 1 != 0 {
                passage.part_by_space(i + 1);
            }
        }
        let count = (splits | cuts).count_ones() as usize;
        if count > 0 {
            self.look_up_parts(passage, i..i + count + 1);
        }
        count
    }

    /// Joins all pairs of words that are one word.
    fn join_all(&self, passage: &mut Passage, words: &KeyWords) {
        let mut i = 1;
        while i < passage.parts().len() {
            let first = words.are_joined(passage, i).then(|| self.join_words(passage, i, words)).flatten();
            // After a join, decide again about the gap before the new word.
            i = first.map_or(i + 1, |first| first.max(1));
        }
    }

    /// Joins the words on both sides of the space before part `i`, if that makes a word that step 2 would
    /// not cut. Returns the number of the first part of that word. The word may consist of more or fewer
    /// parts than before.
    fn join_words(&self, passage: &mut Passage, i: usize, words: &KeyWords) -> Option<usize> {
        if passage.joined_len(i) > MOST_LETTERS {
            return None;
        }
        let first = first_of_word(passage, i - 1);
        let end = end_of_word(passage, i);
        if passage.is_ezafe(i) || passage.parts()[first..end].iter().any(|part| part.user_spelled) {
            let joins = passage.parts()[i].previous_joins;
            if joins {
                passage.join_by_zwnj(i);
            }
            return joins.then_some(first);
        }
        let gaps = words.gaps_inside(&letters_of(passage, first..end));
        if gaps.cuts != 0 || gaps.splits.count_ones() >= MOST_PARTS {
            return None;
        }
        for _ in first + 1..end {
            passage.merge(first + 1);
        }
        self.look_up_parts(passage, first..first + 1);
        self.put_gaps(passage, first, gaps);
        Some(first)
    }
}

/// Whether the gap before part `i` is a ZWNJ that belongs to no user word.
fn is_closed_zwnj(passage: &Passage, i: usize) -> bool {
    let Some([left, right]) = passage.parts()[i - 1..].first_chunk() else { return false };
    right.gap == Gap::Zwnj && is_open(left, right) && !left.user_spelled && !right.user_spelled
}

/// Whether part `i` is a word by itself, perhaps with the ye of an ezafe.
fn is_whole_word(passage: &Passage, i: usize) -> bool {
    let is_zwnj = |i: usize| passage.parts().get(i).is_some_and(|part| part.gap == Gap::Zwnj);
    !is_zwnj(i) && (!is_zwnj(i + 1) || passage.is_ezafe(i + 1))
}

/// The number of the first part of the word that part `i` belongs to.
fn first_of_word(passage: &Passage, i: usize) -> usize {
    passage.parts()[..=i].iter().rposition(|part| part.gap != Gap::Zwnj).unwrap_or(0)
}

/// The number of the part after the word that part `i` belongs to. The ye of an ezafe is not part of the
/// word.
fn end_of_word(passage: &Passage, i: usize) -> usize {
    let more = passage.parts()[i + 1..].iter().take_while(|part| part.gap == Gap::Zwnj).count();
    i + 1 + more - (more > 0 && passage.is_ezafe(i + more)) as usize
}

/// Whether the gap between two parts may be changed.
fn is_open(left: &Part, right: &Part) -> bool {
    matches!(right.gap, Gap::Space | Gap::Zwnj)
        && !right.gap_is_fixed()
        && !left.has_kashida
        && !right.has_kashida
}

/// The letters of some parts as one word.
fn letters_of(passage: &Passage, parts: Range<usize>) -> Letters {
    Letters::new(passage.parts()[parts].iter().flat_map(|part| {
        let letters = passage.letters(part);
        (0..letters.len()).map(move |k| letters[k])
    }))
}

#[cfg(test)]
mod tests {
    use crate::Normalizer;
    use alloc::{format, vec::Vec};

    /// Affixes and short words. The model takes many runs of them for one word.
    const SHORT: [&str; 16] = [
        "می", "نمی", "ها", "های", "هایم", "هایش", "تر", "ترین", "بی", "سی", "گاه", "هم", "ای", "ام", "اند",
        "به",
    ];

    #[test]
    fn repeated_short_words_have_final_keys() {
        let n = Normalizer::search();
        let mut texts: Vec<_> = SHORT.iter().map(|word| format!("{word} ").repeat(40)).collect();
        for (a, b) in SHORT.iter().flat_map(|a| SHORT.iter().map(move |b| (a, b))) {
            texts.push(format!("{a} {b} {a}{b} {b} {a} ").repeat(8));
            texts.push(format!("{a}\u{200C}{b} {a}").repeat(8));
        }
        for text in texts {
            let key = n.normalize(&text);
            assert_eq!(n.normalize(&key), key, "{text}");
            assert!(!key.contains('\u{200C}'), "{text}");
        }
    }
}
