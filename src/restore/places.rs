//! The best place for a ZWNJ in a word, by the weights.
//!
//! A place is judged in stages, and most places need only the first one. A caller may need the best place for
//! more than one threshold. So [`Places`] keeps the scores that it computed.

use super::entry::Form;
use super::features::{self, Around, Split, Word};
use super::knowledge::Knowledge;
use super::letters::{Letters, MAX_WORD};
use super::thresholds::EarlyExits;

/// The best place for a ZWNJ in a word, as the number of the letter after it, and its score
/// ([`Places::best`]).
pub(crate) fn best_split(
    letters: Letters,
    around: Around,
    knowledge: &Knowledge,
    threshold: i32,
    exits: &EarlyExits,
) -> Option<(usize, i32)> {
    let mut places = Places::new(letters, around, knowledge);
    places.best(threshold, exits)
}

/// The places for a ZWNJ in a word, and as much of their scores as was needed up to now.
pub(super) struct Places<'k> {
    word: Word,
    around: Around,
    knowledge: &'k Knowledge<'k>,
    /// The score of leaving the word whole. `None` until the places are added.
    whole: Option<i32>,
    /// The places are the first `count` of these.
    places: [Place; MAX_WORD],
    count: usize,
}

/// A place for a ZWNJ. Each score includes the one before it.
#[derive(Clone, Copy)]
struct Place {
    split: Split,
    /// The last score that was computed.
    stage: Stage,
    /// The weights of its counts.
    counts: i32,
    /// With the first features.
    first: i32,
    /// With all features.
    full: i32,
}

/// Which scores of a place were computed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Stage {
    Counts,
    First,
    Full,
}

impl<'k> Places<'k> {
    /// The places of a word where orthography allows a ZWNJ.
    #[inline(always)]
    pub(super) fn new(letters: Letters, around: Around, knowledge: &'k Knowledge) -> Self {
        // The places are added later, in place. Added here, they would be moved, which takes twice the stack.
        let word = Word::new(letters, knowledge);
        Places { word, around, knowledge, whole: None, places: [Place::NONE; MAX_WORD], count: 0 }
    }

    /// Adds all places, with the weights of their counts. Returns the score of leaving the word whole.
    #[inline(never)]
    fn add_counts(&mut self) -> i32 {
        let Places { ref word, knowledge, .. } = *self;
        let mut whole = 0;
        features::whole(word, &self.around, &mut |f| whole += knowledge.weight(f));
        self.whole = Some(whole);
        for k in features::split_points(&word.letters) {
            let split = Split::new(word, k, knowledge);
            if split.left == Form::UNKNOWN && split.right == Form::UNKNOWN {
                continue; // two unknown halves do not make a word
            }
            let mut counts = 0;
            features::split_counts(word, &split, &mut |f| counts += knowledge.weight(f));
            self.places[self.count] = Place { split, counts, ..Place::NONE };
            self.count += 1;
        }
        whole
    }

    /// The best place and its score: how much better this place is than leaving the word whole. `None` if no
    /// place can reach the threshold.
    ///
    /// 1. Each place gets the weights of its counts. Places more than `after_counts` and `split_hopeless`
    ///    below the threshold are dropped.
    /// 2. Places that are more than `split_rival` below the best one are dropped. The others get the first
    ///    features. If the best place is now more than `split_hopeless` below the threshold, no place wins.
    /// 3. If the best place is more than `split_certain` above the threshold and has no rival, it wins.
    /// 4. Else the best place and all its rivals get the remaining features, and the best of them wins.
    #[inline(never)]
    pub(super) fn best(&mut self, threshold: i32, exits: &EarlyExits) -> Option<(usize, i32)> {
        let whole = self.whole.unwrap_or_else(|| self.add_counts());
        let Places { ref word, around, knowledge, .. } = *self;
        let places = &mut self.places[..self.count];
        let least = whole + threshold - exits.split_hopeless;
        let best = places.iter().map(|place| place.counts).max()?;
        if best < least - exits.after_counts {
            return None;
        }
        let least_counts = (least - exits.after_counts).max(best - exits.split_rival);
        let mut top = i32::MIN / 2;
        for place in places.iter_mut().filter(|place| place.counts >= least_counts) {
            top = top.max(place.first_score(word, knowledge));
        }
        if top < least {
            return None;
        }
        let least_first = top - exits.split_rival;
        let is_rival = |place: &&mut Place| place.counts >= least_counts && place.first >= least_first;
        let mut rivals = places.iter_mut().filter(is_rival);
        let one = rivals.next()?;
        let mut next = rivals.next();
        if next.is_none() && top - whole > threshold + exits.split_certain {
            return Some((one.split.k, top - whole));
        }
        let mut best = (one.split.k, one.full_score(word, &around, knowledge));
        while let Some(rival) = next {
            let score = rival.full_score(word, &around, knowledge);
            if score > best.1 {
                best = (rival.split.k, score);
            }
            next = rivals.next();
        }
        Some((best.0, best.1 - whole))
    }
}

impl Place {
    /// A placeholder. All its bytes are zero, so a list of placeholders costs little.
    const NONE: Place = Place { split: Split::NONE, stage: Stage::Counts, counts: 0, first: 0, full: 0 };

    /// The score with the first features.
    fn first_score(&mut self, word: &Word, knowledge: &Knowledge) -> i32 {
        if self.stage < Stage::First {
            let mut score = self.counts;
            features::split_first(word, &self.split, &mut |f| score += knowledge.weight(f));
            (self.first, self.stage) = (score, Stage::First);
        }
        self.first
    }

    /// The score with all features.
    fn full_score(&mut self, word: &Word, around: &Around, knowledge: &Knowledge) -> i32 {
        let mut score = self.first_score(word, knowledge);
        if self.stage < Stage::Full {
            features::split_rest(word, &self.split, around, knowledge, &mut |f| score += knowledge.weight(f));
            (self.full, self.stage) = (score, Stage::Full);
        }
        self.full
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chars;
    use crate::restore::model::Model;

    fn letters(word: &str) -> Letters {
        Letters::new(word.chars().map(|c| chars::class(c) & chars::LETTER))
    }

    #[test]
    fn early_exits_do_not_change_the_best_place_of_common_words() {
        let model = Model::embedded();
        let knowledge = Knowledge::new(&model, None);
        let (exits, never) = (EarlyExits::new(model.logit()), EarlyExits::never());
        for (word, k) in [("میخواهند", 2), ("کتابهایش", 4), ("خانهای", 4), ("بیکاران", 2), ("دانشآموز", 4)]
        {
            let all = best_split(letters(word), Around::default(), &knowledge, 0, &never);
            assert_eq!(all.map(|(k, _)| k), Some(k), "{word}");
            let quick = best_split(letters(word), Around::default(), &knowledge, 0, &exits);
            assert!(quick.is_none_or(|(k, _)| Some(k) == all.map(|(k, _)| k)), "{word}");
            let splits = |best: Option<(usize, i32)>| best.is_some_and(|(_, score)| score > 0);
            assert_eq!(splits(quick), splits(all), "{word}");
        }
    }

    #[test]
    fn kept_scores_do_not_change_an_answer() {
        let model = Model::embedded();
        let knowledge = Knowledge::new(&model, None);
        let exits = [EarlyExits::new(model.logit()), EarlyExits::never()];
        let thresholds = [8, 0, -8, 3, 0].map(|logits| logits * model.logit());
        for word in ["میخواستهاند", "کتابخانهای", "نمیدانستیم", "پیشنهادهایشان", "همکلاسیها", "سلام"]
        {
            let mut places = Places::new(letters(word), Around::default(), &knowledge);
            for (threshold, exits) in thresholds.iter().flat_map(|&t| exits.iter().map(move |e| (t, e))) {
                let fresh = best_split(letters(word), Around::default(), &knowledge, threshold, exits);
                assert_eq!(places.best(threshold, exits), fresh, "{word} {threshold}");
            }
        }
    }
}
