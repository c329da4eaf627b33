//! Folding: one code point for each letter, marks in canonical order, no invisible characters.
//!
//! The definition is [`fold_cluster`](cluster::fold_cluster), which folds a letter with its marks,
//! and `fold_run` (`invisible.rs`), which folds a run of invisible characters. Everything
//! else is a way to avoid calling them:
//!
//! - `passes.rs` applies them to whole lines in two passes, and scans for what they may change.
//! - `letter.rs` decides about most letters without the definition.
//! - `fast.rs` copies whole stretches of text, for sinks that need the new text only.
//! - `lines.rs` runs the passes until nothing changes; `whole.rs` leads a whole text through
//!   `fast.rs` and `lines.rs`.
//!
//! Tests compare each way with the definition.

mod bounds;
mod cluster;
mod facts;
mod fast;
mod invisible;
mod languages;
mod letter;
mod lines;
mod marks;
mod passes;
mod placeholders;
#[cfg(test)]
mod tests;
mod whole;
mod words_only;

use core::ops::ControlFlow;

pub(crate) use words_only::is_words_only;

use self::bounds::{CHUNK, line_end, line_start};
use self::marks::{MarkSet, mark_stays};
use super::{Carry, Source, Step};
use crate::edit::Sink;
use crate::scan::{self, Text};

/// What becomes of harakat and the other marks of the Arabic script.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Marks {
    /// They stay, in canonical order. A mark that is repeated on one letter stays once.
    #[default]
    Keep,
    /// All are removed except tanvin (مثلاً) and the hamza over heh (خانهٔ).
    KeepTanvin,
    /// All are removed.
    Drop,
}

/// How the ezafe after a silent heh is written. The letter ۀ (U+06C0) is a spelling of هٔ, and becomes it in any
/// case (UAX #15).
///
/// The orthography of the Academy (*Dastur-e Khatt-e Farsi*) writes هٔ; many publishers write ه‌ی.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum HehYe {
    /// As in the text.
    #[default]
    Keep,
    /// خانهٔ, with U+0654. A final ‌ی after a heh becomes a hamza, unless there are less than two letters before the
    /// heh, or the last one is ا: there the heh is not silent (ده, راه). Has no effect with [`Marks::Drop`].
    ///
    /// A space before the ye (خانه ی) is a lost ZWNJ. [`Builder::restore_zwnj`](crate::Builder::restore_zwnj)
    /// restores it first.
    Hamza,
    /// خانه‌ی
    Ye,
}

/// Folds letters, marks and invisible characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Fold {
    pub(crate) marks: Marks,
    pub(crate) heh_ye: HehYe,
    pub(crate) keep_bidi_controls: bool,
    pub(crate) keep_kashida: bool,
    /// All marks are removed, and spelling variants of a letter become one letter: أ ا, ؤ و, ة ه.
    pub(crate) search_key: bool,
}

impl Step for Fold {
    const DEFAULT: Self = Fold {
        marks: Marks::Keep,
        heh_ye: HehYe::Keep,
        keep_bidi_controls: false,
        keep_kashida: false,
        search_key: false,
    };

    fn run<S: Sink>(&self, source: &Source, carry: &mut Carry, sink: &mut S) -> ControlFlow<()> {
        let scratch = &mut carry.scratch;
        match sink.rewriter() {
            Some(rewriter) if self.search_key => {
                self.each_chunk(source, |chunk| lines::rewrite(source, self, chunk, scratch, rewriter))
            }
            Some(rewriter) => whole::rewrite(source, self, scratch, rewriter),
            None => self.each_chunk(source, |chunk| lines::edit(source, self, chunk, sink)),
        }
    }
}

impl Fold {
    /// Calls `fold` with the byte ranges of whole lines. Skips the lines before the first one that may
    /// change.
    #[inline]
    fn each_chunk(
        &self,
        source: &Source,
        mut fold: impl FnMut(core::ops::Range<usize>) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let text = &source.text;
        let Some(first) = first_candidate(text, self) else { return ControlFlow::Continue(()) };
        let mut at = line_start(text, 0, first);
        while at < text.len() {
            let end = line_end(text, at + CHUNK);
            fold(at..end)?;
            at = end;
        }
        ControlFlow::Continue(())
    }
}

/// The first offset of `text` where one of the two passes may change something.
fn first_candidate(text: &Text, options: &Fold) -> Option<usize> {
    let staying = MarkSet::that_stay(options);
    let harmless = |i| mark_stays(text.as_bytes(), i, staying);
    match options.search_key {
        true => scan::next_match::<scan::KeyFoldingOrInvisible>(text, 0..text.len(), harmless),
        false => scan::next_match::<scan::FoldingOrInvisible>(text, 0..text.len(), harmless),
    }
}
