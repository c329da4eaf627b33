//! Counts of the training text: how often each form and each pair was seen, and how it was spelled.

use alloc::{collections::BTreeMap, vec::Vec};

use super::kinds::Kinds;
use super::map::Map;
use super::text::SpelledWord;
use crate::restore::training::{Answer, Evidence, Form, MAX_WORD, Together, hash_of, hashes, pair_hash};

/// How often a form was seen.
#[derive(Default, Clone, Copy)]
pub(super) struct FormCounts {
    /// As a word of its own.
    pub(super) free: f32,
    /// Before a ZWNJ.
    pub(super) first: f32,
    /// After a ZWNJ.
    pub(super) last: f32,
    /// With ZWNJs inside.
    pub(super) split: f32,
}

impl FormCounts {
    /// The importance of the form for a model. A model keeps the most important forms.
    pub(super) fn importance(&self) -> f32 {
        self.free + 4.0 * (self.first + self.last) + self.split
    }
}

/// How often a pair was seen.
#[derive(Default, Clone, Copy)]
pub(super) struct PairCounts {
    /// With a ZWNJ between its forms.
    pub(super) zwnj: f32,
    /// With a space between them.
    pub(super) space: f32,
}

/// The counts of a text.
#[derive(Default, Clone)]
pub(super) struct Counts {
    pub(super) forms: Map<FormCounts>,
    pub(super) pairs: Map<PairCounts>,
}

/// Forms that are words of their own. A ZWNJ before one of them is the habit of some writers
/// (شده‌است), and no evidence that a space there is a lost ZWNJ.
const AUXILIARIES: [u64; 11] =
    hashes(["است", "بود", "بودند", "باشد", "باشند", "شد", "شده", "کرد", "کرده", "را", "و"]);

/// Whether a form is one of the words that some writers attach with a ZWNJ and most do not.
pub(super) fn is_auxiliary(codes: &[u8]) -> bool {
    AUXILIARIES.contains(&hash_of(codes))
}

impl Counts {
    /// Counts the parts of a word, and the pairs that they make, `weight` times.
    pub(super) fn add_word(&mut self, word: &SpelledWord, weight: f32) {
        if let [only] = &word.parts[..] {
            self.forms.entry(hash_of(only)).or_default().free += weight;
            return;
        }
        for piece in word.pieces().filter(|piece| piece.parts.len() > 1) {
            if piece.before.is_none() && piece.after.is_none() {
                self.forms.entry(hash_of(&word.parts.concat())).or_default().split += weight;
            }
            for m in 1..piece.parts.len() {
                self.add_pair(&piece.parts[..m], &piece.parts[m..], weight);
            }
        }
    }

    /// Counts two runs of parts with a ZWNJ between.
    fn add_pair(&mut self, left_parts: &[Vec<u8>], right_parts: &[Vec<u8>], weight: f32) {
        let (left, right) = (left_parts.concat(), right_parts.concat());
        if left.len() + right.len() > MAX_WORD {
            return;
        }
        let (left_hash, right_hash) = (hash_of(&left), hash_of(&right));
        // A run of parts is met with several runs on the other side of its ZWNJ. It is counted only when the
        // other run is a single part, and the more parts it has itself, the less it counts.
        if right_parts.len() == 1 {
            self.forms.entry(left_hash).or_default().first += weight / left_parts.len() as f32;
        }
        if left_parts.len() == 1 {
            self.forms.entry(right_hash).or_default().last += weight / right_parts.len() as f32;
        }
        if !is_auxiliary(&right) {
            self.pairs.entry(pair_hash(left_hash, right_hash)).or_default().zwnj += weight;
        }
    }

    /// Counts the space between two neighbouring words.
    pub(super) fn add_space(&mut self, left: &SpelledWord, right: &SpelledWord, weight: f32) {
        if let (Some(left), Some(right)) = (left.parts.last(), right.parts.first()) {
            self.pairs.entry(pair_hash(hash_of(left), hash_of(right))).or_default().space += weight;
        }
    }

    fn form(&self, hash: u64) -> FormCounts {
        self.forms.get(&hash).copied().unwrap_or_default()
    }

    fn pair(&self, hash: u64) -> PairCounts {
        self.pairs.get(&hash).copied().unwrap_or_default()
    }
}

/// A count as the model has it: 0 for at most 0.3, then 1 to 15 on a logarithmic scale.
fn level(count: f32) -> u8 {
    if count <= 0.3 { 0 } else { (1.0 + 0.75 * (0.7 + count).log2()).clamp(1.0, 15.0) as u8 }
}

/// The evidence for an example: the counts of everything except what the example itself contributed.
pub(super) struct CountsWithout<'a> {
    pub(super) all: &'a Counts,
    pub(super) own: &'a Counts,
    pub(super) kinds: &'a Map<Kinds>,
}

impl Evidence for CountsWithout<'_> {
    fn form(&self, hash: u64) -> Form {
        let (all, own) = (self.all.form(hash), self.own.form(hash));
        let kinds = self.kinds.get(&hash).copied().unwrap_or_default();
        Form {
            free: level(all.free - own.free),
            first: level(all.first - own.first),
            last: level(all.last - own.last),
            split: level(all.split - own.split),
            verb: kinds.contains(Kinds::VERB),
            stem: kinds.contains(Kinds::STEM),
            number: kinds.contains(Kinds::NUMBER),
        }
    }

    fn pair(&self, hash: u64) -> Together {
        let (all, own) = (self.all.pair(hash), self.own.pair(hash));
        let zwnj = level(all.zwnj - own.zwnj);
        Together { zwnj, space: if zwnj == 0 { 0 } else { level(all.space - own.space) } }
    }
}

/// The spellings of every form, by its letters.
pub(super) type AllSpellings = BTreeMap<Vec<u8>, Spellings>;

/// How the text spells a form.
#[derive(Default)]
pub(super) struct Spellings {
    /// How often the form was seen.
    total: f32,
    /// How often it was seen with a ZWNJ before each letter.
    splits: BTreeMap<usize, f32>,
}

impl Spellings {
    /// A form seen less often than this has no clear spelling.
    pub(super) const CLEAR_SEEN: f32 = 6.0;
    /// A spelling is clear if it has this share of all.
    const CLEAR_SHARE: f32 = 0.97;

    /// The one spelling that the text has for the form, if it is clear.
    pub(super) fn clear(&self) -> Option<Answer> {
        if self.total < Self::CLEAR_SEEN {
            return None;
        }
        let most = self.splits.iter().max_by(|a, b| a.1.total_cmp(b.1).then(b.0.cmp(a.0)));
        match most {
            Some((&k, &seen)) if seen >= Self::CLEAR_SHARE * self.total => Some(Answer::Split(k)),
            Some((_, &seen)) if seen > (1.0 - Self::CLEAR_SHARE) * self.total => None,
            _ => Some(Answer::Whole),
        }
    }

    /// Adds a word to the spellings of its pieces.
    pub(super) fn add_word(all: &mut AllSpellings, word: &SpelledWord, weight: f32) {
        for piece in word.pieces() {
            let form = piece.parts.concat();
            if form.len() > MAX_WORD {
                continue;
            }
            let spellings = all.entry(form).or_default();
            spellings.total += weight;
            for k in piece.splits() {
                *spellings.splits.entry(k).or_default() += weight;
            }
        }
    }
}
