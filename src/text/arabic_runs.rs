//! Passages of Arabic without marks: إلى المدرسة وعاد.
//!
//! Persian has most Arabic letters and many Arabic words, and an old keyboard writes ي and ك also in Persian words. So a
//! passage needs a *function word* that Persian does not have (إلى, هذه, الذي), or two words in a row that end in ة, one of
//! them with the article (اللغة العربية). A name (أحمد بن إسماعيل) has neither. إن شاء الله does not count, since Persian has
//! it, too.
//!
//! Words that can be Arabic form a *run*. A Persian word, another script, a number, a quotation mark or a bracket ends it.
//! An end of a run is *open* if no Persian word, other script or number is there.
//! The *signs* of a run are its words that are clearly Arabic. Each has a weight:
//!
//! | sign | weight |
//! |---|---|
//! | function word with إ; هذه and the like | [`ENOUGH`] by itself |
//! | هذا, الذي and the like | 2 |
//! | function word with أ; إلى and the like without a hamza, before the article; another word of Arabic only | 1 |
//! | other word with a hamza at its first alef, with a final ة, or with both | 1 or 2 |
//! | word with the article and nothing else | 0 |
//!
//! A passage is found in one of these ways:
//!
//! - Signs with at most [`NEAR`] unknown words between them form a group. If its weight is enough, and the run has a function
//!   word, the passage reaches from the first sign of the group to the last one. It reaches on to an open end of the run if at
//!   most [`NEAR`] unknown words and no word of [`Kind::OfBooks`] are left there. A group of one sign does so only if both
//!   ends are open.
//! - A run with two open ends is one passage if at least a third of its words are signs and none is of [`Kind::OfBooks`]. With
//!   a function word and another sign, a weight of 2 is enough. Without a function word, it needs two words in a row that end
//!   in ة, and another sign (مدينة جميلة على البحر).
//! - A run with two open ends is one passage if many weak signs show a sentence
//!   ([`arabic_sentences`](super::arabic_sentences)).
//! - If a run has no such passage, a stretch of signs and words of both languages is a passage if it has two words in a row that
//!   end in ة, one of them with the article. If an end of the run is not open, the stretch needs three signs.
//! - A run in guillemets is one passage if it is the Arabic title of a Persian line. If a line has no passage, so is a title
//!   between the signs of an entry in a list of books ([`arabic_titles`](super::arabic_titles)).
//!
//! Folding and the repair of gaps may change the text outside a passage. So the letters count in their folded form, and a
//! word with a ZWNJ is Persian.

use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use super::arabic_sentences::{is_sentence, starts_search};
use super::arabic_titles::{between_signs, is_title, may_begin_title, writes_persian_letters};
use super::arabic_words::{ENOUGH, Kind, Word, fold_word, function_word, judge_pair, word_len, word_of};
use super::cited_forms::line_around;
use crate::chars;
use crate::scan::{Finder, Text, WordSpanSigns};

/// The most unknown words between two signs of a group, and between a sign and the end of the run.
const NEAR: usize = 2;

/// What is at an end of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Edge {
    /// An end of the line, a quotation mark or a bracket.
    Open,
    /// A Persian word, another script or a number.
    Persian,
}

/// The Arabic passages of a text.
#[derive(Default)]
pub(super) struct ArabicRuns {
    /// The end of the last line that was read.
    read_to: usize,
    /// A word in its folded form.
    folded: String,
}

impl ArabicRuns {
    /// If the letter whose last byte is at `trail` may begin a passage, appends to `found` the byte ranges of the passages of
    /// its line. Successive offsets must ascend.
    pub(super) fn at(&mut self, text: &str, trail: usize, found: &mut Vec<Range<usize>>) {
        if trail < self.read_to || !may_be_sign(text, trail, &mut self.folded) {
            return;
        }
        let line = line_around(text, trail);
        self.read_to = line.end;
        passages_of_line(&text[line.clone()], line.start, found);
    }
}

/// Whether `text` has a letter at which the search for passages begins. Without one, it has no passage.
pub(crate) fn may_have_passage(text: &str) -> bool {
    let (blocks, mut finder, mut folded) = (Text::new(text), Finder::default(), String::new());
    let mut at = 0;
    while let Some(trail) = finder.next_of::<WordSpanSigns>(&blocks, at, text.len()) {
        if may_be_sign(text, trail, &mut folded) {
            return true;
        }
        at = trail + 1;
    }
    false
}

/// Whether the letter whose last byte is at `trail` may belong to a sign: a word with a hamza at its first alef; with ذ (هذا,
/// الذي); في; هؤلاء, هاتان, اللتان and the like; with a final ة; or with ال at the beginning of a title. Only lines with one
/// of them are searched for passages. `folded` is a buffer.
fn may_be_sign(text: &str, trail: usize, folded: &mut String) -> bool {
    let bytes = text.as_bytes();
    let is_letter = |at: usize| chars::class_at(bytes, at) & chars::LETTER != 0;
    let Some(letter) = trail.checked_sub(1) else { return false };
    let (before, after) = (letter, trail + 1);
    // The most letters that a function word has before this one, with its prefix.
    let most = match (bytes[letter], bytes[trail]) {
        // ة
        (0xD8, 0xA9) => return !is_letter(after) && before > 1 && is_letter(before - 2),
        // ا after «
        (0xD8, 0xA7) => return text[after..].starts_with('ل') && may_begin_title(&text[after..]),
        // ي, ى
        (0xD9, 0x89 | 0x8A) if !text[..before].ends_with('ف') || is_letter(after) => return false,
        (0xD9, 0x89 | 0x8A) => 2,
        // Most words with ات and لت have other letters before and after.
        (0xD8, 0xAA) if !text[after..].starts_with(['ا', 'ي']) => return false,
        (0xD8, 0xAA) => 4,
        (0xD8, 0xB0) => 3,        // ذ
        (0xD8, 0xA4) => 2,        // ؤ
        (0xD8, 0xA3 | 0xA5) => 1, // أ, إ
        _ => return false,
    };
    let letters_before = (1..=most + 1).take_while(|n| letter >= 2 * n && is_letter(letter - 2 * n)).count();
    if letters_before > most {
        return false;
    }
    let word = &text[letter - 2 * letters_before..];
    fold_word(&word[..word_len(word)], folded);
    function_word(folded).is_some() || starts_search(folded)
}

/// A run of words.
struct Run {
    words: Vec<(Range<usize>, Word)>,
    /// What is before its first word.
    begins_at: Edge,
    /// Whether its line has Persian letters outside its guillemets; `None` until it is needed.
    writes_persian: Option<bool>,
}

/// Appends the passages of `line`, which begins at `offset` of its text.
fn passages_of_line(line: &str, offset: usize, found: &mut Vec<Range<usize>>) {
    if line.chars().any(chars::is_presentation_form) {
        return; // Folding turns a presentation form into letters of any kind.
    }
    let found_before = found.len();
    let mut run = Run { words: Vec::new(), begins_at: Edge::Open, writes_persian: None };
    let (mut before, mut folded) = (String::new(), String::new());
    let mut at = 0;
    while let Some(c) = line[at..].chars().next() {
        if chars::is_letter(c) {
            let range = at..at + word_len(&line[at..]);
            at = range.end;
            core::mem::swap(&mut before, &mut folded);
            fold_word(&line[range.clone()], &mut folded);
            match word_of(&folded) {
                Some(mut word) => {
                    if let Some((_, previous)) = run.words.last_mut() {
                        judge_pair(&before, previous, &folded, &mut word);
                    }
                    run.words.push((range, word));
                }
                None => end_run(&mut run, Edge::Persian, line, offset, found),
            }
            continue;
        }
        if c.is_alphanumeric() {
            end_run(&mut run, Edge::Persian, line, offset, found);
        } else if matches!(c, '«' | '»' | '"' | '“' | '”' | '(' | ')' | '[' | ']' | '{' | '}') {
            end_run(&mut run, Edge::Open, line, offset, found);
        }
        at += c.len_utf8();
    }
    end_run(&mut run, Edge::Open, line, offset, found);
    if found.len() == found_before {
        between_signs(line, offset, found);
    }
}

/// Appends the passages of a run of `line`, and begins the next run.
fn end_run(run: &mut Run, ends_at: Edge, line: &str, offset: usize, found: &mut Vec<Range<usize>>) {
    let is_open = [run.begins_at, ends_at].map(|edge| edge == Edge::Open);
    let words = &run.words;
    let whole = 0..words.len();
    let writes_persian = || *run.writes_persian.get_or_insert_with(|| writes_persian_letters(line));
    let is_whole = is_open == [true, true]
        && (is_arabic_as_a_whole(words) || is_sentence(line, words) || is_title(line, words, writes_persian));
    let passages = if is_whole { Vec::from([whole]) } else { passages_of_run(words, is_open) };
    for passage in passages {
        let passage = without_outer_clauses(line, words, passage);
        // A single word is no passage.
        if let [(first, _), .., (last, _)] = &words[passage] {
            found.push(offset + first.start..offset + last.end);
        }
    }
    run.words.clear();
    run.begins_at = ends_at;
}

/// The passage without the clauses at its ends that have no sign. They are Persian words around the Arabic ones: دعاي كميل: اللهم
/// إني أسألك.
fn without_outer_clauses(line: &str, words: &[(Range<usize>, Word)], passage: Range<usize>) -> Range<usize> {
    let ends_clause =
        |i: usize| line[words[i].0.end..words[i + 1].0.start].contains([':', '.', '،', '؛', '!', '؟']);
    // Persian names and phrases have the article once (عليه السلام).
    let has_sign = |clause: Range<usize>| {
        let words = &words[clause];
        let is_vocative = matches!(&line[words[0].0.clone()], "يا" | "یا");
        is_vocative || weight_of(words) > 0 || words.iter().filter(|(_, word)| is_sign(word)).count() > 1
    };
    let Range { mut start, mut end } = passage;
    while let Some(last) = (start..end.saturating_sub(1)).find(|&i| ends_clause(i)) {
        if has_sign(start..last + 1) {
            break;
        }
        start = last + 1;
    }
    while let Some(last) = (start..end.saturating_sub(1)).rfind(|&i| ends_clause(i)) {
        if has_sign(last + 1..end) {
            break;
        }
        end = last + 1;
    }
    start..end
}

fn is_sign(word: &Word) -> bool {
    matches!(word.kind, Kind::Sign(_))
}

/// The sum of the weights of some words.
fn weight_of(words: &[(Range<usize>, Word)]) -> u32 {
    words.iter().map(|(_, word)| if let Kind::Sign(weight) = word.kind { weight } else { 0 }).sum()
}

/// Whether two words in a row end in ة. One of them must have the article if `with_article` is true. Persian may have ة for the
/// ezafe after a silent heh (لبة میلة), but not in a word with the article.
fn has_feminine_pair(words: &[(Range<usize>, Word)], with_article: bool) -> bool {
    words.windows(2).any(|two| {
        two.iter().all(|(_, word)| word.is_feminine)
            && (!with_article || two.iter().any(|(_, word)| word.has_article))
    })
}

/// Whether a run with two open ends is one passage.
fn is_arabic_as_a_whole(words: &[(Range<usize>, Word)]) -> bool {
    let signs = words.iter().filter(|(_, word)| is_sign(word)).count();
    let has_function_word = words.iter().any(|(_, word)| word.is_function);
    let is_other_sign = |(_, word): &(_, Word)| {
        is_sign(word) && (word.has_article || !word.is_feminine && word.kind != Kind::Sign(0))
    };
    let has_pair_and_sign = || has_feminine_pair(words, false) && words.iter().any(is_other_sign);
    3 * signs >= words.len()
        && words.iter().all(|(_, word)| word.kind != Kind::OfBooks)
        && (has_function_word && signs > 1 && weight_of(words) + 1 >= ENOUGH
            || signs > 2 && has_pair_and_sign())
}

/// The stretches of signs and words of both languages in which two words in a row end in ة, one of them with the article. A
/// Persian line may have an Arabic title of two such words (وسیلة النجاة). So a run needs three signs if an end of it is not
/// open, or if it has a word of [`Kind::OfBooks`].
fn feminine_stretches(words: &[(Range<usize>, Word)], is_open: [bool; 2]) -> Vec<Range<usize>> {
    let is_apart = is_open == [true, true] && words.iter().all(|(_, word)| word.kind != Kind::OfBooks);
    let mut stretches = Vec::new();
    let mut at = 0;
    for stretch in words.split(|(_, word)| !is_sign(word) && word.kind != Kind::Either) {
        let start = at;
        at += stretch.len() + 1;
        let signs = stretch.iter().filter(|(_, word)| is_sign(word)).count();
        if has_feminine_pair(stretch, true)
            && (is_apart || signs > 2)
            && let (Some(first), Some(last)) = (
                stretch.iter().position(|(_, word)| is_sign(word)),
                stretch.iter().rposition(|(_, word)| is_sign(word)),
            )
        {
            stretches.push(start + first..start + last + 1);
        }
    }
    stretches
}

/// The passages of a run as ranges of its words. `is_open` tells whether its beginning and its end are open.
fn passages_of_run(words: &[(Range<usize>, Word)], is_open: [bool; 2]) -> Vec<Range<usize>> {
    let unknown_words = |range: Range<usize>| range.filter(|&i| words[i].1.kind == Kind::Unknown).count();
    let is_near = |range: Range<usize>| {
        unknown_words(range.clone()) <= NEAR && range.clone().all(|i| words[i].1.kind != Kind::OfBooks)
    };
    let has_function_word = words.iter().any(|(_, word)| word.is_function);
    let signs: Vec<usize> = (0..words.len()).filter(|&i| is_sign(&words[i].1)).collect();
    let mut passages = Vec::new();
    let mut first_of_group = 0;
    for last in 0..signs.len() {
        // A group of signs ends where many unknown words follow.
        if last + 1 < signs.len() && unknown_words(signs[last]..signs[last + 1]) <= NEAR {
            continue;
        }
        let (mut first, mut end) = (signs[first_of_group], signs[last] + 1);
        if has_function_word && weight_of(&words[first..end]) >= ENOUGH {
            // A single sign may be a word that a Persian sentence borrows.
            let may_reach = end - first > 1 || is_open == [true, true];
            if may_reach && first_of_group == 0 && is_open[0] && is_near(0..first) {
                first = 0;
            }
            if may_reach && last + 1 == signs.len() && is_open[1] && is_near(end..words.len()) {
                end = words.len();
            }
            passages.push(first..end);
        }
        first_of_group = last + 1;
    }
    if passages.is_empty() { feminine_stretches(words, is_open) } else { passages }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arabic(text: &str) -> String {
        let (mut runs, mut found) = (ArabicRuns::default(), Vec::new());
        (0..text.len()).filter(|&i| !text.is_char_boundary(i)).for_each(|i| runs.at(text, i, &mut found));
        found.into_iter().map(|range| &text[range]).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn arabic_without_marks_is_a_passage() {
        for line in [
            "إلى المدرسة وعاد",
            "ذهب الولد إلى المدرسة وعاد",
            "ذهبت فاطمة إلى السوق في الصباح",
            "لا فتى إلا علي لا سيف إلا ذو الفقار",
            "لو کان / لا فتی إلا علي",
            "ألا يا أيها الساقي أدر كأسا وناولها",
            "إنما الأعمال بالنيات",
            "إنا لله وإنا إليه راجعون",
            "أنا أحب القراءة كثيرا",
            "لا إله إلا الله",
        ] {
            assert_eq!(arabic(line), line);
        }
        assert_eq!(arabic("و گفت: إنما الأعمال بالنيات و رفت"), "إنما الأعمال بالنيات");
        assert_eq!(arabic("حدیث «إنما الأعمال بالنيات» مشهور است"), "إنما الأعمال بالنيات");
        assert_eq!(arabic("علي\nإلى المدرسة وعاد\nعلي"), "إلى المدرسة وعاد");
    }

    #[test]
    fn persian_with_arabic_words_is_no_passage() {
        for line in [
            "",
            "علي كتاب را خواند",
            "مسألة مهمي است",
            "إن شاء الله مي‌آيم",
            "في‌البداهه شعر گفت",
            "دائرة المعارف بزرگ إسلامي",
            "أبوالقاسم أحمد بن إسماعيل الأصفهاني",
            "تأثير رأي علي",
            "كتاب الأغاني تأليف أبوالفرج",
            "از تهران إلى مشهد",
        ] {
            assert_eq!(arabic(line), "", "{line}");
        }
        assert_eq!(arabic("كتاب إرشاد القلوب إلى الصواب تأليف ديلمي"), "إرشاد القلوب إلى الصواب");
        // The rest of the line folds.
        assert_eq!(arabic("إنا لله و إنا إليه راجعون علي رفت"), "إنا لله و إنا إليه");
    }
}
