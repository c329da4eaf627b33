//! Formats of which only some parts are text.

use crate::{folder, hamvar, hamvar_in, read};

#[test]
fn lines_are_judged_alone() {
    let text = "خانه هاي شهر را مي سازند\n```\nكد , 12\r\n";
    assert_eq!(hamvar(&["--format", "lines"], text).out, "خانه‌های شهر را می‌سازند\n```\nکد، ۱۲\r\n");
    // As a part of its text, the last line is code.
    assert!(hamvar(&[], text).out.ends_with("كد , 12\r\n"));
}

#[test]
fn only_the_named_fields_of_json_lines_change() {
    let text = concat!(
        r#"{"id": "كد1",  "title":"نامه ها", "meta": {"note": "بيا \"اينجا\"\n"}, "n": 1e5}"#,
        "\n\n",
        r#"{"title": "\u0643\u062a\u0627\u0628 \/ a", "meta": {"note": null}}"#,
        "\n",
    );
    let run = hamvar(&["--format", "jsonl", "--field", "title"], text);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    assert_eq!(run.out, text.replace("نامه ها", "نامه‌ها").replace(r"\u0643", r"\u06a9"));
    let run = hamvar(&["--format", "jsonl", "--field", "meta.note"], text);
    assert_eq!(run.out, text.replace(r#"بيا \"اينجا\""#, "بیا «اینجا»"));
    let run = hamvar(&["--format", "jsonl"], text);
    assert!(
        run.out.contains("کد۱") && run.out.contains("نامه‌ها") && run.out.contains("«اینجا»"),
        "{}",
        run.out
    );
    assert!(run.out.contains(r#""n": 1e5"#) && run.out.contains(r"\/ a"));
}

#[test]
fn what_is_not_json_is_an_error_with_its_place() {
    let folder = folder(&[("a.jsonl", "{\"t\": \"كتاب\"}\n{\"t\": كتاب}\n")]);
    let run = hamvar_in(folder.path(), &["-i", "a.jsonl"], "");
    assert_eq!(run.code, 2);
    assert!(run.err.starts_with("hamvar: a.jsonl:2:"), "{}", run.err);
    assert!(read(folder.path(), "a.jsonl").starts_with("{\"t\": \"كتاب\"}"));
}

#[test]
fn a_diff_of_json_shows_letters_and_not_their_escapes() {
    let text = "{\"a\": \"\\u0643\\u062a\\u0627\\u0628 \\u0647\\u0627\\nx \\/ \\\"\\u0628\\\"\"}\n\n{\"a\": \"ك \\ud83d\\ude00\"}\n";
    let run = hamvar(&["--format", "jsonl", "--diff", "--color", "never"], text);
    let lines: Vec<&str> = run.out.lines().collect();
    assert_eq!(lines.len(), 2, "{}", run.out);
    assert!(
        lines[0].starts_with("standard input:1: {\"a\": \"[-كتاب·ها-]{+کتاب⎵ها+}⏎x / \"ب\""),
        "{}",
        run.out
    );
    assert_eq!(lines[1], "standard input:3: {\"a\": \"[-ك-]{+ک+} 😀\"}");
}

#[test]
fn a_json_document_has_string_values() {
    let folder = folder(&[("a.json", "{\n  \"كليد\": [\"علي\", {\"x\": \"كيان\"}]\n}\n")]);
    let run = hamvar_in(folder.path(), &["a.json"], "");
    assert_eq!(run.out, "{\n  \"كليد\": [\"علی\", {\"x\": \"کیان\"}]\n}\n");
    let run = hamvar_in(folder.path(), &["a.json", "--check", "--field", "كليد.x"], "");
    assert_eq!(run.out.lines().count(), 1, "{}", run.out);
    assert!(run.out.starts_with("a.json:2:"));
}

#[test]
fn only_the_named_columns_of_csv_change() {
    let text = "نام,متن,كد\nعلي,\"گفت: \"\"بيا\"\" , رفت\",ك-12\nكيان,كتاب ها,\"\"\n";
    let run = hamvar(&["--format", "csv", "--field", "متن"], text);
    assert_eq!(run.out, "نام,متن,كد\nعلي,\"گفت: «بیا»، رفت\",ك-12\nكيان,کتاب‌ها,\"\"\n");
    let same = hamvar(&["--format", "csv", "--field", "2"], text);
    assert_eq!(same.out, run.out);
    let all = hamvar(&["--format", "csv"], text);
    assert!(all.out.starts_with("نام,متن,كد\nعلی,"), "{}", all.out);
    let no_header = hamvar(&["--format", "csv", "--no-header", "--field", "3"], text);
    assert_eq!(no_header.out, text.replace("كد", "کد").replace("ك-12", "ک-۱۲"));
    let wrong = hamvar(&["--format", "csv", "--field", "عنوان"], text);
    assert_eq!(wrong.code, 2);
    assert!(wrong.err.contains("نام, متن, كد"), "{}", wrong.err);
}

#[test]
fn tsv_and_other_delimiters_are_known() {
    assert_eq!(hamvar(&["--format", "tsv"], "a\tb\nعلي , ما\tكيان\n").out, "a\tb\nعلی، ما\tکیان\n");
    let run = hamvar(&["--format", "csv", "--delimiter", ";", "--field", "b"], "a;b\nك;ك\n");
    assert_eq!(run.out, "a;b\nك;ک\n");
    let run = hamvar(&["--format", "csv"], "a,b\nك,\"ك\n");
    assert_eq!(run.code, 2);
    assert!(run.err.contains(":2:3: the quotation mark"), "{}", run.err);
}

#[test]
fn fields_come_out_the_same_with_any_number_of_threads() {
    let mut csv = "متن,n\n".to_string();
    let mut json = String::new();
    for i in 0..30_000 {
        csv.push_str(&format!("\"نامه هاي {i}\nسطر دوم\",{i}\n"));
        json.push_str(&format!("{{\"متن\": \"نامه هاي {i}\"}}\n"));
    }
    for (format, text) in [("csv", &csv), ("jsonl", &json), ("lines", &json)] {
        let one = hamvar(&["--format", format, "--jobs", "1"], text);
        assert_eq!(one.code, 0, "{}", one.err);
        assert!(one.out.contains("نامه‌های") && !one.out.contains("هاي"));
        assert!(one.out == hamvar(&["--format", format, "--jobs", "3"], text).out, "{format}");
    }
}

#[test]
fn only_the_text_of_subtitles_changes() {
    let srt = "1\r\n00:00:01,000 --> 00:00:02,500\r\nكجا ميري ?\r\n\r\n2\r\n00:00:03,000 --> 00:00:04,000\r\n- خانه ها , آنجا\r\n";
    let vtt = "WEBVTT كليد\n\nNOTE كد\n\nكليد 1\n00:01.000 --> 00:02.000\nنامه ها رسيد\n";
    let folder = folder(&[("a.srt", srt), ("b.vtt", vtt)]);
    let run = hamvar_in(folder.path(), &["a.srt"], "");
    let expected = "1\r\n00:00:01,000 --> 00:00:02,500\r\nکجا می\u{200C}ری؟\r\n\r\n2\r\n00:00:03,000 --> 00:00:04,000\r\n- خانه‌ها، آنجا\r\n";
    assert_eq!(run.out, expected);
    let run = hamvar_in(folder.path(), &["b.vtt"], "");
    assert_eq!(run.out, vtt.replace("نامه ها رسيد", "نامه‌ها رسید"));
}

#[test]
fn markup_is_text() {
    let folder = folder(&[
        ("a.md", "**كتاب ها** در `كد`\n"),
        ("b.po", "msgid \"book , a\"\nmsgstr \"كتاب ها , ب\"\n"),
    ]);
    assert_eq!(hamvar_in(folder.path(), &["a.md"], "").out, "**کتاب‌ها** در `كد`\n");
    assert_eq!(hamvar_in(folder.path(), &["b.po"], "").out, "msgid \"book , a\"\nmsgstr \"کتاب‌ها , ب\"\n");
    assert_eq!(hamvar(&["--format", "markdown"], "**كتاب ها**").out, "**کتاب‌ها**");
}

#[test]
fn fields_need_a_format_that_has_them() {
    assert_eq!(hamvar(&["--field", "a"], "{}").code, 2);
    assert_eq!(hamvar(&["--field", "a", "--format", "text"], "{}").code, 2);
}

#[test]
fn a_field_of_a_text_is_an_error() {
    let folder = crate::folder(&[("a.txt", "كتاب ها\n"), ("b.jsonl", "{\"t\":\"علي\"}\n")]);
    let run = hamvar_in(folder.path(), &["--field", "t", "a.txt", "b.jsonl"], "");
    assert_eq!((run.code, run.out.as_str()), (2, "{\"t\":\"علی\"}\n"));
    assert_eq!(
        run.err,
        "hamvar: a.txt: --field needs a format with fields: jsonl, json, csv, tsv or parquet; see --format\n"
    );
}
