//! The examples as a user calls them: what they print, and how they fail (one clear line and exit
//! status 2).

#[path = "common/built_example.rs"]
mod built_example;

use built_example::{example, run, stdout};

#[test]
fn normalize_takes_presets_digits_and_steps() {
    let text = "علي 12 كتاب ها\nمي‌روم\n";
    assert_eq!(stdout("normalize", &[], text), "علی ۱۲ کتاب‌ها\nمی‌روم\n");
    assert_eq!(stdout("normalize", &["--preset", "minimal"], text), "علی 12 کتاب ها\nمی‌روم\n");
    assert_eq!(stdout("normalize", &["--preset", "search"], text), "علی 12 کتابها\nمیروم\n");
    assert_eq!(stdout("normalize", &["--digits", "keep"], text), "علی 12 کتاب‌ها\nمی‌روم\n");
    assert_eq!(stdout("normalize", &["--digits", "arabic"], text), "علی ١٢ کتاب‌ها\nمی‌روم\n");
    assert_eq!(stdout("normalize", &["--only", "fold"], text), "علی 12 کتاب ها\nمی‌روم\n");
    assert_eq!(stdout("normalize", &["--only", "zwnj"], "كتاب ها 12\n"), "كتاب‌ها 12\n");
    let two = ["--only", "fold", "--only", "digits"];
    assert_eq!(stdout("normalize", &two, text), "علی ۱۲ کتاب ها\nمی‌روم\n");
    assert_eq!(stdout("normalize", &["--only", "spacing"], "علي ، 12\n"), "علي، 12\n");
}

#[test]
fn every_line_gives_one_line() {
    assert_eq!(stdout("normalize", &[], "الف\n\nب\n"), "الف\n\nب\n");
    assert_eq!(stdout("normalize", &[], "بی‌پایان"), "بی‌پایان\n");
    assert_eq!(stdout("normalize", &[], ""), "");
}

#[test]
fn separate_words_prints_the_text_with_its_gaps() {
    assert_eq!(stdout("separate_words", &[], "هواخوباست\n"), "هوا خوب است\n");
}

#[test]
fn words_prints_each_with_its_kind() {
    assert_eq!(stdout("words", &[], "بیا، ۳\n"), "بیا\tWord\n،\tPunctuation\n۳\tNumber\n\n");
}

#[test]
fn sentences_prints_one_a_line_and_paragraphs_apart() {
    assert_eq!(stdout("sentences", &[], "بیا. برو.\nماند.\n"), "بیا.\nبرو.\n\nماند.\n\n");
}

#[test]
fn form_stores_numbers_in_one_form_and_normalizes_text() {
    let fields =
        "phone=۰۹۱۲ ۳۴۵-۶۷۸۹\nidentity= ٠٠١٢٣٤٥٦٧٨\nprice = 1250000\nprice=۱۲٫۵\nname=علي\nكتاب ها\n";
    let stored = "phone=09123456789\nidentity=0012345678\nprice=1250000\t۱٬۲۵۰٬۰۰۰\nprice=12.5\t۱۲٫۵\nname=علی\nکتاب‌ها\n";
    assert_eq!(stdout("form", &[], fields), stored);
}

#[test]
fn a_wrong_call_gives_one_clear_line_and_status_2() {
    let missing = "no-such-file.txt";
    let cases: &[(&str, &[&str], &[u8], &str)] = &[
        ("normalize", &["--nonsense"], b"", "unknown flag \"--nonsense\""),
        ("normalize", &["--preset", "best"], b"", "unknown preset \"best\""),
        ("normalize", &["--digits"], b"", "--digits needs a value"),
        ("normalize", &["--only", "all"], b"", "unknown step \"all\""),
        ("normalize", &[missing], b"", "no-such-file.txt: cannot be read"),
        ("normalize", &["a", "b"], b"", "one file only"),
        ("normalize", &[], b"ab\xFFc", "invalid UTF-8 at byte 2"),
        ("form", &["--nonsense"], b"", "unknown flag"),
        ("form", &[], "phone=12\nprice=12 نفر".as_bytes(), "line 2: price: unexpected ' ' at byte 2"),
        ("form", &[], b"phone=home", "line 1: phone: unexpected 'h' at byte 0"),
        ("sentences", &["--nonsense"], b"", "unknown flag"),
        ("sentences", &[missing], b"", "cannot be read"),
        ("sentences", &[], b"\xD8", "invalid UTF-8 at byte 0"),
        ("preview", &[], b"", "name the file"),
        ("preview", &["--nonsense"], b"", "unknown flag"),
        ("preview", &[missing], b"", "cannot be read"),
    ];
    for (name, args, input, message) in cases {
        let mut command = example(name);
        command.args(*args);
        let output = run(command, input);
        let error = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{name} {args:?}: {error}");
        assert!(error.contains(message) && error.lines().count() == 1, "{name} {args:?}: {error}");
        assert!(output.stdout.is_empty());
    }
}
