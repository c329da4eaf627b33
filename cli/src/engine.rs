//! Normalizes one text: from a source, piece by piece, to a report.

use std::fmt::{self, Write as _};
use std::num::NonZeroUsize;
use std::thread;

use crate::change::Change;
use crate::document::{Document, Fault};
use crate::failure::{Failure, Result};
use crate::pieces::{Cut, Pieces};
use crate::report::Report;
use crate::source::Source;

/// Normalizes the text of `source` and reports its pieces in order. Up to `jobs` pieces are normalized at the same
/// time, if the document allows it. Ends at the first change if `stops_early`.
pub(crate) fn run(
    source: &mut Source,
    mut document: Document,
    cut: Cut,
    jobs: NonZeroUsize,
    stops_early: bool,
    report: &mut Report,
) -> Result<()> {
    let mut pieces = Pieces::new(source, cut);
    while let Some(first) = pieces.next()? {
        if jobs.get() == 1 || !document.is_parallel() {
            let found = document.changes(&first);
            end_piece(&first, found, report)?;
        } else {
            let mut batch = vec![first];
            while batch.len() < jobs.get()
                && let Some(piece) = pieces.next()?
            {
                batch.push(piece);
            }
            for (piece, found) in batch.iter().zip(in_parallel(&document, &batch)) {
                end_piece(piece, found, report)?;
            }
        }
        if stops_early && report.counts.sum() > 0 {
            break;
        }
    }
    Ok(())
}

/// Returns the changes of each piece of `batch`, found by a thread for each.
fn in_parallel(document: &Document, batch: &[String]) -> Vec<std::result::Result<Vec<Change>, Fault>> {
    thread::scope(|scope| {
        let threads: Vec<_> = batch
            .iter()
            .map(|piece| {
                let mut document = document.clone();
                scope.spawn(move || document.changes(piece))
            })
            .collect();
        let join = |thread: thread::ScopedJoinHandle<_>| {
            thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        };
        threads.into_iter().map(join).collect()
    })
}

fn end_piece(piece: &str, found: std::result::Result<Vec<Change>, Fault>, report: &mut Report) -> Result<()> {
    match found {
        Ok(changes) => report.piece(piece, &changes),
        Err(fault) => Err(report.fault(piece, &fault)),
    }
}

/// Normalizes the text of `source` when nobody needs its edits: faster than [`run`], and in bounded memory however
/// long a line is.
pub(crate) fn stream(
    source: &mut Source,
    normalizer: &hamvar::Normalizer,
    report: &mut Report,
) -> Result<()> {
    let mut failure = None;
    let result = stream_into(source, normalizer, Sink { report, failure: &mut failure });
    // The writer of strings only knows that there was an error.
    failure.map_or(result, Err)
}

fn stream_into(source: &mut Source, normalizer: &hamvar::Normalizer, sink: Sink) -> Result<()> {
    let unknown = |_| Failure::new("the text cannot be written");
    let mut writer = normalizer.fmt_writer(sink);
    let mut part = String::new();
    while source.read(&mut part)? {
        writer.write_str(&part).map_err(unknown)?;
        part.clear();
    }
    writer.finish().map(drop).map_err(unknown)
}

/// Passes normalized text to a report, and keeps its error.
struct Sink<'s, 'o> {
    report: &'s mut Report<'o>,
    failure: &'s mut Option<Failure>,
}

impl fmt::Write for Sink<'_, '_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        if self.failure.is_some() {
            return Err(fmt::Error);
        }
        self.report.normalized(text).map_err(|failure| {
            *self.failure = Some(failure);
            fmt::Error
        })
    }
}
