//! All outputs agree, and normalizing twice is normalizing once.

use std::borrow::Cow;

use hamvar::{Normalizer, digits, zwnj};
use proptest::prelude::*;

use crate::common::{
    MARKS, PROTECTED, aligned_text, changed, confident, edited, laws, normalizers, result_range, source_range,
};
use crate::generators::{affixed_texts, config, real_texts, texts};

proptest! {
    #![proptest_config(config(512))]

    #[test]
    fn normalizing_twice_is_normalizing_once(text in texts()) {
        for (name, n) in normalizers() {
            laws::is_idempotent(name, &n, &text);
        }
    }

    #[test]
    fn real_words_normalized_twice_are_normalized_once(text in real_texts()) {
        for (name, n) in normalizers() {
            laws::is_idempotent(name, &n, &text);
        }
    }

    #[test]
    fn affixes_normalized_twice_are_normalized_once(text in affixed_texts()) {
        // A line that would grow above the limit is left alone. Whether it would grow can depend on the damage of
        // earlier lines, which a second run does not find.
        for (name, n) in normalizers().into_iter().filter(|(name, _)| *name != "short lines") {
            laws::is_idempotent(name, &n, &text);
        }
    }

    #[test]
    fn steps_as_functions_are_idempotent(text in texts()) {
        type Step = fn(&str) -> Cow<'_, str>;
        let steps: [(&str, Step); 9] = [
            ("fold", hamvar::fold),
            ("fix_spaces", hamvar::fix_spaces),
            ("fix_punctuation", hamvar::fix_punctuation),
            ("to_persian", digits::to_persian),
            ("to_ascii", digits::to_ascii),
            ("to_arabic_indic", digits::to_arabic_indic),
            ("clean", zwnj::clean),
            ("restore", zwnj::restore),
            ("separate_words", zwnj::separate_words),
        ];
        for (name, step) in steps {
            let once = step(&text).into_owned();
            prop_assert_eq!(step(&once), once.as_str(), "{} on {:?}", name, text);
        }
    }

    #[test]
    fn all_outputs_agree(text in texts()) {
        for (name, n) in normalizers() {
            laws::outputs_agree(name, &n, &text);
            laws::is_not_much_longer(name, &n, &text);
        }
    }

    #[test]
    fn what_out_held_before_does_not_matter(text in texts(), before in texts(), room in 0usize..300) {
        for (name, n) in normalizers() {
            let expected = n.normalize(&text);
            let mut out = String::with_capacity(room);
            out.push_str(&before);
            n.normalize_into(&text, &mut out);
            prop_assert_eq!(&out, expected.as_ref(), "{} on {:?} into {:?}", name, text, before);
            // Its own result, too, and nothing at all.
            let once = out.clone();
            n.normalize_into(&text, &mut out);
            prop_assert_eq!(&out, &once, "{} on {:?} again", name, text);
            n.normalize_into("", &mut out);
            prop_assert_eq!(&out, "", "{} on nothing", name);
        }
    }

    #[test]
    fn long_texts_fold_at_once_as_edit_by_edit(
        text in texts(),
        filler in 0usize..70,
        times in 1usize..400,
    ) {
        let long = [&"ب".repeat(filler), " كتاب علي\u{651} ", &text].concat().repeat(times);
        let end = (0..=long.len().min(12_000)).rev().find(|&end| long.is_char_boundary(end)).unwrap_or(0);
        let long = &long[..end];
        for (i, marks) in MARKS.into_iter().enumerate() {
            let unprotected = changed(Normalizer::minimal(), marks);
            for n in [unprotected.clone(), changed(unprotected, PROTECTED)] {
                prop_assert_eq!(edited(&n, long), n.normalize(long), "marks {}", i);
            }
        }
    }

    #[test]
    fn offsets_of_the_result_are_found_in_the_source_and_back(
        text in texts(),
        a in 0usize..60,
        b in 0usize..60,
    ) {
        for (name, n) in normalizers() {
            let aligned = n.normalize_aligned(&text);
            let out = n.normalize(&text);
            prop_assert_eq!(aligned_text(&aligned), out.as_ref(), "{} on {:?}", name, text);
            let offsets: Vec<usize> = (0..=out.len()).filter(|&i| out.is_char_boundary(i)).collect();
            let (a, b) = (offsets[a % offsets.len()], offsets[b % offsets.len()]);
            let range = a.min(b)..a.max(b);
            let source = source_range(&aligned, range.clone());
            prop_assert!(text.get(source.clone()).is_some(), "{}: {:?} of {:?}", name, source, text);
            let back = result_range(&aligned, source.clone());
            // All of it comes back, except what was inserted at its end, perhaps after a removal.
            let is_inserted = |end| {
                let removed = source_range(&aligned, end);
                result_range(&aligned, removed).is_empty()
            };
            let covered =
                back.start <= range.start && (back.end >= range.end || is_inserted(back.end..range.end));
            prop_assert!(range.is_empty() || covered, "{name}: {range:?} {back:?} on {text:?}");
            let mut edits = aligned.edits().iter();
            if !edits.any(|e| e.range.start <= source.end && e.range.end >= source.start) {
                prop_assert_eq!(&text[source], &out[range]);
            }
        }
    }
}

/// A part that could have lost a ZWNJ on either side shows one once its ZWNJ is restored.
#[test]
fn the_damage_that_a_text_shows_does_not_shrink() {
    for (n, text) in [(Normalizer::standard(), "حال توان های میکه"), (confident(90), "می ترجمهاساسی ترین ها")]
    {
        let once = n.normalize(text).into_owned();
        assert_eq!(n.normalize(&once), once);
    }
}
