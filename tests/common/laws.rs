//! The laws that hold for every text and normalizer. Each function panics if its law is broken.
//!
//! The property tests (`tests/laws`) check them on generated texts, and the fuzz targets (`fuzz`) on texts that a
//! fuzzer finds.

use std::borrow::Cow;

use hamvar::edits::apply;
use hamvar::{Edit, Normalizer, SentenceRules, TokenKind};
use unicode_normalization::UnicodeNormalization;

use super::{aligned_text, edited};

/// Normalizing twice gives the same text as normalizing once.
pub fn is_idempotent(name: &str, n: &Normalizer, text: &str) {
    let once = n.normalize(text).into_owned();
    assert_eq!(n.normalize(&once), once.as_str(), "{name} on {text:?}");
}

/// The new text, the edits, the aligned form and `is_normalized` agree.
pub fn outputs_agree(name: &str, n: &Normalizer, text: &str) {
    let out = n.normalize(text);
    let borrowed = matches!(out, Cow::Borrowed(_));
    assert_eq!(borrowed, out == text, "{name}: borrowed on {text:?}");
    assert_eq!(borrowed, n.is_normalized(text), "{name}: is_normalized on {text:?}");
    assert_eq!(edited(n, text), out.as_ref(), "{name}: edits of {text:?}");
    let edits = n.edits(text);
    check_form(text, &edits);
    assert_eq!(apply(text, &edits), out, "{name} on {text:?}");
    assert_eq!(aligned_text(&n.normalize_aligned(text)), out.as_ref(), "{name}: aligned on {text:?}");
}

/// The result is at most three times as long as the text, in bytes. There are two exceptions: ligatures that spell a
/// phrase (ﷺ), and ۀ, which becomes ه‌ی with an option.
pub fn is_not_much_longer(name: &str, n: &Normalizer, text: &str) {
    /// How many bytes more than three times its length a ligature can become: U+FDFA has 3 bytes and becomes 33.
    const PHRASE: usize = 33 - 3 * 3;
    /// The same for ۀ, which has 2 bytes and becomes 7.
    const EZAFE: usize = 1;
    let count = |found: fn(char) -> bool| text.chars().filter(|&c| found(c)).count();
    let phrases = count(|c| matches!(c, '\u{FDF0}'..='\u{FDFC}'));
    let most = 3 * text.len() + PHRASE * phrases + EZAFE * count(|c| c == 'ۀ');
    let len = n.normalize(text).len();
    assert!(len <= most, "{name}: {len} bytes from {text:?}");
}

/// Checks the order, the ranges and the groups of edits.
pub fn check_form(text: &str, edits: &[Edit]) {
    for pair in edits.windows(2) {
        assert!(pair[0].range.end <= pair[1].range.start, "{pair:?} on {text:?}");
        assert_ne!(pair[0].range, pair[1].range, "two insertions at one offset: {pair:?} on {text:?}");
    }
    let mut numbers = Vec::new();
    for edit in edits {
        let old = text.get(edit.range.clone());
        assert!(old.is_some_and(|old| edit.replacement != *old), "{edit:?} on {text:?}");
        let Some(group) = edit.group else { continue };
        let of_group: Vec<&Edit> = edits.iter().filter(|other| other.belongs_with(edit)).collect();
        assert!(of_group.len() > 1 && of_group.iter().all(|other| other.kind == edit.kind), "{of_group:?}");
        if !numbers.contains(&group.get()) {
            numbers.push(group.get());
        }
    }
    assert!(numbers.iter().copied().eq(1..=numbers.len() as u32), "{numbers:?}");
}

fn is_mark(c: char) -> bool {
    matches!(
        c as u32,
        0x610..=0x61A | 0x640 | 0x64B..=0x65F | 0x670 | 0x6D6..=0x6ED | 0x897..=0x89F | 0x8CA..=0x8FF
    )
}

/// The letters of a text, each folded by itself, without marks.
pub fn letters(text: &str) -> String {
    // Each character is folded by itself, because the fold of a whole line depends on the language of the line.
    let folded = |c: char| Normalizer::minimal().normalize(c.encode_utf8(&mut [0; 4])).into_owned();
    let spelled: String = text.chars().map(folded).collect();
    spelled.nfd().filter(|&c| c.is_alphabetic() && !is_mark(c)).map(folded).collect()
}

/// No letter is lost. The law does not hold for options that fold, collapse or decode letters.
pub fn letters_stay(name: &str, n: &Normalizer, text: &str) {
    assert_eq!(letters(&n.normalize(text)), letters(text), "{name} on {text:?}");
}

/// How many more opening quotation marks than closing ones a text has.
fn open_quotations(text: &str) -> isize {
    text.chars().map(|c| isize::from(c == '«') - isize::from(c == '»')).sum()
}

/// The runs of digits in a text.
fn numbers(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_numeric()).filter(|run| !run.is_empty()).collect()
}

/// How many numbers of a text have digits of more than one script.
fn mixed_numbers(text: &str) -> usize {
    let is_mixed = |number: &&&str| {
        let scripts = ['0'..='9', '۰'..='۹', '٠'..='٩'];
        scripts.iter().filter(|script| number.contains(|c| script.contains(&c))).count() > 1
    };
    numbers(text).iter().filter(is_mixed).count()
}

/// Whether an invisible character or a mark is between two digits. If the character is removed, two numbers become one.
fn has_divided_number(text: &str) -> bool {
    let cleaned = super::one_step(|b| super::CLEAN_ZWNJ(super::DROP_MARKS(b)).protect(false));
    numbers(&cleaned.normalize(text)) != numbers(text)
}

/// A text with refused edits has no half changes. No quotation mark loses its partner, no number gets digits of two
/// scripts, and no letter is lost.
pub fn refused_edits_leave_no_half(n: &Normalizer, text: &str, is_refused: impl Fn(usize, &Edit) -> bool) {
    let edits = n.edits(text);
    let accepted = edits.iter().enumerate().filter(|&(i, edit)| !is_refused(i, edit)).map(|(_, edit)| edit);
    let result = apply(text, accepted);
    assert_eq!(open_quotations(&result), open_quotations(text), "{result:?} from {text:?}");
    assert_eq!(letters(&result), letters(text), "{result:?} from {text:?}");
    let is_whole = mixed_numbers(&result) <= mixed_numbers(text);
    assert!(is_whole || has_divided_number(text), "{result:?} from {text:?}");
}

/// A text that is normalized in several calls gives the same result as the whole text. `cuts` has the number of lines
/// of each call.
pub fn sessions_give_the_whole_text(name: &str, n: &Normalizer, text: &str, cuts: &[usize]) {
    let (mut session, mut edits) = (n.session(), n.session());
    let (mut result, mut edited) = (String::new(), String::new());
    let mut lines = text.split_inclusive('\n');
    for &cut in cuts.iter().cycle() {
        let call: String = lines.by_ref().take(cut.max(1)).collect();
        if call.is_empty() {
            break;
        }
        result += &session.normalize(&call);
        edited += aligned_text(&edits.normalize_aligned(&call));
    }
    let expected = n.normalize(text);
    assert_eq!(result, expected, "{name} on {text:?}");
    assert_eq!(edited, expected, "edits of {name} on {text:?}");
}

/// There is only white space between sentences and around them.
pub fn sentences_lose_nothing(rules: &SentenceRules, text: &str) {
    let mut end = 0;
    for (at, sentence) in rules.sentence_indices(text) {
        assert!(at >= end);
        assert!(text[end..at].trim().is_empty(), "between sentences of {text:?}");
        assert_eq!(&text[at..at + sentence.len()], sentence);
        assert!(!sentence.is_empty() && sentence.trim() == sentence);
        end = at + sentence.len();
    }
    assert!(text[end..].trim().is_empty(), "after the last sentence of {text:?}");
}

/// `text` with the Arabic ye and kaf, and with the Persian ones. Both have the same length in bytes.
fn both_spellings(text: &str) -> [String; 2] {
    [text.replace('ی', "ي").replace('ک', "ك"), text.replace('ي', "ی").replace('ك', "ک")]
}

/// Sentences and words have the same boundaries with Arabic letters as with Persian ones.
pub fn folding_moves_no_boundary(text: &str) {
    let sentences = |text: &String| -> Vec<(usize, usize)> {
        hamvar::sentence_indices(text).map(|(at, sentence)| (at, sentence.len())).collect()
    };
    let words = |text: &String| -> Vec<(usize, usize)> {
        hamvar::word_indices(text).map(|(at, word)| (at, word.len())).collect()
    };
    let [arabic, persian] = both_spellings(text);
    assert_eq!(sentences(&arabic), sentences(&persian), "sentences of {text:?}");
    assert_eq!(words(&arabic), words(&persian), "words of {text:?}");
}

/// Whether `text` has nothing but white space and invisible characters.
fn shows_nothing(text: &str) -> bool {
    let invisible = |c| matches!(c, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{61C}' | '\u{AD}');
    text.chars().all(|c| c.is_whitespace() || c.is_control() || invisible(c))
}

/// There are only white space and invisible characters between tokens and around them.
pub fn tokens_lose_nothing(text: &str) {
    let mut end = 0;
    for token in hamvar::tokens(text) {
        assert!(token.start >= end && !token.text.is_empty());
        assert_eq!(&text[token.start..token.start + token.text.len()], token.text);
        assert!(shows_nothing(&text[end..token.start]), "before {token:?} of {text:?}");
        assert!(!token.text.contains(char::is_whitespace), "{token:?} of {text:?}");
        let word = token.text.contains(char::is_alphanumeric);
        assert!(token.kind.is_word() == word || token.kind == TokenKind::Mention, "{token:?} of {text:?}");
        end = token.start + token.text.len();
    }
    assert!(shows_nothing(&text[end..]), "after {text:?}");
}
