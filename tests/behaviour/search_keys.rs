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
