//! What normalization must not change: letters and other scripts. Restoration changes only gaps.

use std::borrow::Cow;

use hamvar::{Normalizer, zwnj};
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use crate::common::{LOSES_LETTERS, RESTORE_GAPS, ZWNJ, is_restored, normalizers, one_step};
use crate::generators::{config, texts};

fn is_mark(c: char) -> bool {
    matches!(
        c as u32,
        0x610..=0x61A | 0x640 | 0x64B..=0x65F | 0x670 | 0x6D6..=0x6ED | 0x897..=0x89F | 0x8CA..=0x8FF
    )
}

/// The letters of a text, each folded by itself, without marks.
pub fn letters(text: &str) -> String {
    // One by one: how a line is folded depends on the line.
    let folded = |c: char| Normalizer::minimal().normalize(c.encode_utf8(&mut [0; 4])).into_owned();
    let spelled: String = text.chars().map(folded).collect();
    spelled.nfd().filter(|&c| c.is_alphabetic() && !is_mark(c)).map(folded).collect()
}

/// Characters of other scripts, digits, and signs, without invisible characters.
const FOREIGN: &str = "[ -~\n\u{A1}-\u{AB}\u{AE}-\u{24F}\u{370}-\u{3FF}\u{900}-\u{97F}\
                       \u{4E00}-\u{4E20}«»–…“”]{0,40}";

proptest! {
    #![proptest_config(config(512))]

    #[test]
    fn no_letter_is_lost(text in texts()) {
        for (name, n) in normalizers() {
            if !LOSES_LETTERS.contains(&name) {
                prop_assert_eq!(letters(&n.normalize(&text)), letters(&text), "{} on {:?}", name, text);
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
