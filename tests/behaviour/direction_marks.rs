//! U+200E beside numbers and Latin: it orders signs that have no direction of their own.

use hamvar::Normalizer;

use crate::common::{check, unchanged};

#[test]
fn a_left_to_right_mark_beside_signs_of_numbers_and_latin_stays() {
    let n = Normalizer::standard();
    unchanged(
        &n,
        &[
            "بدهی \u{200E}-۵۰ تومان است.",
            "دما به \u{200E}-۵ رسید.",
            "شمارهٔ \u{200E}+۹۸ برای ایران است.",
            "زبان C++\u{200E} را می‌خوانم.",
            "فایل \u{200E}*/a را باز کنید.",
            "زبان C#\u{200E} ساده است.",
            "حساب \u{200E}@ali را ببینید.",
            "متغیر \u{200E}$name را بنویسید.",
            "سهم او ۵۰٪\u{200E} است.",
            "بازهٔ \u{200E}±۲ درجه",
            "متغیر \u{200E}$#@name را بنویسید.",
        ],
    );
    check(
        &n,
        &[
            ("دما \u{200E}-5 درجه است", "دما \u{200E}-۵ درجه است"),
            ("زبان C++\u{200E} را مي خوانم", "زبان C++\u{200E} را می‌خوانم"),
            ("سلام \u{200E}من آمدم", "سلام من آمدم"),
            ("زبان \u{200E}C++ خوب است", "زبان C++ خوب است"),
            ("سلام \u{200E}hello", "سلام hello"),
            ("كتاب\u{200E} خوب", "کتاب خوب"),
            ("\u{200E}سلام", "سلام"),
            ("سال \u{200E}1390 بود", "سال ۱۳۹۰ بود"),
            ("سال 1390\u{200E} بود", "سال ۱۳۹۰ بود"),
            ("سلام - \u{200E}خوبي?", "سلام - خوبی؟"),
            ("بدهي \u{200F}-50 تومان", "بدهی -۵۰ تومان"),
            ("مي\u{200E}روم", "می‌روم"),
        ],
    );
    let search = Normalizer::search();
    assert_eq!(search.normalize("زبان \u{200E}C++"), search.normalize("زبان C++"));
}
