//! [`LineLimit`] and [`LongLines`]: which lines are so long that normalization leaves them as they are.

use hamvar::{Builder, Edit, Normalizer};

/// How many times as long a line can become by normalization, at most.
const MOST_GROWTH: usize = 16;

/// The length of the longest line that a normalizer changes. A line that would grow above this length stays, too.
#[derive(Clone, Debug)]
pub(crate) struct LineLimit {
    /// The length in bytes, without the line feed.
    bytes: usize,
    /// The same normalizer without a limit.
    unlimited: Normalizer,
}

impl LineLimit {
    /// The limit of `normalizer`. If the user protects a pattern, no line is too long.
    pub(crate) fn of(normalizer: &Normalizer) -> LineLimit {
        let settings = normalizer.settings();
        let has_limit = settings.protect_patterns.is_empty();
        let unlimited = Builder::from(normalizer.clone()).longest_line(usize::MAX).build();
        LineLimit { bytes: if has_limit { settings.longest_line } else { usize::MAX }, unlimited }
    }

    /// The length of the longest line that is changed, in bytes.
    pub(crate) fn bytes(&self) -> usize {
        self.bytes
    }

    /// Whether a line of `len` bytes is so short that it cannot grow above the limit.
    fn is_short(&self, len: usize) -> bool {
        len <= self.bytes / MOST_GROWTH
    }

    /// Whether `line` is too long, or would be too long after normalization.
    fn is_crossed_by(&self, line: &str) -> bool {
        line.len() > self.bytes
            || !self.is_short(line.len()) && self.unlimited.normalize(line).len() > self.bytes
    }

    /// Returns where the first line of `text` that is too long begins. `edits` are those of the whole text: a line that one
    /// of them changes is not too long.
    pub(crate) fn first_crossed(&self, text: &str, edits: &[Edit]) -> Option<usize> {
        if self.is_short(text.len()) {
            return None;
        }
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            let content = line.strip_suffix('\n').unwrap_or(line);
            let next = edits.partition_point(|edit| edit.range.end < start);
            let is_edited = edits.get(next).is_some_and(|edit| edit.range.start <= start + content.len());
            if content.len() > self.bytes || !is_edited && self.is_crossed_by(content) {
                return Some(start);
            }
            start += line.len();
        }
        None
    }
}

/// Finds lines that are too long for a limit, in a text that comes in parts.
pub(crate) struct LongLines<'l> {
    limit: &'l LineLimit,
    /// The length of the last line up to now, in bytes.
    len: usize,
    /// The last line up to now, if it is not longer than the limit.
    begun: String,
}

impl<'l> LongLines<'l> {
    pub(crate) fn new(limit: &'l LineLimit) -> LongLines<'l> {
        LongLines { limit, len: 0, begun: String::new() }
    }

    /// Reads the next part of the text. Returns where the first line in it begins that is known to be too long: at 0 if the
    /// line began in an earlier part.
    pub(crate) fn first_in(&mut self, part: &str) -> Option<usize> {
        if self.limit.bytes == usize::MAX {
            return None;
        }
        let (mut found, mut start) = (None, 0);
        // Most parts have short lines only.
        if self.limit.is_short(self.len.saturating_add(part.len()))
            && let Some(end) = part.rfind('\n')
        {
            self.begin_line();
            start = end + 1;
        }
        for line in part[start..].split_inclusive('\n') {
            let content = line.strip_suffix('\n');
            let mut is_long = self.add(content.unwrap_or(line));
            if content.is_some() {
                is_long = self.end_line();
            }
            found = found.or(is_long.then_some(start));
            start += line.len();
        }
        found
    }

    /// Ends the last line. Returns whether it is too long.
    pub(crate) fn end_line(&mut self) -> bool {
        let is_long = self.len > self.limit.bytes || self.limit.is_crossed_by(&self.begun);
        self.begin_line();
        is_long
    }

    fn begin_line(&mut self) {
        self.len = 0;
        self.begun.clear();
    }

    /// Adds more of the last line. Returns whether it is too long already.
    fn add(&mut self, content: &str) -> bool {
        self.len = self.len.saturating_add(content.len());
        let is_long = self.len > self.limit.bytes;
        if is_long {
            self.begun = String::new();
        } else {
            self.begun.push_str(content);
        }
        is_long
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn limit(bytes: usize) -> LineLimit {
        LineLimit::of(&Normalizer::builder().longest_line(bytes).build())
    }

    #[test]
    fn a_long_line_is_found_however_the_text_is_cut() {
        let find = |parts: &[&str]| {
            let limit = limit(5);
            let mut lines = LongLines::new(&limit);
            parts.iter().map(|part| lines.first_in(part)).collect::<Vec<_>>()
        };
        assert_eq!(find(&["12345\n12345\n", "12345"]), [None, None]);
        assert_eq!(find(&["1\n123456\n1234567"]), [Some(2)]);
        assert_eq!(find(&["1\n123", "456\n1", "2345\n"]), [None, Some(0), None]);
        assert_eq!(find(&["12345", "6", "\n1"]), [None, Some(0), Some(0)]);
        assert_eq!(find(&["12345\n", "1\r\n123456"]), [None, Some(3)]);
    }

    #[test]
    fn a_line_that_would_grow_is_found() {
        let limit = limit(10);
        for (parts, expected) in [
            (&["ک\nﷲﷲ\n", "ک"][..], &[Some(3), None][..]),
            (&["ک\n", "ﷲ", "ﷲ", "\nک"], &[None, None, None, Some(0)]),
            (&["ک\n", "ﷲ\nﷲ"], &[None, None]),
        ] {
            let mut lines = LongLines::new(&limit);
            let found: Vec<_> = parts.iter().map(|part| lines.first_in(part)).collect();
            assert_eq!(found, expected, "{parts:?}");
            assert!(!lines.end_line());
        }
        let mut lines = LongLines::new(&limit);
        assert_eq!(lines.first_in("ﷲﷲ"), None);
        assert!(lines.end_line() && !lines.end_line());
        assert_eq!(limit.first_crossed("ک\nﷲﷲ\n", &[]), Some(3));
        let edits = limit.unlimited.edits("ک\nﷲﷲ\n");
        assert_eq!(limit.first_crossed("ک\nﷲﷲ\n", &edits), None);
    }
}
