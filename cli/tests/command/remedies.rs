//! Errors that name the remedy.

use crate::{bytes_in, folder, hamvar, hamvar_in, names, write};

const OLD: &str = "كتاب ها\n";

/// The one message of a run that fails.
fn error(arguments: &[&str], input: impl AsRef<[u8]>) -> String {
    let run = hamvar(arguments, input);
    assert_eq!((run.code, run.out.as_str(), run.err.lines().count()), (2, "", 1), "{}", run.err);
    run.err
}

#[test]
fn files_that_are_no_text_are_named() {
    let folder = folder(&[]);
    for (name, bytes, expected) in [
        (
            "a.docx",
            &b"PK\x03\x04\x14\0\x06\0"[..],
            "it is no text, but a Word file: save it as text (.txt) first",
        ),
        ("a.xlsx", b"PK\x03\x04\x14\0\x06\0", "it is no text, but an Excel file: save it as CSV first"),
        (
            "a.odt",
            b"PK\x03\x04\x14\0\0\x08",
            "it is no text, but a Writer file (OpenDocument): save it as text",
        ),
        ("a.zip", b"PK\x03\x04\x14\0\0\x08", "it is no text, but a ZIP archive: unpack it first"),
        ("a.pdf", b"%PDF-1.4\n%\xE2\xE3\xCF\xD3\n", "a PDF file: get its text first, such as by pdftotext"),
        ("a.txt", b"\x1F\x8B\x08\0\0\0", "compressed by gzip: unpack it first, such as by gzip -d"),
        ("a.doc", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "a file of an old office program: save it as text"),
        (
            "a.bin",
            b"\x7FELF\x02\x01\x01\0\xFF\xFF",
            "it is no text, since it has a NUL at byte 7; leave the file out",
        ),
    ] {
        write(folder.path(), name, bytes);
        for more in [&[][..], &["--check"], &["-i"]] {
            let (code, _, err) = bytes_in(folder.path(), &[&[name], more].concat(), "");
            assert!(code == 2 && err.lines().count() == 1 && err.contains(expected), "{err}");
            assert!(!err.contains("--encoding"), "{err}");
        }
        assert_eq!(std::fs::read(folder.path().join(name)).unwrap(), bytes);
    }
    assert_eq!(hamvar(&[], "PK\nPKW\n").code, 0);
}

#[test]
fn a_setting_that_a_step_turns_off_is_an_error() {
    for (arguments, message) in [
        (
            &["--only", "zwnj", "--set", "digits=ascii"][..],
            "--set digits: --only zwnj turns this setting off; add --only digits, or leave out one of them",
        ),
        (
            &["--only", "fold", "--only", "digits", "--set", "join-words=true"],
            "--set join_words: --only fold --only digits turns this setting off; add --only broken-words, or leave",
        ),
        (
            &["--only", "fold", "--set", "decode_entities=true"],
            "--set decode_entities: --only fold turns this setting off; leave out one of them",
        ),
    ] {
        assert!(error(arguments, OLD).contains(message), "{}", error(arguments, OLD));
    }
    for (arguments, expected) in [
        (&["--only", "fold", "--set", "digits=keep"][..], "کتاب ها 12\n"),
        (&["--only", "digits", "--set", "digits=arabic-indic"], "كتاب ها ١٢\n"),
        // A part of the step can be turned off.
        (&["--only", "zwnj", "--set", "restore_zwnj=false"], "كتاب ها 12\n"),
        (&["--only", "zwnj", "--set", "words=[\"کتاب ها\"]"], "كتاب ها 12\n"),
    ] {
        assert_eq!(hamvar(arguments, "كتاب ها 12\n").out, expected, "{arguments:?}");
    }
}

#[test]
fn a_byte_order_mark_overrides_the_encoding_so_no_option_is_proposed() {
    let le: Vec<u8> =
        [0xFF, 0xFE].into_iter().chain("علی".encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let err = error(&[], [&le[..], b"\0\xD8a\0\n\0"].concat());
    assert!(
        err.contains("not utf-16le at byte 8, though the byte order mark says so; correct the bytes"),
        "{err}"
    );
    let err = error(&[], b"\xEF\xBB\xBF\xDF\xCA\xC7\xC8 \xE5\xC7\n");
    assert!(
        err.ends_with("it looks like windows-1256: remove the byte order mark of UTF-8, and use --encoding windows-1256\n"),
        "{err}"
    );
}

#[test]
fn another_encoding_than_the_named_one_is_proposed() {
    let windows = b"\xDF\xCA\xC7\xC8 \x8D\xD1\xC7 \xE5\xC7\xED \xE3\xE4\x90\n";
    let err = error(&["--encoding", "iso-8859-6"], windows);
    assert!(
        err.contains("not iso-8859-6 at byte ") && err.ends_with("use --encoding windows-1256\n"),
        "{err}"
    );
    // Here, `ascii` is windows-1252, as on the Web.
    let err = error(&["--output-encoding", "ascii"], "علی\n");
    assert!(err.contains("cannot be written in windows-1252 (here, ascii is a name of it); use"), "{err}");
}

#[test]
fn a_suffix_without_an_equals_sign_is_no_file() {
    let folder = folder(&[("a.txt", OLD)]);
    for suffix in ["old", ".old", "~"] {
        let run = hamvar_in(folder.path(), &["-i", "--backup", suffix, "a.txt"], "");
        let expected = format!(
            "hamvar: {suffix}: there is no such file; if it is the suffix of the backups, write --backup={suffix}\n"
        );
        assert_eq!((run.code, run.err), (2, expected));
    }
    assert_eq!(names(folder.path()), ["a.txt"]);
    let run = hamvar_in(folder.path(), &["-i", "--backup", "b.txt", "a.txt"], "");
    assert_eq!(
        (run.code, run.err.as_str()),
        (2, "hamvar: b.txt: cannot be read: No such file or directory\n")
    );
}

#[test]
fn backups_need_old_files_and_a_name_beside_them() {
    let folder = folder(&[("a.txt", OLD)]);
    for (mode, name) in [
        (&["-o", "out"][..], "--output"),
        (&["--check"], "--check"),
        (&["--diff"], "--diff"),
        (&["--edits"], "--edits"),
    ] {
        for backup in ["--backup", "--backup=.old"] {
            let run = hamvar_in(folder.path(), &[&["a.txt", backup], mode].concat(), "");
            let expected = format!(
                "hamvar: --backup needs --in-place: use --in-place instead of {name}, or leave out --backup\n"
            );
            assert_eq!((run.code, run.out.as_str(), run.err), (2, "", expected));
        }
    }
    for suffix in ["/x", "old/", "../a.bak"] {
        let run = hamvar_in(folder.path(), &["-i", "a.txt", &format!("--backup={suffix}")], "");
        let expected = format!("hamvar: --backup={suffix}: a suffix cannot have a slash, ");
        assert!(run.code == 2 && run.err.starts_with(&expected), "{}", run.err);
    }
    assert_eq!(names(folder.path()), ["a.txt"]);
}

#[test]
fn an_error_lists_only_some_fields_and_shows_only_their_beginnings() {
    let long = "ن".repeat(50);
    let header: Vec<String> = (0..20_000).map(|i| format!("n{i}{long}")).collect();
    let err = error(&["--format", "csv", "--field", "x"], header.join(","));
    let listed: Vec<String> = (0..10).map(|i| format!("n{i}{}…", "ن".repeat(38))).collect();
    let expected = format!("there is no column \"x\"; the columns are {}, …\n", listed.join(", "));
    assert!(err.ends_with(&expected), "{err}");
    let err = error(&["--format", "csv", "--field", "x"], "a,b\n");
    assert!(err.ends_with("the columns are a, b\n"), "{err}");
    let err = error(&["--format", "csv", "--field", "x"], ["x"; 20_000].join(","));
    assert!(err.ends_with("or --field 10 or …\n"), "{err}");
    let nested =
        format!("{}1{}", format!("{{\"a{long}\": ").repeat(20), "}".repeat(20)).replace('1', "\"b\"");
    let err = hamvar(&["--format", "json", "--field", "x"], nested).err;
    assert!(err.ends_with(&format!("the first record has a{}…\n", "ن".repeat(39))), "{err}");
}

#[test]
fn options_of_other_formats_are_errors() {
    for (arguments, option) in [
        (&["--delimiter", ";"][..], "--delimiter"),
        (&["--format", "jsonl", "--delimiter", ";"], "--delimiter"),
        (&["--format", "text", "--no-header"], "--no-header"),
    ] {
        let expected = format!("{option} needs a format with ");
        assert!(error(arguments, "x").contains(&expected), "{}", error(arguments, "x"));
    }
    let folder = folder(&[("a.txt", OLD), ("a.csv", "n;t\n1;كد\n")]);
    let run = hamvar_in(folder.path(), &["--delimiter", ";", "a.txt", "a.csv"], "");
    assert_eq!((run.code, run.out.as_str(), run.err.lines().count()), (2, "n;t\n1;کد\n", 1));
    assert!(
        run.err.starts_with("hamvar: a.txt: --delimiter needs a format with delimiters: csv or tsv"),
        "{}",
        run.err
    );
}

#[test]
fn an_invisible_character_in_json_is_named() {
    let run = hamvar(&["--format", "jsonl"], "\u{FEFF}{\"a\": 1}\n\u{FEFF}{\"a\": 1}\n");
    assert_eq!(
        (run.code, run.err.as_str()),
        (2, "hamvar: standard input:2:1: not JSON: a byte order mark (U+FEFF) is here; remove it\n")
    );
    let err = error(&["--format", "json"], "{\"a\":\u{A0}1}");
    assert!(err.contains("not JSON: an invisible character (U+00A0) is here; remove it"), "{err}");
}

#[test]
fn empty_lines_before_the_header_of_csv_are_no_header() {
    for (arguments, text, new) in [
        (&["--field", "t"][..], "\nn,t\nكد,كد\n", "\nn,t\nكد,کد\n"),
        (&[], "\r\n\nعلي,t\nكد,كد\n", "\r\n\nعلي,t\nکد,کد\n"),
        (&["--no-header", "--field", "2"], "\nكد,كد\n", "\nكد,کد\n"),
        (&[], "\n", "\n"),
    ] {
        for jobs in ["1", "2"] {
            let run = hamvar(&[&["--format", "csv", "--jobs", jobs], arguments].concat(), text);
            assert_eq!((run.code, run.out.as_str()), (0, new), "{}", run.err);
        }
    }
}

#[test]
fn what_is_wrong_with_hamvar_toml_is_named_with_its_line() {
    for (content, expected) in [
        (&b"fold = true\n# \xFF\n"[..], "hamvar.toml:2:3: not UTF-8 at byte 14; save it as UTF-8\n"),
        (b"digits =\nfold = true\n", "hamvar.toml:1: digits has no value; give one, or remove the line\n"),
        (b"fold = true\ndigits = # x\n", "hamvar.toml:2: digits has no value; give one"),
        (b"fold = true\nfold = false\n", "hamvar.toml:2: fold is set twice; remove one of the lines\n"),
        (b"fold = true\n\n[x]\na = 1\n", "hamvar.toml:3: unknown setting x; "),
    ] {
        let folder = folder(&[("a.txt", OLD)]);
        write(folder.path(), "hamvar.toml", content);
        let run = hamvar_in(folder.path(), &["a.txt"], "");
        assert_eq!((run.code, run.err.lines().count()), (2, 1), "{}", run.err);
        assert!(run.err.contains(expected), "{}", run.err);
    }
    let folder = folder(&[("a.txt", OLD), ("hamvar.toml/x", "")]);
    let run = hamvar_in(folder.path(), &["a.txt"], "");
    assert!(run.code == 2 && run.err.contains("hamvar.toml: a folder, so it has no settings"), "{}", run.err);
    write(folder.path(), "b/hamvar.toml", "\u{FEFF}digits = \"keep\"\n");
    write(folder.path(), "b/b.txt", "كتاب 12\n");
    assert_eq!(hamvar_in(folder.path(), &["b/b.txt"], "").out, "کتاب 12\n");
}

#[test]
fn config_needs_a_path_that_exists() {
    assert_eq!(
        error(&["config", "none.txt"], ""),
        "hamvar: none.txt: cannot be read: No such file or directory\n"
    );
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_nowhere_is_called_a_link() {
    let folder = folder(&[]);
    std::os::unix::fs::symlink("none", folder.path().join("l.txt")).unwrap();
    for arguments in [&["l.txt"][..], &["-i", "l.txt"], &["words", "l.txt"], &["config", "l.txt"]] {
        let run = hamvar_in(folder.path(), arguments, "");
        let message = "hamvar: l.txt: a link to a file that does not exist; correct the link or remove it\n";
        assert_eq!((run.code, run.err.as_str()), (2, message));
    }
}

#[test]
fn explain_takes_the_options_of_settings_and_a_text() {
    let run = hamvar(&["explain", "--refuse", "letter", "علي"], "");
    assert!(run.out.contains("  letter         علي → علی (refused)\n"), "{}", run.out);
    assert!(hamvar(&["config", "--refuse", "dash"], "").out.contains("refuse = [\"dash\"]\n"));
    let folder = folder(&[("a.txt", OLD)]);
    let run = hamvar_in(folder.path(), &["explain", "a.txt"], "");
    assert_eq!(
        (run.code, run.err.as_str()),
        (0, "hamvar: note: a.txt is a file, but explain takes the text itself\n")
    );
}

#[test]
fn a_wrong_pattern_says_what_to_do() {
    let err = error(&["a[.txt"], "");
    assert!(
        err.contains("a[.txt: no file has this name, and as a pattern it is wrong: unclosed character class"),
        "{err}"
    );
    assert_eq!(err.matches("a[.txt").count(), 1);
}

#[cfg(feature = "train")]
#[test]
fn training_says_what_is_wrong_with_its_files() {
    let folder = folder(&[("a.txt", "خانه\u{200C}ها\n"), ("empty.txt", "\n \n")]);
    write(folder.path(), "b.txt", b"\xD8\xA7\n\xD8\xA7\xFF\n");
    let run = |arguments: &[&str]| hamvar_in(folder.path(), &[&["train", "-o", "m"], arguments].concat(), "");
    for (arguments, message) in [
        (&["a.txt", "empty.txt"][..], "empty.txt: there is no text to learn from; leave it out\n"),
        (&["b.txt"], "b.txt:2:2: not UTF-8 at byte 5; convert it first: training reads UTF-8 only\n"),
        (&["a.txt", "--weight", "1.5"], "--weight: 1.5 is no weight; give a number above 0, at most 1\n"),
        (&["a.txt", "--weight", "NaN"], "--weight: NaN is no weight; "),
    ] {
        let run = run(arguments);
        assert!(run.code == 2 && run.err.starts_with(&format!("hamvar: {message}")), "{}", run.err);
    }
    let plain = run(&["a.txt"]);
    assert!(plain.code == 0 && plain.err.ends_with(" bytes\n"), "{}", plain.err);
    assert!(run(&["a.txt", "--words", "a.txt"]).err.ends_with("; 0 listed words were of no use\n"));
    let run = hamvar_in(folder.path(), &["--model", "a.txt"], "");
    assert_eq!(run.err, "hamvar: a.txt: not a hamvar model; `hamvar train` makes one of a text\n");
}
