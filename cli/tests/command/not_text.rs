//! Files that are no text, though their bytes are valid UTF-8, and settings that are no files.

use std::fs;

use crate::{bytes_in, folder, hamvar, hamvar_in, names, write};

const OLD: &str = "درخت ها را كاشت\n";

/// A tar archive of one file, as far as the command looks at it.
fn archive(name: &str, text: &str) -> Vec<u8> {
    let mut bytes = name.as_bytes().to_vec();
    bytes.resize(100, 0);
    bytes.extend(b"0000644\x000001000\x000001000\x00");
    bytes.extend(format!("{:011o}\x0014700000000\x00", text.len()).bytes());
    bytes.resize(257, 0);
    bytes.extend(b"ustar\x0000");
    bytes.resize(512, 0);
    bytes.extend(text.bytes());
    bytes.resize(2048, 0);
    bytes
}

#[test]
fn a_tar_archive_is_named_and_stays() {
    let message = "it is no text, but a tar archive: unpack it first, such as by tar -x\n";
    for name in ["a.txt", "متن.txt"] {
        let bytes = archive(name, OLD);
        let folder = folder(&[]);
        write(folder.path(), "a.txt", &bytes);
        for arguments in [&["-i", "a.txt"][..], &["a.txt"], &["--check", "a.txt"], &["words", "a.txt"]] {
            let run = hamvar_in(folder.path(), arguments, "");
            assert_eq!((run.code, run.out.as_str(), run.err), (2, "", format!("hamvar: a.txt: {message}")));
        }
        assert_eq!(fs::read(folder.path().join("a.txt")).unwrap(), bytes);
        let run = hamvar(&[], &bytes);
        assert_eq!((run.code, run.err), (2, format!("hamvar: standard input: {message}")));
    }
}

#[test]
fn a_nul_is_no_text_and_the_file_stays() {
    let database = [&b"SQLite format 3\0\x10\0\x01\x01\0@  "[..], &[0; 500], OLD.as_bytes()].concat();
    let late = [OLD.repeat(20_000).as_bytes(), b"a\0b\n"].concat();
    for (bytes, place) in [
        (&database[..], "1:16: it is no text, since it has a NUL at byte 15; leave the file out\n"),
        (b"Rar!\x1A\x07\x01\0abc", "1:8: it is no text, since it has a NUL at byte 7; "),
        (b"\x7FELF\x02\x01\x01\0\0\0", "1:8: it is no text, since it has a NUL at byte 7; "),
        (b"ab\0cd", "1:3: it is no text, since it has a NUL at byte 2; "),
        (b"\xEF\xBB\xBF\xDA\xA9\0", "1:2: it is no text, since it has a NUL at byte 5; "),
        (&late, "20001:2: it is no text, since it has a NUL at byte 560001; "),
    ] {
        for arguments in
            [&["-i"][..], &["-o", "out"], &["-i", "--format", "lines"], &["-i", "--format", "csv"]]
        {
            let folder = folder(&[("out/x", "")]);
            write(folder.path(), "a.txt", bytes);
            let (code, _, err) = bytes_in(folder.path(), &[&["a.txt"], arguments].concat(), "");
            assert!(code == 2 && err.starts_with(&format!("hamvar: a.txt:{place}")), "{err}");
            assert!(err.lines().count() == 1 && !err.contains("--encoding"), "{err}");
            assert_eq!(fs::read(folder.path().join("a.txt")).unwrap(), bytes);
            assert_eq!((names(folder.path()).len(), names(&folder.path().join("out")).len()), (2, 1));
        }
    }
    // The lines before the NUL are text.
    assert_eq!(hamvar(&[], "كد\nكد\0\n").out, "کد\n");
    let utf_16: Vec<u8> = "\u{FEFF}كد\0\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(bytes_in(folder(&[]).path(), &[] as &[&str], utf_16).0, 0);
}

#[test]
fn text_with_the_mark_of_an_archive_is_text() {
    for before in [257, 256] {
        let text = format!("{}ustar\n", "a".repeat(before));
        assert_eq!(hamvar(&[], &text).out, text);
    }
}

#[cfg(unix)]
#[test]
fn a_pipe_or_a_device_has_no_settings() {
    let folder = folder(&[("a.txt", OLD), ("b/b.txt", OLD)]);
    let path = folder.path();
    let made = std::process::Command::new("mkfifo").arg(path.join("hamvar.toml")).status();
    assert!(made.unwrap().success());
    std::os::unix::fs::symlink("/dev/zero", path.join("b/hamvar.toml")).unwrap();
    let message = "not a file, so it has no ";
    for (arguments, name) in [
        (&["a.txt"][..], "hamvar.toml"),
        (&["b/b.txt"], "b/hamvar.toml"),
        (&["a.txt", "--config", "/dev/zero"], "/dev/zero"),
        (&["a.txt", "--config", "hamvar.toml"], "hamvar.toml"),
        (&["a.txt", "--no-config", "--model", "/dev/zero"], "/dev/zero"),
        (&["a.txt", "--no-config", "--set", "model=hamvar.toml"], "hamvar.toml"),
    ] {
        let run = hamvar_in(path, arguments, "");
        assert_eq!((run.code, run.out.as_str(), run.err.lines().count()), (2, "", 1), "{}", run.err);
        assert!(run.err.contains(&format!("{name}: {message}")), "{}", run.err);
    }
    // A link to a file is followed.
    write(path, "s.toml", "fold = false\n");
    std::os::unix::fs::symlink("s.toml", path.join("l.toml")).unwrap();
    assert_eq!(hamvar_in(path, &["a.txt", "--config", "l.toml"], "").out, "درخت\u{200C}ها را كاشت\n");
}
