//! Marks at the beginning of a line, as in Markdown. A mark may be indented and inside a quotation, and a space
//! follows it.
//!
//! | mark | of |
//! |---|---|
//! | `-` `*` `+` | an item of a list |
//! | `1.` `12)` | a numbered item: ASCII digits only |
//! | `#` to `######` | a heading |
//! | `>` | a quotation |

use alloc::string::String;

use crate::chars;

/// Whether `before`, the text of a line up to a space, is the mark of the line, with its indentation and the marks of
/// quotations around it.
pub(crate) fn is_mark(before: &str) -> bool {
    let mark = without_quotation(before);
    let is_heading = (1..=6).contains(&mark.len()) && mark.bytes().all(|b| b == b'#');
    let is_quotation = mark.is_empty() && before.ends_with('>');
    let is_numbered = digits_of_mark(mark).is_some_and(|digits| digits + 1 == mark.len());
    matches!(mark, "-" | "*" | "+") || is_heading || is_quotation || is_numbered
}

/// The number of digits in the mark of a numbered item, if `rest` begins with such a mark and the mark begins its
/// line. `before` is the text of the line before `rest`. A carriage return may follow the mark, since it ends lines of old
/// systems.
pub(crate) fn item_number(before: &str, rest: &str) -> Option<usize> {
    let digits = digits_of_mark(rest)?;
    (without_quotation(before).is_empty() && rest[digits + 1..].starts_with([' ', '\r'])).then_some(digits)
}

/// Whether the line of `rest` has more than one number of an item: `1) متن 2) متن`, `1. متن 2. متن`. `rest` begins with the first
/// one. Such a line is no item of a list in Markdown.
pub(crate) fn numbers_more_items(rest: &str) -> bool {
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let next = rest[..digits].parse::<u32>().ok().and_then(|number| number.checked_add(1));
    let (Some(next), Some(sign @ ('.' | ')'))) = (next, rest[digits..].chars().next()) else { return false };
    let next = alloc::format!("{next}");
    let mut rest = &rest[digits + 1..];
    let mut is_open = false;
    while let Some(at) = rest.find(['(', sign, '\n']) {
        let (before, after) = rest.split_at(at);
        rest = &after[1..];
        match after.as_bytes()[0] {
            b'(' => is_open = true,
            b')' if is_open => is_open = false,
            b'\n' => return false,
            _ => {
                let (text, number) = split_number(before.trim_end_matches(chars::is_space));
                // Spacing may put a space between a word or sign and the number.
                let is_apart = match text.strip_suffix([',', '،', '؛', ';', ':']) {
                    Some(before) => !before.ends_with(char::is_numeric),
                    None => {
                        text.ends_with(|c| chars::is_space(c) || chars::is_letter(c) || chars::is_mark(c))
                    }
                };
                let word_follows = rest.trim_start_matches(chars::is_space).starts_with(chars::is_letter);
                if number == next && is_apart && word_follows {
                    return true;
                }
            }
        }
    }
    false
}

/// `text` without the digits at its end, and these digits in ASCII. Numbers that are no decimal digits become `?`.
fn split_number(text: &str) -> (&str, String) {
    let start = text.trim_end_matches(|c: char| c.is_numeric()).len();
    let digit = |c: char| match c as u32 {
        c @ 0x30..=0x39 => Some(c),
        c @ (0x660..=0x669 | 0x6F0..=0x6F9) => Some(0x30 + (c & 0xF)),
        _ => None,
    };
    let digits = text[start..].chars().map(|c| digit(c).and_then(char::from_u32).unwrap_or('?'));
    (&text[..start], digits.collect())
}

/// The number of digits at the beginning of `text`, if a `.` or `)` follows them. `None` for any other text.
fn digits_of_mark(text: &str) -> Option<usize> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    (digits > 0 && text[digits..].starts_with(['.', ')'])).then_some(digits)
}

/// The text of a line without its indentation and without the marks of quotations at its beginning.
fn without_quotation(line: &str) -> &str {
    line.trim_start_matches([' ', '\t', '>'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_begin_a_line() {
        for mark in ["-", "*", "+", "1.", "12)", "#", "###", ">", "> >", "  -", "> 3.", "\t* "] {
            assert_eq!(is_mark(mark), !mark.ends_with(' '), "{mark}");
        }
        for text in ["", " ", "متن -", "1", "1.2.", "۱.", "#######", "**", "a)", "--", "متن 1."] {
            assert!(!is_mark(text), "{text}");
        }
    }

    #[test]
    fn numbered_items_have_a_space_after_their_mark() {
        assert_eq!(item_number("", "12) متن"), Some(2));
        assert_eq!(item_number(" > ", "1. متن"), Some(1));
        for (before, rest) in [("", "12)متن"), ("", "1 متن"), ("متن ", "1. متن"), ("", "۱. متن"), ("", ".")]
        {
            assert_eq!(item_number(before, rest), None, "{before}{rest}");
        }
    }
}
