//! The signs that show that a line is data or code, for [`DataLines`](super::line_kind::DataLines).
//!
//! A sign is something that prose does not have. In doubt a line is data: a wrong change breaks a file,
//! while prose that keeps its Latin punctuation breaks nothing.

use crate::work::memchr::{memchr, memchr_iter, memchr2};

use super::calendar::is_property;
use super::code::{has_braces_of_code, has_quoted_keys, is_assignment, is_code, is_option};
use super::fields::has_fields;
use super::time_stamps::is_header;
use crate::chars;

/// Stands for a protected span in a line: neither a letter nor a sign.
pub(super) const SPAN: char = '\u{FFFC}';

/// Which ASCII signs a line has. Most checks need certain signs, so most lines of prose skip them.
#[derive(Clone, Copy, Default)]
pub(super) struct Signs(u128);

impl Signs {
    /// Adds a sign of the line.
    pub(super) fn add(&mut self, sign: u8) {
        self.0 |= 1 << (sign & 0x7F);
    }

    pub(super) fn is_empty(self) -> bool {
        self.0 == 0
    }

    fn has(self, sign: u8) -> bool {
        self.0 >> sign & 1 != 0
    }
}

/// Whether a line may be data although it has none of the signs that [`Signs`] collects.
pub(super) fn may_begin_data(line: &str) -> bool {
    let content = content(line);
    content.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '!' | '?' | ':'))
        || content.len() < line.len()
        || content.ends_with(|c: char| c.is_ascii_alphanumeric()) && is_short_key_with_constant(content)
}

/// The line without its indentation and without the mark of a list item or a change (`- `, `+ `).
fn content(line: &str) -> &str {
    let line = line.trim_ascii();
    // Obsolete and previous strings of a .po file.
    if let Some(line) = line.strip_prefix("#~ ").or_else(|| line.strip_prefix("#| ")) {
        return line;
    }
    line.strip_prefix(['-', '+']).map_or(line, str::trim_ascii_start)
}

/// Whether `line` is data or code by its signs. `found` has all of its signs.
pub(super) fn are_of_data(line: &str, found: Signs) -> bool {
    let is_indented = line.starts_with([' ', '\t']);
    let content = content(line);
    let Some(first) = content.chars().next() else { return false };
    if content.starts_with(['#', '>']) || content.starts_with("//") || content.starts_with("/*") {
        // Comments hold prose, or code that is switched off. A prompt is before a command.
        let command = content.trim_start_matches(['#', '>', '/', '*', ' ']);
        return has_quoted_value(content)
            || (found.has(b'"') || found.has(b'\''))
                && command.starts_with(|c: char| c.is_ascii_lowercase())
                && has_persian_in_quotes_only(command);
    }
    first == '!' && content.contains("!!")
        || content.starts_with("? ")
        || is_indented && content.starts_with(": ")
        || begins_with_quoted_key(content, is_indented)
        || is_bracketed(content)
        || found.has(b'[') && is_header(content)
        || found.has(b'{') && has_braces_of_code(content)
        || found.has(b'\t') && has_tabs(content)
        || begins_with_key(content)
        || first.is_ascii_uppercase() && is_property(content)
        || is_indented && begins_with_key_of_words(content)
        || begins_with_persian_key(content, is_indented)
        || is_short_key_with_constant(content)
        || (found.has(b'"') || found.has(b'\'') || found.has(b'='))
            && (has_quoted_value(content)
                || has_persian_in_quotes_only(content) && (is_indented || !is_quoted_prose(content)))
        || is_code(content)
        || is_option(line)
        || found.has(b'{') && has_quoted_keys(content)
        || found.has(b'=') && found.has(b';') && is_assignment(content)
        || found.has(b',') && has_fields(content, ',')
        || found.has(b';') && has_fields(content, ';')
}

/// A Latin key at the beginning of a line, and the rest of the line. A key has letters, digits and
/// `_ . - / $`, perhaps with an index in brackets.
fn after_key(content: &str) -> Option<(&str, &str)> {
    let is_key = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-' | '[' | ']' | '/' | '$');
    let len = content.find(|c| !is_key(c)).unwrap_or(content.len());
    let key = &content[..len];
    key.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_' || c == '$').then(|| content.split_at(len))
}

/// Whether the line is a Latin key with its value: `title: متن`, `title = متن`. A capitalized name before a
/// colon may begin prose (`Python: زبانی است`).
fn begins_with_key(content: &str) -> bool {
    let Some((key, rest)) = after_key(content) else { return false };
    let value = rest.trim_ascii_start();
    if let Some(value) = value.strip_prefix('=') {
        return !value.starts_with('=');
    }
    let first = key.as_bytes()[0];
    match rest.strip_prefix(':') {
        Some(value) if first.is_ascii_uppercase() => {
            value.trim_ascii_start().starts_with(['"', '\'', '[', '{'])
        }
        Some(value) => value.is_empty() || value.starts_with(' '),
        // Perhaps a command with a string, which another check finds: msgstr "…".
        None => false,
    }
}

/// Whether the line begins with a key of several words in lower-case Latin letters: `key of words: متن`.
fn begins_with_key_of_words(content: &str) -> bool {
    let is_key = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '_' | '-' | ' ');
    let len = content.find(|c| !is_key(c)).unwrap_or(0);
    content.starts_with(|c: char| c.is_ascii_lowercase()) && content[len..].starts_with(": ")
}

/// Whether the line is a Persian key of one or two words, a colon, and a number or constant: `شماره: 12`. If
/// the line is prose after all, little is lost when it stays as it is.
fn is_short_key_with_constant(content: &str) -> bool {
    let Some((key, value)) = memchr(b':', content.as_bytes()).map(|i| content.split_at(i)) else {
        return false;
    };
    let is_key = |c: char| chars::is_letter(c) || matches!(c, '_' | ' ' | '\u{200C}');
    let is_valid = key.starts_with(chars::is_letter) && !key.ends_with(' ') && key.chars().all(is_key);
    let value = value.strip_prefix(": ").map_or("", str::trim_ascii_start);
    is_valid
        && memchr_iter(b' ', key.as_bytes()).nth(1).is_none()
        && value.ends_with(|c: char| c.is_ascii_alphanumeric())
        && is_constant(value)
        && !(names_amount(key) && is_amount(value))
}

/// Words for amounts.
#[rustfmt::skip]
const AMOUNTS: [&str; 45] = [
    "قیمت", "مبلغ", "جمع", "کل", "مجموع", "بها", "بهای", "هزینه", "تخفیف", "مالیات", "عوارض", "پرداخت", "پرداختی", "دریافتی",
    "موجودی", "سود", "زیان", "درآمد", "حقوق", "دستمزد", "فروش", "خرید", "بدهی", "بدهکار", "بستانکار", "اعتبار", "مانده", "بودجه",
    "سرمایه", "جمعیت", "تعداد", "فی", "نرخ", "ارزش", "یارانه", "وام", "قسط", "اقساط", "اجاره", "ودیعه", "رهن", "کرایه", "بیعانه",
    "جریمه", "کارمزد",
];

/// Whether a word of `key` is one for amounts.
fn names_amount(key: &str) -> bool {
    let is_for_amounts = |word: &str| {
        let letters = || word.chars().map(chars::persian_letter);
        AMOUNTS.iter().any(|amount| amount.chars().eq(letters()))
    };
    key.split([' ', '_', '\u{200C}']).any(is_for_amounts)
}

/// Whether `value` is a number with thousands signs. Readers see such a number after a word for an amount, and programs write it
/// without these signs. After another key, it may be a list of numbers.
fn is_amount(value: &str) -> bool {
    let value = value.strip_prefix('-').unwrap_or(value);
    let (whole, fraction) = value.split_once('.').unwrap_or((value, "0"));
    let mut groups = whole.split(',');
    let is_number = |group: &str| group.bytes().all(|b| b.is_ascii_digit());
    groups.next().is_some_and(|first| (1..4).contains(&first.len()) && is_number(first))
        && whole.contains(',')
        && is_number(fraction)
        && groups.all(|group| group.len() == 3 && is_number(group))
}

/// Whether the line is a Persian key with a value that prose does not have: a number, a constant or a call
/// after `=`, anything after `=` without spaces, a list or string after a colon, or a constant after a colon
/// in an indented line.
fn begins_with_persian_key(content: &str, is_indented: bool) -> bool {
    let is_key = |c: char| {
        chars::is_letter(c) || chars::is_mark(c) || c.is_ascii_digit() || "_-. \u{200C}".contains(c)
    };
    let Some(len) = memchr2(b'=', b':', content.as_bytes()) else { return false };
    let (key, rest) = content.split_at(len);
    let may_be_value =
        rest.starts_with('=') || is_indented || rest[1..].trim_ascii_start().starts_with(['[', '"']);
    let is_valid = may_be_value && key.starts_with(chars::is_letter) && key.chars().all(is_key);
    if !is_valid || key.trim_ascii_end().contains("  ") {
        return false;
    }
    if let Some(value) = rest.strip_prefix('=') {
        let spaced = key.ends_with(' ') || value.starts_with(' ');
        let value = value.trim_ascii();
        let is_call = !spaced_bracket(value) && value.ends_with(')');
        return !spaced && !key.contains(' ') || is_constant(value) || is_call;
    }
    let Some(value) = rest.strip_prefix(':').map(str::trim_ascii_start) else { return false };
    let is_string = is_quoted(value.trim_end_matches([',', ';']), '"');
    value.starts_with('[') && value.trim_end_matches(',').ends_with(']')
        || is_string && (is_indented || value.ends_with(',') || is_name(key))
        || is_indented && is_constant(value)
}

/// Whether `key` is one word, and not a verb of speech that introduces a quotation.
fn is_name(key: &str) -> bool {
    // Without ZWNJs, since restoration may insert one.
    let letters = || key.chars().filter(|&c| c != '\u{200C}');
    !key.contains(' ') && !WORDS_OF_SPEECH.iter().any(|word| letters().eq(word.chars()))
}

/// Verbs of speech: a quotation follows them, and not the value of a key. Without ZWNJs.
const WORDS_OF_SPEECH: [&str; 14] = [
    "گفت",
    "گفتم",
    "گفتند",
    "گفتیم",
    "گفتی",
    "پرسید",
    "پرسیدم",
    "نوشت",
    "نوشتم",
    "میگوید",
    "میگفت",
    "میگم",
    "فرمود",
    "افزود",
];

/// Whether the line begins with a key in quotation marks that has a value as in JSON. In an indented line,
/// it may have any value.
fn begins_with_quoted_key(content: &str, is_indented: bool) -> bool {
    let Some(rest) = content.strip_prefix('"') else { return false };
    let Some((key, rest)) = rest.split_once('"') else { return false };
    let Some(value) = rest.trim_ascii_start().strip_prefix(':') else { return false };
    let value = value.trim_ascii();
    is_indented
        || key.is_empty()
        || value.is_empty()
        || value.starts_with(['"', '\'', '{', '['])
        || is_constant(value)
}

/// Whether `value` is a number, a date, a time, or a constant of a program.
pub(super) fn is_constant(value: &str) -> bool {
    let value = value.trim_end_matches([',', ';']);
    let is_number =
        value.contains(char::is_numeric) && value.chars().all(|c| c.is_numeric() || "+-.,:/٫٬_".contains(c));
    is_number || matches!(value, "true" | "false" | "null" | "None" | "yes" | "no")
}

/// Whether the first `(` in `text` has a space or nothing before it, or `text` has no `(`.
fn spaced_bracket(text: &str) -> bool {
    text.find('(').is_none_or(|i| i == 0 || text[..i].ends_with(' '))
}

/// Whether `text` is one string in the quotation marks `quote`.
fn is_quoted(text: &str, quote: char) -> bool {
    let Some(inside) = text.strip_prefix(quote).and_then(|text| text.strip_suffix(quote)) else {
        return false;
    };
    let is_escaped = |i: usize| inside[..i].ends_with('\\');
    !inside.match_indices(quote).any(|(i, _)| !is_escaped(i))
}

/// Whether brackets or braces are around the line, or begin it as in code: `[الف, ب]`, `{`, `},`.
fn is_bracketed(content: &str) -> bool {
    let content = content.trim_end_matches([',', ';']);
    let ends_with = |c: char| content.len() > 1 && content.ends_with(c);
    content.starts_with('{') && !content.starts_with("{\\") && (ends_with('}') || !content.contains('}'))
        || content.starts_with("{\"")
        || content.starts_with("{'")
        || content.starts_with('}') && content.len() > 1 && !content[1..].starts_with(chars::is_letter)
        || content.starts_with('[')
            && ends_with(']')
            && !content[1..content.len() - 1].contains(['[', ']', SPAN])
        || content.starts_with("[\"")
        || content.starts_with("['")
        || content.starts_with("[{")
        || content.starts_with("(\"") && ends_with(')')
        || content.starts_with("('") && ends_with(')')
}

/// Whether the line has fields with tabs between them. A mark of a list and one tab are prose.
fn has_tabs(content: &str) -> bool {
    let Some((first, rest)) = content.split_once('\t') else { return false };
    let is_list_mark = first.ends_with(['.', ')', '-', '•', '*']) && first.chars().count() < 6;
    !is_list_mark || rest.contains('\t')
}

/// Whether a string, a list or a block follows a sign as it only does in code: `="`, `= "`, `f("`, `={`.
fn has_quoted_value(content: &str) -> bool {
    let opens = |c: char| matches!(c, '"' | '\'' | '{' | '[');
    let after_equals = memchr_iter(b'=', content.as_bytes()).any(|i| {
        let value = content[i..].trim_start_matches(['=', '>']).trim_ascii_start();
        let name = value.find(|c: char| !c.is_ascii_alphanumeric() && !"_.:!".contains(c)).unwrap_or(0);
        i > 0
            && (value.starts_with(opens) && !value.starts_with("''")
                || name > 0 && ["(", "[\"", "['"].iter().any(|open| value[name..].starts_with(open)))
    });
    let in_call = memchr_iter(b'(', content.as_bytes()).any(|i| {
        let opens_string = content[i + 1..].starts_with(['"', '\'']);
        let name = content[..i].chars().next_back();
        let ends_call = || content.trim_end_matches([';', ',', ':', '{', ' ']).ends_with(')');
        opens_string
            && (name.is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '!'))
                || name.is_some_and(|c| chars::is_letter(c) || c == SPAN) && ends_call())
    });
    let is_escaped = || content.starts_with('"') && content.contains("\\\"");
    let has_three_marks =
        || memchr_iter(b'"', content.as_bytes()).any(|i| content[i..].starts_with("\"\"\""));
    after_equals || in_call || is_escaped() || has_three_marks()
}

/// Whether every letter of the Arabic script is inside straight quotation marks, and a Latin letter or a
/// sign of data (`:`, `=`, a comma, a bracket) is outside. A line that is one string is data too.
fn has_persian_in_quotes_only(content: &str) -> bool {
    let is_string = {
        let string = content.trim_end_matches([',', ';']);
        is_quoted(string, '"') || is_quoted(string, '\'')
    };
    let (mut persian_inside, mut sign_outside) = (false, false);
    let mut open: Option<char> = None;
    let mut previous = ' ';
    for c in content.chars() {
        match open {
            Some(quote) if c == quote && previous != '\\' => open = None,
            Some(_) => persian_inside |= chars::is_letter(c),
            None if c == '"' || c == '\'' && !previous.is_alphanumeric() && previous != '\'' => {
                open = Some(c)
            }
            // A comment follows.
            None if c == '#' && persian_inside && matches!(previous, ' ' | ',' | ';') => break,
            None if chars::is_letter(c) => return false,
            None => sign_outside |= c.is_ascii_alphabetic() || "{}[]:=,;".contains(c),
        }
        previous = if previous == '\\' && c == '\\' { ' ' } else { c };
    }
    persian_inside && open.is_none() && (sign_outside || is_string)
}

/// Whether the whole line is one string of several words that has a Persian sign of a clause, or ends a sentence. (In a list
/// of a program, a comma or semicolon follows the string.)
fn is_quoted_prose(content: &str) -> bool {
    (is_quoted(content, '"') || is_quoted(content, '\''))
        && content.contains(' ')
        && !content.contains('\\')
        && (content.contains(['؟', '،', '؛']) || content[..content.len() - 1].ends_with(['.', '!', '…']))
}

/// Whether the quotation marks around a line of prose may be those of a string that goes on from the line before, as in a .po
/// file. They stay, unless a Persian semicolon inside shows that no program reads the line.
pub(crate) fn may_be_string(line: &str) -> bool {
    let content = content(line);
    is_quoted(content, '"') && !content.contains("؛ ")
}
