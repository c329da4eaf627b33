//! Forms of other languages in brackets after a label: بیروت (عربی: بيروت), (به اردو: لاہور). They keep their letters.

use core::ops::Range;

use super::cited_forms::{before_words, is_of_word};
use crate::chars::{self, is_space};
use crate::work::{count_bytes, memchr::memrchr3};

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

/// Finds labelled forms, one after the other.
#[derive(Default)]
pub(super) struct LabelledForms {
    /// The offset up to which brackets have been read.
    read: usize,
    /// Whether a bracket is open there.
    in_brackets: bool,
}

impl LabelledForms {
    /// The form after the colon at `colon`, if a label of a language in brackets is before it. Successive offsets must ascend.
    pub(super) fn at(&mut self, text: &str, colon: usize) -> Option<Range<usize>> {
        // Few colons are in brackets, so the words before the others are not compared with the lists.
        if !self.is_in_brackets(text, colon) {
            return None;
        }
        let label = text[..colon].trim_end_matches(is_space);
        let before = before_label(label)?.trim_end_matches(is_space);
        if !before.ends_with(['(', '،', ',', '؛', ';', '/']) {
            return None;
        }
        let rest = &text[colon + 1..];
        let end = rest.find([')', '(', '،', ',', '؛', ';', '\n', '\r']).unwrap_or(rest.len());
        count_bytes(end);
        let form = rest[..end].trim_matches(|c: char| is_space(c) || matches!(c, '«' | '»' | '"'));
        let start = colon + 1 + rest[..end].find(form)?;
        // A number is no part of a name (عربی: ۲۵ درصد).
        (form.starts_with(chars::is_letter) && !form.contains(char::is_numeric))
            .then(|| start..start + form.len())
    }

    fn is_in_brackets(&mut self, text: &str, at: usize) -> bool {
        if let Some(new) = text.get(self.read..at) {
            if let Some(last) = memrchr3(b'(', b')', b'\n', new.as_bytes()) {
                self.in_brackets = new.as_bytes()[last] == b'(';
            }
            self.read = at;
        }
        self.in_brackets
    }
}

/// The text before the label of a language that ends `text`.
fn before_label(text: &str) -> Option<&str> {
    let begins = |before: &&str| !before.ends_with(is_of_word);
    let language = |text| LANGUAGES.iter().find_map(|word| before_words(text, word));
    let of_kind = KINDS.iter().find_map(|word| before_words(text, word)).and_then(language);
    let before = of_kind.or_else(|| language(text))?.trim_end_matches(is_space);
    let shorter = BEFORE_LANGUAGE.iter().filter_map(|words| before_words(before, words));
    shorter.chain([before]).find(|before| begins(before))
}
