//! Blanks of forms: dots or wide gaps that stand for what a reader writes there.

use crate::chars::{self, ZWNJ, is_space};
use crate::work::memchr::memrchr;

/// Words that a blank follows: prepositions, and names of what a form asks for.
#[rustfmt::skip]
const BEFORE_BLANKS: [&str; 52] = [
    "از", "به", "در", "با", "تا", "برای", "بین", "توسط", "مورخ", "مورخه", "تاریخ", "ساعت", "روز", "ماه", "سال", "مدت",
    "نام", "فرزند", "متولد", "ساکن", "صادره", "شماره", "کد", "ملی", "شناسنامه", "تلفن", "نشانی", "آدرس", "استان",
    "شهر", "شهرستان", "خیابان", "کوچه", "پلاک", "طبقه", "واحد", "اینجانب", "آقای", "خانم", "شرکت", "بانک", "شعبه",
    "حساب", "مبلغ", "معادل", "تعداد", "میزان", "قیمت", "ردیف", "صفحه", "امضا", "امضای",
];

/// Whether the ellipsis between `before` and `after` is a blank, and so keeps its distance from the word before it: another
/// ellipsis or a slash follows directly (……, …/…/…), it is between a word that blanks follow and another word
/// (به مبلغ … تومان), or a copula follows it, which needs a word before it (پایتخت ایران … است).
pub(crate) fn ellipsis_is_blank(before: &str, after: &str) -> bool {
    after.starts_with(['…', '/'])
        || after.trim_start_matches(is_space).starts_with(chars::is_letter) && blank_follows(before)
        || after.starts_with(is_space) && copula_follows(after) && may_be_subject(before)
}

/// Forms of the copula. A word is missing before them if only an ellipsis is there.
#[rustfmt::skip]
const COPULAS: [&str; 20] = [
    "است", "نیست", "هست", "هستم", "هستی", "هستیم", "هستید", "هستند", "نیستم", "نیستیم", "نیستند", "بود", "بودم", "بودیم",
    "بودند", "نبود", "نبودند", "باشد", "باشند", "نباشد",
];

/// Whether a copula is the first word of `after`.
fn copula_follows(after: &str) -> bool {
    let word = after.trim_start_matches(is_space);
    let (word, rest) = word.split_at(word.len() - word.trim_start_matches(chars::is_letter).len());
    COPULAS.contains(&word) && !rest.starts_with(|c: char| c.is_alphanumeric() || chars::is_inside_word(c))
}

/// Whether the last word of `before` may be what a copula speaks of. After و or یا, an ellipsis means "and so on". Any other
/// single letter is a name of itself.
fn may_be_subject(before: &str) -> bool {
    last_word(before).is_some_and(|word| word.chars().nth(1).is_some() && word != "یا")
}

/// The letters at the end of `text`, perhaps with spaces after them. `None` if a digit or mark is before them. A ZWNJ may be
/// before them as a space may, since restoration may insert it.
fn last_word(text: &str) -> Option<&str> {
    let text = text.trim_end_matches(is_space);
    let before = text.trim_end_matches(chars::is_letter);
    let is_whole = !before.ends_with(|c: char| c.is_alphanumeric() || chars::is_mark(c) && c != ZWNJ);
    is_whole.then(|| &text[before.len()..])
}

/// Whether a wide gap between `before` and `after` is layout of a form: it is before a label other than the first one of the line
/// (نام:      نام پدر:), before an answer to choose (۱) سیب      ۲) انار), or beside a slash of a date (تاریخ:    /    /).
pub(crate) fn gap_is_layout(before: &str, after: &str) -> bool {
    // A label or answer is near, so the text before it is read up to the one before it.
    before.ends_with('/')
        || after.starts_with('/')
        || label_begins(after) && memrchr(b':', before.as_bytes()).is_some()
        || answer_begins(after) && answer_begins(before.trim_start_matches(is_space))
}

/// Whether `text` begins with a digit or letter and a bracket.
fn answer_begins(text: &str) -> bool {
    let mut characters = text.chars();
    characters.next().is_some_and(|c| c.is_numeric() || chars::is_letter(c)) && characters.next() == Some(')')
}

/// Whether `text` begins with a few words and a colon.
fn label_begins(text: &str) -> bool {
    /// The most letters of a label. Steps change only what is between them.
    const MOST: usize = 30;
    let mut letters = 0;
    for c in text.chars() {
        match c {
            ':' => return letters > 0,
            c if chars::is_letter(c) && letters < MOST => letters += 1,
            c if is_space(c) || c == ZWNJ || chars::is_mark(c) => {}
            _ => return false,
        }
    }
    false
}

/// Whether the last word of `before` is one that a blank follows.
pub(crate) fn blank_follows(before: &str) -> bool {
    last_word(before).is_some_and(|word| BEFORE_BLANKS.contains(&word))
}

/// Whether the dots between `before` and `after` are a part of a date to fill in: `..../..../....`.
pub(crate) fn is_part_of_date(before: &str, after: &str) -> bool {
    let is_dot = |c| matches!(c, '.' | '…');
    let dots_before =
        |text: &str, sign| text.strip_suffix(sign).is_some_and(|text: &str| text.ends_with(is_dot));
    let dots_after =
        |text: &str, sign| text.strip_prefix(sign).is_some_and(|text: &str| text.starts_with(is_dot));
    ['/', '-', '\\'].into_iter().any(|sign| dots_before(before, sign) || dots_after(after, sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_blank_follows_a_whole_word() {
        for before in ["از", "به مبلغ ", "کتاب\u{200C}از", "(از", "۱۲ تا"] {
            assert!(blank_follows(before), "{before}");
        }
        for before in ["", "باز", "۱۲تا", "سا\u{64E}از", "سا\u{658}از", "از:"] {
            assert!(!blank_follows(before), "{before}");
        }
    }

    #[test]
    fn a_copula_is_a_whole_word() {
        for after in [" است", "نیست.", " بود، "] {
            assert!(copula_follows(after), "{after}");
        }
        for after in ["", "استان", " بود\u{200C}ها", " است۵", " بود\u{64E}"] {
            assert!(!copula_follows(after), "{after}");
        }
    }

    #[test]
    fn a_gap_is_layout_before_a_label_or_an_answer() {
        let longest = "آب ".repeat(15);
        for (before, after) in [
            ("نام: علی", "نام پدر:"),
            ("نام:", "نام\u{200C}خانوادگی:"),
            ("نام:", "نا\u{64E}م:"),
            ("نام:", &[&longest, ":"].concat()),
            ("۱) سیب", "۲) انار"),
            (" ب) سیب", "پ) انار"),
            ("تاریخ: /", "۵"),
        ] {
            assert!(gap_is_layout(before, after), "{before}|{after}");
        }
        for (before, after) in [
            ("علی", "نام پدر:"),
            ("نام:", ": پدر"),
            ("نام:", "پدر"),
            ("نام:", &[&longest, "آ:"].concat()),
            ("۱) سیب", "انار"),
            ("سیب", "۲) انار"),
        ] {
            assert!(!gap_is_layout(before, after), "{before}|{after}");
        }
    }
}
