//! What `--check`, `--diff` and `--edits` show of long words, escapes and invisible characters, and how long that takes.

use std::time::{Duration, Instant};

use crate::{folder, hamvar, hamvar_in};

/// Whether the time for four times the text is far from sixteen times as much, which it would be if the time grew with the
/// square of the length.
fn is_linear(arguments: &[&str], text: impl Fn(usize) -> String) {
    let time = |count: usize| {
        let text = text(count);
        let once = || {
            let begin = Instant::now();
            hamvar(arguments, &text);
            begin.elapsed()
        };
        once().min(once())
    };
    let (short, long) = (time(1), time(4));
    assert!(long < 8 * short + Duration::from_secs(1), "{arguments:?}: {short:?}, {long:?}");
}

#[test]
fn the_time_for_a_long_json_string_with_escapes_is_linear() {
    let text = |count: usize| {
        let escaped: String = "كتاب ها نمي روم , "
            .encode_utf16()
            .map(
                |unit| if unit < 128 { char::from(unit as u8).to_string() } else { format!("\\u{unit:04x}") },
            )
            .collect();
        format!("{{\"t\": \"{}\"}}\n", escaped.repeat(12_000 * count))
    };
    for mode in [&[][..], &["--check"], &["--diff"], &["--edits"]] {
        is_linear(&[&["--format", "jsonl"], mode].concat(), text);
    }
    // Half of a surrogate pair is an escape that no change may touch.
    is_linear(&["--format", "jsonl"], |count| {
        format!("\"{}\"\n", r"\u0643  \ud800  \u060c".repeat(8_000 * count))
    });
}

#[test]
fn the_time_for_many_keys_is_linear() {
    let text = |count: usize| {
        let fields: Vec<_> = (0..10_000 * count).map(|i| format!("\"key{i}\": \"ك\"")).collect();
        format!("{{{}}}\n", fields.join(", "))
    };
    is_linear(&["--format", "json", "--field", "key7"], text);
}

#[test]
fn lines_may_end_with_cr() {
    let run = hamvar(&["--diff"], "علي\rو كد\r");
    assert_eq!(run.out, "standard input:1: [-علي-]{+علی+}\nstandard input:2: و [-كد-]{+کد+}\n");
}

#[test]
fn the_time_for_a_long_chain_without_spaces_is_linear() {
    for mode in ["--check", "--diff"] {
        is_linear(&[mode], |count| "كتاب\u{200C}".repeat(3_000 * count));
    }
}

#[test]
fn a_long_word_is_shown_around_its_change() {
    let long = "ب".repeat(300);
    let run = hamvar(&["--check"], format!("{long}ي{long}\n"));
    let side = "ب".repeat(40);
    assert_eq!(run.out, format!("standard input:1:301: letter: …{side}ي{side}… → …{side}ی{side}…\n"));
    let run = hamvar(&["--diff"], format!("{long}ي{long}\n"));
    let context = "ب".repeat(24);
    assert_eq!(
        run.out,
        format!("standard input:1: …{context}[-{side}ي{side}-]{{+{side}ی{side}+}}{context}…\n")
    );
    // Words of usual length are whole.
    let run = hamvar(&["--check"], format!("{side}ي\n"));
    assert_eq!(run.out, format!("standard input:1:41: letter: {side}ي → {side}ی\n"));
}

#[test]
fn json_is_shown_without_escapes() {
    let text = r#"{"t": "كتاب\nها \u200cرفت \"نه\" كد\tم \ud800كه \u0007ي"}"#;
    let check = hamvar(&["--format", "jsonl", "--check"], text);
    let shown: Vec<_> =
        check.out.lines().map(|line| line.split(": ").skip(1).collect::<Vec<_>>().join(": ")).collect();
    assert_eq!(
        shown,
        [
            "letter: كتاب → کتاب",
            "zwnj-removed: ⎵رفت → رفت",
            "letter: كد → کد",
            "letter: كه → که",
            "letter: ي → ی"
        ]
    );
    // The column is that of the file.
    assert!(check.out.starts_with("standard input:1:8: "), "{}", check.out);
    let diff = hamvar(&["--format", "jsonl", "--diff"], text);
    assert_eq!(
        diff.out,
        "standard input:1: {\"t\": \"[-كتاب-]{+کتاب+}⏎ها [-⎵رفت-]{+رفت+} \"نه\" [-كد-]{+کد+}⇥م ⟨U+D800⟩[-كه-]{+که+} \
         ⟨U+0007⟩[-ي-]{+ی+}\"}\n"
    );
    // A program gets the bytes of the file.
    let edits = hamvar(&["--format", "jsonl", "--edits"], text);
    assert!(edits.out.contains(r#""before":"\\u200c""#), "{}", edits.out);
}

#[test]
fn what_is_ascii_in_json_stays_ascii() {
    for (old, new) in [
        (r#"{"a": "\u0643\u062a\u0627\u0628"}"#, r#"{"a": "\u06a9\u062a\u0627\u0628"}"#),
        (r#"{"a": "\u0643\u2026 \u0647\u0627..."}"#, r#"{"a": "\u06a9\u2026 \u0647\u0627\u2026"}"#),
        // An escape is replaced by an escape, also beside letters.
        (r#"{"a": "\u0643تاب كد"}"#, r#"{"a": "\u06a9تاب کد"}"#),
        (r#"{"a": "\u0643…"}"#, r#"{"a": "\u06a9…"}"#),
        (r#"{"a": "كد", "b": "\u0643"}"#, r#"{"a": "کد", "b": "\u06a9"}"#),
    ] {
        for format in ["json", "jsonl"] {
            assert_eq!(hamvar(&["--format", format], format!("{old}\n")).out, format!("{new}\n"));
        }
    }
    // A string without letters gets them only by this setting.
    let arguments = ["--format", "jsonl", "--set", "convert_lone_numbers=true"];
    let run = hamvar(&arguments, "{\"a\": \"12\", \"b\": \"\\u06a9\"}\n{\"a\": \"12\"}\n");
    assert_eq!(run.out, "{\"a\": \"\\u06f1\\u06f2\", \"b\": \"\\u06a9\"}\n{\"a\": \"۱۲\"}\n");
}

#[test]
fn control_characters_of_a_text_do_not_reach_the_terminal() {
    for mode in ["--check", "--diff"] {
        let run = hamvar(&[mode], "خوب \u{1B}[31m علي\u{7} رفت\t\u{8}بد\n");
        assert!(
            run.out.lines().count() == 1 && !run.out.trim_end().contains(char::is_control),
            "{}",
            run.out
        );
        assert!(mode == "--check" || run.out.contains("⟨U+001B⟩[31m"), "{}", run.out);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn names_are_shown_without_control_characters_and_can_be_found() {
    use std::os::unix::ffi::OsStrExt;
    let folder = folder(&[("a\u{1B}[1m\nb.txt", "علي\n")]);
    let path = folder.path();
    for arguments in [&["--check", "."][..], &["--diff", "."], &["--encoding", "windows-1256", "."]] {
        let run = hamvar_in(path, arguments, "");
        let shown = [run.out, run.err].concat();
        assert!(shown.contains("a⟨U+001B⟩[1m⟨U+000A⟩b.txt:") && shown.lines().count() == 1, "{shown}");
    }
    let run = hamvar_in(path, &["--edits", "."], "");
    let edit: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!((&edit["file"], edit.get("file_bytes")), (&"./a\u{1B}[1m\nb.txt".into(), None));

    let name = std::ffi::OsStr::from_bytes(b"\xDA\xE1.txt");
    std::fs::write(path.join(name), "علي\n").unwrap();
    let run = hamvar_in(path, &[std::ffi::OsStr::new("--edits"), name], "");
    let edit: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    let bytes: Vec<u64> =
        edit["file_bytes"].as_array().unwrap().iter().map(|b| b.as_u64().unwrap()).collect();
    assert_eq!(bytes, [0xDA, 0xE1, 0x2E, 0x74, 0x78, 0x74]);
    let run = hamvar_in(path, &[std::ffi::OsStr::new("--check"), name], "");
    assert_eq!(run.out, "⟨DA⟩⟨E1⟩.txt:1:3: letter: علي → علی\n");
}
