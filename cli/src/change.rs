//! [`Change`]: an edit of the text of a file, and the way from the edits of a field to the edits of its file.

use std::borrow::Cow;
use std::collections::HashSet;
use std::ops::Range;

use hamvar::{Edit, EditKind};

use crate::long_lines::LineLimit;
use crate::notice::{Notice, Notices};

/// One change in a piece of a file: an [`Edit`] in the spelling of the file's format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Change {
    /// Byte range in the piece.
    pub(crate) range: Range<usize>,
    /// The new text of the range, as the format writes it.
    pub(crate) new: String,
    /// What the change does.
    pub(crate) kind: EditKind,
    /// The group of the edit, counted within the piece; 0 if it has none.
    pub(crate) group: u32,
}

/// Appends `text` with all `changes` made to `out`. The changes are in order and do not overlap.
pub(crate) fn apply(text: &str, changes: &[Change], out: &mut String) {
    let mut copied = 0;
    for change in changes {
        out.push_str(&text[copied..change.range.start]);
        out.push_str(&change.new);
        copied = change.range.end;
    }
    out.push_str(&text[copied..]);
}

/// A text inside a piece, which may be written with escapes.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Field<'p> {
    /// The text, without escapes.
    pub(crate) text: Cow<'p, str>,
    /// Offsets in `text` and in the piece that mean the same boundary: the beginning of the field, and both ends of
    /// each escape. From one of them to the next, or to the end, bytes correspond to bytes.
    pub(crate) boundaries: Vec<(usize, usize)>,
    /// The ranges of `text` that stand for escapes without a character. No edit may change them.
    pub(crate) fixed: Vec<Range<usize>>,
}

impl<'p> Field<'p> {
    /// The field `range` of `piece`, which has no escapes.
    pub(crate) fn plain(piece: &'p str, range: Range<usize>) -> Field<'p> {
        Field { boundaries: vec![(0, range.start)], text: Cow::Borrowed(&piece[range]), fixed: Vec::new() }
    }

    /// Returns the offset in the piece of the offset `offset` in the text.
    fn in_piece(&self, offset: usize) -> usize {
        let next = self.boundaries.partition_point(|&(text, _)| text <= offset);
        let (text, piece) = self.boundaries[next - 1];
        piece + (offset - text)
    }
}

/// Collects the changes of a piece, field by field, and leaves out the kinds that the user refuses.
#[derive(Debug)]
pub(crate) struct Collector<'r> {
    refused: &'r [EditKind],
    changes: Vec<Change>,
    /// The highest number of a group so far.
    groups: u32,
    /// Which lines are too long to be changed.
    limit: Option<&'r LineLimit>,
    /// The notices, with offsets in the piece.
    notices: Notices<usize>,
}

impl<'r> Collector<'r> {
    pub(crate) fn new(refused: &'r [EditKind]) -> Collector<'r> {
        Collector { refused, changes: Vec::new(), groups: 0, limit: None, notices: Notices::default() }
    }

    /// Also collects notices about lines that are too long for `limit`.
    pub(crate) fn with_limit(self, limit: &'r LineLimit) -> Self {
        Collector { limit: Some(limit), ..self }
    }

    /// Adds the edits of `field`. `escape` gets a new text and the range of the piece that it replaces, and returns how the
    /// format writes it. If the format cannot, `escape` returns `None`, and the edit is left out with its whole group.
    pub(crate) fn add(
        &mut self,
        field: &Field,
        edits: &[Edit],
        escape: impl Fn(&str, Range<usize>) -> Option<String>,
    ) {
        if let Some(limit) = self.limit
            && let Some(at) = limit.first_crossed(&field.text, edits)
        {
            self.notices.add(Notice::LongLine(limit.bytes()), field.in_piece(at));
        }
        if let Some(first) = field.fixed.first() {
            self.notices.add(Notice::HalfPair, field.in_piece(first.start));
        }
        let changes_fixed = |edit: &Edit| {
            let next = field.fixed.partition_point(|fixed| fixed.end <= edit.range.start);
            field.fixed.get(next).is_some_and(|fixed| fixed.start < edit.range.end)
        };
        let range = |edit: &Edit| field.in_piece(edit.range.start)..field.in_piece(edit.range.end);
        let new = |edit: &Edit| escape(&edit.replacement, range(edit)).filter(|_| !changes_fixed(edit));
        let all_new: Vec<Option<String>> = edits.iter().map(new).collect();
        let impossible = edits.iter().zip(&all_new).filter(|(_, new)| new.is_none());
        let impossible: HashSet<_> = impossible.filter_map(|(edit, _)| edit.group).collect();
        let before = self.groups;
        for (edit, new) in edits.iter().zip(all_new) {
            let Some(new) = new else { continue };
            let is_impossible = edit.group.is_some_and(|group| impossible.contains(&group));
            if is_impossible || self.refused.contains(&edit.kind) {
                continue;
            }
            let group = edit.group.map_or(0, |group| before + group.get());
            self.groups = self.groups.max(group);
            self.changes.push(Change { range: range(edit), new, kind: edit.kind, group });
        }
    }

    /// Adds the edits of a field that is written without escapes.
    pub(crate) fn add_plain(&mut self, field: &Field, edits: &[Edit]) {
        self.add(field, edits, |new, _| Some(new.to_string()));
    }

    /// Returns the notices, and forgets them.
    pub(crate) fn take_notices(&mut self) -> Notices<usize> {
        std::mem::take(&mut self.notices)
    }

    /// Returns all changes.
    pub(crate) fn finish(self) -> Vec<Change> {
        self.changes
    }
}
