//! [`Document`]: finds the changes in the pieces of one file, as its format needs it.

use hamvar::{EditKind, Normalizer, Session};

use crate::change::{Change, Collector, Field};
use crate::fields::{FieldChoice, FieldsSeen, LISTED, listed};
use crate::format::Format;
use crate::formats::{csv, json, subtitles};
use crate::long_lines::LineLimit;
use crate::notice::Notices;

/// What was found in a piece.
#[derive(Debug)]
pub(crate) struct Changes {
    /// The changes. If there is a fault, they are those of the records before it.
    pub(crate) changes: Vec<Change>,
    pub(crate) fault: Option<Fault>,
    pub(crate) fields: FieldsSeen,
    /// What stays as it is, with its offset in the piece.
    pub(crate) notices: Notices<usize>,
}

/// What is wrong with a piece.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    /// Where the record with the fault begins.
    pub(crate) record: usize,
    /// The offset of the fault in the piece.
    pub(crate) offset: usize,
    pub(crate) message: String,
}

/// Finds the changes in the pieces of one file, in order.
#[derive(Clone, Debug)]
pub(crate) struct Document {
    normalizer: Normalizer,
    refused: Vec<EditKind>,
    choice: FieldChoice,
    /// Which lines are too long to be changed.
    limit: LineLimit,
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
        Document {
            normalizer: normalizer.clone(),
            refused,
            choice: choice.clone(),
            limit: LineLimit::of(normalizer),
            state,
        }
    }

    /// Whether clones of the document find the same changes, in whatever order they get the pieces.
    pub(crate) fn is_parallel(&self) -> bool {
        match &self.state {
            State::Lines | State::Value | State::Json { .. } => true,
            State::Csv { columns, .. } => !matches!(columns, Columns::Unknown),
            State::Text(_) | State::Subtitles { .. } => false,
        }
    }

    /// Returns a piece and its changes as a reader sees them, if the piece has escapes of the format.
    pub(crate) fn readable(&self, piece: &str, changes: &[Change]) -> Option<(String, Vec<Change>)> {
        let has_escapes = matches!(self.state, State::Json { .. }) && piece.contains('\\');
        (has_escapes && !changes.is_empty()).then(|| json::readable(piece, changes))
    }

    /// Returns the changes in the next piece, which has whole records.
    pub(crate) fn changes(&mut self, piece: &str) -> Changes {
        let mut collector = Collector::new(&self.refused).with_limit(&self.limit);
        let mut fields = FieldsSeen::default();
        let normalizer = &self.normalizer;
        let names = &self.choice.names;
        let result = match &mut self.state {
            State::Text(session) => {
                collector.add_plain(&Field::plain(piece, 0..piece.len()), &session.edits(piece));
                Ok(())
            }
            State::Lines => {
                for line in lines(piece) {
                    collector.add_plain(&Field::plain(piece, line.clone()), &normalizer.edits(&piece[line]));
                }
                Ok(())
            }
            State::Value => {
                collector.add_plain(&Field::plain(piece, 0..piece.len()), &normalizer.edits(piece));
                Ok(())
            }
            State::Json { is_each_line: true } => {
                lines(piece).filter(|line| !piece[line.clone()].trim().is_empty()).try_for_each(|line| {
                    add_json(piece, line, true, normalizer, names, &mut fields, &mut collector)
                })
            }
            State::Json { is_each_line: false } if piece.trim().is_empty() => Ok(()),
            State::Json { is_each_line: false } => {
                add_json(piece, 0..piece.len(), false, normalizer, names, &mut fields, &mut collector)
            }
            State::Csv { delimiter, columns } => {
                add_csv(piece, *delimiter, columns, normalizer, &self.choice, &mut collector)
            }
            State::Subtitles { session, is_vtt } => {
                subtitles::text_lines(piece, *is_vtt, |line| {
                    let edits = session.edits(&piece[line.clone()]);
                    collector.add_plain(&Field::plain(piece, line), &edits);
                });
                Ok(())
            }
        };
        let notices = collector.take_notices();
        Changes { changes: collector.finish(), fault: result.err(), fields, notices }
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

/// Adds the changes in the string values of the JSON value `value` of `piece`. `is_line` is whether the value is a line of
/// many.
fn add_json(
    piece: &str,
    value: std::ops::Range<usize>,
    is_line: bool,
    normalizer: &Normalizer,
    names: &[String],
    fields: &mut FieldsSeen,
    collector: &mut Collector,
) -> Result<(), Fault> {
    let text = &piece[value.clone()];
    if let Some((offset, message)) = json::fault(text, is_line) {
        return Err(Fault { record: value.start, offset: value.start + offset, message });
    }
    if !names.is_empty() && fields.is_seen.is_empty() {
        *fields = FieldsSeen { listed: json::text_fields(text), is_seen: vec![false; names.len()] };
    }
    let is_value_escaped = json::is_escaped(text);
    json::string_values(text, names, &mut fields.is_seen, |content| {
        let content = value.start + content.start..value.start + content.end;
        let is_escaped = is_value_escaped || json::is_escaped(&piece[content.clone()]);
        let field = json::unescape(piece, content);
        let edits = normalizer.edits(&field.text);
        collector.add(&field, &edits, |new, old| {
            Some(json::escape(new, is_escaped || json::is_escaped(&piece[old])))
        });
    });
    Ok(())
}

/// Adds the changes in the chosen fields of CSV. `columns` are chosen by the first record.
fn add_csv(
    piece: &str,
    delimiter: u8,
    columns: &mut Columns,
    normalizer: &Normalizer,
    choice: &FieldChoice,
    collector: &mut Collector,
) -> Result<(), Fault> {
    let mut at = 0;
    while at < piece.len() {
        let record = csv::record_at(piece, at, delimiter);
        if let Some((offset, mut message)) = record.fault(piece) {
            // The first record shows what is between the fields, unless somebody said it.
            if let (Columns::Unknown, None, Some(sign)) =
                (&*columns, choice.delimiter, record.sign_after_quotes(piece))
            {
                message =
                    format!("{sign:?} follows the quoted field that begins here; {}", delimiter_remedy(sign));
            }
            return Err(Fault { record: at, offset, message });
        }
        if matches!(columns, Columns::Unknown) && record.is_blank(piece) {
            at = record.end;
            continue;
        }
        if matches!(columns, Columns::Unknown) {
            *columns = choose_columns(piece, &record, choice, delimiter).map_err(|message| Fault {
                record: at,
                offset: at,
                message,
            })?;
            if !choice.no_header {
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
                collector.add(&field, &edits, |new, _| csv::escape(new, cell, delimiter));
            }
        }
        at = record.end;
    }
    Ok(())
}

/// Returns a remedy if the first record has a single column with signs that other files have between columns.
fn delimiter_hint(piece: &str, record: &csv::Record, delimiter: u8) -> Option<String> {
    let [cell] = record.cells.as_slice() else { return None };
    let text = &piece[cell.content.clone()];
    let sign = csv::DELIMITERS.into_iter().find(|sign| !cell.is_quoted && text.contains(*sign))?;
    let remedy = delimiter_remedy(sign);
    let usual = char::from(delimiter).escape_default();
    Some(format!("{remedy} (or '{usual}' if there is only one)"))
}

/// Returns how to name the character `sign` between the columns.
fn delimiter_remedy(sign: char) -> String {
    format!("name what is between the columns: --delimiter '{}'", sign.escape_default())
}

/// Finds the columns that `choice` names in the first record.
fn choose_columns(
    piece: &str,
    record: &csv::Record,
    choice: &FieldChoice,
    delimiter: u8,
) -> Result<Columns, String> {
    if choice.names.is_empty() {
        // A first record with data can have any of these signs in its text. Whoever names a delimiter knows it.
        let is_known = choice.no_header || choice.delimiter.is_some();
        return match delimiter_hint(piece, record, delimiter).filter(|_| !is_known) {
            Some(hint) => Err(format!("there is only one column; {hint}")),
            None => Ok(Columns::All),
        };
    }
    let header: Vec<_> = record.cells.iter().map(|cell| csv::field(piece, cell).text).collect();
    let mut chosen = vec![false; header.len()];
    for name in &choice.names {
        let is_named = |i: &usize| !choice.no_header && header[*i].trim() == name;
        let named: Vec<usize> = (0..header.len()).filter(is_named).collect();
        if named.len() > 1 {
            let mut remedies: Vec<_> =
                named.iter().take(LISTED).map(|i| format!("--field {}", i + 1)).collect();
            if named.len() > LISTED {
                remedies.push("…".to_string());
            }
            return Err(format!(
                "several columns have the name {name:?}; give a number instead: {}",
                remedies.join(" or ")
            ));
        }
        let numbered =
            || name.parse().ok().and_then(|n: usize| n.checked_sub(1)).filter(|&i| i < header.len());
        match named.first().copied().or_else(numbered) {
            Some(i) => chosen[i] = true,
            None if choice.no_header => {
                let hint = delimiter_hint(piece, record, delimiter)
                    .map_or(String::new(), |hint| format!("; {hint}"));
                return Err(format!("there is no column {name}; there are {}{hint}", header.len()));
            }
            None => {
                let hint = delimiter_hint(piece, record, delimiter)
                    .map_or(String::new(), |hint| format!("; {hint}"));
                return Err(format!(
                    "there is no column {name:?}; the columns are {}{hint}",
                    listed(&header)
                ));
            }
        }
    }
    Ok(Columns::Chosen(chosen))
}
