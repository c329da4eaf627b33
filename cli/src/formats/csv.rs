//! CSV and TSV: finds records and fields as the crate `csv` reads them, with their offsets.

use std::borrow::Cow;
use std::ops::Range;

use crate::change::Field;

/// The signs that files have between their fields.
pub(crate) const DELIMITERS: [char; 4] = [';', '\t', '|', ','];

/// A field of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Cell {
    /// The content in the text, without the quotation marks around it.
    pub(crate) content: Range<usize>,
    /// Whether the field is in quotation marks, where `""` is one of them.
    pub(crate) is_quoted: bool,
}

/// A record: its fields, and where it ends.
#[derive(Debug)]
pub(crate) struct Record {
    pub(crate) cells: Vec<Cell>,
    /// The offset after the line end of the record.
    pub(crate) end: usize,
    /// Whether the record has ended: by a line end, and not inside quotation marks.
    pub(crate) is_complete: bool,
    /// The offset of a quotation mark that nothing closes.
    pub(crate) open_quote: Option<usize>,
    /// The first field in quotation marks with more text after them, by the offsets of both marks.
    early_end: Option<(usize, usize)>,
}

impl Record {
    /// Returns what is wrong with the record of `text`, with the offset of the quotation mark that begins the field, and the
    /// remedy.
    pub(crate) fn fault(&self, text: &str) -> Option<(usize, String)> {
        let remedy = "add the missing quotation mark, or double those that belong to the text";
        if let Some((open, close)) = self.early_end {
            let lines = text[open..close].matches('\n').count();
            let place = match lines {
                0 => "in this line".to_string(),
                1 => "in the next line".to_string(),
                lines => format!("{lines} lines below"),
            };
            let message = format!("the quoted field that begins here ends {place}, but more text follows it");
            return Some((open, format!("{message}; {remedy}")));
        }
        let open = self.open_quote?;
        Some((open, format!("the quotation mark that begins this field is never closed; {remedy}")))
    }

    /// Whether the record is an empty line, which has no names of columns.
    pub(crate) fn is_blank(&self, text: &str) -> bool {
        let [cell] = self.cells.as_slice() else { return false };
        !cell.is_quoted && text[cell.content.clone()].trim_matches(['\u{FEFF}', ' ']).is_empty()
    }

    /// Returns the sign after a field in quotation marks that is between the fields of other files: `;` in `"a";"b"`.
    pub(crate) fn sign_after_quotes(&self, text: &str) -> Option<char> {
        let (_, close) = self.early_end?;
        text[close + 1..].trim_start_matches(' ').chars().next().filter(|sign| DELIMITERS.contains(sign))
    }
}

/// Reads the record of `text` that begins at `start`. `delimiter` is the byte between two fields.
pub(crate) fn record_at(text: &str, start: usize, delimiter: u8) -> Record {
    let bytes = text.as_bytes();
    let mut record =
        Record { cells: Vec::new(), end: bytes.len(), is_complete: false, open_quote: None, early_end: None };
    let mut at = start;
    loop {
        let is_quoted = bytes.get(at) == Some(&b'"');
        let content = if is_quoted {
            match closing_quote(bytes, at + 1) {
                Some(end) => at + 1..end,
                None => {
                    record.open_quote = Some(at);
                    return record;
                }
            }
        } else {
            at..at
        };
        // After the closing quotation mark, only spaces belong there. The next field begins after all that.
        at = content.end + is_quoted as usize;
        let rest = at;
        while at < bytes.len() && ![delimiter, b'\n', b'\r'].contains(&bytes[at]) {
            at += 1;
        }
        if is_quoted && record.early_end.is_none() && !bytes[rest..at].trim_ascii().is_empty() {
            record.early_end = Some((content.start - 1, content.end));
        }
        let content = if is_quoted { content } else { content.start..at };
        record.cells.push(Cell { content, is_quoted });
        match bytes.get(at) {
            Some(&byte) if byte == delimiter => at += 1,
            Some(b'\r') if bytes.get(at + 1) == Some(&b'\n') => {
                (record.end, record.is_complete) = (at + 2, true);
                return record;
            }
            Some(_) => {
                (record.end, record.is_complete) = (at + 1, true);
                return record;
            }
            None => return record,
        }
    }
}

/// Returns the offset of the quotation mark that closes the content that begins at `at`.
fn closing_quote(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        at += bytes[at..].iter().position(|&byte| byte == b'"')?;
        if bytes.get(at + 1) != Some(&b'"') {
            return Some(at);
        }
        at += 2;
    }
}

/// Returns the end of the last whole record of `text`, which begins where a record does.
pub(crate) fn last_end(text: &str, delimiter: u8) -> Option<usize> {
    let mut last = None;
    loop {
        let record = record_at(text, last.unwrap_or(0), delimiter);
        // A CR at the end may be half of a line end.
        if !record.is_complete || record.end == text.len() && text.ends_with('\r') {
            return last;
        }
        last = Some(record.end);
    }
}

/// Reads the content of `cell`.
pub(crate) fn field<'p>(piece: &'p str, cell: &Cell) -> Field<'p> {
    let raw = &piece[cell.content.clone()];
    if !cell.is_quoted || !raw.contains("\"\"") {
        return Field::plain(piece, cell.content.clone());
    }
    let mut text = String::with_capacity(raw.len());
    let mut boundaries = vec![(0, cell.content.start)];
    let mut copied = 0;
    for (at, pair) in raw.match_indices("\"\"") {
        text.push_str(&raw[copied..at]);
        boundaries.push((text.len(), cell.content.start + at));
        text.push('"');
        copied = at + pair.len();
        boundaries.push((text.len(), cell.content.start + copied));
    }
    text.push_str(&raw[copied..]);
    Field { text: Cow::Owned(text), boundaries, fixed: Vec::new() }
}

/// Returns how `text` is written inside `cell`, or `None` if only quotation marks around the field made it possible.
pub(crate) fn escape(text: &str, cell: &Cell, delimiter: u8) -> Option<String> {
    if cell.is_quoted {
        return Some(text.replace('"', "\"\""));
    }
    let has_meaning = |c: char| c == char::from(delimiter) || matches!(c, '"' | '\n' | '\r');
    (!text.contains(has_meaning)).then(|| text.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// All records of `text`, as texts of their fields.
    fn records(text: &str) -> Vec<Vec<String>> {
        let mut all = Vec::new();
        let mut at = 0;
        while at < text.len() {
            let record = record_at(text, at, b',');
            at = record.end;
            // The crate `csv` skips empty lines.
            if record.cells.len() > 1 || !record.cells[0].content.is_empty() || record.cells[0].is_quoted {
                all.push(record.cells.iter().map(|cell| field(text, cell).text.into_owned()).collect());
            }
        }
        all
    }

    #[test]
    fn fields_are_those_of_the_crate_csv() {
        for text in [
            "نام,سن\nعلی,۲۵\n",
            "a,b\r\n\"c,d\",\"e\"\"f\"\r\n",
            "\"دو\nسطر\",x\n,,\n\n\"\",\"\"\"\"\n",
            "a \"b\" c,d",
            "last,\"quoted\"",
            "یک\rدو,سه\r",
        ] {
            let mut reader =
                csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
            let expected: Vec<Vec<String>> =
                reader.records().map(|r| r.unwrap().iter().map(str::to_string).collect()).collect();
            assert_eq!(records(text), expected, "{text:?}");
        }
    }

    #[test]
    fn a_piece_ends_with_a_whole_record() {
        assert_eq!(last_end("a,b\n\"c\nd", b','), Some(4));
        assert_eq!(last_end("a,b\n\"c\nd\"\ne", b','), Some(10));
        assert_eq!(last_end("a,b\r", b','), None);
        assert_eq!(last_end("a,b", b','), None);
        assert_eq!(record_at("a,\"b", 0, b',').open_quote, Some(2));
    }
}
