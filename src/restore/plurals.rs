//! Where does the singular end in a plural with ها? Pure decisions about the letters of a word of a search key.
//!
//! The ending may have a possessor after it, also a spoken one (کتابهایش, کتابهاش, کتابهامون). Some letters have a second
//! reading: in دستهای, the heh may also belong to the word (دسته‌ای). What training saw decides: how often it saw the
//! plural of دست, and how often it saw دسته with the ending ای. Both readings hold if neither is much rarer.

use super::entry::Answer;
use super::features::Evidence;
use super::knowledge::Knowledge;
use super::letters::{Letters, hash_of_str, hashes, pair_hash};
use super::word_classes::FUNCTION_WORDS;
use crate::chars;

/// An ending of the plural.
struct Ending {
    letters: usize,
    hash: u64,
    kind: Kind,
}

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

impl Ending {
    const fn new(kind: Kind, ending: &str) -> Ending {
        Ending { letters: ending.len() / 2, hash: hash_of_str(ending), kind }
    }
}

/// All endings, from the longest to the shortest.
const ENDINGS: [Ending; 22] = [
    Ending::new(Kind::Certain, "هایمان"),
    Ending::new(Kind::Certain, "هایتان"),
    Ending::new(Kind::Certain, "هایشان"),
    Ending::new(Kind::Certain, "هامون"),
    Ending::new(Kind::Certain, "هاتون"),
    Ending::new(Kind::Certain, "هاشون"),
    Ending::new(Kind::Certain, "هامان"),
    Ending::new(Kind::Certain, "هاتان"),
    Ending::new(Kind::Certain, "هاشان"),
    Ending::new(Kind::Certain, "هامو"),
    Ending::new(Kind::Certain, "هاتو"),
    Ending::new(Kind::Certain, "هاشو"),
    Ending::new(Kind::AfterHeh, "هایم"),
    Ending::new(Kind::Certain, "هایت"),
    Ending::new(Kind::Certain, "هایش"),
    Ending::new(Kind::Short, "هایی"),
    Ending::new(Kind::AfterHeh, "هاست"),
    Ending::new(Kind::AfterHeh, "های"),
    Ending::new(Kind::Spoken, "هام"),
    Ending::new(Kind::Spoken, "هات"),
    Ending::new(Kind::Spoken, "هاش"),
    Ending::new(Kind::Short, "ها"),
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
}

impl Readings {
    /// The readings of a word. `None` if the word does not end like a plural, or if neither reading is likely.
    pub(super) fn of(word: &Letters, knowledge: &Knowledge) -> Option<Readings> {
        let n = word.len();
        let (rest, ending) = ENDINGS.iter().find_map(|ending| {
            let rest = n.checked_sub(ending.letters).filter(|&rest| rest >= 2)?;
            (word.piece(rest, n) == ending.hash).then_some((rest, ending))
        })?;
        let joins = chars::code_joins(word[rest - 1]);
        let whole = knowledge.entry(word.piece(0, n));
        let plural = knowledge.entry(word.piece(0, rest + 2));
        let are_words =
            [whole, plural].map(|entry| entry.answer() == Answer::Whole && entry.form().free > RARE);
        if joins && are_words.contains(&true) {
            return None; // تنها, الهام
        }
        let singular = word.piece(0, rest);
        let form = knowledge.form(singular);
        let seen_plural = match joins {
            true => {
                let [first, second] =
                    [PLURAL, PLURAL_EZAFE].map(|e| knowledge.pair(pair_hash(singular, e)).zwnj);
                first.max(second)
            }
            false => plural.form().free,
        };
        let with_heh = word.piece(0, rest + 1);
        let (may_be_heh, is_spoken) =
            (matches!(ending.kind, Kind::AfterHeh | Kind::Spoken), ending.kind == Kind::Spoken);
        let seen_heh = match may_be_heh {
            true => knowledge.pair(pair_hash(with_heh, word.piece(rest + 1, n))).zwnj,
            false => 0,
        };
        // A name like فرهام was seen about as often as a plural.
        let is_rare = whole.form().free < KNOWN.max(plural.form().free.saturating_sub(2))
            && (rest > 2 || whole.form().free + RARER <= form.free);
        if is_spoken && !joins && !is_rare {
            return None;
        }
        let is_known = form.free.max(form.first).max(form.split) >= KNOWN;
        let heh = knowledge.form(with_heh).free;
        // Spoken nouns are rare in the training texts: دندون‌هاش.
        let is_likely = form.free >= COMMON || heh == 0;
        let is_seen = is_known && (seen_plural > 0 || seen_heh == 0 && is_likely);
        let is_unseen = match ending.kind {
            Kind::Certain => form.free > 0 || rest >= 3 && whole.form().free <= RARE,
            Kind::AfterHeh | Kind::Short if !joins => {
                form.free > 0 || rest >= 3 && whole.form().free <= RARE && seen_heh == 0
            }
            _ => false,
        };
        // Past stems of verbs are not nouns (گفته‌ام). Participles of rare verbs were not seen with each ending.
        let is_verb = form.verb && !form.stem && singular != MAN;
        let may_be_participle = PARTICIPLES.contains(&word[rest - 1]) && rest >= 3;
        let is_noun = seen_plural >= KNOWN && seen_plural >= seen_heh
            || !(is_verb || may_be_heh && may_be_participle && seen_plural == 0);
        let takes_no_plural = match singular {
            KHAN => seen_heh > 0,
            _ if joins || is_spoken => {
                FUNCTION_WORDS.contains(&singular) && !PRONOUNS_WITH_PLURAL.contains(&singular)
            }
            // The name طاها is not a plural of two letters that are seldom a word.
            _ => rest == 2 && form.free < plural.form().free,
        };
        let is_plural = !takes_no_plural
            && (is_seen && is_noun || is_unseen && (is_noun || ending.kind == Kind::Certain));
        // دیوارهای is the plural of دیوار. The repair of ZWNJs decides in the same way.
        let is_certain_plural = !joins && is_plural && !is_verb && form.free >= heh + MORE_COMMON;
        let heh_is_known = heh >= KNOWN && !is_certain_plural;
        let is_heh = may_be_heh
            && match seen_heh {
                0 if is_plural && form.free > heh + MORE_COMMON => false,
                0 => seen_plural < KNOWN && (heh_is_known || may_be_participle && !is_plural),
                _ => heh_is_known,
            };
        // Training saw the letters with this gap: نامه‌ام.
        let is_split_there = whole.answer() == Answer::Split(rest + 1);
        let holds = |seen: u8, other: u8, is_other: bool| !is_other || seen + RARER > other;
        let readings = Readings {
            plural: (is_plural && holds(seen_plural, seen_heh, is_heh)).then_some(rest),
            after_heh: (is_heh && (is_split_there || holds(seen_heh, seen_plural, is_plural)))
                .then_some(rest + 1),
            is_rather_plural: seen_plural > seen_heh,
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

/// Whether two parts are a known word and an ending of the plural with a possessor. The ending is not a word itself.
pub(super) fn is_possessed_plural(singular: u64, ending: u64, knowledge: &Knowledge) -> bool {
    POSSESSED.contains(&ending) && takes_plural(singular, knowledge)
}

/// Whether a part is an ending of the plural, with or without a possessor, also a spoken one.
pub(super) fn is_plural_ending(part: u64) -> bool {
    ENDINGS.iter().any(|ending| ending.hash == part)
}

/// Whether a plural ending may follow a part: a known word that is not itself an ending or a function word.
pub(super) fn takes_plural(part: u64, knowledge: &Knowledge) -> bool {
    let form = knowledge.form(part);
    !is_plural_ending(part) && !FUNCTION_WORDS.contains(&part) && form.free.max(form.last) >= KNOWN
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
    fn endings_are_sorted_from_the_longest() {
        assert!(ENDINGS.is_sorted_by_key(|ending| core::cmp::Reverse(ending.letters)));
    }
}
