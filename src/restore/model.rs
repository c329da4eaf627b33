//! The model file: its layout, its checks, and the model that comes with the crate.
//!
//! All numbers are little-endian. The trainer writes the file.
//!
//! ```text
//! bytes         what
//! 8             magic: hamvarZ7
//! 6 × 4         buckets of forms, of pairs and of weights; entries; score of one logit; checksum
//! 32            zero, so that each bucket of forms is a cache line
//! 64 × buckets  forms: sixteen fingerprints (2 bytes each, 0 for an empty slot), then sixteen values
//!               (2 bytes each): the number of an entry (14 bits), and the seams of the form (2 bits)
//! 48 × buckets  pairs: sixteen fingerprints, then sixteen bytes: how often each was seen with a ZWNJ
//!               (low 4 bits) and with a space (high 4 bits)
//! 8 × buckets   weights: three of 21 bits each, a tag of 13 bits and a signed weight of 8 bits
//! 4 × entries   what may be known of a form, see `Entry`
//! 4,608         the weights that are asked for most, a second time: a signed byte each, in the order
//!               of `Feature::listed`
//! ```
//!
//! The model is used in place: nothing is parsed, copied or allocated at start.

use alloc::sync::Arc;
use core::fmt;

use super::features::LISTED;
use super::tables::NUMBER_BITS;

pub(crate) const MAGIC: [u8; 8] = *b"hamvarZ7";

/// The version of the format of models. [`Model::from_bytes`] reads models of this version only.
pub const MODEL_VERSION: u32 = (MAGIC[7] - b'0') as u32;

/// Bytes before the first table.
pub(crate) const HEADER: usize = 64;
/// The offset of the checksum in the header.
pub(crate) const CHECKSUM: usize = 28;
/// The offset of the bytes that must be zero. They end where the header ends.
const RESERVED: usize = 32;

/// Slots in a bucket of forms or pairs.
pub(crate) const BUCKET_SLOTS: usize = 16;

/// Bytes of a bucket with values of `value` bytes: a fingerprint and a value for each slot.
const fn bucket_size(value: usize) -> usize {
    (2 + value) * BUCKET_SLOTS
}
pub(super) const FORM_BUCKET: usize = bucket_size(2);
pub(super) const PAIR_BUCKET: usize = bucket_size(1);
const WEIGHT_BUCKET: usize = 8;
const ENTRY: usize = 4;

/// A model of Persian spelling that decides where a ZWNJ or a space was lost, and which words were typed as
/// two.
///
/// The crate comes with one, [`Model::embedded`], and every default uses it. With the feature `train`
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

/// The sizes of the tables, and the score of one logit.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Layout {
    form_buckets: usize,
    pair_buckets: usize,
    weight_buckets: usize,
    entries: usize,
    logit: i32,
}

impl Layout {
    // The offsets of the tables after the forms, and of the end of the file.
    const fn pairs_at(&self) -> usize {
        HEADER + FORM_BUCKET * self.form_buckets
    }
    const fn weights_at(&self) -> usize {
        self.pairs_at() + PAIR_BUCKET * self.pair_buckets
    }
    const fn entries_at(&self) -> usize {
        self.weights_at() + WEIGHT_BUCKET * self.weight_buckets
    }
    const fn listed_at(&self) -> usize {
        self.entries_at() + ENTRY * self.entries
    }
    const fn size(&self) -> usize {
        self.listed_at() + LISTED
    }
}

/// The tables of a model, as bytes.
pub(super) struct Sections<'m> {
    pub(super) forms: &'m [[u8; FORM_BUCKET]],
    pub(super) pairs: &'m [[u8; PAIR_BUCKET]],
    pub(super) weights: &'m [[u8; WEIGHT_BUCKET]],
    pub(super) entries: &'m [[u8; ENTRY]],
    pub(super) listed: &'m [u8],
}

/// The error returned by [`Model::from_bytes`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModelError(Fault);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Fault {
    Magic,
    Header,
    Reserved,
    Size { found: usize, expected: usize },
    Checksum,
}

impl fmt::Display for ModelError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Fault::Magic => f.write_str(
                "not a hamvar model: the first 8 bytes are not \"hamvarZ7\"; \
                 train one with the feature `train`",
            ),
            Fault::Header => f.write_str(
                "damaged hamvar model: its header (bytes 8 to 31) holds impossible sizes; \
                 copy or train it again",
            ),
            Fault::Reserved => f.write_str(
                "damaged hamvar model: bytes 32 to 63 of its header are not zero; copy or train it again",
            ),
            Fault::Size { found, expected } => write!(
                f,
                "damaged hamvar model: {found} bytes instead of the {expected} that its header gives; \
                 copy or train it again"
            ),
            Fault::Checksum => f.write_str(
                "damaged hamvar model: the checksum at byte 28 does not fit its content; \
                 copy or train it again",
            ),
        }
    }
}

impl core::error::Error for ModelError {}

const MODEL: &[u8] = include_bytes!("../../data/zwnj.model");

/// If the file is cut off or its header is damaged, the crate does not compile. The checksum is left to the
/// tests, since the compiler would take some seconds for it.
const EMBEDDED_LAYOUT: Layout = match check_sizes(MODEL) {
    Ok(layout) => layout,
    Err(_) => panic!("data/zwnj.model is damaged: restore the committed file, or train it again"),
};

/// The alignment makes each bucket of forms one cache line.
#[repr(C, align(64))]
struct Aligned([u8; MODEL.len()]);

static EMBEDDED: Aligned = Aligned(*include_bytes!("../../data/zwnj.model"));

const fn read_u32(bytes: &[u8], at: usize) -> u32 {
    u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]])
}

/// Checks everything in the bytes of a model except the checksum.
const fn check_sizes(bytes: &[u8]) -> Result<Layout, Fault> {
    let mut i = 0;
    while i < MAGIC.len() {
        if i >= bytes.len() || bytes[i] != MAGIC[i] {
            return Err(Fault::Magic);
        }
        i += 1;
    }
    let Some(layout) = layout(bytes) else { return Err(Fault::Header) };
    let mut i = RESERVED;
    while i < HEADER {
        if bytes[i] != 0 {
            return Err(Fault::Reserved);
        }
        i += 1;
    }
    if bytes.len() != layout.size() {
        return Err(Fault::Size { found: bytes.len(), expected: layout.size() });
    }
    Ok(layout)
}

/// Reads the header. `None` if it is cut off or its numbers are out of bounds.
const fn layout(bytes: &[u8]) -> Option<Layout> {
    if bytes.len() < HEADER {
        return None;
    }
    let layout = Layout {
        form_buckets: read_u32(bytes, 8) as usize,
        pair_buckets: read_u32(bytes, 12) as usize,
        weight_buckets: read_u32(bytes, 16) as usize,
        entries: read_u32(bytes, 20) as usize,
        logit: read_u32(bytes, 24) as i32,
    };
    // Bounds that keep every offset within 32 bits. Entries are numbered by 14 bits.
    const fn fits(buckets: usize) -> bool {
        buckets >= 1 && buckets <= 1 << 22
    }
    let fits = fits(layout.form_buckets)
        && fits(layout.pair_buckets)
        && fits(layout.weight_buckets)
        && layout.entries <= 1 << NUMBER_BITS
        && layout.logit >= 1
        && layout.logit <= 1 << 16;
    if fits { Some(layout) } else { None }
}

/// FNV-1a of the sizes in the header and of everything after the header.
pub(crate) fn checksum(bytes: &[u8]) -> u32 {
    let sizes = bytes[MAGIC.len()..CHECKSUM].iter();
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
        Model { data: Data::Static(&EMBEDDED.0), layout: EMBEDDED_LAYOUT }
    }

    /// Reads a model from the bytes that [`Model::as_bytes`] returned. Takes time linear in their number.
    ///
    /// # Errors
    /// If the bytes are not a model, or if the model is damaged.
    pub fn from_bytes(bytes: &[u8]) -> Result<Model, ModelError> {
        let layout = check_sizes(bytes).map_err(ModelError)?;
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

    /// The score of one logit (a factor of e in the odds).
    pub(crate) fn logit(&self) -> i32 {
        self.layout.logit
    }

    /// The tables of the model.
    pub(super) fn sections(&self) -> Sections<'_> {
        let (bytes, layout) = (self.as_bytes(), &self.layout);
        let [pairs, weights] = [layout.pairs_at(), layout.weights_at()];
        let [entries, listed] = [layout.entries_at(), layout.listed_at()];
        Sections {
            forms: bytes[HEADER..pairs].as_chunks().0,
            pairs: bytes[pairs..weights].as_chunks().0,
            weights: bytes[weights..entries].as_chunks().0,
            entries: bytes[entries..listed].as_chunks().0,
            listed: &bytes[listed..layout.size()],
        }
    }

    /// A model that knows nothing and changes nothing.
    #[cfg(test)]
    pub(crate) const fn empty() -> Model {
        const NOTHING: Layout =
            Layout { form_buckets: 1, pair_buckets: 1, weight_buckets: 1, entries: 0, logit: 1 };
        static ZEROS: [u8; NOTHING.size()] = [0; NOTHING.size()];
        Model { data: Data::Static(&ZEROS), layout: NOTHING }
    }
}

impl fmt::Debug for Model {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Model").field("layout", &self.layout).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::{string::ToString, vec::Vec};

    #[test]
    fn the_embedded_model_is_whole_and_within_its_budget() {
        let model = Model::from_bytes(MODEL).unwrap();
        assert_eq!(model.layout, Model::embedded().layout);
        assert_eq!(model.as_bytes(), Model::embedded().as_bytes());
        assert!(MODEL.len() <= 2 << 20, "the budget is 2 MiB");
    }

    #[test]
    fn other_bytes_give_an_error_that_says_what_is_wrong() {
        let error = |bytes: &[u8]| Model::from_bytes(bytes).unwrap_err().to_string();
        let changed = |change: fn(&mut [u8])| {
            let mut bytes: Vec<u8> = MODEL.to_vec();
            change(&mut bytes);
            error(&bytes)
        };
        assert!(error(b"").contains("not a hamvar model"));
        assert!(error(b"PNG and so on").contains("not a hamvar model"));
        assert!(error(&MODEL[..20]).contains("header"));
        assert!(error(&MODEL[..MODEL.len() - 1]).contains("bytes instead of the"));
        assert!(changed(|bytes| bytes[100_000] ^= 1).contains("checksum"));
        assert!(changed(|bytes| bytes[8..12].fill(0xFF)).contains("impossible sizes"));
    }

    #[test]
    fn a_change_of_any_byte_of_the_header_is_noticed() {
        for at in 0..HEADER {
            let mut bytes = MODEL.to_vec();
            bytes[at] ^= 1;
            let error = Model::from_bytes(&bytes).unwrap_err().to_string();
            assert_eq!(error.contains("bytes 32 to 63"), at >= RESERVED, "{at}: {error}");
        }
    }

    #[test]
    fn a_model_with_any_content_does_not_panic() {
        for wrong in [0x00u8, 0x7F, 0x80, 0xFF] {
            let mut bytes = MODEL.to_vec();
            bytes[HEADER..].iter_mut().step_by(3).for_each(|b| *b = wrong);
            let sum = checksum(&bytes);
            bytes[CHECKSUM..CHECKSUM + 4].copy_from_slice(&sum.to_le_bytes());
            let model = Model::from_bytes(&bytes).unwrap();
            let _ = model.restore(include_str!("../../tests/data/article.txt"));
        }
    }

    #[test]
    fn a_model_that_knows_nothing_changes_nothing() {
        assert_eq!(Model::empty().restore("نمیخواهند و کتاب ها"), "نمیخواهند و کتاب ها");
    }
}
