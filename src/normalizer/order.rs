//! The steps in their order: the only list of them.

use alloc::string::String;
use core::ops::ControlFlow;

use super::outputs::Output;
use crate::edit::Edited;
use crate::steps::blank_lines::BlankLines;
use crate::steps::clean_zwnj::CleanZwnj;
use crate::steps::digits::ConvertDigits;
use crate::steps::entities::Entities;
use crate::steps::fold::Fold;
use crate::steps::key_letters::KeyLetters;
use crate::steps::line_ends::LineEnds;
use crate::steps::punctuation::Punctuation;
use crate::steps::repeats::Repeats;
use crate::steps::restore_zwnj::RestoreZwnj;
use crate::steps::search_key::SearchKey;
use crate::steps::spaces::Spaces;
use crate::steps::style::StyleChoices;
use crate::steps::{Carry, Source, Step, Switch};

macro_rules! steps {
    ($($name:ident: $step:ty,)*) => {
        /// Which steps run, and their settings, in the order in which they run.
        #[derive(Clone, Debug)]
        pub(crate) struct Steps {
            $(pub(crate) $name: Switch<$step>,)*
        }

        impl Steps {
            /// No step runs.
            pub(crate) const OFF: Steps = Steps { $($name: Switch::OFF,)* };

            /// Calls `visit` with the name and state of each step, in order.
            pub(crate) fn for_each(&self, mut visit: impl FnMut(&'static str, bool)) {
                $(visit(stringify!($name), self.$name.on);)*
            }

            /// Runs the steps from number `first` on (counted from 0), up to the first that edits.
            /// Returns the number of the step after that one, and what the step did; or `None` if there was no
            /// edit.
            /// With `words_only`, skips the steps that never edit a text of words.
            #[inline]
            pub(crate) fn run_to_edit<O: Output>(
                &self,
                first: usize,
                words_only: bool,
                mut stage: Stage<'_, '_, O>,
            ) -> ControlFlow<(), Option<(usize, Edited)>> {
                let mut number = 0;
                $(
                    number += 1;
                    if number > first
                        && self.$name.on
                        && (!words_only || <$step as Step>::EDITS_WORDS)
                    {
                        let edited = stage.run(&self.$name.step)?;
                        if edited != Edited::No {
                            return ControlFlow::Continue(Some((number, edited)));
                        }
                    }
                )*
                ControlFlow::Continue(None)
            }
        }
    };
}

// To add a step, write its file in `steps/` and add it here.
//
// Why this order: line ends and entities come first, since both hide characters. Folding comes next,
// since invisible characters hide which letters are adjacent. A ZWNJ beside a space has to be removed
// before spaces are counted. Restoration needs words, signs and spaces in their final form, and the
// letters of a key in theirs. Style runs on both sides of restoration (`steps/style.rs` says why). The search key
// removes what restoration inserted.
steps! {
    line_ends: LineEnds,
    entities: Entities,
    fold: Fold,
    clean_zwnj: CleanZwnj,
    repeats: Repeats,
    digits: ConvertDigits,
    punctuation: Punctuation,
    spaces: Spaces,
    key_letters: KeyLetters,
    style: StyleChoices,
    restore_zwnj: RestoreZwnj,
    style_of_restored: StyleChoices,
    search_key: SearchKey,
    blank_lines: BlankLines,
}

/// A text that steps run on, and where their output goes.
pub(crate) struct Stage<'s, 't, O: Output> {
    /// The piece of the source from which earlier steps made the text.
    pub(crate) piece: &'s str,
    pub(crate) source: &'s Source<'t>,
    pub(crate) carry: &'s mut Carry,
    pub(crate) output: &'s mut O,
    /// Receives the new text if a step edits.
    pub(crate) target: &'s mut String,
}

impl<O: Output> Stage<'_, '_, O> {
    /// Runs one step. Returns what it did to the text.
    #[inline]
    fn run(&mut self, step: &impl Step) -> ControlFlow<(), Edited> {
        let text = self.source.text.as_str();
        let mut sink = O::sink(text, self.target);
        let _ = step.run(self.source, self.carry, &mut sink);
        self.output.end_step(self.piece, sink)
    }
}
