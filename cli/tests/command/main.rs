//! Runs the command as a user does.

mod failures;
mod faults;
mod fields;
mod files;
mod not_text;
mod notices;
mod outputs;
mod remedies;
mod reports;
mod safety;
mod settings;
mod subcommands;
mod surprises;
#[cfg(feature = "parquet")]
mod tables;
mod text;

use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// What a run of the command did.
#[derive(Debug)]
struct Run {
    code: i32,
    out: String,
    err: String,
}

/// Runs the command in an empty folder.
fn hamvar(arguments: &[&str], input: impl AsRef<[u8]>) -> Run {
    let folder = tempfile::tempdir().unwrap();
    hamvar_in(folder.path(), arguments, input)
}

/// Runs the command in `folder`.
fn hamvar_in(folder: &Path, arguments: &[impl AsRef<OsStr>], input: impl AsRef<[u8]>) -> Run {
    let bytes = bytes_in(folder, arguments, input);
    Run { code: bytes.0, out: String::from_utf8(bytes.1).unwrap(), err: bytes.2 }
}

/// Starts the command with pipes for its input and output.
fn started(folder: &Path, arguments: &[impl AsRef<OsStr>]) -> Child {
    Command::new(env!("CARGO_BIN_EXE_hamvar"))
        .args(arguments)
        .current_dir(folder)
        .env_remove("NO_COLOR")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

/// Runs the command in `folder`. Returns the exit code, the bytes of the output, and the messages.
fn bytes_in(
    folder: &Path,
    arguments: &[impl AsRef<OsStr>],
    input: impl AsRef<[u8]>,
) -> (i32, Vec<u8>, String) {
    let mut child = started(folder, arguments);
    let mut stdin = child.stdin.take().unwrap();
    let input = input.as_ref().to_vec();
    // The command may end before it has read everything.
    let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    (output.status.code().unwrap_or(-1), output.stdout, String::from_utf8(output.stderr).unwrap())
}

/// Starts the command, sends each line and reads its answer before the next one is sent. Returns the answers.
fn one_by_one(arguments: &[&str], lines: &[&str]) -> Vec<String> {
    let mut child = Command::new(env!("CARGO_BIN_EXE_hamvar"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut stdout = BufReader::new(child.stdout.take().unwrap()).lines();
    let answer = |line: &&str| {
        writeln!(stdin, "{line}").unwrap();
        stdout.next().unwrap().unwrap()
    };
    let answers = lines.iter().map(answer).collect();
    drop(stdin);
    assert!(child.wait().unwrap().success());
    answers
}

/// A folder with files, given by path and content.
fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, content) in files {
        write(folder.path(), path, content);
    }
    folder
}

fn write(folder: &Path, path: &str, content: impl AsRef<[u8]>) {
    let path = folder.join(path);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, content).unwrap();
}

fn read(folder: &Path, path: &str) -> String {
    std::fs::read_to_string(folder.join(path)).unwrap()
}

/// The names of the files in `folder`, sorted.
fn names(folder: &Path) -> Vec<String> {
    let mut all: Vec<String> =
        std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    all.sort();
    all
}
