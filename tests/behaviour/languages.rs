//! Other languages written in the Arabic script.

use hamvar::Normalizer;

use crate::common::{check, unchanged};

#[test]
fn other_languages_of_the_script_are_not_ruined() {
    for n in [Normalizer::minimal(), Normalizer::standard()] {
        unchanged(
            &n,
            &[
                "کوردستان وڵاتێکی جوانە و خەڵکەکەی زۆرن", // Kurdish
                "یہ ایک کتاب ہے اور میں اسے پڑھتا ہوں",  // Urdu
                "سنڌي ٻولي سنڌ ۾ ڳالهائي وڃي ٿي",        // Sindhi
                "دا کتاب زما دی او زه پښتو وایم ښه ده",  // Pashto
                "ئۇيغۇرچە تېكىست بۇ يەردە",              // Uyghur
                "سورة الفاتحة و مسألة مهمة",             // Arabic
            ],
        );
    }
}

#[test]
fn a_foreign_name_among_persian_words_keeps_its_letters() {
    check(
        &Normalizer::minimal(),
        &[("كتاب علي دربارهٔ شهر هەولێر و مردم آن است", "کتاب علی دربارهٔ شهر هەولێر و مردم آن است")],
    );
}

#[test]
fn search_keys_fold_the_letters_of_every_language() {
    check(&Normalizer::search(), &[("ہے", "هے")]);
}
