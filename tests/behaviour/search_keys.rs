//! Search keys.

use hamvar::{Builder, Normalizer};

use crate::common::{check, knowing, protecting};

/// Each line has the spellings of one word or phrase, between slashes. `|` is a ZWNJ.
#[track_caller]
fn check_one_key(groups: &str) {
    let n = Normalizer::search();
    for group in groups.trim().lines() {
        let mut spellings = group.trim().split('/').map(|spelling| spelling.replace('|', "\u{200C}"));
        let first = n.normalize(&spellings.next().unwrap()).into_owned();
        for spelling in spellings {
            assert_eq!(n.normalize(&spelling), first, "{group}");
        }
    }
}

#[test]
fn every_spelling_has_one_key() {
    let n = Normalizer::search();
    for group in [
        &["می‌روم", "می روم", "میروم", "مي‌روم", "مِی‌رَوَم"][..],
        &["مسئول", "مسؤول"],
        &["رئوف", "رؤوف"],
        &["خانهٔ ما", "خانه‌ی ما", "خانۀ ما", "خانه ما", "خانه ی ما"],
        &["۱۲", "12", "١٢"],
        &["۱۲٫۵", "12.5", "۱۲.۵", "١٢٫٥"],
        &["WORD كتاب", "word کتاب", "Word کـتاب"],
        &["سورة", "سوره"],
        &["رأس", "راس"],
        &["رئوس", "ر\u{FBEE}س"],
    ] {
        for spelling in group {
            assert_eq!(n.normalize(spelling), n.normalize(group[0]), "{spelling}");
        }
    }
}

#[test]
fn a_key_is_final_however_long_a_run_is() {
    let n = Normalizer::search();
    for count in [1, 2, 9, 10, 11, 500] {
        let zwnjs = "\u{200C}".repeat(count);
        assert_eq!(n.normalize(&format!("ک{zwnjs}ب")), "کب", "{count}");
        assert_eq!(n.normalize(&format!("\u{5D1}{zwnjs}ب")), "\u{5D1}ب", "{count}");
        assert_eq!(n.normalize(&format!("حه{}", " ی".repeat(count))), "حه", "{count}");
    }
    let letters = format!("حه{} رود", " ی".repeat(2_000));
    assert_eq!(n.normalize(&n.normalize(&letters)), n.normalize(&letters));
}

#[test]
fn a_capital_i_with_a_dot_has_the_key_of_i() {
    assert_eq!(Normalizer::search().normalize("İstanbul شهر İ"), "istanbul شهر i");
}

#[test]
fn a_ligature_has_the_key_of_its_letters() {
    let n = Normalizer::search();
    for (ligature, letters) in
        [("ﯮ", "ئو"), ("رﯯف", "رئوف"), ("مسئ\u{FEEE}ل", "مسئول"), ("ﯪ", "ئا"), ("ﻻله", "لاله")]
    {
        assert_eq!(n.normalize(ligature), n.normalize(letters), "{ligature}");
    }
}

#[test]
fn a_word_has_one_key_whatever_its_gap() {
    check_one_key(
        "
        رئیس جمهور/رئیس|جمهور/رئیسجمهور
        به روز/به|روز/بهروز
        یک دیگر/یک|دیگر/یکدیگر
        هم دیگر/هم|دیگر/همدیگر
        هیچ کس/هیچ|کس/هیچکس
        هیچ گاه/هیچ|گاه/هیچگاه
        آن ها/آن|ها/آنها
        بی کار/بی|کار/بیکار
        این که/این|که/اینکه
        چنان چه/چنان|چه/چنانچه
        دانش جو/دانش|جو/دانشجو
        کتاب هایمان/کتاب|هایمان/کتابهایمان
        بزرگ ترین/بزرگ|ترین/بزرگترین
        نمی خواهند/نمی|خواهند/نمیخواهند
        شنیده ایم/شنیده|ایم/شنیدهایم
        نیم سایه/نیم|سایه/نیمسایه
        شهر ها/شهرها
        دانش آموزها/دانش|آموزها/دانشآموزها/دانش|آموز ها
        آرمان شهرهای/آرمان|شهرهای/آرمانشهرهای
        واژه ها/واژه|ها/واژهها
        بر بر ها/بربر ها/بربرها
        بی اشتها/بی|اشتها/بیاشتها
        خوش اشتها/خوش|اشتها/خوشاشتها
        ",
    );
    // The end of اشتها is no plural ending.
    check(&Normalizer::search(), &[("بی\u{200C}اشتها", "بیاشتها")]);
}

#[test]
fn words_with_and_have_one_key() {
    check_one_key(
        "
        گفت و گو/گفت|وگو/گفت|و|گو/گفت وگو/گفتوگو/گفتگو
        گفت و گوهای/گفت|وگوهای/گفتگوهای/گفتگو|های
        جست و جوی/جست|وجوی/جستجوی
        شست و شو/شست|وشو/شستشو
        کسب و کار/کسب|وکار/کسب وکار/کسبوکار
        حمل و نقل/حمل|ونقل/حمل ونقل
        و سهام/وسهام
        ",
    );
}

#[test]
fn hamza_has_one_spelling_in_keys() {
    check_one_key(
        "
        هیئت/هیأت/هیات
        مسئله/مسأله/مساله
        مسئله|ها/مسأله ها/مسالهها
        جرئت/جرأت
        نشئت/نشأت
        رئیس/رییس
        ارائه/ارایه
        املاء/املا
        ابتدائی/ابتدایی
        براءت/برائت
        ان شاء الله/ان|شاء|الله/انشاءالله/انشاالله/انشاء الله/إن شاء اللّه
        ما شاء الله/ماشاءالله/ماشاالله
        عبد الرحمن/عبدالرحمن
        ",
    );
}

#[test]
fn free_words_are_words_of_the_key() {
    let n = Normalizer::search();
    for text in [
        "سلام ای عشق",
        "هان ای دل",
        "به باغ آمد",
        "کم حرف زد",
        "یک سگ داری",
        "این مردم آن خانه را ساختند",
        "گفت و شنید",
        "او گفت و رفت",
        "به دست آورد",
        "ایران به ایران",
    ] {
        assert_eq!(n.normalize(text), text);
    }
}

#[test]
fn a_lost_space_between_common_words_is_found() {
    check_one_key(
        "
        چهار کشور/چهارکشور
        هر فصل/هرفصل
        و خانه|های/وخانه|های/وخانههای
        ",
    );
    // Words that happen to consist of two words stay.
    for word in ["مادر", "برادر", "دارد", "کارآفرین", "دروازه"] {
        assert_eq!(Normalizer::search().normalize(word), word);
    }
}

#[test]
fn spans_that_a_pattern_protects_are_kept_in_keys() {
    let n = protecting(Normalizer::search(), "<[^>]*>");
    assert_eq!(n.normalize("API <API ئ ب\u{200C}ها> مسئله"), "api <API ئ ب\u{200C}ها> مساله");
}

#[test]
fn a_users_word_is_joined_in_keys() {
    let n = knowing(Normalizer::search(), ["نرگس‌گاه"]);
    for spelling in ["نرگس‌گاه", "نرگس گاه", "نرگسگاه"] {
        assert_eq!(n.normalize(spelling), "نرگسگاه");
    }
}

/// Indexes store keys: a change of a key needs a new [`hamvar::SEARCH_KEY_VERSION`] and a line in
/// the changelog.
#[test]
fn keys_of_version_5() {
    assert_eq!(hamvar::SEARCH_KEY_VERSION, 7);
    check(
        &Normalizer::search(),
        &[
            ("می‌روم می روم میروم مي‌روم مِی‌رَوَم", "میروم میروم میروم میروم میروم"),
            ("مسئول مسؤول رئوف مسأله سورة ٱلله", "مسوول مسوول رووف مساله سوره الله"),
            ("مسئله هیئت رئیس سوئد شیء", "مساله هیات رییس سوید شی"),
            ("خانهٔ ما، خانه‌ی ما، خانه ما", "خانه ما، خانه ما، خانه ما"),
            ("۱۲ 12 ١٢ ۳٫۵", "12 12 12 3.5"),
            ("Straße API ها", "straße apiها"),
            ("همکاری‌هایشان همکاری هایشان همکاریهایشان", "همکاریهایشان همکاریهایشان همکاریهایشان"),
            ("واژه‌ها واژه‌های وخانه‌ها", "واژهها واژههای و خانهها"),
            ("کتاب‌هامون مادر هایمان رامتین", "کتابهامون مادرهایمان رامتین"),
            ("به‌روز گفت‌وگو گفتگو رئیس‌جمهور", "به روز گفت و گو گفت و گو رییس جمهور"),
        ],
    );
}

#[test]
fn without_restoration_a_key_keeps_its_spaces() {
    let n = Builder::from(Normalizer::search()).restore_zwnj(false).build();
    check(&n, &[("کتاب ها و کتاب‌ها", "کتاب ها و کتابها")]);
}

/// A space after the address of a link was added by one step and removed by the next, for ever.
#[test]
fn an_ending_after_a_link_ends() {
    let n = Normalizer::search();
    for (text, key) in [
        ("[a](b)هایم", "[a](b)هایم"),
        ("[کتاب](b) هایم", "[کتاب](b)هایم"),
        ("[کتاب](b)هایم", "[کتاب](b)هایم"),
        ("[کتاب](b c)هایم", "[کتاب](b c)هایم"),
        ("[کتاب](ع)هایمان", "[کتاب](ع)هایمان"),
        ("a]()هایت", "a]()هایت"),
    ] {
        assert_eq!(n.normalize(text), key, "{text}");
    }
}

#[test]
fn a_ye_by_itself_belongs_to_a_word_with_a_heh_only() {
    let n = Normalizer::search();
    for (text, key) in [
        ("خانه ی ما", "خانه ما"),
        ("خانه\u{200C}ی ما", "خانه ما"),
        ("خانهٔ ما", "خانه ما"),
        ("مدرسه ی بزرگ", "مدرسه بزرگ"),
        ("کتاب ی ما", "کتاب ی ما"),
        ("شب ی سرد", "شب ی سرد"),
        ("الف ی ب", "الف ی ب"),
    ] {
        assert_eq!(n.normalize(text), key, "{text}");
    }
}

#[test]
fn a_name_with_the_word_for_servant_is_joined_before_the_article_only() {
    let key = Normalizer::search();
    assert_eq!(key.normalize("عبد الرحمن آمد"), "عبدالرحمن آمد");
    for text in ["عبد او آمد", "عبد خدا"] {
        assert_eq!(key.normalize(text), text);
    }
}

#[test]
fn the_ye_of_an_ezafe_is_no_letter_of_a_word_that_was_typed_as_two() {
    let key = Normalizer::search();
    for text in ["شاه راه\u{200C}ی ما", "شاهراه\u{200C}ی ما"] {
        assert_eq!(key.normalize(text), "شاهراه ما");
    }
}
