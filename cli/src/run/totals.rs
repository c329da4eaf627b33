//! [`Totals`]: the sum of what happened to all inputs.

use std::fmt::Write as _;

use super::Outcome;
use crate::failure::{Failure, Result};
use crate::finding::Counts;
use crate::progress::Progress;

/// The sum of all outcomes.
#[derive(Default)]
pub(super) struct Totals {
    files: u64,
    changed: u64,
    pub(super) counts: Counts,
    pub(super) has_failed: bool,
    /// Whether part of a text was left alone unread.
    pub(super) has_unchecked: bool,
    /// The errors in settings that were printed.
    wrong_settings: Vec<String>,
}

impl Totals {
    /// Adds an outcome. A failure of one input is printed, and one that several inputs share is printed once. Only a closed
    /// pipe ends the work.
    pub(super) fn add(&mut self, outcome: Result<Outcome>, progress: &Progress) -> Result<()> {
        match outcome {
            Ok(outcome) => {
                self.files += 1;
                self.changed += u64::from(outcome.is_changed);
                self.counts.add_all(&outcome.counts);
                for (notice, place) in outcome.notices.iter() {
                    self.has_unchecked |= notice.is_unchecked();
                    progress.print(&format!("hamvar: {place}: {}", notice.message()));
                }
            }
            Err(Failure::ClosedPipe) => return Err(Failure::ClosedPipe),
            Err(Failure::Message(message)) => {
                self.has_failed = true;
                progress.print(&format!("hamvar: {message}"));
            }
            Err(Failure::Settings(message)) => {
                self.has_failed = true;
                if !self.wrong_settings.contains(&message) {
                    progress.print(&format!("hamvar: {message}"));
                    self.wrong_settings.push(message);
                }
            }
        }
        Ok(())
    }

    /// Returns how many texts and edits there were.
    pub(super) fn summary(&self) -> String {
        let plural = |count: u64, one: &str| format!("{count} {one}{}", if count == 1 { "" } else { "s" });
        let mut out = format!(
            "{}, {} changed, {}\n",
            plural(self.files, "text"),
            self.changed,
            plural(self.counts.sum(), "edit")
        );
        for (kind, count) in self.counts.by_frequency() {
            // Writing to a string cannot fail.
            let _ = writeln!(out, "{count:>8}  {kind}");
        }
        out
    }
}
