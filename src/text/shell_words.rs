//! Words of a shell before a quoted text: دستور grep "متن" را اجرا کنید.

use core::ops::Range;

use super::cited_forms::ends_with_any;
use super::inline_code::ends_word;

/// What a command does with its quoted texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Command {
    /// It searches for them or replaces them, so they stay in every line.
    Searches,
    /// It does something else. They are code in a sentence.
    Other,
}

/// Commands that search for their text or replace it.
const SEARCHING: [&str; 8] = ["grep", "egrep", "fgrep", "rg", "sed", "awk", "tr", "findstr"];

/// Commands that name nothing else.
const COMMANDS: [&str; 14] = [
    "mkdir", "rmdir", "chmod", "chown", "cp", "mv", "rm", "ls", "printf", "curl", "wget", "xdg-open", "nano",
    "pushd",
];

/// Commands that also name something else, whose title or translation may follow in quotation marks. One of [`NAMES`] is before
/// them.
#[rustfmt::skip]
const WORDS: [&str; 16] = [
    "echo", "find", "cat", "touch", "head", "tail", "cut", "sort", "less", "open", "locate", "start", "cd", "md", "rd", "vim",
];

/// Names of commands, and of where they are typed.
const NAMES: [&str; 6] = ["دستور", "فرمان", "دستورهای", "فرمانهای", "ترمینال", "خطفرمان"];

/// The command before the quotation mark at `quote`, perhaps with options between the two, and the options if one of them has a
/// value (`grep -A 3 "…"`): no step may change this value. A quotation mark ends the search, so no byte is read twice.
pub(super) fn command_before(text: &str, quote: usize) -> Option<(Command, Range<usize>)> {
    let is_of_command = |b: &&u8| (b' '..=b'~').contains(*b) && !b"\"'".contains(b);
    let from = quote - text.as_bytes()[..quote].iter().rev().take_while(is_of_command).count();
    let mut words = text[from..quote].strip_suffix(' ')?.trim_end_matches(' ');
    let end = from + words.len();
    let (mut options, mut has_value) = (end, false);
    loop {
        let (before, word) = last_word(words);
        let at = from + before.len();
        let rest = before.trim_end_matches(' ');
        if word.starts_with('-') {
            (words, options) = (rest, at);
            continue;
        }
        let word = word.trim_start_matches(['(', '«', ':']);
        let is_named = || ends_with_any(&text[..at], &NAMES);
        let command = if SEARCHING.contains(&word) {
            Some(Command::Searches)
        } else {
            (COMMANDS.contains(&word) || WORDS.contains(&word) && is_named()).then_some(Command::Other)
        };
        if let Some(command) = command {
            let options = if has_value { options..end } else { end..end };
            return (!ends_word(&text[..at])).then_some((command, options));
        }
        let option = last_word(rest).1;
        if word.is_empty() || option.len() < 2 || !option.starts_with('-') || option.contains('=') {
            return None;
        }
        (words, has_value) = (rest, true);
    }
}

/// The text before the last word of `words`, and this word.
fn last_word(words: &str) -> (&str, &str) {
    words.split_at(words.rfind(' ').map_or(0, |i| i + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_before_its_text() {
        let command = |text: &str| Some(command_before(text, text.find('"')?)?.0);
        for text in [
            "grep \"",
            "با grep -r -i \"",
            "(sed \"",
            "a tr \"",
            "grep -A 3 \"",
            "awk -F , -v a=1 \"",
            "grep  -i  \"",
            "«متن»grep \"",
        ] {
            assert_eq!(command(text), Some(Command::Searches), "{text}");
        }
        for text in ["با mkdir \"", "دستور echo \"", "با فرمان find \""] {
            assert_eq!(command(text), Some(Command::Other), "{text}");
        }
        for text in [
            "\"",
            " \"",
            "echo \"",
            "کلمه cat \"",
            "mkdir\"",
            "باmkdir \"",
            "Grep \"",
            "- \"",
            "sub-grep \"",
            "grep a \"",
            "grep --a=b c \"",
            "grep - a \"",
        ] {
            assert_eq!(command(text), None, "{text}");
        }
    }
}
