//! The vocative ای, which is spelled like the indefinite ending: مژده ای دل, علی ای همای رحمت.

use super::letters::{hash_of_str, hashes};
use super::passage::{Gap, Part, Passage};
use super::sounded_heh::SOUNDED_HEH;
use super::word_classes::{ADDRESSED, GIVEN_NAMES, VOCATIVE};

/// Besides given names, names of poets, places and ideas in heh or yeh. They take no indefinite ending where ای follows them.
const OTHER_NAMES: [u64; 7] = hashes(["ساقی", "سعدی", "مولوی", "خاقانی", "رودکی", "آزادی", "مکه"]);

/// Flowers that verse addresses as ای گل.
const CALLED_ROSE: [u64; 6] = hashes(["لاله", "بنفشه", "شکوفه", "غنچه", "سبزه", "سوری"]);
const ROSE: [u64; 2] = hashes(["گل", "گلبن"]);

/// Pronouns that end a vocative (ای خانهٔ دوم من).
const OWNERS: [u64; 4] = hashes(["من", "ما", "تو", "شما"]);

/// Whether part `i` is the vocative, and not the indefinite ending: the next word is somebody whom poets address (مژده ای
/// دل), or is the word before (پنجره ای پنجره), or the word before is a name or ends in a sounded heh. Before که, a
/// name has the indefinite ending (آزادی‌ای که داشتیم).
pub(super) fn is_vocative(passage: &Passage, i: usize) -> bool {
    let parts = passage.parts();
    if !VOCATIVE.contains(&parts[i].hash) {
        return false;
    }
    let left = parts[i - 1].hash;
    let next = || passage.next_in_clause(i);
    let is_name = || GIVEN_NAMES.contains(&left) || OTHER_NAMES.contains(&left);
    let addresses = |next: &Part| {
        ADDRESSED.contains(&next.hash)
            || next.hash == left
            || CALLED_ROSE.contains(&left) && ROSE.contains(&next.hash)
    };
    SOUNDED_HEH.contains(&left)
        || next().is_some_and(addresses)
        || is_name() && next().is_some_and(|next| next.hash != hash_of_str("که"))
        || is_line_of_address(passage, i)
}

/// Whether the clause is a noun and its address: مدرسه ای خانهٔ دوم من.
fn is_line_of_address(passage: &Passage, i: usize) -> bool {
    let begins_clause = passage.parts()[i - 1].gap == Gap::Break;
    let has_ezafe = || passage.next_in_clause(i).is_some_and(|next| passage.ends_with_hamza(next));
    let ends_in_owner = || passage.clause_after(i).last().is_some_and(|last| OWNERS.contains(&last.hash));
    begins_clause && has_ezafe() && ends_in_owner()
}
