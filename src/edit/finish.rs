//! What happens to the edits of a piece of text before a user gets them: neighbours of one kind become one
//! edit, and groups get their numbers.

use alloc::vec;
use alloc::vec::Vec;
use core::num::NonZeroU32;

use super::{Edit, Group, Replacement};

/// Appends to `out` the `edits` of `source`, which are in order. Edits that touch become one edit if they
/// are of one kind and one group: a number is one change, not one for each digit. Neighbours that undo one
/// another are left out.
pub(crate) fn coalesce(source: &str, edits: Vec<Edit>, out: &mut Vec<Edit>) {
    let first = out.len();
    for run in edits.chunk_by(belong_to_one_edit) {
        let edit = joined(run);
        if source[edit.range.clone()] == *edit.replacement {
            continue;
        }
        if out.len() > first && out.last().is_some_and(|last| undoes(source, last, &edit)) {
            out.pop();
        } else {
            out.push(edit);
        }
    }
}

/// The greatest number of edits that [`coalesce`] makes of `edits`.
pub(crate) fn coalesced_len(edits: &[Edit]) -> usize {
    edits.chunk_by(belong_to_one_edit).count()
}

/// Whether two neighbouring edits become one.
fn belong_to_one_edit(left: &Edit, right: &Edit) -> bool {
    left.range.end == right.range.start && left.kind == right.kind && left.group == right.group
}

/// One edit with the effect of `run`, whose edits touch.
fn joined(run: &[Edit]) -> Edit {
    match run {
        [edit] => edit.clone(),
        _ => {
            let (first, last) = (&run[0], &run[run.len() - 1]);
            let replacement = Replacement::concat(run.iter().map(|edit| edit.replacement.as_str()));
            Edit { range: first.range.start..last.range.end, replacement, ..*first }
        }
    }
}

/// Whether `right` undoes `left`, which it touches. (One step may remove a space, and a later one insert it.)
fn undoes(source: &str, left: &Edit, right: &Edit) -> bool {
    let old = left.range.start..right.range.end;
    left.range.end == right.range.start
        && old.len() == left.replacement.len() + right.replacement.len()
        && source[old.clone()].starts_with(left.replacement.as_str())
        && source[old].ends_with(right.replacement.as_str())
}

/// Numbers the groups of `edits` in the order of their first edits. A group of one edit is no group. The
/// groups had the numbers 1 to `begun`; `given` is how many numbers earlier edits of the text have.
pub(crate) fn number_groups(edits: &mut [Edit], begun: u32, given: &mut u32) {
    if begun == 0 {
        return;
    }
    let index = |group: NonZeroU32| group.get() as usize - 1;
    let mut members = vec![0_u32; begun as usize];
    for group in edits.iter().filter_map(|edit| edit.group) {
        members[index(group)] += 1;
    }
    let mut numbers: Vec<Group> = vec![None; begun as usize];
    for edit in edits {
        let Some(group) = edit.group else { continue };
        let number = &mut numbers[index(group)];
        if number.is_none() && members[index(group)] > 1 {
            *number = given.checked_add(1).and_then(NonZeroU32::new);
            *given = number.map_or(*given, NonZeroU32::get);
        }
        edit.group = *number;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::EditKind;
    use crate::edit::{Record, Sink};
    use std::string::{String, ToString};

    fn coalesced(source: &str, edits: Vec<Edit>) -> Vec<(core::ops::Range<usize>, String)> {
        let mut out = Vec::new();
        let most = coalesced_len(&edits);
        coalesce(source, edits, &mut out);
        assert!(out.len() <= most);
        out.iter().map(|edit| (edit.range.clone(), edit.replacement.to_string())).collect()
    }

    #[test]
    fn touching_edits_of_one_kind_and_group_become_one() {
        let edit = |range, new, kind| Edit::new(range, new, kind);
        let edits = vec![
            edit(0..1, "x", EditKind::Digit),
            edit(1..2, "y", EditKind::Digit),
            edit(2..3, "z", EditKind::Letter),
            edit(4..5, "w", EditKind::Letter),
            Edit { group: NonZeroU32::new(1), ..edit(5..6, "v", EditKind::Letter) },
        ];
        let expected = [(0..2, "xy"), (2..3, "z"), (4..5, "w"), (5..6, "v")];
        assert_eq!(coalesced("abcdef", edits), expected.map(|(range, new)| (range, new.to_string())));
    }

    #[test]
    fn edits_that_undo_one_another_are_left_out() {
        let removed = Edit::new(1..2, "", EditKind::Invisible);
        let inserted = |at: usize, new| Edit::new(at..at, new, EditKind::Space);
        assert_eq!(coalesced("a b", vec![removed.clone(), inserted(2, " ")]), []);
        assert_eq!(coalesced("a b", vec![inserted(1, " "), removed.clone()]), []);
        assert_eq!(coalesced("a b", vec![removed, inserted(2, "-")]).len(), 2);
        let same_kind = Edit::new(1..2, "", EditKind::Space);
        assert_eq!(coalesced("a b", vec![same_kind, inserted(2, " ")]), []);
    }

    #[test]
    fn groups_of_one_edit_are_no_groups_and_the_others_are_numbered_in_order() {
        let mut record = Record::default();
        let groups = [(); 4].map(|()| record.begin_group());
        for (at, group) in [2, 0, 2, 1, 0].into_iter().enumerate() {
            let _ = record.replace_in_group(at..at + 1, "x", EditKind::Digit, groups[group]);
        }
        let mut given = 5;
        number_groups(&mut record.edits, 4, &mut given);
        let numbers: Vec<u32> = record.edits.iter().map(|edit| edit.group.map_or(0, u32::from)).collect();
        assert_eq!((&numbers[..], given), (&[6, 7, 6, 0, 7][..], 7));
    }
}
