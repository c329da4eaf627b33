//! Fields of rows, as in CSV: `نام,سن,شهر`, `علی,25,تهران`.

use super::signs::is_constant;
use crate::chars;
use crate::work::memchr::memchr;

/// Words that only prose has. (A field of data is a name, not a clause.)
const WORDS_OF_PROSE: [&str; 12] = ["را", "از", "به", "در", "که", "و", "با", "تا", "اما", "ولی", "هم", "یا"];

/// The most letters of a short field: a name of something, such as a city or a column.
const SHORT_FIELD: usize = 16;

/// Whether the line has fields, with `separator` and no space between them. With two or more separators, one
/// field must be a number or all fields must be short. With one separator, one field must be a number and
/// the other short. Strings in quotation marks are fields too, and may go on in the next line.
pub(super) fn has_fields(content: &str, separator: char) -> bool {
    let (mut count, mut numbers, mut long, mut other, mut quoted) = (0, 0, 0, 0, 0);
    let mut is_open = false; // the last field begins a string that goes on in the next line
    let mut continues = false; // the first field ends a string that began in an earlier line
    let fields = Fields { rest: Some(content), separator };
    // Most lines with commas are prose, and have a space after the first one.
    let is_spaced =
        |field: &str| field.starts_with(' ') || field.ends_with(' ') && !field.trim_ascii().is_empty();
    if fields.clone().any(is_spaced) {
        return are_names_and_numbers(fields);
    }
    for field in fields {
        count += 1;
        let quotes = field.bytes().filter(|&b| b == b'"').count();
        let letters = field.chars().filter(|&c| chars::is_letter(c)).count();
        if field.starts_with('"') && (field.ends_with('"') || quotes % 2 == 1) {
            quoted += 1;
            is_open = quotes % 2 == 1;
        } else if count == 1 && quotes % 2 == 1 && field.ends_with('"') {
            continues = true;
        } else if letters > 0 {
            let has_word_of_prose =
                field.contains(' ') && field.split(' ').any(|word| WORDS_OF_PROSE.contains(&word));
            long += (letters > SHORT_FIELD || quotes > 0 || has_word_of_prose) as usize;
        } else if field.contains(char::is_numeric) {
            numbers += 1;
        } else {
            other += 1; // Latin letters, or nothing
        }
    }
    let ends_sentence = content.ends_with(['.', '!', '?', '؟', '…', ':']);
    match count {
        1 => false,
        _ if continues => true,
        2 => {
            numbers > 0 && long == 0 && !ends_sentence && !content.ends_with(separator)
                || is_open && quoted == 1
        }
        _ => {
            numbers > 0
                || other > 1
                || quoted == count
                || long == 0 && !ends_sentence && !content.contains('،')
        }
    }
}

/// Whether three or more fields are names and numbers, with spaces around each separator (علی , 25 , تهران).
fn are_names_and_numbers(fields: Fields) -> bool {
    let (mut count, mut names, mut numbers, mut ended_with_space) = (0, false, false, true);
    for field in fields {
        // A separator of prose has no space before it.
        if count > 0 && !(ended_with_space && (field.starts_with(' ') || field.is_empty())) {
            return false;
        }
        (count, ended_with_space) = (count + 1, field.ends_with(' '));
        let field = field.trim_ascii();
        let letters = field.chars().filter(|&c| chars::is_letter(c)).count();
        let is_of_name = |c: char| {
            chars::is_letter(c)
                || chars::is_mark(c)
                || c.is_ascii_alphabetic()
                || matches!(c, ' ' | '\u{200C}')
        };
        let is_name = field.chars().all(is_of_name)
            && letters <= SHORT_FIELD
            && !field.split(' ').any(|word| WORDS_OF_PROSE.contains(&word));
        let is_number = is_constant(field) && field.contains(char::is_numeric);
        if !is_name && !is_number {
            return false;
        }
        names |= is_name && letters > 0;
        numbers |= is_number;
    }
    count > 2 && names && numbers
}

/// The fields of a line, by the rules of CSV. A comma in a number is not a separator.
#[derive(Clone)]
struct Fields<'t> {
    rest: Option<&'t str>,
    separator: char,
}

impl<'t> Iterator for Fields<'t> {
    type Item = &'t str;

    fn next(&mut self) -> Option<&'t str> {
        let rest = self.rest?;
        let bytes = rest.as_bytes();
        let separator = self.separator as u8;
        let mut in_quotes = bytes.first() == Some(&b'"');
        let mut at = in_quotes as usize;
        while let Some(found) = memchr(if in_quotes { b'"' } else { separator }, &bytes[at..]) {
            let sign = at + found;
            at = sign + 1;
            if in_quotes {
                in_quotes = bytes.get(at) == Some(&b'"'); // two marks stand for one inside a string
                at += in_quotes as usize;
            } else if !is_in_number(bytes, sign) {
                self.rest = Some(&rest[at..]);
                return Some(&rest[..sign]);
            }
        }
        self.rest = None;
        Some(rest)
    }
}

/// Whether the comma at `at` has one to three digits before it and exactly three digits after it.
fn is_in_number(bytes: &[u8], at: usize) -> bool {
    let (before, after) = (&bytes[..at], &bytes[at + 1..]);
    let digits_before = match before.last() {
        Some(b'0'..=b'9') => before.iter().rev().take(4).take_while(|b| b.is_ascii_digit()).count(),
        _ => before.rchunks_exact(2).take(4).take_while(|pair| is_two_byte_digit(pair)).count(),
    };
    let digits_after = match after.first() {
        Some(b'0'..=b'9') => after.iter().take(4).take_while(|b| b.is_ascii_digit()).count(),
        _ => after.chunks_exact(2).take(4).take_while(|pair| is_two_byte_digit(pair)).count(),
    };
    bytes[at] == b',' && digits_after == 3 && (1..4).contains(&digits_before)
}

/// Whether two bytes are a Persian or Arabic-Indic digit.
fn is_two_byte_digit(bytes: &[u8]) -> bool {
    matches!(bytes, [0xDB, 0xB0..=0xB9] | [0xD9, 0xA0..=0xA9])
}
