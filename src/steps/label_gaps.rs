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
//!
//! Restoration runs later, and may close and open gaps of words. So an answer never depends on where a word begins.

use core::ops::Range;

use super::brackets::Brackets;
use super::number_gaps::needs_space;
use crate::chars::{self, ZWNJ, is_space};
use crate::text::emoticons;
use crate::text::few_letters::FewLetters;
use crate::text::number_words::{counted_letters_begin, ends_word, port_word_ends};
use crate::text::numbers::end_of_number;

/// Letters that label items: the first ones of the alphabet and of abjad, without [`FIRST_LETTER`].
const ITEM_LETTERS: &str = "بپتثجچحخدهوزطی";

/// The first label, whose letter is spelled out.
const FIRST_LETTER: &str = "الف";

/// The label that is also a word ("and"). A dash may follow this word.
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

/// Numbers in words. After a number and a point, they are part of an amount.
const NUMBERS: [&str; 7] = ["هزار", "میلیون", "ملیون", "میلیارد", "بیلیون", "تریلیون", "درصد"];

/// The least number of letters in a line whose label has a hyphen. A shorter line may be a name.
const LEAST_LETTERS: usize = 12;

/// The label at the beginning of `text`, the sign after it, and where the sign ends. A closing bracket or a point may have spaces
/// before it, which the step removes.
fn label_at(text: &str) -> Option<(&str, char, usize)> {
    let digits = text.chars().take(3).take_while(|&c| is_digit(c)).map(char::len_utf8).sum();
    let len = match digits {
        0 if text.starts_with(FIRST_LETTER) => FIRST_LETTER.len(),
        0 => text.chars().next().filter(|&c| ITEM_LETTERS.contains(c))?.len_utf8(),
        digits => digits,
    };
    let (label, rest) = text.split_at(len);
    let is_short = digits == 0 || label.chars().nth(2).is_none();
    let after = rest.trim_start_matches(is_space);
    let sign = after.chars().next().filter(|sign| is_short && matches!(sign, ')' | '.' | '-'))?;
    let touches = after.len() == rest.len();
    (touches || sign != '-').then(|| (label, sign, text.len() - after.len() + sign.len_utf8()))
}

fn is_digit(c: char) -> bool {
    matches!(c, '0'..='9' | '۰'..='۹' | '٠'..='٩')
}

/// Whether the empty gap at `at`, before a letter, lost the space after the label of an item. The text of the line begins at
/// `begins`, with the label of this item or of an earlier one: ۱)تهران ۲)شیراز.
pub(super) fn item_begins(text: &str, line: &Range<usize>, begins: usize, at: usize) -> bool {
    let (before, after) = (&text[begins..at], &text[at..line.end]);
    let Some((first, sign, first_end)) = label_at(&text[begins..line.end]) else { return false };
    let mut letters = after.chars().take_while(|&c| chars::is_letter(c));
    let Some(initial) = letters.next().filter(|_| letters.next().is_some()) else { return false };
    let after_first = before.get(first_end..).unwrap_or_default();
    if !after_first.is_empty() {
        let is_decimal = after_first.starts_with(is_digit);
        return further_item_begins(before, after, sign, is_decimal);
    }
    let is_number = first.starts_with(is_digit);
    let is_long = || after.chars().filter(|&c| chars::is_letter(c)).nth(LEAST_LETTERS - 1).is_some();
    match sign {
        '.' => is_number && !is_amount(first, after),
        '-' => !is_number && first != AND && !first.starts_with(initial) && is_long(),
        _ => !is_amount(first, after),
    }
}

/// Whether the label of a further item is between `before` and `after`, in a line whose first label has the sign `sign`.
/// `is_decimal` tells whether a digit follows that sign.
fn further_item_begins(before: &str, after: &str, sign: char, is_decimal: bool) -> bool {
    let Some(label) = last_label(before, sign).filter(|label| !is_amount(label, after)) else { return false };
    sign == ')' || sign == '.' && label.starts_with(is_digit) && !is_decimal
}

/// Whether a label and the text after its sign are an amount: ۵.میلیون.
fn is_amount(label: &str, after: &str) -> bool {
    label.starts_with(is_digit) && NUMBERS.iter().any(|number| after.starts_with(number))
}

/// The label with the sign `sign` that ends `before`. A space is before the label, or a sign or word that may get one. Spaces may
/// be before the sign, as in [`label_at`].
fn last_label(before: &str, sign: char) -> Option<&str> {
    let before = before.strip_suffix(sign)?;
    let before = if sign == '-' { before } else { before.trim_end_matches(is_space) };
    let digits = before.trim_end_matches(is_digit);
    let start = match before.len() - digits.len() {
        0 if before.ends_with(FIRST_LETTER) => before.len() - FIRST_LETTER.len(),
        0 => before.char_indices().next_back().filter(|&(_, c)| ITEM_LETTERS.contains(c))?.0,
        _ => digits.len(),
    };
    let (rest, label) = before.split_at(start);
    let is_number = label.starts_with(is_digit);
    let is_apart = |c: char| {
        !c.is_ascii_alphanumeric() && !"([{-./,٫٬_#@".contains(c) && (is_number || !chars::is_inside_word(c))
    };
    (rest.ends_with(is_apart) && !(is_number && label.chars().nth(2).is_some())).then_some(label)
}

/// Whether the empty gap at `at`, between a colon and a number, lost its space: the colon follows two letters or more, and
/// neither they nor the number belong to something else.
pub(super) fn value_begins(text: &str, line: &Range<usize>, at: usize, brackets: &mut Brackets) -> bool {
    let before = text[line.start..at - 1].trim_end_matches(is_space);
    // The step removes a space before the colon, but not before a face or an ASCII digit, which may be code.
    let has_space = before.len() < at - 1 - line.start;
    let keeps_space = || text.as_bytes()[at].is_ascii_digit() || emoticons::begins(&text[at - 1..line.end]);
    if has_space && keeps_space() {
        return false;
    }
    let Some(last) = last_letters(before) else { return false };
    if last.chars().nth(1).is_none() || BEFORE_VERSES.iter().any(|word| last.ends_with(word)) {
        return false;
    }
    let end = end_of_number(text.as_bytes(), at, line.end, |sign| b".,/:-".contains(&sign));
    let (number, after) = (&text[at..end], &text[end..line.end]);
    let may_be_face = || {
        matches!(number, "3" | "0" | "۳" | "۰") && !counted_letters_begin(after.trim_start_matches(is_space))
    };
    let ends_number = || {
        ends_word(after)
            || after.starts_with(['-', '٪', '%', '/'])
            || counted_letters_begin(after)
            || after.starts_with(chars::is_letter) && needs_space(text, line, end)
    };
    ends_number()
        && (!number.contains(':') || last.ends_with(HOUR))
        && !may_be_face()
        && !port_word_ends(before)
        && !brackets.are_open_at(at)
}

/// The last letters of `text` up to a gap, without marks: as many as fit. `None` if a Latin letter touches the word, since
/// restoration leaves such a word alone.
fn last_letters(text: &str) -> Option<FewLetters<32>> {
    let before_word = text.trim_end_matches(chars::is_inside_word);
    if before_word.ends_with(|c: char| c.is_alphanumeric() && !is_digit(c)) {
        return None;
    }
    let mut letters = FewLetters::EMPTY_AT_END;
    for c in text[before_word.len()..].chars().rev() {
        if c == ZWNJ || chars::is_letter(c) && !letters.push_front(c) {
            break;
        }
    }
    Some(letters)
}
