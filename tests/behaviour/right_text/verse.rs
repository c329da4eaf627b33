//! Verse in classical style, which keeps the spelling of its time.

use hamvar::Normalizer;

use crate::common::{check, unchanged};

const COUPLETS: [[&str; 2]; 5] = [
    ["به شاخ گل اندر یکی مرغ زار", "همی گفت کز من گذشت این بهار"],
    ["همی شاخها سر به گردون کشید", "کز آن خوبتر باغبانی ندید"],
    ["می لعل در جام زرین کنید", "ز غم خانهٔ دل به آیین کنید"],
    ["شب آمد همی خوابها دیده‌ام", "کز آن خوبتر روز نشنیده‌ام"],
    ["ز می جام را گر تهی دیده‌ای", "ز دلها بسی راز نشنیده‌ای"],
];

#[test]
fn couplets_keep_the_spelling_of_their_time() {
    let n = Normalizer::standard();
    for couplet in COUPLETS {
        unchanged(&n, &couplet);
        unchanged(&n, &[&couplet.join("\n"), &couplet.join(" / ")]);
    }
    unchanged(&n, &[&COUPLETS.map(|couplet| couplet.join("\n")).join("\n\n")]);
}

#[test]
fn the_halves_of_a_verse_keep_the_gap_between_them() {
    let n = Normalizer::standard();
    for couplet in COUPLETS {
        unchanged(
            &n,
            &[
                &couplet.join("      "),
                &couplet.join("              "),
                &["   ", &couplet.join("        ")].concat(),
            ],
        );
        assert_eq!(
            Normalizer::search().normalize(&couplet.join("        ")),
            Normalizer::search().normalize(&couplet.join(" ")),
        );
    }
    check(
        &n,
        &[
            ("این متن     فاصلهٔ زیادی دارد", "این متن فاصلهٔ زیادی دارد"),
            ("به شاخ گل    اندر یکی مرغ زار    همی گفت", "به شاخ گل اندر یکی مرغ زار همی گفت"),
            (
                "به شاخ گل اندر یکی مرغ زار   همی گفت کز من گذشت این بهار",
                "به شاخ گل اندر یکی مرغ زار همی گفت کز من گذشت این بهار",
            ),
            (
                "این کتاب را دیروز خریدم      و امروز تا شب خواندم.",
                "این کتاب را دیروز خریدم و امروز تا شب خواندم.",
            ),
        ],
    );
}

#[test]
fn the_same_words_get_their_zwnj_in_modern_prose() {
    check(
        &Normalizer::standard(),
        &[
            ("شاخ ها را باد شکست", "شاخ‌ها را باد شکست"),
            ("خواب های دیشب را نوشت", "خواب‌های دیشب را نوشت"),
            ("دل های ما روشن است", "دل‌های ما روشن است"),
            ("باغبان می گوید گل ها رسیده اند", "باغبان می‌گوید گل‌ها رسیده‌اند"),
            ("شاخههای درخت شکست", "شاخه‌های درخت شکست"),
            ("حالش خوبتر شد", "حالش خوب‌تر شد"),
            ("شاخها را باد شکست", "شاخ‌ها را باد شکست"),
            ("دلهای ما روشن است", "دل‌های ما روشن است"),
            ("خوابهای دیشب را نوشت", "خواب‌های دیشب را نوشت"),
            ("جام را می شوید", "جام را می‌شوید"),
        ],
    );
}

#[test]
fn wine_and_the_vocative_stay_apart() {
    unchanged(
        &Normalizer::standard(),
        &[
            "بیا به خانه ای دوست که تنها ماندم",
            "ناله ای مرغ چمن بس است",
            "کوه ای کوه سرافراز",
            "پنجره ای پنجره باز شو",
            "گریه ای عشق چه سود",
            "گفتم که می ننوشم",
            "با می نشستیم و بی می برخاستیم",
        ],
    );
}

#[test]
fn arabic_verbs_with_a_pronoun_in_verse_stay_whole() {
    unchanged(
        &Normalizer::standard(),
        &[
            "الا یا ایها الساقی ادر کاسا و ناولها",
            "بده ساقی، ادر کاسا و ناولها بگو",
            "و الشمس و ضحاها",
            "و القمر اذا تلاها",
        ],
    );
    check(
        &Normalizer::standard(),
        &[("کتاب ها و دفترها", "کتاب‌ها و دفترها"), ("شاخه ها را برید", "شاخه‌ها را برید")],
    );
}
