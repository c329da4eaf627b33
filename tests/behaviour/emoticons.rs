//! Emoticons and keycaps: signs and digits that are no punctuation and no numbers.

use hamvar::Normalizer;

use crate::common::{GROUP_DIGITS, LONE_NUMBERS, SPACING, check, one_step, unchanged, with};

#[test]
fn signs_and_digits_of_emoticons_stay() {
    for n in [Normalizer::standard(), one_step(SPACING), with(GROUP_DIGITS), with(LONE_NUMBERS)] {
        for emoticon in [
            ";)",
            ";-)",
            ":)",
            ":-)",
            ":(",
            ":-(",
            ":'(",
            ":,(",
            ":D",
            ";D",
            ":P",
            ":-P",
            "=)",
            "=(",
            ":3",
            "):",
            ")-:",
            "</3",
            ">:(",
            ":-3",
            "<3",
            "^_^",
            "xD",
            "XD",
            "T_T",
            "-_-",
            "o_O",
            ";_;",
            "._.",
            ":|",
            ":/",
            ":*",
            ":]",
            ":[",
            ":o",
            ":))))",
            ";))",
            ":(((",
            "(:",
            "(;",
            "(-;",
            "8-)",
            "0_0",
            ">_<",
            "¯_(ツ)_/¯",
        ] {
            unchanged(
                &n,
                &[
                    &format!("سلام {emoticon}"),
                    &format!("سلام {emoticon} خوبی"),
                    &format!("دیدم {emoticon} باشه، رفتم"),
                    &format!("«سلام {emoticon}»"),
                ],
            );
        }
    }
}

#[test]
fn emoticons_directly_after_a_word_stay() {
    let n = Normalizer::standard();
    unchanged(
        &n,
        &["سلام;)", "خوبی:)", "چرا:'(", "مرسی;-)", "باشه:D", "دوستت دارم<3", "خوبم 8)", "سلام;) خوبی"],
    );
}

#[test]
fn signs_that_draw_nothing_are_mended() {
    check(
        &Normalizer::standard(),
        &[
            ("سلام ; خوبی", "سلام؛ خوبی"),
            ("سلام;خوبی", "سلام؛ خوبی"),
            ("آمد ;(یعنی رفت)", "آمد؛ (یعنی رفت)"),
            ("(الف) ; (ب)", "(الف)؛ (ب)"),
            ("نام : علی", "نام: علی"),
            ("تعداد:3", "تعداد:۳"),
            ("تعداد :3 نفر", "تعداد: ۳ نفر"),
            ("(فصل 8)", "(فصل ۸)"),
            ("5<3 نادرست است", "۵<۳ نادرست است"),
            ("( متن )", "(متن)"),
        ],
    );
}

#[test]
fn keycaps_keep_their_digits() {
    for n in [Normalizer::standard(), with(GROUP_DIGITS), with(LONE_NUMBERS)] {
        unchanged(
            &n,
            &[
                "1\u{FE0F}\u{20E3} اول",
                "گام 2\u{FE0F}\u{20E3}",
                "3\u{20E3} سوم",
                "4\u{FE0F}\u{20E3}",
                "#\u{FE0F}\u{20E3} نشان",
            ],
        );
    }
    check(&Normalizer::standard(), &[("1\u{FE0F}\u{20E3} در 12 روز", "1\u{FE0F}\u{20E3} در ۱۲ روز")]);
}

#[test]
fn faces_that_are_spelled_out_stay() {
    let n = Normalizer::standard();
    unchanged(&n, &["خوبم :دی", "عجب! :دی", "وای :پی خوب بود", "شوخی بود :ایکس"]);
    check(&n, &[("تاریخ:دی ماه", "تاریخ: دی ماه"), ("نام :علی", "نام: علی"), ("گفت :او رفت", "گفت: او رفت")]);
}

#[test]
fn an_eight_is_the_eyes_of_a_face_after_a_word_only() {
    let n = with(LONE_NUMBERS);
    unchanged(&n, &["سلام 8-) بود", "سلام 8)", "خوب بود 8-)"]);
    check(
        &n,
        &[
            (" 8)", " ۸)"),
            (" 8-) بود", " ۸-) بود"),
            ("( 8-) بود", "(۸-) بود"),
            ("« 8-) بود", "«۸-) بود"),
            ("سلام8)", "سلام۸)"),
        ],
    );
}
