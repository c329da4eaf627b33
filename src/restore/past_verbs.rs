//! A word that ends in a silent heh and a verb in the past or the copula, written as one word: به خانهرفتیم, خانهاست.
//!
//! A heh joins the next letter, so this place is no seam, and no score decides about a space there. A ZWNJ would be wrong: no
//! compound ends in a verb with a personal ending of the past. (نویسم in برنامه‌نویسم is a present stem with an ending.) So the
//! stems are a closed list. After a participle, the auxiliaries بودن and شدن do not count, because many writers attach them
//! with a ZWNJ.

use super::features::Evidence;
use super::knowledge::Knowledge;
use super::letters::{HEH, Letters, hash_of_str, hashes, pair_hash};
use crate::chars;

const ALEF: u8 = chars::letter_code('ا');
const DAL: u8 = chars::letter_code('د');
const MEEM: u8 = chars::letter_code('م');
const NOON: u8 = chars::letter_code('ن');
const TEH: u8 = chars::letter_code('ت');
const VAV: u8 = chars::letter_code('و');
const YEH: u8 = chars::letter_code('ی');

/// The stems of simple verbs in the past.
#[rustfmt::skip]
const STEMS: [u64; 56] = hashes([
    "رفت", "گرفت", "گفت", "دید", "داد", "کرد", "آمد", "خورد", "خواند", "نوشت", "داشت", "خواست", "نشست", "ماند", "زد", "برد",
    "آورد", "رسید", "شنید", "خرید", "فروخت", "ساخت", "گذاشت", "افتاد", "ایستاد", "برگشت", "فرستاد", "پرسید", "خوابید", "پوشید",
    "پرید", "دوید", "کشید", "کوبید", "شست", "شکست", "بست", "پخت", "ریخت", "انداخت", "یافت", "شناخت", "دانست", "توانست", "گشت",
    "پرداخت", "آموخت", "سوخت", "دوخت", "باخت", "تاخت", "نهاد", "گریست", "خندید", "فهمید", "رساند",
]);

/// The stems of [`STEMS`] that also count without an ending, as a verb of the third person. The others do not, because many of
/// them end compounds (خانه‌ساخت, ره‌آورد, هزینه‌کرد).
#[rustfmt::skip]
const THIRD_PERSON: [u64; 22] = hashes([
    "رفت", "گرفت", "گفت", "دید", "داد", "آمد", "خورد", "خواند", "نشست", "ماند", "رسید", "شنید", "گذاشت", "افتاد",
    "ایستاد", "فرستاد", "پرسید", "خوابید", "دوید", "ریخت", "خندید", "فهمید",
]);

/// The stems of the auxiliaries. After a participle, many writers attach them with a ZWNJ (گفته‌بود).
const AUXILIARIES: [u64; 2] = hashes(["بود", "شد"]);

/// A name that ends in heh and takes verbs as a part of other names (اللهداد).
const GOD: u64 = hash_of_str("الله");

/// Whether letters `from..end` are one of `stems`, perhaps with the prefix of the negation.
fn is_stem(letters: &Letters, from: usize, end: usize, stems: &[u64]) -> bool {
    let is_listed = |from: usize| from < end && stems.contains(&letters.piece(from, end));
    is_listed(from) || letters.get(from) == Some(&NOON) && is_listed(from + 1)
}

/// Whether the letters from `from` on are a verb in the past with a personal ending: رفتیم, نرفتند. The second person of the
/// singular does not count, since many nouns have its ending, too.
fn is_verb_with_ending(letters: &Letters, from: usize) -> bool {
    personal_ending(letters).is_some_and(|end| is_stem(letters, from, end, &STEMS))
}

/// Whether the letters from `from` on are a verb in the past, although a few other words end in it, too: رفت, نبود, بودند.
fn is_doubtful_verb(letters: &Letters, from: usize, follows_participle: bool) -> bool {
    let is_auxiliary = |end: usize| !follows_participle && is_stem(letters, from, end, &AUXILIARIES);
    is_stem(letters, from, letters.len(), &THIRD_PERSON)
        || is_auxiliary(letters.len())
        || personal_ending(letters).is_some_and(is_auxiliary)
}

/// Whether a form is a verb in the past, perhaps with any ending and also in the negative: رفت, نرفتی. A few forms of the present
/// are spelled alike (خواند, رسید).
pub(super) fn is_in_past(letters: &Letters) -> bool {
    let n = letters.len();
    (n.saturating_sub(2)..=n).any(|end| {
        matches!(letters[end..], [] | [MEEM | YEH | NOON | HEH] | [YEH, MEEM | DAL | NOON] | [NOON, DAL])
            && (is_stem(letters, 0, end, &STEMS) || is_stem(letters, 0, end, &AUXILIARIES))
    })
}

/// Where the personal ending at the end of `letters` begins.
fn personal_ending(letters: &Letters) -> Option<usize> {
    match letters[..] {
        [.., YEH, MEEM | DAL] | [.., NOON, DAL] => Some(letters.len() - 2),
        [.., MEEM] => Some(letters.len() - 1),
        _ => None,
    }
}

/// The letter of an unknown form that needs a space before it, because a verb in the past begins there after a known word.
/// `free` is the count of the form as a word by itself.
#[inline]
pub(super) fn cut_point(letters: &Letters, free: u8, knowledge: &Knowledge) -> Option<usize> {
    let may_be_verb = free == 0 && matches!(letters.last(), Some(&(MEEM | DAL | TEH)));
    if may_be_verb { cut_before_verb(letters, knowledge) } else { None }
}

#[inline(never)]
fn cut_before_verb(letters: &Letters, knowledge: &Knowledge) -> Option<usize> {
    /// The least count (a logarithm) of a known word.
    const KNOWN: u8 = 5;
    /// The least count of a word before the copula.
    const BEFORE_COPULA: u8 = 6;
    /// The least count of a common word.
    const COMMON: u8 = 8;
    let n = letters.len();
    if n < 5 {
        return None;
    }
    let count = |end: usize| knowledge.entry(letters.piece(0, end)).form().free;
    let is_compound = |k: usize| knowledge.pair(pair_hash(letters.piece(0, k), letters.piece(k, n))).zwnj > 0;
    // A participle can follow می (می‌گفته).
    let follows_participle = |k: usize| knowledge.entry(letters.piece(0, k)).form().verb;
    (3..n).find(|&k| {
        letters[k - 1] == HEH
            && letters[k - 2] != ALEF
            && letters.piece(0, k) != GOD
            && (is_verb_with_ending(letters, k) && count(k) >= KNOWN
                || is_doubtful_verb(letters, k, follows_participle(k))
                    && count(k) >= COMMON
                    && !is_compound(k)
                || is_copula(letters, k, count(k), knowledge)
                    && count(k) >= BEFORE_COPULA
                    && !is_compound(k)
                    && !matches!(letters[k - 2], TEH | DAL))
    })
}

/// Whether the letters from `from` on are the copula: خانهنیست, خانهاست. Training must have seen the word on heh, which has the count
/// `free`, much more often than a plural with the same letters (سالهاست is سال‌هاست).
fn is_copula(letters: &Letters, from: usize, free: u8, knowledge: &Knowledge) -> bool {
    const IS: u64 = hash_of_str("است");
    const IS_NOT: u64 = hash_of_str("نیست");
    const PLURALS: [u64; 2] = hashes(["ها", "های"]);
    /// Shorter words on heh are spelled like other words without a space (وبهاست is و بهاست).
    const LEAST_LETTERS: usize = 4;
    /// How much more often. Counts are logarithms: 5 is a factor of 100.
    const MORE: u8 = 5;
    let seen_plural = || {
        let stem = letters.piece(0, from - 1);
        let joined = knowledge.entry(letters.piece(0, from + 1)).form().free;
        let apart = PLURALS.map(|plural| knowledge.pair(pair_hash(stem, plural)).zwnj);
        joined.max(apart[0]).max(apart[1])
    };
    match letters.piece(from, letters.len()) {
        IS_NOT => true,
        IS => from >= LEAST_LETTERS && letters[from - 2] != VAV && seen_plural() + MORE <= free,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::restore::model::Model;

    #[test]
    fn a_verb_in_the_past_begins_after_a_heh() {
        let model = Model::embedded();
        let knowledge = Knowledge::new(&model, None);
        let cut = |word: &str| {
            let letters = Letters::new(word.chars().map(|c| chars::class(c) & chars::LETTER));
            let free = knowledge.entry(letters.piece(0, letters.len())).form().free;
            cut_point(&letters, free, &knowledge)
        };
        assert_eq!(cut("خانهرفتیم"), Some(4));
        assert_eq!(cut("کتابخانهنگرفتم"), Some(8));
        assert_eq!(cut("بچهرفت"), Some(3));
        assert_eq!(cut("خانهبود"), Some(4));
        assert_eq!(cut("خانهنبودند"), Some(4));
        assert_eq!(cut("ذرهشد"), Some(3));
        assert_eq!(cut("زندهبود"), Some(4));
        assert_eq!(cut("برندهشدند"), Some(5));
        assert_eq!(cut("آینهنبود"), Some(4));
        let letters = Letters::new("خانهرفتیم".chars().map(|c| chars::class(c) & chars::LETTER));
        assert_eq!(cut_point(&letters, 1, &knowledge), None, "training saw this form");
        for word in [
            "برنامهنویسم",
            "خانهرفتی",
            "راهرفتیم",
            "قهقههرفتیمها",
            "خانهم",
            "هرفتیم",
            "م",
            "گفتهبودم",
            "رفتهبود",
            "نوشتهشد",
            "اللهداد",
            "خانهساخت",
            "پایهریخت",
        ] {
            assert_eq!(cut(word), None, "{word}");
        }
    }
}
