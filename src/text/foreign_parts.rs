//! Which parts of a line are of another language as a whole: the line, or what is in its brackets and quotation marks
//! (مهاباد (به کردی: مەهاباد) شهری است). A quotation in another language must not keep a Persian line from being mended.

use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use super::sorani::persian_words_in;
use crate::work::count_bytes;

/// Quotation marks and brackets, opening and closing. A step may make «» of any quotation marks.
const PAIRS: [(&[char], &[char]); 4] =
    [(&['«', '“', '"'], &['»', '”', '"']), (&['('], &[')']), (&['['], &[']']), (&['{'], &['}'])];

/// Byte ranges of a line that are of another language.
#[derive(Default)]
pub(crate) struct ForeignParts {
    ranges: Vec<Range<usize>>,
    /// The number of ranges that end before the last offset that was asked about.
    passed: usize,
}

impl ForeignParts {
    /// The parts of `line`, which begins at `offset` of its text. `is_foreign` judges the line and parts of it.
    pub(crate) fn of(line: &str, offset: usize, is_foreign: impl Fn(&str) -> bool) -> Self {
        let mut ranges = Vec::new();
        let quoted = quoted_parts(line);
        if is_foreign(line) && (quoted.is_empty() || is_foreign_around(line, &quoted, &is_foreign)) {
            ranges.push(offset..offset + line.len());
        } else {
            let foreign = quoted.into_iter().filter(|part| is_foreign(&line[part.clone()]));
            ranges.extend(foreign.map(|part| offset + part.start..offset + part.end));
        }
        ForeignParts { ranges, passed: 0 }
    }

    /// Whether the offset `at` is in such a part. Successive offsets must ascend.
    pub(crate) fn contain(&mut self, at: usize) -> bool {
        self.passed += self.ranges[self.passed..].iter().take_while(|part| part.end <= at).count();
        self.ranges.get(self.passed).is_some_and(|part| part.contains(&at))
    }

    /// The parts, in order.
    pub(crate) fn into_ranges(self) -> Vec<Range<usize>> {
        self.ranges
    }
}

/// Whether a line that is foreign as a whole is also foreign around its quoted parts: by itself, or because nothing there is
/// clearly Persian.
fn is_foreign_around(line: &str, quoted: &[Range<usize>], is_foreign: impl Fn(&str) -> bool) -> bool {
    let around = without(line, quoted);
    is_foreign(&around) || persian_words_in(&around) == 0
}

/// The line without what is in its brackets and quotation marks.
pub(super) fn without_quoted(line: &str) -> String {
    without(line, &quoted_parts(line))
}

/// The line without `parts`, which are in order.
fn without(line: &str, parts: &[Range<usize>]) -> String {
    let mut rest = String::with_capacity(line.len());
    let mut at = 0;
    for part in parts {
        rest.push_str(&line[at..part.start]);
        at = part.end;
    }
    rest.push_str(&line[at..]);
    rest
}

/// What is in the brackets and quotation marks of a line, as byte ranges in order. A pair inside another one belongs to it.
/// Where a quotation mark opens or closes nothing, nobody knows what is quoted, so none counts.
fn quoted_parts(line: &str) -> Vec<Range<usize>> {
    count_bytes(line.len());
    let mut parts = Vec::new();
    let mut is_never_closed = [!quotes_are_even(line), false, false, false];
    let mut at = 0;
    while let Some((found, opening)) = line[at..].char_indices().find(|&(_, c)| pair_of(c).is_some()) {
        let inside = at + found + opening.len_utf8();
        at = inside;
        let Some(pair) = pair_of(opening).filter(|&pair| !is_never_closed[pair]) else { continue };
        match line[inside..].char_indices().find(|(_, c)| PAIRS[pair].1.contains(c)) {
            Some((len, closing)) => {
                parts.push(inside..inside + len);
                at = inside + len + closing.len_utf8();
            }
            None => is_never_closed[pair] = true,
        }
    }
    parts
}

/// Whether each quotation mark that opens is closed before the next one opens.
fn quotes_are_even(line: &str) -> bool {
    let mut is_open = false;
    for c in line.chars() {
        match c {
            '«' | '“' if is_open => return false,
            '»' | '”' if !is_open => return false,
            '«' | '“' | '»' | '”' | '"' => is_open = !is_open,
            _ => {}
        }
    }
    !is_open
}

/// The pair that `opening` begins.
fn pair_of(opening: char) -> Option<usize> {
    PAIRS.iter().position(|(open, _)| open.contains(&opening))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quoted(line: &str) -> Vec<&str> {
        quoted_parts(line).into_iter().map(|part| &line[part]).collect()
    }

    #[test]
    fn brackets_and_quotation_marks_hold_parts() {
        assert_eq!(quoted("الف (ب «پ») «ت» \"ث\" [ج"), ["ب «پ»", "ت", "ث"]);
        assert_eq!(quoted("«الف «ب» (پ) \"ت\""), ["پ"]);
        assert_eq!(quoted("(الف ((ب [پ]"), ["پ"]);
        assert_eq!(quoted(""), Vec::<&str>::new());
    }

    #[test]
    fn a_part_is_judged_apart_from_the_line() {
        let parts = |line: &'static str| {
            let parts = ForeignParts::of(line, 0, |part| part.contains('ێ')).into_ranges();
            parts.into_iter().map(|part| &line[part]).collect::<Vec<_>>()
        };
        assert_eq!(parts("این (ێ) است (ب)"), ["ێ"]);
        assert_eq!(parts("ێ (است)"), ["ێ (است)"]);
        assert_eq!(parts("ب (ێ)"), ["ب (ێ)"], "nothing Persian is around the part");
        assert!(parts("این است").is_empty());
    }
}
