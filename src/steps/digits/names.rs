//! Numbers that are parts of names and codes: Latin words, versions, addresses, country codes, placeholders.

use core::ops::Range;

use crate::chars::is_space;
use crate::text::number_words::port_word_ends;

/// Whether the number that begins `rest` follows the plus sign of a country code (+98 21, +98912…): `before` ends with it, and
/// more digits of a telephone number follow. The plus sign of a sum or of a positive number is no such sign.
pub(super) fn is_country_code(before: &str, rest: &str) -> bool {
    /// The fewest digits of a telephone number with its code, if nothing separates them.
    const FEWEST: usize = 7;
    let digits = rest.chars().take_while(|c| c.is_numeric()).take(FEWEST);
    let (count, len) = digits.fold((0, 0), |(count, len), c| (count + 1, len + c.len_utf8()));
    let after = rest[len..].trim_start_matches(|c| is_space(c) || matches!(c, '-' | '(' | ')'));
    let goes_on = count >= FEWEST || after.starts_with(char::is_numeric);
    goes_on
        && before.strip_suffix('+').is_some_and(|before| {
            !before.trim_end_matches(is_space).ends_with(|c: char| c.is_alphanumeric())
                || before.ends_with(is_space)
        })
}

/// Whether a dollar sign touches the number, and no letter or digit touches these two. Both together are an amount, or a
/// parameter of a program.
pub(super) fn touches_dollar(text: &str, number: &Range<usize>) -> bool {
    let ends =
        |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '_' | '$' | '{' | '\\'));
    let before = text[..number.start].strip_suffix('$');
    let after = text[number.end..].strip_prefix('$');
    (before.is_some() || after.is_some())
        && ends(before.unwrap_or(&text[..number.start]).chars().next_back())
        && ends(after.unwrap_or(&text[number.end..]).chars().next())
}

/// Whether the number is part of a Latin word, an identifier or a file name (MP3, H2O, COVID-19,
/// v1.2.3, 4K, 2020.pdf).
pub(super) fn belongs_to_latin(text: &str, number: &Range<usize>, line: &Range<usize>) -> bool {
    let latin = |c: char| c.is_ascii_alphabetic() || matches!(c, '_' | '\\' | '$');
    let tie = |c: char| matches!(c, '-' | '.' | '/' | ':' | '_' | '#' | '=' | '@');
    if is_placeholder(text, number, line) || is_port(&text[line.start..number.start]) {
        return true;
    }
    let mut before = text[line.start..number.start].chars().rev();
    let mut after = text[number.end..line.end].chars();
    match before.next() {
        Some(c) if latin(c) => return true,
        // A setting (size=8), and not an equation.
        Some('=') if before.next().is_some_and(latin) => return true,
        Some('=') => {}
        Some(c) if tie(c) && before.next().is_some_and(|c| latin(c) || c.is_numeric()) => return true,
        _ => {}
    }
    match after.next() {
        Some(c) if is_space(c) => begins_with_month(after.as_str()),
        Some(c) if latin(c) => true,
        Some(c) if tie(c) => after.next().is_some_and(latin),
        _ => false,
    }
}

/// Whether `text` begins with the English name of a month, or with its first three letters. A number before it is part of an
/// English date (20 March 2024).
fn begins_with_month(text: &str) -> bool {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let text = text.trim_start_matches(is_space);
    let word = &text[..text.bytes().take_while(u8::is_ascii_alphabetic).count()];
    MONTHS.iter().any(|month| word == *month || word.len() == 3 && month.starts_with(word))
}

/// Whether a port and a colon come before a number: پورت :8080.
fn is_port(before: &str) -> bool {
    before.strip_suffix(':').is_some_and(|before| before.ends_with(is_space) && port_word_ends(before))
}

/// Whether the number is in a placeholder of a program: {0}, {0:d}, {0!r}. An exclamation mark without a
/// letter after it does not count, since the punctuation step may move it.
fn is_placeholder(text: &str, number: &Range<usize>, line: &Range<usize>) -> bool {
    let after = &text[number.end..line.end];
    let conversion =
        || after.strip_prefix('!').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic()));
    text[line.start..number.start].ends_with('{') && (after.starts_with(['}', ':']) || conversion())
}

/// Whether a number with ASCII digits is a dotted version or an address (1.2.3, 192.168.1.1), and not a
/// dotted date.
pub(super) fn is_version(number: &str) -> bool {
    let dots = number.bytes().filter(|&b| b == b'.').count();
    if dots < 2 || number.contains(['/', ',', '-']) || !super::has_ascii_digit(number) {
        return false;
    }
    let year = |part: Option<&str>| {
        part.is_some_and(|p| p.chars().count() == 4 && p.starts_with(['1', '2', '۱', '۲', '١', '٢']))
    };
    let date = dots == 2 && (year(number.split('.').next()) || year(number.rsplit('.').next()));
    !date
}
