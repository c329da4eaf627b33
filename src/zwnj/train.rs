//! The trainer: from well-spelled text and word counts to a [`Model`].
//!
//! Two decisions are learned. Where a word without gaps lost a ZWNJ is a choice among "nowhere"
//! and each of its gaps (multinomial logistic regression); a word that lost several has several
//! right answers, and what is left after one of them is an example of its own. Whether a space was
//! a ZWNJ is a yes or no (logistic regression). Both see the counts of the training text itself;
//! so that they do not learn to trust them more than a new text will justify, each line is shown
//! only what the rest of the text counted (the lines are dealt into [`FOLDS`] parts).
//!
//! The same input gives the same bytes: all order comes from the input and fixed seeds.

use alloc::{vec, vec::Vec};
use std::collections::{BTreeMap, HashMap};
use std::hash::{BuildHasherDefault, Hasher};

use super::damage::Margins;
use super::features::{
    self, Around, Beside, Evidence, Feature, Form, LISTED, Neighbour, Pair, Side, Split, Together, Word,
};
use super::hash::{Letters, MAX_WORD, hash_of, hash_of_str, pair_hash};
use super::model::{
    Answer, CHECKSUM, Entry, HEADER, IN_BUCKET, MAGIC, Model, TAG_BITS, WEIGHT_BITS, WEIGHTS, checksum,
    place, spread, weight_place,
};
use super::passage::{Gap, MAX_PARTS, Part, Passage};
use super::restore::{best_split, is_joined_ending};
use crate::chars::{FOREIGN, code_joins};

const FOLDS: usize = 5000;
/// What a counted word weighs as an example, for each doubling of its count.
const COUNT_WEIGHT: f32 = 0.004;
/// From which count on a counted word is an example of a space.
const LEAST_COUNT: f32 = 3.0;
/// How often a word that is only known counts as seen.
const KNOWN: f32 = 7.0;
/// What a word of running text counts beside one of the word counts.
const TEXT_WEIGHT: f32 = 8.0;
/// A feature must be seen so often to count.
const MIN_SEEN: u16 = 2;
/// A spelling is clear if the text has the form so often, and this share of it spelled so.
const CLEAR_SEEN: f32 = 6.0;
const CLEAR_SHARE: f32 = 0.97;
/// Logits from which on the words around will not change a decision, so that it can be written
/// down: for a ZWNJ, and against one.
const SURE_SPLIT: i32 = 4;
const SURE_WHOLE: i32 = 1;
/// The most buckets of weights in the model.
const MAX_BUCKETS: usize = 42_000;
/// Weights that are learned for each bucket of a smaller model.
const BUCKET_LOAD: usize = 2;
const EPOCHS: usize = 10;
/// Runs over differently shuffled examples whose weights are averaged.
const ORDERS: usize = 4;
/// Rounds whose weights are not averaged into the result.
const WARM_UP: usize = 2;
/// The most different things that may be known of a form.
const MAX_ENTRIES: usize = 4_000;
/// The most buckets of forms and of pairs in the model.
const MAX_FORM_BUCKETS: usize = 7_700;
const MAX_PAIR_BUCKETS: usize = 4_200;
/// Forms or pairs for each bucket of a smaller model.
const INDEX_LOAD: usize = 8;

/// Hashes here are mixed already.
#[derive(Default, Clone)]
struct Mixed(u64);

impl Hasher for Mixed {
    fn finish(&self) -> u64 {
        spread(self.0)
    }
    fn write(&mut self, bytes: &[u8]) {
        for &b in bytes {
            self.0 = self.0.wrapping_mul(31).wrapping_add(b as u64);
        }
    }
    fn write_u64(&mut self, x: u64) {
        self.0 = x;
    }
}

type Map<V> = HashMap<u64, V, BuildHasherDefault<Mixed>>;

/// How the text spells a form.
#[derive(Default)]
struct Spellings {
    total: f32,
    /// How often with a ZWNJ before each letter.
    splits: BTreeMap<usize, f32>,
}

impl Spellings {
    /// The one spelling that the text has for the form, if it has one.
    fn clear(&self) -> Option<Answer> {
        if self.total < CLEAR_SEEN {
            return None;
        }
        let most = self.splits.iter().max_by(|a, b| a.1.total_cmp(b.1).then(b.0.cmp(a.0)));
        match most {
            Some((&k, &seen)) if seen >= CLEAR_SHARE * self.total => Some(Answer::Split(k)),
            Some((_, &seen)) if seen > (1.0 - CLEAR_SHARE) * self.total => None,
            _ => Some(Answer::Whole),
        }
    }
}

/// The parts of one run between spaces, as letter codes.
#[derive(Clone, Debug)]
struct Chunk {
    parts: Vec<Vec<u8>>,
}

/// Counts of forms (alone, before a ZWNJ, after one) and of pairs.
#[derive(Default, Clone)]
struct Tally {
    forms: Map<[f32; 4]>,
    pairs: Map<[f32; 2]>,
}

fn letters(codes: &[u8]) -> Letters {
    Letters::new(codes.iter().copied())
}

fn concat(parts: &[Vec<u8>]) -> Vec<u8> {
    parts.concat()
}

/// Endings that are words of their own: a ZWNJ before them is one writer's habit (شده‌است), which
/// counts as no evidence for taking a space away.
fn is_auxiliary(codes: &[u8]) -> bool {
    ["است", "بود", "بودند", "باشد", "باشند", "شد", "شده", "کرد", "کرده", "را", "و"]
        .iter()
        .any(|w| hash_of_str(w) == hash_of(codes))
}

/// The copula, which some writers attach to participles (شده‌است) and most do not: no example of a
/// space that should go.
fn is_copula(codes: &[u8]) -> bool {
    ["است", "بود", "بودند", "باشد", "باشند"].iter().any(|w| hash_of_str(w) == hash_of(codes))
}

/// The prefix of the imperfective (می‌باشد).
fn is_imperfective(codes: &[u8]) -> bool {
    ["می", "نمی"].iter().any(|w| hash_of_str(w) == hash_of(codes))
}

impl Tally {
    fn add(&mut self, parts: &[Vec<u8>], weight: f32) {
        if let [only] = parts {
            self.forms.entry(hash_of(only)).or_default()[0] += weight;
            return;
        }
        let n = parts.len().min(6);
        for i in 0..n {
            for j in i + 2..=n {
                if i == 0 && j == n {
                    self.forms.entry(hash_of(&concat(parts))).or_default()[3] += weight;
                }
                for m in i + 1..j {
                    let (left, right) = (concat(&parts[i..m]), concat(&parts[m..j]));
                    if left.len() + right.len() > MAX_WORD {
                        continue;
                    }
                    let (l, r) = (hash_of(&left), hash_of(&right));
                    // A form counts once for each place where it stands in the word.
                    if j == m + 1 {
                        self.forms.entry(l).or_default()[1] += weight / (m - i) as f32;
                    }
                    if m == i + 1 {
                        self.forms.entry(r).or_default()[2] += weight / (j - m) as f32;
                    }
                    if !is_auxiliary(&right) {
                        self.pairs.entry(pair_hash(l, r)).or_default()[0] += weight;
                    }
                }
            }
        }
    }

    fn form(&self, hash: u64) -> [f32; 4] {
        self.forms.get(&hash).copied().unwrap_or_default()
    }

    fn pair(&self, hash: u64) -> [f32; 2] {
        self.pairs.get(&hash).copied().unwrap_or_default()
    }
}

fn bucket(count: f32) -> u8 {
    if count <= 0.3 { 0 } else { (1.0 + 0.75 * (0.7 + count).log2()).clamp(1.0, 15.0) as u8 }
}

/// The counts of everything but what the example itself contributed.
struct Without<'a> {
    all: &'a Tally,
    own: &'a Tally,
    kinds: &'a Map<u8>,
}

impl Without<'_> {
    fn is(&self, hash: u64, kind: u8) -> bool {
        self.kinds.get(&hash).is_some_and(|kinds| kinds & kind != 0)
    }
}

impl Evidence for Without<'_> {
    fn form(&self, hash: u64) -> Form {
        let (a, b) = (self.all.form(hash), self.own.form(hash));
        Form {
            free: bucket(a[0] - b[0]),
            first: bucket(a[1] - b[1]),
            last: bucket(a[2] - b[2]),
            split: bucket(a[3] - b[3]),
            verb: self.is(hash, VERB),
            stem: self.is(hash, STEM),
            number: self.is(hash, NUMBER),
        }
    }
    fn pair(&self, hash: u64) -> Together {
        let (a, b) = (self.all.pair(hash), self.own.pair(hash));
        let zwnj = bucket(a[0] - b[0]);
        Together { zwnj, space: if zwnj == 0 { 0 } else { bucket(a[1] - b[1]) } }
    }
}

/// Trains a [`Model`] on text whose spelling is to be learned, and on counts of words.
///
/// A few hundred lines teach the common affixes; the words of a field take some thousand. The same
/// input gives the same model, byte for byte. Time and memory are linear in the text: the embedded
/// model, from 600,000 words and 206,570 counts, takes two minutes and 0.9 GB.
///
/// ```
/// use hamvar::{Normalizer, zwnj::{Model, Trainer}};
///
/// let mut trainer = Trainer::new();
/// for line in include_str!("../../data/colloquial.txt").lines().filter(|line| !line.starts_with('#')) {
///     trainer.line(line, 1.0);
/// }
/// trainer.count("چه‌طوری", 20);
/// let model = trainer.train();
///
/// // What was learned can be kept, and given to a normalizer.
/// let model = Model::from_bytes(model.as_bytes())?;
/// let n = Normalizer::builder().model(model).build();
/// assert_eq!(n.normalize("نمیخوام چهطوری"), "نمی‌خوام چه‌طوری");
/// # Ok::<(), hamvar::zwnj::ModelError>(())
/// ```
#[derive(Debug, Default)]
pub struct Trainer {
    lines: Vec<(Vec<Vec<Chunk>>, f32)>,
    counts: Vec<(Chunk, f32)>,
    known: Vec<Chunk>,
    kinds: Map<u8>,
}

/// The only word of `text`, if it is one, not too long to look up, and not parted where no ZWNJ can
/// stand: lists hold words with one between any two letters, which teach nothing good.
fn one_word(text: &str) -> Option<Chunk> {
    let [phrase] = &mut phrases(text)[..] else { return None };
    let [_] = phrase[..] else { return None };
    phrase.pop().filter(|Chunk { parts }| {
        parts.iter().map(Vec::len).sum::<usize>() <= MAX_WORD
            && parts.windows(2).all(|pair| features::split_points(&concat(pair)).any(|k| k == pair[0].len()))
    })
}

/// Reads `text` into phrases, words with single spaces between, of chunks.
fn phrases(text: &str) -> Vec<Vec<Chunk>> {
    let text = super::clean(text);
    let mut out: Vec<Vec<Chunk>> = Vec::new();
    let mut room = vec![Part::NONE; MAX_PARTS];
    let mut passage = Passage::new(text.as_bytes(), &mut room);
    let mut at = 0;
    while let Some(end) = passage.read(at, text.len(), |_| ()) {
        at = end;
        for part in passage.parts() {
            let letters = passage.letters(part).to_vec();
            if part.gap == Gap::Break {
                out.push(Vec::new());
            }
            let Some(phrase) = out.last_mut() else { continue };
            match phrase.last_mut() {
                Some(chunk) if part.gap == Gap::Zwnj => chunk.parts.push(letters),
                _ => phrase.push(Chunk { parts: vec![letters] }),
            }
        }
    }
    out
}

/// One choice: features of each candidate, and which candidates are right.
struct Choices {
    /// Slots of all candidates' features, one after the other.
    slots: Vec<u32>,
    /// The slot of each feature.
    slot_of: Map<u32>,
    /// End of each candidate in `slots`, and whether it is right.
    ends: Vec<(u32, bool)>,
    /// End of each example in `ends`, and its weight.
    examples: Vec<(u32, f32)>,
    /// How often the feature of each slot was seen, and the feature.
    seen: Vec<(u16, Feature)>,
}

impl Choices {
    fn new() -> Self {
        Choices {
            slots: Vec::new(),
            slot_of: Map::default(),
            ends: Vec::new(),
            examples: Vec::new(),
            seen: Vec::new(),
        }
    }
    fn add(&mut self, feature: Feature) {
        let slot = *self.slot_of.entry(feature.hash()).or_insert(self.seen.len() as u32);
        match self.seen.get_mut(slot as usize) {
            Some(seen) => seen.0 = seen.0.saturating_add(1),
            None => self.seen.push((1, feature)),
        }
        self.slots.push(slot);
    }
    /// Takes out every feature but those of the slots in `keep`.
    fn retain(&mut self, keep: impl Fn(u32) -> bool) {
        let mut kept = 0;
        let mut at = 0;
        for end in &mut self.ends {
            for i in at..end.0 as usize {
                let slot = self.slots[i];
                if keep(slot) {
                    self.slots[kept] = slot;
                    kept += 1;
                }
            }
            at = end.0 as usize;
            end.0 = kept as u32;
        }
        self.slots.truncate(kept);
    }
    fn candidate(&mut self, right: bool) {
        self.ends.push((self.slots.len() as u32, right));
    }
    fn end(&mut self, weight: f32) {
        self.examples.push((self.ends.len() as u32, weight));
    }
}

/// Weights learned by AdaGrad.
struct Learner {
    weights: Vec<f32>,
    squares: Vec<f32>,
}

impl Learner {
    fn new(slots: usize) -> Self {
        Learner { weights: vec![0.0; slots], squares: vec![1e-3; slots] }
    }

    fn score(&self, slots: &[u32]) -> f32 {
        slots.iter().map(|&s| self.weights[s as usize]).sum()
    }

    fn step(&mut self, slots: &[u32], gradient: f32, rate: f32) {
        for &s in slots {
            let s = s as usize;
            self.squares[s] += gradient * gradient;
            self.weights[s] -= rate * (gradient / self.squares[s].sqrt() + 5e-5 * self.weights[s]);
        }
    }

    /// One round over all examples, shuffled by `round` and `order`. A single candidate is a yes
    /// or no; more are a choice.
    fn round(&mut self, choices: &Choices, round: usize, order: usize) {
        let mut examples: Vec<u32> = (0..choices.examples.len() as u32).collect();
        let mut seed = 0x1234_5678_9ABC_DEF1u64 ^ ((round as u64) << 32) ^ ((order as u64) << 40);
        for i in (1..examples.len()).rev() {
            seed ^= seed << 13;
            seed ^= seed >> 7;
            seed ^= seed << 17;
            examples.swap(i, (seed % (i as u64 + 1)) as usize);
        }
        let rate = 0.05 / (1.0 + 0.1 * round as f32);
        let mut scores: Vec<f32> = Vec::new();
        for &e in &examples {
            let e = e as usize;
            let (end, weight) = choices.examples[e];
            let start = if e == 0 { 0 } else { choices.examples[e - 1].0 };
            let candidates = start as usize..end as usize;
            let slots = |c: usize| {
                let from = if c == 0 { 0 } else { choices.ends[c - 1].0 };
                &choices.slots[from as usize..choices.ends[c].0 as usize]
            };
            if candidates.len() == 1 {
                let c = candidates.start;
                let p = 1.0 / (1.0 + (-self.score(slots(c))).exp());
                let y = choices.ends[c].1 as u8 as f32;
                self.step(slots(c), weight * (p - y), rate);
                continue;
            }
            scores.clear();
            scores.extend(candidates.clone().map(|c| self.score(slots(c))));
            let top = scores.iter().copied().fold(f32::MIN, f32::max);
            let mut sum = 0.0;
            let mut right = 0.0;
            for (s, c) in scores.iter_mut().zip(candidates.clone()) {
                *s = (*s - top).exp();
                sum += *s;
                if choices.ends[c].1 {
                    right += *s;
                }
            }
            for (&s, c) in scores.iter().zip(candidates) {
                let wanted = if choices.ends[c].1 { s / right.max(1e-20) } else { 0.0 };
                let gradient = weight * (s / sum - wanted);
                if gradient.abs() > 1e-4 {
                    self.step(slots(c), gradient, rate);
                }
            }
        }
    }
}

/// The weights after [`EPOCHS`] rounds, averaged: of [`ORDERS`] runs, each with the examples in an order
/// of its own, since what a rare feature learns depends on what was learned before it.
fn learn(choices: &Choices, slots: usize, orders: usize) -> Vec<f32> {
    let mut sum = vec![0f32; slots];
    let share = 1.0 / (orders * (EPOCHS - WARM_UP)) as f32;
    for order in 0..orders {
        let mut learner = Learner::new(slots);
        for round in 0..EPOCHS {
            learner.round(choices, round, order);
            if round >= WARM_UP {
                sum.iter_mut().zip(&learner.weights).for_each(|(s, w)| *s += w * share);
            }
        }
    }
    sum
}

/// Which slots get a place in the model: in each bucket the weightiest, by weight and by how
/// often they were seen, no two with one tag.
fn places(weights: &[f32], seen: &[(u16, Feature)], size: usize) -> Vec<bool> {
    let mut buckets: Vec<Vec<(f32, u32, u16)>> = vec![Vec::new(); size];
    for (slot, (&weight, &(count, feature))) in weights.iter().zip(seen).enumerate() {
        if weight != 0.0 {
            let (bucket, tag) = weight_place(feature.hash(), size);
            buckets[bucket].push((weight.abs() * (count as f32).min(2000.0).sqrt(), slot as u32, tag));
        }
    }
    let mut keep = vec![false; weights.len()];
    for bucket in &mut buckets {
        bucket.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let mut tags = Vec::new();
        for &(_, slot, tag) in bucket.iter() {
            if tags.len() < WEIGHTS && !tags.contains(&tag) {
                tags.push(tag);
                keep[slot as usize] = true;
            }
        }
    }
    keep
}

/// Kinds of forms, as a bit set.
const VERB: u8 = 1;
const STEM: u8 = 2;
const NUMBER: u8 = 4;

/// Numbers that count what is written with them (سه‌روزه).
const NUMBERS: &str = "یک دو سه چهار پنج شش هفت هشت نه ده یازده دوازده سیزده چهارده پانزده شانزده هفده هجده \
     نوزده بیست سی چهل پنجاه شصت هفتاد هشتاد نود صد دویست سیصد چهارصد پانصد ششصد هفتصد هشتصد نهصد \
     هزار میلیون میلیارد نیم چند اول دوم سوم چهارم پنجم ششم هفتم هشتم نهم دهم";

/// Present and past endings of a verb after می; the last ones are colloquial.
const ENDINGS: [&str; 13] = ["", "م", "ی", "د", "یم", "ید", "ند", "ه", "ین", "ن", "یی", "ئیم", "ست"];

impl Trainer {
    /// A trainer without any text, which knows the verbs of `data/verbs.txt`, and numbers with their
    /// ordinals.
    pub fn new() -> Self {
        let mut kinds: Map<u8> = Map::default();
        let mut set = |form: &str, kind: u8| *kinds.entry(hash_of_str(form)).or_default() |= kind;
        for line in include_str!("../../data/verbs.txt").lines().filter(|l| !l.starts_with('#')) {
            for (i, stem) in line.split_whitespace().enumerate() {
                for ending in ENDINGS {
                    set(&[stem, ending].concat(), VERB);
                }
                if i > 0 {
                    set(stem, STEM);
                    // Compounds leave the glide away (گو beside گوی).
                    if let Some(short) = stem.strip_suffix('ی').filter(|s| s.ends_with(['ا', 'و'])) {
                        set(short, STEM);
                    }
                }
            }
        }
        NUMBERS.split_whitespace().for_each(|number| set(number, NUMBER));
        let mut trainer = Trainer { kinds, ..Trainer::default() };
        for number in NUMBERS.split_whitespace() {
            trainer.known(&[number, "م"].concat()).known(&[number, "مین"].concat());
        }
        trainer
    }

    /// Adds a line of well-spelled text; `weight` is 1 for text to be trusted, less for text with
    /// uneven spelling.
    pub fn line(&mut self, text: &str, weight: f32) -> &mut Self {
        self.lines.push((phrases(text), weight));
        self
    }

    /// Adds a word (with its ZWNJs) that was seen `count` times: an example to learn from, the more
    /// often it was seen.
    pub fn count(&mut self, word: &str, count: u64) -> &mut Self {
        self.counts.extend(one_word(word).map(|chunk| (chunk, count as f32)));
        self
    }

    /// Adds a word (with its ZWNJs) that is spelled so, from a list that says nothing about how
    /// common it is. The word itself is known from then on; nothing is learned from it about
    /// others, since lists of words are not made like texts.
    pub fn known(&mut self, word: &str) -> &mut Self {
        self.known.extend(one_word(word));
        self
    }

    /// Trains the model.
    pub fn train(&self) -> Model {
        let (all, folds) = self.tally();
        let spellings = self.spellings();
        let mut choices = Choices::new();
        for (i, (phrases, weight)) in self.lines.iter().enumerate() {
            let evidence = Without { all: &all, own: &folds[i % FOLDS], kinds: &self.kinds };
            for phrase in phrases {
                learn_phrase(phrase, *weight, &evidence, &mut choices);
            }
        }
        for (chunk, count) in &self.counts {
            if chunk.parts.len() > 1 && chunk.parts.iter().any(|p| is_auxiliary(p)) {
                continue;
            }
            let mut own = Tally::default();
            let first = chunk.parts[0].as_slice();
            if spread(hash_of(first)) & 1 == 0 || chunk.parts.len() > 1 && *count < 40.0 {
                own.add(&chunk.parts, *count);
            }
            let evidence = Without { all: &all, own: &own, kinds: &self.kinds };
            let weight = COUNT_WEIGHT * (1.0 + count).log2();
            learn_word(&chunk.parts, Around::default(), weight, &evidence, &mut choices);
            if chunk.parts.len() > 1 && *count >= LEAST_COUNT {
                learn_spaces(core::slice::from_ref(chunk), weight, &evidence, &mut choices);
            }
        }
        let seen = core::mem::take(&mut choices.seen);
        choices.retain(|slot| seen[slot as usize].0 >= MIN_SEEN);
        // Far more features have some weight than there is room for. Those that weigh most keep a
        // place, and learn again without the others.
        let weights = learn(&choices, seen.len(), 1);
        let learned = weights.iter().filter(|w| **w != 0.0).count();
        let buckets = learned.div_ceil(BUCKET_LOAD).clamp(1, MAX_BUCKETS);
        let places = places(&weights, &seen, buckets);
        choices.retain(|slot| places[slot as usize]);
        let weights = learn(&choices, seen.len(), ORDERS);
        let weights =
            weights.iter().zip(&seen).filter(|(w, _)| **w != 0.0).map(|(&w, &(_, f))| (f, w)).collect();
        self.pack(&all, weights, buckets, &spellings)
    }

    fn tally(&self) -> (Tally, Vec<Tally>) {
        let mut all = Tally::default();
        let mut folds = vec![Tally::default(); FOLDS];
        for (chunk, count) in &self.counts {
            all.add(&chunk.parts, *count);
        }
        for chunk in &self.known {
            all.add(&chunk.parts, KNOWN);
        }
        for (i, (phrases, weight)) in self.lines.iter().enumerate() {
            for chunk in phrases.iter().flatten() {
                let weight = weight * TEXT_WEIGHT;
                all.add(&chunk.parts, weight);
                folds[i % FOLDS].add(&chunk.parts, weight);
            }
            for chunks in phrases.iter().flat_map(|p| p.windows(2)) {
                if let (Some(left), Some(right)) = (chunks[0].parts.last(), chunks[1].parts.first()) {
                    let pair = pair_hash(hash_of(left), hash_of(right));
                    all.pairs.entry(pair).or_default()[1] += weight * TEXT_WEIGHT;
                    folds[i % FOLDS].pairs.entry(pair).or_default()[1] += weight * TEXT_WEIGHT;
                }
            }
        }
        (all, folds)
    }

    /// Every form of the text, the counts and the known words, and how the text spells it.
    fn spellings(&self) -> BTreeMap<Vec<u8>, Spellings> {
        let mut all: BTreeMap<Vec<u8>, Spellings> = BTreeMap::new();
        let chunks = self
            .lines
            .iter()
            .flat_map(|(phrases, weight)| phrases.iter().flatten().map(move |c| (c, *weight)));
        let counted = self.counts.iter().map(|(chunk, _)| (chunk, 0.0));
        // A known word without a ZWNJ is left whole, unless the text parts it.
        let known =
            self.known.iter().map(|chunk| (chunk, if chunk.parts.len() == 1 { CLEAR_SEEN } else { 0.0 }));
        for (chunk, weight) in chunks.chain(counted).chain(known) {
            let parts = &chunk.parts;
            let n = parts.len().min(6);
            for i in 0..n {
                for j in i + 1..=n {
                    let form = concat(&parts[i..j]);
                    if form.len() > MAX_WORD {
                        continue;
                    }
                    let seen = all.entry(form).or_default();
                    seen.total += weight;
                    let mut at = 0;
                    for part in &parts[i..j - 1] {
                        at += part.len();
                        *seen.splits.entry(at).or_default() += weight;
                    }
                }
            }
        }
        all
    }

    fn pack(
        &self,
        all: &Tally,
        weights: Vec<(Feature, f32)>,
        buckets: usize,
        spellings: &BTreeMap<Vec<u8>, Spellings>,
    ) -> Model {
        let top = weights.iter().fold(0f32, |m, (_, w)| m.max(w.abs()));
        let logit = 127.0 / top.max(1e-3);
        let weights = weight_table(&weights, buckets, logit);
        let evidence = Without { all, own: &Tally::default(), kinds: &self.kinds };

        let mut ranked: Vec<(u64, f32)> =
            all.forms.iter().map(|(&h, c)| (h, c[0] + 4.0 * (c[1] + c[2]) + c[3])).collect();
        // The kinds are known whether the text has them or not. Among equals by chance, not by the letters.
        ranked.extend(self.kinds.keys().map(|&h| (h, f32::MAX)));
        ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then(spread(a.0).cmp(&spread(b.0))));
        let mut forms = Vec::new();
        let mut row: Map<usize> = Map::default();
        for (hash, _) in ranked {
            row.entry(hash).or_insert_with(|| {
                forms.push((hash, Entry::new(evidence.form(hash), Answer::Ask, (0, 0))));
                forms.len() - 1
            });
        }
        let mut pairs: Vec<(u64, f32)> =
            all.pairs.iter().filter(|(_, c)| c[0] > 0.0).map(|(&h, &c)| (h, c[0])).collect();
        pairs.sort_by(|a, b| b.1.total_cmp(&a.1).then(spread(a.0).cmp(&spread(b.0))));
        let both = |h| {
            let Together { zwnj, space } = evidence.pair(h);
            [zwnj | space << 4]
        };
        let pairs: Vec<(u64, [u8; 1])> = pairs.iter().map(|&(h, _)| (h, both(h))).collect();
        // A model that asks the weights about every form tells what they say of each.
        let model = assemble(&weights, logit, &forms, &pairs);
        let tables = model.tables(None);
        for (codes, seen) in spellings {
            let Some((_, entry)) = row.get(&hash_of(codes)).and_then(|&i| forms.get_mut(i)) else { continue };
            let answer = if codes.contains(&FOREIGN) {
                Answer::Whole
            } else {
                seen.clear().unwrap_or_else(|| {
                    match best_split(letters(codes), &Around::default(), &tables, 0, &Margins::widest()) {
                        None => Answer::Whole,
                        Some((k, margin)) if margin > SURE_SPLIT * model.logit() => Answer::Split(k),
                        Some((_, margin)) if margin < -SURE_WHOLE * model.logit() => Answer::Whole,
                        Some(_) => Answer::Ask,
                    }
                })
            };
            let (mut left, mut right) = (0, 0);
            features::space_left(hash_of(codes), entry.form(), &mut |f| left += tables.weight(f));
            features::space_right(hash_of(codes), entry.form(), &mut |f| right += tables.weight(f));
            let logits = |score: i32| score.div_euclid(model.logit()) + 1;
            *entry = Entry::new(entry.form(), answer, (logits(left), logits(right)));
        }
        assemble(&weights, logit, &forms, &pairs)
    }
}

/// The weights as buckets: where more want a place, the weightiest stay.
fn weight_table(weights: &[(Feature, f32)], size: usize, logit: f32) -> Vec<u8> {
    let mut buckets: Vec<Vec<(u16, i8)>> = vec![Vec::new(); size];
    for &(feature, weight) in weights {
        let weight = (weight * logit).round().clamp(-127.0, 127.0) as i8;
        let (bucket, tag) = weight_place(feature.hash(), size);
        if weight != 0 {
            buckets[bucket].push((tag, weight));
        }
    }
    let mut bytes = Vec::new();
    for bucket in &mut buckets {
        bucket.sort_by_key(|&(tag, weight)| (core::cmp::Reverse(weight.unsigned_abs()), tag, weight));
        let packed = bucket.iter().take(WEIGHTS).rev().fold(0, |all, &(tag, weight)| {
            all << WEIGHT_BITS | (weight as u8 as u64) << TAG_BITS | tag as u64
        });
        bytes.extend(packed.to_le_bytes());
    }
    bytes
}

/// A map by buckets, fingerprints before values. Of more hashes than a bucket has room for, the first
/// ones stay, and of those with one fingerprint the first.
fn index<const N: usize>(map: &[(u64, [u8; N])], buckets: usize) -> Vec<u8> {
    let mut index: Vec<Vec<(u16, [u8; N])>> = vec![Vec::new(); buckets];
    for &(hash, value) in map {
        let (bucket, print) = place(spread(hash), buckets);
        let bucket = &mut index[bucket];
        if bucket.len() < IN_BUCKET && bucket.iter().all(|row| row.0 != print) {
            bucket.push((print, value));
        }
    }
    let mut bytes = Vec::new();
    for bucket in &mut index {
        bucket.sort_by_key(|row| row.0);
        bucket.resize(IN_BUCKET, (0, [0; N]));
        bytes.extend(bucket.iter().flat_map(|row| row.0.to_le_bytes()));
        bytes.extend(bucket.iter().flat_map(|row| row.1));
    }
    bytes
}

/// Lays the tables out as `model.rs` describes.
fn assemble(weights: &[u8], logit: f32, forms: &[(u64, Entry)], pairs: &[(u64, [u8; 1])]) -> Model {
    // Forms whose entry is a rare one have no number, and are left out.
    let mut seen: BTreeMap<u32, usize> = BTreeMap::new();
    forms.iter().for_each(|(_, e)| *seen.entry(e.0).or_default() += 1);
    let mut entries: Vec<u32> = seen.keys().copied().collect();
    entries.sort_by_key(|e| core::cmp::Reverse(seen[e]));
    entries.truncate(MAX_ENTRIES);
    let number: BTreeMap<u32, u16> = entries.iter().enumerate().map(|(i, &e)| (e, i as u16)).collect();
    let forms: Vec<(u64, [u8; 2])> =
        forms.iter().filter_map(|(hash, entry)| Some((*hash, number.get(&entry.0)?.to_le_bytes()))).collect();

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
    // What is listed are the weights as the model finds them.
    let start = bytes.len();
    bytes.resize(start + LISTED, 0);
    let model = checked(&mut bytes);
    let tables = model.tables(None);
    bytes.truncate(start);
    bytes.extend(features::listed().map(|feature| tables.hashed_weight(feature) as u8));
    checked(&mut bytes)
}

/// The model of these bytes, which get their checksum.
fn checked(bytes: &mut [u8]) -> Model {
    let sum = checksum(bytes);
    bytes[CHECKSUM..CHECKSUM + 4].copy_from_slice(&sum.to_le_bytes());
    Model::from_bytes(bytes).unwrap_or_else(|e| panic!("the trainer wrote what it cannot read: {e}"))
}

/// Examples of a word written as `parts`: of it without its ZWNJs, and of every piece of it.
fn learn_word(parts: &[Vec<u8>], around: Around, weight: f32, evidence: &impl Evidence, out: &mut Choices) {
    let n = parts.len().min(6);
    for i in 0..n {
        for j in i + 1..=n {
            let codes = concat(&parts[i..j]);
            if codes.len() < 2 || codes.len() > MAX_WORD || codes.contains(&FOREIGN) {
                continue;
            }
            let attached = |part: &[u8]| Neighbour { hash: hash_of(part), attached: true };
            let around = Around {
                left: if i > 0 { attached(&parts[i - 1]) } else { around.left },
                right: if j < n { attached(&parts[j]) } else { around.right },
            };
            let mut gold = [false; MAX_WORD + 1];
            let mut at = 0;
            for part in &parts[i..j - 1] {
                at += part.len();
                gold[at] = true;
            }
            let places: Vec<usize> = features::split_points(&codes).collect();
            if places.is_empty() || j > i + 1 && !places.iter().any(|&k| gold[k]) {
                continue; // nothing to choose, or nothing right among it
            }
            let word = Word::new(letters(&codes), evidence);
            features::whole(&word, &around, &mut |f| out.add(f));
            out.candidate(j == i + 1);
            for k in places {
                let split = Split::new(&word, k, evidence);
                features::split_counts(&word, &split, &mut |f| out.add(f));
                features::split_first(&word, &split, &mut |f| out.add(f));
                features::split_rest(&word, &split, &around, evidence, &mut |f| out.add(f));
                out.candidate(gold[k]);
            }
            out.end(weight);
        }
    }
}

/// Examples of the words and the spaces of a phrase.
fn learn_phrase(chunks: &[Chunk], weight: f32, evidence: &Without, out: &mut Choices) {
    for (i, chunk) in chunks.iter().enumerate() {
        let edge = |part: Option<&Vec<u8>>| Neighbour { hash: part.map_or(0, hash_of), attached: false };
        let around = Around {
            left: edge(i.checked_sub(1).and_then(|j| chunks[j].parts.last())),
            right: edge(chunks.get(i + 1).and_then(|c| c.parts.first())),
        };
        learn_word(&chunk.parts, around, weight, evidence, out);
    }
    learn_spaces(chunks, weight, evidence, out);
}

/// Examples of the spaces between all neighbouring parts, as if each ZWNJ had become a space; and
/// of those between a stem that ends in a letter that does not join, and its ending.
fn learn_spaces(chunks: &[Chunk], weight: f32, evidence: &Without, out: &mut Choices) {
    let mut parts: Vec<(Vec<u8>, bool)> = Vec::new();
    for chunk in chunks {
        for (j, part) in chunk.parts.iter().enumerate() {
            let mut pushed = false;
            for len in (2..=6usize).rev() {
                if part.len() >= len + 2
                    && is_joined_ending(hash_of(&part[part.len() - len..]), len)
                    && !code_joins(part[part.len() - len - 1])
                    && !part.contains(&FOREIGN)
                {
                    let stem = &part[..part.len() - len];
                    let whole = evidence.form(hash_of(stem));
                    if whole.free >= 5 {
                        parts.push((stem.to_vec(), j > 0));
                        parts.push((part[part.len() - len..].to_vec(), true));
                        pushed = true;
                        break;
                    }
                }
            }
            if !pushed {
                parts.push((part.clone(), j > 0));
            }
        }
    }
    for i in 1..parts.len() {
        let (left, right) = (&parts[i - 1].0, &parts[i].0);
        if left.contains(&FOREIGN) || right.contains(&FOREIGN) {
            continue;
        }
        if !left.last().is_some_and(|&c| code_joins(c)) && !is_joined_ending(hash_of(right), right.len()) {
            continue;
        }
        if parts[i].1 && is_copula(right) && !is_imperfective(left) {
            continue;
        }
        let side = |codes: &[u8]| {
            let hash = hash_of(codes);
            Side { hash, len: codes.len(), form: evidence.form(hash) }
        };
        let beside = |codes: &[u8]| {
            let hash = hash_of(codes);
            Beside::new(hash, evidence.form(hash))
        };
        let pair = Pair {
            left: side(left),
            right: side(right),
            before: if i >= 2 { beside(&parts[i - 2].0) } else { Beside::default() },
            after: parts.get(i + 1).map_or_else(Beside::default, |p| beside(&p.0)),
            together: evidence.pair(pair_hash(hash_of(left), hash_of(right))),
        };
        let after = parts.get(i + 1).map_or(0, |p| features::tail(&p.0));
        features::space_sides(&pair, &mut |f| out.add(f));
        features::space_each(pair.left.form, pair.right.form, &mut |f| out.add(f));
        features::space_together(&pair, &mut |f| out.add(f));
        features::space_first(&pair, &mut |f| out.add(f));
        features::space_second(&pair, after, &mut |f| out.add(f));
        features::space_rest(&pair, &letters(left), &letters(right), evidence, &mut |f| out.add(f));
        out.candidate(parts[i].1);
        out.end(weight);
    }
}
