//! How a passage was damaged, and how sure the model must be there.
//!
//! A text loses its ZWNJs in one way: a pipeline deletes them, or a typist uses the space bar, or
//! nothing is wrong. What is beyond doubt in a passage therefore says how the doubtful places are
//! to be read: between two words of a passage full of ZWNJs a space is most likely meant.

use super::model::Model;
use super::passage::{Gap, Part};

/// What passages show beyond doubt.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Damage {
    /// ZWNJs that are there.
    pub(super) kept: usize,
    /// Words that are always spelled with a ZWNJ, written without.
    pub(super) deleted: usize,
    /// Affixes that stand alone.
    pub(super) spaced: usize,
}

impl Damage {
    /// Whether more was lost this way or that than `other` shows.
    pub(super) fn exceeds(self, other: Damage) -> bool {
        self.deleted > other.deleted || self.spaced > other.spaced
    }
}

/// What is seen of the damage, part by part.
#[derive(Default)]
pub(super) struct Clues {
    damage: Damage,
    /// The part before is a prefix that stands alone.
    prefix: bool,
    /// The part before is a suffix, and a space stands before it.
    suffix: bool,
}

impl Clues {
    /// Looks at the next part of a passage.
    #[inline(always)]
    pub(super) fn see(&mut self, part: &Part) {
        let attached = part.gap == Gap::Zwnj;
        let after_space = (part.gap == Gap::Space) & part.joined & !part.held;
        self.damage.kept += attached as usize;
        let prefixed = after_space & self.prefix;
        self.damage.spaced += (self.suffix & !attached) as usize + prefixed as usize;
        // A part counts once, be it both: when it is put to another it shows one ZWNJ, and must not have
        // shown more before.
        self.suffix = after_space & !self.prefix & !self.suffix & part.entry.is_suffix();
        self.prefix = part.entry.is_prefix() & !attached & !part.held & !prefixed & !self.suffix;
    }

    /// What was seen; words without the ZWNJs they should have are not counted here.
    pub(super) fn damage(mut self) -> Damage {
        self.damage.spaced += self.suffix as usize;
        self.damage
    }
}

/// How sure the model must be, in its scores.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bar {
    /// To put a ZWNJ into a word.
    pub(super) split: i32,
    /// To take a space away.
    pub(super) join: i32,
}

/// How far from a bar needs no further look, in scores of the model.
#[derive(Clone, Copy, Debug)]
pub(super) struct Margins {
    /// So far below the bar of spaces after the first features that the others will not lift it over.
    pub(super) far: i32,
    /// So far above it that they will not draw it under.
    pub(super) near: i32,
    /// So near the bar after the second features that the others must be asked.
    pub(super) doubt: i32,
    /// What is said of both sides of a space together may add so much to what is said of each, where the two
    /// were seen joined and where not.
    pub(super) together_seen: i32,
    pub(super) together: i32,
    /// What anything may add to that and to how often each was seen.
    pub(super) beyond_each: i32,
    /// What the first features may add to what counts say.
    pub(super) beyond_counts: i32,
    /// So far above the bar of spaces after counts and the words by themselves that the others will not draw
    /// it under.
    pub(super) clear: i32,
    /// So far below the bar of splits after the first features that the others will not lift one over.
    pub(super) hopeless: i32,
    /// So far above it that one is the one, if no other is near.
    pub(super) beyond_doubt: i32,
    /// Others are near if they are so close to it.
    pub(super) rival: i32,
}

impl Margins {
    pub(super) fn of(model: &Model) -> Margins {
        let score = |hundredths| score(hundredths, model);
        Margins {
            far: score(FAR),
            near: score(NEAR),
            doubt: score(DOUBT),
            together_seen: score(TOGETHER_SEEN),
            together: score(TOGETHER),
            beyond_each: score(BEYOND_EACH),
            beyond_counts: score(BEYOND_COUNTS),
            clear: score(CLEAR),
            hopeless: score(HOPELESS),
            beyond_doubt: score(BEYOND_DOUBT),
            rival: score(RIVAL),
        }
    }

    /// Every split gets a second look.
    #[cfg(feature = "train")]
    pub(super) fn widest() -> Margins {
        let most = i32::MAX / 4;
        Margins {
            beyond_counts: most,
            hopeless: most,
            beyond_doubt: most,
            rival: most,
            ..Margins::of(&Model::embedded())
        }
    }
}

/// Hundredths of a logit as a score of the model.
fn score(hundredths: i32, model: &Model) -> i32 {
    hundredths * model.logit() / 100
}

/// The model learned where ZWNJs stand in good text, as if each of them had been lost. How likely
/// one was lost this way or that comes on top, as log odds. On balance that asks for a little too much,
/// since words that the model has never seen speak for themselves less than they should: so much is taken
/// off again, for a ZWNJ inside a word and for one that became a space. In hundredths of a logit.
const LENIENCE_SPLIT: i32 = 15;
const LENIENCE_JOIN: i32 = 40;
/// In hundredths of a logit, like all here.
const FAR: i32 = 100;
const NEAR: i32 = 100;
/// (Of 10,000 spaces that are looked at again one comes out otherwise with 125, none of 30,000 with 175.)
const DOUBT: i32 = 175;
/// What counts and the first features say of both sides of a space together, as far as it matters. (The most
/// in treebank text is 373 and 194, and yet no space of it comes out otherwise for these bounds.)
const TOGETHER_SEEN: i32 = 300;
const TOGETHER: i32 = 150;
/// (Nor for this one: of the spaces that go none is more than 144 below the bar.)
const BEYOND_EACH: i32 = 200;
/// (Nor for these two; with 50 and with 100 one space and eight do.)
const BEYOND_COUNTS: i32 = 100;
const CLEAR: i32 = 150;
const HOPELESS: i32 = 150;
const BEYOND_DOUBT: i32 = 200;
const RIVAL: i32 = 200;
/// The bar for keys.
const KEY_BAR: i32 = 30;

/// What the text showed up to now, less and less the farther back: one part in [`FADING`] is
/// forgotten with each passage.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Memory {
    /// ZWNJs that are there or were, and how many of them were lost which way; each counts [`ONE`].
    all: usize,
    deleted: usize,
    spaced: usize,
}

const ONE: usize = 256;
const FADING: usize = 32;
/// Before anything was seen, so many ZWNJs of so many are taken to be lost one way, and as many the other.
const LOST: usize = 3;
const LOST_OF: usize = 7;

impl Memory {
    /// What was before, together with what a passage shows.
    pub(super) fn with(self, now: Damage) -> Memory {
        Memory {
            all: self.all + ONE * (now.kept + now.deleted + now.spaced),
            deleted: self.deleted + ONE * now.deleted,
            spaced: self.spaced + ONE * now.spaced,
        }
    }

    /// What is left of it for the next passage.
    pub(super) fn faded(self) -> Memory {
        let fade = |n: usize| n - n.div_ceil(FADING);
        Memory { all: fade(self.all), deleted: fade(self.deleted), spaced: fade(self.spaced) }
    }

    /// The bars for a passage of such a text. `confidence` is in hundredths of a logit, on top.
    ///
    /// Restoration only turns what was deleted or spaced into what is kept. The bars then rise, so
    /// that nothing that was left alone is changed by a second look.
    pub(super) fn bar(self, confidence: i32, model: &Model) -> Bar {
        let all = ln(LOST_OF * (self.all + ONE));
        let lost = |seen: usize| all - ln(LOST_OF * seen + LOST * ONE);
        Bar::new(
            lost(self.deleted) - LENIENCE_SPLIT + confidence,
            lost(self.spaced) - LENIENCE_JOIN + confidence,
            model,
        )
    }
}

impl Bar {
    /// Bars of so many hundredths of a logit.
    fn new(split: i32, join: i32, model: &Model) -> Bar {
        Bar { split: score(split, model), join: score(join, model) }
    }

    /// The bars for keys: the surroundings must not count, since a key has to be the same everywhere.
    pub(super) fn of_keys(confidence: i32, model: &Model) -> Bar {
        Bar::new(KEY_BAR + confidence, KEY_BAR + confidence, model)
    }
}

/// The odds of a probability in percent (1 to 99), as hundredths of a logit.
pub(crate) fn log_odds(percent: u8) -> i32 {
    let p = percent.clamp(1, 99) as usize;
    ln(p) - ln(100 - p)
}

/// The natural logarithm of a number, 1 at least, in hundredths; never falls where the number grows.
fn ln(n: usize) -> i32 {
    const TWO: u32 = 6931; // of ln 2, in hundredths of hundredths
    let halvings = (usize::BITS - n.leading_zeros()).saturating_sub(7);
    LN[(n >> halvings).clamp(1, LN.len()) - 1] as i32 + (halvings * TWO / 100) as i32
}

/// Those of 1 to 127.
static LN: [u16; 127] = [
    0, 69, 110, 139, 161, 179, 195, 208, 220, 230, 240, 248, 256, 264, 271, 277, 283, 289, 294, 300, 304,
    309, 314, 318, 322, 326, 330, 333, 337, 340, 343, 347, 350, 353, 356, 358, 361, 364, 366, 369, 371, 374,
    376, 378, 381, 383, 385, 387, 389, 391, 393, 395, 397, 399, 401, 403, 404, 406, 408, 409, 411, 413, 414,
    416, 417, 419, 420, 422, 423, 425, 426, 428, 429, 430, 432, 433, 434, 436, 437, 438, 439, 441, 442, 443,
    444, 445, 447, 448, 449, 450, 451, 452, 453, 454, 455, 456, 457, 458, 460, 461, 462, 462, 463, 464, 465,
    466, 467, 468, 469, 470, 471, 472, 473, 474, 474, 475, 476, 477, 478, 479, 480, 480, 481, 482, 483, 484,
    484,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logarithms_are_right_and_never_fall() {
        assert_eq!((ln(1), ln(2), ln(100)), (0, 69, 461));
        let mut last = 0;
        for n in 1..100_000 {
            let exact = 100.0 * (n as f64).ln();
            assert!((ln(n) as f64 - exact).abs() < 3.0 && ln(n) >= last, "{n}");
            last = ln(n);
        }
    }

    #[test]
    fn what_was_seen_moves_the_bars_and_fades() {
        let model = Model::embedded();
        let bars = |memory: Memory| {
            let Bar { split, join } = memory.bar(0, &model);
            (split / model.logit(), join / model.logit())
        };
        let nothing = bars(Memory::default());
        let stripped = Damage { deleted: 10, ..Damage::default() };
        let good = Damage { kept: 10, ..Damage::default() };
        let mut memory = Memory::default();
        (0..10).for_each(|_| memory = memory.with(stripped).faded());
        let (split, join) = bars(memory);
        assert!(split < nothing.0.max(1) && join > nothing.1 + 2, "{split} {join} {nothing:?}");
        (0..100).for_each(|_| memory = memory.with(good).faded());
        let (split, join) = bars(memory);
        assert!(split > nothing.0 + 1 && join > nothing.1 + 2, "{split} {join} {nothing:?}");
        (0..2000).for_each(|_| memory = memory.faded());
        assert_eq!(bars(memory), nothing);
    }
}
