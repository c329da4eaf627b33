//! The brackets and quotations of a line, and what they contain.
//!
//! The step that fixes spaces asks about one sign after another. [`Brackets`] remembers what it has read. So
//! it reads the line once, however far apart the two signs of a pair are.

use core::ops::Range;

use crate::work::memchr::memchr;

use super::spaces::ending_begins;
use crate::chars::{self, ZWNJ, is_space};

/// Blessings in brackets after a name: علی (ع). A space separates them from the name.
const HONORIFICS: [&str; 7] = ["ع", "ص", "س", "ره", "عج", "رض", "قدس سره"];

/// Prefixes and suffixes in brackets that belong to the word beside them: کتاب(ها).
const BRACKETED_AFFIXES: [&str; 12] =
    ["ها", "های", "ی", "ان", "ات", "ن", "تر", "ین", "ب", "نا", "یان", "گان"];

/// Prefixes in brackets that belong to the word after them: (نا)معلوم.
const BRACKETED_PREFIXES: [&str; 6] = ["نا", "بی", "غیر", "هم", "پیش", "باز"];

/// Whether the content of brackets is an affix or a single letter: را(ه).
fn is_bracketed_affix(content: &str) -> bool {
    let mut letters = content.chars();
    let is_single = letters.next().is_some_and(chars::is_letter) && letters.next().is_none();
    is_single || BRACKETED_AFFIXES.contains(&content)
}

/// Words before an opening bracket that are never a part of the word after the bracket.
#[rustfmt::skip]
const WORDS_BEFORE: [&str; 22] = [
    "او", "وی", "ایشان", "شما", "آنها", "آن", "این", "را", "است", "بود", "شد", "که", "برای", "چون", "اما", "ولی", "یعنی",
    "آقای", "خانم", "دکتر", "شهر", "کشور",
];
/// Words after a closing bracket that are never a part of the word before the bracket.
#[rustfmt::skip]
const WORDS_AFTER: [&str; 30] = [
    "را", "است", "بود", "شد", "که", "از", "به", "در", "با", "تا", "و", "یا", "نیز", "هم", "اما", "ولی", "برای", "هستند",
    "بودند", "شدند", "نیست", "آمد", "رفت", "گفت", "کرد", "کردند", "دارد", "داشت", "داد", "یعنی",
];

/// Whether the word `content` in brackets is a word of its own that lost the spaces around the brackets: او(علي)آمد. The word
/// before or after is in a closed list, and the content is longer than an affix.
fn lost_spaces(before: &str, content: &str, after: &str) -> bool {
    // A number that touches the word gets a space of its own.
    let is_of_word = |c: char| c.is_alphabetic() || c == ZWNJ || chars::is_mark(c);
    let ends_before =
        |word: &&str| before.strip_suffix(*word).is_some_and(|before| !before.ends_with(is_of_word));
    let begins_after =
        |word: &&str| after.strip_prefix(*word).is_some_and(|rest| !rest.starts_with(is_of_word));
    content.chars().filter(|&c| chars::is_letter(c)).nth(2).is_some()
        && !content.contains(is_space)
        && !BRACKETED_AFFIXES.contains(&content)
        && !BRACKETED_PREFIXES.contains(&content)
        && (WORDS_BEFORE.iter().any(ends_before) || WORDS_AFTER.iter().any(begins_after))
}

/// Whether brackets with this content cannot be inside a word, since it has no Persian letters: two Latin letters or more
/// (ملل(UN)اعلام), or a number of two digits or more (تهران(۱۳۹۰)منتشر). What an ending follows stays with it.
fn has_no_part_of_word(content: &str, after: &str) -> bool {
    let is_of_latin = |c: char| c.is_ascii_alphanumeric() || " .-&'/_+".contains(c);
    let is_of_number = |c: char| c.is_numeric() || "./-–٫٬".contains(c);
    let at_least_two = |is: fn(char) -> bool| content.chars().filter(|&c| is(c)).nth(1).is_some();
    let is_latin = content.chars().all(is_of_latin) && at_least_two(|c| c.is_ascii_alphabetic());
    let is_number = content.chars().all(is_of_number) && at_least_two(char::is_numeric);
    (is_latin || is_number) && after.starts_with(chars::is_letter) && !ending_begins(after)
}

/// Whether the bracket `]` that ends `before` ends the mark of a footnote after a word: `ایران[۱]`.
pub(super) fn footnote_ends(before: &str) -> bool {
    let is_of_mark = |c: char| c.is_numeric() || is_space(c) || "،,-–".contains(c);
    let Some(mark) = before.strip_suffix(']') else { return false };
    let word = mark.trim_end_matches(is_of_mark);
    mark[word.len()..].contains(char::is_numeric)
        && word.strip_suffix('[').is_some_and(|word| {
            word.ends_with(|c| chars::is_letter(c) || chars::is_mark(c) || "»)]".contains(c))
        })
}

/// Answers questions about the brackets of one line. The offsets of the questions must ascend.
pub(super) struct Brackets<'t> {
    text: &'t str,
    line: Range<usize>,
    /// The last opening bracket before the last question about a closing one.
    last: LastBracket,
    /// The next signs `(`, `)`, `«` and `»`.
    next: [NextSign; 4],
    /// Whether the guillemets of the line are reversed; `None` until it is needed.
    reversed: Option<bool>,
    /// Whether the guillemets of the line are separators; `None` until it is needed.
    separators: Option<bool>,
}

/// The last opening bracket of a line, and what follows it.
struct LastBracket {
    /// The offset up to which the line has been read.
    read: usize,
    /// The offset of the bracket.
    open: Option<usize>,
    /// Whether a closing bracket is between the opening one and `read`.
    closed: bool,
    /// What is between the opening bracket and `read`.
    content: Phrase,
}

/// The next occurrence of a sign.
#[derive(Clone, Copy, Default)]
struct NextSign {
    /// Whether the line has been searched for the sign.
    known: bool,
    /// The offset of the sign; `None` if the rest of the line has none.
    at: Option<usize>,
}

impl<'t> Brackets<'t> {
    pub(super) fn new(text: &'t str, line: Range<usize>) -> Self {
        let last = LastBracket { read: line.start, open: None, closed: false, content: Phrase::default() };
        Brackets { text, line, last, next: [NextSign::default(); 4], reversed: None, separators: None }
    }

    /// Whether the pair of brackets whose `)` is at `closing` is part of a word: می(ن)ویسد.
    pub(super) fn pair_is_inside_word(&mut self, closing: usize) -> bool {
        self.last.read_to(self.text, closing);
        let Some(open) = self.last.open else { return true }; // not a pair: leave it as it is
        let before = self.text[self.line.start..open].chars().next_back();
        if before == Some(']') {
            return true; // the address of a link, which may be between a word and its ending: [کتاب](address)ها
        }
        // Spaces inside the brackets do not count, since the step removes them.
        let content = self.text[open + 1..closing].trim_matches(is_space);
        if HONORIFICS.contains(&content) || self.last.content.is_phrase {
            return false;
        }
        let (line_before, line_after) =
            (&self.text[self.line.start..open], &self.text[closing + 1..self.line.end]);
        if !self.last.closed
            && (lost_spaces(line_before, content, line_after) || has_no_part_of_word(content, line_after))
        {
            return false;
        }
        let is_prefix = BRACKETED_PREFIXES.contains(&content);
        is_prefix || self.last.closed || before.is_some_and(|c| chars::is_letter(c) || chars::is_mark(c))
    }

    /// Whether a bracket before `at` is still open there.
    pub(super) fn are_open_at(&mut self, at: usize) -> bool {
        self.last.read_to(self.text, at);
        self.last.open.is_some() && !self.last.closed
    }

    /// Whether the bracket or quotation that begins with the sign `opening` at `at` is separate from the
    /// word before it. It is separate if it ends in this line, if no letter follows its end, and if it holds
    /// more than an affix.
    pub(super) fn is_apart(&mut self, opening: char, at: usize) -> bool {
        let (opening_sign, closing, closing_sign) = if opening == '(' { (0, ')', 1) } else { (2, '»', 3) };
        let start = at + opening.len_utf8();
        let Some(end) = self.next_sign(closing_sign, closing, start) else { return false };
        // Leave brackets inside brackets as they are. So the contents of two pairs of one kind never
        // overlap, and each is read once.
        if self.next_sign(opening_sign, opening, start).is_some_and(|nested| nested < end) {
            return false;
        }
        let content = self.text[start..end].trim_matches(|c| c == ZWNJ || is_space(c));
        if HONORIFICS.contains(&content) {
            return true;
        }
        let after = &self.text[end + closing.len_utf8()..self.line.end];
        let has_lost_spaces = || lost_spaces(&self.text[self.line.start..at], content, after);
        if opening == '(' && (has_no_part_of_word(content, after) || has_lost_spaces()) {
            return true;
        }
        let after = after.chars().next();
        let word_goes_on = opening == '(' && after.is_some_and(|c| chars::is_letter(c) || c == ZWNJ);
        opening == '(' && is_phrase(content) || !is_bracketed_affix(content) && !word_goes_on
    }

    /// Whether quotations in this line begin with » and end with «. Some writers mean the two signs the wrong way
    /// round, so the spaces beside them show nothing.
    pub(super) fn guillemets_are_reversed(&mut self) -> bool {
        if let Some(known) = self.reversed {
            return known;
        }
        let line = &self.text[self.line.clone()];
        let mut signs = line.match_indices(['«', '»']);
        let reversed = match (signs.next(), signs.next()) {
            (Some((opening, "»")), Some((closing, "«"))) => {
                let begins =
                    line[..opening].chars().next_back().is_none_or(|c| is_space(c) || "([:،".contains(c));
                begins
                    && !line[opening + '»'.len_utf8()..closing].starts_with(is_space)
                    && !line[..closing].ends_with(is_space)
            }
            _ => false,
        };
        *self.reversed.insert(reversed)
    }

    /// Whether the line has » or « as separators only, and not as quotation marks: each has spaces on both sides, and all are
    /// alike (خانه » کتاب » رمان). In a short line without other signs, which is the name of a link, « may begin the line, and »
    /// may end it (صفحهٔ بعد »).
    pub(super) fn guillemets_are_separators(&mut self) -> bool {
        if let Some(known) = self.separators {
            return known;
        }
        /// The most letters of the name of a link. Repairs change the number of words, but not that of letters.
        const MOST_LETTERS: usize = 18;
        let line = self.text[self.line.clone()].trim_end_matches('\r');
        let is_link = || {
            let is_sign = |c: char| c.is_ascii_punctuation() || "،؛؟…–—".contains(c);
            !line.contains(is_sign)
                && line.chars().filter(|&c| chars::is_letter(c)).nth(MOST_LETTERS).is_none()
        };
        let mut signs = line.match_indices(['«', '»']);
        let first = signs.clone().next().map(|(_, sign)| sign);
        let separators = first.is_some()
            && signs.all(|(at, sign)| {
                let before = line[..at].trim_end_matches(is_space);
                let after = line[at + sign.len()..].trim_start_matches(is_space);
                let is_first = sign == "«" && before.is_empty();
                let is_last = sign == "»" && after.is_empty();
                let follows_word = line[..at].ends_with(is_space)
                    && before.ends_with(|c: char| c.is_alphanumeric() || chars::is_mark(c) || c == ')');
                let precedes_word = line[at + sign.len()..].starts_with(is_space)
                    && after.starts_with(|c: char| c.is_alphanumeric() || c == '(');
                Some(sign) == first
                    && (follows_word || is_first && is_link())
                    && (precedes_word || is_last && is_link())
            });
        *self.separators.insert(separators)
    }

    /// The offset of the next `sign` at or after `from`.
    fn next_sign(&mut self, index: usize, sign: char, from: usize) -> Option<usize> {
        let next = &mut self.next[index];
        if !next.known || next.at.is_some_and(|at| at < from) {
            let rest = &self.text[from..self.line.end];
            let found = if sign.is_ascii() { memchr(sign as u8, rest.as_bytes()) } else { rest.find(sign) };
            *next = NextSign { known: true, at: found.map(|i| from + i) };
        }
        next.at
    }
}

impl LastBracket {
    /// Reads `text` up to `to`.
    fn read_to(&mut self, text: &str, to: usize) {
        for (i, c) in text[self.read..to].char_indices() {
            match c {
                '(' => {
                    let open = Some(self.read + i);
                    *self = LastBracket { read: self.read, open, closed: false, content: Phrase::default() };
                }
                _ => {
                    self.closed |= c == ')';
                    self.content.push(c);
                }
            }
        }
        self.read = to;
    }
}

/// Finds out whether the content of brackets has two words. Such brackets cannot be inside a word. Two words
/// have a space between letters. Spaces beside signs do not count, since the step inserts and removes them.
#[derive(Clone, Copy, Default)]
struct Phrase {
    after_word: bool,
    space_after_word: bool,
    /// Whether there are two words up to now.
    is_phrase: bool,
}

impl Phrase {
    /// Reads the next character of the content.
    fn push(&mut self, c: char) {
        if is_space(c) {
            self.space_after_word = self.after_word;
        } else if self.space_after_word && chars::is_letter(c) {
            self.is_phrase = true;
        } else {
            self.space_after_word = false;
            self.after_word = chars::is_letter(c) || chars::is_mark(c);
        }
    }
}

fn is_phrase(content: &str) -> bool {
    let mut phrase = Phrase::default();
    content.chars().any(|c| {
        phrase.push(c);
        phrase.is_phrase
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fix_spaces;
    use alloc::format;

    #[test]
    fn a_blessing_is_apart_from_the_name() {
        for blessing in HONORIFICS {
            let text = format!("نامش یونس({blessing})بود");
            assert_eq!(fix_spaces(&text), format!("نامش یونس ({blessing}) بود"));
            let text = format!("نامش) یونس( {blessing}  )بود");
            assert_eq!(fix_spaces(&text), format!("نامش) یونس ({blessing}) بود"));
        }
        assert_eq!(fix_spaces("نامش یونس(ج)بود"), "نامش یونس(ج)بود");
    }

    #[test]
    fn an_affix_in_brackets_stays_at_its_word() {
        for affix in BRACKETED_AFFIXES {
            let text = format!("آن واژه({affix}) را");
            assert_eq!(fix_spaces(&text), text);
        }
        assert_eq!(fix_spaces("آن واژه(نو) را"), "آن واژه (نو) را");
    }

    #[test]
    fn the_signs_of_a_pair_may_be_any_number_of_bytes_apart() {
        for words in [1, 20, 51, 52, 200, 5_000] {
            let inside = "باران ".repeat(words);
            let text = format!("جنگل({}برف)سبز", inside);
            assert_eq!(fix_spaces(&text), format!("جنگل ({}برف) سبز", inside), "{words} words");
            let text = format!("گفت«{}برف» و رفت", inside);
            assert_eq!(fix_spaces(&text), format!("گفت «{}برف» و رفت", inside), "{words} words");
        }
    }

    /// The questions of a line with one [`Brackets`] and with a new one for each question.
    #[test]
    fn what_was_read_before_does_not_change_an_answer() {
        let text = "آ(ب)پ)ت(ث ج)چ(ح(خ)د)ذ«ر«ز»ژ(س»ش)ص (ع)ض(ها)ط«ظ غ»ف)ق(قدس سره)ک (گ ل)م(ن";
        let mut all = Brackets::new(text, 0..text.len());
        for (at, sign) in text.char_indices() {
            let mut fresh = Brackets::new(text, 0..text.len());
            match sign {
                '(' | '«' => assert_eq!(all.is_apart(sign, at), fresh.is_apart(sign, at), "{at}"),
                ')' => assert_eq!(all.pair_is_inside_word(at), fresh.pair_is_inside_word(at), "{at}"),
                _ => {}
            }
        }
    }
}
