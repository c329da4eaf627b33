//! JSON: finds the string values, and reads and writes their escapes.

use std::borrow::Cow;
use std::fmt::Write;
use std::ops::Range;

use crate::change::Field;

/// Returns what is wrong with the JSON value `text`, with the offset of the fault.
pub(crate) fn fault(text: &str) -> Option<(usize, String)> {
    let error = serde_json::from_str::<serde::de::IgnoredAny>(text).err()?;
    let line = text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum::<usize>();
    let mut at = (line + error.column().saturating_sub(1)).min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let message = error.to_string();
    let message = message.rfind(" at line ").map_or(&*message, |end| &message[..end]);
    Some((at, format!("not JSON: {message}")))
}

/// An object or list that is open, by its position in the text.
enum Open {
    /// An object: the key whose value comes next, if it was read.
    Object(Option<String>),
    List,
}

/// Calls `found` with the content of each string value (without the quotation marks) that `names` choose; with all
/// if there are no names. `text` is valid JSON.
pub(crate) fn string_values(text: &str, names: &[String], mut found: impl FnMut(Range<usize>)) {
    let bytes = text.as_bytes();
    let mut open: Vec<Open> = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'{' => open.push(Open::Object(None)),
            b'[' => open.push(Open::List),
            b'}' | b']' => _ = open.pop(),
            b',' => {
                if let Some(Open::Object(key)) = open.last_mut() {
                    *key = None;
                }
            }
            b'"' => {
                let content = at + 1..string_end(bytes, at + 1);
                at = content.end;
                if let Some(Open::Object(key @ None)) = open.last_mut() {
                    let name = unescape(text, content.clone());
                    *key = Some(name.map_or_else(|| text[content].to_string(), |n| n.text.into_owned()));
                } else if is_chosen(&open, names) {
                    found(content);
                }
            }
            _ => {}
        }
        at += 1;
    }
}

/// Whether the value inside `open` has one of the `names`: the keys that lead to it, with dots between them.
fn is_chosen(open: &[Open], names: &[String]) -> bool {
    let keys = || {
        open.iter().filter_map(|one| match one {
            Open::Object(key) => key.as_deref(),
            Open::List => None,
        })
    };
    let has = |name: &String| {
        let mut rest = Some(name.as_str());
        for key in keys() {
            // A key may have dots, too.
            match rest.and_then(|rest| rest.strip_prefix(key)) {
                Some("") => rest = None,
                Some(after) if after.starts_with('.') => rest = Some(&after[1..]),
                _ => return false,
            }
        }
        rest.is_none()
    };
    names.is_empty() || names.iter().any(has)
}

/// Returns the offset of the quotation mark that ends the string whose content begins at `at`.
fn string_end(bytes: &[u8], mut at: usize) -> usize {
    while at < bytes.len() && bytes[at] != b'"' {
        at += if bytes[at] == b'\\' { 2 } else { 1 };
    }
    at.min(bytes.len())
}

/// Reads the content `range` of a string. Returns `None` if it has half of a surrogate pair, which is no text.
pub(crate) fn unescape(piece: &str, range: Range<usize>) -> Option<Field<'_>> {
    let raw = &piece[range.clone()];
    if !raw.contains('\\') {
        return Some(Field::plain(piece, range));
    }
    let mut text = String::with_capacity(raw.len());
    let mut boundaries = vec![(0, range.start)];
    let mut copied = 0;
    while let Some(found) = raw[copied..].find('\\') {
        let at = copied + found;
        text.push_str(&raw[copied..at]);
        let (character, len) = escape_at(&raw[at..])?;
        boundaries.push((text.len(), range.start + at));
        text.push(character);
        copied = at + len;
        boundaries.push((text.len(), range.start + copied));
    }
    text.push_str(&raw[copied..]);
    Some(Field { text: Cow::Owned(text), boundaries })
}

/// Reads the escape at the beginning of `raw`. Returns its character and its length.
fn escape_at(raw: &str) -> Option<(char, usize)> {
    let simple = match raw.as_bytes().get(1)? {
        b'n' => '\n',
        b't' => '\t',
        b'r' => '\r',
        b'b' => '\u{8}',
        b'f' => '\u{C}',
        b'u' => {
            let unit = |at: usize| u16::from_str_radix(raw.get(at..at + 4)?, 16).ok();
            let first = unit(2)?;
            if let Some(character) = char::from_u32(first.into()) {
                return Some((character, 6));
            }
            if raw.get(6..8)? != "\\u" {
                return None;
            }
            let character = char::decode_utf16([first, unit(8)?]).next()?.ok()?;
            return Some((character, 12));
        }
        _ => raw[1..].chars().next()?,
    };
    Some((simple, 2))
}

/// Returns how `text` is written inside a string whose content is `around`: with escapes for all characters that
/// are not ASCII, if `around` has such escapes and no such characters.
pub(crate) fn escape(text: &str, around: &str) -> String {
    let only_ascii = around.is_ascii() && around.contains("\\u");
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c < ' ' || only_ascii && !c.is_ascii() => {
                for unit in c.encode_utf16(&mut [0; 2]) {
                    // Writing to a string cannot fail.
                    let _ = write!(out, "\\u{unit:04x}");
                }
            }
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values<'t>(text: &'t str, names: &[&str]) -> Vec<&'t str> {
        assert_eq!(fault(text), None, "{text}");
        let names: Vec<String> = names.iter().map(|name| name.to_string()).collect();
        let mut all = Vec::new();
        string_values(text, &names, |range| all.push(&text[range]));
        all
    }

    #[test]
    fn names_choose_the_string_values() {
        let text =
            r#"{"title": "الف", "n": 3, "meta": {"title": "ب", "tags": ["پ", "ت"]}, "a.b": "ث", "x": null}"#;
        assert_eq!(values(text, &[]), ["الف", "ب", "پ", "ت", "ث"]);
        assert_eq!(values(text, &["title"]), ["الف"]);
        assert_eq!(values(text, &["meta.title", "a.b"]), ["ب", "ث"]);
        assert_eq!(values(text, &["meta.tags"]), ["پ", "ت"]);
        assert_eq!(values(text, &["meta", "tags", "t", "title.x"]), [""; 0]);
        assert_eq!(values(r#"[{"a": "1"}, {"a": "2", "b": ["a", {"a": "3"}]}]"#, &["a"]), ["1", "2"]);
        assert_eq!(values(r#""متن \" \\""#, &[]), [r#"متن \" \\"#]);
        assert_eq!(values(r#"{"\u0061": "x"}"#, &["a"]), ["x"]);
    }

    #[test]
    fn escapes_are_read_as_serde_json_does() {
        for raw in [r"a\n\t\r\b\f\/\\\x", r"\u0645\u06cc", r"\ud83d\ude00 x", r"\u200c", "متن"] {
            let quoted = format!("\"{}\"", raw.replace(r"\x", r#"\""#));
            let field = unescape(&quoted, 1..quoted.len() - 1).unwrap();
            assert_eq!(field.text, serde_json::from_str::<String>(&quoted).unwrap(), "{raw}");
        }
        for raw in [r"\ud83d", r"\ud83d\u0041", r"\ude00", r"\ud83dx"] {
            assert_eq!(unescape(raw, 0..raw.len()), None, "{raw}");
        }
    }

    #[test]
    fn what_is_written_is_read_as_the_same_text() {
        for text in ["\"\\/\n\r\t\u{1}", "می\u{200C}روم 😀"] {
            for around in ["", "ب", r"\u0628"] {
                let written = escape(text, around);
                assert_eq!(serde_json::from_str::<String>(&format!("\"{written}\"")).unwrap(), text);
                assert_eq!(written.is_ascii(), text.is_ascii() || around.contains('u'));
            }
        }
    }

    #[test]
    fn a_fault_has_its_offset() {
        assert_eq!(fault("{\"a\": }").map(|(at, _)| at), Some(6));
        assert_eq!(fault("[1,\n2 3]").map(|(at, _)| at), Some(6));
        assert!(fault("").is_some() && fault("ب").is_some());
    }
}
