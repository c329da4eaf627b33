//! Which marks stay.
//!
//! The definition is [`stays_on`]. The rest of the file recognizes marks that stay by their bytes,
//! without decoding characters. In a text with harakat, most marks stay.

use unicode_normalization::UnicodeNormalization;

use super::facts::{self, facts, is_letter_that_stays};
use super::{Fold, HehYe, Marks};
use crate::chars::{self, is_combining_mark};
use crate::scan;

/// Whether `c` attaches to the letter before it: a mark, or the presentation form of a mark.
pub(super) fn attaches(c: char) -> bool {
    is_combining_mark(c) || chars::is_mark_form(c)
}

/// Whether the mark `c` stays after `cluster`: the folded letter with those of its marks that were kept
/// so far.
pub(super) fn stays_on(cluster: &str, c: char, options: &Fold) -> bool {
    let hamza_of_heh = c == '\u{654}' && cluster.ends_with('ه');
    stays(c, options) || hamza_of_heh && options.marks == Marks::KeepTanvin && !options.search_key
}

/// Whether the mark `c` stays on every letter.
fn stays(c: char, options: &Fold) -> bool {
    is_combining_mark(c)
        && !options.search_key
        && match options.marks {
            Marks::Keep => true,
            Marks::KeepTanvin => matches!(c, '\u{64B}'..='\u{64D}'),
            Marks::Drop => false,
        }
}

/// Whether a character that [attaches] is dropped from every letter.
pub(super) fn is_removed(c: char, options: &Fold) -> bool {
    !core::iter::once(c).nfkc().any(|mark| stays(mark, options))
}

/// Marks of U+0640–U+067F: a bit for each, by the lower six bits of the code point. These are the
/// lower six bits of the byte after D9, too.
#[derive(Clone, Copy)]
pub(super) struct MarkSet(u64);

impl MarkSet {
    /// U+064B–U+064D.
    const TANVIN: u64 = 0b111 << 0x0B;
    /// U+064B–U+0652 and U+0670: the harakat that Unicode composes with no letter.
    const HARAKAT: u64 = 0xFF << 0x0B | 1 << 0x30;
    /// U+0654, which Unicode composes with every Persian letter that carries it, except heh.
    const HAMZA: u64 = 1 << 0x14;

    /// The marks that stay as they are if no other mark is beside them. With [`Marks::Keep`], the hamza is
    /// among them unless it is written as ye; [`mark_stays`] accepts it on heh only.
    #[inline(always)]
    pub(super) fn that_stay(options: &Fold) -> MarkSet {
        MarkSet(match options.marks {
            _ if options.search_key => 0,
            Marks::Keep if options.heh_ye != HehYe::Ye => Self::HARAKAT | Self::HAMZA,
            Marks::Keep => Self::HARAKAT,
            Marks::KeepTanvin => Self::TANVIN,
            Marks::Drop => 0,
        })
    }

    #[inline(always)]
    fn has(self, lead: u8, trail: u8) -> bool {
        (lead == 0xD9) & (self.0 >> (trail & 0x3F) & 1 != 0)
    }
}

/// The second byte of the hamza above, U+0654.
const HAMZA_TRAIL: u8 = 0x94;
/// Heh, U+0647.
const HEH: [u8; 2] = [0xD9, 0x87];

/// Whether the mark that ends at byte `i` is one of `marks` and stays as it is, together with the letter
/// or ASCII character before it. May return false for a mark that stays.
#[inline(always)]
pub(super) fn mark_stays(bytes: &[u8], i: usize, marks: MarkSet) -> bool {
    let Some(&[a, b, lead, trail]) = i.checked_sub(3).and_then(|start| bytes[start..].first_chunk()) else {
        return false;
    };
    // No short-circuit: the branches would be unpredictable.
    let stays = marks.has(lead, trail);
    let heh = (a == HEH[0]) & (b == HEH[1]);
    let carrier = (trail != HAMZA_TRAIL) & (is_letter_that_stays(facts(a, b)) | b.is_ascii()) | heh;
    let alone = match bytes.get(i + 1..i + 3) {
        Some(&[lead, trail]) => {
            (lead < 0x80)
                | (lead == 0xC2)
                | (lead == 0xE2)
                | (lead & 0xFC == 0xD8) & (facts(lead, trail) & facts::MARK == 0)
        }
        _ => no_mark_follows(bytes, i + 1),
    };
    stays & carrier & alone
}

/// Like [`mark_stays`], but the letter may also be one that the fast copy loop folds (ي ى ك).
#[inline(always)]
pub(super) fn mark_stays_or_letter_folds(bytes: &[u8], i: usize, marks: MarkSet, options: &Fold) -> bool {
    mark_stays(bytes, i, marks) || mark_stays_on_folded_letter(bytes, i, options)
}

/// Whether the bytes up to and including `i` end in ي, ى or ك with one mark that stays as it is.
#[inline(always)]
fn mark_stays_on_folded_letter(bytes: &[u8], i: usize, options: &Fold) -> bool {
    options.marks == Marks::Keep
        && i >= 3
        && matches!(bytes[i - 3..i - 1], [0xD9, 0x83 | 0x89 | 0x8A])
        && scan::is_haraka(bytes[i - 1], bytes[i])
        && no_mark_follows(bytes, i + 1)
}

/// Whether the bytes at `i` show without decoding that no mark begins there. This is so at the end of
/// the text, and before a character that is ASCII, is of U+0600–U+06FF and not a mark, or
/// begins with C2 (« ») or E2 (… – and the ZWNJ).
#[inline(always)]
pub(super) fn no_mark_follows(bytes: &[u8], i: usize) -> bool {
    match bytes.get(i..) {
        Some(&[lead, trail, ..]) if lead & 0xFC == 0xD8 => facts(lead, trail) & facts::MARK == 0,
        Some(&[lead, ..]) => lead < 0x80 || matches!(lead, 0xC2 | 0xE2),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::super::cluster::fold_cluster;
    use super::*;
    use crate::steps::Step;

    /// Every combination of the options that decide about marks.
    fn options() -> impl Iterator<Item = Fold> {
        [Marks::Keep, Marks::KeepTanvin, Marks::Drop].into_iter().flat_map(|marks| {
            [HehYe::Keep, HehYe::Hamza, HehYe::Ye].into_iter().flat_map(move |heh_ye| {
                [false, true].map(|search_key| Fold { marks, heh_ye, search_key, ..Fold::DEFAULT })
            })
        })
    }

    #[test]
    fn marks_recognized_as_staying_are_those_that_folding_keeps() {
        for options in options() {
            let staying = MarkSet::that_stay(&options);
            for (letter, mark) in
                "بهاأيكۀٹ".chars().flat_map(|letter| ('\u{640}'..='\u{67F}').map(move |mark| (letter, mark)))
            {
                let cluster = alloc::format!("{letter}{mark}");
                let recognized = mark_stays(cluster.as_bytes(), cluster.len() - 1, staying);
                let unchanged = fold_cluster(&cluster, false, &options) == cluster;
                assert!(!recognized || unchanged, "{options:?} {cluster}");
                let is_haraka = scan::is_haraka(cluster.as_bytes()[2], cluster.as_bytes()[3]);
                assert!(recognized || letter != 'ب' || !is_haraka || !unchanged, "{options:?} {cluster}");
            }
        }
    }

    #[test]
    fn a_second_mark_is_never_passed_over() {
        for second in ["\u{651}", "\u{654}", "\u{8D3}", "\u{FE77}"] {
            let text = ["ب\u{64E}", second].concat();
            assert!(!mark_stays(text.as_bytes(), 3, MarkSet::that_stay(&Fold::DEFAULT)), "{text}");
        }
    }

    #[test]
    fn marks_of_arabic_letters_stay_when_the_letter_folds() {
        for letter in "يىك".chars() {
            let text = alloc::format!("{letter}\u{64E}ب");
            assert!(mark_stays_on_folded_letter(text.as_bytes(), 3, &Fold::DEFAULT));
            assert!(!mark_stays(text.as_bytes(), 3, MarkSet::that_stay(&Fold::DEFAULT)));
        }
    }
}
