//! What could lose a text or hang the command: closed outputs, wrong encodings, wrong names.

use std::fs;
use std::process::{Command, Stdio};

use crate::{bytes_in, folder, hamvar, hamvar_in, names, read, write};

const OLD: &str = "خانه ها را ديد\n";
const NEW: &str = "خانه\u{200C}ها را دید\n";

#[cfg(target_os = "linux")]
#[test]
fn messages_that_nobody_can_read_stop_nothing() {
    for jobs in ["1", "3"] {
        let files: Vec<(String, &str)> = (0..9).map(|i| (format!("d/{i}.txt"), OLD)).collect();
        let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), *text)).collect();
        let folder = folder(&files);
        for i in [0, 4] {
            write(folder.path(), &format!("d/{i}.txt"), b"\xFF\n");
        }
        let is_closed = jobs == "3";
        let stderr = match is_closed {
            true => Stdio::piped(),
            false => fs::File::create("/dev/full").unwrap().into(),
        };
        let mut child = Command::new(env!("CARGO_BIN_EXE_hamvar"))
            .args(["-i", "d", "nope", "--summary", "--jobs", jobs])
            .current_dir(folder.path())
            .stderr(stderr)
            .spawn()
            .unwrap();
        drop(child.stderr.take());
        assert_eq!(child.wait().unwrap().code(), Some(2));
        for i in [1, 2, 3, 5, 6, 7, 8] {
            assert_eq!(read(folder.path(), &format!("d/{i}.txt")), NEW);
        }
    }
}

#[test]
fn a_check_whose_reader_has_left_still_found_something() {
    let folder = folder(&[("a.txt", &OLD.repeat(50_000)), ("b.txt", OLD), ("c.txt", "خانه\n")]);
    for (arguments, code) in [
        (&["--check", "a.txt"][..], 1),
        (&["--check", "a.txt", "b.txt", "--jobs", "2"], 1),
        (&["--check", "c.txt"], 0),
        (&["--check", "nope.txt", "a.txt"], 2),
        (&["--diff", "a.txt"], 0),
    ] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_hamvar"))
            .args(arguments)
            .current_dir(folder.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        assert_eq!(child.wait().unwrap().code(), Some(code), "{arguments:?}");
    }
}

#[test]
fn a_text_in_utf_8_is_not_read_in_a_named_encoding() {
    let folder = folder(&[("a.txt", OLD), ("b.txt", "title\n\ncafé, Übung, žlutý\n")]);
    for (file, old) in [("a.txt", OLD), ("b.txt", "title\n\ncafé, Übung, žlutý\n")] {
        for label in ["windows-1256", "windows-1252", "iso-8859-6", "utf-16le"] {
            let arguments = ["-i", "--encoding", label, "--output-encoding", "utf-8", file];
            let run = hamvar_in(folder.path(), &arguments, "");
            let message = format!("hamvar: {file}: it is UTF-8 already; leave out --encoding\n");
            assert_eq!((run.code, run.err), (2, message), "{label}");
            assert_eq!(read(folder.path(), file), old);
        }
    }
    let run = hamvar(&["--encoding", "windows-1256"], OLD);
    assert_eq!((run.code, run.out.as_str(), run.err.lines().count()), (2, "", 1));
}

#[test]
fn legacy_text_whose_first_words_could_be_utf_8_is_read() {
    // سگ and رگ, then ordinary words, in windows-1256.
    let run = hamvar(&["--encoding", "windows-1256"], b"\xD3\x90\n\xD1\x90\n\xDF\xCA\xC7\xC8\n");
    assert_eq!((run.code, run.out.as_str()), (0, "سگ\nرگ\nکتاب\n"), "{}", run.err);
    assert_eq!(hamvar(&["--encoding", "windows-1256"], "only ascii\n").out, "only ascii\n");
}

#[test]
fn utf_32_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let text = "\u{FEFF}خانه";
    let le: Vec<u8> = text.chars().flat_map(|c| u32::from(c).to_le_bytes()).collect();
    let be: Vec<u8> = text.chars().flat_map(|c| u32::from(c).to_be_bytes()).collect();
    for (bytes, label) in [(le, "utf-32le"), (be, "utf-32be")] {
        for arguments in [&[][..], &["--encoding", "utf-16le"]] {
            let (code, out, err) = bytes_in(folder.path(), arguments, &bytes);
            assert_eq!((code, out.len(), err.lines().count()), (2, 0, 1), "{err}");
            assert!(err.contains(label) && err.contains("iconv -f utf-32 -t utf-8"), "{err}");
        }
    }
}

#[cfg(feature = "train")]
#[test]
fn a_model_replaces_no_text() {
    let folder =
        folder(&[("a.txt", "خانه\u{200C}ها را دید\n"), ("w.txt", "خانه\n"), ("notes", OLD), ("empty", "")]);
    let path = folder.path();
    for (arguments, message) in [
        (&["train", "a.txt", "-o", "./a.txt"][..], "./a.txt: --output would replace an input"),
        (&["train", "a.txt", "--words", "w.txt", "-o", "w.txt"], "w.txt: --output would replace an input"),
        (&["train", "a.txt", "-o", "notes"], "notes: not a model"),
    ] {
        let run = hamvar_in(path, arguments, "");
        assert_eq!((run.code, run.err.lines().count()), (2, 1), "{}", run.err);
        assert!(run.err.starts_with(&format!("hamvar: {message}")), "{}", run.err);
    }
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("a.txt", path.join("link")).unwrap();
        let run = hamvar_in(path, &["train", "a.txt", "-o", "link"], "");
        assert!(run.err.contains("would replace an input"), "{}", run.err);
        fs::remove_file(path.join("link")).unwrap();
    }
    for output in ["model", "model", "empty"] {
        assert_eq!(hamvar_in(path, &["train", "a.txt", "-o", output], "").code, 0);
        assert!(fs::read(path.join(output)).unwrap().starts_with(b"hamvarZ"));
    }
    assert_eq!(
        (read(path, "a.txt").as_str(), read(path, "notes").as_str()),
        ("خانه\u{200C}ها را دید\n", OLD)
    );
    assert_eq!(names(path), ["a.txt", "empty", "model", "notes", "w.txt"]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_pipe_without_writer_is_refused_at_once() {
    let folder = folder(&[("a.txt", OLD)]);
    assert!(Command::new("mkfifo").arg(folder.path().join("pipe")).status().unwrap().success());
    let run = hamvar_in(folder.path(), &["-i", "pipe", "a.txt"], "");
    assert_eq!((run.code, run.err.as_str()), (2, "hamvar: pipe: not a file, so it cannot be replaced\n"));
    assert_eq!(read(folder.path(), "a.txt"), NEW);
}

#[test]
fn the_number_of_jobs_has_a_limit() {
    let run = hamvar(&["--format", "lines", "--jobs", "1000000000"], OLD);
    assert_eq!((run.code, run.out.as_str()), (0, NEW), "{}", run.err);
    for number in ["0", "-1", "x"] {
        let run = hamvar(&[&format!("--jobs={number}")], OLD);
        assert_eq!(run.code, 2);
        assert!(run.err.contains("give a whole number from 1 up"), "{}", run.err);
    }
}

#[test]
fn a_tab_can_be_written_as_an_escape() {
    let run =
        hamvar(&["--format", "csv", "--delimiter", "\\t", "--field", "متن"], "n\tمتن\nخانه ها\tخانه ها\n");
    assert_eq!((run.code, run.out.as_str()), (0, "n\tمتن\nخانه ها\tخانه\u{200C}ها\n"), "{}", run.err);
    assert!(hamvar(&["--delimiter", "ab"], "").err.contains("give one character"));
}

#[test]
fn a_header_with_another_delimiter_is_an_error() {
    for (sign, name) in [(";", "';'"), ("\t", "'\\t'"), ("|", "'|'")] {
        let text = format!("n{sign}متن\n1{sign}خانه ها\n");
        for arguments in [&["--format", "csv"][..], &["--format", "csv", "--field", "متن"]] {
            let run = hamvar(arguments, &text);
            assert_eq!((run.code, run.out.as_str(), run.err.lines().count()), (2, "", 1), "{}", run.err);
            assert!(run.err.contains(&format!("--delimiter {name}")), "{}", run.err);
        }
        let run = hamvar(&["--format", "csv", "--delimiter", sign, "--field", "متن"], &text);
        assert_eq!((run.code, run.out), (0, format!("n{sign}متن\n1{sign}خانه\u{200C}ها\n")));
    }
    assert_eq!(hamvar(&["--format", "csv"], "متن\nخانه ها; دو\n").code, 0);
    assert_eq!(hamvar(&["--format", "csv", "--no-header"], "خانه ها; دو\n").code, 0);
    assert_eq!(hamvar(&["--format", "csv", "--delimiter", ","], "متن; n\nخانه ها\n").code, 0);
    assert!(hamvar(&["--format", "tsv"], "n,متن\n1,دو\n").err.contains("--delimiter ','"));
}
