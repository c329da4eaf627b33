//! Signs that a text names: علامت ? در فارسی, ویرگول انگلیسی: ,, بعد از ، فاصله بگذارید. The text is about them, so they stay as
//! they are, and so does the space before them.
//!
//! The words that show this are closed lists. Spaces, ZWNJs and marks in these words do not count, since steps may
//! change them.

use super::citations::letters_after;
use super::cited_forms::{before_each, ends_with_any, is_of_word};
use super::cited_signs::is_sign;
use super::few_letters::FewLetters;
use crate::chars::{self, ZWNJ, is_space};

/// Words that name the sign after them, without their endings. Some of [`LONG_NAMES`] end with one of them.
const NAMES: [&str; 20] = [
    "علامت",
    "نشانه",
    "نماد",
    "کاراکتر",
    "نویسه",
    "عملگر",
    "ویرگول",
    "کاما",
    "سمیکالن",
    "سمیکولن",
    "علامتسوال",
    "علامتسؤال",
    "علامتپرسش",
    "علامتتعجب",
    "بهشکل",
    "بهصورت",
    "کلید",
    "دکمه",
    "گیومه",
    "نقلقول",
];

/// Names of [`NAMES`] that are also things. A sign after them is cited only before را.
const NAMES_OF_THINGS: [&str; 4] = ["کلید", "دکمه", "گیومه", "نقلقول"];

/// Names of [`NAMES`] that an adjective may follow in any sentence (به صورت فارسی ، نوشته شد).
const NAMES_OF_SHAPES: [&str; 4] = ["بهشکل", "بهصورت", "کلید", "دکمه"];

/// Words that name the sign after them only with an adjective or a colon between (نقطه: .), before را (سه‌نقطه ... را), or if the
/// sign is in brackets.
const LONG_NAMES: [&str; 7] = ["نقطه", "نقطهویرگول", "دونقطه", "سهنقطه", "خطتیره", "ممیز", "هزارگان"];

/// How a name of one sign ends, and the forms of this sign. Only these names belong to a full stop.
const SIGNS_OF_NAMES: [(&str, &str); 11] = [
    ("ویرگول", ",،;؛"),
    ("کاما", ",،"),
    ("سمیکالن", ";؛"),
    ("سمیکولن", ";؛"),
    ("سوال", "?؟"),
    ("سؤال", "?؟"),
    ("پرسش", "?؟"),
    ("تعجب", "!"),
    ("نقطه", ".…:"),
    ("ممیز", "./٫,"),
    ("هزارگان", "٬,،'"),
];

/// Adjectives that tell the sign of one language from that of another.
const OF_LANGUAGES: [&str; 5] = ["فارسی", "انگلیسی", "لاتین", "عربی", "اروپایی"];

/// Words that need an object: a sign after them is the object (بعد از ، فاصله بگذارید).
const BEFORE_OBJECT: [&str; 6] = ["بعداز", "قبلاز", "پیشاز", "پساز", "بهجای", "بجای"];

/// Words that show that the sign before them is cited (علامت ، را), and does not end a clause (این نشانه ، که دیده می‌شود).
const AFTER_SIGN: [&str; 19] = [
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
    "انگلیسی",
    "لاتین",
    "فارسی",
    "عربی",
];

/// Words that point at one of several things. After one of them, the name of a sign is complete without the sign (این علامت ?).
const DETERMINERS: [&str; 7] = ["این", "آن", "هر", "چه", "کدام", "همین", "یک"];

/// Words that begin a clause. Before any other word, a semicolon of ASCII after its name does not end one
/// (کاراکتر ; پایان دستور است).
const BEGIN_CLAUSE: [&str; 17] = [
    "که",
    "و",
    "اما",
    "ولی",
    "چون",
    "زیرا",
    "تا",
    "اگر",
    "سپس",
    "بعد",
    "بنابراین",
    "البته",
    "این",
    "آن",
    "او",
    "ما",
    "هر",
];

/// Words between two signs of a list.
const BETWEEN_SIGNS: [&str; 8] = ["و", "یا", "نه", "را با", "را به", "با", "به", "از"];

/// The longest sign (`...`) in characters.
const LONGEST_SIGN: usize = 3;

/// The most signs of a list.
const MOST: usize = 6;

/// Names of passwords and of other code that a person types.
const NAMES_OF_CODE: [&str; 8] =
    ["رمز", "رمزعبور", "گذرواژه", "کلمهعبور", "پسورد", "رمزورود", "توکن", "رشته"];

/// How sure it is that the text before a sign names it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Named {
    /// It names a thing, which may have the name of a sign.
    Thing,
    /// It ends with the name of a sign and an adjective of a language. The sign may end a clause.
    OfLanguage,
    /// It ends with the name of a sign. The sign may end a clause.
    Perhaps,
    /// The name of a sign is all of the line before it.
    InLineOfItsOwn,
    /// It is a label of the sign, with a colon.
    Label,
    /// It shows by itself that the sign is cited.
    Certainly,
}

/// Whether the sign at `at` in `line` stands alone between spaces, and the text around it shows that it is cited: the words
/// before it name it, and the sentence goes on after it (علامت ? را), or they leave no doubt (ویرگول لاتین: ,). A list of
/// signs may come after the name (علامت‌های ? و ;).
pub(crate) fn sign_is_cited(line: &str, at: usize) -> bool {
    // Signs that touch are cited as one.
    let (head, tail) = line.split_at(at - signs_len(line[..at].chars().rev()));
    let Some((after, count)) = after_signs(tail) else { return false };
    let next = &after[..after.find(|c| is_space(c) || c == ZWNJ).unwrap_or(after.len())];
    let next = letters_after(next);
    let Some((end, count_before)) = before_name(head, &next) else { return false };
    // A row that is too long is cited in no part.
    if count_before + count > MOST {
        return false;
    }
    // All signs of a list are cited alike, and so is a sign that the line contrasts with another one.
    let is_in_list = count_before > 0 || list_goes_on(tail) || another_sign_is_before(&head[..end]);
    let Some(named) = named(&head[..end], &next) else { return false };
    let begins_with_word = after.starts_with(chars::is_letter);
    // A sign that may end a clause is cited only if the next word shows that it does not, or its name has an ezafe.
    let may_end_clause = tail.starts_with(['،', ',', '؛', ';', ':', '؟', '?', '!', '.', '…']);
    match named {
        // A full stop at the end of a line ends the sentence.
        Named::Certainly => !after.is_empty() || !tail.starts_with('.'),
        Named::InLineOfItsOwn if after.is_empty() => !is_in_list && tail.starts_with(['؟', '?', '!']),
        Named::Label => may_have_name(tail, &head[..end]),
        Named::OfLanguage => {
            let goes_on = after.is_empty() || &*next == "و" || AFTER_SIGN.contains(&&*next) || is_in_list;
            (goes_on || !may_end_clause) && may_have_name(tail, &head[..end])
        }
        // A sign in quotation marks («–») is no quotation mark that is cited.
        Named::Thing => {
            let is_object = &*next == "را" || object_follows(after);
            is_object && !tail.strip_prefix('"').is_some_and(|rest| rest.starts_with(is_sign))
        }
        Named::InLineOfItsOwn | Named::Perhaps => {
            begins_with_word
                && (!may_end_clause
                    || AFTER_SIGN.contains(&&*next)
                    || tail.starts_with("; ") && !BEGIN_CLAUSE.contains(&&*next)
                    || tail.starts_with(['?', '؟', '!']) && !follows_determiner(&head[..end])
                    || is_in_list
                    || name_has_ezafe(&head[..end]))
        }
    }
}

/// Whether the opening bracket or mark at `at` in `line` is cited, and و and another sign follow it: علامت‌های « و ».
pub(crate) fn opening_is_cited(line: &str, at: usize) -> bool {
    let sign = line[at..].chars().next().map_or(0, char::len_utf8);
    another_sign_follows(&line[at + sign..]) && sign_is_cited(line, at)
}

/// The text after the list of signs that begins `tail`, and how many signs the list has. `None` if something touches one of them, or will touch it: an opening
/// bracket moves to what follows it, unless this is one of [`BETWEEN_SIGNS`] and another sign.
fn after_signs(tail: &str) -> Option<(&str, usize)> {
    let mut rest = tail;
    for count in 1..=MOST {
        let (sign, after) = rest.split_at(signs_len(rest.chars()));
        let touches = !after.is_empty() && !after.starts_with(|c: char| is_space(c) || c == '\r');
        let moves = sign.ends_with(['(', '[', '«']) && !another_sign_follows(after) && !after.is_empty();
        if touches || moves {
            return None;
        }
        rest = after.trim_start_matches(|c| is_space(c) || c == '\r');
        if !rest.starts_with(is_sign) {
            return Some((rest, count));
        }
    }
    None
}

/// The bytes of the signs that begin `characters`, at most one more than a sign has.
fn signs_len(characters: impl Iterator<Item = char>) -> usize {
    characters.take(LONGEST_SIGN + 1).take_while(|&c| is_sign(c)).map(char::len_utf8).sum()
}

/// Whether another sign follows the sign that begins `tail`, with or without و between them.
fn list_goes_on(tail: &str) -> bool {
    let after = &tail[signs_len(tail.chars())..];
    after.trim_start_matches(is_space).starts_with(is_sign) || another_sign_follows(after)
}

/// Whether one of [`BETWEEN_SIGNS`], a sign and را begin `text`: گیومهٔ « و » را.
fn object_follows(text: &str) -> bool {
    let after = BETWEEN_SIGNS.iter().find_map(|word| text.strip_prefix(word)).unwrap_or("");
    let sign = after.trim_start_matches(is_space);
    let rest = &sign[signs_len(sign.chars())..];
    rest.len() < sign.len() && rest.trim_start_matches(is_space).starts_with("را ")
}

/// Whether one of [`BETWEEN_SIGNS`] begins `text`, and a sign follows it.
fn another_sign_follows(text: &str) -> bool {
    let next = text.trim_start_matches(is_space);
    let after = BETWEEN_SIGNS.iter().find_map(|word| next.strip_prefix(word)).unwrap_or("");
    after.starts_with(is_space) && after.trim_start_matches(is_space).starts_with(is_sign)
}

/// Whether a sign and one of [`BETWEEN_SIGNS`] are before the name that ends `text`: لاتین ? و علامت سؤال فارسی.
fn another_sign_is_before(text: &str) -> bool {
    /// The most words of a name.
    const MOST_WORDS: usize = 4;
    let mut words = text.rsplit(is_space).filter(|word| !word.is_empty());
    let joins = words.by_ref().take(MOST_WORDS).any(|word| BETWEEN_SIGNS.contains(&word));
    joins
        && words.next().is_some_and(|sign| sign.chars().count() <= LONGEST_SIGN && sign.chars().all(is_sign))
}

/// Where the text before the sign at the end of `text` ends, without the spaces between both.
fn before_sign(text: &str) -> Option<usize> {
    let start = text.len() - signs_len(text.chars().rev());
    text[..start].ends_with(is_space).then(|| text[..start].trim_end_matches(is_space).len())
}

/// Where the name ends that `head` has before its list of signs, and how many signs of the list are between the two.
fn before_name(head: &str, next: &str) -> Option<(usize, usize)> {
    let mut end = before_sign(head)?;
    for signs in 0..MOST {
        let before = &head[..end];
        if named(before, next).is_some() {
            return Some((end, signs));
        }
        let list = BETWEEN_SIGNS.iter().find_map(|word| before.strip_suffix(word));
        let list = list.filter(|list| list.ends_with(is_space)).unwrap_or(before).trim_end_matches(is_space);
        end = before_sign(list)?;
    }
    None
}

/// The last letters of the words at the end of `text`, back to a sign.
fn name_letters(text: &str) -> FewLetters<32> {
    let mut letters = FewLetters::EMPTY_AT_END;
    let read = text.chars().rev().take_while(|&c| is_of_word(c) || is_space(c));
    let _ = read.filter(|&c| chars::is_letter(c)).all(|c| letters.push_front(c));
    letters
}

/// How the words at the end of `text` name the sign after them.
fn named(text: &str, next: &str) -> Option<Named> {
    let label = text.strip_suffix(':').map(|label| label.trim_end_matches(is_space));
    let name = label.unwrap_or(text);
    if !name.ends_with(is_of_word) {
        return None; // only signs are before most signs of a long row
    }
    let begins_word = |before: &str| !before.ends_with(chars::is_letter);
    let is_object = |list| before_each(text, list).any(begins_word);
    if is_object(&BEFORE_OBJECT) || next == "استفاده" && is_object(&["از"]) {
        return Some(Named::Certainly);
    }
    let adjective = before_each(name, &OF_LANGUAGES).next();
    let name = adjective.unwrap_or(name);
    if label.is_some() || adjective.is_some() {
        let letters = name_letters(name);
        let is_shape = || adjective.is_some() && NAMES_OF_SHAPES.iter().any(|name| letters.ends_with(name));
        if !LONG_NAMES.iter().any(|name| letters.ends_with(name)) && !is_name(&letters) || is_shape() {
            return None;
        }
        return Some(if label.is_some() { Named::Label } else { Named::OfLanguage });
    }
    let letters = name_letters(text);
    if next == "را" && LONG_NAMES.iter().any(|name| letters.ends_with(name)) {
        Some(Named::OfLanguage)
    } else if !is_name(&letters) {
        None
    } else if NAMES_OF_THINGS.iter().any(|name| letters.trim_end_matches("های").ends_with(name)) {
        Some(Named::Thing)
    } else if is_line_of_its_own(text) {
        Some(Named::InLineOfItsOwn)
    } else {
        Some(Named::Perhaps)
    }
}

/// Whether `text` is nothing but a name, perhaps after the mark of an item.
fn is_line_of_its_own(text: &str) -> bool {
    /// The longest mark of an item in bytes.
    const LONGEST_MARK: usize = 8;
    before_each(text, &NAMES).any(|mark| mark.len() <= LONGEST_MARK && !mark.contains(chars::is_letter))
}

/// Whether the sign that begins `tail` may have the name that ends `text`, perhaps with a colon or an adjective after it.
fn may_have_name(tail: &str, text: &str) -> bool {
    let name = text.trim_end_matches(|c| is_space(c) || c == ':');
    let name = before_each(name, &OF_LANGUAGES).next().unwrap_or(name);
    let letters = name_letters(name);
    match SIGNS_OF_NAMES.iter().find(|(name, _)| letters.ends_with(name)) {
        Some((_, signs)) => tail.starts_with(|c| signs.contains(c)),
        None => !tail.starts_with(['.', '…']),
    }
}

/// Whether one of [`DETERMINERS`] is before the name at the end of `text`.
fn follows_determiner(text: &str) -> bool {
    let begins_word = |before: &str| !before.ends_with(chars::is_letter);
    before_each(text, &NAMES).any(|before| before_each(before, &DETERMINERS).any(begins_word))
}

/// Whether an ezafe is written after the name at the end of `text`.
fn name_has_ezafe(text: &str) -> bool {
    text.ends_with(['\u{654}', 'ۀ']) || name_letters(text).ends_with('ی')
}

/// Whether the sign at `at` in `line` is alone in brackets or quotation marks after its name: ویرگول (,), سه‌نقطه (...).
pub(crate) fn enclosed_sign_is_cited(line: &str, at: usize) -> bool {
    let (head, tail) = line.split_at(at);
    let first = tail.chars().next();
    let mut after = tail.chars().take(LONGEST_SIGN + 1).skip_while(|&c| Some(c) == first);
    let is_alone = first.is_some_and(|c| !chars::is_letter(c)) && matches!(after.next(), Some(')' | '»'));
    if !is_alone {
        return false;
    }
    let before = head.trim_end_matches(['(', '«']).trim_end_matches(is_space);
    let name = before_each(before, &OF_LANGUAGES).next().unwrap_or(before);
    ends_with_any(name, &LONG_NAMES) || ends_with_any(name, &NAMES)
}

/// Whether `text` ends with one of [`NAMES_OF_CODE`] and a colon. With letters and digits in the code, the colon may be missing.
pub(crate) fn ends_with_name_of_code(text: &str, is_mixed: bool) -> bool {
    let text = text.trim_end_matches(is_space);
    let label = text.strip_suffix(':');
    (label.is_some() || is_mixed)
        && before_each(label.unwrap_or(text), &NAMES_OF_CODE)
            .any(|before| !before.ends_with(chars::is_letter))
}

/// Whether the letters end with one of [`NAMES`], perhaps with an ending.
fn is_name(letters: &str) -> bool {
    ["", "ی", "های"].iter().any(|ending| {
        letters.strip_suffix(ending).is_some_and(|stem| NAMES.iter().any(|name| stem.ends_with(name)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_that_is_too_long_is_cited_in_no_part() {
        for (count, expected) in [(3, 3), (MOST, MOST), (MOST + 1, 0), (3 * MOST, 0)] {
            let line = ["علامت", &" ?".repeat(count), " را"].concat();
            let cited = line.match_indices('?').filter(|&(at, _)| sign_is_cited(&line, at)).count();
            assert_eq!(cited, expected, "{line}");
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
            "علامت ?",
            "- علامت ?",
            "علامت : ? در",
            "نقطهٔ فارسی .",
        ] {
            assert!(is_cited(line), "{line}");
        }
        for line in [
            "علامت? در",
            "علامت ?در",
            "این علامت ?",
            "علامت خوب ? در",
            "او ? در",
            "و ? در",
            "رفت و ; در",
            "این علامت ? !",
            "نقطه . در",
            "کلید ، در",
        ] {
            assert!(!is_cited(line), "{line}");
        }
    }
}
