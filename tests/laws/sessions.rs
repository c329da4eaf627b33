//! A text that comes call by call comes out as the whole text does.

use hamvar::Normalizer;
use proptest::prelude::*;

use crate::common::{laws, normalizers};
use crate::generators::{config, documents, texts};

/// Normalizers whose result for a line does not depend on later lines.
fn cutting() -> impl Iterator<Item = (&'static str, Normalizer)> {
    let has_pattern = ["no-break spaces", "letters protected"];
    normalizers().into_iter().filter(move |(name, _)| !has_pattern.contains(name))
}

proptest! {
    #![proptest_config(config(96))]

    #[test]
    fn a_session_normalizes_lines_as_the_whole_text_has_them(
        text in documents(),
        cuts in prop::collection::vec(1usize..5, 1..8),
    ) {
        for (name, n) in cutting() {
            laws::sessions_give_the_whole_text(name, &n, &text, &cuts);
        }
    }

    #[test]
    fn a_batch_has_the_result_for_each_text(all in prop::collection::vec(texts(), 0..12)) {
        for (name, n) in [("standard", Normalizer::standard()), ("search", Normalizer::search())] {
            let (mut batch, mut one_text, mut session) = (n.batch(), n.batch(), n.session());
            one_text.keep_context(true);
            for text in &all {
                prop_assert_eq!(batch.push(text), n.normalize(text), "{}", name);
                prop_assert_eq!(one_text.push(text), session.normalize(text), "{}", name);
            }
            let expected: Vec<String> = all.iter().map(|text| n.normalize(text).into_owned()).collect();
            prop_assert_eq!(batch.iter().collect::<Vec<_>>(), expected.iter().collect::<Vec<_>>());
            prop_assert_eq!(batch.text(), expected.concat());
        }
    }
}
