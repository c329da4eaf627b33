//! The quoted value of an option of a command: git commit -m "متن", grep -r 'متن'. The command gets it byte for byte, and may
//! search for it, so it is code.

use alloc::vec::Vec;
use core::ops::Range;

use crate::work::memchr::{memchr, memchr2};

/// The longest name of an option in bytes.
const LONGEST_NAME: usize = 40;

/// Appends to `found` what is inside the quotation marks after each option of `text`. The value ends in its line.
pub(super) fn quoted_values(text: &str, found: &mut Vec<Range<usize>>) {
    let mut at = 0;
    while let Some(hyphen) = memchr(b'-', &text.as_bytes()[at..]) {
        let option = at + hyphen + 1;
        at = option;
        if let Some(value) = quoted_value(text, option) {
            at = value.end;
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
        let values = |text| {
            let mut found = Vec::new();
            quoted_values(text, &mut found);
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
