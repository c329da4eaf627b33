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
