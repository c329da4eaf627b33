//! Laws of edits that are refused: what remains is a text without half changes.

use std::collections::HashSet;

use hamvar::edits::apply;
use hamvar::{EditKind, Normalizer};
use proptest::prelude::*;

use crate::common::pieces::PROSE;
use crate::common::{COLLAPSE_REPEATS, DROP_MARKS, GROUP_DIGITS, LATIN_DIGITS, laws, normalizers, with};
use crate::generators::{config, real_texts, texts};

fn prose() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PROSE), 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(config(512))]

    #[test]
    fn edits_are_in_order_and_make_the_normalized_text(text in prop_oneof![prose(), texts()]) {
        for (name, n) in normalizers() {
            laws::outputs_agree(name, &n, &text);
        }
        prop_assert_eq!(apply(&text, []), text.as_str());
    }

    #[test]
    fn a_text_with_refused_edits_has_no_half_changes(
        text in prop_oneof![2 => prose(), 1 => texts(), 1 => real_texts()],
        refused_kinds in any::<u32>(),
        refused_groups in any::<u64>(),
        refused_edits in any::<u64>(),
    ) {
        let normalizers = [
            Normalizer::standard(),
            with(DROP_MARKS),
            with(GROUP_DIGITS),
            with(LATIN_DIGITS),
        ];
        for n in normalizers {
            let kind = |kind: EditKind| EditKind::ALL.iter().position(|&other| other == kind).unwrap();
            laws::refused_edits_leave_no_half(&n, &text, |i, edit| {
                refused_kinds >> (kind(edit.kind) % 32) & 1 == 1
                    || match edit.group {
                        Some(group) => refused_groups >> (group.get() % 64) & 1 == 1,
                        None => refused_edits >> (i % 64) & 1 == 1,
                    }
            });
        }
    }

    #[test]
    fn refusing_one_kind_leaves_the_edits_of_all_others(text in prose()) {
        let n = with(COLLAPSE_REPEATS);
        let edits = n.edits(&text);
        let kinds: HashSet<EditKind> = edits.iter().map(|edit| edit.kind).collect();
        for kind in kinds {
            let result = apply(&text, edits.iter().filter(|edit| edit.kind == kind));
            let rest = apply(&text, edits.iter().filter(|edit| edit.kind != kind));
            let count = |text: &str| text.chars().count() as isize;
            let normalized = n.normalize(&text);
            prop_assert_eq!(
                count(&result) - count(&text) + count(&rest),
                count(&normalized),
                "{}: {:?} and {:?} from {:?}", kind, result, rest, text
            );
        }
    }
}
