//! A text in several spellings, which differ in spaces and ZWNJs only, and its words as ranges that all spellings share.

use std::ops::Range;

use crate::common;

pub const ZWNJ: char = '\u{200C}';

/// A text in one spelling.
pub struct Spelling {
    pub name: String,
    pub lines: Vec<String>,
}

impl Spelling {
    /// Reads the text that `arg` names as `NAME=FILE`.
    pub fn read(arg: &str) -> Option<Spelling> {
        let (name, file) = arg.split_once('=')?;
        let lines = common::read(Some(file)).lines().map(str::to_owned).collect();
        Some(Spelling { name: name.to_owned(), lines })
    }
}

/// Ends the program if the texts have different numbers of lines.
pub fn check_lengths(spellings: &[Spelling]) {
    let Some(first) = spellings.first() else { return };
    if let Some(other) = spellings.iter().find(|other| other.lines.len() != first.lines.len()) {
        common::fail(format_args!("{} and {} have different numbers of lines", first.name, other.name));
    }
}

/// A line of one spelling, with the offsets of all characters except spaces and ZWNJs. All spellings of a line have
/// the same characters there.
pub struct Line<'t> {
    text: &'t str,
    offsets: Vec<usize>,
}

impl<'t> Line<'t> {
    pub fn new(text: &'t str) -> Line<'t> {
        let solid = text.char_indices().filter(|&(_, c)| !c.is_whitespace() && c != ZWNJ);
        Line { text, offsets: solid.map(|(at, _)| at).collect() }
    }

    /// The text of a range of characters. Spaces and ZWNJs do not count.
    pub fn slice(&self, range: &Range<usize>) -> &'t str {
        let end_of = |at: usize| at + self.text[at..].chars().next().map_or(0, char::len_utf8);
        let end = self.offsets.get(range.end - 1).map_or(self.text.len(), |&at| end_of(at));
        &self.text[self.offsets[range.start]..end]
    }
}

/// Whether `c` belongs to a word.
pub fn is_in_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, ZWNJ | '\u{64B}'..='\u{65F}' | '\u{670}')
}

/// The words of a line as ranges of characters (spaces and ZWNJs do not count). The second value is whether nothing but
/// spaces is between a word and the word before it.
pub fn words(line: &str) -> Vec<(Range<usize>, bool)> {
    let mut words: Vec<(Range<usize>, bool)> = Vec::new();
    let (mut solid, mut in_word, mut near) = (0, false, false);
    for c in line.chars() {
        match c {
            ZWNJ => continue,
            _ if is_in_word(c) && in_word => words.last_mut().expect("in a word").0.end += 1,
            _ if is_in_word(c) => {
                words.push((solid..solid + 1, near));
                near = true;
            }
            _ => near &= c.is_whitespace(),
        }
        in_word = is_in_word(c);
        solid += !c.is_whitespace() as usize;
    }
    words
}
