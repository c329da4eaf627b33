//! Lines after the prompt of a shell or an interpreter: `>>> print("متن")`, `mysql> select …`, `C:\>dir`, `root@pc:~# ls`. The
//! program takes them byte for byte.

use core::ops::Range;

/// Interpreters and clients whose prompt is their name.
#[rustfmt::skip]
const CLIENTS: [&str; 14] = [
    "mysql", "sqlite", "mongo", "mongosh", "redis", "hive", "irb", "ghci", "node", "php", "scala", "julia", "jshell", "ftp",
];

/// Words that begin statements of Python.
#[rustfmt::skip]
const KEYWORDS: [&str; 18] = [
    "import", "from", "for", "while", "def", "class", "return", "if", "with", "del", "print", "assert", "try", "lambda", "not",
    "raise", "global", "async",
];

/// The code of `line` from the prompt on that begins it.
pub(super) fn prompt_line(line: &str) -> Option<Range<usize>> {
    let python = line.trim_start_matches(' ').starts_with(">>>").then(|| line.find(">>>")).flatten();
    let sign = python.map(|at| at + 2).or_else(|| line.find('>'));
    [sign, line.find('#')].into_iter().flatten().find_map(|at| line_after_prompt(line, at))
}

/// The code of `line` from its prompt on, if that ends with the sign at `at`.
fn line_after_prompt(line: &str, at: usize) -> Option<Range<usize>> {
    let before = line[..at].trim_start_matches(' ');
    let client = CLIENTS.contains(&before) || before.starts_with("MariaDB [") && before.ends_with(']');
    let drive = is_drive(before.strip_prefix("PS ").unwrap_or(before));
    let may_be_prompt =
        if line.as_bytes()[at] == b'#' { is_place(before) } else { before == ">>" || client || drive };
    if !may_be_prompt {
        return None;
    }
    let end = line.trim_end_matches('\r').len();
    let after = line.get(at + 1..end)?;
    let is_prompt = match after.strip_prefix(' ') {
        None => drive && begins_with_name(after),
        Some(command) if before == ">>" => is_statement(command),
        Some(command) => client || begins_with_name(command),
    };
    is_prompt.then(|| at - before.len()..end)
}

/// Whether `text` begins with the name of a command in small letters.
fn begins_with_name(text: &str) -> bool {
    let len = text.bytes().take_while(u8::is_ascii_lowercase).count();
    len > 1 && text.as_bytes().get(len).is_none_or(|b| b" -.\\/".contains(b))
}

/// Whether `text` is the place of a shell: `root@pc:~`, `[root@pc ~]`.
fn is_place(text: &str) -> bool {
    let is_of_place = |b: u8| b.is_ascii_graphic() || b == b' ';
    let inside = text.strip_prefix('[').and_then(|text| text.strip_suffix(']'));
    let has_folder =
        if inside.is_some() { text.contains(' ') } else { text.contains(':') && !text.contains(' ') };
    text.bytes().all(is_of_place) && text.contains('@') && has_folder
}

/// Whether `text` is a folder of a drive: `C:`, `C:\كتاب`.
fn is_drive(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.first().is_some_and(u8::is_ascii_alphabetic)
        && bytes.get(1) == Some(&b':')
        && bytes.get(2) == Some(&b'\\')
        && !text.contains('>')
}

/// Whether a line is a statement or an expression of Python. A reply to a message may begin with the same signs.
fn is_statement(line: &str) -> bool {
    let len = line.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(line.len());
    let (name, after) = line.split_at(len);
    let is_name = name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
    let is_assigned = || after.trim_start_matches(' ').starts_with(['=', '+', '*', '%', '[']);
    is_name
        && (after.starts_with(['(', '.', '[', ',', '\'', '"']) || KEYWORDS.contains(&name) || is_assigned())
        || name.is_empty() && line.starts_with(['"', '\'', '[', '{'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_prompt_begins_a_line_of_code() {
        let line =
            |text: &str| prompt_line(text).map(|range| range.end - range.start == text.trim_start().len());
        for text in [
            ">>> print(\"آ\")",
            "  >>> x = 'آ'",
            ">>> _x = 'آ'",
            ">>> \"آ\".strip()",
            "mysql> SELECT 'آ';",
            "MariaDB [(none)]> use آ;",
            "C:\\>dir آ",
            "C:\\كتاب>cd آ",
            "PS C:\\> ls آ",
            "root@pc:~# ls آ",
            "[root@pc ~]# cat آ",
        ] {
            assert_eq!(line(text), Some(true), "{text}");
        }
        for text in [
            ">>> سلام",
            ">>> Python زبان است",
            "> x = 1",
            "ali> سلام",
            "آ mysql> select",
            "# ls آ",
            "a@b# آ",
            "a@b# ls آ",
            "a@b c: # ls آ",
            "a@b:~# w آ",
            "3 > 2",
            "->",
            "mysql>",
            "mysql>select آ",
            "mysql>> select آ",
            "MariaDB [x> use آ",
            "a]> use آ",
            ">>>> print('آ')",
            "C:\\>>dir آ",
            "C:\\>آب",
            "C:\\>",
            "ali:~# ls آ",
            "آ@b:~# ls",
            "C:>dir",
        ] {
            assert_eq!(line(text), None, "{text}");
        }
    }
}
