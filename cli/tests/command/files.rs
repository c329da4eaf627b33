//! Files and folders: how they are found, replaced and written.

use std::fs;

use crate::{bytes_in, folder, hamvar_in, names, read, write};

const OLD: &str = "كتاب ها\n";
const NEW: &str = "کتاب‌ها\n";

#[test]
fn files_are_printed_one_after_the_other() {
    let folder = folder(&[("a.txt", OLD), ("b.txt", "دو\n")]);
    for jobs in ["1", "4"] {
        let run = hamvar_in(folder.path(), &["b.txt", "a.txt", "-", "--jobs", jobs], "كيان");
        assert_eq!((run.code, run.out), (0, format!("دو\n{NEW}کیان")));
    }
}

#[test]
fn files_are_replaced_in_place() {
    let folder = folder(&[("a.txt", OLD), ("b.txt", "دو\n")]);
    let before = fs::metadata(folder.path().join("b.txt")).unwrap().modified().unwrap();
    let run = hamvar_in(folder.path(), &["--in-place", "a.txt", "b.txt", "./a.txt"], "");
    assert_eq!((run.code, run.out.as_str(), run.err.as_str()), (0, "", ""));
    assert_eq!((read(folder.path(), "a.txt").as_str(), read(folder.path(), "b.txt").as_str()), (NEW, "دو\n"));
    assert_eq!(fs::metadata(folder.path().join("b.txt")).unwrap().modified().unwrap(), before);
    assert_eq!(names(folder.path()), ["a.txt", "b.txt"]);
}

#[test]
fn a_backup_keeps_the_old_file() {
    let folder = folder(&[("a.txt", OLD), ("b.txt", OLD), ("c.txt", NEW)]);
    assert_eq!(hamvar_in(folder.path(), &["-i", "--backup", "a.txt", "c.txt"], "").code, 0);
    assert_eq!(hamvar_in(folder.path(), &["-i", "--backup=~", "b.txt"], "").code, 0);
    assert_eq!(names(folder.path()), ["a.txt", "a.txt.bak", "b.txt", "b.txt~", "c.txt"]);
    assert_eq!(
        (read(folder.path(), "a.txt").as_str(), read(folder.path(), "a.txt.bak").as_str()),
        (NEW, OLD)
    );
    // A backup is never replaced: it may be all that is left of a text.
    write(folder.path(), "a.txt", "كد\n");
    let run = hamvar_in(folder.path(), &["-i", "--backup", "a.txt"], "");
    assert_eq!(run.code, 2);
    assert_eq!(
        run.err,
        "hamvar: a.txt: the backup a.txt.bak exists already; move it, or choose another --backup=SUFFIX\n"
    );
    assert_eq!(hamvar_in(folder.path(), &["-i", "--backup=", "a.txt"], "").code, 2);
    assert_eq!(
        (read(folder.path(), "a.txt").as_str(), read(folder.path(), "a.txt.bak").as_str()),
        ("كد\n", OLD)
    );
}

#[test]
fn results_are_written_to_a_folder() {
    let folder = folder(&[("in/a.txt", OLD), ("in/x/b.md", OLD), ("c.txt", "دو")]);
    let run = hamvar_in(folder.path(), &["in", "c.txt", "--output", "out/new"], "");
    assert_eq!((run.code, run.out.as_str(), run.err.as_str()), (0, "", ""));
    assert_eq!(read(folder.path(), "out/new/a.txt"), NEW);
    assert_eq!(read(folder.path(), "out/new/x/b.md"), NEW);
    assert_eq!(read(folder.path(), "out/new/c.txt"), "دو");
    assert_eq!(read(folder.path(), "in/a.txt"), OLD);
    // Neither an input nor another result is replaced.
    assert_eq!(hamvar_in(folder.path(), &["in", "--output", "in"], "").code, 2);
    assert_eq!(hamvar_in(folder.path(), &["in/a.txt", "in", "-o", "out"], "").code, 2);
}

#[test]
fn a_folder_is_searched_by_extension() {
    let files = [
        ("t/a.txt", OLD),
        ("t/b.MD", OLD),
        ("t/x/c.srt", OLD),
        ("t/d.csv", "متن\nعلي\n"),
        ("t/e.rs", OLD),
        ("t/.hidden.txt", OLD),
        ("t/ignored/f.txt", OLD),
        ("t/.gitignore", "ignored\n"),
    ];
    let folder = folder(&files);
    let found = |arguments: &[&str]| {
        let run = hamvar_in(folder.path(), &[&["--check", "t"], arguments].concat(), "");
        let mut all: Vec<String> =
            run.out.lines().map(|l| l.split(':').next().unwrap().to_string()).collect();
        all.dedup();
        all.join(" ").replace('\\', "/")
    };
    assert_eq!(found(&[]), "t/a.txt t/b.MD t/x/c.srt");
    assert_eq!(found(&["--ext", "rs", "--ext", ".csv"]), "t/d.csv t/e.rs");
    assert_eq!(found(&["--format", "csv"]), "t/d.csv");
    assert_eq!(found(&["--no-ignore"]), "t/.hidden.txt t/a.txt t/b.MD t/ignored/f.txt t/x/c.srt");
}

#[test]
fn a_glob_is_expanded() {
    let folder = folder(&[("a.txt", OLD), ("t/b.txt", OLD), ("t/x/c.txt", OLD), ("t/d.md", OLD)]);
    let found = |glob: &str| {
        let run = hamvar_in(folder.path(), &["--diff", glob], "");
        run.out.lines().map(|l| l.split(':').next().unwrap()).collect::<Vec<_>>().join(" ").replace('\\', "/")
    };
    assert_eq!(found("*.txt"), "a.txt");
    assert_eq!(found("**/*.txt"), "a.txt t/b.txt t/x/c.txt");
    assert_eq!(found("t/*.{txt,md}"), "t/b.txt t/d.md");
    let run = hamvar_in(folder.path(), &["*.srt"], "");
    assert_eq!(
        (run.code, run.err.as_str()),
        (
            2,
            "hamvar: *.srt: no file matches; hidden files and those that .gitignore names need --no-ignore\n"
        )
    );
}

#[test]
fn many_files_come_out_the_same_with_any_number_of_threads() {
    let folder = folder(&[]);
    for i in 0..60 {
        write(
            folder.path(),
            &format!("t/{i:02}.txt"),
            format!("متن {i} , كتاب ها\n").repeat(1 + 400 * (i % 7)),
        );
    }
    let one = hamvar_in(folder.path(), &["t", "--jobs", "1"], "");
    let many = hamvar_in(folder.path(), &["t", "--jobs", "5"], "");
    assert!(one.code == 0 && one.out == many.out);
    assert_eq!(hamvar_in(folder.path(), &["t", "--jobs", "5", "-i"], "").code, 0);
    assert_eq!(hamvar_in(folder.path(), &["t", "--check"], "").code, 0);
}

#[test]
fn the_encoding_of_a_file_is_named_or_guessed() {
    let folder = folder(&[]);
    write(folder.path(), "a.txt", b"\xDF\xCA\xC7\xC8 \xE5\xC7\n");
    let run = hamvar_in(folder.path(), &["a.txt"], "");
    assert_eq!(run.code, 2);
    assert_eq!(
        run.err,
        "hamvar: a.txt:1:1: not UTF-8 at byte 0; it looks like windows-1256: use --encoding windows-1256\n"
    );
    let arguments = ["--encoding", "windows-1256", "a.txt"];
    assert_eq!(hamvar_in(folder.path(), &arguments, "").out, NEW);
    let with = |more: &[&str]| hamvar_in(folder.path(), &[&arguments, more].concat(), "");
    assert!(with(&["-i"]).err.contains("--output-encoding utf-8"));
    let run = with(&["--output-encoding", "windows-1256", "--only", "zwnj", "-i"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert_eq!(fs::read(folder.path().join("a.txt")).unwrap(), b"\xDF\xCA\xC7\xC8\x9D\xE5\xC7\n");
    write(folder.path(), "a.txt", b"\xDA\xE1\xED\n");
    let run = with(&["--output-encoding", "windows-1256"]);
    assert_eq!(
        run.err,
        "hamvar: a.txt: ی (U+06CC) in line 1 of the new text cannot be written in windows-1256; \
         use --output-encoding utf-8\n"
    );
    assert_eq!(with(&["--output-encoding", "utf-8", "-i"]).code, 0);
    assert_eq!(read(folder.path(), "a.txt"), "علی\n");
    assert_eq!(hamvar_in(folder.path(), &["--encoding", "klingon"], "").code, 2);
}

#[test]
fn utf_16_and_byte_order_marks_stay() {
    let folder = folder(&[]);
    let utf16 = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let with_bom = |text: &str| [b"\xFF\xFE".to_vec(), utf16(text)].concat();
    write(folder.path(), "a.txt", with_bom(OLD));
    assert_eq!(hamvar_in(folder.path(), &["-i", "a.txt"], "").code, 0);
    assert_eq!(fs::read(folder.path().join("a.txt")).unwrap(), with_bom(NEW));
    let (code, out, _) = bytes_in(folder.path(), &["--encoding", "utf-16le"], utf16(OLD));
    assert_eq!((code, out), (0, utf16(NEW)));
    let (_, out, _) = bytes_in(folder.path(), &["--output-encoding", "utf-8"], with_bom(OLD));
    assert_eq!(out, format!("\u{FEFF}{NEW}").into_bytes());
    let (_, out, _) = bytes_in(folder.path(), &["--summary"], format!("\u{FEFF}{OLD}"));
    assert_eq!(out, format!("\u{FEFF}{NEW}").into_bytes());
}
