//! Time stamps at the beginning of a line, as logs and exported chats have them: `2024-03-20 12:34:56`, `[02.05.19 12:30]`,
//! `12/5/23, 6:05 PM - `. Programs read them, so their digits and comma stay.

use crate::chars::is_space;

/// The length of the time stamp that begins `line`, in bytes. A date and a time make one if the time has seconds, a bracket is
/// around both, or a hyphen follows.
pub(crate) fn time_stamp(line: &str) -> Option<usize> {
    let inside = line.strip_prefix('[').unwrap_or(line);
    let is_in_brackets = inside.len() < line.len();
    let after_date = after_date(inside)?;
    let time = after_date.strip_prefix(", ").or_else(|| after_date.strip_prefix(' '))?;
    let after_hours = after_number(time, 1, 2)?.strip_prefix(':')?;
    let after_minutes = after_number(after_hours, 2, 2)?;
    let after_seconds = after_minutes.strip_prefix(':').and_then(|seconds| after_number(seconds, 2, 2));
    let rest = after_half_of_day(after_seconds.map_or(after_minutes, after_fraction));
    let ends_number = !rest.starts_with(|c: char| c.is_alphanumeric() || c == ':');
    let is_stamp =
        after_seconds.is_some() || is_in_brackets && rest.starts_with(']') || rest.starts_with(" - ");
    (ends_number && is_stamp).then(|| line.len() - rest.len())
}

/// Whether `line` is the header of a message in an exported chat: a name, a comma, and a date and time in brackets
/// (علی, [12.07.24 21:10]).
pub(crate) fn is_header(line: &str) -> bool {
    let Some(before) = line.strip_suffix(':').unwrap_or(line).strip_suffix(']') else { return false };
    before.rfind(", [").is_some_and(|at| at > 0 && has_date_and_time(&before[at + 3..]))
}

/// Whether `text` has a time and another number, and nothing else than ASCII: 12.07.24 21:10, Jul 12, 2024 at 9:10 PM.
fn has_date_and_time(text: &str) -> bool {
    let is_time = |word: &str| {
        let minutes = after_number(word, 1, 2).and_then(|rest| rest.strip_prefix(':'));
        minutes.is_some_and(|minutes| after_number(minutes, 2, 2).is_some())
    };
    let has_number = |word: &str| word.starts_with(|c: char| c.is_ascii_digit()) && !is_time(word);
    text.is_ascii() && text.split(' ').any(is_time) && text.split(' ').any(has_number)
}

/// The text after the fraction of a second that begins `text`, if there is one: 12:34:56,789.
fn after_fraction(text: &str) -> &str {
    text.strip_prefix(['.', ',']).and_then(|fraction| after_number(fraction, 1, 9)).unwrap_or(text)
}

/// The text after the half of the day that begins `text`, if there is one: 6:05 PM.
fn after_half_of_day(text: &str) -> &str {
    const HALVES: [&str; 6] = ["AM", "PM", "am", "pm", "ق.ظ", "ب.ظ"];
    let rest = text.strip_prefix(is_space).unwrap_or(text);
    HALVES.iter().find_map(|half| rest.strip_prefix(half)).unwrap_or(text)
}

/// The text after the date that begins `text`: three numbers with one kind of sign between them.
fn after_date(text: &str) -> Option<&str> {
    let rest = after_number(text, 1, 4)?;
    let sign = rest.chars().next().filter(|c| matches!(c, '-' | '/' | '.'))?;
    let rest = after_number(rest.strip_prefix(sign)?, 1, 2)?;
    after_number(rest.strip_prefix(sign)?, 1, 4)
}

/// The text after the ASCII digits that begin `text`, if there are `fewest` to `most` of them.
fn after_number(text: &str, fewest: usize, most: usize) -> Option<&str> {
    let digits = text.bytes().take(most).take_while(u8::is_ascii_digit).count();
    (digits >= fewest).then(|| &text[digits..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_ends_with_its_time_stamp() {
        for line in [
            "علی, [12.07.24 21:10]",
            "علی رضایی, [12/7/24 9:05 PM]",
            "Ali, [1403/5/1 21:10:33]",
            "علی, [Jul 12, 2024 at 9:10 PM]:",
        ] {
            assert!(is_header(line), "{line}");
        }
        for line in [
            "",
            ", [12.07.24 21:10]",
            "علی [12.07.24 21:10]",
            "علی, [12.07.24]",
            "علی, [12.07.24 21:10] رفت",
            "علی, []",
            "علی, [21:10]",
            "علی, [روز 12 21:10]",
        ] {
            assert!(!is_header(line), "{line}");
        }
    }

    #[test]
    fn a_date_and_a_time_are_a_stamp() {
        let stamp = |line: &'static str| time_stamp(line).map(|len| &line[..len]);
        for line in [
            "2024-03-20 12:34:56 خطا",
            "1403/01/01 8:00:00",
            "12/05/2023, 18:05:33 - علی",
            "2024-03-20 12:34:56,789 خطا",
            "2024-03-20 12:34:56.789123 خطا",
            "12/5/23, 6:05 PM - علی",
            "12/5/23, 6:05\u{202F}ب.ظ - علی",
        ] {
            assert!(
                stamp(line).is_some_and(
                    |stamp| line[stamp.len()..].is_empty() || line[stamp.len()..].starts_with(' ')
                ),
                "{line}"
            );
        }
        assert_eq!(stamp("[02.05.19 12:30] علی: سلام"), Some("[02.05.19 12:30"));
        assert_eq!(stamp("12/05/2023, 18:05 - علی: سلام"), Some("12/05/2023, 18:05"));
        for line in [
            "",
            "[",
            "[18:05] مامان",
            "1403/05/12 18:30 جلسه",
            "1403/05/12 18:30:5",
            "1403/05/12 18:30:555",
            "2024-03/20 12:34:56",
            "در 2024-03-20 12:34:56",
            "[1403/05/12 18:30 جلسه",
            "1403/05/12 18:30] جلسه",
            "۱۴۰۳/۰۱/۰۱ ۰۸:۰۰:۰۰",
            "2024-03-20T12:34:56Z",
        ] {
            assert_eq!(stamp(line), None, "{line}");
        }
    }
}
