//! What goes wrong outside of the command: nothing is lost, and each error is one line.

use std::fs;
use std::process::{Command, Stdio};

use crate::{folder, hamvar_in, names, read};

const OLD: &str = "كتاب ها\n";

#[test]
fn an_error_of_one_file_leaves_the_others() {
    let folder = folder(&[("a.txt", OLD), ("b.txt", OLD)]);
    for jobs in ["1", "3"] {
        let run = hamvar_in(folder.path(), &["a.txt", "missing.txt", "b.txt", "--jobs", jobs], "");
        assert_eq!((run.code, run.out.as_str()), (2, "کتاب‌ها\nکتاب‌ها\n"));
        assert_eq!(run.err, "hamvar: missing.txt: cannot be read: No such file or directory\n");
    }
}

#[test]
fn standard_input_has_no_file_to_replace() {
    let folder = folder(&[]);
    for arguments in [&["-i"][..], &["--output", "out"], &["-i", "-"]] {
        let run = hamvar_in(folder.path(), arguments, OLD);
        assert_eq!((run.code, run.out.as_str(), run.err.lines().count()), (2, "", 1), "{arguments:?}");
    }
    assert_eq!(hamvar_in(folder.path(), &["-i", "--check"], "").code, 2);
    assert_eq!(hamvar_in(folder.path(), &["--backup", "x"], "").code, 2);
}

#[test]
fn a_closed_pipe_ends_the_command_quietly() {
    let folder = folder(&[("a.txt", &OLD.repeat(100_000)), ("b.txt", OLD)]);
    for arguments in
        [&["a.txt"][..], &["--edits", "a.txt"], &["a.txt", "b.txt", "--jobs", "2"], &["words", "a.txt"]]
    {
        let mut child = Command::new(env!("CARGO_BIN_EXE_hamvar"))
            .args(arguments)
            .current_dir(folder.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!((output.status.code(), output.stderr), (Some(0), Vec::new()), "{arguments:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_one_line() {
    let folder = folder(&[("a.txt", &OLD.repeat(100_000)), ("b.txt", OLD)]);
    for name in ["a.txt", "b.txt"] {
        let full = fs::File::create("/dev/full").unwrap();
        let output = Command::new(env!("CARGO_BIN_EXE_hamvar"))
            .arg(folder.path().join(name))
            .stdout(full)
            .stderr(Stdio::piped())
            .spawn()
            .unwrap()
            .wait_with_output()
            .unwrap();
        assert_eq!(output.status.code(), Some(2));
        let err = String::from_utf8(output.stderr).unwrap();
        assert_eq!(err, "hamvar: standard output: cannot be written: No space left on device\n");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_device_or_a_pipe_is_never_replaced() {
    let folder = folder(&[("a.txt", OLD)]);
    let path = folder.path();
    std::os::unix::net::UnixListener::bind(path.join("device")).unwrap();
    for arguments in [&["train", "a.txt", "-o", "device"][..], &["-i", "/dev/null"]] {
        let run = hamvar_in(path, arguments, "");
        assert_eq!((run.code, run.err.lines().count()), (2, 1), "{arguments:?}: {}", run.err);
        assert!(run.err.ends_with(": not a file, so it cannot be replaced\n"), "{}", run.err);
    }
    assert_eq!(names(path), ["a.txt", "device"]);
}

#[test]
fn a_file_is_no_folder_for_results() {
    let folder = folder(&[("a.txt", OLD), ("b.txt", OLD)]);
    let run = hamvar_in(folder.path(), &["a.txt", "-o", "b.txt"], "");
    assert_eq!((run.code, run.err.as_str()), (2, "hamvar: --output: b.txt is a file; name a folder\n"));
    assert_eq!(read(folder.path(), "b.txt"), OLD);
}

#[test]
fn a_folder_without_texts_is_an_error() {
    let folder = folder(&[("data/a.csv", "متن\nكتاب ها\n"), ("b.txt", OLD)]);
    let run = hamvar_in(folder.path(), &["data", "b.txt"], "");
    assert_eq!((run.code, run.out.as_str(), run.err.lines().count()), (2, "کتاب\u{200C}ها\n", 1));
    assert!(
        run.err.starts_with("hamvar: data: the folder has no file with the extension txt, "),
        "{}",
        run.err
    );
    assert_eq!(hamvar_in(folder.path(), &["data", "--ext", "csv"], "").code, 0);
}

#[cfg(unix)]
#[test]
fn permissions_and_links_stay() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = folder(&[("real/a.txt", OLD), ("c.txt", OLD)]);
    let path = folder.path();
    symlink("real/a.txt", path.join("link.txt")).unwrap();
    fs::set_permissions(path.join("real/a.txt"), fs::Permissions::from_mode(0o640)).unwrap();
    assert_eq!(hamvar_in(path, &["-i", "link.txt"], "").code, 0);
    assert!(fs::symlink_metadata(path.join("link.txt")).unwrap().is_symlink());
    assert_eq!(read(path, "real/a.txt"), "کتاب‌ها\n");
    assert_eq!(fs::metadata(path.join("real/a.txt")).unwrap().permissions().mode() & 0o777, 0o640);

    fs::set_permissions(path.join("c.txt"), fs::Permissions::from_mode(0o444)).unwrap();
    let run = hamvar_in(path, &["-i", "c.txt"], "");
    assert_eq!((run.code, run.err.as_str()), (2, "hamvar: c.txt: read-only, so it is left as it is\n"));
    assert_eq!(read(path, "c.txt"), OLD);
    assert_eq!(names(path), ["c.txt", "link.txt", "real"]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_that_changes_meanwhile_is_left() {
    use std::io::Write;
    let folder = folder(&[("a.txt", &OLD.repeat(400_000))]);
    let path = folder.path().join("a.txt");
    let child = Command::new(env!("CARGO_BIN_EXE_hamvar"))
        .args(["-i", "a.txt"])
        .current_dir(folder.path())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // As soon as the new file is there, the old one has been opened.
    while names(folder.path()).len() < 2 {
        std::thread::yield_now();
    }
    fs::OpenOptions::new().append(true).open(&path).unwrap().write_all("دو\n".as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().contains("somebody else changed it meanwhile"));
    assert!(read(folder.path(), "a.txt").ends_with("كتاب ها\nدو\n"));
    assert_eq!(names(folder.path()), ["a.txt"]);
}

#[cfg(not(feature = "parquet"))]
#[test]
fn a_command_without_parquet_names_the_feature() {
    let folder = folder(&[("a.parquet", "PAR1"), ("b.txt", OLD)]);
    let run = hamvar_in(folder.path(), &["--field", "text", "a.parquet"], "");
    assert_eq!((run.code, run.out.as_str(), run.err.lines().count()), (2, "", 1));
    assert!(run.err.ends_with("cargo install --path cli --features parquet\n"), "{}", run.err);
    let run = hamvar_in(folder.path(), &["-i", "a.parquet", "b.txt"], "");
    assert_eq!((run.code, read(folder.path(), "b.txt").as_str()), (2, "کتاب\u{200C}ها\n"));
}
