//! Passages of Arabic without marks: إلى المدرسة وعاد.
//!
//! Persian has most Arabic letters and many Arabic words. So a passage needs a function word that Persian does not have: one
//! with a hamza under or on its first alef (إلى, إنما, أيها). A name (أحمد بن إسماعيل) has no such word. Neither has
//! إن شاء الله, which is Persian, too.
//!
//! Words that can be Arabic form a *run*. A Persian word, another script, a number, a quotation mark or a bracket ends it.
//! The *signs* of a run are its words that are clearly Arabic. Each has a weight:
//!
//! | sign | weight |
//! |---|---|
//! | function word with إ | [`ENOUGH`] by itself |
//! | function word with أ, or another word of Arabic only | 1 |
//! | other word with a hamza at its first alef, with a final ة, or with both | 1 or 2 |
//! | word with the article and nothing else | 0 |
//!
//! Signs with at most [`NEAR`] unknown words between them form a group. If its weight is enough, the passage reaches from the
//! first sign of the group to the last one. It reaches on to an end of the run if at most [`NEAR`] unknown words are left
//! there, and no Persian word or number follows.
//!
//! Folding and the repair of gaps may change the text outside a passage. So the letters count in their folded form, and a
//! word with a ZWNJ is Persian.

use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use crate::arabic::{WordList, has_article, is_arabic_only, is_persian_only, may_be_arabic};
use crate::chars::{self, ZWNJ};
use crate::work::memchr::{memchr, memchr2, memrchr};

/// The weight that makes a group of signs Arabic.
const ENOUGH: u32 = 3;

/// The most unknown words between two signs of a group, and between a sign and the end of the run.
const NEAR: usize = 2;

/// Function words with a hamza below their first alef, in folded letters.
static BELOW: WordList = WordList::new(
    "إلی إلا إن إنما إنا إنی إنك إنه إنها إنهم إنکم إذ إذا إذن إلیه إلیها إلیهم إلیك إلینا إلیکم إیاك إیاکم إلهی",
);
/// Function words with a hamza above their first alef, in folded letters.
static ABOVE: WordList =
    WordList::new("ألا أن أنا أنت أنتم أو أی أیها أیتها أین ألم أما أنه أنها أنهم أفلا أولئك");

/// Persian words beside the Arabic title of a book. A passage has one only between two signs.
static OF_BOOKS: WordList = WordList::new(
    "کتاب تألیف تالیف ترجمه ترجمهی تفسیر شرح نوشته اثر چاپ جلد مقاله حدیث روایت سوره دعای عبارت جمله",
);

/// What is known of a word of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// It may be Arabic, since it is not known to be Persian.
    Unknown,
    /// It is a word of both languages.
    Either,
    /// It is one of [`OF_BOOKS`].
    OfBooks,
    /// It is a sign of Arabic, with this weight.
    Sign(u32),
}

/// What is at an end of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Edge {
    /// An end of the line, a quotation mark or a bracket.
    Open,
    /// A Persian word, another script or a number.
    Persian,
}

/// Appends to `found` the byte ranges of the passages of `text`, in order.
pub(super) fn passages(text: &str, found: &mut Vec<Range<usize>>) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(word) = next_function_word(text, at) {
        let start = memrchr(b'\n', &bytes[at..word]).map_or(at, |i| at + i + 1);
        let end = memchr(b'\n', &bytes[word..]).map_or(text.len(), |i| word + i);
        passages_of_line(&text[start..end], start, found);
        at = end;
    }
}

/// Whether `text` has a function word with a hamza at its first alef, as every passage does.
pub(crate) fn may_have_passage(text: &str) -> bool {
    next_function_word(text, 0).is_some()
}

/// The offset of the next function word with a hamza at its first alef, perhaps after a prefix of one letter.
fn next_function_word(text: &str, from: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let is_letter = |at: usize| chars::class_at(bytes, at) & chars::LETTER != 0;
    let mut folded = String::new();
    let mut at = from;
    while let Some(i) = memchr2(0xA3, 0xA5, &bytes[at..]) {
        let trail = at + i;
        at = trail + 1;
        if trail == 0 || bytes[trail - 1] != 0xD8 {
            continue;
        }
        let letters_before = (1..=2).take_while(|n| trail > 2 * n && is_letter(trail - 1 - 2 * n)).count();
        if letters_before < 2 {
            let start = trail - 1 - 2 * letters_before;
            fold_word(&text[start..start + word_len(&text[start..])], &mut folded);
            if function_word(&folded).is_some() {
                return Some(start);
            }
        }
    }
    None
}

/// The number of bytes of the word that begins `text`.
fn word_len(text: &str) -> usize {
    let is_of_word = |c: char| chars::is_letter(c) || chars::is_mark(c) || c == ZWNJ;
    text.find(|c| !is_of_word(c)).unwrap_or(text.len())
}

/// A function word with a hamza at its first alef, as a sign. `None` for any other word. The word has folded letters.
fn function_word(word: &str) -> Option<Kind> {
    let stem = without_prefix(word);
    if !stem.starts_with(['أ', 'إ']) {
        return None;
    }
    let codes: Vec<u8> = stem.chars().map(chars::letter_code).collect();
    if BELOW.contains(&codes) {
        return Some(Kind::Sign(ENOUGH));
    }
    ABOVE.contains(&codes).then_some(Kind::Sign(1))
}

/// The word without a prefix of one letter: و, ف, ب, ل, ک.
fn without_prefix(word: &str) -> &str {
    word.strip_prefix(['و', 'ف', 'ب', 'ل', 'ک']).unwrap_or(word)
}

/// A run of words.
struct Run {
    words: Vec<(Range<usize>, Kind)>,
    begins_at: Edge,
    /// The number of function words with a hamza at their first alef.
    function_words: usize,
}

/// Appends the passages of `line`, which begins at `offset` of its text.
fn passages_of_line(line: &str, offset: usize, found: &mut Vec<Range<usize>>) {
    if line.chars().any(chars::is_presentation_form) {
        return; // Folding turns a presentation form into letters of any kind.
    }
    let mut run = Run { words: Vec::new(), begins_at: Edge::Open, function_words: 0 };
    let mut folded = String::new();
    let mut at = 0;
    while let Some(c) = line[at..].chars().next() {
        if chars::is_letter(c) {
            let word = at..at + word_len(&line[at..]);
            at = word.end;
            fold_word(&line[word.clone()], &mut folded);
            if folded == "شاء"
                && let Some((previous, kind)) = run.words.last_mut()
                && line[previous.clone()].ends_with("إن")
                && *kind == Kind::Sign(ENOUGH)
            {
                // Persian has إن شاء الله, too.
                *kind = Kind::Either;
                run.function_words -= 1;
                run.words.push((word, Kind::Either));
                continue;
            }
            match kind_of(&folded) {
                Some((kind, is_function_word)) => {
                    run.words.push((word, kind));
                    run.function_words += usize::from(is_function_word);
                }
                None => end_run(&mut run, Edge::Persian, offset, found),
            }
            continue;
        }
        if c.is_alphanumeric() {
            end_run(&mut run, Edge::Persian, offset, found);
        } else if matches!(c, '«' | '»' | '"' | '“' | '”' | '(' | ')' | '[' | ']' | '{' | '}') {
            end_run(&mut run, Edge::Open, offset, found);
        }
        at += c.len_utf8();
    }
    end_run(&mut run, Edge::Open, offset, found);
}

/// Appends the passage of a run, if it has one, and begins the next run.
fn end_run(run: &mut Run, ends_at: Edge, offset: usize, found: &mut Vec<Range<usize>>) {
    let weight = |kind: Kind| if let Kind::Sign(weight) = kind { weight } else { 0 };
    let words = &run.words;
    let is_signed = |i: &usize| matches!(words[*i].1, Kind::Sign(_));
    let unknown = |range: Range<usize>| range.filter(|&i| words[i].1 == Kind::Unknown).count();
    let is_near = |range: Range<usize>| {
        unknown(range.clone()) <= NEAR && range.clone().all(|i| words[i].1 != Kind::OfBooks)
    };
    let signs: Vec<usize> = (0..words.len()).filter(is_signed).collect();
    let mut group = 0;
    for last in 0..signs.len() {
        // A group of signs ends where many unknown words follow.
        if last + 1 < signs.len() && unknown(signs[last] + 1..signs[last + 1]) <= NEAR {
            continue;
        }
        let (mut first, mut end) = (signs[group], signs[last]);
        let total: u32 = words[first..=end].iter().map(|(_, kind)| weight(*kind)).sum();
        if run.function_words > 0 && total >= ENOUGH {
            // A single sign may be a word that a Persian sentence borrows.
            let may_reach = first < end || run.begins_at == Edge::Open && ends_at == Edge::Open;
            if may_reach && group == 0 && run.begins_at == Edge::Open && is_near(0..first) {
                first = 0;
            }
            if may_reach && last + 1 == signs.len() && ends_at == Edge::Open && is_near(end + 1..words.len())
            {
                end = words.len() - 1;
            }
            if first < end {
                found.push(offset + words[first].0.start..offset + words[end].0.end);
            }
        }
        group = last + 1;
    }
    run.words.clear();
    run.begins_at = ends_at;
    run.function_words = 0;
}

/// Writes the folded letters of `word` into `folded`. If the word has a ZWNJ, or a mark other than the tanvin of حتماً and
/// the shadda, `folded` stays empty.
fn fold_word(word: &str, folded: &mut String) {
    folded.clear();
    for c in word.trim_matches(ZWNJ).chars() {
        match chars::persian(c).and_then(|letter| letter.chars().next()) {
            Some(letter) => folded.push(letter),
            None if chars::is_letter(c) => folded.push(c),
            None if matches!(c, '\u{64B}' | '\u{651}') => {}
            None => return folded.clear(),
        }
    }
}

/// What is known of a word of folded letters, and whether it is a function word with a hamza at its first alef. `None` for a
/// Persian word.
fn kind_of(word: &str) -> Option<(Kind, bool)> {
    let codes: Vec<u8> = word.chars().map(chars::letter_code).collect();
    let is_foreign = |code: &u8| matches!(*code, 0 | chars::FOREIGN);
    if codes.is_empty()
        || codes.iter().any(is_foreign)
        || word.contains(['پ', 'چ', 'ژ', 'گ', 'ۀ', 'آ'])
        || is_persian_only(&codes)
        || is_persian_verb(word)
        || ["های", "هایی", "هایش", "ترین"].iter().any(|ending| word.ends_with(ending))
    {
        return None;
    }
    if let Some(kind) = function_word(word) {
        return Some((kind, true));
    }
    let stem = without_prefix(word);
    let stem_codes = &codes[codes.len() - stem.chars().count()..];
    if word == "الی" {
        return Some((Kind::Either, false)); // Persian uses it, too.
    }
    if is_arabic_only(&codes) {
        return Some((Kind::Sign(1), false));
    }
    let with_article = has_article(&codes) || has_article(stem_codes) && codes.len() > 5;
    let hamza = stem.starts_with(['أ', 'إ']) || with_article && stem[4..].starts_with(['أ', 'إ']);
    let weight = u32::from(hamza) + u32::from(codes.len() > 2 && word.ends_with('ة'));
    Some(match () {
        () if with_article || weight > 0 => (Kind::Sign(weight), false),
        () if OF_BOOKS.contains(&codes) => (Kind::OfBooks, false),
        () if may_be_arabic(&codes) => (Kind::Either, false),
        () => (Kind::Unknown, false),
    })
}

/// Whether the word has the form of a Persian verb with می or نمی (میکنم, نمیروند).
fn is_persian_verb(word: &str) -> bool {
    let stem = word.strip_prefix("نمی").or_else(|| word.strip_prefix("می"));
    stem.is_some_and(|stem| stem.chars().count() > 2 && stem.ends_with(['م', 'د', 'ی', 'ت']))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arabic(text: &str) -> String {
        let mut found = Vec::new();
        passages(text, &mut found);
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
