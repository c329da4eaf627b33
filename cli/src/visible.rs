//! Shows changes to people: the words around a change, with signs for what is invisible.

use std::ops::Range;

use crate::change::Change;

/// How many characters of unchanged text are shown on each side of changed words in a diff.
const CONTEXT: usize = 24;

/// Makes ZWNJs, spaces and other invisible characters visible.
pub(crate) fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\u{200C}' => out.push('⎵'),
            ' ' => out.push('·'),
            '\u{A0}' => out.push('⍽'),
            '\t' => out.push('⇥'),
            '\n' => out.push('⏎'),
            '\r' => out.push('␍'),
            c if c.is_control() || c.is_whitespace() || is_invisible(c) => {
                out.push_str(&format!("⟨U+{:04X}⟩", u32::from(c)));
            }
            c => out.push(c),
        }
    }
    out
}

/// Makes all of a short text visible, also that it is empty.
pub(crate) fn visible_or_empty(text: &str) -> String {
    if text.is_empty() { "∅".to_string() } else { visible(text) }
}

/// Whether `c` is a format character that may be in Persian text, other than the ZWNJ.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}')
}

/// Whether `c` belongs to a word: a letter, digit, mark or invisible character.
fn is_in_word(c: char) -> bool {
    c.is_alphanumeric()
        || c == '\u{200C}'
        || is_invisible(c)
        || matches!(c, '\u{640}' | '\u{610}'..='\u{61A}' | '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{6D6}'..='\u{6ED}')
}

/// Widens `range` of `text` to the whole words that it touches.
pub(crate) fn words_around(text: &str, range: &Range<usize>) -> Range<usize> {
    let before = text[..range.start].trim_end_matches(is_in_word).len();
    let after = text[range.end..].trim_start_matches(is_in_word).len();
    before..text.len() - after
}

/// Changed words in a piece, and the changes inside.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Hunk {
    /// The words in the piece.
    pub(crate) words: Range<usize>,
    /// The indices of the changes.
    pub(crate) changes: Range<usize>,
}

/// Puts changes of the same words, or of words side by side, into one hunk.
pub(crate) fn hunks(text: &str, changes: &[Change]) -> Vec<Hunk> {
    let mut all: Vec<Hunk> = Vec::new();
    for (i, change) in changes.iter().enumerate() {
        let words = words_around(text, &change.range);
        match all.last_mut() {
            Some(hunk) if words.start <= hunk.words.end => {
                hunk.words.end = hunk.words.end.max(words.end);
                hunk.changes.end = i + 1;
            }
            _ => all.push(Hunk { words, changes: i..i + 1 }),
        }
    }
    all
}

/// The unchanged text before changed words, from the line's beginning or from a few words before them.
pub(crate) fn context_before(text: &str, from: usize, to: usize) -> String {
    let line = text[from..to].rfind('\n').map_or(from, |at| from + at + 1);
    let context = &text[line..to];
    match context.char_indices().rev().nth(CONTEXT) {
        Some((start, _)) if context[start..].contains(' ') => {
            let start = start + context[start..].find(' ').unwrap_or(0);
            format!("…{}", &context[start..])
        }
        _ => context.to_string(),
    }
}

/// The unchanged text after changed words, to the line's end or to a few words after them.
pub(crate) fn context_after(text: &str, from: usize, to: usize) -> String {
    let line = text[from..to].find(['\n', '\r']).map_or(to, |at| from + at);
    let context = &text[from..line];
    match context.char_indices().nth(CONTEXT) {
        Some((end, _)) if context[..end].contains(' ') => {
            let end = context[..end].rfind(' ').unwrap_or(0);
            format!("{}…", &context[..=end])
        }
        _ => context.to_string(),
    }
}

/// The unchanged text between changed words of one line. The middle of a long text is left out.
pub(crate) fn context_between(text: &str, from: usize, to: usize) -> String {
    let between = &text[from..to];
    if between.chars().count() <= 3 * CONTEXT {
        return between.to_string();
    }
    let before = context_before(text, from, to);
    context_after(text, from, to) + before.trim_start_matches('…')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_invisible_is_shown() {
        assert_eq!(visible("می\u{200C}روم\u{200F} و\t\u{A0}ب\r\n"), "می⎵روم⟨U+200F⟩·و⇥⍽ب␍⏎");
    }

    #[test]
    fn a_range_is_widened_to_words() {
        let text = "گفت: «کتاب ها را»";
        let space = text.find(" ها").unwrap();
        assert_eq!(&text[words_around(text, &(space..space + 1))], "کتاب ها");
        assert_eq!(&text[words_around(text, &(space..space))], "کتاب");
    }

    #[test]
    fn context_is_cut_between_words() {
        let text = "سطر یک\nیک دو سه چهار پنج شش هفت هشت نه ده";
        assert_eq!(context_before(text, 0, text.len()), "… پنج شش هفت هشت نه ده");
        assert_eq!(context_before(text, 0, 16), "یک");
        assert_eq!(context_after(text, 0, text.len()), "سطر یک");
        assert_eq!(context_between(text, 0, text.len()), text);
        let long = text.replace('\n', " ").repeat(2);
        assert_eq!(context_between(&long, 0, long.len()), "سطر یک یک دو سه چهار … پنج شش هفت هشت نه ده");
        assert_eq!(context_after(text, 12, text.len()), "یک دو سه چهار پنج شش …");
    }
}
