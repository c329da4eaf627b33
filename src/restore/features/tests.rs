use alloc::vec::Vec;
use std::collections::{BTreeMap, BTreeSet};

use super::super::letters::{Letters, hash_of_str};
use super::*;
use crate::chars;

/// Made-up evidence. It is computed from the hash, so that every count and every kind of form occurs.
struct Invented;

impl Evidence for Invented {
    fn form(&self, hash: u64) -> Form {
        let bits = hash.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32;
        let count = |shift: u64| (bits >> shift & 15) as u8;
        if count(28) < 6 {
            return Form::UNKNOWN;
        }
        let kind = bits >> 16 & 7;
        let (verb, stem, number) = (kind & 1 != 0, kind & 2 != 0, kind & 4 != 0);
        Form { free: count(0), first: count(4), last: count(8), split: count(12), verb, stem, number }
    }

    fn pair(&self, hash: u64) -> Together {
        let bits = hash.wrapping_mul(0xD134_2543_DE82_EF95) >> 40;
        if bits & 1 == 0 {
            return Together::default();
        }
        Together { zwnj: (bits >> 4 & 15) as u8, space: (bits >> 8 & 15) as u8 }
    }
}

/// Hands all features of some words and of the spaces between them to `add`.
fn all_features(add: &mut impl FnMut(Feature)) {
    let text = "و رودخانه‌های پرآب‌ترین سرزمین‌هایشان گرم‌سیری‌اند آب‌انبارسازی نمی‌پذیرفته‌ایم \
                من کتاب‌ها و روزنامه‌های خواندنی‌ترین را با شش دوست شش شش هربهانه‌ای می‌خوانم چون دیدنی‌اند";
    let words: Vec<Vec<u8>> = text
        .split([' ', '\u{200C}'])
        .chain(text.split(' '))
        .map(|word| {
            let letters = word.chars().filter(|&c| c != '\u{200C}');
            letters.map(|c| chars::class(c) & chars::LETTER).collect()
        })
        .collect();
    let letters = |codes: &[u8]| Letters::new(codes.iter().copied());
    let hash = |codes: &[u8]| letters(codes).piece(0, codes.len());
    for (i, codes) in words.iter().enumerate() {
        let word = Word::new(letters(codes), &Invented);
        let next = words.get(i + 1).map_or(0, |next| hash(next));
        let right = Neighbour { hash: next, attached: i % 2 == 0 };
        let previous = i.checked_sub(1).map_or(0, |previous| hash(&words[previous]));
        let around = Around { left: Neighbour { hash: previous, attached: i % 3 == 0 }, right };
        whole(&word, &around, add);
        for k in split_points(codes) {
            let split = Split::new(&word, k, &Invented);
            split_counts(&word, &split, add);
            split_first(&word, &split, add);
            split_rest(&word, &split, &around, &Invented, add);
        }
    }
    for three in words.windows(3) {
        let side =
            |codes: &[u8]| Side { hash: hash(codes), len: codes.len(), form: Invented.form(hash(codes)) };
        let (left, right) = (side(&three[0]), side(&three[1]));
        let pair = Pair {
            left,
            right,
            before: Beside::new(hash(&three[2]) >> 1, Invented.form(hash(&three[2]) >> 1)),
            after: Beside::new(hash(&three[2]), Invented.form(hash(&three[2]))),
            together: Invented.pair(pair_hash(left.hash, right.hash)),
        };
        space_each(left.form, right.form, add);
        space_together(&pair, add);
        space_sides(&pair, add);
        space_first(&pair, add);
        space_second(&pair, tail(&three[2]), add);
        space_rest(&pair, &letters(&three[0]), &letters(&three[1]), &Invented, add);
        let word = letters(&three.concat());
        for k in 1..word.len() {
            let attached = Attached { left: k % 2 == 0, right: k % 3 == 0 };
            let seam = Seam::new(&word, k, Invented.form(hash(&word)), attached, &Invented);
            seam_first(&word, &seam, add);
            seam_rest(&word, &seam, add);
        }
    }
}

#[test]
fn every_tag_has_a_number_of_its_own() {
    let mut names = BTreeMap::new();
    for &(number, name) in tags::ALL {
        assert_eq!(names.insert(number, name), None, "{name} and another tag are number {number}");
    }
}

#[test]
fn every_tag_is_used() {
    let mut used = BTreeSet::new();
    all_features(&mut |feature| _ = used.insert(feature.tag.0));
    for &(number, name) in tags::ALL {
        assert!(used.contains(&number), "{name} is never used");
    }
    assert_eq!(used.len(), tags::ALL.len());
}

/// A model works only with the features that it was trained with. If you change a feature, train the models again
/// and replace the number.
#[test]
fn the_features_are_those_that_the_model_was_trained_with() {
    let mut digest = 0u64;
    all_features(&mut |feature| {
        let value = feature.value.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ feature.tag.0 as u64;
        digest = (digest.rotate_left(7) ^ value).wrapping_mul(0xD134_2543_DE82_EF95);
        digest ^= feature.hash();
    });
    assert_eq!(digest, 0xB02E_53DB_9424_5357, "{digest:#X}");
}

#[test]
fn values_of_listed_tags_are_counts_and_nothing_else() {
    // Three counts of four bits. Hashes of letters would exceed them.
    all_features(&mut |feature| {
        if COUNTS.contains(&feature.tag) {
            assert!(feature.value < 1 << (3 * COUNT_BITS), "{feature:?}");
        }
    });
}

#[test]
fn listed_features_are_numbered_in_the_order_of_the_list() {
    assert_eq!(listed().count(), LISTED);
    for (i, feature) in listed().enumerate() {
        assert_eq!(feature.listed(), Some(i), "{feature:?}");
    }
    assert_eq!(tags::SPACE_ZWNJ_SPACE.with(LISTED_VALUES as u64).listed(), None);
    assert_eq!(tags::SPLIT_LEFT.with(0).listed(), None);
}

#[test]
fn a_split_leaves_two_letters_on_either_side_except_after_silent_heh() {
    let points = |word: &str| -> Vec<usize> {
        let codes: Vec<u8> = word.chars().map(|c| chars::class(c) & chars::LETTER).collect();
        split_points(&codes).collect()
    };
    assert_eq!(points("کتابدار"), [2, 4]); // not after ا and د, which are non-joining
    assert_eq!(points("خانهی"), [3, 4]);
    assert!(points("نی").is_empty());
    assert!(points("").is_empty());
}

#[test]
fn the_longest_known_end_of_an_unseen_left_part_is_found() {
    /// Knows the word بهانه alone.
    struct One;
    impl Evidence for One {
        fn form(&self, hash: u64) -> Form {
            let free = if hash == hash_of_str("بهانه") { 9 } else { 0 };
            Form { free, ..Form::UNKNOWN }
        }
        fn pair(&self, _: u64) -> Together {
            Together::default()
        }
    }
    let end_of = |text: &str| {
        let codes = text.chars().map(|c| chars::class(c) & chars::LETTER);
        let word = Word::new(Letters::new(codes), &One);
        let k = word.len - 2;
        let mut found = None;
        split_rest(&word, &Split::new(&word, k, &One), &Around::default(), &One, &mut |feature| {
            if feature.tag == tags::SPLIT_LEFT_END {
                found = Some(feature.value);
            }
        });
        found
    };
    assert_eq!(end_of("هربهانهای"), Some(5 << 4 | 9));
    assert_eq!(end_of("کمبهانهای"), Some(0)); // م joins: not two words written as one
    assert_eq!(end_of("بهانهای"), None); // the left part is known itself
}
