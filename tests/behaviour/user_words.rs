//! Words that the user adds.

use hamvar::Normalizer;

use crate::common::{check, knowing, unchanged};

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
fn unusable_words_do_no_harm() {
    let n = knowing(Normalizer::standard(), ["هوش‌واره", "", " ", "abc", "۱۲", &"ب".repeat(41)]);
    check(&n, &[("abc هوشواره", "abc هوش‌واره")]);
}

#[test]
fn search_keys_follow_the_users_words() {
    let key = knowing(Normalizer::search(), ["هوش‌واره"]);
    for spelling in ["هوشواره", "هوش واره", "هوش‌واره"] {
        assert_eq!(key.normalize(spelling), "هوشواره");
    }
}
