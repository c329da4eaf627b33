//! What may be known of a form or of a pair of forms, and how the model packs it.

/// What is known of a form. Counts are logarithms of how often the form was seen in training (0–15).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Form {
    /// How often it was seen as a word of its own.
    pub(crate) free: u8,
    /// How often it was seen before a ZWNJ.
    pub(crate) first: u8,
    /// How often it was seen after a ZWNJ.
    pub(crate) last: u8,
    /// How often it was seen with ZWNJs inside.
    pub(crate) split: u8,
    /// It is a verb form that can follow می or نمی.
    pub(crate) verb: bool,
    /// It is the present stem of a verb, which makes compounds (نگار, پذیر).
    pub(crate) stem: bool,
    /// It is a number word.
    pub(crate) number: bool,
}

impl Form {
    /// A form that was never seen.
    pub(crate) const UNKNOWN: Form =
        Form { free: 0, first: 0, last: 0, split: 0, verb: false, stem: false, number: false };
}

/// How often the two forms of a pair were seen side by side, as logarithms (0–15).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Together {
    /// With a ZWNJ between them.
    pub(crate) zwnj: u8,
    /// With a space between them; counted only for pairs that were also seen with a ZWNJ.
    pub(crate) space: u8,
}

/// Whether a form needs a ZWNJ inside, as decided in training.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Answer {
    /// Not decided in training: the weights decide, and the words around count too.
    Ask,
    /// Leave it whole.
    Whole,
    /// Put a ZWNJ before this letter.
    Split(usize),
}

/// What the model knows of a form: its [`Form`], its [`Answer`], its side bounds and its seams, packed.
///
/// | bits | what |
/// |---|---|
/// | 0–15 | `free`, `first`, `last`, `split`, 4 bits each |
/// | 16–18 | `verb`, `stem`, `number` |
/// | 19–23 | the answer: 0 for `Ask`, 31 for `Whole`, else the letter of `Split` |
/// | 24–31 | the two [side bounds](Entry::side_bounds) plus [`ZERO_BOUND`], 4 bits each |
/// | 32–33 | whether the form begins, and whether it ends a known word with a seam (کار in کارآفرین) |
///
/// Many forms have the same bits 0 to 31, so the model has them in a table. Bits 32 and 33 are kept with
/// the form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Entry(pub(crate) u64);

/// A side bound of zero, as it is packed.
const ZERO_BOUND: u64 = 8;

/// The lowest bit of the answer.
const ANSWER: u32 = 19;

/// The number of bits that the table of the model has.
const SEAMS: u32 = 32;

/// The answer `Whole`, as it is packed.
const WHOLE: u64 = 31;

/// A form is an affix if its count beside a ZWNJ exceeds its count alone by at least this much. Counts are
/// logarithms to the base 2^(4/3), so the form was seen there about sixteen times as often.
const AFFIX: u64 = 3;

impl Entry {
    /// The entry of a form that was never seen. Its side bounds of 2 are an estimate.
    pub(crate) const UNKNOWN: Entry = Entry((2 + ZERO_BOUND) << 24 | (2 + ZERO_BOUND) << 28);

    /// The entry of a user word: a common word that stays whole.
    pub(super) const USER_WORD: Entry = Entry(12 | WHOLE << ANSWER | Entry::UNKNOWN.0);

    /// Packs what is known of a form. `side_bounds` are in logits, rounded up, and are clamped to ±7. A
    /// split at letter 31 or later is packed as `Ask`.
    #[cfg(feature = "train")]
    pub(crate) fn new(form: Form, answer: Answer, side_bounds: (i32, i32)) -> Entry {
        let bound = |logits: i32| (logits.clamp(-7, 7) + ZERO_BOUND as i32) as u64;
        let answer = match answer {
            Answer::Ask => 0,
            Answer::Split(k) if k < WHOLE as usize => k as u64,
            Answer::Split(_) => 0,
            Answer::Whole => WHOLE,
        };
        Entry(
            form.free as u64
                | (form.first as u64) << 4
                | (form.last as u64) << 8
                | (form.split as u64) << 12
                | (form.verb as u64) << 16
                | (form.stem as u64) << 17
                | (form.number as u64) << 18
                | answer << ANSWER
                | bound(side_bounds.0) << 24
                | bound(side_bounds.1) << 28,
        )
    }

    /// The entry with these bits of the table, and with the seams of the form: 1 if it begins a known word
    /// with a seam, plus 2 if it ends one.
    #[inline(always)]
    pub(crate) fn from_table(bits: u32, seams: u8) -> Entry {
        Entry(bits as u64 | (seams as u64) << SEAMS)
    }

    /// The bits for the table of the model.
    #[cfg(feature = "train")]
    pub(crate) fn table_bits(self) -> u32 {
        self.0 as u32
    }

    /// The seams of the form, as [`from_table`](Self::from_table) takes them.
    #[cfg(feature = "train")]
    pub(crate) fn seams(self) -> u16 {
        (self.0 >> SEAMS) as u16 & 3
    }

    /// Whether `self` begins a known word with a seam, and `right` ends one. Few neighbouring words pass.
    #[inline(always)]
    pub(super) fn may_meet_in_seam(self, right: Entry) -> bool {
        self.0 >> SEAMS & right.0 >> (SEAMS + 1) & 1 != 0
    }

    #[inline]
    pub(crate) fn form(self) -> Form {
        let x = self.0;
        Form {
            free: (x & 15) as u8,
            first: (x >> 4 & 15) as u8,
            last: (x >> 8 & 15) as u8,
            split: (x >> 12 & 15) as u8,
            verb: x >> 16 & 1 != 0,
            stem: x >> 17 & 1 != 0,
            number: x >> 18 & 1 != 0,
        }
    }

    #[inline]
    pub(super) fn answer(self) -> Answer {
        match self.0 >> ANSWER & WHOLE {
            0 => Answer::Ask,
            WHOLE => Answer::Whole,
            k => Answer::Split(k as usize),
        }
    }

    /// Whether the form is a prefix: seen much more often before a ZWNJ than alone.
    #[inline]
    pub(super) fn is_prefix(self) -> bool {
        self.0 >> 4 & 15 >= (self.0 & 15) + AFFIX
    }

    /// Whether the form is a suffix: seen much more often after a ZWNJ than alone.
    #[inline]
    pub(super) fn is_suffix(self) -> bool {
        self.0 >> 8 & 15 >= (self.0 & 15) + AFFIX
    }

    /// Upper bounds, in logits, on what the form by itself adds to the score of a space after it and of a
    /// space before it. For a form that was never seen they are estimates.
    #[inline]
    fn side_bounds(self) -> (i32, i32) {
        let bound = |bits: u64| (bits & 15) as i32 - ZERO_BOUND as i32;
        (bound(self.0 >> 24), bound(self.0 >> 28))
    }

    /// The upper bound, in logits, on what `self` and `right`, each by itself, add to the score of the space
    /// between them.
    #[inline(always)]
    pub(super) fn side_bound_with(self, right: Entry) -> i32 {
        self.side_bounds().0 + right.side_bounds().1
    }

    /// Whether `self` and `right` may have been seen with a ZWNJ between them: `self` was seen before some
    /// ZWNJ, and `right` after some ZWNJ.
    #[inline(always)]
    pub(super) fn may_be_joined_with(self, right: Entry) -> bool {
        (self.form().first > 0) & (right.form().last > 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bits_of_an_entry_are_those_of_the_table() {
        let bits = 1 | 15 << 4 | 2 << 8 | 9 << 12 | 0b101 << 16 | 30 << 19 | 1 << 24 | 15 << 28;
        let entry = Entry::from_table(bits, 2);
        let form = Form { free: 1, first: 15, last: 2, split: 9, verb: true, stem: false, number: true };
        assert_eq!((entry.form(), entry.answer(), entry.side_bounds()), (form, Answer::Split(30), (-7, 7)));
        assert!(Entry(1 << 17).form().stem);
        assert_eq!([0, WHOLE << ANSWER].map(|bits| Entry(bits).answer()), [Answer::Ask, Answer::Whole]);
        assert_eq!(entry.side_bound_with(Entry(8 << 24 | 11 << 28)), -4);
    }

    #[test]
    fn a_seam_has_a_beginning_and_an_end() {
        let [neither, begins, ends, both] = [0, 1, 2, 3].map(|seams| Entry::from_table(0, seams));
        for (left, right, meet) in [
            (begins, ends, true),
            (both, both, true),
            (begins, begins, false),
            (ends, ends, false),
            (ends, begins, false),
            (neither, ends, false),
            (begins, neither, false),
        ] {
            assert_eq!(left.may_meet_in_seam(right), meet, "{left:?} {right:?}");
        }
    }

    #[test]
    fn counts_beside_a_zwnj_tell_affixes() {
        let entry = |free: u64, first: u64, last: u64| Entry(free | first << 4 | last << 8);
        assert!(entry(4, 7, 6).is_prefix() && !entry(4, 7, 6).is_suffix());
        assert!(entry(4, 6, 7).is_suffix() && !entry(4, 6, 7).is_prefix());
        assert!(entry(4, 1, 0).may_be_joined_with(entry(4, 0, 1)));
        assert!(!entry(4, 0, 1).may_be_joined_with(entry(4, 0, 1)));
        assert!(!entry(4, 1, 0).may_be_joined_with(entry(4, 1, 0)));
    }

    #[cfg(feature = "train")]
    #[test]
    fn an_entry_holds_what_was_packed() {
        let form = Form { free: 1, first: 15, last: 2, split: 9, verb: true, stem: false, number: true };
        for (answer, found) in [
            (Answer::Ask, Answer::Ask),
            (Answer::Whole, Answer::Whole),
            (Answer::Split(1), Answer::Split(1)),
            (Answer::Split(30), Answer::Split(30)),
            (Answer::Split(31), Answer::Ask),
        ] {
            for (bounds, clamped) in [((-7, 7), (-7, 7)), ((0, 1), (0, 1)), ((-99, 99), (-7, 7))] {
                let entry = Entry::new(form, answer, bounds);
                assert_eq!((entry.form(), entry.answer(), entry.side_bounds()), (form, found, clamped));
            }
        }
    }
}
