//! Parses a number in any of the three sets of digits.

use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;
use core::fmt::Display;
use core::str::FromStr;

use crate::chars::{digit_at, is_bidi_control};

/// Parses a number in Persian, ASCII or Arabic-Indic digits.
///
/// | part | is written | accepted | refused |
/// |---|---|---|---|
/// | digits | in any of the three sets, also mixed | `۱۲`, `٣٤`, `56` | `۱۲ نفر`, `1e5` |
/// | thousands signs | `٬` `,` `،` `'` `’`, after one to three digits and before groups of three | `۱۲٬۳۴۵`, `1,234` | `1234,567`, `1,25` |
/// | decimal sign | `٫` or `.` before a digit, or `/` between two digits that are not ASCII | `۳٫۱۴`, `.5`, `۱۲/۵` | `۵٫`, `۱/`, `۱/2`, `۱٫۲٫۳` |
/// | sign | one of `-` `−` `–` before or after the digits, or `+` before them | `−۴۲`, `۴۲-`, `+۵` | `++5`, `+-5`, `-5-` |
/// | around the number | white space | ` ۱۲ ` | |
/// | bidirectional controls | anywhere | U+200F before `-۷`, or after `۷-` | |
///
/// Takes time linear in the text.
///
/// # Errors
/// If `text` is not written as in the table, or `T` cannot hold the number. The error names the byte
/// offset of the character that is wrong, and what to do.
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
    let number = read_number(text)?;
    number.parse().map_err(|error: T::Err| {
        let holds = |number: &str| number.parse::<T>().is_ok();
        ParseNumberError(if number.contains('.') && holds("1") && !holds("1.5") {
            Fault::Fraction { number }
        } else if number.starts_with('-') && holds("1") && !holds("-1") {
            Fault::Negative { number }
        } else {
            Fault::Value { error: error.to_string(), number }
        })
    })
}

/// Reads a number. Returns it in ASCII digits, with a point as the decimal sign and perhaps a minus sign before it.
pub(super) fn read_number(text: &str) -> Result<String, ParseNumberError> {
    let mut reader = Reader::default();
    let start = text.len() - text.trim_start().len();
    for (i, c) in text.trim().char_indices() {
        crate::work::count(1);
        reader.push(start + i, c).map_err(ParseNumberError)?;
    }
    reader.finish().map_err(ParseNumberError)
}

/// The number as far as it was read.
#[derive(Default)]
struct Reader {
    /// The number in ASCII digits, with a point as the decimal sign and without a sign.
    number: String,
    /// The number of digits before the decimal sign.
    whole_digits: usize,
    /// The byte offset of each thousands sign, and the number of digits before it.
    thousands: Vec<(usize, usize)>,
    /// The minus or plus sign.
    sign: Option<char>,
    /// The decimal sign and its byte offset.
    decimal: Option<(char, usize)>,
    /// The last digit.
    last_digit: Option<char>,
    /// Whether a minus sign after the digits ended the number.
    ended: bool,
}

impl Reader {
    /// Reads the character `c` at byte `at`.
    fn push(&mut self, at: usize, c: char) -> Result<(), Fault> {
        if let '-' | '\u{2212}' | '\u{2013}' | '+' = c {
            return self.push_sign(at, c);
        }
        if is_bidi_control(c) {
            return Ok(());
        }
        if self.ended {
            return Err(Fault::Unexpected { at, sign: c });
        }
        if let Some((value, _)) = digit_at(c.encode_utf8(&mut [0; 4]).as_bytes(), 0) {
            return self.push_digit(c, value);
        }
        match c {
            '\u{66C}' | ',' | '،' | '\'' | '’' if self.whole_digits > 0 && self.decimal.is_none() => {
                self.thousands.push((at, self.whole_digits));
            }
            '\u{66B}' | '.' => return self.push_decimal(at, c),
            '/' if self.last_digit.is_some_and(|c| !c.is_ascii()) => return self.push_decimal(at, c),
            c => return Err(Fault::Unexpected { at, sign: c }),
        }
        Ok(())
    }

    fn push_digit(&mut self, c: char, value: usize) -> Result<(), Fault> {
        if let Some(('/', at)) = self.decimal
            && self.number.ends_with('.')
            && c.is_ascii()
        {
            return Err(Fault::Unexpected { at, sign: '/' });
        }
        self.number.push((b'0' + value as u8) as char);
        self.whole_digits += self.decimal.is_none() as usize;
        self.last_digit = Some(c);
        Ok(())
    }

    fn push_sign(&mut self, at: usize, sign: char) -> Result<(), Fault> {
        if self.sign.is_some() {
            return Err(Fault::SecondSign { at, sign });
        }
        self.ended = !self.number.is_empty();
        if self.ended && sign == '+' {
            return Err(Fault::Unexpected { at, sign });
        }
        self.sign = Some(sign);
        Ok(())
    }

    fn push_decimal(&mut self, at: usize, sign: char) -> Result<(), Fault> {
        if self.decimal.is_some() {
            return Err(Fault::SecondDecimal { at });
        }
        self.decimal = Some((sign, at));
        self.number.push('.');
        Ok(())
    }

    /// Returns the number in the form that Rust parses.
    fn finish(mut self) -> Result<String, Fault> {
        if self.last_digit.is_none() {
            return Err(Fault::NoDigit);
        }
        if let Some(&(at, digits)) = self.thousands.first()
            && digits > 3
        {
            return Err(Fault::FirstGroup { at });
        }
        for (n, &(at, before)) in self.thousands.iter().enumerate() {
            let after = self.thousands.get(n + 1).map_or(self.whole_digits, |next| next.1);
            if after - before != 3 {
                return Err(Fault::Group { at });
            }
        }
        if let Some((_, at)) = self.decimal
            && self.number.ends_with('.')
        {
            return Err(Fault::NoFraction { at });
        }
        if self.sign.is_some_and(|sign| sign != '+') {
            self.number.insert(0, '-');
        }
        Ok(self.number)
    }
}

/// The error returned by [`parse`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseNumberError(Fault);

/// What is wrong. `at` is a byte offset in the text, `number` the number in ASCII digits.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Fault {
    NoDigit,
    Unexpected { at: usize, sign: char },
    SecondSign { at: usize, sign: char },
    SecondDecimal { at: usize },
    NoFraction { at: usize },
    FirstGroup { at: usize },
    Group { at: usize },
    Fraction { number: String },
    Negative { number: String },
    Value { number: String, error: String },
}

impl Display for ParseNumberError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Fault::NoDigit => f.write_str("no digit; give a number in Persian, ASCII or Arabic-Indic digits"),
            Fault::Unexpected { at, sign } => {
                write!(f, "unexpected {sign:?} at byte {at}; give the digits and signs of one number only")
            }
            Fault::SecondSign { at, sign } => {
                write!(f, "a second sign, {sign:?}, at byte {at}; give one minus or plus sign at most")
            }
            Fault::SecondDecimal { at } => {
                write!(f, "a second decimal sign at byte {at}; give one decimal sign at most")
            }
            Fault::NoFraction { at } => {
                write!(f, "no digit after the decimal sign at byte {at}; add one or leave the sign out")
            }
            Fault::FirstGroup { at } => {
                write!(f, "more than three digits before the thousands sign at byte {at}; leave it out")
            }
            Fault::Group { at } => write!(
                f,
                "the thousands sign at byte {at} is not before three digits; leave it out, or write a \
                 decimal sign as '.' or '\u{66B}'"
            ),
            Fault::Fraction { number } => {
                write!(f, "the number {number} is not whole; use a type that holds fractions, such as f64")
            }
            Fault::Negative { number } => {
                write!(f, "the number {number} is negative; use a type that holds negative numbers")
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
        assert!(error("--۱").contains("second sign, '-', at byte 1"));
        assert!(error("۳-۴").contains("byte 3"));
        assert!(error("۹۹۹۹۹۹").contains("999999"));
        assert!(error("۳٫۵").contains("3.5 is not whole"));
    }

    #[test]
    fn what_is_no_number_is_refused_with_a_remedy() {
        for (text, message) in [
            ("++5", "a second sign, '+', at byte 1; give one minus or plus sign at most"),
            ("+-5", "a second sign, '-', at byte 1; give one minus or plus sign at most"),
            ("-5-", "a second sign, '-', at byte 2; give one minus or plus sign at most"),
            ("5+", "unexpected '+' at byte 1; give the digits and signs of one number only"),
            ("1234,567", "more than three digits before the thousands sign at byte 4; leave it out"),
            ("۱/", "no digit after the decimal sign at byte 2; add one or leave the sign out"),
            ("۵٫", "no digit after the decimal sign at byte 2; add one or leave the sign out"),
            ("7.", "no digit after the decimal sign at byte 1; add one or leave the sign out"),
            ("۱/2", "unexpected '/' at byte 2; give the digits and signs of one number only"),
            ("1/۲", "unexpected '/' at byte 1; give the digits and signs of one number only"),
            ("۱٫۲٫۳", "a second decimal sign at byte 6; give one decimal sign at most"),
            ("۱.۲/۳", "a second decimal sign at byte 5; give one decimal sign at most"),
        ] {
            assert_eq!(parse::<f64>(text).unwrap_err().to_string(), message, "{text}");
        }
        assert!(parse::<u64>("1,25").unwrap_err().to_string().contains("byte 1 is not before three digits"));
        let negative = "the number -5 is negative; use a type that holds negative numbers";
        assert_eq!(parse::<u8>("۵-").unwrap_err().to_string(), negative);
        for text in ["۳۰۰٫۵", "1000.25", ".5"] {
            let error = parse::<u8>(text).unwrap_err().to_string();
            assert!(error.contains("is not whole; use a type that holds fractions"), "{error}");
        }
        assert!(parse::<u8>("-۳۰۰").unwrap_err().to_string().contains("is negative"));
        assert_eq!(parse::<i32>("\u{200F}۷\u{200F}"), Ok(7));
        assert_eq!(parse::<i32>("۱-\u{200F}"), Ok(-1));
        assert_eq!(parse::<f64>(".5"), Ok(0.5));
        assert_eq!(parse::<i32>("+۵"), Ok(5));
    }
}
