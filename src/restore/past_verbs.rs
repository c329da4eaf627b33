//! A word that ends in a silent heh and a verb in the past, written as one word: به خانهرفتیم.
//!
//! A heh joins the next letter, so this place is no seam, and no score decides about a space there. A ZWNJ would be wrong: no
//! compound ends in a verb with a personal ending of the past. (نویسم in برنامه‌نویسم is a present stem with an ending.) So the
//! stems are a closed list. The auxiliaries بودن and شدن are missing, because many writers attach them to a participle with a
//! ZWNJ.

use super::knowledge::Knowledge;
use super::letters::{HEH, Letters, hashes};
use crate::chars;

const ALEF: u8 = chars::letter_code('ا');
const DAL: u8 = chars::letter_code('د');
const MEEM: u8 = chars::letter_code('م');
const NOON: u8 = chars::letter_code('ن');
const YEH: u8 = chars::letter_code('ی');

/// The stems of simple verbs in the past.
#[rustfmt::skip]
const STEMS: [u64; 56] = hashes([
    "رفت", "گرفت", "گفت", "دید", "داد", "کرد", "آمد", "خورد", "خواند", "نوشت", "داشت", "خواست", "نشست", "ماند", "زد", "برد",
    "آورد", "رسید", "شنید", "خرید", "فروخت", "ساخت", "گذاشت", "افتاد", "ایستاد", "برگشت", "فرستاد", "پرسید", "خوابید", "پوشید",
    "پرید", "دوید", "کشید", "کوبید", "شست", "شکست", "بست", "پخت", "ریخت", "انداخت", "یافت", "شناخت", "دانست", "توانست", "گشت",
    "پرداخت", "آموخت", "سوخت", "دوخت", "باخت", "تاخت", "نهاد", "گریست", "خندید", "فهمید", "رساند",
]);

/// Whether the letters from `from` on are a verb in the past with a personal ending: رفتیم, نرفتند. The second person does not
/// count, since many nouns have its ending, too.
fn is_verb(letters: &Letters, from: usize) -> bool {
    let stem_end = match letters[from..] {
        [.., YEH, MEEM | DAL] | [.., NOON, DAL] => letters.len() - 2,
        [.., MEEM] => letters.len() - 1,
        _ => return false,
    };
    let is_stem = |from: usize| from < stem_end && STEMS.contains(&letters.piece(from, stem_end));
    is_stem(from) || letters[from] == NOON && is_stem(from + 1)
}

/// The letter of an unknown form that needs a space before it, because a verb in the past begins there after a known word.
/// `free` is the count of the form as a word by itself.
#[inline]
pub(super) fn cut_point(letters: &Letters, free: u8, knowledge: &Knowledge) -> Option<usize> {
    let may_be_verb = free == 0 && matches!(letters.last(), Some(&(MEEM | DAL)));
    if may_be_verb { cut_before_verb(letters, knowledge) } else { None }
}

#[inline(never)]
fn cut_before_verb(letters: &Letters, knowledge: &Knowledge) -> Option<usize> {
    /// The least count (a logarithm) of a known word.
    const KNOWN: u8 = 5;
    let n = letters.len();
    if n < 6 {
        return None;
    }
    (3..n - 2).find(|&k| {
        letters[k - 1] == HEH
            && letters[k - 2] != ALEF
            && is_verb(letters, k)
            && knowledge.entry(letters.piece(0, k)).form().free >= KNOWN
    })
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
        for word in
            ["برنامهنویسم", "خانهرفتی", "راهرفتیم", "قهقههرفتیمها", "خانهم", "هرفتیم", "م", "گفتهبودم"]
        {
            assert_eq!(cut(word), None, "{word}");
        }
    }
}
