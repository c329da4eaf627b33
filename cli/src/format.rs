//! [`Format`]: the kinds of text that the command can read.

use std::path::Path;

use clap::ValueEnum;

/// A kind of text: which parts of it are normalized, and which parts belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// One text. Also Markdown, HTML, PO, LaTeX, YAML and code: markup and data are found line by line.
    #[value(alias = "markdown", alias = "md", alias = "html", alias = "po", alias = "tex", alias = "yaml")]
    Text,
    /// Each line is a text of its own, such as a message or a title.
    Lines,
    /// A JSON value on each line. Each string value is a text of its own; keys stay.
    #[value(alias = "ndjson")]
    Jsonl,
    /// One JSON value. Each string value is a text of its own; keys stay.
    Json,
    /// Fields with commas between them. Each field is a text of its own; the first record has the names.
    Csv,
    /// Fields with tabs between them, otherwise like csv.
    Tsv,
    /// A table with typed columns. Each value of the columns that --field names is a text of its own.
    Parquet,
    /// Subtitles (SubRip). The texts of all cues are one text; numbers and times stay.
    Srt,
    /// Subtitles (WebVTT), like srt; notes and styles stay too.
    Vtt,
}

/// The extensions of each format, and whether a folder is searched for them without `--ext`. Data is not:
/// whoever changes data should name it.
const EXTENSIONS: &[(Format, bool, &[&str])] = &[
    (
        Format::Text,
        true,
        &["txt", "text", "md", "markdown", "html", "htm", "xhtml", "po", "tex", "rst", "adoc"],
    ),
    (Format::Srt, true, &["srt"]),
    (Format::Vtt, true, &["vtt"]),
    (Format::Jsonl, false, &["jsonl", "ndjson"]),
    (Format::Json, false, &["json"]),
    (Format::Csv, false, &["csv"]),
    (Format::Tsv, false, &["tsv", "tab"]),
    (Format::Parquet, false, &["parquet"]),
];

impl Format {
    /// Returns the format of the file `path`, by its extension. What is not known is text.
    pub(crate) fn of_path(path: &Path) -> Format {
        let extension = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
        let known = EXTENSIONS.iter().find(|(_, _, names)| names.contains(&&*extension));
        known.map_or(Format::Text, |&(format, _, _)| format)
    }

    /// Returns the extensions of the files that are taken from a folder: those of `format`, or of all formats that
    /// are not data.
    pub(crate) fn extensions(format: Option<Format>) -> Vec<String> {
        let is_taken = |of: Format, by_default: bool| match format {
            None => by_default,
            Some(Format::Lines) => of == Format::Text,
            Some(format) => of == format,
        };
        let taken = EXTENSIONS.iter().filter(|&&(of, by_default, _)| is_taken(of, by_default));
        taken.flat_map(|(_, _, names)| names.iter().map(|name| name.to_string())).collect()
    }

    /// Whether only some lines of the file are text.
    pub(crate) fn is_subtitles(self) -> bool {
        matches!(self, Format::Srt | Format::Vtt)
    }

    /// Whether the format has signs between fields, and records with names.
    pub(crate) fn has_delimiter(self) -> bool {
        matches!(self, Format::Csv | Format::Tsv)
    }

    /// Whether `--field` can choose parts of the text.
    pub(crate) fn has_fields(self) -> bool {
        matches!(self, Format::Jsonl | Format::Json | Format::Csv | Format::Tsv | Format::Parquet)
    }
}
