//! Applying edits to a text.

use alloc::string::String;

use super::Edit;

/// Returns the text that `edits` make of `source`. They may be all edits of
/// [`Normalizer::edits`](crate::Normalizer::edits) or only some of them, in the same order.
///
/// All edits make the normalized text. To refuse some, leave them out together with the edits that
/// [belong to them](Edit::belongs_with):
///
/// ```
/// use hamvar::{EditKind, Normalizer, edits};
///
/// let text = "\"كتاب ها\" رسيد...";
/// let mut all = Normalizer::standard().edits(text);
/// assert_eq!(edits::apply(text, &all), "«کتاب‌ها» رسید…");
///
/// // Refuse a kind of edit.
/// let accepted = all.iter().filter(|edit| edit.kind != EditKind::Ellipsis);
/// assert_eq!(edits::apply(text, accepted), "«کتاب‌ها» رسید...");
///
/// // Refuse one edit: the first quotation mark. The second one belongs with it.
/// let refused = all[0].clone();
/// all.retain(|edit| !edit.belongs_with(&refused));
/// assert_eq!(edits::apply(text, &all), "\"کتاب‌ها\" رسید…");
/// ```
///
/// An edit is skipped if it begins before the end of the edit before it, or if its range is not a range of
/// characters in `source`. Takes time linear in the length of the text and the number of edits.
#[must_use]
pub fn apply<'e>(source: &str, edits: impl IntoIterator<Item = &'e Edit>) -> String {
    let mut out = String::with_capacity(source.len() + source.len() / 16);
    apply_onto(source, edits, &mut out);
    out
}

/// Appends to `out` the text that `edits` make of `source`.
pub(crate) fn apply_onto<'e>(source: &str, edits: impl IntoIterator<Item = &'e Edit>, out: &mut String) {
    let mut copied = 0;
    for edit in edits {
        if let Some(kept) = source.get(copied..edit.range.start)
            && source.get(edit.range.clone()).is_some()
        {
            out.push_str(kept);
            out.push_str(&edit.replacement);
            copied = edit.range.end;
        }
    }
    out.push_str(&source[copied..]);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::EditKind;

    #[test]
    fn edits_that_do_not_fit_are_skipped() {
        let edit = |range, new| Edit::new(range, new, EditKind::Letter);
        let (start, end) = (2, 1);
        let edits = [
            edit(1..2, "half a letter"),
            edit(0..2, "x"),
            edit(0..4, "overlap"),
            edit(start..end, "reversed"),
            edit(2..2, "y"),
            edit(4..9, "beyond the end"),
            edit(usize::MAX..usize::MAX, "beyond"),
            edit(4..4, "z"),
        ];
        assert_eq!(apply("آب", &edits), "xyبz");
        assert_eq!(apply("آب", []), "آب");
    }
}
