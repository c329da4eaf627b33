//! What a user of Unix expects of files, links, signals and byte order marks.

use std::fs;

use crate::{bytes_in, folder, hamvar, hamvar_in, names, read, write};

const OLD: &str = "درخت ها را كاشت\n";
const NEW: &str = "درخت\u{200C}ها را کاشت\n";

#[test]
fn a_byte_order_mark_alone_is_kept() {
    for mark in [&b"\xEF\xBB\xBF"[..], b"\xFF\xFE", b"\xFE\xFF"] {
        for name in ["a.txt", "a.md", "a.json", "a.jsonl", "a.csv", "a.srt"] {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path();
            write(path, name, mark);
            assert_eq!(bytes_in(path, &[name], ""), (0, mark.to_vec(), String::new()), "{name}");
            assert_eq!(bytes_in(path, &["--check", name], ""), (0, vec![], String::new()), "{name}");
            let before = fs::metadata(path.join(name)).unwrap().modified().unwrap();
            assert_eq!(bytes_in(path, &["-i", name], "").0, 0);
            assert_eq!(bytes_in(path, &["-o", "out", name], "").0, 0);
            assert_eq!(fs::read(path.join("out").join(name)).unwrap(), mark, "{name}");
            assert_eq!(fs::read(path.join(name)).unwrap(), mark, "{name}");
            assert_eq!(fs::metadata(path.join(name)).unwrap().modified().unwrap(), before);
        }
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(bytes_in(folder.path(), &["--format", "lines", "--jobs", "3"], mark).1, mark);
    }
}

#[test]
fn columns_of_the_same_name_are_chosen_by_number() {
    let text = format!("متن,n,متن\n{0},1,{0}\n", OLD.trim());
    let run = hamvar(&["--format", "csv", "--field", "متن"], &text);
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    let message = "several columns have the name \"متن\"; give a number instead: --field 1 or --field 3\n";
    assert_eq!(run.err, format!("hamvar: standard input:1:1: {message}"));
    let run = hamvar(&["--format", "csv", "--field", "3"], &text);
    assert_eq!((run.code, run.out), (0, format!("متن,n,متن\n{},1,{}\n", OLD.trim(), NEW.trim())));
    // Nobody chose the doubled name here.
    for arguments in [&["--format", "csv"][..], &["--format", "csv", "--field", "n"]] {
        assert_eq!(hamvar(arguments, &text).code, 0);
    }
}

#[test]
fn quoted_fields_with_another_delimiter_are_an_error_that_names_it() {
    for (sign, name) in [(";", ";"), ("\t", "\\t"), ("|", "|")] {
        let text = format!("\"n\"{sign}\"متن\"\n\"1\"{sign}\"خانه ها\"\n");
        let arguments = [&["--format", "csv"][..], &["--format", "csv", "--field", "متن"]];
        for arguments in arguments.into_iter().chain([&["--format", "csv", "--no-header"][..]]) {
            let run = hamvar(arguments, &text);
            assert_eq!((run.code, run.out.as_str(), run.err.lines().count()), (2, "", 1), "{}", run.err);
            assert!(run.err.ends_with(&format!("--delimiter '{name}'\n")), "{}", run.err);
        }
        let run = hamvar(&["--format", "csv", "--delimiter", name, "--field", "متن"], &text);
        assert_eq!((run.code, run.out), (0, text.replace("خانه ها", "خانه\u{200C}ها")));
    }
    // After the first record, and after a delimiter that the user named, a mark is missing.
    for (arguments, text) in [
        (&["--format", "csv"][..], "n,متن\n\"1\";\"خانه\"\n"),
        (&["--format", "csv", "--delimiter", ","], "\"n\";\"متن\"\n"),
        (&["--format", "csv"], "\"n\" x;\"متن\"\n"),
    ] {
        let run = hamvar(arguments, text);
        assert!(run.code == 2 && run.err.contains("add the missing quotation mark"), "{}", run.err);
    }
}

#[test]
fn utf_32_without_a_mark_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    for text in [OLD, "\n\nخانه\n", "plain\n", "ی\nدو\n", "خانه"] {
        let le: Vec<u8> = text.chars().flat_map(|c| u32::from(c).to_le_bytes()).collect();
        let be: Vec<u8> = text.chars().flat_map(|c| u32::from(c).to_be_bytes()).collect();
        for (bytes, label) in [(le, "utf-32le"), (be, "utf-32be")] {
            let (code, out, err) = bytes_in(folder.path(), &[""; 0], &bytes);
            assert_eq!((code, err.lines().count()), (2, 1), "{text:?} {err}");
            assert!(out.iter().all(|byte| matches!(byte, 0 | b'\n')), "{text:?} {out:?}");
            assert!(err.contains(&format!("iconv -f {label} -t utf-8")), "{text:?} {err}");
        }
    }
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{PermissionsExt, symlink};
    use std::os::unix::process::ExitStatusExt;
    use std::path::Path;
    use std::process::{Command, Stdio};
    use std::time::{Duration, Instant};
    use std::{io::Write, thread};

    use super::*;

    #[test]
    fn output_leaves_files_that_are_read_only() {
        let folder = folder(&[("a.txt", OLD), ("b.txt", OLD), ("out/a.txt", "old\n")]);
        let path = folder.path();
        fs::set_permissions(path.join("out/a.txt"), fs::Permissions::from_mode(0o444)).unwrap();
        let run = hamvar_in(path, &["-o", "out", "a.txt", "b.txt"], "");
        assert_eq!(
            (run.code, run.err.as_str()),
            (2, "hamvar: out/a.txt: read-only, so it is left as it is\n")
        );
        assert_eq!((read(path, "out/a.txt").as_str(), read(path, "out/b.txt").as_str()), ("old\n", NEW));
        assert_eq!(names(&path.join("out")), ["a.txt", "b.txt"]);
    }

    #[test]
    fn output_writes_through_links_but_never_to_an_input() {
        let folder =
            folder(&[("a.txt", OLD), ("b.txt", "دو\n"), ("far/old.txt", "old\n"), ("out/x.txt", "")]);
        let path = folder.path();
        let link = path.join("out/a.txt");
        let relink = |target: &str| {
            let _ = fs::remove_file(&link);
            symlink(target, &link).unwrap();
        };
        relink("../far/old.txt");
        assert_eq!(hamvar_in(path, &["-o", "out", "a.txt"], "").code, 0);
        assert_eq!((read(path, "far/old.txt").as_str(), link.is_symlink()), (NEW, true));

        relink("../far/none.txt");
        let run = hamvar_in(path, &["-o", "out", "a.txt"], "");
        let message = "hamvar: out/a.txt: a link to a file that does not exist; remove the link\n";
        assert_eq!((run.code, run.err.as_str(), link.is_symlink()), (2, message, true));
        assert_eq!(names(&path.join("far")), ["old.txt"]);

        for (target, input) in [("../b.txt", "b.txt"), ("../a.txt", "a.txt")] {
            relink(target);
            let run = hamvar_in(path, &["-o", "out", "a.txt", "b.txt"], "");
            let message = format!("hamvar: {input}: --output would replace it; use --in-place for that\n");
            assert_eq!((run.code, run.err), (2, message));
        }
        // Two results in one file.
        relink("x.txt");
        write(path, "x.txt", OLD);
        let run = hamvar_in(path, &["-o", "out", "a.txt", "x.txt"], "");
        assert_eq!(run.code, 2, "{}", run.err);
        assert_eq!(
            (read(path, "a.txt").as_str(), read(path, "b.txt").as_str(), read(path, "out/x.txt").as_str()),
            (OLD, "دو\n", "")
        );
    }

    #[test]
    fn settings_behind_a_broken_link_are_an_error() {
        let folder = folder(&[("hamvar.toml", "digits = \"keep\"\n"), ("a/a.txt", OLD), ("b.txt", OLD)]);
        symlink("none.toml", folder.path().join("a/hamvar.toml")).unwrap();
        let run = hamvar_in(folder.path(), &["-i", "a", "b.txt"], "");
        assert_eq!((run.code, run.err.lines().count()), (2, 1), "{}", run.err);
        assert!(
            run.err.ends_with(
                "a/hamvar.toml: a link to a file that does not exist; correct the link or remove it\n"
            ),
            "{}",
            run.err
        );
        assert_eq!(
            (read(folder.path(), "a/a.txt").as_str(), read(folder.path(), "b.txt").as_str()),
            (OLD, NEW)
        );
        assert_eq!(hamvar_in(folder.path(), &["-i", "--no-config", "a"], "").code, 0);
    }

    #[test]
    fn extended_attributes_are_kept() {
        let folder = folder(&[("a.txt", OLD), ("b.txt", OLD), ("out/b.txt", "old\n")]);
        let path = folder.path();
        for file in ["a.txt", "out/b.txt"] {
            // Not every file system has attributes.
            if xattr::set(path.join(file), "user.hamvar.test", "مهم".as_bytes()).is_err() {
                return;
            }
        }
        assert_eq!(hamvar_in(path, &["-i", "--backup", "a.txt"], "").code, 0);
        assert_eq!(hamvar_in(path, &["-o", "out", "b.txt"], "").code, 0);
        for file in ["a.txt", "a.txt.bak", "out/b.txt"] {
            let value = xattr::get(path.join(file), "user.hamvar.test").unwrap();
            assert_eq!(value.as_deref(), Some("مهم".as_bytes()), "{file}");
        }
        assert_eq!((read(path, "a.txt").as_str(), read(path, "out/b.txt").as_str()), (NEW, NEW));
    }

    /// Starts `command`, which must read the pipe `a.txt` of `folder` and write a file in the folder `out`. Sends it
    /// `signal` while it does so, and then the end of the text. Returns the exit code and the signal that ended it.
    fn interrupted(folder: &Path, mut command: Command, signal: &str) -> (Option<i32>, Option<i32>) {
        let mut child =
            command.current_dir(folder).stdin(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        let mut pipe = fs::OpenOptions::new().write(true).open(folder.join("a.txt")).unwrap();
        pipe.write_all(OLD.as_bytes()).unwrap();
        let begin = Instant::now();
        while names(&folder.join("out")).is_empty() {
            assert!(begin.elapsed() < Duration::from_secs(30), "no temporary file");
            thread::sleep(Duration::from_millis(5));
        }
        let id = child.id().to_string();
        assert!(Command::new("kill").args(["-s", signal, &id]).status().unwrap().success());
        if signal == "HUP" {
            thread::sleep(Duration::from_millis(100));
            drop(pipe);
        }
        let status = child.wait().unwrap();
        (status.code(), status.signal())
    }

    #[test]
    fn a_signal_leaves_no_temporary_file() {
        let program = env!("CARGO_BIN_EXE_hamvar");
        let arguments = ["a.txt", "-o", "out"];
        let folder = folder(&[("out/x", "")]);
        let path = folder.path();
        fs::remove_file(path.join("out/x")).unwrap();
        assert!(Command::new("mkfifo").arg(path.join("a.txt")).status().unwrap().success());
        for (signal, number) in [("INT", 2), ("TERM", 15)] {
            let mut command = Command::new(program);
            command.args(arguments);
            assert_eq!(interrupted(path, command, signal), (None, Some(number)));
            assert_eq!(names(&path.join("out")), [""; 0]);
        }
        // What the caller ignores, the command ignores, too.
        if cfg!(target_os = "linux") {
            let mut command = Command::new("sh");
            command.args(["-c", "trap '' HUP; exec \"$@\"", "sh", program]).args(arguments);
            assert_eq!(interrupted(path, command, "HUP"), (Some(0), None));
            assert_eq!(names(&path.join("out")), ["a.txt"]);
            assert_eq!(read(path, "out/a.txt"), NEW);
        }
    }

    #[test]
    fn a_limit_of_file_sizes_leaves_the_file_as_it_is() {
        let text = OLD.repeat(4_000);
        let folder = folder(&[("a.txt", &text)]);
        let mut command = Command::new("sh");
        command.args(["-c", "ulimit -f 8; exec \"$@\"", "sh", env!("CARGO_BIN_EXE_hamvar"), "-i", "a.txt"]);
        let output = command.current_dir(folder.path()).output().unwrap();
        let message = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{message}");
        assert!(message.contains("a.txt") && message.lines().count() == 1, "{message}");
        assert_eq!(names(folder.path()), ["a.txt"]);
        assert_eq!(read(folder.path(), "a.txt"), text);
    }
}

#[test]
fn broken_settings_are_reported_once() {
    let files: Vec<(String, &str)> = (0..5).map(|i| (format!("d/{i}.txt"), OLD)).collect();
    let mut files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), *text)).collect();
    files.extend([
        ("d/hamvar.toml", "digits = \"asci\"\n"),
        ("e/a.txt", OLD),
        ("e/hamvar.toml", "fold = 1\n"),
    ]);
    for jobs in ["1", "3"] {
        let folder = folder(&files);
        for mode in [&["-i"][..], &["--check", "-q"], &[]] {
            let arguments = [mode, &["d", "e", "--jobs", jobs]].concat();
            let run = hamvar_in(folder.path(), &arguments, "");
            assert_eq!((run.code, run.err.lines().count()), (2, 2), "{}", run.err);
            assert!(run.err.contains("d/hamvar.toml:1: digits: ") && run.err.contains("e/hamvar.toml:1: "));
            let run = hamvar_in(folder.path(), &[mode, &["d", "e", "--set", "fold=2"]].concat(), "");
            // A file is read before the arguments, so each wrong file is named.
            assert_eq!((run.code, run.err.lines().count()), (2, 2), "{}", run.err);
        }
        assert_eq!(read(folder.path(), "d/0.txt"), OLD);
    }
}
