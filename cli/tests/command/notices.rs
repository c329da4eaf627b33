//! What stays as it is, and what the command says about it.

use crate::{folder, hamvar, hamvar_in, read};

/// A line of more than 60 bytes that has a change.
const LONG: &str = "كتاب ها و خانه ها و باغ ها را در اين شهر ديديم و رفتيم";

/// A text of the format `format` whose line `LONG` is too long, between two short ones; the same with the short ones
/// changed; and the place of the long line.
fn with_long_line(format: &str) -> (String, String, &'static str) {
    let (wrap, place): (fn(&str) -> String, _) = match format {
        "jsonl" => (|text| format!("{{\"a\": \"{text}\"}}\n"), "2:8"),
        "json" => (|text| format!("\"{text}\""), "1:14"),
        "csv" => (|text| format!("1,{text}\n"), "2:3"),
        "srt" => (|text| format!("1\n00:00:01,000 --> 00:00:02,000\n{text}\n\n"), "7:1"),
        _ => (|text| format!("{text}\n"), "2:1"),
    };
    let text = |short: &str| match format {
        "json" => format!("[{}, {}, {}]", wrap(short), wrap(LONG), wrap(short)),
        _ => [wrap(short), wrap(LONG), wrap(short)].concat(),
    };
    (text("خانه ها"), text("خانه\u{200C}ها"), place)
}

#[test]
fn a_line_that_is_too_long_is_told_once_with_its_place_and_the_remedy() {
    for format in ["text", "lines", "jsonl", "json", "csv", "srt"] {
        let (old, new, place) = with_long_line(format);
        let common = ["--format", format, "--set", "longest_line=60", "--no-header"];
        let common = if format == "csv" { &common[..] } else { &common[..4] };
        for mode in [&[][..], &["--summary"], &["--jobs", "1"], &["--refuse", "digit"]] {
            let run = hamvar(&[common, mode].concat(), &old);
            assert_eq!((run.code, run.out.as_str()), (0, new.as_str()), "{format} {mode:?}: {}", run.err);
            let warnings: Vec<_> = run.err.lines().filter(|line| line.contains("warning")).collect();
            assert_eq!(warnings.len(), 1, "{format} {mode:?}: {}", run.err);
            assert!(warnings[0].starts_with(&format!("hamvar: standard input:{place}: ")), "{}", run.err);
            assert!(warnings[0].contains("60 bytes") && warnings[0].contains("longest_line="), "{}", run.err);
        }
        // Text that was not checked is no text without changes.
        let unchecked = [common, &["--check"]].concat();
        assert_eq!(hamvar(&unchecked, &new).code, 2, "{format}");
        assert_eq!(hamvar(&[&unchecked[..], &["-q"]].concat(), &new).code, 2, "{format}");
        assert_eq!(hamvar(&[&unchecked[..], &["-q", "--jobs", "1"]].concat(), &new).code, 2, "{format}");
        let all: Vec<&str> =
            common.iter().map(|a| if *a == "longest_line=60" { "longest_line=200" } else { a }).collect();
        let run = hamvar(&all, &old);
        assert!(run.code == 0 && run.err.is_empty() && !run.out.contains(LONG), "{format}: {}", run.err);
    }
}

#[test]
fn each_file_with_a_long_line_is_named() {
    let (old, new, _) = with_long_line("text");
    let folder = folder(&[("a.txt", &old), ("b.txt", "خانه ها\n"), ("c.txt", &old)]);
    let run = hamvar_in(folder.path(), &["-i", "--set", "longest_line=60", "a.txt", "b.txt", "c.txt"], "");
    assert_eq!((run.code, run.err.lines().count()), (0, 2), "{}", run.err);
    assert!(
        run.err.contains("hamvar: a.txt:2:1: ") && run.err.contains("hamvar: c.txt:2:1: "),
        "{}",
        run.err
    );
    assert_eq!((read(folder.path(), "a.txt"), read(folder.path(), "c.txt")), (new.clone(), new));
    // A pattern of the user can match over lines, so there is no limit.
    let run = hamvar_in(
        folder.path(),
        &["--check", "--set", "longest_line=60", "--set", "protect_patterns=[\"x\"]", "a.txt"],
        "",
    );
    assert_eq!((run.code, run.err.as_str()), (1, ""));
}

#[test]
fn a_line_above_the_usual_limit_is_told() {
    let long = "كتاب ".repeat((16 << 20) / 9 + 1);
    for arguments in [&[][..], &["--check"], &["--format", "csv", "--no-header", "--check"]] {
        let run = hamvar(arguments, format!("كتاب\n{long}"));
        let is_check = arguments.contains(&"--check");
        assert_eq!(run.code, if is_check { 2 } else { 0 }, "{arguments:?} {}", run.err);
        assert!(
            run.err.starts_with("hamvar: standard input:2:1: warning: a line of text longer than 16777216")
        );
        assert!(is_check || run.out == format!("کتاب\n{long}"));
    }
}

#[test]
fn half_of_a_surrogate_pair_stays_and_the_text_around_it_is_changed() {
    for (old, new) in [
        (r#"{"a": "كتاب ها \ud800 خانه ها"}"#, "{\"a\": \"کتاب\u{200C}ها \\ud800 خانه\u{200C}ها\"}"),
        (r#"{"a": "\uDC00كتاب\uD83D"}"#, r#"{"a": "\uDC00کتاب\uD83D"}"#),
        (r#"{"a": "\u0643\ud800\u0643"}"#, r#"{"a": "\u06a9\ud800\u06a9"}"#),
        (r#"{"a": "نامه \ud83d\ud83d\ude00 علي"}"#, r#"{"a": "نامه \ud83d\ud83d\ude00 علی"}"#),
        (r#"{"a": "باغ  \ud800  \n ۵"}"#, r#"{"a": "باغ \ud800  \n ۵"}"#),
        (r#"{"\ud800": "كتاب", "b": "\ud800"}"#, r#"{"\ud800": "کتاب", "b": "\ud800"}"#),
    ] {
        for format in ["json", "jsonl"] {
            let run = hamvar(&["--format", format], format!("{old}\n"));
            assert_eq!((run.code, run.out), (0, format!("{new}\n")), "{}", run.err);
            assert_eq!(run.err.lines().count(), 1, "{}", run.err);
            assert!(run.err.contains(": warning: this escape is half of a character"), "{}", run.err);
            assert_eq!(hamvar(&["--format", format, "--check"], format!("{new}\n")).code, 0, "{new}");
        }
    }
    let run = hamvar(&["--format", "jsonl"], "{\"a\": 1}\n{\"a\": \"ك\\ud800\"}\n");
    assert!(run.err.starts_with("hamvar: standard input:2:9: warning: "), "{}", run.err);
}

#[test]
fn entities_that_are_not_decoded_stay() {
    let run = hamvar(&["--set", "decode_entities=true"], "سال 12&#10;&laquo;باغ&raquo; &#38; &#1705;\n");
    assert_eq!(run.out, "سال ۱۲&#10;«باغ» &#38; ک\n", "{}", run.err);
}

#[test]
fn a_second_run_of_the_command_finds_nothing() {
    for text in ["مـــي نميخواند هاي\n", "می میکرد ها\nمی روند\n", "نمی میآورد هایی و خانه ها\n"]
    {
        let once = hamvar(&[], text).out;
        assert_eq!(hamvar(&[], &once).out, once);
        assert_eq!(hamvar(&["--check"], &once).code, 0, "{once}");
    }
}
