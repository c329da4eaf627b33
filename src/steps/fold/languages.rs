//! Which words and lines are foreign.
//!
//! Urdu, Kurdish, Pashto, Sindhi and Uyghur need letters that are folded in Persian words (ہ ە ې ي).
//! Other letters of these languages occur in no Persian word, and have no Persian form; a word with such
//! a letter is foreign. If at least one word in four of a line is foreign, all words of the line are.
//! Foreign words keep their letters.

use core::ops::Range;

use super::bounds::{line_end, line_start};
use super::facts::{FOREIGN, facts};
use crate::chars;
use crate::scan::{self, Text};

/// A line is foreign if at least one in this many words is foreign.
const WORDS_FOR_ONE_FOREIGN: usize = 4;

/// How many bytes of a word are read on either side of an offset, so that the time does not grow
/// with the square of a long word. A foreign letter farther away does not count.
const LONGEST_WORD: usize = 80;

/// Tells whether offsets of a text are in foreign words. The offsets must ascend.
pub(super) struct Languages<'t> {
    text: &'t Text<'t>,
    /// The line that contained the last offset.
    line: Range<usize>,
    /// What is foreign in that line.
    foreign: Foreign,
}

/// What is foreign in a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Foreign {
    Nothing,
    /// The words that have a foreign letter.
    Words,
    All,
}

impl<'t> Languages<'t> {
    pub(super) fn new(text: &'t Text<'t>) -> Self {
        Languages { text, line: 0..0, foreign: Foreign::Nothing }
    }

    /// Whether the word that contains the offset `at` is foreign.
    pub(super) fn is_foreign(&mut self, at: usize) -> bool {
        if !self.line.contains(&at) {
            self.line = line_start(self.text, self.line.end, at)..line_end(self.text, at);
            self.foreign = foreign_in(self.text, self.line.clone());
        }
        match self.foreign {
            Foreign::Nothing => false,
            Foreign::All => true,
            Foreign::Words => {
                let bytes = self.text.as_bytes();
                has_foreign_letter(&bytes[letters_around(bytes, at)])
            }
        }
    }
}

/// Whether all words of a line count as foreign.
pub(crate) fn is_foreign_line(text: &Text, line: Range<usize>) -> bool {
    foreign_in(text, line) == Foreign::All
}

/// Returns what is foreign in a line.
fn foreign_in(text: &Text, line: Range<usize>) -> Foreign {
    if next_foreign_letter(text, line.clone()).is_none() {
        return Foreign::Nothing;
    }
    let line = &text.as_bytes()[line];
    let (mut words, mut foreign) = (0, 0);
    let mut at = 0;
    while let Some(word) = next_word(line, at) {
        words += 1;
        foreign += has_foreign_letter(&line[word.clone()]) as usize;
        at = word.end;
    }
    // In a line with presentation forms, only words with a foreign letter are foreign: folding may turn
    // the forms into letters of either kind.
    let forms = line.iter().any(|b| matches!(b, 0xEF | 0xF0));
    let all = foreign > 0 && WORDS_FOR_ONE_FOREIGN * foreign >= words && !forms;
    if all { Foreign::All } else { Foreign::Words }
}

/// The unbroken run of letters and marks of U+0600–U+06FF around an offset.
fn letters_around(bytes: &[u8], at: usize) -> Range<usize> {
    let in_word = |i: usize| chars::class_at(bytes, i) != 0;
    let mut start = at;
    while start >= 2 && at - start < LONGEST_WORD && in_word(start - 2) {
        start -= 2;
    }
    let mut end = at;
    while end - at < LONGEST_WORD && in_word(end) {
        end += 2;
    }
    start..end
}

/// The next word at or after `from`: letters of U+0600–U+06FF, with marks and ZWNJs inside.
fn next_word(bytes: &[u8], from: usize) -> Option<Range<usize>> {
    let start = (from..bytes.len()).find(|&i| chars::class_at(bytes, i) & chars::LETTER != 0)?;
    let mut end = start;
    loop {
        if chars::class_at(bytes, end) != 0 {
            end += 2;
        } else if bytes[end..].starts_with(&chars::ZWNJ_BYTES)
            || matches!(bytes[end..], [0xE0, 0xA2 | 0xA3, ..])
        {
            end = (end + 3).min(bytes.len());
        } else {
            return Some(start..end);
        }
    }
}

/// Whether a run of two-byte characters contains a foreign letter.
fn has_foreign_letter(word: &[u8]) -> bool {
    word.windows(2).any(|pair| is_foreign_letter(pair[0], pair[1]))
}

/// Whether two bytes encode a foreign letter.
#[inline(always)]
pub(super) fn is_foreign_letter(lead: u8, trail: u8) -> bool {
    facts(lead, trail) & FOREIGN != 0
}

/// The offset of the first foreign letter in `range`.
pub(super) fn next_foreign_letter(text: &Text, range: Range<usize>) -> Option<usize> {
    let bytes = text.as_bytes();
    let harmless = |i: usize| i <= range.start || !is_foreign_letter(bytes[i - 1], bytes[i]);
    scan::next_match::<scan::Foreign>(text, range.clone(), harmless).map(|i| i - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_foreign(text: &str, word: &str) -> bool {
        let Some(at) = text.find(word) else { panic!("{word} is not in {text}") };
        Languages::new(&Text::new(text)).is_foreign(at)
    }

    #[test]
    fn the_scan_finds_every_foreign_letter() {
        for c in '\u{600}'..='\u{6FF}' {
            let text = alloc::format!("ب{c}ب");
            let found = next_foreign_letter(&Text::new(&text), 0..text.len());
            assert_eq!(found.is_some(), has_foreign_letter(text.as_bytes()), "{c}");
        }
    }

    #[test]
    fn a_word_with_a_foreign_letter_is_foreign() {
        let line = "اینجا شهر لاہور یا لاہوڑ است و نام دیگری ندارد";
        assert!(is_foreign(line, "لاہوڑ"));
        assert!(!is_foreign(line, "لاہور"));
    }

    #[test]
    fn a_line_is_foreign_if_every_fourth_word_is() {
        assert!(is_foreign("یہ ٹھیک آب نان", "یہ"));
        assert!(!is_foreign("یہ ٹھیک آب نان خانه", "یہ"));
        assert!(!is_foreign("یہ آب\nٹھیک ٹھیک", "یہ"), "another line");
    }

    #[test]
    fn a_line_with_presentation_forms_has_foreign_words_only() {
        assert!(!is_foreign("یہ ٹھیک \u{FEFB}", "یہ"));
        assert!(is_foreign("یہ ٹھیک \u{FEFB}", "ٹھیک"));
    }
}
