//! The stem and the parts of a word of a search key. Pure decisions about its letters.
//!
//! The parts are those between the gaps that [`KeyWords`] finds inside a word. Affixes are no parts of their own. The
//! stem is the word without its endings:
//!
//! 1. Endings after a gap are removed, as long as a part remains before them: کتاب|هایم, بزرگ|ترین|ها.
//! 2. From the rest, one ending without a gap is removed if it is safe ([`Stems::attached_ending`]): کارهای, پدرمان.
//! 3. If that ending was one of the plural or of possession, one of the comparative may come before it.
//!
//! Letters with two readings have two stems ([`Stems::other_reading`]). A verb with می is whole. Without می it would be
//! another word (می‌روند, روند).

use core::ops::Range;

use super::endings::{is_comparative, is_plural};
use super::features::Evidence;
use super::key_words::{KeyWords, may_have_gap_inside};
use super::knowledge::Knowledge;
use super::letters::{Letters, MAX_WORD, hash_of, hash_of_str, hashes};
use super::model::Model;
use super::passage::Gap;
use super::repairs::Repairs;
use super::user_words::UserWords;
use super::word_classes::{
    FUNCTION_WORDS, NEVER_COMPARED, SPOKEN, is_imperfective, is_personal_ending, is_plural_ending,
};
use crate::chars::{self, code_joins};

/// Endings of the plural, with and without a possessor or the copula, that [`is_plural_ending`] does not list.
/// ترها is the plural of the comparative.
const MORE_PLURALS: [u64; 6] = hashes(["هاشان", "هامان", "هاتان", "هاست", "ترها", "ترهای"]);
/// Pronouns that ها follows without a gap, although they end in a letter that joins (آنها).
const WITH_PLURAL: [u64; 4] = hashes(["آن", "این", "همان", "همین"]);
/// What follows a silent heh: the ezafe, and the copula of the third person singular.
const AFTER_HEH: [u64; 2] = hashes(["ی", "ست"]);

/// An ending that may follow without a gap.
struct Ending {
    kind: Attached,
    letters: usize,
    hash: u64,
}

impl Ending {
    const fn new(kind: Attached, ending: &str) -> Ending {
        Ending { kind, letters: ending.len() / 2, hash: hash_of_str(ending) }
    }
}

/// The endings that may follow without a gap, from the longest to the shortest.
const ATTACHED: [Ending; 24] = [
    Ending::new(Attached::Plural, "هایمان"),
    Ending::new(Attached::Plural, "هایتان"),
    Ending::new(Attached::Plural, "هایشان"),
    Ending::new(Attached::Plural, "هایم"),
    Ending::new(Attached::Plural, "هایت"),
    Ending::new(Attached::Plural, "هایش"),
    Ending::new(Attached::Plural, "هایی"),
    Ending::new(Attached::Possessive, "یمان"),
    Ending::new(Attached::Possessive, "یتان"),
    Ending::new(Attached::Possessive, "یشان"),
    Ending::new(Attached::Comparative, "ترین"),
    Ending::new(Attached::Plural, "های"),
    Ending::new(Attached::Possessive, "مان"),
    Ending::new(Attached::Possessive, "تان"),
    Ending::new(Attached::Possessive, "شان"),
    Ending::new(Attached::Comparative, "تری"),
    Ending::new(Attached::Plural, "ها"),
    Ending::new(Attached::Comparative, "تر"),
    Ending::new(Attached::Single, "یم"),
    Ending::new(Attached::Single, "یت"),
    Ending::new(Attached::Single, "یش"),
    Ending::new(Attached::Single, "م"),
    Ending::new(Attached::Single, "ت"),
    Ending::new(Attached::Single, "ش"),
];
/// The letters of the superlative ending.
const SUPERLATIVE: [u8; 4] =
    [chars::letter_code('ت'), chars::letter_code('ر'), chars::letter_code('ی'), chars::letter_code('ن')];
const HEH: u8 = chars::letter_code('ه');
const YE: u8 = chars::letter_code('ی');
const TEH: u8 = chars::letter_code('ت');
const SHEEN: u8 = chars::letter_code('ش');
/// Letters after which a possessive ending begins with ye (پاهایم, مویش).
const BEFORE_YE: [u8; 2] = [chars::letter_code('ا'), chars::letter_code('و')];

/// The least count of a known word, and how much rarer it must be with an ending of possession so that the ending is
/// removed. Counts are logarithms: 4 is a factor of 40. So سازمان and قهرمان stay.
const KNOWN: u8 = 4;
const RARER: u8 = 4;
/// The same for an ending of one letter, with which words must also not be frequent: سالم and کارت are words of their
/// own, although سال and کار are much more frequent.
const COMMON: u8 = 5;
const MUCH_RARER: u8 = 5;
const FREQUENT: u8 = 9;
/// [`FREQUENT`] for words in ت, because many nouns end in ت (نفرت, غربت).
const FREQUENT_IN_TEH: u8 = 7;
/// A word that takes no possessive (منش is a noun).
const ME: u64 = hash_of_str("من");
/// How much rarer than its adjective a superlative may be. کار is no adjective, although کارترین was seen.
const RARER_SUPERLATIVE: u8 = 7;
/// How much rarer the stem of the other reading may be.
const RARER_READING: u8 = 5;
/// The greatest count of a word whose ending of the plural is removed although the rest was never seen. (اژدها was seen
/// more often.)
const RARE: u8 = 2;

/// The kinds of endings without a gap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Attached {
    Plural,
    Comparative,
    /// An ending of possession with three letters or more.
    Possessive,
    /// An ending of possession with one letter, perhaps with a ye before it.
    Single,
}

/// The most terms of a word: itself, two stems, and its parts, which have at least two letters each.
const MOST_TERMS: usize = 3 + MAX_WORD / 2;

/// The terms of a word as ranges of its letters, none of them twice.
#[derive(Clone, Debug)]
pub(crate) struct WordTerms {
    ranges: [(u8, u8); MOST_TERMS],
    len: usize,
    /// The number of stems, which are the terms after the first one.
    stems: usize,
}

impl WordTerms {
    /// No terms.
    pub(crate) const NONE: WordTerms = WordTerms { ranges: [(0, 0); MOST_TERMS], len: 0, stems: 0 };
    /// Only the word itself. Its range is not set.
    pub(crate) const WHOLE: WordTerms = WordTerms { len: 1, ..WordTerms::NONE };

    /// Term `i`: the word itself, then its stems, then the parts.
    pub(crate) fn get(&self, i: usize) -> Option<Range<usize>> {
        let (start, end) = *self.ranges[..self.len].get(i)?;
        Some(start as usize..end as usize)
    }

    /// Whether term `i` is a stem.
    pub(crate) fn is_stem(&self, i: usize) -> bool {
        (1..=self.stems).contains(&i)
    }
}

/// Finds the stems and parts of words.
#[derive(Clone, Copy)]
pub(crate) struct Stems<'k> {
    knowledge: Knowledge<'k>,
    confidence: i32,
    repairs: Repairs,
}

impl<'k> Stems<'k> {
    /// Takes the settings that made the key. `confidence` is in hundredths of a logit.
    pub(crate) fn new(
        model: &'k Model,
        words: Option<&'k UserWords>,
        confidence: i32,
        repairs: Repairs,
    ) -> Stems<'k> {
        Stems { knowledge: Knowledge::new(model, words), confidence, repairs }
    }

    /// The terms of the word `text` of a key. A word with anything except Persian letters has one term.
    pub(crate) fn terms(&self, text: &str) -> Option<WordTerms> {
        let letters = letters_of(text)?;
        Some(self.terms_of(text, &letters))
    }

    fn terms_of(&self, text: &str, word: &Letters) -> WordTerms {
        let mut terms = WordTerms::WHOLE;
        terms.ranges[0].1 = word.len() as u8;
        let gaps = self.gaps_inside(word);
        let first = next_gap(gaps, 0).unwrap_or(word.len());
        if is_imperfective(word.piece(0, first)) {
            return terms;
        }
        let inner = self.without_separate_endings(word, gaps);
        let stem = self.without_attached_endings(word, last_gap(gaps, inner), inner);
        let mut add = |from: usize, to: usize| {
            let range = (from as u8, to as u8);
            let bytes = |(from, to): (u8, u8)| &text[2 * from as usize..2 * to as usize];
            let is_new = terms.ranges[..terms.len].iter().all(|&other| bytes(other) != bytes(range));
            if is_new && let Some(slot) = terms.ranges.get_mut(terms.len) {
                *slot = range;
                terms.len += 1;
            }
            is_new
        };
        let mut stems = add(0, stem) as usize;
        if let Some(other) = self.other_reading(word, inner, stem) {
            stems += add(0, other) as usize;
        }
        let mut from = 0;
        while from < stem {
            let to = next_gap(gaps, from).unwrap_or(word.len());
            if to.min(stem) - from >= 2 && !self.is_affix(word, from, to) {
                add(from, to.min(stem));
            }
            from = to;
        }
        terms.stems = stems;
        terms
    }

    /// The gaps inside a word: bit `k` is set if there is one before letter `k`.
    fn gaps_inside(&self, word: &Letters) -> u64 {
        let hash = word.piece(0, word.len());
        if let Some(gaps) = self.knowledge.words().and_then(|words| words.gaps_of(hash)) {
            return gaps
                .iter()
                .filter(|(k, gap)| *gap != Gap::Break && *k < 64)
                .fold(0, |bits, &(k, _)| bits | 1 << k);
        }
        if !may_have_gap_inside(hash, self.knowledge.entry(hash)) {
            return 0;
        }
        let gaps = KeyWords::new(&self.knowledge, self.confidence, self.repairs).gaps_inside(word);
        gaps.splits | gaps.cuts
    }

    /// The end of a word without the endings that have a gap before them.
    fn without_separate_endings(&self, word: &Letters, gaps: u64) -> usize {
        let mut end = word.len();
        loop {
            let from = last_gap(gaps, end);
            if from == 0 || !is_separate_ending(word.piece(from, end), word[from - 1]) {
                return end;
            }
            end = from;
        }
    }

    /// The end of the part that begins at letter `from` and ends at `end`, without the endings that have no gap before
    /// them.
    fn without_attached_endings(&self, word: &Letters, from: usize, end: usize) -> usize {
        match self.attached_ending(word, from, end) {
            Some((kind, rest)) if kind != Attached::Comparative => {
                match self.attached_ending(word, from, rest) {
                    Some((Attached::Comparative, rest)) => rest,
                    _ => rest,
                }
            }
            Some((_, rest)) => rest,
            None => end,
        }
    }

    /// The end of another stem of a word. The letters of دستهای are دست‌های and دسته‌ای; both spellings have one key, so
    /// both stems count. `inner` and `stem` are the ends of the word and of the stem that the gaps show.
    fn other_reading(&self, word: &Letters, inner: usize, stem: usize) -> Option<usize> {
        let ending = (stem == inner).then_some(inner..word.len())?;
        let heh_is_in_stem = word[..stem].last() == Some(&HEH);
        let (other, ending) = match heh_is_in_stem {
            true => (stem - 1, ending.start - 1..ending.end),
            false if word.get(stem) == Some(&HEH) => (stem + 1, ending.start + 1..ending.end),
            false => return None,
        };
        let hash = word.piece(ending.start, ending.end);
        let is_ending = if heh_is_in_stem { is_plural(hash) } else { is_personal_ending(hash) };
        let free = |end: usize| self.knowledge.form(word.piece(0, end)).free;
        let least = KNOWN.max(free(stem).saturating_sub(RARER_READING));
        (other >= 2 && is_ending && free(other) >= least).then_some(other)
    }

    /// The ending of the part `from..end` of a word that has no gap before it, and where it begins. `None` if the part
    /// may be a word of its own, since a wrong stem finds unrelated words.
    fn attached_ending(&self, word: &Letters, from: usize, end: usize) -> Option<(Attached, usize)> {
        ATTACHED.iter().find_map(|ending| {
            let rest = end.checked_sub(ending.letters).filter(|&rest| rest >= from + 2)?;
            let is_ending = word.piece(rest, end) == ending.hash;
            (is_ending && self.may_be_removed(word, from..end, rest, ending.kind))
                .then_some((ending.kind, rest))
        })
    }

    /// Whether the ending from letter `rest` on may be removed from a part.
    fn may_be_removed(&self, word: &Letters, part: Range<usize>, rest: usize, kind: Attached) -> bool {
        let free = |from: usize, to: usize| self.knowledge.form(word.piece(from, to)).free;
        let stem = word.piece(part.start, rest);
        let (whole, without) = (free(part.start, part.end), free(part.start, rest));
        let joins = code_joins(word[rest - 1]);
        if kind != Attached::Plural && FUNCTION_WORDS.contains(&stem) {
            return false;
        }
        match kind {
            Attached::Plural if joins => WITH_PLURAL.contains(&stem),
            Attached::Plural => without > 0 || whole <= RARE && rest >= part.start + 3,
            Attached::Comparative => {
                let superlative = || {
                    let letters = word[part.start..rest].iter().chain(&SUPERLATIVE);
                    self.knowledge.form(hash_of(letters)).free
                };
                !joins
                    && without >= KNOWN
                    && !NEVER_COMPARED.contains(&stem)
                    && (1.max(without.saturating_sub(RARER_SUPERLATIVE))..).contains(&superlative())
            }
            Attached::Possessive => {
                let begins_with_ye = word[rest] == YE;
                BEFORE_YE.contains(&word[rest - 1]) == begins_with_ye
                    && without >= KNOWN
                    && whole + RARER <= without
                    && !self.knowledge.form(stem).verb
            }
            Attached::Single => {
                let begins_with_ye = word[rest] == YE;
                let rarer = if begins_with_ye { RARER } else { MUCH_RARER };
                let (last, before) = (word[rest - 1], word[rest - 2]);
                // اسلامیت and خوشبختیم have other endings. The ye of معنایش belongs to the ending.
                let has_other_ending = last == YE && (word[rest] != SHEEN || BEFORE_YE.contains(&before));
                BEFORE_YE.contains(&last) == begins_with_ye
                    && without >= COMMON
                    && whole + rarer <= without
                    && whole < if word[part.end - 1] == TEH { FREQUENT_IN_TEH } else { FREQUENT }
                    && stem != ME
                    && !has_other_ending
                    && !self.knowledge.form(stem).verb
            }
        }
    }

    /// Whether the part `from..to` of a word is an affix, and no word by itself.
    fn is_affix(&self, word: &Letters, from: usize, to: usize) -> bool {
        let hash = word.piece(from, to);
        from > 0 && is_separate_ending(hash, word[from - 1])
    }
}

/// The letters of a word, if it consists of Persian letters.
fn letters_of(text: &str) -> Option<Letters> {
    let is_word = text.len() <= 2 * MAX_WORD && text.chars().all(|c| chars::class(c) & chars::LETTER != 0);
    let letters = is_word.then(|| Letters::new(text.chars().map(|c| chars::class(c) & chars::LETTER)))?;
    (!letters.is_foreign()).then_some(letters)
}

/// The first gap after letter `from`.
fn next_gap(gaps: u64, from: usize) -> Option<usize> {
    let later = gaps >> from >> 1;
    (later != 0).then(|| from + 1 + later.trailing_zeros() as usize)
}

/// The last gap before letter `end`, or zero if there is none.
fn last_gap(gaps: u64, end: usize) -> usize {
    let before = gaps & ((1 << end) - 1);
    63 - (before | 1).leading_zeros() as usize
}

/// Whether a part with this hash is an ending of the part before it, which ends in the letter `last`.
fn is_separate_ending(hash: u64, last: u8) -> bool {
    is_plural_ending(hash)
        || MORE_PLURALS.contains(&hash)
        || is_comparative(hash)
        || is_personal_ending(hash)
        || last == HEH && (AFTER_HEH.contains(&hash) || SPOKEN.contains(&hash))
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::{string::String, vec::Vec};

    /// The word, its stems and its parts.
    fn terms(word: &str) -> Vec<String> {
        let model = Model::embedded();
        let terms = Stems::new(&model, None, 0, Repairs::ALL).terms(word).expect("a word");
        let ranges = (0..).map_while(|i| terms.get(i));
        ranges.map(|range| word[2 * range.start..2 * range.end].into()).collect()
    }

    #[test]
    fn a_word_has_its_stem_and_parts() {
        for (word, all) in [
            ("کتابهایم", &["کتابهایم", "کتاب"][..]),
            ("کارهای", &["کارهای", "کار"]),
            ("بدترین", &["بدترین", "بد"]),
            ("شهرمان", &["شهرمان", "شهر"]),
            ("دانشآموزها", &["دانشآموزها", "دانشآموز", "دانش", "آموز"]),
            ("دستهای", &["دستهای", "دسته", "دست"]),
            ("میروند", &["میروند"]),
            ("اژدها", &["اژدها"]),
            ("سالم", &["سالم"]),
        ] {
            assert_eq!(terms(word), all);
        }
    }

    #[test]
    fn endings_are_sorted_from_the_longest() {
        assert!(ATTACHED.is_sorted_by_key(|ending| core::cmp::Reverse(ending.letters)));
    }

    #[test]
    fn the_longest_word_has_all_its_terms() {
        assert_eq!(terms(&"ها".repeat(MAX_WORD / 2))[0].chars().count(), MAX_WORD);
        assert!(Stems::new(&Model::embedded(), None, 0, Repairs::ALL).terms(&"ها".repeat(21)).is_none());
    }
}
