//! Lost spaces after labels: after the label of an item (۱.کتاب, الف)خانه, ب-خانه), and after a label with a colon before a
//! number (قیمت:12000).
//!
//! In doubt there is no space:
//!
//! - A point after a letter may be that of initials (م.امید). A hyphen after a number may belong to a name (۲-پروپانول); after
//!   a letter, the speaker may stammer (ب-برو).
//! - A number may belong to the word after it: ۵.میلیون.
//! - A number may be a verse or a page: after آیه or the name of a sura, and in brackets (همان:۲۳). There the colon separates
//!   the parts of a reference, and many writers put no space after it.
//! - A colon and 3 or 0 may be a face (خوبم:3).

use core::ops::Range;

use super::brackets::Brackets;
use crate::chars::{self, ZWNJ, is_space};
use crate::text::few_letters::FewLetters;
use crate::text::number_words::{counted_letters_begin, ends_word, part_of_number_begins, port_word_ends};
use crate::text::numbers::end_of_number;

/// Letters that label items, in both orders of the alphabet. The first letter is spelled out.
const ITEM_LETTERS: &str = "بپتثجچحخدهوزطی";
const FIRST_LETTER: &str = "الف";
/// The letter that is also a word, which a dash may follow.
const AND: &str = "و";

/// Words that the number of a verse follows: آیه, and the suras that are named by one word.
#[rustfmt::skip]
const BEFORE_VERSES: [&str; 106] = [
    "آیه", "آیات", "سوره", "حمد", "فاتحه", "بقره", "عمران", "نساء", "مائده", "انعام", "اعراف", "انفال", "توبه", "یونس", "هود",
    "یوسف", "رعد", "ابراهیم", "حجر", "نحل", "اسراء", "کهف", "مریم", "طه", "انبیاء", "حج", "مؤمنون", "مومنون", "نور", "فرقان",
    "شعراء", "نمل", "قصص", "عنکبوت", "روم", "لقمان", "سجده", "احزاب", "سبأ", "سبا", "فاطر", "یس", "صافات", "زمر", "غافر", "مؤمن",
    "فصلت", "شوری", "زخرف", "دخان", "جاثیه", "احقاف", "محمد", "فتح", "حجرات", "ذاریات", "طور", "نجم", "قمر", "رحمن", "الرحمن",
    "واقعه", "حدید", "مجادله", "حشر", "ممتحنه", "صف", "جمعه", "منافقون", "تغابن", "طلاق", "تحریم", "ملک", "قلم", "حاقه", "معارج",
    "نوح", "جن", "مزمل", "مدثر", "قیامت", "انسان", "دهر", "مرسلات", "نبأ", "نبا", "نازعات", "عبس", "تکویر", "انفطار", "مطففین",
    "انشقاق", "بروج", "طارق", "اعلی", "غاشیه", "فجر", "بلد", "شمس", "لیل", "ضحی", "علق", "بینه", "عادیات", "کوثر", "اخلاص",
];

/// The word after which a number with a colon is a time.
const HOUR: &str = "ساعت";

/// The label at the beginning of `text`, and the sign after it.
fn label_at(text: &str) -> Option<(&str, char)> {
    let digits = text.chars().take(3).take_while(|&c| is_digit(c)).map(char::len_utf8).sum();
    let len = match digits {
        0 if text.starts_with(FIRST_LETTER) => FIRST_LETTER.len(),
        0 => text.chars().next().filter(|&c| ITEM_LETTERS.contains(c))?.len_utf8(),
        digits => digits,
    };
    let (label, rest) = text.split_at(len);
    let is_short = digits == 0 || label.chars().nth(2).is_none();
    rest.chars().next().filter(|sign| is_short && matches!(sign, ')' | '.' | '-')).map(|sign| (label, sign))
}

fn is_digit(c: char) -> bool {
    matches!(c, '0'..='9' | '۰'..='۹' | '٠'..='٩')
}

/// Whether the empty gap at `at`, before a letter, lost the space after the label of an item. The text of the line begins at
/// `begins`. Further items may be in a line that begins with one: ۱)تهران ۲)شیراز.
pub(super) fn item_begins(text: &str, line: &Range<usize>, begins: usize, at: usize) -> bool {
    let (before, after) = (&text[begins..at], &text[at..line.end]);
    let Some((first, sign)) = label_at(&text[begins..line.end]) else { return false };
    let mut letters = after.chars().take_while(|&c| chars::is_letter(c));
    let Some(initial) = letters.next().filter(|_| letters.next().is_some()) else { return false };
    let belongs_to = |label: &str| label.starts_with(is_digit) && part_of_number_begins(after);
    if first.len() + sign.len_utf8() < before.len() {
        let is_decimal = || text[begins + first.len() + 1..].starts_with(is_digit);
        return last_label(before, sign).is_some_and(|label| match sign {
            ')' => !belongs_to(label),
            _ => sign == '.' && label.starts_with(is_digit) && !is_decimal() && !belongs_to(label),
        });
    }
    let is_number = first.starts_with(is_digit);
    match sign {
        '.' => is_number && !belongs_to(first),
        '-' => !is_number && first != AND && !first.starts_with(initial) && has_words(after, 3),
        _ => !belongs_to(first),
    }
}

/// The label with the sign `sign` that ends `before`, after a space.
fn last_label(before: &str, sign: char) -> Option<&str> {
    let start =
        before.char_indices().rev().take(5).find(|&(_, c)| is_space(c)).map(|(i, c)| i + c.len_utf8())?;
    let (label, found) = label_at(&before[start..])?;
    (found == sign && start + label.len() + 1 == before.len()).then_some(label)
}

/// Whether `text` has at least `count` words.
fn has_words(text: &str, count: usize) -> bool {
    let is_of_word = |c: char| chars::is_letter(c) || chars::is_mark(c) || c == ZWNJ;
    let mut in_word = false;
    let begins = text.chars().filter(|&c| !core::mem::replace(&mut in_word, is_of_word(c)) && is_of_word(c));
    begins.take(count).count() == count
}

/// Whether the empty gap at `at`, between a colon and a number, lost its space: the colon follows a word of three letters or
/// more (or of two, before two digits), and neither the word nor the number is part of something else.
pub(super) fn value_begins(text: &str, line: &Range<usize>, at: usize, brackets: &mut Brackets) -> bool {
    let before = text[line.start..at - 1].trim_end_matches(is_space);
    let Some((word, true)) = last_word(before) else { return false };
    let letters = word.chars().count();
    if letters < 2 || BEFORE_VERSES.contains(&&*word) {
        return false;
    }
    let end = end_of_number(text.as_bytes(), at, line.end, |sign| b".,/:-".contains(&sign));
    let (number, after) = (&text[at..end], &text[end..line.end]);
    let may_be_face = || {
        matches!(number, "3" | "0" | "۳" | "۰") && !counted_letters_begin(after.trim_start_matches(is_space))
    };
    (letters > 2 || number.chars().nth(1).is_some())
        && (ends_word(after) || after.starts_with(['-', '٪', '%', '/']) || counted_letters_begin(after))
        && (!number.contains(':') || *word == *HOUR)
        && !may_be_face()
        && !port_word_ends(before)
        && !brackets.are_open_at(at)
}

/// The letters of the last word of `text` without its marks, and whether a word of prose begins there. `None` if it has too
/// many letters.
fn last_word(text: &str) -> Option<(FewLetters<32>, bool)> {
    let mut letters = FewLetters::EMPTY_AT_END;
    for c in text.chars().rev() {
        if chars::is_letter(c) {
            if !letters.push_front(c) {
                return None;
            }
        } else if !chars::is_mark(c) {
            return Some((letters, c == ZWNJ || is_space(c) || "«،؛".contains(c)));
        }
    }
    Some((letters, true))
}
