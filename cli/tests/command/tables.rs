//! Parquet: only the chosen columns change, and all else is as it was.

use std::fs::File;
use std::path::Path;
use std::sync::Arc;

use parquet::basic::Compression;
use parquet::data_type::{ByteArray, ByteArrayType, Int64Type};
use parquet::file::metadata::{KeyValue, SortingColumn};
use parquet::file::properties::WriterProperties;
use parquet::file::reader::{ChunkReader, FileReader, SerializedFileReader};
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::parser::parse_message_type;

use crate::{hamvar_in, names};

const SCHEMA: &str = "message rows {
    required int64 id = 7;
    optional binary text (UTF8);
    optional group tags (LIST) { repeated group list { optional binary element (STRING); } }
    required binary code (ENUM);
}";

/// The texts of two row groups: the first has more rows than are read at once.
fn groups() -> [Vec<Option<String>>; 2] {
    let row = |i: usize| match i % 4 {
        0 => None,
        1 => Some(format!("نامه هاي {i} رسيد")),
        2 => Some("سطر يك\nكتاب ها , دفتر".to_string()),
        _ => Some(String::new()),
    };
    [(0..150).map(row).collect(), vec![Some("علي آمد".to_string()), None]]
}

/// Writes a table with two row groups, nulls, and lists of the texts «كليد», null and «قفل ها».
fn write_table(path: &Path, compression: Compression) {
    let sorting = SortingColumn { column_idx: 0, descending: false, nulls_first: false };
    let properties = WriterProperties::builder()
        .set_compression(compression)
        .set_created_by("a test".to_string())
        .set_key_value_metadata(Some(vec![KeyValue::new("زبان".to_string(), "فارسي".to_string())]))
        .set_sorting_columns(Some(vec![sorting]));
    let schema = Arc::new(parse_message_type(SCHEMA).unwrap());
    let mut writer =
        SerializedFileWriter::new(File::create(path).unwrap(), schema, Arc::new(properties.build())).unwrap();
    for texts in groups() {
        let len = texts.len();
        let bytes = |text: &str| ByteArray::from(text.as_bytes().to_vec());
        let mut group = writer.next_row_group().unwrap();
        let mut column = group.next_column().unwrap().unwrap();
        let ids: Vec<i64> = (0..len as i64).collect();
        column.typed::<Int64Type>().write_batch(&ids, None, None).unwrap();
        column.close().unwrap();

        let mut column = group.next_column().unwrap().unwrap();
        let levels: Vec<i16> = texts.iter().map(|text| text.is_some().into()).collect();
        let values: Vec<_> = texts.iter().flatten().map(|text| bytes(text)).collect();
        column.typed::<ByteArrayType>().write_batch(&values, Some(&levels), None).unwrap();
        column.close().unwrap();

        let mut column = group.next_column().unwrap().unwrap();
        let values = ["كليد", "قفل ها"].repeat(len).into_iter().map(bytes).collect::<Vec<_>>();
        let (definitions, repetitions) = ([3, 2, 3].repeat(len), [0, 1, 1].repeat(len));
        column.typed::<ByteArrayType>().write_batch(&values, Some(&definitions), Some(&repetitions)).unwrap();
        column.close().unwrap();

        let mut column = group.next_column().unwrap().unwrap();
        column.typed::<ByteArrayType>().write_batch(&vec![bytes("كد ها"); len], None, None).unwrap();
        column.close().unwrap();
        group.close().unwrap();
    }
    writer.close().unwrap();
}

fn open(path: &Path) -> SerializedFileReader<File> {
    SerializedFileReader::new(File::open(path).unwrap()).unwrap()
}

/// The values of the column `column` as JSON, which keeps nulls, lists and empty texts apart.
fn values(path: &Path, column: usize) -> Vec<String> {
    let reader = open(path);
    let rows = reader.get_row_iter(None).unwrap();
    rows.map(|row| row.unwrap().get_column_iter().nth(column).unwrap().1.to_string()).collect()
}

/// The bytes of a column in a row group.
fn chunk(path: &Path, group: usize, column: usize) -> Vec<u8> {
    let (start, len) = open(path).metadata().row_group(group).column(column).byte_range();
    File::open(path).unwrap().get_bytes(start, len as usize).unwrap().to_vec()
}

/// A folder with the table `a.parquet`.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    write_table(&folder.path().join("a.parquet"), Compression::SNAPPY);
    folder
}

#[test]
fn only_the_named_column_changes() {
    let codecs = [
        Compression::UNCOMPRESSED,
        Compression::SNAPPY,
        Compression::GZIP(Default::default()),
        Compression::LZ4_RAW,
        Compression::ZSTD(Default::default()),
    ];
    for codec in codecs {
        let folder = tempfile::tempdir().unwrap();
        let [old, new] = ["a.parquet", "b.parquet"].map(|name| folder.path().join(name));
        write_table(&old, codec);
        let run = hamvar_in(folder.path(), &["--field", "text", "a.parquet", "-o", "b.parquet"], "");
        assert_eq!((run.code, run.out.as_str(), run.err.as_str()), (0, "", ""));
        let expected = values(&old, 1).into_iter().map(|text| {
            text.replace("نامه هاي", "نامه\u{200C}های")
                .replace("رسيد", "رسید")
                .replace("سطر يك", "سطر یک")
                .replace("كتاب ها , ", "کتاب\u{200C}ها، ")
                .replace("علي", "علی")
        });
        let digits = |text: String| text.chars().map(persian_digit).collect::<String>();
        assert_eq!(values(&new, 1), expected.map(digits).collect::<Vec<_>>());

        let (before, after) = (open(&old), open(&new));
        let (before, after) = (before.metadata(), after.metadata());
        assert_eq!(before.file_metadata().schema(), after.file_metadata().schema());
        assert_eq!(before.file_metadata().created_by(), after.file_metadata().created_by());
        assert_eq!(before.file_metadata().key_value_metadata(), after.file_metadata().key_value_metadata());
        assert_eq!(after.num_row_groups(), 2);
        for (group, (before, after)) in before.row_groups().iter().zip(after.row_groups()).enumerate() {
            assert_eq!(before.num_rows(), after.num_rows());
            assert_eq!(before.sorting_columns(), after.sorting_columns());
            assert_eq!(before.column(1).compression(), after.column(1).compression());
            for column in [0, 2, 3] {
                assert_eq!(chunk(&old, group, column), chunk(&new, group, column));
                assert_eq!(before.column(column).statistics(), after.column(column).statistics());
            }
        }
    }
}

/// The Persian digit for a digit of ASCII.
fn persian_digit(c: char) -> char {
    c.to_digit(10).and_then(|digit| char::from_u32(0x6F0 + digit)).unwrap_or(c)
}

#[test]
fn the_texts_of_lists_keep_their_places() {
    let folder = folder();
    let path = folder.path().join("a.parquet");
    let old = values(&path, 2);
    let arguments =
        ["-i", "--backup", "--field", "tags.list.element", "--field", "text", "a.parquet", "--summary"];
    let run = hamvar_in(folder.path(), &arguments, "");
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.err.starts_with("1 text, 1 changed, "), "{}", run.err);
    let new: Vec<_> =
        old.iter().map(|l| l.replace("كليد", "کلید").replace("قفل ها", "قفل\u{200C}ها")).collect();
    assert_eq!(values(&path, 2), new);
    assert_ne!(old, new);
    assert_eq!(names(folder.path()), ["a.parquet", "a.parquet.bak"]);
    assert_eq!(values(&path, 0), values(&folder.path().join("a.parquet.bak"), 0));
}

#[test]
fn a_table_without_edits_is_not_touched() {
    let folder = folder();
    let path = folder.path().join("a.parquet");
    assert_eq!(hamvar_in(folder.path(), &["-i", "--field", "text", "a.parquet"], "").code, 0);
    let once = std::fs::read(&path).unwrap();
    assert_eq!(hamvar_in(folder.path(), &["-i", "--field", "text", "a.parquet"], "").code, 0);
    assert!(once == std::fs::read(&path).unwrap());
    assert_eq!(hamvar_in(folder.path(), &["--check", "--field", "text", "a.parquet"], "").code, 0);
}

#[test]
fn changes_are_listed_by_row_and_column() {
    let folder = folder();
    let run = hamvar_in(folder.path(), &["--check", "--field", "text", "--only", "fold", "a.parquet"], "");
    assert_eq!(run.code, 1);
    assert!(run.out.starts_with("a.parquet:2:text: "), "{}", run.out);
    assert!(run.out.lines().last().unwrap().starts_with("a.parquet:151:text: "), "{}", run.out);
    let run = hamvar_in(folder.path(), &["--check", "-q", "--field", "text", "a.parquet"], "");
    assert_eq!((run.code, run.out.as_str()), (1, ""));
    let refused = ["--check", "-q", "--field", "text", "--only", "lost-zwnj", "--refuse", "space-to-zwnj"];
    let run = hamvar_in(folder.path(), &[&refused[..], &["a.parquet"]].concat(), "");
    assert_eq!((run.code, run.err.as_str()), (0, ""));
}

#[test]
fn the_texts_of_a_folder_of_tables_are_written_to_a_folder() {
    let folder = folder();
    std::fs::create_dir(folder.path().join("data")).unwrap();
    write_table(&folder.path().join("data/c.parquet"), Compression::SNAPPY);
    let arguments = ["--format", "parquet", "--field", "text", "a.parquet", "data", "-o", "out"];
    let run = hamvar_in(folder.path(), &arguments, "");
    assert_eq!(run.code, 0, "{}", run.err);
    assert_eq!(names(&folder.path().join("out")), ["a.parquet", "c.parquet"]);
}

#[test]
fn an_error_names_the_columns() {
    let folder = folder();
    let old = std::fs::read(folder.path().join("a.parquet")).unwrap();
    let columns = "the columns are id, text (text), tags.list.element (text), code\n";
    let cases = [
        (&["--field", "title"][..], format!("there is no column \"title\"; {columns}")),
        (&["--field", "id"], format!("the column \"id\" is not text; {columns}")),
        (&["--field", "text", "--field", "code"], format!("the column \"code\" is not text; {columns}")),
        (&[], format!("name the column with --field; {columns}")),
    ];
    for (fields, message) in cases {
        let run = hamvar_in(folder.path(), &[&["-i", "a.parquet"], fields].concat(), "");
        assert_eq!((run.code, run.err), (2, format!("hamvar: a.parquet: {message}")));
    }
    for mode in [&["--diff"][..], &["--edits"], &[]] {
        let run = hamvar_in(folder.path(), &[&["--field", "text", "a.parquet"], mode].concat(), "");
        assert_eq!((run.code, run.out.as_str(), run.err.lines().count()), (2, "", 1), "{}", run.err);
    }
    let run = hamvar_in(folder.path(), &["--format", "parquet", "--field", "text"], "");
    assert_eq!((run.code, run.err.lines().count()), (2, 1), "{}", run.err);
    assert!(old == std::fs::read(folder.path().join("a.parquet")).unwrap());
    assert_eq!(names(folder.path()), ["a.parquet"]);
}

#[test]
fn what_is_no_parquet_is_one_line() {
    let folder = folder();
    let bytes = std::fs::read(folder.path().join("a.parquet")).unwrap();
    for (name, content) in [("text.parquet", "كتاب".as_bytes()), ("half.parquet", &bytes[..bytes.len() / 2])]
    {
        crate::write(folder.path(), name, content);
        let run = hamvar_in(folder.path(), &["-i", "--field", "text", name], "");
        assert_eq!((run.code, run.err.lines().count()), (2, 1), "{}", run.err);
        assert!(run.err.starts_with(&format!("hamvar: {name}: cannot be read as Parquet: ")), "{}", run.err);
        assert!(content == std::fs::read(folder.path().join(name)).unwrap());
    }
}
