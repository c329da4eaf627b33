//! Code and tables that are about exact letters: comparisons, maps, tests, calls of gettext, calendars.

use hamvar::Normalizer;

use crate::common::{check, unchanged};

#[test]
fn code_that_compares_letters_keeps_them() {
    let n = Normalizer::standard();
    unchanged(
        &n,
        &[
            "if \"ي\" in s:",
            "if 'ك' not in word:",
            "for c in 'يك':",
            "if x == \"ي\":",
            "if (name != 'علي') {",
            "if 'كتاب ها' == title:",
            "SELECT * FROM t WHERE name LIKE '%ي%';",
            "select id from t where name like '%علي%' or name like '%كتاب%'",
            "y = 'ي'",
            "case 'ك': return 'ک';",
            "if name.startswith(\"مي \"):",
            "parts = line.split(\"ي\")",
            "if (text.includes('علي')) {",
            "pattern = re.compile(\"مي[يك]\")",
            "let re = /[يك]/g;",
            "grep -c '[يك]+' a.txt",
        ],
    );
    check(
        &n,
        &[
            ("if x == 1: print(\"علي\")", "if x == 1: print(\"علی\")"),
            ("x = \"كتاب ها\"", "x = \"کتاب‌ها\""),
            ("if \"ي\" in s: print(\"علي\")", "if \"ي\" in s: print(\"علی\")"),
            ("x.expect(\"علي نيست\")", "x.expect(\"علی نیست\")"),
            ("He said in \"علي\" , 5", "He said in \"علی\" , 5"),
            ("او گفت in \"علي\"", "او گفت in «علی»"),
            ("if \"ي\u{200F}\" in s:", "if \"ي\" in s:"),
        ],
    );
}

#[test]
fn code_that_maps_spellings_keeps_both() {
    let n = Normalizer::standard();
    unchanged(
        &n,
        &[
            "    \"ي\": \"ی\",",
            "{'ك': 'ک', 'ي': 'ی'}",
            "('كتاب ها', 'کتاب‌ها'),",
            "\"می روم\": \"می‌روم\",",
            "    'علي' => 'علی',",
            "ك\tک",
            "ک\tك",
            "| ي | ی |",
            "| ی | ي |",
            "| ك | ک | کاف |",
            "| كتاب | کتاب |",
        ],
    );
    check(
        &n,
        &[
            ("(\"كتاب\", \"خانه\"),", "(\"کتاب\", \"خانه\"),"),
            ("| ي | علي |", "| ی | علی |"),
            ("ي | ی", "ی | ی"),
            ("ي,ی", "ي، ی"),
            ("| كتاب | خانه |", "| کتاب | خانه |"),
            ("نام: \"علي\", \"كتاب\"", "نام: «علی»، «کتاب»"),
        ],
    );
}

#[test]
fn inputs_of_tests_stay() {
    let n = Normalizer::standard();
    unchanged(
        &n,
        &[
            "assert normalize(\"كتاب\") == \"کتاب\"",
            "    assert clean('می روم') == 'می‌روم'",
            "assert \"علی\" == fold(\"علي\")",
            "assert_eq!(normalize(\"كتاب\"), \"کتاب\");",
            "self.assertEqual(normalize(\"كتاب ها\"), \"کتاب‌ها\")",
            "expect(normalize(\"كتاب\")).toBe(\"کتاب\");",
            "expect(x).toEqual('علي')",
            "EXPECT_EQ(fold(\"ي\"), \"ی\");",
            "assertEquals(\"علي\", x);",
            "assert f(\"كتاب\") != \"كتاب\"",
        ],
    );
    check(
        &n,
        &[("assert ok, \"علي نيست\"", "assert ok, \"علی نیست\""), ("test(\"كتاب ها\")", "test(\"کتاب‌ها\")")],
    );
}

#[test]
fn a_string_of_one_invisible_character_stays() {
    let n = Normalizer::standard();
    unchanged(
        &n,
        &[
            "parts = \"می‌روم\".split(\"\u{200C}\")",
            "s.replace('\u{200C}', ' ')",
            "x = s.replace(\"\u{200F}\", \"\")  # نشانه",
            "if \"\u{200C}\" in \"متن\":",
            "کاراکتر \"\u{200C}\" نیم‌فاصله است.",
            "\"\u{200C}\": \"نیم‌فاصله\",",
        ],
    );
    check(
        &n,
        &[
            ("كتاب \"\u{200C}خوب\" است", "کتاب «خوب» است"),
            ("كتاب \"خوب\"\u{200C}\"تازه\" است", "کتاب «خوب»«تازه» است"),
            ("x = \"كتاب\u{200C}\u{200C}ها\u{200C}\"", "x = \"کتاب‌ها\""),
        ],
    );
}

#[test]
fn calls_of_gettext_keep_their_keys() {
    let n = Normalizer::standard();
    unchanged(
        &n,
        &[
            "label = _(\"کتاب ها\")",
            "_('می خواهم')",
            "echo __('کتاب ها');",
            "gettext(\"کتاب ها\")",
            "ngettext(\"%d کتاب ها\", \"%d خانه ها\", n)",
            "برچسب _(\"كتاب ها\") را ترجمه کنید.",
        ],
    );
    check(
        &n,
        &[
            ("label = _(\"كتاب ها\")", "label = _(\"کتاب ها\")"),
            ("برچسب _(\"كتاب ها\") را ترجمه كنيد , 2", "برچسب _(\"كتاب ها\") را ترجمه کنید، ۲"),
            ("متن=متن_(\"كتاب ها\")", "متن=متن_(\"کتاب ها\")"),
            ("label = f_(\"كتاب ها\")", "label = f_(\"کتاب‌ها\")"),
        ],
    );
}

#[test]
fn a_bracket_in_a_string_does_not_end_its_call() {
    check(
        &Normalizer::standard(),
        &[
            ("تابع print(\"سلام ( \") را صدا بزنيد , 2 بار", "تابع print(\"سلام ( \") را صدا بزنید، ۲ بار"),
            ("تابع print(\"سلام ) \") را صدا بزنيد , 2 بار", "تابع print(\"سلام ) \") را صدا بزنید، ۲ بار"),
            ("تابع f('((', \"ي\") را صدا بزنيد , 2 بار", "تابع f('((', \"ي\") را صدا بزنید، ۲ بار"),
            ("تابع f(\"\\\"(\") را صدا بزنيد , 2 بار", "تابع f(\"\\\"(\") را صدا بزنید، ۲ بار"),
        ],
    );
}

#[test]
fn lines_of_calendars_are_data() {
    let n = Normalizer::standard();
    unchanged(
        &n,
        &[
            "SUMMARY:جلسه , ساعت 5",
            "DESCRIPTION:پروین 12 , یزد",
            "LOCATION:یزد, خیابان 3",
            "CATEGORIES:کار,خانه",
            "N:یزدی;پروین;;;",
            "NOTE;LANGUAGE=fa:سلام , دنیا",
            "FN:پروین یزدی 2",
        ],
    );
    check(
        &n,
        &[
            ("SUMMARY:كتاب ها , 5", "SUMMARY:کتاب‌ها , 5"),
            ("SUMMARY: كتاب ها , 5", "SUMMARY: کتاب‌ها، ۵"),
            ("PDF:كتاب , 5", "PDF:کتاب، ۵"),
            ("Note:كتاب , 5", "Note:کتاب، ۵"),
        ],
    );
}
