//! What a user can learn about a decision on a gap.

use alloc::vec::Vec;
use core::ops::Range;

use super::{Edit, EditKind};

/// A repair of a gap that was considered, whether it was made, and why.
/// [`Normalizer::gap_decisions`](crate::Normalizer::gap_decisions) returns them.
///
/// ```
/// use hamvar::{EditKind, Normalizer, gaps::GapReason};
///
/// let all = Normalizer::standard().gap_decisions("درخت بلوط ها");
/// let plural = all.iter().find(|decision| decision.is_made).unwrap();
/// assert_eq!((plural.kind, plural.reason), (EditKind::SpaceToZwnj, GapReason::Score));
/// assert!(plural.score > plural.threshold);
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GapDecision {
    /// Byte range in the source of the gap between two letters, which is empty if nothing is there. If the decision
    /// concerns a word and no boundary inside it, this is the range of the word.
    pub range: Range<usize>,
    /// Byte range in the source of the word that could get a gap, or of the two words around the gap. It includes
    /// characters before the word that an earlier step removed.
    pub words: Range<usize>,
    /// What the repair is.
    pub kind: EditKind,
    /// Whether the repair was made.
    pub is_made: bool,
    /// What decided.
    pub reason: GapReason,
    /// How much better the repair is than no repair, in logits (natural logarithms of odds), with all features added
    /// up. `None` if something else than a score decided.
    pub score: Option<f32>,
    /// What the score must exceed, in logits. `None` if grammar rules the repair out, or if there is no score.
    pub threshold: Option<f32>,
    /// How often training saw the letters before the boundary.
    pub left: Option<FormCounts>,
    /// How often training saw the letters after the boundary.
    pub right: Option<FormCounts>,
    /// How often training saw both sides together, as one run of letters.
    pub whole: Option<FormCounts>,
    /// About how often training saw the two sides with a ZWNJ between them.
    pub together_with_zwnj: u32,
    /// About how often training saw the two sides with a space between them; zero if it never saw them with a ZWNJ.
    pub together_with_space: u32,
    /// The damage that the text showed when the decision was made. More damage lowers the threshold.
    pub damage: DamageSeen,
}

impl GapDecision {
    /// The decision of a rule to make `edit`.
    pub(crate) fn by_rule(edit: &Edit) -> GapDecision {
        GapDecision {
            range: edit.range.clone(),
            words: edit.range.clone(),
            kind: edit.kind,
            is_made: true,
            reason: GapReason::Rule,
            score: None,
            threshold: None,
            left: None,
            right: None,
            whole: None,
            together_with_zwnj: 0,
            together_with_space: 0,
            damage: DamageSeen::default(),
        }
    }
}

/// What decided about a repair.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum GapReason {
    /// A word whose spelling the user gave ([`Builder::add_words`](crate::Builder::add_words)).
    UserWord,
    /// The answer that the model stores with the word.
    Answer,
    /// A rule of grammar or a closed list, whatever the score is.
    Rule,
    /// The score, which exceeds the threshold or does not.
    Score,
    /// A part of the score. To save time, the decision adds up features only until the rest can hardly change it. In
    /// about one line of a thousand, the score of all features would have decided otherwise.
    EarlyExit,
    /// The line or the key is data and keeps its gaps.
    Data,
}

impl GapReason {
    /// The name of the reason: lower case, with hyphens between words.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            GapReason::UserWord => "user-word",
            GapReason::Answer => "answer",
            GapReason::Rule => "rule",
            GapReason::Score => "score",
            GapReason::EarlyExit => "early-exit",
            GapReason::Data => "data",
        }
    }
}

/// About how often training saw a run of letters. The model stores logarithms, so a number means a range. Each number is
/// near the lower end of its range, and the next range begins at two and a half times as much.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct FormCounts {
    /// As a word of its own.
    pub alone: u32,
    /// Before a ZWNJ.
    pub before_zwnj: u32,
    /// After a ZWNJ.
    pub after_zwnj: u32,
    /// With a ZWNJ inside.
    pub zwnj_inside: u32,
}

/// The damage that a text showed up to a decision. Each line takes a little away from the damage before it, so the
/// numbers need not be whole.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct DamageSeen {
    /// ZWNJs that the text has.
    pub zwnjs_kept: f32,
    /// ZWNJs that were certainly deleted.
    pub zwnjs_deleted: f32,
    /// ZWNJs that certainly became spaces.
    pub zwnjs_spaced: f32,
    /// Spaces that were lost and restored.
    pub spaces_lost: f32,
    /// Words that were typed as two and joined.
    pub words_broken: f32,
}

/// The decisions of a step. The log does not show which of them became edits.
#[derive(Debug, Default)]
pub(crate) struct GapLog {
    /// The decisions that changed a passage, each with the offset at the end of the gap.
    pub(crate) changes: Vec<(usize, GapDecision)>,
    /// The decisions about repairs that were not made.
    pub(crate) rest: Vec<GapDecision>,
}

impl GapLog {
    /// Appends the decisions of a passage. `is_key` returns whether an offset is in a key of data. The gaps of keys
    /// stay.
    pub(crate) fn append(&mut self, passage: GapLog, mut is_key: impl FnMut(usize) -> bool) {
        for (at, decision) in passage.changes {
            if is_key(at) {
                self.rest.push(GapDecision { reason: GapReason::Data, ..decision });
            } else {
                self.changes.push((at, decision));
            }
        }
        self.rest.extend(passage.rest);
    }
}
