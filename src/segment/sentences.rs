//! Sentences: slices of a text that end where a sentence ends.
//!
//! Only few bytes can end a sentence, so the text is searched for those, and each is judged by
//! what stands around it: the word before, what closes after it, the word that follows. The rules
//! are those of Persian print, not of UAX #29, which knows neither Persian initials (م. ر. شفیعی)
//! nor the ellipsis sign; where they differ is shown in the tests.

use core::iter::FusedIterator;

use crate::chars::{self, ZWNJ};
use crate::scan::Finder;
use crate::scan::Text;

/// The sentences of `text`, as slices of it without the spaces around them; lazily, without
/// allocating, in time linear in the text.
///
/// A sentence ends at `.` `!` `؟` `?` `…` and their runs, with the quotation marks and brackets
/// that close there, and at line breaks. It does not end at a dot inside a number, a date, an
/// address or a file name, after an abbreviation (ه.ش.) or an initial, or after the mark of a list
/// item, which opens the sentence it numbers; nor at a question inside a quotation after which the
/// outer sentence goes on.
///
/// ```
/// let text = "دکتر م. ر. شفیعی در سال ۱۳۵۰ ه.ش. آمد. قیمت ۳.۱۴ شد! چرا؟";
/// let all: Vec<&str> = hamvar::sentences(text).collect();
/// assert_eq!(all, ["دکتر م. ر. شفیعی در سال ۱۳۵۰ ه.ش. آمد.", "قیمت ۳.۱۴ شد!", "چرا؟"]);
/// ```
pub fn sentences(text: &str) -> Sentences<'_> {
    Sentences { indices: sentence_indices(text) }
}

/// As [`sentences`], with the byte offset of each.
///
/// ```
/// let all: Vec<_> = hamvar::sentence_indices("بیا. برو.").collect();
/// assert_eq!(all, [(0, "بیا."), (8, "برو.")]);
/// ```
pub fn sentence_indices(text: &str) -> SentenceIndices<'_> {
    SentenceRules::new().sentence_indices(text)
}

/// What ends a sentence, where the defaults of [`sentences`] do not fit.
///
/// ```
/// use hamvar::SentenceRules;
///
/// // Text whose lines are broken at a width; an abbreviation of one's own.
/// let rules = SentenceRules::new().line_breaks(false).abbreviations(&["مث"]);
/// let all: Vec<&str> = rules.sentences("آمد و\nرفت. مث. این.").collect();
/// assert_eq!(all, ["آمد و\nرفت.", "مث. این."]);
///
/// let clauses: Vec<&str> = SentenceRules::new().clauses(true).sentences("آمد؛ رفت: تمام.").collect();
/// assert_eq!(clauses, ["آمد؛", "رفت:", "تمام."]);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SentenceRules<'r> {
    line_breaks: bool,
    clauses: bool,
    abbreviations: &'r [&'r str],
}

impl Default for SentenceRules<'_> {
    /// [`SentenceRules::new`].
    fn default() -> Self {
        SentenceRules::new()
    }
}

impl<'r> SentenceRules<'r> {
    /// The rules of [`sentences`].
    pub const fn new() -> Self {
        SentenceRules { line_breaks: true, clauses: false, abbreviations: &[] }
    }

    /// Whether every line break ends a sentence, as it does by default. An empty line always does.
    pub const fn line_breaks(self, end: bool) -> Self {
        SentenceRules { line_breaks: end, ..self }
    }

    /// Whether `؛` and `:` end a sentence too. They do not by default.
    pub const fn clauses(self, end: bool) -> Self {
        SentenceRules { clauses: end, ..self }
    }

    /// More abbreviations, without their dot, which does not end a sentence.
    pub const fn abbreviations(self, abbreviations: &'r [&'r str]) -> Self {
        SentenceRules { abbreviations, ..self }
    }

    /// The sentences of `text`; see [`sentences`].
    pub fn sentences<'t>(self, text: &'t str) -> Sentences<'t>
    where
        'r: 't,
    {
        Sentences { indices: self.sentence_indices(text) }
    }

    /// As [`sentences`](Self::sentences), with the byte offset of each.
    pub fn sentence_indices<'t>(self, text: &'t str) -> SentenceIndices<'t>
    where
        'r: 't,
    {
        SentenceIndices { text: Text::new(text), at: 0, rules: self, places: Finder::default() }
    }
}

/// Iterator over the sentences of a text, made by [`sentences`].
#[derive(Clone, Debug)]
pub struct Sentences<'t> {
    indices: SentenceIndices<'t>,
}

impl<'t> Sentences<'t> {
    /// What has not been read yet.
    pub fn as_str(&self) -> &'t str {
        self.indices.as_str()
    }
}

impl<'t> Iterator for Sentences<'t> {
    type Item = &'t str;
    fn next(&mut self) -> Option<&'t str> {
        self.indices.next().map(|(_, sentence)| sentence)
    }
}

impl FusedIterator for Sentences<'_> {}

/// Iterator over the sentences of a text and their byte offsets, made by [`sentence_indices`].
#[derive(Clone, Debug)]
pub struct SentenceIndices<'t> {
    text: Text<'t>,
    at: usize,
    rules: SentenceRules<'t>,
    places: Finder,
}

impl<'t> SentenceIndices<'t> {
    /// What has not been read yet.
    pub fn as_str(&self) -> &'t str {
        &self.text.as_str()[self.at..]
    }
}

impl<'t> Iterator for SentenceIndices<'t> {
    type Item = (usize, &'t str);

    fn next(&mut self) -> Option<(usize, &'t str)> {
        loop {
            let text = self.text.as_str();
            let rest = text[self.at..].trim_start();
            if rest.is_empty() {
                self.at = text.len();
                return None;
            }
            let start = text.len() - rest.len();
            self.at = Sentence { text: &self.text, start, rules: self.rules }.end(&mut self.places);
            let sentence = text[start..self.at].trim_end();
            if !sentence.is_empty() {
                return Some((start, sentence));
            }
        }
    }
}

impl FusedIterator for SentenceIndices<'_> {}

/// Words after which a quotation or an ellipsis is not the end: they go on with what came before.
const GOES_ON: &[&str] = &["و", "که", "را", "یا", "ولی", "اما", "تا", "بلکه"];

/// Verbs with which the outer sentence goes on after a quotation («…؟» پرسید).
const SAYING: &[&str] = &[
    "گفت",
    "گفتم",
    "گفتند",
    "گفتیم",
    "گفته",
    "می‌گوید",
    "می‌گویند",
    "می‌گفت",
    "می‌گفتند",
    "پرسید",
    "پرسیدم",
    "پرسیدند",
    "می‌پرسد",
    "پاسخ",
    "جواب",
    "افزود",
    "فریاد",
    "نوشت",
    "خواند",
];

/// Abbreviations of several letters that end in a dot.
const ABBREVIATIONS: &[&str] = &[
    "صص", "رک", "نک", "مج", "قس", "جم", "تلف", "الف", "Dr", "Mr", "Mrs", "Ms", "Prof", "St", "No", "Fig",
    "vs", "cf", "al", "Jr", "Sr", "Inc", "Ltd", "Corp", "pp", "Vol", "Ed",
];

fn is_terminator(c: char) -> bool {
    matches!(c, '.' | '!' | '؟' | '?' | '…')
}

fn is_closer(c: char) -> bool {
    matches!(c, '»' | '”' | '’' | '›' | ')' | ']' | '}')
}

/// Spaces within a line, and what shows nothing.
fn is_blank(c: char) -> bool {
    c != '\n' && (c.is_whitespace() || matches!(c, '\u{200C}' | '\u{200E}' | '\u{200F}'))
}

/// How far brackets are looked for, in bytes.
const BRACKET_REACH: usize = 200;

/// A sentence whose end is sought.
struct Sentence<'t> {
    text: &'t Text<'t>,
    start: usize,
    rules: SentenceRules<'t>,
}

impl Sentence<'_> {
    /// Where the sentence ends, after its signs.
    fn end(&self, places: &mut Finder) -> usize {
        let bytes = self.text.as_bytes();
        let mut at = self.start;
        while let Some(i) = next_candidate(places, self.text, at, self.rules.clauses) {
            if bytes[i] == b'\n' {
                let empty = || self.text[i + 1..].trim_start_matches(is_blank).starts_with('\n');
                if self.rules.line_breaks || empty() {
                    return i;
                }
                at = i + 1;
                continue;
            }
            if self.rules.clauses
                && let Some(end) = self.clause_end(i)
            {
                return end;
            }
            let end = self.signs_end(i);
            if end == i {
                at = i + self.text[i..].chars().next().map_or(1, char::len_utf8);
                continue; // a colon inside a number
            }
            if self.ends(i, end) {
                return end;
            }
            at = end;
        }
        self.text.len()
    }

    /// The end of the clause that `؛` or `:` at `at` ends, before a space.
    fn clause_end(&self, at: usize) -> Option<usize> {
        let c = self.text[at..].chars().next().filter(|c| matches!(c, '؛' | ':'))?;
        let end = at + c.len_utf8();
        self.text[end..].starts_with(char::is_whitespace).then_some(end)
    }

    /// The end of the run of terminators at `at` and of what closes with it.
    fn signs_end(&self, at: usize) -> usize {
        let mut end = at;
        let mut quote = None; // whether a straight quotation mark here would be a closing one
        loop {
            let rest = &self.text[end..];
            let mut chars = rest.chars();
            match chars.next() {
                Some(c) if is_terminator(c) || is_closer(c) && end > at => end += c.len_utf8(),
                Some('"' | '\'') if end > at && *quote.get_or_insert_with(|| self.quote_is_open(at)) => {
                    quote = Some(false);
                    end += 1;
                }
                // . . . and a closing mark typed with a space before it
                Some(' ') if end > at => match chars.next() {
                    Some('.') if self.text[..end].ends_with('.') => end += 2,
                    Some('"') if *quote.get_or_insert_with(|| self.quote_is_open(at)) => {
                        quote = Some(false);
                        end += 2;
                    }
                    Some(c @ ('»' | '”')) => end += 1 + c.len_utf8(),
                    _ => return end,
                },
                _ => return end,
            }
        }
    }

    /// Whether a straight quotation mark opened in this sentence is open at `at`.
    fn quote_is_open(&self, at: usize) -> bool {
        self.text[self.start..at].bytes().filter(|&b| b == b'"').count() % 2 == 1
    }

    /// Whether the sentence ends with the signs `at..end`.
    fn ends(&self, at: usize, end: usize) -> bool {
        let signs = &self.text[at..end];
        let rest = &self.text[end..];
        let tail = rest.trim_start_matches(|c| is_blank(c) || c == '\n' && !self.rules.line_breaks);
        let Some(next) = tail.chars().next() else { return true };
        if next == '\n' {
            return true;
        }
        let apart = tail.len() < rest.len();
        let before = self.text[self.start..at].chars().next_back();
        let closed = signs.chars().any(|c| is_closer(c) || c == '"');
        // What goes on with a comma has not ended.
        if matches!(next, '،' | '؛' | ',' | ';') || !apart && matches!(next, ':' | '/' | '-' | '_' | '=') {
            return false;
        }
        // (؟) and (!) are remarks on a word, and what ends in a bracket inside a sentence ends there.
        if signs.contains([')', ']']) && !signs.ends_with(is_terminator) && !self.opens_with_bracket() {
            return false;
        }
        // What brackets hold stays together.
        if !closed && self.is_in_brackets(at, end) {
            return false;
        }
        let last = signs.chars().next_back();
        if closed
            && !last.is_some_and(is_terminator)
            && (starts_with_word(tail, GOES_ON) || starts_with_word(tail, SAYING))
        {
            return false;
        }
        let first = signs.chars().next().unwrap_or('.');
        if signs.chars().all(|c| matches!(c, '.' | '…' | ' ')) && signs.len() > 1 {
            return self.ellipsis_ends(at, tail);
        }
        if !apart && !closed {
            // Without a space: a word of two letters before and a Persian word after.
            if !chars::is_letter(next) && !matches!(next, '«' | '(') {
                return false;
            }
            if first == '.' {
                let long = self
                    .word_before(at)
                    .is_some_and(|w| w.chars().filter(|&c| chars::is_letter(c)).count() >= 2);
                let next_long = tail.chars().take(2).all(|c| chars::is_letter(c) || matches!(c, '«' | '('));
                return long && next_long;
            }
            return before.is_some_and(|c| chars::is_letter(c) || chars::is_mark(c) || c == '»');
        }
        !(first == '.' && !closed && self.dot_belongs_to_word(at, next))
    }

    /// Whether the ellipsis at `at`, with `tail` after it, ends the sentence. Within a line it mostly
    /// stands for words left out; it ends one only after a finite verb, when what follows is no
    /// verb and does not go on with a conjunction.
    fn ellipsis_ends(&self, at: usize, tail: &str) -> bool {
        self.word_before(at).is_some_and(is_finite_verb)
            && !starts_with_word(tail, GOES_ON)
            && !is_finite_verb(first_word(tail))
    }

    /// Whether the signs `at..end` stand between brackets of this sentence and line that begin and end
    /// within [`BRACKET_REACH`]. Where a bracket closes that was not opened, some editor has turned
    /// all of them round, and they say nothing.
    fn is_in_brackets(&self, at: usize, end: usize) -> bool {
        let bytes = self.text.as_bytes();
        let mut depth = 0;
        for b in &bytes[self.start.max(at.saturating_sub(BRACKET_REACH))..at] {
            match b {
                b'(' | b'[' => depth += 1,
                b')' | b']' if depth == 0 => return false,
                b')' | b']' => depth -= 1,
                b'\n' => depth = 0,
                _ => {}
            }
        }
        let mut after = bytes[end..bytes.len().min(end + BRACKET_REACH)].iter();
        depth > 0
            && matches!(after.find(|b| matches!(b, b'(' | b')' | b'[' | b']' | b'\n')), Some(b')' | b']'))
    }

    /// Whether the sentence begins with an opening bracket.
    fn opens_with_bracket(&self) -> bool {
        self.text[self.start..].starts_with(['(', '['])
    }

    /// The word that ends at `at`, at most 16 letters of it looked at.
    fn word_before(&self, at: usize) -> Option<&str> {
        let len: usize = self.text[self.start..at]
            .chars()
            .rev()
            .take(16)
            .take_while(|&c| c.is_alphanumeric() || chars::is_mark(c) || c == ZWNJ)
            .map(char::len_utf8)
            .sum();
        (len > 0).then(|| &self.text[at - len..at])
    }

    /// Whether the dot at `at` is that of an abbreviation, an initial or a list mark.
    fn dot_belongs_to_word(&self, at: usize, next: char) -> bool {
        let Some(word) = self.word_before(at) else { return false };
        let start = at - word.len();
        let before = self.text[self.start..start].chars().next_back();
        let number = word.chars().all(char::is_numeric);
        let opens = start == self.start
            || self.text[self.start..start]
                .chars()
                .all(|c| matches!(c, '(' | '-' | '–' | '•' | '*' | ' ' | '.') || c.is_numeric());
        if number {
            // ۱. and ۱.۲. number what follows; ۱۳۵۷. ends.
            return opens && word.chars().count() <= 3;
        }
        if is_one_of(word, self.rules.abbreviations) {
            return true;
        }
        // الف is a word too, but not among initials (ه. الف. سایه).
        let initial = || {
            let next = &self.text[at + 1..];
            let next = next.trim_start_matches(is_blank);
            let letters = first_word(next);
            let ended = self.text[self.start..start].trim_end_matches(is_blank);
            let before = ended.strip_suffix('.').and_then(|_| self.word_before(ended.len() + self.start - 1));
            letters.chars().count() == 1 && next[letters.len()..].starts_with('.')
                || before.is_some_and(|word| word.chars().count() == 1)
        };
        if is_one_of(word, ABBREVIATIONS) && (word != "الف" || opens || initial()) {
            return true;
        }
        let letters = word.chars().filter(|&c| !chars::is_mark(c) && c != ZWNJ).count();
        if letters == 1 {
            let single = before.is_none_or(|c| matches!(c, '.' | ' ' | '(' | '«' | '[' | '"' | '-' | '/'));
            return single && (word != "و" || before == Some('.'));
        }
        // Node.js. is, e.g. this
        next.is_ascii_lowercase() && word.bytes().all(|b| b.is_ascii_alphanumeric())
    }
}

/// The word of the Arabic script with which `text` begins; empty if it begins otherwise.
fn first_word(text: &str) -> &str {
    let len: usize =
        text.chars().take(16).take_while(|&c| chars::is_letter(c) || c == ZWNJ).map(char::len_utf8).sum();
    &text[..len]
}

/// Whether `word` is one of `words`, perhaps in Arabic letters: a text ends its sentences at the same
/// places before folding and after.
fn is_one_of(word: &str, words: &[&str]) -> bool {
    let persian = |c| match c {
        'ي' | 'ى' => 'ی',
        'ك' => 'ک',
        c => c,
    };
    words.iter().any(|listed| word.chars().map(persian).eq(listed.chars().map(persian)))
}

/// Whether `text` begins with one of `words`, whole.
fn starts_with_word(text: &str, words: &[&str]) -> bool {
    is_one_of(first_word(text), words)
}

/// Common finite verb forms without می.
const FINITE: &[&str] = &[
    "است",
    "نیست",
    "هست",
    "بود",
    "نبود",
    "شد",
    "نشد",
    "کرد",
    "نکرد",
    "داد",
    "نداد",
    "رفت",
    "نرفت",
    "آمد",
    "نیامد",
    "گفت",
    "نگفت",
    "زد",
    "نزد",
    "دید",
    "ندید",
    "ماند",
    "نماند",
    "دارد",
    "ندارد",
    "باشد",
    "نباشد",
    "شود",
    "نشود",
    "کند",
    "نکند",
    "کردند",
    "شدند",
    "بودند",
    "گفتند",
    "رفتند",
    "آمدند",
    "هستند",
    "نیستند",
    "دارند",
];

/// Whether a word is plainly a finite verb: one of the commonest, or one with می or نمی.
fn is_finite_verb(word: &str) -> bool {
    is_one_of(word, FINITE)
        || word.split_once(ZWNJ).is_some_and(|(first, _)| is_one_of(first, &["می", "نمی"]))
}

/// The first place at or after `from` where a sign begins that may end a sentence.
fn next_candidate(places: &mut Finder, text: &Text, from: usize, clauses: bool) -> Option<usize> {
    // ؟, or ؛ where clauses end too; a colon stands for itself.
    let (sign, colon) = if clauses { (0x9B, b':') } else { (0x9F, b'.') };
    let found = places.next(text, from, text.len(), |a, b, c| {
        (c == b'.')
            | (c == b'!')
            | (c == b'?')
            | (c == b'\n')
            | (c == colon)
            | (b == 0xD8) & ((c == 0x9F) | (c == sign))
            | (a == 0xE2) & (b == 0x80) & (c == 0xA6) // …
    })?;
    Some(match text.as_bytes()[found] {
        0x9F | 0x9B => found - 1,
        0xA6 => found - 2,
        _ => found,
    })
}
