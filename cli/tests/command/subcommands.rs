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

#[test]
fn explain_shows_edits_and_what_was_left_alone() {
    let run = hamvar(&["explain", "كتاب", "ها", "در", "`كد`"], "");
    assert_eq!(run.code, 0, "{}", run.err);
    let lines: Vec<&str> = run.out.lines().collect();
    assert_eq!(lines[0], "کتاب⎵ها در `كد`");
    assert!(lines.contains(&"  letter         كتاب → کتاب"), "{}", run.out);
    assert!(
        lines
            .iter()
            .any(|l| l.starts_with("  space-to-zwnj  كتاب·ها → كتاب⎵ها (") && l.contains("confidence"))
    );
    assert!(lines.contains(&"  letter         كد → کد (protected)"), "{}", run.out);
    let run = hamvar(&["explain", "--set", "refuse=[\"letter\"]", "كتاب"], "");
    assert_eq!(run.out, "كتاب\n  letter         كتاب → کتاب (refused)\n");
    assert_eq!(hamvar(&["explain", "خوب"], "").out, "خوب\n");
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
