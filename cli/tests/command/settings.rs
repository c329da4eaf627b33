//! Settings: arguments and `hamvar.toml`.

use crate::{folder, hamvar, hamvar_in, names, read};

const TEXT: &str = "كتاب ها 12...\n";

#[test]
fn each_setting_has_a_name() {
    for (setting, expected) in [
        ("fold=false", "كتاب‌ها ۱۲…\n"),
        ("digits=ascii", "کتاب‌ها 12…\n"),
        ("digits = \"keep\"", "کتاب‌ها 12…\n"),
        ("convert-ellipses=false", "کتاب‌ها ۱۲...\n"),
        ("restore_zwnj=false", "کتاب ها ۱۲…\n"),
        ("protect_patterns=[\"[0-9]+\"]", "کتاب‌ها 12…\n"),
        ("words=[\"کتاب ها\"]", "کتاب ها ۱۲…\n"),
        ("refuse=[\"ellipsis\", \"letter\"]", "كتاب‌ها ۱۲...\n"),
    ] {
        let run = hamvar(&["--set", setting], TEXT);
        assert_eq!((run.code, run.out.as_str()), (0, expected), "{setting}: {}", run.err);
    }
    let run = hamvar(&["--set", "fold=false", "--set", "digits=keep"], TEXT);
    assert_eq!(run.out, "كتاب‌ها 12…\n");
}

#[test]
fn a_wrong_setting_is_an_error_with_the_right_name() {
    for (setting, expected) in [
        ("fix_space=true", "unknown setting fix_space; do you mean fix_spaces?\n"),
        ("foo=1", "unknown setting foo; `hamvar config` lists all settings\n"),
        ("digits=latin", ": latin cannot be used; give one of keep, persian, ascii, arabic-indic\n"),
        ("heh_ye=1", ": 1 cannot be used; give one of keep, hamza, ye\n"),
        ("fold=1", "hamvar: --set fold=1: 1 cannot be used; give true or false\n"),
        ("zwnj_confidence=200", ": 200 is out of range; give a number from 1 to 99\n"),
        ("zwnj_confidence=800", "800 cannot be used; give a whole number from 1 to 99\n"),
        ("zwnj_confidence=abc", "abc cannot be used; give a whole number from 1 to 99\n"),
        ("longest_line=-1", "give a whole number that is not negative\n"),
        ("words=گل", ": گل cannot be used; give a list of words, such as [\"گل\u{200C}بهشت\"]\n"),
        ("words=[\"a\"]", "hamvar: --set words=[\"a\"]: the word \"a\" cannot be used: "),
        ("protect_kinds=urls", "give a list such as [\"url\"], with any of url, email, "),
        ("protect_patterns=x", "give a list of regular expressions"),
        ("protect_patterns=[\"(\"]", "unclosed group; correct the regular expression"),
        ("refuse=dash", ": dash cannot be used; give a list such as [\"ellipsis\"], with any of letter, "),
        (
            "refuse=[\"elipsis\", \"dash\"]",
            "elipsis cannot be used (do you mean ellipsis?); give a list such as",
        ),
        ("digits=asci", ": asci cannot be used (do you mean ascii?); give one of keep, persian, ascii, "),
        ("preset=seach", ": seach cannot be used (do you mean search?); give one of standard, search, "),
        (
            "protect_kinds=[\"url\", \"emails\"]",
            "(do you mean email?); give a list such as [\"url\"], with any of ",
        ),
        ("protect=true", "unknown setting protect; do you mean protect_kinds or protect_patterns?\n"),
        ("zwnj_confidence=", ": an empty value cannot be used; give a whole number from 1 to 99\n"),
        ("zwnj_confidence=1.5", ": 1.5 cannot be used; give a whole number from 1 to 99\n"),
        ("fold", "expected NAME=VALUE, such as digits=ascii"),
        ("=3", "expected NAME=VALUE, such as digits=ascii"),
    ] {
        let run = hamvar(&["--set", setting], TEXT);
        assert_eq!(
            (run.code, run.out.as_str(), run.err.lines().count()),
            (2, "", 1),
            "{setting}: {}",
            run.err
        );
        assert!(run.err.contains(expected), "{}", run.err);
    }
}

#[test]
fn steps_and_kinds_are_told_apart() {
    for (arguments, expected) in [
        (["--refuse", "elipsis"], "a similar value exists: 'ellipsis'"),
        (["--refuse", "colour"], "[possible values: letter, digit, "),
        (["--refuse", "zwnj"], "tip: 'zwnj' is a step, not a kind of edit; --only zwnj runs no other step"),
        (["--only", "spaceing"], "a similar value exists: 'spacing'"),
        (["--only", "colour"], "[possible values: fold, digits, spacing, "),
        (["--only", "dash"], "tip: 'dash' is a kind of edit, not a step; --refuse dash leaves it out"),
    ] {
        let run = hamvar(&arguments, TEXT);
        assert_eq!((run.code, run.out.as_str()), (2, ""));
        assert!(run.err.contains(expected) && run.err.matches("tip:").count() <= 1, "{}", run.err);
        assert!(run.err.contains("[possible values: "), "{}", run.err);
    }
}

#[test]
fn the_nearest_file_above_the_input_decides() {
    let folder = folder(&[
        ("hamvar.toml", "digits = \"keep\"\n"),
        ("a/x/a.txt", TEXT),
        ("b/hamvar.toml", "convert_ellipses = false\nrefuse = [\"letter\"]\n"),
        ("b/b.txt", TEXT),
    ]);
    let run = hamvar_in(folder.path(), &["a", "b", "-"], TEXT);
    let kept = "کتاب‌ها 12…\n";
    assert_eq!(run.out, format!("{kept}كتاب‌ها ۱۲...\n{kept}"), "{}", run.err);
    // Arguments override the file.
    let run = hamvar_in(folder.path(), &["a", "--set", "digits=ascii", "--preset", "minimal"], "");
    assert_eq!(run.out, "کتاب ها 12...\n");
    let run = hamvar_in(folder.path(), &["a", "--no-config"], "");
    assert_eq!(run.out, "کتاب‌ها ۱۲…\n");
    let run = hamvar_in(folder.path(), &["a", "--config", "b/hamvar.toml"], "");
    assert_eq!(run.out, "كتاب‌ها ۱۲...\n");
}

#[test]
fn a_wrong_file_is_an_error_with_its_name() {
    for (content, expected) in [
        ("digit = \"keep\"\n", "unknown setting digit; do you mean digits?"),
        ("fold = true\ndigits = \n", "hamvar.toml:2: "),
        (
            "fold = true\n\nwords = \"گل\"\n",
            "hamvar.toml:3: words: گل cannot be used; give a list of words, ",
        ),
        (
            "refuse = [\"letters\"]\n",
            "refuse: letters cannot be used (do you mean letter?); give a list such as [\"ellipsis\"], ",
        ),
        ("model = 1\n", "model: give the name of a file"),
        ("model = \"none.model\"\n", "none.model: cannot be read"),
    ] {
        let folder = folder(&[("hamvar.toml", content), ("a.txt", TEXT)]);
        let run = hamvar_in(folder.path(), &["-i", "a.txt"], "");
        assert_eq!((run.code, run.err.lines().count()), (2, 1), "{}", run.err);
        assert!(run.err.contains(expected), "{}", run.err);
        assert_eq!((read(folder.path(), "a.txt").as_str(), names(folder.path()).len()), (TEXT, 2));
    }
}

#[test]
fn what_config_prints_is_a_file_with_settings() {
    let arguments = ["config", "--preset", "search", "--set", "digits=keep", "--set", "refuse=[\"dash\"]"];
    let run = hamvar(&arguments, "");
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(
        run.out.contains("preset = \"search\"\n") && run.out.contains("refuse = [\"dash\"]\n"),
        "{}",
        run.out
    );
    let folder = folder(&[("hamvar.toml", &run.out)]);
    let file = folder.path().canonicalize().unwrap().join("hamvar.toml");
    let expected = format!("# from {}\n{}", file.display(), run.out);
    for path in [&["config"][..], &["config", "."]] {
        assert_eq!(hamvar_in(folder.path(), path, "").out, expected);
    }
    assert_eq!(
        hamvar_in(folder.path(), &["config", "--no-config", "--preset", "search"], "").out.lines().next(),
        run.out.lines().next()
    );
    assert_eq!(hamvar_in(folder.path(), &[""; 0], "مِی‌رَوَم ۱۲\n").out, "میروم ۱۲\n");
}
