//! Which endings of a word of a search key can be removed, if they follow without a gap? Pure decisions about letters.
//!
//! An ending is removed only if the rest is a known word and the whole is hardly a word of its own (as سالم, کارت and چارتر
//! are). A wrong stem would find unrelated words.

use core::ops::Range;

use super::endings::{ListedEnding, is_comparative};
use super::entry::Form;
use super::features::Evidence;
use super::knowledge::Knowledge;
use super::letters::{HEH, Letters, YE, hash_of, hash_of_str};
use super::noun_classes::{
    NOUNS_IN_YE, OTHER, PERSON_ENDS, PERSONS, POSSESSED_NOUNS, SPOKEN_PERSONS, THINGS_WITH_AN,
    WITH_ARABIC_PLURAL,
};
use super::plurals::PRONOUNS_WITH_PLURAL;
use super::word_classes::{FUNCTION_WORDS, NEVER_COMPARED};
use crate::chars::{self, code_joins};

/// The kinds of endings, in the order in which they follow a word: بزرگ + تر + ها, دوست + ان + شان, مامان + م + و.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Comparative,
    /// ها after a pronoun.
    Plural,
    /// ان of persons.
    Persons,
    /// The spoken plural ا of persons (دخترا).
    SpokenPersons,
    /// The Arabic plural ات of verbal nouns.
    VerbalNouns,
    /// The spoken plural ا with a possessor.
    SpokenPlural,
    /// A possessor of one letter, perhaps with a ye before it.
    ShortPossessive,
    /// A possessor of several letters.
    Possessive,
    /// A spoken possessor of several letters.
    SpokenPossessive,
    /// The spoken و for را.
    Object,
}

impl Kind {
    fn is_possessor(self) -> bool {
        matches!(self, Kind::SpokenPlural | Kind::ShortPossessive | Kind::Possessive | Kind::SpokenPossessive)
    }
}

/// All endings, from the longest to the shortest.
const ENDINGS: [ListedEnding<Kind>; 32] = [
    ListedEnding::new(Kind::Plural, "هایی"),
    ListedEnding::new(Kind::Possessive, "یمان"),
    ListedEnding::new(Kind::Possessive, "یتان"),
    ListedEnding::new(Kind::Possessive, "یشان"),
    ListedEnding::new(Kind::Comparative, "ترین"),
    ListedEnding::new(Kind::SpokenPlural, "امون"),
    ListedEnding::new(Kind::SpokenPlural, "اتون"),
    ListedEnding::new(Kind::SpokenPlural, "اشون"),
    ListedEnding::new(Kind::Possessive, "مان"),
    ListedEnding::new(Kind::Possessive, "تان"),
    ListedEnding::new(Kind::Possessive, "شان"),
    ListedEnding::new(Kind::SpokenPossessive, "مون"),
    ListedEnding::new(Kind::SpokenPossessive, "تون"),
    ListedEnding::new(Kind::SpokenPossessive, "شون"),
    ListedEnding::new(Kind::Comparative, "تری"),
    ListedEnding::new(Kind::Persons, "یان"),
    ListedEnding::new(Kind::Plural, "های"),
    ListedEnding::new(Kind::Plural, "ها"),
    ListedEnding::new(Kind::Comparative, "تر"),
    ListedEnding::new(Kind::SpokenPlural, "ام"),
    ListedEnding::new(Kind::SpokenPlural, "ات"),
    ListedEnding::new(Kind::SpokenPlural, "اش"),
    ListedEnding::new(Kind::Persons, "ان"),
    ListedEnding::new(Kind::VerbalNouns, "ات"),
    ListedEnding::new(Kind::ShortPossessive, "یم"),
    ListedEnding::new(Kind::ShortPossessive, "یت"),
    ListedEnding::new(Kind::ShortPossessive, "یش"),
    ListedEnding::new(Kind::ShortPossessive, "م"),
    ListedEnding::new(Kind::ShortPossessive, "ت"),
    ListedEnding::new(Kind::ShortPossessive, "ش"),
    ListedEnding::new(Kind::Object, "و"),
    ListedEnding::new(Kind::SpokenPersons, "ا"),
];

/// The letters of the superlative ending.
const SUPERLATIVE: [u8; 4] =
    [chars::letter_code('ت'), chars::letter_code('ر'), chars::letter_code('ی'), chars::letter_code('ن')];
const TEH: u8 = chars::letter_code('ت');
const MEEM: u8 = chars::letter_code('م');
const SHEEN: u8 = chars::letter_code('ش');
const ALEF: u8 = chars::letter_code('ا');
const VAV: u8 = chars::letter_code('و');
/// Letters after which an ending begins with ye (پاهایم, مویش).
const BEFORE_YE: [u8; 2] = [ALEF, VAV];
/// Letters that may be vowels at the end of a word.
const VOWELS: [u8; 3] = [ALEF, VAV, YE];

// All counts are logarithms: a difference of 4 is a factor of 40, and one of 5 a factor of 100.

/// The least count of a known word.
const KNOWN: u8 = 4;
/// How much rarer than its rest a word must be, so that a possessor is removed. So سازمان and قهرمان stay.
const RARER: u8 = 4;
/// The least count of a word with a possessor of one letter, or with a spoken ending that was never seen on it.
const COMMON: u8 = 5;
/// [`RARER`] for a possessor of one letter.
const MUCH_RARER: u8 = 5;
/// From this count on, a possessor of one letter is not removed: سالم and کارت are words of their own, although سال and
/// کار are much more frequent.
const FREQUENT: u8 = 9;
/// [`FREQUENT`] for words in ت, because many nouns end in ت (نفرت, غربت).
const FREQUENT_IN_TEH: u8 = 7;
/// The least count of a word that takes any of the three possessors م, ت, ش.
const POSSESSED: u8 = 8;
/// How much more frequent a word with one of the three may be than with the rarer of the other two.
const MORE_THAN_OTHERS: u8 = 2;
/// [`MORE_THAN_OTHERS`] for ش, which is the most frequent one (برادرش).
const SHEEN_MORE_THAN_OTHERS: u8 = 4;
/// The least count of a word with a spoken ending.
const SPOKEN: u8 = 7;
/// The greatest count of a word with its spoken ending.
const RARE: u8 = 2;
/// How much rarer than its adjective a superlative may be. کار is not an adjective, although کارترین was seen.
const RARER_SUPERLATIVE: u8 = 7;

/// The pronoun that takes possessors (خودش).
const SELF: u64 = hash_of_str("خود");
/// The pronoun "I", which takes no possessor (منش is a noun).
const ME: u64 = hash_of_str("من");
/// The last letters of nouns that are made of a word in silent heh: زندگی of زنده.
const QUALITY: [u8; 2] = [chars::letter_code('گ'), YE];
/// The least number of letters of such a noun.
const LEAST_QUALITY: usize = 4;

/// Finds the endings of a word that follow without a gap.
pub(super) struct AttachedEndings<'k> {
    knowledge: &'k Knowledge<'k>,
}

/// Letters `from..end` of a word, perhaps a stem (`from..rest`) and its ending (`rest..end`).
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
    fn last_two(&self) -> (u8, u8) {
        (self.word[self.rest - 1], self.word[self.rest - 2])
    }

    /// Whether the ending begins with ye if and only if a vowel is before it.
    fn has_right_ye(&self) -> bool {
        BEFORE_YE.contains(&self.last_two().0) == (self.word[self.rest] == YE)
    }
}

impl<'k> AttachedEndings<'k> {
    pub(super) fn new(knowledge: &'k Knowledge<'k>) -> AttachedEndings<'k> {
        AttachedEndings { knowledge }
    }

    /// Where the second half of a compound ends without its endings.
    pub(super) fn end_of_second_half(&self, half: &Letters) -> usize {
        self.end_of_rest(half, 0..half.len(), true, None)
    }

    /// Where letters `from..end` of a word end without their endings. `has_plural` says whether an ending of the plural
    /// follows. A possessor is never before it: سرمهای is no plural of سر.
    pub(super) fn end_without(&self, word: &Letters, from: usize, end: usize, has_plural: bool) -> usize {
        self.end_of_rest(word, from..end, from > 0, has_plural.then_some(Kind::Plural))
    }

    /// Where a range of letters ends without its endings. `last` is the kind of the ending that follows the range.
    fn end_of_rest(
        &self,
        word: &Letters,
        range: Range<usize>,
        is_half: bool,
        mut last: Option<Kind>,
    ) -> usize {
        let mut part = Candidate { word, from: range.start, rest: range.end, end: range.end, is_half };
        while let Some((kind, rest)) = self.last_ending(&part, last) {
            last = Some(kind);
            (part.rest, part.end) = (rest, rest);
        }
        part.end
    }

    /// The last ending of a part that can be removed, if its kind comes before `after`: the kind, and where it begins.
    fn last_ending(&self, part: &Candidate, after: Option<Kind>) -> Option<(Kind, usize)> {
        ENDINGS.iter().filter(|ending| after.is_none_or(|after| ending.kind < after)).find_map(|ending| {
            let rest = ending.start_in(part.word, part.from, part.end)?;
            let part = Candidate { rest, ..*part };
            self.may_be_removed(ending.kind, &part).then_some((ending.kind, rest))
        })
    }

    /// Whether the ending of a part may be removed.
    fn may_be_removed(&self, kind: Kind, part: &Candidate) -> bool {
        let stem = part.stem();
        if kind == Kind::Plural {
            return PRONOUNS_WITH_PLURAL.contains(&stem);
        }
        if FUNCTION_WORDS.contains(&stem) && stem != SELF {
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
                    && (POSSESSED_NOUNS.contains(&stem)
                        || is_seldom_whole && is_noun(form)
                        || self.ends_in(part, |kind| kind == Kind::Persons))
            }
            Kind::SpokenPossessive => {
                // کارتون is a word of its own.
                let is_rare = whole <= KNOWN && whole + RARER <= form.free;
                let is_seldom_whole = part.len() >= 3 && form.free >= COMMON && is_rare;
                POSSESSED_NOUNS.contains(&stem) || is_seldom_whole && is_noun(form)
            }
            Kind::SpokenPlural => {
                // The alef of باباش belongs to the noun.
                let with_alef = self.knowledge.form(part.word.piece(part.from, part.rest + 1)).free;
                let is_rare = whole <= RARE || whole <= KNOWN && whole + RARER <= form.free;
                form.free >= SPOKEN && is_rare && with_alef + RARER <= form.free && is_spoken(part, form, 0)
            }
            Kind::Object => {
                is_spoken(part, form, whole) || whole <= RARE && self.ends_in(part, Kind::is_possessor)
            }
            Kind::ShortPossessive => self.is_possessed(part, form, whole),
            Kind::Persons => takes_an(part, form),
            Kind::SpokenPersons => {
                let lists = [&PERSONS[..], &THINGS_WITH_AN, &SPOKEN_PERSONS];
                let is_listed = lists.iter().any(|list| list.contains(&stem));
                is_listed && whole <= COMMON && whole + RARER <= form.free
            }
            Kind::VerbalNouns => is_verbal_noun(part, form),
        }
    }

    /// Whether what is before the ending of a part has an ending of such a kind itself (ماشینمو, فرزندانشان).
    fn ends_in(&self, part: &Candidate, is_such: impl Fn(Kind) -> bool) -> bool {
        let before = Candidate { end: part.rest, ..*part };
        self.last_ending(&before, Some(Kind::Object)).is_some_and(|(kind, _)| is_such(kind))
    }

    /// Whether a comparative ending follows an adjective.
    fn is_adjective(&self, part: &Candidate, form: Form) -> bool {
        let superlative = || {
            let letters = part.word[part.from..part.rest].iter().chain(&SUPERLATIVE);
            self.knowledge.form(hash_of(letters)).free
        };
        !code_joins(part.last_two().0)
            && form.free >= KNOWN
            && !NEVER_COMPARED.contains(&part.stem())
            && (1.max(form.free.saturating_sub(RARER_SUPERLATIVE))..).contains(&superlative())
    }

    /// Whether an ending of one letter, perhaps with a ye before it, is a possessor.
    fn is_possessed(&self, part: &Candidate, form: Form, whole: u8) -> bool {
        let (stem, (last, before)) = (part.stem(), part.last_two());
        let ending = part.word[part.end - 1];
        let begins_with_ye = part.word[part.rest] == YE;
        // یت in اسلامیت and یم in خوشبختیم are other endings. In معنایش, the ye belongs to the possessor.
        let has_other_ending = last == YE
            && (begins_with_ye
                || BEFORE_YE.contains(&before)
                || ending != SHEEN && !self.is_noun_in_ye(part, form));
        // A silent heh has a gap after it. The heh of راه is a consonant.
        let is_after_silent_heh = last == HEH && !BEFORE_YE.contains(&before);
        // سروش is rather a name than the spoken form of سرویش.
        let is_spoken_after_vowel =
            !begins_with_ye && form.free >= SPOKEN && (last == ALEF || last == VAV && whole <= RARE);
        if !part.has_right_ye() && !is_spoken_after_vowel
            || stem == ME
            || has_other_ending
            || is_after_silent_heh
            || is_comparative(stem)
            || form.number
        {
            return false;
        }
        // عموم is rather a word of its own than "my uncle".
        if POSSESSED_NOUNS.contains(&stem) && !is_spoken_after_vowel {
            return true;
        }
        if form.free < COMMON || form.verb {
            return false;
        }
        if part.len() < 3 && ending != SHEEN && !begins_with_ye {
            return self.is_short_noun(part, form, whole);
        }
        // ش is by far the most frequent possessor. Names and loans end like stems in a vowel with ش (لوکاش, پولیش).
        let common = if part.len() < 3 { FREQUENT } else { POSSESSED };
        let is_with_sheen = ending == SHEEN && !VOWELS.contains(&last) && form.free >= common;
        let rarer = if begins_with_ye || is_with_sheen { RARER } else { MUCH_RARER };
        let frequent = if ending == TEH { FREQUENT_IN_TEH } else { FREQUENT };
        whole + rarer <= form.free && whole < frequent
            || part.len() >= 3 && self.is_as_others(part, form, whole)
    }

    /// Whether م or ت is the possessor of a common word of two letters (سگم): the whole was hardly ever seen, and the word
    /// was seen with ش. Most other words of three letters are words of their own (گرم, نرم, ملت).
    fn is_short_noun(&self, part: &Candidate, form: Form, whole: u8) -> bool {
        let with_sheen = hash_of(part.word[part.from..part.rest].iter().chain(&[SHEEN]));
        let with_sheen = self.knowledge.form(with_sheen).free;
        form.free >= POSSESSED && whole < KNOWN && with_sheen > 0 && with_sheen + RARER <= form.free
    }

    /// Whether the last letter of a stem in ye belongs to a noun, so that م or ت after it is a possessor: a noun of the list
    /// (گوشیم), or a quality whose adjective ends in a silent heh (زندگیم).
    fn is_noun_in_ye(&self, part: &Candidate, form: Form) -> bool {
        let without_ye = self.knowledge.form(part.word.piece(part.from, part.rest - 1)).free;
        let is_quality = part.len() >= LEAST_QUALITY
            && part.word[..part.rest].ends_with(&QUALITY)
            && without_ye + RARER <= form.free;
        is_quality || NOUNS_IN_YE.contains(&part.stem())
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

/// Whether a part is a common word with a spoken ending. `whole` is the count of both together, and must be low.
fn is_spoken(part: &Candidate, form: Form, whole: u8) -> bool {
    let is_common = form.free >= if whole == 0 { COMMON } else { SPOKEN };
    let is_noun = is_noun(form) || POSSESSED_NOUNS.contains(&part.stem());
    whole <= RARE && is_common && is_noun && part.len() >= 3 && !BEFORE_YE.contains(&part.last_two().0)
}

/// Whether a word may be a noun: it is no verb, or also the stem of one (کار).
fn is_noun(form: Form) -> bool {
    !form.verb || form.stem
}

/// Whether a part is a noun with a plural in ان, most of which mean persons. After a vowel, the ending is یان.
fn takes_an(part: &Candidate, form: Form) -> bool {
    let stem = part.stem();
    // The second half of a compound is one of these endings itself (آموز in دانش‌آموزان).
    let ends_like_person = (2..=5.min(part.len()))
        .filter(|&len| part.is_half || part.len() >= 4 && len < part.len())
        .any(|len| PERSON_ENDS.contains(&part.word.piece(part.rest - len, part.rest)));
    // The last letter of دانشجو is a vowel. A ye before ان is the last letter of another word (ایرانی).
    let has_right_ye = (part.last_two().0 == VAV) == (part.word[part.rest] == YE);
    let is_listed = PERSONS.contains(&stem) || THINGS_WITH_AN.contains(&stem);
    has_right_ye && form.free >= KNOWN && stem != OTHER && (ends_like_person || is_listed)
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
            let end = AttachedEndings::new(&knowledge).end_without(&letters, 0, letters.len(), false);
            assert_eq!(&word[..2 * end], stem);
        }
    }
}
