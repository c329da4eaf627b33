//! Words that look like two, or like a word with an ending, and words that stay apart although both together look like one.

use hamvar::Normalizer;

use crate::common::unchanged;

/// Damaged lines, with `|` for the ZWNJ in the right ones.
const DAMAGES: [(&str, &str); 4] = [
    ("", ""),
    ("می خواهم کتاب ها و خانه های شما را ببینم.", "می|خواهم کتاب|ها و خانه|های شما را ببینم."),
    ("کتابها را میخواهم و خانههای شما را نمیبینم.", "کتاب|ها را می|خواهم و خانه|های شما را نمی|بینم."),
    (
        "دیروزبه بازاررفتم وناهار خوردم، مااز مدرسه آمدیم ودیگرکسی نبود.",
        "دیروز به بازار رفتم و ناهار خوردم، ما از مدرسه آمدیم و دیگر کسی نبود.",
    ),
];

/// Checks that each line stays, by itself and after damage in its own line, and that a damaged line with `others` is mended.
fn check(lines: &[&str], others: &[(&str, &str)]) {
    let n = Normalizer::standard();
    for (damaged, mended) in DAMAGES {
        let same = lines.iter().map(|line| (*line, *line));
        for (line, right) in same.chain(others.iter().copied()) {
            let right = format!("{mended} {right}").replace('|', "\u{200C}");
            let line = format!("{damaged} {}", line.replace('|', "\u{200C}"));
            let result = n.normalize(line.trim()).into_owned();
            assert_eq!(result, right.trim());
            assert_eq!(n.normalize(&result), result);
        }
    }
}

#[test]
fn a_part_of_a_whole_is_one_word_with_zir() {
    check(
        &[
            "زیرعبارات را بررسی کردند",
            "این زیرعبارت|ها را ببین",
            "هر زیرعبارت درست است",
            "زیرپروژه تمام شد",
            "زیرنظام|های جامعه",
            "یک زیرتابع نوشتم",
            "زیرفرایندها را نوشت",
            "زیرموضوع تازه",
            "زیرنمونه|ها را شمرد",
            "زیرفضاهای برداری",
        ],
        &[("زیرعبارتهای زبان", "زیرعبارت|های زبان"), ("زیرنمونههای خون", "زیرنمونه|های خون")],
    );
    // "under" is a word before other nouns.
    let n = Normalizer::standard();
    for (line, right) in [("گربه زیرمیز بود", "گربه زیر میز بود"), ("زیرباران ماند", "زیر باران ماند")]
    {
        let (damaged, mended) = DAMAGES[3];
        assert_eq!(n.normalize(&format!("{damaged} {line}")), format!("{mended} {right}"));
    }
}

#[test]
fn nouns_of_thought_are_one_word() {
    check(
        &[
            "زیباانگاری نگاهی به هنر است",
            "تنهااندیشی او را خسته کرد",
            "دنیااندیشی در شعر",
            "برابرباوری یک آرمان است",
            "بیگانه|هراسی و دنیاهراسی",
            "رفتار برابرانگارانه",
        ],
        &[],
    );
}

#[test]
fn yeh_follows_a_consonant_heh_without_a_gap() {
    check(
        &[
            "یکی روبهی دید بی دست و پای",
            "روبهی پیر آمد",
            "پادشهی دادگر بود",
            "گرهی در کار افتاد",
            "زرهی بر تن داشت",
            "شهنشهی بر تخت نشست",
            "گنهی نکرده بودم",
            "نگهی کرد و رفت",
            "به درگهی رسید",
            "مرد فقیهی بود",
        ],
        &[],
    );
}

#[test]
fn the_name_of_vav_is_one_word() {
    check(
        &[
            "نون و واو حرف الفبایند",
            "این واو است",
            "این واو را بنویس",
            "آن واو ساکن است",
            "همین واو را دیدم",
            "هر واو نقطه ندارد",
            "این کلمه دو واو دارد",
            "در «خواب» واو خوانده نمی|شود",
            "واو نوشته شد ولی خوانده نشد",
            "اینجا واو تلفظ می|شود",
        ],
        &[("او آمد واو رفت", "او آمد و او رفت"), ("من رفتم واو ماند", "من رفتم و او ماند")],
    );
}

#[test]
fn wine_is_drunk_by_an_infinitive() {
    check(
        &[
            "می خوردن حرام است",
            "می خوردن در دین ما گناه است",
            "می خوردن و شاد بودن آیین من است",
            "آیین من می خوردن است",
            "می نوشیدن با یاران خوش است",
            "گفت که کار او می خوردن است",
        ],
        &[
            ("اونا داشتن ناهار می خوردن", "اونا داشتن ناهار می|خوردن"),
            ("بچه|ها می خوردن و می خندیدن", "بچه|ها می|خوردن و می|خندیدن"),
            ("وقتی می خوردن که گرم بود", "وقتی می|خوردن که گرم بود"),
        ],
    );
}

#[test]
fn two_names_of_letters_follow_a_noun() {
    check(
        &[
            "او به بیماری ام اس مبتلا است",
            "بیماری ام اس",
            "داروی ام اس گران است",
            "پزشک متخصص ام اس آمد",
            "پیام اس ام اس رسید",
        ],
        &[("من رفته ام اس بخرم", "من رفته|ام اس بخرم")],
    );
    unchanged(&Normalizer::standard(), &["وی دی\u{200C}ماه به دنیا آمد", "وی دی ماه به دنیا آمد"]);
}

#[test]
fn enrolling_and_using_stay_as_they_are() {
    check(&["ثبت نام", "به کار گیری", "به کار گیری روش|ها"], &[]);
}
