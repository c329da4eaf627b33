//! Which dots belong to the word before them, and therefore do not end a sentence.

use super::characters::{LONGEST_WORD, is_blank, is_word_char};
use super::rules::SentenceRules;
use super::word_lists::{ABBREVIATIONS, first_word, is_listed};
use crate::chars::{self, ZWNJ};

/// The most digits that the number of a list item has; a longer number is likely a year.
const LONGEST_ITEM_NUMBER: usize = 3;

/// The word at the end of `text`, or the last [`LONGEST_WORD`] characters of it.
pub(super) fn last_word(text: &str) -> Option<&str> {
    let word = text.chars().rev().take(LONGEST_WORD).take_while(|&c| is_word_char(c));
    let len: usize = word.map(char::len_utf8).sum();
    (len > 0).then(|| &text[text.len() - len..])
}

/// The list marks (`۱.۲.`, `- (`) at the beginning of a sentence, as far as they have been read. They are
/// read once, however many dots the sentence has.
#[derive(Clone, Copy, Debug)]
pub(super) struct ListMarks {
    /// The offset up to which the sentence is known to consist of list marks.
    end: usize,
}

impl ListMarks {
    /// Nothing has been read of the sentence that begins at `start`.
    pub(super) fn new(start: usize) -> Self {
        ListMarks { end: start }
    }

    /// Whether everything in the sentence before the offset `to` is a list mark.
    fn reach(&mut self, text: &str, to: usize) -> bool {
        if self.end < to {
            let marks = text[self.end..to].chars().take_while(|&c| is_list_mark(c));
            self.end += marks.map(char::len_utf8).sum::<usize>();
        }
        self.end >= to
    }
}

/// Whether `c` can be part of the number or sign before a list item.
fn is_list_mark(c: char) -> bool {
    matches!(c, '(' | '-' | '–' | '•' | '*' | ' ' | '.') || c.is_numeric()
}

/// A dot with the word before it.
pub(super) struct WordDot<'t> {
    pub(super) text: &'t str,
    /// Where the sentence begins.
    pub(super) sentence: usize,
    /// The offset of the dot.
    pub(super) at: usize,
    /// The first character after the dot that is not blank.
    pub(super) next: char,
}

impl WordDot<'_> {
    /// Whether the dot belongs to the word before it. The first rule that applies decides:
    ///
    /// 1. The dot after a number belongs to it if the number marks a list item (`۱.` `۱.۲.`).
    /// 2. The dot after an abbreviation, listed or added by the user, belongs to it. `الف` is an
    ///    abbreviation only as the mark of a list item and among initials; elsewhere it is a word.
    /// 3. The dot after an isolated letter belongs to it (م. ر. شفیعی). The word و counts as a letter
    ///    only after a dot (ب.م.و.).
    /// 4. The dot after a word in ASCII belongs to it if a lower-case ASCII letter follows
    ///    (`e.g. this`).
    pub(super) fn belongs_to_word(&self, rules: &SentenceRules, marks: &mut ListMarks) -> bool {
        let Some(word) = last_word(&self.text[self.sentence..self.at]) else { return false };
        let start = self.at - word.len();
        if word.chars().all(char::is_numeric) {
            return word.chars().count() <= LONGEST_ITEM_NUMBER && marks.reach(self.text, start);
        }
        if rules.has_abbreviation(word) {
            return true;
        }
        if is_listed(word, ABBREVIATIONS)
            && (word != "الف" || marks.reach(self.text, start) || self.is_among_initials(start))
        {
            return true;
        }
        if word.chars().filter(|&c| !chars::is_mark(c) && c != ZWNJ).count() == 1 {
            return self.is_initial(word, start);
        }
        self.next.is_ascii_lowercase() && word.bytes().all(|b| b.is_ascii_alphanumeric())
    }

    /// Whether `letter` at `start` is an initial: isolated, and not the word و.
    fn is_initial(&self, letter: &str, start: usize) -> bool {
        let before = self.text[self.sentence..start].chars().next_back();
        let alone = before.is_none_or(|c| matches!(c, '.' | ' ' | '(' | '«' | '[' | '"' | '-' | '/'));
        alone && (letter != "و" || before == Some('.'))
    }

    /// Whether a single letter with a dot comes before the word at `start`, or after the word's dot.
    fn is_among_initials(&self, start: usize) -> bool {
        let after = self.text[self.at + 1..].trim_start_matches(is_blank);
        let letter = first_word(after);
        if letter.chars().count() == 1 && after[letter.len()..].starts_with('.') {
            return true;
        }
        let before = self.text[self.sentence..start].trim_end_matches(is_blank);
        let letter = before.strip_suffix('.').and_then(last_word);
        letter.is_some_and(|letter| letter.chars().count() == 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_word_is_read_up_to_a_limit() {
        assert_eq!(last_word("در ه.ش"), Some("ش"));
        assert_eq!(last_word("خوش می\u{200C}رَوَد"), Some("می\u{200C}رَوَد"));
        assert_eq!((last_word(""), last_word("خوش ")), (None, None));
        assert_eq!(last_word(&"ب".repeat(99)), Some(&*"ب".repeat(LONGEST_WORD)));
    }

    #[test]
    fn list_marks_are_what_the_sentence_has_only() {
        let text = "آ. (۱.۲. - ۳. ب ۴.";
        let start = text.find('(').unwrap();
        let mut marks = ListMarks::new(start);
        for (sign, only) in [("۱", true), ("۲", true), ("۱", true), ("۳", true), ("ب", true), ("۴", false)]
        {
            let at = text.find(sign).unwrap();
            assert_eq!(marks.reach(text, at), only, "{sign}");
            assert_eq!(ListMarks::new(start).reach(text, at), only, "{sign}");
        }
    }
}
