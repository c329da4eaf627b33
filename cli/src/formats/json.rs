//! JSON: finds the string values, and reads and writes their escapes.

use std::borrow::Cow;
use std::fmt::Write;
use std::ops::Range;

use crate::change::{Change, Field};
use crate::fields::LISTED;
use crate::visible::{is_invisible, push_visible};

/// The character that stands for half of a surrogate pair: the one for what is no character.
const HALF_PAIR: char = char::REPLACEMENT_CHARACTER;

/// The length of an escape `\uXXXX` in bytes.
const HALF_PAIR_ESCAPE: usize = 6;

/// Returns what is wrong with the JSON value `text`, with the offset of the fault and the remedy. `is_line` is whether it is a
/// line of many.
pub(crate) fn fault(text: &str, is_line: bool) -> Option<(usize, String)> {
    let error = serde_json::from_str::<serde::de::IgnoredAny>(text).err()?;
    let line = text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum::<usize>();
    let mut at = (line + error.column().saturating_sub(1)).min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    // Nobody sees such a character in an editor. Byte order marks are inside files that were put together from several.
    if let Some(invisible) =
        text[at..].chars().next().filter(|c| !c.is_ascii() && (is_invisible(*c) || c.is_whitespace()))
    {
        let name = if invisible == '\u{FEFF}' { "a byte order mark" } else { "an invisible character" };
        let code = u32::from(invisible);
        return Some((at, format!("not JSON: {name} (U+{code:04X}) is here; remove it")));
    }
    let message = error.to_string();
    let message = message.rfind(" at line ").map_or(&*message, |end| &message[..end]);
    let remedy = match is_line {
        true if error.is_eof() => "correct the line, or use --format json if one value has many lines",
        true => "correct the line or remove it",
        false if message.starts_with("trailing") => {
            "correct it, or use --format jsonl for a value on each line"
        }
        false => "correct it",
    };
    Some((at, format!("not JSON: {message}; {remedy}")))
}

/// An object or list that is open, by its position in the text.
enum Open {
    /// An object: the key whose value comes next, if it was read.
    Object(Option<String>),
    List,
}

/// Calls `found` with the content of each string value (without the quotation marks) that `names` choose; with all
/// if there are no names. Sets `is_seen` of each name whose value is a string, a list or null. `text` is valid JSON.
pub(crate) fn string_values(
    text: &str,
    names: &[String],
    is_seen: &mut [bool],
    mut found: impl FnMut(Range<usize>),
) {
    walk(text, !names.is_empty(), |open, content| {
        let mut is_chosen = names.is_empty();
        for (name, is_seen) in names.iter().zip(&mut *is_seen) {
            if leads_to(open, name) {
                (is_chosen, *is_seen) = (true, true);
            }
        }
        if let Some(content) = content.filter(|_| is_chosen) {
            found(content);
        }
    });
}

/// Returns the names of the first fields that have text, without repetition: at most one more than an error lists. `text` is
/// valid JSON.
pub(crate) fn text_fields(text: &str) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    walk(text, false, |open, _| {
        if all.len() > LISTED {
            return;
        }
        let name = keys(open).collect::<Vec<_>>().join(".");
        if !name.is_empty() && !all.contains(&name) {
            all.push(name);
        }
    });
    all
}

/// Calls `visit` with what is open at each string value, and with its content; also, without a content, at each list and
/// null, if `also_empty`.
fn walk(text: &str, also_empty: bool, mut visit: impl FnMut(&[Open], Option<Range<usize>>)) {
    let bytes = text.as_bytes();
    let mut open: Vec<Open> = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        // Outside strings, only null has an n.
        if also_empty && matches!(bytes[at], b'[' | b'n') {
            visit(&open, None);
        }
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
                    *key = Some(unescape(text, content).text.into_owned());
                } else {
                    visit(&open, Some(content));
                }
            }
            _ => {}
        }
        at += 1;
    }
}

/// The keys that lead to a value inside `open`.
fn keys(open: &[Open]) -> impl Iterator<Item = &str> {
    open.iter().filter_map(|one| match one {
        Open::Object(key) => key.as_deref(),
        Open::List => None,
    })
}

/// Whether the value inside `open` has the name `name`: the keys that lead to it, with dots between them.
fn leads_to(open: &[Open], name: &str) -> bool {
    let mut rest = Some(name);
    for key in keys(open) {
        // A key may have dots, too.
        match rest.and_then(|rest| rest.strip_prefix(key)) {
            Some("") => rest = None,
            Some(after) if after.starts_with('.') => rest = Some(&after[1..]),
            _ => return false,
        }
    }
    rest.is_none()
}

/// Returns the offset of the quotation mark that ends the string whose content begins at `at`.
fn string_end(bytes: &[u8], mut at: usize) -> usize {
    while at < bytes.len() && bytes[at] != b'"' {
        at += if bytes[at] == b'\\' { 2 } else { 1 };
    }
    at.min(bytes.len())
}

/// Reads the content `range` of a string. Half of a surrogate pair is read as [`HALF_PAIR`], which is fixed.
pub(crate) fn unescape(piece: &str, range: Range<usize>) -> Field<'_> {
    let raw = &piece[range.clone()];
    if !raw.contains('\\') {
        return Field::plain(piece, range);
    }
    let mut text = String::with_capacity(raw.len());
    let mut boundaries = vec![(0, range.start)];
    let mut fixed = Vec::new();
    let mut copied = 0;
    while let Some(found) = raw[copied..].find('\\') {
        let at = copied + found;
        text.push_str(&raw[copied..at]);
        boundaries.push((text.len(), range.start + at));
        let (character, len) = escape_at(&raw[at..]).unwrap_or_else(|| {
            fixed.push(text.len()..text.len() + HALF_PAIR.len_utf8());
            (HALF_PAIR, HALF_PAIR_ESCAPE)
        });
        text.push(character);
        copied = at + len;
        boundaries.push((text.len(), range.start + copied));
    }
    text.push_str(&raw[copied..]);
    Field { text: Cow::Owned(text), boundaries, fixed }
}

/// Reads the escape at the beginning of `raw`. Returns its character and its length, or `None` for half of a surrogate
/// pair.
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

/// Whether `raw` has escapes of the form `\u…`, and no character that is not ASCII.
pub(crate) fn is_escaped(raw: &str) -> bool {
    raw.is_ascii() && raw.contains("\\u")
}

/// Returns how `text` is written inside a string. `only_ascii` is whether all characters that are not ASCII are escaped.
pub(crate) fn escape(text: &str, only_ascii: bool) -> String {
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

/// Returns `piece` and its changes as a reader sees them: with characters in place of their escapes, but visible signs in
/// place of escaped control characters. So both have the same lines.
pub(crate) fn readable(piece: &str, changes: &[Change]) -> (String, Vec<Change>) {
    let mut new = Vec::with_capacity(changes.len());
    let mut text = String::with_capacity(piece.len());
    let mut copied = 0;
    for change in changes {
        decode(&piece[copied..change.range.start], &mut text);
        let start = text.len();
        decode(&piece[change.range.clone()], &mut text);
        let mut replacement = String::new();
        decode(&change.new, &mut replacement);
        new.push(Change { range: start..text.len(), new: replacement, ..change.clone() });
        copied = change.range.end;
    }
    decode(&piece[copied..], &mut text);
    (text, new)
}

/// Appends `raw`, with characters or visible signs in place of their escapes.
fn decode(raw: &str, out: &mut String) {
    let mut rest = raw;
    while let Some(at) = rest.find('\\') {
        out.push_str(&rest[..at]);
        let len = match escape_at(&rest[at..]) {
            Some((character, len)) => {
                if character.is_control() {
                    push_visible(character, out);
                } else {
                    out.push(character);
                }
                len
            }
            None => {
                let half = rest.get(at + 2..at + HALF_PAIR_ESCAPE).unwrap_or_default();
                out.push_str(&format!("⟨U+{}⟩", half.to_uppercase()));
                HALF_PAIR_ESCAPE.min(rest.len() - at)
            }
        };
        rest = &rest[at + len..];
    }
    out.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values<'t>(text: &'t str, names: &[&str]) -> Vec<&'t str> {
        assert_eq!(fault(text, false), None, "{text}");
        let names: Vec<String> = names.iter().map(|name| name.to_string()).collect();
        let mut all = Vec::new();
        string_values(text, &names, &mut vec![false; names.len()], |range| all.push(&text[range]));
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
            let field = unescape(&quoted, 1..quoted.len() - 1);
            assert_eq!(field.text, serde_json::from_str::<String>(&quoted).unwrap(), "{raw}");
            assert!(field.fixed.is_empty());
        }
        for (raw, text) in [
            (r"\ud83d", "\u{FFFD}"),
            (r"\ud83d\u0041", "\u{FFFD}A"),
            (r"\ude00", "\u{FFFD}"),
            (r"\ud83dx", "\u{FFFD}x"),
            (r"\ud83d\ud83d\ude00", "\u{FFFD}😀"),
            (r"\ud83d\n", "\u{FFFD}\n"),
            (r"\ude00\ud83d", "\u{FFFD}\u{FFFD}"),
        ] {
            let field = unescape(raw, 0..raw.len());
            assert_eq!(field.text, text, "{raw}");
            assert_eq!(field.fixed.len(), text.matches('\u{FFFD}').count());
            assert_eq!(field.fixed[0], 0..3);
            assert!(field.boundaries.contains(&(3, 6)));
        }
    }

    #[test]
    fn what_is_written_is_read_as_the_same_text() {
        for text in ["\"\\/\n\r\t\u{1}", "می\u{200C}روم 😀"] {
            for around in ["", "ب", r"\u0628", r"ب\u0628"] {
                let written = escape(text, is_escaped(around));
                assert_eq!(serde_json::from_str::<String>(&format!("\"{written}\"")).unwrap(), text);
                assert_eq!(written.is_ascii(), text.is_ascii() || around.starts_with('\\'));
            }
        }
    }

    #[test]
    fn a_fault_has_its_offset() {
        let offset = |text| fault(text, false).map(|(at, _)| at);
        assert_eq!(offset("{\"a\": }"), Some(6));
        assert_eq!(offset("[1,\n2 3]"), Some(6));
        assert!(offset("").is_some() && offset("ب").is_some());
    }

    #[test]
    fn the_fields_of_a_record_are_seen() {
        let text =
            r#"{"title": "الف", "n": 3, "meta": {"note": "ب", "x": null}, "tags": [], "list": [{"a": "پ"}]}"#;
        assert_eq!(text_fields(text), ["title", "meta.note", "list.a"]);
        let is_seen = |name: &str| {
            let mut is_seen = [false];
            string_values(text, &[name.to_string()], &mut is_seen, |_| {});
            is_seen[0]
        };
        for name in ["title", "meta.note", "meta.x", "tags", "list", "list.a"] {
            assert!(is_seen(name), "{name}");
        }
        for name in ["n", "meta", "note", "titel", "list.b", ""] {
            assert!(!is_seen(name), "{name}");
        }
    }
}
