//! Normalizes one text: from a source, piece by piece, to a report.

use std::cell::RefCell;
use std::fmt::{self, Write as _};
use std::num::NonZeroUsize;
use std::sync::mpsc;
use std::thread;

use crate::document::Document;
use crate::failure::{Failure, Result};
use crate::finding::Finding;
use crate::long_lines::{LineLimit, LongLines};
use crate::notice::Notice;
use crate::pieces::{Cut, Pieces};
use crate::report::{Mode, Report};
use crate::source::Source;

/// How many pieces each worker may have that are not reported yet: one that it normalizes, and one that waits. So a
/// worker is not idle while the next piece is read.
const AHEAD: usize = 2;

/// Normalizes the text of `source` and reports its pieces in order. Up to `jobs` pieces are normalized at the same
/// time, if the document allows it.
pub(crate) fn run(
    source: &mut Source,
    mut document: Document,
    cut: Cut,
    jobs: NonZeroUsize,
    report: &mut Report,
) -> Result<()> {
    let mut pieces = Pieces::new(source, cut);
    // The first record of CSV decides how all others are read. Only after it is the document parallel.
    while jobs.get() == 1 || !document.is_parallel() {
        if !add_next(&mut pieces, &mut document, report)? {
            return Ok(());
        }
    }
    thread::scope(|scope| {
        // If no more threads can be started, fewer do the same work.
        let workers: Vec<Worker> =
            (0..jobs.get()).map_while(|_| Worker::begin(scope, document.clone(), report.mode())).collect();
        if workers.is_empty() {
            while add_next(&mut pieces, &mut document, report)? {}
            return Ok(());
        }
        let (mut begun, mut reported) = (0, 0);
        // Whether the text ended or failed, once it has.
        let mut end = None;
        loop {
            // If a pipe has nothing more to read now, the next read would wait. So all findings are reported first.
            while end.is_none()
                && begun - reported < AHEAD * workers.len()
                && (begun == reported || !pieces.is_drained())
            {
                match pieces.next() {
                    Ok(Some(piece)) => {
                        workers[begun % workers.len()].send(piece);
                        begun += 1;
                    }
                    Ok(None) => end = Some(Ok(())),
                    Err(failure) => end = Some(Err(failure)),
                }
            }
            if begun == reported {
                return end.unwrap_or(Ok(()));
            }
            // Each worker gets every n-th piece, so the next one to report is always known.
            let Some(finding) = workers[reported % workers.len()].receive() else { return Ok(()) };
            reported += 1;
            report.add(finding)?;
            if begun == reported && pieces.is_drained() {
                report.flush()?;
            }
        }
    })
}

/// Normalizes the next piece in this thread and reports it. Returns whether there was one.
fn add_next(pieces: &mut Pieces, document: &mut Document, report: &mut Report) -> Result<bool> {
    let Some(piece) = pieces.next()? else { return Ok(false) };
    report.add(Finding::of(piece, document, report.mode()))?;
    if pieces.is_drained() {
        report.flush()?;
    }
    Ok(true)
}

/// A thread that finds the changes of pieces, in the order in which it gets them. It lives as long as the text, so
/// that its normalizer keeps its buffers.
struct Worker {
    pieces: mpsc::SyncSender<String>,
    findings: mpsc::Receiver<Finding>,
}

impl Worker {
    /// Starts a worker, or returns `None` if no thread can be started.
    fn begin<'s>(scope: &'s thread::Scope<'s, '_>, mut document: Document, mode: Mode) -> Option<Worker> {
        let (pieces, input) = mpsc::sync_channel(AHEAD);
        let (output, findings) = mpsc::sync_channel(AHEAD);
        let work = move || {
            for piece in input {
                if output.send(Finding::of(piece, &mut document, mode)).is_err() {
                    return;
                }
            }
        };
        thread::Builder::new().spawn_scoped(scope, work).ok()?;
        Some(Worker { pieces, findings })
    }

    fn send(&self, piece: String) {
        // If the worker panicked, `receive` ends the work, and the scope passes the panic on.
        let _ = self.pieces.send(piece);
    }

    /// Returns the next finding, or `None` if the worker panicked.
    fn receive(&self) -> Option<Finding> {
        self.findings.recv().ok()
    }
}

/// Normalizes the text of `source` when nobody needs its edits: faster than [`run`], and in bounded memory however
/// long a line is.
pub(crate) fn stream(
    source: &mut Source,
    normalizer: &hamvar::Normalizer,
    report: &mut Report,
) -> Result<()> {
    let failure = RefCell::new(None);
    let mut long_line = None;
    let out = ReportWriter { report, failure: &failure };
    let result = stream_into(source, normalizer, out, &failure, &mut long_line);
    if let Some((limit, line)) = long_line {
        report.notice(Notice::LongLine(limit), line);
    }
    // A `fmt::Error` does not say what failed, so the writer keeps the failure.
    failure.into_inner().map_or(result, Err)
}

/// Normalizes the text of `source` into `out`. Sets `long_line` to the limit and the first line that is too long, counted
/// from 0.
fn stream_into(
    source: &mut Source,
    normalizer: &hamvar::Normalizer,
    out: ReportWriter,
    failure: &RefCell<Option<Failure>>,
    long_line: &mut Option<(usize, u64)>,
) -> Result<()> {
    let limit = LineLimit::of(normalizer);
    let mut long_lines = LongLines::new(&limit);
    let unknown = |_| Failure::new("the text cannot be written");
    let mut writer = normalizer.fmt_writer(out);
    let mut part = String::new();
    loop {
        let lines = source.lines();
        let has_more = source.read(&mut part);
        if let Some(at) = long_lines.first_in(&part) {
            let line = lines + part[..at].matches('\n').count() as u64;
            long_line.get_or_insert((limit.bytes(), line));
        }
        writer.write_str(&part).map_err(unknown)?;
        part.clear();
        match has_more {
            Ok(true) if source.is_drained() => writer.flush().map_err(unknown)?,
            Ok(true) => {}
            Ok(false) => {
                if long_lines.end_line() {
                    long_line.get_or_insert((limit.bytes(), lines));
                }
                return writer.finish().map(drop).map_err(unknown);
            }
            Err(fault) => {
                // The lines before the fault are whole. The part of a line that the writer still has is dropped with it.
                writer.flush().map_err(unknown)?;
                failure.replace(Some(fault));
                return Ok(());
            }
        }
    }
}

/// Passes normalized text to a report, and keeps the failure of the report. After a failure, nothing is passed.
struct ReportWriter<'s, 'o> {
    report: &'s mut Report<'o>,
    failure: &'s RefCell<Option<Failure>>,
}

impl fmt::Write for ReportWriter<'_, '_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        if self.failure.borrow().is_some() {
            return Err(fmt::Error);
        }
        // The reader of a pipe gets each part at once. Parts are large, so flushing costs little.
        self.report.write_normalized(text).and_then(|()| self.report.flush()).map_err(|failure| {
            self.failure.replace(Some(failure));
            fmt::Error
        })
    }
}
