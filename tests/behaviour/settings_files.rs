//! Settings in files: TOML and JSON.

use hamvar::{Digits, HehYe, Marks, Preset, Settings, SpanKind, TextKind};

/// The settings of a TOML file.
fn toml(file: &str) -> Settings {
    toml::from_str(file).unwrap_or_else(|error| panic!("{file}: {error}"))
}

/// The message for a TOML file with a mistake.
fn toml_error(file: &str) -> String {
    toml::from_str::<Settings>(file).expect_err(file).to_string()
}

/// Settings of which many differ from those of `preset`.
fn changed(preset: Preset) -> Settings {
    let mut settings = Settings::of(preset);
    settings.marks = Marks::KeepTanvin;
    settings.heh_ye = HehYe::Ye;
    settings.digits = Digits::ArabicIndic;
    settings.text_kind = TextKind::Data;
    settings.keep_kashida = !settings.keep_kashida;
    settings.join_words = !settings.join_words;
    settings.zwnj_confidence = 90;
    settings.longest_line = 4096;
    settings.words = vec!["مه\u{200C}سیما".into(), "آب انار".into()];
    settings.protect_kinds = [SpanKind::LinkTarget, SpanKind::Url].into();
    settings.protect_patterns = vec![r#"\{\{"[^"]*"\}\}"#.into()];
    settings
}

#[test]
fn settings_are_written_and_read_as_toml_and_json() {
    for &preset in Preset::ALL {
        for settings in [Settings::of(preset), changed(preset)] {
            let file = toml::to_string(&settings).unwrap();
            assert_eq!(toml::from_str(&file), Ok(settings.clone()), "{file}");
            let file = serde_json::to_string(&settings).unwrap();
            assert_eq!(serde_json::from_str::<Settings>(&file).unwrap(), settings, "{file}");
        }
    }
    let mut settings = Settings::default();
    settings.longest_line = usize::MAX;
    assert!(toml::to_string(&settings.build().unwrap().settings()).is_ok());
}

#[test]
fn what_a_file_lacks_is_as_in_its_preset() {
    assert_eq!(toml(""), Settings::default());
    for &preset in Preset::ALL {
        assert_eq!(toml(&format!("preset = \"{preset}\"")), Settings::of(preset));
    }
    let mut settings = Settings::of(Preset::Search);
    settings.digits = Digits::Keep;
    assert_eq!(toml("digits = \"keep\"\npreset = \"search\""), settings);
    assert!(!serde_json::from_str::<Settings>("{\"preset\":\"minimal\",\"fold\":false}").unwrap().fold);
}

#[test]
fn names_are_those_of_the_builder_and_values_have_hyphens() {
    let settings = toml(
        "heh_ye = \"ye\"\nmarks = \"keep-tanvin\"\ndigits = \"arabic-indic\"\ntext_kind = \"data\"\n\
         convert_quotes = false\nprotect_kinds = [\"wiki-target\", \"url\"]\nlongest_line = 100\n",
    );
    assert_eq!((settings.heh_ye, settings.marks), (HehYe::Ye, Marks::KeepTanvin));
    assert_eq!((settings.digits, settings.text_kind), (Digits::ArabicIndic, TextKind::Data));
    assert_eq!(settings.protect_kinds, [SpanKind::Url, SpanKind::WikiTarget].into());
    assert!(!settings.convert_quotes && settings.convert_dashes && settings.longest_line == 100);
}

#[test]
fn a_mistake_in_a_file_is_an_error_that_shows_it() {
    assert!(toml_error("fix_space = true").contains("unknown field `fix_space`"));
    assert!(toml_error("digits = \"roman\"").contains("unknown variant `roman`"));
    assert!(toml_error("preset = \"best\"").contains("`minimal`"));
    assert!(toml_error("zwnj_confidence = 300").contains("300"));
    assert!(toml_error("longest_line = -1").contains("-1"));
    assert!(toml_error("protect_kinds = [\"smiley\"]").contains("smiley"));
    let settings = toml("words = [\"کتاب1\"]");
    assert_eq!(settings.build().unwrap_err().setting(), "words");
}
