//! The patterns of paths and file names.

use core::ops::Range;

use super::references::{before, rest_of_line};
use crate::work;
use crate::work::memchr::memrchr;

/// File name extensions.
#[rustfmt::skip]
const EXTENSIONS: &[&str] = &[
    "apk", "avi", "bat", "bib", "bmp", "c", "cfg", "cls", "conf", "cpp", "cs", "css", "csv", "db",
    "doc", "docx", "epub", "exe", "gif", "go", "gz", "h", "htm", "html", "ico", "ini", "iso", "jar", "java",
    "jpeg", "jpg", "js", "json", "jsx", "log", "m4a", "md", "mkv", "mov", "mp3", "mp4", "odt", "ogg", "otf",
    "pdf", "php", "png", "po", "ppt", "pptx", "properties", "psd", "py", "rar", "rb", "rs", "rst", "rtf",
    "sh", "sql", "srt", "sty", "svg", "tar", "tex", "tif", "tiff", "toml", "ts", "tsv", "ttf", "txt", "vtt",
    "wav", "webm", "webp", "woff", "xls", "xlsx", "xml", "yaml", "yml", "zip",
];

/// Wiki namespaces that hold files.
const FILE_NAMESPACES: &[&str] = &["پرونده:", "تصویر:", "تصوير:", "رسانه:", "File:", "Image:", "Media:"];

/// Whether `c` ends a path or a file name.
fn ends_path(c: char) -> bool {
    work::count(1);
    c.is_whitespace() || "\"'«»“”‘’<>()[]{}|،؛؟,;`*=".contains(c)
}

/// The Windows path (`C:\…`) whose first backslash is at `at`. It begins at or after `floor`.
pub(super) fn drive_path_at(text: &str, at: usize, floor: usize) -> Option<Range<usize>> {
    let [.., drive, b':'] = text.as_bytes()[floor..at] else { return None };
    if !drive.is_ascii_alphabetic() || before(text, at - 2).is_some_and(|c| c.is_alphanumeric()) {
        return None;
    }
    let rest = rest_of_line(text, at);
    let len = rest.find(ends_path).unwrap_or(rest.len());
    Some(at - 2..at + rest[..len].trim_end_matches(['.', ':', '!', '\r']).len())
}

/// The path whose first slash is at `at`: `/a/b`, `./a`, `../a`, `~/a`. It begins at or after `floor`.
pub(super) fn path_at(text: &str, at: usize, floor: usize) -> Option<Range<usize>> {
    let prefix = text[floor..at].bytes().rev().take(2).take_while(|b| b".~".contains(b)).count();
    let start = at - prefix;
    if start > 0 && !before(text, start).is_some_and(ends_path) {
        return None;
    }
    let rest = rest_of_line(text, at);
    let len = rest.find(ends_path).unwrap_or(rest.len());
    let path = rest[..len].trim_end_matches(['.', ':', '!', '\r', '\u{200C}']);
    let is_tag_end = text[..at].ends_with('<');
    let is_path =
        if prefix > 0 { path.len() > 1 } else { path[1..].contains('/') && !path.starts_with("//") };
    (is_path && !is_tag_end).then(|| start..at + path.len())
}

/// The file name whose extension has its dot at `at`. It begins at or after `floor`. In a wiki, it may have spaces: it
/// begins with a namespace of files, or is the whole value of a parameter (`| … =`). Elsewhere it is one word.
/// `after_parameter` tells whether a span that ends at `floor` is the name of a parameter.
pub(super) fn file_name_at(
    text: &str,
    at: usize,
    floor: usize,
    after_parameter: bool,
) -> Option<Range<usize>> {
    let rest = &text.as_bytes()[at + 1..];
    let len = rest.iter().take(12).take_while(|b| b.is_ascii_alphanumeric()).count();
    let mut lower = [0; 12];
    lower[..len].copy_from_slice(&rest[..len]);
    lower.make_ascii_lowercase();
    if !EXTENSIONS.iter().any(|extension| extension.as_bytes() == &lower[..len]) {
        return None;
    }
    let end = at + 1 + len;
    let mut after = text[end..].chars();
    match after.next() {
        Some('.') if after.next().is_some_and(char::is_alphanumeric) => return None,
        Some(c) if c == '(' || c == '_' || c == '-' || c.is_alphanumeric() => return None,
        _ => {}
    }
    // The extension shows that this is a file name. The text before it is read only now, so it is read once.
    if at == floor || before(text, at).is_none_or(ends_path) {
        return None;
    }
    let line_start = floor.max(memrchr(b'\n', &text.as_bytes()[floor..at]).map_or(floor, |i| floor + i + 1));
    let line = &text[line_start..at];
    let rest = text[end..].trim_start_matches([' ', '\r']);
    let ends_value = rest.is_empty() || rest.starts_with(['\n', '|', '}']);
    let value = match after_parameter && line_start == floor {
        true => Some(0),
        false if line.trim_start().starts_with('|') => line.find('=').map(|sign| sign + 1),
        false => None,
    };
    let start = if let Some(value) = value.filter(|_| ends_value) {
        at - line[value..].trim_start().len()
    } else if FILE_NAMESPACES.iter().any(|namespace| line.starts_with(namespace)) {
        line_start
    } else {
        line_start
            + line.char_indices().rev().find(|&(_, c)| ends_path(c)).map_or(0, |(i, c)| i + c.len_utf8())
    };
    (start < at).then_some(start..end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, sign: char, find: impl Fn(&str, usize) -> Option<Range<usize>>) -> &str {
        let at = text.find(sign).expect("the text has the sign");
        find(text, at).map_or("", |range| &text[range])
    }

    #[test]
    fn paths_and_file_names_are_one_word() {
        for (text, path) in
            [("/کتاب/گوشی-12/ را", "/کتاب/گوشی-12/"), ("و/یا/نه", ""), ("/کتاب", ""), ("./کتاب.", "./کتاب")]
        {
            assert_eq!(found(text, '/', |text, at| path_at(text, at, 0)), path, "{text}");
        }
        for (text, name) in [
            ("پرونده گزارش-12.pdf را", "گزارش-12.pdf"),
            ("پرونده:ارگ كريم 2.jpg|متن", "پرونده:ارگ كريم 2.jpg"),
            ("| تصویر = ارگ كريم 2.JPG", "ارگ كريم 2.JPG"),
            ("| تصویر = ارگ كريم 2.jpg |", "ارگ كريم 2.jpg"),
            ("| شرح = متن ارگ كريم.jpg و بعد", "كريم.jpg"),
            ("رفت.OK", ""),
            ("متن.go2", ""),
        ] {
            assert_eq!(found(text, '.', |text, at| file_name_at(text, at, 0, false)), name, "{text}");
        }
        assert_eq!(found("راه D:\\كتاب\\2 بود", '\\', |text, at| drive_path_at(text, at, 0)), "D:\\كتاب\\2");
    }
}
