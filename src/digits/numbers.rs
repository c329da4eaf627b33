//! Numbers as text: for machines, and for people.

use alloc::string::String;

use super::parse::{ParseNumberError, read_number};
use super::{PERSIAN, to_persian};

/// Returns the number that `text` writes, in the form that machines read: ASCII digits, a point as the decimal
/// sign, `-` for negative numbers, and no zero that says nothing before the point. Reads every spelling that
/// [`parse`](super::parse()) reads.
///
/// No digit is rounded, as a conversion to `f64` may do. The result is also a number of JSON.
///
/// Takes time linear in the text.
///
/// # Errors
/// If `text` is not a number. The error names the byte offset of the character that is wrong.
///
/// ```
/// use hamvar::digits::machine_number;
///
/// assert_eq!(machine_number("۱۲٫۵"), Ok("12.5".into()));
/// assert_eq!(machine_number("۱٬۲۵۰٬۰۰۰"), Ok("1250000".into()));
/// assert_eq!(machine_number("٠٫٣٠−"), Ok("-0.30".into()));
/// assert!(machine_number("1,25").is_err());
/// ```
pub fn machine_number(text: &str) -> Result<String, ParseNumberError> {
    let number = read_number(text)?;
    let (sign, digits) = sign_and_digits(&number);
    let (whole, fraction) = parts(digits);
    let mut out = String::with_capacity(number.len() + 1);
    out.push_str(sign);
    out.push_str(whole);
    if let Some(fraction) = fraction {
        out.push('.');
        out.push_str(fraction);
    }
    Ok(out)
}

/// Returns the number that `text` writes, in the form that people read: Persian digits in groups of three, with
/// the signs that the Unicode CLDR has for Persian (`٬` and `٫`, and U+200E with `−` for negative numbers). Reads
/// every spelling that [`parse`](super::parse()) reads, and with it what `to_string` returns for a number.
///
/// Takes time linear in the text.
///
/// # Errors
/// If `text` is not a number. The error names the byte offset of the character that is wrong.
///
/// ```
/// use hamvar::digits::display_number;
///
/// assert_eq!(display_number("1250000"), Ok("۱٬۲۵۰٬۰۰۰".into()));
/// assert_eq!(display_number(&1234.5.to_string()), Ok("۱٬۲۳۴٫۵".into()));
/// assert_eq!(display_number("-۷"), Ok("\u{200E}−۷".into()));
/// ```
pub fn display_number(text: &str) -> Result<String, ParseNumberError> {
    let number = read_number(text)?;
    let (sign, digits) = sign_and_digits(&number);
    let (whole, fraction) = parts(digits);
    let mut out = String::with_capacity(3 * number.len());
    if !sign.is_empty() {
        out.push_str("\u{200E}−");
    }
    for (i, digit) in whole.bytes().enumerate() {
        if i > 0 && (whole.len() - i) % 3 == 0 {
            out.push('٬');
        }
        out.push_str(PERSIAN[(digit - b'0') as usize]);
    }
    if let Some(fraction) = fraction {
        out.push('٫');
        out.push_str(&to_persian(fraction));
    }
    Ok(out)
}

/// The minus sign of a number, if it has one, and the rest.
fn sign_and_digits(number: &str) -> (&str, &str) {
    number.split_at(number.starts_with('-') as usize)
}

/// The digits before the point, without zeros that say nothing, and those after it.
fn parts(digits: &str) -> (&str, Option<&str>) {
    let (whole, fraction) = match digits.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (digits, None),
    };
    let whole = whole.trim_start_matches('0');
    (if whole.is_empty() { "0" } else { whole }, fraction)
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use super::*;

    #[test]
    fn every_spelling_of_a_number_has_one_form_for_machines_and_one_for_people() {
        for (text, machine, people) in [
            ("0", "0", "۰"),
            ("۰۰۷", "7", "۷"),
            (".5", "0.5", "۰٫۵"),
            ("٠٫٥٠", "0.50", "۰٫۵۰"),
            ("۱۲/۵", "12.5", "۱۲٫۵"),
            ("999", "999", "۹۹۹"),
            ("1000", "1000", "۱٬۰۰۰"),
            ("۱،۲۳۴،۵۶۷", "1234567", "۱٬۲۳۴٬۵۶۷"),
            ("123456.7891", "123456.7891", "۱۲۳٬۴۵۶٫۷۸۹۱"),
            ("−۱۲۳۴", "-1234", "\u{200E}−۱٬۲۳۴"),
            ("۱۲-\u{200F}", "-12", "\u{200E}−۱۲"),
            ("+۵", "5", "۵"),
            (" ۱٬۲۵۰٬۰۰۰ ", "1250000", "۱٬۲۵۰٬۰۰۰"),
            ("000.000", "0.000", "۰٫۰۰۰"),
        ] {
            assert_eq!(machine_number(text).as_deref(), Ok(machine), "{text}");
            assert_eq!(display_number(text).as_deref(), Ok(people), "{text}");
            assert_eq!(machine_number(people).as_deref(), Ok(machine), "{people}");
            assert_eq!(display_number(machine).as_deref(), Ok(people), "{machine}");
        }
        let long = "9".repeat(60);
        assert_eq!(machine_number(&long), Ok(long.clone()));
        assert_eq!(display_number(&long).unwrap().matches('٬').count(), 19);
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for text in ["", "-", "۱۲ نفر", "1e5", "NaN", "inf", "1,25", "۱٫۲٫۳", "--5"] {
            assert!(machine_number(text).is_err(), "{text}");
            assert_eq!(
                machine_number(text).unwrap_err().to_string(),
                display_number(text).unwrap_err().to_string()
            );
        }
    }
}
