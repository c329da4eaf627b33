//! Search keys.

use hamvar::Normalizer;

use crate::common::check;

#[test]
fn every_spelling_has_one_key() {
    let n = Normalizer::search();
    for group in [
        &["می‌روم", "می روم", "میروم", "مي‌روم", "مِی‌رَوَم"][..],
        &["مسئول", "مسؤول"],
        &["رئوف", "رؤوف"],
        &["خانهٔ ما", "خانه‌ی ما", "خانۀ ما", "خانه ما"],
        &["۱۲", "12", "١٢"],
        &["WORD كتاب", "word کتاب", "Word کـتاب"],
        &["سورة", "سوره"],
        &["رأس", "راس"],
    ] {
        for spelling in group {
            assert_eq!(n.normalize(spelling), n.normalize(group[0]), "{spelling}");
        }
    }
}

#[test]
fn a_key_is_final_however_long_a_run_is() {
    let n = Normalizer::search();
    for count in [1, 2, 9, 10, 11, 500] {
        let zwnjs = "\u{200C}".repeat(count);
        assert_eq!(n.normalize(&format!("ک{zwnjs}ب")), "کب", "{count}");
        assert_eq!(n.normalize(&format!("\u{5D1}{zwnjs}ب")), "\u{5D1}ب", "{count}");
        assert_eq!(n.normalize(&format!("حه{}", " ی".repeat(count))), "حه", "{count}");
    }
    let letters = format!("حه{} رود", " ی".repeat(2_000));
    assert_eq!(n.normalize(&n.normalize(&letters)), n.normalize(&letters));
}

#[test]
fn a_ligature_has_the_key_of_its_letters() {
    let n = Normalizer::search();
    for (ligature, letters) in
        [("ﯮ", "ئو"), ("رﯯف", "رئوف"), ("مسئ\u{FEEE}ل", "مسئول"), ("ﯪ", "ئا"), ("ﻻله", "لاله")]
    {
        assert_eq!(n.normalize(ligature), n.normalize(letters), "{ligature}");
    }
}

/// Indexes store keys: a change of a key needs a new [`hamvar::SEARCH_KEY_VERSION`] and a line in
/// the changelog.
#[test]
fn keys_of_version_1() {
    assert_eq!(hamvar::SEARCH_KEY_VERSION, 1);
    check(
        &Normalizer::search(),
        &[
            ("می‌روم می روم میروم مي‌روم مِی‌رَوَم", "میروم میروم میروم میروم میروم"),
            ("مسئول مسؤول رئوف مسأله سورة ٱلله", "مسوول مسوول رووف مساله سوره الله"),
            ("خانهٔ ما، خانه‌ی ما، خانه ما", "خانه ما، خانه ما، خانه ما"),
            ("۱۲ 12 ١٢ ۳٫۵", "12 12 12 3.5"),
            ("Straße API ها", "straße apiها"),
            ("همکاری‌هایشان همکاری هایشان همکاریهایشان", "همکاریهایشان همکاریهایشان همکاریهایشان"),
        ],
    );
}
