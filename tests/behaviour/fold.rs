//! Folding: letters, marks, kashida and invisible characters.

use hamvar::Normalizer;
use unicode_normalization::UnicodeNormalization;

use crate::common::{
    DROP_MARKS, HEH_YE, KEEP_BIDI, KEEP_KASHIDA, KEEP_TANVIN, MARKS, check, one_step, unchanged,
};

#[test]
fn letters_become_persian() {
    check(
        &Normalizer::minimal(),
        &[
            ("علي موسى كتاب ڪار", "علی موسی کتاب کار"),
            ("ہ ھ ە", "ه ه ه"),
            ("خانۀ ما", "خانه\u{654} ما"),
            ("ﻛﺘﺎﺏ ﻻﻟﻪ ﷲ ۱۰ ﷼", "کتاب لاله الله ۱۰ ریال"),
            ("ا\u{653}ب و مو\u{654}من و ي\u{654}", "آب و مؤمن و ئ"),
        ],
    );
    unchanged(
        &Normalizer::minimal(),
        &["رأس مسؤول مسئول سورة إنّ ٱلله ﷺ", "خانه\u{654} ما", "plain Latin text"],
    );
}

#[test]
fn marks_stay_in_canonical_order_or_are_dropped() {
    let minimal = Normalizer::minimal();
    // Shadda before fatha becomes fatha before shadda, the canonical order; doubles are reduced.
    check(&minimal, &[("مح\u{651}\u{64E}مد", "مح\u{64E}\u{651}مد"), ("مُ\u{64F}لک", "مُلک")]);
    unchanged(&minimal, &["مُلک و مِلک", "مثلاً"]);
    let bare = one_step(DROP_MARKS);
    check(&bare, &[("مُلک و مثلاً و خانه\u{654}", "ملک و مثلا و خانه")]);
    let tanvin = one_step(KEEP_TANVIN);
    check(&tanvin, &[("مُلک و مثلاً و خانه\u{654}", "ملک و مثلاً و خانه\u{654}")]);
    let ye = one_step(HEH_YE);
    check(&ye, &[("خانه\u{654} ما، خانۀ او", "خانه‌ی ما، خانه‌ی او")]);
    // Words of other languages do not change.
    unchanged(&ye, &["كتێبه\u{654} و نامه"]);
    // A dropped mark brings a ZWNJ next to a kashida by itself.
    check(&bare, &[("ـ\u{64E}\u{200C} ¬\u{64E}\u{200C}ی", "ـ ¬ی")]);
}

#[test]
fn kashida_is_dropped_except_between_digits_or_alone() {
    let n = Normalizer::minimal();
    check(&n, &[("کتـــاب", "کتاب"), ("ســلام ـ او", "سلام ـ او")]);
    unchanged(&n, &["۱۳۹۰ـ۱۳۹۵", "ـ"]);
    unchanged(&one_step(KEEP_KASHIDA), &["کتـــاب", "ســلام ـ او"]);
}

#[test]
fn a_kashida_that_shows_a_form_of_letters_stays() {
    for n in [Normalizer::minimal(), Normalizer::standard()] {
        unchanged(
            &n,
            &[
                "پسوند جمع «ـها» را بیاموزید.",
                "حرف ب سه شکل دارد: بـ ـبـ ـب",
                "پسوند ـی را جدا ننویسید.",
                "«هـ» و «ـهـ» و «ـه» شکل‌های یک حرف‌اند.",
                "پیشوند «نـ» فعل را منفی می‌کند.",
                "شناسه‌ها: ـم، ـی، ـد، ـیم، ـید، ـند",
                "پیشوند (همـ) در این واژه است.",
                "عـ، ـعـ و ـع را بنویس.",
                "میان‌وند ـاـ در سراسر",
                "نشانهٔ «بِـ» در فعل امر",
                "سـ: سین آغازین",
                "در ۱۲۰۰ هـ.ق و ۱۱۵۰ هـ.ش",
                "سدهٔ ۵ هـ. ق.",
            ],
        );
        check(
            &n,
            &[
                ("ســلام دوســـت", "سلام دوست"),
                ("حافظـــ و سعدیـ", "حافظ و سعدی"),
                ("نهـــ", "نه"),
                ("«کتابـ»", "«کتاب»"),
                ("ــها", "ها"),
                ("بــ", "ب"),
                ("درـ", "در"),
                ("رـ", "ر"),
                ("ۀـ", "ه\u{654}"),
                ("ـۂئـ", "ـه\u{654}ئ"),
                ("بَرـَم", "بَرَم"),
                ("سالـ\u{200C}ها", "سال\u{200C}ها"),
            ],
        );
    }
    let search = Normalizer::search();
    assert_eq!(search.normalize("ـها و بـ"), search.normalize("ها و ب"));
}

#[test]
fn invisible_characters_are_dropped() {
    let n = Normalizer::minimal();
    check(
        &n,
        &[
            ("\u{FEFF}سلام\u{200B} بر\u{2060} تو", "سلام بر تو"),
            ("\u{202B}سلام\u{202C} \u{200E}او", "سلام او"),
            ("ده\u{AD}خدا", "ده\u{200C}خدا"),
            ("می¬رود", "می\u{200C}رود"),
            ("می\u{200F}رود", "می\u{200C}رود"),
            ("co\u{AD}operate", "cooperate"),
        ],
    );
    // They stay where they have an effect.
    unchanged(
        &n,
        &["۱۳۰۰ ه\u{200D}.ش", "👨\u{200D}👩\u{200D}👧", "क्\u{200D}ष", "ক\u{200C}খ", "¬ p", "می\u{200C}رود"],
    );
    unchanged(&one_step(KEEP_BIDI), &["سلام \u{200E}hello\u{200F}"]);
}

/// What a program puts there may be of any direction, so the translator chose one.
#[test]
fn a_bidi_control_beside_a_placeholder_stays() {
    for n in [Normalizer::minimal(), Normalizer::standard()] {
        unchanged(
            &n,
            &[
                "msgstr \"تعداد \u{200F}%d نفر\"",
                "\u{200F}%s کتاب",
                "سلام %s\u{200F} عزیز",
                "فایل \u{200E}%1$s پاک شد",
                "از \u{200E}%(total)d تا",
                "\u{2068}%s\u{2069} آمد",
                "سلام \u{2068}{name}\u{2069} عزیز",
                "\u{200F}{0} پیام",
                "\u{200E}%.1f درصد",
                "\u{200F}%@ را پاک کنید",
            ],
        );
        for text in ["سلام \u{200F}علی", "\u{200F}{کتاب}", "سلام \u{200F}(%d)", "سلام\u{200F} %d"]
        {
            assert_eq!(n.normalize(text), text.replace('\u{200F}', ""), "{text}");
        }
    }
    let search = Normalizer::search();
    assert_eq!(search.normalize("تعداد \u{200F}%d"), search.normalize("تعداد %d"));
}

#[test]
fn every_bidi_control_is_dropped_or_kept() {
    let controls = [
        '\u{200E}', '\u{200F}', '\u{202A}', '\u{202B}', '\u{202C}', '\u{202D}', '\u{202E}', '\u{2066}',
        '\u{2067}', '\u{2068}', '\u{2069}', '\u{61C}',
    ];
    for control in controls {
        let text = format!("سلام {control}hello");
        assert_eq!(Normalizer::minimal().normalize(&text), "سلام hello", "{control:?}");
        assert_eq!(one_step(KEEP_BIDI).normalize(&text), text, "{control:?}");
    }
}

#[test]
fn what_is_beside_a_ligature_folds_as_it_does_beside_its_letters() {
    let n = hamvar::Normalizer::standard();
    for sign in ['\u{AD}', '¬', '\u{200B}', '\u{200C}', '\u{200D}', '\u{200F}', '\u{640}'] {
        for (ligature, letters) in [('ﻻ', "لا"), ('ﻼ', "لا"), ('ﻷ', "لأ"), ('ﻵ', "لآ"), ('ﮐ', "ک"), ('ﻦ', "ن")]
        {
            for (before, after) in [("کا", "ها"), ("می", "فد"), ("", "ی"), ("ب", "")] {
                for is_first in [true, false] {
                    let text = |letters: &str| match is_first {
                        true => format!("سلام {before}{letters}{sign}{after}"),
                        false => format!("سلام {before}{sign}{letters}{after}"),
                    };
                    let (folded, expected) = (text(&ligature.to_string()), text(letters));
                    assert_eq!(n.normalize(&folded), n.normalize(&expected), "{folded:?}");
                }
            }
        }
    }
}

#[test]
fn two_marks_have_one_order_whatever_block_they_are_of() {
    let marks: Vec<char> = "\u{64B}\u{64E}\u{650}\u{651}\u{652}\u{653}\u{654}\u{655}\u{656}\u{670}\u{6D6}\u{6E1}\u{6EA}\u{8E4}\u{8F0}\u{8F1}\u{8FE}"
        .chars()
        .collect();
    for n in MARKS.map(one_step) {
        for letter in "بيىكهةوا".chars() {
            for (&first, &second) in
                marks.iter().flat_map(|first| marks.iter().map(move |second| (first, second)))
            {
                for rest in ["", "ت", " ", "؛"] {
                    let [a, b] = [[first, second], [second, first]]
                        .map(|two| [letter.to_string(), two.iter().collect(), rest.to_owned()].concat());
                    if a.nfc().eq(b.nfc()) {
                        assert_eq!(n.normalize(&a), n.normalize(&b), "{a:?}");
                    }
                }
            }
        }
    }
}

#[test]
fn a_joiner_after_a_zwnj_at_the_start_goes_and_the_zwnj_stays() {
    assert_eq!(hamvar::fold("\u{200C}\u{200D}!"), "\u{200C}!");
}

#[test]
fn a_kashida_after_a_zwnj_and_a_letter_shows_no_form() {
    check(
        &Normalizer::standard(),
        &[("گل\u{200C}هـ رفت", "گل\u{200C}ه رفت"), ("می\u{200C}بـ", "می\u{200C}ب"), ("حرف بـ", "حرف بـ")],
    );
}
