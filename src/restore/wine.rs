//! The noun می ("wine"), which is spelled like the prefix of the imperfective: با می نشستیم, می در جام کن.

use super::knowledge::Knowledge;
use super::letters::{Letters, hash_of, hash_of_str, hashes};
use super::passage::{Gap, Part, Passage};
use super::word_classes;
use crate::chars;

pub(super) const WINE: u64 = hash_of_str("می");

const NOON: u8 = chars::letter_code('ن');
const AND: [u64; 1] = word_classes::AND;

/// Whether می before part `i` is the noun: it follows a preposition (با می نشستیم) or an ezafe (بوی می آمد), or what
/// follows it is no form of a verb in the imperfective: a negated verb or the copula (می ننوشم, جام می بود), a preposition
/// (می در جام کن), an infinitive (می خوردن و شاد بودن), a bare stem (از مطرب و می گو), or a noun with its possessor (می وصلم).
/// It is also the noun in a request (ساقیا می ده) and before باش.
pub(super) fn is_wine(passage: &Passage, i: usize, knowledge: &Knowledge) -> bool {
    const BEFORE_NOUNS: [u64; 6] = hashes(["با", "بی", "از", "به", "برای", "بدون"]);
    /// Nouns with a written ezafe, of what wine has, is in or causes.
    const WITH_EZAFE: [u64; 11] =
        hashes(["های", "بوی", "سبوی", "بهای", "مینای", "هوای", "صفای", "سودای", "غوغای", "دریای", "ماجرای"]);
    /// What wine is in, and who has it.
    const BESIDE_WINE: [u64; 12] = hashes([
        "جام",
        "ساغر",
        "پیاله",
        "قدح",
        "خم",
        "خمره",
        "سبو",
        "صراحی",
        "پیمانه",
        "کوزه",
        "ساقی",
        "مطرب",
    ]);
    /// Those who are asked for wine.
    const CUPBEARERS: [u64; 6] = hashes(["ساقی", "ساقیا", "مطرب", "مطربا", "صنما", "بتا"]);
    let (wine, right) = (&passage.parts()[i - 1], &passage.parts()[i]);
    let letters = passage.letters(right);
    let has_verb = |hash: u64| knowledge.entry(hash).form().verb;
    let is_negated =
        || matches!(&letters[..], [NOON, verb @ ..] if has_verb(hash_of(verb)) && !has_verb(right.hash));
    // ساقیا می ده, and می ده که at the beginning of a line of verse.
    let is_request = |before: Option<&Part>| {
        let follows = || passage.parts().get(i + 1).is_some_and(|next| next.hash == hash_of_str("که"));
        right.hash == hash_of_str("ده") && before.map_or_else(follows, |part| CUPBEARERS.contains(&part.hash))
    };
    if cannot_be_verb(passage, i, &letters) {
        return true;
    }
    let Some(before) = passage.parts()[..i - 1].last().filter(|_| wine.gap == Gap::Space) else {
        return is_negated() || is_request(None) || right.hash == hash_of_str("باش");
    };
    let is_ezafe = || {
        passage.ends_with_hamza(before)
            || WITH_EZAFE.contains(&before.hash)
            || before.gap == Gap::Zwnj && word_classes::EZAFE.contains(&before.hash)
    };
    let is_copula = || {
        right.hash == hash_of_str("بود") && BESIDE_WINE.contains(&before.hash)
            || right.hash == hash_of_str("باش")
    };
    BEFORE_NOUNS.contains(&before.hash)
        || is_ezafe()
        || is_copula()
        || is_negated()
        || is_request(Some(before))
}

/// Whether part `i`, with these letters, is no form that می or نمی makes a verb of.
fn cannot_be_verb(passage: &Passage, i: usize, letters: &Letters) -> bool {
    const PREPOSITIONS: [u64; 7] = hashes(["در", "بر", "به", "از", "با", "تا", "اندر"]);
    let right = &passage.parts()[i];
    PREPOSITIONS.contains(&right.hash) && has_noun(passage, i)
        || is_bare_stem(passage, i)
        || is_infinitive_of_drinking(passage, i)
        || has_possessor(letters)
}

/// Whether a word that may be a noun follows part `i`. A personal ending does not (می بر ند).
fn has_noun(passage: &Passage, i: usize) -> bool {
    let next = passage.parts().get(i + 1).filter(|next| next.gap == Gap::Space);
    next.is_some_and(|next| next.len() > 1 && !is_ending_of_verb(next.hash))
}

fn is_ending_of_verb(hash: u64) -> bool {
    hashes(["م", "ی", "د", "یم", "ید", "ند", "ین", "ن", "ام", "ایم", "اید", "اند"]).contains(&hash)
}

/// Whether part `i` is a verb of saying, seeking, drinking or pouring in the imperative at the end of its clause or before و:
/// حدیث از مطرب و می گو و راز دهر کمتر جو. A verb in the imperfective has an ending.
fn is_bare_stem(passage: &Passage, i: usize) -> bool {
    const STEMS: [u64; 6] = hashes(["گو", "گوی", "جو", "جوی", "نوش", "ریز"]);
    let parts = passage.parts();
    let ends = parts.get(i + 1).is_none_or(|next| {
        next.gap == Gap::Break || AND.contains(&next.hash) || next.hash == hash_of_str("که")
    });
    STEMS.contains(&parts[i].hash) && ends
}

/// Whether part `i` is the infinitive of drinking, and not the spoken plural of the past (ناهار می‌خوردن for می‌خوردند). Then a
/// possessor follows (می خوردن من), another infinitive after و (می خوردن و شاد بودن), or the copula, which spoken Persian does not
/// spell like this (می خوردن حرام است). The copula may stand anywhere in the clause if می begins it. A passage has a
/// bounded number of words, so the time stays linear.
fn is_infinitive_of_drinking(passage: &Passage, i: usize) -> bool {
    const DRINKING: [u64; 3] = hashes(["خوردن", "نوشیدن", "گساردن"]);
    const COPULAS: [u64; 2] = hashes(["است", "باشد"]);
    const POSSESSORS: [u64; 5] = hashes(["من", "تو", "او", "ما", "شما"]);
    const BESIDE_COPULA: [u64; 10] =
        hashes(["حرام", "حلال", "گناه", "روا", "خوش", "خطا", "ثواب", "عادت", "کار", "آیین"]);
    /// Infinitives that do not follow their subject.
    const BEING: [u64; 4] = hashes(["بودن", "شدن", "کردن", "زیستن"]);
    let parts = passage.parts();
    if !DRINKING.contains(&parts[i].hash) {
        return false;
    }
    let rest = || passage.clause_after(i).map(|part| part.hash);
    let is_copula = |hash: u64| COPULAS.contains(&hash);
    let Some(next) = rest().next() else { return false };
    let begins_clause = parts[i - 1].gap == Gap::Break;
    // After می, the form is the spoken plural again: غذا می خوردن و نگاه می کردن.
    let is_being = || {
        let mut before = next;
        rest().skip(1).any(|hash| {
            let is_verb = word_classes::is_imperfective(core::mem::replace(&mut before, hash));
            BEING.contains(&hash) && !is_verb
        })
    };
    POSSESSORS.contains(&next)
        || is_copula(next)
        || BESIDE_COPULA.contains(&next) && rest().nth(1).is_some_and(is_copula)
        || AND.contains(&next) && is_being()
        || begins_clause && rest().take_while(|&hash| hash != hash_of_str("که")).any(is_copula)
}

/// Whether the letters are a noun that poets compare with wine, and a possessor of one letter: می وصلم بچشان.
fn has_possessor(letters: &Letters) -> bool {
    const NOUNS: [u64; 9] = hashes(["وصل", "عشق", "لعل", "ناب", "عشرت", "شوق", "وحدت", "صبوح", "مهر"]);
    const POSSESSORS: [u8; 3] = [chars::letter_code('م'), chars::letter_code('ت'), chars::letter_code('ش')];
    matches!(&letters[..], [noun @ .., last] if POSSESSORS.contains(last) && NOUNS.contains(&hash_of(noun)))
}
