//! The subcommands.

use crate::{folder, hamvar, hamvar_in, names};

#[test]
fn sentences_and_words_are_printed_one_on_a_line() {
    let text = "باران آمد. تو کجایی؟\nخوبم!\n";
    assert_eq!(hamvar(&["sentences"], text).out, "باران آمد.\nتو کجایی؟\n\nخوبم!\n\n");
    assert_eq!(hamvar(&["words"], "می‌روم، ۳٫۵ متر\n").out, "می‌روم\n۳٫۵\nمتر\n\n");
    assert_eq!(
        hamvar(&["words", "--tokens"], "رفتم، ۳٫۵").out,
        "رفتم\tWord\n،\tPunctuation\n۳٫۵\tNumber\n\n"
    );
    let folder = folder(&[("a.txt", "یک. دو.")]);
    assert_eq!(hamvar_in(folder.path(), &["sentences", "a.txt"], "").out, "یک.\nدو.\n\n");
    assert_eq!(hamvar(&["words", "--encoding", "windows-1256"], b"\xDF\xCA\xC7\xC8").out, "كتاب\n\n");
}

/// What `explain` prints into a pipe.
fn explained(arguments: &[&str]) -> String {
    let run = hamvar(&[&["explain"], arguments].concat(), "");
    assert_eq!(run.code, 0, "{}", run.err);
    run.out
}

/// The rows of the first table with the title `title`.
fn table<'o>(out: &'o str, title: &str) -> Vec<&'o str> {
    let rows = out.lines().skip_while(|line| *line != title);
    let rows: Vec<&str> = rows.skip(1).take_while(|line| line.starts_with(' ')).collect();
    assert!(!rows.is_empty(), "{title}: {out}");
    rows
}

#[test]
fn explain_shows_a_table_for_each_gap() {
    let out = explained(&["كتاب", "ها", "پشت", "بام"]);
    assert_eq!(out.lines().next(), Some("کتاب⎵ها پشت بام"));
    let made = table(&out, "كتاب·ها → كتاب⎵ها");
    assert_eq!(made[0], "  repair      space-to-zwnj, made");
    assert!(made[1].starts_with("  decided by  score ") && made[1].contains(", threshold "), "{out}");
    assert!(
        made[3].ends_with("  كتاب") && made[4].ends_with("  ها") && made[5].ends_with("  كتابها"),
        "{out}"
    );
    assert!(out.contains("\n  damage      ZWNJs: 0 kept, 0 deleted, 1 became spaces;"), "{out}");
    let left = table(&out, "پشت·بام → پشت⎵بام");
    assert_eq!(left[0], "  repair      space-to-zwnj, not made");
    assert!(left[1].contains("; would be made up to confidence "), "{out}");
    let out = explained(&["نمیدانند"]);
    let made = table(&out, "نمیدانند → نمی⎵دانند");
    assert_eq!(made[1], "  decided by  the answer that the model stores for the word");
    let out = explained(&["--set", "words=[\"سنگ\u{200C}دل\"]", "سنگ دل"]);
    assert_eq!(table(&out, "سنگ·دل → سنگ⎵دل")[1], "  decided by  a word of the settings");
    let out = explained(&["--set", "refuse=[\"zwnj-inserted\"]", "نمیدانند"]);
    assert!(out.contains("  repair      zwnj-inserted, made, but refused\n"), "{out}");
}

#[test]
fn explain_lists_the_other_changes_and_what_was_not_changed() {
    let out = explained(&["علي", "گفت", "`كد`"]);
    assert!(out.contains("\nOther changes:\n  letter         علي → علی\n"), "{out}");
    assert!(out.contains("\nNot changed:\n  letter         كد → کد (protected)\n"), "{out}");
    let out = explained(&["--set", "refuse=[\"letter\"]", "علي"]);
    assert!(out.contains("  letter         علي → علی (refused)\n"), "{out}");
    assert_eq!(explained(&["و"]), "و\n");
}

#[test]
fn explain_says_that_an_early_exit_decided() {
    let line = "این کتاب\u{200C}ها را می\u{200C}خوانم و خانه\u{200C}های بزرگ\u{200C}تر را می\u{200C}بینم.\n";
    let out = explained(&[&format!("{line}{line}بزرگ تر میشوم")]);
    let left = table(&out, "بزرگ·تر → بزرگ⎵تر");
    assert_eq!(left[0], "  repair      space-to-zwnj, not made");
    let reason = "  decided by  an early exit, before all features were added up; all of them give score ";
    assert!(left[1].starts_with(reason), "{out}");
}

#[test]
fn explain_needs_a_text() {
    for arguments in [&["explain", ""][..], &["explain", " ", ""], &["explain", "--json", ""]] {
        let run = hamvar(arguments, "");
        assert_eq!((run.code, run.out.as_str()), (2, ""));
        assert_eq!(run.err, "hamvar: explain: the text is empty; give a word or a text\n");
    }
}

#[test]
fn explain_prints_json_on_demand() {
    let run = hamvar(&["explain", "--json", "درخت ها"], "");
    let all: Vec<serde_json::Value> =
        run.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let made = all.iter().find(|decision| decision["made"] == true).unwrap();
    assert_eq!((made["start"].as_u64(), made["end"].as_u64()), (Some(8), Some(9)));
    assert_eq!((&made["kind"], &made["reason"]), (&"space-to-zwnj".into(), &"score".into()));
    assert!(made["score"].as_f64() > made["threshold"].as_f64());
    assert!(made["left"]["alone"].as_u64() > Some(0) && made["damage"]["zwnjs_spaced"].as_f64() > Some(0.5));
}

#[test]
fn completions_and_the_manual_name_the_flags() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let run = hamvar(&["completions", shell], "");
        assert_eq!(run.code, 0);
        assert!(run.out.contains("in-place"), "{shell}");
    }
    let manual = hamvar(&["man"], "").out;
    assert!(manual.contains("\\-\\-in\\-place") && manual.contains("Exit codes"), "{manual}");
    assert!(hamvar(&["--help"], "").out.contains("Exit codes"));
    assert!(hamvar(&["--version"], "").out.starts_with("hamvar "));
}

#[cfg(feature = "train")]
#[test]
fn a_trained_model_is_used() {
    let text = "گل‌سنگ‌ها روی سنگ بودند\nسنگ‌ها و گل‌ها را دیدم\nاو می‌رود و می‌آید\n".repeat(30);
    let folder = folder(&[("t.txt", &text), ("w.txt", "# یادداشت\nدل‌آرا\n"), ("c.tsv", "سنگ\t12\nابر\t7\n")]);
    let arguments =
        ["train", "t.txt", "--words", "w.txt", "--counts", "c.tsv", "--weight", "0.5", "-o", "m.model"];
    let run = hamvar_in(folder.path(), &arguments, "");
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.err.starts_with("m.model: "));
    assert_eq!(names(folder.path()), ["c.tsv", "m.model", "t.txt", "w.txt"]);
    let run = hamvar_in(folder.path(), &["--model", "m.model"], "میرود و سنگها\n");
    assert_eq!((run.code, run.out.as_str()), (0, "می‌رود و سنگ‌ها\n"), "{}", run.err);
    let wrong = hamvar_in(folder.path(), &["--model", "t.txt"], "");
    assert!(wrong.code == 2 && wrong.err.starts_with("hamvar: t.txt: "), "{}", wrong.err);
    assert_eq!(hamvar_in(folder.path(), &["train", "t.txt", "-o", "m", "--weight", "0"], "").code, 2);
    assert_eq!(hamvar_in(folder.path(), &["train", "t.txt", "-o", "m", "--counts", "w.txt"], "").code, 2);
}

#[test]
fn of_subtitles_only_the_text_is_cut() {
    let folder = crate::folder(&[("f.srt", "1\n00:00:01,000 --> 00:00:02,000\nسلام. خوبی؟\n\n")]);
    let sentences = crate::hamvar_in(folder.path(), &["sentences", "f.srt"], "");
    assert_eq!(sentences.out, "سلام.\nخوبی؟\n\n");
    let words = crate::hamvar_in(folder.path(), &["words", "f.srt"], "");
    assert_eq!(words.out, "سلام\nخوبی\n\n");
    let text = crate::hamvar_in(folder.path(), &["words", "f.srt", "--format", "text"], "");
    assert!(text.out.starts_with("1\n\n00:00"), "{}", text.out);
    assert_eq!(crate::hamvar(&["words", "--format", "json"], "").code, 2);
}

#[test]
fn of_subtitles_tags_are_not_cut() {
    let srt =
        "1\n00:00:01,000 --> 00:00:02,000\n{\\an8}<i>سلام.</i> خوبی؟\n<font color=\"red\">بله</font>\n\n";
    let vtt = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v مینا>سلام &amp; <c.red>درود</c>\n";
    let folder = folder(&[("f.srt", srt), ("f.vtt", vtt)]);
    let of = |arguments: &[&str]| hamvar_in(folder.path(), arguments, "").out;
    assert_eq!(of(&["words", "f.srt", "f.vtt"]), "سلام\nخوبی\n\nبله\n\nسلام\nدرود\n\n");
    assert_eq!(of(&["sentences", "f.srt", "f.vtt"]), "سلام.\nخوبی؟\n\nبله\n\nسلام & درود\n\n");
    // The tags of the file itself stay.
    assert!(of(&["f.srt"]).contains("{\\an8}<i>سلام.</i>"));
}

#[test]
fn an_error_of_one_file_leaves_the_others_to_words() {
    let folder = folder(&[("a.txt", "یک دو\n"), ("b.txt", "سه\n")]);
    crate::write(folder.path(), "c.txt", b"\xDB\x8C\n\xDB\x8C\xFF\n");
    for command in ["words", "sentences"] {
        let run = hamvar_in(folder.path(), &[command, "a.txt", "none.txt", "c.txt", "b.txt"], "");
        assert_eq!((run.code, run.err.lines().count()), (2, 2), "{}", run.err);
        assert!(
            run.out.ends_with("\n\nی\n\nسه\n\n") && run.err.contains("c.txt:2:2: not UTF-8"),
            "{}",
            run.err
        );
    }
}
