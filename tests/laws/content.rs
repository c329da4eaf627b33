//! What normalization must not change: letters and other scripts. Restoration changes only gaps.

use std::borrow::Cow;

use hamvar::{Normalizer, zwnj};
use proptest::prelude::*;

use crate::common::{LOSES_LETTERS, RESTORE_GAPS, ZWNJ, is_restored, laws, normalizers, one_step};
use crate::generators::{config, texts};

/// Characters of other scripts, digits, and signs, without invisible characters.
const FOREIGN: &str = "[ -~\n\u{A1}-\u{AB}\u{AE}-\u{24F}\u{370}-\u{3FF}\u{900}-\u{97F}\
                       \u{4E00}-\u{4E20}«»–…“”]{0,40}";

proptest! {
    #![proptest_config(config(512))]

    #[test]
    fn no_letter_is_lost(text in texts()) {
        for (name, n) in normalizers() {
            if !LOSES_LETTERS.contains(&name) {
                laws::letters_stay(name, &n, &text);
            }
        }
    }

    #[test]
    fn text_without_arabic_script_is_left_alone(
        text in FOREIGN,
    ) {
        for n in [Normalizer::minimal(), Normalizer::standard()] {
            prop_assert!(matches!(n.normalize(&text), Cow::Borrowed(_)), "{:?}", text);
        }
    }

    #[test]
    fn restoring_changes_only_gaps(text in texts()) {
        for edit in one_step(RESTORE_GAPS).edits(&text) {
            let gap = edit.replacement.chars().all(|c| c == ZWNJ || c == ' ');
            prop_assert!(gap && is_restored(edit.kind), "{:?} on {:?}", edit, text);
        }
    }

    #[test]
    fn restoring_leaves_no_letter_by_itself(
        words in prop::collection::vec("[ابپتجچدرسشعفقکگلمنوهی]{2,14}", 1..6),
    ) {
        let text = words.join(" ");
        let restored = zwnj::restore(&text);
        for word in restored.split(' ') {
            let parts: Vec<&str> = word.split(ZWNJ).collect();
            for two in parts.windows(2) {
                let ezafe = two[0].ends_with('ه') && two[0].len() > 2;
                prop_assert!(two[0].len() > 2 && (two[1].len() > 2 || ezafe), "{restored} from {text}");
            }
        }
    }
}
