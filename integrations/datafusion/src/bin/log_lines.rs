//! The log of a process of the cluster: one line for each event, on standard error.

use std::sync::LazyLock;
use std::time::Instant;

use log::{Level, LevelFilter, Log, Metadata, Record};

/// When the log started.
static START: LazyLock<Instant> = LazyLock::new(Instant::now);

/// Prints what Ballista reports, and the warnings of other crates.
struct LogLines;

impl Log for LogLines {
    fn enabled(&self, metadata: &Metadata) -> bool {
        metadata.level() <= Level::Warn || metadata.target().starts_with("ballista")
    }

    fn log(&self, record: &Record) {
        if self.enabled(record.metadata()) {
            // A plan has many lines. Only the first is printed, so that each event is one line.
            let message = record.args().to_string();
            let line = message.lines().next().unwrap_or_default();
            eprintln!("{:9.3} {:5} {line}", START.elapsed().as_secs_f64(), record.level());
        }
    }

    fn flush(&self) {}
}

/// Starts the log. Each line has the seconds since then.
pub(crate) fn start() {
    LazyLock::force(&START);
    if log::set_logger(&LogLines).is_ok() {
        log::set_max_level(LevelFilter::Info);
    }
}
