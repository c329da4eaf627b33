//! The digits of a telephone number or an identity number, for storing.

use alloc::string::String;
use core::fmt;

use super::ASCII;
use crate::chars::{digit_at, is_invisible, is_mark};

/// Returns the digits of a telephone number or another number that names something, in ASCII, with its leading
/// zeros.
///
/// | character | is |
/// |---|---|
/// | a digit in any of the three sets | kept, in ASCII |
/// | a space, a tab, an invisible character, a mark or a kashida | dropped |
/// | `-` and other dashes, `.` `_` `(` `)` `[` `]`, and `+` before the digits | dropped |
/// | a letter, a line end, and every other sign (`,` `،` `;` `/`), which may stand between two numbers | an error |
///
/// The `+` of a country code is dropped too: `+98` gives `98`.
///
/// Takes time linear in the text.
///
/// # Errors
/// If `text` has no digit, or a character that is an error in the table. The error names the character and its
/// byte offset.
///
/// ```
/// use hamvar::digits::only_digits;
///
/// assert_eq!(only_digits("۰۲۱ (۸۸) ۱۲-۳۴"), Ok("021881234".into()));
/// assert_eq!(only_digits("٠٠١-٢٣٤٥٦٧-٨"), Ok("0012345678".into()));
/// assert_eq!(
///     only_digits("۰۹۱۲ داخلی ۳").unwrap_err().to_string(),
///     "unexpected 'د' at byte 9; give the digits of one number, with spaces, dashes, dots or brackets only",
/// );
/// ```
pub fn only_digits(text: &str) -> Result<String, OnlyDigitsError> {
    let mut digits = String::new();
    for (at, c) in text.char_indices() {
        if let Some((value, _)) = digit_at(text.as_bytes(), at) {
            digits.push_str(ASCII[value]);
            continue;
        }
        let dropped = match c {
            ' ' | '\t' | '\u{A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}' => true,
            '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '.' | '_' | '(' | ')' | '[' | ']' => true,
            '+' => digits.is_empty(),
            '\u{640}' => true,
            c => is_invisible(c) || is_mark(c),
        };
        if !dropped {
            return Err(OnlyDigitsError(Fault::Unexpected { at, c }));
        }
    }
    if digits.is_empty() { Err(OnlyDigitsError(Fault::NoDigit)) } else { Ok(digits) }
}

/// The error returned by [`only_digits`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnlyDigitsError(Fault);

/// What is wrong. `at` is a byte offset in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Fault {
    NoDigit,
    Unexpected { at: usize, c: char },
}

impl fmt::Display for OnlyDigitsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Fault::NoDigit => f.write_str("no digit; give a number in Persian, ASCII or Arabic-Indic digits"),
            Fault::Unexpected { at, c } => write!(
                f,
                "unexpected {c:?} at byte {at}; give the digits of one number, with spaces, dashes, dots or \
                 brackets only"
            ),
        }
    }
}

impl core::error::Error for OnlyDigitsError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_of_every_set_are_kept_with_leading_zeros() {
        for (text, digits) in [
            ("۰۹۱۲۳۴۵۶۷۸۹", "09123456789"),
            ("٠٩١٢ ٣٤٥ ٦٧ ٨٩", "09123456789"),
            ("0912-345-67-89", "09123456789"),
            ("+98 (21) 8812.3456", "982188123456"),
            ("\u{200E}۰۰۴۹\u{200F}", "0049"),
            ("  ۰\u{A0}۰\u{200C}۱ ", "001"),
            ("۰۱۲ـ۳۴\u{64E}۵", "012345"),
            ("۱۲–۳۴−۵۶", "123456"),
            ("[0]", "0"),
            ("۱a".split('a').next().unwrap(), "1"),
        ] {
            assert_eq!(only_digits(text).as_deref(), Ok(digits), "{text:?}");
        }
    }

    #[test]
    fn what_may_be_two_numbers_or_no_number_is_refused() {
        for (text, at) in [
            ("۰۲۱۱۱۱۱, ۰۲۱۲۲۲۲", "',' at byte 14"),
            ("۱۱۱۱/۲۲۲۲", "'/' at byte 8"),
            ("۱۱۱\n۲۲۲", "'\\n' at byte 6"),
            ("۰۹۱۲x", "'x' at byte 8"),
            ("تلفن ۱۲", "'ت' at byte 0"),
            ("12+3", "'+' at byte 2"),
            ("١٢؛٣", "'؛' at byte 4"),
            ("१२", "'१' at byte 0"),
        ] {
            let error = only_digits(text).unwrap_err().to_string();
            assert!(error.starts_with(&alloc::format!("unexpected {at};")), "{text}: {error}");
        }
        for text in ["", "  ", "+", "(-)"] {
            assert!(only_digits(text).unwrap_err().to_string().starts_with("no digit"));
        }
    }
}
