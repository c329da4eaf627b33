//! Restoration of lost ZWNJs.

use hamvar::{Normalizer, zwnj};

use crate::common::{check, confident, is_restored, unchanged};

#[test]
fn lost_zwnjs_are_restored() {
    check(
        &Normalizer::standard(),
        &[
            ("نمیخواهند", "نمی‌خواهند"),
            ("می روم", "می‌روم"),
            ("منطقهای", "منطقه‌ای"),
            ("همکاری های", "همکاری‌های"),
            ("شعلهور", "شعله‌ور"),
            ("بیثباتیهای", "بی‌ثباتی‌های"),
            ("افراطگرایی", "افراط‌گرایی"),
            ("بینالمللی", "بین‌المللی"),
            ("توانمندیها", "توانمندی‌ها"),
            ("میخواستهاند", "می‌خواسته‌اند"),
            ("بزرگترین", "بزرگ‌ترین"),
            ("دانشآموزان", "دانش‌آموزان"),
            ("بندر ها", "بندرها"),
            ("كتابهايم", "کتاب‌هایم"),
            ("مِیروم", "مِی‌روم"),
        ],
    );
}

#[test]
fn a_second_run_finds_nothing_after_a_merge_hid_a_lost_zwnj() {
    let n = Normalizer::standard();
    for text in [
        "می نمیخواند های",
        "مـــي نميخواند هاي",
        "می نمیکرد های",
        "می میخرد ها",
        "نمی میآورد هایی",
        "باران می میبارد های تند",
        "می نمیخواند های\nمی روند",
        "می میخورد های\nخانه ها و کتاب خانه ها",
    ] {
        let once = n.normalize(text).into_owned();
        unchanged(&n, &[&once]);
    }
}

#[test]
fn words_that_only_look_affixed_stay() {
    let words = "تنها بها رها اسلامی قدیمی میز میان میهن میدان دختر دفتر مشتری چتر بیمار بیشتر بهتر همسر \
                 همکار همسایه بیچاره بیزار کشورها کارهای پدرم نمایش میلاد ترازو سفر هایتی ماهی شاهی گواهی \
                 سیاهی راهی امید شهرداری";
    for word in words.split_whitespace() {
        assert_eq!(zwnj::restore(word), word);
    }
}

#[test]
fn foreign_words_and_other_languages_stay() {
    for text in ["Hello world", "پاکستان میں", "کوردستان ێ", "हिन्दी", "12:30", ""]
    {
        assert_eq!(zwnj::restore(text), text);
    }
}

#[test]
fn colloquial_verbs_and_plurals_get_their_zwnj() {
    check(
        &Normalizer::standard(),
        &[
            ("نمیخوام برم", "نمی‌خوام برم"),
            ("می گه که نمی دونه", "می‌گه که نمی‌دونه"),
            ("خونه ها رو میبینی", "خونه‌ها رو می‌بینی"),
            ("بچه ها نمیذارن بخوابیم", "بچه‌ها نمی‌ذارن بخوابیم"),
        ],
    );
}

#[test]
fn plurals_after_latin_words_are_attached() {
    let n = Normalizer::standard();
    check(&n, &[("این API ها و prop های بالا", "این API‌ها و prop‌های بالا"), ("a ها", "a‌ها")]);
    unchanged(&n, &["APIها", "API‌ها", "در https://example.com ها", "در Vue هاله است"]);
    let key = Normalizer::search();
    for spelling in ["API ها", "API‌ها", "APIها"] {
        assert_eq!(key.normalize(spelling), "apiها");
    }
}

#[test]
fn a_text_full_of_zwnjs_is_trusted_and_a_damaged_one_is_not() {
    let n = Normalizer::standard();
    // The same two words, which are one word or two by the writer's habit.
    let damaged = "کتاب های تازه می گویند که دانش آموزان خسته می شوند و آتش نشانی می آید";
    assert!(n.normalize(damaged).contains("آتش‌نشانی"));
    let good = "کتاب‌های تازه می‌گویند که دانش‌آموزان خسته می‌شوند و خانه‌ها می‌سوزند.\n".repeat(4);
    let text = good + "پس از آن کودکان به کپسول آتش نشانی نزدیک می‌شوند";
    assert_eq!(n.normalize(&text), text);
}

#[test]
fn letters_by_themselves_stay_apart() {
    unchanged(&Normalizer::standard(), &["الف ب پ ت", "ی ک ل م ن", "گزینهٔ ج و د"]);
}

/// A word after which «تر» is never the ending of a comparative.
#[test]
fn words_without_a_comparative_stay_apart_from_it() {
    let words = "و از او تو ما شما را در بر هر یا با تا اگر دو چهار کرد شد";
    // The lowest confidence makes the model join what it would leave alone otherwise.
    for n in [Normalizer::standard(), confident(1)] {
        for word in words.split(' ') {
            unchanged(&n, &[&format!("{word} تر"), &format!("{word} ترین")]);
        }
        check(&n, &[("بزرگ تر", "بزرگ‌تر"), ("بزرگ ترین", "بزرگ‌ترین")]);
    }
}

/// How many ZWNJs a normalizer restores in the damaged article.
fn restored(n: &Normalizer) -> usize {
    n.edits(include_str!("../data/article.txt")).iter().filter(|edit| is_restored(edit.kind)).count()
}

#[test]
fn more_confidence_restores_less() {
    let percents = [1, 5, 25, 50, 75, 95, 99];
    let counts = percents.map(|percent| restored(&confident(percent)));
    assert!(counts.is_sorted_by(|a, b| a >= b), "{counts:?}");
    assert!(counts[3] > counts[6] && counts[6] > 0, "{counts:?}");
}

#[test]
fn the_default_confidence_is_50() {
    assert_eq!(restored(&confident(50)), restored(&Normalizer::standard()));
}

#[test]
fn confidence_is_limited_to_1_and_99() {
    let text = include_str!("../data/article.txt");
    for (beyond, limit) in [(0, 1), (100, 99), (255, 99)] {
        assert_eq!(confident(beyond).normalize(text), confident(limit).normalize(text), "{beyond}");
    }
    // Words that are always written with a ZWNJ get it at every setting; a rare compound does not.
    for percent in [0, 1, 50, 99, 100] {
        check(&confident(percent), &[("نمیخواند", "نمی‌خواند")]);
    }
    check(&confident(1), &[("پشت بام", "پشت‌بام")]);
    unchanged(&confident(99), &["پشت بام"]);
}

#[test]
fn the_particle_that_warns_is_no_plural() {
    let n = Normalizer::standard();
    unchanged(
        &n,
        &[
            "گفتم ها!",
            "دیر نکنی ها",
            "یادت نره ها",
            "خوب بود ها",
            "بیا ها",
            "نری ها، خطر دارد",
            "بارون می\u{200C}آد ها!",
            "نمی\u{200C}ذارن ها",
            "دارم می\u{200C}گم ها، گوش کن",
            "غذا سوخته شده ها",
            "همه\u{200C}شون رفته ها",
            "بخور ها، سرد می\u{200C}شه",
            "بشین ها",
            "کار خیلی سخته ها",
            "این یکی قشنگه ها",
            "خیلی شیرینه ها!",
            "دیره ها، بجنب",
            "کار خودشه ها",
        ],
    );
    check(
        &n,
        &[
            ("کتاب ها!", "کتاب\u{200C}ها!"),
            ("بچه ها", "بچه\u{200C}ها"),
            ("دسته ها", "دسته\u{200C}ها"),
            ("خونه ها", "خونه\u{200C}ها"),
            ("نقشه ها و نامه ها", "نقشه\u{200C}ها و نامه\u{200C}ها"),
            ("گربه های کوچه", "گربه\u{200C}های کوچه"),
        ],
    );
}

#[test]
fn a_plural_is_no_word_on_heh_with_an_ending() {
    let n = Normalizer::standard();
    let damaged = "نميخواهند کتابهای منطقهای را ميشود\n";
    for (line, right) in [
        ("مردهای خوب آمدند", "مردهای خوب آمدند"),
        ("مرد های خوب آمدند", "مردهای خوب آمدند"),
        ("منطقهای خوب بود", "منطقه\u{200C}ای خوب بود"),
        ("دهههای گذشته", "دهه\u{200C}های گذشته"),
    ] {
        assert!(n.normalize(&[damaged, line].concat()).ends_with(right), "{line}");
    }
}

#[test]
fn a_possessor_shows_that_a_word_is_a_plural() {
    check(
        &Normalizer::standard(),
        &[
            ("حرفهای او تمام شد", "حرف‌های او تمام شد"),
            ("حرفهای ما را نشنید", "حرف‌های ما را نشنید"),
            ("حرفهای خودش یادش نیست", "حرف‌های خودش یادش نیست"),
            ("همه حرفهای جلسه", "همه حرف‌های جلسه"),
            ("او عکاس حرفهای است", "او عکاس حرفه‌ای است"),
            ("تیم حرفهای شهر", "تیم حرفه‌ای شهر"),
            ("خانهای بزرگ خریدم", "خانه‌ای بزرگ خریدم"),
            ("آن قطعهای از زمین", "آن قطعه‌ای از زمین"),
            ("مجموعهای ما را برد", "مجموعه‌ای ما را برد"),
            ("نامهای آنها", "نام‌های آنها"),
            // No noun is before the word, and one is after it.
            ("گوشهای فیل بزرگ است", "گوش‌های فیل بزرگ است"),
            ("به گوشهای خزید", "به گوشه‌ای خزید"),
            ("در گوشهای نشسته بود", "در گوشه‌ای نشسته بود"),
            ("به قطعهای بزرگ رسید", "به قطعه‌ای بزرگ رسید"),
        ],
    );
}

#[test]
fn names_repeated_letters_and_verbs_with_meem_stay_right() {
    let n = Normalizer::standard();
    for line in ["دریاچه هامون خشک شد", "تالاب هامون", "ميگه بياخونه خیلیییی خوبییی"]
    {
        let result = n.normalize(line);
        assert!(line.split(' ').skip(2).all(|word| result.contains(word)), "{result}");
    }
    assert_eq!(n.normalize("دریاچه هامون خشک شد"), "دریاچه هامون خشک شد");
    assert_eq!(n.normalize("دارم از گرما می میرم"), "دارم از گرما می\u{200C}میرم");
    assert_eq!(n.normalize("نميدونم ازين"), "نمی\u{200C}دونم ازین");
}

#[test]
fn hamun_is_a_name_where_nothing_spoken_is_near() {
    let n = Normalizer::standard();
    for line in [
        "نقش هامون را بازی کرد",
        "شهر هامون",
        "سریال هامون پخش شد",
        "آب هامون کم شد",
        "مردم هامون تشنه بودند",
        "فرزند هامون",
        "کوه و هامون",
        "حوضه هامون",
    ] {
        assert_eq!(n.normalize(line), line);
    }
    assert_eq!(n.normalize("بچه هامون خوابن"), "بچه\u{200C}هامون خوابن");
    assert_eq!(n.normalize("حساب هامون رو بستیم"), "حساب\u{200C}هامون رو بستیم");
    assert_eq!(n.normalize("بچه هاتون خوبن"), "بچه\u{200C}هاتون خوبن");
}

#[test]
fn the_vocative_before_somebody_addressed_stays_a_word() {
    let n = Normalizer::standard();
    for line in [
        "مژده ای دل که سحر نزدیک است",
        "باده ای ساقی بده",
        "ناله ای بلبل شیدا مکن",
        "توبه ای زاهد خودبین",
        "بوسه ای یار",
    ] {
        assert_eq!(n.normalize(line), line);
    }
    assert_eq!(n.normalize("خانه ای بزرگ"), "خانه\u{200C}ای بزرگ");
    assert_eq!(n.normalize("نامه ای دلنشین"), "نامه\u{200C}ای دلنشین");
    assert_eq!(n.normalize("خسته ای\nدل من"), "خسته\u{200C}ای\nدل من");
}

#[test]
fn equal_lines_come_out_equal_however_many_there_are() {
    let n = Normalizer::standard();
    for line in [
        "من كتاب هاي تازه را نميخوانم",
        "این دفتر ها را نمیفرستم",
        "بچه های ما نمیترسند",
        "خانه های کهنه را نمیسازیم",
        "او نامه های ما را نمیخواند",
        "کوه های بلند را نمیبینیم",
        "درخت های باغ را میکارند",
        "دست های او نمیلرزد",
        "حرف های تو را نمیفهمم",
    ] {
        let one = n.normalize(line);
        let all = [line, "\n"].concat().repeat(300);
        assert!(n.normalize(&all).lines().all(|other| other == one), "{line}");
    }
}

#[test]
fn an_ending_of_possession_gets_a_zwnj_after_a_heh_and_none_after_a_consonant() {
    let n = Normalizer::standard();
    let damaged = "کتابها را میخوانم و گلهای باغچه را میبینم\n".repeat(8);
    let last_line = |line: &str| {
        let text = n.normalize(&(damaged.clone() + line)).into_owned();
        text[text.rfind('\n').unwrap() + 1..].to_owned()
    };
    for line in [
        "کتابمان را به دوستانشان دادیم",
        "دستتان درد نکند",
        "کلاسمان تعطیل شد",
        "پولشان تمام شد",
        "حرفتان را شنیدم",
        "درختمان خشک شد",
        "کفشتان را بپوشید",
        "نانمان بیات شد",
        "چراغمان سوخت",
    ] {
        assert_eq!(n.normalize(line), line);
        assert_eq!(last_line(line), line);
    }
    for (line, right) in [
        ("خانهشان گرم است", "خانه‌شان گرم است"),
        ("بچهمان خوابید", "بچه‌مان خوابید"),
        ("گربهتان گرسنه است", "گربه‌تان گرسنه است"),
    ] {
        assert_eq!(last_line(line), right);
    }
}

#[test]
fn a_superlative_gets_its_zwnj_however_careful_the_user_is() {
    for percent in [50, 95, 99] {
        check(
            &confident(percent),
            &[
                ("بزرگترین باغ شهر", "بزرگ\u{200C}ترین باغ شهر"),
                ("کوچکترین خانه", "کوچک\u{200C}ترین خانه"),
                ("قدیمیترین درخت", "قدیمی\u{200C}ترین درخت"),
            ],
        );
        unchanged(&confident(percent), &["بهترین روز", "بدترین راه", "مهترین", "شیرین\u{200C}ترین سیب"]);
    }
}

#[test]
fn nouns_of_two_stems_of_verbs_are_joined_unless_the_user_is_careful() {
    let joined = "پس از جست\u{200C}وجو کلید را یافت";
    check(&confident(1), &[("پس از جست و جو کلید را یافت", joined)]);
    unchanged(&confident(95), &["پس از جست و جو کلید را یافت", "گفت و گو با پدر", joined]);
}

#[test]
fn a_stretched_word_gets_no_zwnj_if_kashidas_stay() {
    let n = hamvar::Builder::from(hamvar::Normalizer::standard()).keep_kashida(true).build();
    for text in ["تو میـخواهی", "میـخواهم بروم", "کتـاب ها را خواندم", "خستـه ام", "گام\u{200C}به گـام"]
    {
        assert_eq!(n.normalize(text), text);
    }
}

#[test]
fn a_word_of_more_than_forty_letters_is_not_joined() {
    let n = hamvar::Normalizer::standard();
    for (letters, joined) in [(30, true), (36, false)] {
        let word = format!("کت{}ب", "ا".repeat(letters));
        let gap = if joined { "\u{200C}" } else { " " };
        assert_eq!(n.normalize(&format!("{word} های من")), format!("{word}{gap}های من"), "{letters}");
    }
}

#[test]
fn a_verb_with_a_pronoun_as_its_object_is_joined_to_its_prefix() {
    let n = Normalizer::standard();
    check(
        &n,
        &[
            ("نمی بینمت", "نمی\u{200C}بینمت"),
            ("می بینمت", "می\u{200C}بینمت"),
            ("فردا می گیرمش", "فردا می\u{200C}گیرمش"),
            ("نمی خوامت", "نمی\u{200C}خوامت"),
            ("می بینمتون", "می\u{200C}بینمتون"),
            ("نمی شناسمتان", "نمی\u{200C}شناسمتان"),
            ("می دونستمش", "می\u{200C}دونستمش"),
            ("نمی دهمش و می گویمت", "نمی\u{200C}دهمش و می\u{200C}گویمت"),
            ("می دیدیش و نمی خواستندت", "می\u{200C}دیدیش و نمی\u{200C}خواستندت"),
            ("می خواندش", "می\u{200C}خواندش"),
        ],
    );
    unchanged(&n, &["می دمت گرم", "با می گیرمش", "بوی می کتابت", "از می بارانش"]);
}

#[test]
fn a_prefix_of_units_gets_a_zwnj_if_it_joins() {
    let n = Normalizer::standard();
    check(
        &n,
        &[
            ("طول میز ۹۰ سانتیمتر است", "طول میز ۹۰ سانتی\u{200C}متر است"),
            ("ضخامت ۲ میلیمتر", "ضخامت ۲ میلی\u{200C}متر"),
            ("۵ میلیگرم دارو", "۵ میلی\u{200C}گرم دارو"),
            ("۲ میلیلیتر آب", "۲ میلی\u{200C}لیتر آب"),
            ("دمای ۲۵ سانتیگراد", "دمای ۲۵ سانتی\u{200C}گراد"),
            ("صدای ۵۰ دسیبل", "صدای ۵۰ دسی\u{200C}بل"),
            ("لوله‌ی ۴۰ میلیمتری", "لوله‌ی ۴۰ میلی\u{200C}متری"),
            ("۱۰ میلیثانیه", "۱۰ میلی\u{200C}ثانیه"),
            ("چند سانتی متر", "چند سانتی\u{200C}متر"),
            ("۳ میلی متر باران", "۳ میلی\u{200C}متر باران"),
            ("۵ میلی گرم نمک", "۵ میلی\u{200C}گرم نمک"),
        ],
    );
    unchanged(
        &n,
        &[
            "کیلومتر و کیلوگرم",
            "پنج میلیون متر",
            "یک میلیارد تومان",
            "مگاوات و گیگاهرتز",
            "سانتی\u{200C}متر",
            "با بی\u{200C}میلی آمد",
            "میلی گرد",
        ],
    );
}
