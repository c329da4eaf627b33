//! Kinds of forms that the trainer knows without any text: verb forms, stems, numbers.

use super::map::Map;
use crate::restore::training::hash_of_str;

/// A set of kinds.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Kinds(u8);

impl Kinds {
    /// Verb forms that can follow می.
    pub(super) const VERB: Kinds = Kinds(1);
    /// Present stems of verbs, which make compounds.
    pub(super) const STEM: Kinds = Kinds(2);
    /// Numbers, which are written together with what they count (سه‌روزه, "of three days").
    pub(super) const NUMBER: Kinds = Kinds(4);

    pub(super) fn contains(self, kind: Kinds) -> bool {
        self.0 & kind.0 != 0
    }
}

/// The numbers, separated by spaces.
const NUMBERS: &str = "یک دو سه چهار پنج شش هفت هشت نه ده یازده دوازده سیزده چهارده پانزده شانزده هفده هجده \
     نوزده بیست سی چهل پنجاه شصت هفتاد هشتاد نود صد دویست سیصد چهارصد پانصد ششصد هفتصد هشتصد نهصد \
     هزار میلیون میلیارد نیم چند اول دوم سوم چهارم پنجم ششم هفتم هشتم نهم دهم";

/// Present and past endings of a verb after می. The last five are colloquial.
const VERB_ENDINGS: [&str; 13] = ["", "م", "ی", "د", "یم", "ید", "ند", "ه", "ین", "ن", "یی", "ئیم", "ست"];

/// The numbers that the trainer knows.
pub(super) fn numbers() -> impl Iterator<Item = &'static str> {
    NUMBERS.split_whitespace()
}

/// The kinds of all forms that have one, by their hashes.
pub(super) fn known_kinds() -> Map<Kinds> {
    let mut kinds: Map<Kinds> = Map::default();
    let mut add = |form: &str, kind: Kinds| kinds.entry(hash_of_str(form)).or_default().0 |= kind.0;
    for line in include_str!("../../data/verbs.txt").lines().filter(|line| !line.starts_with('#')) {
        // The past stem, then the present stems.
        for (i, stem) in line.split_whitespace().enumerate() {
            for ending in VERB_ENDINGS {
                add(&[stem, ending].concat(), Kinds::VERB);
            }
            if i > 0 {
                add(stem, Kinds::STEM);
                // Compounds drop a final ی after a vowel (گو instead of گوی).
                if let Some(short) = stem.strip_suffix('ی').filter(|short| short.ends_with(['ا', 'و'])) {
                    add(short, Kinds::STEM);
                }
            }
        }
    }
    numbers().for_each(|number| add(number, Kinds::NUMBER));
    kinds
}
