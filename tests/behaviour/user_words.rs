//! Words that the user adds.

use hamvar::Normalizer;

use crate::common::{check, knowing, unchanged, word_error};

#[test]
fn a_users_words_win_in_every_damaged_spelling() {
    let words = ["هوش‌واره", "گلبرگ‌نوش‌آور", "نیک آفرین", "دلآسان", "کار‌آویز"];
    let n = knowing(Normalizer::standard(), words);
    check(
        &n,
        &[
            ("هوشواره، هوش واره، هوش‌واره", "هوش‌واره، هوش‌واره، هوش‌واره"),
            ("هوشواره ها و هوشوارههای", "هوش‌واره‌ها و هوش‌واره‌های"),
            ("گلبرگ نوشآور و گلبرگنوش آور", "گلبرگ‌نوش‌آور و گلبرگ‌نوش‌آور"),
            // After a non-joining letter nothing is written.
            ("کار آویز", "کارآویز"),
        ],
    );
    unchanged(&n, &["نیک آفرین آمد", "دلآسان", "هوش و واره", "هوش‌وارهٔ او"]);
}

#[test]
fn a_word_that_cannot_be_used_is_an_error_that_names_it() {
    let long = "ب".repeat(41);
    for (word, reason) in [
        ("", "no letter"),
        (" ", "no letter"),
        ("abc", "'a'"),
        ("کتاب۱۲", "'۱'"),
        (&long, "more than 40 letters"),
    ] {
        let error = word_error(word);
        assert_eq!(error.word(), word);
        assert!(error.to_string().contains(reason), "{error}");
    }
}

#[test]
fn search_keys_follow_the_users_words() {
    let key = knowing(Normalizer::search(), ["هوش‌واره"]);
    for spelling in ["هوشواره", "هوش واره", "هوش‌واره"] {
        assert_eq!(key.normalize(spelling), "هوشواره");
    }
}

#[test]
fn a_gap_elsewhere_keeps_a_text_from_being_spelled_as_a_word() {
    let mut builder = hamvar::Builder::empty();
    builder.restore_zwnj(true).add_word("سیب\u{200C}زمینی").unwrap();
    builder.add_word("پس\u{200C}از\u{200C}فروش").unwrap();
    let n = builder.build();
    for text in ["سیبزمینی", "سیب زمینی", "سیب\u{200C}زمینی"] {
        assert_eq!(n.normalize(text), "سیب\u{200C}زمینی", "{text}");
    }
    for text in ["پس از فروش", "پس ازفروش", "پس\u{200C}از فروش"] {
        assert_eq!(n.normalize(text), "پس\u{200C}ازفروش", "{text}");
    }
    for text in ["سیبز مینی", "سی بزمینی", "سیب زم ینی", "سیبزمین ی", "پ سازفروش", "پس از فرو ش"]
    {
        assert_eq!(n.normalize(text), text);
    }
}

#[test]
fn a_word_of_the_user_takes_no_ending_that_the_user_did_not_give_it() {
    let n = knowing(Normalizer::standard(), ["تماشاخانه"]);
    assert_eq!(n.normalize("تماشاخانه ی ما"), "تماشاخانه ی ما");
    assert_eq!(n.normalize("خانه ی ما"), "خانه‌ی ما");
}

#[test]
fn the_zwnj_of_a_word_of_the_user_counts_as_kept() {
    let n = knowing(Normalizer::standard(), ["گل\u{200C}فروش"]);
    let decisions = n.gap_decisions("گلفروش آمد");
    let seen = decisions.first().expect("a decision").damage;
    assert_eq!((seen.zwnjs_kept, seen.zwnjs_deleted), (1.0, 0.0));
}

#[test]
fn two_words_of_the_user_stay_two_in_a_key() {
    for words in ["کتاب خانه", "آتش سوزی"] {
        let joined = Normalizer::search().normalize(words).into_owned();
        assert!(!joined.contains(' '), "{joined}");
        assert_eq!(knowing(Normalizer::search(), [words]).normalize(words), words);
    }
}
