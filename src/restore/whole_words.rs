//! Words that look like two words without the space between them: روزبه (not روز به), ونیز (not و نیز), باادب.
//!
//! A text that lost some spaces lowers the threshold of a cut, so that only the words themselves, or the words around
//! them, can show that nothing is missing. Each rule says that a cut would leave something ungrammatical, such as a
//! preposition without a noun. A cut that is missed here leaves the text as it was.

use super::arabic_phrases;
use super::endings::{is_any_plural, is_comparative};
use super::grammar;
use super::knowledge::Knowledge;
use super::letters::{Letters, hash_of, hash_of_str, hashes};
use super::passage::{Gap, Part, Passage};
use super::word_classes;
use crate::chars;

/// The code of the conjunction و.
const AND: u8 = chars::letter_code('و');

const YEH: u8 = chars::letter_code('ی');

const OBJECT: u64 = hash_of_str("را");
const THAT: u64 = hash_of_str("که");
const EVERY: u64 = hash_of_str("هر");
const ALSO: u64 = hash_of_str("هم");
const WITH: u64 = hash_of_str("با");
const FROM: u64 = hash_of_str("از");
const TO: u64 = hash_of_str("به");

/// The prepositions that are no other words, and those that are also nouns ("door", "breast").
const PLAIN_PREPOSITIONS: [u64; 3] = hashes(["به", "از", "با"]);
const NOUN_PREPOSITIONS: [u64; 2] = hashes(["در", "بر"]);

/// Prepositions that neither با nor از follows. (تا is missing: تا با او.)
const BEFORE_NOUNS_ONLY: [u64; 5] = hashes(["در", "به", "از", "با", "برای"]);

/// Verbs of the third person without an ending that are no nouns.
#[rustfmt::skip]
const THIRD_PERSONS: [u64; 18] = hashes([
    "است", "نیست", "بود", "نبود", "شد", "نشد", "دارد", "ندارد", "داشت", "نداشت", "باشد", "رفت", "آمد", "اومد", "گفت",
    "کرد", "افتاد", "شده",
]);

/// Participles of the auxiliary verbs. No preposition precedes them.
const AUXILIARY_PARTICIPLES: [u64; 4] = hashes(["شده", "کرده", "داده", "رفته"]);

/// What measures something, as an adjective with a number or هر: چهارروزه, هرساله.
#[rustfmt::skip]
const MEASURES: [u64; 16] = hashes([
    "روزه", "ساله", "ماهه", "نفره", "ساعته", "باره", "گانه", "خوابه", "رنگه", "زبانه", "جانبه", "سویه", "طرفه", "فصله",
    "جلده", "قلو",
]);

/// Adjectives of با and a noun that are written as one word.
#[rustfmt::skip]
const WITH_ADJECTIVES: [u64; 64] = hashes([
    "باادب", "بااخلاق", "باهوش", "باایمان", "باوفا", "باسواد", "بافرهنگ", "بامعرفت", "بااستعداد", "باتجربه", "باانضباط",
    "باشخصیت", "باکلاس", "بااراده", "باعرضه", "باحال", "بامزه", "باصفا", "بانمک", "باعاطفه", "باغیرت", "باسلیقه", "باحیا",
    "باخدا", "باشعور", "باانصاف", "باجنبه", "باذوق", "باوقار", "باتقوا", "باارزش", "باکیفیت", "بادوام", "باثبات",
    "بااهمیت", "بااحساس", "باشرف", "باظرفیت", "باعظمت", "باشکوه", "باشهامت", "بافضیلت", "بانشاط", "باحوصله", "باحجاب",
    "بانزاکت", "بامسئولیت", "باپشتکار", "باصلابت", "باطراوت", "باسابقه", "بانفوذ", "باتدبیر", "بامنطق", "باگذشت",
    "باقاعده", "باخبر", "بامعنی", "بامعنا", "بااصالت", "بامحبت", "بادیانت", "باوجدان", "باسخاوت",
]);

/// Second halves of nouns of thought and attitude, which are seldom words by themselves: زیباانگاری, دنیااندیشی.
#[rustfmt::skip]
const SECOND_HALVES: [u64; 13] = hashes([
    "انگاری", "انگارانه", "اندیشی", "اندیشانه", "پنداری", "پندارانه", "باوری", "باورانه", "هراسی", "پژوهی", "گرایی",
    "گرایانه", "ستیزی",
]);

const UNDER: u64 = hash_of_str("زیر");

/// Parts of a whole. After زیر, they are one word with it (زیرعبارت, "subexpression").
#[rustfmt::skip]
const SUBORDINATES: [u64; 47] = hashes([
    "عبارت", "عبارات", "مجموعه", "بخش", "شاخه", "گروه", "دامنه", "پوشه", "نظام", "سیستم", "مدل", "برنامه", "پروژه", "رده",
    "دسته", "گونه", "خانواده", "شاخص", "فصل", "عنوان", "وظیفه", "تابع", "کلاس", "واحد", "لایه", "رشته", "فضا", "گراف", "جمله",
    "کمیته", "فرایند", "فرآیند", "موضوع", "مقوله", "صفحه", "شبکه", "نمونه", "معیار", "حوزه", "آرایه", "نوع", "طرح", "طبقه",
    "درخت", "مسئله", "منو", "مرحله",
]);

/// Names, and other words without a pattern, that two frequent words seem to make.
#[rustfmt::skip]
const NAMES: [u64; 33] = hashes([
    "روزبه", "دادبه", "زادبه", "شادبه", "ازگله", "ازمیر", "ونیزی", "وارنا", "وهمی", "کوردوبا", "بامیان", "باخرز", "باروز",
    "بایزید", "باروک", "رونیز", "اوجان", "رابری", "هایک", "تاپاله", "دورویی", "نفربر", "کاربن", "دراما", "درچه", "دربن",
    "بهارخواب", "بیوراسب", "ناوخدا", "چنداول", "چندآوا", "خودمدار", "وهمناک",
]);

/// Words whose last letter و is no conjunction, although they are rarer than the word without it.
#[rustfmt::skip]
pub(super) const WORDS_ON_VAV: [u64; 30] = hashes([
    "دارو", "نیرو", "مترو", "گردو", "هندو", "اردو", "جادو", "بازو", "ابرو", "کدو", "جارو", "پارو", "ترازو", "گاو", "ناو",
    "پیرو", "کندو", "کادو", "آبرو", "خودرو", "روبرو", "جزو", "پرو", "خسرو", "کشو", "رهرو", "تندرو", "پررو", "رادیو", "گرو",
]);

/// Whether part `i` is one word, although a cut into `left` and `right` is likely by its letters.
pub(super) fn is_one_word(passage: &Passage, i: usize, letters: &Letters, left: u64, right: u64) -> bool {
    let part = &passage.parts()[i];
    NAMES.contains(&part.hash) && !begins_from_to(passage, i, left)
        || part.hash == VAV && is_letter(passage, i)
        || part.hash == CHOLERA && is_disease(passage, i)
        || arabic_phrases::is_one_word(passage, i)
        || left == WITH && is_with_adjective(letters) && is_adjective(passage, i)
        || SECOND_HALVES.contains(&right) && !word_classes::FUNCTION_WORDS.contains(&left)
        || left == UNDER && is_subordinate(letters)
        || MEASURES.contains(&right) && (left == EVERY || is_number(left))
        || is_without_complement(passage, i, left, right)
        || follows_preposition(passage, i, left, right)
        || NOUN_PREPOSITIONS.contains(&left) && is_verb_of_particle(right)
}

/// The name of the letter و, which has the letters of و and او.
const VAV: u64 = hash_of_str("واو");

/// The name of a disease, which has the letters of و and با.
const CHOLERA: u64 = hash_of_str("وبا");

/// Whether the words beside part `i` show that it is the name of a disease: بیماری وبا, وبا از آب آلوده. A preposition
/// that is also a noun does not show it (وبا در, "and with the door").
fn is_disease(passage: &Passage, i: usize) -> bool {
    /// (گیری is the end of همه‌گیری, "epidemic".)
    #[rustfmt::skip]
    const BEFORE: [u64; 20] = hashes([
        "بیماری", "مرض", "واکسن", "شیوع", "اپیدمی", "میکروب", "باکتری", "درمان", "علائم", "علایم", "ضد", "دچار", "انتقال",
        "گسترش", "گیری", "مبتلایان", "مرگ", "عامل", "طاعون", "حصبه",
    ]);
    const PREPOSITIONS: [u64; 4] = hashes(["به", "از", "برای", "تا"]);
    before(passage, i).is_some_and(|before| BEFORE.contains(&before.hash))
        || PREPOSITIONS.contains(&NextWord::of(passage, i).hash)
}

/// Whether the letters are زیر and a part of a whole, perhaps with an ending of the plural (زیرعبارتهای).
fn is_subordinate(letters: &Letters) -> bool {
    const LENGTH: usize = 3;
    let n = letters.len();
    (n.saturating_sub(4).max(LENGTH)..=n).any(|end| {
        (end == n || is_any_plural(letters.piece(end, n)))
            && SUBORDINATES.contains(&letters.piece(LENGTH, end))
    })
}

/// Whether the words beside part `i` show that it is the name of a letter: حرف واو, دال، واو، ها, نون و واو, این واو, واو معدوله.
fn is_letter(passage: &Passage, i: usize) -> bool {
    #[rustfmt::skip]
    const BEFORE: [u64; 13] = hashes([
        "حرف", "حروف", "حرفهای", "یک", "این", "آن", "همین", "همان", "هر", "دو", "سه", "چند", "و",
    ]);
    /// Participles of what happens to letters, and what follows them.
    const SPELLED: [u64; 3] = hashes(["خوانده", "نوشته", "تلفظ"]);
    const PASSIVE: [u64; 9] = hashes(["می", "نمی", "میشود", "نمیشود", "میشد", "نمیشد", "شد", "نشد", "شده"]);
    #[rustfmt::skip]
    const LETTERS: [u64; 26] = hashes([
        "الف", "ب", "پ", "ت", "ث", "جیم", "ج", "چ", "ح", "خ", "دال", "ذال", "ر", "سین", "شین", "صاد", "ضاد", "عین", "غین",
        "قاف", "کاف", "گاف", "لام", "میم", "نون", "ها",
    ]);
    const KINDS: [u64; 9] =
        hashes(["معدوله", "عطف", "قسم", "حالیه", "ساکن", "مجهول", "معروف", "ربط", "عاطفه"]);
    let parts = passage.parts();
    let before = parts[..i].last().map_or(0, |part| part.hash);
    let after = parts.get(i + 1).map_or(0, |part| part.hash);
    let is_spelled = || {
        SPELLED.contains(&after) && parts.get(i + 2).is_some_and(|passive| PASSIVE.contains(&passive.hash))
    };
    is_spelled()
        || BEFORE.contains(&before) && parts[i].gap == Gap::Space
        || LETTERS.contains(&before)
        || LETTERS.contains(&after)
        || KINDS.contains(&after)
}

/// Whether part `i` is the first two words of "from … to …" with one word twice: روزبه روز (روز به روز).
fn begins_from_to(passage: &Passage, i: usize, left: u64) -> bool {
    passage.parts().get(i + 1).is_some_and(|next| next.hash == left)
}

/// Whether part `i` can be an adjective: a noun is before it, or nothing follows it that a preposition in it could belong
/// to.
fn is_adjective(passage: &Passage, i: usize) -> bool {
    let next = NextWord::of(passage, i);
    let is_before_zwnj = passage.parts().get(i + 1).is_some_and(|next| next.gap == Gap::Zwnj);
    let follows_noun = || {
        before(passage, i).is_some_and(|before| {
            !word_classes::FUNCTION_WORDS.contains(&before.hash)
                && !is_verb(before.word(), &passage.letters(before))
                && !is_pronoun(before.hash)
        })
    };
    next.is_end
        || next.is_verb
        || next.is_function_word()
        || next.is_compared
        || !is_before_zwnj && follows_noun()
}

/// Whether the letters are an adjective of با and a noun, or the noun of such an adjective (بااخلاقی).
fn is_with_adjective(letters: &Letters) -> bool {
    let n = letters.len();
    WITH_ADJECTIVES.contains(&letters.piece(0, n))
        || letters.last() == Some(&YEH) && WITH_ADJECTIVES.contains(&letters.piece(0, n - 1))
}

/// Whether the form with this hash is a number that ends in a letter that does not join, or چند.
fn is_number(hash: u64) -> bool {
    hashes(["دو", "چهار", "چند", "هزار", "صد"]).contains(&hash)
}

/// Whether `right` would have nothing after it that belongs to it: a preposition before را (روزبه را), هر before a
/// preposition (ازهر در مصر), the particle of و هم before و (وهم و خیال).
fn is_without_complement(passage: &Passage, i: usize, left: u64, right: u64) -> bool {
    let part = &passage.parts()[i];
    let is_seen = part.entry.form().free > 0;
    let next = NextWord::of(passage, i);
    let is_preposition = PLAIN_PREPOSITIONS.contains(&right) || is_seen && NOUN_PREPOSITIONS.contains(&right);
    if is_preposition {
        return next.is_end || next.is_function_word() || next.is_verb;
    }
    if right == EVERY {
        return next.is_end
            || next.is_function_word()
            || next.is_verb
            || word_classes::PREPOSITIONS.contains(&next.hash);
    }
    let after_pronoun = || before(passage, i).is_some_and(|before| is_pronoun(before.hash)) && next.is_verb;
    right == ALSO
        && word_classes::AND.contains(&left)
        && (next.is_end || next.is_function_word() || after_pronoun())
}

/// Whether a preposition before part `i` shows that the part is its noun: در ونیز (not در و نیز), از ازگل.
fn follows_preposition(passage: &Passage, i: usize, left: u64, right: u64) -> bool {
    /// A count (a logarithm) that a misspelling seldom reaches.
    const OFTEN: u8 = 6;
    const DETERMINERS: [u64; 5] = hashes(["این", "آن", "همه", "هر", "همین"]);
    let Some(before) = before(passage, i) else { return false };
    let seen = passage.parts()[i].entry.form().free;
    if word_classes::AND.contains(&left) {
        let is_noun_too = NOUN_PREPOSITIONS.contains(&before.hash);
        return BEFORE_NOUNS_ONLY.contains(&before.hash) && seen >= if is_noun_too { OFTEN } else { 1 };
    }
    let is_better_than = (before.hash, left) == (TO, FROM) && DETERMINERS.contains(&right);
    [WITH, FROM].contains(&left) && BEFORE_NOUNS_ONLY.contains(&before.hash) && !is_better_than
}

/// Whether `right`, the end of a word that begins with در or بر, is the participle of an auxiliary verb. The word is then
/// a verb with a particle (درکرده), since no preposition precedes a verb.
fn is_verb_of_particle(right: u64) -> bool {
    AUXILIARY_PARTICIPLES.contains(&right)
}

/// The part before part `i`, if a space is between them.
fn before<'p>(passage: &'p Passage, i: usize) -> Option<&'p Part> {
    passage.parts()[..i].last().filter(|_| passage.parts()[i].gap == Gap::Space)
}

/// Whether the form with this hash is a pronoun that can be a subject.
fn is_pronoun(hash: u64) -> bool {
    grammar::is_pronoun(hash) || hashes(["او", "اون", "وی", "آنها"]).contains(&hash)
}

/// Whether words that lost a space begin with the two letters of this hash more often than other words do.
fn begins_words(hash: u64) -> bool {
    hash == OBJECT || PLAIN_PREPOSITIONS.contains(&hash) || NOUN_PREPOSITIONS.contains(&hash)
}

/// Whether a word is a finite verb and no noun. The first person of the present has the ending م too, and so have
/// many nouns (روم, چشم).
pub(super) fn is_verb(word: grammar::Word, letters: &[u8]) -> bool {
    const PEOPLE: u64 = hash_of_str("مردم");
    let [teh, dal, yeh, noon, meem] = ['ت', 'د', 'ی', 'ن', 'م'].map(chars::letter_code);
    let is_unlike_noun = match *letters {
        [.., before, last] if last == meem => [teh, dal, yeh].contains(&before) && word.hash != PEOPLE,
        [.., before, last] => last == dal && [yeh, noon].contains(&before),
        _ => false,
    };
    THIRD_PERSONS.contains(&word.hash) || is_unlike_noun && grammar::is_finite_verb(word, letters)
}

/// The word after a part.
struct NextWord {
    hash: u64,
    /// Whether there is no such word before the end of the clause.
    is_end: bool,
    is_verb: bool,
    /// Whether the ending of the comparative is attached to the part by a ZWNJ.
    is_compared: bool,
}

impl NextWord {
    /// The word after part `i`.
    fn of(passage: &Passage, i: usize) -> NextWord {
        let is_end = passage.ends_clause(&passage.parts()[i]);
        let next = passage.parts().get(i + 1);
        let is_compared = next.is_some_and(|next| next.gap == Gap::Zwnj && is_comparative(next.hash));
        let Some(next) = next.filter(|next| next.gap == Gap::Space) else {
            return NextWord { hash: 0, is_end, is_verb: false, is_compared };
        };
        let letters = passage.letters(next);
        let is_unknown = next.entry.form().free == 0 && next.entry.form().split == 0;
        // The next part is judged later, so it may have lost a space too (روزبه رادیدم).
        let hash = match letters[..] {
            [AND, _, _, ..] if is_unknown => hash_of(&letters[..1]),
            [first, second, _, _, ..] if is_unknown && begins_words(hash_of(&[first, second])) => {
                hash_of(&[first, second])
            }
            _ => next.hash,
        };
        let is_verb = is_verb(next.word(), &letters);
        NextWord { hash, is_end, is_verb, is_compared }
    }

    /// Whether it is را, که, or و.
    fn is_function_word(&self) -> bool {
        [OBJECT, THAT].contains(&self.hash) || word_classes::AND.contains(&self.hash)
    }
}

/// Where a part with a seam before letter `k` is cut, if a word and the conjunction are before the seam: پدر + ومادر, and
/// not پدرو + مادر. `passes` returns whether the rest of the part, which begins with the conjunction, is cut after it.
/// `None` if the part stays whole, since the conjunction is either cut off on both sides or on neither.
pub(super) fn cut_at_and(
    letters: &Letters,
    k: usize,
    knowledge: &Knowledge,
    passes: impl FnOnce(&Letters) -> bool,
) -> Option<usize> {
    /// How much more frequent the word must be without و. Counts are logarithms: 2 is a factor of 6.
    const MORE: u8 = 2;
    if follows_up(letters, k) {
        return Some(k + 1);
    }
    let [.., last, AND] = letters[..k] else { return Some(k) };
    let (left, word) = (letters.piece(0, k), letters.piece(0, k - 1));
    if k < 3 || chars::code_joins(last) || WORDS_ON_VAV.contains(&left) {
        return Some(k);
    }
    let (left, word) = (knowledge.entry(left).form().free, knowledge.entry(word).form().free);
    let right = letters.piece(k, letters.len());
    let is_verb = || is_verb(grammar::Word { hash: right, entry: knowledge.entry(right) }, &letters[k..]);
    if left == 0 || word <= left || is_verb() {
        return Some(if left == 0 { k - 1 } else { k });
    }
    let rest = Letters::new(letters[k - 1..].iter().copied());
    (word >= left + MORE && passes(&rest)).then_some(k - 1)
}

/// Whether letter `k` is the last one of پیرو ("following") before what a letter follows up: پیرونامه شماره 123. (پیروجوان is
/// پیر و جوان.)
fn follows_up(letters: &Letters, k: usize) -> bool {
    const FOLLOWING: u64 = hash_of_str("پیرو");
    #[rustfmt::skip]
    const FOLLOWED: [u64; 16] = hashes([
        "نامه", "تماس", "دستور", "بخشنامه", "مذاکرات", "مذاکره", "درخواست", "ابلاغ", "ابلاغیه", "جلسه", "جلسات", "گزارش", "صحبت",
        "مکاتبات", "مکاتبه", "اطلاعیه",
    ]);
    k + 1 < letters.len()
        && letters.piece(0, k + 1) == FOLLOWING
        && FOLLOWED.contains(&letters.piece(k + 1, letters.len()))
}
