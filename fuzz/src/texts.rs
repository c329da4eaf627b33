//! Makes texts from bytes, by a grammar of Persian words, marks, signs, markup, data and damage. Random bytes used as
//! text would seldom reach the rules.

use arbitrary::{Result, Unstructured};

use crate::common::pieces::{CODE, FAMILIES, PIECES, PIECES_OF_DATA, PROSE};
use crate::common::{ZWNJ, arabic_letters, vocalized};

/// Texts with correct spelling.
const TEXTS: [&str; 4] = [
    include_str!("../../data/colloquial.txt"),
    include_str!("../../tests/data/article-edited.txt"),
    include_str!("../../tests/data/prefixed-verbs.txt"),
    include_str!("../../tests/data/names.txt"),
];

/// Makes a text from the bytes that are left, of about 16 KiB at most.
pub fn text(u: &mut Unstructured) -> Result<String> {
    let mut text = String::new();
    while !u.is_empty() && text.len() < 1 << 14 {
        push_piece(u, &mut text)?;
    }
    Ok(text)
}

/// Makes a text of six pieces at most, so that bytes are left for more choices.
pub fn short_text(u: &mut Unstructured) -> Result<String> {
    let mut text = String::new();
    for _ in 0..u.int_in_range(0..=6)? {
        push_piece(u, &mut text)?;
    }
    Ok(text)
}

fn push_piece(u: &mut Unstructured, text: &mut String) -> Result<()> {
    match u.int_in_range(0u8..=15)? {
        0..=4 => text.push_str(u.choose(PIECES)?),
        5..=8 => push_word(u, text)?,
        9 => text.push_str(u.choose(PIECES_OF_DATA)?),
        10 => text.push_str(u.choose(PROSE)?),
        11 => push_family(u, text)?,
        12 => text.push_str(u.choose(CODE)?),
        13 => text.push(u.arbitrary()?),
        14 => text.push(char::from_u32(0x600 + u.int_in_range(0u32..=0xFF)?).unwrap_or(ZWNJ)),
        _ => text.push('\n'),
    }
    Ok(())
}

/// Appends a word of one of the texts, perhaps damaged, and what follows the word.
fn push_word(u: &mut Unstructured, text: &mut String) -> Result<()> {
    let source = *u.choose(&TEXTS)?;
    let at = source.floor_char_boundary(usize::from(u.arbitrary::<u16>()?) % source.len());
    let Some(word) = source[at..].split_whitespace().nth(1) else { return Ok(()) };
    match u.int_in_range(0u8..=9)? {
        0 | 1 => text.push_str(&word.replace(ZWNJ, "")),
        2 | 3 => text.push_str(&word.replace(ZWNJ, " ")),
        4 => text.push_str(&arabic_letters(word)),
        5 => text.push_str(&vocalized(word)),
        6 => {
            // A space in the middle of a word.
            let middle = word.floor_char_boundary(word.len() / 2);
            text.extend([&word[..middle], " ", &word[middle..]]);
        }
        _ => text.push_str(word),
    }
    text.push_str(u.choose(&[" ", " ", " ", " ", "", "\u{200C}", "  ", "، "])?);
    Ok(())
}

/// Appends pieces of one family. Some are repeated to a length near a power of two.
fn push_family(u: &mut Unstructured, text: &mut String) -> Result<()> {
    let family = *u.choose(FAMILIES)?;
    for _ in 0..u.int_in_range(1u8..=8)? {
        let piece = *u.choose(family)?;
        let times = match u.int_in_range(0u8..=15)? {
            0 => {
                ((1usize << u.int_in_range(3u8..=9)?) + usize::from(u.int_in_range(0u8..=4)?) - 2)
                    / piece.len()
            }
            _ => 1,
        };
        text.push_str(&piece.repeat(times));
    }
    Ok(())
}
