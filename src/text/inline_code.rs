//! Code inside a line: a call in a sentence (تابع print("سلام") را), the strings of a call that replaces text
//! (`maketrans("يك", "یک")`), the quoted texts of a command (`tr 'يك' 'یک'`) and sets of letters (`[ي,ك]`). The sentence around
//! such code is prose; without the code, the line shows no sign of data.

use alloc::vec::Vec;
use core::ops::Range;

use unicode_normalization::UnicodeNormalization;

use super::cited_forms::line_around;
use super::cited_letters::has_folded_words;
use super::compared_strings;
use super::prompts::prompt_line;
use super::shell_words::{Command, command_before};
use super::visible::VisibleText;
use crate::chars;
use crate::work::memchr::{memchr, memchr2, memchr3};

/// The most brackets that are open at once inside a call. No step adds or removes a bracket.
///
/// The limit also keeps the time linear: no byte is read more often than three times this number. Two readings that began at
/// different brackets agree from a byte on if both are inside the same string there, or both before it, or both after it. So at
/// most this many readings of each of the three kinds go on at a byte.
const DEEPEST: usize = 16;

/// The least number of letters of a sentence.
const LEAST_LETTERS: usize = 6;

/// The lines of a text that may have code inside them.
#[derive(Default)]
pub(super) struct CodeLines {
    /// The end of the last line that was read.
    read_to: usize,
}

impl CodeLines {
    /// Appends to `found` the code inside the line of the sign at `sign`: `"`, `'`, `>`, `#` or `[`. A line without any of
    /// them has no code. The code is found in the visible text, so the answer is the same when a step has removed invisible
    /// characters. Successive offsets must ascend. Returns the end of the line.
    pub(super) fn at(&mut self, text: &str, sign: usize, found: &mut Vec<Range<usize>>) -> usize {
        if sign >= self.read_to {
            let line = line_around(text, sign);
            self.read_to = line.end;
            find_in_raw_line(text, line, found);
        }
        self.read_to
    }
}

/// Appends the code inside the line `range` of `text`, which may have invisible characters.
fn find_in_raw_line(text: &str, range: Range<usize>, found: &mut Vec<Range<usize>>) {
    let line = &text[range.clone()];
    let first = found.len();
    compared_strings::invisible_strings(line, found);
    let literals = found.len();
    let may_have_code = line.bytes().any(|b| b.is_ascii_alphabetic() || matches!(b, b'[' | b'>' | b'_'))
        || line
            .trim_start_matches(|c: char| c.is_ascii_whitespace() || chars::is_invisible(c))
            .starts_with(['"', '\'', '{', '(']);
    match may_have_code.then(|| VisibleText::without_invisible(line)) {
        None => {}
        Some(None) => find_in_line(line, found),
        Some(Some(visible)) => {
            find_in_line(&visible.text, found);
            found[literals..].iter_mut().for_each(|span| *span = visible.source_range(span.clone()));
        }
    }
    for span in &mut found[first..] {
        *span = range.start + span.start..range.start + span.end;
    }
}

/// Appends the code inside `text`, which is one line without invisible characters.
fn find_in_line(text: &str, found: &mut Vec<Range<usize>>) {
    if let Some(line) = prompt_line(text) {
        found.push(line);
        return;
    }
    let bytes = text.as_bytes();
    let mut line = Line { text, is_sentence: None, has_folded_words: None };
    let (mut at, mut floor) = (0, 0);
    let mut last_command: Option<(usize, Command)> = None;
    while let Some(sign) = next_quote(bytes, at) {
        at = sign + 1;
        if let Some((call, name)) = call_around(text, sign, floor) {
            (at, floor) = (call.end, call.end);
            if line.is_sentence() {
                found.push(call);
            } else if compared_strings::are_in_call(text, &call, name) {
                strings_inside(text, call, found);
            }
            continue;
        }
        let is_next = |end: usize| end < sign && bytes[end..sign].iter().all(|&b| b == b' ');
        let continued = last_command.filter(|&(end, _)| is_next(end)).map(|(_, command)| (command, 0..0));
        let Some((command, options)) = continued.or_else(|| command_before(text, sign)) else { continue };
        let is_sentence = line.is_sentence();
        if (command == Command::Searches || is_sentence)
            && let Some(end) = end_of_string(bytes, sign)
        {
            (at, floor, last_command) = (end, end, Some((end, command)));
            // Outside sentences, the quotation marks stay outside the span: they show that the line is code.
            let span = if is_sentence { sign..end } else { sign + 1..end - 1 };
            found.extend([options, span].into_iter().filter(|span| !span.is_empty()));
        }
    }
    // Few lines have such strings, so whether the line is a sentence is asked last.
    let first = found.len();
    compared_strings::find(text, || line.has_folded_words(), found);
    if found.len() > first && line.is_sentence() {
        found.truncate(first);
    }
    let mut at = 0;
    while let Some(next) = memchr(b'[', &bytes[at..]) {
        let bracket = at + next;
        at = bracket + 1;
        if let Some(set) = set_of_letters(text, bracket).filter(|_| !line.has_folded_words()) {
            at = set.end;
            found.push(with_quotes(text, set, &mut line));
        }
    }
}

/// A set of letters, in a sentence with the quotation marks around it.
fn with_quotes(text: &str, set: Range<usize>, line: &mut Line) -> Range<usize> {
    let (before, after) = (&text[..set.start], &text[set.end..]);
    let is_quoted = ['"', '\''].into_iter().any(|quote| before.ends_with(quote) && after.starts_with(quote));
    if is_quoted && line.is_sentence() { set.start - 1..set.end + 1 } else { set }
}

/// A line, and what was asked about it.
struct Line<'t> {
    text: &'t str,
    is_sentence: Option<bool>,
    has_folded_words: Option<bool>,
}

impl Line<'_> {
    /// Whether the line is a sentence with code inside.
    fn is_sentence(&mut self) -> bool {
        *self.is_sentence.get_or_insert_with(|| is_sentence(self.text))
    }

    /// Whether words of the line, outside brackets, have letters that folding changes.
    fn has_folded_words(&mut self) -> bool {
        *self.has_folded_words.get_or_insert_with(|| {
            let mut parts = self.text.split('[');
            let is_folded =
                |part: &str| has_folded_words(part.split_once(']').map_or(part, |(_, after)| after));
            parts.next().is_some_and(has_folded_words) || parts.any(is_folded)
        })
    }
}

/// Whether `line` is a sentence, perhaps with code inside: it begins with a Persian word, has enough Persian letters outside the
/// brackets of calls, and no sign of code there. No step changes the answer.
fn is_sentence(line: &str) -> bool {
    /// The most tags before a sentence.
    const MOST_TAGS: usize = 4;
    let is_before = |c: char| c.is_numeric() || "-*•.)( «#>/".contains(c);
    let mut content = line.trim_start_matches(is_before);
    for _ in 0..MOST_TAGS {
        let Some((_, rest)) = content.strip_prefix('<').and_then(|tag| tag.split_once('>')) else { break };
        content = rest.trim_start_matches(is_before);
    }
    let is_indented_code = line.starts_with("    ") || line.starts_with('\t');
    if !content.starts_with(|c| letters_of(c) > 0) || is_indented_code {
        return false;
    }
    let (mut letters, mut depth, mut before) = (0, 0usize, ' ');
    // Whether the last word is a name of code: it begins with a Latin letter or `_`.
    let mut is_name = false;
    // The quotation mark of the string of a call that is open, and whether a backslash is before the next character.
    let (mut quote, mut is_escaped) = (None, false);
    let is_of_word = |c: char| chars::is_letter(c) || c.is_alphanumeric() || c == '_';
    for c in content.chars() {
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' if quote.is_some() => is_escaped = true,
            _ if quote == Some(c) => quote = None,
            _ if quote.is_some() => {}
            '"' | '\'' if depth > 0 => quote = Some(c),
            '(' if depth > 0 || is_name && is_of_word(before) => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            '=' | '{' | '}' | '|' | '\t' | '\\' | '#' | '`' if depth == 0 => return false,
            '/' if before == '/' && depth == 0 => return false,
            _ if depth == 0 => letters += letters_of(c),
            _ => {}
        }
        if is_of_word(c) && !is_of_word(before) {
            is_name = c.is_ascii_alphabetic() || c == '_';
        }
        before = c;
    }
    letters >= LEAST_LETTERS && !content.trim_ascii_end().ends_with(");")
}

/// The number of letters of the Arabic script that folding makes of `c`.
fn letters_of(c: char) -> usize {
    if chars::is_presentation_form(c) {
        core::iter::once(c).nfkc().filter(|&part| chars::is_letter(part)).count()
    } else {
        usize::from(chars::is_letter(c))
    }
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
    // No two quotation marks read the same bytes here, since the reading stops at quotation marks and brackets.
    let inside = bytes[floor..quote].iter().rev();
    let inside = inside.take_while(|b| (b' '..=b'~').contains(*b) && !b"()\"'".contains(b)).count();
    let bracket = (quote - inside).checked_sub(1).filter(|&i| i >= floor && bytes[i] == b'(')?;
    let is_of_name = |b: &&u8| b.is_ascii_alphanumeric() || b"_.:!".contains(b);
    let len = bytes[floor..bracket].iter().rev().take_while(is_of_name).count();
    let name = text[bracket - len..bracket].trim_start_matches([':', '!']);
    let start = bracket - name.len();
    let before = &text[..start];
    let begins = if name.starts_with('.') {
        !before.ends_with(char::is_numeric)
    } else {
        !ends_word(before) && name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
    };
    let is_name = name.contains(|c: char| c.is_ascii_alphabetic()) && !name.ends_with(['.', ':'])
        || matches!(name, "_" | "__"); // gettext
    let end = (begins && is_name).then(|| end_of_call(bytes, bracket)).flatten()?;
    Some((start..end, name))
}

/// Appends what is inside the strings of a call to `found`.
fn strings_inside(text: &str, call: Range<usize>, found: &mut Vec<Range<usize>>) {
    let bytes = &text.as_bytes()[..call.end];
    let mut at = call.start;
    while let Some(quote) = next_quote(bytes, at) {
        let Some(end) = end_of_string(bytes, quote) else { return };
        found.extend((end > quote + 2).then_some(quote + 1..end - 1));
        at = end;
    }
}

/// Whether `text` ends with a letter, digit or mark. Invisible characters after it do not count, since folding removes them.
pub(super) fn ends_word(text: &str) -> bool {
    text.trim_end_matches(chars::is_invisible)
        .ends_with(|c: char| c.is_alphanumeric() || chars::is_inside_word(c))
}

/// The end of the call whose bracket opens at `bracket` in the line `bytes`.
fn end_of_call(bytes: &[u8], bracket: usize) -> Option<usize> {
    let (mut at, mut depth) = (bracket, 0);
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'(' if depth == DEEPEST => return None,
            b'(' => depth += 1,
            b')' if depth == 1 => return Some(at + 1),
            b')' => depth -= 1,
            b'"' | b'\'' => at = end_of_string(bytes, at)? - 1,
            b'\\' => at += 1,
            _ => {}
        }
        at += 1;
    }
    None
}

/// The next quotation mark of code at or after `from` that no backslash escapes.
pub(super) fn next_quote(bytes: &[u8], mut from: usize) -> Option<usize> {
    loop {
        from += memchr3(b'"', b'\'', b'\\', bytes.get(from..)?)?;
        if bytes[from] != b'\\' {
            return Some(from);
        }
        from += 2;
    }
}

/// The end of the string that the quotation mark at `quote` opens in the line `bytes`.
pub(super) fn end_of_string(bytes: &[u8], quote: usize) -> Option<usize> {
    let mut at = quote + 1;
    loop {
        at += memchr2(bytes[quote], b'\\', bytes.get(at..)?)?;
        if bytes[at] == bytes[quote] {
            return Some(at + 1);
        }
        at += 2;
    }
}

/// The set of letters in brackets at `bracket`, of which folding changes at least one: `[ي,ك]`, or `[يك]` beside the quotation
/// mark of a pattern.
fn set_of_letters(text: &str, bracket: usize) -> Option<Range<usize>> {
    /// The most letters and signs of a set.
    const LONGEST: usize = 32;
    let is_separator = |c: char| matches!(c, ',' | '،' | '|' | '-' | ' ' | '/');
    let (mut folded, mut separated, mut touching) = (false, false, false);
    let (mut before, mut len) = ('[', 0);
    for (i, c) in text[bracket + 1..].char_indices() {
        len += usize::from(c != ' ');
        if len > LONGEST {
            return None;
        }
        if c == ']' {
            let end = bracket + 1 + i + 1;
            let is_pattern = || {
                text[..bracket].ends_with(['"', '\'', '/', '^', '\\'])
                    || text[end..].starts_with(['"', '\'', '/', '+', '{', '$'])
            };
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
        let (mut lines, mut found) = (CodeLines::default(), Vec::new());
        text.match_indices(['"', '\'', '>', '#', '['])
            .for_each(|(sign, _)| _ = lines.at(text, sign, &mut found));
        found.sort_unstable_by_key(|range| range.start);
        found.dedup(); // ranges may overlap
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
            "تابع ۵f(\"آب\") را بنویسید",
            "متنِf(\"آب\") را بنویسید",
            "تابع f.(\"آب\") را بنویسید",
            "تابع print(\"آب را بنویسید",
            "آب f(\"آ\")",
            "(\"آ\")",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn invisible_characters_and_forms_of_letters_hide_no_code() {
        for text in [
            "تابع print(\"آب\", f('۱')) را بنویسید",
            "از a.b(3, 'آ') و با grep -A 3 \"آ\" بپرس",
            "re.sub(\"[يك]\", 'ی')",
            "الگوی [ي, ك] را",
            ">>> print(\"آ\")",
            "C:\\كتاب>dir آ",
            "تابع 1f(\"آ\") را بنویسید",
            "تابعf(\"آ\") را بنویسید",
        ] {
            for (at, _) in text.char_indices() {
                for hidden in ["\u{200C}", "\u{200E}", "\u{640}\u{AD}"] {
                    let damaged = [&text[..at], hidden, &text[at..]].concat();
                    let visible: Vec<_> =
                        found(&damaged).iter().map(|code| code.replace(hidden, "")).collect();
                    assert_eq!(visible, found(text), "{damaged:?}");
                }
            }
        }
        assert_eq!(found("ﺗﺎﺑﻊ f(\"آ\") ﺭﺍ"), ["f(\"آ\")"]);
    }

    #[test]
    fn a_call_ends_in_its_line_at_any_length() {
        let long = ["f(\"", &"آ ".repeat(2_000), "\")"].concat();
        assert_eq!(found(&["تابع ", &long, " را بنویسید"].concat()), [&long]);
        assert_eq!(found("تابع f(\"آ\\\nب\") را بنویسید"), [""; 0]);
        assert_eq!(found("تابع f(\"آ\\\\\") و g(\"\\\"ب\") را بنویسید"), ["f(\"آ\\\\\")", "g(\"\\\"ب\")"]);
        let nested = |depth: usize| {
            ["تابع ", &"f(".repeat(depth), "\"آ\"", &")".repeat(depth), " را بنویسید"].concat()
        };
        assert_eq!(found(&nested(3)), ["f(f(f(\"آ\")))"]);
        assert!(found(&nested(200)).iter().all(|call| call.len() < 60));
        let with_brackets = |depth: usize| {
            ["تابع f(\"آ\", ", &"(".repeat(depth), &")".repeat(depth), ") را بنویسید"].concat()
        };
        assert_eq!(found(&with_brackets(3)), ["f(\"آ\", ((())))"]);
        assert_eq!(found(&with_brackets(20)), [""; 0]);
        assert_eq!(found("تابع f(\"آ\", \\)) را بنویسید"), ["f(\"آ\", \\))"]);
    }

    #[test]
    fn signs_of_code_show_that_a_line_is_no_sentence() {
        for sentence in [
            "متن f(الف = ب) اول",
            "متن f2(الف = ب) اول",
            "متن _f(الف = ب) اول",
            "متن f((الف), ب = پ) اول",
            "متن f(//) اول",
            "متن و/یا کتاب",
        ] {
            assert!(is_sentence(sentence), "{sentence}");
        }
        for code in [
            "متن (الف = ب) اول",
            "متن(الف = ب) اول",
            "متن f (الف = ب) اول",
            "متن f(الف) = کتاب",
            "متن f(الف), ب = پ",
            "کتاب اول // توضیح",
            "print متن و کتاب",
            "    متن و کتاب",
            "\tمتن و کتاب",
        ] {
            assert!(!is_sentence(code), "{code}");
        }
    }

    #[test]
    fn a_name_begins_with_a_letter() {
        for text in ["12(\"آ\") را بنویسید", "تابع 12(\"آ\") را بنویسید", "تابع 2f(\"آ\") را بنویسید"]
        {
            assert_eq!(found(text), [""; 0], "{text}");
        }
        for (digits, persian) in
            [("متن 12(الف = ب)", "متن ۱۲(الف = ب)"), ("متن 12.f(الف = ب)", "متن ۱۲.f(الف = ب)")]
        {
            assert_eq!(is_sentence(digits), is_sentence(persian), "{digits}");
        }
        assert_eq!(found("۱۲.replace(\"علي\")"), [""; 0]);
    }

    #[test]
    fn strings_of_calls_that_replace_are_found_in_all_lines() {
        assert_eq!(found("s.replace(\"ي\", \"ی\")"), ["ي", "ی"]);
        assert_eq!(found("\"علي\".replace('ي','ی')"), ["ي", "ی"]);
        assert_eq!(found("re.sub(r\"آ\", \"ا\", s)"), ["آ", "ا"]);
        assert_eq!(found("s.replace(\"آ\", \"\")"), ["آ"]);
        assert_eq!(found("s.gsub!(\"ي\", 'ی').sub!('ك', \"\")"), ["ي", "ی", "ك"]);
        assert_eq!(found("strings.ReplaceAll(s, \"ي\", \"ی\")"), ["ي", "ی"]);
        assert_eq!(found("s.replaceFirst('ي', 'ی')"), ["ي", "ی"]);
        assert_eq!(found("str_ireplace('ي', 'ی', $s)"), ["ي", "ی"]);
        assert_eq!(found("grep \"\" a"), [""; 0]);
        assert_eq!(found("grep -A 3 \"ي\" a"), ["-A 3", "ي"]);
        assert_eq!(found("grep  \"ي\"  'ك' a"), ["ي", "ك"]);
        assert_eq!(found("grep \"آب\"'نان' a"), ["آب"], "no space is between them");
        assert_eq!(found("grep \"آب\" b 'نان'"), ["آب"], "another word is between them");
    }

    #[test]
    fn sets_of_letters_are_found() {
        assert_eq!(found("الگوی [ي,ك] را"), ["[ي,ك]"]);
        assert_eq!(found("الگوی \"[يك]\" را"), ["\"[يك]\""]);
        assert_eq!(found("re.match(\"[يك]\")"), ["[يك]"]);
        assert_eq!(found("re.match(\"[يك]+\")"), ["[يك]"]);
        assert_eq!(found("re.match('^[يك]')"), ["[يك]"]);
        assert_eq!(found("re.match('^[يك]+')"), ["[يك]"]);
        assert_eq!(found("الگوی \"[يك]+\" را"), ["[يك]"]);
        let of_signs = |count: usize| ["الگوی [ي", &",ي".repeat(count / 2), "] را"].concat();
        assert_eq!(found(&of_signs(30)).len(), 1);
        assert_eq!(found(&of_signs(32)), [""; 0], "too long");
        assert_eq!(found(&of_signs(30).replace(',', ", ")).len(), 1, "spaces do not count");
        for text in
            ["[يك]", "[ی,ک]", "[ي ك]", "[علي, رضا]", "[ي", "علي [ي,ك]", "متن] علي [ي,ك]", "[آ] علي [ي,ك]"]
        {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }
}
