//! Gaps of several spaces that are layout of a line: those between columns (علی      ۱۸٫۵), in frames and trees (│   ├──), in blanks
//! to fill in ((    ) بله) and beside an ornament between the halves of a verse (…    ***    …).

use crate::chars::{self, ZWNJ, is_space};

/// A gap with fewer spaces is a slip of the keyboard.
pub(crate) const WIDE_GAP: &str = "    ";

/// The most letters of a column. Steps change only what is between letters.
const MOST_LETTERS: usize = 16;

/// What a column holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Column {
    /// A number, a date or a time.
    Number,
    /// Words of another script only, or a line to write on (`____`).
    Other,
    Words,
}

/// Whether `line` has nothing but columns: short texts without signs of sentences, with wide gaps between them. Columns of which
/// some are numbers or of another script need narrower gaps than those of words only, since words may be a sentence with slips.
///
/// Later steps put spaces into words and remove them, so the answer depends on no word.
pub(crate) fn are_columns(line: &str) -> bool {
    let mut columns = [0; 3]; // how many of each kind
    let mut narrowest = usize::MAX;
    let mut rest = line.trim_matches(is_space);
    while !rest.is_empty() {
        let end = rest.find(WIDE_GAP).unwrap_or(rest.len());
        let Some(column) = column_of(&rest[..end]) else { return false };
        columns[column as usize] += 1;
        let after = rest[end..].trim_start_matches(is_space);
        if !after.is_empty() {
            narrowest = narrowest.min(rest[end..rest.len() - after.len()].chars().count());
        }
        rest = after;
    }
    let count: usize = columns.iter().sum();
    let is_mixed = !columns.contains(&count);
    let least = match (count, is_mixed) {
        (0 | 1, _) => return false,
        (2, true) => 6,
        (2, false) => 12,
        (_, true) => WIDE_GAP.len(),
        (_, false) => 8,
    };
    narrowest >= least
}

/// What this column holds. `None` if it is no column: it is long, or has a sign of a sentence.
fn column_of(text: &str) -> Option<Column> {
    let (mut letters, mut foreign, mut has_number, mut before) = (0, 0, false, ' ');
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        match c {
            // Steps add and remove the ye of an ezafe.
            'ی' => letters = letters.max(1),
            c if chars::is_letter(c) => letters += 1,
            c if c.is_alphabetic() => foreign += 1,
            c if c.is_numeric() => has_number = true,
            // A label.
            ':' if characters.peek().is_none() => {}
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
    match (letters, foreign, has_number) {
        _ if letters + foreign > MOST_LETTERS => None,
        (0, 0, true) => Some(Column::Number),
        (0, 1.., _) => Some(Column::Other),
        (0, 0, false) => text.contains('_').then_some(Column::Other),
        _ => Some(Column::Words),
    }
}

/// Whether `line` has a sign that draws a frame or a tree (`│`, `├`, `└`), whose gaps are layout. A horizontal line may be a
/// dash of prose.
pub(crate) fn has_box_drawing(line: &str) -> bool {
    line.contains(
        |c| matches!(c, '\u{2502}' | '\u{2503}' | '\u{250C}'..='\u{254B}' | '\u{2551}'..='\u{2570}'),
    )
}

/// Whether the gap between `before` and `after` is inside a blank to mark or fill in, brackets that have nothing else, or beside
/// one: `(    )`, `[  ] بله   [  ] خیر`. The brackets of a call are no blank: `f()`.
pub(crate) fn gap_is_of_blank(before: &str, after: &str) -> bool {
    const OPENING: [char; 2] = ['(', '['];
    const CLOSING: [char; 2] = [')', ']'];
    let opens = |text: &str| {
        let name = text.strip_suffix(OPENING);
        name.is_some_and(|name| !name.ends_with(|c: char| c.is_ascii_alphanumeric() || c == '_'))
    };
    let content_after = after.strip_prefix(OPENING).map(|rest| rest.trim_start_matches(is_space));
    let content_before = before.strip_suffix(CLOSING).map(|rest| rest.trim_end_matches(is_space));
    opens(before) && after.starts_with(CLOSING)
        || content_after.is_some_and(|rest| rest.starts_with(CLOSING))
        || content_before.is_some_and(opens)
}

/// Whether the wide gap between `before` and `after` is beside an ornament that has another wide gap on its other side. No space is
/// at the beginning of `before` and at the end of `after`.
pub(crate) fn ornament_is_beside(before: &str, after: &str) -> bool {
    let follows = after.trim_start_matches(is_ornament);
    let precedes = before.trim_end_matches(is_ornament);
    follows.len() < after.len() && follows.starts_with(WIDE_GAP) && !before.is_empty()
        || precedes.len() < before.len() && precedes.ends_with(WIDE_GAP) && !after.is_empty()
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
            "مدیر            حسابدار",
            "مدیر        حسابدار        انباردار",
            "  نام    ۱۲    ۱۸٫۵  ",
            "علی      ۱۸٫۵      ۱۲:۳۰",
            "کتاب      book",
            "تهران      (۰۲۱)      ۵٪",
            "مدیر    café    ۱۲",
            "جمع:        175,000",
            "نام:    ____    ____",
        ] {
            assert!(are_columns(line), "{line}");
        }
        for line in [
            "",
            "        ",
            "نام",
            "سلام      دنیا",
            "ردیف   نام   ۱۲",
            "این      یک      متن      است",
            "ساعت   ۸   صبح",
            "سال     ۱۳۹۴",
            "نام:    نمره",
            "سلام،            خوبی",
            "رفت.            آمد",
            "۱.            سیب",
            "-            سیب            گلابی",
            "این سطر از هر ستونی درازتر است            نام",
        ] {
            assert!(!are_columns(line), "{line}");
        }
    }

    #[test]
    fn blanks_are_in_brackets_that_have_nothing_else() {
        for (before, after) in [
            ("(", ")"),
            ("عدد اول است. [", "] نه"),
            ("( ) درست", "( ) نادرست"),
            ("الف", "[  ]"),
            ("(  )", "بله"),
        ] {
            assert!(gap_is_of_blank(before, after), "{before}|{after}");
        }
        for (before, after) in [
            ("(", "الف)"),
            ("(الف", ")"),
            ("درست", "(نادرست)"),
            ("", ""),
            ("«", "»"),
            ("تابع f()", "را"),
            ("f(", ")"),
        ] {
            assert!(!gap_is_of_blank(before, after), "{before}|{after}");
        }
    }

    #[test]
    fn an_ornament_has_text_on_both_sides() {
        assert!(ornament_is_beside("شبی در باغ", "***    سحر"));
        assert!(ornament_is_beside("شبی در باغ    ***", "سحر"));
        for (before, after) in [
            ("شبی در باغ", "*** سحر"),
            ("شبی در باغ", "***"),
            ("شبی در باغ", "سحر"),
            ("", "***    سحر"),
            ("*", "سحر"),
            ("شبی ***", "سحر"),
        ] {
            assert!(!ornament_is_beside(before, after), "{before}|{after}");
        }
    }
}
