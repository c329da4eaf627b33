//! Wide gaps that are layout of a line: those between columns (مدیر        حسابدار) and those beside an ornament between the halves
//! of a verse (…    ***    …).

use crate::chars::{self, ZWNJ, is_space};

/// A gap with fewer spaces is a slip of the keyboard.
const WIDE_GAP: &str = "    ";

/// A gap of this width shows longer columns, and also only two of them.
const COLUMN_GAP: &str = "      ";

/// The most letters of a column. Steps change only what is between letters.
const MOST_LETTERS: usize = 16;

/// The most letters of a column between narrower gaps.
const FEW_LETTERS: usize = 12;

/// Whether `line` has nothing but columns: short texts or numbers with a gap of six spaces between two of them, or three shorter
/// ones with gaps of four. A column has no sign of a sentence.
pub(crate) fn are_columns(line: &str) -> bool {
    let line = line.trim_matches(is_space);
    let (mut count, mut longest) = (0, 0);
    for column in line.split(WIDE_GAP).map(|column| column.trim_matches(is_space)) {
        let Some(letters) = letters_of_column(column) else { return false };
        longest = longest.max(letters);
        count += usize::from(!column.is_empty());
    }
    count > 1 && longest <= MOST_LETTERS && line.contains(COLUMN_GAP) || count > 2 && longest <= FEW_LETTERS
}

/// The number of letters of a column that has no sign of a sentence. Between the halves of a wider gap is a column of nothing.
fn letters_of_column(text: &str) -> Option<usize> {
    let (mut letters, mut has_number, mut before) = (0, false, ' ');
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        match c {
            c if chars::is_letter(c) || c.is_ascii_alphabetic() => letters += 1,
            c if c.is_numeric() => has_number = true,
            '.' | ',' | ':' | '٫' | '٬' => {
                let is_in_number =
                    before.is_numeric() && characters.peek().is_some_and(|next| next.is_numeric());
                if !is_in_number {
                    return None;
                }
            }
            '%' | '٪' | '-' | '–' | '/' | '(' | ')' | '+' | '_' | ZWNJ => {}
            c if is_space(c) || chars::is_mark(c) => {}
            _ => return None,
        }
        before = c;
    }
    (letters > 0 || has_number || text.is_empty()).then_some(letters)
}

/// Whether the wide gap between `before` and `after` is beside an ornament that has another wide gap on its other side.
pub(crate) fn ornament_is_beside(before: &str, after: &str) -> bool {
    let follows = after.trim_start_matches(is_ornament);
    let precedes = before.trim_end_matches(is_ornament);
    follows.len() < after.len() && follows.starts_with(WIDE_GAP) && has_text(follows) && has_text(before)
        || precedes.len() < before.len()
            && precedes.ends_with(WIDE_GAP)
            && has_text(precedes)
            && has_text(after)
}

fn has_text(text: &str) -> bool {
    !text.trim_matches(is_space).is_empty()
}

/// Whether `c` is a star or another ornament of verse.
fn is_ornament(c: char) -> bool {
    matches!(c, '*' | '٭' | '•' | '●' | '○' | '✦' | '✿' | '❀' | '❖' | '◆' | '◇' | '⁂')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_short_and_have_no_signs_of_sentences() {
        for line in [
            "مدیر        حسابدار",
            "  نام      نمره  ",
            "علی      ۱۸٫۵      ۱۲:۳۰",
            "ردیف    نام    نمره",
            "تهران      (۰۲۱)      ۵٪",
        ] {
            assert!(are_columns(line), "{line}");
        }
        for line in [
            "",
            "        ",
            "نام",
            "نام    نمره",
            "نام      نمره:",
            "سلام،      خوبی",
            "رفت.      آمد",
            "۱.      سیب",
            "-      سیب      گلابی",
            "این سطر از هر ستونی درازتر است      نام",
            "شماره ردیف    نام خانوادگی بلند    معدل",
        ] {
            assert!(!are_columns(line), "{line}");
        }
    }

    #[test]
    fn an_ornament_has_text_on_both_sides() {
        assert!(ornament_is_beside("شبی در باغ", "***    سحر"));
        assert!(ornament_is_beside("شبی در باغ    ***", "سحر"));
        for (before, after) in [
            ("شبی در باغ", "*** سحر"),
            ("شبی در باغ", "***    "),
            ("شبی در باغ", "سحر"),
            ("", "***    سحر"),
            ("    *", "سحر"),
            ("شبی ***", "سحر"),
        ] {
            assert!(!ornament_is_beside(before, after), "{before}|{after}");
        }
    }
}
