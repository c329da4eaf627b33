//! What a line is: prose, or data and code.
//!
//! In data and code, signs, spaces and digits have a meaning for a program. So the steps that change them
//! ask [`DataLines`] first. Letters and ZWNJs are mended in both kinds of lines. Only the gaps of keys stay
//! as they are ([`keys`](super::keys)).
//!
//! The signs that decide are in `signs.rs` and `code.rs`. No step changes them in a
//! line of data. They do not depend on which letters the line has, on ZWNJs, or on single spaces between
//! words. So a line of data stays a line of data.

use alloc::borrow::Cow;
use alloc::string::String;
use core::ops::Range;

use super::references::parameter_at;
use super::signs::{self, Signs};
use super::spans::Spans;
use crate::scan::{Finder, Text};

/// What kind of text is normalized: prose, data, or both.
///
/// In data and code, commas, quotation marks, spaces and digits have a meaning for a program. There, only
/// letters and ZWNJs are mended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum TextKind {
    /// Each line is judged by itself: it is data or code if it has signs of data or code, otherwise prose.
    /// In case of doubt it is data. The signs are:
    ///
    /// - a key in Latin letters with its value (`title: متن`, `name = متن`), a quotation mark or bracket
    ///   after `=`, `(` or `{` as in code, and brackets or braces around the whole line;
    /// - Persian letters only in straight quotation marks, and Latin letters, signs such as `:` and `=`, or
    ///   commas outside of them;
    /// - fields with tabs between them, or short fields and numbers with two commas or semicolons between
    ///   them and no space after these, or names and numbers with two of them;
    /// - a keyword at the beginning and an end like that of code, such as `if (…) {`, `SELECT … ;`;
    /// - a property of a calendar or address book, such as `SUMMARY:متن`, and the header of a message in a chat
    ///   that was exported (`نام, [12.07.24 21:10]`);
    /// - a key of one or two words with a number, such as `شماره: 12`.
    ///
    /// A key in quotation marks keeps its gaps. A sentence with a call or command inside is prose (تابع `print("…")` را).
    ///
    /// ```
    /// let n = hamvar::Normalizer::standard();
    /// assert_eq!(n.normalize("{\"نام\": \"علي\", \"سن\": 25}"), "{\"نام\": \"علی\", \"سن\": 25}");
    /// assert_eq!(n.normalize("علي,25,تهران"), "علی,25,تهران");
    /// assert_eq!(n.normalize("گفت: \"علي 25 ساله است\""), "گفت: «علی ۲۵ ساله است»");
    /// ```
    #[default]
    Detect,
    /// Every line is prose.
    ///
    /// ```
    /// use hamvar::{Normalizer, TextKind};
    ///
    /// let n = Normalizer::builder().text_kind(TextKind::Prose).build();
    /// assert_eq!(n.normalize("علي,25,تهران"), "علی، ۲۵، تهران");
    /// ```
    Prose,
    /// Every line is data or code: the punctuation and spacing steps change nothing, and the digits step
    /// changes nothing unless all digits become ASCII.
    ///
    /// ```
    /// use hamvar::{Normalizer, TextKind};
    ///
    /// let n = Normalizer::builder().text_kind(TextKind::Data).build();
    /// assert_eq!(n.normalize("علي , 25 , كتاب ها"), "علی , 25 , کتاب‌ها");
    /// ```
    Data,
}

/// Decides whether lines are data. Reads a line only when a step first asks about it.
pub(crate) struct DataLines<'t> {
    kind: TextKind,
    text: &'t Text<'t>,
    spans: &'t Spans,
    finder: Finder,
    /// The line that was asked about last, and the answer.
    last: Option<(usize, bool)>,
}

impl<'t> DataLines<'t> {
    pub(crate) fn new(kind: TextKind, text: &'t Text<'t>, spans: &'t Spans) -> Self {
        DataLines { kind, text, spans, finder: Finder::default(), last: None }
    }

    /// Whether `line` is data or code. Successive lines must ascend.
    pub(crate) fn contain(&mut self, line: &Range<usize>) -> bool {
        match self.kind {
            TextKind::Prose => return false,
            TextKind::Data => return true,
            TextKind::Detect => {}
        }
        if let Some((start, is_data)) = self.last
            && start == line.start
        {
            return is_data;
        }
        let found = self.signs(line);
        let may_be_data = !found.is_empty() || signs::may_begin_data(&self.text[line.clone()]);
        let is_data =
            may_be_data && (self.is_parameter(line) || signs::are_of_data(&self.without_spans(line), found));
        self.last = Some((line.start, is_data));
        is_data
    }

    /// The signs of data that `line` has, also inside protected spans.
    fn signs(&mut self, line: &Range<usize>) -> Signs {
        let is_sign = |_: u8, _: u8, c: u8| {
            (c == b'\t')
                | (c == b'"')
                | (c == b'\'')
                | (c == b',')
                | (c == b';')
                | (c == b'=')
                | ((c | 0x20).wrapping_sub(b'{') <= 2) // [ \ ] { | }
        };
        let mut found = Signs::default();
        let mut at = line.start;
        while let Some(sign) = self.finder.next(self.text, at, line.end, is_sign) {
            found.add(self.text.as_bytes()[sign]);
            at = sign + 1;
        }
        found
    }

    /// Whether the line is a parameter of a wiki template with its value (`| نام = علی`).
    fn is_parameter(&self, line: &Range<usize>) -> bool {
        let content = self.text[line.clone()].trim_ascii_start();
        content.starts_with('|') && parameter_at(self.text, line.end - content.len()).is_some()
    }

    /// The line with [`signs::SPAN`] in place of each protected span.
    fn without_spans(&self, line: &Range<usize>) -> Cow<'t, str> {
        let text = &self.text[line.clone()];
        if !self.spans.overlaps(line) {
            return Cow::Borrowed(text);
        }
        let mut rest = String::with_capacity(text.len());
        let mut at = 0;
        for span in self.spans.within(line) {
            rest.push_str(&text[at..span.start]);
            rest.push(signs::SPAN);
            at = span.end;
        }
        rest.push_str(&text[at..]);
        Cow::Owned(rest)
    }
}
