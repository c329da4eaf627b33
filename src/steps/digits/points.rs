//! Points in numbers: which of them separate two numbers, as in شکل ۲.۳, and are no decimal signs.
//!
//! A point separates after a word that numbers things (فصل ۱.۲), in a further number of such a list
//! (شکل‌های ۲.۳ و ۲.۴), and in the number of a heading at the beginning of a line (۱.۲ مقدمه). Before a
//! unit of measure it is a decimal sign in any case.

use core::ops::Range;

use crate::chars::{self, is_space};
use crate::text::number_words::{measure_begins, numbering_word_ends, part_word_ends};

/// The numbers of a line that were read so far.
pub(super) struct Points<'t> {
    text: &'t str,
    line: Range<usize>,
    /// Where the list begins that the last number belongs to. A number by itself is a list.
    list_start: usize,
    /// Whether a word that numbers things is before that list; `None` until it is needed. All numbers of
    /// a list share the answer, so that the text before it is read once.
    list_is_numbered: Option<bool>,
    /// The end of the last number; `None` before the first.
    last_end: Option<usize>,
    /// Whether the last number is the first of its line.
    is_first: bool,
}

impl<'t> Points<'t> {
    pub(super) fn new(text: &'t str, line: Range<usize>) -> Self {
        Points { text, list_start: line.start, list_is_numbered: None, line, last_end: None, is_first: false }
    }

    /// Adds the next number of the line.
    #[inline]
    pub(super) fn add(&mut self, number: &Range<usize>) {
        self.is_first = self.last_end.is_none();
        if !self.last_end.is_some_and(|end| continues_list(&self.text[end..number.start])) {
            self.list_start = number.start;
            self.list_is_numbered = None;
        }
        self.last_end = Some(number.end);
    }

    /// Whether points separate in `number`, which was added last.
    pub(super) fn separate(&mut self, number: &Range<usize>) -> bool {
        let after = &self.text[number.end..self.line.end];
        if after.trim_start_matches(is_space).starts_with(['%', '٪']) || measure_begins(after) {
            return false;
        }
        let before_list = &self.text[self.line.start..self.list_start];
        *self.list_is_numbered.get_or_insert_with(|| numbering_word_ends(before_list))
            || self.is_first && opens_line(&self.text[self.line.start..number.start]) && is_heading(after)
    }

    /// Whether a word that numbers things other than versions is directly before `number`.
    pub(super) fn numbers_part(&self, number: &Range<usize>) -> bool {
        part_word_ends(&self.text[self.line.start..number.start])
    }
}

/// Whether `between`, the text between two numbers, makes them a list.
fn continues_list(between: &str) -> bool {
    let joint = between.trim_matches(|c| is_space(c) || matches!(c, '(' | ')' | '[' | ']'));
    matches!(joint, "و" | "یا" | "تا" | "الی" | "،" | "," | "؛" | ";" | "-" | "–" | "—")
}

/// Whether `before` is the indentation of a line, perhaps with the sign of a heading or a list item.
fn opens_line(before: &str) -> bool {
    let sign = before.trim_matches(char::is_whitespace);
    let sign_is_apart = || before.ends_with(char::is_whitespace);
    sign.is_empty()
        || sign_is_apart() && (sign.bytes().all(|b| b == b'#') || matches!(sign, "-" | "*" | "+" | "•"))
}

/// Whether the text after a number is that of a heading: a word, with spaces or one sign between.
fn is_heading(after: &str) -> bool {
    let spaces = |c: char| c.is_whitespace();
    let rest = after.trim_start_matches(spaces);
    let rest = rest.strip_prefix(['.', ')', '-', '–', ':']).unwrap_or(rest).trim_start_matches(spaces);
    rest.len() < after.len() && rest.starts_with(chars::is_letter) && !measure_begins(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether points separate in the last number of a line of words and numbers.
    fn separates(line: &str) -> bool {
        let mut points = Points::new(line, 0..line.len());
        let mut last = 0..0;
        let mut at = 0;
        while let Some(start) = line[at..].find(|c: char| c.is_ascii_digit()).map(|i| at + i) {
            let len = line[start..].bytes().take_while(|b| b.is_ascii_digit() || *b == b'.').count();
            last = start..start + len;
            points.add(&last);
            at = last.end;
        }
        points.separate(&last)
    }

    #[test]
    fn points_separate_after_words_that_number_and_in_their_lists() {
        for line in [
            "در شکل 2.3",
            "نسخهٔ4.7",
            "رابطهٔ (2.3",
            "معادله‌های (2.3) و (2.4",
            "جدول 1.1، 1.2 و 1.3",
            "فصل 2 تا 3.1",
            "ساعت 8.30",
        ] {
            assert!(separates(line), "{line}");
        }
        for line in
            ["قیمت 2.3", "شکل 2.3 با 2.4", "شکل خوب 2.3", "ساعت 2.5 میلیون", "بند 2.5%", "فصل 2.5 درصد"]
        {
            assert!(!separates(line), "{line}");
        }
    }

    #[test]
    fn points_separate_in_the_number_of_a_heading() {
        for line in ["1.2 مقدمه", "  1.2. مقدمه", "1.2- مقدمه", "1.2) مقدمه", "## 1.2 مقدمه", "- 1.2: مقدمه"]
        {
            assert!(separates(line), "{line}");
        }
        for line in ["1.2", "1.2 میلیون", "1.2مقدمه", "-1.2 بود", "او 1.2 بود", "1.2 (الف", "1.2 سانتی متر"]
        {
            assert!(!separates(line), "{line}");
        }
    }
}
