//! Restoration of lost ZWNJs (temporary face of `zwnj`).

use alloc::sync::Arc;
use core::ops::ControlFlow;

use crate::edit::Sink;
use crate::steps::{Carry, Source, Step};
pub(crate) use crate::zwnj::Spelling;
use crate::zwnj::{Model, Rules, UserWords};

#[derive(Clone, Debug)]
pub(crate) struct RestoreZwnj {
    pub(crate) model: Model,
    pub(crate) words: Option<Arc<UserWords>>,
    /// How sure the model must be, in hundredths of a logit beyond the default.
    pub(crate) confidence: i32,
    pub(crate) spelling: Spelling,
}

impl Step for RestoreZwnj {
    const DEFAULT: Self =
        RestoreZwnj { model: Model::embedded(), words: None, confidence: 0, spelling: Spelling::Zwnj };

    const EDITS_WORDS: bool = true;

    fn run<S: Sink>(&self, source: &Source, carry: &mut Carry, sink: &mut S) -> ControlFlow<()> {
        let rules = Rules {
            model: &self.model,
            words: self.words.as_deref(),
            confidence: self.confidence,
            spelling: self.spelling,
        };
        crate::zwnj::restore::restore(&source.text, source.spans, rules, &mut carry.history, sink)
    }
}
