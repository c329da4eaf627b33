//! Text that lost some spaces: whole words stay whole in it, and the lost spaces come back.

use hamvar::Normalizer;

use crate::common::check;

/// A line that lost enough spaces to lower the threshold of further ones, and the same line with its spaces.
const DAMAGED: &str = "دیروزبه بازاررفتم وناهار خوردم، مااز مدرسه آمدیم ودیگرکسی نبود.";
const MENDED: &str = "دیروز به بازار رفتم و ناهار خوردم، ما از مدرسه آمدیم و دیگر کسی نبود.";

/// Checks that each line stays as it is, by itself and after damage in its own line.
fn check_whole(lines: &[&str]) {
    let n = Normalizer::standard();
    for line in lines {
        assert_eq!(n.normalize(line), *line);
        assert_eq!(n.normalize(&format!("{DAMAGED} {line}")), format!("{MENDED} {line}"));
    }
}

/// Checks that each line is mended after damage in its own line.
fn check_mended(lines: &[(&str, &str)]) {
    let n = Normalizer::standard();
    for (line, right) in lines {
        let result = n.normalize(&format!("{DAMAGED} {line}")).into_owned();
        assert_eq!(result, format!("{MENDED} {right}"));
        assert_eq!(n.normalize(&result), result);
    }
}

#[test]
fn names_and_nouns_that_look_like_two_words_stay_whole() {
    check_whole(&[
        "روزبه را صدا کن",
        "روزبه گفت می‌آیم",
        "برادرم روزبه است",
        "روزبه و دوستش آمدند",
        "در ونیز قایق سوار شدیم",
        "بیماری وبا شایع شد",
        "مرض وبا و طاعون شهر را گرفت",
        "همه‌گیری وبا در هند بود",
        "واکسن وبا رسید",
        "به ونیز رسیدیم",
        "از ازگل تا تجریش راهی نیست",
        "وهم و خیال را کنار بگذار",
        "او وهم دارد",
        "دانشجوی دانشگاه ازهر بود",
        "مسافران به بامیان رسیدند",
        "شعر را ازبر کردم",
        "درس را ازبر است",
        "نقاشی دورهٔ باروک را دیدیم",
    ]);
}

#[test]
fn the_same_letters_are_two_words_where_the_line_shows_it() {
    check_mended(&[
        ("این کاراز دست من برنمی‌آید", "این کار از دست من برنمی‌آید"),
        ("او آمد وهم برادرش", "او آمد و هم برادرش"),
        ("خانه را ساخت ونیز باغ را", "خانه را ساخت و نیز باغ را"),
        ("ازگل و گیاه می‌گفت", "از گل و گیاه می‌گفت"),
        ("ازهر دری سخن گفت", "از هر دری سخن گفت"),
        ("حالش روزبه روز بهتر شد", "حالش روز به روز بهتر شد"),
        ("دررفتن او شک دارم", "در رفتن او شک دارم"),
        ("نامه رابه مادرش داد", "نامه را به مادرش داد"),
        ("باران ازصبح می‌بارد", "باران از صبح می‌بارد"),
        ("با پنجره وبا در تنها ماند", "با پنجره و با در تنها ماند"),
    ]);
}

#[test]
fn adjectives_with_ba_stay_whole_after_their_noun() {
    check_whole(&[
        "شاگرد باادب همیشه عزیز است و باوقار.",
        "پسری باهوش و باادب و بااخلاق است",
        "زنی باایمان بود",
        "آدم باسواد و بافرهنگ، باگذشت است",
        "او از همه باتجربه‌تر است",
        "مردی باشهامت و باسخاوت.",
        "کارگر باوجدان را دوست دارم",
        "معلم ما باحوصله و بامحبت بود",
        "جنس باکیفیت، بادوام است",
        "بااستعدادترین شاگرد کلاس",
    ]);
    check_mended(&[
        ("باگذشت زمان آرام شد", "با گذشت زمان آرام شد"),
        ("باادب بسیار سلام کرد", "با ادب بسیار سلام کرد"),
        ("بانفوذ آب دیوار ریخت", "با نفوذ آب دیوار ریخت"),
        ("بامادرش رفت", "با مادرش رفت"),
        ("باقطار آمدم", "با قطار آمدم"),
        ("بادوستم حرف زدم", "با دوستم حرف زدم"),
    ]);
}

#[test]
fn adjectives_of_a_number_and_a_measure_stay_whole() {
    check_whole(&[
        "سفر چهارروزه خوب بود",
        "کودک دوساله خندید",
        "بلیت دونفره خریدم",
        "جلسهٔ چندساعته تمام شد",
        "جشن هرساله برپا شد",
        "مدرک دوزبانه دارد",
        "آپارتمان دوخوابه ندارند",
        "اسباب‌بازی چندرنگه",
        "نشست چهارجانبه برگزار شد",
        "کارگاه دوماهه",
    ]);
    check_mended(&[
        ("دوروز ماندیم", "دو روز ماندیم"),
        ("چهارنفر آمدند", "چهار نفر آمدند"),
        ("هرروز می‌دوم", "هر روز می‌دوم"),
        ("چندنفر آمدند", "چند نفر آمدند"),
    ]);
}

#[test]
fn a_joined_conjunction_is_cut_off_on_both_sides_or_on_neither() {
    let n = Normalizer::standard();
    for (line, right) in [
        ("پدرومادرم به سفر رفتند", "پدر و مادرم به سفر رفتند"),
        ("سرووضع خوبی ندارد", "سر و وضع خوبی ندارد"),
        ("مردودختر آمدند", "مرد و دختر آمدند"),
        ("برادروخواهر خندیدند", "برادر و خواهر خندیدند"),
        ("کارودانش را دوست دارم", "کار و دانش را دوست دارم"),
    ] {
        let result = n.normalize(line);
        assert!(result == right || result == line, "{result}");
        assert_eq!(n.normalize(&result), result);
    }
    for (line, right) in [
        ("پدرومادرم آمدند", "پدر و مادرم آمدند"),
        ("سرووضع خوبی داشت", "سر و وضع خوبی داشت"),
        ("دارو خانه نداشت", "دارو خانه نداشت"),
        ("مترو شلوغ است", "مترو شلوغ است"),
        ("بازو و دست", "بازو و دست"),
        ("سرو بلند باغ", "سرو بلند باغ"),
    ] {
        assert_eq!(n.normalize(line), right);
    }
    check_whole(&["آدم‌های بدوخوب همه جا هستند"]);
}

#[test]
fn names_that_are_often_written_as_one_word_stay_whole_where_many_spaces_are_lost() {
    let n = Normalizer::standard();
    for line in ["سیدمحمدباقر آمد", "با سیدمحمدباقر رفتم"] {
        for times in 1..=6 {
            let (damaged, mended) = (vec![DAMAGED; times].join(" "), vec![MENDED; times].join(" "));
            assert_eq!(n.normalize(&format!("{damaged} {line}")), format!("{mended} {line}"));
        }
    }
}

/// A heh joins the verb, so the two show no seam. A ZWNJ between them would be wrong.
#[test]
fn a_verb_in_the_past_after_a_heh_gets_its_space() {
    check_mended(&[
        ("از کتابخانهگرفتم", "از کتابخانه گرفتم"),
        ("به خانهرفتیم", "به خانه رفتیم"),
        ("در جلسهنشستند", "در جلسه نشستند"),
        ("روزنامهخواندم", "روزنامه خواندم"),
        ("نامهنوشتند", "نامه نوشتند"),
        ("حوصلهنداشتیم", "حوصله نداشتیم"),
    ]);
    let n = Normalizer::standard();
    for (line, right) in [
        ("دیروز به مدرسهرفتیم", "دیروز به مدرسه رفتیم"),
        ("با بچهآمدیم", "با بچه آمدیم"),
        ("از پنجرهدیدم", "از پنجره دیدم"),
        ("كتابخانهگرفتيد", "کتابخانه گرفتید"),
    ] {
        assert_eq!(n.normalize(line), right);
        let edits = n.edits(line);
        assert_eq!(hamvar::edits::apply(line, &edits), right);
    }
    // A present stem makes a compound.
    for (line, right) in [
        ("من برنامهنویسم", "من برنامه\u{200C}نویسم"),
        ("برنامه\u{200C}نویسم", "برنامه\u{200C}نویسم"),
        ("نامه\u{200C}نوشتم", "نامه\u{200C}نوشتم"),
        ("مهرفتم", "مهرفتم"),
    ] {
        assert_eq!(n.normalize(line), right);
    }
}

#[test]
fn words_around_a_lost_space_are_judged_together() {
    check(
        &Normalizer::standard(),
        &[
            ("همین امروزدر", "همین امروز در"),
            ("او بااوهمراه بود", "او با او همراه بود"),
            (
                "ازاین خانه راسردمی\u{200C}کند وبعددرباره آن",
                "از این خانه را سرد می\u{200C}کند و بعد درباره آن",
            ),
            ("خبر بی بی سی", "خبر بی\u{200C}بی\u{200C}سی"),
            // The last word is rare without its ending.
            (
                "ازاو پرسیدم ودرخانه ماندم. هرروز ازکار برمیگشتم. گفتندهنوزپرسپولیسی\u{200C}ها",
                "از او پرسیدم و در خانه ماندم. هر روز از کار برمی\u{200C}گشتم. گفتند هنوز پرسپولیسی\u{200C}ها",
            ),
        ],
    );
}

#[test]
fn a_word_is_apart_from_mi_and_the_verb_after_it() {
    let n = Normalizer::standard();
    for (damaged, right) in [
        ("در نورمی|رود", "در نور می|رود"),
        ("ما یادمی|گیریم", "ما یاد می|گیریم"),
        ("ما یادمی گیریم", "ما یاد می|گیریم"),
        ("ما یادمیگیریم", "ما یاد می|گیریم"),
        ("هیچ جا رونمی|شناسیم", "هیچ جا رو نمی|شناسیم"),
        ("این کارمی|کنم", "این کار می|کنم"),
        ("شب ها بیدارمی|مانم", "شب|ها بیدار می|مانم"),
        ("همیشه به یادمی|آورم", "همیشه به یاد می|آورم"),
        ("برادر دیرمی|رسد", "برادر دیر می|رسد"),
    ] {
        let zwnj = |text: &str| text.replace('|', "\u{200C}");
        assert_eq!(n.normalize(&zwnj(damaged)), zwnj(right));
    }
    let zwnj = |text: &str| text.replace('|', "\u{200C}");
    for right in [
        "او بازمی|گردد",
        "راز را درمی|یابد",
        "همه را دربرمی|گیرد",
        "آدمی|زاد",
        "دارمی گفت",
        "خرمی رفت",
        "گرمی|بخش دل",
        "رسمی|ترین لباس",
        "بهرامی|ها آمدند",
        "چرمی|ها را فروخت",
        "آن آدمی|ست که گفتم",
    ] {
        assert_eq!(n.normalize(&zwnj(right)), zwnj(right));
    }
}
