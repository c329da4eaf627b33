//! Normalizes the columns of a Parquet file.

use std::fs::File;
use std::io::{self, Write};
use std::path::Path;
use std::sync::atomic::Ordering;

use super::{Outcome, Work};
use crate::change::{Change, apply};
use crate::document::{Changes, Document};
use crate::failure::{Failure, Result};
use crate::files::{self, Opened, Replacement};
use crate::format::Format;
use crate::formats::parquet::{Cell, Table};
use crate::report::{Mode, change_line};
use crate::settings::Plan;
use crate::visible::visible_path;

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
        let name = visible_path(path);
        if matches!(self.mode, Mode::Diff | Mode::Edits) {
            return Err(Failure::new(format_args!("{name}: for Parquet, use --check to list the changes")));
        }
        if self.run.output.in_place {
            let (file, mut new) = Replacement::begin(path)?;
            let cannot = |error: &io::Error| Failure::about(path, "cannot be replaced", error);
            let outcome = self.rewrite(plan, path, file, new.writer(), &cannot)?;
            // A file without edits would be compressed anew, to other bytes.
            let is_changed = outcome.is_changed && new.finish(path, self.run.output.backup.as_deref())?;
            return Ok(Outcome { is_changed, ..outcome });
        }
        let mut outcome = Outcome::default();
        match target {
            Some(target) => {
                let cannot = |error: &io::Error| Failure::about(target, "cannot be written", error);
                let opened = Opened::new(path)?;
                files::create(target, |new| {
                    let file = opened.file.try_clone().map_err(|error| files::unreadable(path, &error))?;
                    outcome = self.rewrite(plan, path, file, new, &cannot)?;
                    opened.check_unchanged()
                })?;
            }
            None if self.mode == Mode::Text => {
                return Err(Failure::new(format_args!(
                    "{name}: Parquet is not written to standard output; use --in-place, --output or --check"
                )));
            }
            None => outcome = self.list(plan, path, out, on_error)?,
        }
        Ok(outcome)
    }

    /// Writes the Parquet file `path`, opened as `file`, with its new texts to `new`.
    fn rewrite(
        &self,
        plan: &Plan,
        path: &Path,
        file: File,
        new: &mut (dyn Write + Send),
        on_error: &dyn Fn(&io::Error) -> Failure,
    ) -> Result<Outcome> {
        let table = Table::open(visible_path(path), file, &self.choice.names)?;
        let mut document = self.document(plan);
        let mut outcome = Outcome::default();
        let edit = |cell: &Cell| {
            let changes = changes(&mut document, path, cell, &mut outcome);
            let mut text = String::new();
            apply(cell.text, &changes, &mut text);
            Ok((!changes.is_empty()).then_some(text))
        };
        let done = |bytes| {
            self.progress.fetch_add(bytes, Ordering::Relaxed);
        };
        table.rewrite(new, on_error, edit, done)?;
        Ok(outcome)
    }

    /// Lists the changes of the Parquet file `path` as `file:row:column: kind: before → after`.
    fn list(
        &self,
        plan: &Plan,
        path: &Path,
        out: &mut dyn Write,
        on_error: &dyn Fn(&io::Error) -> Failure,
    ) -> Result<Outcome> {
        let table = Table::open(visible_path(path), files::open(path)?, &self.choice.names)?;
        let mut document = self.document(plan);
        let mut outcome = Outcome::default();
        let is_silent = self.mode == Mode::Silent;
        table.scan(|cell| {
            for change in changes(&mut document, path, cell, &mut outcome) {
                if !is_silent {
                    let at = format!("{}:{}:{}", visible_path(path), cell.row, cell.column);
                    let line = change_line(&at, cell.text, &change);
                    out.write_all(line.as_bytes()).map_err(|error| on_error(&error))?;
                }
            }
            Ok(())
        })?;
        Ok(outcome)
    }

    fn document(&self, plan: &Plan) -> Document {
        Document::new(Format::Parquet, &plan.normalizer, &plan.refused, &self.choice)
    }
}

/// Finds the changes in a cell of the file `path`, and adds what happens to `outcome`.
fn changes(document: &mut Document, path: &Path, cell: &Cell, outcome: &mut Outcome) -> Vec<Change> {
    let Changes { changes, notices, .. } = document.changes(cell.text);
    changes.iter().for_each(|change| outcome.counts.add(change.kind, 1));
    outcome.is_changed |= !changes.is_empty();
    outcome.notices.add_all(notices, |_| format!("{}:{}:{}", visible_path(path), cell.row, cell.column));
    changes
}
