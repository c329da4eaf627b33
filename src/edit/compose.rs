//! Composing the edits of two steps.

use alloc::{string::String, vec, vec::Vec};
use core::iter::Peekable;
use core::ops::Range;

use super::{Edit, EditKind, Group, apply, minimal};

/// Returns the edits of `source` that have the effect of `first` followed by `second`.
///
/// Three texts are involved: `source`, the *middle* text that `first` makes of it, and the result
/// that `second` makes of the middle text. Ranges of `first` are offsets in the source, ranges of
/// `second` are offsets in the middle text.
///
/// Edits that only touch stay apart. An edit of `second` becomes one edit with those of `first` whose text
/// it rewrites, unless the parts can be told from one another. Takes time linear in the number and length of
/// the edits.
pub(crate) fn compose(source: &str, mut first: Vec<Edit>, second: Vec<Edit>) -> Vec<Edit> {
    if first.is_empty() {
        return second;
    }
    let out = Vec::with_capacity(first.len() + second.len());
    first.reverse();
    Composer { source, first, second: second.into_iter().peekable(), shift: 0, out }.run()
}

struct Composer<'s> {
    source: &'s str,
    /// Edits of the source that were not taken yet, in reverse order.
    first: Vec<Edit>,
    /// Edits of the middle text that were not taken yet.
    second: Peekable<vec::IntoIter<Edit>>,
    /// Source offset minus middle offset, after the edits taken from `first`.
    shift: isize,
    /// Composed edits of the source.
    out: Vec<Edit>,
}

/// Whether `second` rewrites what `first` wrote: the range `output` of the middle text.
fn rewrites(second: &Edit, first: &Edit, output: &Range<usize>) -> bool {
    let range = &second.range;
    let overlap = output.start < range.end && range.start < output.end;
    let touch = output.start <= range.end && range.start <= output.end;
    overlap || touch && output.is_empty() && second.kind.absorbs(first.kind)
}

/// The kind and the group of the edit that `first` and `second` make together.
fn kind_of_both(first: &[Edit], second: &[Edit]) -> (EditKind, Group) {
    let latest = || second.iter().rev().chain(first.iter().rev());
    let absorbing = || second.iter().find(|second| first.iter().any(|first| second.kind.absorbs(first.kind)));
    let edit = latest().find(|edit| edit.group.is_some()).or_else(absorbing).or(first.first());
    edit.map_or((EditKind::Letter, None), |edit| (edit.kind, edit.group))
}

impl Composer<'_> {
    fn run(mut self) -> Vec<Edit> {
        while let Some(second) = self.second.next() {
            if self.copy_first_before(&second) {
                self.merge(second);
            } else {
                let range = self.to_source(second.range.start)..self.to_source(second.range.end);
                self.out.push(Edit { range, ..second });
            }
        }
        self.out.extend(self.first.into_iter().rev());
        self.out
    }

    /// Maps an offset in the middle text to the source. The offset must be inside no replacement of
    /// `first`, and all edits of `first` before it must have been taken.
    fn to_source(&self, middle: usize) -> usize {
        middle.wrapping_add_signed(self.shift)
    }

    /// The next edit of `first`, and the range of its replacement in the middle text.
    fn next_first(&self) -> Option<(&Edit, Range<usize>)> {
        let edit = self.first.last()?;
        let start = edit.range.start.wrapping_add_signed(-self.shift);
        Some((edit, start..start + edit.replacement.len()))
    }

    fn take_first(&mut self) -> Option<Edit> {
        let edit = self.first.pop()?;
        self.shift += edit.range.len() as isize - edit.replacement.len() as isize;
        Some(edit)
    }

    /// Copies the edits of `first` that are before `second`. Returns whether `second` rewrites the next one.
    fn copy_first_before(&mut self, second: &Edit) -> bool {
        while let Some((first, output)) = self.next_first() {
            if rewrites(second, first, &output) {
                let is_cut = output.start < second.range.start && self.cut(second.range.start - output.start);
                if is_cut {
                    continue;
                }
                return true;
            }
            if output.end > second.range.start {
                return false;
            }
            let edit = self.take_first();
            self.out.extend(edit);
        }
        false
    }

    /// Cuts the next edit of `first` in two at an offset in its replacement, if it replaces each character
    /// by one. Returns whether it was cut.
    fn cut(&mut self, at: usize) -> bool {
        let Some(edit) = self.first.last() else { return false };
        let old = &self.source[edit.range.clone()];
        if old.chars().count() != edit.replacement.chars().count() {
            return false;
        }
        let chars = edit.replacement[..at].chars().count();
        let middle = edit.range.start + old.chars().take(chars).map(char::len_utf8).sum::<usize>();
        let part = |range, new: &str| Edit { range, replacement: new.into(), ..*edit };
        let left = part(edit.range.start..middle, &edit.replacement[..at]);
        let right = part(middle..edit.range.end, &edit.replacement[at..]);
        self.first.pop();
        let source = self.source;
        let changing = |edit: &Edit| source[edit.range.clone()] != *edit.replacement;
        self.first.extend([right, left].into_iter().filter(changing));
        true
    }

    /// Merges `second` with the edits of `first` that it rewrites; the next one is such an edit.
    #[cold]
    fn merge(&mut self, second: Edit) {
        let start = self.next_first().map_or(second.range.start, |(_, output)| output.start);
        let start = start.min(second.range.start);
        let source_start = self.to_source(start);
        // Where the text that is merged ends in the middle text.
        let mut end = second.range.end;
        let (mut firsts, mut seconds) = (Vec::new(), vec![second]);
        while let Some(second) = seconds.last() {
            let range = second.range.clone();
            // An edit that lies between two merged edits is merged, too.
            while let Some((first, output)) = self.next_first()
                && (output.start < end || rewrites(second, first, &output))
            {
                if output.start < range.end && range.end < output.end && self.cut(range.end - output.start) {
                    continue;
                }
                end = end.max(output.end);
                firsts.extend(self.take_first());
            }
            // An edit of `first` that cannot be cut goes on after `second`. Others may rewrite the rest of
            // it.
            let Some(next) = self.second.next_if(|next| next.range.start < end) else { break };
            end = end.max(next.range.end);
            seconds.push(next);
        }
        let range = source_start..self.to_source(end);
        match &seconds[..] {
            [only] if only.replacement.is_empty() && only.range == (start..end) => {
                self.remove_parts(range, firsts, only);
            }
            _ => self.replace_all(range, start, &firsts, seconds),
        }
    }

    /// Removes the `range` of the source, which `second` removed after `first` had changed it. What `first`
    /// changed keeps its kind.
    fn remove_parts(&mut self, range: Range<usize>, first: Vec<Edit>, second: &Edit) {
        let mut at = range.start;
        for edit in first {
            if at < edit.range.start {
                self.out.push(Edit { range: at..edit.range.start, ..second.clone() });
            }
            at = edit.range.end;
            if !edit.range.is_empty() {
                let range = edit.range.clone();
                let (kind, group) = kind_of_both(&[edit], core::slice::from_ref(second));
                self.out.push(Edit { range, kind, group, ..second.clone() });
            }
        }
        if at < range.end {
            self.out.push(Edit { range: at..range.end, ..second.clone() });
        }
    }

    /// Makes one edit of `first` and `second`, which replace the `range` of the source. `start` is the
    /// offset in the middle text at which it begins.
    fn replace_all(&mut self, range: Range<usize>, start: usize, first: &[Edit], mut second: Vec<Edit>) {
        let mut middle = String::new();
        let mut at = range.start;
        for edit in first {
            middle.push_str(&self.source[at..edit.range.start]);
            middle.push_str(&edit.replacement);
            at = edit.range.end;
        }
        middle.push_str(&self.source[at..range.end]);
        for edit in &mut second {
            edit.range = edit.range.start - start..edit.range.end - start;
        }
        let new = apply(&middle, &second);
        if let Some((range, new)) = minimal(self.source, range, &new) {
            let (kind, group) = kind_of_both(first, &second);
            self.out.push(Edit { range, replacement: new.into(), kind, group });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{Record, Sink};
    use proptest::prelude::*;

    /// Edits of `text` from (characters to skip, characters to replace, replacement, kind).
    fn edits(text: &str, picks: &[(usize, usize, String, EditKind)]) -> Vec<Edit> {
        let mut at = 0;
        let mut out = Record::default();
        for (gap, len, new, kind) in picks {
            let start = (at + gap).min(text.len());
            let end = (start + len).min(text.len());
            if text[start..end] != **new {
                let _ = out.replace(start..end, new, *kind);
            }
            at = end;
        }
        out.edits
    }

    const KINDS: [EditKind; 5] = [
        EditKind::Letter,
        EditKind::Space,
        EditKind::SpaceToZwnj,
        EditKind::WordJoined,
        EditKind::ZwnjRemoved,
    ];

    fn picks(new: &'static str) -> impl Strategy<Value = Vec<(usize, usize, String, EditKind)>> {
        prop::collection::vec((0usize..5, 0usize..4, new, prop::sample::select(&KINDS[..])), 0..6)
    }

    proptest! {
        #[test]
        fn composed_edits_have_the_effect_of_both(
            text in "[a-f]{0,30}",
            a in picks("[x-z]{0,3}"),
            b in picks("[p-rx]{0,3}"),
        ) {
            let first = edits(&text, &a);
            let middle = apply(&text, &first);
            let second = edits(&middle, &b);
            let last = apply(&middle, &second);
            let both = compose(&text, first, second);
            prop_assert_eq!(apply(&text, &both), last);
            for pair in both.windows(2) {
                prop_assert!(pair[0].range.end <= pair[1].range.start);
            }
        }
    }

    fn composed(source: &str, first: &[Edit], second: &[Edit]) -> Vec<(Range<usize>, String, EditKind)> {
        let edits = compose(source, first.to_vec(), second.to_vec());
        edits.into_iter().map(|edit| (edit.range, edit.replacement.as_str().into(), edit.kind)).collect()
    }

    #[test]
    fn edits_that_touch_stay_apart() {
        use EditKind::{Letter, Mark, Space, ZwnjInserted};
        let fold = [Edit::new(1..2, "B", Letter), Edit::new(2..3, "", Mark), Edit::new(3..4, "D", Letter)];
        // The middle text is aBD.
        let second = [Edit::new(1..1, "<", Space), Edit::new(2..2, "|", ZwnjInserted)];
        assert_eq!(
            composed("abcd", &fold, &second),
            [
                (1..1, "<".into(), Space),
                (1..2, "B".into(), Letter),
                (2..3, "".into(), Mark),
                (3..3, "|".into(), ZwnjInserted),
                (3..4, "D".into(), Letter),
            ]
        );
    }

    #[test]
    fn an_edit_that_replaces_each_character_is_cut_where_a_later_edit_begins() {
        use EditKind::{Letter, Punctuation, ZwnjInserted};
        let first = [Edit::new(0..4, "AbCD", Letter)];
        let second = [Edit::new(1..1, "|", ZwnjInserted), Edit::new(2..3, "!", Punctuation)];
        assert_eq!(
            composed("abcd", &first, &second),
            [
                (0..1, "A".into(), Letter),
                (1..1, "|".into(), ZwnjInserted),
                (2..3, "!".into(), Letter),
                (3..4, "D".into(), Letter),
            ]
        );
        let ligature = [Edit::new(0..1, "ABC", Letter)];
        assert_eq!(composed("l", &ligature, &second[..1]), [(0..1, "A|BC".into(), Letter)]);
    }

    #[test]
    fn a_removal_keeps_the_kinds_of_what_it_removes() {
        use EditKind::{Invisible, Space};
        let first = [Edit::new(2..3, "", Invisible), Edit::new(4..5, "!", Invisible)];
        let second = [Edit::new(1..5, "", Space)];
        assert_eq!(
            composed("abcdef", &first, &second),
            [
                (1..2, "".into(), Space),
                (2..3, "".into(), Invisible),
                (3..4, "".into(), Space),
                (4..5, "".into(), Invisible),
                (5..6, "".into(), Space),
            ]
        );
    }

    #[test]
    fn a_gap_that_becomes_a_zwnj_is_one_edit() {
        use EditKind::{Invisible, Letter, Space, SpaceToZwnj, WordJoined, ZwnjRemoved};
        let removed = |kind| [Edit::new(2..3, "", kind)];
        let to_zwnj = [Edit::new(1..2, "|", SpaceToZwnj)];
        assert_eq!(composed("a  b", &removed(Space), &to_zwnj), [(1..3, "|".into(), SpaceToZwnj)]);
        let joined = [Edit::new(1..2, "", WordJoined)];
        let parts = [(1..2, "".into(), WordJoined), (2..3, "".into(), WordJoined)];
        assert_eq!(composed("a  b", &removed(Space), &joined), parts);
        let apart = [(1..2, "|".into(), SpaceToZwnj), (2..3, "".into(), Invisible)];
        assert_eq!(composed("a .b", &removed(Invisible), &to_zwnj), apart);
        // The first removed part gets the kind of the join. The second, between it and the space, keeps its kind.
        let two = [Edit::new(1..2, "", ZwnjRemoved), Edit::new(2..3, "", Letter)];
        let parts = [(1..2, "".into(), WordJoined), (2..3, "".into(), Letter), (3..4, "".into(), WordJoined)];
        assert_eq!(composed("abc d", &two, &joined), parts);
    }
}
