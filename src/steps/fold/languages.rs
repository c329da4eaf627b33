//! Which letters belong to words that folding must not change: words of other languages, and vocalized
//! Arabic.

use alloc::vec::Vec;
use core::ops::Range;

use super::bounds::{line_end, line_start};
use super::{Fold, Marks};
use crate::arabic::is_rare_mark;
use crate::chars;
use crate::scan::{self, Text};
use crate::text::arabic;
use crate::text::foreign::{Foreign, foreign_in, has_foreign_letter, is_foreign_by_letters};
use crate::text::foreign_parts::ForeignParts;
use crate::text::sorani::{KurdishWords, is_sorani};
use crate::text::urdu::is_urdu;

/// Tells whether offsets of a text are in words that keep their letters. The offsets must ascend.
pub(super) struct Languages<'t> {
    text: &'t Text<'t>,
    /// Whether Arabic keeps its letters.
    keeps_arabic: bool,
    /// The line that contained the last offset.
    line: Range<usize>,
    /// What is foreign in that line, and its parts that are foreign as a whole.
    foreign: Foreign,
    parts: ForeignParts,
    /// The Arabic passages of that line, and the number of those that end before the last offset.
    arabic: Vec<Range<usize>>,
    passed: usize,
    hehs: Hehs<'t>,
    /// The word that contained the last offset of a line with foreign words, and whether it is foreign.
    word: (Range<usize>, bool),
}

impl<'t> Languages<'t> {
    pub(super) fn new(text: &'t Text<'t>, options: &Fold) -> Self {
        Languages {
            text,
            keeps_arabic: keeps_arabic(options),
            line: 0..0,
            foreign: Foreign::Nothing,
            parts: ForeignParts::default(),
            arabic: Vec::new(),
            passed: 0,
            hehs: Hehs::new(text),
            word: (0..0, false),
        }
    }

    /// Whether the word that contains the offset `at` is foreign or in an Arabic passage.
    pub(super) fn keep_letters(&mut self, at: usize) -> bool {
        if !self.line.contains(&at) {
            self.line = line_start(self.text, self.line.end, at)..line_end(self.text, at);
            self.foreign = foreign_in(self.text, self.line.clone());
            self.parts = match self.foreign {
                Foreign::Nothing => ForeignParts::default(),
                _ => ForeignParts::of(&self.text[self.line.clone()], self.line.start, is_foreign_by_letters),
            };
            self.arabic.clear();
            self.passed = 0;
            if self.keeps_arabic {
                arabic::passages(&self.text[self.line.clone()], self.line.start, &mut self.arabic);
            }
        }
        let foreign = match self.foreign {
            Foreign::Nothing => false,
            Foreign::Words | Foreign::All => self.parts.contain(at) || self.is_in_foreign_word(at),
        };
        foreign || self.hehs.keeps(at) || self.is_in_arabic(at)
    }

    /// Whether `at` is in an Arabic passage of the line.
    fn is_in_arabic(&mut self, at: usize) -> bool {
        self.passed += self.arabic[self.passed..].iter().take_while(|passage| passage.end <= at).count();
        self.arabic.get(self.passed).is_some_and(|passage| passage.contains(&at))
    }

    /// Whether the unbroken run of letters and marks that contains `at` has a foreign letter.
    fn is_in_foreign_word(&mut self, at: usize) -> bool {
        if !self.word.0.contains(&at) {
            let bytes = self.text.as_bytes();
            let in_word = |i: usize| chars::class_at(bytes, i) != 0;
            let (mut start, mut end) = (at, at);
            while start >= self.line.start + 2 && in_word(start - 2) {
                start -= 2;
            }
            while in_word(end) {
                end += 2;
            }
            self.word = (start..end, has_foreign_letter(&bytes[start..end]));
        }
        self.word.1
    }
}

/// Finds the letters for h that stay, since their line or word is Sorani (ە), or their line is Urdu (ہ ھ). The offsets must
/// ascend.
pub(super) struct Hehs<'t> {
    text: &'t Text<'t>,
    sorani: KnownLine,
    urdu: KnownLine,
    /// The Kurdish words of the line of the last ە.
    kurdish: KurdishWords,
}

/// What is known of the line of the last such letter.
#[derive(Default)]
struct KnownLine {
    line: Range<usize>,
    /// The parts that are Sorani, or Urdu.
    parts: ForeignParts,
}

impl<'t> Hehs<'t> {
    pub(super) fn new(text: &'t Text<'t>) -> Self {
        let (sorani, urdu) = (KnownLine::default(), KnownLine::default());
        Hehs { text, sorani, urdu, kurdish: KurdishWords::default() }
    }

    /// Whether such a letter is at `at`.
    pub(super) fn keeps(&mut self, at: usize) -> bool {
        let mut rest = self.text[at..].chars();
        let letter = rest.next();
        let (known, is_of_language): (_, fn(&str) -> bool) = match letter {
            Some('ە') => (&mut self.sorani, is_sorani),
            Some('ہ' | 'ھ') => (&mut self.urdu, is_urdu),
            _ => return false,
        };
        if rest.take_while(|&c| chars::is_mark(c)).any(|c| c == '\u{654}') {
            return false; // Folding composes the letter and this mark to one letter.
        }
        if !known.line.contains(&at) {
            known.line = line_start(self.text, known.line.end, at)..line_end(self.text, at);
            let line = &self.text[known.line.clone()];
            known.parts = ForeignParts::of(line, known.line.start, is_of_language);
            if letter == Some('ە') {
                self.kurdish = KurdishWords::of(line);
            }
        }
        let start = known.line.start;
        known.parts.contain(at)
            || letter == Some('ە') && self.kurdish.contain(&self.text[known.line.clone()], at - start)
    }
}

/// Whether Arabic passages keep their letters. Where marks are removed, nothing could recognize the
/// passages in the result.
pub(super) fn keeps_arabic(options: &Fold) -> bool {
    options.marks == Marks::Keep && !options.search_key
}

/// The first line of `lines` that has an Arabic passage.
pub(super) fn next_line_with_arabic(text: &Text, lines: Range<usize>) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let no_mark = |i: usize| i == 0 || !is_rare_mark(bytes[i - 1], bytes[i]);
    let mut passages = Vec::new();
    let mut at = lines.start;
    while let Some(mark) = scan::next_match::<scan::Special>(text, at..lines.end, no_mark) {
        let line = line_start(text, at, mark)..line_end(text, mark);
        arabic::passages(&text[line.clone()], line.start, &mut passages);
        if !passages.is_empty() {
            return Some(line);
        }
        at = line.end;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::steps::Step;

    fn keeps(text: &str, word: &str) -> bool {
        let Some(at) = text.find(word) else { panic!("{word} is not in {text}") };
        Languages::new(&Text::new(text), &Fold::DEFAULT).keep_letters(at)
    }

    #[test]
    fn a_word_with_a_foreign_letter_keeps_its_letters() {
        let line = "اینجا شهر لاہور یا لاہوڑ است و نام دیگری ندارد";
        assert!(keeps(line, "لاہوڑ"));
        assert!(!keeps(line, "لاہور"));
    }

    #[test]
    fn all_words_of_a_foreign_line_keep_their_letters() {
        assert!(keeps("یہ ٹھیک آب نان", "یہ"));
        assert!(!keeps("یہ ٹھیک آب نان خانه باغ گل", "یہ"));
        assert!(!keeps("یہ آب\nٹھیک ٹھیک", "یہ"), "another line");
    }

    #[test]
    fn a_line_with_presentation_forms_has_foreign_words_only() {
        assert!(!keeps("یہ ٹھیک \u{FEFB}", "یہ"));
        assert!(keeps("یہ ٹھیک \u{FEFB}", "ٹھیک"));
    }

    #[test]
    fn arabic_passages_keep_their_letters() {
        let text = "علي گفت رَبِّ الْعَالَمِينَ ولي";
        assert!(keeps(text, "ينَ") && !keeps(text, "ي گفت") && !keeps(text, "لي"));
        let line = next_line_with_arabic(&Text::new("مُلک\nقُلْ أَعُوذُ\nآب"), 0..0);
        assert_eq!(line, None);
        let text = Text::new("مُلک\nقُلْ أَعُوذُ\nآب");
        assert_eq!(next_line_with_arabic(&text, 0..text.len()).map(|line| &text[line]), Some("قُلْ أَعُوذُ\n"));
    }
}
