//! What grammar says about parts, by example.

use alloc::vec::Vec;

use super::Bond::{Affix, Compound, Doubtful, None as Apart};
use super::*;

/// A known word that is no verb.
const NOUN: Entry = Entry(9);
const VERB: Entry = Entry(9 | 1 << 16);
const STEM: Entry = Entry(9 | 3 << 16);
const NUMBER: Entry = Entry(9 | 1 << 18);
const PREFIX: Entry = Entry(2 | 9 << 4);
const SUFFIX: Entry = Entry(2 | 9 << 8);
/// A form that was seen as often after a ZWNJ as alone.
const ATTACHED: Entry = Entry(2 | 2 << 8);

fn word(text: &str, entry: Entry) -> Word {
    Word { hash: hash_of_str(text), entry }
}

fn codes(text: &str) -> Vec<u8> {
    text.chars().map(chars::letter_code).collect()
}

fn ending(text: &str) -> Ending {
    Ending::of(&codes(text))
}

fn bond_of(left: (&str, Entry), right: (&str, Entry), seen: Seen) -> Bond {
    bond(word(left.0, left.1), word(right.0, right.1), || ending(left.0), || seen)
}

/// The bonds of two parts that were seen never, joined, seldom and often.
fn bonds(left: (&str, Entry), right: (&str, Entry)) -> [Bond; 4] {
    [Seen::Never, Seen::Joined, Seen::Seldom, Seen::Often].map(|seen| bond_of(left, right, seen))
}

#[test]
fn a_prefix_of_the_imperfective_is_joined_to_inflected_verbs() {
    let after = |right, entry| bonds(("می", NOUN), (right, entry));
    assert_eq!(after("روم", VERB), [Affix; 4]);
    assert_eq!(after("پذیر", STEM), [Apart, Apart, Affix, Affix]);
    assert_eq!(after("رم", NOUN), [Affix; 4]); // spoken
    assert_eq!(after("کتاب", NOUN), [Apart; 4]);
    assert_eq!(after("کتاب", ATTACHED), [Apart, Apart, Doubtful, Doubtful]);
    assert_eq!(after("کتاب", SUFFIX), [Apart, Apart, Doubtful, Affix]);
    assert_eq!(after("کتاب", Entry::UNKNOWN), [Doubtful; 4]);
}

#[test]
fn endings_are_joined_to_nouns_and_not_to_function_words() {
    for right in ["ها", "های", "مان", "تان"] {
        assert_eq!(bonds(("کتاب", NOUN), (right, NOUN)), [Affix; 4], "{right}");
    }
    for right in ["ها", "تر", "ترین", "اند", "ای", "مان", "اش"] {
        assert_eq!(bonds(("از", NOUN), (right, NOUN)), [Apart; 4], "{right}");
    }
}

#[test]
fn comparatives_are_doubtful_where_they_may_be_the_word_wet() {
    let wet = [Doubtful, Doubtful, Doubtful, Affix];
    assert_eq!(bonds(("بزرگ", NOUN), ("تر", NOUN)), wet);
    assert_eq!(bonds(("بزرگ", NOUN), ("ترین", NOUN)), [Affix; 4]);
    assert_eq!(bonds(("بزرگ", VERB), ("تر", NOUN)), [Apart, Apart, Doubtful, Affix]);
    assert_eq!(bonds(("بزرگ", NUMBER), ("تر", NOUN)), [Apart; 4]);
    assert_eq!(bonds(("بزرگ", NUMBER), ("ترین", NOUN)), [Apart; 4]);
}

#[test]
fn endings_of_the_copula_and_of_possession_depend_on_the_last_letters() {
    for (left, copula, vocative, possessive) in [
        ("خسته", Affix, Affix, Affix),
        ("ساقی", Doubtful, Doubtful, Affix),
        ("خوب", Doubtful, Apart, Doubtful),
        ("راه", Doubtful, Apart, Doubtful),
        ("همه", Apart, Apart, Affix),
    ] {
        let left = (left, NOUN);
        assert_eq!(bonds(left, ("اند", NOUN)), [copula; 4], "{left:?}");
        assert_eq!(bonds(left, ("ای", NOUN)), [vocative; 4], "{left:?}");
        assert_eq!(bonds(left, ("اش", NOUN)), [possessive; 4], "{left:?}");
    }
    assert_eq!(
        ["ه", "ده", "آه", "خانه", "راه", "ی", "کتاب"].map(ending),
        [
            Ending::Other,
            Ending::SilentHeh,
            Ending::Other,
            Ending::SilentHeh,
            Ending::Other,
            Ending::Yeh,
            Ending::Other,
        ]
    );
}

#[test]
fn compounds_are_those_of_the_training_text() {
    let compound = [Doubtful, Doubtful, Compound, Compound];
    assert_eq!(bonds(("کتاب", NOUN), ("خانه", NOUN)), compound);
    assert_eq!(bonds(("کتاب", PREFIX), ("خانه", NOUN)), [Compound, Compound, Affix, Affix]);
    assert_eq!(bonds(("کتاب", NOUN), ("خانه", SUFFIX)), [Compound; 4]);
    assert_eq!(bonds(("بین", NOUN), ("المللی", NOUN)), [Doubtful, Doubtful, Compound, Affix]);
    let mostly_free = [Apart, Apart, Doubtful, Doubtful];
    assert_eq!(bonds(("خانه", NOUN), ("داری", NOUN)), mostly_free);
    assert_eq!(bonds(("هم", NOUN), ("خانه", NOUN)), mostly_free);
    // An ending begins no compound, and a pronoun is not without.
    assert_eq!(bonds(("ام", NOUN), ("خانه", NOUN)), [Apart; 4]);
    assert_eq!(bonds(("اند", NOUN), ("خانه", NOUN)), [Apart; 4]);
    assert_eq!(bonds(("بی", NOUN), ("او", NOUN)), [Apart; 4]);
    assert_eq!(bonds(("بی", NOUN), ("خانه", NOUN)), compound);
    assert_eq!(bonds(("کتاب", NOUN), ("او", NOUN)), compound);
}

#[test]
fn a_finite_verb_has_a_personal_ending() {
    let is_finite = |text: &str, entry| is_finite_verb(word(text, entry), &codes(text));
    for text in ["رفتم", "رفتی", "رفتند", "روید"] {
        assert!(is_finite(text, VERB), "{text}");
        assert!(!is_finite(text, NOUN) && !is_finite(text, STEM), "{text}");
    }
    for text in ["رفت", "رود", "نم", "ند"] {
        assert!(!is_finite(text, VERB), "{text}");
    }
    assert!(is_inflected_verb(word("توان", STEM)) && is_inflected_verb(word("رم", NOUN)));
    assert!(!is_inflected_verb(word("پذیر", STEM)) && !is_inflected_verb(word("کتاب", NOUN)));
}

#[test]
fn verbs_agree_with_their_pronouns() {
    for (pronoun, agreeing, others) in [
        ("من", "رفتم", "رفتیم رفتی م"),
        ("تو", "رفتی", "رفتم رفتید"),
        ("ما", "رفتیم", "رفتم رفتی"),
        ("شما", "رفتید رفتین", "رفتند رفتیم"),
        ("او", "", "رفت رفتم رفتی رفتیم رفتید"),
    ] {
        let hash = hash_of_str(pronoun);
        let agrees = |verb: &str| agrees(hash, &codes(verb));
        assert!(agreeing.split_whitespace().all(agrees), "{pronoun}");
        assert!(!others.split_whitespace().any(agrees), "{pronoun}");
        assert_eq!(is_pronoun(hash), pronoun != "او");
    }
}

#[test]
fn verse_joins_only_what_it_never_parts() {
    let holds = |left, right| holds_in_verse(hash_of_str(left), hash_of_str(right));
    assert!(holds("می", "روم") && holds("می", "ارزد") && holds("رفته", "اند"));
    assert!(!holds("می", "رم") && !holds("می", "تونستم") && !holds("رفته", "ای") && !holds("کتاب", "ها"));
}

#[test]
fn each_kind_of_ending_has_its_rule() {
    let rule = |left, right| ending_rule(word(left, NOUN), word(right, NOUN));
    for right in ["ان", "ی", "م", "ت", "ش", "س"] {
        assert_eq!(rule("خونه", right), EndingRule::AfterHeh, "{right}");
    }
    assert_eq!(rule("گزینه", "م"), EndingRule::Weights);
    assert_eq!(rule("گزینه", "ی"), EndingRule::AfterHeh);
    for right in ["مان", "شان", "هاش"] {
        assert_eq!(rule("خونه", right), EndingRule::AfterNoun, "{right}");
    }
    assert_eq!(rule("خونه", "ها"), EndingRule::Weights);
}

#[test]
fn a_known_noun_takes_an_ending_of_possession() {
    let takes = |entry, joins, joined| takes_possessive(word("کتاب", entry), joins, joined);
    assert!(takes(Entry(0), true, Entry(1)));
    assert!(takes(Entry(7 | 1 << 4), true, Entry(0)) && !takes(Entry(6 | 1 << 4), true, Entry(0)));
    assert!(takes(NOUN, false, Entry(0)) && !takes(NOUN, true, Entry(0)));
    assert!(!takes(VERB, false, Entry(0)));
    assert!(!takes_possessive(word("از", NOUN), true, Entry(1)));
}

#[test]
fn a_space_is_wrong_beyond_doubt_only_beside_an_affix_that_is_no_word() {
    let certain = |left: &str, left_entry, right: &str, right_entry| {
        is_certain(word(left, left_entry), word(right, right_entry), || ending(left))
    };
    assert!(certain("می", NOUN, "روم", VERB));
    assert!(!certain("می", NOUN, "پذیر", STEM) && !certain("می", NOUN, "کتاب", NOUN));
    for right in ["ها", "ترین"] {
        assert!(certain("کتاب", NOUN, right, NOUN) && !certain("از", NOUN, right, NOUN), "{right}");
    }
    assert!(certain("خانه", NOUN, "اند", NOUN));
    assert!(!certain("کتاب", NOUN, "اند", NOUN) && !certain("کتاب", NOUN, "تر", NOUN));
}

#[test]
fn every_ending_passes_the_quick_test() {
    let lists = [&COPULAS[..], &POSSESSIVES, &PLURAL_POSSESSIVES, &SPOKEN, &EZAFE, &SPOKEN_PLURALS];
    assert!(lists.concat().into_iter().all(may_be_ending));
    for (text, passes) in [
        ("ها", true),
        ("هایی", true),
        ("ابر", true),
        ("جان", true),
        ("م", true),
        ("ک", false),
        ("آب", false),
        ("کتاب", false),
        ("کتابان", false),
        ("ابری", false),
        ("رفتن", false),
    ] {
        assert_eq!(may_be_ending(hash_of_str(text)), passes, "{text}");
    }
    for (text, is_ending) in [("ها", true), ("اند", true), ("اش", true), ("مان", true), ("کتاب", false)]
    {
        assert_eq!(is_any_ending(hash_of_str(text), text.chars().count()), is_ending, "{text}");
    }
}
