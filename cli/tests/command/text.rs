//! Text from standard input, and what is printed of it.

use crate::{folder, hamvar, hamvar_in};

const TEXT: &str = "دفتر هاي كهنه را مي خواندم , ولي نميفهميدم!!\nسال 1402 بود...\n";
const NEW: &str = "دفترهای کهنه را می\u{200C}خواندم، ولی نمی\u{200C}فهمیدم!\nسال ۱۴۰۲ بود…\n";

#[test]
fn standard_input_is_normalized_to_standard_output() {
    for arguments in [&[][..], &["-"], &["--jobs", "2"], &["--summary"], &["--format", "text"], &["-q"]] {
        let run = hamvar(arguments, TEXT);
        assert_eq!((run.code, run.out.as_str()), (0, NEW), "{arguments:?}");
        assert_eq!(run.err.is_empty(), !arguments.contains(&"--summary"), "{}", run.err);
    }
    assert_eq!(hamvar(&[], "").out, "");
    assert_eq!(hamvar(&[], "بدون پایان سطر  ,").out, "بدون پایان سطر،");
    assert_eq!(hamvar(&[], "no Persian , here\r\n").out, "no Persian , here\r\n");
}

#[test]
fn a_preset_is_chosen() {
    assert_eq!(hamvar(&["--preset", "minimal"], "كتاب هاي 12 ,").out, "کتاب های 12 ,");
    assert_eq!(hamvar(&["--preset", "search"], "مِی‌رَوَم ۱۲").out, "میروم 12");
    let wrong = hamvar(&["--preset", "minimum"], "");
    assert_eq!(wrong.code, 2);
    assert!(wrong.err.contains("minimal"), "{}", wrong.err);
}

#[test]
fn only_the_named_steps_run() {
    let text = "نامه هاي علي 12 ,";
    for (step, expected) in [
        ("fold", "نامه های علی 12 ,"),
        ("digits", "نامه هاي علي ۱۲ ,"),
        ("spacing", "نامه هاي علي 12،"),
        ("zwnj", "نامه‌هاي علي 12 ,"),
        ("lost-zwnj", "نامه‌هاي علي 12 ,"),
        ("lost-spaces", text),
        ("broken-words", text),
    ] {
        assert_eq!(hamvar(&["--only", step], text).out, expected, "{step}");
    }
    assert_eq!(hamvar(&["--only", "fold", "--only", "digits"], text).out, "نامه های علی ۱۲ ,");
}

#[test]
fn refused_kinds_of_edits_are_not_made() {
    let run = hamvar(&["--refuse", "ellipsis", "--refuse", "digit"], "كتاب 12...\n");
    assert_eq!(run.out, "کتاب 12...\n");
    let run = hamvar(&["--refuse", "dots"], "");
    assert_eq!(run.code, 2);
    assert!(run.err.contains("ellipsis"), "{}", run.err);
}

#[test]
fn check_names_each_change_and_its_place() {
    let folder = folder(&[("a.txt", "خوب است\nاين دفتر ها\n"), ("b.txt", "همه چیز خوب است.\n")]);
    let run = hamvar_in(folder.path(), &["--check", "a.txt", "b.txt"], "");
    assert_eq!(run.code, 1);
    assert_eq!(run.out, "a.txt:2:2: letter: اين → این\na.txt:2:9: word-joined: دفتر·ها → دفترها\n");
    let run = hamvar_in(folder.path(), &["--check", "b.txt"], "");
    assert_eq!((run.code, run.out.as_str(), run.err.as_str()), (0, "", ""));
    let run = hamvar_in(folder.path(), &["--check", "-q", "a.txt", "b.txt"], "");
    assert_eq!((run.code, run.out.as_str()), (1, ""));
    let run = hamvar(&["--check"], "خوب بود!!");
    assert_eq!(run.out, "standard input:1:9: punctuation: ! → ∅\n");
    let run = hamvar(&["--check"], "نميآيد");
    assert_eq!(run.out.lines().next(), Some("standard input:1:3: letter: نميآيد → نمیآيد"));
}

#[test]
fn subtitles_are_prose_unless_the_settings_say_otherwise() {
    let subtitles = |text: &str| format!("1\n00:00:01,000 --> 00:00:02,000\n{text}\n\n");
    let old = subtitles("\"سلام , خوبي ?\"");
    let folder = crate::folder(&[("a.srt", &old), ("a.vtt", &format!("WEBVTT\n\n{old}"))]);
    let new = |arguments: &[&str]| hamvar_in(folder.path(), arguments, "").out;
    let mended = hamvar(&["--set", "text_kind=prose"], "\"سلام , خوبي ?\"").out;
    assert!(mended.contains("سلام، خوبی؟"), "{mended}");
    assert_eq!(new(&["a.srt"]), subtitles(&mended).replace("\n\n\n", "\n\n"));
    assert_eq!(new(&["a.vtt"]), format!("WEBVTT\n\n{}", new(&["a.srt"])));
    assert_eq!(new(&["a.srt", "--set", "text_kind=data"]), subtitles("\"سلام , خوبی ?\""));
    assert_eq!(hamvar(&[], "\"سلام , خوبي ?\"").out, "\"سلام , خوبی ?\"");
}

#[test]
fn diff_shows_changed_words_with_signs_for_what_is_invisible() {
    let run = hamvar(&["--diff"], "خوب\nاو نامه ها را می‌خواند , و رفت\n");
    assert_eq!(run.code, 0);
    assert_eq!(run.out, "standard input:2: او [-نامه·ها-]{+نامه⎵ها+} را [-می⎵خواند·,-]{+می⎵خواند،+} و رفت\n");
    let run = hamvar(&["--diff", "--color", "always"], "علي");
    assert_eq!(
        run.out,
        "\u{1b}[2mstandard input:1:\u{1b}[0m \u{1b}[9;31mعلي\u{1b}[0m \u{1b}[1;32mعلی\u{1b}[0m\n"
    );
    assert_eq!(hamvar(&["--diff", "--color", "never"], "علي").out, "standard input:1: [-علي-]{+علی+}\n");
    assert_eq!(hamvar(&["--diff"], "خوب بود!!").out, "standard input:1: خوب بود![-!-]\n");
    let long = format!("{}علي{}\n", "آغاز ".repeat(40), " پایان".repeat(40));
    let run = hamvar(&["--diff"], long);
    assert!(
        run.out.chars().count() < 100 && run.out.contains("… آغاز") && run.out.contains("پایان …"),
        "{}",
        run.out
    );
}

#[test]
fn edits_are_lines_of_json_with_offsets() {
    let text = "خوب\nگفت: \"بيا\"\n";
    let run = hamvar(&["--edits"], text);
    let edits: Vec<serde_json::Value> =
        run.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let kinds: Vec<_> = edits.iter().map(|edit| edit["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["quotation-mark", "letter", "quotation-mark"]);
    assert!(
        edits[0]["group"].is_u64() && edits[0]["group"] == edits[2]["group"] && edits[1]["group"].is_null()
    );
    for edit in &edits {
        let range = edit["start"].as_u64().unwrap() as usize..edit["end"].as_u64().unwrap() as usize;
        assert_eq!(&text[range], edit["before"].as_str().unwrap());
        assert_eq!(edit["line"], 2);
    }
    assert_eq!((edits[1]["column"].as_u64(), edits[1]["after"].as_str()), (Some(8), Some("ی")));
}

#[test]
fn a_summary_counts_edits_by_kind() {
    let run = hamvar(&["--summary"], "علي و كيان...\n");
    assert_eq!(run.err, "1 text, 1 changed, 3 edits\n       2  letter\n       1  ellipsis\n");
    let run = hamvar(&["--summary", "--check"], "خوب\n");
    assert_eq!((run.code, run.err.as_str()), (0, "1 text, 0 changed, 0 edits\n"));
}

#[test]
fn a_long_text_in_pieces_comes_out_as_a_whole() {
    // The first lines show how the text was damaged, and code in backticks is open over pieces.
    let mut text = "خانه هاي شهر را مي سازند و نامه ها نمي رسند\n".repeat(200);
    text.push_str("```\n");
    text.push_str(&"كد , 12\n".repeat(60_000));
    text.push_str("```\nپيش بيني هوا\n");
    let expected = hamvar::Normalizer::standard().normalize(&text).into_owned();
    assert_eq!(hamvar(&[], &text).out, expected);
    assert_eq!(hamvar(&["--summary"], &text).out, expected);
    let check = hamvar(&["--check"], &text);
    assert_eq!(check.out.lines().last().map(|line| line.split(':').nth(1)), Some(Some("60203")));
}

#[test]
fn texts_of_several_encodings_are_joined_as_utf_8() {
    let utf16: Vec<u8> = "\u{FEFF}علي\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let folder = crate::folder(&[("c.txt", "\u{FEFF}كتاب\n")]);
    crate::write(folder.path(), "a.txt", &utf16);
    for jobs in ["1", "2"] {
        let run = crate::hamvar_in(folder.path(), &["a.txt", "c.txt", "--jobs", jobs], "");
        assert_eq!((run.code, run.out.as_str()), (0, "علی\nکتاب\n"), "{}", run.err);
    }
    let (_, alone, _) = crate::bytes_in(folder.path(), &["a.txt"], "");
    assert_eq!(alone, "\u{FEFF}علی\n".encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>());
    let arguments = ["a.txt", "c.txt", "--output-encoding", "utf-16be"];
    let (_, joined, _) = crate::bytes_in(folder.path(), &arguments, "");
    assert_eq!(joined, "\u{FEFF}علی\nکتاب\n".encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<u8>>());
}

#[test]
fn utf_16_without_a_mark_is_not_taken_for_utf_8() {
    // Every byte of this text is ASCII.
    let bytes: Vec<u8> = "كتاب خوب\nرفتن\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert!(bytes.is_ascii());
    let run = hamvar(&[], &bytes);
    let expected = "hamvar: standard input: it looks like utf-16le: use --encoding utf-16le, or --encoding utf-8 \
                    if it is UTF-8\n";
    assert_eq!((run.code, run.err.as_str()), (2, expected));
    let run = hamvar(&["--encoding", "utf-8", "--check"], &bytes);
    assert!(
        run.code == 2 && run.err.contains(":1:10: a NUL at byte 9; it looks like utf-16le: use "),
        "{}",
        run.err
    );
    assert_eq!(hamvar(&["--encoding", "utf-8", "--check"], &bytes[..8]).code, 0);
    assert_eq!(hamvar(&[], "خط\u{5}\u{6} صفر\n").out, "خط\u{5}\u{6} صفر\n");
    assert_eq!(hamvar(&[], "    \n").out, "    \n");
}

#[test]
fn each_line_of_a_pipe_is_answered_at_once() {
    for arguments in [&[][..], &["--format", "lines"], &["--format", "lines", "--jobs", "1"], &["--summary"]]
    {
        let answers = crate::one_by_one(arguments, &["", "a", "", "كيان", "ب", "کتاب ها"]);
        assert_eq!(answers, ["", "a", "", "کیان", "ب", "کتاب\u{200C}ها"], "{arguments:?}");
    }
}

#[test]
fn what_comes_before_a_fault_is_the_same_with_any_number_of_jobs() {
    let mut bytes = "این كتاب ها\n".repeat(100_000).into_bytes();
    bytes.extend(b"\xFF\n");
    let run = |jobs| {
        let folder = tempfile::tempdir().unwrap();
        crate::bytes_in(folder.path(), &["--format", "lines", "--jobs", jobs], &bytes)
    };
    let one = run("1");
    assert_eq!(one.0, 2);
    assert!(one.1.len() > 1_000_000);
    for jobs in ["2", "7"] {
        assert!(run(jobs) == one, "{jobs}");
    }
}
