use alloc::string::String;

use super::*;
use crate::Normalizer;

/// Some lines with the most common affixes. Each word occurs several times.
fn lines() -> Vec<String> {
    let verbs = ["می‌خواهم", "می‌روند", "نمی‌بینیم", "می‌گویی", "نمی‌شود"];
    let things = ["کتاب‌هایش", "دست‌های", "خانه‌ای", "روش‌های", "نامه‌ها"];
    let others = ["امروز", "بزرگ‌ترین", "شاید", "باز هم", "کوچک‌تر"];
    let mut lines = Vec::new();
    for (i, verb) in verbs.iter().enumerate() {
        for (j, thing) in things.iter().enumerate() {
            let other = others[(i + 2 * j) % others.len()];
            lines.push(["من ", other, " از ", thing, " او ", verb, "."].concat());
        }
    }
    lines
}

fn trained_on_lines() -> Model {
    let mut trainer = Trainer::new();
    lines().iter().for_each(|line| _ = trainer.add_line(line, 1.0));
    trainer.train()
}

fn without_zwnjs(text: &str) -> String {
    text.replace('\u{200C}', "")
}

/// Reads `model` again from its bytes, and returns what it makes of `text`.
fn restored_by(model: &Model, text: &str) -> String {
    let again = Model::from_bytes(model.as_bytes()).unwrap();
    assert_eq!(again.as_bytes(), model.as_bytes());
    Normalizer::builder().model(again).build().normalize(text).into_owned()
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    assert_eq!(trained_on_lines().as_bytes(), trained_on_lines().as_bytes());
    // Training does not use the trainer up.
    let mut trainer = Trainer::new();
    lines().iter().for_each(|line| _ = trainer.add_line(line, 1.0));
    assert_eq!(trainer.train().as_bytes(), trainer.train().as_bytes());
}

#[test]
fn the_same_input_gives_the_same_weights_of_separation() {
    let mut trainer = Trainer::new();
    lines().iter().for_each(|line| _ = trainer.add_line(line, 1.0));
    let weights = trainer.train_separation();
    assert!(weights.iter().skip(8).any(|&byte| byte != 0));
    assert_eq!(weights, trainer.train_separation());
    assert_eq!(Trainer::new().train_separation().len(), weights.len());
}

#[test]
fn default_is_new() {
    assert_eq!(Trainer::default().train().as_bytes(), Trainer::new().train().as_bytes());
}

#[test]
fn lines_that_were_learned_are_restored() {
    let model = trained_on_lines();
    for line in lines() {
        assert_eq!(restored_by(&model, &without_zwnjs(&line)), line);
        assert_eq!(restored_by(&model, &line), line);
    }
}

#[test]
fn affixes_are_learned_for_words_that_no_line_has() {
    let model = trained_on_lines();
    assert_eq!(restored_by(&model, "میسازم"), "می‌سازم");
}

#[test]
fn a_trainer_with_counts_alone_knows_the_counted_words() {
    let mut trainer = Trainer::new();
    for word in ["گل‌ها", "گل‌های", "سنگ‌ها", "سنگ‌های", "گل", "سنگ", "آب"]
    {
        assert!(trainer.add_count(word, 500), "{word}");
    }
    let model = trainer.train();
    assert_eq!(restored_by(&model, "گلها و سنگهای آب"), "گل‌ها و سنگ‌های آب");
}

#[test]
fn a_trainer_with_known_words_alone_gives_a_model_that_is_sure_of_nothing_else() {
    let mut trainer = Trainer::new();
    assert!(trainer.add_known("کتاب‌ها"));
    assert!(trainer.add_known("درخت"));
    let model = trainer.train();
    assert_eq!(restored_by(&model, "درخت و کتاب‌ها"), "درخت و کتاب‌ها");
    assert_eq!(restored_by(&model, "قلمتراش"), "قلمتراش");
}

#[test]
fn little_or_useless_input_gives_a_model() {
    let inputs: [&[(&str, f32)]; 6] = [
        &[],
        &[("", 1.0)],
        &[("ب", 1.0)],
        &[("می‌روم", 1.0)],
        &[("only Latin", 1.0), ("words 123", 1.0)],
        &[("\u{200C}\u{200C} \u{640}\u{640}", 1.0)],
    ];
    for lines in inputs {
        let mut trainer = Trainer::new();
        lines.iter().for_each(|(line, weight)| _ = trainer.add_line(line, *weight));
        let model = trainer.train();
        assert_eq!(restored_by(&model, "یک متن ساده"), "یک متن ساده", "{lines:?}");
    }
}

#[test]
fn extreme_weights_give_a_model() {
    for weight in [f32::MIN_POSITIVE, 1e-30, 1e9, 1e30, f32::MAX] {
        let mut trainer = Trainer::new();
        lines().iter().for_each(|line| _ = trainer.add_line(line, weight));
        trainer.add_count("کتاب‌ها", u64::MAX);
        restored_by(&trainer.train(), &without_zwnjs(&lines().concat()));
    }
}

#[test]
fn lines_without_a_positive_finite_weight_are_ignored() {
    let nothing = Trainer::new().train();
    for weight in [0.0, -0.0, -1.0, f32::INFINITY, f32::NEG_INFINITY, f32::NAN] {
        let mut trainer = Trainer::new();
        lines().iter().for_each(|line| _ = trainer.add_line(line, weight));
        assert_eq!(trainer.train().as_bytes(), nothing.as_bytes(), "{weight}");
    }
}

#[test]
fn words_that_cannot_be_used_are_refused() {
    let long = "ب".repeat(41);
    let many_parts = ["می"; 21].join("\u{200C}");
    let unusable = [
        "",
        " ",
        "دو کلمه",
        "word",
        long.as_str(),
        many_parts.as_str(),
        "ک\u{200C}تاب", // beside a single letter
        "کت\u{200C}ب",  // likewise
    ];
    for word in unusable {
        let mut trainer = Trainer::new();
        assert!(!trainer.add_count(word, 9) && !trainer.add_known(word), "{word:?}");
        assert_eq!(trainer.train().as_bytes(), Trainer::new().train().as_bytes(), "{word:?}");
    }
    let mut trainer = Trainer::new();
    assert!(trainer.add_known(&"ب".repeat(40)));
    assert!(trainer.add_known("خانه\u{200C}ی"));
    assert!(trainer.add_count("می\u{200C}روم", 0));
    assert!(trainer.add_count("«کتاب2»", 5)); // what is not a letter is left out
}

#[test]
fn random_text_gives_a_model() {
    // Letters, ZWNJs, marks and spaces in any order, by a fixed generator.
    let alphabet: Vec<char> = "ابپتهیم\u{200C}\u{200C}\u{640}\u{64E}  .aك".chars().collect();
    let mut state = 7u64;
    let mut next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (state >> 33) as usize
    };
    for _ in 0..20 {
        let mut trainer = Trainer::new();
        for _ in 0..20 {
            let len = next() % 60;
            let line: String = (0..len).map(|_| alphabet[next() % alphabet.len()]).collect();
            trainer.add_line(&line, 1.0);
            trainer.add_count(&line, next() as u64 % 1000);
            line.split(' ').for_each(|word| _ = trainer.add_known(word));
        }
        restored_by(&trainer.train(), &lines().concat());
    }
}

#[test]
fn a_word_of_many_parts_is_learned_from_its_first_parts() {
    let word = ["کتاب"; 9].join("\u{200C}");
    let mut trainer = Trainer::new();
    for _ in 0..20 {
        trainer.add_line(&word, 1.0);
    }
    assert!(trainer.add_count(&word, 50));
    assert_eq!(restored_by(&trainer.train(), &word), word);
}
