//! Spellings that a text cites: a mistake that it warns of («می روم» غلط است), two spellings of one form. The text is about
//! them, so they stay as they are.
//!
//! The words that show this are closed lists. Spaces, ZWNJs and marks in these words do not count, since steps may
//! change them.

use alloc::vec::Vec;
use core::ops::Range;

use super::cited_forms::{before_each, is_of_word};
use super::cited_letters::CitedLetters;
use super::few_letters::FewLetters;
use super::two_spellings::{are_spellings, differ_in_gaps};
use crate::chars::{self, ZWNJ, is_space};

/// The longest citation in bytes. The limit keeps the time linear.
const LONGEST: usize = 80;

/// The most words of a mistake. Longer quotations are called wrong for what they say.
const MOST_WORDS: usize = 3;

/// The letters that are read before or after a citation.
type LettersBeside = FewLetters<48>;

/// Words after a mistake that call it wrong, as in «…» غلط است.
const CALLED_WRONG: [&str; 4] = ["غلط", "غلطه", "نادرست", "اشتباه"];

/// What may be between a mistake and one of [`CALLED_WRONG`].
const BEFORE_CALL: [&str; 5] = ["", "هم", "نیز", "بافاصله", "بدونفاصله"];

/// Words before a quotation that show that its spelling is called wrong, and not its meaning (خبر «…» نادرست است). Without one of
/// them, the quotation begins its clause.
const NAMES_OF_SPELLINGS: [&str; 14] = [
    "نوشتن",
    "نگارش",
    "املا",
    "املای",
    "شکل",
    "صورت",
    "واژه",
    "کلمه",
    "عبارت",
    "ترکیب",
    "فعل",
    "تایپ",
    "حالت",
    "نوشتار",
];

/// Words before which a clause may end (… و «می روم» غلط است).
const BEFORE_CLAUSES: [&str; 5] = ["و", "که", "اما", "ولی", "پس"];

/// What may follow one of [`CALLED_WRONG`], if anything does. Before any other word, it may belong to another clause
/// («…» اشتباه کرد).
const AFTER_WRONG: [&str; 9] = ["است", "هستند", "بود", "میباشد", "اما", "ولی", "و", "زیرا", "چون"];

/// Other words after a mistake that call it wrong.
const CALLED_NOT_RIGHT: [&str; 5] = ["درستنیست", "صحیحنیست", "جایزنیست", "پذیرفتهنیست", "پذیرفتنینیست"];

/// Words after a mistake that are about its spelling.
const AFTER_MISTAKE: [&str; 26] = [
    "ننویسید",
    "ننویسیم",
    "ننویسند",
    "ننویس",
    "راننویسید",
    "راننویسیم",
    "راننویسند",
    "راننویس",
    "رادرستنمیدانند",
    "رایجولیغلط",
    "رایجولینادرست",
    "رایجاماغلط",
    "رایجامانادرست",
    "بانیمفاصلهدرست",
    "رانبایدنوشت",
    "رانبایدجدانوشت",
    "رانبایدسرهمنوشت",
    "رانبایدبافاصلهنوشت",
    "بایعربی",
    "باکعربی",
    "بایایعربی",
    "باکافعربی",
    "رابایعربی",
    "راباکعربی",
    "رابایایعربی",
    "راباکافعربی",
];

/// Words before a mistake: a prohibition, a word for a wrong spelling, or a name of a way to write.
const BEFORE_MISTAKE: [&str; 31] = [
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
    "نبایدنوشت",
    "نبایدبنویسیم",
    "نبایدبنویسید",
    "بهاشتباهمینویسند",
    "بهغلطمینویسند",
    "غلطاملایی",
    "غلطنگارشی",
    "غلطرایج",
    "غلطمشهور",
    "املای",
    "جدانویسی",
    "سرهمنویسی",
    "پیوستهنویسی",
    "جدانوشتن",
    "سرهمنوشتن",
];

/// Words before a mistake whose right form follows, with one of [`ADVICE`].
const IN_PLACE_OF: [&str; 2] = ["بهجای", "بجای"];

/// What to do in place of a mistake.
const ADVICE: [&str; 6] = ["بنویسید", "بنویسیم", "بنویسند", "بنویس", "بایدنوشت", "بایدبنویسیم"];

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
        let word_count = words.split(is_space).filter(|word| !word.is_empty()).take(MOST_WORDS + 1).count();
        let is_short = word_count <= MOST_WORDS;
        if is_short && is_mistake(&text[..start], &text[mark + 1..]) {
            found.push(inside.clone());
        }
        found.extend(self.pair_with_last(text, start, inside, is_short).into_iter().flatten());
    }

    /// The last quotation and the one whose opening mark is at `start`, if they are two spellings of one form. `inside` becomes
    /// the last one.
    fn pair_with_last(
        &mut self,
        text: &str,
        start: usize,
        inside: Range<usize>,
        is_short: bool,
    ) -> Option<[Range<usize>; 2]> {
        let before = self.last.replace(inside.clone())?;
        if before.end >= start || start - before.end > LONGEST {
            return None;
        }
        let between = before.end..start;
        if !are_spellings(text, [&before, &inside]) {
            return None;
        }
        let two = [before, inside];
        (compares(&text[between.clone()])
            || is_short && !text[between].contains('\n') && differ_in_gaps(text, &two))
        .then_some(two)
    }
}

/// Whether the text from the closing mark of a quotation to the opening mark of the next one compares them: it has at most two
/// words.
fn compares(between: &str) -> bool {
    let words = between.trim_start_matches(['»', '"']);
    words.chars().all(|c| is_of_words(&c) || matches!(c, '،' | ',' | '؛' | '/' | ':' | '('))
        && words.split(is_space).filter(|word| word.starts_with(chars::is_letter)).take(3).count() < 3
}

/// Whether the text before or after a quotation calls it a mistake.
fn is_mistake(before: &str, after: &str) -> bool {
    // In brackets, only a single judgement counts: «می روم» (غلط).
    let is_in_brackets = after.trim_start_matches(is_space).starts_with('(');
    let next = letters_after(after.trim_start_matches(|c| is_space(c) || c == '('));
    let next: &str = &next;
    let begins = |list: &[&str]| !is_in_brackets && list.iter().any(|words| next.starts_with(words));
    let is_called_wrong = CALLED_WRONG.iter().any(|word| {
        let call = BEFORE_CALL.iter().find_map(|before| next.strip_prefix(before)?.strip_prefix(word));
        call.is_some_and(|rest| rest.is_empty() || AFTER_WRONG.iter().any(|word| rest.starts_with(word)))
    });
    let last = letters_before(before);
    let last: &str = &last;
    if begins(&AFTER_MISTAKE) {
        return true;
    }
    if is_called_wrong || begins(&CALLED_NOT_RIGHT) {
        return is_named_spelling(before, last);
    }
    let last = last.strip_suffix("آن").unwrap_or(last); // غلط رایج آن «…» است
    let ends = |list: &[&str]| list.iter().any(|words| last.ends_with(words));
    ends(&BEFORE_MISTAKE) || ends(&IN_PLACE_OF) && (begins(&ADVICE) || advice_follows_quotation(after))
}

/// Whether the text before a quotation, which ends with the letters `last`, is about its spelling: it ends with one of
/// [`NAMES_OF_SPELLINGS`], or the quotation begins its clause.
fn is_named_spelling(before: &str, last: &str) -> bool {
    let before = before.trim_end_matches(is_space);
    let name = last.strip_suffix('ی').unwrap_or(last);
    let is_apart = |before: &str| !before.ends_with(is_of_word);
    !before.ends_with(is_of_word)
        || before_each(before, &BEFORE_CLAUSES).any(is_apart)
        || NAMES_OF_SPELLINGS.iter().any(|word| last.ends_with(word) || name.ends_with(word))
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
pub(super) fn letters_after(text: &str) -> LettersBeside {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn cited(text: &str) -> Vec<&str> {
        let found = crate::text::word_spans::find(text, crate::text::spans::Kinds::ALL);
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
            "«كتاب» را خواندم و خریدم و «کتاب» را",
            "«می روم» را\nخواندم و بعد گفتم «می‌روم»",
            "«او هر روز صبح زود به مدرسه می روم» گفتم و بعد «او هر روز صبح زود به مدرسه می‌روم»",
            "«ب 2» یا «ب2»",
        ] {
            assert_eq!(cited(text), [""; 0], "{text}");
        }
    }
}
