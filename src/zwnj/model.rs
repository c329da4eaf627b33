//! The model as bytes: what was counted and what was learned, looked up in place.
//!
//! Layout, all numbers little-endian (the trainer writes it, see `train.rs`):
//!
//! | bytes | what |
//! |---|---|
//! | 8 | magic `hamvarZ6` |
//! | 6 × 4 | buckets of forms, of pairs and of weights, entries, score of one logit, checksum |
//! | 32 | nothing, so that each bucket of forms is a cache line |
//! | 64 × buckets | forms: sixteen hashes of a bucket (fingerprints, 2 bytes each, 0 for none), then the numbers of their entries (2 each) |
//! | 48 × buckets | pairs: sixteen fingerprints, then how often seen with a ZWNJ (low 4 bits) and a space (high 4) |
//! | 8 × buckets | weights: a number that holds three, each 13 bits of a tag and 8 of a signed weight |
//! | 4 × entries | what may be known of a form ([`Entry`]) |
//! | 4,608 | weights that are asked for most, once more: a signed byte each, as they are [listed](Feature::listed) |
//!
//! The model is used as it lies in the binary: nothing is parsed, copied or allocated at start.

use alloc::sync::Arc;
use core::fmt;

use super::features::{Evidence, Feature, Form, LISTED, Together};
use super::given::Words;
use crate::scan;

pub(crate) const MAGIC: [u8; 8] = *b"hamvarZ6";
pub(crate) const HEADER: usize = 64;
/// Where the checksum stands in it.
pub(crate) const CHECKSUM: usize = 28;

/// Hashes in a bucket of forms or pairs.
pub(crate) const IN_BUCKET: usize = 16;
/// Bytes of a bucket whose values have `value` bytes.
const fn bucket_size(value: usize) -> usize {
    (2 + value) * IN_BUCKET
}
const FORM_BUCKET: usize = bucket_size(2);
const PAIR_BUCKET: usize = bucket_size(1);

/// A model of Persian spelling that decides where a ZWNJ was lost.
///
/// The crate carries one, [`Model::embedded`], and every default uses it. With the feature `train`
/// a model can be trained on other text. Cloning is cheap.
#[derive(Clone)]
pub struct Model {
    data: Data,
    layout: Layout,
}

#[derive(Clone)]
enum Data {
    Static(&'static [u8]),
    Shared(Arc<[u8]>),
}

#[derive(Clone, Copy, Debug, PartialEq)]
struct Layout {
    forms: usize,
    pairs: usize,
    weights: usize,
    entries: usize,
    logit: i32,
}

impl Layout {
    const fn pairs(&self) -> usize {
        HEADER + FORM_BUCKET * self.forms
    }
    const fn weights(&self) -> usize {
        self.pairs() + PAIR_BUCKET * self.pairs
    }
    const fn entries(&self) -> usize {
        self.weights() + 8 * self.weights
    }
    const fn listed(&self) -> usize {
        self.entries() + 4 * self.entries
    }
    const fn size(&self) -> usize {
        self.listed() + LISTED
    }
}

/// Why bytes are no model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModelError(Fault);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Fault {
    Magic,
    Size { found: usize, expected: usize },
    Header,
    Checksum,
}

impl fmt::Display for ModelError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Fault::Magic => f.write_str(
                "not a hamvar model: the first 8 bytes are not \"hamvarZ6\"; train one with the feature `train`",
            ),
            Fault::Size { found, expected } => write!(
                f,
                "damaged hamvar model: {found} bytes where its header says {expected}; copy or train it again"
            ),
            Fault::Header => f.write_str(
                "damaged hamvar model: its header (bytes 8 to 31) holds impossible sizes; copy or train it again",
            ),
            Fault::Checksum => f.write_str(
                "damaged hamvar model: the checksum at byte 28 does not fit its content; copy or train it again",
            ),
        }
    }
}

impl core::error::Error for ModelError {}

const MODEL: &[u8] = include_bytes!("../../data/zwnj.model");

/// Begins where a cache line does, so that each bucket of forms is one.
#[repr(C, align(64))]
struct Lines([u8; MODEL.len()]);

static EMBEDDED: Lines = Lines(*include_bytes!("../../data/zwnj.model"));

const fn read_u32(bytes: &[u8], at: usize) -> u32 {
    u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]])
}

/// Reads the header. `None` where its numbers are out of bounds.
const fn layout(bytes: &[u8]) -> Option<Layout> {
    if bytes.len() < HEADER {
        return None;
    }
    let layout = Layout {
        forms: read_u32(bytes, 8) as usize,
        pairs: read_u32(bytes, 12) as usize,
        weights: read_u32(bytes, 16) as usize,
        entries: read_u32(bytes, 20) as usize,
        logit: read_u32(bytes, 24) as i32,
    };
    const fn fits(buckets: usize) -> bool {
        buckets >= 1 && buckets <= 1 << 22
    }
    if !fits(layout.forms)
        || !fits(layout.pairs)
        || !fits(layout.weights)
        || layout.entries > 1 << 16
        || layout.logit < 1
        || layout.logit > 1 << 16
    {
        return None;
    }
    Some(layout)
}

/// FNV-1a over everything after the header, and the header's sizes.
pub(crate) fn checksum(bytes: &[u8]) -> u32 {
    let sizes = bytes[8..CHECKSUM].iter();
    sizes.chain(&bytes[HEADER..]).fold(0x811C_9DC5, |sum, &b| (sum ^ b as u32).wrapping_mul(0x0100_0193))
}

impl Model {
    /// The model that comes with the crate, trained on the texts that `data/README.md` names.
    ///
    /// Costs nothing: the model is used in place.
    ///
    /// ```
    /// let model = hamvar::zwnj::Model::embedded();
    /// assert_eq!(model.restore("نمیخواهند"), "نمی‌خواهند");
    /// ```
    pub const fn embedded() -> Model {
        const LAYOUT: Option<Layout> = layout(MODEL);
        match LAYOUT {
            Some(layout) if layout.size() == MODEL.len() => Model { data: Data::Static(&EMBEDDED.0), layout },
            // The tests check the embedded file; with a damaged one nothing is restored.
            _ => Model::empty(),
        }
    }

    /// A model that knows nothing and changes nothing.
    const fn empty() -> Model {
        const NOTHING: Layout = Layout { forms: 1, pairs: 1, weights: 1, entries: 0, logit: 1 };
        static ZEROS: [u8; NOTHING.size()] = [0; NOTHING.size()];
        Model { data: Data::Static(&ZEROS), layout: NOTHING }
    }

    /// Reads a model from the bytes that [`Model::as_bytes`] gave.
    ///
    /// # Errors
    /// If the bytes are not a model, or a damaged one. Takes time linear in their number.
    pub fn from_bytes(bytes: &[u8]) -> Result<Model, ModelError> {
        if !bytes.starts_with(&MAGIC) {
            return Err(ModelError(Fault::Magic));
        }
        let layout = layout(bytes).ok_or(ModelError(Fault::Header))?;
        if bytes.len() != layout.size() {
            return Err(ModelError(Fault::Size { found: bytes.len(), expected: layout.size() }));
        }
        if read_u32(bytes, CHECKSUM) != checksum(bytes) {
            return Err(ModelError(Fault::Checksum));
        }
        Ok(Model { data: Data::Shared(bytes.into()), layout })
    }

    /// The model as bytes, for [`Model::from_bytes`].
    pub fn as_bytes(&self) -> &[u8] {
        match &self.data {
            Data::Static(bytes) => bytes,
            Data::Shared(bytes) => bytes,
        }
    }

    /// The score that stands for one logit (a factor e in the odds).
    pub(crate) fn logit(&self) -> i32 {
        self.layout.logit
    }

    /// The tables, ready for look-ups. What the user says of `words` comes first.
    pub(super) fn tables<'m>(&'m self, words: Option<&'m Words>) -> Tables<'m> {
        let (bytes, l) = (self.as_bytes(), &self.layout);
        Tables {
            forms: Index { buckets: bytes[HEADER..l.pairs()].as_chunks().0 },
            pairs: Index { buckets: bytes[l.pairs()..l.weights()].as_chunks().0 },
            weights: bytes[l.weights()..l.entries()].as_chunks().0,
            entries: bytes[l.entries()..l.listed()].as_chunks().0,
            listed: &bytes[l.listed()..l.size()],
            words,
        }
    }
}

impl fmt::Debug for Model {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Model").field("layout", &self.layout).finish_non_exhaustive()
    }
}

/// What the model knows of one form, packed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Entry(pub(crate) u32);

/// What to do with a form, known in advance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Answer {
    /// The weights decide, with the words around.
    Ask,
    /// Leave it whole.
    Whole,
    /// A ZWNJ before this letter.
    Split(usize),
}

impl Entry {
    /// That of a form that was never seen: it may be anything.
    pub(super) const UNKNOWN: Entry = Entry((2 + LEAN) << 24 | (2 + LEAN) << 28);
    /// What is known of a word that the user gave.
    const GIVEN: Entry = Entry(12 | 31 << ANSWER | Entry::UNKNOWN.0);

    #[cfg(feature = "train")]
    pub(crate) fn new(form: Form, answer: Answer, leanings: (i32, i32)) -> Entry {
        let lean = |logits: i32| logits.clamp(-7, 7).wrapping_add_unsigned(LEAN) as u32;
        let answer = match answer {
            Answer::Ask => 0,
            Answer::Split(k) if k < 31 => k as u32,
            Answer::Split(_) => 0,
            Answer::Whole => 31,
        };
        Entry(
            form.free as u32
                | (form.first as u32) << 4
                | (form.last as u32) << 8
                | (form.split as u32) << 12
                | (form.verb as u32) << 16
                | (form.stem as u32) << 17
                | (form.number as u32) << 18
                | answer << ANSWER
                | lean(leanings.0) << 24
                | lean(leanings.1) << 28,
        )
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

    /// It was seen before a ZWNJ so much more often than alone that it is a prefix.
    #[inline]
    pub(super) fn is_prefix(self) -> bool {
        self.0 >> 4 & 15 >= (self.0 & 15) + AFFIX
    }

    /// The same after a ZWNJ: it is a suffix.
    #[inline]
    pub(super) fn is_suffix(self) -> bool {
        self.0 >> 8 & 15 >= (self.0 & 15) + AFFIX
    }

    /// How much the form by itself says for being the left and the right part of a word whose
    /// ZWNJ became a space, in logits.
    #[inline]
    pub(super) fn leanings(self) -> (i32, i32) {
        let lean = |bits: u32| bits as i32 - LEAN as i32;
        (lean(self.0 >> 24 & 15), lean(self.0 >> 28))
    }

    #[inline]
    pub(super) fn answer(self) -> Answer {
        match self.0 >> ANSWER & 31 {
            0 => Answer::Ask,
            31 => Answer::Whole,
            k => Answer::Split(k as usize),
        }
    }
}

/// By how much more often an affix was seen beside a ZWNJ than alone.
const AFFIX: u32 = 3;

/// What stands for a leaning of zero.
const LEAN: u32 = 8;

/// Where the [`Answer`] lies in an [`Entry`].
const ANSWER: u32 = 19;

/// The tables of a model.
#[derive(Clone, Copy)]
pub(super) struct Tables<'m> {
    weights: &'m [[u8; 8]],
    listed: &'m [u8],
    entries: &'m [[u8; 4]],
    forms: Index<'m, 2, FORM_BUCKET>,
    pairs: Index<'m, 1, PAIR_BUCKET>,
    words: Option<&'m Words>,
}

/// Spreads a polynomial hash over all bits.
#[inline(always)]
pub(crate) fn spread(hash: u64) -> u64 {
    let x = (hash ^ (hash >> 29)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    x ^ (x >> 32)
}

/// Bucket, of so many, and fingerprint of a spread hash. No fingerprint is zero.
#[inline(always)]
pub(crate) fn place(spread: u64, buckets: usize) -> (usize, u16) {
    let bucket = ((spread >> 32) * buckets as u64) >> 32;
    (bucket as usize, (spread as u16).max(1))
}

/// Weights in a bucket, a number of 64 bits: each is a tag and the weight, a signed byte.
#[cfg(feature = "train")]
pub(crate) const WEIGHTS: usize = 3;
pub(crate) const TAG_BITS: u32 = 13;
pub(crate) const WEIGHT_BITS: u32 = TAG_BITS + 8;
/// The lowest bit of each weight.
const LANES: u64 = 1 | 1 << WEIGHT_BITS | 1 << (2 * WEIGHT_BITS);

/// Bucket and tag of the weight of a feature with this hash.
#[inline(always)]
pub(crate) fn weight_place(feature: u64, buckets: usize) -> (usize, u16) {
    let bucket = ((feature >> 32) * buckets as u64) >> 32;
    (bucket as usize, (feature >> 8) as u16 & ((1 << TAG_BITS) - 1))
}

/// A map from hashes to `N` bytes each, in buckets of `SIZE` bytes.
#[derive(Clone, Copy)]
struct Index<'m, const N: usize, const SIZE: usize> {
    buckets: &'m [[u8; SIZE]],
}

impl<const N: usize, const SIZE: usize> Index<'_, N, SIZE> {
    /// What is kept for a hash, if it is in the map. A hash that is not may be taken for another, once
    /// in some thousand times.
    #[inline(always)]
    fn find(&self, hash: u64) -> Option<[u8; N]> {
        let (bucket, print) = place(spread(hash), self.buckets.len());
        let bucket = self.buckets.get(bucket)?;
        let (prints, values) = bucket.split_first_chunk()?;
        match scan::equal(prints, print) {
            0 => None,
            same => values.as_chunks().0.get(same.trailing_zeros() as usize).copied(),
        }
    }

    /// The bucket of this hash will be asked for soon.
    #[inline(always)]
    fn prefetch(&self, hash: u64) {
        let (bucket, _) = place(spread(hash), self.buckets.len());
        scan::prefetch(self.buckets, bucket);
    }
}

impl<'m> Tables<'m> {
    /// The words that the user gave.
    pub(super) fn words(&self) -> Option<&'m Words> {
        self.words
    }

    /// The entry of this form will be asked for soon.
    #[inline(always)]
    pub(super) fn prefetch(&self, form: u64) {
        self.forms.prefetch(form);
    }

    /// What is known of the form with this hash.
    #[inline]
    pub(super) fn entry(&self, hash: u64) -> Entry {
        if self.words.is_some_and(|words| words.contains(hash)) {
            return Entry::GIVEN;
        }
        self.forms
            .find(hash)
            .and_then(|number| self.entries.get(u16::from_le_bytes(number) as usize))
            .map_or(Entry::UNKNOWN, |&entry| Entry(u32::from_le_bytes(entry)))
    }

    /// The learned weight of a feature.
    #[inline(always)]
    pub(super) fn weight(&self, feature: Feature) -> i32 {
        match feature.listed().and_then(|number| self.listed.get(number)) {
            Some(&weight) => weight as i8 as i32,
            None => self.hashed_weight(feature),
        }
    }

    /// The same, found by its hash.
    #[inline(always)]
    pub(super) fn hashed_weight(&self, feature: Feature) -> i32 {
        let (bucket, tag) = weight_place(feature.hash(), self.weights.len());
        // No branch, since none could be guessed: the lane whose tag differs nowhere from the feature's is
        // found by the carry it does not make, and its weight moved down. A feature that was not learned finds
        // no tag of its own, and counts nothing.
        const TAGS: u64 = LANES * ((1 << TAG_BITS) - 1);
        const GUARDS: u64 = LANES << TAG_BITS;
        let bucket = u64::from_le_bytes(self.weights[bucket]);
        let other = (bucket ^ LANES.wrapping_mul(tag as u64)) & TAGS;
        let same = !(other + TAGS) & GUARDS;
        // The topmost bit of a bucket belongs to no lane, and is zero.
        let lane = (same | 1 << 63).trailing_zeros();
        (bucket >> lane) as i8 as i32
    }
}

impl Evidence for Tables<'_> {
    #[inline]
    fn form(&self, hash: u64) -> Form {
        self.entry(hash).form()
    }

    #[inline]
    fn pair(&self, hash: u64) -> Together {
        let [both] = self.pairs.find(hash).unwrap_or_default();
        Together { zwnj: both & 15, space: both >> 4 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::zwnj::features;
    use alloc::{string::ToString, vec::Vec};

    #[test]
    fn the_embedded_model_is_whole() {
        let model = Model::from_bytes(MODEL).unwrap();
        assert_eq!(model.layout, Model::embedded().layout);
        assert_eq!(model.as_bytes(), Model::embedded().as_bytes());
        assert!(MODEL.len() <= 1 << 20, "the budget is 1 MiB");
    }

    #[test]
    fn listed_weights_are_those_found_by_hash() {
        let model = Model::embedded();
        let tables = model.tables(None);
        let mut known = 0;
        for (i, feature) in features::listed().enumerate() {
            assert_eq!(feature.listed(), Some(i));
            assert_eq!(tables.weight(feature), tables.hashed_weight(feature), "{feature:?}");
            known += (tables.weight(feature) != 0) as usize;
        }
        assert!(known > LISTED / 2, "{known}");
    }

    #[test]
    fn other_bytes_give_an_error_that_says_what_is_wrong() {
        let error = |bytes: &[u8]| Model::from_bytes(bytes).unwrap_err().to_string();
        assert!(error(b"").contains("not a hamvar model"));
        assert!(error(b"PNG and so on").contains("not a hamvar model"));
        assert!(error(&MODEL[..20]).contains("header"));
        assert!(error(&MODEL[..MODEL.len() - 1]).contains("bytes where its header says"));
        let mut flipped: Vec<u8> = MODEL.to_vec();
        flipped[100_000] ^= 1;
        assert!(error(&flipped).contains("checksum"));
        flipped = MODEL.to_vec();
        flipped[8..12].fill(0xFF);
        assert!(error(&flipped).contains("impossible sizes"));
    }

    #[test]
    fn a_model_of_any_content_is_no_cause_of_panic() {
        for wrong in [0x00u8, 0x7F, 0x80, 0xFF] {
            let mut bytes = MODEL.to_vec();
            bytes[HEADER..].iter_mut().step_by(3).for_each(|b| *b = wrong);
            let sum = checksum(&bytes);
            bytes[CHECKSUM..CHECKSUM + 4].copy_from_slice(&sum.to_le_bytes());
            let model = Model::from_bytes(&bytes).unwrap();
            model.restore(include_str!("../../tests/data/article.txt"));
        }
    }

    #[test]
    fn a_model_that_knows_nothing_changes_nothing() {
        assert_eq!(Model::empty().restore("نمیخواهند و کتاب ها"), "نمیخواهند و کتاب ها");
    }
}
