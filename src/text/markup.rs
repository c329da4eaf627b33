//! Markup between letters, which a reader of the rendered text does not see.
//!
//! `<b>کتاب</b>‌ها` shows one word, so the ZWNJ after the tag has an effect. The functions here look through
//! markup: tags, signs of emphasis, targets of links, brackets of wiki links, and braces after TeX commands.
//! They read up to the nearest sign of the same kind and never beyond the line. So the time is linear in the
//! text.

use crate::work::memchr::{memchr2, memchr3, memrchr2, memrchr3};

use crate::chars::{self, ZWNJ_BYTES};

/// What a reader sees before an offset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Visible {
    /// The text that ends at this offset.
    Text(usize),
    /// Code, a formula or the value of a placeholder, which this crate does not read.
    Unknown,
    /// A ZWNJ inside the markup. It ends at this offset.
    Zwnj(usize),
}

/// What a reader sees before `at`, that is, before the markup that ends there.
pub(crate) fn visible_before(text: &str, at: usize) -> Visible {
    let bytes = text.as_bytes();
    let mut end = at;
    loop {
        let before = &bytes[..end];
        end = match before {
            [.., b'>'] => match memrchr3(b'<', b'>', b'\n', &before[..end - 1]) {
                Some(start) if is_tag_start(&before[start..]) => start,
                _ => return Visible::Text(end),
            },
            [.., b'*' | b'_' | b'~'] => end - 1,
            [.., b'\'', b'\''] => end - trailing(before, b'\''),
            [.., b')'] => match memrchr3(b'(', b')', b'\n', &before[..end - 1]) {
                Some(start) if bytes[start] == b'(' && before[..start].ends_with(b"]") => start - 1,
                _ => return Visible::Text(end),
            },
            [.., b']', b']'] => end - 2,
            [.., b']'] => match memrchr3(b'[', b']', b'\n', &before[..end - 1]) {
                Some(start) if bytes[start] == b'[' && before[..start].ends_with(b"]") => start - 1,
                _ => return Visible::Text(end),
            },
            [.., b'}'] => match memrchr3(b'{', b'}', b'\n', &before[..end - 1]) {
                Some(start) if bytes[start] == b'{' && !is_argument(&before[..start]) => {
                    return Visible::Unknown;
                }
                _ => end - 1,
            },
            [.., b'`' | b'$'] => return Visible::Unknown,
            _ if before.ends_with(&ZWNJ_BYTES) => return Visible::Zwnj(end),
            _ => return Visible::Text(end),
        };
    }
}

/// Whether a reader sees a letter or digit directly after `at`, with nothing but markup in between. A
/// formula or placeholder counts as a letter, since its value is not known.
pub(crate) fn letter_follows(text: &str, mut at: usize) -> bool {
    let bytes = text.as_bytes();
    loop {
        let after = &bytes[at..];
        at += match after {
            [b'<', ..] if is_tag_start(after) => match memchr3(b'<', b'>', b'\n', &after[1..]) {
                Some(i) if after[i + 1] == b'>' => i + 2,
                _ => return false,
            },
            [b'*' | b'_' | b'~', ..] => 1,
            [b'\'', b'\'', ..] => 2,
            [b'[', b'[', ..] => 2,
            [b'[', ..] => match memchr3(b'[', b']', b'\n', &after[1..]) {
                Some(i) if matches!(after[i + 1..], [b']', b'(' | b'[', ..]) => 1,
                _ => return false,
            },
            [b'\\', letter, ..] if letter.is_ascii_alphabetic() => {
                let len = 1 + after[1..].iter().take_while(|b| b.is_ascii_alphabetic()).count();
                match memchr2(b'{', b'\n', &after[len..]) {
                    Some(0) => len + 1,
                    _ => return false,
                }
            }
            [b'`', ..] => 1,
            [b'$' | b'{', ..] => return true,
            _ => {
                return text[at..]
                    .chars()
                    .next()
                    .is_some_and(|c| chars::is_letter(c) || c.is_alphanumeric() && !chars::is_mark(c));
            }
        };
    }
}

/// The end of the word before the markup that ends at `at`, if this markup certainly ends a marked-up word:
/// it is a closing tag, a sign of emphasis that was opened in this line, the end of a link, or the end of an
/// argument of a TeX command.
pub(crate) fn marked_up_word_before(text: &str, at: usize) -> Option<usize> {
    let bytes = &text.as_bytes()[..at];
    let closes = match bytes {
        [.., b'>'] => {
            let start = memrchr3(b'<', b'>', b'\n', &bytes[..at - 1])?;
            bytes[start..].starts_with(b"</")
        }
        [.., sign @ (b'*' | b'_' | b'~')] => opens_before(bytes, *sign, 1),
        [.., b'\'', b'\''] => opens_before(bytes, b'\'', 2),
        [.., b')'] => {
            let start = memrchr3(b'(', b')', b'\n', &bytes[..at - 1])?;
            bytes[..start].ends_with(b"]")
        }
        [.., b']', b']'] => true,
        [.., b'}'] => {
            let start = memrchr3(b'{', b'}', b'\n', &bytes[..at - 1])?;
            bytes[start] == b'{' && is_command(&bytes[..start])
        }
        _ => false,
    };
    match visible_before(text, at) {
        Visible::Text(end) if closes => Some(end),
        _ => None,
    }
}

/// Whether the run of `sign` that ends `bytes` closes emphasis: a run of the same length opens it in the
/// same line. Both have at least the length `least`.
fn opens_before(bytes: &[u8], sign: u8, least: usize) -> bool {
    let len = trailing(bytes, sign);
    let before = &bytes[..bytes.len() - len];
    let Some(start) = memrchr2(sign, b'\n', before) else { return false };
    let opening = trailing(&before[..=start], sign);
    before[start] == sign && len >= least && opening == len && before.get(start + 1) != Some(&b' ')
}

/// The length of the run of `sign` that ends `bytes`.
fn trailing(bytes: &[u8], sign: u8) -> usize {
    bytes.iter().rev().take_while(|&&b| b == sign).count()
}

/// Whether a tag or comment begins here.
fn is_tag_start(bytes: &[u8]) -> bool {
    matches!(bytes, [b'<', next, ..] if next.is_ascii_alphabetic() || matches!(next, b'/' | b'!'))
}

/// Whether a group in braces after `before` is an argument of a TeX command: `before` ends with the command
/// or with another group.
fn is_argument(before: &[u8]) -> bool {
    before.ends_with(b"}") || before.ends_with(b"]") || is_command(before)
}

/// Whether `before` ends with a TeX command.
fn is_command(before: &[u8]) -> bool {
    let before = before.strip_suffix(b"*").unwrap_or(before);
    let name = before.iter().rev().take_while(|b| b.is_ascii_alphabetic()).count();
    name > 0 && before[..before.len() - name].ends_with(b"\\")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_before_markup_is_visible() {
        for text in [
            "<b>کتاب</b>",
            "**کتاب**",
            "_کتاب_",
            "[کتاب](a.html)",
            "[کتاب][1]",
            "\\textbf{کتاب}",
            "[[کتاب]]",
            "'''کتاب'''",
            "<b>[کتاب](a)</b>",
            "\\textbf{\\emph{کتاب}}",
            "کتاب",
        ] {
            let end = text.find("کتاب").unwrap() + "کتاب".len();
            assert_eq!(visible_before(text, text.len()), Visible::Text(end), "{text}");
        }
        assert_eq!(visible_before("ک\u{200C}</b>", 9), Visible::Zwnj(5));
        for text in ["`کتاب`", "$x$", "{نام}", "{{نام}}"] {
            assert_eq!(visible_before(text, text.len()), Visible::Unknown, "{text}");
        }
        for text in ["(کتاب)", "«کتاب»", "[کتاب]", "کتاب;", "۳ >"] {
            assert_eq!(visible_before(text, text.len()), Visible::Text(text.len()), "{text}");
        }
    }

    #[test]
    fn the_letter_after_markup_follows() {
        for text in ["<b>روم</b>", "**روم**", "[روم](a)", "[[روم]]", "\\emph{روم}", "''روم''", "`x`", "روم"]
        {
            assert!(letter_follows(text, 0), "{text}");
        }
        for text in ["<b> روم", "** روم", "[1]", "\\item روم", "(روم", "", "< روم"] {
            assert!(!letter_follows(text, 0), "{text}");
        }
    }

    #[test]
    fn a_word_is_marked_up_between_two_signs() {
        for text in ["<b>کتاب</b>", "**کتاب**", "[کتاب](a.html)", "\\textbf{کتاب}", "[[کتاب]]", "''کتاب''"]
        {
            assert!(marked_up_word_before(text, text.len()).is_some(), "{text}");
        }
        for text in ["کتاب*", "* کتاب*", "<br>", "{کتاب}", "`کتاب`", "(کتاب)", "**کتاب*", "کتاب"]
        {
            assert_eq!(marked_up_word_before(text, text.len()), None, "{text}");
        }
    }
}
