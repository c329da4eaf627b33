//! Abbreviations that are spelled by the names of their letters.

use hamvar::Normalizer;

use crate::phrases::{DAMAGED, MENDED};

/// Checks that each line stays as it is, by itself, after damage in its own line, and after a right line.
fn check_right(lines: &[&str]) {
    let n = Normalizer::standard();
    for line in lines {
        assert_eq!(n.normalize(line), *line);
        assert_eq!(n.normalize(&format!("{DAMAGED} {line}")), format!("{MENDED} {line}"));
        assert_eq!(n.normalize(&format!("{MENDED} {line}")), format!("{MENDED} {line}"));
    }
}

#[test]
fn three_names_of_letters_stay_apart() {
    check_right(&[
        "فایل پی دی اف را باز کن",
        "درگاه یو اس بی خراب است",
        "یو آر ال سایت را بفرست",
        "اینترنت ای دی اس ال گران شد",
        "کد اچ تی ام ال را نوشتم",
        "پودر او آر اس برای کودکان",
        "رود می سی سی پی طولانی است",
        "دستگاه ام آر آی بیمارستان",
        "گیرنده جی پی اس گوشی",
        "بخش آی سی یو پر بود",
        "لوله پی وی سی خریدند",
        "یک فیلم دی وی دی داشت",
        "مدرک پی اچ دی گرفت",
        "آزمایش دی ان ای انجام شد",
        "آهنگ ام پی تری پخش شد",
        "پردازنده جی پی یو گران است",
        "خبرنگار سی ان ان رسید",
        "مأمور اف بی آی آمد",
        "زبان اس کیو ال ساده است",
        "لباس ایکس ایکس ال پوشید",
        "سازمان ان جی او تشکیل شد",
    ]);
}

#[test]
fn two_names_stay_apart_if_neither_is_another_word() {
    check_right(&["شرکت ایکس یو را خرید", "کشور یو اس پیروز شد"]);
}

#[test]
fn words_that_are_spelled_like_names_are_joined() {
    let n = Normalizer::standard();
    for (damaged, right) in [
        ("بی بی سی خبر داد", "بی|بی|سی خبر داد"),
        ("سی ام دی رفت", "سی|ام دی رفت"),
        ("من رفته ام سی دی بخرم", "من رفته|ام سی دی بخرم"),
        ("بی بی جان آمد", "بی|بی جان آمد"),
        ("بچه ای دی گم شد", "بچه|ای دی گم شد"),
        ("آدم بی ادب و تنبل", "آدم بی|ادب و تنبل"),
    ] {
        let right = right.replace('|', "\u{200C}");
        assert_eq!(n.normalize(&format!("{DAMAGED} {damaged}")), format!("{MENDED} {right}"));
    }
}

#[test]
fn pronouns_that_are_spelled_like_a_name_of_a_letter_stay_apart() {
    let n = Normalizer::standard();
    for line in [
        "وی سی سال دارد",
        "وی سی و پنج نفر را دید",
        "وی پی برد که دیر شده",
        "سگ در پی وی دوید",
        "تا کی پی این کار باشم",
        "کی سی ساله شدی",
    ] {
        for damaged in ["قيمت ها بالا رفت.", "كتاب ها را مي خوانم."] {
            let result = n.normalize(&[damaged, "\n", line].concat()).into_owned();
            assert!(result.ends_with(line), "{result}");
        }
    }
}
