//! Decisions on gaps agree with the edits.

use hamvar::gaps::GapDecision;
use hamvar::{EditKind, Normalizer};
use proptest::prelude::*;

use crate::common::{deleted, spaced};
use crate::generators::{config, real_texts, texts};

/// The kinds of edits that repair a gap.
const REPAIRS: [EditKind; 5] = [
    EditKind::ZwnjInserted,
    EditKind::SpaceToZwnj,
    EditKind::WordJoined,
    EditKind::SpaceRestored,
    EditKind::WordMended,
];

/// Checks that the decisions that were made are the edits of gaps.
fn check(n: &Normalizer, text: &str) -> Result<(), TestCaseError> {
    let decisions = n.gap_decisions(text);
    let edits = n.edits(text);
    let made: Vec<&GapDecision> = decisions.iter().filter(|decision| decision.is_made).collect();
    for edit in edits.iter().filter(|edit| REPAIRS.contains(&edit.kind)) {
        let same = made.iter().filter(|made| made.range == edit.range && made.kind == edit.kind);
        prop_assert_eq!(same.count(), 1, "{:?} on {:?}: {:?}", edit, text, made);
    }
    for made in made {
        // An edit that composes several steps can have the kind of the first one.
        let is_edit =
            edits.iter().any(|edit| edit.range.start <= made.range.end && made.range.start <= edit.range.end);
        prop_assert!(is_edit, "{:?} on {:?}", made, text);
    }
    for GapDecision { range, words, .. } in &decisions {
        prop_assert!(text.get(range.clone()).is_some() && text.get(words.clone()).is_some(), "{:?}", text);
        prop_assert!(words.start <= range.start && range.end <= words.end, "{:?}", text);
    }
    prop_assert!(decisions.is_sorted_by_key(|decision| decision.range.start), "{:?}", text);
    Ok(())
}

fn normalizers() -> Vec<Normalizer> {
    let mut with_words = Normalizer::builder();
    with_words.add_words(["کتاب\u{200C}خانه", "می خواهند", "دستهای", "سنگ\u{200C}دل"]).unwrap();
    let mut only_gaps = Normalizer::builder();
    only_gaps.fold(false).fix_spaces(false).zwnj_confidence(20);
    vec![Normalizer::standard(), with_words.build(), only_gaps.build()]
}

proptest! {
    #![proptest_config(config(512))]

    #[test]
    fn decisions_that_were_made_are_the_edits_of_gaps(text in texts()) {
        for n in normalizers() {
            check(&n, &text)?;
        }
    }

    #[test]
    fn decisions_on_damaged_words_are_the_edits_of_gaps(text in real_texts()) {
        for n in normalizers() {
            check(&n, &text)?;
            check(&n, &deleted(&text))?;
            check(&n, &spaced(&text))?;
        }
    }
}

#[test]
fn decisions_on_the_data_of_the_tests_are_the_edits_of_gaps() {
    for text in [
        include_str!("../data/article.txt"),
        include_str!("../data/damaged.txt"),
        include_str!("../data/lost-spaces.txt"),
        include_str!("../data/broken-words.txt"),
        include_str!("../data/right-lines.txt"),
    ] {
        check(&Normalizer::standard(), text).unwrap();
        check(&Normalizer::standard(), &deleted(text)).unwrap();
    }
}

#[test]
fn a_search_key_has_no_decisions() {
    assert_eq!(Normalizer::search().gap_decisions("کتاب ها را میخواند"), []);
    assert_eq!(Normalizer::minimal().gap_decisions("کتاب ها را میخواند"), []);
}
