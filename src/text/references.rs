//! The patterns of spans that name something: entities, TeX commands, placeholders, wiki links and labels.
//!
//! Like the functions of [`patterns`](super::patterns), each function reads the text around one sign and
//! returns the span that the sign is part of. A span ends in the line where it begins.

use core::ops::Range;

use crate::work::memchr::{memchr, memrchr};

use crate::chars;

/// How far a span of this file may reach, in bytes. A limit keeps the time linear in the text.
const REACH: usize = 1024;

/// The longest name of an HTML entity, in bytes (`&CounterClockwiseContourIntegral;` has 33).
const LONGEST_ENTITY: usize = 34;

/// TeX commands whose arguments are names, labels, sizes or files, not prose. Commands that begin with
/// `cite` or end with `ref` are like these.
#[rustfmt::skip]
const COMMANDS_WITH_NAMES: &[&str] = &[
    "addbibresource", "begin", "bibitem", "bibliography", "bibliographystyle", "color", "documentclass", "end", "fontspec", "geometry", "gls", "graphicspath", "hspace", "hypersetup", "include",
    "includegraphics", "includeonly", "input", "label", "let", "lr", "lstinputlisting", "newcommand",
    "newcounter", "newenvironment", "newlength", "nocite", "pagestyle", "providecommand", "renewcommand",
    "renewenvironment", "setcounter", "setdigitfont", "setlatintextfont", "setlength", "setmainfont",
    "settextfont", "thispagestyle", "url", "usepackage", "usetikzlibrary", "verbatiminput", "vspace",
];

/// TeX commands whose first argument is a name and whose second one is prose.
const COMMANDS_WITH_ONE_NAME: &[&str] = &["colorbox", "fontsize", "href", "newtheorem", "textcolor"];

/// The rest of the line from `at` on, as far as a span may reach.
pub(super) fn rest_of_line(text: &str, at: usize) -> &str {
    let rest = &text[at..chars::char_start(text, at + REACH)];
    &rest[..memchr(b'\n', rest.as_bytes()).unwrap_or(rest.len())]
}

/// The character before `at`.
pub(super) fn before(text: &str, at: usize) -> Option<char> {
    text[..at].chars().next_back()
}

/// The HTML entity or numeric reference that begins with the `&` at `at`. `&amp;zwnj;` is rendered as the text
/// `&zwnj;`, so both belong together; likewise `&amp;amp;zwnj;`.
pub(super) fn entity_at(text: &str, at: usize) -> Option<Range<usize>> {
    let (mut last, mut end) = (at, end_of_entity(text, at)?);
    while matches!(&text[last + 1..end], "amp;" | "#38;" | "#x26;" | "#X26;")
        && text[end..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '#')
        && let Some(next) = end_of_entity(text, end - 1)
    {
        (last, end) = (end - 1, next);
    }
    Some(at..end)
}

/// The end of the entity whose name begins after the byte at `at`.
fn end_of_entity(text: &str, at: usize) -> Option<usize> {
    let rest = &text.as_bytes()[at + 1..];
    let name = rest.iter().take(LONGEST_ENTITY).take_while(|b| b.is_ascii_alphanumeric() || **b == b'#');
    let len = name.count();
    let valid = len > 1 && rest.get(len) == Some(&b';') && memrchr(b'#', &rest[..len]).is_none_or(|i| i == 0);
    valid.then_some(at + len + 2)
}

/// The YAML anchor or alias at `at` (`&name`, `*name`): the last word of a line, after `: ` or `- `.
pub(super) fn anchor_at(text: &str, at: usize) -> Option<Range<usize>> {
    let after_key = text[..at].ends_with(": ") || text[..at].ends_with("- ");
    let name = rest_of_line(text, at + 1).trim_end_matches(['\r', ' ']);
    let is_name = |c: char| chars::is_letter(c) || c.is_alphanumeric() || matches!(c, '_' | '-' | '\u{200C}');
    let valid = after_key && !name.is_empty() && name.chars().all(is_name);
    valid.then(|| at..at + 1 + name.len())
}

/// The TeX command that begins with the backslash at `at`, with its options and with those arguments that
/// are names.
pub(super) fn command_at(text: &str, at: usize) -> Option<Range<usize>> {
    let rest = rest_of_line(text, at + 1);
    let ascii = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
    let starts_word = !before(text, at).is_some_and(|c| c.is_alphanumeric() || c == '\\');
    let len = match ascii {
        0 if starts_word => rest.chars().take_while(|&c| is_word(c)).map(char::len_utf8).sum(),
        _ => ascii,
    };
    if len == 0 {
        return None;
    }
    let name = &rest[..len];
    if name == "verb"
        && let Some(sign) = rest[len..].chars().next().filter(char::is_ascii_punctuation)
        && let Some(end) = rest[len + 1..].find(sign)
    {
        return Some(at..at + 1 + len + 1 + end + 1);
    }
    let mut end = at + 1 + len + rest[len..].starts_with('*') as usize;
    let mut arguments = if name.starts_with("cite") || name.ends_with("ref") && !name.starts_with("href") {
        1
    } else if COMMANDS_WITH_NAMES.contains(&name) {
        // The third argument of \newcommand is prose.
        if name.ends_with("length") || name == "setcounter" { 2 } else { 1 }
    } else {
        COMMANDS_WITH_ONE_NAME.contains(&name) as usize
    };
    if matches!(name, "def" | "edef" | "gdef" | "xdef") {
        let rest = rest_of_line(text, end);
        return Some(at..end + rest.find(['{', '%']).unwrap_or(0)); // its name and its parameters
    }
    // \newcommand\name
    if arguments > 0 && text[end..].starts_with('\\') {
        let is_name = |&c: &char| is_word(c) || c.is_ascii_alphabetic();
        let name_end = |at: usize| {
            at + rest_of_line(text, at).chars().take_while(is_name).map(char::len_utf8).sum::<usize>()
        };
        let mut last = name_end(end + 1);
        // \let\name\other and \let\name=\other
        if name == "let" {
            let other = last + text[last..].starts_with('=') as usize;
            if text[other..].starts_with('\\') {
                last = name_end(other + 1);
            }
        }
        return Some(at..last);
    }
    loop {
        let rest = rest_of_line(text, end);
        let argument = match rest.bytes().next() {
            Some(b'[') => {
                rest[1..].find(['[', ']']).filter(|i| rest[i + 1..].starts_with(']')).map(|i| i + 2)
            }
            Some(b'{') if arguments > 0 => {
                arguments -= 1;
                group_len(rest)
            }
            // The slides that a command of the package beamer is for: \only<2->{…}
            Some(b'<') => rest[1..]
                .find(|c: char| !c.is_ascii_digit() && !"-,|".contains(c))
                .and_then(|i| rest[i + 1..].starts_with('>').then_some(i + 2)),
            // A parameter (#1). A number with more digits stays whole.
            Some(b'#') => {
                let digits = rest[1..].bytes().take_while(u8::is_ascii_digit).count();
                (digits > 0).then_some(1 + digits)
            }
            _ => None,
        };
        match argument {
            Some(len) => end += len,
            None => return Some(at..end),
        }
    }
}

/// The formula that begins with the `\(` or `\[` at `at` and ends in the same line.
pub(super) fn bracketed_formula_at(text: &str, at: usize) -> Option<Range<usize>> {
    let rest = rest_of_line(text, at);
    let closing = match rest.as_bytes().get(1) {
        Some(b'(') => "\\)",
        Some(b'[') => "\\]",
        _ => return None,
    };
    // Not the line break \\[2pt].
    let escaped = text[..at].ends_with('\\');
    let end = rest[2..].find('\\').map(|i| i + 2).and_then(|first| {
        let found = rest[first..].find(closing)?;
        Some(first + found + 2)
    })?;
    (!escaped).then(|| at..at + end)
}

/// The length of the group in braces with which `rest` begins. Groups may be nested.
fn group_len(rest: &str) -> Option<usize> {
    /// Arguments that are names are short. The limit keeps the time linear.
    const LONGEST: usize = 256;
    let mut depth = 0;
    for (i, b) in rest.bytes().take(LONGEST).enumerate() {
        match b {
            b'{' => depth += 1,
            b'}' if depth == 1 => return Some(i + 1),
            b'}' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// The placeholder or template that begins with the `{` at `at`: `{name}`, `{0,number}`, `{{…}}`, `{%…%}`.
/// If a template does not end in this line, its name: the text up to the first `|`.
pub(super) fn placeholder_at(text: &str, at: usize) -> Option<Range<usize>> {
    let rest = rest_of_line(text, at);
    let closing = match rest.as_bytes() {
        [b'{', b'{', ..] => "}}",
        [b'{', b'%', ..] => "%}",
        _ => {
            let len = 1 + rest[1..].bytes().take_while(|b| b.is_ascii() && !matches!(b, b'{' | b'}')).count();
            return (len > 1 && rest[len..].starts_with('}')).then(|| at..at + len + 1);
        }
    };
    let len = if closing == "}}" { Some(template_len(rest)) } else { rest.find(closing).map(|i| i + 2) };
    len.map(|len| at..at + len)
}

/// The length of the template with which `rest` begins, with the templates inside it. If the template does
/// not end in `rest`, the length of its name.
fn template_len(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    // Without any }}, the template cannot end here, so only its name is read.
    let (mut depth, mut i) = (0, if rest.contains("}}") { 0 } else { bytes.len() });
    while i + 1 < bytes.len() {
        match &bytes[i..i + 2] {
            b"{{" => (depth, i) = (depth + 1, i + 2),
            b"}}" if depth == 1 => return i + 2,
            b"}}" => (depth, i) = (depth - 1, i + 2),
            _ => i += 1,
        }
    }
    rest[2..].find(['|', '{', '}']).map_or(rest.trim_end().len(), |i| i + 2)
}

/// The label or the time of lyrics that begins with the `[` at `at`: `[^1]`, `[1]` after a `]`,
/// `[00:12.50]`. For the definition of a link (`[1]: https://a.ir "…"`), the range has its target and title
/// too.
pub(super) fn label_at(text: &str, at: usize) -> Option<Range<usize>> {
    let rest = rest_of_line(text, at);
    let line_start = || at == 0 || text.as_bytes()[at - 1] == b'\n';
    let len = 1 + rest[1..].find(['[', ']'])?;
    let (content, after) = (&rest[1..len], &rest[len + 1..]);
    if !rest[len..].starts_with(']') {
        return None;
    }
    let ascii = !content.contains(chars::is_letter);
    if ascii && content.starts_with('^') && len > 2 {
        return Some(at..at + len + 1);
    }
    if line_start()
        && content.contains(':')
        && content.bytes().all(|b| b.is_ascii_digit() || b":.".contains(&b))
    {
        return Some(at..at + len + 1); // the time of a line of lyrics
    }
    if line_start() && after.starts_with(": ") {
        let target = after[2..].trim_start();
        let start = at + rest.len() - target.len();
        let end = match target.strip_prefix('<').and_then(|inside| inside.find('>')) {
            Some(i) => start + i + 2,
            None => start + target.find([' ', '\t', '\r']).unwrap_or(target.len()),
        };
        let is_target = target.starts_with('<') || target.contains(['/', '.', '#']);
        let title = text[end..at + rest.len()].trim_ascii();
        let is_title = |open, close| title.len() > 1 && title.starts_with(open) && title.ends_with(close);
        let has_title = is_title('"', '"') || is_title('\'', '\'') || is_title('(', ')');
        let end = if has_title { at + rest.trim_ascii_end().len() } else { end };
        return is_target.then_some(if ascii { at..end } else { start..end });
    }
    let follows_text = at > 0 && text.as_bytes()[at - 1] == b']';
    (ascii && follows_text && len > 1).then(|| at..at + len + 1)
}

/// The target of the wiki link that begins with the `[[` at `at`: the text before the `|`, or the whole link
/// if it has no `|`.
pub(super) fn wiki_target_at(text: &str, at: usize) -> Option<Range<usize>> {
    let rest = rest_of_line(text, at);
    let inside = rest.strip_prefix("[[")?;
    let len = inside.find(['|', '[', ']', '{', '"', '<'])?;
    let ends = match &inside[len..] {
        after if after.starts_with("]]") => 2,
        // The text of the link follows, up to the ]].
        after if after.starts_with('|') && after.contains("]]") => 0,
        _ => return None,
    };
    (len > 0).then(|| at..at + 2 + len + ends)
}

/// The name of the template parameter that begins with the `|` at `at`, with its `=`. Only spaces may be
/// before the `|` in its line.
pub(super) fn parameter_at(text: &str, at: usize) -> Option<Range<usize>> {
    let indentation = text[..at].bytes().rev().take_while(|&b| b == b' ').count();
    if at > indentation && text.as_bytes()[at - indentation - 1] != b'\n' {
        return None;
    }
    let rest = rest_of_line(text, at);
    let len =
        rest.find('=').filter(|&i| !rest[i..].starts_with("==") && !rest[1..i].contains(['|', '"', '<']))?;
    let name = rest[1..len].trim();
    let is_name = |c: char| is_word(c) || c.is_alphanumeric() || matches!(c, ' ' | '-');
    let is_row = rest.trim_end().ends_with('|');
    (!name.is_empty() && !is_row && name.chars().all(is_name)).then(|| at..at + len + 1)
}

/// A character of a word: a letter, a mark, a ZWNJ or `_`.
fn is_word(c: char) -> bool {
    chars::is_letter(c) || chars::is_mark(c) || matches!(c, '_' | '\u{200C}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, sign: char, find: impl Fn(&str, usize) -> Option<Range<usize>>) -> &str {
        let at = text.find(sign).expect("the text has the sign");
        find(text, at).map_or("", |range| &text[range])
    }

    #[test]
    fn entities_end_with_a_semicolon() {
        for (text, entity) in [
            ("می&#8204;روم", "&#8204;"),
            ("می&#x200C;روم", "&#x200C;"),
            ("می&zwnj;روم", "&zwnj;"),
            ("علی & رضا;", ""),
            ("علی&;", ""),
            ("AT&T", ""),
        ] {
            assert_eq!(found(text, '&', entity_at), entity, "{text}");
        }
    }

    #[test]
    fn commands_come_with_their_options_and_names() {
        for (text, command) in [
            ("\\textbf{کتاب}", "\\textbf"),
            ("\\section*{فصل}", "\\section*"),
            ("\\cite[ص. 12]{علی1390} آمد", "\\cite[ص. 12]{علی1390}"),
            ("\\newcommand{\\متن}[2]{x}", "\\newcommand{\\متن}[2]"),
            ("\\newcommand\\متن{x}", "\\newcommand\\متن"),
            ("\\includegraphics[width=2cm]{عکس 1.png}", "\\includegraphics[width=2cm]{عکس 1.png}"),
            ("\\eqref{فرمول2}", "\\eqref{فرمول2}"),
            ("\\متن[2]{کتاب}", "\\متن[2]"),
            ("\\متن#1{کتاب}", "\\متن#1"),
            ("\\متن#12", "\\متن#12"),
            ("\\let\\الف\\ب و", "\\let\\الف\\ب"),
            ("\\let\\الف=\\par و", "\\let\\الف=\\par"),
            ("\\newcommand\\متن\\ب", "\\newcommand\\متن"),
            ("\\textcolor{red}{متن 2}", "\\textcolor{red}"),
            ("\\verb|الف, 2| ب", "\\verb|الف, 2|"),
            ("\\\\[2pt] متن", ""),
            ("زن\\مرد", ""),
        ] {
            assert_eq!(found(text, '\\', command_at), command, "{text}");
        }
    }

    #[test]
    fn placeholders_are_ascii_or_in_two_braces() {
        for (text, placeholder) in [
            ("{0}", "{0}"),
            ("{count, number} تا", "{count, number}"),
            ("{کتاب}", ""),
            ("{{نام|2}} آمد", "{{نام|2}}"),
            ("{{الف|{{ب}}|2}} آمد", "{{الف|{{ب}}|2}}"),
            ("{{جعبه شهر", "{{جعبه شهر"),
            ("{% if الف %} ب", "{% if الف %}"),
            ("{count, plural, one {یکی}}", ""),
        ] {
            assert_eq!(found(text, '{', placeholder_at), placeholder, "{text}");
        }
    }

    #[test]
    fn names_end_where_prose_begins() {
        for (text, label) in [
            ("[^1]: متن", "[^1]"),
            ("[1]: https://a.ir \"متن\"", "[1]: https://a.ir \"متن\""),
            ("[1]: https://a.ir متن", "[1]: https://a.ir"),
            ("[خنده]: متن", ""),
            ("[00:12.50]متن", "[00:12.50]"),
            ("[متن 2]", ""),
        ] {
            assert_eq!(found(text, '[', label_at), label, "{text}");
        }
        for (text, target) in [
            ("[[پرونده:ارگ 2.jpg|thumb|متن 2]]", "[[پرونده:ارگ 2.jpg"),
            ("[[سال 1390]]", "[[سال 1390]]"),
            ("[[\"الف\", 2]]", ""),
        ] {
            assert_eq!(found(text, '[', wiki_target_at), target, "{text}");
        }
        for (text, name) in
            [("| نام = علی", "| نام ="), ("| الف = ب |", ""), ("| الف | ب = ج", ""), ("|-", "")]
        {
            assert_eq!(found(text, '|', parameter_at), name, "{text}");
        }
    }
}
