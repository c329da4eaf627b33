//! The preview as one HTML page. The page gets the source and all edits as data; its script shows them.

use std::fmt::Write;

use hamvar::{Edit, EditKind};

/// Returns the page. It loads nothing, so it can be sent and opened without a network.
pub fn page(file: &str, text: &str, edits: &[Edit]) -> String {
    let parts = [
        ("{{title}}", html_escaped(file)),
        ("{{style}}", include_str!("page.css").to_owned()),
        ("{{data}}", data(file, text, edits)),
        ("{{labels}}", include_str!("labels.js").to_owned()),
        ("{{script}}", include_str!("page.js").to_owned()),
    ];
    // Each search begins after the part that was put in before. So text of the user that looks like a placeholder
    // stays.
    let mut out = String::new();
    let mut template = include_str!("page.html");
    for (placeholder, part) in parts {
        let (before, after) = template.split_once(placeholder).expect("the template has all placeholders");
        out.push_str(before);
        out.push_str(&part);
        template = after;
    }
    out + template
}

/// Returns the data of the page as JSON: the name of the file, the source, the kinds, and the edits. An edit is
/// `[start, end, replacement, kind]`. The offsets are in UTF-16 code units, as in JavaScript, and `kind` is an index.
/// The page has no groups, because it refuses whole kinds, and the edits of a group have one kind.
fn data(file: &str, text: &str, edits: &[Edit]) -> String {
    let mut kinds: Vec<EditKind> = edits.iter().map(|edit| edit.kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    let names: Vec<String> = kinds.iter().map(|kind| json_string(kind.as_str())).collect();
    let mut out = String::with_capacity(2 * text.len());
    let _ = write!(out, "{{\"file\":{},\n\"kinds\":[{}],\n\"edits\":[", json_string(file), names.join(","));
    let (mut bytes, mut utf16) = (0, 0);
    let mut utf16_at = |offset: usize| {
        utf16 += text[bytes..offset].encode_utf16().count();
        bytes = offset;
        utf16
    };
    for (i, edit) in edits.iter().enumerate() {
        let comma = if i > 0 { "," } else { "" };
        let (start, end) = (utf16_at(edit.range.start), utf16_at(edit.range.end));
        let kind = kinds.partition_point(|&kind| kind < edit.kind);
        let _ = write!(out, "{comma}[{start},{end},{},{kind}]", json_string(&edit.replacement));
    }
    let _ = write!(out, "],\n\"source\":{}}}", json_string(text));
    out
}

/// Returns `text` as a JSON string without `<`. So an HTML script with the string has no `</script>` and no `<!--`.
fn json_string(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '<' | '\0'..'\u{20}' => {
                let _ = write!(out, "\\u{:04X}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

fn html_escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
