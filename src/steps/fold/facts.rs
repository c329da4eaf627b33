//! What folding needs to know of a character of U+0600–U+06FF, one byte each.
//!
//! The definitions are [`chars::persian`], [`chars::search_key`] and the classes in [`chars`]. The table
//! is derived from them at compile time, because the loops of this step look up every letter that
//! they stop at.

use crate::chars;

/// A letter.
pub(super) const LETTER: u8 = 1;
/// A mark or the kashida.
pub(super) const MARK: u8 = 1 << 1;
/// A letter that has a Persian form.
pub(super) const FOLDS: u8 = 1 << 2;
/// A letter that search keys replace.
pub(super) const FOLDS_IN_KEYS: u8 = 1 << 3;

/// The facts by the lower eight bits of the code point.
static FACTS: [u8; 256] = {
    let mut table = [0; 256];
    let mut i = 0;
    while i < table.len() {
        if let Some(c) = char::from_u32(0x600 + i as u32) {
            table[i] = facts_of(c);
        }
        i += 1;
    }
    table
};

/// The facts about a character of U+0600–U+06FF, from their definitions.
const fn facts_of(c: char) -> u8 {
    let code = c as u32;
    let class = chars::const_class(0xC0 | (code >> 6) as u8, 0x80 | (code & 0x3F) as u8);
    let mut facts = 0;
    if class == chars::MARK {
        facts |= MARK;
    }
    if class & chars::LETTER != 0 {
        facts |= LETTER;
    }
    if chars::persian(c).is_some() {
        facts |= FOLDS;
    }
    if chars::search_key(c).is_some() {
        facts |= FOLDS_IN_KEYS;
    }
    facts
}

/// The facts about the character that two bytes encode: a set of the bits above. Empty outside
/// U+0600–U+06FF.
#[inline(always)]
pub(super) fn facts(lead: u8, trail: u8) -> u8 {
    if lead & 0xFC == 0xD8 { FACTS[((lead & 3) as usize) << 6 | (trail & 0x3F) as usize] } else { 0 }
}

/// Whether `facts` are those of a letter that folds nowhere, not even in search keys.
#[inline(always)]
pub(super) fn is_letter_that_stays(facts: u8) -> bool {
    facts & (LETTER | FOLDS | FOLDS_IN_KEYS) == LETTER
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn facts_are_what_chars_says_of_every_character() {
        for c in ('\u{80}'..='\u{7FF}').filter(|c| c.len_utf8() == 2) {
            let mut buffer = [0; 2];
            let bytes = c.encode_utf8(&mut buffer).as_bytes();
            let facts = facts(bytes[0], bytes[1]);
            let has = |fact| facts & fact != 0;
            assert_eq!(has(LETTER), chars::is_letter(c) && ('\u{600}'..='\u{6FF}').contains(&c), "{c}");
            assert_eq!(has(MARK), chars::is_mark(c), "{c}");
            assert_eq!(has(FOLDS), chars::persian(c).is_some(), "{c}");
            assert_eq!(has(FOLDS_IN_KEYS), chars::search_key(c).is_some(), "{c}");
        }
    }
}
