//! Digits and the signs of numbers.

use hamvar::Normalizer;
use hamvar::digits::{parse, to_arabic_indic, to_ascii, to_persian};

use crate::common::{
    ARABIC_DIGITS, GROUP_DIGITS, LATIN_DIGITS, PERSIAN_DIGITS, UNPROTECTED, check, one_step, protecting,
    unchanged, with,
};

#[test]
fn functions_convert_every_digit() {
    for (i, ((persian, arabic), latin)) in
        "۰۱۲۳۴۵۶۷۸۹".chars().zip("٠١٢٣٤٥٦٧٨٩".chars()).zip('0'..='9').enumerate()
    {
        let all = format!("{persian}{arabic}{latin}");
        assert_eq!(to_persian(&all), persian.to_string().repeat(3), "{i}");
        assert_eq!(to_arabic_indic(&all), arabic.to_string().repeat(3), "{i}");
        assert_eq!(to_ascii(&all), latin.to_string().repeat(3), "{i}");
        assert_eq!(parse::<usize>(&all), Ok(i * 111));
    }
}

#[test]
fn numbers_in_formulas_and_placeholders() {
    let n = Normalizer::standard();
    check(&n, &[("حاصل 5+3=8 شد", "حاصل ۵+۳=۸ شد")]);
    unchanged(&n, &["مقدار {0} و {1:d} و {2!r}", "تلفن +98 21 8877", "با size=8 و x=3 شد"]);
}

/// A number that a sign ties to a Latin word is a part of it.
#[test]
fn every_tie_keeps_a_number_with_its_latin_word() {
    let n = one_step(PERSIAN_DIGITS);
    for tie in ["-", ".", "/", ":", "_", "#", "=", "@"] {
        unchanged(&n, &[&format!("متن a{tie}5 است"), &format!("متن 5{tie}a است")]);
        // After a Persian word the number is a number of its own; `_` is Latin, and `@5` a mention.
        let persian = format!("متن ب{tie}5 است");
        assert_eq!(n.normalize(&persian) == persian, tie == "_" || tie == "@", "{persian}");
    }
    for sign in ["_", "\\", "$"] {
        unchanged(&n, &[&format!("متن {sign}5 است"), &format!("متن 5{sign} است")]);
    }
}

#[test]
fn every_directive_keeps_its_percent_sign() {
    let n = one_step(PERSIAN_DIGITS);
    for directive in
        ["s", "d", "1", "۱", ".2f", "-5d", "+d", "#x", "$s", "(name)s", "{x}", "[a]", "%", "_x", "1$s"]
    {
        let (text, expected) = (format!("تا 50%{directive} شد"), format!("تا ۵۰%{directive} شد"));
        let out = n.normalize(&text);
        // Digits of the directive itself may be converted; its percent sign stays.
        assert!(out.contains('%') && !out.contains('٪'), "{out}, not {expected}");
    }
    check(&n, &[("تا 50% شد", "تا ۵۰٪ شد"), ("تا 50 % شد", "تا ۵۰ ٪ شد"), ("تا 50%، شد", "تا ۵۰٪، شد")]);
}

#[test]
fn a_percent_sign_before_a_number_is_converted_where_a_word_may_begin() {
    let n = one_step(PERSIAN_DIGITS);
    for before in ["", "متن ", "(", "متن (", "متن «", "متن \"", "متن “"] {
        let text = format!("{before}%20 مردم");
        assert_eq!(n.normalize(&text), format!("{before}٪۲۰ مردم"));
    }
    for text in ["متن%20 مردم", "متن.%20 مردم"] {
        assert!(n.normalize(text).contains('%'), "{text}");
    }
    unchanged(&n, &["متن %20a مردم", "متن %1$s مردم"]);
}

#[test]
fn every_part_of_an_international_telephone_number_stays() {
    let n = one_step(PERSIAN_DIGITS);
    unchanged(
        &n,
        &[
            "تلفن +98 21 8877 است",
            "تلفن +98 (21) 8877 است",
            "تلفن +98-21-8877 است",
            "تلفن (+98) 21 8877 است",
            "+98 21 8877 تلفن",
        ],
    );
    // Another text between the numbers ends it; after a letter or digit the plus is one of a sum.
    check(
        &n,
        &[
            ("تلفن +98 21 و 12 نفر", "تلفن +98 21 و ۱۲ نفر"),
            ("حاصل 5+3 شد", "حاصل ۵+۳ شد"),
            ("نمره‌ی ب+3 شد", "نمره‌ی ب+۳ شد"),
        ],
    );
}

#[test]
fn versions_stay_and_dotted_dates_do_not() {
    let n = one_step(PERSIAN_DIGITS);
    unchanged(&n, &["نسخهٔ 1.2.3 آمد", "نشانی 192.168.1.1 بود", "نسخهٔ 3.10.11 آمد", "نسخهٔ 9397.1.2 آمد"]);
    check(
        &n,
        &[
            ("روز 1397.01.27 بود", "روز ۱۳۹۷.۰۱.۲۷ بود"),
            ("روز 27.01.2018 بود", "روز ۲۷.۰۱.۲۰۱۸ بود"),
            ("روز ۱397.01.27 بود", "روز ۱۳۹۷.۰۱.۲۷ بود"),
            ("روز 27.01.٢018 بود", "روز ۲۷.۰۱.۲۰۱۸ بود"),
            ("عدد 1.5 بود", "عدد ۱٫۵ بود"),
        ],
    );
}

#[test]
fn dotted_numbers_with_other_signs_are_no_versions() {
    check(
        &one_step(PERSIAN_DIGITS),
        &[
            ("روز 1.2.3-4 بود", "روز ۱.۲.۳-۴ بود"),
            ("روز 1.2.3/4 بود", "روز ۱.۲.۳/۴ بود"),
            ("عدد 1.2.3,4 بود", "عدد ۱.۲.۳,۴ بود"),
        ],
    );
}

#[test]
fn thousands_signs_are_read_in_groups_of_three() {
    let n = one_step(PERSIAN_DIGITS);
    check(
        &n,
        &[
            ("عدد 1,234 بود", "عدد ۱٬۲۳۴ بود"),
            ("عدد 123,456,789.5 بود", "عدد ۱۲۳٬۴۵۶٬۷۸۹٫۵ بود"),
            ("عدد 1234,567 بود", "عدد ۱۲۳۴,۵۶۷ بود"),
            ("عدد 1,23 بود", "عدد ۱,۲۳ بود"),
            ("عدد 1,234,5 بود", "عدد ۱,۲۳۴,۵ بود"),
            ("عدد 1.5,234 بود", "عدد ۱.۵,۲۳۴ بود"),
        ],
    );
}

#[test]
fn thousands_signs_are_added_only_to_plain_numbers_of_five_digits() {
    let n = one_step(GROUP_DIGITS);
    check(
        &n,
        &[
            ("عدد 12345 بود", "عدد ۱۲٬۳۴۵ بود"),
            ("عدد ۱۲۳۴۵۶ بود", "عدد ۱۲۳٬۴۵۶ بود"),
            ("عدد ١٢٣٤٥٦٧ بود", "عدد ۱٬۲۳۴٬۵۶۷ بود"),
            ("عدد 1234567.25 بود", "عدد ۱٬۲۳۴٬۵۶۷٫۲۵ بود"),
            ("عدد 1234 بود", "عدد ۱۲۳۴ بود"),
            // A leading zero in any digits: a telephone number or a code.
            ("عدد 012345 بود", "عدد ۰۱۲۳۴۵ بود"),
            ("عدد ۰۱۲۳۴۵ بود", "عدد ۰۱۲۳۴۵ بود"),
            ("عدد ٠١٢٣٤٥ بود", "عدد ۰۱۲۳۴۵ بود"),
            // Dates, ranges, times, and numbers with signs already.
            ("عدد 12345/6 بود", "عدد ۱۲۳۴۵/۶ بود"),
            ("عدد 12345-12350 بود", "عدد ۱۲۳۴۵-۱۲۳۵۰ بود"),
            ("عدد 12,345,678 بود", "عدد ۱۲٬۳۴۵٬۶۷۸ بود"),
        ],
    );
}

#[test]
fn every_script_has_its_signs() {
    let text = "عدد 12,345.5 و 50% بود";
    check(&one_step(PERSIAN_DIGITS), &[(text, "عدد ۱۲٬۳۴۵٫۵ و ۵۰٪ بود")]);
    check(&one_step(ARABIC_DIGITS), &[(text, "عدد ١٢٬٣٤٥٫٥ و ٥٠٪ بود")]);
    check(&one_step(LATIN_DIGITS), &[("عدد ۱۲٬۳۴۵٫۵ و ۵۰٪ و ٣ بود", "عدد 12,345.5 و 50% و 3 بود")]);
}

#[test]
fn numbers_of_latin_text_stay() {
    let n = one_step(PERSIAN_DIGITS);
    unchanged(&n, &["page 12, line 3", "2018", "با Windows 10 کار کرد", "MP3 و H2O و COVID-19 و 4K"]);
}

#[test]
fn a_protected_span_just_before_a_number_is_no_word_before_it() {
    let n = one_step(PERSIAN_DIGITS);
    // The words around the number are compared, not the hashtag.
    check(&n, &[("این #كتاب 12 نفر", "این #كتاب ۱۲ نفر"), ("#كتاب 12 نفر", "#كتاب ۱۲ نفر")]);
}

/// The punctuation step reorders `!؟`, so the digits step must not take the sign for a conversion.
#[test]
fn a_brace_before_a_number_and_a_mark_is_no_placeholder() {
    let n = Normalizer::standard();
    for text in ["\"{0!؟ق\"", "متن {0!؟", "متن {0!!ق", "متن {1!", "متن {2! رفت", "{3!»ق"]
    {
        let once = n.normalize(text).into_owned();
        assert_eq!(n.normalize(&once), once, "{text}");
    }
    unchanged(&n, &["متن {0!r} شد", "متن {0} شد", "متن {0:d} شد"]);
}

#[test]
fn an_error_says_why_a_number_does_not_fit() {
    let small = |text: &str| parse::<u8>(text).unwrap_err().to_string();
    for text in ["۲۵۶", "۱۹۲۰", "٣٠٠", "1,000", "۱۲٬۳۴۵"] {
        assert!(small(text).contains("too large"), "{text}: {}", small(text));
    }
    let negative = small("-۵");
    for text in ["−۱", "-300", "-٢"] {
        assert!(!small(text).contains("too large") && small(text) != small("۳۰۰"), "{text}: {}", small(text));
    }
    let fraction = small("۲٫۵");
    assert!(fraction != negative && !fraction.contains("too large"), "{fraction}");
    assert!(parse::<i64>("-۲٫۵").unwrap_err().to_string().replace("-2.5", "2.5") == fraction);
    // A character has no numbers and no fractions: the error is that of the type.
    assert!(parse::<char>("۲٫۵").is_err() && parse::<char>("-۵").is_err() && parse::<char>("۵") == Ok('5'));
    assert_eq!((parse::<f64>("-۲٫۵"), parse::<i8>("−۱۲۸")), (Ok(-2.5), Ok(-128)));
}

#[test]
fn a_number_keeps_its_word_if_a_pattern_protects_its_beginning() {
    let n = protecting(Normalizer::standard(), "^.");
    unchanged(&n, &["1.2.3 نسخه", "v-1.2 و a-2-۳", "v1.2 نسخه", "a/12 و b/34"]);
    check(&n, &[("سال 12.5 درصد", "سال ۱۲٫۵ درصد"), ("چاپ 3-4", "چاپ ۳-۴")]);
}

#[test]
fn placeholders_keep_their_digits_without_protected_spans() {
    let n = with(UNPROTECTED);
    unchanged(&n, &["متن {0} شد", "متن {12} شد", "متن {0:d} شد", "متن {2!r} شد"]);
    check(&n, &[("متن {0 شد", "متن {۰ شد"), ("متن (5) شد", "متن (۵) شد"), ("متن 7} شد", "متن ۷} شد")]);
}

#[test]
fn the_numbers_of_a_line_are_treated_alike() {
    let n = Normalizer::standard();
    check(
        &n,
        &[
            ("حدود 20%-30% مردم", "حدود ۲۰٪-۳۰٪ مردم"),
            ("بین %20-%30 بود", "بین ٪۲۰-٪۳۰ بود"),
            ("از 5%-10%، بیشتر 7%", "از ۵٪-۱۰٪، بیشتر ۷٪"),
            ("$100 و €50 داشت", "$۱۰۰ و €۵۰ داشت"),
            ("بهای آن 20$ یا 18€ است", "بهای آن ۲۰$ یا ۱۸€ است"),
            ("1) سیب 2) گلابی", "۱) سیب ۲) گلابی"),
            ("1) سیب، 2) گلابی، 3) انار", "۱) سیب، ۲) گلابی، ۳) انار"),
            ("1) سیب (دو عدد) 2) گلابی", "۱) سیب (دو عدد) ۲) گلابی"),
            ("9) نهم 10) دهم", "۹) نهم ۱۰) دهم"),
        ],
    );
    unchanged(
        &n,
        &[
            "1) سیب خرید",
            "1) سیب (بند الف) آمد",
            "1) سیب و (گزینهٔ الف و دو)",
            "عبارت %-30s و %-5d در متن",
            "پارامتر $1 و $2 را بده",
            "از $HOME1 و €x بخوان",
        ],
    );
}

#[test]
fn the_day_of_an_english_date_stays() {
    let n = Normalizer::standard();
    unchanged(
        &n,
        &[
            "شنبه ۱ فروردین ۱۴۰۳ / 20 March 2024",
            "در 5 May 2021 آمد",
            "تا 31 Dec 2019",
            "از 1 January تا ۵ فروردین",
        ],
    );
    check(&n, &[("حدود 20 Marc داشت", "حدود ۲۰ Marc داشت"), ("با 3 MB حجم", "با ۳ MB حجم")]);
}

#[test]
fn lines_of_data_keep_the_digits_and_signs_of_every_number() {
    for choice in [PERSIAN_DIGITS, ARABIC_DIGITS, GROUP_DIGITS] {
        unchanged(
            &one_step(choice),
            &[
                "name: شهر 12 یزد",
                "name: شهر ۱۲ یزد",
                "name: شهر ۱۲.۵ یزد",
                "name: شهر ۱۲۳۴۵ یزد",
                "name = شهر ۱۲۳۴۵.۵ و ۵۰%",
                "name: شهر ۵۰% و 50%",
                "name: شهر ٣ یزد %20",
                "  شهر: ۱۲۳۴۵,",
                "شهر,۱۲.۵,یزد",
            ],
        );
    }
}

#[test]
fn a_letter_that_looks_like_a_digit_to_a_scan_ends_nothing() {
    assert_eq!(hamvar::digits::to_persian("ۺ 12 ۺ 3"), "ۺ ۱۲ ۺ ۳");
}

#[test]
fn an_indented_line_with_a_key_keeps_a_number_between_words() {
    unchanged(&one_step(PERSIAN_DIGITS), &["  \"شهر\": \"تهران 12 است\",", "  \"شهر\": \"تهران 12\","]);
}

#[test]
fn a_number_between_latin_words_stays() {
    unchanged(&one_step(PERSIAN_DIGITS), &["سلام ab 12 cd", "ab 12 cd سلام"]);
}

#[test]
fn time_stamps_of_logs_and_chats_stay() {
    check(
        &Normalizer::standard(),
        &[
            ("[1403/01/01 08:00:00] ورود كاربر 12 بار", "[1403/01/01 08:00:00] ورود کاربر ۱۲ بار"),
            ("2024-03-20 12:34:56 خطا در خط 12", "2024-03-20 12:34:56 خطا در خط ۱۲"),
            ("[02.05.19 12:30] علي: ساعت 7 بيا", "[02.05.19 12:30] علی: ساعت ۷ بیا"),
            ("12/05/2023, 18:05 - علی: 3 تا, نه 4 تا", "12/05/2023, 18:05 - علی: ۳ تا، نه ۴ تا"),
            ("[12/05/2023, 18:05:33] مینا: باشه", "[12/05/2023, 18:05:33] مینا: باشه"),
            ("2024-03-20 12:34:56, خطا", "2024-03-20 12:34:56، خطا"),
            // A date of prose.
            ("1403/05/12 18:30 جلسه", "۱۴۰۳/۰۵/۱۲ ۱۸:۳۰ جلسه"),
            ("در 2024-03-20 12:34:56 رسید", "در ۲۰۲۴-۰۳-۲۰ ۱۲:۳۴:۵۶ رسید"),
        ],
    );
}

#[test]
fn positive_and_negative_numbers_have_the_same_digits() {
    check(
        &Normalizer::standard(),
        &[
            ("دما از +5 به -3 رسید", "دما از +۵ به -۳ رسید"),
            ("رشد +12 درصدی و افت -8 درصدی", "رشد +۱۲ درصدی و افت -۸ درصدی"),
            ("شمارهٔ عینک +1.5 است", "شمارهٔ عینک +۱٫۵ است"),
            ("تلفن +989121234567 است", "تلفن +989121234567 است"),
            ("تلفن +98 912 123 4567 است", "تلفن +98 912 123 4567 است"),
        ],
    );
}
