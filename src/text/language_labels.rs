//! Forms of other languages after a label: بیروت (عربی: بيروت), (به اردو: لاہور), زبان عربی (العربية); without brackets at the
//! beginning of a line (عنوان عربی: القانون في الطب) or after به (به عربی: بيت). They keep their letters, but not where the
//! label or the line around was typed on an Arabic keyboard: كردها (به كردي: كورد).

use core::ops::Range;

use super::cited_forms::{before_each, is_of_word, line_around};
use super::foreign_parts::without_quoted;
use super::sorani::persian_words_in;
use crate::chars::{self, is_space};
use crate::work::count_bytes;
use crate::work::memchr::{memrchr, memrchr2, memrchr3};

/// Languages that are written in the Arabic script with letters or spellings that Persian does not have.
const LANGUAGES: [&str; 17] = [
    "عربی",
    "اردو",
    "کردی",
    "سورانی",
    "پشتو",
    "سندی",
    "کشمیری",
    "پنجابی",
    "سرائیکی",
    "سرایکی",
    "بلوچی",
    "ترکی",
    "عثمانی",
    "جغتایی",
    "آذربایجانی",
    "اویغوری",
    "جاوی",
];

/// Adjectives that may come after one of [`LANGUAGES`].
const KINDS: [&str; 11] = [
    "عثمانی",
    "جغتایی",
    "آذربایجانی",
    "سورانی",
    "مرکزی",
    "مصری",
    "لبنانی",
    "سوری",
    "عراقی",
    "مغربی",
    "کلاسیک",
];

/// What may come before a language in its label.
const BEFORE_LANGUAGE: [&str; 6] = ["به", "بهزبان", "زبان", "در", "نامبه", "نام"];

/// What may come before a language at the beginning of a line.
const AT_THE_BEGINNING: [&str; 14] = [
    "عنوان",
    "متن",
    "نام",
    "ترجمه",
    "معادل",
    "واژه",
    "کلمه",
    "اصل",
    "عبارت",
    "جمله",
    "معنی",
    "معنای",
    "املای",
    "نوشتار",
];

/// What makes a language a label anywhere in a line: «خانه» به عربی: بيت, زبان عربی (العربية).
const SHOWS_LABEL: [&str; 3] = ["به", "زبان", "در"];

/// What ends a form.
const ENDS: [char; 10] = [')', '(', ']', '[', '،', ',', '؛', ';', '\n', '\r'];

/// The longest form in brackets without a colon, and the longest beginning of a line before a language, in bytes.
const LONGEST: usize = 80;

/// Finds labelled forms, one after the other.
#[derive(Default)]
pub(super) struct LabelledForms {
    /// The offset up to which brackets have been read.
    read: usize,
    /// Whether a bracket is open there.
    in_brackets: bool,
    /// The last line with a label.
    line: Range<usize>,
    /// The number of ي and ك of that line outside of brackets and quotation marks.
    arabic_letters: usize,
}

impl LabelledForms {
    /// The form after the colon at `colon`, if a label of a language is before it. Successive offsets must ascend.
    pub(super) fn after_colon(&mut self, text: &str, colon: usize) -> Option<Range<usize>> {
        let before = before_language(text[..colon].trim_end_matches(is_space))?;
        if has_arabic_letter(&text[before.len()..colon]) {
            return None;
        }
        let rest = &text[colon + 1..];
        let end = rest.find(ENDS).unwrap_or(rest.len());
        count_bytes(end);
        if self.is_in_brackets(text, colon) {
            let before = before_label(before).trim_end_matches(is_space);
            let is_label = before.ends_with(['(', '[', '،', ',', '؛', ';', '/']);
            let form = form_in(text, colon + 1..colon + 1 + end)?;
            return (is_label && self.arabic_letters_around(text, colon) == 0).then_some(form);
        }
        if !begins_line(before) && !shows_label(before) {
            return None;
        }
        let end = end_of_sentence(&rest[..end]);
        let form =
            form_in(text, colon + 1..colon + 1 + end).filter(|form| is_foreign(&text[form.clone()]))?;
        let of_form = arabic_letters_in(&without_quoted(&rest[..end]));
        // All ي and ك of the line belong to the form.
        (self.arabic_letters_around(text, colon) == of_form).then_some(form)
    }

    /// The form in the bracket that opens at `bracket`, directly after a language: زبان عربی (العربية).
    pub(super) fn in_bracket(&mut self, text: &str, bracket: usize) -> Option<Range<usize>> {
        let label = text[..bracket].trim_end_matches(is_space);
        let before = before_language(label).filter(|before| shows_label(before))?;
        let inside = bracket + 1;
        let (len, _) = text[inside..]
            .char_indices()
            .take_while(|&(i, c)| i < LONGEST && c != '\n')
            .find(|&(_, c)| c == ')')?;
        let form = form_in(text, inside..inside + len)?;
        let is_cited = !has_arabic_letter(&text[before.len()..bracket]) && is_foreign(&text[form.clone()]);
        (is_cited && self.arabic_letters_around(text, bracket) == 0).then_some(form)
    }

    /// Whether a bracket is open at `at`.
    fn is_in_brackets(&mut self, text: &str, at: usize) -> bool {
        if let Some(new) = text.get(self.read..at) {
            let new = new.as_bytes();
            let last = memrchr3(b'(', b')', b'\n', new).max(memrchr2(b'[', b']', new));
            if let Some(last) = last {
                self.in_brackets = matches!(new[last], b'(' | b'[');
            }
            self.read = at;
        }
        self.in_brackets
    }

    /// The number of ي and ك around `at` in its line, outside of brackets and quotation marks. Where a line has one in a Persian
    /// word, it was typed on an Arabic keyboard, and they show no other language.
    fn arabic_letters_around(&mut self, text: &str, at: usize) -> usize {
        if !self.line.contains(&at) {
            self.line = line_around(text, at);
            self.arabic_letters = arabic_letters_in(&without_quoted(&text[self.line.clone()]));
        }
        self.arabic_letters
    }
}

/// The form in `range`, without spaces and quotation marks around it. A number is no part of a name (عربی: ۲۵ درصد).
fn form_in(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let part = &text[range.clone()];
    let form = part.trim_matches(|c: char| is_space(c) || matches!(c, '«' | '»' | '"'));
    let start = range.start + part.find(form)?;
    (form.starts_with(chars::is_letter) && !form.contains(char::is_numeric))
        .then(|| start..start + form.len())
}

/// Where the first sentence of `text` ends, without its sign.
fn end_of_sentence(text: &str) -> usize {
    let end = text.find(['؟', '!']).unwrap_or(text.len());
    text[..end].find(". ").unwrap_or(end)
}

/// Whether a form has a letter that Persian spells in another way, but no frequent Persian word.
fn is_foreign(form: &str) -> bool {
    form.contains(['ي', 'ك', 'ى', 'ة', 'ە', 'ہ', 'ھ']) && persian_words_in(form) == 0
}

fn has_arabic_letter(text: &str) -> bool {
    text.contains(['ي', 'ك', 'ى'])
}

fn arabic_letters_in(text: &str) -> usize {
    text.chars().filter(|c| matches!(c, 'ي' | 'ك')).count()
}

/// The text before the language that ends `text`.
fn before_language(text: &str) -> Option<&str> {
    // All languages and kinds end with one of these letters, and few other words do.
    if !text.ends_with(['ی', 'ي', 'و', 'ک', 'ك']) {
        return None;
    }
    let language = |text| before_each(text, &LANGUAGES).next();
    let of_kind = before_each(text, &KINDS).next().and_then(language);
    let before = of_kind.or_else(|| language(text))?;
    (!before.ends_with(is_of_word)).then(|| before.trim_end_matches(is_space))
}

/// The text before the label of a language. `text` ends before the language, so it ends with the rest of the label, if any.
fn before_label(text: &str) -> &str {
    before_each(text, &BEFORE_LANGUAGE)
        .chain([text])
        .find(|before| !before.ends_with(is_of_word))
        .unwrap_or(text)
}

/// Whether a language begins its line. The mark of a list and one of [`AT_THE_BEGINNING`] may come before it.
fn begins_line(before: &str) -> bool {
    let near = before.len().saturating_sub(LONGEST + 1);
    let start = match memrchr(b'\n', &before.as_bytes()[near..]) {
        Some(i) => near + i + 1,
        None if before.len() <= LONGEST => 0,
        None => return false,
    };
    let beginning = before[start..]
        .trim_matches(|c: char| is_space(c) || matches!(c, '-' | '–' | '*' | '•' | '#' | '>' | '|'));
    beginning.is_empty() || before_each(beginning, &AT_THE_BEGINNING).any(str::is_empty)
}

/// Whether one of [`SHOWS_LABEL`] is before a language.
fn shows_label(before: &str) -> bool {
    before_each(before, &SHOWS_LABEL).any(|before| !before.ends_with(is_of_word))
}
