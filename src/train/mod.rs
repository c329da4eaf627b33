//! The trainer, which makes a [`Model`] from well-spelled text and word counts.
//!
//! It learns three decisions, and apart from them how to divide text without gaps into words:
//!
//! - Where a word without gaps lost a ZWNJ: a choice among "nowhere" and each point where it may be split.
//! - Whether a space was a ZWNJ: a yes or no.
//! - Whether a seam has a space: a yes or no.
//!
//! | file | what |
//! |---|---|
//! | `text` | text as words with their parts |
//! | `kinds` | verb forms, stems and numbers, which are known without any text |
//! | `counts` | how often each form and each pair was seen, and how it was spelled |
//! | `examples` | words, spaces and seams as choices with features |
//! | `learner` | learns weights from the examples |
//! | `bare` | learns the weights for text without gaps, and writes them |
//! | `pack` | writes counts and weights as the bytes of the model |
//!
//! The features contain the counts of the training text itself. If an example saw the counts that it
//! contributed to, the weights would trust counts more than a new text justifies. So the lines are
//! divided into [`FOLDS`] folds, and a line sees all counts except those that its own fold contributed.
//!
//! The same input gives the same bytes: every order comes from the input or from fixed seeds.

mod bare;
mod counts;
mod examples;
mod kinds;
mod learner;
mod map;
mod pack;
mod text;

use alloc::{vec, vec::Vec};

use counts::{AllSpellings, Counts, CountsWithout, Spellings, is_auxiliary};
use kinds::Kinds;
use learner::Examples;
use map::Map;
use pack::Learned;
use text::SpelledWord;

use crate::restore::Model;
use crate::restore::training::{Around, hash_of, spread};

/// The number of folds that the lines are divided into.
const FOLDS: usize = 5000;
/// The weight of a counted word as an example, for each doubling of its count.
const COUNT_WEIGHT: f32 = 0.004;
/// A counted word with a ZWNJ is an example of a space if its count is at least this.
const LEAST_COUNT: f32 = 3.0;
/// A counted word with a ZWNJ does not see its own count if that is below this.
const RARE_COUNT: f32 = 40.0;
/// The count of a known word, as if it had been seen this often.
const KNOWN_COUNT: f32 = 7.0;
/// The weight of a known word as an example of seams without a space.
const KNOWN_WEIGHT: f32 = 0.3;
/// What a word of a line adds to its count, if the line has weight 1.
const TEXT_COUNT: f32 = 8.0;

/// Trains a [`Model`] on text whose spelling is to be learned, and on counts of words.
///
/// A few hundred lines are enough for the common affixes. The words of a special field take some thousand
/// lines. The same input in the same order gives the same model, byte for byte. Training on
/// 600,000 words and 206,570 counts takes two minutes and 0.9 GB of memory.
///
/// ```
/// use hamvar::{Normalizer, zwnj::{Model, Trainer}};
///
/// let mut trainer = Trainer::new();
/// for line in include_str!("../../data/colloquial.txt").lines().filter(|line| !line.starts_with('#')) {
///     trainer.add_line(line, 1.0);
/// }
/// trainer.add_count("چه‌طوری", 20);
/// let model = trainer.train();
///
/// // What was learned can be kept, and given to a normalizer.
/// let model = Model::from_bytes(model.as_bytes())?;
/// let n = Normalizer::builder().model(model).build();
/// assert_eq!(n.normalize("نمیخوام چهطوری"), "نمی‌خوام چه‌طوری");
/// # Ok::<(), hamvar::zwnj::ModelError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Trainer {
    /// The phrases and the weight of each line.
    lines: Vec<(Vec<Vec<SpelledWord>>, f32)>,
    counts: Vec<(SpelledWord, f32)>,
    known: Vec<SpelledWord>,
    kinds: Map<Kinds>,
}

/// The same as [`Trainer::new`].
impl Default for Trainer {
    fn default() -> Self {
        Trainer::new()
    }
}

impl Trainer {
    /// A trainer without any text. It knows the verbs of `data/verbs.txt`, and the numbers with their
    /// ordinals.
    #[must_use]
    pub fn new() -> Self {
        let (lines, counts, known) = (Vec::new(), Vec::new(), Vec::new());
        let mut trainer = Trainer { lines, counts, known, kinds: kinds::known_kinds() };
        for number in kinds::numbers() {
            trainer.add_known(&[number, "م"].concat());
            trainer.add_known(&[number, "مین"].concat());
        }
        trainer
    }

    /// Adds a line of well-spelled text.
    ///
    /// `weight` is 1 for text with reliable spelling and less for text with uneven spelling. A line whose
    /// weight is zero, negative, infinite or not a number is ignored.
    pub fn add_line(&mut self, text: &str, weight: f32) -> &mut Self {
        if weight.is_finite() && weight > 0.0 {
            self.lines.push((text::phrases(text), weight));
        }
        self
    }

    /// Adds a word (with its ZWNJs) that was seen `count` times. The trainer also learns from it about other
    /// words. The more often the word was seen, the more weight it has.
    ///
    /// Returns whether the word was taken. A word is ignored in these cases:
    /// - `word` has no letters of the Arabic script, or several words. Other characters around a word are
    ///   left out.
    /// - The word has more than 40 letters.
    /// - The word has a ZWNJ where none can be: beside a single letter (except an ending after the letter
    ///   heh, as in خانه‌ی).
    ///
    /// None of this is an error, since long word lists have such words and are of use without them.
    pub fn add_count(&mut self, word: &str, count: u64) -> bool {
        let word = text::one_word(word);
        let taken = word.is_some();
        self.counts.extend(word.map(|word| (word, count as f32)));
        taken
    }

    /// Adds a word (with its ZWNJs) from a list that says nothing about how common the word is.
    ///
    /// The model will know the spelling of this word. The trainer learns almost nothing from it about other
    /// words, since lists of words are not like texts. It only learns that the seams inside have no space.
    ///
    /// Returns whether the word was taken; see [`Trainer::add_count`].
    pub fn add_known(&mut self, word: &str) -> bool {
        let word = text::one_word(word);
        let taken = word.is_some();
        self.known.extend(word);
        taken
    }

    /// Trains the model.
    ///
    /// Any input gives a model. Without text and counts, the model knows only the words of
    /// [`Trainer::add_known`] and the verbs and numbers of [`Trainer::new`].
    #[must_use]
    pub fn train(&self) -> Model {
        let (counts, folds) = self.count();
        let mut examples = Examples::default();
        self.add_line_examples(&counts, &folds, &mut examples);
        self.add_count_examples(&counts, &mut examples);
        self.add_known_examples(&counts, &mut examples);
        let (weights, buckets) = examples.learn();
        let (kinds, spellings) = (&self.kinds, &self.spellings());
        Learned { counts: &counts, kinds, spellings, weights, buckets }.pack()
    }

    /// Trains the weights by which [`separate_words`](crate::zwnj::separate_words) finds the words of text
    /// without gaps. Returns the bytes of a file like `data/bare.model`, which is part of the crate. The weights fit
    /// every model, so there is no way to load other weights at run time.
    ///
    /// The same input gives the same bytes.
    #[must_use]
    pub fn train_separation(&self) -> Vec<u8> {
        let (counts, folds) = self.count();
        let all = bare::frequent(&counts);
        let evidence = |i: usize| CountsWithout { all: &all, own: &folds[i % FOLDS], kinds: &self.kinds };
        let lines = self.lines.iter().enumerate();
        let lines: Vec<_> =
            lines.map(|(i, (phrases, weight))| (&phrases[..], *weight, evidence(i))).collect();
        bare::learn(&lines)
    }

    /// The counts of all input, and what each fold of the lines contributed to them.
    fn count(&self) -> (Counts, Vec<Counts>) {
        let mut all = Counts::default();
        let mut folds = vec![Counts::default(); FOLDS];
        for (word, count) in &self.counts {
            all.add_word(word, *count);
        }
        for word in &self.known {
            all.add_word(word, KNOWN_COUNT);
        }
        for (i, (phrases, weight)) in self.lines.iter().enumerate() {
            let (own, weight) = (&mut folds[i % FOLDS], weight * TEXT_COUNT);
            for word in phrases.iter().flatten() {
                all.add_word(word, weight);
                own.add_word(word, weight);
            }
            for words in phrases.iter().flat_map(|phrase| phrase.windows(2)) {
                all.add_space(&words[0], &words[1], weight);
                own.add_space(&words[0], &words[1], weight);
            }
        }
        (all, folds)
    }

    /// Adds the examples of all lines. A line does not see the counts that its own fold contributed.
    fn add_line_examples(&self, all: &Counts, folds: &[Counts], examples: &mut Examples) {
        for (i, (phrases, weight)) in self.lines.iter().enumerate() {
            let evidence = CountsWithout { all, own: &folds[i % FOLDS], kinds: &self.kinds };
            for phrase in phrases {
                examples::add_phrase(phrase, *weight, &evidence, examples);
            }
        }
    }

    /// Adds the examples of the counted words.
    fn add_count_examples(&self, all: &Counts, examples: &mut Examples) {
        for (word, count) in &self.counts {
            let has_zwnj = word.parts.len() > 1;
            if has_zwnj && word.parts.iter().any(|part| is_auxiliary(part)) {
                continue;
            }
            // About half of the words, chosen by the hash of the first part, do not see their own count.
            let is_hidden = word.parts.first().is_some_and(|first| spread(hash_of(first)) & 1 == 0);
            let mut own = Counts::default();
            if is_hidden || has_zwnj && *count < RARE_COUNT {
                own.add_word(word, *count);
            }
            let evidence = CountsWithout { all, own: &own, kinds: &self.kinds };
            let weight = COUNT_WEIGHT * (1.0 + count).log2();
            examples::add_word(word, Around::default(), weight, &evidence, examples);
            if has_zwnj && *count >= LEAST_COUNT {
                examples::add_spaces(core::slice::from_ref(word), weight, &evidence, examples);
            }
        }
    }

    /// Adds the seams of the known words. They have no space, even if both sides are common words.
    fn add_known_examples(&self, all: &Counts, examples: &mut Examples) {
        for word in &self.known {
            if let [only] = &word.parts[..] {
                let mut own = Counts::default();
                own.add_word(word, KNOWN_COUNT);
                let evidence = CountsWithout { all, own: &own, kinds: &self.kinds };
                examples::add_seams_inside(only, KNOWN_WEIGHT, &evidence, examples);
            }
        }
    }

    /// Every form of the text, the counts and the known words, and how the text spells it.
    fn spellings(&self) -> AllSpellings {
        let mut all = AllSpellings::new();
        for (phrases, weight) in &self.lines {
            phrases.iter().flatten().for_each(|word| Spellings::add_word(&mut all, word, *weight));
        }
        self.counts.iter().for_each(|(word, _)| Spellings::add_word(&mut all, word, 0.0));
        for word in &self.known {
            // A known word without a ZWNJ is left whole, unless the text splits it.
            let weight = if word.parts.len() == 1 { Spellings::CLEAR_SEEN } else { 0.0 };
            Spellings::add_word(&mut all, word, weight);
        }
        all
    }
}

#[cfg(test)]
mod tests;
