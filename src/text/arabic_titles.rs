//! Arabic titles in guillemets inside a Persian line: کتاب «الكامل في التاريخ» را خواند.
//!
//! An Arabic keyboard writes ي and ك in all words. So a title is Arabic only if the line has ی or ک outside its guillemets, and
//! no ي, ى or ك there. Folding changes all letters of a line at once, so it cannot make such a line. Also, none of the words of
//! the title is Persian, and two of them have the article, or one has it and a preposition is between two words, or they would be
//! Arabic as a line of their own ([`arabic_lines`](super::arabic_lines)).

use alloc::string::String;
use core::ops::Range;

use super::arabic_lines::is_arabic_line;
use super::arabic_sentences::is_persian;
use super::arabic_words::{Word, fold_word, without_prefix};
use crate::chars;

/// The letters of an Arabic keyboard that Persian spells in another way.
const ARABIC_LETTERS: [char; 3] = ['ي', 'ى', 'ك'];

/// The Persian spellings of these letters.
const PERSIAN_LETTERS: [char; 2] = ['ی', 'ک'];

/// Prepositions between two words of a title. على and من are missing, since they are a name and a pronoun in Persian.
const PREPOSITIONS: [&str; 4] = ["فی", "عن", "إلی", "الی"];

/// Whether `text`, which follows a guillemet, may begin with a title: one of [`ARABIC_LETTERS`] is before the next guillemet.
pub(super) fn may_begin_title(text: &str) -> bool {
    text.find(['«', '»', '\n']).is_some_and(|end| text[..end].contains(ARABIC_LETTERS))
}

/// Whether the words, a run of `line`, are a title in guillemets. `writes_persian` is the answer of [`writes_persian_letters`]
/// for the line.
pub(super) fn is_title(
    line: &str,
    words: &[(Range<usize>, Word)],
    writes_persian: impl FnOnce() -> bool,
) -> bool {
    let [(first, _), .., (last, _)] = words else { return false };
    let is_quoted = line[..first.start].ends_with('«') && line[last.end..].starts_with('»');
    if !is_quoted || !line[first.start..last.end].contains(ARABIC_LETTERS) {
        return false;
    }
    let (mut articles, mut has_preposition) = (0, false);
    let mut folded = String::new();
    for (i, (range, word)) in words.iter().enumerate() {
        let spelling = &line[range.clone()];
        fold_word(spelling, &mut folded);
        if is_persian(&folded, spelling) {
            return false;
        }
        let has_article = || without_prefix(&folded).starts_with("ال") && folded.chars().nth(4).is_some();
        articles += usize::from(word.has_article || has_article());
        has_preposition |= i > 0 && i + 1 < words.len() && PREPOSITIONS.contains(&folded.as_str());
    }
    let is_title = articles > 1 || articles == 1 && has_preposition;
    (is_title || is_arabic_line(&line[first.start..last.end])) && writes_persian()
}

/// Whether `line` has ی or ک outside its guillemets, but no ي, ى or ك, and no presentation form, which folding may turn into any
/// letter.
pub(super) fn writes_persian_letters(line: &str) -> bool {
    let mut is_quoted = false;
    let mut has_persian = false;
    for c in line.chars() {
        match c {
            '«' => is_quoted = true,
            '»' => is_quoted = false,
            _ if is_quoted => {}
            c if ARABIC_LETTERS.contains(&c) || chars::is_presentation_form(c) => return false,
            c => has_persian |= PERSIAN_LETTERS.contains(&c),
        }
    }
    has_persian
}
