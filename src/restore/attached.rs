//! Which endings of a word of a search key follow without a gap, and can be removed? Pure decisions about letters.
//!
//! A wrong stem finds unrelated words. So an ending is removed only if the rest is a known word, and if the whole is not
//! rather a word of its own (سالم, کارت, چارتر).

use core::ops::Range;

use super::entry::Form;
use super::features::Evidence;
use super::knowledge::Knowledge;
use super::letters::{Letters, hash_of, hash_of_str, hashes};
use super::word_classes::{FUNCTION_WORDS, NEVER_COMPARED};
use crate::chars::{self, code_joins};

/// The kinds of endings. A kind comes after all kinds above it in a word: بزرگ + تر + ها, دوست + ان + شان, مامان + م + و.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Comparative,
    /// ها after a pronoun.
    Plural,
    /// ان of persons.
    Persons,
    /// ات of verbal nouns.
    Arabic,
    /// The spoken plural ا with a possessor.
    SpokenPlural,
    /// A possessor of one letter, perhaps with a ye before it.
    Single,
    /// A possessor of more letters.
    Possessive,
    /// A possessor of more letters, as it is spoken.
    SpokenPossessive,
    /// The spoken و for را.
    Object,
}

/// An ending.
struct Ending {
    kind: Kind,
    letters: usize,
    hash: u64,
}

impl Ending {
    const fn new(kind: Kind, ending: &str) -> Ending {
        Ending { kind, letters: ending.len() / 2, hash: hash_of_str(ending) }
    }
}

/// All endings, from the longest to the shortest.
const ENDINGS: [Ending; 31] = [
    Ending::new(Kind::Plural, "هایی"),
    Ending::new(Kind::Possessive, "یمان"),
    Ending::new(Kind::Possessive, "یتان"),
    Ending::new(Kind::Possessive, "یشان"),
    Ending::new(Kind::Comparative, "ترین"),
    Ending::new(Kind::SpokenPlural, "امون"),
    Ending::new(Kind::SpokenPlural, "اتون"),
    Ending::new(Kind::SpokenPlural, "اشون"),
    Ending::new(Kind::Possessive, "مان"),
    Ending::new(Kind::Possessive, "تان"),
    Ending::new(Kind::Possessive, "شان"),
    Ending::new(Kind::SpokenPossessive, "مون"),
    Ending::new(Kind::SpokenPossessive, "تون"),
    Ending::new(Kind::SpokenPossessive, "شون"),
    Ending::new(Kind::Comparative, "تری"),
    Ending::new(Kind::Persons, "یان"),
    Ending::new(Kind::Plural, "های"),
    Ending::new(Kind::Plural, "ها"),
    Ending::new(Kind::Comparative, "تر"),
    Ending::new(Kind::SpokenPlural, "ام"),
    Ending::new(Kind::SpokenPlural, "ات"),
    Ending::new(Kind::SpokenPlural, "اش"),
    Ending::new(Kind::Persons, "ان"),
    Ending::new(Kind::Arabic, "ات"),
    Ending::new(Kind::Single, "یم"),
    Ending::new(Kind::Single, "یت"),
    Ending::new(Kind::Single, "یش"),
    Ending::new(Kind::Single, "م"),
    Ending::new(Kind::Single, "ت"),
    Ending::new(Kind::Single, "ش"),
    Ending::new(Kind::Object, "و"),
];

/// The letters of the superlative ending.
const SUPERLATIVE: [u8; 4] =
    [chars::letter_code('ت'), chars::letter_code('ر'), chars::letter_code('ی'), chars::letter_code('ن')];
const HEH: u8 = chars::letter_code('ه');
const YE: u8 = chars::letter_code('ی');
const TEH: u8 = chars::letter_code('ت');
const MEEM: u8 = chars::letter_code('م');
const SHEEN: u8 = chars::letter_code('ش');
const ALEF: u8 = chars::letter_code('ا');
const VAV: u8 = chars::letter_code('و');
/// Letters after which an ending begins with ye (پاهایم, مویش).
const BEFORE_YE: [u8; 2] = [ALEF, VAV];

/// The least count of a known word, and how much rarer it must be with an ending of possession so that the ending is
/// removed. Counts are logarithms: 4 is a factor of 40. So سازمان and قهرمان stay.
const KNOWN: u8 = 4;
const RARER: u8 = 4;
/// The same for an ending of one letter, with which words must also not be frequent: سالم and کارت are words of their
/// own, although سال and کار are much more frequent.
const COMMON: u8 = 5;
const MUCH_RARER: u8 = 5;
const FREQUENT: u8 = 9;
/// [`FREQUENT`] for words in ت, because many nouns end in ت (نفرت, غربت).
const FREQUENT_IN_TEH: u8 = 7;
/// The least count of a word that takes any of the three endings of one letter, and how much more frequent one of the
/// three may be than the rarest of the others. ش is the most frequent one: برادرش.
const POSSESSED: u8 = 8;
const MORE_THAN_OTHERS: u8 = 2;
const SHEEN_MORE_THAN_OTHERS: u8 = 4;
/// The least count of a word with a spoken ending, and the greatest count of the whole.
const SPOKEN: u8 = 7;
const RARE: u8 = 2;
/// How much rarer than its adjective a superlative may be. کار is no adjective, although کارترین was seen.
const RARER_SUPERLATIVE: u8 = 7;

/// A word that takes no possessive (منش is a noun).
const ME: u64 = hash_of_str("من");
/// Pronouns that ها follows without a gap, although they end in a letter that joins (آنها).
const WITH_PLURAL: [u64; 4] = hashes(["آن", "این", "همان", "همین"]);
/// Relatives and parts of the body. With a possessor, they are as frequent as without, or nearly so.
#[rustfmt::skip]
const POSSESSED_NOUNS: [u64; 32] = hashes([
    "پدر", "مادر", "برادر", "خواهر", "دختر", "پسر", "همسر", "شوهر", "دوست", "فرزند", "بابا", "مامان", "عمو", "دایی",
    "خاله", "دل", "سر", "پا", "دست", "چشم", "لب", "دهان", "صورت", "قلب", "جان", "عمر", "نام", "اسم", "ذهن", "روح",
    "زن", "جیب",
]);
/// The last letters of nouns that mean a person and have a plural with ان.
#[rustfmt::skip]
const PERSON_ENDS: [u64; 21] = hashes([
    "گر", "کار", "مند", "بان", "جو", "نویس", "ساز", "فروش", "شناس", "دار", "پزشک", "پرداز", "دان", "آموز", "گو",
    "نشین", "خواه", "پرست", "باز", "گزار", "نگار",
]);
/// Other nouns with a plural in ان.
#[rustfmt::skip]
const PERSONS: [u64; 32] = hashes([
    "زن", "مرد", "کودک", "جوان", "نوجوان", "معلم", "پدر", "مادر", "برادر", "خواهر", "دختر", "پسر", "دوست", "شاعر",
    "پزشک", "استاد", "مدیر", "همسر", "فرزند", "کاربر", "رهبر", "پیامبر", "مسلمان", "دشمن", "مهمان", "مخالف", "محقق",
    "متخصص", "نامزد", "درخت", "چشم", "شهروند",
]);
/// A word that ends like a person ("other").
const OTHER: u64 = hash_of_str("دیگر");
/// Nouns with a plural in ات, beside those that have the form of تحقیق.
#[rustfmt::skip]
const WITH_ARABIC_PLURAL: [u64; 14] = hashes([
    "نظر", "مشکل", "سوال", "گزارش", "پیشنهاد", "آزمایش", "انتقاد", "اشتباه", "اقدام", "احساس", "اختلاف", "امتیاز",
    "اعتراض", "اعتقاد",
]);

/// Removes endings.
pub(super) struct AttachedEndings<'k> {
    knowledge: &'k Knowledge<'k>,
}

/// A part of a word, and where its ending begins.
struct Candidate<'w> {
    word: &'w Letters,
    from: usize,
    rest: usize,
    end: usize,
    /// Whether the part is the second half of a compound.
    is_half: bool,
}

impl Candidate<'_> {
    fn stem(&self) -> u64 {
        self.word.piece(self.from, self.rest)
    }

    /// The number of letters of the stem.
    fn len(&self) -> usize {
        self.rest - self.from
    }

    /// The last letter of the stem, and the letter before it.
    fn last(&self) -> (u8, u8) {
        (self.word[self.rest - 1], self.word[self.rest - 2])
    }

    /// Whether the ending begins with ye where, and only where, a vowel is before it.
    fn has_right_ye(&self) -> bool {
        BEFORE_YE.contains(&self.last().0) == (self.word[self.rest] == YE)
    }
}

impl<'k> AttachedEndings<'k> {
    pub(super) fn new(knowledge: &'k Knowledge<'k>) -> AttachedEndings<'k> {
        AttachedEndings { knowledge }
    }

    /// The end of the second half of a compound without these endings.
    pub(super) fn end_of_second_half(&self, half: &Letters) -> usize {
        self.remove_all(half, 0..half.len(), true)
    }

    /// The end of letters `from..end` of a word without the endings that have no gap before them.
    pub(super) fn end_without(&self, word: &Letters, from: usize, end: usize) -> usize {
        self.remove_all(word, from..end, from > 0)
    }

    fn remove_all(&self, word: &Letters, range: Range<usize>, is_half: bool) -> usize {
        let mut part = Candidate { word, from: range.start, rest: range.end, end: range.end, is_half };
        let mut last: Option<Kind> = None;
        while let Some((kind, rest)) = self.last_ending(&part, last) {
            last = Some(kind);
            (part.rest, part.end) = (rest, rest);
        }
        part.end
    }

    /// The last ending of a part, of a kind that may come before `after`: its kind, and where it begins.
    fn last_ending(&self, part: &Candidate, after: Option<Kind>) -> Option<(Kind, usize)> {
        ENDINGS.iter().filter(|ending| after.is_none_or(|after| ending.kind < after)).find_map(|ending| {
            let rest = part.end.checked_sub(ending.letters).filter(|&rest| rest >= part.from + 2)?;
            let is_ending = part.word.piece(rest, part.end) == ending.hash;
            let part = Candidate { rest, ..*part };
            (is_ending && self.may_be_removed(ending.kind, &part)).then_some((ending.kind, rest))
        })
    }

    /// Whether an ending may be removed.
    fn may_be_removed(&self, kind: Kind, part: &Candidate) -> bool {
        let stem = part.stem();
        if kind == Kind::Plural {
            return WITH_PLURAL.contains(&stem);
        }
        if FUNCTION_WORDS.contains(&stem) {
            return false;
        }
        let form = self.knowledge.form(stem);
        let whole = self.knowledge.form(part.word.piece(part.from, part.end)).free;
        match kind {
            Kind::Plural => false,
            Kind::Comparative => self.is_adjective(part, form),
            Kind::Possessive => {
                let is_seldom_whole = form.free >= KNOWN && whole + RARER <= form.free;
                part.has_right_ye()
                    && (POSSESSED_NOUNS.contains(&stem) || is_seldom_whole && (!form.verb || form.stem))
            }
            Kind::SpokenPossessive => {
                let is_noun = POSSESSED_NOUNS.contains(&stem);
                is_noun || is_spoken(part, form, whole) && whole + RARER <= form.free
            }
            Kind::SpokenPlural => {
                let is_rare = whole <= RARE || whole <= KNOWN && whole + RARER <= form.free;
                form.free >= SPOKEN && is_rare && is_spoken(part, form, 0)
            }
            Kind::Object => is_spoken(part, form, whole),
            Kind::Single => self.is_possessed(part, form, whole),
            Kind::Persons => is_person(part, form),
            Kind::Arabic => is_verbal_noun(part, form),
        }
    }

    /// Whether a comparative ending follows an adjective.
    fn is_adjective(&self, part: &Candidate, form: Form) -> bool {
        let superlative = || {
            let letters = part.word[part.from..part.rest].iter().chain(&SUPERLATIVE);
            self.knowledge.form(hash_of(letters)).free
        };
        !code_joins(part.last().0)
            && form.free >= KNOWN
            && !NEVER_COMPARED.contains(&part.stem())
            && (1.max(form.free.saturating_sub(RARER_SUPERLATIVE))..).contains(&superlative())
    }

    /// Whether an ending of one letter, perhaps with a ye before it, is a possessor.
    fn is_possessed(&self, part: &Candidate, form: Form, whole: u8) -> bool {
        let (stem, (last, before)) = (part.stem(), part.last());
        let ending = part.word[part.end - 1];
        let begins_with_ye = part.word[part.rest] == YE;
        // اسلامیت and خوشبختیم have other endings. The ye of معنایش belongs to the ending.
        let has_other_ending =
            last == YE && (begins_with_ye || ending != SHEEN || BEFORE_YE.contains(&before));
        // A silent heh has a gap after it. The heh of راه is a consonant.
        let is_after_silent_heh = last == HEH && !BEFORE_YE.contains(&before);
        if !part.has_right_ye() || stem == ME || has_other_ending || is_after_silent_heh || form.number {
            return false;
        }
        if POSSESSED_NOUNS.contains(&stem) {
            return true;
        }
        if form.free < COMMON || form.verb || part.len() < 3 && ending != SHEEN && !begins_with_ye {
            return false;
        }
        let rarer = if begins_with_ye { RARER } else { MUCH_RARER };
        let frequent = if ending == TEH { FREQUENT_IN_TEH } else { FREQUENT };
        whole + rarer <= form.free && whole < frequent
            || part.len() >= 3 && self.is_as_others(part, form, whole)
    }

    /// Whether a word with one of the endings م, ت, ش is about as frequent as with the other two.
    fn is_as_others(&self, part: &Candidate, form: Form, whole: u8) -> bool {
        let ending = part.word[part.end - 1];
        let letters = &part.word[part.from..part.end - 1];
        let with = |other: u8| self.knowledge.form(hash_of(letters.iter().chain(&[other]))).free;
        let others = [MEEM, TEH, SHEEN].into_iter().filter(|&other| other != ending).map(with);
        let least = others.min().unwrap_or(0);
        let more = if ending == SHEEN { SHEEN_MORE_THAN_OTHERS } else { MORE_THAN_OTHERS };
        form.free >= POSSESSED.max(whole) && least > 0 && whole <= least + more
    }
}

/// Whether a word that was hardly ever seen is a common word with a spoken ending.
fn is_spoken(part: &Candidate, form: Form, whole: u8) -> bool {
    let is_common = form.free >= if whole == 0 { COMMON } else { SPOKEN };
    let is_noun = !form.verb || form.stem;
    whole <= RARE && is_common && is_noun && part.len() >= 3 && !BEFORE_YE.contains(&part.last().0)
}

/// Whether ان follows a word for a person. It follows a vowel as یان.
fn is_person(part: &Candidate, form: Form) -> bool {
    let stem = part.stem();
    // The second half of a compound is one of these endings itself (آموز in دانش‌آموزان).
    let ends_like_person = (2..=5.min(part.len()))
        .filter(|&len| part.is_half || part.len() >= 4 && len < part.len())
        .any(|len| PERSON_ENDS.contains(&part.word.piece(part.rest - len, part.rest)));
    // The last letter of دانشجو is a vowel. A ye before ان is the last letter of another word (ایرانی).
    let has_right_ye = (part.last().0 == VAV) == (part.word[part.rest] == YE);
    has_right_ye && form.free >= KNOWN && stem != OTHER && (ends_like_person || PERSONS.contains(&stem))
}

/// Whether ات follows a verbal noun.
fn is_verbal_noun(part: &Candidate, form: Form) -> bool {
    let letters = &part.word[part.from..part.rest];
    let is_derived = matches!(letters, [TEH, _, _, YE, _]);
    form.free >= KNOWN && (is_derived || WITH_ARABIC_PLURAL.contains(&part.stem()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::restore::Model;

    #[test]
    fn endings_are_sorted_from_the_longest() {
        assert!(ENDINGS.is_sorted_by_key(|ending| core::cmp::Reverse(ending.letters)));
    }

    #[test]
    fn several_endings_are_removed_and_words_of_their_own_stay() {
        let model = Model::embedded();
        let knowledge = Knowledge::new(&model, None);
        for (word, stem) in [
            ("پدرم", "پدر"),
            ("مامانمو", "مامان"),
            ("همکارانشان", "همکار"),
            ("بازیگران", "بازیگر"),
            ("تحقیقات", "تحقیق"),
            ("بدترین", "بد"),
            ("دیگران", "دیگران"),
            ("کارت", "کارت"),
            ("سالم", "سالم"),
            ("علیهم", "علیهم"),
            ("باران", "باران"),
            ("اطلاعات", "اطلاعات"),
        ] {
            let letters = Letters::new(word.chars().map(|c| chars::class(c) & chars::LETTER));
            let end = AttachedEndings::new(&knowledge).end_without(&letters, 0, letters.len());
            assert_eq!(&word[..2 * end], stem);
        }
    }
}
