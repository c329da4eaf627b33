//! A step of search keys: one spelling for words that can be written with different letters.
//!
//! It runs after the steps for folding and spaces. It runs before the gaps are restored, because the model
//! judges the letters that this step leaves.

use core::ops::{ControlFlow, Range};

use crate::work::memchr::memmem;

use super::{Carry, Source, Step};
use crate::chars;
use crate::edit::{EditKind, Sink};

/// Gives a hamza, and words like گفتگو, one spelling each:
///
/// | letters | become | example |
/// |---|---|---|
/// | ئ before و | و | مسئول, مسؤول |
/// | ئ between a consonant and a letter other than ا, و and ی | ا | مسئله, مسأله; هیئت, هیأت |
/// | any other ئ | ی | رئیس, رییس |
/// | ء after ا or ی, unless the next row applies | nothing | املاء, املا; ان شاء الله |
/// | ء between ا and a letter other than ا | ی | براءت, برائت |
/// | the words of [`WITHOUT_AND`] | with و | گفتگو, گفت و گو |
///
/// A ء beside another ء stays.
#[derive(Clone, Copy, Debug)]
pub(crate) struct KeyLetters;

/// The two halves of words that are spelled with و between the halves, and without it: گفت‌وگو, گفتگو.
const WITHOUT_AND: [(&str, &str); 3] = [("گفت", "گو"), ("جست", "جو"), ("شست", "شو")];
/// What belongs between the halves.
const AND: &str = " و ";

impl Step for KeyLetters {
    const DEFAULT: Self = KeyLetters;

    fn run<S: Sink>(&self, source: &Source, _: &mut Carry, sink: &mut S) -> ControlFlow<()> {
        let text = source.text.as_str();
        for piece in source.spans.between(text.len()) {
            let mut finds = NEEDLES.map(|needle| Find { needle, at: next(text, piece.clone(), needle) });
            while let Some(find) =
                finds.iter_mut().filter(|find| find.at.is_some()).min_by_key(|find| find.at)
            {
                let Some(at) = find.at else { break };
                let end = at + find.needle.len();
                if let Some((range, new, kind)) = respelled(text, at..end) {
                    sink.replace(range, new, kind)?;
                }
                find.at = next(text, end..piece.end, find.needle);
            }
        }
        ControlFlow::Continue(())
    }
}

/// What the step looks for: two letters, and the words of [`WITHOUT_AND`] without و.
const NEEDLES: [&str; 5] = ["ئ", "ء", "گفتگو", "جستجو", "شستشو"];

/// A needle, and where it occurs next.
struct Find {
    needle: &'static str,
    at: Option<usize>,
}

/// The first offset of `needle` in a range of `text`.
fn next(text: &str, range: Range<usize>, needle: &str) -> Option<usize> {
    memmem::find(&text.as_bytes()[range.clone()], needle.as_bytes()).map(|at| range.start + at)
}

/// The edit for the needle at `range`, if it needs one.
fn respelled(text: &str, range: Range<usize>) -> Option<(Range<usize>, &'static str, EditKind)> {
    let before = text[..range.start].chars().next_back();
    let after = text[range.end..].chars().next().filter(|&c| chars::is_letter(c));
    match &text[range.clone()] {
        "ئ" => Some((range, spell_hamza_on_ye(before, after), EditKind::Letter)),
        "ء" => Some((range, spell_hamza(before?, after)?, EditKind::Letter)),
        word => {
            let (first, _) = WITHOUT_AND
                .iter()
                .find(|(first, second)| word.strip_prefix(first).is_some_and(|rest| rest == *second))?;
            let middle = range.start + first.len();
            let begins_word = !before.is_some_and(chars::is_letter);
            begins_word.then_some((middle..middle, AND, EditKind::Letter))
        }
    }
}

/// What a ئ becomes between two characters. `after` is a letter, if there is one.
fn spell_hamza_on_ye(before: Option<char>, after: Option<char>) -> &'static str {
    let after_consonant = before.is_some_and(|c| chars::is_letter(c) && !matches!(c, 'ا' | 'آ' | 'و'));
    match after {
        Some('و') => "و",
        None | Some('ا' | 'آ' | 'ی' | 'ئ') => "ی",
        Some(_) if after_consonant => "ا",
        Some(_) => "ی",
    }
}

/// What a ء becomes between two characters, if it changes. `after` is a letter, if there is one.
fn spell_hamza(before: char, after: Option<char>) -> Option<&'static str> {
    match (before, after) {
        (_, Some('ء')) => None,
        ('ا', None | Some('ا' | 'آ')) | ('ی' | 'ئ', _) => Some(""),
        ('ا', Some(_)) => Some("ی"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{self, Record};
    use crate::scan::Text;
    use crate::text::spans::Spans;
    use alloc::string::String;

    fn spelled(text: &str, spans: &Spans) -> String {
        let mut record = Record::default();
        let source = Source { text: Text::new(text), spans };
        let _ = KeyLetters.run(&source, &mut Carry::default(), &mut record);
        edit::apply(text, &record.edits)
    }

    #[test]
    fn every_needle_is_a_letter_or_a_word_without_and() {
        let words = WITHOUT_AND.map(|(first, second)| [first, second].concat());
        assert_eq!(NEEDLES[2..], words);
    }

    #[test]
    fn a_hamza_has_one_spelling() {
        for (text, key) in [
            ("مسئول رئوف", "مسوول رووف"),
            ("مسئله هیئت جرئت نشئه", "مساله هیات جرات نشاه"),
            ("رئیس جزئی سئانس ارائه قرائت سوئد مرئی", "رییس جزیی سیانس ارایه قرایت سوید مریی"),
            ("املاء شاء شیء", "املا شا شی"),
            ("شاءالله ماوراءالنهر", "شاالله ماوراالنهر"),
            ("براءت", "برایت"),
            ("جزء سوء سوءظن ءء", "جزء سوء سوءظن ءء"),
            ("ئ ئئ بئ", "ی یی بی"),
        ] {
            assert_eq!(spelled(text, &Spans::NONE), key);
            assert_eq!(spelled(key, &Spans::NONE), key);
        }
    }

    #[test]
    fn words_without_and_get_it() {
        for (text, key) in [
            ("گفتگوهای ما", "گفت و گوهای ما"),
            ("جستجوی شستشو", "جست و جوی شست و شو"),
            ("نگفتگو", "نگفتگو"),
            ("گفتگوئی", "گفت و گویی"),
        ] {
            assert_eq!(spelled(text, &Spans::NONE), key);
        }
    }

    #[test]
    fn protected_spans_stay() {
        let text = "مسئله مسئله";
        let spans = Spans::new(alloc::vec![0..text.find(' ').unwrap()]);
        assert_eq!(spelled(text, &spans), "مسئله مساله");
    }
}
