//! Laws of the normalizer and of token ranges that hold for any text.

mod common;

use std::sync::LazyLock;

use hamvar_tokenizers::{Hamvar, HamvarTokenizer};
use proptest::prelude::*;
use tokenizers::normalizer::Range;
use tokenizers::{NormalizedString, Normalizer};

static BYTES: LazyLock<HamvarTokenizer> = LazyLock::new(common::of_bytes);
static WORDS: LazyLock<HamvarTokenizer> = LazyLock::new(|| common::with_hamvar(&Hamvar::default()));

/// Persian text with damage of every kind, mixed with text that is not Persian.
fn text() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "كتاب",
        "کتابها",
        "ميروم",
        "می روم",
        "نمي",
        "دركشور",
        "خانه ي",
        "خانۀ",
        "آ",
        "ا\u{653}",
        "گل ها",
        "كار آفرين",
        "منطقهاي",
        "و",
        "ها",
        "تر",
        "مُلک",
        "ســـلام",
        "ﻻ",
        "ﷲ",
        "مؤمن",
        "هـ",
        "ه\u{200C}ای",
        "پاييز",
        "1403",
        "٣٤",
        "12.5%",
        "test",
        "https://a.ir/ي",
        "`كد`",
        "👍🏽",
        "👨‍👩‍👧",
    ]);
    let sign = prop::sample::select(vec![
        "",
        " ",
        " ",
        " ",
        "  ",
        "\u{A0}",
        "\u{200C}",
        "\u{200C}\u{200C}",
        "\u{200B}",
        "\u{200F}",
        "\n",
        "\n\n",
        "\t",
        " , ",
        "...",
        " . . .",
        "؟",
        " ?",
        " !",
        "\"",
        "'",
        "(",
        ")",
        " -- ",
        ";",
        ":",
        "\u{64E}",
        "\u{651}",
        "ـ",
    ]);
    let piece = prop_oneof![4 => word.prop_map(str::to_owned), 4 => sign.prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_result_is_that_of_hamvar_except_white_space_at_the_ends(text in text()) {
        for preset in hamvar::Preset::ALL {
            let mut string = NormalizedString::from(text.as_str());
            Hamvar::from(*preset).normalize(&mut string).unwrap();
            let expected = hamvar::Normalizer::from(*preset).normalize(&text);
            prop_assert_eq!(string.get().trim(), expected.trim());
        }
    }

    #[test]
    fn characters_come_from_ranges_in_order(text in text()) {
        for preset in hamvar::Preset::ALL {
            let mut string = NormalizedString::from(text.as_str());
            Hamvar::from(*preset).normalize(&mut string).unwrap();
            let aligned = hamvar::Normalizer::from(*preset).normalize_aligned(&text);
            let mut last = 0..0;
            for (at, c) in string.get().char_indices() {
                let range = at..at + c.len_utf8();
                let source = string.convert_offsets(Range::Normalized(range.clone())).unwrap();
                prop_assert!(text.get(source.clone()).is_some_and(|from| from.chars().count() == 1), "{source:?}");
                prop_assert!(last.start <= source.start && last.end <= source.end, "{last:?} is before {source:?}");
                // A character that no edit changed comes from itself.
                let exact = aligned.source_range(range.clone());
                let is_same = string.get() == aligned.as_str();
                if is_same && aligned.result_range(exact.clone()) == range && text.get(exact.clone()) == aligned.as_str().get(range) {
                    prop_assert_eq!(&source, &exact);
                }
                last = source;
            }
        }
    }

    #[test]
    fn tokens_decode_to_the_normalized_text(text in text()) {
        let mut normal = NormalizedString::from(text.as_str());
        Hamvar::default().normalize(&mut normal).unwrap();
        for tokenizer in [&*BYTES, &*WORDS] {
            let encoding = tokenizer.encode(text.as_str(), false).unwrap();
            prop_assert_eq!(tokenizer.decode(encoding.get_ids(), false).unwrap(), normal.get());
        }
    }

    #[test]
    fn every_letter_of_the_text_is_in_the_range_of_a_token(text in text()) {
        for tokenizer in [&*BYTES, &*WORDS] {
            let encoding = tokenizer.encode(text.as_str(), false).unwrap();
            let ranges = tokenizer.get_normalizer().unwrap().source_ranges(&text, &encoding);
            let mut last = 0;
            for range in &ranges {
                prop_assert!(text.get(range.clone()).is_some(), "{range:?}");
                prop_assert!(last <= range.start);
                last = range.start;
            }
            let normal = hamvar::Normalizer::standard().normalize_aligned(&text);
            for (at, c) in text.char_indices().filter(|(_, c)| c.is_alphanumeric()) {
                let range = at..at + c.len_utf8();
                let is_removed = normal.result_range(range.clone()).is_empty();
                let is_found = ranges.iter().any(|token| token.start <= range.start && range.end <= token.end);
                prop_assert!(is_removed || is_found, "{c} at {at} is in none of {ranges:?}");
            }
        }
    }
}
