//! The ranges of a text that are left alone because they are not Persian: lines of another language in the
//! Arabic script, and passages of vocalized Arabic.

use alloc::vec::Vec;
use core::ops::Range;

use crate::work::memchr::{memchr, memrchr};

use super::arabic;
use super::foreign::foreign_parts;
use crate::scan::Text;

/// Finds these ranges, line by line. Successive questions must be about ascending ranges.
pub(crate) struct LeftAlone<'t> {
    text: &'t Text<'t>,
    /// The line of the last question.
    line: Range<usize>,
    /// What must be left alone in this line.
    found: Vec<Range<usize>>,
    /// How many ranges of `found` end before the range of the last question.
    passed: usize,
}

impl<'t> LeftAlone<'t> {
    pub(crate) fn new(text: &'t Text<'t>) -> Self {
        LeftAlone { text, line: 0..0, found: Vec::new(), passed: 0 }
    }

    /// The first range to be left alone that overlaps `range`, which is part of one line.
    pub(crate) fn first_in(&mut self, range: Range<usize>) -> Option<Range<usize>> {
        if !self.line.contains(&range.start) {
            let bytes = self.text.as_bytes();
            let start = memrchr(b'\n', &bytes[self.line.end..range.start])
                .map_or(self.line.end, |i| self.line.end + i + 1);
            let end = memchr(b'\n', &bytes[range.start..]).map_or(bytes.len(), |i| range.start + i + 1);
            self.line = start..end;
            self.passed = 0;
            self.found.clear();
            let foreign = foreign_parts(self.text, self.line.clone()).into_ranges();
            arabic::passages(&self.text[self.line.clone()], start, &mut self.found);
            if !foreign.is_empty() {
                self.found.extend(foreign);
                // Ranges that overlap become one.
                self.found.sort_unstable_by_key(|range| range.start);
                self.found.dedup_by(|next, last| {
                    let overlap = next.start < last.end;
                    last.end = if overlap { last.end.max(next.end) } else { last.end };
                    overlap
                });
            }
        }
        self.passed += self.found[self.passed..].iter().take_while(|found| found.end <= range.start).count();
        self.found.get(self.passed).filter(|found| found.start < range.end).cloned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arabic_passages_and_foreign_lines_are_found() {
        let text = "کله چې\nگفت بِسْمِ اللَّهِ و رفت\nآب";
        let padded = Text::new(text);
        let mut left_alone = LeftAlone::new(&padded);
        let lines: Vec<&str> = text.split_inclusive('\n').collect();
        let mut at = 0;
        let mut all = Vec::new();
        for line in lines {
            all.push(left_alone.first_in(at..at + line.len()).map(|range| &text[range]));
            at += line.len();
        }
        assert_eq!(all, [Some("کله چې\n"), Some("بِسْمِ اللَّهِ"), None]);
    }

    #[test]
    fn ranges_that_have_been_passed_are_not_found_again() {
        let text = "قُلْ أَعُوذُ، گفت: مَلِكِ النَّاسِ";
        let padded = Text::new(text);
        let mut left_alone = LeftAlone::new(&padded);
        let first = left_alone.first_in(0..text.len()).unwrap();
        let second = left_alone.first_in(first.end..text.len()).unwrap();
        assert_eq!((&text[first], &text[second.clone()]), ("قُلْ أَعُوذُ", "مَلِكِ النَّاسِ"));
        assert_eq!(left_alone.first_in(second.end..text.len()), None);
    }
}
