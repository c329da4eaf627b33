//! Verbs of spoken Persian after می and نمی, which lost their ZWNJ or have a space in its place.

use hamvar::Normalizer;

use crate::common::unchanged;

/// Verbs that spoken Persian contracts, or whose stem or ending is spoken, with `|` for the ZWNJ.
#[rustfmt::skip]
const VERBS: [&str; 78] = [
    "می|تونستم", "نمی|تونستی", "می|تونستیم", "نمی|تونستن", "می|تونند", "می|تونست", "می|دونستم", "نمی|دونست", "می|دونستین",
    "می|اومدم", "نمی|اومد", "می|اومدی", "می|اومدن", "نمی|اومدیم", "می|خوندم", "می|خوند", "نمی|خوندن", "می|خوندیم", "می|موندم",
    "نمی|موند", "می|موندین", "می|ذاشت", "نمی|ذاشتم", "می|ذاشتن", "نمی|ذاشتیم", "می|ندازه", "نمی|ندازم", "می|ندازین", "می|نداخت",
    "می|نداختن", "می|رسونم", "نمی|رسونه", "می|رسوند", "می|رسوندن", "می|کشونه", "می|کشوند", "می|چرخونم", "می|چرخوند", "می|ترسونی",
    "نمی|ترسوند", "می|سوزونه", "می|سوزوندن", "می|پیچونن", "می|پیچوند", "می|چسبونم", "می|چسبوندیم", "می|خوابونه", "می|خوابوند",
    "می|گردونم", "می|گذرونیم", "می|گذروندن", "نمی|فهمونه", "می|فهموند", "می|رقصونه", "می|لرزوند", "می|ارزه", "نمی|ارزید",
    "می|ارزیدن", "می|خوان", "نمی|دم", "می|شکونه", "می|پروند", "می|ترکونن", "می|خندوندم", "می|بینمت", "نمی|بینمش", "می|گیرمش",
    "می|رسونمت", "می|خوامت", "می|ذارمش", "نمی|شناسمش", "می|دیدمشون", "می|خونتش", "می|زنتش",
    "نمی|بینتت", "می|دمش", "نمی|گمش", "می|دنشون",
];

/// Each verb with `gap` in place of its ZWNJ, and as it is spelled with care.
fn verbs(gap: &str) -> impl Iterator<Item = (String, String)> {
    VERBS.iter().map(move |verb| (verb.replace('|', gap), verb.replace('|', "\u{200C}")))
}

#[test]
fn spoken_verbs_get_their_zwnj_in_a_single_line() {
    let n = Normalizer::standard();
    for (damaged, right) in verbs(" ").chain(verbs("")) {
        for (before, after) in [("", ""), ("اون موقع ", " ولی نشد"), ("من دیروز اینو ", ".")]
        {
            let line = |verb: &str| format!("{before}{verb}{after}");
            assert_eq!(n.normalize(&line(&damaged)), line(&right));
        }
    }
}

#[test]
fn spoken_verbs_get_their_zwnj_in_a_text() {
    let n = Normalizer::standard();
    for gap in [" ", ""] {
        let text = |damaged: bool| {
            let line =
                |(verb, right)| format!("اون شب ما {} و بعدش رفتیم.\n", if damaged { verb } else { right });
            verbs(gap).map(line).collect::<String>()
        };
        assert_eq!(n.normalize(&text(true)), text(false));
    }
}

#[test]
fn verbs_with_a_particle_are_spoken_too() {
    let n = Normalizer::standard();
    for (damaged, right) in [
        ("فردا برمی گردونم", "فردا برمی\u{200C}گردونم"),
        ("کتابو برنمیگردونه", "کتابو برنمی\u{200C}گردونه"),
        ("پولو برمیگردوندن", "پولو برمی\u{200C}گردوندن"),
        ("شعرو فرانمیتونن بگیرن", "شعرو فرانمی\u{200C}تونن بگیرن"),
    ] {
        assert_eq!(n.normalize(damaged), right);
    }
}

#[test]
fn words_that_begin_like_a_verb_stay_whole() {
    unchanged(
        &Normalizer::standard(),
        &[
            "میدان شهر شلوغ بود",
            "میدونش خیلی شلوغه",
            "میدونت کجاست",
            "میخانه شهر بسته بود",
            "میراث پدرش را فروخت",
            "میلادش مبارک",
            "میزانش را بگو",
            "میزبانت کجا رفت",
            "میهنم را دوست دارم",
            "یک شاخه میخک خرید",
            "میمونی در قفس بود",
            "میلیسنت نام اوست",
            "میوزیت بیماری عضله است",
            "میانگینش را حساب کرد",
            "میگرنش عود کرد",
            "میکروبش را کشت",
            "میجونش را برداشت",
            "الهی نمیری",
            "تا نمیرم دست برنمی\u{200C}دارم",
        ],
    );
}

#[test]
fn wine_stays_a_word_before_a_spoken_verb() {
    unchanged(
        &Normalizer::standard(),
        &["بوی می اومد", "با می خوندن و رقصیدن", "از می موندیم و هوشیار شدیم"],
    );
}

#[test]
fn contracted_verbs_that_are_no_other_word_are_split() {
    let n = Normalizer::standard();
    for (damaged, right) in [
        ("اون هر روز میره خونه", "اون هر روز می|ره خونه"),
        ("قیمت همش میره بالا", "قیمت همش می|ره بالا"),
        ("بچه‌ها جولان میدن", "بچه|ها جولان می|دن"),
        ("پولمو نمیدن", "پولمو نمی|دن"),
        ("شماها فردا میرین", "شماها فردا می|رین"),
        ("اصلا ناراحت نمیشی", "اصلا ناراحت نمی|شی"),
        ("میره", "می|ره"),
        ("میدن!", "می|دن!"),
        // The word before shows the verb.
        ("کجا میری", "کجا می|ری"),
        ("داری میری؟", "داری می|ری؟"),
        ("حتما قبول میشی", "حتما قبول می|شی"),
        ("بخونی متوجه میشی", "بخونی متوجه می|شی"),
        ("چی میشی", "چی می|شی"),
        ("داری خوب میشی", "داری خوب می|شی"),
    ] {
        let right = right.replace('|', "\u{200C}");
        assert_eq!(n.normalize(damaged), right);
        assert_eq!(n.normalize(&right), right);
        let odd = damaged.replace("می", "م\u{200D}ی");
        assert_eq!(n.normalize(&odd), right);
    }
}

/// Spoken forms of آمدن and آوردن have no gap: their stems begin with the letter of the prefix.
#[test]
fn words_that_may_be_no_verb_stay_whole() {
    unchanged(
        &Normalizer::standard(),
        &[
            "فردا میاد",
            "داشتم میومدم خونه",
            "نمیاد اینجا",
            "بچه\u{200C}ها میان خونهٔ ما",
            "میان ما و آنها",
            "چاییتو میارم",
            "آقای میری استعفا داد",
            "محمد میری عضو شورا شد",
            "چرا میری استعفا داد",
            "چشم میشی دارد",
            "فرش میشی و نخودی",
            "بخور و نمیری",
            "باید بخوری که نمیری",
            "تا نمیرم نمی\u{200C}دهم",
            "از آن پس نمیرم که من زنده\u{200C}ام",
            "گلی که داره می\u{200C}میره",
        ],
    );
}
