//! [`Progress`]: the progress bar, and how many bytes were read.

use std::io::IsTerminal;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::failure::print_error;

/// How long the work takes before the bar is shown.
const PATIENCE: Duration = Duration::from_millis(800);

/// How often the bar is drawn.
const PERIOD: Duration = Duration::from_millis(100);

/// Counts what is read and shows it on standard error, if that is a terminal.
pub(crate) struct Progress {
    /// How many bytes were read.
    pub(crate) read: Arc<AtomicU64>,
    bar: ProgressBar,
    is_over: Arc<AtomicBool>,
    painter: Option<JoinHandle<()>>,
}

impl Progress {
    /// Begins to count. The bar is shown if `is_shown` and if the work takes long. `paths` are what is read; `None`
    /// is standard input, whose length is unknown.
    pub(crate) fn begin<'p>(is_shown: bool, paths: impl Iterator<Item = Option<&'p Path>>) -> Progress {
        let bar = ProgressBar::hidden();
        let mut progress =
            Progress { read: Arc::default(), bar: bar.clone(), is_over: Arc::default(), painter: None };
        if !is_shown || !std::io::stderr().is_terminal() {
            return progress;
        }
        let len = |path: Option<&Path>| path.and_then(|path| path.metadata().ok()).map(|file| file.len());
        let total: Option<u64> = paths.map(len).sum();
        let template = match total {
            Some(_) => "{bar:30} {bytes} of {total_bytes}, {bytes_per_sec}, {eta} left",
            None => "{spinner} {bytes}, {bytes_per_sec}",
        };
        bar.set_style(
            ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar()),
        );
        bar.set_length(total.unwrap_or(0));
        let (read, is_over) = (progress.read.clone(), progress.is_over.clone());
        let paint = move || {
            thread::park_timeout(PATIENCE);
            bar.set_draw_target(ProgressDrawTarget::stderr());
            while !is_over.load(Ordering::Relaxed) {
                bar.set_position(read.load(Ordering::Relaxed));
                bar.tick();
                thread::park_timeout(PERIOD);
            }
        };
        // The work does not need the bar, so it goes on if no thread can be started.
        progress.painter = thread::Builder::new().spawn(paint).ok();
        progress
    }

    /// Prints a line to standard error, above the bar.
    pub(crate) fn print(&self, line: &str) {
        self.bar.suspend(|| print_error(line));
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.is_over.store(true, Ordering::Relaxed);
        if let Some(painter) = self.painter.take() {
            painter.thread().unpark();
            let _ = painter.join();
        }
        self.bar.finish_and_clear();
    }
}
