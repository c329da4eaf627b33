//! Where a number ends: digits of any set, with single signs between digits.

use crate::chars::digit_at;

/// The offset after the number at `start`, at most `limit`; `start` itself if there is no digit.
///
/// A number consists of digits (ASCII, Persian or Arabic-Indic) and of single signs, each between two
/// digits: `٫`, `٬` and the ASCII characters that `is_sign` accepts.
pub(crate) fn end_of_number(bytes: &[u8], start: usize, limit: usize, is_sign: impl Fn(u8) -> bool) -> usize {
    let digit = |at: usize| digit_at(bytes, at).map(|(_, len)| at + len).filter(|&end| end <= limit);
    let Some(mut end) = digit(start) else { return start };
    loop {
        if let Some(next) = digit(end) {
            end = next;
            continue;
        }
        let sign = match bytes.get(end..) {
            Some([sign, ..]) if sign.is_ascii() && is_sign(*sign) => 1,
            Some([0xD9, 0xAB | 0xAC, ..]) => 2, // ٫ and ٬
            _ => return end,
        };
        match digit(end + sign) {
            Some(next) => end = next,
            None => return end,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> &str {
        &text[..end_of_number(text.as_bytes(), 0, text.len(), |sign| b".,/:".contains(&sign))]
    }

    #[test]
    fn single_signs_between_digits_are_part_of_a_number() {
        for text in ["۳٫۱۴", "۱۲٬۳۴۵", "1,234.5", "۱۳۹۷/۱/۲۷", "٤٥", "11:23", "0"] {
            assert_eq!(number(text), text);
        }
        for (text, end) in [("۵٪", "۵"), ("1..2", "1"), ("1.", "1"), ("۱٫ب", "۱"), ("1-2", "1"), ("3a", "3")]
        {
            assert_eq!(number(text), end, "{text}");
        }
        assert_eq!((number(""), number("ب1"), number(".1"), number("٫۱")), ("", "", "", ""));
    }

    #[test]
    fn a_number_ends_at_the_limit() {
        let text = "۱۲.۳";
        let ends: [usize; 8] =
            core::array::from_fn(|limit| end_of_number(text.as_bytes(), 0, limit, |sign| sign == b'.'));
        assert_eq!(ends, [0, 0, 2, 2, 4, 4, 4, 7]);
    }
}
