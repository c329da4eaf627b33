//! Edits: what changed, where, and why.

use hamvar::Normalizer;

use crate::common::{DIGIT, JOINED, LETTER};

#[test]
fn edits_give_range_replacement_and_kind() {
    let text = "كتاب ها 12";
    let edits = Normalizer::standard().edits(text);
    let found: Vec<_> = edits.iter().map(|e| (&text[e.range.clone()], &*e.replacement, e.kind)).collect();
    assert_eq!(found, [("ك", "ک", LETTER), (" ", "\u{200C}", JOINED), ("12", "۱۲", DIGIT)]);
}
