//! Punctuation signs.

use hamvar::Normalizer;

use crate::common::{KEEP_SIGNS, SPACING, check, one_step, unchanged, with};

#[test]
fn punctuation_is_persian_next_to_persian() {
    let n = one_step(SPACING);
    check(
        &n,
        &[
            ("سلام, خوبی?", "سلام، خوبی؟"),
            ("رفت; آمد", "رفت؛ آمد"),
            ("گفت: \"بیا\" و رفت", "گفت: «بیا» و رفت"),
            ("او “کتاب” خواند", "او «کتاب» خواند"),
            ("نمی‌دانم...", "نمی‌دانم…"),
            ("چرا???!!", "چرا؟!"),
            ("وای!!!", "وای!"),
            ("تهران -- پایتخت --- بزرگ", "تهران – پایتخت — بزرگ"),
        ],
    );
    unchanged(
        &n,
        &[
            "Hello, world; \"quoted\" text...",
            "متغیرهای (a, b) و x; y در کد",
            "عدد 1,234 و ساعت ۱۱:۲۳",
            "دستور --help و ...args",
            "او گفت \"yes, of course\" و رفت",
            "&nbsp;سلام",
            "if (a != b)",
        ],
    );
}

#[test]
fn signs_can_be_kept() {
    unchanged(&with(KEEP_SIGNS), &["گفت \"بیا\" و رفت...", "“بیا” -- گفت"]);
}

#[test]
fn dots_before_code_are_no_ellipsis() {
    let n = one_step(SPACING);
    for code in ["args", "5", "/a", "\\n", "$x", "_x"] {
        unchanged(&n, &[&format!("دستور ...{code} را"), &format!("دستور ....{code} را")]);
    }
    unchanged(&n, &["دستور ... args را"]);
    check(&n, &[("دستور ...را", "دستور… را"), ("رفت . . . بعد", "رفت… بعد"), ("رفت.... بعد", "رفت… بعد")]);
    unchanged(&n, &["رفت.. بعد"]);
    // A blank to fill in, and a leader to the number of a page.
    unchanged(&n, &["نام: ..... شهر: ......", "فصل اول ..... ۱۲", "مبلغ ....... ریال"]);
}

/// A table of contents has rows of dots. In a row, an ellipsis counts as dots.
#[test]
fn only_three_dots_with_spaces_between_them_are_an_ellipsis() {
    let n = with(|b| b);
    let leader = ". ".repeat(28); // a space before the first dot is removed
    unchanged(
        &n,
        &[
            &format!("پیش‌گفتار{leader}۷"),
            "باران. . . . آمد",
            "باران. . آمد",
            "باران…. . . آمد",
            "باران. . .… آمد",
            "باران. .. آمد",
        ],
    );
    check(
        &n,
        &[
            ("باران . . . آمد", "باران… آمد"),
            ("باران.  .  . آمد", "باران… آمد"),
            (". . . باران", "… باران"),
            ("باران. . . ... آمد", "باران. . .… آمد"),
            (". . . ...باران", ". . .…باران"),
            ("باران ... ... آمد", "باران…… آمد"),
            ("باران ... . . . آمد", "باران…. . . آمد"),
            ("باران… ...", "باران……"),
            ("سه . . . و چهار. . . .", "سه… و چهار. . . ."),
        ],
    );
}

#[test]
fn question_and_exclamation_marks_of_code_stay() {
    let n = one_step(SPACING);
    for code in ["=", "[a", "<", "a", "5", ".a"] {
        unchanged(&n, &[&format!("متن ب?{code} است")]);
    }
    check(&n, &[("چرا!?", "چرا؟!"), ("چرا ؟ ! ؟", "چرا؟!"), ("وای! ! !", "وای!")]);
}

/// Hyphens are dashes only between spaces, letters and signs of prose.
#[test]
fn every_sign_of_prose_may_stand_beside_a_dash() {
    let n = one_step(SPACING);
    for (left, right) in [("«", "»"), ("“", "”"), ("(", ")")] {
        let out = n.normalize(&format!("او {left}آمد{right}--رفت")).into_owned();
        assert!(out.contains('–'), "{out}");
    }
    for sign in ["،", "؛", "؟", "!", ".", ":"] {
        let out = n.normalize(&format!("او آمد{sign}--رفت")).into_owned();
        assert!(out.contains('–'), "{out}");
    }
    unchanged(&n, &["دستور --5 را", "دستور a--b را", "متن ---- متن", "متن - متن"]);
}

#[test]
fn quotation_marks_find_their_partners() {
    let n = one_step(SPACING);
    check(
        &n,
        &[
            ("گفت \"این \"کتاب\" خوب است\" و رفت", "گفت «این «کتاب» خوب است» و رفت"),
            // A mark after a space begins a quotation only if a word follows.
            ("گفت \"بیا \"، و برو\" شد\"", "گفت «بیا»، و برو\" شد\""),
            ("گفت \"\"بیا\" و برو\" آن‌گاه", "گفت ««بیا» و برو» آن‌گاه"),
            ("گفت (\"بیا\") و [\"برو\"]", "گفت («بیا») و [«برو»]"),
            ("“او “بیا” گفت”", "«او «بیا» گفت»"),
        ],
    );
    // Inches, settings, escapes, and a mark without a partner.
    unchanged(&n, &["صفحهٔ ۱۵\" دارد", "با a=\"ب\" شد", "با \\\"ب شد", "گفت \"بیا و رفت"]);
}

#[test]
fn a_semicolon_that_ends_an_entity_stays() {
    let n = one_step(SPACING);
    unchanged(&n, &["سلام&nbsp; خوبی", "سلام&#1705; خوبی"]);
    check(&n, &[("سلام; خوبی", "سلام؛ خوبی")]);
}

#[test]
fn a_writer_who_uses_two_kinds_of_quotation_marks_keeps_both() {
    let n = Normalizer::standard();
    for line in [
        "«گفت: \"نمی‌آیم\" و رفت»",
        "«گفت: “نمی‌آیم” و رفت»",
        "گفت “کتاب «باغ» را خواندم” و رفت",
        "گفت \"کتاب «باغ» را خواندم\" و رفت",
        "«\"باغ\"»",
        "«واژهٔ \"باغ\" و «دفتر»»",
        "او گفت: «نامهٔ \"الف\" و \"ب\" رسید».",
    ] {
        assert_eq!(n.normalize(line), line);
    }
    for (line, right) in [
        ("«الف» و \"ب\" و «ج»", "«الف» و «ب» و «ج»"),
        ("\"الف\" و «ب» و “ج”", "«الف» و «ب» و «ج»"),
        ("گفت «بیا و \"نه\" گفت", "گفت «بیا و «نه» گفت"),
        ("گفت بیا» و \"نه\" گفت", "گفت بیا» و «نه» گفت"),
    ] {
        assert_eq!(n.normalize(line), right);
    }
}

#[test]
fn signs_of_latin_text_keep_their_shape() {
    unchanged(
        &Normalizer::standard(),
        &[
            "پژوهش (Brown et al., 2014; Taylor, 2018) را خواندم",
            "قرار ما May 12, 2021 بود",
            "مقدار f(a, 7) را پیدا کن",
            "رنگ rgb(10, 20, 30) زیباست",
            "تابع max(a, -3) صفر نیست",
            "خواننده (Freddie Mercury; 1946–1991) بود",
            "فیلم (Where Is the Friend's House?) را دیدیم",
            "پرسید «Where are you?» و خندید",
            "نوشت \"What a day!!\" و رفت",
            "مجلهٔ [New Scientist...] را ورق زد",
            "ترانهٔ «Hey Jude, ...» را خواند",
            "قیمت USD, $5 بود",
        ],
    );
    check(
        &Normalizer::standard(),
        &[
            ("از Linux, مک و ویندوز", "از Linux، مک و ویندوز"),
            ("آیا این Linux? بله", "آیا این Linux؟ بله"),
            ("«نسخهٔ تازهٔ Linux?» را پرسید", "«نسخهٔ تازهٔ Linux؟» را پرسید"),
            ("(آیا Linux?) نوشت", "(آیا Linux؟) نوشت"),
            ("نام آن (Linux)? شاید", "نام آن (Linux)؟ شاید"),
            ("نسخهٔ Linux, ۳ ایراد دارد", "نسخهٔ Linux، ۳ ایراد دارد"),
            ("در ۲۰۱۹, Brown گفت", "در ۲۰۱۹، Brown گفت"),
            // A quotation begins after the sign, so Latin text does not end there.
            ("او گفت (see README, \"سلام\")", "او گفت (see README، «سلام»)"),
        ],
    );
}

#[test]
fn a_sign_after_a_backslash_stays() {
    check(
        &Normalizer::standard(),
        &[
            (r"طول آن ۵\,متر است", r"طول آن ۵\,متر است"),
            (r"LOCATION:تهران\, خيابان انقلاب\; پلاک ۱۲", r"LOCATION:تهران\, خیابان انقلاب\; پلاک ۱۲"),
            (r"صفحهٔ ۱۲\!\,ب", r"صفحهٔ ۱۲\!\,ب"),
            (r"خط اول\\, خط دوم", r"خط اول\\، خط دوم"),
        ],
    );
}
