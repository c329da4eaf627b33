//! Arabic titles in guillemets inside a Persian line, کتاب «الكامل في التاريخ» را خواند, or between the signs of an entry in a list of
//! books: ابن سینا، القانون في الطب، تهران.
//!
//! An Arabic keyboard writes ي and ك in all words. So a title is Arabic only if the line has ی or ک outside its guillemets, and
//! no ي, ى or ك there. Folding changes all letters of a line at once, so it cannot make such a line. Also, none of the words of
//! the title is Persian, and two of them have the article, or one has it and a preposition is between two words, or one has it and the first word begins the name of a publisher, or they would be
//! Arabic as a line of their own ([`arabic_lines`](super::arabic_lines)). Between signs, the same holds for every stretch of the line
//! that has one of the Arabic letters; otherwise none of them is a title ([`between_signs`]).

use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use super::arabic_lines::is_arabic_line;
use super::arabic_sentences::is_persian;
use super::arabic_words::{Kind, Word, fold_word, without_prefix, word_len, word_of};
use crate::chars;
use crate::work::count_bytes;

/// The letters of an Arabic keyboard that Persian spells in another way.
const ARABIC_LETTERS: [char; 3] = ['ي', 'ى', 'ك'];

/// The Persian spellings of these letters.
const PERSIAN_LETTERS: [char; 2] = ['ی', 'ک'];

/// Prepositions between two words of a title. على and من are missing, since they are a name and a pronoun in Persian.
const PREPOSITIONS: [&str; 4] = ["فی", "عن", "إلی", "الی"];

/// How the names of Arabic publishers begin.
const PUBLISHERS: [&str; 5] = ["دار", "مکتبة", "مؤسسة", "مطبعة", "منشورات"];

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
    has_form_of_title(line, words) && writes_persian()
}

/// Whether words of `line` have the form of an Arabic title.
fn has_form_of_title(line: &str, words: &[(Range<usize>, Word)]) -> bool {
    let [(first, _), .., (last, _)] = words else { return false };
    let (mut articles, mut has_preposition, mut is_publisher) = (0, false, false);
    let mut folded = String::new();
    for (i, (range, word)) in words.iter().enumerate() {
        let spelling = &line[range.clone()];
        fold_word(spelling, &mut folded);
        if is_persian(&folded, spelling) {
            return false;
        }
        is_publisher |= i == 0 && PUBLISHERS.contains(&folded.as_str());
        let has_article = || {
            (without_prefix(&folded).starts_with("ال") || folded.starts_with("لل"))
                && folded.chars().nth(4).is_some()
        };
        articles += usize::from(word.has_article || has_article());
        has_preposition |= i > 0 && i + 1 < words.len() && PREPOSITIONS.contains(&folded.as_str());
    }
    articles > 1
        || articles == 1 && (has_preposition || is_publisher)
        || is_arabic_line(&line[first.start..last.end])
}

/// Signs around the parts of an entry in a list of books. A step that replaces one of them writes another one of them.
const SIGNS: [char; 14] = ['،', ',', '؛', ';', ':', '.', '…', '(', ')', '[', ']', '«', '»', '"'];

/// Appends the titles between [`SIGNS`] in `line`, which begins at `offset` of its text. The line has ی or ک in a stretch between
/// two signs, and each stretch with an Arabic letter is a title.
pub(super) fn between_signs(line: &str, offset: usize, found: &mut Vec<Range<usize>>) {
    let mut titles = Vec::new();
    let mut writes_persian = false;
    let mut start = 0;
    for stretch in line.split(SIGNS) {
        count_bytes(stretch.len());
        if stretch.contains(ARABIC_LETTERS) {
            let Some(title) = title_of(stretch) else { return };
            titles.push(offset + start + title.start..offset + start + title.end);
        } else {
            writes_persian |= stretch.contains(PERSIAN_LETTERS);
        }
        start += stretch.len();
        start += line[start..].chars().next().map_or(0, char::len_utf8);
    }
    if writes_persian {
        found.append(&mut titles);
    }
}

/// The range from the first word of a stretch to the last one, if these words are a title, and nothing else is in the stretch. A word
/// like کتاب may be before the title.
fn title_of(stretch: &str) -> Option<Range<usize>> {
    let mut words = Vec::new();
    let mut folded = String::new();
    let mut at = 0;
    while let Some(c) = stretch[at..].chars().next() {
        if !chars::is_letter(c) {
            at += c.len_utf8();
            if c.is_alphanumeric() {
                return None;
            }
            continue;
        }
        let range = at..at + word_len(&stretch[at..]);
        at = range.end;
        fold_word(&stretch[range.clone()], &mut folded);
        words.push((range, word_of(&folded)?));
    }
    let is_before_title = |(range, word): &&(Range<usize>, Word)| {
        word.kind == Kind::OfBooks && !stretch[range.clone()].contains(ARABIC_LETTERS)
    };
    let title = &words[words.iter().take_while(is_before_title).count()..];
    let [(first, _), .., (last, _)] = title else { return None };
    has_form_of_title(stretch, title).then_some(first.start..last.end)
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
