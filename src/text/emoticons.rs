//! Emoticons: faces drawn with ASCII characters. These are no punctuation and no numbers.
//!
//! | emoticon | is made of | examples |
//! |---|---|---|
//! | face | eyes, perhaps a tear, perhaps a nose, mouth | `:)` `;-)` `:'(` `=D` `:))))` |
//! | angry face | `>`, and a face whose mouth is an opening bracket | `>:(` |
//! | mirrored face | `(`, perhaps a nose, eyes | `(:` `(-;` |
//! | mirrored sad face | `)` that closes no bracket, perhaps a nose, eyes | `):` |
//! | level face | an eye, `_` once or more, the same eye | `;_;` `._.` |
//! | face that is spelled out | a colon, then the name of a mouth | `:دی` `:پی` |
//! | face or heart with a digit | `:` or `<`, then `3`; or `8`, then a mouth | `:3` `:-3` `<3` `</3` `8-)` |
//!
//! A face ends where a word may end. The eyes may follow a word directly, as in `سلام;)`, since prose has no
//! semicolon before a closing bracket.

use core::ops::Range;

use super::number_words::{counted_letters_begin, ends_word, may_begin_word};
use crate::chars::is_space;

const EYES: [char; 3] = [':', ';', '='];
const TEARS: [char; 2] = ['\'', ','];
const NOSES: [char; 4] = ['-', '^', '~', 'o'];
const MOUTHS: &str = "()[]{}|/\\*<>$@DPpdOoSsXxbcC30";

/// Whether `text` begins with an emoticon.
pub(crate) fn begins(text: &str) -> bool {
    is_face(text) || is_mirrored_face(text) || is_level_face(text) || is_spelled_face(text)
}

/// Whether `text` begins with a colon and the Persian name of a mouth: D, P, X. The name of O is also a pronoun (گفت :او).
pub(crate) fn is_spelled_face(text: &str) -> bool {
    const MOUTHS: [&str; 3] = ["دی", "پی", "ایکس"];
    let rest = text.strip_prefix(':');
    rest.is_some_and(|rest| MOUTHS.iter().any(|mouth| rest.strip_prefix(mouth).is_some_and(ends_word)))
}

/// Whether `text` begins with eyes, perhaps a tear, perhaps a nose, and a mouth.
fn is_face(text: &str) -> bool {
    let Some(rest) = text.strip_prefix(EYES) else { return false };
    let rest = rest.strip_prefix(TEARS).unwrap_or(rest);
    is_mouth(rest) || rest.strip_prefix(NOSES).is_some_and(is_mouth)
}

/// Whether `text` begins with a mouth, and a word may end after it. A mouth may be repeated, unless it is a
/// slash. A closing bracket is a mouth even if letters follow it.
fn is_mouth(text: &str) -> bool {
    let Some(mouth) = text.chars().next().filter(|&c| MOUTHS.contains(c)) else { return false };
    let once = &text[mouth.len_utf8()..];
    let after = if matches!(mouth, '/' | '\\') { once } else { once.trim_start_matches(mouth) };
    mouth == ')' || ends_word(after) || starts_with_pictograph(after)
}

fn starts_with_pictograph(text: &str) -> bool {
    text.starts_with(|c: char| c as u32 >= 0x2190 && !c.is_alphanumeric())
}

fn is_mirrored_face(text: &str) -> bool {
    let Some(rest) = text.strip_prefix('(') else { return false };
    let rest = rest.strip_prefix(NOSES).unwrap_or(rest);
    rest.strip_prefix(EYES).is_some_and(ends_word)
}

/// Whether `text` begins with a mouth that is a closing bracket, perhaps a nose, and eyes (`):`). The bracket may also
/// close another one.
pub(crate) fn is_frown(text: &str) -> bool {
    let Some(rest) = text.strip_prefix(')') else { return false };
    let rest = rest.trim_start_matches(')');
    let rest = rest.strip_prefix(['-', '^', '~', '\'']).unwrap_or(rest);
    rest.strip_prefix([':', '=']).is_some_and(ends_word)
}

/// Whether the last bracket of `text` is an opening one.
pub(crate) fn has_open_bracket(text: &str) -> bool {
    text.rfind(['(', ')']).is_some_and(|i| text[i..].starts_with('('))
}

fn is_level_face(text: &str) -> bool {
    let Some(eye) = text.chars().next().filter(char::is_ascii_punctuation) else { return false };
    let rest = &text[1..];
    let after = rest.trim_start_matches('_');
    eye != '_' && after.len() < rest.len() && after.strip_prefix(eye).is_some_and(ends_word)
}

/// Whether the ASCII sign at `at` is part of an emoticon of `line`.
pub(crate) fn contains(text: &str, line: &Range<usize>, at: usize) -> bool {
    let (before, rest) = (&text[line.start..at], &text[at..line.end]);
    if begins(rest) {
        return true;
    }
    let sign = &rest[..1];
    // A tear; the eyes of a mirrored face; the second eye of a level face.
    let tear = before.ends_with(EYES) && is_face(&text[at - 1..line.end]);
    let mirrored = before.strip_suffix(NOSES).unwrap_or(before);
    let mirrored = mirrored.strip_suffix('(').is_some_and(may_begin_word) && sign.starts_with(EYES);
    let level = before.trim_end_matches('_');
    let level = level.len() < before.len() && level.ends_with(sign);
    tear || (mirrored || level) && ends_word(&rest[1..])
}

/// Whether `text` ends with a face whose mouth is an opening bracket. Eyes that are a colon or an equals
/// sign count only where a word may begin, since `نام:(` opens a bracket, or if a nose or tear follows them.
pub(crate) fn sad_face_ends(text: &str) -> bool {
    let face = text.trim_end_matches(['(', '[']);
    let eyes = face.strip_suffix(NOSES).unwrap_or(face);
    let eyes = eyes.strip_suffix(TEARS).unwrap_or(eyes);
    let certain = eyes.len() < face.len() || eyes.ends_with(';');
    text.ends_with(['(', '['])
        && eyes.strip_suffix(EYES).is_some_and(|before| {
            // The brows of an angry face: >:(
            certain || may_begin_word(before.strip_suffix('>').unwrap_or(before))
        })
}

/// Whether the number at `number` in `line` is the mouth or the eyes of a face, or part of a heart.
pub(crate) fn contains_number(text: &str, line: &Range<usize>, number: &Range<usize>) -> bool {
    let (before, after) = (&text[line.start..number.start], &text[number.end..line.end]);
    match &text[number.clone()] {
        "8" => {
            let words_before = before.trim_end_matches(is_space);
            // The number of an item in a list has the form `8)` too, but not at the end of a line.
            let ends_line = |mouth: &str| {
                let after = mouth.trim_start_matches([')', '(']);
                after.trim_start_matches(is_space).is_empty() && !opens_bracket(before)
            };
            let mouth = after.strip_prefix(NOSES).filter(|mouth| is_mouth(mouth));
            let eyes = mouth.is_some() || after.starts_with([')', '(']) && ends_line(after);
            // Spaces after an opening sign do not count, since the spacing step removes them.
            let after_word =
                !words_before.is_empty() && !words_before.ends_with(['(', '[', '«', '"', '“', '”']);
            eyes && after_word && words_before.len() < before.len()
        }
        "0" | "3" | "33" | "333" => {
            let ends = ends_word(after) || starts_with_pictograph(after);
            let eyes = before.strip_suffix(NOSES).unwrap_or(before);
            let face = eyes.strip_suffix([':', ';']).is_some_and(may_begin_word);
            let heart =
                before.strip_suffix("</").or_else(|| before.strip_suffix('<')).is_some_and(|before| {
                    !before.ends_with(|c: char| c.is_ascii_alphanumeric() || c.is_numeric() || c == '<')
                });
            ends && (face || heart) && !counted_letters_begin(after)
        }
        _ => false,
    }
}

/// Whether `text` opens a bracket that it does not close.
fn opens_bracket(text: &str) -> bool {
    text.rfind('(') > text.rfind(')')
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::format;
    use alloc::vec::Vec;

    const FACES: [&str; 26] = [
        ":)", ";)", ":-)", ";-)", ":(", ":-(", ":'(", ":'-(", ":D", ":P", ":p", ":-D", "=)", "=D", ":|",
        ":/", ":\\", ":*", ":]", ":[", ":o", ":-O", ":S", ":)))))", ":((((", ":>",
    ];

    #[test]
    fn faces_are_found_where_a_word_ends() {
        for face in FACES {
            for after in ["", " سلام", "،", ".", "!", "😀", "\t"] {
                assert!(begins(&format!("{face}{after}")), "{face}{after}");
            }
        }
        for text in
            [":", ";", "; ", ": )", "::", "://", ":/path", ":Data", ";please", ":(الف)", ":[۱]", ":D5", "؛)"]
        {
            assert!(!begins(text), "{text}");
        }
    }

    #[test]
    fn level_and_mirrored_faces_have_two_sides() {
        for face in [";_;", "._.", "(:", "(;", "(-:", "-_-", "^_^", "!__!"] {
            assert!(begins(face), "{face}");
        }
        for text in ["_", "__", "._,", ";_", "(", "(-", "(:الف", "._.a"] {
            assert!(!begins(text), "{text}");
        }
    }

    #[test]
    fn each_sign_of_an_emoticon_is_part_of_it() {
        for (text, signs) in [(":,(", ",:"), ("(;", ";"), (";_;", ";"), (":-)", ":"), ("سلام;)", ";")] {
            let offsets: Vec<usize> = text.match_indices(|c| signs.contains(c)).map(|(i, _)| i).collect();
            assert!(
                !offsets.is_empty() && offsets.iter().all(|&i| contains(text, &(0..text.len()), i)),
                "{text}"
            );
        }
        for (text, at) in [("a, b", 1), ("(الف);", 8), ("ب; ج", 2), ("ب;", 2), ("_a_, b", 3)] {
            assert!(!contains(text, &(0..text.len()), at), "{text}");
        }
    }

    #[test]
    fn a_number_can_be_part_of_an_emoticon() {
        let holds = |text: &str| {
            let start = text.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
            let end = start + text[start..].bytes().take_while(u8::is_ascii_digit).count();
            contains_number(text, &(0..text.len()), &(start..end))
        };
        for text in [
            "<3",
            "دوست دارم <3",
            "دارم<3 خیلی",
            ":3",
            "سلام :3",
            "سلام :-3",
            "<33",
            "خوبم 8)",
            "خوبم 8-)",
            "8",
        ] {
            assert_eq!(holds(text), text != "8", "{text}");
        }
        for text in
            ["تعداد:3", "تعداد :3 نفر", "x<3", "۵<3", "8) متن", "(فصل 8)", "و 8) متن", ":30", "<4", "3"]
        {
            assert!(!holds(text), "{text}");
        }
    }
}
