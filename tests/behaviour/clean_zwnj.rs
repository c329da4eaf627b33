//! Removal of ZWNJs without a visible effect.

use hamvar::{Normalizer, zwnj};

use crate::common::{check, unchanged};

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
            // A space belongs between two words.
            ("کتاب را\u{200C}می خوانم", "کتاب را می\u{200C}خوانم"),
            ("شهر\u{200C}برای مردم", "شهر برای مردم"),
            ("مادر\u{200C}بزرگ", "مادربزرگ"),
        ],
    );
}

#[test]
fn letters_of_every_language_join_or_do_not() {
    // Before a mark, a ZWNJ shows nothing, and neither does one after a letter that does not join.
    for letter in ["ر", "\u{759}", "\u{76B}", "\u{773}", "\u{871}", "\u{8AA}", "\u{8B2}"] {
        assert_eq!(zwnj::clean(&format!("{letter}\u{200C}ب")), format!("{letter}ب"));
    }
    for letter in ["ب", "\u{752}", "\u{76A}", "\u{772}", "\u{8A0}", "\u{8C7}", "چ\u{64E}\u{651}"] {
        let text = format!("{letter}\u{200C}ب");
        assert_eq!(zwnj::clean(&text), text);
    }
    for mark in ["\u{64E}", "\u{651}", "\u{670}", "\u{8D3}"] {
        assert_eq!(zwnj::clean(&format!("سد\u{200C}{mark}")), format!("سد{mark}"));
        assert_eq!(zwnj::clean(&format!("سم\u{200C}{mark}ب")), format!("سم{mark}ب"));
    }
}

#[test]
fn any_number_of_marks_may_be_before_a_zwnj() {
    for count in [1, 7, 8, 9, 300] {
        let marks = "\u{64E}\u{651}".repeat(count);
        let text = format!("گل{marks}\u{200C}ها");
        assert_eq!(zwnj::clean(&text), text);
        assert_eq!(zwnj::clean(&format!("سر{marks}\u{200C}ها")), format!("سر{marks}ها"));
    }
}

#[test]
fn zwnjs_that_show_stay() {
    for text in ["می\u{200C}روم", "ক\u{200C}খ", "Auf\u{200C}lage", "API\u{200C}ها", "۳۰\u{200C}ساله"]
    {
        assert_eq!(zwnj::clean(text), text);
    }
}

#[test]
fn scripts_that_spell_with_the_zwnj_keep_it_everywhere() {
    unchanged(
        &Normalizer::standard(),
        &["한\u{200C} متن", "ꦏ\u{200C} متن", "واژه ж\u{200C}\u{200C}ж", "中\u{200C} متن"],
    );
    check(&Normalizer::standard(), &[("a\u{200C} متن", "a متن"), ("کتاب\u{200C} متن", "کتاب متن")]);
}
