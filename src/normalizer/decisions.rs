//! The output of [`Normalizer::gap_decisions`](super::Normalizer::gap_decisions): the decisions on gaps, with ranges
//! in the source.
//!
//! The output also records the edits, which show which repairs were made and map offsets to the source.

use alloc::{string::String, vec::Vec};
use core::ops::{ControlFlow, Range};

use super::outputs::{EditList, Output, RecordAndApply};
use crate::edit::{Aligned, Edit, EditKind, Edited, GapDecision, GapLog, Group, NoRewriter, Sink};

/// The decisions on the gaps of the whole source, and its edits.
pub(super) struct DecisionList<'t> {
    edits: EditList<'t>,
    all: Vec<GapDecision>,
    /// The decisions of the current piece, with ranges in the piece.
    of_piece: Vec<GapDecision>,
}

impl<'t> DecisionList<'t> {
    pub(super) fn new(source: &'t str) -> Self {
        DecisionList { edits: EditList::new(source), all: Vec::new(), of_piece: Vec::new() }
    }

    /// Returns all decisions in order. If a repair was made, its decision gets the range of the edit, which also
    /// covers what earlier steps removed from the gap.
    pub(super) fn finish(self) -> Vec<GapDecision> {
        let DecisionList { edits: EditList { all: edits, .. }, mut all, .. } = self;
        for decision in all.iter_mut().filter(|decision| decision.is_made) {
            if let Some(edit) = edit_of(decision, &edits) {
                decision.range = edit.range.clone();
                let words = &mut decision.words;
                *words = words.start.min(edit.range.start)..words.end.max(edit.range.end);
            }
        }
        all.sort_by_key(|decision| (decision.range.start, decision.range.end));
        all
    }

    /// Adds the decisions of a step. In a later round, only repairs that were made count, because the round reads a
    /// text that is already repaired.
    fn add(&mut self, decisions: Vec<GapDecision>) {
        if self.of_piece.is_empty() {
            self.of_piece = decisions;
            return;
        }
        let made: Vec<GapDecision> = decisions.into_iter().filter(|decision| decision.is_made).collect();
        let mut ranges: Vec<_> =
            made.iter().map(|decision| (decision.range.start, decision.range.end)).collect();
        ranges.sort_unstable();
        let is_new = |range: &Range<usize>| ranges.binary_search(&(range.start, range.end)).is_ok();
        self.of_piece.retain(|earlier| earlier.is_made || !is_new(&earlier.range));
        self.of_piece.extend(made);
    }
}

impl Output for DecisionList<'_> {
    type Sink<'s> = DecisionSink<'s>;

    fn sink<'s>(text: &'s str, target: &'s mut String) -> DecisionSink<'s> {
        DecisionSink { edits: EditList::sink(text, target), log: None }
    }

    fn end_step(&mut self, piece: &str, sink: DecisionSink<'_>) -> ControlFlow<(), Edited> {
        if let Some(log) = sink.log {
            let mut decisions = made_and_not_made(log, sink.edits.edits());
            let earlier = Aligned::new(piece, self.edits.edits_of_piece().to_vec());
            for decision in &mut decisions {
                decision.range = earlier.source_range(decision.range.clone());
                decision.words = earlier.source_range(decision.words.clone());
            }
            self.add(decisions);
        }
        self.edits.end_step(piece, sink.edits)
    }

    fn cancel_piece(&mut self) {
        self.edits.cancel_piece();
        self.of_piece.clear();
    }

    fn end_piece(&mut self, piece: Range<usize>, new: Option<&str>) {
        let start = piece.start;
        self.edits.end_piece(piece, new);
        let first = self.all.len();
        self.all.append(&mut self.of_piece);
        for decision in &mut self.all[first..] {
            for range in [&mut decision.range, &mut decision.words] {
                *range = start + range.start..start + range.end;
            }
        }
    }
}

/// The edit that a decision became. The edit may come after characters that an earlier step removed from the gap.
fn edit_of<'e>(decision: &GapDecision, edits: &'e [Edit]) -> Option<&'e Edit> {
    let first = edits.partition_point(|edit| edit.range.end < decision.range.start);
    let mut end = decision.range.end;
    for edit in edits[first..].iter() {
        if edit.range.start > end {
            break;
        }
        if edit.kind == decision.kind {
            return Some(edit);
        }
        if edit.replacement.is_empty() {
            end = end.max(edit.range.end);
        }
    }
    None
}

/// The decisions of a step whose edits are `edits`: first those that became edits, then the rest. An edit without a
/// decision was made by a rule, such as that for the plural of a Latin word.
fn made_and_not_made(log: GapLog, edits: &[Edit]) -> Vec<GapDecision> {
    let mut made: Vec<GapDecision> = edits.iter().map(GapDecision::by_rule).collect();
    // If a gap was changed twice, the last decision counts.
    for (at, decision) in log.changes {
        if let Ok(i) = edits.binary_search_by_key(&at, |edit| edit.range.end) {
            let Edit { range, kind, .. } = edits[i].clone();
            made[i] = GapDecision { range, kind, is_made: true, ..decision };
        }
    }
    made.extend(log.rest);
    made
}

/// Records the decisions and the edits of a step.
pub(super) struct DecisionSink<'s> {
    edits: RecordAndApply<'s>,
    /// `None` until the step calls [`gap_log`](Sink::gap_log). Only the step that restores gaps does so.
    log: Option<GapLog>,
}

impl Sink for DecisionSink<'_> {
    fn replace(&mut self, range: Range<usize>, new: &str, kind: EditKind) -> ControlFlow<()> {
        self.edits.replace(range, new, kind)
    }

    fn begin_group(&mut self) -> Group {
        self.edits.begin_group()
    }

    fn replace_in_group(
        &mut self,
        range: Range<usize>,
        new: &str,
        kind: EditKind,
        group: Group,
    ) -> ControlFlow<()> {
        self.edits.replace_in_group(range, new, kind, group)
    }

    fn gap_log(&mut self) -> Option<&mut GapLog> {
        Some(self.log.get_or_insert_default())
    }

    type Rewriter = NoRewriter;
}
