//! Digits by context: the numbers of Persian text get Persian digits and signs. Digits of a Latin
//! word, a version, an address or a file name stay as they are. So do those of keycaps (1️⃣) and emoticons.
//!
//! The letters of a line tell whether a number is part of Persian text. A number with Persian or
//! Arabic-Indic digits is so in a line without letters, too, and after a Latin word of a Persian line. In
//! a line of another language of the Arabic script, numbers stay.

mod names;
mod points;

use alloc::vec::Vec;
use core::ops::{ControlFlow, Range};

use super::{Carry, Source, Step};
use crate::chars::{self, is_space};
use crate::digits::{ARABIC_INDIC, ASCII, DigitSet, PERSIAN, convert_range, next_digit};
use crate::edit::{EditKind, InGroup, Rewriter, Sink};
use crate::scan::Finder;
use crate::text::emoticons;
use crate::text::foreign::is_foreign_line;
use crate::text::line_kind::{DataLines, TextKind};
use crate::text::line_marks::{item_number, numbers_more_items};
use crate::text::lines::{Context, OwnContext, PersianLines, has_persian_digit, has_persian_or_digit};
use crate::text::named_digits::NamedDigits;
use crate::text::numbers::end_of_number;
use crate::text::spans::Nearby;
use crate::text::time_stamps::time_stamp;
use names::{belongs_to_latin, is_country_code, is_version, touches_dollar};
use points::Points;

/// The digits that numbers get.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Digits {
    /// Numbers keep the digits that they have.
    #[default]
    Keep,
    /// ۰۱۲۳۴۵۶۷۸۹ (U+06F0–U+06F9), in Persian context.
    Persian,
    /// 0123456789, everywhere.
    Ascii,
    /// ٠١٢٣٤٥٦٧٨٩ (U+0660–U+0669), in Persian context.
    ArabicIndic,
}

/// Converts digits, and the signs inside numbers.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ConvertDigits {
    pub(crate) digits: Digits,
    /// Which lines are data, and keep their digits unless all become ASCII.
    pub(crate) kind: TextKind,
    /// Numbers with five digits or more before the decimal sign get thousands signs if they become
    /// Persian or Arabic-Indic.
    pub(crate) group: bool,
    /// Numbers in ASCII digits become Persian in lines without letters.
    pub(crate) lone: bool,
}

impl Step for ConvertDigits {
    const DEFAULT: Self =
        ConvertDigits { digits: Digits::Keep, kind: TextKind::Detect, group: false, lone: false };

    fn run<S: Sink>(&self, source: &Source, _: &mut Carry, sink: &mut S) -> ControlFlow<()> {
        match self.digits {
            Digits::Keep => ControlFlow::Continue(()),
            Digits::Ascii => to_ascii(source, sink),
            Digits::Persian => self.in_context(source, &PERSIAN, sink),
            Digits::ArabicIndic => self.in_context(source, &ARABIC_INDIC, sink),
        }
    }
}

/// The byte range of the number that begins with the digit at `start`: digits, and single signs
/// between digits.
fn number_at(text: &str, start: usize, end: usize) -> Range<usize> {
    start..end_of_number(text.as_bytes(), start, end, |sign| b".,/:-".contains(&sign))
}

/// Converts all numbers outside protected spans to ASCII digits and signs.
fn to_ascii(source: &Source, sink: &mut impl Sink) -> ControlFlow<()> {
    let text = &source.text;
    let mut finder = Finder::default();
    for piece in source.spans.between(text.len()) {
        let mut at = piece.start;
        while let Some(start) = next_digit(&mut finder, text, at, piece.end) {
            let number = number_at(text, start, piece.end);
            at = number.end;
            let sink = &mut InGroup::begin(sink);
            let mut from = number.start;
            for (i, sign) in text[number.clone()].match_indices(['٫', '٬']) {
                let i = number.start + i;
                convert_range(text, from..i, &ASCII, sink)?;
                sink.replace(i..i + sign.len(), if sign == "٫" { "." } else { "," }, EditKind::Digit)?;
                from = i + sign.len();
            }
            convert_range(text, from..number.end, &ASCII, sink)?;
            if text[at..piece.end].starts_with('٪') {
                sink.replace(at..at + '٪'.len_utf8(), "%", EditKind::Digit)?;
                at += '٪'.len_utf8();
            }
        }
    }
    ControlFlow::Continue(())
}

impl ConvertDigits {
    /// Converts the numbers of Persian text to the digits of `set`, with Persian signs.
    fn in_context(&self, source: &Source, set: &DigitSet, sink: &mut impl Sink) -> ControlFlow<()> {
        let (text, spans) = (&source.text, source.spans);
        let bytes = text.as_bytes();
        let mut data = DataLines::new(self.kind, text, spans);
        let mut nearby = Nearby::new(spans);
        let (mut finder, mut named) = (Finder::default(), NamedDigits::default());
        let mut lines = PersianLines::new(text);
        let is_wanted = |line: &str| self.lone || has_persian_or_digit(line);
        while let Some((line, mut at)) =
            lines.next_where(is_wanted, |from| next_digit(&mut finder, text, from, text.len()))
        {
            if is_foreign_line(text, line.clone()) {
                continue;
            }
            let mut context = Context::new(text, spans, line.clone());
            let mut points = Points::new(text, line.clone());
            // Whether the line has a sign of a currency other than the dollar; `None` until it is needed.
            let mut names_currencies = None;
            // Whether the line is about digits, and keeps them; `None` until it is needed.
            let mut is_about_digits = None;
            let mut phone_end = None; // the end of the last group of digits of a telephone number
            if let Some(stamp) = time_stamp(&text[line.clone()]) {
                at = at.max(line.start + stamp);
            }
            while let Some(start) = next_digit(&mut finder, text, at, line.end) {
                if let Some(span) = nearby.containing(start) {
                    at = span.end.min(line.end).max(start + 1);
                    continue;
                }
                // A number in the digits of `set` needs no change, unless it has signs.
                if bytes[start] != set[0].as_bytes()[0]
                    && (data.contain(&line)
                        || *is_about_digits.get_or_insert_with(|| named.are_in(text, &line)))
                {
                    break;
                }
                // In Markdown, only ASCII digits number an item.
                if let Some(digits) = item_number(&text[line.start..start], &text[start..line.end])
                    && !numbers_more_items(&text[start..line.end])
                {
                    at = start + digits;
                    continue;
                }
                if phone_end.is_none()
                    && let Some(end) = simple_number(&bytes[..line.end], start).filter(|_| !self.group)
                    && nearby.containing(start - 2).is_none()
                {
                    at = end;
                    points.add(&(start..end));
                    convert_ascii_run(bytes, start..end, set, sink)?;
                    continue;
                }
                let number = number_at(text, start, line.end);
                at = number.end;
                points.add(&number);
                let own = self.own_context(&text[number.clone()]);
                let continues_phone =
                    phone_end.is_some_and(|end| matches!(&text[end..start], " " | "-" | ") " | " ("));
                if continues_phone || is_country_code(&text[line.start..start], &text[start..line.end]) {
                    phone_end = Some(number.end);
                    if own != OwnContext::Persian {
                        continue;
                    }
                }
                let is_version = || is_version(&text[number.clone()]) && !points.numbers_part(&number);
                let is_amount = touches_dollar(text, &number)
                    && *names_currencies
                        .get_or_insert_with(|| text[line.clone()].contains(['€', '£', '¥', '₺', '₽']));
                if !is_amount && belongs_to_latin(text, &number, &line)
                    || is_version()
                    || spans.overlaps(&number)
                    || is_keycap(&text[at..line.end])
                    || emoticons::contains_number(text, &line, &number)
                    || !context.number_is_persian(&number, own)
                {
                    continue;
                }
                let percent_before =
                    percent_belongs_to(text, &number, &line) && spans.containing(number.start - 1).is_none();
                let percent_after = percent_after(&text[at..line.end])
                    .map(|i| at + i)
                    .filter(|&percent| spans.containing(percent).is_none());
                let is_changed =
                    |c: char| matches!(c, '.' | ',') || c.is_numeric() && !('۰'..='۹').contains(&c);
                let may_change = self.group || set[0] != "۰" || text[number.clone()].contains(is_changed);
                if (may_change || percent_before || percent_after.is_some()) && data.contain(&line) {
                    break;
                }
                let sink = &mut InGroup::begin(sink);
                if percent_before {
                    sink.replace(number.start - 1..number.start, "٪", EditKind::Digit)?;
                }
                let amount = !text[number.clone()].contains('.') || !points.separate(&number);
                convert_number(source, number, set, self.group, amount, sink)?;
                if let Some(percent) = percent_after {
                    sink.replace(percent..percent + 1, "٪", EditKind::Digit)?;
                    at = percent + 1;
                }
            }
        }
        ControlFlow::Continue(())
    }

    /// What `number` shows by itself. After a Latin word, a number with digits of two sets counts as ASCII,
    /// since the spacing step may join two numbers by a sign (10 :۵).
    fn own_context(&self, number: &str) -> OwnContext {
        if !has_ascii_digit(number) {
            OwnContext::Persian
        } else if self.lone || has_persian_digit(number) {
            OwnContext::WithoutLetters
        } else {
            OwnContext::None
        }
    }
}

/// Whether a number has a digit of ASCII.
fn has_ascii_digit(number: &str) -> bool {
    number.bytes().any(|b| b.is_ascii_digit())
}

/// Whether the text after a number makes its last digit a keycap, which has ASCII digits only.
fn is_keycap(after: &str) -> bool {
    after.strip_prefix('\u{FE0F}').unwrap_or(after).starts_with('\u{20E3}')
}

/// A shortcut of [`ConvertDigits::in_context`] for most numbers: the end of the number at `start`, if it consists of
/// ASCII digits and is between two words of the Arabic script, with single spaces.
fn simple_number(bytes: &[u8], start: usize) -> Option<usize> {
    let end = start + bytes[start..].iter().take_while(|b| b.is_ascii_digit()).count();
    let letter = |at: usize| chars::class_at(bytes, at) & chars::LETTER != 0;
    let between_words = end > start
        && letter(start.checked_sub(3)?)
        && bytes[start - 1] == b' '
        && bytes.get(end) == Some(&b' ')
        && letter(end + 1);
    between_words.then_some(end)
}

/// Converts a run of ASCII digits to the digits of `set`.
fn convert_ascii_run<S: Sink>(
    bytes: &[u8],
    range: Range<usize>,
    set: &DigitSet,
    sink: &mut S,
) -> ControlFlow<()> {
    let converted = |i: usize| set[(bytes[i] - b'0') as usize];
    match sink.rewriter() {
        Some(rewriter) => {
            rewriter.rewrite(range.clone(), |out| out.extend(range.map(converted)));
            ControlFlow::Continue(())
        }
        None => range.into_iter().try_for_each(|i| sink.replace(i..i + 1, converted(i), EditKind::Digit)),
    }
}

/// Whether a percent sign directly before `number` belongs to it, as in prose (%20), and does not begin
/// a printf directive.
fn percent_belongs_to(text: &str, number: &Range<usize>, line: &Range<usize>) -> bool {
    let Some(before) = text[line.start..number.start].strip_suffix('%') else { return false };
    // The second half of a range (%20-%30).
    let is_range = || {
        let first = before.strip_suffix(['-', '–']).map(|before| before.trim_end_matches(char::is_numeric));
        first.is_some_and(|sign| sign.ends_with(['%', '٪']))
    };
    let opens =
        before.is_empty() || before.ends_with(|c: char| is_space(c) || "(«\"“".contains(c)) || is_range();
    let after = text[number.end..line.end].chars().next();
    opens && after.is_none_or(|c| !c.is_alphanumeric() && c != '$')
}

/// The offset in `rest` of the percent sign that belongs to the number before `rest`. Spaces may be
/// between the number and the sign.
fn percent_after(rest: &str) -> Option<usize> {
    let after = rest.trim_start_matches(is_space).strip_prefix('%')?;
    (!is_directive(after)).then(|| rest.len() - after.len() - 1)
}

/// Whether a percent sign with `rest` after it begins a printf directive or the like (%s, %1$s,
/// %.2f, %(name)s).
fn is_directive(rest: &str) -> bool {
    let unflagged = rest.strip_prefix(['.', '-', '+', '#']).unwrap_or(rest);
    // The second half of a range (20%-30%).
    let is_range = || unflagged.trim_start_matches(char::is_numeric).starts_with(['%', '٪']);
    if rest.starts_with('-') && unflagged.starts_with(char::is_numeric) && is_range() {
        return false;
    }
    unflagged.starts_with(|c: char| c.is_ascii_alphabetic() || c.is_numeric())
        || rest.starts_with(['$', '(', '{', '[', '%', '_'])
}

/// Converts one number with its signs. Parts of a date, a time or a range are numbers of their own. An
/// `amount` has a decimal sign and, with `group`, thousands signs.
fn convert_number(
    source: &Source,
    number: Range<usize>,
    set: &DigitSet,
    group: bool,
    amount: bool,
    sink: &mut impl Sink,
) -> ControlFlow<()> {
    let text = &source.text;
    let mut at = number.start;
    let mut places = if group && amount { group_places(&text[number.clone()]) } else { Vec::new() };
    for part in text[number.clone()].split_inclusive(['/', ':', '-']) {
        let range = at..at + part.len();
        at = range.end;
        let body = part.trim_end_matches(['/', ':', '-']);
        let dots = body.matches('.').count();
        let commas = body.matches(',').count();
        let grouped = commas > 0 && dots <= 1 && is_grouped(body);
        let decimal = amount && dots == 1 && (commas == 0 || grouped);
        let mut from = range.start;
        for place in places.drain(..).map(|place| number.start + place) {
            convert_range(text, from..place, set, sink)?;
            sink.replace(place..place, "٬", EditKind::Digit)?;
            from = place;
        }
        for (i, sign) in body.match_indices(['.', ',']) {
            let i = range.start + i;
            let new = match sign {
                "." if decimal => "٫",
                "," if grouped => "٬",
                _ => continue,
            };
            convert_range(text, from..i, set, sink)?;
            sink.replace(i..i + 1, new, EditKind::Digit)?;
            from = i + 1;
        }
        convert_range(text, from..range.end, set, sink)?;
    }
    ControlFlow::Continue(())
}

/// The byte offsets in `number` where thousands signs belong. Empty if the number has fewer
/// than five digits before its decimal sign, a leading zero, or any other sign.
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

/// Whether the commas of a number separate groups of three digits (1,234,567.8).
fn is_grouped(number: &str) -> bool {
    let mut parts = number.split('.');
    let mut groups = parts.next().unwrap_or(number).split(',').map(|group| group.chars().count());
    groups.next().is_some_and(|first| (1..=3).contains(&first))
        && groups.all(|len| len == 3)
        && !parts.next().is_some_and(|fraction| fraction.contains(','))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{Record, apply, rewritten};
    use crate::scan::Text;
    use crate::text::spans::Spans;
    use alloc::string::String;

    fn converted(text: &str, digits: Digits) -> String {
        let step = ConvertDigits { digits, ..ConvertDigits::DEFAULT };
        let source = Source { text: Text::new(text), spans: &Spans::NONE };
        let mut record = Record::default();
        let _ = step.run(&source, &mut Carry::default(), &mut record);
        let by_edits = apply(text, &record.edits);
        let new = rewritten(text, |sink| step.run(&source, &mut Carry::default(), sink)).into_owned();
        assert_eq!(new, by_edits, "single edits and runs give the same text");
        new
    }

    #[test]
    fn numbers_of_persian_text_become_persian() {
        for (input, output) in [
            ("27 فروردین 1397 ساعت 11:23", "۲۷ فروردین ۱۳۹۷ ساعت ۱۱:۲۳"),
            ("عدد 3.14 و 1,234,567.5 و 12,5", "عدد ۳٫۱۴ و ۱٬۲۳۴٬۵۶۷٫۵ و ۱۲,۵"),
            ("حدود 50% و 20 % مردم", "حدود ۵۰٪ و ۲۰ ٪ مردم"),
            ("تاریخ 1397/01/27 و 1397.01.27", "تاریخ ۱۳۹۷/۰۱/۲۷ و ۱۳۹۷.۰۱.۲۷"),
            ("سال‌های 1390-1395 و ٢٠ و ۱2٣", "سال‌های ۱۳۹۰-۱۳۹۵ و ۲۰ و ۱۲۳"),
            ("بعد 137 بار و 5 بار", "بعد ۱۳۷ بار و ۵ بار"),
        ] {
            assert_eq!(converted(input, Digits::Persian), output);
        }
        assert_eq!(converted("بعد 137 بار و 5.5", Digits::ArabicIndic), "بعد ١٣٧ بار و ٥٫٥");
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
            assert_eq!(converted(text, Digits::Persian), text);
        }
    }

    #[test]
    fn ascii_digits_come_with_ascii_signs() {
        assert_eq!(converted("۱۲٬۳۴۵٫۶ و ۵۰٪ و ٣", Digits::Ascii), "12,345.6 و 50% و 3");
    }
}
