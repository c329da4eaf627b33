//! The ZWNJ (U+200C, half-space): removing those that show nothing, restoring those that were lost.

pub(crate) mod clean;
mod features;
mod model;
mod phrase;
pub(crate) mod restore;
#[cfg(feature = "train")]
mod train;

use alloc::borrow::Cow;

pub use model::{Model, ModelError};
#[cfg(feature = "train")]
pub use train::Trainer;

pub(crate) use restore::Spelling;

use crate::edit::Rewrite;
use crate::protect::Spans;

/// Removes every ZWNJ that shows nothing.
pub fn clean(text: &str) -> Cow<'_, str> {
    let mut sink = Rewrite::new(text);
    let _ = clean::clean(text, &Spans::NONE, &mut sink);
    sink.finish()
}

/// Restores lost ZWNJs with the embedded model.
pub fn restore(text: &str) -> Cow<'_, str> {
    Model::embedded().restore(text)
}

impl Model {
    /// Restores lost ZWNJs.
    pub fn restore<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let mut sink = Rewrite::new(text);
        let _ = restore::restore(text, &Spans::NONE, self, Spelling::Zwnj, &mut sink);
        sink.finish()
    }
}
