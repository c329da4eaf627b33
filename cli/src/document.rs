//! [`Document`]: finds the changes in the pieces of one file, as its format needs it.

use hamvar::{EditKind, Normalizer, Session};

use crate::change::{Change, Collector, Field};
use crate::format::Format;
use crate::formats::{csv, json, subtitles};

/// How the fields of a file are chosen.
#[derive(Clone, Debug, Default)]
pub(crate) struct FieldChoice {
    /// The names of the fields; all fields if it is empty.
    pub(crate) names: Vec<String>,
    /// Whether the first record of CSV has data.
    pub(crate) no_header: bool,
    /// The byte between the fields of CSV, if it was given.
    pub(crate) delimiter: Option<u8>,
}

impl FieldChoice {
    /// The byte between the fields of a file in the format `format`.
    pub(crate) fn delimiter(&self, format: Format) -> u8 {
        self.delimiter.unwrap_or(if format == Format::Tsv { b'\t' } else { b',' })
    }
}

/// What is wrong with a piece.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    /// The offset in the piece.
    pub(crate) offset: usize,
    pub(crate) message: String,
}

/// Finds the changes in the pieces of one file, in order.
#[derive(Clone, Debug)]
pub(crate) struct Document {
    normalizer: Normalizer,
    refused: Vec<EditKind>,
    choice: FieldChoice,
    state: State,
}

/// What a format remembers of the pieces before.
#[derive(Clone, Debug)]
enum State {
    Text(Session),
    Lines,
    /// Each piece is a value of a table.
    Value,
    Json {
        is_each_line: bool,
    },
    Csv {
        delimiter: u8,
        columns: Columns,
    },
    Subtitles {
        session: Session,
        is_vtt: bool,
    },
}

/// The columns of CSV that are changed.
#[derive(Clone, Debug)]
enum Columns {
    /// The first record is still to be read.
    Unknown,
    All,
    /// Whether each column is changed.
    Chosen(Vec<bool>),
}

impl Document {
    pub(crate) fn new(
        format: Format,
        normalizer: &Normalizer,
        refused: &[EditKind],
        choice: &FieldChoice,
    ) -> Document {
        let session = || normalizer.session();
        let state = match format {
            Format::Text => State::Text(session()),
            Format::Lines => State::Lines,
            Format::Parquet => State::Value,
            Format::Json | Format::Jsonl => State::Json { is_each_line: format == Format::Jsonl },
            Format::Csv | Format::Tsv => {
                State::Csv { delimiter: choice.delimiter(format), columns: Columns::Unknown }
            }
            Format::Srt | Format::Vtt => {
                State::Subtitles { session: session(), is_vtt: format == Format::Vtt }
            }
        };
        let refused = refused.to_vec();
        Document { normalizer: normalizer.clone(), refused, choice: choice.clone(), state }
    }

    /// Whether clones of the document find the same changes, in whatever order they get the pieces.
    pub(crate) fn is_parallel(&self) -> bool {
        match &self.state {
            State::Lines | State::Value | State::Json { .. } => true,
            State::Csv { columns, .. } => !matches!(columns, Columns::Unknown),
            State::Text(_) | State::Subtitles { .. } => false,
        }
    }

    /// Returns the changes in the next piece, which has whole records.
    pub(crate) fn changes(&mut self, piece: &str) -> Result<Vec<Change>, Fault> {
        let mut collector = Collector::new(&self.refused);
        let normalizer = &self.normalizer;
        match &mut self.state {
            State::Text(session) => {
                collector.add_plain(&Field::plain(piece, 0..piece.len()), &session.edits(piece));
            }
            State::Lines => {
                for line in lines(piece) {
                    collector.add_plain(&Field::plain(piece, line.clone()), &normalizer.edits(&piece[line]));
                }
            }
            State::Value => {
                collector.add_plain(&Field::plain(piece, 0..piece.len()), &normalizer.edits(piece));
            }
            State::Json { is_each_line } => {
                if *is_each_line {
                    for line in lines(piece).filter(|line| !piece[line.clone()].trim().is_empty()) {
                        add_json(piece, line, normalizer, &self.choice.names, &mut collector)?;
                    }
                } else if !piece.trim().is_empty() {
                    add_json(piece, 0..piece.len(), normalizer, &self.choice.names, &mut collector)?;
                }
            }
            State::Csv { delimiter, columns } => {
                let mut at = 0;
                while at < piece.len() {
                    let record = csv::record_at(piece, at, *delimiter);
                    if let Some(offset) = record.open_quote {
                        let message = "the quotation mark that begins this field is never closed".to_string();
                        return Err(Fault { offset, message });
                    }
                    if matches!(columns, Columns::Unknown) {
                        *columns = choose_columns(piece, &record, &self.choice)
                            .map_err(|message| Fault { offset: at, message })?;
                        if !self.choice.no_header {
                            at = record.end;
                            continue;
                        }
                    }
                    for (i, cell) in record.cells.iter().enumerate() {
                        let is_chosen = match columns {
                            Columns::Chosen(chosen) => chosen.get(i).copied().unwrap_or(false),
                            _ => true,
                        };
                        if is_chosen {
                            let field = csv::field(piece, cell);
                            let edits = normalizer.edits(&field.text);
                            collector.add(&field, &edits, |new| csv::escape(new, cell, *delimiter));
                        }
                    }
                    at = record.end;
                }
            }
            State::Subtitles { session, is_vtt } => {
                subtitles::text_lines(piece, *is_vtt, |line| {
                    let edits = session.edits(&piece[line.clone()]);
                    collector.add_plain(&Field::plain(piece, line), &edits);
                });
            }
        }
        Ok(collector.finish())
    }
}

/// The lines of `piece`, without their line ends.
fn lines(piece: &str) -> impl Iterator<Item = std::ops::Range<usize>> {
    let mut at = 0;
    piece.split_inclusive('\n').map(move |line| {
        let start = at;
        at += line.len();
        let content = line.strip_suffix('\n').unwrap_or(line);
        start..start + content.strip_suffix('\r').unwrap_or(content).len()
    })
}

/// Adds the changes in the string values of the JSON value `value` of `piece`.
fn add_json(
    piece: &str,
    value: std::ops::Range<usize>,
    normalizer: &Normalizer,
    names: &[String],
    collector: &mut Collector,
) -> Result<(), Fault> {
    let text = &piece[value.clone()];
    if let Some((offset, message)) = json::fault(text) {
        return Err(Fault { offset: value.start + offset, message });
    }
    json::string_values(text, names, |content| {
        let content = value.start + content.start..value.start + content.end;
        if let Some(field) = json::unescape(piece, content.clone()) {
            let edits = normalizer.edits(&field.text);
            collector.add(&field, &edits, |new| Some(json::escape(new, &piece[content.clone()])));
        }
    });
    Ok(())
}

/// Finds the columns that `choice` names in the first record.
fn choose_columns(piece: &str, record: &csv::Record, choice: &FieldChoice) -> Result<Columns, String> {
    if choice.names.is_empty() {
        return Ok(Columns::All);
    }
    let header: Vec<_> = record.cells.iter().map(|cell| csv::field(piece, cell).text).collect();
    let mut chosen = vec![false; header.len()];
    for name in &choice.names {
        let named = header.iter().position(|column| !choice.no_header && column.trim() == name);
        let numbered =
            || name.parse().ok().and_then(|n: usize| n.checked_sub(1)).filter(|&i| i < header.len());
        match named.or_else(numbered) {
            Some(i) => chosen[i] = true,
            None if choice.no_header => {
                return Err(format!("there is no column {name}; there are {}", header.len()));
            }
            None => {
                return Err(format!("there is no column {name:?}; the columns are {}", header.join(", ")));
            }
        }
    }
    Ok(Columns::Chosen(chosen))
}
