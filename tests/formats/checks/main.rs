//! Normalizing leaves the structure of a file intact, whatever its format.
//!
//! Each test takes the files of one folder, normalizes them, and parses them before and after. The
//! outlines of both (`outline.rs`) must be equal. Values may differ in letters and in the gaps inside
//! words, prose also in signs and digits; everything else must be the same, byte for byte. Besides,
//! no letter is lost, a second normalization changes nothing, and the words that `mended.txt` lists
//! for the file are in the result. With the variable `FORMATS_OUT`, the results are written to that
//! folder.

mod code;
mod csv;
mod html;
mod json;
mod latex;
mod markdown;
mod outline;
mod po;
mod subtitles;
mod toml;
mod wikitext;
mod yaml;

use std::path::{Path, PathBuf};
use std::{env, fs};

use hamvar::Normalizer;
use outline::{Outline, differences, signless};

/// The folder of this crate, which has one folder of files for each format.
fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Checks every file of the folder `format`, and lists those that fail with the cause.
fn check(format: &str, outline: fn(&str, &str) -> Result<Outline, String>) {
    let normalizer = Normalizer::standard();
    let files = files_of(format);
    assert!(!files.is_empty(), "no files in {format}");
    let mut failing = 0;
    let mut list = String::new();
    for file in &files {
        let name = file.strip_prefix(root()).unwrap().display().to_string();
        let failures = failures_of(&normalizer, &name, outline);
        failing += usize::from(!failures.is_empty());
        for failure in failures {
            list += &format!("{name}: {failure}\n");
        }
    }
    assert!(failing == 0, "{failing} of {} files:\n{list}", files.len());
}

fn files_of(format: &str) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> =
        fs::read_dir(root().join(format)).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

/// What is wrong with the file `name` after it was normalized: the first differences of its
/// structure, and everything else.
fn failures_of(
    normalizer: &Normalizer,
    name: &str,
    outline: fn(&str, &str) -> Result<Outline, String>,
) -> Vec<String> {
    let before = fs::read_to_string(root().join(name)).unwrap();
    let after = normalizer.normalize(&before);
    if let Some(folder) = env::var_os("FORMATS_OUT") {
        let path = Path::new(&folder).join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, after.as_bytes()).unwrap();
    }
    let extension = name.rsplit('.').next().unwrap();
    let expected = match outline(&before, extension) {
        Ok(expected) => expected,
        Err(error) => return vec![format!("is malformed: {error}")],
    };
    let mut failures = Vec::new();
    match outline(&after, extension) {
        Ok(found) => failures.extend(differences(&expected, &found)),
        Err(error) => failures.push(format!("no longer parses: {error}")),
    }
    if signless(&before) != signless(&after) {
        failures.push("lost or gained a letter or digit".to_string());
    }
    let line_ends = |text: &str| (text.matches('\n').count(), text.matches("\r\n").count());
    if line_ends(&before) != line_ends(&after) {
        failures.push("has other line ends".to_string());
    }
    if normalizer.normalize(&after) != after {
        failures.push("changes again when it is normalized again".to_string());
    }
    let mended = mended_words(name);
    assert!(
        mended.iter().any(|word| !before.contains(word.as_str())),
        "{name}: mended.txt lists nothing to mend"
    );
    failures.extend(
        mended
            .iter()
            .filter(|word| !after.contains(word.as_str()))
            .map(|word| format!("lacks {}", word.replace('\u{200C}', "|"))),
    );
    failures
}

/// The words that `mended.txt` lists for the file `name`.
fn mended_words(name: &str) -> Vec<String> {
    let list = fs::read_to_string(root().join("mended.txt")).unwrap();
    let line = list.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "));
    let words = line.unwrap_or_else(|| panic!("mended.txt does not list {name}"));
    words.split(", ").map(|word| word.replace('|', "\u{200C}")).collect()
}

#[test]
fn json_keeps_its_structure() {
    check("json", json::outline);
}

#[test]
fn yaml_keeps_its_structure() {
    check("yaml", yaml::outline);
}

#[test]
fn gettext_catalogues_keep_their_structure() {
    check("po", po::outline);
}

#[test]
fn csv_and_tsv_keep_their_structure() {
    check("csv", csv::outline);
}

#[test]
fn toml_keeps_its_structure() {
    check("toml", toml::outline);
}

#[test]
fn subrip_keeps_its_structure() {
    check("srt", subtitles::outline);
}

#[test]
fn webvtt_keeps_its_structure() {
    check("vtt", subtitles::outline);
}

#[test]
fn html_keeps_its_structure() {
    check("html", html::outline);
}

#[test]
fn markdown_keeps_its_structure() {
    check("markdown", markdown::outline);
}

#[test]
fn latex_keeps_its_structure() {
    check("latex", latex::outline);
}

#[test]
fn wikitext_keeps_its_structure() {
    check("wikitext", wikitext::outline);
}

#[test]
fn python_keeps_its_structure() {
    check("python", code::outline);
}

#[test]
fn javascript_keeps_its_structure() {
    check("javascript", code::outline);
}

#[test]
fn rust_keeps_its_structure() {
    check("rust", code::outline);
}

#[test]
fn every_listed_file_exists() {
    let list = fs::read_to_string(root().join("mended.txt")).unwrap();
    for line in list.lines().filter(|line| !line.starts_with('#')) {
        let name = line.split(": ").next().unwrap();
        assert!(root().join(name).is_file(), "mended.txt lists {name}, which does not exist");
    }
}
