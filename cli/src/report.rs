//! [`Report`]: what is printed of the pieces of a file: the new text, or its changes in some form.

use std::borrow::Cow;
use std::io::Write;

use hamvar::edits::LineIndex;
use serde::Serialize;

use crate::change::Change;
use crate::encode::Encoder;
use crate::failure::{Failure, Result};
use crate::fields::FieldsSeen;
use crate::finding::{Counts, Faulty, Finding, Found};
use crate::inputs::Input;
use crate::notice::{Notice, Notices};
use crate::visible::{
    Hunk, before_and_after, context_after, context_before, context_between, hunks, visible,
};

/// What is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    /// The new text.
    Text,
    /// Each change on a line.
    Check,
    /// Changed words with the words around them.
    Diff,
    /// Each change as JSON.
    Edits,
    /// Nothing. Only the number of changes matters.
    Silent,
}

/// Prints the pieces of a file, one after the other.
pub(crate) struct Report<'o> {
    mode: Mode,
    input: &'o Input,
    /// The name of the input, for people.
    name: String,
    out: &'o mut dyn Write,
    /// Turns an error of `out` into a failure with the name of the output.
    on_error: &'o dyn Fn(&std::io::Error) -> Failure,
    encoder: Encoder,
    is_coloured: bool,
    fields: FieldsSeen,
    /// The numbers of lines, bytes and groups in the pieces before the next one.
    lines: usize,
    bytes: usize,
    groups: u32,
    pub(crate) counts: Counts,
    /// What stays as it is, as `file:line:column`.
    pub(crate) notices: Notices<String>,
}

/// A change as `--edits` prints it.
#[derive(Serialize)]
struct Line<'l> {
    file: Cow<'l, str>,
    /// The bytes of a name that is not UTF-8.
    #[serde(skip_serializing_if = "Option::is_none")]
    file_bytes: Option<&'l [u8]>,
    line: usize,
    column: usize,
    start: usize,
    end: usize,
    kind: &'static str,
    before: &'l str,
    after: &'l str,
    #[serde(skip_serializing_if = "Option::is_none")]
    group: Option<u32>,
}

impl<'o> Report<'o> {
    pub(crate) fn new(
        mode: Mode,
        input: &'o Input,
        out: &'o mut dyn Write,
        on_error: &'o dyn Fn(&std::io::Error) -> Failure,
        encoder: Encoder,
        is_coloured: bool,
    ) -> Report<'o> {
        Report {
            mode,
            input,
            name: input.name(),
            out,
            on_error,
            encoder,
            is_coloured,
            fields: FieldsSeen::default(),
            lines: 0,
            bytes: 0,
            groups: 0,
            counts: Counts::default(),
            notices: Notices::default(),
        }
    }

    /// What is printed.
    pub(crate) fn mode(&self) -> Mode {
        self.mode
    }

    /// Prints the next piece of the text, up to the record in which something is wrong, and returns what it is.
    pub(crate) fn add(&mut self, finding: Finding) -> Result<()> {
        self.counts.add_all(&finding.counts);
        self.fields.add(finding.fields);
        let (name, lines) = (&self.name, self.lines);
        self.notices
            .add_all(finding.notices, |(line, char)| format!("{name}:{}:{}", lines + line + 1, char + 1));
        match finding.found {
            Found::Text { text, lines } => {
                self.encoder.write(&text, self.out, self.on_error)?;
                self.lines += lines;
            }
            Found::Changes { piece, changes, readable } => {
                let index = LineIndex::new(&piece);
                self.print_changes(&piece, &index, &changes, readable)?;
                self.lines += index.position(piece.len()).line;
                self.bytes += piece.len();
                self.groups += changes.iter().map(|change| change.group).max().unwrap_or(0);
            }
        }
        match finding.faulty {
            Some(faulty) => Err(self.fault(&faulty)),
            None => Ok(()),
        }
    }

    /// Ends the new text, after the last piece. A text without letters still has its byte order mark.
    pub(crate) fn finish_text(&mut self) -> Result<()> {
        match self.mode {
            Mode::Text => self.encoder.write("", self.out, self.on_error),
            _ => Ok(()),
        }
    }

    /// Checks that some record has each of the fields `names`, after the last piece.
    pub(crate) fn check_fields(&self, names: &[String]) -> Result<()> {
        match self.fields.missing(names) {
            Some(message) => Err(Failure::new(format_args!("{}: {message}", self.name))),
            None => Ok(()),
        }
    }

    /// Flushes the output, so that a reader of a pipe gets all that was printed.
    pub(crate) fn flush(&mut self) -> Result<()> {
        self.out.flush().map_err(|error| (self.on_error)(&error))
    }

    /// Adds a notice about the line `line` of the text, counted from 0.
    pub(crate) fn notice(&mut self, notice: Notice, line: u64) {
        self.notices.add(notice, format!("{}:{}:1", self.name, line + 1));
    }

    /// Prints `text`, which was normalized already.
    pub(crate) fn write_normalized(&mut self, text: &str) -> Result<()> {
        self.encoder.write(text, self.out, self.on_error)
    }

    /// Prints the changes of `text`. `readable` is what people see of both, if it differs. It has the same lines.
    fn print_changes(
        &mut self,
        text: &str,
        index: &LineIndex,
        changes: &[Change],
        readable: Option<(String, Vec<Change>)>,
    ) -> Result<()> {
        let mut out = String::new();
        let (shown, shown_changes) = match &readable {
            Some((text, changes)) => (text.as_str(), changes.as_slice()),
            None => (text, changes),
        };
        match self.mode {
            Mode::Text | Mode::Silent => {}
            Mode::Check => {
                for (change, shown_change) in changes.iter().zip(shown_changes) {
                    let position = index.position(change.range.start);
                    let line = self.lines + position.line + 1;
                    let at = format!("{}:{line}:{}", self.name, position.char + 1);
                    out.push_str(&change_line(&at, shown, shown_change));
                }
            }
            Mode::Edits => changes.iter().for_each(|change| self.edit_line(text, index, change, &mut out)),
            Mode::Diff if readable.is_some() => {
                self.diff_lines(shown, &LineIndex::new(shown), shown_changes, &mut out);
            }
            Mode::Diff => self.diff_lines(text, index, changes, &mut out),
        }
        self.out.write_all(out.as_bytes()).map_err(|error| (self.on_error)(&error))
    }

    fn edit_line(&self, text: &str, index: &LineIndex, change: &Change, out: &mut String) {
        let position = index.position(change.range.start);
        let path = self.input.path();
        let line = Line {
            file: path.map_or("standard input".into(), |path| path.to_string_lossy()),
            file_bytes: path.filter(|p| p.to_str().is_none()).map(|p| p.as_os_str().as_encoded_bytes()),
            line: self.lines + position.line + 1,
            column: position.char + 1,
            start: self.bytes + change.range.start,
            end: self.bytes + change.range.end,
            kind: change.kind.as_str(),
            before: &text[change.range.clone()],
            after: &change.new,
            group: (change.group > 0).then_some(self.groups + change.group),
        };
        // A struct of strings and numbers can always be written.
        out.push_str(&serde_json::to_string(&line).unwrap_or_default());
        out.push('\n');
    }

    /// Appends the changed words of each line, with their context.
    fn diff_lines(&self, text: &str, index: &LineIndex, changes: &[Change], out: &mut String) {
        let hunks = hunks(text, changes);
        let line_of = |hunk: &Hunk| index.position(hunk.words.start).line;
        let mut copied = 0;
        for (i, hunk) in hunks.iter().enumerate() {
            let is_first = i == 0 || line_of(&hunks[i - 1]) != line_of(hunk);
            let next = hunks.get(i + 1).filter(|next| line_of(next) == line_of(hunk));
            if is_first {
                let [number, end] = if self.is_coloured { ["\x1b[2m", "\x1b[0m"] } else { ["", ""] };
                out.push_str(&format!("{number}{}:{}:{end} ", self.name, self.lines + line_of(hunk) + 1));
                out.push_str(&context_before(text, copied, hunk.words.start));
            }
            let mut new = String::new();
            let mut inside = hunk.words.start;
            for change in &changes[hunk.changes.clone()] {
                new.push_str(&text[inside..change.range.start]);
                new.push_str(&change.new);
                inside = change.range.end;
            }
            new.push_str(&text[inside..hunk.words.end]);
            let (old, new) = (visible(&text[hunk.words.clone()]), visible(&new));
            // Escape sequences are only around whole words, since a terminal would not join letters across them.
            let parts = match self.is_coloured {
                true => [format!("\x1b[9;31m{old}\x1b[0m"), format!("\x1b[1;32m{new}\x1b[0m")],
                false => [format!("[-{old}-]"), format!("{{+{new}+}}")],
            };
            let [has_old, has_new] = [&old, &new].map(|text| !text.is_empty());
            out.push_str(if has_old { &parts[0] } else { "" });
            out.push_str(if has_old && has_new && self.is_coloured { " " } else { "" });
            out.push_str(if has_new { &parts[1] } else { "" });
            copied = hunk.words.end;
            match next {
                Some(next) => out.push_str(&context_between(text, copied, next.words.start)),
                None => {
                    out.push_str(&context_after(text, copied, text.len()));
                    out.push('\n');
                }
            }
        }
    }

    /// Returns the error about the text after what was printed.
    fn fault(&self, faulty: &Faulty) -> Failure {
        let position = LineIndex::new(&faulty.text).position(faulty.offset);
        let line = self.lines + position.line + 1;
        Failure::new(format_args!("{}:{line}:{}: {}", self.name, position.char + 1, faulty.message))
    }
}

/// Returns `at: kind: before → after` as a line: a change of `text` with the words around it.
pub(crate) fn change_line(at: &str, text: &str, change: &Change) -> String {
    let [before, after] = before_and_after(text, change);
    format!("{at}: {}: {before} → {after}\n", change.kind)
}
