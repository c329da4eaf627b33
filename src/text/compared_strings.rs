//! Strings that code compares or maps: `if "ي" in s`, `x == "علي"`, `LIKE '%ي%'`, `"ي": "ی"`, `("كتاب", "کتاب")`. The code is about
//! their exact letters and gaps.

use alloc::vec::Vec;
use core::ops::Range;

use super::inline_code::{end_of_string, next_quote};
use super::two_spellings::are_spellings;
use crate::chars;
use crate::work::memchr::memchr2;

/// Functions that replace text, search for it or compare it: a program needs their strings letter by letter. (The method tr of
/// Ruby is one, too. The function tr translates what readers see, so tr is not listed. Neither are find, search, match and index,
/// which text for readers also has.)
#[rustfmt::skip]
const FUNCTIONS_OF_EXACT_TEXT: [&str; 74] = [
    "replace", "replaceAll", "replaceFirst", "replace_all", "replace_first", "replacen", "maketrans", "sub", "subn", "gsub",
    "str_replace", "str_ireplace", "str_replace_all", "preg_replace", "mb_ereg_replace", "strtr", "regexp_replace", "regexReplace",
    "REPLACE", "TRANSLATE", "REGEXP_REPLACE", "SUBSTITUTE", "Replace", "ReplaceAll", "ReplaceFirst", "ReplaceAllString",
    "ReplaceAllLiteralString", "NewReplacer",
    "startswith", "endswith", "startsWith", "endsWith", "starts_with", "ends_with", "StartsWith", "EndsWith", "HasPrefix", "HasSuffix",
    "includes", "contains", "Contains", "str_contains", "indexOf", "IndexOf", "lastIndexOf", "rfind", "strpos", "mb_strpos",
    "split", "rsplit", "explode", "ord", "findall", "finditer", "fullmatch", "compile", "preg_match", "preg_match_all", "RegExp",
    "assertEqual", "assertEquals", "assertNotEqual", "assertSame", "assertIn", "assertNotIn", "assert_eq", "assert_ne", "assert_equal", "expect",
    "toBe", "toEqual", "toStrictEqual", "EXPECT_EQ", "ASSERT_EQ",
];

/// What separates the words of code.
const BLANKS: [char; 2] = [' ', '\t'];

/// Whether the code looks for the strings of the call at `call`, or compares what the call returns.
pub(super) fn are_in_call(text: &str, call: &Range<usize>, name: &str) -> bool {
    let name = name.trim_end_matches('!');
    let function = name.rsplit(['.', ':']).next().unwrap_or(name);
    // The method expect of Rust has a text for readers.
    FUNCTIONS_OF_EXACT_TEXT.contains(&function) && !name.ends_with(".expect")
        || name.ends_with(".tr")
        || operator_ends(&text[..call.start])
        || operator_begins(&text[call.end..])
}

/// Appends to `found` what is inside the strings of the line of code `text` that it compares or maps, and strings of one letter if
/// the line has Latin letters, or no words with letters that folding changes.
pub(super) fn find(text: &str, mut has_folded_words: impl FnMut() -> bool, found: &mut Vec<Range<usize>>) {
    let bytes = text.as_bytes();
    let (mut latin, mut python) = (None, None);
    let mut has_latin = || *latin.get_or_insert_with(|| bytes.iter().any(u8::is_ascii_alphabetic));
    let mut is_python = || *python.get_or_insert_with(|| is_python(text));
    let (mut at, mut previous) = (0, None::<Range<usize>>);
    let mut unclosed = [false; 2]; // whether no ' and no " closes a string any more
    while let Some(quote) = next_quote(bytes, at) {
        let is_unclosed = &mut unclosed[usize::from(bytes[quote] == b'"')];
        let Some(end) = (!*is_unclosed).then(|| end_of_string(bytes, quote)).flatten() else {
            (*is_unclosed, at) = (true, quote + 1);
            continue;
        };
        let inside = quote + 1..end - 1;
        let mapped = previous.filter(|other| {
            joins_strings(&text[other.end + 1..quote]) && are_spellings(text, [other, &inside])
        });
        let (before, after) = (&text[..quote], &text[end..]);
        if is_folded_letter(&text[inside.clone()]) && (has_latin() || !has_folded_words())
            || (operator_ends(before) || operator_begins(after)) && has_latin()
            || (ends_with_operator(before, "in") || begins_with_in(after)) && is_python()
            || ends_with_operator(before, "like") && text[inside.clone()].contains('%')
            || mapped.is_some()
        {
            found.extend(mapped);
            found.extend((!inside.is_empty()).then(|| inside.clone()));
        }
        (at, previous) = (end, Some(inside));
    }
}

/// Appends to `found` the strings of `line` that are one invisible character, such as the ZWNJ of `s.split("…")`.
pub(super) fn invisible_strings(line: &str, found: &mut Vec<Range<usize>>) {
    let bytes = line.as_bytes();
    let mut has_latin = None;
    let mut at = 0;
    while let Some(quote) = memchr2(b'"', b'\'', &bytes[at..]).map(|i| at + i) {
        at = quote + 1;
        let Some(c) = line[at..].chars().next().filter(|&c| chars::is_invisible(c)) else { continue };
        let end = at + c.len_utf8();
        let begins = line[..quote].chars().next_back().is_none_or(|c| " ([{,:=+«".contains(c));
        let ends = bytes.get(end) == Some(&bytes[quote])
            && bytes.get(end + 1).is_none_or(|b| !b.is_ascii_alphanumeric() && b.is_ascii());
        if begins && ends {
            // The quotation marks stay outside the span: they show that the line is code.
            let is_code = *has_latin.get_or_insert_with(|| bytes.iter().any(u8::is_ascii_alphabetic));
            found.push(if is_code { at..end } else { quote..end + 1 });
            at = end + 1;
        }
    }
}

/// Whether `text` is one letter that folding changes.
fn is_folded_letter(text: &str) -> bool {
    let mut characters = text.chars();
    let letter = characters.next().filter(|&c| chars::is_letter(c) && chars::persian_letter(c) != c);
    letter.is_some() && characters.next().is_none()
}

/// Whether `text` between two strings makes a pair of them: `"a", "b"`, `"a": "b"`, `"a" => "b"`.
fn joins_strings(text: &str) -> bool {
    matches!(text.trim_matches(' '), "," | ":" | "=>" | "->" | "=")
}

/// Whether an operator that compares is at the end of `before`, the code before a string or call.
fn operator_ends(before: &str) -> bool {
    const WORDS: [&str; 4] = ["LIKE", "ILIKE", "RLIKE", "REGEXP"];
    let code = before.trim_end_matches(BLANKS);
    SIGNS.iter().any(|sign| code.ends_with(sign)) || WORDS.iter().any(|word| ends_with_operator(before, word))
}

/// Signs that compare.
const SIGNS: [&str; 5] = ["==", "!=", "=~", "!~", "<>"];

/// Whether an operator that compares begins `after`, the code after a string or call.
fn operator_begins(after: &str) -> bool {
    let code = after.trim_start_matches(BLANKS);
    SIGNS.iter().any(|sign| code.starts_with(sign))
}

/// Whether `before` ends with the operator `word` after a name, and a space.
fn ends_with_operator(before: &str, word: &str) -> bool {
    let rest = before.trim_end_matches(BLANKS).strip_suffix(word).filter(|_| before.ends_with(' '));
    rest.is_some_and(|rest| {
        let name = rest.trim_end_matches(BLANKS);
        name.len() < rest.len() && name.ends_with(|c: char| c.is_ascii_graphic())
    })
}

/// Whether the operator `in` follows a string, perhaps after `not`, and a name follows it.
fn begins_with_in(after: &str) -> bool {
    let code = after.trim_start_matches(BLANKS);
    let code = code.strip_prefix("not ").unwrap_or(code);
    let name = code.strip_prefix("in ").filter(|_| after.starts_with(' '));
    name.is_some_and(|name| name.starts_with(|c: char| c.is_ascii_alphabetic() || "_([{\"'".contains(c)))
}

/// Whether `line` begins with a keyword of Python that an expression follows.
fn is_python(line: &str) -> bool {
    const WORDS: [&str; 7] = ["if", "elif", "while", "for", "assert", "return", "not"];
    let code = line.trim_start_matches(BLANKS);
    WORDS.iter().any(|word| code.strip_prefix(word).is_some_and(|rest| rest.starts_with(' ')))
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec;

    fn found(text: &str) -> Vec<&str> {
        let mut found = Vec::new();
        find(text, || false, &mut found);
        found.into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn compared_strings_are_found() {
        assert_eq!(found("if \"ي\" in s"), ["ي"]);
        assert_eq!(found("x == \"علي\""), ["علي"]);
        assert_eq!(found("'علي' != x"), ["علي"]);
        assert_eq!(found("a LIKE '%ي%'"), ["%ي%"]);
        assert_eq!(found("for c in 'يك':"), ["يك"]);
        assert_eq!(found("if 'علي' not in names"), ["علي"]);
        for text in [
            "x = \"علي\"",
            "\"علي\" in",
            "در in \"علي\"",
            "x == \"علي",
            "\"\" == x",
            "if xin \"علي\"",
            "He said in \"علي\"",
            "names like \"علي\"",
            "if \"علي\" is in",
            "like\"علي\"",
        ] {
            assert_eq!(found(text), vec![""; 0], "{text}");
        }
    }

    #[test]
    fn pairs_of_two_spellings_are_found() {
        assert_eq!(found("(\"كتاب\", \"کتاب\")"), ["كتاب", "کتاب"]);
        assert_eq!(found("'می روم' => 'می‌روم'"), ["می روم", "می‌روم"]);
        assert_eq!(found("\"ي\": \"ی\", \"ك\": \"ک\""), ["ي", "ك"]);
        for text in ["(\"كتاب\", \"خانه\")", "(\"كتاب\" + \"کتاب\")", "(\"كتاب\", \"كتاب\")"]
        {
            assert_eq!(found(text), vec![""; 0], "{text}");
        }
    }
}
