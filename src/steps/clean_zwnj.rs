//! Cleaning: ZWNJs that show nothing go.
//!
//! A ZWNJ is kept where it has something to keep apart: after a letter that joins (with its
//! marks), or after a letter or digit of another script, and before a letter. Within other scripts
//! (Indic ones above all) it is never touched.

use alloc::borrow::Cow;
use core::ops::ControlFlow;

use crate::chars;
use crate::edit::{self, EditKind, Sink};
use crate::scan::Finder;
use crate::scan::Text;
use crate::text::spans::Spans;

/// Removes every ZWNJ that shows nothing: doubled ones, those at the edge of a word or beside a
/// space, a mark or a sign, and those after a letter that does not join. Other scripts' ZWNJs stay.
///
/// Borrows when there is nothing to do. Takes time linear in the text.
///
/// ```
/// // A ZWNJ after ر shows nothing; the one after ی stays.
/// assert_eq!(hamvar::zwnj::clean("کار\u{200C}ها می\u{200C}\u{200C}روند"), "کارها می\u{200C}روند");
/// ```
pub fn clean(text: &str) -> Cow<'_, str> {
    edit::rewritten(text, |sink| run(&Text::new(text), &Spans::NONE, sink))
}

/// Reports to `sink` every run of ZWNJs in `text` that shows nothing, or has more than one.
pub(crate) fn run(text: &Text, spans: &Spans, sink: &mut impl Sink) -> ControlFlow<()> {
    let bytes = text.as_bytes();
    let mut from = 0;
    let mut zwnjs = Finder::default();
    while let Some(start) = next(&mut zwnjs, text, from) {
        if parts_letters(bytes, start) {
            from = start + 3;
            continue;
        }
        let mut end = start + 3;
        while bytes[end..].starts_with(&chars::ZWNJ_BYTES) {
            end += 3;
        }
        from = end;
        let before = text[..start].chars().next_back();
        let after = text[end..].chars().next();
        if spans.meet(&(start..end)) {
            continue;
        }
        if keeps_its_zwnj(before) || keeps_its_zwnj(after) {
            continue;
        }
        let needed =
            shows_after(&text[..start]) && after.is_some_and(|c| chars::is_letter(c) || c.is_alphanumeric());
        if needed && end - start > 3 {
            sink.replace(start + 3..end, "", EditKind::ZwnjRemoved)?;
        } else if !needed {
            sink.replace(start..end, "", EditKind::ZwnjRemoved)?;
        }
    }
    ControlFlow::Continue(())
}

/// Whether a ZWNJ after `text` keeps something apart: it ends in a letter that joins, perhaps with
/// marks, or in a letter or digit of another script (API‌ها).
fn shows_after(text: &str) -> bool {
    // Marks do not stack without end in real text; a longer run is not worth a quadratic search.
    let mut marks = text.chars().rev().take(8).skip_while(|&c| chars::is_mark(c));
    marks.next().is_some_and(|c| chars::joins_next(c) || c.is_alphanumeric() && chars::class(c) == 0)
}

/// Scripts whose own spelling uses the ZWNJ: Indic and further scripts, Mongolian, emoji.
fn keeps_its_zwnj(c: Option<char>) -> bool {
    c.is_some_and(|c| {
        c as u32 > 0x2FF
            && c.is_alphanumeric()
            && !chars::is_letter(c)
            && !chars::is_mark(c)
            && !matches!(c as u32, 0x600..=0x8FF | 0xFB50..=0xFDFF | 0xFE70..=0xFEFF)
            || matches!(c as u32, 0x900..=0x1CFF if !c.is_whitespace())
    })
}

/// Whether the ZWNJ at `at` is one alone between two letters of the Arabic script, the first of which
/// joins: then it stays.
fn parts_letters(bytes: &[u8], at: usize) -> bool {
    let before = at.checked_sub(2).map_or(0, |before| chars::class_at(bytes, before));
    let after = chars::class_at(bytes, at + 3);
    before & chars::LETTER != 0 && before & chars::NON_JOINING == 0 && after & chars::LETTER != 0
}

/// The next ZWNJ at or after `from`.
fn next(zwnjs: &mut Finder, text: &Text, from: usize) -> Option<usize> {
    // No byte after E2 is less than 80. Were it asked whether one is 80, the compiler would put the three
    // together before it compares them, one place after the other.
    let end = zwnjs.next(text, from, text.len(), |a, b, c| (a == 0xE2) & (b <= 0x80) & (c == 0x8C));
    end.map(|end| end - 2)
}
