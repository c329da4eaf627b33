//! The stem and the parts of a word of a search key. Pure decisions about its letters.
//!
//! The parts are what is between the gaps that [`KeyWords`] finds inside a word, except affixes. The stem is the word
//! without its endings:
//!
//! 1. An ending of the plural is removed by the rules of [`Readings`]: کتابهایم, کارهای, دوستهامون.
//! 2. Other endings after a gap are removed, as long as a part remains before them: بزرگ|ترین, رفته|ام.
//! 3. From the rest, endings without a gap are removed if it is safe ([`AttachedEndings`]): پدرمان, بدتر.
//! 4. If the rest is a plural in گان, its silent heh is put back: نویسندگان, نویسنده ([`heh_plurals`]).
//!
//! A word with two readings has two stems. A verb with می stays whole: without می, it would be another word (می‌روند,
//! روند).

use core::ops::Range;

use super::attached::AttachedEndings;
use super::endings::{is_any_plural, is_comparative};
use super::heh_plurals;
use super::key_words::{KeyWords, may_have_gap_inside};
use super::knowledge::Knowledge;
use super::letters::{HEH, Letters, MAX_WORD, hash_of_str, hashes};
use super::model::Model;
use super::passage::Gap;
use super::plurals::Readings;
use super::repairs::Repairs;
use super::user_words::UserWords;
use super::word_classes::{FUNCTION_WORDS, PLURAL_POSSESSIVES, SPOKEN, is_imperfective, is_personal_ending};
use crate::chars;

/// The plural of the comparative, and the comparative with the spoken copula.
const MORE_COMPARATIVES: [u64; 3] = hashes(["ترها", "ترهای", "تره"]);
/// Endings after a silent heh: the ezafe, and the copula of the third person singular.
const AFTER_HEH: [u64; 2] = hashes(["ی", "ست"]);
/// English words before "end", which is spelled like the copula of the third person plural (بک‌اند).
const BEFORE_END: [u64; 5] = hashes(["بک", "فرانت", "های", "لو", "ویک"]);
const END: u64 = hash_of_str("اند");
/// The ending of relation and of the indefinite, which is spelled like the vocative.
const INDEFINITE: u64 = hash_of_str("ای");

/// The most terms that a word can have: itself, two stems, and its parts, which have at least two letters each.
const MOST_TERMS: usize = 3 + MAX_WORD / 2;

/// The terms of a word as ranges of its letters. Those of a plural in گان are ranges of its singular, except the first one.
/// No two terms have the same letters.
#[derive(Clone, Debug)]
pub(crate) struct WordTerms {
    ranges: [(u8, u8); MOST_TERMS],
    len: usize,
    /// The number of stems. They follow the first term.
    stems: usize,
    /// See [`before_heh`](Self::before_heh).
    before_heh: Option<u8>,
}

impl WordTerms {
    /// No terms.
    pub(crate) const NONE: WordTerms =
        WordTerms { ranges: [(0, 0); MOST_TERMS], len: 0, stems: 0, before_heh: None };
    /// Only the word itself. Its range is not set.
    pub(crate) const WHOLE: WordTerms = WordTerms { len: 1, ..WordTerms::NONE };

    /// Term `i`: the word itself, then its stems, then the parts.
    pub(crate) fn get(&self, i: usize) -> Option<Range<usize>> {
        let (start, end) = *self.ranges[..self.len].get(i)?;
        Some(start as usize..end as usize)
    }

    /// The number of letters before the heh of the singular, if the word is a plural in گان. The singular is these letters of
    /// the word and the heh.
    pub(crate) fn before_heh(&self) -> Option<usize> {
        self.before_heh.map(usize::from)
    }

    /// Whether term `i` is a stem.
    pub(crate) fn is_stem(&self, i: usize) -> bool {
        (1..=self.stems).contains(&i)
    }

    /// Adds the stems and the parts of `word`, which are ranges of `base`.
    fn add_stems_and_parts(&mut self, word: &Letters, base: &Letters, gaps: u64, ends: [Option<usize>; 2]) {
        for end in ends.into_iter().flatten() {
            self.stems += self.add(word, base, 0, end) as usize;
        }
        let stem = ends.into_iter().flatten().next().unwrap_or(base.len());
        let (mut from, mut before) = (0, 0);
        while from < stem {
            let to = next_gap(gaps, from).unwrap_or(word.len());
            let end = to.min(stem);
            if end - from >= 2 && !(from > 0 && is_separate_ending(word, before, from, to)) {
                self.add(word, base, from, end);
            }
            (before, from) = (from, to);
        }
    }

    /// Adds letters `from..to` of `base` as a term, unless there is such a term. The first term has the letters of `word`.
    /// Returns whether it was added.
    fn add(&mut self, word: &Letters, base: &Letters, from: usize, to: usize) -> bool {
        let term = &base[from..to];
        let mut others = (1..self.len).filter_map(|i| self.get(i));
        let is_new = term != &word[..] && others.all(|other| &base[other] != term);
        if is_new && let Some(slot) = self.ranges.get_mut(self.len) {
            *slot = (from as u8, to as u8);
            self.len += 1;
        }
        is_new
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

    /// The terms of the word `text` of a key. `None` if it has anything except Persian letters, or is too long.
    pub(crate) fn terms(&self, text: &str) -> Option<WordTerms> {
        let letters = letters_of(text)?;
        Some(self.terms_of(&letters))
    }

    fn terms_of(&self, word: &Letters) -> WordTerms {
        let mut terms = WordTerms::WHOLE;
        terms.ranges[0].1 = word.len() as u8;
        let readings = Readings::of(word, &self.knowledge);
        let gaps = match (self.gaps_inside(word), readings.and_then(|all| all.plural)) {
            // The word has no gaps as a whole, but its singular may be a compound (کوچکترها).
            (0, Some(end)) => self.gaps_inside(&Letters::new(word[..end].iter().copied())),
            (gaps, _) => gaps,
        };
        let first = next_gap(gaps, 0).unwrap_or(word.len());
        if is_imperfective(word.piece(0, first)) {
            return terms;
        }
        let mut ends = self.stem_ends(word, gaps, readings);
        let end = ends.into_iter().flatten().next().unwrap_or(word.len());
        let mut singular = None;
        if let Some(rest) = heh_plurals::singular_without_heh(word, last_gap(gaps, end), end, &self.knowledge)
        {
            singular = Some(Letters::new(word[..rest].iter().copied().chain([HEH])));
            terms.before_heh = Some(rest as u8);
            ends = [Some(rest + 1), None];
        }
        terms.add_stems_and_parts(word, singular.as_ref().unwrap_or(word), gaps, ends);
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

    /// The ends of the stems of a word with these readings, the likelier one first.
    fn stem_ends(&self, word: &Letters, gaps: u64, readings: Option<Readings>) -> [Option<usize>; 2] {
        let stem_before = |end: usize, has_plural: bool| {
            let inner = without_separate_endings(word, gaps, end);
            AttachedEndings::new(&self.knowledge).end_without(word, last_gap(gaps, inner), inner, has_plural)
        };
        let stem = |end: usize| stem_before(end, true);
        match readings {
            Some(Readings { plural, after_heh, is_rather_plural, .. }) => match is_rather_plural {
                true => [plural.map(stem), after_heh],
                false => [after_heh, plural.map(stem)],
            },
            None => [Some(stem_before(word.len(), false)), None],
        }
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

/// The end of the first `end` letters of a word without the endings that have a gap before them.
fn without_separate_endings(word: &Letters, gaps: u64, mut end: usize) -> usize {
    loop {
        let from = last_gap(gaps, end);
        if from == 0 || !is_separate_ending(word, last_gap(gaps, from), from, end) {
            return end;
        }
        end = from;
    }
}

/// Whether letters `from..to` of a word are an ending of the letters `before..from`.
fn is_separate_ending(word: &Letters, before: usize, from: usize, to: usize) -> bool {
    let (left, ending, last) = (word.piece(before, from), word.piece(from, to), word[from - 1]);
    let follows_heh = before > 0 && word[before - 1] == HEH;
    is_any_plural(ending)
        || is_comparative(ending)
        || MORE_COMPARATIVES.contains(&ending)
        || is_personal_ending(ending) && takes_personal_ending(left, ending, follows_heh)
        || last == HEH && (AFTER_HEH.contains(&ending) || SPOKEN.contains(&ending))
}

/// Whether this ending of the copula or of possession may follow the part `left`, which itself may follow a heh.
fn takes_personal_ending(left: u64, ending: u64, follows_heh: bool) -> bool {
    let is_loan = ending == END && BEFORE_END.contains(&left);
    // In حرفه‌ای‌اش, ای is an ending and not the vocative.
    let is_function_word = FUNCTION_WORDS.contains(&left) && !(left == INDEFINITE && follows_heh);
    PLURAL_POSSESSIVES.contains(&ending) || !is_function_word && !is_loan
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
    fn the_longest_word_has_all_its_terms() {
        assert_eq!(terms(&"ها".repeat(MAX_WORD / 2))[0].chars().count(), MAX_WORD);
        assert!(Stems::new(&Model::embedded(), None, 0, Repairs::ALL).terms(&"ها".repeat(21)).is_none());
    }
}
