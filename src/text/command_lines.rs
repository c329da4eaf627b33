//! Commands of a shell: the quoted value of an option (git commit -m "متن", grep -r 'متن'), and lines after the prompt `$`. The
//! shell takes them byte for byte, perhaps as what it searches for, so they are code.

use alloc::vec::Vec;
use core::ops::Range;

use crate::work::memchr::{memchr, memchr2};

/// The longest name of an option in bytes.
const LONGEST_NAME: usize = 40;

/// The longest name of a user, a host and a folder before a prompt in bytes.
const LONGEST_PLACE: usize = 80;

/// The line of a shell from the prompt `$` at `at` on: `$ grep "متن" a.txt`, `ali@pc:~$ ls`. Only the place may be before the
/// prompt, and a command in small letters follows it.
pub(super) fn shell_line_at(text: &str, at: usize) -> Option<Range<usize>> {
    let (before, after) = (&text.as_bytes()[..at], &text.as_bytes()[at + 1..]);
    let place = before.iter().rev().take(LONGEST_PLACE).take_while(|b| b.is_ascii_graphic()).count();
    let (line, place) = before.split_at(at - place);
    let indent = line.iter().rev().take(LONGEST_PLACE).take_while(|&&b| b == b' ').count();
    let begins_line = matches!(line[..line.len() - indent].last(), None | Some(b'\n'));
    let is_place = place.is_empty() || place.contains(&b'@') && place.contains(&b':');
    let command = after.strip_prefix(b" ")?;
    let name = command.iter().take_while(|b| b.is_ascii_lowercase()).count();
    let is_command = name > 1 && command.get(name).is_none_or(|&b| matches!(b, b' ' | b'-' | b'\n' | b'\r'));
    if !begins_line || !is_place || !is_command {
        return None;
    }
    let end = memchr(b'\n', after).map_or(text.len(), |i| at + 1 + i);
    Some(at..at + text[at..end].trim_end_matches('\r').len())
}

/// The quoted values of the options of a text.
#[derive(Default)]
pub(super) struct QuotedValues {
    /// The end of the last value.
    end: usize,
}

impl QuotedValues {
    /// Appends to `found` what is inside the quotation marks after the option that begins with the hyphen at `hyphen`. The
    /// value ends in its line. Successive offsets must ascend.
    pub(super) fn at(&mut self, text: &str, hyphen: usize, found: &mut Vec<Range<usize>>) {
        if hyphen >= self.end
            && let Some(value) = quoted_value(text, hyphen + 1)
        {
            self.end = value.end;
            found.push(value);
        }
    }
}

/// What is inside the quotation marks after the option whose first hyphen is before `at`. A command or another option comes
/// before this hyphen.
fn quoted_value(text: &str, at: usize) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let follows_command = at > 2 && bytes[at - 2] == b' ' && bytes[at - 3].is_ascii_graphic();
    if !follows_command {
        return None;
    }
    let name = at + usize::from(bytes.get(at) == Some(&b'-'));
    let is_of_name = |b: &&u8| b.is_ascii_alphanumeric() || **b == b'-';
    let end = name + bytes[name..].iter().take(LONGEST_NAME).take_while(is_of_name).count();
    let is_named = bytes.get(name).is_some_and(u8::is_ascii_alphabetic);
    let [b' ' | b'=', quote @ (b'"' | b'\''), ..] = bytes[end..] else { return None };
    if !is_named {
        return None;
    }
    let start = end + 2;
    let mut closing = start;
    loop {
        closing += memchr2(quote, b'\n', &bytes[closing..])?;
        if bytes[closing] == b'\n' {
            return None;
        }
        if quote == b'\'' || bytes[closing - 1] != b'\\' {
            return (closing > start).then_some(start..closing);
        }
        closing += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec;

    #[test]
    fn quoted_values_follow_options() {
        let values = |text: &'static str| {
            let (mut values, mut found) = (QuotedValues::default(), Vec::new());
            text.match_indices('-').for_each(|(hyphen, _)| values.at(text, hyphen, &mut found));
            found.into_iter().map(|range| &text[range]).collect::<Vec<_>>()
        };
        assert_eq!(values("git commit -m \"متن\" --author='آ ب'"), ["متن", "آ ب"]);
        assert_eq!(values("a -m \"آ \\\" ب\" c"), ["آ \\\" ب"]);
        for text in [
            "",
            "-",
            " -",
            "متن -m \"آ\"",
            "a -m آ",
            "a -m \"آ\n\"",
            "a - \"آ\"",
            "a -1 \"آ\"",
            "a -m \"\"",
            "a --\"b\"",
        ] {
            assert_eq!(values(text), vec![""; 0], "{text:?}");
        }
    }
}
