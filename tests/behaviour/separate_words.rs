//! The words of text without gaps.

use std::borrow::Cow;

use hamvar::zwnj::{Model, separate_words};

/// Checks that at least nine of ten lines get all their gaps. A guess cannot be right everywhere.
fn assert_separated(lines: &[&str]) {
    let wrong: Vec<String> = lines
        .iter()
        .filter_map(|line| {
            let bare = line.replace([' ', '\u{200C}'], "");
            let found = separate_words(&bare);
            (found != *line).then(|| format!("{found:?} instead of {line:?}"))
        })
        .collect();
    assert!(10 * wrong.len() <= lines.len(), "{wrong:#?}");
}

fn assert_unchanged(lines: &[&str]) {
    for line in lines {
        assert!(matches!(separate_words(line), Cow::Borrowed(_)), "{:?} of {line:?}", separate_words(line));
    }
}

#[test]
fn sentences_get_their_spaces() {
    assert_separated(&[
        "فردا صبح با قطار به اصفهان رفتیم",
        "هوا سرد بود و باد تندی از کوه پایین آمد",
        "برادرم نامه را روی میز گذاشت",
        "من این فیلم را دو بار دیده بودم",
        "در حیاط خانه درخت انار و انجیر داریم",
        "از پنجره صدای باران شنیده شد",
        "قیمت نان دوباره بالا رفت",
        "معلم از شاگردان خواست آرام بنشینند",
        "راه دور است و وقت کم داریم",
        "سال گذشته برف زیادی بارید",
        "پزشک دارو را برای یک هفته نوشت",
        "آن روز هیچ کس در خانه نبود",
    ]);
}

#[test]
fn affixes_get_their_zwnjs() {
    assert_separated(&[
        "کتاب\u{200C}های تازه را نمی\u{200C}خواهم",
        "بچه\u{200C}ها در کوچه بازی می\u{200C}کنند",
        "رفته\u{200C}اند و دیگر نمی\u{200C}آیند",
        "بزرگ\u{200C}ترین شهر کشور تهران است",
        "نوشته\u{200C}هایش را کسی نمی\u{200C}خواند",
        "این پرنده\u{200C}ها زمستان به جنوب می\u{200C}روند",
        "سال\u{200C}هاست که او را ندیده\u{200C}ام",
        "خانه\u{200C}ای کوچک\u{200C}تر می\u{200C}خواستیم",
        "دوستان قدیمی\u{200C}ام را فراموش نکرده\u{200C}ام",
        "برنامه\u{200C}های تلویزیون را نمی\u{200C}بینیم",
    ]);
}

#[test]
fn tags_and_short_phrases_get_their_gaps() {
    assert_separated(&[
        "آموزش زبان فارسی",
        "خیابان ولیعصر کوچه بهار",
        "روز جهانی کتاب",
        "هوش مصنوعی",
        "محیط زیست",
        "تیم ملی فوتبال ایران",
        "اخبار روز",
        "حقوق بشر",
        "شب یلدا مبارک",
        "خرید و فروش خودرو",
    ]);
}

#[test]
fn words_that_contain_others_stay_whole() {
    assert_unchanged(&[
        "مادر",
        "برادر",
        "دانشگاه",
        "کارخانه",
        "روزنامه",
        "بازار",
        "درخت",
        "آرامش",
        "گفتار",
        "دیوار",
        "ورزش",
        "دختر",
        "ابر",
        "باران",
        "تابستان",
        "مردم",
        "همسایه",
    ]);
}

#[test]
fn a_known_word_alone_in_its_line_stays_whole() {
    assert_unchanged(&[
        "دربند",
        "تارا",
        "بهشهر",
        "درمیان",
        "ماسال",
        "ساناز",
        "  بهشهر  ",
        "دربند\nبهشهر\r\nتارا",
        "سیدعلی",
        "بهداد",
    ]);
    for (bare, separated) in [
        ("درسال1390", "در سال1390"),
        ("(درسال)", "(در سال)"),
        ("درسالگذشته", "در سال گذشته"),
        ("کتابها", "کتاب\u{200C}ها"),
        ("هواخوب", "هوا خوب"),
    ] {
        assert_eq!(separate_words(bare), separated);
    }
}

/// At most one of five may be cut, since some names are made of words (سنجاب in سنجابقلی).
#[test]
fn most_unseen_names_stay_whole() {
    let names = [
        "تومانیوک",
        "گلشیفته",
        "کاموشکین",
        "بلاژوویچ",
        "سنجابقلی",
        "ماتروسکا",
        "هیلبرتسون",
        "زاکارووا",
        "فنکلشتاین",
        "لوبومیرسکی",
        "واتانبه",
        "چیکوتیلو",
        "گرومیتس",
        "پاسکالینا",
        "اشمیتهوفر",
        "دلاروسا",
        "کنتاکوزن",
        "بیرکلاند",
        "ویتولدز",
        "سامباتی",
    ];
    let cut: Vec<_> =
        names.map(separate_words).into_iter().filter(|name| name.contains([' ', '\u{200C}'])).collect();
    assert!(5 * cut.len() <= names.len(), "{cut:?}");
}

#[test]
fn the_words_around_a_name_do_not_divide_it() {
    assert_unchanged(&["با میرشکرایی رفتم", "با انتظامی رفتم"]);
    assert_eq!(separate_words("باانتظامیرفتم"), "با انتظامی رفتم");
}

#[test]
fn repeated_letters_with_a_space_inside_stay_apart_from_the_next_word() {
    for (text, separated) in [("هه ههمن آمدم", "هه هه من آمدم"), ("یی ییها رفتند", "یی یی\u{200C}ها رفتند")]
    {
        assert_eq!(separate_words(text), separated);
    }
}

#[test]
fn a_compound_is_known_among_other_words() {
    let line = "پسرک روزنامه\u{200C}فروش کنار خیابان ایستاده بود";
    assert_eq!(separate_words(&line.replace([' ', '\u{200C}'], "")), line);
}

#[test]
fn gaps_that_are_there_stay() {
    for (text, separated) in [
        ("دیروز هواخوببود", "دیروز هوا خوب بود"),
        ("می\u{200C}رومبهخانه", "می\u{200C}روم به خانه"),
        ("کتاب ها", "کتاب ها"),
        ("دیروز مادرم", "دیروز مادرم"),
        ("کتاب \u{200C}ها", "کتاب \u{200C}ها"),
        ("کار\u{200C}گر", "کار\u{200C}گر"),
        ("ب ر ف", "ب ر ف"),
        ("باغ  وخانهها", "باغ  و خانه\u{200C}ها"),
    ] {
        assert_eq!(separate_words(text), separated);
    }
}

#[test]
fn other_characters_stay_and_end_a_passage() {
    assert_eq!(
        separate_words("امروزهواخوباست،(فرداسرداست).12سالپیش"),
        "امروز هوا خوب است،(فردا سرد است).12سال پیش"
    );
    assert_eq!(separate_words("هواخوباست\nبرفمیآید"), "هوا خوب است\nبرف می\u{200C}آید");
}

#[test]
fn protected_spans_stay() {
    assert_unchanged(&["https://example.com/هواخوباست", "`هواخوباست`", "#هواخوباست", "{{هواخوباست}}"]);
    assert_eq!(separate_words("هواخوباست `هواخوباست`"), "هوا خوب است `هواخوباست`");
}

#[test]
fn other_languages_stay() {
    assert_unchanged(&["hello world", "привет", "ټولنهاوخلک", "ئێمەدەچین", "بِسْمِٱللَّهِٱلرَّحْمَٰنِ", ""]);
}

#[test]
fn marks_and_kashidas_show_where_words_end() {
    assert_eq!(separate_words("تقریباًهمهآمدند"), "تقریباً همه آمدند");
    assert_eq!(separate_words("تقريبًاهمهآمدند"), "تقريبًا همه آمدند");
    assert_eq!(separate_words("خانۀماکوچکاست"), "خانۀ ما کوچک است");
    assert_eq!(separate_words("سـلامدوستمن"), "سـلام دوست من");
    assert_eq!(separate_words("گُلِسرخ"), "گُلِ سرخ");
}

#[test]
fn arabic_letters_are_read_as_persian_ones() {
    assert_eq!(separate_words("كتابهايمن"), "كتاب\u{200C}هاي من");
}

#[test]
fn a_run_that_is_too_long_for_a_word_stays_whole() {
    for len in [21, 39, 40, 41, 100] {
        let laughter = "ه".repeat(len);
        assert_eq!(separate_words(&laughter), laughter);
    }
    assert_eq!(separate_words("واااااااایچهروزخوبی"), "واااااااای چه روز خوبی");
}

#[test]
fn any_model_separates_words() {
    let model = Model::embedded();
    assert_eq!(model.separate_words("هواخوباست"), separate_words("هواخوباست"));
}

#[test]
fn runs_with_foreign_letters_stay_whole() {
    assert_unchanged(&["وڵاتهەولێرزیبااست", "کوردستانێ", "ئەمڕۆخۆشه", "پاکستانمیںہے", "کشورۆ"]);
    // The words beside such a run get their spaces.
    assert_eq!(separate_words("هواخوباست هەولێر"), "هوا خوب است هەولێر");
    assert_eq!(separate_words("هەولێر هواخوباست"), "هەولێر هوا خوب است");
}

#[test]
fn a_zwnj_of_the_text_stays() {
    assert_unchanged(&["کتاب\u{200C}خانه", "دار\u{200C}کوب"]);
}

#[test]
fn a_word_that_becomes_arabic_by_a_new_space_is_left_alone_at_once() {
    for text in ["هایمآنهااللَّهِ", "آنهارفتندوگفتنداللَّهِ", "کتابهاواللَّهُو", "شهرهایزیباإنما"]
    {
        let once = separate_words(text);
        assert_eq!(separate_words(&once), once, "{text}");
    }
}

#[test]
fn a_word_is_not_divided_where_it_is_stretched() {
    let cases =
        [("دوستمنآمدبهنامـخدا", "دوست من آمد به نامـخدا"), ("بهـنامخدادوستمنآمد", "بهـنام خدا دوست من آمد")];
    for (glued, separated) in cases {
        assert_eq!(separate_words(glued), separated);
    }
}
