//! Spellings that compete: the ezafe after heh, plurals of pronouns, words with که and adverbs with به.

use hamvar::{EditKind, Normalizer, Style};

use crate::common::{
    self, ADVERBS_APART, ADVERBS_JOINED, Choice, HEH_HAMZA, HEH_YE, KE_APART, KE_JOINED, PLURALS_APART,
    PLURALS_JOINED, changed, check, one_step, unchanged, with,
};

const STYLES: [Choice; 8] =
    [HEH_HAMZA, HEH_YE, PLURALS_APART, PLURALS_JOINED, KE_APART, KE_JOINED, ADVERBS_APART, ADVERBS_JOINED];

#[test]
fn the_ezafe_after_heh_becomes_a_hamza() {
    check(
        &with(HEH_HAMZA),
        &[
            ("خانه\u{200C}ی همسایه", "خانهٔ همسایه"),
            ("نامه ی مادربزرگ", "نامهٔ مادربزرگ"),
            ("دفترچۀ یادداشت", "دفترچهٔ یادداشت"),
            ("در همه\u{200C}ی شهر", "در همهٔ شهر"),
            ("قهوه\u{200C}ی تلخ، میوه\u{200C}ی رسیده", "قهوهٔ تلخ، میوهٔ رسیده"),
            ("«لانه\u{200C}ی گنجشک»", "«لانهٔ گنجشک»"),
            ("سایه\u{200C}ی درخت‌ها", "سایهٔ درخت‌ها"),
            ("به گفته\u{200C}ی شاهدان", "به گفتهٔ شاهدان"),
            ("پله\u{200C}ی آخر.", "پلهٔ آخر."),
            ("قضیه\u{200C}ی دوم", "قضیهٔ دوم"),
        ],
    );
    unchanged(
        &with(HEH_HAMZA),
        &[
            "خانه\u{200C}ای خریدند",
            "خانه\u{200C}یی کهنه",
            "راه\u{200C}ی دراز",
            "ده\u{200C}ی دور",
            "خانه\u{200C}ی۱",
            "`خانه\u{200C}ی ما`",
            "#خانه\u{200C}ی",
            "رفته\u{200C}اند",
        ],
    );
}

#[test]
fn the_ezafe_after_heh_becomes_a_ye_or_stays() {
    check(
        &with(HEH_YE),
        &[
            ("کوزهٔ آب", "کوزه\u{200C}ی آب"),
            ("پیادۀ خسته", "پیاده\u{200C}ی خسته"),
            ("دیوانه ی شهر", "دیوانه\u{200C}ی شهر"),
            ("بهرهٔ بانکی، نتیجهٔ کار", "بهره\u{200C}ی بانکی، نتیجه\u{200C}ی کار"),
        ],
    );
    let kept = ["کوزهٔ آب و کوزه\u{200C}ی شیر", "آشپزخانهٔ ما"];
    unchanged(&Normalizer::standard(), &kept);
    check(&Normalizer::standard(), &[("پیادۀ خسته", "پیادهٔ خسته")]);
    // If marks are dropped, there is no hamza to write.
    let dropped = changed(with(HEH_HAMZA), common::DROP_MARKS);
    check(&dropped, &[("کوزهٔ آب و کوزه\u{200C}ی شیر", "کوزه آب و کوزه\u{200C}ی شیر")]);
}

#[test]
fn plurals_of_pronouns_are_apart_or_joined() {
    check(
        &with(PLURALS_APART),
        &[
            ("آنها رفتند", "آن\u{200C}ها رفتند"),
            ("اینها را ببین", "این\u{200C}ها را ببین"),
            ("آنهایی که ماندند", "آن\u{200C}هایی که ماندند"),
            ("خانه از آنهاست.", "خانه از آن\u{200C}هاست."),
            ("«اینها» و آنها", "«این\u{200C}ها» و آن\u{200C}ها"),
        ],
    );
    check(
        &with(PLURALS_JOINED),
        &[
            ("آن\u{200C}ها رفتند", "آنها رفتند"),
            ("این ها را ببین", "اینها را ببین"),
            ("آن\u{200C}هایی که ماندند", "آنهایی که ماندند"),
            ("خانه از آن\u{200C}هاست.", "خانه از آنهاست."),
            ("این\u{200C}ها، آن\u{200C}ها؟", "اینها، آنها؟"),
        ],
    );
    unchanged(&with(PLURALS_APART), &["تنها", "آنها_را", "#آنها", "کتاب\u{200C}ها"]);
    unchanged(
        &with(PLURALS_JOINED),
        &["کتاب\u{200C}ها و جهان\u{200C}ها", "#آن\u{200C}ها", "آن هاله", "آن هتل"],
    );
}

#[test]
fn words_with_ke_are_apart_or_joined() {
    check(
        &with(KE_APART),
        &[
            ("برای اینکه برسند", "برای این\u{200C}که برسند"),
            ("پس از آنکه رفت", "پس از آن\u{200C}که رفت"),
            ("چنانکه نوشتم", "چنان\u{200C}که نوشتم"),
            ("همچنانکه می‌دانید", "همچنان\u{200C}که می‌دانید"),
        ],
    );
    check(
        &with(KE_JOINED),
        &[
            ("برای این\u{200C}که برسند", "برای اینکه برسند"),
            ("پس از آن\u{200C}که رفت", "پس از آنکه رفت"),
            ("چنان\u{200C}که نوشتم", "چنانکه نوشتم"),
            ("همچنان\u{200C}که می‌دانید", "همچنانکه می‌دانید"),
        ],
    );
    unchanged(&with(KE_APART), &["بلکه", "اینک", "آنکارا", "چنان خوب که"]);
    unchanged(&with(KE_JOINED), &["این کهنه است", "چنان کرد که", "آن کوه"]);
}

#[test]
fn adverbs_with_be_are_apart_or_joined() {
    check(
        &with(ADVERBS_APART),
        &[
            ("به\u{200C}ویژه شب\u{200C}ها", "به ویژه شب\u{200C}ها"),
            ("به\u{200C}طور کلی", "به طور کلی"),
            ("به\u{200C}تدریج سرد شد", "به تدریج سرد شد"),
            ("(به\u{200C}خصوص او)", "(به خصوص او)"),
        ],
    );
    check(
        &with(ADVERBS_JOINED),
        &[
            ("به ویژه شب\u{200C}ها", "به\u{200C}ویژه شب\u{200C}ها"),
            ("به  طور کلی", "به\u{200C}طور کلی"),
            ("به ندرت آمد", "به\u{200C}ندرت آمد"),
            ("به وضوح دیدم، به زودی", "به\u{200C}وضوح دیدم، به\u{200C}زودی"),
        ],
    );
    unchanged(
        &with(ADVERBS_JOINED),
        &["به سرعت نور", "به خانه", "به ویژگی\u{200C}ها", "به علاوهٔ مالیات", "چه ویژه", "به کلیات"],
    );
    unchanged(&with(ADVERBS_APART), &["به\u{200C}ویژه\u{200C}ای", "به\u{200C}هنگام"]);
}

#[test]
fn a_style_is_kept_in_the_second_run_and_by_edits() {
    let text = "آن ها ، این\u{200C}ها و آنها گفتند اینکه چنان\u{200C}که به ویژه به\u{200C}طور نامه ی خانۀ او کتاب ها را نمیخوانند\n\
                به\u{200C}خصوص آن\u{200C}هایی که خانه\u{200C}ی اینهاست. می خواهم برای این که بدانم خانهٔ آن\u{200C}هاست";
    let all: [Choice; 2] = [
        |b| PLURALS_APART(KE_APART(ADVERBS_APART(HEH_YE(b)))),
        |b| PLURALS_JOINED(KE_JOINED(ADVERBS_JOINED(HEH_HAMZA(b)))),
    ];
    for choice in STYLES.into_iter().chain(all) {
        for n in [with(choice), one_step(choice), changed(Normalizer::minimal(), choice)] {
            let once = n.normalize(text).into_owned();
            assert!(n.is_normalized(&once), "{once} becomes {}", n.normalize(&once));
            assert_eq!(common::edited(&n, text), once);
            assert_eq!(n.settings().build().as_ref(), Ok(&n));
        }
        let search = changed(Normalizer::search(), choice);
        assert_eq!(search.normalize(text), Normalizer::search().normalize(text));
    }
}

#[test]
fn a_style_needs_no_restoration_and_has_a_kind_of_edit() {
    check(&one_step(PLURALS_APART), &[("آنها", "آن\u{200C}ها")]);
    check(&one_step(PLURALS_JOINED), &[("آن\u{200C}ها", "آنها")]);
    unchanged(&one_step(PLURALS_JOINED), &["آن ها"]);
    let edits = with(ADVERBS_JOINED).edits("به ویژه");
    assert_eq!((edits.len(), edits[0].kind), (1, EditKind::Style));
    assert_eq!(Style::default(), Style::Keep);
}

#[test]
fn a_style_can_be_taken_back() {
    let joined = with(PLURALS_JOINED);
    let kept = changed(joined, |b| b.pronoun_plurals(Style::Keep));
    assert_eq!(kept, Normalizer::standard());
    unchanged(&kept, &["آن\u{200C}ها رفتند"]);
}

#[test]
fn keys_of_data_keep_their_spelling() {
    let joined = changed(with(PLURALS_JOINED), ADVERBS_JOINED);
    check(&joined, &[("{\"آن\u{200C}ها\": \"آن\u{200C}ها رفتند\"}", "{\"آن\u{200C}ها\": \"آنها رفتند\"}")]);
    unchanged(&joined, &["{\"نام\": \"به ویژه\"}", "علی;به ویژه;12;تهران"]);
    unchanged(&with(HEH_HAMZA), &["{\"خانه\u{200C}ی\": \"نه\"}"]);
}

#[test]
fn other_languages_and_arabic_keep_their_spelling() {
    unchanged(&with(PLURALS_APART), &["کله چې آنها ړومبی ښه وي", "کله چې اینها ړومبی ښه وي"]);
}

#[test]
fn nothing_joins_a_word_with_the_hamza_of_an_ezafe() {
    unchanged(&Normalizer::standard(), &["مغازهٔ ها", "سامان‌مغازهٔ ها", "هفتهٔ ای", "خانهٔ مان"]);
    let n = with(HEH_HAMZA);
    check(&n, &[("مغازه‌ی  ها", "مغازهٔ ها"), ("سامان\u{200C}مغازهی ها", "سامان\u{200C}مغازهٔ ها")]);
}
