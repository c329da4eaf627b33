//! Writes the model in the layout of `restore::model`, which reads it.

use alloc::{collections::BTreeMap, vec, vec::Vec};
use core::cmp::Reverse;

use super::counts::{AllSpellings, Counts, CountsWithout, Spellings};
use super::kinds::Kinds;
use super::map::Map;
use crate::chars::FOREIGN;
use crate::restore::Model;
use crate::restore::training::{
    Answer, BUCKET_SLOTS, CHECKSUM, Entry, Evidence, Feature, HEADER, LANE_BITS, LISTED, MAGIC, NUMBER_BITS,
    TAG_BITS, Together, WEIGHTS_PER_BUCKET, best_seam, best_split, checksum, hash_of, index_slot,
    listed_weights, score, seam_scores, space_left, space_right, spread, weight_slot,
};

/// The most entries in the model. If there are more different ones, the rarest are left out.
const MAX_ENTRIES: usize = 8_000;
/// The most buckets of forms in the model.
const MAX_FORM_BUCKETS: usize = 13_000;
/// The most buckets of pairs.
const MAX_PAIR_BUCKETS: usize = 5_000;
/// Forms or pairs for each bucket, in a model that needs fewer buckets than these.
const INDEX_LOAD: usize = 8;
/// The greatest weight of a model, which has a signed byte for each.
const MAX_WEIGHT: f32 = 127.0;
/// The least and the greatest score of one logit. The least occurs if training gave extreme weights, the
/// greatest if nothing was learned.
const LOGIT_RANGE: (f32, f32) = (1.0, 65_536.0);
/// A form is split whatever its neighbours are if a split is better by more than this many logits.
const SURE_SPLIT: i32 = 4;
/// The two sides of a seam in a known word are listed as halves if the score of the seam is below the
/// negative of this many logits.
const SURE_MERGE: i32 = 2;
/// A form stays whole whatever its neighbours are if that is better by more than this many logits.
const SURE_WHOLE: i32 = 1;

/// What was learned, ready to be written.
pub(super) struct Learned<'t> {
    pub(super) counts: &'t Counts,
    pub(super) kinds: &'t Map<Kinds>,
    pub(super) spellings: &'t AllSpellings,
    /// Weights that are not zero, in logits.
    pub(super) weights: Vec<(Feature, f32)>,
    /// The number of buckets of the weight table.
    pub(super) buckets: usize,
}

impl Learned<'_> {
    /// Writes the model.
    pub(super) fn pack(&self) -> Model {
        let greatest = self.weights.iter().fold(0f32, |greatest, (_, w)| greatest.max(w.abs()));
        let logit = (MAX_WEIGHT / greatest).clamp(LOGIT_RANGE.0, LOGIT_RANGE.1);
        let weights = weight_table(&self.weights, self.buckets, logit);
        let evidence = CountsWithout { all: self.counts, own: &Counts::default(), kinds: self.kinds };
        let mut forms: Vec<(u64, Entry)> = self
            .ranked_forms()
            .into_iter()
            .map(|hash| (hash, Entry::new(evidence.form(hash), Answer::Ask, (0, 0))))
            .collect();
        let pairs: Vec<(u64, [u8; 1])> = self
            .ranked_pairs()
            .into_iter()
            .map(|hash| {
                let Together { zwnj, space } = evidence.pair(hash);
                (hash, [zwnj | space << 4])
            })
            .collect();

        // The answers are those of a first model, which has the same weights and no answers.
        let model = assemble(&weights, logit, &forms, &pairs);
        let seams = seams_of_forms(&forms, self.spellings, &model);
        let row: Map<usize> = forms.iter().enumerate().map(|(i, &(hash, _))| (hash, i)).collect();
        for (codes, spellings) in self.spellings {
            if let Some((_, entry)) = row.get(&hash_of(codes)).and_then(|&i| forms.get_mut(i)) {
                *entry = with_answer(*entry, codes, spellings, &model);
            }
        }
        for (hash, entry) in &mut forms {
            *entry = Entry::from_table(entry.table_bits(), seams.get(hash).copied().unwrap_or(0));
        }
        assemble(&weights, logit, &forms, &pairs)
    }

    /// The hashes of all forms, the most important ones first. Forms of a kind come before all others,
    /// whether the text has them or not. Forms of equal rank are in a random order, so that no letters
    /// are preferred.
    fn ranked_forms(&self) -> Vec<u64> {
        let counted = self.counts.forms.iter();
        let mut forms: Vec<(u64, f32)> = counted.map(|(&hash, c)| (hash, c.importance())).collect();
        forms.retain(|(hash, _)| !self.kinds.contains_key(hash));
        forms.extend(self.kinds.keys().map(|&hash| (hash, f32::MAX)));
        ranked(forms)
    }

    /// The hashes of all pairs that were seen with a ZWNJ, the most frequent ones first.
    fn ranked_pairs(&self) -> Vec<u64> {
        let counted = self.counts.pairs.iter().filter(|(_, c)| c.zwnj > 0.0);
        ranked(counted.map(|(&hash, c)| (hash, c.zwnj)).collect())
    }
}

/// The hashes by falling rank. Those of equal rank are in a random but fixed order.
fn ranked(mut all: Vec<(u64, f32)>) -> Vec<u64> {
    all.sort_by(|a, b| b.1.total_cmp(&a.1).then(spread(a.0).cmp(&spread(b.0))));
    all.into_iter().map(|(hash, _)| hash).collect()
}

/// The entry of the form `codes`, completed. It gets an answer if `model` or the text is sure of one, and
/// the bounds on what the form scores on either side of a space.
fn with_answer(entry: Entry, codes: &[u8], spellings: &Spellings, model: &Model) -> Entry {
    let by_weights = || match best_split(model, codes) {
        None => Answer::Whole,
        Some((k, margin)) if margin > SURE_SPLIT * model.logit() => Answer::Split(k),
        Some((_, margin)) if margin < -SURE_WHOLE * model.logit() => Answer::Whole,
        Some(_) => Answer::Ask,
    };
    // A form with a positive seam gets no answer, since it may be two words that lost their space.
    let may_be_cut = best_seam(model, codes).is_some_and(|score| score > 0);
    let answer = match spellings.clear() {
        _ if codes.contains(&FOREIGN) => Answer::Whole,
        _ if may_be_cut => Answer::Ask,
        Some(clear) => clear,
        None => by_weights(),
    };
    let (hash, form) = (hash_of(codes), entry.form());
    let left = score(model, |mut add| space_left(hash, form, &mut add));
    let right = score(model, |mut add| space_right(hash, form, &mut add));
    let logits = |score: i32| score.div_euclid(model.logit()) + 1;
    Entry::new(form, answer, (logits(left), logits(right)))
}

/// The seams of each form: 1 if it begins a known word that may be typed as two, plus 2 if it ends one.
fn seams_of_forms(forms: &[(u64, Entry)], spellings: &AllSpellings, model: &Model) -> Map<u8> {
    let free: Map<u8> = forms.iter().map(|(hash, entry)| (*hash, entry.form().free)).collect();
    let mut seams: Map<u8> = Map::default();
    for codes in spellings.keys() {
        if free.get(&hash_of(codes)).is_none_or(|&free| free == 0) || codes.contains(&FOREIGN) {
            continue;
        }
        for (k, score) in seam_scores(model, codes) {
            if score < -SURE_MERGE * model.logit() {
                *seams.entry(hash_of(&codes[..k])).or_default() |= 1;
                *seams.entry(hash_of(&codes[k..])).or_default() |= 2;
            }
        }
    }
    seams
}

/// The weights as buckets. If more weights belong in a bucket than it has places, the greatest stay.
fn weight_table(weights: &[(Feature, f32)], buckets: usize, logit: f32) -> Vec<u8> {
    let mut table: Vec<Vec<(u16, i8)>> = vec![Vec::new(); buckets];
    for &(feature, weight) in weights {
        let weight = (weight * logit).round().clamp(-MAX_WEIGHT, MAX_WEIGHT) as i8;
        let (bucket, tag) = weight_slot(feature.hash(), buckets);
        if weight != 0 {
            table[bucket].push((tag, weight));
        }
    }
    let mut bytes = Vec::new();
    for bucket in &mut table {
        bucket.sort_by_key(|&(tag, weight)| (Reverse(weight.unsigned_abs()), tag, weight));
        let packed =
            bucket.iter().take(WEIGHTS_PER_BUCKET).rev().fold(0, |all, &(tag, weight)| {
                all << LANE_BITS | (weight as u8 as u64) << TAG_BITS | tag as u64
            });
        bytes.extend(packed.to_le_bytes());
    }
    bytes
}

/// A map as buckets, each with its fingerprints before its values. If more hashes belong in a bucket
/// than it has places, the first ones stay; of those with the same fingerprint, the first one.
fn index<const N: usize>(map: &[(u64, [u8; N])], buckets: usize) -> Vec<u8> {
    let mut index: Vec<Vec<(u16, [u8; N])>> = vec![Vec::new(); buckets];
    for &(hash, value) in map {
        let (bucket, print) = index_slot(spread(hash), buckets);
        let bucket = &mut index[bucket];
        if bucket.len() < BUCKET_SLOTS && bucket.iter().all(|row| row.0 != print) {
            bucket.push((print, value));
        }
    }
    let mut bytes = Vec::new();
    for bucket in &mut index {
        bucket.sort_by_key(|row| row.0);
        bucket.resize(BUCKET_SLOTS, (0, [0; N]));
        bytes.extend(bucket.iter().flat_map(|row| row.0.to_le_bytes()));
        bytes.extend(bucket.iter().flat_map(|row| row.1));
    }
    bytes
}

/// Lays the tables out as `restore::model` describes.
fn assemble(weights: &[u8], logit: f32, forms: &[(u64, Entry)], pairs: &[(u64, [u8; 1])]) -> Model {
    let entries = frequent_entries(forms);
    let number: BTreeMap<u32, u16> = entries.iter().enumerate().map(|(i, &e)| (e, i as u16)).collect();
    // Forms with a rare entry have no number, and are left out.
    let forms: Vec<(u64, [u8; 2])> = forms
        .iter()
        .filter_map(|(hash, entry)| {
            Some((*hash, (number.get(&entry.table_bits())? | entry.seams() << NUMBER_BITS).to_le_bytes()))
        })
        .collect();

    let buckets = |len: usize, most: usize| len.div_ceil(INDEX_LOAD).clamp(1, most);
    let form_buckets = buckets(forms.len(), MAX_FORM_BUCKETS);
    let pair_buckets = buckets(pairs.len(), MAX_PAIR_BUCKETS);
    let mut bytes = Vec::from(MAGIC);
    let sizes = [form_buckets, pair_buckets, weights.len() / 8, entries.len(), logit as usize];
    bytes.extend(sizes.iter().flat_map(|&x| (x as u32).to_le_bytes()));
    bytes.resize(HEADER, 0);
    bytes.extend(index(&forms, form_buckets));
    bytes.extend(index(pairs, pair_buckets));
    bytes.extend(weights);
    bytes.extend(entries.iter().flat_map(|e| e.to_le_bytes()));
    // The list repeats weights as the model finds them, so it is made by a model without a list.
    let start = bytes.len();
    bytes.resize(start + LISTED, 0);
    let model = with_checksum(&mut bytes);
    bytes.truncate(start);
    bytes.extend(listed_weights(&model));
    with_checksum(&mut bytes)
}

/// The different entries, the most frequent ones first, at most [`MAX_ENTRIES`].
fn frequent_entries(forms: &[(u64, Entry)]) -> Vec<u32> {
    let mut seen: BTreeMap<u32, usize> = BTreeMap::new();
    forms.iter().for_each(|(_, e)| *seen.entry(e.table_bits()).or_default() += 1);
    let mut entries: Vec<u32> = seen.keys().copied().collect();
    entries.sort_by_key(|e| Reverse(seen[e]));
    entries.truncate(MAX_ENTRIES);
    entries
}

/// Writes the checksum into `bytes` and reads them as a model.
fn with_checksum(bytes: &mut [u8]) -> Model {
    let sum = checksum(bytes);
    bytes[CHECKSUM..CHECKSUM + 4].copy_from_slice(&sum.to_le_bytes());
    // All sizes are within the bounds of the header, so this is never an error.
    Model::from_bytes(bytes)
        .unwrap_or_else(|error| unreachable!("the trainer wrote an invalid model: {error}"))
}
