//! A tokenizer is saved with its `Hamvar`, and an existing tokenizer can be given one.

mod common;

use hamvar::{Digits, Preset, Settings};
use hamvar_tokenizers::{Hamvar, HamvarTokenizer};
use tokenizers::normalizers::{NFC, Sequence};
use tokenizers::utils::truncation::TruncationParams;
use tokenizers::{AddedToken, NormalizedString, Normalizer};

fn normal(hamvar: &Hamvar, text: &str) -> String {
    let mut string = NormalizedString::from(text);
    hamvar.normalize(&mut string).unwrap();
    string.get().to_owned()
}

#[test]
fn settings_are_saved_with_the_tokenizer() {
    let mut settings = Settings::of(Preset::Standard);
    settings.digits = Digits::Ascii;
    settings.words.push("ماه‌گل".into());
    settings.protect_patterns.push(r"\[\[.*?\]\]".into());
    let tokenizer = common::with_hamvar(&Hamvar::new(&settings).unwrap());

    let file = tokenizer.to_string(false).unwrap();
    let read: HamvarTokenizer = file.parse().unwrap();
    assert_eq!(read.get_normalizer().unwrap().settings(), settings);
    assert_eq!(read.to_string(false).unwrap(), file);
    let text = "ماه گل در سال ۱۴۰۳ [[كتاب]]";
    assert_eq!(normal(read.get_normalizer().unwrap(), text), "ماه‌گل در سال 1403 [[كتاب]]");
    let ids = |tokenizer: &HamvarTokenizer| tokenizer.encode(text, false).unwrap().get_ids().to_vec();
    assert_eq!(ids(&read), ids(&tokenizer));
}

#[test]
fn settings_that_the_file_lacks_are_those_of_the_preset() {
    let hamvar: Hamvar = serde_json::from_str(r#"{"type": "Hamvar"}"#).unwrap();
    assert_eq!(hamvar.settings(), Settings::of(Preset::Standard));
    let file = r#"{"type": "Hamvar", "settings": {"preset": "search", "digits": "keep"}, "then": {"type": "Lowercase"}}"#;
    let hamvar: Hamvar = serde_json::from_str(file).unwrap();
    assert_eq!(hamvar.settings().digits, Digits::Keep);
    assert_eq!(hamvar.settings().preset, Preset::Search);
}

#[test]
fn a_mistake_in_the_file_is_an_error_that_names_it() {
    for (file, named) in [
        (r#"{"type": "NFC"}"#, "NFC"),
        (r#"{"type": "Hamvar", "setings": {}}"#, "setings"),
        (r#"{"type": "Hamvar", "settings": {"digit": "keep"}}"#, "digit"),
        (r#"{"type": "Hamvar", "settings": {"zwnj_confidence": 120}}"#, "zwnj_confidence: 120"),
        (r#"{"type": "Hamvar", "settings": {"protect_patterns": ["("]}}"#, "protect_patterns"),
    ] {
        let error = serde_json::from_str::<Hamvar>(file).unwrap_err().to_string();
        assert!(error.contains(named), "{file}: {error}");
    }
}

#[test]
fn another_normalizer_runs_after_hamvar() {
    let hamvar =
        Hamvar::default().then(Sequence::new(vec![NFC.into(), tokenizers::normalizers::Lowercase.into()]));
    assert_eq!(normal(&hamvar, "كتاب ها و CAFE\u{301}"), "کتاب‌ها و café");
    let read: Hamvar = serde_json::from_str(&serde_json::to_string(&hamvar).unwrap()).unwrap();
    assert_eq!(normal(&read, "كتاب ها و CAFE\u{301}"), "کتاب‌ها و café");
}

#[test]
fn a_tokenizer_keeps_its_parts_when_hamvar_is_put_before_its_normalizer() {
    let mut stock = common::stock();
    stock.with_normalizer(Some(tokenizers::normalizers::Lowercase)).unwrap();
    stock.add_tokens([AddedToken::from("<name>", false).normalized(false)]).unwrap();
    stock.with_truncation(Some(TruncationParams { max_length: 12, ..Default::default() })).unwrap();
    let tokenizer = Hamvar::default().before(&stock).unwrap();

    assert_eq!(tokenizer.get_vocab(true), stock.get_vocab(true));
    assert_eq!(tokenizer.get_truncation().map(|truncation| truncation.max_length), Some(12));
    let edited = "<s>کتاب‌ها را <name> نمی‌خواند test";
    let damaged = "<s>كتاب ها را <name> نميخواند TEST";
    let ids = stock.encode(edited, false).unwrap().get_ids().to_vec();
    assert_eq!(tokenizer.encode(edited, false).unwrap().get_ids(), ids);
    assert_eq!(tokenizer.encode(damaged, false).unwrap().get_ids(), ids);
}

#[test]
fn a_tokenizer_can_be_used_from_several_threads() {
    let tokenizer = common::with_hamvar(&Hamvar::default());
    let texts = vec!["كتاب ها را نميخواند"; 50];
    let encodings = tokenizer.encode_batch(texts, false).unwrap();
    assert!(encodings.iter().all(|encoding| encoding.get_ids() == encodings[0].get_ids()));
}
