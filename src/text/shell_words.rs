//! Words of a shell before a quoted text: دستور grep "متن" را اجرا کنید.

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

/// The longest command with its options in bytes.
const LONGEST: usize = 64;

/// The command before the quotation mark at `quote`, perhaps with options between the two.
pub(super) fn command_before(text: &str, quote: usize) -> Option<Command> {
    let bytes = text.as_bytes();
    let len = bytes[..quote].iter().rev().take(LONGEST).take_while(|b| (b' '..=b'~').contains(*b)).count();
    let mut words = text[quote - len..quote].strip_suffix(' ')?;
    loop {
        let start = words.rfind(' ').map_or(0, |i| i + 1);
        let (before, word) = words.split_at(start);
        if word.starts_with('-') {
            words = before.strip_suffix(' ')?;
            continue;
        }
        let at = quote - len + start;
        let begins = || !ends_word(&text[..at]);
        let word = word.trim_start_matches(['(', '«', ':']);
        return if SEARCHING.contains(&word) {
            begins().then_some(Command::Searches)
        } else {
            let is_named = || ends_with_any(&text[..at], &NAMES);
            let is_command = COMMANDS.contains(&word) || WORDS.contains(&word) && is_named();
            (is_command && begins()).then_some(Command::Other)
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_before_its_text() {
        let command = |text: &str| command_before(text, text.find('"')?);
        for text in ["grep \"", "با grep -r -i \"", "(sed \"", "a tr \""] {
            assert_eq!(command(text), Some(Command::Searches), "{text}");
        }
        for text in ["با mkdir \"", "دستور echo \"", "با فرمان find \""] {
            assert_eq!(command(text), Some(Command::Other), "{text}");
        }
        for text in
            ["\"", " \"", "echo \"", "کلمه cat \"", "mkdir\"", "باmkdir \"", "Grep \"", "- \"", "sub-grep \""]
        {
            assert_eq!(command(text), None, "{text}");
        }
    }
}
