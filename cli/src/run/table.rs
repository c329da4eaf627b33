//! Normalizes the columns of a Parquet file.

use std::fs::File;
use std::io::{self, Write};
use std::path::Path;
use std::sync::atomic::Ordering;

use super::{Outcome, Work};
use crate::change::{Change, apply};
use crate::document::Document;
use crate::failure::{Failure, Result};
use crate::files::{self, Replacement};
use crate::finding::Counts;
use crate::format::Format;
use crate::formats::parquet::{Cell, Table};
use crate::report::{Mode, change_line};
use crate::settings::Plan;

impl Work<'_> {
    /// Normalizes the Parquet file `path`. Its result can replace it, or become the file `target`. Changes are listed to
    /// `out`.
    pub(super) fn table(
        &self,
        plan: &Plan,
        path: &Path,
        target: Option<&Path>,
        out: &mut dyn Write,
        on_error: &dyn Fn(&io::Error) -> Failure,
    ) -> Result<Outcome> {
        let name = path.display();
        if matches!(self.mode, Mode::Diff | Mode::Edits) {
            return Err(Failure::new(format_args!("{name}: for Parquet, use --check to list the changes")));
        }
        if self.run.output.in_place {
            let (file, mut new) = Replacement::begin(path)?;
            let cannot = |error: &io::Error| Failure::about(path, "cannot be replaced", error);
            let counts = self.rewrite(plan, path, file, new.writer(), &cannot)?;
            // A file without edits would be compressed anew, to other bytes.
            let is_changed = counts.sum() > 0 && new.finish(path, self.run.output.backup.as_deref())?;
            return Ok(Outcome { counts, is_changed });
        }
        let mut counts = Counts::default();
        match target {
            Some(target) => {
                let file = files::open(path)?;
                let cannot = |error: &io::Error| Failure::about(target, "cannot be written", error);
                files::create(target, |new| {
                    counts = self.rewrite(plan, path, file, new, &cannot)?;
                    Ok(())
                })?;
            }
            None if self.mode == Mode::Text => {
                return Err(Failure::new(format_args!(
                    "{name}: Parquet is not written to standard output; use --in-place, --output or --check"
                )));
            }
            None => counts = self.list(plan, path, out, on_error)?,
        }
        Ok(Outcome { is_changed: counts.sum() > 0, counts })
    }

    /// Writes the Parquet file `path`, opened as `file`, with its new texts to `new`.
    fn rewrite(
        &self,
        plan: &Plan,
        path: &Path,
        file: File,
        new: &mut (dyn Write + Send),
        on_error: &dyn Fn(&io::Error) -> Failure,
    ) -> Result<Counts> {
        let table = Table::open(path.display().to_string(), file, &self.choice.names)?;
        let mut document = self.document(plan);
        let mut counts = Counts::default();
        let edit = |cell: &Cell| {
            let changes = changes(&mut document, cell, &mut counts);
            let mut text = String::new();
            apply(cell.text, &changes, &mut text);
            Ok((!changes.is_empty()).then_some(text))
        };
        let done = |bytes| {
            self.progress.fetch_add(bytes, Ordering::Relaxed);
        };
        table.rewrite(new, on_error, edit, done)?;
        Ok(counts)
    }

    /// Lists the changes of the Parquet file `path` as `file:row:column: kind: before → after`.
    fn list(
        &self,
        plan: &Plan,
        path: &Path,
        out: &mut dyn Write,
        on_error: &dyn Fn(&io::Error) -> Failure,
    ) -> Result<Counts> {
        let table = Table::open(path.display().to_string(), files::open(path)?, &self.choice.names)?;
        let mut document = self.document(plan);
        let mut counts = Counts::default();
        let is_silent = self.mode == Mode::Silent;
        table.scan(|cell| {
            for change in changes(&mut document, cell, &mut counts) {
                if !is_silent {
                    let at = format!("{}:{}:{}", path.display(), cell.row, cell.column);
                    let line = change_line(&at, cell.text, &change);
                    out.write_all(line.as_bytes()).map_err(|error| on_error(&error))?;
                }
            }
            Ok(!is_silent || self.run.summary || counts.sum() == 0)
        })?;
        Ok(counts)
    }

    fn document(&self, plan: &Plan) -> Document {
        Document::new(Format::Parquet, &plan.normalizer, &plan.refused, &self.choice)
    }
}

/// Finds the changes in a cell, and counts them.
fn changes(document: &mut Document, cell: &Cell, counts: &mut Counts) -> Vec<Change> {
    let changes = document.changes(cell.text).changes;
    changes.iter().for_each(|change| counts.add(change.kind, 1));
    changes
}
