//! Gettext catalogues: identifiers, translations, plural forms, flags and references.
//!
//! The reader is stricter than `rspolib`, which accepts a translation without quotation marks.

use crate::outline::Outline;

pub fn outline(text: &str, _: &str) -> Result<Outline, String> {
    let mut outline = Outline::default();
    for line in text.trim_start_matches('\u{FEFF}').lines() {
        add_line(&mut outline, line.trim_end()).ok_or_else(|| format!("malformed line {line:?}"))?;
    }
    Ok(outline)
}

/// Adds a line, or returns `None` if it is malformed.
fn add_line(outline: &mut Outline, line: &str) -> Option<()> {
    if let Some(obsolete) = line.strip_prefix("#~") {
        outline.exact("#~");
        return add_line(outline, obsolete.trim_start());
    }
    if let Some(previous) = line.strip_prefix("#|").or(line.strip_prefix('|')) {
        outline.exact("#|");
        return add_line(outline, previous.trim_start());
    }
    if line.starts_with("#:") || line.starts_with("#,") {
        outline.exact(line);
    } else if let Some(comment) = line.strip_prefix('#') {
        outline.exact("comment");
        outline.prose(comment);
    } else if let Some(quote) = line.find('"') {
        let keyword = line[..quote].trim_end();
        let string = string_content(&line[quote..])?;
        outline.exact(keyword);
        match keyword {
            "msgid" | "msgid_plural" | "msgctxt" => outline.name(string),
            "msgstr" | "" => outline.value(string),
            _ => {
                keyword.strip_prefix("msgstr[")?.strip_suffix(']')?.parse::<u8>().ok()?;
                outline.value(string);
            }
        }
    } else if !line.is_empty() {
        return None;
    }
    Some(())
}

/// The content of `"…"`, which must have its closing quotation mark at its end and no other.
fn string_content(quoted: &str) -> Option<&str> {
    let content = quoted.strip_prefix('"')?.strip_suffix('"')?;
    let mut escaped = false;
    for c in content.chars() {
        escaped = match c {
            '"' if !escaped => return None,
            '\\' => !escaped,
            _ => false,
        };
    }
    (!escaped).then_some(content)
}
