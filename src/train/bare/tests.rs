//! The search and the trainer score alike.

use super::super::{map::Map, text};
use super::*;
use crate::restore::training::bare::Weights;

/// A weight for every feature and label.
struct AllWeights;

impl Weights for AllWeights {
    fn add(&self, feature: u64, scores: &mut [i32; 4]) {
        for (label, score) in (0..).zip(scores) {
            *score += (spread(feature ^ label) % 201) as i32 - 100;
        }
    }
}

#[test]
fn the_search_scores_a_division_as_its_features_do() {
    let lines = [
        "کتاب\u{200C}های کهنه را از انبار آوردند و روی میز چیدند",
        "باغبان پیر درخت\u{200C}ها را آب می\u{200C}داد",
        "در خانه\u{200C}ای کوچک و دور از شهر بزرگ شده\u{200C}ام",
    ];
    let phrases: Vec<_> = lines.iter().flat_map(|line| text::phrases(line)).collect();
    let mut counts = Counts::default();
    for phrase in &phrases {
        phrase.iter().for_each(|word| counts.add_word(word, 3e3));
        phrase.windows(2).for_each(|words| counts.add_space(&words[0], &words[1], 3e3));
    }
    // A run of two words, seen by mistake.
    text::phrases("ازانبار").iter().flatten().for_each(|word| counts.add_word(word, 3.0));
    let (own, kinds) = (Counts::default(), Map::default());
    let evidence = CountsWithout { all: &counts, own: &own, kinds: &kinds };
    let mut labels = Vec::new();
    for bare in phrases.iter().filter_map(|phrase| Bare::new(phrase)) {
        let mut search = Search::new(&evidence, &AllWeights);
        search.divide(&bare.codes, &bare.allowed(), &(), &mut labels);
        let mut score = 0;
        add_features(&bare.codes, &labels, &evidence, &mut |feature, label| {
            let mut scores = [0; 4];
            AllWeights.add(feature, &mut scores);
            score += scores[label as usize] as i64;
        });
        assert_eq!(search.best_score(bare.codes.len()), Some(score), "{labels:?}");
    }
}
