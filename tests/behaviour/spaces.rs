//! Spaces around signs and brackets.

use hamvar::Normalizer;

use crate::common::{KEEP_SIGNS, SPACING, check, one_step, unchanged, with};

#[test]
fn spaces_are_put_right() {
    let n = one_step(SPACING);
    check(
        &n,
        &[
            ("سلام ، خوبی ؟ بله .", "سلام، خوبی؟ بله."),
            ("سلام،خوبی؟بله", "سلام، خوبی؟ بله"),
            ("رفت.بعد آمد", "رفت. بعد آمد"),
            ("( متن ) و « متن » و [ متن ]", "(متن) و «متن» و [متن]"),
            ("خبرگزاری تقریب(تنا) گفت", "خبرگزاری تقریب (تنا) گفت"),
            ("گفت:سلام", "گفت: سلام"),
            ("دو   فاصله\u{A0}و\u{2009}نیم", "دو فاصله و نیم"),
            ("پایان خط  ", "پایان خط"),
        ],
    );
    unchanged(
        &n,
        &[
            "ساعت ۱۱:۲۳ و ۱۲٬۳۴۵ و ۳٫۱۴",
            "سال ۱۳۵۷ ه.ش. و ق.م. بود",
            "کتاب(ها) و می(ن)ویسد",
            "«کتاب»ها را",
            "- [ ] کار نخست",
            "    تورفتگی می‌ماند",
            "خط اول\nخط دوم\r\nخط سوم",
            "پرانتز (باز ماند",
            "متن ![نگاره](a.png) و [پیوند](b)",
            "| ستون |  متن |",
            "ستون\tمتن  \t متن",
        ],
    );
}

#[test]
fn every_honorific_stands_apart_from_its_name() {
    let n = one_step(SPACING);
    for honorific in ["ع", "ص", "س", "ره", "عج", "رض", "قدس سره"] {
        check(&n, &[(&format!("علی({honorific})گفت"), &format!("علی ({honorific}) گفت"))]);
    }
    // Other letters in brackets are inside a word.
    unchanged(&n, &["می(ن)ویسد", "علی(ک)گفت"]);
}

#[test]
fn every_ending_stays_with_its_quotation_or_bracket() {
    let n = one_step(SPACING);
    let endings = ["ها", "های", "هایی", "ی", "ای", "ام", "ات", "اش", "م", "ش", "ت", "ان", "یی", "ست"];
    for ending in endings {
        unchanged(&n, &[&format!("«کتاب»{ending} را"), &format!("این (کتاب){ending} را")]);
    }
    for word in ["خوب", "هان", "شد", "تا", "من", "ایشان"] {
        check(
            &n,
            &[
                (&format!("«کتاب»{word} را"), &format!("«کتاب» {word} را")),
                (&format!("این (کتاب){word} را"), &format!("این (کتاب) {word} را")),
            ],
        );
    }
}

#[test]
fn every_ending_in_brackets_stays_with_its_word() {
    let n = one_step(SPACING);
    for ending in ["ها", "های", "ی", "ان", "ات", "ن", "تر", "ین", "ب", "نا"] {
        unchanged(&n, &[&format!("کتاب({ending}) را"), &format!("کتاب(\u{200C}{ending}) را")]);
    }
    for word in ["خوب", "هان", "شد", "a", "۵"] {
        check(&n, &[(&format!("کتاب({word}) را"), &format!("کتاب ({word}) را"))]);
    }
}

#[test]
fn brackets_inside_a_word_and_brackets_without_a_partner_stay() {
    let n = one_step(SPACING);
    unchanged(&n, &["می(ن)ویسد", "کتاب(خوب را", "خوب)را", "کتاب(خوب (بد) را"]);
    check(
        &n,
        &[
            // More than one word is no part of a word.
            ("او(که خوب بود)رفت", "او (که خوب بود) رفت"),
            ("کتاب«خوب» را", "کتاب «خوب» را"),
            ("مُ(خوب) را", "مُ (خوب) را"),
        ],
    );
}

/// The partner of a bracket may be anywhere in the line. What is far apart may come nearer when spaces or
/// letters between are removed, and must not change then.
#[test]
fn brackets_find_their_partners_however_far_apart() {
    let n = Normalizer::standard();
    for times in [1, 36, 37, 38, 51, 127, 128, 129, 400] {
        for (open, close) in [("(", ")"), ("«", "»")] {
            for inside in ["ن  ", "جنگل ها ", "سیب", "سیب\u{200D} "].map(|inside| inside.repeat(times))
            {
                for text in [
                    format!("او{open}{inside}بود{close} رفت"),
                    format!("او {open}{inside}بود{close}رفت"),
                    format!("او{open}{inside}بود{close}رفت"),
                ] {
                    let once = n.normalize(&text).into_owned();
                    assert_eq!(n.normalize(&once), once);
                    assert!(once.starts_with(&format!("او {open}")) || !inside.contains(' '), "{once}");
                }
            }
        }
    }
    unchanged(&n, &["کتاب(خوب رفت", "او خوب)رفت", "کتاب(آ(ب)پ) رفت"]);
}

/// A sign and the character after it, without a space between them.
#[test]
fn a_word_after_a_sign_gets_a_space() {
    let n = one_step(SPACING);
    check(
        &n,
        &[
            ("رفت،a", "رفت، a"),
            ("رفت،(او)", "رفت، (او)"),
            ("رفت،«او»", "رفت، «او»"),
            ("رفت،۵", "رفت، ۵"),
            ("رفت؛او", "رفت؛ او"),
            ("رفت؟او", "رفت؟ او"),
            ("رفت؟(او)", "رفت؟ (او)"),
            ("رفت؟«او»", "رفت؟ «او»"),
            ("رفت!او", "رفت! او"),
            ("چرا؟!او", "چرا؟! او"),
            ("«رفت»!او", "«رفت»! او"),
            ("گفت:او", "گفت: او"),
            ("گفت:«او»", "گفت: «او»"),
            ("گفتُ:او", "گفتُ: او"),
            ("«او»:رفت", "«او»: رفت"),
            ("(او):رفت", "(او): رفت"),
            ("رفت.او", "رفت. او"),
            ("رفت.«او»", "رفت. «او»"),
            ("«رفت».او", "«رفت». او"),
            ("(رفت).او", "(رفت). او"),
            ("رفت…او", "رفت… او"),
        ],
    );
    unchanged(&n, &["۱۲،۵ متن", "۵!او", "۵:او", "م.او", "رفت.ک.ب", "متن ۵؟۵", "م:۵"]);
}

/// A space before a closing sign is removed, unless the sign belongs to what follows it.
#[test]
fn a_space_before_a_closing_sign_is_removed() {
    let n = one_step(SPACING);
    check(&n, &[("«متن » متن", "«متن» متن")]); // without «, it is a separator
    for sign in [".", "،", "؛", ":", "!", "؟", ")", "]", "…"] {
        check(&n, &[(&format!("متن {sign} متن"), &format!("متن{sign} متن"))]);
    }
    unchanged(
        &n,
        &[
            "زبان .NET و .htaccess",
            "راه ../a متن",
            "متن :) متن",
            "خوب نیست :(",
            "متن :-) متن",
            "متن :: متن",
            "متن :/ متن",
            "متن :a متن",
            "متن !a متن",
            "متن != متن",
            "متن ![نگاره] متن",
            "متن !.a متن",
            "- [ ] متن",
            "متن ( ) متن",
            "متن a ,b است",
            "متن a ;b است",
        ],
    );
}

/// Subtitles written in the wrong direction have the signs of a line's end at its beginning.
#[test]
fn signs_at_the_start_of_a_line_stay_with_its_first_word() {
    let n = Normalizer::standard();
    unchanged(
        &n,
        &[
            "؟حالت خوبه",
            "!برو",
            ".رفت",
            "…و بعد",
            "،اما",
            "؛پس",
            "؟!چی",
            "- ؟حالت خوبه",
            "-؟حالت خوبه",
            "<i>؟حالت خوبه</i>",
            "«؟حالت خوبه",
            "؟ حالت خوبه",
            "»بیا«",
            "- سلام",
            "-سلام",
            "– سلام",
        ],
    );
    check(
        &n,
        &[
            ("?حالت خوبه", "؟حالت خوبه"),
            (",اما", "،اما"),
            ("...و بعد", "…و بعد"),
            ("کجا؟خانه", "کجا؟ خانه"),
            ("رفت،اما", "رفت، اما"),
            ("سال ۱۲،اما", "سال ۱۲، اما"),
            ("«چرا»؟گفت", "«چرا»؟ گفت"),
            ("چرا؟!گفت", "چرا؟! گفت"),
            ("MP3؟گفت", "MP3؟ گفت"),
        ],
    );
}

#[test]
fn a_question_mark_before_a_tag_becomes_persian() {
    check(
        &Normalizer::standard(),
        &[
            ("خوب ?</p>", "خوب؟</p>"),
            ("خوب?<br>بد", "خوب؟<br>بد"),
            ("<b>چرا ??</b>", "<b>چرا؟</b>"),
            ("کجا?</span> رفت", "کجا؟</span> رفت"),
        ],
    );
    unchanged(&Normalizer::standard(), &["الگوی (?<name>a) است", "الگوی (?<=a) است"]);
}

#[test]
fn two_spaces_before_a_line_end_are_a_line_break_of_markdown() {
    unchanged(&Normalizer::standard(), &["سطر نخست  \nسطر دوم", "سطر نخست  \r\nسطر دوم"]);
    check(
        &Normalizer::standard(),
        &[
            ("سطر نخست \nسطر دوم", "سطر نخست\nسطر دوم"),
            ("سطر نخست   \nسطر دوم", "سطر نخست\nسطر دوم"),
            ("سطر پایان  ", "سطر پایان"),
        ],
    );
    assert_eq!(Normalizer::search().normalize("سطر نخست  \nسطر دوم"), "سطر نخست\nسطر دوم");
}

#[test]
fn the_mark_of_a_list_item_keeps_the_space_that_makes_it_a_mark() {
    let n = Normalizer::standard();
    check(
        &n,
        &[
            ("8) ...می‌آید", "8) …می‌آید"),
            ("12) ، و دیگران", "12) ، و دیگران"),
            ("> 3. ؟ چرا", "> 3. ؟ چرا"),
            ("* ... و رفت", "* … و رفت"),
            ("# …دنباله", "# …دنباله"),
        ],
    );
    unchanged(&n, &["1. . .می‌آید", "1. )خنده(", "+ :نام", "- ؛ و دیگر"]);
    check(&n, &[("سال 8) ، و", "سال ۸)، و"), ("متن * ، و", "متن *، و")]);
}

#[test]
fn signs_and_brackets_of_everyday_text_stay_with_their_words() {
    let n = Normalizer::standard();
    unchanged(&n, &["بی.بی.سی گفت", "شبکهٔ سی.ان.ان", "جی.پی.اس و وی.پی.ان", "نسبت ۱ : ۲", "مقیاس ۱ : ۵۰۰"]);
    unchanged(&n, &["دانشجو(یان) آمدند", "را(ه) دور", "(نا)معلوم است", "(بی)خبر ماند", "گزینه(ب)"]);
    check(
        &n,
        &[
            ("سلام .وقت بخیر", "سلام. وقت بخیر"),
            ("آمد .رفت", "آمد. رفت"),
            ("علی(ع) آمد", "علی (ع) آمد"),
            ("نام : علی", "نام: علی"),
        ],
    );
    unchanged(&n, &["برنامهٔ .NET و پروندهٔ .htaccess"]);
}

#[test]
fn each_part_of_a_rule_about_a_sign_counts() {
    check(
        &Normalizer::standard(),
        &[
            // A colon in a ratio has a number on both sides.
            ("فصل ۱ : نام", "فصل ۱: نام"),
            ("نام : ۵ نفر", "نام: ۵ نفر"),
            // A space before a dot: of a sentence, not of a file name or a number.
            ("رفت .«او»", "رفت. «او»"),
            // One no-break space is no line break of Markdown, although it has two bytes as well.
            ("سطر نخست\u{A0}\nسطر دوم", "سطر نخست\nسطر دوم"),
            ("سال 5,علی آمد", "سال ۵، علی آمد"),
            ("علی,5 نفر", "علی، ۵ نفر"),
            ("این &; را", "این &؛ را"),
            ("کجا?https://a.ir", "کجا؟https://a.ir"),
        ],
    );
    unchanged(
        &Normalizer::standard(),
        &[
            "متن ](b) متن",
            "متن :_ متن",
            "متن :(الف)",
            "راه ./a متن",
            "متن ._a متن",
            "متن .۵ متن",
            "؟…او",
            "۵…او",
            "دبلیو.دبلیو.دبلیو گفت",
            "متن ?= متن",
            "دستور. . . args را",
        ],
    );
    unchanged(&with(KEEP_SIGNS), &["رفت. . . بعد"]);
}

#[test]
fn reversed_guillemets_keep_their_spaces() {
    let n = Normalizer::standard();
    unchanged(
        &n,
        &[
            "»سلام« و »درود«",
            "گفت: »فردا بیا« و رفت",
            "کتاب »باغ« را خواند",
            "»خوب« بود، ولی »بد« شد",
            "نامش »مهتاب« است",
        ],
    );
    check(
        &n,
        &[
            ("متن »و «متن دیگر »", "متن» و «متن دیگر»"),
            ("پایان نقل » و بعد « آغاز »", "پایان نقل» و بعد «آغاز»"),
            ("« سلام » و « درود »", "«سلام» و «درود»"),
        ],
    );
}

#[test]
fn a_blank_keeps_its_distance_from_the_name_of_its_field() {
    unchanged(
        &Normalizer::standard(),
        &["نام: … نام خانوادگی: …", "مبلغ: … ریال", "سن: ؟", "جواب: ؟ (نامعلوم)", "نام، …، نشانی", "گفت: …"],
    );
}

#[test]
fn brackets_that_hold_no_part_of_a_word_get_spaces_on_both_sides() {
    check(
        &Normalizer::standard(),
        &[
            ("سازمان ملل(UN)اعلام کرد", "سازمان ملل (UN) اعلام کرد"),
            ("گوگل(Google)اعلام کرد", "گوگل (Google) اعلام کرد"),
            ("بنیاد( New Horizons )گزارش داد", "بنیاد (New Horizons) گزارش داد"),
            ("تهران(۱۳۹۰)منتشر شد", "تهران (۱۳۹۰) منتشر شد"),
            ("تهران(1390)منتشر شد", "تهران (۱۳۹۰) منتشر شد"),
            ("جنگ(۱۹۱۴-۱۹۱۸)آغاز شد", "جنگ (۱۹۱۴-۱۹۱۸) آغاز شد"),
            ("ایران[۱]کشوری است", "ایران[۱] کشوری است"),
            ("ایران[12]کشوری است", "ایران[۱۲] کشوری است"),
            ("ایران[۱][۲]کشوری است", "ایران[۱][۲] کشوری است"),
            ("«ایران»[۱]کشوری است", "«ایران»[۱] کشوری است"),
        ],
    );
    unchanged(
        &Normalizer::standard(),
        &[
            "واژه(a)ساز",
            "ماده(۲)قانون",
            "گوگل(Google)ها",
            "گزارش(۱۳۹۰)ی خوب",
            "ایران[۱]ها",
            "ایران[۱]، کشوری",
            "آن [۱]را",
            "می[ن]ویسد",
        ],
    );
}

#[test]
fn wide_spaces_between_words_become_one_space() {
    check(
        &Normalizer::standard(),
        &[
            ("کتاب\u{3000} دفتر", "کتاب دفتر"),
            ("کتاب \u{3000}دفتر", "کتاب دفتر"),
            ("کتاب\u{3000}\u{3000}دفتر", "کتاب دفتر"),
        ],
    );
}
