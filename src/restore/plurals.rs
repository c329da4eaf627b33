//! Where does the singular end in a plural with ها? Pure decisions about the letters of a word of a search key.
//!
//! The ending may have a possessor after it, also a spoken one (کتابهایش, کتابهاش, کتابهامون). Some letters have a second
//! reading: in دستهای, the heh may also belong to the word (دسته‌ای). What training saw decides: how often it saw the
//! plural of دست, and how often it saw دسته with the ending ای. Both readings hold if neither is much rarer.

use super::endings::{ListedEnding, is_any_plural};
use super::entry::{Answer, Entry, Form};
use super::features::Evidence;
use super::knowledge::Knowledge;
use super::letters::{Letters, hash_of_str, hashes, pair_hash};
use super::word_classes::FUNCTION_WORDS;
use crate::chars;

/// How sure it is that the letters of an ending are a plural.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// They are nothing else, so they may follow a word that was never seen.
    Certain,
    /// They are not another ending, but some words end in the same letters (اژدها).
    Short,
    /// Without their heh, they are an ending after a silent heh.
    AfterHeh,
    /// The same, in spoken Persian.
    Spoken,
}

/// All endings, from the longest to the shortest.
const ENDINGS: [ListedEnding<Kind>; 22] = [
    ListedEnding::new(Kind::Certain, "هایمان"),
    ListedEnding::new(Kind::Certain, "هایتان"),
    ListedEnding::new(Kind::Certain, "هایشان"),
    ListedEnding::new(Kind::Certain, "هامون"),
    ListedEnding::new(Kind::Certain, "هاتون"),
    ListedEnding::new(Kind::Certain, "هاشون"),
    ListedEnding::new(Kind::Certain, "هامان"),
    ListedEnding::new(Kind::Certain, "هاتان"),
    ListedEnding::new(Kind::Certain, "هاشان"),
    ListedEnding::new(Kind::Certain, "هامو"),
    ListedEnding::new(Kind::Certain, "هاتو"),
    ListedEnding::new(Kind::Certain, "هاشو"),
    ListedEnding::new(Kind::AfterHeh, "هایم"),
    ListedEnding::new(Kind::Certain, "هایت"),
    ListedEnding::new(Kind::Certain, "هایش"),
    ListedEnding::new(Kind::Short, "هایی"),
    ListedEnding::new(Kind::AfterHeh, "هاست"),
    ListedEnding::new(Kind::AfterHeh, "های"),
    ListedEnding::new(Kind::Spoken, "هام"),
    ListedEnding::new(Kind::Spoken, "هات"),
    ListedEnding::new(Kind::Spoken, "هاش"),
    ListedEnding::new(Kind::Short, "ها"),
];

/// The endings with a possessor that are not words, so that a space before them is an error. هات and هامون are words.
#[rustfmt::skip]
const POSSESSED: [u64; 13] = hashes([
    "هایم", "هایت", "هایش", "هایمان", "هایتان", "هایشان", "هام", "هاش", "هاتون", "هاشون",
    "هامو", "هاتو", "هاشو",
]);

const PLURAL: u64 = hash_of_str("ها");
const PLURAL_EZAFE: u64 = hash_of_str("های");
/// Pronouns that have a plural, although other function words have none. The ending follows without a gap, also after a
/// letter that joins (آنها).
pub(super) const PRONOUNS_WITH_PLURAL: [u64; 4] = hashes(["آن", "این", "همان", "همین"]);
/// The title "khan". Before the letters of a plural ending, it is nearly always the beginning of "house" (خانه‌ای).
const KHAN: u64 = hash_of_str("خان");
/// The noun that is spelled like a verb ("man").
const MAN: u64 = hash_of_str("مرد");

/// The last letters of past stems (رفت, کرد).
const PARTICIPLES: [u8; 2] = [chars::letter_code('ت'), chars::letter_code('د')];

/// The least count of a known word. All counts are logarithms: 4 is a factor of 40.
const KNOWN: u8 = 4;
/// The least count of a word whose plural may be one that was never seen.
const COMMON: u8 = 5;
/// The greatest count of a word that may be the plural of an unknown singular. اژدها was seen more often.
const RARE: u8 = 2;
/// After a letter that does not join, the singular is the only reading if it is more frequent than the word with heh by
/// this much.
const MORE_COMMON: u8 = 2;
/// A reading is nearly as frequent as the other one if its count is smaller by this much at most.
const NEARLY: u8 = 2;
/// A reading does not count if it is rarer than the other one by this much.
const RARER: u8 = 5;

/// The readings of a word that ends like a plural. At least one of them is `Some`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Readings {
    /// The number of letters of the singular, if the word can be its plural (دست of دستهای).
    pub(super) plural: Option<usize>,
    /// The number of letters up to the heh, if the heh can belong to the word (دسته of دستهای).
    pub(super) after_heh: Option<usize>,
    /// Whether training saw the plural more often than the word with heh.
    pub(super) is_rather_plural: bool,
    /// Whether training saw the plural nearly as often as the word with heh, or more often.
    pub(super) is_often_plural: bool,
}

impl Readings {
    /// The readings of a word. `None` if the word does not end like a plural, or if neither reading is likely.
    pub(super) fn of(word: &Letters, knowledge: &Knowledge) -> Option<Readings> {
        let counts = Counts::of(word, knowledge)?;
        if counts.is_word_by_itself() {
            return None;
        }
        let is_plural = counts.is_plural();
        let is_heh = counts.is_heh(is_plural);
        let Counts { rest, seen_plural, seen_heh, .. } = counts;
        // Training saw the letters with this gap: نامه‌ام.
        let is_split_there = counts.whole.answer() == Answer::Split(rest + 1);
        let holds = |seen: u8, other: u8, is_other: bool| !is_other || seen + RARER > other;
        let plural = is_plural && holds(seen_plural, seen_heh, is_heh);
        let after_heh = is_heh && (is_split_there || holds(seen_heh, seen_plural, is_plural));
        let readings = Readings {
            plural: plural.then_some(rest),
            after_heh: after_heh.then_some(rest + 1),
            is_rather_plural: seen_plural > seen_heh,
            is_often_plural: seen_plural + NEARLY >= seen_heh,
        };
        (is_plural || is_heh).then_some(readings)
    }

    /// The number of letters of the singular, if the plural is the only reading of a word, or if its ending has no gap
    /// before it.
    pub(super) fn singular_len(word: &Letters, knowledge: &Knowledge) -> Option<usize> {
        let all = Readings::of(word, knowledge)?;
        let is_attached = |&end: &usize| !chars::code_joins(word[end - 1]);
        all.plural.filter(|end| all.after_heh.is_none() || is_attached(end))
    }
}

/// What training saw of a word that ends like a plural, and of its parts.
struct Counts<'w> {
    word: &'w Letters,
    kind: Kind,
    /// The number of letters before the ending.
    rest: usize,
    /// Whether the letter before the ending joins.
    joins: bool,
    whole: Entry,
    /// The word up to ها.
    plural: Entry,
    singular: u64,
    /// The counts of the singular.
    form: Form,
    /// How often the plural was seen.
    seen_plural: u8,
    /// How often the word with heh was seen.
    heh: u8,
    /// How often the word with heh was seen with the rest of the ending, if this may be an ending.
    seen_heh: u8,
}

impl Counts<'_> {
    /// `None` if the word does not end like a plural.
    fn of<'w>(word: &'w Letters, knowledge: &Knowledge) -> Option<Counts<'w>> {
        let n = word.len();
        let (rest, kind) =
            ENDINGS.iter().find_map(|ending| ending.start_in(word, 0, n).map(|rest| (rest, ending.kind)))?;
        let joins = chars::code_joins(word[rest - 1]);
        let plural = knowledge.entry(word.piece(0, rest + 2));
        let (singular, with_heh) = (word.piece(0, rest), word.piece(0, rest + 1));
        let seen_with = |ending: u64| knowledge.pair(pair_hash(singular, ending)).zwnj;
        let seen_plural = match joins {
            true => seen_with(PLURAL).max(seen_with(PLURAL_EZAFE)),
            false => plural.form().free,
        };
        let seen_heh = match kind {
            Kind::AfterHeh | Kind::Spoken => {
                knowledge.pair(pair_hash(with_heh, word.piece(rest + 1, n))).zwnj
            }
            Kind::Certain | Kind::Short => 0,
        };
        Some(Counts {
            word,
            kind,
            rest,
            joins,
            whole: knowledge.entry(word.piece(0, n)),
            plural,
            singular,
            form: knowledge.form(singular),
            seen_plural,
            heh: knowledge.form(with_heh).free,
            seen_heh,
        })
    }

    /// Whether the word is rather a word of its own than a plural.
    fn is_word_by_itself(&self) -> bool {
        let whole = self.whole.form().free;
        if self.joins {
            let is_word = |entry: Entry| entry.answer() == Answer::Whole && entry.form().free > RARE;
            return is_word(self.whole) || is_word(self.plural); // تنها, الهام
        }
        // A name like فرهام was seen about as often as a plural.
        let is_rare = whole < KNOWN.max(self.plural.form().free.saturating_sub(2))
            && (self.rest > 2 || whole + RARER <= self.form.free);
        self.kind == Kind::Spoken && !is_rare
    }

    /// Whether the word can be a plural.
    fn is_plural(&self) -> bool {
        let is_noun = self.is_noun();
        !self.takes_no_plural()
            && (self.is_seen() && is_noun || self.is_unseen() && (is_noun || self.kind == Kind::Certain))
    }

    /// Whether training saw the singular, and nothing speaks against the plural.
    fn is_seen(&self) -> bool {
        let Counts { form, seen_plural, seen_heh, .. } = *self;
        // Spoken nouns are rare in the training texts: دندون‌هاش.
        let is_likely = form.free >= COMMON || self.heh == 0;
        let is_known = form.free.max(form.first).max(form.split) >= KNOWN;
        is_known && (seen_plural > 0 || seen_heh == 0 && is_likely)
    }

    /// Whether the word can be a plural that training did not see.
    fn is_unseen(&self) -> bool {
        let is_known_or_rare = |is_rare_enough: bool| {
            self.form.free > 0 || self.rest >= 3 && self.whole.form().free <= RARE && is_rare_enough
        };
        match self.kind {
            Kind::Certain => is_known_or_rare(true),
            Kind::AfterHeh | Kind::Short if !self.joins => is_known_or_rare(self.seen_heh == 0),
            _ => false,
        }
    }

    /// Whether the singular can be a noun. A past stem of a verb cannot (گفته‌ام).
    fn is_noun(&self) -> bool {
        let Counts { seen_plural, seen_heh, .. } = *self;
        // Participles of rare verbs were not seen with each ending.
        let is_participle = self.may_be_heh() && self.may_be_participle() && seen_plural == 0;
        seen_plural >= KNOWN && seen_plural >= seen_heh || !(self.is_verb() || is_participle)
    }

    fn is_verb(&self) -> bool {
        self.form.verb && !self.form.stem && self.singular != MAN
    }

    /// Whether the singular ends like a past stem, which with heh is a participle.
    fn may_be_participle(&self) -> bool {
        PARTICIPLES.contains(&self.word[self.rest - 1]) && self.rest >= 3
    }

    /// Whether the singular has no plural, or is seldom a word.
    fn takes_no_plural(&self) -> bool {
        match self.singular {
            KHAN => self.seen_heh > 0,
            singular if self.joins || self.kind == Kind::Spoken => {
                FUNCTION_WORDS.contains(&singular) && !PRONOUNS_WITH_PLURAL.contains(&singular)
            }
            // The name طاها is not a plural of two letters that are seldom a word.
            _ => self.rest == 2 && self.form.free < self.plural.form().free,
        }
    }

    /// Whether the letters after the heh are an ending after a silent heh.
    fn may_be_heh(&self) -> bool {
        matches!(self.kind, Kind::AfterHeh | Kind::Spoken)
    }

    /// Whether the heh can belong to the word.
    fn is_heh(&self, is_plural: bool) -> bool {
        let Counts { form, heh, seen_plural, seen_heh, .. } = *self;
        let is_more_common = form.free >= heh + MORE_COMMON;
        // دیوارهای is the plural of دیوار. The repair of ZWNJs decides in the same way.
        let is_certain_plural = !self.joins && is_plural && !self.is_verb() && is_more_common;
        let heh_is_known = heh >= KNOWN && !is_certain_plural;
        self.may_be_heh()
            && match seen_heh {
                0 if is_plural && form.free > heh + MORE_COMMON => false,
                0 => seen_plural < KNOWN && (heh_is_known || self.may_be_participle() && !is_plural),
                _ => heh_is_known,
            }
    }
}

/// Whether two parts are a known word and an ending of the plural with a possessor. The ending is not a word itself.
pub(super) fn is_possessed_plural(singular: u64, ending: u64, knowledge: &Knowledge) -> bool {
    POSSESSED.contains(&ending) && takes_plural(singular, knowledge)
}

/// Whether a plural ending may follow a part: a known word that is not itself an ending or a function word.
pub(super) fn takes_plural(part: u64, knowledge: &Knowledge) -> bool {
    let form = knowledge.form(part);
    !is_any_plural(part) && !FUNCTION_WORDS.contains(&part) && form.free.max(form.last) >= KNOWN
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::restore::Model;

    /// The word up to the end of each reading: the plural, and the one with heh.
    fn readings(word: &str) -> [&str; 2] {
        let model = Model::embedded();
        let letters = Letters::new(word.chars().map(|c| chars::class(c) & chars::LETTER));
        let all = Readings::of(&letters, &Knowledge::new(&model, None));
        let text = |end: Option<usize>| end.map_or("", |end| &word[..2 * end]);
        all.map_or(["", ""], |all| [text(all.plural), text(all.after_heh)])
    }

    #[test]
    fn what_training_saw_decides_between_readings() {
        for (word, all) in [
            ("کتابهاش", ["کتاب", ""]),
            ("مادرهایمان", ["مادر", ""]),
            ("میزهایم", ["میز", ""]),
            ("خانهای", ["", "خانه"]),
            ("منطقهای", ["", "منطقه"]),
            ("برنامهای", ["", "برنامه"]),
            ("دستهای", ["دست", "دسته"]),
            ("چشمهای", ["چشم", "چشمه"]),
            ("گفتهام", ["", "گفته"]),
            ("تنها", ["", ""]),
            ("الهام", ["", ""]),
            ("اژدها", ["", ""]),
            ("اشتباهات", ["", ""]),
            ("پرهام", ["", ""]),
            ("طاها", ["", ""]),
            ("درهای", ["در", ""]),
            ("چشیدهایم", ["", "چشیده"]),
        ] {
            assert_eq!(readings(word), all, "{word}");
        }
    }

    #[test]
    fn endings_are_sorted_from_the_longest_and_are_all_plurals() {
        assert!(ENDINGS.is_sorted_by_key(|ending| core::cmp::Reverse(ending.letters)));
        assert!(ENDINGS.iter().all(|ending| is_any_plural(ending.hash)));
    }
}
