//! Lines of Sorani Kurdish without a letter that only Kurdish has (ێ ۆ ڵ ڕ ڤ).
//!
//! Sorani writes the vowel ە (U+06D5), which does not join. Some Persian texts have it in place of a final heh (خانە),
//! also before an ending or the second part of a compound (خانەها). So what counts is an *inner* ە: a letter of
//! its word follows, and no Persian ending. The letters count in their folded form and without repetitions, so that
//! no later step changes the answer.

use alloc::vec::Vec;

use crate::chars;
use crate::work::memchr::memmem;

const VOWEL: char = 'ە';

/// The endings that may follow a silent heh, without repetitions of a letter.
const ENDINGS: [&str; 24] = [
    "ها",
    "های",
    "هایم",
    "هایت",
    "هایش",
    "هایمان",
    "هایتان",
    "هایشان",
    "ی",
    "ای",
    "ام",
    "ات",
    "اش",
    "اند",
    "اید",
    "ایم",
    "است",
    "مان",
    "تان",
    "شان",
    "گی",
    "گان",
    "وار",
    "تر",
];

/// Names of the language and the preposition لە, beside which one inner ە is enough.
const KURDISH_WORDS: [&str; 5] = ["کردی", "کوردی", "سورانی", "کردها", "له"];

/// Whether a line is Sorani by its ە: two inner ones, or one and two others, or one and a name of the language or لە.
/// A word that begins with ئە counts like two inner ones.
pub(crate) fn is_sorani(line: &str) -> bool {
    // Folding turns a presentation form into letters of any kind.
    let has_form = || line.chars().any(chars::is_presentation_form);
    if memmem::find(line.as_bytes(), VOWEL.encode_utf8(&mut [0; 4]).as_bytes()).is_none() || has_form() {
        return false;
    }
    let (mut inner, mut all, mut has_kurdish_word) = (0, 0, false);
    let mut word: Vec<char> = Vec::new();
    for c in line.chars().chain(Some(' ')) {
        if chars::is_letter(c) {
            if word.last() != Some(&c) {
                word.push(c);
            }
        } else if c == '\u{654}' {
            // Folding composes ە and this mark to one letter.
            if let Some(last) = word.last_mut().filter(|last| **last == VOWEL) {
                *last = 'ۀ';
            }
        } else if !chars::is_mark(c) {
            for i in (0..word.len()).filter(|&i| word[i] == VOWEL) {
                all += 1;
                inner += usize::from(i + 1 < word.len() && !is_ending(&word[i + 1..]));
            }
            inner += 2 * usize::from(word.starts_with(&['ئ', VOWEL]));
            has_kurdish_word |= KURDISH_WORDS.iter().any(|kurdish| is_spelled(&word, kurdish));
            word.clear();
        }
    }
    inner >= 2 || inner == 1 && (all >= 3 || has_kurdish_word)
}

fn is_ending(letters: &[char]) -> bool {
    ENDINGS.iter().any(|ending| is_spelled(letters, ending))
}

/// Whether the letters are those of `word` after folding.
fn is_spelled(letters: &[char], word: &str) -> bool {
    let folded = |&c: &char| chars::persian(c).and_then(|letter| letter.chars().next()).unwrap_or(c);
    word.chars().eq(letters.iter().map(folded))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inner_vowels_show_sorani() {
        for line in [
            "لە ناو شارەکەدا",
            "من لە سنە دەژیم",
            "من لە سنەم",
            "دەست و سەر 😀",
            "لە 2 شار دەژین ❤\u{FE0F}",
            "ئەم شارە",
            "واژهٔ کردی بەهار",
            "سەرکەوتن",
            "دەست و سەر",
        ] {
            assert!(is_sorani(line), "{line}");
        }
        for line in [
            "",
            "خانه",
            "خانە",
            "خانەها و نامەای و بچەاش",
            "بە خانە رفت کە نامە",
            "علاقەمند",
            "علاقەمند خانە 😀",
            "سنە 1320",
            "شرکت لە شد",
            "خانەهااا",
            "بەەەب",
            "دەست و سەر \u{FEFB}",
        ] {
            assert!(!is_sorani(line), "{line}");
        }
    }
}
