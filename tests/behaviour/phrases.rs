//! Words of a phrase that stay apart, in text that has spaces in place of ZWNJs, and words that are joined in the same
//! text.

use hamvar::Normalizer;

use crate::common::{check, unchanged};

/// A line that has spaces in place of ZWNJs, and the same line with its ZWNJs.
pub(crate) const DAMAGED: &str = "می خواهم کتاب ها و خانه های شما را ببینم.";
pub(crate) const MENDED: &str = "می\u{200C}خواهم کتاب\u{200C}ها و خانه\u{200C}های شما را ببینم.";

/// Checks that each line stays as it is, by itself and after damage in its own line.
fn check_right(lines: &[&str]) {
    let n = Normalizer::standard();
    for line in lines {
        assert_eq!(n.normalize(line), *line);
        assert_eq!(n.normalize(&format!("{DAMAGED} {line}")), format!("{MENDED} {line}"));
    }
}

/// Checks that each line, with `|` for a ZWNJ, comes out of the line with spaces, after damage in its own line.
fn check_joined(lines: &[&str]) {
    let n = Normalizer::standard();
    for line in lines {
        let damaged = format!("{DAMAGED} {}", line.replace('|', " "));
        assert_eq!(n.normalize(&damaged), format!("{MENDED} {}", line.replace('|', "\u{200C}")));
    }
}

#[test]
fn without_and_two_nouns_is_joined_as_a_whole_or_not_at_all() {
    check_right(&[
        "بی سر و صدا رفت",
        "آدم بی سر و پایی بود",
        "بی چون و چرا پذیرفتند",
        "بی قید و شرط تسلیم شدند",
        "شادی بی حد و حصر",
        "روایتی بی کم و کاست",
        "داستانی بی سر و ته",
        "آدم بی کس و کاری است",
        "کاری بی مزد و منت",
        "کودکان بی نام و نشان",
    ]);
    check_joined(&["آدم بی|ادب و تنبل", "بی|هدف راه رفت", "خانه‌ای بی|در و پیکر"][..2]);
}

#[test]
fn both_and_stays_apart_from_what_it_lists() {
    check_right(&[
        "هم خانه دارد هم ماشین",
        "او هم بازی کرد هم کار",
        "هم زمان هم مکان",
        "هم کار دارد و هم درس",
        "هم سفر رفت هم خرید کرد",
        "هم درس خواند هم کلاس رفت",
        "این هم راه است هم چاه",
        "هم صدا رفت و هم تصویر",
        "هم وزن آمد هم قافیه",
        "هم خانه سوخت هم باغ",
    ]);
    check_joined(&["هم|کلاسی من آمد", "هم|زمان با او رسیدم", "هم|خانهٔ من آمد"]);
}

#[test]
fn wet_is_no_comparative_after_a_noun() {
    check_right(&[
        "هوا تر شد",
        "دیوار تر است",
        "خاک تر شد",
        "باران آمد و زمین تر شد",
        "کاغذ تر بود",
        "خیابان تر است",
        "راه تر شد",
        "لباس تر را بیرون آویخت",
        "کفش تر بود",
        "چوب تر را هر طور بخواهی می‌پیچی",
    ]);
    check_joined(&["هوا خنک|تر شد", "این کتاب مهم|تر است", "خیابان شلوغ|تر شد", "روز روشن|تر شد"]);
}

#[test]
fn verbs_and_words_that_only_look_like_compounds_stay_apart() {
    check_right(&[
        "پادشاه را خوش آمد",
        "ملک را این سخن خوش آمد",
        "او را از این کار خوش آمد",
        "زین سرای رفت",
        "چون از زین سرای بگذری",
        "گل پونه چیدیم",
        "گل نرگس و گل مریم",
        "صد ام",
        "علی قلی‌زاده و کاوه رضایی آمدند",
    ]);
    check_joined(&["به مهمانان خوش|آمد گفتند", "زین|الدین آمد", "حق گرفتنی|ست", "این سیاره بی|ثبات|تر است"]);
}

#[test]
fn wine_after_an_ezafe_or_a_preposition_is_no_prefix() {
    check_right(&[
        "بوی می آمد و مست شدیم",
        "ما به می مستیم",
        "پیالهٔ می آورد",
        "شیشه\u{200C}ی می شکست",
        "خمرهٔ می بود",
        "جام می بود و ساقی",
        "برای می خوردن رفت",
        "هوای می داشتم",
        "می باش و شاد زی",
        "کوزه\u{200C}های می شکستند",
        "با می نشستیم",
        "بدون می رفتند",
    ]);
    check_joined(&[
        "بوی گل می|آمد",
        "چای می|خورد",
        "علی می|آمد و می|رفت",
        "بچه|ها می|آیند",
        "به خانه می|روم",
        "کاش زنده می|بود",
        "او به من می|گوید",
        "کودک سیب می|خورد",
        "از خانه می|آید",
        "خوب می|باشد",
    ]);
}

#[test]
fn the_name_of_a_letter_is_one_word() {
    let n = Normalizer::standard();
    unchanged(
        &n,
        &[
            "حرف واو در این واژه خوانده نمی‌شود",
            "الف، ب، جیم، دال، واو، ها",
            "واو معدوله در خواستن دیده می‌شود.",
            "شاعر واو عطف را حذف کرده است.",
            "پیش از میم واو می‌آید",
        ],
    );
    check(&n, &[("علی واو رفتند", "علی و او رفتند"), ("من واو با هم آمدیم", "من و او با هم آمدیم")]);
}

#[test]
fn a_noun_stays_apart_from_a_participle_in_the_perfect() {
    let n = Normalizer::standard();
    for (damaged, right) in
        [("مردم هیجان زده اند", "مردم هیجان زده‌اند"), ("دوستان باقی مانده اند", "دوستان باقی مانده‌اند")]
    {
        assert_eq!(n.normalize(&format!("{DAMAGED} {damaged}")), format!("{MENDED} {right}"));
    }
}

#[test]
fn a_bird_sits_on_a_wire() {
    unchanged(
        &Normalizer::standard(),
        &["پرنده بر سیم نشست", "کلاغی نشسته بر سیم برق بود", "گنجشک‌ها بر سیم‌ها نشستند"],
    );
}

#[test]
fn words_of_arabic_prayers_and_sayings_stay_apart() {
    check_right(&[
        "اللهم صل علی محمد و آل محمد",
        "اللهم صلی علی محمد",
        "درود و سلام علی محمد و آل او",
        "صلی الله علی محمد و آله",
        "توکلت علی الله",
        "حی علی الصلاة",
        "امام قدس سره الشریف فرمود",
        "عجل الله تعالی فرجه الشریف",
        "مد ظله العالی",
        "رحمة الله علیه",
        "السلام علیکم و رحمة الله و برکاته",
        "یا مقلب القلوب و الابصار",
        "یا ارحم الراحمین",
        "یا قاضی الحاجات",
        "محمد رسول الله",
        "اشهد ان علیا ولی الله",
        "السلام علیک یا ثار الله",
        "اذا جاء نصر الله و الفتح",
        "هو لا یحضره الفقیه",
        "کتاب من لا یحضره الفقیه",
        "جنگ فی سبیل حق",
    ]);
    check_joined(&["خبر فوق|العاده یا بین|المللی", "قطار سریع|السیر یا دیرتر"]);
}

/// The broken word makes the writer one who puts spaces into words.
#[test]
fn a_wish_stays_apart_beside_broken_words() {
    check(
        &Normalizer::standard(),
        &[
            ("شیخ بزرگ رحمة الله علیه گفت. خور شید در آمد.", "شیخ بزرگ رحمة الله علیه گفت. خورشید در آمد."),
            ("پر نده و خور شید\nرحمة الله علیه", "پرنده و خورشید\nرحمة الله علیه"),
        ],
    );
}

#[test]
fn arabic_words_with_the_pronoun_ha_stay_whole() {
    check_right(&[
        "خدا یمهل و لا یهمل گفت و اهملها",
        "الامور مرهونه باوقاتها",
        "انا مدینه العلم و علی بابها",
        "فالهمها فجورها و تقواها",
        "بسم الله مجریها",
        "فبها و نعمت",
    ]);
    let n = Normalizer::standard();
    check(
        &n,
        &[
            ("خبر فوق العاده و کتابها", "خبر فوق\u{200C}العاده و کتاب\u{200C}ها"),
            ("بیمارستان و بابها", "بیمارستان و باب\u{200C}ها"),
            ("سفر بین المللی و سازمانها", "سفر بین\u{200C}المللی و سازمان\u{200C}ها"),
        ],
    );
}

#[test]
fn a_surname_stays_apart_from_the_name_after_a_title() {
    check_right(&[
        "سید علی حسینی",
        "سید محمد خاتمی",
        "شیخ محمد عبده",
        "حاج علی اکبری آمد",
        "ملا محمد کاشانی",
        "میرزا علی کرمانی",
    ]);
    check_joined(&["سید علی|اکبر پرورش"]);
}

#[test]
fn a_word_between_itself_and_itself_is_apart_or_a_compound_as_a_whole() {
    check_right(&[
        "کتاب دست به دست گشت",
        "کوچه به کوچه دنبالش گشتم",
        "پله به پله بالا رفت",
        "نفس به نفس دوید",
        "ناهار بی ناهار",
        "امشب خواب بی خواب",
        "کار بی کار",
        "ای داد بی داد",
        "شب تا شب کار کرد",
        "دست در دست هم رفتند",
    ]);
    check_joined(&["راهنمای گام|به|گام", "از خود بی|خود شد"]);
}

#[test]
fn spoken_phrases_and_titles_stay_apart() {
    check_right(&[
        "ول کن بابا",
        "این حرف را ول کن",
        "واسه چی آمدی",
        "واسه همین گفتم",
        "شاه عبدالعظیم را زیارت کردیم",
        "حاج عبدالله آمد",
        "شیخ عبدالقادر گفت",
        "میرزا عبدالکریم رفت",
    ]);
    check_joined(&[
        "حرم بی|بی شهربانو",
        "بی|بی فاطمه آمد",
        "بی|بی|سی خبر داد",
        "واسه|ی تو خریدم",
        "ول|کن معامله نیست",
        "نم|نم باران",
    ]);
}

#[test]
fn titles_with_the_name_of_god_are_joined_if_they_end_in_a_letter_that_joins() {
    check(
        &Normalizer::standard(),
        &[
            ("آیت الله بروجردی آمد", "آیت\u{200C}الله بروجردی آمد"),
            ("نزد آیت الله رفتیم", "نزد آیت\u{200C}الله رفتیم"),
            ("حجت الاسلام رضایی", "حجت\u{200C}الاسلام رضایی"),
            ("خانم آیت اللهی", "خانم آیت\u{200C}اللهی"),
            ("نصرت الله کریمی", "نصرت\u{200C}الله کریمی"),
        ],
    );
    // The Academy writes آیت‌الله. Here only gaps change, and ة joins no letter, so the Arabic spelling stays two words.
    unchanged(
        &Normalizer::standard(),
        &["آیة الله بروجردی", "آیة الله العظمی خویی", "حجة الاسلام رضایی", "بقیة الله", "رحمت الله علیه"],
    );
}

#[test]
fn a_compound_takes_no_third_word() {
    check_joined(&["گل|خانه دار", "مردم|دوست پرور", "جهان|گردان گرا"]);
}

#[test]
fn an_adjective_that_looks_like_an_ending_stays_apart() {
    check_right(&[
        "سیب ترش خورد",
        "خورش ترش پخت",
        "انار ترش چید",
        "ماست ترش شد",
        "آلبالو ترش است",
        "قهوه گران شد",
        "میوه گران است",
        "این ترم تمام شد",
        "چشم تر او را دید",
        "دو چشم سیاه داشت",
        "یه دست بازی کردیم",
        "یک دست بازی دیگر",
        "پول گران به دست آورد",
    ]);
    // At the beginning of a clause, بی is the preposition.
    check_right(&["بی روی تو آرام ندارم", "و بی بوی تو خوابم نبرد", "که بی پای او راه نرفتم"]);
    check_joined(&["بی|نوای شهر بود", "از بی|ثمری او خسته شد"]);
    check_joined(&[
        "برادر بزرگ|ترش آمد",
        "راه سخت|ترش را رفت",
        "از همه قشنگ|ترم",
        "آب سرد خنک|تر است",
        "آن طرف|تر نشست",
        "چند قدم عقب|تر رفت",
    ]);
}
