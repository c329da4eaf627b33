//! The vocative ای, which is spelled like the indefinite ending: مژده ای دل, علی ای همای رحمت.

use super::letters::hashes;
use super::passage::{Gap, Part, Passage};
use super::word_classes::{ADDRESSED, SOUNDED_HEH, VOCATIVE};

/// Names of persons, places and ideas in heh or yeh. They take no indefinite ending where ای follows them.
#[rustfmt::skip]
const NAMES: [u64; 30] = hashes([
    "علی", "مهدی", "فاطمه", "موسی", "عیسی", "مصطفی", "مرتضی", "مجتبی", "یحیی", "ساقی", "هادی", "حمزه", "خدیجه", "مرضیه",
    "راضیه", "زکیه", "طاهره", "معصومه", "رقیه", "سکینه", "سمیه", "آسیه", "حنانه", "لیلی", "سعدی", "مولوی", "خاقانی", "رودکی",
    "آزادی", "مکه",
]);

/// Flowers, which poets address as such.
const FLOWERS: [u64; 6] = hashes(["لاله", "بنفشه", "شکوفه", "غنچه", "سبزه", "سوری"]);
const FLOWER: [u64; 2] = hashes(["گل", "گلبن"]);

/// Pronouns that end a vocative (ای خانهٔ دوم من).
const OWNERS: [u64; 4] = hashes(["من", "ما", "تو", "شما"]);

/// Whether part `i` is the vocative, and not the indefinite ending: the next word is somebody whom poets address (مژده ای
/// دل), or is the word before (پنجره ای پنجره), or the word before is a name or ends in a sounded heh.
pub(super) fn is_vocative(passage: &Passage, i: usize) -> bool {
    let parts = passage.parts();
    if !VOCATIVE.contains(&parts[i].hash) {
        return false;
    }
    let left = parts[i - 1].hash;
    let next = || parts.get(i + 1).filter(|next| next.gap != Gap::Break);
    let addresses = |next: &Part| {
        ADDRESSED.contains(&next.hash)
            || next.hash == left
            || FLOWERS.contains(&left) && FLOWER.contains(&next.hash)
    };
    SOUNDED_HEH.contains(&left)
        || next().is_some_and(addresses)
        || NAMES.contains(&left) && next().is_some()
        || is_line_of_address(passage, i)
}

/// Whether the clause is a noun and its address: مدرسه ای خانهٔ دوم من.
fn is_line_of_address(passage: &Passage, i: usize) -> bool {
    /// The number of words of such an address.
    const LONGEST: usize = 5;
    let begins_clause = passage.parts()[i - 1].gap == Gap::Break;
    let has_ezafe = || clause_after(passage, i).next().is_some_and(|next| passage.ends_with_hamza(next));
    let ends_in_owner = || {
        let (count, last) = clause_after(passage, i)
            .take(LONGEST + 1)
            .fold((0, 0), |(count, _), part| (count + 1, part.hash));
        count <= LONGEST && OWNERS.contains(&last)
    };
    begins_clause && has_ezafe() && ends_in_owner()
}

/// The parts after part `i` in its clause.
fn clause_after<'p>(passage: &'p Passage, i: usize) -> impl Iterator<Item = &'p Part> {
    passage.parts()[i + 1..].iter().take_while(|part| part.gap != Gap::Break)
}
