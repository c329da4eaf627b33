//! Applies edits to a [`NormalizedString`], so that each character of the result is aligned to the source.
//!
//! A `NormalizedString` aligns each of its characters to at most one character of the text before the edits. The rules are:
//!
//! | edit | aligned to |
//! |---|---|
//! | as many characters as before | each new character to the old one that it replaces |
//! | more characters | the surplus to the last old character |
//! | fewer characters | the last new character to the last old one, the others to the first old ones |
//! | fewer, and only one remains | the first old character |
//! | an insertion | the character after it; at the end of the text, the one before |
//!
//! An insertion belongs to the character after it, since most tokenizers put a space into the token of the next word. So
//! the token of a word whose space was restored comes from exactly this word.

use hamvar::Edit;
use tokenizers::NormalizedString;
use tokenizers::normalizer::Range;

/// A character of the new text, and how the old text changes there, as `NormalizedString::transform` needs it: 0 if the
/// character replaces one character, -N if N more characters are removed after it, 1 if it is inserted.
type Change = (char, isize);

/// Applies `edits`, which must be edits of the normalized text that `string` has so far.
pub(crate) fn apply(string: &mut NormalizedString, edits: &[Edit]) {
    if edits.is_empty() {
        return;
    }
    let source = string.get().to_owned();
    let (changes, removed_at_start) = removals(&source, edits);
    string.transform_range(Range::Normalized(..), changes, removed_at_start);
    // `transform_range` can note a removal only after a character that is not inserted. So a second pass inserts.
    if edits.iter().any(|edit| edit.replacement.chars().count() > source[edit.range.clone()].chars().count())
    {
        string.transform_range(Range::Normalized(..), insertions(&source, edits), 0);
    }
}

/// The changes that replace and remove characters, and how many are removed before the first character of the result.
fn removals(source: &str, edits: &[Edit]) -> (Vec<Change>, usize) {
    let mut changes: Vec<Change> = Vec::with_capacity(source.len() / 2);
    let mut removed_at_start = 0;
    let mut kept_to = 0;
    for edit in edits {
        changes.extend(source[kept_to..edit.range.start].chars().map(|c| (c, 0)));
        kept_to = edit.range.end;
        let old = source[edit.range.clone()].chars().count();
        let first = changes.len();
        changes.extend(edit.replacement.chars().take(old).map(|c| (c, 0)));
        let new = changes.len() - first;
        // The removal is noted before the last new character, so that this one is aligned to the last old one, and a range
        // with all new characters comes from the whole edit.
        let before_removed = if new > 1 { changes.len() - 1 } else { changes.len() };
        match changes[..before_removed].last_mut() {
            Some((_, change)) => *change -= (old - new) as isize,
            None => removed_at_start += old - new,
        }
    }
    changes.extend(source[kept_to..].chars().map(|c| (c, 0)));
    (changes, removed_at_start)
}

/// The changes that insert characters, after [`removals`] were applied.
fn insertions(source: &str, edits: &[Edit]) -> Vec<Change> {
    let mut changes: Vec<Change> = Vec::with_capacity(source.len() / 2);
    // The index of an insertion that is noted as if it replaced the next character. The next character is then noted as
    // inserted after it. So both are aligned to the next character of the source.
    let mut before_next = None;
    let mut kept_to = 0;
    for edit in edits {
        let old = source[edit.range.clone()].chars().count();
        let kept = source[kept_to..edit.range.start].chars().chain(edit.replacement.chars().take(old));
        changes.extend(kept.map(|c| (c, isize::from(before_next.take().is_some()))));
        kept_to = edit.range.end;
        for c in edit.replacement.chars().skip(old) {
            if old == 0 && before_next.is_none() {
                before_next = Some(changes.len());
                changes.push((c, 0));
            } else {
                changes.push((c, 1));
            }
        }
    }
    changes.extend(source[kept_to..].chars().map(|c| (c, isize::from(before_next.take().is_some()))));
    if let Some(index) = before_next {
        changes[index].1 = 1;
    }
    changes
}

#[cfg(test)]
mod tests {
    use super::*;
    use hamvar::EditKind;

    /// Replaces the first text of each part by the second, and returns the source of each character of the result.
    fn aligned(parts: &[(&str, &str)]) -> Vec<(char, String)> {
        let mut source = String::new();
        let mut edits = Vec::new();
        for (old, new) in parts {
            let start = source.len();
            source.push_str(old);
            if old != new {
                edits.push(edit(start..source.len(), new));
            }
        }
        let mut string = NormalizedString::from(source);
        apply(&mut string, &edits);
        let result = string.get().to_owned();
        assert_eq!(result, parts.iter().map(|part| part.1).collect::<String>());
        let of = |(at, c): (usize, char)| {
            let range = Range::Normalized(at..at + c.len_utf8());
            (c, string.get_range_original(range).unwrap().to_owned())
        };
        result.char_indices().map(of).collect()
    }

    /// An edit that a normalizer could have made.
    fn edit(range: core::ops::Range<usize>, new: &str) -> Edit {
        let mut edit = hamvar::Normalizer::minimal().edits("ي").remove(0);
        edit.range = range;
        edit.replacement = new.into();
        edit.kind = EditKind::Letter;
        edit
    }

    fn expect(parts: &[(&str, &str)], characters: &[(char, &str)]) {
        let characters: Vec<_> = characters.iter().map(|&(c, from)| (c, from.to_owned())).collect();
        assert_eq!(aligned(parts), characters, "{parts:?}");
    }

    #[test]
    fn replaced_characters_are_aligned_one_by_one() {
        expect(&[("ab", "شر"), ("c", "c")], &[('ش', "a"), ('ر', "b"), ('c', "c")]);
    }

    #[test]
    fn a_surplus_is_aligned_to_the_last_character() {
        expect(&[("ab", "xyz"), ("c", "c")], &[('x', "a"), ('y', "b"), ('z', "b"), ('c', "c")]);
    }

    #[test]
    fn fewer_characters_are_aligned_to_both_ends() {
        expect(&[("abcd", "xyz"), ("e", "e")], &[('x', "a"), ('y', "b"), ('z', "d"), ('e', "e")]);
        expect(&[("...", "…"), ("e", "e")], &[('…', "."), ('e', "e")]);
    }

    #[test]
    fn nothing_is_aligned_to_removed_characters() {
        expect(&[("a", "a"), ("bc", ""), ("d", "d")], &[('a', "a"), ('d', "d")]);
        expect(&[("ab", ""), ("c", "c"), ("d", "")], &[('c', "c")]);
        expect(&[("ab", "")], &[]);
    }

    #[test]
    fn insertions_are_aligned_to_the_next_character() {
        expect(&[("a", "a"), ("", "شx"), ("b", "b")], &[('a', "a"), ('ش', "b"), ('x', "b"), ('b', "b")]);
        expect(&[("", "x"), ("a", "a")], &[('x', "a"), ('a', "a")]);
        expect(&[("a", "a"), ("", "x")], &[('a', "a"), ('x', "a")]);
    }

    #[test]
    fn insertions_beside_other_edits_keep_the_rules() {
        expect(&[("a", "a"), ("b", ""), ("", "x"), ("c", "c")], &[('a', "a"), ('x', "c"), ('c', "c")]);
        expect(&[("a", "a"), ("", "x"), ("b", ""), ("c", "c")], &[('a', "a"), ('x', "c"), ('c', "c")]);
        expect(&[("", "x"), ("a", "a"), ("b", ""), ("c", "c")], &[('x', "a"), ('a', "a"), ('c', "c")]);
        expect(
            &[("a", "a"), ("", "x"), ("b", "yz"), ("c", "c")],
            &[('a', "a"), ('x', "b"), ('y', "b"), ('z', "b"), ('c', "c")],
        );
        expect(&[("a", "a"), ("", "x"), ("b", "")], &[('a', "a"), ('x', "a")]);
    }
}
