//! Digits: Persian ۰–۹, Latin 0–9 and Arabic-Indic ٠–٩, and the signs inside a number.
//!
//! The functions convert every digit of a text. Normalization looks at where a
//! number stands: digits that belong to a Latin word, a version, an address or a file name stay.

use alloc::{
    borrow::Cow,
    string::{String, ToString},
    vec::Vec,
};
use core::ops::{ControlFlow, Range};

use crate::chars;
use crate::chars::{digit_at, is_space};
use crate::edit::{self, EditKind, Sink};
use crate::scan::Finder;
use crate::scan::Text;
use crate::text::lines::{Context, PersianLines};
use crate::text::numbers::end_of_number;
use crate::text::spans::{Nearby, Spans};

/// Which digits a text is to have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Digits {
    /// As they are.
    #[default]
    Keep,
    /// ۰۱۲۳۴۵۶۷۸۹ (U+06F0–U+06F9) in Persian context.
    Persian,
    /// 0123456789 everywhere.
    Latin,
    /// ٠١٢٣٤٥٦٧٨٩ (U+0660–U+0669) in Persian context.
    Arabic,
}

const PERSIAN: [&str; 10] = ["۰", "۱", "۲", "۳", "۴", "۵", "۶", "۷", "۸", "۹"];
const LATIN: [&str; 10] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];
const ARABIC: [&str; 10] = ["٠", "١", "٢", "٣", "٤", "٥", "٦", "٧", "٨", "٩"];

/// Makes every digit of `text` a Persian one (U+06F0–U+06F9). Borrows when there is none to change.
///
/// ```
/// assert_eq!(hamvar::digits::to_persian("12 و ٣٤ و ۵"), "۱۲ و ۳۴ و ۵");
/// ```
pub fn to_persian(text: &str) -> Cow<'_, str> {
    all(text, &PERSIAN)
}

/// Makes every digit of `text` a Latin one (0–9). Borrows when there is none to change.
///
/// ```
/// assert_eq!(hamvar::digits::to_latin("۱۲ و ٣٤ و 5"), "12 و 34 و 5");
/// ```
pub fn to_latin(text: &str) -> Cow<'_, str> {
    all(text, &LATIN)
}

/// Makes every digit of `text` an Arabic-Indic one (U+0660–U+0669). Borrows when there is none to
/// change.
///
/// ```
/// assert_eq!(hamvar::digits::to_arabic("12 و ۳۴"), "١٢ و ٣٤");
/// ```
pub fn to_arabic(text: &str) -> Cow<'_, str> {
    all(text, &ARABIC)
}

/// Reads a number in digits of any of the three sets, with their signs: thousands signs `٬` `,` `،`
/// and `'` in groups of three, decimal signs `٫` `.` (and `/` between digits of Persian or Arabic
/// script), minus signs `-` `−` `–` before or after the digits, invisible direction marks anywhere.
///
/// # Errors
/// If there is no number, something that belongs to none (its byte place is named), or a number
/// that `T` does not hold. Takes time linear in the text.
///
/// ```
/// use hamvar::digits::parse;
///
/// assert_eq!(parse::<u64>("۱۲٬۳۴۵"), Ok(12_345));
/// assert_eq!(parse::<i32>("−٤۲"), Ok(-42));
/// assert_eq!(parse::<f64>("۳٫۱۴"), Ok(3.14));
/// assert_eq!(
///     parse::<u8>("۱۲ نفر").unwrap_err().to_string(),
///     "no part of a number at byte 4: ' '; give the digits and signs of one number only",
/// );
/// assert!(parse::<u8>("۳۰۰").unwrap_err().to_string().contains("too large"));
/// ```
pub fn parse<T>(text: &str) -> Result<T, ParseNumberError>
where
    T: core::str::FromStr,
    T::Err: core::fmt::Display,
{
    let fault = |fault| Err(ParseNumberError(fault));
    let start = text.len() - text.trim_start().len();
    let mut number = String::new();
    let mut minus = false;
    let mut signs: Vec<(usize, usize)> = Vec::new(); // of thousands: place in the text, digits before
    let mut digits = 0; // before the decimal sign
    let mut decimal = false;
    let mut ended = false; // a minus sign after the digits
    let mut persian = false;
    let trimmed = text.trim();
    for (i, c) in trimmed.char_indices() {
        let at = start + i;
        let wrong = || fault(NumberFault::Sign { at, sign: c });
        if ended {
            return wrong();
        }
        match c {
            _ if digit_at(trimmed.as_bytes(), i).is_some() => {
                let value = digit_at(trimmed.as_bytes(), i).map_or(0, |d| d.0);
                persian = !c.is_ascii();
                number.push((b'0' + value as u8) as char);
                digits += !decimal as usize;
            }
            '-' | '\u{2212}' | '\u{2013}' if number.is_empty() && !minus => minus = true,
            '-' | '\u{2212}' | '\u{2013}' if !number.is_empty() && !minus => (minus, ended) = (true, true),
            '+' if number.is_empty() && !minus => {}
            '\u{66C}' | ',' | '،' | '\'' | '’' if digits > 0 && !decimal => signs.push((at, digits)),
            '\u{66B}' | '.' if !decimal => (decimal, _) = (true, number.push('.')),
            '/' if !decimal && persian => (decimal, _) = (true, number.push('.')),
            '\u{200E}' | '\u{200F}' | '\u{61C}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => {}
            _ => return wrong(),
        }
    }
    if !number.contains(|c: char| c.is_ascii_digit()) {
        return fault(NumberFault::Empty);
    }
    let whole = digits;
    for (n, &(at, before)) in signs.iter().enumerate() {
        let group = signs.get(n + 1).map_or(whole, |next| next.1) - before;
        if group != 3 {
            return fault(NumberFault::Group { at });
        }
    }
    if minus {
        number.insert(0, '-');
    }
    number.parse().map_err(|error: T::Err| {
        ParseNumberError(NumberFault::Value { number: number.clone(), error: error.to_string() })
    })
}

/// Why [`parse`] found no number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseNumberError(NumberFault);

#[derive(Clone, Debug, PartialEq, Eq)]
enum NumberFault {
    Empty,
    Sign { at: usize, sign: char },
    Group { at: usize },
    Value { number: String, error: String },
}

impl core::fmt::Display for ParseNumberError {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match &self.0 {
            NumberFault::Empty => {
                f.write_str("no digit; give a number in Persian, Latin or Arabic-Indic digits")
            }
            NumberFault::Sign { at, sign } => write!(
                f,
                "no part of a number at byte {at}: {sign:?}; give the digits and signs of one number only"
            ),
            NumberFault::Group { at } => {
                write!(f, "a thousands sign at byte {at} that no three digits follow; leave it out")
            }
            NumberFault::Value { number, error } => {
                write!(f, "the number {number} cannot be held: {error}; take another type")
            }
        }
    }
}

impl core::error::Error for ParseNumberError {}

fn all<'t>(text: &'t str, target: &[&str; 10]) -> Cow<'t, str> {
    edit::rewritten(text, |sink| digits_in(&Text::new(text), 0..text.len(), target, sink))
}

/// The next digit at or after `from`, which begins a character.
#[inline]
fn next_digit(places: &mut Finder, text: &Text, from: usize, to: usize) -> Option<usize> {
    let found = places.next(text, from, to, |_, b, c| {
        (c.wrapping_sub(b'0') < 10)
            | (b == 0xD9) & (c.wrapping_sub(0xA0) < 10)
            | (b == 0xDB) & (c.wrapping_sub(0xB0) < 10)
    })?;
    Some(if text.as_bytes()[found].is_ascii() { found } else { found - 1 })
}

/// Replaces every digit of `range` that is not in `target`.
fn digits_in(text: &Text, range: Range<usize>, target: &[&str; 10], sink: &mut impl Sink) -> ControlFlow<()> {
    let bytes = text.as_bytes();
    let mut at = range.start;
    let mut places = Finder::default();
    while let Some(i) = next_digit(&mut places, text, at, range.end) {
        let Some((value, len)) = digit_at(bytes, i) else { break };
        at = i + len;
        if text[i..at] != *target[value] {
            sink.replace(i..at, target[value], EditKind::Digit)?;
        }
    }
    ControlFlow::Continue(())
}

/// The signs of a number, by target: decimal point, thousands sign, percent sign.
struct Signs {
    digits: &'static [&'static str; 10],
    decimal: &'static str,
    thousands: &'static str,
    percent: &'static str,
    /// Whole numbers of five digits or more get thousands signs.
    group: bool,
}

/// Converts the numbers of `text` to `digits`, each where its context says so; `group` puts thousands
/// signs into those that become Persian or Arabic-Indic.
pub(crate) fn convert(
    text: &Text,
    digits: Digits,
    group: bool,
    spans: &Spans,
    sink: &mut impl Sink,
) -> ControlFlow<()> {
    let script = |digits| Signs { digits, decimal: "٫", thousands: "٬", percent: "٪", group };
    match digits {
        Digits::Keep => ControlFlow::Continue(()),
        Digits::Latin => latin(text, spans, sink),
        Digits::Persian => in_context(text, &script(&PERSIAN), spans, sink),
        Digits::Arabic => in_context(text, &script(&ARABIC), spans, sink),
    }
}

/// A number: digits, and single signs between digits.
struct Number {
    range: Range<usize>,
}

impl Number {
    /// The number that begins with the digit at `start`.
    fn at(text: &str, start: usize, end: usize) -> Number {
        let at = end_of_number(text.as_bytes(), start, end, |sign| b".,/:-".contains(&sign));
        Number { range: start..at }
    }
}

/// Numbers to Latin digits, wherever they stand.
fn latin(text: &Text, spans: &Spans, sink: &mut impl Sink) -> ControlFlow<()> {
    let signs = Signs { digits: &LATIN, decimal: ".", thousands: ",", percent: "%", group: false };
    let mut places = Finder::default();
    for piece in spans.between(text.len()) {
        let mut at = piece.start;
        while let Some(start) = next_digit(&mut places, text, at, piece.end) {
            let number = Number::at(text, start, piece.end).range;
            at = number.end;
            let mut from = number.start;
            for (i, sign) in text[number.clone()].match_indices(['٫', '٬']) {
                let i = number.start + i;
                digits_in(text, from..i, signs.digits, sink)?;
                let new = if sign == "٫" { signs.decimal } else { signs.thousands };
                sink.replace(i..i + 2, new, EditKind::Digit)?;
                from = i + 2;
            }
            digits_in(text, from..number.end, signs.digits, sink)?;
            if text[at..piece.end].starts_with('٪') {
                sink.replace(at..at + 2, signs.percent, EditKind::Digit)?;
                at += 2;
            }
        }
    }
    ControlFlow::Continue(())
}

/// Numbers to Persian or Arabic-Indic digits where they stand in Persian text.
fn in_context(text: &Text, signs: &Signs, spans: &Spans, sink: &mut impl Sink) -> ControlFlow<()> {
    let bytes = text.as_bytes();
    let mut nearby = Nearby::new(spans);
    let mut places = Finder::default();
    let mut lines = PersianLines::new(text);
    while let Some((line, mut at)) = lines.next_with(|from| next_digit(&mut places, text, from, text.len())) {
        let mut context = Context::new(text, spans, line.clone());
        let mut phone = None; // where the last part of a kept telephone number ended
        while let Some(start) = next_digit(&mut places, text, at, line.end) {
            if let Some(span) = nearby.holding(start) {
                at = span.end.min(line.end).max(start + 1);
                continue;
            }
            if phone.is_none()
                && let Some(end) = plain_number(&bytes[..line.end], start).filter(|_| !signs.group)
                && nearby.holding(start - 2).is_none()
            {
                at = end;
                plain_digits(bytes, start..end, signs.digits, sink)?;
                continue;
            }
            let number = Number::at(text, start, line.end).range;
            at = number.end;
            let goes_on = phone.is_some_and(|end| matches!(&text[end..start], " " | "-" | ") " | " ("));
            let country = text[line.start..start].strip_suffix('+').is_some_and(|before| {
                !before.trim_end_matches(is_space).ends_with(|c: char| c.is_alphanumeric())
                    || before.ends_with(is_space)
            });
            if country || goes_on {
                phone = Some(number.end);
                continue;
            }
            if belongs_to_latin(text, &number, &line) || is_version(&text[number.clone()]) {
                continue;
            }
            if !context.number_is_persian(&number) {
                continue;
            }
            // %20 in prose; in %s and its like no number follows, and addresses are protected.
            let before = text[line.start..number.start].strip_suffix('%');
            if before
                .is_some_and(|b| b.is_empty() || b.ends_with(|c: char| is_space(c) || "(«\"“".contains(c)))
                && text[at..line.end].chars().next().is_none_or(|c| !c.is_alphanumeric() && c != '$')
            {
                sink.replace(number.start - 1..number.start, signs.percent, EditKind::Digit)?;
            }
            number_to(text, number, signs, sink)?;
            let rest = &text[at..line.end];
            let percent = rest.trim_start_matches(is_space).strip_prefix('%');
            if percent.is_some_and(|rest| !is_directive(rest)) {
                let i = at + rest.find('%').unwrap_or(0);
                sink.replace(i..i + 1, signs.percent, EditKind::Digit)?;
                at = i + 1;
            }
        }
    }
    ControlFlow::Continue(())
}

/// Replaces a run of ASCII digits, many at once.
fn plain_digits<S: Sink>(
    bytes: &[u8],
    range: Range<usize>,
    target: &[&str; 10],
    sink: &mut S,
) -> ControlFlow<()> {
    if !S::REWRITES {
        return range.into_iter().try_for_each(|i| {
            let new = target[(bytes[i] - b'0') as usize];
            sink.replace(i..i + 1, new, EditKind::Digit)
        });
    }
    // Digits follow each other in every set.
    let zero = target[0].chars().next().unwrap_or('0') as u32;
    sink.rewrite(range.clone(), |out| {
        for digit in &bytes[range] {
            out.push(char::from_u32(zero + (digit - b'0') as u32).unwrap_or('0'));
        }
    });
    ControlFlow::Continue(())
}

/// The end of the number at `start`, if it asks for no second thought: ASCII digits between two Persian
/// words.
fn plain_number(bytes: &[u8], start: usize) -> Option<usize> {
    let end = start + bytes[start..].iter().take_while(|b| b.is_ascii_digit()).count();
    let letter = |at: usize| chars::class_at(bytes, at) & chars::LETTER != 0;
    let plain = end > start
        && letter(start.checked_sub(3)?)
        && bytes[start - 1] == b' '
        && bytes.get(end) == Some(&b' ')
        && letter(end + 1);
    plain.then_some(end)
}

/// Whether a percent sign with `rest` after it begins a printf directive or the like (%s, %1$s,
/// %.2f, %(name)s) and is no sign of a number.
fn is_directive(rest: &str) -> bool {
    let flagged = rest.strip_prefix(['.', '-', '+', '#']).unwrap_or(rest);
    flagged.starts_with(|c: char| c.is_ascii_alphabetic() || c.is_numeric())
        || rest.starts_with(['$', '(', '{', '[', '%', '_'])
}

/// Whether the number is part of a Latin word, an identifier or a file name (MP3, H2O, COVID-19,
/// v1.2.3, 4K, 2020.pdf).
fn belongs_to_latin(text: &str, number: &Range<usize>, line: &Range<usize>) -> bool {
    let latin = |c: char| c.is_ascii_alphabetic() || matches!(c, '_' | '\\' | '$');
    let tie = |c: char| matches!(c, '-' | '.' | '/' | ':' | '_' | '#' | '=' | '@');
    // {0} is a place that a program fills.
    if text[line.start..number.start].ends_with('{')
        && text[number.end..line.end].starts_with(['}', ':', '!'])
    {
        return true;
    }
    let mut before = text[line.start..number.start].chars().rev();
    let mut after = text[number.end..line.end].chars();
    match before.next() {
        Some(c) if latin(c) => return true,
        // In an equation the number is one of its own; in a setting it is part of it (size=8).
        Some('=') if before.next().is_some_and(latin) => return true,
        Some('=') => {}
        Some(c) if tie(c) && before.next().is_some_and(|c| latin(c) || c.is_numeric()) => return true,
        _ => {}
    }
    match after.next() {
        Some(c) if latin(c) => true,
        Some(c) if tie(c) => after.next().is_some_and(latin),
        _ => false,
    }
}

/// Whether a number is a dotted version or an address (1.2.3, 192.168.1.1) and no dotted date.
fn is_version(number: &str) -> bool {
    let dots = number.bytes().filter(|&b| b == b'.').count();
    if dots < 2 || number.contains(['/', ',', '-']) {
        return false;
    }
    let year = |part: Option<&str>| {
        part.is_some_and(|p| p.chars().count() == 4 && p.starts_with(['1', '2', '۱', '۲', '١', '٢']))
    };
    let date = dots == 2 && (year(number.split('.').next()) || year(number.rsplit('.').next()));
    !date
}

/// Converts one number with its signs. Parts of a date, time or range are numbers of their own.
fn number_to(text: &Text, number: Range<usize>, signs: &Signs, sink: &mut impl Sink) -> ControlFlow<()> {
    let mut at = number.start;
    let mut places = if signs.group { group_places(&text[number.clone()]) } else { Vec::new() };
    for part in text[number.clone()].split_inclusive(['/', ':', '-']) {
        let range = at..at + part.len();
        at = range.end;
        let body = part.trim_end_matches(['/', ':', '-']);
        let dots = body.matches('.').count();
        let commas = body.matches(',').count();
        let decimal = dots == 1;
        let groups = commas > 0 && dots <= 1 && grouped(body);
        let mut from = range.start;
        for place in places.drain(..).map(|place| number.start + place) {
            digits_in(text, from..place, signs.digits, sink)?;
            sink.replace(place..place, signs.thousands, EditKind::Digit)?;
            from = place;
        }
        for (i, sign) in body.match_indices(['.', ',']) {
            let i = range.start + i;
            let new = match sign {
                "." if decimal && (commas == 0 || groups) => signs.decimal,
                "," if groups => signs.thousands,
                _ => continue,
            };
            digits_in(text, from..i, signs.digits, sink)?;
            sink.replace(i..i + 1, new, EditKind::Digit)?;
            from = i + 1;
        }
        digits_in(text, from..range.end, signs.digits, sink)?;
    }
    ControlFlow::Continue(())
}

/// Where the thousands signs of a number belong, as offsets in it: if it has five digits or more
/// before its decimal sign, none of them a leading zero, and no other sign.
fn group_places(number: &str) -> Vec<usize> {
    let whole = number.split(['.', '٫']).next().unwrap_or(number);
    let digits = whole.chars().count();
    let signs = number[whole.len()..].chars().filter(|c| !c.is_numeric()).count();
    if digits < 5 || signs > 1 || !whole.chars().all(char::is_numeric) || whole.starts_with(['0', '۰', '٠'])
    {
        return Vec::new();
    }
    let starts = whole.char_indices().enumerate().skip(1);
    starts.filter(|(n, _)| (digits - n).is_multiple_of(3)).map(|(_, (at, _))| at).collect()
}

/// Whether the commas of a number stand where thousands end (1,234,567.8).
fn grouped(number: &str) -> bool {
    let whole = number.split('.').next().unwrap_or(number);
    let mut groups = whole.split(',').map(|g| g.chars().count());
    groups.next().is_some_and(|n| (1..=3).contains(&n))
        && groups.all(|n| n == 3)
        && !number.split('.').nth(1).is_some_and(|f| f.contains(','))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn persian(text: &str) -> String {
        edit::rewritten(text, |sink| convert(&Text::new(text), Digits::Persian, false, &Spans::NONE, sink))
            .into_owned()
    }

    #[test]
    fn numbers_in_persian_text() {
        for (input, output) in [
            ("27 فروردین 1397 ساعت 11:23", "۲۷ فروردین ۱۳۹۷ ساعت ۱۱:۲۳"),
            ("عدد 3.14 و 1,234,567.5 و 12,5", "عدد ۳٫۱۴ و ۱٬۲۳۴٬۵۶۷٫۵ و ۱۲,۵"),
            ("حدود 50% و 20 % مردم", "حدود ۵۰٪ و ۲۰ ٪ مردم"),
            ("تاریخ 1397/01/27 و 1397.01.27", "تاریخ ۱۳۹۷/۰۱/۲۷ و ۱۳۹۷.۰۱.۲۷"),
            ("سال‌های 1390-1395 و ٢٠ و ۱2٣", "سال‌های ۱۳۹۰-۱۳۹۵ و ۲۰ و ۱۲۳"),
        ] {
            assert_eq!(persian(input), output);
        }
    }

    #[test]
    fn numbers_that_are_not_persian_stay() {
        for text in [
            "پروندهٔ MP3 و H2O و v1.2.3 و COVID-19",
            "نسخهٔ 1.2.3 و نشانی 192.168.1.1",
            "فایل 2020.pdf و img_12.png و 4K",
            "تلفن +98 21 123 را بگیر",
            "با Windows 10 و React 18.2",
            "2018",
            "page 12, line 3",
        ] {
            assert_eq!(persian(text), text);
        }
    }

    #[test]
    fn numbers_are_read_in_any_digits() {
        assert_eq!(parse::<u64>(" ۱۲٬۳۴۵٬۶۷۸ "), Ok(12_345_678));
        assert_eq!(parse::<u64>("1,234"), Ok(1234));
        assert_eq!(parse::<i64>("٤٢-"), Ok(-42));
        assert_eq!(parse::<i64>("\u{200E}-۷"), Ok(-7));
        assert_eq!(parse::<f64>("۱۲/۵"), Ok(12.5));
        assert_eq!(parse::<u8>("+۵"), Ok(5));
        let error = |text: &str| parse::<i16>(text).unwrap_err().to_string();
        for text in ["", "  ", "-", "٫", "٬"] {
            assert!(!error(text).is_empty());
        }
        assert!(error("").contains("no digit"));
        assert!(error("۱۲،۳۴").contains("byte 4"));
        assert!(error("۱۲a").contains("byte 4: 'a'"));
        assert!(error("--۱").contains("byte 1"));
        assert!(error("۳-۴").contains("byte 3"));
        assert!(error("۹۹۹۹۹۹").contains("999999"));
        assert!(error("۳٫۵").contains("3.5"));
    }

    #[test]
    fn to_latin_takes_the_signs_along() {
        let text = "۱۲٬۳۴۵٫۶ و ۵۰٪ و ٣";
        let latin =
            edit::rewritten(text, |sink| convert(&Text::new(text), Digits::Latin, false, &Spans::NONE, sink));
        assert_eq!(latin, "12,345.6 و 50% و 3");
    }
}
