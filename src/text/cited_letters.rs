//! Single letters and digits that a text names: حرف «ي», کاف عربی (ك), تبدیل ي به ی, رقم «٤».
//!
//! Folding would make them Persian. If the words of the line have such letters too, the keyboard had no others, and the text
//! cites nothing.

use core::ops::Range;

use crate::chars::{self, ZWNJ, is_space};

use super::cited_forms::{after_words, before_each, before_words, is_of_word, line_around};

/// Words before a letter that show it is cited, perhaps with one of [`AFTER_NAME`].
const NAMES: [&str; 13] = [
    "حرف",
    "حروف",
    "نویسه",
    "کاراکتر",
    "کد",
    "نشانه",
    "شکل",
    "تبدیل",
    "یای",
    "مقصوره",
    "کاف",
    "عربی",
    "یونیکد",
];

/// Words before a digit that show it is cited, perhaps with one of [`AFTER_NAME`].
const NAMES_OF_DIGITS: [&str; 5] = ["رقم", "ارقام", "نویسه", "کاراکتر", "حرف"];

/// What may be between a name and the letter or digit: nothing, the plural, or an adjective.
const AFTER_NAME: [&str; 3] = ["", "های", "عربی"];

/// Words between two letters of a list, or between a letter and the one that replaces it.
const BETWEEN: [&str; 6] = ["و", "یا", "به", "با", "نه", "از"];

/// Finds cited letters, one after the other.
#[derive(Default)]
pub(super) struct CitedLetters {
    /// The line of the last question.
    line: Range<usize>,
    /// Whether words of this line have letters that folding changes.
    has_folded_words: bool,
    /// Whether the line has ی or ک.
    has_persian_letters: bool,
    /// Where the last cited letter ends.
    last: Option<usize>,
}

impl CitedLetters {
    /// The letter at `at`, if `text` cites it. Successive offsets must ascend.
    pub(super) fn at(&mut self, text: &str, at: usize) -> Option<Range<usize>> {
        // Most letters are inside a word, and this tells them at once: only a space, an ASCII sign, « (C2 AB), “ (E2 80 9C)
        // or ‘ (E2 80 98) may be before.
        let may_be_alone = match text.as_bytes()[..at] {
            [.., before] if before.is_ascii() => true,
            [.., 0x80, 0x98 | 0x9C] | [.., 0xC2, 0xAB] | [] => true,
            _ => false,
        };
        if may_be_alone { self.character_at(text, at) } else { None }
    }

    /// The Arabic-Indic digit at `at` inside quotation marks, if `text` cites it.
    pub(super) fn digit_at(&mut self, text: &str, at: usize) -> Option<Range<usize>> {
        text[at..].starts_with(|c: char| ('٠'..='٩').contains(&c)).then(|| self.character_at(text, at))?
    }

    fn character_at(&mut self, text: &str, at: usize) -> Option<Range<usize>> {
        let c = text[at..].chars().next()?;
        let range = at..at + c.len_utf8();
        if !is_alone(text, &range) {
            return None;
        }
        if at >= self.line.end || self.line.is_empty() {
            self.line = line_around(text, at);
            let line = &text[self.line.clone()];
            self.has_folded_words = has_folded_words(line);
            self.has_persian_letters = line.contains(['ی', 'ک']);
            self.last = None;
        }
        if self.has_folded_words || !self.is_named(text, &range, c) {
            return None;
        }
        self.last = Some(range.end);
        Some(range)
    }

    /// Whether the text around the single letter or digit `c` at `range` shows that it is cited.
    fn is_named(&self, text: &str, range: &Range<usize>, c: char) -> bool {
        let (before, after) = (&text[self.line.start..range.start], &text[range.end..self.line.end]);
        let inside = enclosing(before, after);
        if self.last.is_some_and(|last| last <= range.start && joins_list(&text[last..range.start])) {
            return true; // the next one of a list
        }
        let words = inside.map_or(before, |(before, _)| before).trim_end_matches(is_space);
        let words = words.strip_suffix(':').map_or(words, |label| label.trim_end_matches(is_space));
        if c.is_numeric() {
            return inside.is_some() && NAMES_OF_DIGITS.iter().any(|name| ends_with_name(words, name));
        }
        // The other words of the line have the Persian letters.
        inside.is_some() && self.has_persian_letters
            || NAMES
                .iter()
                .any(|name| ends_with_name(words, name) && (inside.is_some() || !may_be_ezafe(name, after)))
            || letter_follows(inside.map_or(after, |(_, after)| after))
            || counterpart_is_beside(before, after, c)
            || inside.is_none() && language_follows(words, after)
    }
}

/// Whether no letter, digit, mark or ZWNJ touches the character at `range`.
fn is_alone(text: &str, range: &Range<usize>) -> bool {
    !text[..range.start].ends_with(is_of_word) && !text[range.end..].starts_with(is_of_word)
}

/// Whether a word of `line` outside guillemets has a letter that folding changes.
pub(super) fn has_folded_words(line: &str) -> bool {
    let (mut before, mut is_quoted) = (' ', false);
    line.chars().any(|c| {
        let is_in_word = chars::is_letter(before) && matches!(c, 'ي' | 'ك' | 'ى')
            || chars::is_letter(c) && matches!(before, 'ي' | 'ك' | 'ى');
        before = c;
        is_quoted = c == '«' || is_quoted && c != '»';
        is_in_word && !is_quoted
    })
}

/// The text before and after quotation marks or brackets around one character.
fn enclosing<'t>(before: &'t str, after: &'t str) -> Option<(&'t str, &'t str)> {
    [("«", "»"), ("(", ")"), ("\"", "\""), ("“", "”"), ("[", "]"), ("'", "'"), ("‘", "’")]
        .into_iter()
        .find_map(|(open, close)| Some((before.strip_suffix(open)?, after.strip_prefix(close)?)))
}

/// Whether `words` ends with the word `name`, perhaps with one of [`AFTER_NAME`].
fn ends_with_name(words: &str, name: &str) -> bool {
    let is_whole = |before: &str| !before.ends_with(|c: char| chars::is_letter(c) || c == ZWNJ);
    AFTER_NAME.iter().any(|ending| {
        let stem = if ending.is_empty() { Some(words) } else { before_words(words, ending) };
        stem.and_then(|stem| before_words(stem, name)).is_some_and(is_whole)
    })
}

/// Whether a ye after the word `name` may be its ezafe (نشانه ي شهر): the word ends with heh, and another word follows.
fn may_be_ezafe(name: &str, after: &str) -> bool {
    const AFTER_LETTER: [&str; 7] = ["را", "در", "است", "که", "عربی", "فارسی", "نیست"];
    let next = after.trim_start_matches(is_space);
    let word = &next[..next.find(is_space).unwrap_or(next.len())];
    name.ends_with('ه')
        && next.starts_with(chars::is_letter)
        && !AFTER_LETTER.contains(&word)
        && !BETWEEN.contains(&word)
}

/// Whether the text between two letters joins them to a list: a comma, a slash, an equals sign or one of the words [`BETWEEN`],
/// and nothing else except spaces, quotation marks and brackets.
fn joins_list(between: &str) -> bool {
    let is_around = |c: char| is_space(c) || "«»()\"“”[]'‘’".contains(c);
    let sign = between.trim_matches(is_around);
    let word = sign.strip_prefix('،').map_or(sign, |word| word.trim_start_matches(is_space));
    matches!(sign, "،" | "," | "/" | "=") || BETWEEN.contains(&word)
}

/// Whether a single letter that folds to the same letter as `c` is before or after it in a list or table: ی (نه ي), ي/ی, | ي | ی |.
fn counterpart_is_beside(before: &str, after: &str, c: char) -> bool {
    let is_around = |c: char| is_space(c) || "«»()\"“”[]'‘’".contains(c);
    let is_counterpart = |letter: Option<char>, beside: Option<char>| {
        letter.is_some_and(|letter| letter != c && chars::persian_letter(letter) == chars::persian_letter(c))
            && !beside.is_some_and(is_of_word)
    };
    /// The most spaces before a row of a table.
    const INDENT: usize = 8;
    let is_row = before.bytes().take(INDENT + 1).find(|&b| b != b' ') == Some(b'|');
    let list = before.trim_end_matches(is_around);
    let word = BETWEEN.iter().find_map(|word| list.strip_suffix(word));
    let list = word.or_else(|| list.strip_suffix(['/', '،', ',', '\t']));
    let cell = || before.trim_end_matches(is_space).strip_suffix('|').filter(|_| is_row);
    let list = list.or_else(cell).unwrap_or("");
    let mut letters = list.trim_end_matches(is_around).chars().rev();
    let cell = after.trim_start_matches(is_space).strip_prefix('|').filter(|_| is_row);
    let cell = cell.map(|cell| cell.trim_start_matches(is_space));
    let mut next = after.strip_prefix(['/', ',', '،', '\t']).or(cell).unwrap_or("").chars();
    is_counterpart(letters.next(), letters.next()) || is_counterpart(next.next(), next.next())
}

/// Whether the word after a letter names its language (به جای ك عربی), and the word before it is one without an ezafe.
fn language_follows(words: &str, after: &str) -> bool {
    const BEFORE_LETTER: [&str; 7] = ["با", "از", "به", "جای", "و", "یا", "نه"];
    let next = after.trim_start_matches(is_space);
    let is_language = ["عربی", "فارسی"].iter().any(|word| after_words(next, word).is_some());
    let begins = |before: &str| !before.ends_with(is_of_word);
    is_language && before_each(words, &BEFORE_LETTER).any(begins)
}

/// Whether another single letter follows after a comma, a slash or one of the words [`BETWEEN`], and a space.
fn letter_follows(after: &str) -> bool {
    /// The most letters of one of these words.
    const LONGEST: usize = 2;
    let is_around = |c: char| is_space(c) || "«(\"“".contains(c);
    let next = after.trim_start_matches(is_space);
    let word = next.chars().take_while(|&c| chars::is_letter(c)).take(LONGEST + 1);
    let len = word.map(char::len_utf8).sum::<usize>();
    let rest = match next.strip_prefix(['،', '/']) {
        Some(rest) => rest,
        None if BETWEEN.contains(&&next[..len]) => &next[len..],
        None => return false,
    };
    let mut letter = rest.trim_start_matches(is_around).chars();
    rest.starts_with(is_space)
        && letter.next().is_some_and(|c| chars::is_letter(c) && c != 'و')
        && !letter.next().is_some_and(is_of_word)
}
