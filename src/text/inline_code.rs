//! Code inside a line: a call in a sentence (تابع print("سلام") را), the strings of a call that replaces text
//! (`maketrans("يك", "یک")`), the quoted texts of a command (`tr 'يك' 'یک'`) and sets of letters (`[ي,ك]`). The sentence around
//! such code is prose; without the code, the line shows no sign of data.

use alloc::vec::Vec;
use core::ops::Range;

use super::cited_forms::line_around;
use super::cited_letters::has_folded_words;
use super::prompts::prompt_line;
use super::shell_words::{Command, command_before};
use crate::chars;
use crate::work::memchr::{memchr2, memchr3};

/// The longest name of a function in bytes, and the longest text between its bracket and a string.
const LONGEST_NAME: usize = 64;

/// The longest call in bytes, from its bracket on.
const LONGEST_CALL: usize = 400;

/// The least number of letters of a sentence.
const LEAST_LETTERS: usize = 6;

/// Functions that replace text. Their strings are what a program looks for. (So does the method tr of Ruby, but the function tr
/// translates what readers see.)
#[rustfmt::skip]
const REPLACING: [&str; 18] = [
    "replace", "replaceAll", "replace_all", "replacen", "maketrans", "sub", "subn", "gsub", "str_replace",
    "preg_replace", "strtr", "regexp_replace", "regexReplace", "REPLACE", "TRANSLATE", "REGEXP_REPLACE", "SUBSTITUTE", "Replace",
];

/// Appends to `found` the code inside the lines of `text`.
pub(super) fn find(text: &str, found: &mut Vec<Range<usize>>) {
    let bytes = text.as_bytes();
    let mut lines = Lines { text, line: 0..0, is_sentence: None, has_folded_words: None };
    let (mut at, mut floor) = (0, 0);
    let mut last_command: Option<(usize, Command)> = None;
    while let Some(next) = memchr3(b'"', b'\'', b'>', &bytes[at..]) {
        let sign = at + next;
        at = sign + 1;
        if bytes[sign] == b'>' {
            if let Some(line) = prompt_line(text, sign).filter(|line| line.start >= floor) {
                (at, floor) = (line.end, line.end);
                found.push(line);
            }
            continue;
        }
        if let Some((call, name)) = call_around(text, sign, floor) {
            (at, floor) = (call.end, call.end);
            let function = name.rsplit(['.', ':', '>']).next().unwrap_or(name);
            if lines.is_sentence(sign) {
                found.push(call);
            } else if REPLACING.contains(&function) || name.ends_with(".tr") {
                strings_inside(text, call, found);
            }
            continue;
        }
        let continued = last_command.filter(|&(end, _)| end + 1 == sign && bytes[end] == b' ');
        let Some(command) = continued.map(|(_, command)| command).or_else(|| command_before(text, sign))
        else {
            continue;
        };
        let is_sentence = lines.is_sentence(sign);
        if (command == Command::Searches || is_sentence)
            && let Some(end) = end_of_string(bytes, sign, LONGEST_CALL)
        {
            (at, floor, last_command) = (end, end, Some((end, command)));
            // In a line of code, the quotation marks are its signs.
            let span = if is_sentence { sign..end } else { sign + 1..end - 1 };
            found.extend((!span.is_empty()).then_some(span));
        }
    }
    signs_of_sets_and_prompts(text, &mut lines, found);
}

/// Appends the lines after the prompt `#` and the sets of letters.
fn signs_of_sets_and_prompts(text: &str, lines: &mut Lines, found: &mut Vec<Range<usize>>) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(next) = memchr2(b'#', b'[', &bytes[at..]) {
        let sign = at + next;
        at = sign + 1;
        let span = match bytes[sign] {
            b'#' => prompt_line(text, sign),
            _ => set_of_letters(text, sign)
                .filter(|_| !lines.has_folded_words(sign))
                .map(|set| with_quotes(text, set, lines)),
        };
        if let Some(span) = span {
            at = span.end;
            found.push(span);
        }
    }
}

/// A set of letters, in a sentence with the quotation marks around it.
fn with_quotes(text: &str, set: Range<usize>, lines: &mut Lines) -> Range<usize> {
    let (before, after) = (&text[..set.start], &text[set.end..]);
    let is_quoted = ['"', '\''].into_iter().any(|quote| before.ends_with(quote) && after.starts_with(quote));
    if is_quoted && lines.is_sentence(set.start) { set.start - 1..set.end + 1 } else { set }
}

/// The lines of a text, one after the other.
struct Lines<'t> {
    text: &'t str,
    /// The line of the last question.
    line: Range<usize>,
    is_sentence: Option<bool>,
    has_folded_words: Option<bool>,
}

impl Lines<'_> {
    fn around(&mut self, at: usize) -> Range<usize> {
        if !self.line.contains(&at) {
            self.line = line_around(self.text, at);
            (self.is_sentence, self.has_folded_words) = (None, None);
        }
        self.line.clone()
    }

    /// Whether the line around `at` is a sentence with code inside.
    fn is_sentence(&mut self, at: usize) -> bool {
        let line = self.around(at);
        *self.is_sentence.get_or_insert_with(|| is_sentence(&self.text[line]))
    }

    /// Whether words of the line around `at`, outside brackets, have letters that folding changes.
    fn has_folded_words(&mut self, at: usize) -> bool {
        let line = self.around(at);
        *self
            .has_folded_words
            .get_or_insert_with(|| self.text[line].split(['[', ']']).step_by(2).any(has_folded_words))
    }
}

/// Whether `line` is a sentence, perhaps with code inside: it begins with a Persian word, has enough Persian letters outside the
/// brackets of calls, and no sign of code there. No step changes the answer.
fn is_sentence(line: &str) -> bool {
    /// The most tags before a sentence.
    const MOST_TAGS: usize = 4;
    let is_before = |c: char| c.is_numeric() || chars::is_invisible(c) || "-*•.)( «#>/".contains(c);
    let mut content = line.trim_start_matches(is_before);
    for _ in 0..MOST_TAGS {
        let Some((_, rest)) = content.strip_prefix('<').and_then(|tag| tag.split_once('>')) else { break };
        content = rest.trim_start_matches(is_before);
    }
    let visible = line.trim_start_matches(chars::is_invisible);
    let is_indented_code = visible.starts_with("    ") || visible.starts_with('\t');
    if !content.starts_with(chars::is_letter) || is_indented_code {
        return false;
    }
    let (mut letters, mut depth, mut before) = (0, 0usize, ' ');
    for c in content.chars() {
        match c {
            '(' if depth > 0 || before.is_ascii_alphanumeric() || before == '_' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            '=' | '{' | '}' | '|' | '\t' | '\\' | '#' | '`' if depth == 0 => return false,
            '/' if before == '/' && depth == 0 => return false,
            _ => letters += (depth == 0 && chars::is_letter(c)) as usize,
        }
        before = c;
    }
    letters >= LEAST_LETTERS && !content.trim_ascii_end().ends_with(");")
}

/// The outermost call around the quotation mark at `quote`, and the name of its function: f(x, g("متن")).
fn call_around(text: &str, quote: usize, floor: usize) -> Option<(Range<usize>, &str)> {
    /// The most calls around a string.
    const MOST: usize = 4;
    let mut call = inner_call_around(text, quote, floor)?;
    for _ in 1..MOST {
        match inner_call_around(text, call.0.start, floor) {
            Some(outer) if outer.0.end > call.0.end => call = outer,
            _ => break,
        }
    }
    Some(call)
}

/// The innermost call whose brackets are around what begins at `quote`, and the name of its function. Only ASCII is between the
/// opening bracket and the quotation mark. Nothing of the call is before `floor`.
fn inner_call_around(text: &str, quote: usize, floor: usize) -> Option<(Range<usize>, &str)> {
    let bytes = text.as_bytes();
    let inside = bytes[floor..quote].iter().rev().take(LONGEST_NAME);
    let inside = inside.take_while(|b| (b' '..=b'~').contains(*b) && !b"()\"'".contains(b)).count();
    let bracket = (quote - inside).checked_sub(1).filter(|&i| i >= floor && bytes[i] == b'(')?;
    let is_of_name = |b: &&u8| b.is_ascii_alphanumeric() || b"_.:!".contains(b);
    let len = bytes[floor..bracket].iter().rev().take(LONGEST_NAME).take_while(is_of_name).count();
    let name = &text[bracket - len..bracket];
    let name = name.trim_start_matches([':', '!']);
    let start = bracket - name.len();
    let begins = name.starts_with('.')
        || !ends_word(&text[..start]) && name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
    let is_name = name.contains(|c: char| c.is_ascii_alphabetic()) && !name.ends_with(['.', ':']);
    let end = (begins && is_name).then(|| end_of_call(bytes, bracket)).flatten()?;
    Some((start..end, name))
}

/// Appends what is inside the strings of a call to `found`.
fn strings_inside(text: &str, call: Range<usize>, found: &mut Vec<Range<usize>>) {
    let bytes = text.as_bytes();
    let mut at = call.start;
    while let Some(next) = memchr2(b'"', b'\'', &bytes[at..call.end]) {
        let quote = at + next;
        let Some(end) = end_of_string(bytes, quote, call.end - quote) else { return };
        found.extend((end > quote + 2).then_some(quote + 1..end - 1));
        at = end;
    }
}

/// Whether `text` ends with a letter, digit or mark. Invisible characters after it do not count, since folding removes them.
pub(super) fn ends_word(text: &str) -> bool {
    text.trim_end_matches(chars::is_invisible)
        .ends_with(|c: char| c.is_alphanumeric() || chars::is_inside_word(c))
}

/// The end of the call whose bracket opens at `bracket`, in its line.
fn end_of_call(bytes: &[u8], bracket: usize) -> Option<usize> {
    let limit = bytes.len().min(bracket + LONGEST_CALL);
    let (mut at, mut depth) = (bracket, 0);
    while at < limit {
        match bytes[at] {
            b'(' => depth += 1,
            b')' if depth == 1 => return Some(at + 1),
            b')' => depth -= 1,
            b'"' | b'\'' => at = end_of_string(bytes, at, limit - at)? - 1,
            b'\n' => return None,
            _ => {}
        }
        at += 1;
    }
    None
}

/// The end of the string that the quotation mark at `quote` opens, in its line and at most `longest` bytes after it.
fn end_of_string(bytes: &[u8], quote: usize, longest: usize) -> Option<usize> {
    let limit = bytes.len().min(quote + longest);
    let mut at = quote + 1;
    while at < limit {
        match bytes[at] {
            b'\\' => at += 1,
            b'\n' => return None,
            b if b == bytes[quote] => return Some(at + 1),
            _ => {}
        }
        at += 1;
    }
    None
}

/// The set of letters in brackets at `bracket`, of which folding changes at least one: `[ي,ك]`, or `[يك]` beside the quotation
/// mark of a pattern.
fn set_of_letters(text: &str, bracket: usize) -> Option<Range<usize>> {
    /// The most characters of a set.
    const LONGEST: usize = 32;
    let is_separator = |c: char| matches!(c, ',' | '،' | '|' | '-' | ' ' | '/');
    let (mut folded, mut separated, mut touching) = (false, false, false);
    let mut before = '[';
    for (i, c) in text[bracket + 1..].char_indices().take(LONGEST) {
        if c == ']' {
            let end = bracket + 1 + i + 1;
            let is_pattern =
                || text[..bracket].ends_with(['"', '\'']) || text[end..].starts_with(['"', '\'']);
            let is_set = if touching { is_pattern() } else { separated || is_pattern() };
            return (folded && is_set).then_some(bracket..end);
        }
        if chars::is_letter(c) {
            folded |= matches!(c, 'ي' | 'ك' | 'ى');
            touching |= chars::is_letter(before);
        } else if is_separator(c) {
            separated |= c != ' ';
        } else if c != '^' {
            return None;
        }
        before = c;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        let mut found = Vec::new();
        find(text, &mut found);
        found.into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn calls_are_found_in_sentences() {
        assert_eq!(found("تابع print(\"آب\") را بنویسید"), ["print(\"آب\")"]);
        assert_eq!(found("تابع f(x, g('آ)')) را بنویسید"), ["f(x, g('آ)'))"]);
        assert_eq!(found("از a.b(\"آ\") و c(\"ب\") بپرس"), ["a.b(\"آ\")", "c(\"ب\")"]);
        for text in [
            "print(\"آب\")",
            "x = f(\"آب\")",
            "متن = f(\"آب و نان\") # سلام",
            "تابع print (\"آب\") را بنویسید",
            "تابعprint(\"آب\") را بنویسید",
            "تابع print(\"آب را بنویسید",
            "آب f(\"آ\")",
            "(\"آ\")",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn strings_of_calls_that_replace_are_found_in_all_lines() {
        assert_eq!(found("s.replace(\"ي\", \"ی\")"), ["ي", "ی"]);
        assert_eq!(found("\"علي\".replace('ي','ی')"), ["ي", "ی"]);
        assert_eq!(found("re.sub(r\"آ\", \"ا\", s)"), ["آ", "ا"]);
        assert_eq!(found("s.replace(\"آ\", \"\")"), ["آ"]);
        assert_eq!(found("grep \"\" a"), [""; 0]);
    }

    #[test]
    fn sets_of_letters_are_found() {
        assert_eq!(found("الگوی [ي,ك] را"), ["[ي,ك]"]);
        assert_eq!(found("الگوی \"[يك]\" را"), ["\"[يك]\""]);
        assert_eq!(found("re.match(\"[يك]\")"), ["[يك]"]);
        for text in ["[يك]", "[ی,ک]", "[ي ك]", "[علي, رضا]", "[ي", "علي [ي,ك]"] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }
}
