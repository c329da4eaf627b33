//! Settings as plain data: they are read from a normalizer, changed, and built again.

use std::error::Error;

use hamvar::{Builder, Digits, Marks, Normalizer, Preset, Settings, SpanKind, TextKind};

use crate::common::{self, Choice};

/// Choices that change every option, alone or with others.
const CHOICES: [Choice; 24] = [
    common::DROP_MARKS,
    common::KEEP_TANVIN,
    common::HEH_YE,
    common::KEEP_BIDI,
    common::KEEP_KASHIDA,
    common::LATIN_DIGITS,
    common::ARABIC_DIGITS,
    common::GROUP_DIGITS,
    common::LONE_NUMBERS,
    common::NO_SPACING,
    common::KEEP_QUOTES,
    common::KEEP_DOTS,
    common::KEEP_DASHES,
    common::NO_RESTORING,
    common::COLLAPSE_REPEATS,
    common::DECODE_ENTITIES,
    common::CONVERT_LINE_ENDS,
    common::COLLAPSE_BLANK_LINES,
    common::UNPROTECTED,
    common::ALL_PROSE,
    common::ALL_DATA,
    common::SHORT_LINES,
    common::EXTRAS,
    |b| b.fold(false).clean_zwnj(false).restore_spaces(false).join_words(false).zwnj_confidence(77),
];

const TEXT: &str =
    "علي\u{640} , كتاب ها را \"در سال 1397\" نميخواند... دوکشور &laquo; #برچسب ي\n\n\n(کار آفرین)";

#[test]
fn the_settings_of_a_preset_build_the_preset() {
    for &preset in Preset::ALL {
        let settings = Settings::of(preset);
        assert_eq!(settings.preset, preset);
        let n = settings.build().unwrap();
        assert_eq!(n, Normalizer::from(preset));
        assert_eq!(n.settings(), settings);
        assert_eq!(n.normalize(TEXT), Normalizer::from(preset).normalize(TEXT), "{preset}");
    }
    assert_eq!(Settings::default(), Normalizer::default().settings());
    assert_eq!(Settings::of(Preset::Empty), Builder::empty().build().settings());
}

#[test]
fn every_choice_is_found_in_the_settings_and_built_again() {
    for &preset in Preset::ALL {
        for (i, choice) in CHOICES.iter().enumerate() {
            let n = common::changed(Normalizer::from(preset), *choice);
            let again = n.settings().build().unwrap();
            assert_eq!(again, n, "{preset}, choice {i}");
            assert_eq!(again.normalize(TEXT), n.normalize(TEXT), "{preset}, choice {i}");
        }
    }
    for (i, choice) in CHOICES.iter().enumerate() {
        assert_ne!(common::with(*choice), Normalizer::standard(), "choice {i}");
    }
}

#[test]
fn a_field_does_what_the_setter_of_its_name_does() {
    let mut settings = Settings::of(Preset::Standard);
    settings.digits = Digits::Keep;
    settings.marks = Marks::Drop;
    settings.restore_zwnj = false;
    settings.text_kind = TextKind::Prose;
    let mut builder = Normalizer::builder();
    builder.digits(Digits::Keep).marks(Marks::Drop).restore_zwnj(false).text_kind(TextKind::Prose);
    assert_eq!(settings.build().unwrap(), builder.build());
    settings.digits = Digits::Persian;
    assert_eq!(settings.build().unwrap().normalize("صفحهٔ 12 , باز هم"), "صفحه ۱۲، باز هم");
}

#[test]
fn words_patterns_and_kinds_of_spans_are_settings() {
    let mut settings = Settings::default();
    assert_eq!(settings.protect_kinds.len(), SpanKind::ALL.len());
    settings.words = vec!["ماه\u{200C}نسا".into(), "دست ساز".into()];
    settings.protect_patterns = vec![r"\{\{.*?\}\}".into(), "@@[a-z]+".into()];
    settings.protect_kinds.remove(&SpanKind::Hashtag);
    let n = settings.build().unwrap();
    assert_eq!(n.normalize("ماه نسا {{ ي , }} #گلي"), "ماه\u{200C}نسا {{ ي , }} #گلی");
    assert_eq!(n.settings(), settings);
    assert_ne!(n, Normalizer::standard());
    let more = Builder::from(n).add_word("شب\u{200C}تاب").unwrap().build();
    assert_eq!(more.settings().words, ["ماه\u{200C}نسا", "دست ساز", "شب\u{200C}تاب"]);
}

#[test]
fn a_setting_that_cannot_be_used_is_an_error_that_names_setting_value_and_remedy() {
    let error = |change: fn(&mut Settings)| {
        let mut settings = Settings::default();
        change(&mut settings);
        settings.build().unwrap_err()
    };
    let word = error(|s| s.words = vec!["خوب".into(), "abc".into()]);
    assert_eq!((word.setting(), &*word.value()), ("words", "abc"));
    assert!(
        word.to_string().starts_with("words: the word \"abc\" cannot be used") && word.source().is_some()
    );
    let pattern = error(|s| s.protect_patterns = vec!["a(".into()]);
    assert_eq!((pattern.setting(), &*pattern.value()), ("protect_patterns", "a("));
    assert!(pattern.to_string().contains("correct the regular expression"), "{pattern}");
    for percent in [0, 100, 255] {
        let mut settings = Settings::default();
        settings.zwnj_confidence = percent;
        let error = settings.build().unwrap_err();
        assert_eq!((error.setting(), error.value()), ("zwnj_confidence", percent.to_string()));
        assert!(error.to_string().ends_with("give a number from 1 to 99"), "{error}");
        // The builder takes every number.
        assert!(common::confident(percent).settings().build().is_ok());
    }
}

#[test]
fn presets_have_names_and_unknown_names_are_errors_that_list_them() {
    for &preset in Preset::ALL {
        assert_eq!(preset.to_string().parse(), Ok(preset));
    }
    let error = "Standard".parse::<Preset>().unwrap_err().to_string();
    assert_eq!(error, "unknown preset; the presets are standard, search, minimal, empty");
}

#[test]
fn normalizers_with_another_model_differ() {
    let model = hamvar::zwnj::Model::from_bytes(hamvar::zwnj::Model::embedded().as_bytes()).unwrap();
    let same = Normalizer::builder().model(model).build();
    assert_eq!(same, Normalizer::standard());
    assert_ne!(Normalizer::search(), Normalizer::standard());
}
