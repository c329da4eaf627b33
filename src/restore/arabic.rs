//! Arabic words and phrases without marks (ان شاء الله, اهلها). They get no ZWNJ, except compounds that
//! Persian writes with one (بین‌المللی, فوق‌العاده).

use super::entry::Together;
use super::letters::Letters;
use crate::arabic::{WordList, has_article, is_arabic_only, is_word, may_be_arabic};
use crate::chars;

/// Arabic words with a pronoun that looks like the Persian plural, ها. Every word ends in it, and without it, none is a
/// Persian noun.
static WITH_PRONOUN: WordList = WordList::new(
    "ایها ایتها اهلها باهلها لاهلها کلها بکلها بعلها ابیها جمیعها احدها اثقالها زلزالها \
    ناولها وناولها فناولها تلاها جلاها یغشاها طحاها دساها زکاها مرساها ضحاها \
    الهمها فالهمها فسواها تقواها عقباها اشقاها سقیاها بطغواها اهملها امهلها اخرجها امسکها ارسلها \
    انشاها احیاها انزلها فجعلها عندها لدیها علیها تحتها فبها باوقاتها لاوقاتها بامرها باذنها باسمها بربها بنورها \
    لاجلها لنفسها ببابها",
);

/// Words that make a phrase with a following الله, and not a name or title.
static BEFORE_GOD: WordList = WordList::new(
    "سبیل سبحان صلی رحم سلام بارک تبارک عجل بسم رحمه لعن قدس ادام اید غفر جزاک حفظه لعنه کرم باذن \
    بحمد استغفر اعوذ معاذ الحمد",
);

/// Words before which the name of God belongs to a title, and not to a Persian compound: قال رسول الله.
static BEFORE_TITLE: WordList = WordList::new("قال قالت قلت یقول سمعت عن کان");

/// Arabic conjunctions before کان, with which they are no Persian word: لو کان.
static BEFORE_WAS: WordList = WordList::new("لو ما قد فقد لقد ولو وقد وما اذا حیث");

const ALEF: u8 = chars::letter_code('ا');

/// The least count (a logarithm) of a certain compound with a ZWNJ.
const CERTAIN: u8 = 3;

/// By how much that count must exceed the count of the same pair with a space. The difference is 6 or more
/// for فوق‌العاده and بین‌المللی, and 3 for علیه‌السلام.
const CERTAIN_EXCESS: u8 = 5;

/// A part that was seen before a ZWNJ at least this often (a logarithm) may begin compounds that were never
/// seen (سریع).
const COMPOUND_FIRST: u8 = 4;

/// A space between two parts, and the parts around them.
pub(super) struct Phrase<'l> {
    /// The part before the left one.
    pub(super) before: &'l [u8],
    pub(super) left: &'l [u8],
    /// How often the left part was seen before a ZWNJ, as a logarithm.
    pub(super) left_before_zwnj: u8,
    pub(super) right: &'l [u8],
    /// The part after the right one.
    pub(super) after: &'l [u8],
}

impl Phrase<'_> {
    /// Whether the space belongs to an Arabic phrase and stays. `together` tells how often the two parts
    /// were seen side by side.
    pub(super) fn stays_apart(&self, together: impl FnOnce() -> Together) -> bool {
        let Phrase { before, left, right, after, .. } = *self;
        let with_article = has_article(right);
        let has_arabic_word = is_arabic_only(left) || is_arabic_only(right);
        if !with_article && !has_arabic_word {
            return false;
        }
        if with_article && (is_arabic_only(before) || has_article(before)) {
            return true; // لله رب العالمین
        }
        let together = together();
        let is_certain = together.zwnj >= CERTAIN
            && (together.space == 0 || together.zwnj >= together.space + CERTAIN_EXCESS);
        if is_word(right, "الله") {
            let is_wish = is_arabic_only(after) || is_word(after, "علیه");
            let is_title = BEFORE_TITLE.contains(before);
            return is_wish || is_title || may_be_arabic(left) || BEFORE_GOD.contains(left) || !is_certain;
        }
        if has_arabic_word || may_be_arabic(left) {
            return !is_certain;
        }
        together.zwnj == 0 && self.left_before_zwnj < COMPOUND_FIRST
    }
}

/// Whether a part is one Arabic word, or several without spaces, and gets no ZWNJ inside.
pub(super) fn stays_whole(word: &[u8]) -> bool {
    const LAM: u8 = chars::letter_code('ل');
    // No Persian word has the article after an alef (علیهماالسلام). Most words do not even have a lam there.
    let has_article_after_alef =
        || word[3..].contains(&LAM) && word[1..].windows(3).any(|three| three == [ALEF, ALEF, LAM]);
    ends_in_pronoun(word) && WITH_PRONOUN.contains(word) || word.len() > 3 && has_article_after_alef()
}

/// Whether a word of `len` letters may be an Arabic word with the pronoun ها.
pub(super) fn may_have_pronoun(len: usize, letters: impl FnOnce() -> Letters) -> bool {
    len > 2 && ends_in_pronoun(&letters())
}

/// Whether two words are the Arabic "if … was" and the like.
pub(super) fn is_was_after_conjunction(left: &[u8], right: &[u8]) -> bool {
    (is_word(right, "کان") || is_word(right, "کانت") || is_word(right, "کانوا")) && BEFORE_WAS.contains(left)
}

/// Whether the words around a space are the Arabic "no … but": لا فتی الا علی.
pub(super) fn is_denial(left: &[u8], after: &[u8]) -> bool {
    is_word(left, "لا") && (is_word(after, "الا") || is_word(after, "إلا"))
}

/// Whether the last letters of a word are ها.
fn ends_in_pronoun(word: &[u8]) -> bool {
    const HEH: u8 = chars::letter_code('ه');
    word.ends_with(&[HEH, ALEF])
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec::Vec;

    fn codes(word: &str) -> Vec<u8> {
        word.chars().map(chars::letter_code).collect()
    }

    /// Whether the space between the second and third of four words stays.
    fn stays_apart(words: [&str; 4], zwnj: u8, space: u8) -> bool {
        stays_apart_after(9, words, zwnj, space)
    }

    /// The same if the second word was seen `left_before_zwnj` times before a ZWNJ.
    fn stays_apart_after(left_before_zwnj: u8, words: [&str; 4], zwnj: u8, space: u8) -> bool {
        let [before, left, right, after] = words.map(codes);
        Phrase { before: &before, left: &left, left_before_zwnj, right: &right, after: &after }
            .stays_apart(|| Together { zwnj, space })
    }

    #[test]
    fn a_word_that_begins_compounds_may_begin_a_new_one() {
        let words = ["", "سریع", "الانتقال", ""];
        assert!(stays_apart_after(0, words, 0, 0));
        assert!(stays_apart_after(COMPOUND_FIRST - 1, words, 0, 0));
        assert!(!stays_apart_after(COMPOUND_FIRST, words, 0, 0));
        assert!(!stays_apart_after(0, words, 1, 0));
    }

    #[test]
    fn phrases_stay_apart_and_compounds_do_not() {
        assert!(stays_apart(["", "علیه", "السلام", ""], 8, 5));
        assert!(stays_apart(["", "ان", "شاء", "الله"], 0, 0));
        assert!(stays_apart(["لله", "رب", "العالمین", ""], 4, 0));
        assert!(stays_apart(["", "رحمت", "الله", "علیه"], 6, 0));
        assert!(!stays_apart(["", "رحمت", "الله", "رفت"], 6, 0));
        assert!(!stays_apart(["", "بین", "المللی", ""], 12, 4));
        assert!(!stays_apart(["", "سریع", "الانتقال", ""], 0, 0));
        assert!(!stays_apart(["", "کتاب", "ها", "الله"], 0, 0));
    }

    #[test]
    fn arabic_clauses_stay_apart() {
        let is_was = |left, right| is_was_after_conjunction(&codes(left), &codes(right));
        assert!(is_was("لو", "کان") && is_was("قد", "كانت") && !is_was("در", "کان") && !is_was("لو", "رفت"));
        let is_denial = |left, after| is_denial(&codes(left), &codes(after));
        assert!(
            is_denial("لا", "الا") && is_denial("لا", "إلا") && !is_denial("لا", "به") && !is_denial("ما", "الا")
        );
        assert!(
            stays_apart(["قال", "رسول", "الله", ""], 9, 0) && !stays_apart(["", "رسول", "الله", ""], 9, 0)
        );
    }

    #[test]
    fn arabic_words_with_pronouns_stay_whole() {
        for word in ["ایها", "اهلها", "علیهماالسلام"] {
            assert!(stays_whole(&codes(word)), "{word}");
        }
        for word in ["کتابها", "بینالمللی", "حالاالان"] {
            assert_eq!(stays_whole(&codes(word)), word == "حالاالان", "{word}");
        }
        for (word, may_have) in [("اثقالها", true), ("خندقی", false), ("ها", false)] {
            let letters = codes(word);
            assert_eq!(may_have_pronoun(letters.len(), || Letters::new(letters.clone())), may_have, "{word}");
        }
    }
}
