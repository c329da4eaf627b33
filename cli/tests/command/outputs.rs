//! Where results go: folders inside folders, equal names, several texts in one output, and files that change meanwhile.

use std::fs;

use crate::{bytes_in, folder, hamvar, hamvar_in, names, read, write};

const OLD: &str = "كتاب ها\n";
const NEW: &str = "کتاب\u{200C}ها\n";

#[test]
fn a_folder_of_results_inside_the_input_is_no_input() {
    let folder = folder(&[("docs/a.txt", OLD), ("docs/x/b.txt", OLD)]);
    for inputs in [&["docs"][..], &["docs/**/*.txt"], &["docs/a.txt", "docs/x"]] {
        for _ in 0..2 {
            let run = hamvar_in(folder.path(), &[inputs, &["-o", "docs/out"]].concat(), "");
            assert_eq!((run.code, run.err.as_str()), (0, ""), "{inputs:?}");
        }
    }
    assert_eq!(names(&folder.path().join("docs")), ["a.txt", "out", "x"]);
    assert_eq!(read(folder.path(), "docs/out/x/b.txt"), NEW);
    assert!(!folder.path().join("docs/out/out").exists());
    let run = hamvar_in(folder.path(), &["docs", "-o", "docs"], "");
    assert_eq!(run.err, "hamvar: docs/a.txt: --output would replace it; use --in-place for that\n");
}

#[test]
fn inputs_with_equal_names_are_both_named() {
    let folder = folder(&[("a/x.txt", OLD), ("b/x.txt", OLD)]);
    let run = hamvar_in(folder.path(), &["a", "b", "-o", "out"], "");
    let message = "hamvar: --output: a/x.txt and b/x.txt would both become out/x.txt; give each a folder of its own, \
                   in two commands\n";
    assert_eq!((run.code, run.err.as_str()), (2, message));
    for inputs in [["a/x.txt", "a"], ["a", "./a/x.txt"]] {
        let run = hamvar_in(folder.path(), &[&inputs[..], &["-o", "out"]].concat(), "");
        assert!(
            run.code == 2 && run.err.ends_with("a/x.txt: named twice; with --output, leave one out\n"),
            "{}",
            run.err
        );
    }
    assert!(!folder.path().join("out").exists());
}

#[test]
fn texts_in_one_output_begin_on_lines_of_their_own() {
    let folder =
        folder(&[("a.txt", "علي"), ("b.txt", ""), ("c.txt", "كد"), ("d.txt", "دو\n"), ("e.txt", "سه")]);
    let files = ["a.txt", "b.txt", "c.txt", "d.txt", "e.txt"];
    for jobs in ["1", "3"] {
        let run = hamvar_in(folder.path(), &[&files[..], &["--jobs", jobs]].concat(), "");
        assert_eq!((run.code, run.out.as_str()), (0, "علی\nکد\nدو\nسه"));
    }
    assert_eq!(hamvar_in(folder.path(), &["a.txt"], "").out, "علی");
}

#[test]
fn named_utf_16_has_a_byte_order_mark_and_can_be_read_again() {
    let folder = folder(&[("a.txt", "علي"), ("b.txt", "كد\n")]);
    for (label, mark) in [("utf-16", b"\xFF\xFE"), ("utf-16le", b"\xFF\xFE"), ("utf-16be", b"\xFE\xFF")] {
        for (files, new) in [(&["a.txt"][..], "علی"), (&["a.txt", "b.txt"], "علی\nکد\n")] {
            let arguments = [files, &["--output-encoding", label]].concat();
            let (code, out, err) = bytes_in(folder.path(), &arguments, "");
            assert_eq!((code, &out[..2]), (0, &mark[..]), "{err}");
            write(folder.path(), "new/c.txt", &out);
            let run = hamvar_in(folder.path(), &["new/c.txt", "--output-encoding", "utf-8"], "");
            assert_eq!(run.out, format!("\u{FEFF}{new}"), "{}", run.err);
            assert_eq!(hamvar_in(folder.path(), &["--check", "new/c.txt"], "").code, 0);
        }
    }
}

#[test]
fn a_line_that_would_grow_above_the_limit_is_told() {
    // Each of these letters becomes four.
    let (text, new) = ("كتاب\nﷲ ﷲ ﷲ ﷲ ﷲ\nكتاب\n", "کتاب\nﷲ ﷲ ﷲ ﷲ ﷲ\nکتاب\n");
    for format in ["text", "lines"] {
        let arguments = ["--format", format, "--set", "longest_line=30"];
        for more in [&[][..], &["--summary"], &["--jobs", "1"]] {
            let run = hamvar(&[&arguments[..], more].concat(), text);
            assert_eq!((run.code, run.out.as_str()), (0, new), "{format} {more:?}");
            assert!(run.err.starts_with("hamvar: standard input:2:1: warning: "), "{}", run.err);
        }
        for more in [&["--check"][..], &["--check", "-q"]] {
            assert_eq!(hamvar(&[&arguments[..], more].concat(), new).code, 2, "{format}");
        }
        assert!(hamvar(&["--format", format, "--set", "longest_line=60"], text).err.is_empty());
    }
    let run = hamvar(&["--set", "longest_line=30"], text.trim_end_matches("كتاب\n"));
    assert!(run.err.starts_with("hamvar: standard input:2:1: warning: "), "{}", run.err);
}

#[test]
fn a_quiet_check_reads_to_the_end() {
    for jobs in ["1", "2"] {
        let check = |format: &str, text: &[u8]| {
            hamvar(&["--check", "-q", "--jobs", jobs, "--format", format, "--set", "longest_line=100"], text)
        };
        for format in ["text", "lines"] {
            assert_eq!(check(format, OLD.as_bytes()).code, 1);
            let run = check(format, &[OLD.as_bytes(), b"\xFF\n"].concat());
            assert_eq!((run.code, run.err.lines().count()), (2, 1), "{}", run.err);
            let run = check(format, &[OLD, &"کتاب ".repeat(50)].concat().into_bytes());
            assert!(run.code == 2 && run.err.contains("warning: "), "{}", run.err);
        }
        let run = check("jsonl", "\"كد\"\n{\n".as_bytes());
        assert!(run.code == 2 && run.err.contains(":2:1: not JSON"), "{}", run.err);
        let run = check("csv", "n\nكد\n\"كد\"x\n".as_bytes());
        assert!(run.code == 2 && run.err.contains("input:3:"), "{}", run.err);
    }
}

#[cfg(target_os = "linux")]
mod meanwhile {
    use std::path::Path;
    use std::process::{Child, Command, Output, Stdio};

    use super::*;

    /// Starts the command on the file `a.txt` of `folder`, and returns when it has begun to read: its new file is in
    /// `folder/out`.
    fn begun(folder: &Path, arguments: &[&str], out: &str) -> Child {
        let before = names(&folder.join(out)).len();
        let child = Command::new(env!("CARGO_BIN_EXE_hamvar"))
            .args(arguments)
            .current_dir(folder)
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        while names(&folder.join(out)).len() == before {
            std::thread::yield_now();
        }
        child
    }

    fn error(output: Output) -> String {
        assert_eq!(output.status.code(), Some(2));
        String::from_utf8(output.stderr).unwrap()
    }

    #[test]
    fn a_change_that_keeps_length_and_time_is_seen() {
        let folder = folder(&[("a.txt", &OLD.repeat(400_000))]);
        let path = folder.path().join("a.txt");
        let time = fs::metadata(&path).unwrap().modified().unwrap();
        let child = begun(folder.path(), &["-i", "a.txt"], ".");
        let new = OLD.replace('ه', "ب").repeat(400_000);
        fs::write(&path, &new).unwrap();
        fs::File::options().write(true).open(&path).unwrap().set_modified(time).unwrap();
        let err = error(child.wait_with_output().unwrap());
        assert!(err.contains("somebody else changed it meanwhile"), "{err}");
        assert!(fs::read_to_string(&path).unwrap() == new);
    }

    #[test]
    fn another_file_of_the_name_is_not_replaced() {
        let folder = folder(&[("a.txt", &OLD.repeat(400_000)), ("b/b.txt", &OLD.repeat(400_000))]);
        let path = folder.path();
        let time = fs::metadata(path.join("a.txt")).unwrap().modified().unwrap();
        fs::File::options().write(true).open(path.join("b/b.txt")).unwrap().set_modified(time).unwrap();
        let child = begun(path, &["-i", "a.txt"], ".");
        fs::rename(path.join("b/b.txt"), path.join("a.txt")).unwrap();
        let err = error(child.wait_with_output().unwrap());
        assert!(err.contains("somebody else changed it meanwhile"), "{err}");
        assert!(read(path, "a.txt") == OLD.repeat(400_000));
    }

    #[test]
    fn a_file_that_is_cut_while_it_is_read_is_not_written() {
        let folder = folder(&[("a.txt", &OLD.repeat(400_000)), ("out/x", "")]);
        let path = folder.path();
        let child = begun(path, &["a.txt", "-o", "out"], "out");
        fs::File::options().write(true).open(path.join("a.txt")).unwrap().set_len(140).unwrap();
        let err = error(child.wait_with_output().unwrap());
        assert!(err.starts_with("hamvar: a.txt: somebody changed it while it was read, so nothing"), "{err}");
        assert_eq!(names(&path.join("out")), ["x"]);
    }

    #[test]
    fn a_file_that_is_cut_inside_a_letter_is_not_called_broken() {
        for arguments in [&["-i", "a.txt"][..], &["a.txt", "-o", "out"]] {
            let folder = folder(&[("a.txt", &OLD.repeat(400_000)), ("out/x", "")]);
            let path = folder.path();
            let new = if arguments[0] == "-i" { "." } else { "out" };
            let child = begun(path, arguments, new);
            fs::File::options().write(true).open(path.join("a.txt")).unwrap().set_len(1_000_001).unwrap();
            let err = error(child.wait_with_output().unwrap());
            assert!(err.starts_with("hamvar: a.txt: somebody ") && !err.contains("UTF-8"), "{err}");
            assert_eq!(names(&path.join("out")), ["x"]);
        }
    }

    #[test]
    fn two_names_of_a_file_are_both_replaced() {
        for jobs in ["1", "2"] {
            let folder = folder(&[("a.txt", &OLD.repeat(20_000))]);
            let path = folder.path();
            fs::hard_link(path.join("a.txt"), path.join("b.txt")).unwrap();
            let run = hamvar_in(path, &["-i", "a.txt", "b.txt", "--jobs", jobs], "");
            assert_eq!((run.code, run.err.as_str()), (0, ""));
            assert!(read(path, "a.txt") == read(path, "b.txt") && read(path, "b.txt").starts_with(NEW));
        }
    }
}
