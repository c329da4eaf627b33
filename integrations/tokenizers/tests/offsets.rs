//! The offsets of tokens are those of the text that the user gave.

mod common;

use common::{of_bytes, with_hamvar};
use hamvar_tokenizers::Hamvar;
use tokenizers::normalizer::Range;
use tokenizers::{NormalizedString, Normalizer};

/// Normalizes `text`, and returns the result and the parts of `text` that `words` of the result come from.
fn sources_of(text: &str, words: &[&str]) -> (String, Vec<String>) {
    let mut string = NormalizedString::from(text);
    Hamvar::default().normalize(&mut string).unwrap();
    let of = |word: &&str| {
        let at = string.get().find(word).unwrap_or_else(|| panic!("{word} is not in {}", string.get()));
        string.get_range_original(Range::Normalized(at..at + word.len())).unwrap().to_owned()
    };
    let parts = words.iter().map(of).collect();
    (string.get().to_owned(), parts)
}

#[test]
fn words_come_from_the_words_of_the_text() {
    let cases: &[(&str, &str, &[&str], &[&str])] = &[
        // The text, the normalized text, words of the normalized text, and the parts of the text that they come from.
        (
            "ماهي ها را ميگيرند",
            "ماهی‌ها را می‌گیرند",
            &["ماهی‌ها", "را", "می‌گیرند"],
            &["ماهي ها", "را", "ميگيرند"],
        ),
        ("دركشور ما", "در کشور ما", &["در", "کشور", "ما"], &["در", "كشور", "ما"]),
        ("سال 1403 بود .", "سال ۱۴۰۳ بود.", &["۱۴۰۳", "بود", "."], &["1403", "بود", "."]),
        ("گفت : بيا !", "گفت: بیا!", &["گفت", ":", "بیا"], &["گفت", ":", "بيا"]),
    ];
    for (text, normal, words, expected) in cases {
        let (result, parts) = sources_of(text, words);
        assert_eq!(&result, normal);
        assert_eq!(&parts, expected, "{text}");
    }
}

#[test]
fn correct_text_keeps_its_offsets() {
    for sentence in common::SENTENCES {
        let mut string = NormalizedString::from(sentence);
        Hamvar::default().normalize(&mut string).unwrap();
        assert_eq!(string, NormalizedString::from(sentence));
    }
}

#[test]
fn white_space_at_the_ends_stays() {
    for (text, normal) in [(" كتاب ها\n", " کتاب‌ها\n"), ("\u{A0} .", "\u{A0} ."), ("  ", "  ")]
    {
        assert_eq!(sources_of(text, &[]).0, normal);
    }
}

#[test]
fn tokens_come_from_ranges_of_the_text() {
    let tokenizer = with_hamvar(&Hamvar::default());
    let text = "كتاب ها را دركشور همسايه ميخوانند...";
    let encoding = tokenizer.encode(text, false).unwrap();
    let ids = tokenizer.encode("کتاب‌ها را در کشور همسایه می‌خوانند…", false).unwrap();
    assert_eq!(encoding.get_ids(), ids.get_ids());

    let ranges = tokenizer.get_normalizer().unwrap().source_ranges(text, &encoding);
    let tokens: Vec<&str> = ranges.iter().map(|range| &text[range.clone()]).collect();
    assert_eq!(tokens.first(), Some(&"كتاب"));
    assert_eq!(tokens.last(), Some(&"..."));
    for word in ["را", "در", "كشور"] {
        assert!(tokens.contains(&word), "{word} is not in {tokens:?}");
    }
}

#[test]
fn the_range_of_a_token_has_no_white_space_of_any_kind_at_its_ends() {
    let tokenizer = with_hamvar(&Hamvar::default());
    let text = "در\u{A0}کشور  ما\u{3000}پاییز";
    let encoding = tokenizer.encode(text, false).unwrap();
    for range in tokenizer.get_normalizer().unwrap().source_ranges(text, &encoding) {
        assert!(text[range.clone()].trim() == &text[range.clone()] || text[range].trim().is_empty());
    }
}

#[test]
fn a_sign_of_several_characters_has_a_range_with_all_of_them() {
    let tokenizer = of_bytes();
    let hamvar = tokenizer.get_normalizer().unwrap();
    for (text, sign) in [("رفت...", "..."), ("سرا\u{653}مد", "ا\u{653}")] {
        let encoding = tokenizer.encode(text, false).unwrap();
        let ranges = hamvar.source_ranges(text, &encoding);
        assert!(ranges.iter().any(|range| &text[range.clone()] == sign), "{text}: {ranges:?}");
    }
}

#[test]
fn empty_text_marks_and_emoji_have_ranges_and_are_decoded() {
    let tokenizer = of_bytes();
    let hamvar = tokenizer.get_normalizer().unwrap();
    for text in [
        "",
        " ",
        "\n\n",
        "\u{200C}",
        "\u{200C}\u{200C} \u{200B}",
        "\u{FEFF}",
        "\u{64B}\u{64C}\u{651}",
        "ـــ",
        "👍🏽",
        "👨‍👩‍👧‍👦 خانواده ها",
        "🇮🇷",
        "مي\u{200C}روم👍",
        "\u{202B}كتاب\u{202C}",
        "abc",
    ] {
        let encoding = tokenizer.encode(text, false).unwrap();
        let ranges = hamvar.source_ranges(text, &encoding);
        assert_eq!(ranges.len(), encoding.len());
        for range in ranges {
            assert!(text.get(range.clone()).is_some(), "{text:?}: {range:?}");
        }
        let mut string = NormalizedString::from(text);
        hamvar.normalize(&mut string).unwrap();
        assert_eq!(tokenizer.decode(encoding.get_ids(), false).unwrap(), string.get());
    }
}

#[test]
fn a_normalizer_before_hamvar_keeps_its_alignment() {
    let text = "  CAFÉ كتاب ها";
    let mut string = NormalizedString::from(text);
    string.lowercase().lstrip();
    Hamvar::default().normalize(&mut string).unwrap();
    assert_eq!(string.get(), "café کتاب‌ها");
    let end = string.get().len();
    assert_eq!(string.get_range_original(Range::Normalized(0..5)), Some("CAFÉ"));
    assert_eq!(string.get_range_original(Range::Normalized(6..end)), Some("كتاب ها"));
}
