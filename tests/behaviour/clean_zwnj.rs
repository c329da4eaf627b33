//! Removal of ZWNJs without a visible effect.

use hamvar::{Normalizer, zwnj};

use crate::common::check;

#[test]
fn zwnjs_that_show_nothing_are_removed() {
    check(
        &Normalizer::standard(),
        &[
            ("کار\u{200C}ها", "کارها"),
            ("می\u{200C}\u{200C}روم", "می\u{200C}روم"),
            ("\u{200C}سلام\u{200C} \u{200C}او\u{200C}", "سلام او"),
            ("سلام\u{200C}، او", "سلام، او"),
            ("خانه\u{200C}\u{654}", "خانه\u{654}"),
        ],
    );
}

#[test]
fn zwnjs_that_show_stay() {
    for text in ["می\u{200C}روم", "ক\u{200C}খ", "Auf\u{200C}lage", "API\u{200C}ها", "۳۰\u{200C}ساله"]
    {
        assert_eq!(zwnj::clean(text), text);
    }
}
