//! Verbs as they are spoken, after می and نمی: می‌تونستم, نمی‌ذارن, می‌چرخونه, می‌بینمت.
//!
//! Spoken Persian has ون for ان in many stems (رسون, خوند), contracts others (ذار, تون, شست), and has endings of its own. The
//! stems are a closed list, and so are the endings. Without می, many of these forms are other words (نشونه, گردونه). So the
//! table holds only for what follows the prefix.

use super::letters::{Letters, YE, hash_of_str, hashes, push_hash};
use crate::chars;

/// Stems of the present whose written form differs.
#[rustfmt::skip]
const PRESENT: [&str; 53] = [
    "تون", "دون", "مون", "خون", "شین", "ذار", "نداز", "رون", "رسون", "کشون", "چرخون", "خندون", "ترسون", "سوزون", "پیچون",
    "جوشون", "چسبون", "خوابون", "نشون", "پوشون", "گردون", "گذرون", "لرزون", "غلتون", "تابون", "پرون", "شکون", "ترکون", "چکون",
    "چشون", "خشکون", "خورون", "دوون", "فهمون", "گنجون", "خارون", "رنجون", "رقصون", "چلون", "چپون", "تکون", "قبولون", "جنبون",
    "شناسون", "خیسون", "لغزون", "مالون", "کوبون", "پلکون", "تپون", "سابون", "ایستون", "ارز",
];

/// Stems of the past whose written form differs.
#[rustfmt::skip]
const PAST: [&str; 50] = [
    "تونست", "دونست", "موند", "خوند", "اومد", "ذاشت", "نداخت", "رسوند", "کشوند", "چرخوند", "خندوند", "ترسوند", "سوزوند",
    "پیچوند", "جوشوند", "چسبوند", "خوابوند", "پوشوند", "گردوند", "گذروند", "لرزوند", "غلتوند", "تابوند", "پروند", "شکوند",
    "ترکوند", "چکوند", "چشوند", "خشکوند", "خوروند", "دووند", "فهموند", "گنجوند", "خاروند", "رنجوند", "رقصوند", "چلوند", "چپوند",
    "تکوند", "قبولوند", "جنبوند", "شناسوند", "خیسوند", "لغزوند", "مالوند", "کوبوند", "پلکوند", "تپوند", "سابوند", "ارزید",
];

const PRESENT_ENDINGS: [&str; 8] = ["م", "ی", "ه", "یم", "ین", "ید", "ن", "ند"];
const PAST_ENDINGS: [&str; 9] = ["", "م", "ی", "یم", "ین", "ید", "ن", "ند", "ه"];

/// Forms of other verbs: خواستن, and راندن and نشاندن, whose third person is spelled like another word (روند, نشوند). Also
/// دادن and گفتن with an object, since their forms are too short for the rule of objects.
#[rustfmt::skip]
const OTHERS: [&str; 26] = [
    "خوام", "خوای", "خواد", "خوایم", "خواین", "خوان", "روندم", "روندی", "روندیم", "روندین", "روندن", "نشوندم", "نشوندی",
    "نشوندیم", "نشوندین", "نشوندن", "ارزد", "ذارد", "دمش", "دمشون", "دنش", "دنشون", "گمش", "گمشون", "گنش", "گنشون",
];

/// The number of all forms.
const COUNT: usize = PRESENT.len() * PRESENT_ENDINGS.len() + PAST.len() * PAST_ENDINGS.len() + OTHERS.len();

/// The hashes of all forms, in order.
static FORMS: [u64; COUNT] = {
    let mut forms = [0; COUNT];
    let count = add(&mut forms, 0, &PRESENT, &PRESENT_ENDINGS);
    let count = add(&mut forms, count, &PAST, &PAST_ENDINGS);
    add(&mut forms, count, &OTHERS, &[""]);
    sort(&mut forms);
    forms
};

/// Puts each stem with each ending into `forms`, from item `count` on. Returns the number of all items.
const fn add(forms: &mut [u64; COUNT], mut count: usize, stems: &[&str], endings: &[&str]) -> usize {
    let (mut i, all) = (0, stems.len() * endings.len());
    while i < all {
        let (stem, ending) = (stems[i / endings.len()], endings[i % endings.len()]);
        forms[count] = push_str(push_str(0, 0, stem), stem.len() / 2, ending);
        (i, count) = (i + 1, count + 1);
    }
    count
}

/// Appends the letters of `text` to the hash of the `before` letters before them.
const fn push_str(mut hash: u64, mut before: usize, text: &str) -> u64 {
    let mut bytes = text.as_bytes();
    while let [lead, trail, rest @ ..] = bytes {
        hash = push_hash(hash, before, chars::const_class(*lead, *trail) & chars::LETTER);
        (bytes, before) = (rest, before + 1);
    }
    hash
}

/// Sorts by insertion.
const fn sort(forms: &mut [u64; COUNT]) {
    let mut i = 1;
    while i < COUNT {
        let mut j = i;
        while j > 0 && forms[j - 1] > forms[j] {
            (forms[j - 1], forms[j]) = (forms[j], forms[j - 1]);
            j -= 1;
        }
        i += 1;
    }
}

/// Whether the form with this hash is a spoken verb if می or نمی is before it.
pub(super) fn is_spoken_verb(hash: u64) -> bool {
    FORMS.binary_search(&hash).is_ok()
}

/// Whether a form after نمی is a spoken verb that is no word with می (نمیدم, but میدیم may be a word).
pub(super) fn is_negated_verb(hash: u64) -> bool {
    hashes(["دم", "دیم"]).contains(&hash)
}

/// Whether می and the form with this hash may be another word together: میمونی ("a monkey").
pub(super) fn may_be_noun(hash: u64) -> bool {
    hash == hash_of_str("مونی")
}

/// The number of letters up to the end of the first می, which a verb with a prefix begins with (می, نمی, برنمی).
pub(super) fn prefix_len(letters: &Letters) -> Option<usize> {
    const MEEM: u8 = chars::letter_code('م');
    /// The letters of the longest prefix, فرانمی.
    const LONGEST: usize = 6;
    let beginning = &letters[..letters.len().min(LONGEST)];
    beginning.windows(2).position(|pair| pair == [MEEM, YE]).map(|at| at + 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_stem_has_every_ending() {
        for verb in "تونم تونستی ذاره ذاشتن اومد چرخونین چرخوندیم ارزه ارزید خوابونن خوان نشوندم".split(' ')
        {
            assert!(is_spoken_verb(hash_of_str(verb)), "{verb}");
        }
        for word in "تون اومدها روند نشوند کتاب چرخ م".split(' ') {
            assert!(!is_spoken_verb(hash_of_str(word)), "{word}");
        }
    }

    #[test]
    fn the_prefix_ends_in_the_first_mi() {
        let len =
            |word: &str| prefix_len(&Letters::new(word.chars().map(|c| chars::class(c) & chars::LETTER)));
        assert_eq!(["میخونه", "نمیخونه", "برنمیگردونه", "فرانمیخونه"].map(len), [2, 3, 5, 6].map(Some));
        assert_eq!(["کتاب", "م", "مادربزرگمی"].map(len), [None; 3]);
    }
}
