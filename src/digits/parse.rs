//! Parses a number in any of the three sets of digits.

use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;
use core::fmt::Display;
use core::str::FromStr;

use crate::chars::{digit_at, is_bidi_control};

/// Parses a number in Persian, ASCII or Arabic-Indic digits.
///
/// Accepts
/// - thousands signs (`٬` `,` `،` `'` `’`) before groups of three digits;
/// - a decimal sign (`٫` or `.`, or `/` after a digit that is not ASCII);
/// - a minus sign (`-` `−` `–`) before or after the digits, or a plus sign before them;
/// - white space around the number, and bidirectional controls anywhere.
///
/// Takes time linear in the text.
///
/// # Errors
/// If `text` has no digit, if it has a character that is not part of the number or a thousands sign
/// that is not before three digits (the error names its byte offset), or if `T` cannot hold the
/// number.
///
/// ```
/// use hamvar::digits::parse;
///
/// assert_eq!(parse::<u64>("۱۲٬۳۴۵"), Ok(12_345));
/// assert_eq!(parse::<i32>("−٤۲"), Ok(-42));
/// assert_eq!(parse::<f64>("۳٫۱۴"), Ok(3.14));
/// assert_eq!(
///     parse::<u8>("۱۲ نفر").unwrap_err().to_string(),
///     "unexpected ' ' at byte 4; give the digits and signs of one number only",
/// );
/// assert!(parse::<u8>("۳۰۰").unwrap_err().to_string().contains("too large"));
/// ```
pub fn parse<T>(text: &str) -> Result<T, ParseNumberError>
where
    T: FromStr,
    T::Err: Display,
{
    let mut reader = Reader::default();
    let start = text.len() - text.trim_start().len();
    for (i, c) in text.trim().char_indices() {
        if !reader.push(start + i, c) {
            return Err(ParseNumberError(Fault::Unexpected { at: start + i, sign: c }));
        }
    }
    let number = reader.finish().map_err(ParseNumberError)?;
    number.parse().map_err(|error: T::Err| {
        ParseNumberError(Fault::Value { error: error.to_string(), number: number.clone() })
    })
}

/// The number as far as it was read.
#[derive(Default)]
struct Reader {
    /// The number in ASCII digits, with a point as the decimal sign.
    number: String,
    /// The number of digits before the decimal sign.
    whole_digits: usize,
    /// The byte offset of each thousands sign, and the number of digits before it.
    thousands: Vec<(usize, usize)>,
    negative: bool,
    has_decimal_sign: bool,
    /// Whether the last digit is not ASCII; then `/` is a decimal sign.
    after_persian_digit: bool,
    /// Whether a minus sign after the digits ended the number.
    ended: bool,
}

impl Reader {
    /// Reads the character `c` at byte `at`. Returns false if it is not part of the number.
    fn push(&mut self, at: usize, c: char) -> bool {
        if self.ended {
            return false;
        }
        if let Some((value, _)) = digit_at(c.encode_utf8(&mut [0; 4]).as_bytes(), 0) {
            self.number.push((b'0' + value as u8) as char);
            self.whole_digits += !self.has_decimal_sign as usize;
            self.after_persian_digit = !c.is_ascii();
            return true;
        }
        match c {
            '-' | '\u{2212}' | '\u{2013}' if !self.negative => {
                self.negative = true;
                self.ended = !self.number.is_empty();
            }
            '+' if self.number.is_empty() && !self.negative => {}
            '\u{66C}' | ',' | '،' | '\'' | '’' if self.whole_digits > 0 && !self.has_decimal_sign => {
                self.thousands.push((at, self.whole_digits));
            }
            '\u{66B}' | '.' if !self.has_decimal_sign => self.push_decimal_sign(),
            '/' if !self.has_decimal_sign && self.after_persian_digit => self.push_decimal_sign(),
            c => return is_bidi_control(c),
        }
        true
    }

    fn push_decimal_sign(&mut self) {
        self.has_decimal_sign = true;
        self.number.push('.');
    }

    /// Returns the number in the form that Rust parses.
    fn finish(mut self) -> Result<String, Fault> {
        if !self.number.contains(|c: char| c.is_ascii_digit()) {
            return Err(Fault::NoDigit);
        }
        for (n, &(at, before)) in self.thousands.iter().enumerate() {
            let after = self.thousands.get(n + 1).map_or(self.whole_digits, |next| next.1);
            if after - before != 3 {
                return Err(Fault::Group { at });
            }
        }
        if self.negative {
            self.number.insert(0, '-');
        }
        Ok(self.number)
    }
}

/// The error returned by [`parse`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseNumberError(Fault);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Fault {
    NoDigit,
    Unexpected { at: usize, sign: char },
    Group { at: usize },
    Value { number: String, error: String },
}

impl Display for ParseNumberError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Fault::NoDigit => f.write_str("no digit; give a number in Persian, ASCII or Arabic-Indic digits"),
            Fault::Unexpected { at, sign } => {
                write!(f, "unexpected {sign:?} at byte {at}; give the digits and signs of one number only")
            }
            Fault::Group { at } => {
                write!(f, "the thousands sign at byte {at} is not before three digits; leave it out")
            }
            Fault::Value { number, error } => {
                write!(f, "the number {number} does not fit: {error}; use another type")
            }
        }
    }
}

impl core::error::Error for ParseNumberError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_in_any_digits() {
        assert_eq!(parse::<u64>(" ۱۲٬۳۴۵٬۶۷۸ "), Ok(12_345_678));
        assert_eq!(parse::<u64>("1,234"), Ok(1234));
        assert_eq!(parse::<i64>("٤٢-"), Ok(-42));
        assert_eq!(parse::<i64>("\u{200E}-۷"), Ok(-7));
        assert_eq!(parse::<f64>("۱۲/۵"), Ok(12.5));
        assert_eq!(parse::<u8>("+۵"), Ok(5));
    }

    #[test]
    fn errors_name_the_place() {
        let error = |text: &str| parse::<i16>(text).unwrap_err().to_string();
        for text in ["", "  ", "-", "٫", "٬"] {
            assert!(!error(text).is_empty());
        }
        assert!(error("").contains("no digit"));
        assert!(error("۱۲،۳۴").contains("byte 4"));
        assert!(error("۱۲a").contains("'a' at byte 4"));
        assert!(error("--۱").contains("byte 1"));
        assert!(error("۳-۴").contains("byte 3"));
        assert!(error("۹۹۹۹۹۹").contains("999999"));
        assert!(error("۳٫۵").contains("3.5"));
    }
}
