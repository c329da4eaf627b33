//! Placeholders for what a program inserts: `%d`, `%1$s`, `%(name)s`, `{0}`, `{name}`.

/// The longest placeholder in bytes.
const LONGEST: usize = 32;

/// Whether `text` begins with a placeholder.
pub(super) fn placeholder_begins(text: &str) -> bool {
    len(text.as_bytes()).is_some()
}

/// Whether `text` ends with a placeholder.
pub(super) fn placeholder_ends(text: &str) -> bool {
    let bytes = text.as_bytes();
    let first = bytes.len().saturating_sub(LONGEST);
    (first..bytes.len()).any(|start| len(&bytes[start..]) == Some(bytes.len() - start))
}

/// The length of the placeholder that begins `bytes`.
fn len(bytes: &[u8]) -> Option<usize> {
    let rest = &bytes[..bytes.len().min(LONGEST)];
    let name_end = |from: usize, closing: u8| {
        let is_of_name = |b: &&u8| b.is_ascii_alphanumeric() || matches!(**b, b'_' | b'.');
        let end = from + rest[from..].iter().take_while(is_of_name).count();
        (end > from && rest.get(end) == Some(&closing)).then_some(end + 1)
    };
    match rest {
        [b'{', ..] => name_end(1, b'}'),
        [b'%', after @ ..] => {
            let start = if after.starts_with(b"(") { name_end(2, b')')? } else { 1 };
            let is_of_number = |b: &&u8| b.is_ascii_digit() || b"$.*+-#".contains(b);
            let end = start + rest[start..].iter().take_while(is_of_number).count();
            let length = rest[end..].iter().take_while(|b| matches!(b, b'l' | b'h' | b'z')).count();
            let conversion = end + length;
            rest.get(conversion).filter(|b| b"sdiuxXfFeEgGcp@".contains(b)).map(|_| conversion + 1)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::format;

    #[test]
    fn placeholders_begin_and_end_a_text() {
        for placeholder in ["%d", "%s", "%1$s", "%.2f", "%ld", "%(name)s", "%(n.a_1)d", "{0}", "{name}", "%@"]
        {
            assert!(placeholder_begins(&format!("{placeholder}آ")), "{placeholder}");
            assert!(placeholder_ends(&format!("آ{placeholder}")), "{placeholder}");
        }
        for text in ["", "%", "% d", "%50", "{", "{}", "{آ}", "%(n", "%(a)", "d", "{name", "%y"] {
            assert!(!placeholder_begins(text) && !placeholder_ends(text), "{text}");
        }
        assert!(!placeholder_ends("%d "));
    }
}
