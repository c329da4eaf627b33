//! Verbs as they are spoken, after می and نمی: می‌تونستم, نمی‌ذارن, می‌چرخونه, می‌بینمت.
//!
//! Spoken Persian has ون for ان in many stems (رسون, خوند), contracts others (ذار, تون, شین), and has endings of its own. The
//! stems are a closed list, and so are the endings. Without می, many of these forms are other words (نشونه, گردونه). So the
//! table holds only for what follows the prefix. ارزیدن is in the table, too: its stem is the written one, but its endings are
//! mostly spoken.
//!
//! The verbs of the table follow می by rule ([`is_ruled_verb`]). Contracted verbs are a second list, which overlaps with it
//! ([`is_contracted_verb`]). Many of them are too short for a rule: with می they may be another word (میرم, میری). So the weights
//! decide about those that are in this list only.

use super::letters::{YE, hash_of, hash_of_str, hashes, push_hash};
use super::word_classes;
use crate::chars;

/// Stems of the present whose written form differs, and that of ارزیدن.
#[rustfmt::skip]
const PRESENT: [&str; 53] = [
    "تون", "دون", "مون", "خون", "شین", "ذار", "نداز", "رون", "رسون", "کشون", "چرخون", "خندون", "ترسون", "سوزون", "پیچون",
    "جوشون", "چسبون", "خوابون", "نشون", "پوشون", "گردون", "گذرون", "لرزون", "غلتون", "تابون", "پرون", "شکون", "ترکون", "چکون",
    "چشون", "خشکون", "خورون", "دوون", "فهمون", "گنجون", "خارون", "رنجون", "رقصون", "چلون", "چپون", "تکون", "قبولون", "جنبون",
    "شناسون", "خیسون", "لغزون", "مالون", "کوبون", "پلکون", "تپون", "سابون", "ایستون", "ارز",
];

/// Stems of the past whose written form differs, and that of ارزیدن.
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

/// What follows می in the spoken forms of frequent verbs that spoken Persian contracts (رفتن, گفتن, شدن, دادن,
/// خواستن, توانستن, دانستن, ماندن, خواندن, نشستن, گذاشتن, آمدن, آوردن).
#[rustfmt::skip]
const CONTRACTED: [u64; 76] = hashes([
    "رم", "ری", "ره", "ریم", "رین", "رن", "گم", "گی", "گه", "گیم", "گین", "گن", "شم", "شی", "شه",
    "شیم", "شین", "شن", "دم", "دی", "ده", "دیم", "دین", "دن", "خوام", "خوای", "خواد", "خوایم", "خواین",
    "خوان", "تونم", "تونی", "تونه", "تونیم", "تونین", "تونن", "دونم", "دونی", "دونه", "دونیم", "دونین",
    "دونن", "مونم", "مونی", "مونه", "مونیم", "مونین", "مونن", "خونم", "خونی", "خونه", "خونیم", "خونین",
    "خونن", "شینم", "شینی", "شینه", "شینیم", "شینین", "شینن", "ذارم", "ذاری", "ذاره", "ذاریم", "ذارین",
    "ذارن", "یام", "یای", "یاد", "یایم", "یاین", "یان", "یارم", "یاری", "یاره", "یارن",
]);

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

/// Whether the form with this hash is a verb if می or نمی is before it, so that it follows the prefix by rule.
pub(super) fn is_ruled_verb(hash: u64) -> bool {
    FORMS.binary_search(&hash).is_ok()
}

/// Whether the form with this hash is a contracted verb of spoken Persian.
pub(super) fn is_contracted_verb(hash: u64) -> bool {
    CONTRACTED.contains(&hash)
}

/// Whether only spoken Persian has the form with this hash after می. Written Persian has ارزیدن, too.
pub(super) fn is_only_spoken(hash: u64) -> bool {
    /// The letters that all forms of ارزیدن begin with, and no others.
    const WORTH: u64 = hash_of_str("ارز");
    is_contracted_verb(hash) || is_ruled_verb(hash) && hash & 0xFF_FFFF != WORTH
}

/// Whether a form after می or نمی is a contracted verb, and both together are no other word: میره, نمیدم (but میدیم and نمیره may be
/// other words). `is_negated` says whether the prefix is نمی.
pub(super) fn is_clear_with_prefix(hash: u64, is_negated: bool) -> bool {
    const AFTER_MI: [u64; 3] = hashes(["ره", "دن", "رین"]);
    const AFTER_NEMI: [u64; 4] = hashes(["دم", "دیم", "دن", "شی"]);
    if is_negated { AFTER_NEMI.contains(&hash) } else { AFTER_MI.contains(&hash) }
}

/// Whether the word `before` shows that a form with می is no verb: میری is a surname after a title or given name, and میشی a colour
/// after چشم and the like.
pub(super) fn is_other_word_after(before: u64, form: u64) -> bool {
    const SURNAME: u64 = hash_of_str("میری");
    const COLOUR: u64 = hash_of_str("میشی");
    const TITLES: [u64; 7] = hashes(["آقای", "خانم", "دکتر", "مهندس", "استاد", "سید", "سیده"]);
    #[rustfmt::skip]
    const COLOURED: [u64; 20] = hashes([
        "چشم", "چشمان", "چشمای", "چشمهای", "های", "رنگ", "لنز", "عسلی", "فرش", "پارچه", "لباس", "پیراهن", "مانتو", "شال", "کیف",
        "کفش", "کت", "شلوار", "پالتو", "پشم",
    ]);
    form == SURNAME && (TITLES.contains(&before) || word_classes::GIVEN_NAMES.contains(&before))
        || form == COLOUR && COLOURED.contains(&before)
}

/// Whether the word `before` shows that می and the form with this hash are a verb, and not another word: کجا میری, قبول میشی.
pub(super) fn is_clear_after(before: u64, hash: u64) -> bool {
    const PROGRESSIVE: [u64; 2] = hashes(["داری", "داشتی"]);
    const WHERE: u64 = hash_of_str("کجا");
    /// What one becomes.
    #[rustfmt::skip]
    const STATES: [u64; 38] = hashes([
        "قبول", "متوجه", "موفق", "خوب", "بهتر", "بد", "ناراحت", "خوشحال", "خسته", "عصبانی", "عصبی", "مریض", "بیدار", "پشیمون",
        "دیوونه", "بزرگ", "پیر", "چاق", "لاغر", "پیدا", "گم", "بلند", "سوار", "پیاده", "وارد", "رد", "آماده", "حاضر", "مجبور",
        "راحت", "آروم", "عاشق", "اذیت", "استخدام", "پولدار", "معروف", "چی", "چت",
    ]);
    const GO: u64 = hash_of_str("ری");
    const BECOME: u64 = hash_of_str("شی");
    hash == GO && (before == WHERE || PROGRESSIVE.contains(&before))
        || hash == BECOME && (STATES.contains(&before) || PROGRESSIVE.contains(&before))
}

/// Whether می and the form with this hash may be another word together: میمونی ("a monkey").
pub(super) fn may_be_noun(hash: u64) -> bool {
    hash == hash_of_str("مونی")
}

/// The letters of the longest prefix, فرانمی.
pub(super) const LONGEST_PREFIX: usize = 6;

/// The number of letters of the prefix that a verb begins with (می, نمی, برنمی). The prefix ends in the first می.
pub(super) fn prefix_len(letters: &[u8]) -> Option<usize> {
    const MEEM: u8 = chars::letter_code('م');
    let beginning = &letters[..letters.len().min(LONGEST_PREFIX)];
    let len = beginning.windows(2).position(|pair| pair == [MEEM, YE])? + 2;
    word_classes::is_imperfective(hash_of(&letters[..len])).then_some(len)
}

/// Whether a form of up to eight letters begins with می or نمی. The hash of such a form is the form itself. Verbs with a particle
/// before the prefix are longer.
#[inline(always)]
pub(super) fn begins_with_prefix(form: u64) -> bool {
    const MI: u64 = hash_of_str("می");
    const NEMI: u64 = hash_of_str("نمی");
    (form & 0xFFFF == MI) | (form & 0xFF_FFFF == NEMI)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::restore::letters::Letters;

    #[test]
    fn every_stem_has_every_ending() {
        for verb in "تونم تونستی ذاره ذاشتن اومد چرخونین چرخوندیم ارزه ارزید خوابونن خوان نشوندم".split(' ')
        {
            assert!(is_ruled_verb(hash_of_str(verb)), "{verb}");
        }
        for word in "تون اومدها روند نشوند کتاب چرخ م".split(' ') {
            assert!(!is_ruled_verb(hash_of_str(word)), "{word}");
        }
    }

    #[test]
    fn forms_that_are_written_too_are_not_only_spoken() {
        for verb in "رم شه تونم تونستم اومدیم خوان".split(' ') {
            assert!(is_only_spoken(hash_of_str(verb)), "{verb}");
        }
        for verb in "ارزد ارزید ارزیدند روم کنند".split(' ') {
            assert!(!is_only_spoken(hash_of_str(verb)), "{verb}");
        }
    }

    #[test]
    fn the_prefix_ends_in_the_first_mi() {
        let len = |word: &str| {
            let letters = Letters::new(word.chars().map(|c| chars::class(c) & chars::LETTER));
            let len = prefix_len(&letters);
            let form = letters.piece(0, letters.len());
            assert!(word.len() > 16 || begins_with_prefix(form) == len.is_some(), "{word}");
            len
        };
        assert_eq!(["میخونه", "نمیخونه", "برنمیگردونه", "فرانمیخونه"].map(len), [2, 3, 5, 6].map(Some));
        assert_eq!(["کتاب", "م", "مادربزرگمی", "زمین", "قدیمی"].map(len), [None; 5]);
    }
}
