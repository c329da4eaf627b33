//! Words beside numbers: words before a number that names a thing (شکل ۲.۳), and units after a number that counts
//! (۳ کیلومتر).
//!
//! The lists are closed. They hold plain forms without ZWNJs; the functions also find these forms with
//! endings.
//!
//! Later steps join words at spaces and insert ZWNJs, but the next run must decide in the same way. So a
//! word that has an effect keeps it after such edits, and such edits never create a word that has an effect.

use super::few_letters::FewLetters;
use crate::chars::{self, ZWNJ, is_space};

/// Words after which a number is a name and not an amount. A point in such a number is no decimal sign: it
/// separates two numbers.
#[rustfmt::skip]
const NUMBERING: [&str; 63] = [
    // Parts of a text.
    "فصل", "بخش", "زیربخش", "زیرفصل", "سرفصل", "بند", "زیربند", "ماده", "تبصره", "اصل", "باب", "قسمت",
    "جلد", "پیوست", "ضمیمه", "مبحث", "گفتار", "درس", "جلسه", "صفحه", "پاراگراف", "سطر", "ردیف", "آیه",
    "سوره", "پاورقی", "پانویس", "یادداشت", "کادر", "شماره", "مورد", "گزینه",
    // Figures.
    "شکل", "تصویر", "نمودار", "جدول", "نگاره", "نقشه", "عکس", "الگوریتم",
    // Mathematics and exercises.
    "معادله", "نامعادله", "رابطه", "فرمول", "قضیه", "لم", "گزاره", "برهان", "تعریف", "مثال", "تمرین",
    "مسئله", "مسأله", "مساله", "پرسش", "سؤال", "سوال", "تذکر", "نکته", "فرض", "فرضیه", "آزمایش",
    // Times.
    "ساعت",
];

/// Words after which a number is a version. For به‌روزرسانی, the list has the part after the ZWNJ.
#[rustfmt::skip]
const VERSIONS: [&str; 13] = [
    "نسخه", "ویرایش", "ورژن", "نگارش", "ریلیز", "آپدیت", "بروزرسانی", "روزرسانی", "بتا", "آلفا", "فاز",
    "گام", "مرحله",
];

/// Software and standards that are named by their version: Persian spellings of the common ones.
#[rustfmt::skip]
const VERSIONED: [&str; 38] = [
    // Operating systems.
    "ویندوز", "اندروید", "لینوکس", "اوبونتو", "دبیان", "فدورا", "سنتاواس", "مکاواس", "آیاواس", "هارمونیاواس",
    // Programming languages and their tools.
    "پایتون", "جاوا", "جاوااسکریپت", "تایپاسکریپت", "اکماسکریپت", "پیاچپی", "روبی", "کاتلین", "سوئیفت",
    "سویفت", "داتنت", "فلاتر", "جنگو", "لاراول", "ریاکت", "آنگولار", "نودجیاس", "گریدل",
    // Programs.
    "وردپرس", "جوملا", "دروپال", "کروم", "فایرفاکس", "فتوشاپ", "اتوکد",
    // Standards.
    "بلوتوث", "یواسبی", "وایفای",
];

/// Other words that are named by a number after them. A point in this number is a decimal sign.
#[rustfmt::skip]
const NAMED_BY_NUMBER: [&str; 36] = [
    "سال", "دهه", "سده", "قرن", "هفته", "روز", "کانال", "شبکه", "طبقه", "پلاک", "واحد", "اتاق", "منطقه",
    "کوچه", "خط", "کلاس", "پایه", "گروه", "ترم", "فروردین", "اردیبهشت", "خرداد", "مرداد", "شهریور",
    "مهر", "آبان", "آذر", "بهمن", "اسفند", "تاریخ", "مورخ", "تلفن", "مبلغ", "رتبه", "سایز", "مدل",
];

/// Units of measure. A number before one of them is an amount.
#[rustfmt::skip]
const MEASURES: [&str; 82] = [
    // Numbers and shares.
    "هزار", "میلیون", "ملیون", "میلیارد", "بیلیون", "تریلیون", "درصد", "برابر",
    // Money.
    "تومان", "تومن", "ریال", "دلار", "یورو", "پوند", "درهم", "دینار", "لیر", "روبل", "سنت",
    // Length, area and volume.
    "متر", "کیلومتر", "کیلو", "سانتیمتر", "سانت", "سانتی", "میلیمتر", "میلی", "میکرون", "نانومتر",
    "مترمربع", "مترمکعب", "اینچ", "فوت", "مایل", "فرسخ", "فرسنگ", "وجب", "هکتار", "جریب", "لیتر",
    "میلیلیتر", "بشکه", "گالن",
    // Weight.
    "گرم", "کیلوگرم", "میلیگرم", "میکروگرم", "مثقال", "سیر", "تن", "قیراط", "اونس",
    // Technical units.
    "درجه", "وات", "کیلووات", "مگاوات", "گیگاوات", "ولت", "آمپر", "اهم", "هرتز", "مگاهرتز", "گیگاهرتز",
    "بایت", "کیلوبایت", "مگابایت", "گیگابایت", "ترابایت", "گیگ", "بیت", "پیکسل", "مگاپیکسل", "ژول",
    "نیوتن", "پاسکال", "کالری", "کیلوکالری", "ریشتر", "دسیبل", "لومن", "سیسی", "میلیثانیه",
];

/// Other words that are counted. In a heading they may also follow the number of the heading.
#[rustfmt::skip]
const COUNTED: [&str; 79] = [
    // Time.
    "ثانیه", "دقیقه", "ساعت", "روز", "شب", "هفته", "ماه", "فصل", "سال", "دهه", "سده", "قرن", "صبح",
    "ظهر", "عصر", "بامداد", "فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان",
    "آذر", "بهمن", "اسفند", "ژانویه", "فوریه", "مارس", "آوریل", "ژوئن", "ژوئیه", "اوت", "سپتامبر",
    "اکتبر", "نوامبر", "دسامبر", "محرم", "رجب", "شعبان", "رمضان", "شوال", "شمسی", "قمری", "میلادی",
    // Things.
    "تا", "نفر", "عدد", "دانه", "دونه", "بار", "مرتبه", "دفعه", "جفت", "جلد", "نسخه", "صفحه", "کتاب",
    "کلمه", "واژه", "قطعه", "دستگاه", "فروند", "رأس", "عضو", "کشور", "مورد", "نوع", "امتیاز", "نمره",
    "رأی", "بسته", "قاشق", "لیوان", "فنجان", "پیمانه", "استکان", "ملاقه",
];

/// Things that are counted beside a preposition: به3دلیل. Elsewhere they may be the name after a number.
#[rustfmt::skip]
const AFTER_PREPOSITIONS: [&str; 30] = [
    "دلیل", "شهر", "استان", "روستا", "زبان", "روش", "گروه", "مرحله", "تیم", "برادر", "خواهر", "فرزند", "پسر", "دختر",
    "دوست", "دانشجو", "کارگر", "نماینده", "بازیکن", "ماشین", "خانه", "شرط", "هدف", "عامل", "طرح", "پروژه", "فیلم", "دانشگاه",
    "شرکت", "کشتی",
];

/// The conjunction and prepositions, which are no part of a number that touches them: و25 اسفند, 1380تا1390.
/// The first three also follow numbers.
const SHORT_WORDS: [&str; 6] = ["و", "تا", "به", "از", "در", "با"];

/// Endings that may follow a word that numbers things, directly or after a ZWNJ or spaces.
const ENDINGS: [&str; 4] = ["ی", "ها", "های", "ء"];

/// The letters of a word of the lists with its ending: at most 16, of two bytes each.
type WordLetters = FewLetters<32>;

fn is_in(lists: &[&[&str]], word: &str) -> bool {
    lists.iter().any(|list| list.contains(&word))
}

/// The letters at the end of `text`, in reading order, and the text before them. Marks are skipped, and so
/// are characters for which `is_skipped` returns true. Any other character ends the search. `None` if there
/// are too many letters.
fn last_letters(text: &str, is_skipped: impl Fn(char) -> bool) -> Option<(WordLetters, &str)> {
    let mut letters = WordLetters::EMPTY_AT_END;
    let mut start = text.len();
    for (i, c) in text.char_indices().rev() {
        if chars::is_letter(c) {
            if !letters.push_front(c) {
                return None;
            }
        } else if !chars::is_mark(c) && !is_skipped(c) {
            break;
        }
        start = i;
    }
    Some((letters, &text[..start]))
}

/// The text before the word of `lists` that ends `text`, perhaps with an ending (نسخهٔ, نسخه‌ی, شکل‌های).
/// The word may be the last part of a longer one (به‌روزرسانی), or have ZWNJs inside.
fn before_word_of<'t>(lists: &[&[&str]], text: &'t str) -> Option<&'t str> {
    let listed_with_ending = |word: &str| {
        let stem_is_listed = |ending: &&str| word.strip_suffix(ending).is_some_and(|stem| is_in(lists, stem));
        is_in(lists, word) || ENDINGS.iter().any(stem_is_listed)
    };
    let (part, before) = last_letters(text, |_| false)?;
    if listed_with_ending(&part) {
        return Some(before);
    }
    if is_in(&[&ENDINGS], &part) {
        let stem = before.trim_end_matches(|c| c == ZWNJ || is_space(c));
        if stem.len() < before.len()
            && let Some((stem, before)) = last_letters(stem, |_| false)
            && is_in(lists, &stem)
        {
            return Some(before);
        }
    }
    let (word, before) = last_letters(text, |c| c == ZWNJ)?;
    listed_with_ending(&word).then_some(before)
}

/// Whether `text` ends with a word that numbers things or versions. A number after it has no decimal sign.
/// An opening bracket or a colon may follow the word: رابطهٔ (۲.۳). A Latin word is more often the name of a
/// version (Python ۳.۱۰) than of an amount.
pub(crate) fn numbering_word_ends(text: &str) -> bool {
    let word = before_bracket(text);
    word.ends_with(|c: char| c.is_ascii_alphabetic())
        || before_word_of(&[&NUMBERING, &VERSIONS, &VERSIONED], word).is_some()
}

/// Whether `text` ends with a word that numbers things other than versions. The part after a ZWNJ does not
/// count as a word, since restoration may have inserted the ZWNJ.
pub(crate) fn part_word_ends(text: &str) -> bool {
    before_word_of(&[&NUMBERING], before_bracket(text)).is_some_and(|before| !before.ends_with(ZWNJ))
}

/// The text without spaces at its end, and without one opening bracket or colon before them.
fn before_bracket(text: &str) -> &str {
    let word = text.trim_end_matches(is_space);
    word.strip_suffix(['(', '[', ':']).unwrap_or(word).trim_end_matches(is_space)
}

/// Whether the text of `line` before `end` ends with a word that is named by a number after it, and the word begins
/// where a word of prose may begin. It may also begin after a closing sign, since the spacing step inserts a space
/// there, and after a number, which may get a space before the word (2هفته).
pub(crate) fn named_word_ends(line: &str, end: usize) -> bool {
    before_word_of(&[&NUMBERING, &VERSIONS, &NAMED_BY_NUMBER], &line[..end]).is_some_and(begins_after)
}

/// Whether a word begins after `before`, or will when the spacing step has run.
fn begins_after(before: &str) -> bool {
    may_begin_word(before)
        || before.ends_with(['.', '؟', '!', '…', ')', '»'])
        || before.ends_with(char::is_numeric)
}

/// The text before the short word that ends `text`, and whether the word is the single letter و. Nothing but white space
/// and signs may end that text, or a number.
pub(crate) fn before_short_word(text: &str) -> Option<(&str, bool)> {
    let (word, before) = last_letters(text, |_| false)?;
    (begins_after(before) && is_in(&[&SHORT_WORDS], &word)).then_some((before, &*word == "و"))
}

/// Whether `text` begins with a short word before a number, or with و, تا or به as a word of its own. The others may end a
/// name there (پراید 4در).
pub(crate) fn short_word_begins(text: &str) -> bool {
    SHORT_WORDS.iter().enumerate().any(|(i, word)| {
        text.strip_prefix(word)
            .is_some_and(|rest| rest.starts_with(char::is_numeric) || i < 3 && ends_word(rest))
    })
}

/// Whether `text` ends with the word for a port, whose number may have a colon before it (پورت :8080).
pub(crate) fn port_word_ends(text: &str) -> bool {
    const PORTS: [&str; 2] = ["پورت", "درگاه"];
    before_word_of(&[&PORTS], text.trim_end_matches(is_space))
        .is_some_and(|before| !before.ends_with(|c: char| c.is_alphanumeric()))
}

/// Whether the number from `start` to `end` in `line` touches a word on each side that lost its space: سال1397در,
/// قيمت12000تومان. Either the word before is named by a number, or the word after is counted. The other is any word of two
/// letters or more, but no end of an ordinal (سال1397م), adjective (گروه5نفره) or name of a Latin letter (پی2پی).
pub(crate) fn is_between_words(line: &str, start: usize, end: usize) -> bool {
    let (before, after) = (&line[..start], &line[end..]);
    // Restoration neither cuts nor merges the two words, as long as they touch the number. So the answer stays the same.
    let Some((left, rest)) = last_letters(before, |_| false) else { return false };
    if left.chars().nth(1).is_none() || after.starts_with(is_space) || !begins_after(rest) {
        return false;
    }
    if counted_letters_begin(after)
        || is_in(&[&SHORT_WORDS], &left) && word_begins(&[&NUMBERING, &AFTER_PREPOSITIONS], after, |_| true)
    {
        return !is_in(&[&LATIN_LETTERS], &left);
    }
    if !is_in(&[&NUMBERING, &VERSIONS, &NAMED_BY_NUMBER], &left) {
        return false;
    }
    let mut letters = WordLetters::EMPTY;
    let mut rest = after.chars();
    let next = rest.by_ref().find(|&c| !chars::is_letter(c) || !letters.push(c));
    // If there was no room for all letters, the word is longer than those of the lists.
    let ends = next.is_none_or(|c| !chars::is_mark(c) && c != ZWNJ);
    let word: &str = &letters;
    ends && word.chars().nth(1).is_some()
        && !is_in(&[&LATIN_LETTERS, &AFTER_NUMBERS], word)
        && !is_adjective(word)
}

/// Whether the word is an adjective that belongs to the number before it: نفره, متری.
fn is_adjective(word: &str) -> bool {
    let is_stem =
        |ending: &&str| word.strip_suffix(*ending).is_some_and(|stem| is_in(&[&MEASURES, &COUNTED], stem));
    ["ه", "ی", "ای"].iter().any(is_stem)
}

/// The names of Latin letters. Beside a number they may be a code (پی2پی).
#[rustfmt::skip]
const LATIN_LETTERS: [&str; 26] = [
    "ای", "بی", "سی", "دی", "اف", "جی", "اچ", "آی", "کی", "ال", "ام", "ان", "او", "پی", "کیو", "آر", "اس", "تی",
    "یو", "وی", "دبلیو", "اکس", "ایکس", "وای", "زد", "الف",
];

/// Endings and parts of adjectives that belong to the number before them: ۱۰امین, ۷۰ها, ۳بعدی.
const AFTER_NUMBERS: [&str; 11] =
    ["ها", "های", "هایی", "امین", "مین", "ومین", "یی", "بعدی", "گانه", "رقمی", "تایی"];

/// Whether `text` begins with a unit of measure, with or without spaces before it.
pub(crate) fn measure_begins(text: &str) -> bool {
    word_begins(&[&MEASURES], text, ends_word)
}

/// Whether `text` begins with a word that is counted or a unit of measure.
/// A slash and what a price is for may follow it (تومان/نفر).
pub(crate) fn counted_word_begins(text: &str) -> bool {
    word_begins(&[&MEASURES, &COUNTED], text, |rest| ends_word(rest) || ends_rate(rest))
}

/// Whether `rest` is a slash and what a rate is measured by: /نفر, /ساعت.
fn ends_rate(rest: &str) -> bool {
    #[rustfmt::skip]
    const MEASURED_BY: [&str; 22] = [
        "نفر", "شب", "روز", "هفته", "ماه", "سال", "ساعت", "دقیقه", "ثانیه", "متر", "مترمربع", "کیلو", "کیلوگرم", "گرم", "لیتر",
        "تن", "عدد", "دانه", "بسته", "جلسه", "جلد", "کیلومتر",
    ];
    rest.strip_prefix('/').is_some_and(|word| word_begins(&[&MEASURED_BY], word, ends_word))
}

/// Like [`counted_word_begins`], but anything except a letter ends the word.
pub(crate) fn counted_letters_begin(text: &str) -> bool {
    word_begins(&[&MEASURES, &COUNTED], text, |_| true)
}

/// Whether `text` begins with a word of `lists`. The word may end at any of the spaces of `text`, and
/// earlier spaces do not count, because restoration may close them: سانتی متر, سانتی‌متر. `ends` returns
/// whether the text after the letters ends the word.
fn word_begins(lists: &[&[&str]], text: &str, ends: impl Fn(&str) -> bool) -> bool {
    let mut letters = WordLetters::EMPTY;
    let mut after_gap = true;
    for (i, c) in text.char_indices() {
        if chars::is_letter(c) {
            after_gap = false;
            if !letters.push(c) {
                return false;
            }
        } else if is_space(c) {
            if !after_gap && is_in(lists, &letters) {
                return true;
            }
            after_gap = true;
        } else if c != ZWNJ && !chars::is_mark(c) {
            return !after_gap && ends(&text[i..]) && is_in(lists, &letters);
        }
    }
    !after_gap && is_in(lists, &letters)
}

/// Whether a word of prose may begin after `before`: at the beginning of a line, after white space, or after
/// an opening sign, a comma or the like. A straight quotation mark does not count, since it may become »
/// later.
pub(crate) fn may_begin_word(before: &str) -> bool {
    let last = before.chars().next_back();
    last.is_none_or(|c| c.is_whitespace() || "([«“،,؛:—–".contains(c))
}

/// Whether a word of prose ends before `rest`: at the end of a line, at white space or at a sign. A point or
/// colon does not end the word if it ties it to a Latin word, a path or a file name.
pub(crate) fn ends_word(rest: &str) -> bool {
    let mut chars = rest.chars();
    match chars.next() {
        None => true,
        Some(sign @ ('.' | ':')) => !chars.next().is_some_and(|c| {
            c.is_ascii_alphabetic() || matches!(c, '_' | '/') || sign == '.' && c.is_numeric()
        }),
        Some(c) => c.is_whitespace() || "،؛؟!»)]…,;?\"”(«[“".contains(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::format;

    #[test]
    fn every_word_that_numbers_is_found_with_its_endings() {
        for word in NUMBERING.iter().chain(&VERSIONS) {
            for ending in ["", " ", "\u{654} ", " (", ": ", "\u{200C}ی ", " ی ", "ی ", "\u{200C}های ", "ها"]
            {
                let text = format!("در {word}{ending}");
                assert!(numbering_word_ends(&text), "{text}");
                assert_eq!(part_word_ends(&text), NUMBERING.contains(word), "{text}");
            }
            assert!(
                !numbering_word_ends(&format!("{word} خوب ")) && !numbering_word_ends(&format!("پ{word} "))
            );
        }
    }

    #[test]
    fn every_named_word_begins_where_a_word_may_begin() {
        let ends = |text: &str| named_word_ends(text, text.len());
        for word in NUMBERING.iter().chain(&VERSIONS).chain(&NAMED_BY_NUMBER) {
            assert!(ends(&format!("({word}")) && ends(&format!("در {word}\u{650}")));
            for before in ["/", "_", "#", "{", "آن\u{200C}", "a"] {
                assert!(!ends(&format!("{before}{word}")), "{before}{word}");
            }
            assert!(ends(&format!("1{word}")), "1{word}");
        }
    }

    #[test]
    fn every_counted_word_is_found_until_its_end() {
        for word in MEASURES.iter().chain(&COUNTED) {
            for after in ["", " ", " است", "؟", ".", ". ", ")"] {
                assert!(counted_word_begins(&format!("{word}{after}")), "{word}{after}");
            }
            for after in ["ه", "۲", "_", ".pdf", "-", "/", "\u{200C}ای"] {
                assert!(!counted_word_begins(&format!("{word}{after}")), "{word}{after}");
            }
            assert_eq!(measure_begins(word), MEASURES.contains(word));
        }
    }

    #[test]
    fn a_gap_inside_a_word_makes_no_difference() {
        for text in ["سانتی متر", "سانتی\u{200C}متر", "سانتیمتر", "لی  تر", "میلي\u{200C}ليتر"]
        {
            assert!(measure_begins(text), "{text}");
        }
        assert!(numbering_word_ends("بنده\u{200C}ای") && counted_letters_begin("نفر۲"));
        for text in ["", " ", "\u{200C}", "شنبه", "متراژ", "ملیونر"] {
            assert!(!counted_word_begins(text), "{text}");
        }
    }

    /// A number after a unit of measure gets no space, so the unit ends there or nowhere.
    #[test]
    fn no_measure_is_named_by_a_number() {
        for word in MEASURES {
            assert!(!named_word_ends(word, word.len()), "{word}");
        }
    }

    #[test]
    fn no_word_of_the_lists_is_too_long() {
        let all = NUMBERING.iter().chain(&VERSIONS).chain(&NAMED_BY_NUMBER).chain(&MEASURES).chain(&COUNTED);
        assert!(all.clone().all(|word| word.len() + 6 <= 32 && word.chars().all(chars::is_letter)));
    }
}
