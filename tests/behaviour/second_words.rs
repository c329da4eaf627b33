//! Two right words that stay apart although both together are also one word, because the second one belongs to what follows: a
//! verb, an object, a preposition, an address. The same letters are joined where they are one word.

use hamvar::Normalizer;

use crate::common::check;
use crate::phrases::{DAMAGED, MENDED};

/// A line with words that were typed as two, and the same line with whole words.
const BROKEN: &str = "سر انجام کار آفرین روز نامه را به خبر نگار داد.";
const WHOLE: &str = "سرانجام کارآفرین روزنامه را به خبرنگار داد.";

/// Checks that each line, with `|` for a ZWNJ, stays as it is, by itself and after damage in its own line.
fn check_right(lines: &[&str]) {
    let n = Normalizer::standard();
    for line in lines {
        let line = line.replace('|', "\u{200C}");
        assert_eq!(n.normalize(&line), line);
        assert_eq!(n.normalize(&format!("{DAMAGED} {line}")), format!("{MENDED} {line}"));
        let after_broken = n.normalize(&format!("{BROKEN} {line}")).into_owned();
        assert!(after_broken.ends_with(&format!(" {line}")), "{after_broken}");
    }
}

/// Checks that each line, with `|` for a ZWNJ that became a space, gets its ZWNJs after damage in its own line.
fn check_joined(lines: &[&str]) {
    let n = Normalizer::standard();
    for line in lines {
        let damaged = format!("{DAMAGED} {}", line.replace('|', " "));
        assert_eq!(n.normalize(&damaged), format!("{MENDED} {}", line.replace('|', "\u{200C}")));
    }
}

/// Checks that each line, with `|` for a space in the middle of a word, gets whole words after words that were typed as two.
fn check_merged(lines: &[&str]) {
    let n = Normalizer::standard();
    for line in lines {
        let broken = format!("{BROKEN} {}", line.replace('|', " "));
        assert_eq!(n.normalize(&broken), format!("{WHOLE} {}", line.replace('|', "")));
    }
}

#[test]
fn give_not_is_a_verb_at_the_end_of_a_clause() {
    check_right(&[
        "به آن مرد غریبه گیر نده",
        "سر قیمت به فروشنده گیر نده!",
        "گربه|ها را آزار نده",
        "همسایه|ها را آزار نده، گناه دارند",
        "پیرمرد را آزار نده و بیا",
        "بچه را آزار نده که می|ترسد",
        "به هر چیزی گیر نده دیگه",
        "آواز سر ده",
        "گریه سر ده ای دل",
        "حرف|هایش را باز ده",
    ]);
    check_merged(&[
        "گیر|نده نامه معلوم نیست",
        "دو باز|نده و سه برنده",
        "سازمان ساز|نده این پل",
        "دار|نده این کارت",
        "کار|نده نهال را دیدم",
        "پر|نده کوچک پرید",
        "چهار|ده نفر آمدند",
    ]);
}

#[test]
fn what_opens_hurts_or_gets_stuck_is_no_compound() {
    check_right(&[
        "نانوایی دیر باز شد",
        "امروز پنجره را دیر باز کردند",
        "کتابخانه دیر باز می|شود",
        "کودک زبان باز کرد",
        "پرنده گیر افتاد",
        "ماهی گیر افتاد و جان داد",
        "دکمه گیر کرد",
        "گوش درد می|کند",
        "گلو درد می|کند",
        "چشم درد می|کرد",
        "اسب سوار شدیم",
        "دوچرخه سوار شدم",
        "این شعر به دل من خوش آمد",
        "کسی پیش آمد و دستم را گرفت",
        "زمستان به سر آمد",
    ]);
    check_merged(&[
        "این رسم از دیر|باز بود",
        "یک دزد|گیر خریدم",
        "ما را در|گیر کرد",
        "او سر|آمد همه است",
        "بیماری فرا|گیر شد",
    ]);
    check_joined(&[
        "دوچرخه|سوار ماهر",
        "ماهی|گیر پیر",
        "به همه خوش|آمد گفت",
        "پیام خوش|آمد",
        "این پیش|آمد ناگوار",
    ]);
}

#[test]
fn do_and_become_are_imperatives_after_an_object_or_a_complement() {
    check_right(&[
        "تخته را پاک کن",
        "فرش را تمیز و خشک کن",
        "این نوشته را پاک کن و دوباره بنویس",
        "قابلمه رو خشک کن",
        "آشپزخانه را با تی خشک کن",
        "چای را خنک کن",
        "کاغذ را سوراخ کن",
        "سبزی را چرخ کن",
        "خفه شو و گوش کن",
        "آماده شو برویم",
        "این علف رو سوا کن",
    ]);
    check_joined(&[
        "مداد و پاک|کن آوردم",
        "با پاک|کن نوشته را محو کرد",
        "خشک|کن را روشن کن",
        "چرخ|کن و رنده",
        "این معضل را ریشه|کن کردند",
    ]);
}

#[test]
fn the_spoken_object_is_no_end_of_a_compound() {
    check_right(&[
        "موتور رو بیار",
        "کفش رو بپوش",
        "سگ رو هم ببر",
        "خونه رو دیدم",
        "پنجره رو ببند",
        "پرده رو بکش",
        "میوه رو بشور",
        "بچه رو هم بیار",
        "دنده رو عوض کرد",
        "پیاده رو ببین",
        "ماشین رو بفروش",
    ]);
    check_joined(&[
        "پیاده|رو شلوغ بود",
        "از پیاده|رو رفتیم",
        "دنباله|رو او بود",
        "جادهٔ ماشین|رو",
        "آدم میانه|رو",
    ]);
}

#[test]
fn between_is_a_preposition_before_two_things() {
    check_right(&[
        "جهان بین جنگ و صلح ماند",
        "جهان بین سه قدرت تقسیم شد",
        "روستای ما واقع بین چهار تپه است",
        "راهی بین دو روستا بود",
        "از دور بین ابرها پیدا بود",
        "از دور بین درختان دیدمش",
    ]);
    check_joined(&["آدم خوش|بین و مهربان", "افراد واقع|بین موفق\u{200C}ترند", "مردم خوش|بین هستند"]);
    check_merged(&["دور|بین را آوردم", "با دور|بین عکس گرفتم", "از دور|بین استفاده کردیم"]);
}

#[test]
fn a_pain_in_the_head_the_work_itself_and_a_path_are_two_words() {
    check_right(&[
        "قرص درد سر خریدم",
        "مسکن درد سر می|خواهم",
        "درد سر و دندان امانم را برید",
        "درد سر شدیدی داشتم",
        "تب و درد سر داشت",
        "به خود کار فکر کن",
        "مهم خود کار است",
        "جای پا کی بود",
        "پا ره نبرد",
        "دل ره برد به کویت",
    ]);
    check_merged(&["همیشه درد|سر دارد", "گرفتار درد|سر شدیم", "دستگاه خود|کار است", "یک خود|کار آبی"]);
}

#[test]
fn an_interjection_after_a_verb_is_no_plural() {
    check_right(&[
        "خراب نکنی ها!",
        "یادت نره ها!",
        "حواست باشه ها",
        "ساکت باش ها!",
        "نزدیک نشو ها!",
        "هوا داغه ها!",
        "خیلی تنده ها!",
        "می|خورد ها!",
        "نمی|بینمت ها!",
        "خفه شو ها!",
        "زشته ها!",
        "نیفتی ها!",
        "کثیف شود ها!",
        "زودتر بیای ها!",
        "بچه|ست ها!",
        "بسوزی ها!",
        "برگردی ها!",
        "نگی ها!",
    ]);
    check_joined(&[
        "کتاب|ها!",
        "بچه|ها!",
        "نامه|ها!",
        "نمونه|ها!",
        "بدن|ها",
        "بره|ها!",
        "دسته|ها!",
        "گفته|ها",
        "نوشته|ها!",
        "میوه|ها!",
        "برگشتی|ها",
        "درگیری|ها",
        "ایرانی|ها!",
    ]);
}

#[test]
fn a_wet_thing_is_not_compared() {
    check_right(&[
        "آستینش تر شد",
        "موهایم هنوز تر است",
        "لب|هایش تر بود",
        "مژه|هایش تر شد",
        "گونه|اش تر شد",
        "گلویی تر کرد",
        "پیراهن من تر شد",
        "نان تر مزه ندارد",
        "هیزم تر دود می|کند",
        "دستمال تر روی پیشانی گذاشت",
        "رنگ در هنوز تر است",
        "رنگ تر است",
    ]);
    check_joined(&[
        "پررنگ|تر است",
        "هوا خنک|تر شد",
        "بزرگ|تر از من",
        "سخت|تر شد",
        "خوش|تر است",
        "قدیمی|تر بود",
        "رسمی|تر حرف بزن",
        "زشت|تر شد",
        "راحت|تر بود",
        "مهم|تر از همه",
    ]);
}

#[test]
fn wine_stands_before_a_preposition_a_stem_or_its_possessor() {
    check_right(&[
        "جام می در دست",
        "می در پیاله ریخت",
        "می بر لب داشت",
        "می از خم بیار",
        "می در ساغر اندازیم",
        "شراب و می گو و سخن از یار",
        "کاسه|ای می بر سر گرفت",
        "می با یار خوش است",
        "می نوشیدن و غزل خواندن و شاد بودن",
        "می وصلم بچشان",
        "گل در بر و می در کف",
    ]);
    check_joined(&[
        "بچه‌ها می|خوردن",
        "می|گویم",
        "می|جویم",
        "نمی|برم",
        "می|ترسم از شب",
        "می|توان گفت",
        "می|پرهیزم",
        "می|نوشم",
    ]);
}

#[test]
fn a_classical_heh_before_yeh_is_a_consonant() {
    check_right(&[
        "آه سحرگهی اثر دارد",
        "باد صبحگهی آمد",
        "به درگهی رو کن",
        "از همرهی او شادم",
        "کوتهی مکن",
        "گمرهی بس است",
        "سیهی شب گذشت",
        "دل به کس ننهی",
        "به ناگهی آمد",
        "شهنشهی کرد",
    ]);
    let n = Normalizer::standard();
    check(&n, &[("نمیدانم خانهی ما کجاست", "نمی\u{200C}دانم خانه\u{200C}ی ما کجاست")]);
    check_joined(&["خانه|ی ما", "گله|ی گوسفند", "بره|ی سفید", "نامه|ی تو"]);
}

#[test]
fn an_address_after_a_name_is_no_ending() {
    check_right(&[
        "فاطمه ای مادر پاکی",
        "علی ای شیر خدا",
        "موسی ای کلیم",
        "لاله ای گل سرخ",
        "بنفشه ای گل من",
        "سعدی ای استاد سخن",
        "میهن ای خانهٔ ما",
        "شکوفه ای گل بهار",
        "لیلی ای آرزوی من",
        "آزادی ای خجسته آزادی",
        "مدرسه ای خانهٔ دوم من",
    ]);
    check_joined(&[
        "خانه|ای بزرگ",
        "پنجره|ای رو به باغ",
        "مدرسه|ای در شهر",
        "لاله|ای سرخ",
        "نویسنده|ای جوان",
        "بنفشه|ای کاشتم",
        "گروهی به عده|ای بر عده|ای",
    ]);
}

#[test]
fn an_outcry_is_no_plural() {
    check_right(&["آن های و هوی تمام شد", "این های و هو برای چیست", "صدای ها ها شنیدیم"]);
}

#[test]
fn a_given_name_stays_apart_from_a_family_name() {
    check_joined(&["سید محمد علی جمال|زاده", "مهدی قلی|زاده", "رضا تقی|پور", "بچه|ها زاده شدند"]);
}

#[test]
fn a_letter_follows_up_another_one() {
    let n = Normalizer::standard();
    let text = "درسال گذشته دركشور چندنفر ازمدیران رفتند.\nوقتی دراین شهر ازراه رسیدند كارشان درشركت آغازشد.\n\
                براي اوكه ازدور آمده بود وهركس درخانه نشست.\n";
    let mended = n.normalize(text);
    assert!(mended.ends_with("برای او که از دور آمده بود و هر کس در خانه نشست.\n"), "{mended}");
    for (damaged, right) in [
        ("پيرونامه شماره 123", "پیرو نامه شماره ۱۲۳"),
        ("پیرودستور شما", "پیرو دستور شما"),
        ("پیروبخشنامه قبلی", "پیرو بخشنامه قبلی"),
    ] {
        assert_eq!(n.normalize(&format!("{text}{damaged}")), format!("{mended}{right}"));
    }
}

#[test]
fn the_object_marker_gets_its_lost_space() {
    let n = Normalizer::standard();
    check(
        &n,
        &[
            ("بچه هارو ببر", "بچه\u{200C}ها رو ببر"),
            ("کتاب هارو بیار", "کتاب\u{200C}ها رو بیار"),
            ("گل هارا آب دادم", "گل\u{200C}ها را آب دادم"),
            ("بچه\u{200C}هارو ببر", "بچه\u{200C}ها رو ببر"),
            ("بچه هاشو ندید", "بچه\u{200C}هاشو ندید"),
            ("کتاب هامو گم کردم", "کتاب\u{200C}هامو گم کردم"),
            ("کتابرا خواندم", "کتاب را خواندم"),
            ("مردمرا آزار نده", "مردم را آزار نده"),
            ("ایشانرا دیدم", "ایشان را دیدم"),
            ("عکسارو ببین", "عکسا رو ببین"),
            ("لباسارو بشور", "لباسا رو بشور"),
            ("کتابرو بده", "کتاب رو بده"),
            ("گوشیرو بیار", "گوشی رو بیار"),
        ],
    );
    // Such a writer need not lose other spaces.
    assert_eq!(
        n.normalize("شمارو نمی\u{200C}گم\nدیدمتون تو خیابون"),
        "شما رو نمی\u{200C}گم\nدیدمتون تو خیابون"
    );
    crate::common::unchanged(
        &n,
        &[
            "سمیرا رفت",
            "تیترو خوندم",
            "صحرا بزرگ است",
            "مرا ببخش",
            "ابرو گرفت",
            "پرو کرد",
            "سامرا دیدم",
            "ماجرا گذشت",
        ],
    );
}
