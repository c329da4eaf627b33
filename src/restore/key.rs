//! The gaps of a search key: which parts are one word, whatever the gap between them.
//!
//! A key must be the same for every spelling of a word, so no decision here depends on how a gap is
//! written, on the words beside it, or on the damage of the text. A ZWNJ, a space and a split are treated
//! alike:
//!
//! 1. *Split.* Every part is split where a ZWNJ may have been lost inside ([`split_of`](Keys::split_of)). An
//!    unknown part that is two common words is cut where a space was lost ([`cut_of`](Keys::cut_of)).
//! 2. *Merge.* Two parts become one if their letters are a word that is mostly written as one
//!    ([`is_whole`](Keys::is_whole): هم + دیگر). So do an ending and the part before it, if that part ends in a
//!    letter that does not join, and the words of a few [`phrases`].
//! 3. *Join or part.* Each remaining gap is closed if the two parts are one word
//!    ([`is_one_word`](Keys::is_one_word)), else it becomes a space.
//!
//! So کتاب‌ها, کتاب ها and کتابها all become کتابها, and به‌روز, به روز and بهروز all become به روز. A space where
//! an editor writes a ZWNJ does no harm in a key. A wrong join does: a search for one of the two words would
//! not find the text.

use super::endings::{is_ending, is_never_compared};
use super::entry::{Answer, Entry, Form, Together};
use super::features::{self, Around, Beside, Evidence, Pair, Side};
use super::judge::Judge;
use super::knowledge::Knowledge;
use super::letters::{Letters, MAX_WORD, hash_of, hash_of_str, hashes, pair_hash};
use super::passage::{Gap, Part, Passage};
use super::split;
use super::thresholds::EarlyExits;
use crate::chars;

/// The score that two parts need to be one word, in hundredths of a logit. High, since a wrong join loses a
/// word and a missing one costs nothing in a text whose words can be split.
const JOIN: i32 = 250;

/// The score that a split inside a part needs, in hundredths of a logit. Low, since step 3 closes the gap
/// again wherever the halves are one word.
const SPLIT: i32 = -100;

/// The least sum of the side bounds of two parts that were never seen joined, in logits. No such pair with
/// a lower sum reaches [`JOIN`].
const LEAST_SIDES: i32 = 1;

/// Early exits, in hundredths of a logit: how far below [`JOIN`] a score ends the decision after the counts
/// and side bounds, and after the counts and sides; and how far above or below it after the strongest features.
const AFTER_COUNTS: i32 = 200;
const AFTER_SIDES: i32 = 250;
const AFTER_FIRST: i32 = 200;

/// A word is mostly written as one if its count exceeds that of its halves with a space between them by this
/// much. Counts are logarithms: the word was seen about a hundred times as often.
const MOSTLY_WHOLE: u8 = 5;

/// Two words were written as one only if both have at least this free count (a logarithm, 0–15).
const COMMON_WORD: u8 = 7;

/// A part that begins with و may be the word و and another word only if its own free count is at most
/// this, and at least [`MORE_COMMON`] below that of the other word.
const RARE_WORD: u8 = 6;
const MORE_COMMON: u8 = 3;

/// Phrases of Arabic that are also written as one word, without gaps and as search keys spell them.
const PHRASES: [u64; 3] = hashes(["شاالله", "انشاالله", "ماشاالله"]);
/// The last words of these phrases.
const PHRASE_ENDS: [u64; 2] = hashes(["الله", "شاالله"]);
/// The first half of names like عبدالرحمن, whose second half begins with [`ARTICLE`].
const SERVANT: u64 = hash_of_str("عبد");
const ARTICLE: [u8; 2] = [chars::letter_code('ا'), chars::letter_code('ل')];
const AND: u64 = hash_of_str("و");
const YE: u64 = hash_of_str("ی");

impl Judge<'_> {
    /// Gives a passage the gaps of a search key, after [`look_up_all`](Self::look_up_all).
    pub(crate) fn restore_for_key(&self, passage: &mut Passage) {
        let keys = Keys::new(self);
        self.spell_user_words(passage);
        // Ends because spelling a user word makes progress that nothing here undoes; see `judge.rs`. The
        // third step comes once, at the end, since it adds spaces.
        loop {
            self.split_all(passage, &keys);
            self.merge_all(passage, &keys);
            if !self.spell_user_words(passage) {
                break;
            }
        }
        join_or_part_all(passage, &keys);
    }

    /// Step 1 for all parts.
    fn split_all(&self, passage: &mut Passage, keys: &Keys) {
        let mut i = 0;
        while i < passage.parts().len() {
            let part = &passage.parts()[i];
            let entry = part.entry;
            let may_begin_with_and = part.hash as u8 == AND as u8 && entry.form().free <= RARE_WORD;
            if !(may_begin_with_and || may_have_gap_inside(entry)) || !split::may_split(part) {
                i += 1;
                continue;
            }
            let letters = passage.letters(part);
            if may_begin_with_and && keys.begins_with_and(&letters, entry.form()) {
                passage.split(i, 1);
                passage.part_by_space(i + 1);
            } else if let Some(k) = keys.split_of(&letters, entry).filter(|&k| passage.can_split(part, k)) {
                passage.split(i, k);
            } else if let Some(k) = keys.cut_of(&letters, entry) {
                passage.split(i, k);
                passage.part_by_space(i + 1);
            } else {
                i += 1;
                continue;
            }
            self.look_up(passage, i..i + 2); // the first half is split next
        }
    }

    /// Step 2 for all parts.
    fn merge_all(&self, passage: &mut Passage, keys: &Keys) {
        let mut i = 1;
        while i < passage.parts().len() {
            if keys.are_merged(passage, i) {
                passage.merge(i);
                self.look_up(passage, i - 1..i);
                i = (i - 1).max(1); // the merged part may belong to the part before it
            } else {
                i += 1;
            }
        }
    }
}

/// Step 3 for all parts.
fn join_or_part_all(passage: &mut Passage, keys: &Keys) {
    for i in 1..passage.parts().len() {
        let Some([left, right]) = passage.parts()[i - 1..].first_chunk() else { continue };
        if !is_open(left, right) || !right.previous_joins {
            continue;
        }
        let is_ezafe = right.hash == YE && passage.is_ezafe(i);
        let is_word = is_ezafe || left.len() > 1 && right.len() > 1 && keys.is_one_word(passage, left, right);
        match right.gap {
            Gap::Space if is_word && passage.joined_len(i) <= MAX_WORD => passage.join_by_zwnj(i),
            Gap::Zwnj if right.hash == AND => passage.part_by_space(i),
            Gap::Zwnj if !is_word && keys.splits_into(passage, left, right) => passage.part_by_space(i),
            _ => {}
        }
    }
}

/// Whether the gap between two parts may be changed.
fn is_open(left: &Part, right: &Part) -> bool {
    matches!(right.gap, Gap::Space | Gap::Zwnj) && !right.gap_is_fixed && !left.has_kashida && !right.has_kashida
}

/// Whether a form may need a gap inside. False for most words.
fn may_have_gap_inside(entry: Entry) -> bool {
    entry.answer() != Answer::Whole || entry.form().split > 0
}

/// The decisions about keys. Each is a pure function of the letters of its parts.
struct Keys<'k> {
    knowledge: &'k Knowledge<'k>,
    exits: EarlyExits,
    /// The constants of the same names, in scores of the model.
    split: i32,
    join: i32,
    after_counts: i32,
    after_sides: i32,
    after_first: i32,
}

impl<'k> Keys<'k> {
    fn new(judge: &'k Judge) -> Keys<'k> {
        let logit = judge.knowledge.logit();
        let score = |hundredths: i32| hundredths * logit / 100;
        Keys {
            knowledge: &judge.knowledge,
            exits: EarlyExits::new(logit),
            split: score(SPLIT + judge.confidence),
            join: score(JOIN + judge.confidence),
            after_counts: score(AFTER_COUNTS),
            after_sides: score(AFTER_SIDES),
            after_first: score(AFTER_FIRST),
        }
    }

    /// The letter of a part that may have lost a ZWNJ before it, if there is one.
    fn split_of(&self, word: &Letters, entry: Entry) -> Option<usize> {
        let answer = entry.answer();
        if let Answer::Split(k) = answer {
            return Some(k);
        }
        if word.is_foreign() {
            return None;
        }
        let best = match answer {
            Answer::Ask => {
                split::best_split(word.clone(), &Around::default(), self.knowledge, self.split, &self.exits)
            }
            _ => None,
        };
        match best {
            Some((k, score)) if score > self.split => Some(k),
            _ if entry.form().split > 0 => self.split_of_pair(word, entry.form()),
            _ => None,
        }
    }

    /// The letter before which a word is split into the pair that was seen most often with a ZWNJ between
    /// them. `None` if there is no such pair, or if the word is mostly written as one.
    fn split_of_pair(&self, word: &Letters, whole: Form) -> Option<usize> {
        let n = word.len();
        let together = |k| self.knowledge.pair(pair_hash(word.piece(0, k), word.piece(k, n)));
        features::split_points(word)
            .map(|k| (k, together(k)))
            .filter(|(_, together)| together.zwnj > 0)
            .max_by_key(|(_, together)| together.zwnj)
            .filter(|&(_, together)| !is_mostly_whole(whole, together))
            .map(|(k, _)| k)
    }

    /// The letter before which a space was lost in an unknown part that is two common words. The first word
    /// ends in a letter that does not join, so that nothing shows whether there is a space.
    fn cut_of(&self, word: &Letters, entry: Entry) -> Option<usize> {
        if entry != Entry::UNKNOWN || word.is_foreign() {
            return None;
        }
        let n = word.len();
        let free = |from, to| self.knowledge.entry(word.piece(from, to)).form().free;
        (1..n.saturating_sub(1))
            .filter(|&k| !chars::code_joins(word[k - 1]) && (k > 1 || word.piece(0, 1) == AND))
            .map(|k| (k, free(0, k).min(free(k, n))))
            .filter(|&(_, free)| free >= COMMON_WORD)
            .max_by_key(|&(_, free)| free)
            .map(|(k, _)| k)
    }

    /// Whether a part is the word و and a common word, as in کسب‌وکار and گفت‌وگوها.
    fn begins_with_and(&self, word: &Letters, whole: Form) -> bool {
        let n = word.len();
        let is_common = |to: usize| {
            to > 2 && {
                let free = self.knowledge.entry(word.piece(1, to)).form().free;
                free >= COMMON_WORD.max(whole.free + MORE_COMMON)
            }
        };
        let is_ending = |from: usize| is_ending(word.piece(from, n), n - from);
        is_common(n) || (3..n).any(|k| is_ending(k) && is_common(k))
    }

    /// Step 2: whether part `i` and the part before it become one part.
    fn are_merged(&self, passage: &Passage, i: usize) -> bool {
        let Some([left, right]) = passage.parts()[i - 1..].first_chunk() else { return false };
        if !is_open(left, right) || left.user_spelled || right.user_spelled {
            return false;
        }
        let merged = match right.previous_joins {
            true => self.is_whole(passage, left, right),
            false => self.is_ending_of(passage, left, right),
        };
        (merged || is_phrase(passage, left, right)) && passage.joined_len(i) <= MAX_WORD
    }

    /// Whether the letters of two parts are a word that is mostly written as one.
    fn is_whole(&self, passage: &Passage, left: &Part, right: &Part) -> bool {
        if !left.entry.may_be_joined_with(right.entry) || left.len() < 2 || right.len() < 2 {
            return false;
        }
        let together = self.knowledge.pair(pair_hash(left.hash, right.hash));
        together.zwnj > 0
            && is_mostly_whole(self.knowledge.entry(hash_of_both(passage, left, right)).form(), together)
    }

    /// Whether the right part is an ending of the left one, which ends in a letter that does not join.
    fn is_ending_of(&self, passage: &Passage, left: &Part, right: &Part) -> bool {
        let is_ending = |part: &Part| is_ending(part.hash, part.len());
        is_ending(right)
            && left.len() > 1
            && !is_ending(left)
            && !is_never_compared(left.hash, right.hash)
            && self.is_one_word(passage, left, right)
    }

    /// Whether two parts are one word, by the score of the space between them without any neighbours.
    fn is_one_word(&self, passage: &Passage, left: &Part, right: &Part) -> bool {
        let (l, r) = (left.entry, right.entry);
        let (may_be_seen, sides) = (l.may_be_joined_with(r), l.side_bound_with(r));
        if !may_be_seen && sides < LEAST_SIDES {
            return false;
        }
        let knowledge = self.knowledge;
        let mut score = 0;
        let mut add = |feature| score += knowledge.weight(feature);
        features::space_each(l.form(), r.form(), &mut add);
        if score + sides * knowledge.logit() < self.join - self.after_counts {
            return false;
        }
        let together = match may_be_seen {
            true => knowledge.pair(pair_hash(left.hash, right.hash)),
            false => Together::default(),
        };
        if together.zwnj == 0 && sides < LEAST_SIDES {
            return false;
        }
        let side = |part: &Part| Side { hash: part.hash, len: part.len(), form: part.entry.form() };
        let (before, after) = (Beside::default(), Beside::default());
        let pair = Pair { left: side(left), right: side(right), before, after, together };
        let mut add = |feature| score += knowledge.weight(feature);
        features::space_together(&pair, &mut add);
        features::space_sides(&pair, &mut add);
        if score < self.join - self.after_sides {
            return false;
        }
        let mut add = |feature| score += knowledge.weight(feature);
        features::space_first(&pair, &mut add);
        if score < self.join - self.after_first {
            return false;
        }
        let (left, right) = (passage.letters(left), passage.letters(right));
        if score < self.join + self.after_first {
            let mut add = |feature| score += knowledge.weight(feature);
            features::space_second(&pair, 0, &mut add);
            features::space_rest(&pair, &left, &right, knowledge, &mut add);
        }
        score > self.join && !left.is_foreign() && !right.is_foreign()
    }

    /// Whether step 1 would split the letters of two parts into these parts. Only then does a space between
    /// them give the same key as the letters without any gap.
    fn splits_into(&self, passage: &Passage, left: &Part, right: &Part) -> bool {
        if left.len() + right.len() > MAX_WORD {
            return false;
        }
        let word = letters_of_both(passage, left, right);
        let entry = self.knowledge.entry(word.piece(0, word.len()));
        may_have_gap_inside(entry) && self.split_of(&word, entry) == Some(left.len())
    }
}

/// Whether a word that was seen as `whole`, and in two parts as `together`, is mostly written as one.
fn is_mostly_whole(whole: Form, together: Together) -> bool {
    whole.free >= together.space + MOSTLY_WHOLE
}

/// Whether two parts belong to an Arabic phrase that is also written as one word.
fn is_phrase(passage: &Passage, left: &Part, right: &Part) -> bool {
    if left.hash == SERVANT {
        return passage.letters(right).starts_with(&ARTICLE);
    }
    PHRASE_ENDS.contains(&right.hash) && PHRASES.contains(&hash_of_both(passage, left, right))
}

/// The letters of two parts as one word.
fn letters_of_both(passage: &Passage, left: &Part, right: &Part) -> Letters {
    let (left, right) = (passage.letters(left), passage.letters(right));
    Letters::new(left.iter().chain(right.iter()).copied())
}

/// The hash of the letters of two parts.
fn hash_of_both(passage: &Passage, left: &Part, right: &Part) -> u64 {
    let (left, right) = (passage.letters(left), passage.letters(right));
    hash_of(left.iter().chain(right.iter()))
}
