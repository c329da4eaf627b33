//! Which search terms do words with endings have? Nouns and adjectives with each ending, in each spelling; names and lost
//! spaces, which only look like endings; and the ranges of words.

use hamvar::Normalizer;
use hamvar::search::TermKind;

/// The positions of a text, each with the key and the stems of its word.
fn positions(text: &str) -> Vec<Vec<String>> {
    let mut all: Vec<Vec<String>> = Vec::new();
    for term in Normalizer::search().search_terms(text).iter().filter(|term| term.kind != TermKind::Part) {
        all.resize(term.position + 1, Vec::new());
        all[term.position].push(term.text.to_owned());
    }
    all
}

/// Asserts that a text is one word with this stem.
#[track_caller]
fn assert_stem(text: &str, stem: &str) {
    let all = positions(text);
    assert!(all.len() == 1 && all[0].iter().any(|term| term == stem), "{text}: {all:?}, not {stem}");
}

/// Nouns that end in a letter that joins, in a letter that does not, and in a silent heh.
const NOUNS: [&str; 26] = [
    "کتاب",
    "دست",
    "دفتر",
    "لباس",
    "خانه",
    "مادر",
    "پدر",
    "دوست",
    "چشم",
    "بچه",
    "شهر",
    "درخت",
    "ماشین",
    "گوشی",
    "پا",
    "آهو",
    "صندلی",
    "کیف",
    "اتاق",
    "دختر",
    "میز",
    "گل",
    "خواهر",
    "حرف",
    "لیوان",
    "پنجره",
];

#[test]
fn the_plural_has_the_stem_of_its_noun_however_it_is_written() {
    let endings = [
        "ها",
        "های",
        "هایی",
        "هایم",
        "هایت",
        "هایش",
        "هایمان",
        "هایتان",
        "هایشان",
        "هام",
        "هات",
        "هاش",
        "هامون",
        "هاتون",
        "هاشون",
    ];
    for noun in NOUNS {
        for ending in endings {
            for gap in ["\u{200C}", "", " "] {
                // After a space, these two are words of their own.
                if gap != " " || !["هات", "هامون"].contains(&ending) {
                    assert_stem(&format!("{noun}{gap}{ending}"), noun);
                }
            }
        }
    }
}

#[test]
fn the_comparative_has_the_stem_of_its_adjective() {
    for adjective in ["بزرگ", "کوچک", "زیبا", "بلند", "سریع", "قوی", "جوان", "دور", "تازه", "گرم"]
    {
        for ending in ["تر", "ترین", "ترها", "ترین\u{200C}ها"] {
            for gap in ["\u{200C}", ""] {
                assert_stem(&format!("{adjective}{gap}{ending}"), adjective);
            }
        }
    }
}

#[test]
fn a_possessor_is_removed() {
    for noun in ["پدر", "مادر", "کتاب", "خواهر", "شهر", "همسر", "لباس", "ماشین", "دختر"]
    {
        for ending in ["م", "ش", "مان", "شان"] {
            assert_stem(&format!("{noun}{ending}"), noun);
        }
    }
    for (word, stem) in [
        ("پاهایم", "پا"),
        ("پایش", "پا"),
        ("مویش", "مو"),
        ("صدایش", "صدا"),
        ("خانه‌ام", "خانه"),
        ("زندگیش", "زندگی"),
        ("کارشان", "کار"),
        ("چشمانش", "چشم"),
    ] {
        assert_stem(word, stem);
    }
}

#[test]
fn spoken_endings_are_removed() {
    for (word, stem) in [
        ("کتابو", "کتاب"),
        ("مامانمو", "مامان"),
        ("بچه‌هامو", "بچه"),
        ("درس هاتو", "درس"),
        ("لباساش", "لباس"),
        ("لباسامون", "لباس"),
        ("دستام", "دست"),
        ("پدرتون", "پدر"),
        ("کتابشون", "کتاب"),
        ("باباشون", "بابا"),
        ("خودروش", "خودرو"),
        ("ماشینتو", "ماشین"),
        ("لباساشو", "لباس"),
        ("دوستامون", "دوست"),
        ("دندون‌هاش", "دندون"),
        ("گربه‌مون", "گربه"),
        ("گربه مون", "گربه"),
        ("خونه‌ش", "خونه"),
        ("گوشی‌ام", "گوشی"),
        ("گوشی ام", "گوشی"),
        ("صداش", "صدا"),
        ("خوشگلتره", "خوشگل"),
        ("این‌هامو", "این"),
        ("آن هامو", "آن"),
    ] {
        assert_stem(word, stem);
    }
}

#[test]
fn a_possessor_of_one_letter_is_removed_after_short_words_and_after_ye() {
    for (word, stem) in [
        ("شغلش", "شغل"),
        ("هدفش", "هدف"),
        ("حضورش", "حضور"),
        ("جوابش", "جواب"),
        ("اسبش", "اسب"),
        ("سگم", "سگ"),
        ("سگت", "سگ"),
        ("سگش", "سگ"),
        ("زندگیم", "زندگی"),
        ("زندگیت", "زندگی"),
        ("خستگیم", "خستگی"),
        ("گوشیم", "گوشی"),
        ("گوشیت", "گوشی"),
        ("صندلیم", "صندلی"),
        ("حرفه‌ای‌اش", "حرفه"),
    ] {
        assert_stem(word, stem);
    }
}

#[test]
fn spoken_plurals_of_persons_are_removed() {
    for (word, stem) in [
        ("دخترا", "دختر"),
        ("پسرا", "پسر"),
        ("مردا", "مرد"),
        ("معلما", "معلم"),
        ("دوستا", "دوست"),
        ("آدما", "آدم"),
    ] {
        assert_stem(word, stem);
    }
}

#[test]
fn a_plural_in_gan_has_the_stem_of_its_singular() {
    for (text, stem) in [
        ("نویسندگان", "نویسنده"),
        ("نويسندگان", "نویسنده"),
        ("رانندگانش", "راننده"),
        ("نمایندگانشان", "نماینده"),
        ("ستارگان", "ستاره"),
        ("همسایگان", "همسایه"),
        ("نخبگانِ", "نخبه"),
        ("«پرندگان»", "پرنده"),
        ("تولیدکنندگان", "تولیدکننده"),
        ("تولید‌کنندگان", "تولیدکننده"),
        ("شاهزادگان", "شاهزاده"),
    ] {
        assert_stem(text, stem);
    }
    let text = "از نویسندگان و خوانندگانش پرسیدند، نه از بازرگانان و بزرگان و ستارگان";
    let stems: Vec<Vec<String>> = positions(text).into_iter().filter(|terms| terms.len() > 1).collect();
    let stems: Vec<&str> = stems.iter().map(|terms| &*terms[1]).collect();
    assert_eq!(stems, ["نویسنده", "خواننده", "ستاره"]);
    let terms = Normalizer::search().search_terms("توسعه‌دهندگان");
    let all: Vec<_> = terms.iter().map(|term| (term.text, term.kind)).collect();
    use TermKind::{Part, Stem, Word};
    let expected = [("توسعهدهندگان", Word), ("توسعهدهنده", Stem), ("توسعه", Part), ("دهنده", Part)];
    assert_eq!(all, expected);
}

#[test]
fn words_that_look_like_spoken_or_old_plurals_stay_whole() {
    for word in [
        "مهرگان",
        "بازرگان",
        "بزرگان",
        "گرگان",
        "رایگان",
        "یگان",
        "ناوگان",
        "پادگان",
        "همگان",
        "ارگان",
        "آرا",
        "زیبا",
        "خدا",
        "زنا",
        "کارا",
        "دارا",
        "اسکارا",
        "سارا",
        "جوانا",
        "بالش",
        "خواهش",
        "پولیش",
        "آبپاش",
        "نرم",
        "گرم",
        "کرم",
        "مهم",
        "بزم",
        "خرم",
        "ملت",
        "ملیت",
        "جمعیت",
        "کیفیت",
        "خوشبختیم",
        "کشتیم",
        "رفتیم",
        "مریم",
        "تصمیم",
        "سالم",
        "سازمان",
    ] {
        assert_eq!(positions(word).concat(), [word], "{word}");
    }
}

#[test]
fn plurals_of_persons_and_verbal_nouns_are_removed() {
    for (word, stem) in [
        ("دانش‌آموزان", "دانشآموز"),
        ("دانش‌آموزانشان", "دانشآموز"),
        ("دانش آموزانشان", "دانشآموز"),
        ("بازیگران", "بازیگر"),
        ("دانشجویان", "دانشجو"),
        ("پزشکانش", "پزشک"),
        ("دوستانم", "دوست"),
        ("فرزندانشان", "فرزند"),
        ("تغییرات", "تغییر"),
        ("تصمیماتشان", "تصمیم"),
    ] {
        assert_stem(word, stem);
    }
}

#[test]
fn a_word_that_only_looks_inflected_has_no_stem_of_another_word() {
    for (word, wrong) in [
        ("علیهم", "علیه"),
        ("بیام", "بی"),
        ("بک‌اند", "بک"),
        ("خانه‌ای", "خان"),
        ("منطقه‌ای", "منطق"),
        ("کتاب‌هاش", "کتابه"),
        ("دست‌هام", "دسته"),
        ("مادرهایم", "مادره"),
        ("گوشت", "گوش"),
        ("دیگران", "دیگر"),
        ("خواهان", "خواه"),
        ("پرهام", "پر"),
        ("اطلاعات", "اطلاع"),
        ("شده‌است", "شدها"),
        ("باباش", "باب"),
        ("سرمه‌ای", "سر"),
        ("سروش", "سرو"),
        ("کارتون", "کار"),
        ("عموم", "عمو"),
    ] {
        let all = positions(word);
        assert!(!all.concat().iter().any(|term| term == wrong), "{word}: {all:?}");
    }
}

#[test]
fn a_name_is_one_word() {
    for name in [
        "رامتین",
        "رادین",
        "وندا",
        "زرتاج",
        "فرنام",
        "روزبه",
        "دادمهر",
        "وهمن",
        "نورا",
        "یارا",
        "تارا",
        "یارتا",
        "لورا",
        "رامسین",
        "رادوین",
        "نازگل",
        "پورحسن",
        "دفترچی",
        "بهمن",
        "بهنیا",
        "بهرخ",
        "بهکام",
        "کندو",
    ] {
        assert_eq!(positions(name).len(), 1, "{name}");
    }
}

#[test]
fn a_word_that_lost_its_space_is_still_cut_in_two() {
    for (text, key) in [
        ("چهارکشور", "چهار کشور"),
        ("هردو", "هر دو"),
        ("براساس", "بر اساس"),
        ("تجدیدنظر", "تجدید نظر"),
        ("سوءاستفاده", "سوء استفاده"),
        ("هرگونه", "هر گونه"),
        ("درخانه", "در خانه"),
        ("مادرمن", "مادر من"),
        ("وکتاب", "و کتاب"),
    ] {
        assert_eq!(Normalizer::search().normalize(text), key);
    }
}

#[test]
fn a_range_has_the_word_without_the_gaps_around_it() {
    for (text, words) in [
        ("باغ   كتاب", &["باغ", "كتاب"][..]),
        ("باغ\u{A0}\u{A0}كتاب", &["باغ", "كتاب"]),
        ("باغ \u{200C}كتاب\u{200C} رفت", &["باغ", "كتاب", "رفت"]),
        ("باغ\u{200C}\u{A0}\u{200C}كتاب", &["باغ", "كتاب"]),
        ("باغ \u{200F}\u{200E}كتاب\u{200F} رفت", &["باغ", "كتاب", "رفت"]),
        ("«باغ»  ،  كتاب", &["باغ", "كتاب"]),
        ("كتاب \u{200C} ها رفت", &["كتاب \u{200C} ها", "رفت"]),
        ("خانه \u{200C} ی ما", &["خانه \u{200C} ی", "ما"]),
        ("باغ ـكتابـ", &["باغ", "كتابـ"]),
        ("باغِ  كتاب", &["باغِ", "كتاب"]),
        ("چهارکشور  بزرگ", &["چهار", "کشور", "بزرگ"]),
        ("باغ \u{200C}ـ\u{200F}\u{200F}\u{64E} سبز", &["باغ", "ـ\u{200F}\u{200F}\u{64E}", "سبز"]),
        ("باغ ۵\u{200C}\u{200F}\u{200C} سبز", &["باغ", "۵", "سبز"]),
    ] {
        let terms = Normalizer::search().search_terms(text);
        let ranges = terms.iter().filter(|term| term.kind == TermKind::Word).map(|term| &text[term.range]);
        assert_eq!(ranges.collect::<Vec<_>>(), words);
    }
}
