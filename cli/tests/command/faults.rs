//! Faults inside a text: the whole records before a fault come out, then one error with its place and the remedy.

use std::io::Write;
use std::time::Duration;

use crate::{Run, bytes_in, folder, hamvar, hamvar_in, names, read, started, write};

/// Records in each format: their number, the old text and the new one.
fn records(format: &str, count: usize) -> (String, String) {
    let (mut old, mut new) = match format {
        "csv" => ("شماره,متن\n".to_string(), "شماره,متن\n".to_string()),
        _ => (String::new(), String::new()),
    };
    for i in 0..count {
        let record = |text: &str| match format {
            "jsonl" => format!("{{\"متن\": \"{text}\", \"n\": {i}}}\n"),
            "csv" => format!("{i},\"{text}\nدو\"\n"),
            "srt" => format!("{i}\n00:00:01,000 --> 00:00:02,000\n{text}\n\n"),
            _ => format!("{text}\n"),
        };
        old.push_str(&record("خانه ها را ديد"));
        new.push_str(&record("خانه\u{200C}ها را دید"));
    }
    (old, new)
}

/// Runs the command, and sends it `input` in parts of `size` bytes.
fn sent_in_parts(arguments: &[&str], input: &[u8], size: usize) -> Run {
    let mut child = started(&std::env::temp_dir(), arguments);
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    let writer = std::thread::spawn(move || {
        for part in input.chunks(size) {
            // The command may end before it has read everything.
            let _ = stdin.write_all(part);
            std::thread::sleep(Duration::from_micros(300));
        }
    });
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    let [out, err] = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap());
    Run { code: output.status.code().unwrap_or(-1), out, err }
}

#[test]
fn whole_records_before_a_fault_come_out_however_the_text_is_cut() {
    for (format, fault, message) in [
        ("text", &b"\xD8\xFF\n"[..], "not UTF-8 at byte "),
        ("lines", b"\xD8\xFF\n", "not UTF-8 at byte "),
        ("jsonl", b"{\"a\": \xD8\xFF}\n", "not UTF-8 at byte "),
        ("csv", b"a,\"\xFF\"\n", "not UTF-8 at byte "),
        ("srt", b"1\n00:00:01,000 --> 00:00:02,000\n\xFF\n\n", "not UTF-8 at byte "),
        ("jsonl", b"{\"a\": 1\n", "not JSON: "),
        (
            "csv",
            b"a,\"x\nb,\"y\"\n",
            "the quoted field that begins here ends in the next line, but more text",
        ),
        ("csv", b"a,\"x\nb,c\n", "the quotation mark that begins this field is never closed; add "),
    ] {
        for count in [0, 1, 40, 6000] {
            let (old, new) = records(format, count);
            // A fault of CSV may reach to the end of the text.
            let after = if fault.windows(2).filter(|two| two[1] == b'"').count() == 1 { "" } else { &old };
            let input = [old.as_bytes(), fault, after.as_bytes()].concat();
            let sizes: &[usize] = if count > 40 { &[9973, 1 << 20] } else { &[13, 700, 1 << 20] };
            let mut errors = Vec::new();
            for (size, jobs) in sizes.iter().flat_map(|size| ["1", "2", "5"].map(|jobs| (*size, jobs))) {
                let run = sent_in_parts(&["--format", format, "--jobs", jobs], &input, size);
                assert!(run.code == 2 && run.out == new, "{format} {count} {size} {jobs}: {}", run.err);
                errors.push(run.err);
            }
            errors.dedup();
            let lines = old.matches('\n').count()
                + fault.split(|byte| *byte == 0xFF).next().map_or(0, |head| {
                    if fault.contains(&0xFF) { head.iter().filter(|byte| **byte == b'\n').count() } else { 0 }
                });
            assert_eq!(errors.len(), 1, "{errors:?}");
            assert_eq!(errors[0].lines().count(), 1);
            assert!(
                errors[0].starts_with(&format!("hamvar: standard input:{}:", lines + 1)),
                "{}",
                errors[0]
            );
            assert!(errors[0].contains(message), "{}", errors[0]);
        }
    }
}

#[test]
fn changes_before_a_fault_are_listed_and_the_file_stays() {
    for (name, fault) in [("a.txt", &b"\xFF\n"[..]), ("a.jsonl", b"{\n"), ("a.csv", b"x,\"y\"z\n")] {
        let format = name.split_once('.').unwrap().1;
        let (old, new) = records(format, 3);
        let folder = folder(&[("out/x.txt", "")]);
        write(folder.path(), name, [old.as_bytes(), fault].concat());
        for mode in ["--check", "--diff", "--edits", "--summary"] {
            for jobs in ["1", "3"] {
                let run = hamvar_in(folder.path(), &[mode, "--jobs", jobs, name], "");
                let lines = if mode == "--summary" { new.lines().count() } else { 3 };
                assert!(run.code == 2 && run.out.lines().count() >= lines, "{name} {mode}: {}", run.out);
                assert!(run.err.starts_with(&format!("hamvar: {name}:")), "{}", run.err);
            }
        }
        // The command reads on after the first change.
        assert_eq!(hamvar_in(folder.path(), &["--check", "-q", name], "").code, 2);
        for arguments in [&["-i", "--backup", name][..], &["-o", "out", name]] {
            assert_eq!(hamvar_in(folder.path(), arguments, "").code, 2);
        }
        assert_eq!(std::fs::read(folder.path().join(name)).unwrap(), [old.as_bytes(), fault].concat());
        assert_eq!((names(folder.path()).len(), names(&folder.path().join("out")).len()), (2, 1));
    }
}

#[test]
fn a_json_document_is_whole_or_not_written() {
    let run = hamvar(&["--format", "json"], b"{\"a\": \"\xD9\x83\",\n \"b\": \"\xFF\"}");
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    assert!(
        run.err.starts_with("hamvar: standard input:2:8: not UTF-8 at byte 19; it is UTF-8 with broken"),
        "{}",
        run.err
    );
    let run = hamvar(&["--format", "json"], "{\"a\": \"ك\"}\n{\"a\": \"ك\"}\n");
    assert!(run.code == 2 && run.err.contains("; correct it, or use --format jsonl"), "{}", run.err);
    let run = hamvar(&["--format", "jsonl"], "{\n  \"a\": \"ك\"\n}\n");
    assert!(run.code == 2 && run.err.contains("or use --format json if"), "{}", run.err);
}

#[test]
fn text_with_a_pattern_comes_out_up_to_a_fault() {
    let arguments = ["--set", "protect_patterns=[\"ك+\"]"];
    let run = hamvar(&arguments, b"\xD9\x83 \xD9\x8A\n\xD9\x8A\n\xFF");
    assert_eq!((run.code, run.out.as_str()), (2, "ك ی\nی\n"));
    assert!(run.err.starts_with("hamvar: standard input:3:1: not UTF-8 at byte 9; "), "{}", run.err);
}

#[test]
fn an_open_quotation_mark_is_named_by_its_line() {
    let error = |text: &str| {
        let run = hamvar(&["--format", "csv"], text);
        assert_eq!((run.code, run.err.lines().count()), (2, 1), "{text:?}: {}", run.err);
        assert!(
            run.err.ends_with("; add the missing quotation mark, or double those that belong to the text\n")
        );
        run.err.split(": ").nth(1).unwrap().replace("standard input:", "")
    };
    for (text, place) in [
        ("نام,متن\n۱,\"باز\n۲,\"بسته\"\n۳,ساده\n", "2:3"),
        ("نام,متن\n۱,ساده\n۲,\"باز\n۳,ساده\n۴,ساده\n۵,\"بسته\",و\n", "3:3"),
        ("نام,متن\n\"باز,۱\n\"بسته\",۲\n", "2:1"),
        ("نام,متن\n۱,\"گفت \"نه\" و رفت\"\n", "2:3"),
        ("نام,متن\n۱,\"بسته\"\n۲,\"باز\n", "3:3"),
        ("نام,\"متن\n۱,\"بسته\"\n", "1:5"),
        ("a,b\n\"ی\"،\"ک\"\n", "2:1"),
    ] {
        assert_eq!(error(text), place, "{text:?}");
    }
    for text in [
        "a,b\n\"ی\nی\",\"گفت \"\"نه\"\"\"\n\"\",\"\"\n",
        "a,b\n\"ی\" ,\"ک\"\t\r\nگفت \"نه\" و,ک\n",
        "a\n\"ی\"",
    ] {
        let run = hamvar(&["--format", "csv", "--only", "digits"], text);
        assert_eq!((run.code, run.out.as_str()), (0, text), "{}", run.err);
    }
}

#[test]
fn damaged_utf_8_is_not_another_encoding() {
    let folder = folder(&[]);
    let error = |bytes: &[u8]| {
        write(folder.path(), "a.txt", bytes);
        let (code, _, err) = bytes_in(folder.path(), &["a.txt"], "");
        assert_eq!((code, err.lines().count()), (2, 1), "{err}");
        err
    };
    let text = "پیرمرد کنار دریا نشست.\nموج‌ها آرام بودند".as_bytes();
    let cut = error(&text[..text.len() - 1]);
    let at = text.len() - 2;
    assert!(
        cut.starts_with(&format!("hamvar: a.txt:2:17: not UTF-8 at byte {at}; it is UTF-8 that ends")),
        "{cut}"
    );
    let mut broken = text.to_vec();
    broken[2] = 0xFF;
    let broken = error(&broken);
    assert!(
        broken.starts_with("hamvar: a.txt:1:2: not UTF-8 at byte 2; it is UTF-8 with broken"),
        "{broken}"
    );

    let arabic = "پيرمرد كنار دريا نشست.\nآرام بود";
    let windows = encode("windows-1256", arabic);
    for bytes in [&windows[..], &[b"<html>\n<p>", &*windows].concat(), &windows[..windows.len() - 1]] {
        let err = error(bytes);
        assert!(err.ends_with("; it looks like windows-1256: use --encoding windows-1256\n"), "{err}");
    }
    for text in [arabic, "\n\nموج", "1\r\n00:00:01,000 --> 00:00:02,000\r\nسلام\r\n", "ی"] {
        for (label, bytes) in [
            ("utf-16le", text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>()),
            ("utf-16be", text.encode_utf16().flat_map(u16::to_be_bytes).collect()),
        ] {
            let err = error(&bytes);
            assert!(err.contains(&format!("it looks like {label}: use --encoding {label}")), "{err}");
        }
    }
}

#[test]
fn lines_before_a_letter_that_an_encoding_lacks_come_out() {
    let folder = folder(&[]);
    for format in ["text", "lines"] {
        for count in [0, 2, 30_000] {
            let lines = "باران آمد.\n".repeat(count);
            let text = format!("{lines}و علی رفت.\nپایان\n");
            for jobs in ["1", "3"] {
                let arguments = [
                    "--output-encoding",
                    "windows-1256",
                    "--only",
                    "spacing",
                    "--format",
                    format,
                    "--jobs",
                    jobs,
                ];
                let (code, out, err) = bytes_in(folder.path(), &arguments, &text);
                assert!(code == 2 && out == encode("windows-1256", &lines), "{format} {count} {jobs}");
                let place =
                    format!("hamvar: standard input: ی (U+06CC) in line {} of the new text", count + 1);
                assert!(err.starts_with(&place) && err.lines().count() == 1, "{err}");
            }
        }
    }
}

/// Writes `text` in the encoding `label`, by the command itself.
fn encode(label: &str, text: &str) -> Vec<u8> {
    let folder = folder(&[]);
    let arguments = ["--output-encoding", label, "--preset", "empty"];
    let (code, bytes, err) = bytes_in(folder.path(), &arguments, text);
    assert_eq!(code, 0, "{err}");
    bytes
}

#[test]
fn a_field_that_no_record_has_is_an_error() {
    let text =
        "{\"title\": \"ك\", \"n\": 1, \"meta\": {\"note\": \"ك\"}}\n{\"title\": \"ك\", \"body\": \"ك\"}\n";
    let with = |format: &str, text: &str, fields: &[&str]| {
        let fields = fields.iter().flat_map(|name| ["--field", *name]);
        hamvar(&["--format", format].into_iter().chain(fields).collect::<Vec<_>>(), text)
    };
    for fields in [&["titel"][..], &["title", "titel"], &["n"], &["meta"], &["note"]] {
        let run = with("jsonl", text, fields);
        assert_eq!((run.code, run.err.lines().count()), (2, 1), "{fields:?}");
        assert_eq!(
            run.err,
            format!(
                "hamvar: standard input: no record has text in the field {:?}; the first record has title, meta.note\n",
                fields.last().unwrap()
            )
        );
    }
    // Some records may lack a field, and some may have nothing in it.
    for fields in [&["title"][..], &["body", "meta.note"]] {
        assert_eq!(with("jsonl", text, fields).code, 0, "{fields:?}");
    }
    assert_eq!(with("jsonl", "{\"tags\": []}\n{\"note\": null}\n", &["tags", "note"]).code, 0);
    assert_eq!(with("jsonl", "", &["x"]).code, 0);
    assert_eq!(with("json", "[{\"a\": \"ك\"}, {\"b\": \"ك\"}]", &["b"]).code, 0);
    let run = with("json", "[{\"a\": \"ك\"}]", &["b"]);
    assert!(run.code == 2 && run.out == "[{\"a\": \"ك\"}]", "{}", run.out);
    assert_eq!(with("csv", "a,b\nك,ك\n", &["c"]).code, 2);

    // The last of many records has it, whatever the number of threads is.
    let many = format!("{}{{\"x\": \"ك\"}}\n", text.repeat(20_000));
    for jobs in ["1", "4"] {
        let run = |field| hamvar(&["--format", "jsonl", "--jobs", jobs, "--field", field], &many);
        assert_eq!((run("x").code, run("y").code), (0, 2));
    }
    let folder = folder(&[("a.jsonl", text)]);
    let run = hamvar_in(folder.path(), &["-i", "--field", "title", "--field", "y", "a.jsonl"], "");
    assert_eq!((run.code, read(folder.path(), "a.jsonl").as_str()), (2, text));
    assert_eq!(hamvar_in(folder.path(), &["--check", "--field", "y", "a.jsonl"], "").code, 2);
    assert_eq!(hamvar_in(folder.path(), &["--check", "-q", "--field", "y", "a.jsonl"], "").code, 2);
}
