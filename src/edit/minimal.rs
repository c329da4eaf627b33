//! The smallest edit that has the effect of another one.

use core::ops::Range;

/// Returns the smallest edit of `source` that has the effect of replacing `range` by `new`, as its range and
/// its new text: without the characters that are equal at both ends. Returns `None` if nothing changes.
///
/// Edits of different steps can be refused one by one if they do not overlap, and small edits rarely do.
pub(crate) fn minimal<'n>(
    source: &str,
    range: Range<usize>,
    new: &'n str,
) -> Option<(Range<usize>, &'n str)> {
    let old = &source[range.clone()];
    let equal = |(a, b): &(char, char)| a == b;
    let len = |pairs: &mut dyn Iterator<Item = (char, char)>| pairs.map(|(c, _)| c.len_utf8()).sum::<usize>();
    let prefix = len(&mut old.chars().zip(new.chars()).take_while(equal));
    let (old, new) = (&old[prefix..], &new[prefix..]);
    let suffix = len(&mut old.chars().rev().zip(new.chars().rev()).take_while(equal));
    let new = &new[..new.len() - suffix];
    let range = range.start + prefix..range.end - suffix;
    (!range.is_empty() || !new.is_empty()).then_some((range, new))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_ends_do_not_belong_to_an_edit() {
        for (old, new, result) in [
            ("  ", " ", Some((1..2, ""))),
            (" ", "\u{200C}", Some((0..1, "\u{200C}"))),
            ("کك", "کک", Some((2..4, "ک"))),
            // The first bytes of these letters are equal.
            ("ي\u{654}", "ئ", Some((0..4, "ئ"))),
            ("abcd", "axxd", Some((1..3, "xx"))),
            ("aba", "aba", None),
            ("", "", None),
            ("aa", "aaa", Some((2..2, "a"))),
        ] {
            assert_eq!(minimal(old, 0..old.len(), new), result, "{old:?} {new:?}");
        }
        assert_eq!(minimal("xabx", 1..3, "ac"), Some((2..3, "c")));
    }
}
