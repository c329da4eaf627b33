//! The laws of finding the words of text without gaps.

use hamvar::zwnj::separate_words;
use proptest::prelude::*;

use crate::generators::{config, real_texts, texts};

/// The text without spaces and ZWNJs.
fn without_gaps(text: &str) -> String {
    text.replace([' ', '\u{200C}'], "")
}

/// Whether `result` is `text` with some spaces and ZWNJs more.
fn only_gains_gaps(text: &str, result: &str) -> bool {
    let mut rest = text.chars().peekable();
    for c in result.chars() {
        if rest.next_if_eq(&c).is_none() && c != ' ' && c != '\u{200C}' {
            return false;
        }
    }
    rest.next().is_none()
}

proptest! {
    #![proptest_config(config(256))]

    #[test]
    fn gaps_are_added_and_nothing_else_changes(text in texts()) {
        let result = separate_words(&text);
        prop_assert!(only_gains_gaps(&text, &result), "{:?}: {:?}", text, result);
    }

    #[test]
    fn separating_twice_is_separating_once(text in prop_oneof![texts(), real_texts()]) {
        for text in [without_gaps(&text), text] {
            let once = separate_words(&text);
            prop_assert_eq!(&separate_words(&once), &once, "{:?}", text);
        }
    }

    #[test]
    fn separating_words_of_any_letters_twice_is_separating_once(text in "[آابپتجدرزسشعفقکگلمنوهی]{1,60}") {
        let once = separate_words(&text);
        prop_assert!(only_gains_gaps(&text, &once), "{:?}: {:?}", text, once);
        prop_assert_eq!(&separate_words(&once), &once);
    }

    #[test]
    fn protected_spans_are_kept(
        text in "[کتابهاخوب]{0,9}",
        span in "`[کتابهاخوب]{1,12}`|https://a\\.ir/[کتابهاخوب]{1,12}|#[کتابهاخوب]{1,12}",
    ) {
        let result = separate_words(&[&text, " ", &span, " ", &text].concat()).into_owned();
        prop_assert!(result.contains(&span), "{:?}", result);
    }
}
