//! Spellings and signs that a text cites: a mistake that it warns of («می روم» غلط است), a sign that it names
//! (علامت ? در فارسی). The text is about them, so they stay as they are.
//!
//! The words that show this are closed lists. Spaces, ZWNJs and marks in these words do not count, since steps may
//! change them.

use alloc::vec::Vec;
use core::ops::Range;

use super::cited_forms::{ends_with_words, pair};
use super::cited_letters::CitedLetters;
use super::cited_signs::is_sign;
use super::few_letters::FewLetters;
use crate::chars::{self, ZWNJ, is_space};

/// The longest citation in bytes. The limit keeps the time linear.
const LONGEST: usize = 80;

/// The most words of a mistake. Longer quotations are called wrong for what they say.
const MOST_WORDS: usize = 3;

/// The letters that are read before or after a citation.
type LettersBeside = FewLetters<48>;

/// Words after a mistake that call it wrong, as in «…» غلط است.
const CALLED_WRONG: [&str; 3] = ["غلط", "نادرست", "اشتباه"];

/// What may follow one of [`CALLED_WRONG`], if anything does. Before any other word, it may belong to another clause
/// («…» اشتباه کرد).
const AFTER_WRONG: [&str; 9] = ["است", "هستند", "بود", "میباشد", "اما", "ولی", "و", "زیرا", "چون"];

/// Other words after a mistake.
const AFTER_MISTAKE: [&str; 11] = [
    "ننویسید",
    "ننویسیم",
    "ننویسند",
    "ننویس",
    "راننویسید",
    "راننویسیم",
    "راننویسند",
    "راننویس",
    "درستنیست",
    "صحیحنیست",
    "رادرستنمیدانند",
];

/// Words before a mistake: a prohibition, or a name of spellings with a word that calls it wrong.
const BEFORE_MISTAKE: [&str; 16] = [
    "ننویسید",
    "ننویسیم",
    "ننویسند",
    "ننویس",
    "املایغلط",
    "املاینادرست",
    "شکلغلط",
    "شکلنادرست",
    "صورتغلط",
    "صورتنادرست",
    "نگارشغلط",
    "نگارشنادرست",
    "درستاستنه",
    "صحیحاستنه",
    "بنویسیدنه",
    "بنویسیمنه",
];

/// Words before a mistake whose right form follows, with one of [`ADVICE`].
const IN_PLACE_OF: [&str; 2] = ["بهجای", "بجای"];

/// What to do in place of a mistake.
const ADVICE: [&str; 6] = ["بنویسید", "بنویسیم", "بنویسند", "بنویس", "بایدنوشت", "بایدبنویسیم"];

/// Words that name the sign after them, without their endings.
const NAMES_OF_SIGNS: [&str; 12] = [
    "علامت",
    "نشانه",
    "نماد",
    "کاراکتر",
    "نویسه",
    "ویرگول",
    "علامتسوال",
    "علامتسؤال",
    "علامتپرسش",
    "علامتتعجب",
    "بهشکل",
    "بهصورت",
];

/// Words that show that the sign before them is cited (علامت ، را), and does not end a clause (این نشانه ، که دیده می‌شود).
const AFTER_SIGN: [&str; 15] = [
    "را",
    "در",
    "به",
    "است",
    "یعنی",
    "برای",
    "نیز",
    "هم",
    "با",
    "از",
    "نوشته",
    "پیش",
    "پس",
    "فرق",
    "استفاده",
];

/// The quotations of a text, one after the other.
#[derive(Default)]
pub(super) struct Quotations {
    /// The last quotation without its marks.
    last: Option<Range<usize>>,
}

impl Quotations {
    /// Appends to `found` what the quotation cites whose closing mark ends at the byte `mark`, without the marks: an Arabic-Indic
    /// digit, a mistake, or a spelling of the form in the quotation before it. Then that one is cited, too. Successive offsets
    /// must ascend.
    pub(super) fn at(
        &mut self,
        text: &str,
        mark: usize,
        letters: &mut CitedLetters,
        found: &mut Vec<Range<usize>>,
    ) {
        // » is C2 BB. Quotations in “…” are not found: too many other characters have the last byte of ”.
        let (close, open) = match text.as_bytes()[mark] {
            b'"' => (mark, "\""),
            _ if mark > 0 && text.as_bytes()[mark - 1] == 0xC2 => (mark - 1, "«"),
            _ => return,
        };
        let from = chars::char_end(text, close.saturating_sub(LONGEST));
        let Some(start) = text[from..close].rfind(open).map(|i| from + i) else { return };
        let inside = start + open.len()..close;
        // An Arabic-Indic digit has two bytes.
        if inside.len() == 2 {
            found.extend(letters.digit_at(text, inside.start));
        }
        let may_be_inside = |c: char| !matches!(c, '\n' | '»' | '"');
        let words = &text[inside.clone()];
        if !words.starts_with(chars::is_letter)
            || words.ends_with(is_space)
            || !words.chars().all(may_be_inside)
        {
            return;
        }
        if words.split(is_space).filter(|word| !word.is_empty()).take(MOST_WORDS + 1).count() <= MOST_WORDS
            && is_mistake(&text[..start], &text[mark + 1..])
        {
            found.push(inside.clone());
        }
        // Two quotations may be spellings of one form.
        if let Some(before) = self.last.replace(inside.clone())
            && before.end < start
            && start - before.end <= LONGEST
            && compares(&text[before.end..start])
            && let Some(two) = pair(text, before.end, inside.start, false)
            && two == [before, inside]
        {
            found.extend(two);
        }
    }
}

/// Whether the text from the closing mark of a quotation to the opening mark of the next one compares them: it has at most two
/// words. Its last character may be any one.
fn compares(between: &str) -> bool {
    let mut words = between.chars();
    words.next();
    words.next_back();
    let words = words.as_str();
    words.chars().all(|c| is_of_words(&c) || matches!(c, '،' | ',' | '؛' | '/' | ':'))
        && words.split(is_space).filter(|word| word.starts_with(chars::is_letter)).take(3).count() < 3
}

/// Whether the text before or after a quotation calls it a mistake.
fn is_mistake(before: &str, after: &str) -> bool {
    let next = letters_after(after);
    let next: &str = &next;
    let begins = |list: &[&str]| list.iter().any(|words| next.starts_with(words));
    let is_called_wrong = CALLED_WRONG.iter().any(|word| {
        let rest = next.strip_prefix(word);
        rest.is_some_and(|rest| rest.is_empty() || AFTER_WRONG.iter().any(|word| rest.starts_with(word)))
    });
    if is_called_wrong || begins(&AFTER_MISTAKE) {
        return true;
    }
    let last = letters_before(before);
    let last: &str = &last;
    let ends = |list: &[&str]| list.iter().any(|words| last.ends_with(words));
    ends(&BEFORE_MISTAKE) || ends(&IN_PLACE_OF) && (begins(&ADVICE) || advice_follows_quotation(after))
}

/// Whether `after` begins with a quotation and words of [`ADVICE`].
fn advice_follows_quotation(after: &str) -> bool {
    let quoted = after.trim_start_matches(|c| is_space(c) || c == '،');
    let Some((inside, close)) = [('«', '»'), ('"', '"')]
        .into_iter()
        .find_map(|(open, close)| quoted.strip_prefix(open).map(|inside| (inside, close)))
    else {
        return false;
    };
    let reach = &inside[..chars::char_start(inside, LONGEST)];
    let Some(end) = reach.find([close, '\n']) else { return false };
    let next = letters_after(inside[end..].strip_prefix(close).unwrap_or(""));
    let next: &str = &next;
    ADVICE.iter().any(|words| next.starts_with(words))
}

/// The letters of the words at the beginning of `text`, up to a sign.
fn letters_after(text: &str) -> LettersBeside {
    let mut letters = LettersBeside::EMPTY;
    let mut read = text.chars().take_while(is_of_words).filter(|&c| chars::is_letter(c));
    let _ = read.all(|c| letters.push(c));
    letters
}

/// The letters of the words at the end of `text`, back to a sign other than a comma or colon.
fn letters_before(text: &str) -> LettersBeside {
    let mut letters = LettersBeside::EMPTY_AT_END;
    let read = text.chars().rev().take_while(|c| is_of_words(c) || matches!(c, '،' | ',' | ':'));
    let _ = read.filter(|&c| chars::is_letter(c)).all(|c| letters.push_front(c));
    letters
}

fn is_of_words(c: &char) -> bool {
    chars::is_letter(*c) || chars::is_mark(*c) || *c == ZWNJ || is_space(*c)
}

/// Whether the sign at `at` in `line` stands alone between spaces, the word before it names it, and the sentence goes on after
/// it: علامت ? را. A list of signs may come after the word (علامت‌های ? و ;).
pub(crate) fn sign_is_cited(line: &str, at: usize) -> bool {
    /// The longest sign (`...`) in characters, and the most signs of a list.
    const LONGEST_SIGN: usize = 3;
    const MOST: usize = 6;
    let (head, tail) = line.split_at(at);
    let len = tail.chars().take(LONGEST_SIGN + 1).take_while(|&c| is_sign(c)).map(char::len_utf8).sum();
    let rest = &tail[len..];
    let next = rest.trim_start_matches(is_space);
    if !rest.starts_with(is_space) || !next.starts_with(chars::is_letter) {
        return false;
    }
    let next_word = letters_after(&next[..next.find(is_space).unwrap_or(next.len())]);
    let list_goes_on = || {
        let after = next.strip_prefix('و').or_else(|| next.strip_prefix("یا")).unwrap_or("");
        after.starts_with(is_space) && after.trim_start_matches(is_space).starts_with(is_sign)
    };
    // A sign that may end a clause, and that none of these follows, is cited only if its name has an ezafe.
    let is_certain = AFTER_SIGN.contains(&&*next_word)
        || list_goes_on()
        || !tail.starts_with(['،', ',', '؛', ';', ':', '؟', '?', '!', '.', '…']);
    // Where the text before the sign at the end of `text` ends, without the spaces between both.
    let before_sign = |text: &str| -> Option<usize> {
        let signs = text.chars().rev().take(LONGEST_SIGN + 1).take_while(|&c| is_sign(c));
        let start = text.len() - signs.map(char::len_utf8).sum::<usize>();
        text[..start].ends_with(is_space).then(|| text[..start].trim_end_matches(is_space).len())
    };
    let Some(mut end) = before_sign(head) else { return false };
    for _ in 0..MOST {
        let before = &head[..end];
        let letters = letters_before(before);
        if is_name_of_sign(&letters) {
            return is_certain || before.ends_with(['\u{654}', 'ۀ']) || letters.ends_with(['ی']);
        }
        let list = before.strip_suffix('و').or_else(|| before.strip_suffix("یا"));
        let Some(list) = list.filter(|list| list.ends_with(is_space)) else { return false };
        let list = list.trim_end_matches(is_space);
        match before_sign(list) {
            Some(next) if !list.ends_with(chars::is_letter) && next < list.len() => end = next,
            _ => return false,
        }
    }
    false
}

/// Whether the sign at `at` in `line` is alone in brackets or quotation marks after its name: ویرگول (,).
pub(crate) fn enclosed_sign_is_cited(line: &str, at: usize) -> bool {
    const NAMES: [&str; 6] = ["کاما", "سمیکالن", "سمیکولن", "نقطه", "نقطهویرگول", "دونقطه"];
    let (head, tail) = line.split_at(at);
    let mut after = tail.chars();
    let is_alone =
        after.next().is_some_and(|c| !chars::is_letter(c)) && matches!(after.next(), Some(')' | '»'));
    let name = || head.trim_end_matches(['(', '«']).trim_end_matches(is_space);
    is_alone && NAMES.iter().chain(&NAMES_OF_SIGNS).any(|word| ends_with_words(name(), word))
}

/// Whether the letters end with one of [`NAMES_OF_SIGNS`], perhaps with an ending.
fn is_name_of_sign(letters: &str) -> bool {
    ["", "ی", "های"].iter().any(|ending| {
        letters
            .strip_suffix(ending)
            .is_some_and(|stem| NAMES_OF_SIGNS.iter().any(|name| stem.ends_with(name)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cited(text: &str) -> Vec<&str> {
        let mut found = Vec::new();
        crate::text::cited_forms::find(text, &mut found);
        found.into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn mistakes_are_called_so_before_or_after_them() {
        for text in [
            "«می روم» غلط است",
            "نوشتن «می روم» نادرست است.",
            "\"می روم\" اشتباه است و",
            "«می روم» نادرست؛ بنویسید «می‌روم»",
            "به‌جای «می روم» بنویسید «می‌روم»",
            "به جای «می روم»، «می‌روم» بنویسیم",
            "ننویسیم «می روم»، بنویسیم «می‌روم»",
            "ننویسید: «می روم»",
            "«می روم» را ننویسید",
            "املای نادرست «می روم»",
            "«می‌روم» درست است، نه «می روم»",
            "«می روم» درست نیست",
        ] {
            assert_eq!(cited(text).first(), Some(&"می روم"), "{text}");
        }
        for text in [
            "گفت «می روم» و رفت",
            "«می روم» اشتباه کرد",
            "به‌جای «می روم» گفت «می‌رود»",
            "« می روم » غلط است",
            "می روم غلط است",
            "«12» غلط است",
            "»می روم« غلط است",
            "«می\nروم» غلط است",
        ] {
            assert_eq!(cited(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn signs_are_named_by_the_word_before_them() {
        let is_cited =
            |line: &str| line.rfind(['?', ';', '.', '،']).is_some_and(|at| sign_is_cited(line, at));
        for line in [
            "علامت ? در فارسی",
            "علامت  ;  را",
            "نشانهٔ ، مکث است",
            "نشانه‌ی ; را",
            "علامت های ? و ; در",
            "علامت ! یا ? و ; در",
            "کاراکتر ... را",
            "علامت سؤال ? در",
        ] {
            assert!(is_cited(line), "{line}");
        }
        for line in
            ["علامت? در", "علامت ?در", "علامت ?", "علامت خوب ? در", "او ? در", "و ? در", "رفت و ; در", "علامت ? !"]
        {
            assert!(!is_cited(line), "{line}");
        }
    }
}
