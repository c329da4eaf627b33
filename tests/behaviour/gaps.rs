//! Spaces that were lost, and words that were typed as two.

use hamvar::{EditKind, Normalizer, TextKind};

use crate::common::{self, confident, unchanged};

fn entries(list: &str) -> impl Iterator<Item = &str> {
    list.lines().filter(|line| !line.starts_with('#'))
}

/// The lines of `list` with `mark` where `damaged` and nothing else differs: as they are damaged, and as they are right.
fn damaged_and_right(list: &str, mark: char, damaged: &str, right: &str) -> Vec<(String, String)> {
    entries(list).map(|line| (line.replace(mark, damaged), line.replace(mark, right))).collect()
}

/// Normalizes each damaged line by itself. At least `least` of 100 lines must come out right, and no line may differ
/// in anything but the gaps that are damaged.
fn check(lines: &[(String, String)], least: usize) {
    let n = Normalizer::standard();
    let letters = |text: &str| text.chars().filter(|c| !matches!(c, ' ' | '\u{200C}')).collect::<String>();
    let mut missed = Vec::new();
    for (damaged, right) in lines {
        let result = n.normalize(damaged);
        assert_eq!(letters(&result), letters(right));
        assert_eq!(n.normalize(&result), result, "a second time");
        assert_eq!(n.normalize(right), *right, "a right line");
        if result != *right {
            missed.push(result.into_owned());
        }
    }
    let mended = lines.len() - missed.len();
    assert!(mended * 100 >= least * lines.len(), "{mended} of {}: {missed:#?}", lines.len());
}

#[test]
fn lost_spaces_are_restored_in_single_lines() {
    let lines = damaged_and_right(include_str!("../data/lost-spaces.txt"), '+', "", " ");
    check(&lines, 40);
}

#[test]
fn words_that_were_typed_as_two_are_joined_in_single_lines() {
    let lines = damaged_and_right(include_str!("../data/broken-words.txt"), '|', " ", "");
    check(&lines, 45);
}

#[test]
fn a_text_that_lost_many_spaces_gets_nearly_all_back() {
    let lines = damaged_and_right(include_str!("../data/lost-spaces.txt"), '+', "", " ");
    let (damaged, right): (Vec<_>, Vec<_>) = lines.into_iter().unzip();
    let result = Normalizer::standard().normalize(&damaged.join("\n")).into_owned();
    let wrong = result.lines().zip(&right).filter(|(result, right)| result != right).count();
    assert!(wrong * 100 <= 15 * right.len(), "{wrong} of {} lines", right.len());
}

#[test]
fn verbs_with_a_particle_and_nouns_of_two_stems_are_one_word() {
    let n = Normalizer::standard();
    for line in entries(include_str!("../data/prefixed-verbs.txt")) {
        let (damaged, right) = line.split_once('\t').unwrap();
        assert_eq!(n.normalize(damaged), right);
        assert_eq!(n.normalize(right), right);
    }
}

#[test]
fn both_spellings_of_a_verb_with_a_particle_stay_where_its_zwnj_is_there() {
    let n = Normalizer::standard();
    for line in ["فردا بر می‌گردد", "فردا برمی‌گردد", "این را در می‌یابیم", "این را درمی‌یابیم"]
    {
        assert_eq!(n.normalize(line), line);
    }
}

#[test]
fn whole_words_that_two_others_make_stay_whole() {
    let n = Normalizer::standard();
    for word in [
        "باران",
        "مادربزرگ",
        "دارکوب",
        "روزنامه",
        "سرباز",
        "کارنامه",
        "دربان",
        "ازدواج",
        "بادام",
        "دوربین",
        "کاروان",
        "درمان",
        "سرما",
        "پروانه",
        "وزارت",
        "زبان",
        "روباه",
        "دریا",
        "آرامش",
        "رادیو",
        "مرداد",
        "پرواز",
        "گردن",
        "خرداد",
        "بردار",
        "درخت",
        "ورزش",
        "اندوه",
        "شادروان",
        "رودخانه",
    ] {
        for line in [word.to_string(), format!("او {word} را دید"), format!("از {word} گفت و رفت")]
        {
            assert_eq!(n.normalize(&line), line);
        }
    }
}

#[test]
fn words_that_stand_side_by_side_stay_apart() {
    let n = Normalizer::standard();
    for line in [
        "کار گل تمام شد",
        "از در آمد و نشست",
        "سر باز زد",
        "او را دیو خواند",
        "باز آمد",
        "مرا در یاب",
        "دست او بر دار ماند",
        "شیر از گاو است",
        "خود رو به من گفت",
        "زیر نظر مدیر",
        "بار دیگر آمد",
        "هر کس آمد",
    ] {
        assert_eq!(n.normalize(line), line);
    }
}

#[test]
fn two_words_of_a_phrase_stay_two_words_even_if_both_together_are_a_word() {
    let lines = [
        "در خانهٔ خود کار می‌کند",
        "او در شرکت خود کار کرد",
        "مادرم در باغ خود کار نمی‌کند",
        "هر روز نامه می‌نویسد",
        "هر روز نامه‌ای می‌رسد",
        "در گیر و دار جنگ رفت",
        "کار خانه را تمام کردم",
        "آن روز نامه رسید",
        "از رفتن سر باز زد",
        "پول را به کار برد",
        "آب از سر گذشت",
        "در صد سال گذشته",
    ];
    // By themselves, and in a text that shows much damage.
    let damaged = "کار آفرین غیر ممکن باز دید دو چرخه کتاب ها نمي خواهند\n".repeat(20);
    for line in lines {
        let n = Normalizer::standard();
        assert_eq!(n.normalize(line), line);
        assert!(n.normalize(&(damaged.clone() + line)).ends_with(line), "{line}");
    }
    for (broken, word) in
        [("روز نامه می‌خواند", "روزنامه می‌خواند"), ("با خود کار آبی نوشت", "با خودکار آبی نوشت")]
    {
        let n = Normalizer::standard();
        assert!(n.normalize(&(damaged.clone() + broken)).ends_with(word), "{broken}");
    }
}

#[test]
fn names_code_and_data_get_no_spaces() {
    let n = Normalizer::standard();
    for text in ["#دوکشور", "@دوکشور", "دوکشور_ما", "/دوکشور", "{\"دوکشور\": 1}", "key = ازکتاب", "دوکشور۲"]
    {
        assert_eq!(n.normalize(text), text);
    }
    let data = Normalizer::builder().text_kind(TextKind::Data).build();
    assert_eq!(data.normalize("ازاین دوکشور , 2"), "ازاین دوکشور , 2");
}

#[test]
fn a_latin_word_gets_the_space_before_it() {
    let n = Normalizer::standard();
    assert_eq!(n.normalize("ازVue و درCSS"), "از Vue و در CSS");
    for text in ["گروهA", "متغیرx", "دادهx_1", "APIها", "ازa=1"] {
        assert_eq!(n.normalize(text), text);
    }
}

#[test]
fn each_repair_has_a_switch_and_a_kind_of_edit() {
    let text = "دوکشور کار آفرین میخواهند";
    let kinds = |n: &Normalizer| n.edits(text).iter().map(|edit| edit.kind).collect::<Vec<_>>();
    use EditKind::{SpaceRestored, WordMended, ZwnjInserted};
    assert_eq!(kinds(&Normalizer::standard()), [SpaceRestored, WordMended, ZwnjInserted]);
    let mut b = Normalizer::builder();
    assert_eq!(kinds(&b.restore_spaces(false).build()), [WordMended, ZwnjInserted]);
    assert_eq!(kinds(&b.join_words(false).build()), [ZwnjInserted]);
    assert_eq!(kinds(&b.restore_zwnj(false).build()), []);
    assert_eq!(kinds(&b.restore_spaces(true).build()), [SpaceRestored]);
}

#[test]
fn all_spellings_have_one_search_key() {
    let n = Normalizer::search();
    for spellings in [
        ["دو کشور", "دوکشور"],
        ["از این کتاب", "ازاین کتاب"],
        ["کارآفرین", "کار آفرین"],
        ["پدر و مادر", "پدرومادر"],
        ["خبرنگار", "خبر نگار"],
        ["از Vue", "ازVue"],
    ] {
        let [a, b] = spellings.map(|spelling| n.normalize(spelling).into_owned());
        assert_eq!(a, b);
        assert_eq!(n.normalize(&a), a);
    }
}

#[test]
fn the_lowest_confidence_comes_to_an_end_too() {
    let glued = damaged_and_right(include_str!("../data/lost-spaces.txt"), '+', "", " ");
    let broken = damaged_and_right(include_str!("../data/broken-words.txt"), '|', " ", "");
    let text: String =
        glued.iter().chain(&broken).map(|(damaged, _)| [damaged.as_str(), "\n"].concat()).collect();
    let n = Normalizer::builder().zwnj_confidence(1).build();
    let result = n.normalize(&text.repeat(3)).into_owned();
    assert_eq!(n.normalize(&result), result);
}

#[test]
fn letters_that_share_a_fingerprint_with_a_longer_word_are_no_panic() {
    let letters = ["ع", "ی", "ا", "و", "د", "ط", "ث", "ز", "ب", "ه"];
    let n = Normalizer::search();
    for a in letters {
        for (b, c) in letters.iter().flat_map(|b| letters.iter().map(move |c| (b, c))) {
            for text in [[a, b, c, a].concat(), [a, b, b, c, a, c].concat(), [a, c, b, a, b].concat()] {
                let key = n.normalize(&text).into_owned();
                assert_eq!(n.normalize(&key), key, "{text}");
            }
        }
    }
    for text in ["عیعا", "واطث", "ازایا", "وبودو", "اهاخا", "ورئچب", "ائهصت", "وشوهای"]
    {
        let key = n.normalize(text).into_owned();
        assert_eq!(n.normalize(&key), key, "{text}");
    }
}

#[test]
fn a_stray_letter_beside_a_word_shows_a_broken_word() {
    let n = Normalizer::standard();
    for text in ["ا رابه", "ر وبه روی خانه"] {
        assert!(n.normalize(text).starts_with(&text[..9]), "{}", n.normalize(text));
    }
}

#[test]
fn the_ye_of_an_ezafe_is_no_stray_letter() {
    let n = Normalizer::standard();
    for text in ["خانه ی ازاین دوکشور", "خانهی ازاین دوکشور"] {
        let result = n.normalize(text);
        assert_eq!(result, "خانه\u{200C}ی از این دو کشور");
        assert_eq!(n.normalize(&result), result);
    }
}

/// Whether a number and a word need a space was decided before, for the word as it is.
#[test]
fn a_word_that_touches_a_number_is_neither_cut_nor_put_together() {
    let n = confident(1);
    for text in
        ["چراگروه۱۲۰ ماند", "چراگروهی۱۲۰ ماند", "۱۲کیلوولی رفت", "این کار آفرین۱۲ است", "درسال۱۴۰۳ آمد"]
    {
        let once = n.normalize(text).into_owned();
        assert_eq!(n.normalize(&once), once);
    }
    // A number elsewhere in the line touches another word.
    assert_eq!(n.normalize("5کتاب را دیروزدر خانه خواندم"), "۵ کتاب را دیروز در خانه خواندم");
    assert_eq!(n.normalize("5کلا روزدر خانه بود"), "۵کلا روز در خانه بود");
    assert_eq!(n.normalize("کتاب 5خانهرفتیم"), "کتاب ۵خانه‌رفتیم");
}

#[test]
fn a_compound_with_the_zwnjs_of_its_writer_is_not_cut() {
    let glued = "دوکشور ازاین کتاب هربهانه پدرومادر\n".repeat(20);
    for line in ["آب‌وهوا خوب است", "پیچ‌درپیچ بود", "دست‌وپا زد", "بیست‌ودو نفر"]
    {
        let text = glued.clone() + line;
        assert!(Normalizer::standard().normalize(&text).ends_with(line), "{line}");
    }
}

/// Earlier steps base decisions on a word and what follows it.
#[test]
fn a_cut_changes_no_earlier_decision() {
    for text in [
        "ازماده 2.1.3",
        "كتاب(ازاين)خوب",
        "12نفر(ازما)رفتند",
        "2هفته ي3",
        "1397سالً۱۲.۵",
        "2سال3",
        "پر فروش ها",
        "د(دردر)د",
    ] {
        let once = Normalizer::standard().normalize(text).into_owned();
        assert_eq!(Normalizer::standard().normalize(&once), once, "{text}");
    }
}

#[test]
fn the_next_line_has_no_effect_on_a_gap() {
    let n = Normalizer::standard();
    for next in ["......", "1.2.3 نسخه", "2.1.3", ") خوب"] {
        for end in ["\n", " \n", "\t\r\n"] {
            let line = ["  فر دا", end].concat();
            assert_eq!(
                n.normalize(&[&line, next].concat()),
                [n.normalize(&line), n.normalize(next)].concat()
            );
        }
    }
}

#[test]
fn words_that_begin_like_a_conjunction_or_end_like_a_verb_are_not_cut() {
    let n = Normalizer::standard();
    unchanged(
        &n,
        &[
            "واست چای ریختم",
            "واسم نامه نوشت",
            "واستون آش آوردم",
            "تو صف واستادم",
            "اینجا واستاده بود",
            "واسش مهم نیست",
        ],
    );
    // Even in a text that lost spaces.
    let damaged = "ازاین دوکشور ودرآن شهر پدرومادر\n".repeat(4);
    for line in ["او کجاست؟", "آنها معتقدند", "ما معتقدیم", "واست خریدم", "شما مقصرید"]
    {
        assert!(n.normalize(&[damaged.as_str(), line].concat()).ends_with(line), "{line}");
    }
}

#[test]
fn a_part_that_lost_zwnjs_and_spaces_is_cut_before_it_is_split() {
    let damaged = "حرفهارا ازاین دوکشور ودرآن شهر پدرومادر\n".repeat(4);
    for (line, right) in [
        ("شبهادورکرسی", "شب\u{200C}ها دور کرسی"),
        ("درختهارابریدند", "درخت\u{200C}ها را بریدند"),
        ("کتابهاراخواندم", "کتاب\u{200C}ها را خواندم"),
    ] {
        let text = Normalizer::standard().normalize(&[damaged.as_str(), line].concat()).into_owned();
        assert!(text.ends_with(right), "{line}: {}", text.lines().last().unwrap());
    }
}

#[test]
fn a_few_lost_spaces_say_nothing_about_words_that_are_known() {
    let lines = [
        "راشد و برادرش آمدند.",
        "او دچار وهم شده بود.",
        "تمدن مایا و داستان راما را خواندیم.",
        "دریک و تامارا شاگردانش بودند.",
        "صفحهٔ مایک را لایک کرد.",
        "از باماکو برگشتند.",
        "مادر روزبه باقالی‌پلو پخت.",
        "درکه و دربند و ازگل را پیاده رفت.",
        "خداوند ودود نگهدارش باد.",
    ];
    for damaged in ["", "بااین‌حال ماندند.\n", "دیروزبا ما بود.\n", "درآن دوکشور پدرومادر ماندند.\n"]
    {
        let text = [damaged, &lines.join("\n")].concat();
        let result = Normalizer::standard().normalize(&text).into_owned();
        assert!(result.ends_with(&lines.join("\n")), "{damaged}: {result}");
    }
}

#[test]
fn a_word_that_was_typed_as_two_is_mended_however_short_its_parts_are() {
    let cases = [
        ("فکری نو ین داشت", "فکری نوین داشت"),
        ("آرزوی دیر ین او بود", "آرزوی دیرین او بود"),
        ("روستایی آبا دی گرفت", "روستایی آبادی گرفت"),
        ("غذا آما ده شد", "غذا آماده شد"),
        ("تا خانه پیا ده رفت", "تا خانه پیاده رفت"),
        ("به ستا ره نگاه کرد", "به ستاره نگاه کرد"),
    ];
    for (broken, right) in cases {
        let n = Normalizer::standard();
        assert_eq!(n.normalize(broken), right, "{broken}");
        assert_eq!(n.normalize(right), right);
    }
}

#[test]
fn compounds_that_their_writer_joined_are_not_cut() {
    unchanged(
        &Normalizer::standard(),
        &[
            "پیش‌ازاین هم گفته بود",
            "پس‌ازآن رفتیم",
            "باری‌به‌هرجهت کار می‌کند",
            "ازجان‌گذشته بود",
            "راه‌های ازپیش‌تعیین‌شده",
            "ازقلم‌افتاده را نوشت",
            "ازاین‌رو رفتم",
            "بااین‌همه ماند",
            "دراین‌باره گفت",
            "براین‌اساس نوشت",
        ],
    );
    common::check(
        &Normalizer::standard(),
        &[("ازاین‌ها گذشتیم", "از این‌ها گذشتیم"), ("ازکتاب‌هایم بگو", "از کتاب‌هایم بگو")],
    );
}

#[test]
fn a_part_that_begins_a_word_with_a_zwnj_is_not_joined_to_the_word_before() {
    let n = Normalizer::standard();
    unchanged(&n, &["امروز روز نامه\u{200C}نویسی است", "هواپیما به فرود گاه\u{200C}نشین نزدیک شد"]);
    assert_eq!(n.normalize("امروز روز نامه‌ها رسید"), "امروز روزنامه‌ها رسید");
    assert_eq!(n.normalize("به فرود گاه رسید"), "به فرودگاه رسید");
}

#[test]
fn a_word_with_the_mark_of_an_ezafe_or_an_adverb_is_cut() {
    let damaged = "ازاین دوکشور ودرآن شهر پدرومادر\n".repeat(4);
    let n = Normalizer::standard();
    for (line, right) in [
        ("درزمینهٔ نقاشی کار می‌کند", "در زمینهٔ نقاشی کار می‌کند"),
        ("ازجملهٔ آنان بود", "از جملهٔ آنان بود"),
        ("هواگرم بود ودرحاشیهٔ رود نشستیم", "هوا گرم بود و در حاشیهٔ رود نشستیم"),
        ("برای دوهفتهٔ دیگر", "برای دو هفتهٔ دیگر"),
        ("اوکاملاً خسته بود", "او کاملاً خسته بود"),
        ("ماتقریباً رسیدیم", "ما تقریباً رسیدیم"),
        ("ازشهرِ کوچک آمد", "از شهرِ کوچک آمد"),
    ] {
        let text = n.normalize(&[damaged.as_str(), line].concat()).into_owned();
        assert!(text.ends_with(right), "{line}: {}", text.lines().last().unwrap());
        assert_eq!(n.normalize(&text), text);
    }
    // A word with such a mark is as right as any other.
    unchanged(
        &n,
        &[
            "در برنامهٔ روزانهٔ او",
            "روزنامهٔ امروز",
            "دوبارهٔ گذشته",
            "دانش‌نامهٔ دریانوردی",
            "واقعاً زیباست",
            "درنهایتِ سادگی",
            "دردِ دیرینهٔ او",
            "ترانهٔ بارانِ پاییز",
        ],
    );
}

#[test]
fn a_word_before_an_adverb_with_a_zwnj_is_cut_off() {
    let damaged = "ازاین دوکشور ودرآن شهر پدرومادر\n".repeat(4);
    let n = Normalizer::standard();
    for (line, right) in [
        ("در این کشوربه‌طور کامل", "در این کشور به‌طور کامل"),
        ("کتاب رابه‌صورت رایگان داد", "کتاب را به‌صورت رایگان داد"),
        ("رو به‌رو نشست", "رو به‌رو نشست"),
        ("دربه‌در شد", "دربه‌در شد"),
        ("روبه‌رو نشست", "روبه‌رو نشست"),
        ("سربه‌زیر آمد", "سربه‌زیر آمد"),
        ("سربه‌سر او گذاشت", "سربه‌سر او گذاشت"),
        ("چهاربه‌چهار بود", "چهاربه‌چهار بود"),
        ("پیچ‌درپیچ بود", "پیچ‌درپیچ بود"),
    ] {
        let text = n.normalize(&[damaged.as_str(), line].concat()).into_owned();
        assert!(text.ends_with(right), "{line}: {}", text.lines().last().unwrap());
        assert_eq!(n.normalize(&text), text);
    }
}

#[test]
fn several_words_without_their_spaces_are_cut() {
    let damaged = "ازاین دوکشور ودرآن شهر پدرومادر\n".repeat(4);
    let n = Normalizer::standard();
    for (line, right) in [
        ("چندروزبعدبازگشت", "چند روز بعد بازگشت"),
        ("بلندترازدیوارحیاط بود", "بلندتر از دیوار حیاط بود"),
        ("همیشه بابرادرخودمی‌آمد", "همیشه با برادر خود می‌آمد"),
        ("خریدمدادودفتر را دوست داشت", "خرید مداد و دفتر را دوست داشت"),
        ("ماالبته آمدیم", "ما البته آمدیم"),
        ("حالاالان چه کنیم", "حالا الان چه کنیم"),
    ] {
        let text = n.normalize(&[damaged.as_str(), line].concat()).into_owned();
        assert!(text.ends_with(right), "{line}: {}", text.lines().last().unwrap());
        assert_eq!(n.normalize(&text), text);
    }
    // Names and words of several pieces that are words too.
    for line in [
        "اوراکل را نصب کرد",
        "مارادونا بازی کرد",
        "دراکولا را دید",
        "به وجدانشان برگشتند",
        "آدورنو نوشت",
        "سوداگران آمدند",
        "بورودینو را خواند",
        "رودابه و زال",
        "داروندارشان رفت",
    ] {
        let text = n.normalize(&[damaged.as_str(), line].concat()).into_owned();
        assert!(text.ends_with(line), "{line}: {}", text.lines().last().unwrap());
    }
}

#[test]
fn a_word_before_a_number_of_several_words_is_not_joined_to_it() {
    let damaged = "این کار آفرین خبر نگار بود\n".repeat(4);
    let n = Normalizer::standard();
    for line in ["در سی و پنجمین جشنواره", "از صد و ده نفر"] {
        let text = n.normalize(&[damaged.as_str(), line].concat()).into_owned();
        assert!(text.ends_with(line), "{line}: {}", text.lines().last().unwrap());
    }
}
