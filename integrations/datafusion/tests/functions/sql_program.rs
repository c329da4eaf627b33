//! The program `sql`.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use datafusion::arrow::datatypes::DataType;
use datafusion::dataframe::DataFrameWriteOptions;

use crate::support::{context_with, texts};

/// Runs `sql` with `arguments`.
fn sql(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_sql")).args(arguments).output().unwrap()
}

/// Returns what `sql` prints for `query` over `folder`.
fn printed(folder: &Path, query: &str) -> String {
    let output = sql(&["--partitions", "2", folder.to_str().unwrap(), query]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// Returns the message with which `sql` fails.
fn failure(arguments: &[&str]) -> String {
    let output = sql(arguments);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(output.stdout, b"");
    String::from_utf8(output.stderr).unwrap()
}

#[tokio::test]
async fn a_folder_of_parquet_files_is_queried() {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in [("a", Some("ابر ها رفتند")), ("b", None)] {
        let frame = context_with(texts(&DataType::Utf8, &[text])).table("t").await.unwrap();
        let path = folder.path().join(name).with_extension("parquet");
        let options = DataFrameWriteOptions::new().with_single_file_output(true);
        frame.write_parquet(path.to_str().unwrap(), options, None).await.unwrap();
    }
    let query =
        "SELECT persian_normalize(text) AS text, persian_sentences(text) AS s FROM texts ORDER BY text";
    assert_eq!(printed(folder.path(), query), "text\ts\nابرها رفتند\t[ابر ها رفتند]\nNULL\tNULL\n");
}

#[test]
fn a_folder_of_csv_files_is_queried_and_line_breaks_are_escaped() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.csv"), "id,text\n1,\"كوه\nو\\دشت\"\n2,رود\n").unwrap();
    let query = "SELECT id, persian_normalize(text) AS text FROM texts ORDER BY id";
    assert_eq!(printed(folder.path(), query), "id\ttext\n1\tکوه\\nو\\\\دشت\n2\tرود\n");
}

#[test]
fn a_large_csv_file_is_not_divided_inside_a_text() {
    const ROWS: usize = 40_000;
    let folder = tempfile::tempdir().unwrap();
    // DataFusion derives the types from the first 1,000 rows, and cannot read line breaks inside a text there.
    let poem = "باران بر بام\n".repeat(15);
    let text = |row: usize| if row < 1000 { "باران" } else { &poem };
    let rows: String = (0..ROWS).map(|row| format!("{row},\"{}\"\n", text(row))).collect();
    assert!(rows.len() > 10 * 1024 * 1024, "DataFusion does not divide a smaller file");
    fs::write(folder.path().join("a.csv"), format!("id,text\n{rows}")).unwrap();
    let query = "SELECT count(*) AS rows, count(DISTINCT text) AS texts FROM texts";
    assert_eq!(printed(folder.path(), query), format!("rows\ttexts\n{ROWS}\t2\n"));
}

#[test]
fn a_query_that_fails_while_it_runs_prints_only_its_error() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.csv"), "text\nیخ\n").unwrap();
    let path = folder.path().to_str().unwrap();
    // The planner cannot know that the cast fails.
    let message = failure(&[path, "SELECT CAST(persian_normalize(text) AS INT) FROM texts"]);
    assert!(message.contains("یخ"), "{message}");
}

#[test]
fn mistakes_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().to_str().unwrap();
    assert!(failure(&[path, "SELECT 1"]).contains("has no .parquet and no .csv files"));
    assert!(failure(&[path]).contains("FOLDER QUERY"));
    assert!(failure(&[path, "SELECT 1", "SELECT 2"]).contains("SELECT 2 is one argument too many"));
    assert!(failure(&["--particions", "2", path, "SELECT 1"]).contains("--particions is not an option"));
    fs::write(folder.path().join("a.csv"), "text\nسنگ\n").unwrap();
    let message = failure(&[path, "SELECT persian_normalize(text, 'serch') FROM texts"]);
    assert!(message.contains("unknown preset"), "{message}");
    let message = failure(&[path, "SELECT persian_normalize(text, text) FROM texts"]);
    assert!(
        message.starts_with("sql: Execution error: persian_normalize: the preset must be a constant"),
        "{message}"
    );
    fs::write(folder.path().join("a.parquet"), "").unwrap();
    assert!(failure(&[path, "SELECT 1"]).contains("both .parquet and .csv files"));
}
