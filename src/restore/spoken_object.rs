//! The spoken object marker رو, which is spelled like the end of compounds: ماشین رو بیار, but پیاده‌رو شلوغه.
//!
//! Compounds in رو are a closed list. Some of their first halves are also objects. Then a verb that takes an object shows that
//! رو is the marker: پیاده رو ببین.

use super::letters::{hash_of_str, hashes};
use super::passage::{Gap, Passage};
use super::verb_phrases::has_verb;
use super::word_classes;

const MARKER: u64 = hash_of_str("رو");

/// The first halves of compounds in رو ("who goes", "way", "face").
#[rustfmt::skip]
const FIRST_HALVES: [u64; 64] = hashes([
    "پیاده", "سواره", "دنباله", "ماشین", "مال", "راه", "آدم", "نفر", "اسب", "شتر", "تک", "کج", "کند", "تند", "پیش", "پس", "میان",
    "میانه", "زیاده", "هم", "شب", "تیز", "گرم", "آب", "خود", "آهسته", "کم", "پر", "خوش", "زشت", "خوب", "سیاه", "سیه", "سفید",
    "گشاده", "ترش", "سرخ", "زیبا", "نیکو", "نیک", "ماه", "پری", "گل", "بد", "تازه", "خنده", "عقب", "جلو", "دون", "سبک", "پیشت",
    "بالا", "شل", "این", "آن", "همین", "آفتاب", "شیرجه", "کاروان", "سایه", "درشکه", "کالسکه", "ارابه", "عابر",
]);

/// The first halves of connectives in رو (ازین‌رو), and of روبه‌رو.
const WITH_CONNECTIVE: [u64; 5] = hashes(["ازین", "ازاین", "ازآن", "زین", "روبه"]);

/// Prepositions, and nouns that are used like them. No object follows them directly.
const PREPOSITIONS: [u64; 12] =
    hashes(["در", "از", "به", "تو", "توی", "روی", "کنار", "داخل", "بیرون", "وسط", "راه", "مسیر"]);

/// The stems of verbs that take an object, without those that also end compounds: present and past, written and spoken.
#[rustfmt::skip]
const TRANSITIVE: [u64; 50] = hashes([
    "بین", "دید", "بر", "برد", "یار", "آور", "آورد", "گیر", "گرفت", "ده", "داد", "کن", "کرد", "زن", "زد", "بند", "بست", "شور",
    "شست", "خور", "خورد", "خون", "خوان", "خواند", "خوند", "نویس", "نوشت", "گذار", "ذار", "گذاشت", "ذاشت", "نداز", "انداز",
    "انداخت", "نداخت", "کش", "کشید", "خر", "خرید", "فروش", "فروخت", "پز", "پخت", "شکن", "شکست", "ساز", "ساخت", "پوش", "پوشید",
    "چین",
]);

/// Whether part `i` is the object marker after the part before it.
pub(super) fn is_marker(passage: &Passage, i: usize) -> bool {
    let parts = passage.parts();
    if parts[i].hash != MARKER {
        return false;
    }
    let left = parts[i - 1].hash;
    if WITH_CONNECTIVE.contains(&left) || word_classes::is_imperfective(left) {
        return false;
    }
    if !FIRST_HALVES.contains(&left) {
        return true;
    }
    // After a preposition, the compound is a place: از پیاده‌رو دیدم.
    let follows_preposition =
        i > 1 && PREPOSITIONS.contains(&parts[i - 2].hash) && parts[i - 1].gap == Gap::Space;
    // می is left out: the way may be the subject (ماشین‌رو می‌گذرد).
    !follows_preposition && precedes_verb(passage, i + 1)
}

/// Whether part `i`, or the part after هم in part `i`, is a verb that takes an object and has no می. Two words are
/// "to love": دوست دارم.
pub(super) fn precedes_verb(passage: &Passage, i: usize) -> bool {
    const ALSO: u64 = hash_of_str("هم");
    const FRIEND: u64 = hash_of_str("دوست");
    const HAVING: [u64; 2] = hashes(["دار", "داشت"]);
    let parts = passage.parts();
    let is_also = parts.get(i).is_some_and(|next| next.gap == Gap::Space && next.hash == ALSO);
    let verb = i + is_also as usize;
    let Some(part) = parts.get(verb).filter(|part| part.gap == Gap::Space) else { return false };
    match part.hash {
        FRIEND => has_verb(passage, verb + 1, &HAVING),
        hash => !word_classes::is_imperfective(hash) && has_verb(passage, verb, &TRANSITIVE),
    }
}
