//! Which words and lines are of another language written in the Arabic script.
//!
//! Urdu, Kurdish, Pashto, Sindhi and Uyghur need letters that are folded in Persian words (ہ ە ي). Other
//! letters of these languages occur in no Persian word and have no Persian form. A word with such a letter
//! is foreign. A line is foreign, and left alone as a whole, if about one word in four is foreign and if
//! more words are foreign than are certainly Persian. In a line with foreign words, a word with ہ, ھ or ە
//! counts as half a foreign word. A line without such a letter may still be Urdu ([`urdu`](super::urdu)).

use core::ops::Range;

use crate::work::memchr::memmem;

use super::foreign_parts::ForeignParts;
use super::pashto::is_pashto;
use super::sorani::is_sorani;
use super::urdu::is_urdu;
use crate::chars;
use crate::scan::{self, Text};

/// A foreign line has at least one foreign word for every so many letters. They make about four words.
const LETTERS_FOR_ONE_FOREIGN: usize = 13;

/// Frequent Persian words that are rare in the other languages.
const PERSIAN_WORDS: [&str; 16] = [
    "است", "از", "این", "برای", "شد", "بود", "گفت", "رفت", "شود", "کند", "دارد", "نیست", "آنها", "اند",
    "شهر", "نام",
];

/// What is foreign in a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Foreign {
    Nothing,
    /// The words that have a foreign letter.
    Words,
    All,
}

/// Whether the character that two bytes encode is a foreign letter, by the lower eight bits of its code
/// point.
static IS_FOREIGN: [bool; 256] = {
    let mut table = [false; 256];
    let mut i = 0;
    while i < table.len() {
        if let Some(c) = char::from_u32(0x600 + i as u32) {
            let folds = chars::persian(c).is_some();
            table[i] = chars::letter_code(c) == chars::FOREIGN && !folds;
        }
        i += 1;
    }
    table
};

/// Returns what is foreign in a line.
pub(crate) fn foreign_in(text: &Text, line: Range<usize>) -> Foreign {
    if !contains_foreign_letter(text, line.clone()) {
        return Foreign::Nothing;
    }
    let line = &text.as_bytes()[line];
    // Some Persians write ے for ی. Urdu has no ي and ك, so beside these ے shows no Urdu.
    let is_typed_in_arabic = line.windows(2).any(|pair| matches!(pair, [0xD9, 0x8A | 0x83]));
    let (mut letters, mut foreign, mut likely, mut persian) = (0, 0, 0, 0);
    let mut at = 0;
    while let Some(word) = next_word(line, at) {
        at = word.end;
        let word = &line[word];
        letters += (0..word.len()).filter(|&i| chars::class_at(word, i) & chars::LETTER != 0).count();
        if has_foreign_letter(word) {
            foreign += usize::from(!(is_typed_in_arabic && has_only_yeh_barree(word)));
        } else if word.windows(2).any(|pair| matches!(pair, [0xDB, 0x80..=0x82 | 0x95] | [0xDA, 0xBE])) {
            likely += 1;
        }
        persian += persian_words_in(word);
    }
    // In a line with presentation forms, only words with a foreign letter are foreign. Folding may turn the
    // forms into foreign or Persian letters, so the line could be judged differently later.
    let forms = line.iter().any(|b| matches!(b, 0xEF | 0xF0));
    // Letters are counted instead of words, since later steps join and part words.
    let is_share = LETTERS_FOR_ONE_FOREIGN * (2 * foreign + likely) >= 2 * letters;
    let all = foreign > persian && is_share && !forms;
    if all { Foreign::All } else { Foreign::Words }
}

/// Whether ے is the only foreign letter of a word.
fn has_only_yeh_barree(word: &[u8]) -> bool {
    const YEH_BARREE: [u8; 2] = [0xDB, 0x92];
    word.windows(2).filter(|pair| is_foreign_letter(pair[0], pair[1])).all(|pair| *pair == YEH_BARREE)
}

/// Whether a line is of another language as a whole.
pub(crate) fn is_foreign_line(text: &Text, line: Range<usize>) -> bool {
    foreign_parts(text, line.clone()).into_ranges().first() == Some(&line)
}

/// The parts of a line that are of another language.
pub(crate) fn foreign_parts(text: &Text, line: Range<usize>) -> ForeignParts {
    let bytes = text.as_bytes();
    // Without ہ, ە, ھ and a foreign letter, no part is of another language.
    let no_heh = |i: usize| i == 0 || !matches!(bytes[i - 1..=i], [0xDB, 0x81 | 0x95] | [0xDA, 0xBE]);
    let has_letter = contains_foreign_letter(text, line.clone())
        || scan::next_match::<scan::Folding>(text, line.clone(), no_heh).is_some();
    if !has_letter {
        return ForeignParts::default();
    }
    ForeignParts::of(&text[line.clone()], line.start, |part| {
        is_foreign_by_letters(part) || is_urdu(part) || is_sorani(part)
    })
}

/// Whether a line or a part of it is of another language by its foreign letters.
pub(crate) fn is_foreign_by_letters(part: &str) -> bool {
    foreign_in(&Text::new(part), 0..part.len()) == Foreign::All || is_pashto(part)
}

/// The next word at or after `from`: letters of U+0600–U+06FF, with marks and ZWNJs inside.
pub(super) fn next_word(bytes: &[u8], from: usize) -> Option<Range<usize>> {
    let start = (from..bytes.len()).find(|&i| chars::class_at(bytes, i) & chars::LETTER != 0)?;
    let mut end = start;
    loop {
        if chars::class_at(bytes, end) != 0 {
            end += 2;
        } else if bytes[end..].starts_with(&chars::ZWNJ_BYTES)
            || matches!(bytes[end..], [0xE0, 0xA2 | 0xA3, ..])
        {
            end = (end + 3).min(bytes.len());
        } else {
            return Some(start..end);
        }
    }
}

/// The number of frequent Persian words in a run of letters, marks and ZWNJs. A later step may remove a ZWNJ or make it
/// a space. So the words are counted both in the whole run and in the pieces between ZWNJs, and the greater number
/// counts.
fn persian_words_in(run: &[u8]) -> usize {
    let is_persian = |word: &[u8]| PERSIAN_WORDS.iter().any(|persian| is_spelled(word, persian));
    let mut pieces = 0;
    let mut start = 0;
    for zwnj in memmem::find_iter(run, &chars::ZWNJ_BYTES) {
        pieces += usize::from(is_persian(&run[start..zwnj]));
        start = zwnj + chars::ZWNJ_BYTES.len();
    }
    pieces += usize::from(start > 0 && is_persian(&run[start..]));
    pieces.max(usize::from(is_persian(run)))
}

/// Whether `word` has the letters of `spelling`. Marks, ZWNJs and repetitions of a letter do not count,
/// since steps may remove them.
pub(super) fn is_spelled(mut word: &[u8], spelling: &str) -> bool {
    let mut rest = spelling.as_bytes();
    let mut last: &[u8] = &[];
    while let [first, ..] = word {
        let width = if *first < 0xE0 { 2 } else { 3 };
        let (letter, after) = word.split_at(width.min(word.len()));
        word = after;
        if chars::class_at(letter, 0) & chars::LETTER == 0 {
            continue;
        }
        match rest.strip_prefix(letter) {
            Some(after) => (rest, last) = (after, letter),
            None if letter == last => {}
            None => return false,
        }
    }
    rest.is_empty()
}

/// Whether a run of two-byte characters contains a foreign letter.
pub(crate) fn has_foreign_letter(word: &[u8]) -> bool {
    word.windows(2).any(|pair| is_foreign_letter(pair[0], pair[1]))
}

/// Whether two bytes encode a foreign letter.
#[inline(always)]
pub(crate) fn is_foreign_letter(lead: u8, trail: u8) -> bool {
    lead & 0xFC == 0xD8 && IS_FOREIGN[chars::low_eight(lead, trail)]
}

/// Whether a foreign letter is in `range`.
pub(crate) fn contains_foreign_letter(text: &Text, range: Range<usize>) -> bool {
    let bytes = text.as_bytes();
    let harmless = |i: usize| i <= range.start || !is_foreign_letter(bytes[i - 1], bytes[i]);
    scan::next_match::<scan::Foreign>(text, range.clone(), harmless).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn foreign(line: &str) -> Foreign {
        foreign_in(&Text::new(line), 0..line.len())
    }

    #[test]
    fn the_scan_finds_every_foreign_letter() {
        for c in '\u{600}'..='\u{6FF}' {
            let text = alloc::format!("ب{c}ب");
            let found = contains_foreign_letter(&Text::new(&text), 0..text.len());
            assert_eq!(found, has_foreign_letter(text.as_bytes()), "{c}");
            assert_eq!(found, chars::is_foreign(c) && chars::persian(c).is_none(), "{c}");
        }
    }

    #[test]
    fn letters_of_other_languages_are_foreign() {
        for (letters, foreign) in [("ٹڈےۆڵټډېۍ", true), ("پچژگیکأئۀ", false), ("يىكہەھڪ", false)]
        {
            for c in letters.chars() {
                assert_eq!(has_foreign_letter(alloc::format!("{c}").as_bytes()), foreign, "{c}");
            }
        }
    }

    #[test]
    fn a_line_is_foreign_if_every_fourth_word_is() {
        assert_eq!(foreign("یہ ٹھیک آب نان"), Foreign::All);
        assert_eq!(foreign("کله چې"), Foreign::All);
        assert_eq!(foreign("اینجا شہر لاہوڑ بود و نام دیگر دارد"), Foreign::Words);
        assert_eq!(foreign("یہ میری کتاب ہے اور وہ آپ کا گھر ہے"), Foreign::All);
        assert_eq!(foreign("یہ آب"), Foreign::Nothing);
    }

    #[test]
    fn a_line_with_as_many_persian_words_is_persian() {
        assert_eq!(foreign("هەولێر زیبا است"), Foreign::Words);
        assert_eq!(foreign("وڵات هەولێر زیبا است"), Foreign::All);
    }

    #[test]
    fn a_zwnj_that_may_become_a_space_parts_persian_words() {
        assert_eq!(foreign("بےے ہە از\u{200C}كتاب"), foreign("بےے ہە از كتاب"));
        assert_eq!(persian_words_in("از\u{200C}این\u{200C}".as_bytes()), 2);
        assert_eq!(persian_words_in("ا\u{200C}ز".as_bytes()), 1);
        assert_eq!(persian_words_in("کتاب\u{200C}ها".as_bytes()), 0);
    }

    #[test]
    fn a_line_with_presentation_forms_has_foreign_words_only() {
        assert_eq!(foreign("یہ ٹھیک \u{FEFB}"), Foreign::Words);
    }

    #[test]
    fn marks_zwnjs_and_repetitions_do_not_change_a_word() {
        for (word, same) in [
            ("اَست", true),
            ("ا\u{200C}ست\u{200C}", true),
            ("اسسست", true),
            ("استت", true),
            ("اس", false),
            ("استم", false),
        ] {
            assert_eq!(is_spelled(word.as_bytes(), "است"), same, "{word}");
        }
    }
}
