//! Shows texts, changes and names to people: changes with the words around them, and signs for what is invisible.

use std::borrow::Cow;
use std::ops::Range;
use std::path::Path;

use crate::change::Change;

/// How many characters of unchanged text are shown on each side of changed words in a diff.
const CONTEXT: usize = 24;

/// How many characters of a changed word are shown on each side of the change. Text without spaces has long words, and
/// each of its changes would print all of it.
const WORD: usize = 40;

/// Makes ZWNJs, spaces and other invisible characters visible.
pub(crate) fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    text.chars().for_each(|c| push_visible(c, &mut out));
    out
}

/// Appends `c`, or a sign for it if it is invisible.
pub(crate) fn push_visible(c: char, out: &mut String) {
    match c {
        '\u{200C}' => out.push('⎵'),
        ' ' => out.push('·'),
        '\u{A0}' => out.push('⍽'),
        '\t' => out.push('⇥'),
        '\n' => out.push('⏎'),
        '\r' => out.push('␍'),
        c if c.is_control() || c.is_whitespace() || is_invisible(c) => push_code_point(c, out),
        c => out.push(c),
    }
}

/// Appends the code point of `c`.
fn push_code_point(c: char, out: &mut String) {
    out.push_str(&format!("⟨U+{:04X}⟩", u32::from(c)));
}

/// Shows the control characters of a name or message by their code points, since a terminal would obey them. So it does with the
/// characters that embed or isolate a direction of text, which could reorder the rest of the line. Other characters stay.
pub(crate) fn without_controls(text: &str) -> Cow<'_, str> {
    let is_direction = |c| matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    with_shown(text, |c| c.is_control() || is_direction(c), push_code_point)
}

/// Returns `text` with what `push` appends for each character for which `is_shown` returns true.
fn with_shown(text: &str, is_shown: impl Fn(char) -> bool, push: fn(char, &mut String)) -> Cow<'_, str> {
    if !text.contains(&is_shown) {
        return text.into();
    }
    let mut out = String::with_capacity(text.len());
    text.chars().for_each(|c| if is_shown(c) { push(c, &mut out) } else { out.push(c) });
    out.into()
}

/// Returns the unchanged text beside changed words. Its spaces and ZWNJs stay.
fn unchanged(text: &str) -> Cow<'_, str> {
    with_shown(text, char::is_control, push_visible)
}

/// The path of a file for people: without control characters, and with the numbers of bytes that are not UTF-8.
pub(crate) fn visible_path(path: &Path) -> String {
    let mut out = String::new();
    for chunk in path.as_os_str().as_encoded_bytes().utf8_chunks() {
        out.push_str(&without_controls(chunk.valid()));
        chunk.invalid().iter().for_each(|byte| out.push_str(&format!("⟨{byte:02X}⟩")));
    }
    out
}

/// Makes all of a short text visible, also that it is empty.
pub(crate) fn visible_or_empty(text: &str) -> String {
    if text.is_empty() { "∅".to_string() } else { visible(text) }
}

/// Whether `c` is a format character that may be in Persian text.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}')
}

/// Whether `c` belongs to a word: a letter, digit, mark or invisible character.
fn is_in_word(c: char) -> bool {
    c.is_alphanumeric()
        || c == '\u{200C}'
        || is_invisible(c)
        || matches!(c, '\u{640}' | '\u{610}'..='\u{61A}' | '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{6D6}'..='\u{6ED}')
}

/// Widens `range` of `text` to the words that it touches, or to the nearest characters of long words.
pub(crate) fn words_around(text: &str, range: &Range<usize>) -> Range<usize> {
    let len = |c: char| c.len_utf8();
    let before = text[..range.start].chars().rev().take(WORD).take_while(|c| is_in_word(*c));
    let after = text[range.end..].chars().take(WORD).take_while(|c| is_in_word(*c));
    range.start - before.map(len).sum::<usize>()..range.end + after.map(len).sum::<usize>()
}

/// Returns the words around a change as lists show them, before and after the change. An ellipsis is where a word goes on.
pub(crate) fn before_and_after(text: &str, change: &Change) -> [String; 2] {
    let words = words_around(text, &change.range);
    let [begin, end] = [&words.start, &words.end].map(|at| {
        let is_in = |c: Option<char>| c.is_some_and(is_in_word);
        let goes_on = is_in(text[..*at].chars().next_back()) && is_in(text[*at..].chars().next());
        if goes_on { "…" } else { "" }
    });
    let after =
        [&text[words.start..change.range.start], &change.new, &text[change.range.end..words.end]].concat();
    [&text[words], &after].map(|words| format!("{begin}{}{end}", visible_or_empty(words)))
}

/// Changed words in a piece, and the changes inside.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Hunk {
    /// The words in the piece.
    pub(crate) words: Range<usize>,
    /// The indices of the changes.
    pub(crate) changes: Range<usize>,
}

/// Puts changes of the same words, or of words side by side, into one hunk.
pub(crate) fn hunks(text: &str, changes: &[Change]) -> Vec<Hunk> {
    let mut all: Vec<Hunk> = Vec::new();
    for (i, change) in changes.iter().enumerate() {
        let words = words_around(text, &change.range);
        match all.last_mut() {
            Some(hunk) if words.start <= hunk.words.end => {
                hunk.words.end = hunk.words.end.max(words.end);
                hunk.changes.end = i + 1;
            }
            _ => all.push(Hunk { words, changes: i..i + 1 }),
        }
    }
    all
}

/// The unchanged text before changed words, from the line's beginning or from a few words before them.
pub(crate) fn context_before(text: &str, from: usize, to: usize) -> String {
    let line = text[from..to].rfind(['\n', '\r']).map_or(from, |at| from + at + 1);
    let context = &text[line..to];
    match context.char_indices().rev().nth(CONTEXT) {
        Some((start, c)) => {
            // Without a space, a long word is cut.
            let start = start + context[start..].find(' ').unwrap_or(c.len_utf8());
            format!("…{}", unchanged(&context[start..]))
        }
        None => unchanged(context).into_owned(),
    }
}

/// The unchanged text after changed words, to the line's end or to a few words after them.
pub(crate) fn context_after(text: &str, from: usize, to: usize) -> String {
    let line = text[from..to].find(['\n', '\r']).map_or(to, |at| from + at);
    let context = &text[from..line];
    match context.char_indices().nth(CONTEXT) {
        Some((end, _)) => {
            let end = context[..end].rfind(' ').map_or(end, |space| space + 1);
            format!("{}…", unchanged(&context[..end]))
        }
        None => unchanged(context).into_owned(),
    }
}

/// The unchanged text between changed words of one line. The middle of a long text is left out.
pub(crate) fn context_between(text: &str, from: usize, to: usize) -> String {
    let between = &text[from..to];
    if between.chars().count() <= 3 * CONTEXT {
        return unchanged(between).into_owned();
    }
    let before = context_before(text, from, to);
    context_after(text, from, to) + before.trim_start_matches('…')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_invisible_is_shown() {
        assert_eq!(visible("می\u{200C}روم\u{200F} و\t\u{A0}ب\r\n"), "می⎵روم⟨U+200F⟩·و⇥⍽ب␍⏎");
    }

    #[test]
    fn a_range_is_widened_to_words() {
        let text = "گفت: «کتاب ها را»";
        let space = text.find(" ها").unwrap();
        assert_eq!(&text[words_around(text, &(space..space + 1))], "کتاب ها");
        assert_eq!(&text[words_around(text, &(space..space))], "کتاب");
    }

    #[test]
    fn a_long_word_is_cut_at_both_ends() {
        let text = "ب".repeat(100);
        let change =
            Change { range: 100..102, new: "پ".to_string(), kind: hamvar::EditKind::Letter, group: 0 };
        let [before, after] = before_and_after(&text, &change);
        assert_eq!(before, format!("…{}…", "ب".repeat(81)));
        assert_eq!(after, format!("…{0}پ{0}…", "ب".repeat(40)));
        let change = Change { range: 0..2, ..change };
        assert_eq!(before_and_after(&text, &change)[0], format!("{}…", "ب".repeat(41)));
        assert_eq!(context_before(&text, 0, 200), format!("…{}", "ب".repeat(24)));
        assert_eq!(context_after(&text, 0, 200), format!("{}…", "ب".repeat(24)));
        assert_eq!(context_between(&text, 0, 200), format!("{0}…{0}", "ب".repeat(24)));
    }

    #[test]
    fn control_characters_are_shown() {
        assert_eq!(without_controls("\u{1B}[1mآب\t\u{200C}"), "⟨U+001B⟩[1mآب⟨U+0009⟩\u{200C}");
        assert_eq!(without_controls("نام\u{202E}txt.exe\u{200F}"), "نام⟨U+202E⟩txt.exe\u{200F}");
        assert_eq!(visible_path(Path::new("a\n\u{1B}.txt")), "a⟨U+000A⟩⟨U+001B⟩.txt");
        #[cfg(unix)]
        {
            use std::os::unix::ffi::OsStrExt;
            let name = std::ffi::OsStr::from_bytes(b"\xDA\xE1.txt");
            assert_eq!(visible_path(Path::new(name)), "⟨DA⟩⟨E1⟩.txt");
        }
    }

    #[test]
    fn context_is_cut_between_words() {
        let text = "سطر یک\nیک دو سه چهار پنج شش هفت هشت نه ده";
        assert_eq!(context_before(text, 0, text.len()), "… پنج شش هفت هشت نه ده");
        assert_eq!(context_before(text, 0, 16), "یک");
        assert_eq!(context_after(text, 0, text.len()), "سطر یک");
        assert_eq!(context_between(text, 12, text.len()), &text[12..]);
        let long = text.replace('\n', " ").repeat(2);
        assert_eq!(context_between(&long, 0, long.len()), "سطر یک یک دو سه چهار … پنج شش هفت هشت نه ده");
        assert_eq!(context_after(text, 12, text.len()), "یک دو سه چهار پنج شش …");
    }
}
