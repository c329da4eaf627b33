//! Two words that stay apart, although both together are also one word, because the words around them show two nouns or a
//! preposition: جهان بین دو جنگ, درد سر و گردن, به خود کار علاقه دارم, پا ره نبرد.

use super::grammar;
use super::letters::{hash_of_str, hashes};
use super::passage::{Gap, Part, Passage};
use super::verb_phrases::has_verb;
use super::word_classes;
use crate::chars;

const BETWEEN: u64 = hash_of_str("بین");
const FAR: u64 = hash_of_str("دور");
const FROM: u64 = hash_of_str("از");
const PAIN: u64 = hash_of_str("درد");
const HEAD: u64 = hash_of_str("سر");
const SELF: u64 = hash_of_str("خود");
const WORK: u64 = hash_of_str("کار");
const WHOSE: u64 = hash_of_str("کی");
const PATH: u64 = hash_of_str("ره");
const RIVER: u64 = hash_of_str("رود");
/// The ending of the plural that makes an interjection of two words with هوی.
const CRIES: u64 = hash_of_str("های");
/// The ending of the plural that is a laugh if it is repeated (صدای ها ها).
const LAUGH: u64 = hash_of_str("ها");

/// What a part of somebody leaves, so that کی after that part asks whose it is: رد پا کی بود.
const OWNED: [u64; 5] = hashes(["رد", "جای", "جا", "صدای", "اثر"]);

/// What a river has, and the qualities of it that begin no name of a river: آب سرد رود (but آب سفیدرود).
const OF_RIVER: [u64; 6] = hashes(["آب", "آبهای", "هوای", "نسیم", "موج", "جریان"]);
const QUALITIES: [u64; 6] = hashes(["سرد", "گرم", "خنک", "تند", "زلال", "آرام"]);

/// Whether the space before part `i` stays.
pub(super) fn are_apart(passage: &Passage, i: usize) -> bool {
    let parts = passage.parts();
    let (left, right) = (parts[i - 1].hash, parts[i].hash);
    let before = || passage.clause_before(i - 1).next().map_or(0, |part| part.hash);
    match (left, right) {
        (FAR, BETWEEN) => before() == FROM && is_between(passage, i),
        (_, BETWEEN) => is_between(passage, i),
        (PAIN, HEAD) => is_headache(passage, i, before()),
        (SELF, WORK) => hashes(["به", "مهم", "از", "در", "اصل"]).contains(&before()),
        (_, WHOSE) => OWNED.contains(&before()),
        (quality, RIVER) => QUALITIES.contains(&quality) && OF_RIVER.contains(&before()),
        (_, PATH) => is_path(passage, i),
        (_, CRIES) => is_outcry(passage, i),
        (_, LAUGH) => passage.next_in_clause(i).is_some_and(|next| next.hash == LAUGH),
        _ => begins_family_name(passage, i),
    }
}

/// Whether part `i` is the first half of a family name after a given name: علی جمال زاده.
fn begins_family_name(passage: &Passage, i: usize) -> bool {
    const ENDS: [u64; 4] = hashes(["زاده", "پور", "نژاد", "فر"]);
    const BECOMING: [u64; 2] = hashes(["شو", "شد"]);
    let parts = passage.parts();
    let (left, right) = (&parts[i - 1], &parts[i]);
    word_classes::GIVEN_NAMES.contains(&left.hash)
        && passage.next_in_clause(i).is_some_and(|end| end.gap == Gap::Space && ENDS.contains(&end.hash))
        && !grammar::is_any_ending(right.hash, right.len())
        && !has_verb(passage, i + 2, &BECOMING)
}

/// Whether part `i`, بین, is the preposition: a number, a pronoun or a plural follows, or two nouns with و.
fn is_between(passage: &Passage, i: usize) -> bool {
    const PLURAL_ENDS: [[u8; 2]; 2] = [
        [chars::letter_code('ا'), chars::letter_code('ن')],
        [chars::letter_code('ه'), chars::letter_code('ا')],
    ];
    const ALL: [u64; 6] = hashes(["همه", "ما", "شما", "خودشان", "ایشان", "آنها"]);
    let Some(next) = passage.next_in_clause(i) else { return false };
    let letters = passage.letters(next);
    let is_plural = || PLURAL_ENDS.iter().any(|end| letters.len() > 4 && letters.ends_with(end));
    let has_plural_ending =
        || passage.next_in_clause(i + 1).is_some_and(|ending| super::endings::is_plural(ending.hash));
    let is_and = |part: &Part| word_classes::AND.contains(&part.hash);
    let are_two = || {
        !is_and(next)
            && passage.next_in_clause(i + 1).is_some_and(is_and)
            && passage.next_in_clause(i + 2).is_some()
    };
    let is_this_and_all = || {
        hashes(["این", "آن"]).contains(&next.hash)
            && passage.next_in_clause(i + 1).is_some_and(|all| ALL.contains(&all.hash))
    };
    // After other words, بین is rather the stem of an adjective (افراد خوش‌بین).
    let may_precede_preposition = hashes(["جهان", "واقع", "دور"]).contains(&passage.parts()[i - 1].hash);
    next.entry.form().number
        || ALL.contains(&next.hash)
        || may_precede_preposition && (is_plural() || has_plural_ending() || are_two() || is_this_and_all())
}

/// Whether درد and سر, which is part `i`, are a pain in the head, and not دردسر ("trouble"): the words beside them are of
/// medicine.
fn is_headache(passage: &Passage, i: usize, before: u64) -> bool {
    #[rustfmt::skip]
    const BEFORE: [u64; 15] = hashes([
        "قرص", "داروی", "دارو", "مسکن", "تسکین", "درمان", "علت", "علائم", "علایم", "تب", "سرفه", "تهوع", "سرگیجه", "شربت",
        "دمنوش",
    ]);
    #[rustfmt::skip]
    const AFTER: [u64; 14] = hashes([
        "شدید", "شدیدی", "خفیف", "خفیفی", "مزمن", "میگرنی", "عصبی", "سینوسی", "معده", "و", "ضربان", "تنشی", "خوشه", "صبحگاهی",
    ]);
    #[rustfmt::skip]
    const ORGANS: [u64; 16] = hashes([
        "گردن", "کمر", "پا", "دست", "چشم", "گوش", "گلو", "شکم", "معده", "شانه", "سینه", "دندان", "بدن", "صورت", "تب", "سرگیجه",
    ]);
    let next = passage.next_in_clause(i).map_or(0, |next| next.hash);
    let is_of_organs = || passage.next_in_clause(i + 1).is_some_and(|organ| ORGANS.contains(&organ.hash));
    let is_for = || {
        hashes(["برای", "ضد", "و"]).contains(&before)
            && passage.clause_before(i - 1).nth(1).is_some_and(|part| BEFORE.contains(&part.hash))
    };
    BEFORE.contains(&before)
        || is_for()
        || AFTER.contains(&next) && (!word_classes::AND.contains(&next) || is_of_organs())
}

/// Whether part `i`, ره, is the short form of راه after a common word, since a verb of going follows: پا ره نبرد.
fn is_path(passage: &Passage, i: usize) -> bool {
    /// The least count (a logarithm) of a common word.
    const COMMON: u8 = 7;
    #[rustfmt::skip]
    const GOING: [u64; 16] = hashes([
        "رو", "رفت", "بر", "برد", "یاب", "یافت", "پوی", "پیما", "پیمود", "سپار", "سپرد", "جوی", "جست", "نما", "نمود", "بست",
    ]);
    let is_infinitive = || {
        passage.next_in_clause(i).is_some_and(|next| {
            let letters = passage.letters(next);
            letters.last() == Some(&chars::letter_code('ن'))
                && GOING.contains(&letters.piece(0, letters.len() - 1))
        })
    };
    let left = &passage.parts()[i - 1];
    left.entry.form().free >= COMMON
        && !word_classes::is_imperfective(left.hash)
        && (has_verb(passage, i + 1, &GOING) || is_infinitive())
}

/// Whether part `i` and the next two are the outcry های و هوی.
fn is_outcry(passage: &Passage, i: usize) -> bool {
    const OUTCRY: [[u64; 2]; 2] = [hashes(["و", "هوی"]), hashes(["و", "هو"])];
    let rest = || passage.parts()[i + 1..].iter().take(2).map(|part| part.hash);
    OUTCRY.iter().any(|words| rest().eq(words.iter().copied()))
}
