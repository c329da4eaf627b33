//! Style: spellings that compete, of which an editor chooses one. Off by default.
//!
//! The step runs before gaps are restored and after that. Restoration counts the ZWNJs of a text, so a text must
//! have the same ones when it is normalized again; and a spelling that restoration has just written may be one
//! that the style replaces. [`StyleChoices::words`] are the spellings that restoration would undo. They go into the
//! words of the user.

use alloc::string::String;
use core::ops::{ControlFlow, Range};

use super::{Carry, Source, Step};
use crate::chars::{self, ZWNJ, ZWNJ_BYTES};
use crate::edit::{EditKind, Sink};
use crate::text::keys::QuotedKeys;
use crate::text::left_alone::LeftAlone;
use crate::text::line_kind::TextKind;

/// Which of two right spellings a text gets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Style {
    /// The spelling that the text has.
    #[default]
    Keep,
    /// The spelling in two parts.
    Apart,
    /// The spelling in one part, or in parts that are closer.
    Joined,
}

/// The choices of an editor, and the step that follows them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct StyleChoices {
    /// آن‌ها or آنها.
    pub(crate) pronoun_plurals: Style,
    /// این‌که or اینکه.
    pub(crate) pronouns_with_ke: Style,
    /// چنان‌که or چنانکه.
    pub(crate) adverbs_with_ke: Style,
    /// به ویژه or به‌ویژه.
    pub(crate) adverbs_with_be: Style,
    /// Whether خانه‌ی becomes خانهٔ.
    pub(crate) heh_with_hamza: bool,
    /// Which lines are data. Their keys keep their spelling, and they get and lose no spaces.
    pub(crate) kind: TextKind,
}

/// Words of two parts that have two spellings.
struct Words {
    /// The first parts. Each ends in a letter that joins.
    left: &'static [&'static str],
    right: &'static [&'static str],
    /// What is between the parts if they are apart, and if they are joined.
    apart: &'static str,
    joined: &'static str,
}

static PRONOUN_PLURALS: Words =
    Words {
        left: &["آن", "این"], right: &["ها", "هایی", "هاست"], apart: "\u{200C}", joined: ""
    };

static PRONOUNS_WITH_KE: Words =
    Words { left: &["آن", "این"], right: &["که"], apart: "\u{200C}", joined: "" };

static ADVERBS_WITH_KE: Words =
    Words { left: &["چنان", "همچنان"], right: &["که"], apart: "\u{200C}", joined: "" };

/// Only words that are adverbs wherever they follow به: به سرعت can be the speed of something.
static ADVERBS_WITH_BE: Words = Words {
    left: &["به"],
    right: &["تازگی", "تدریج", "خصوص", "زودی", "طور", "علاوه", "کلی", "ندرت", "وضوح", "ویژه"],
    apart: " ",
    joined: "\u{200C}",
};

impl Words {
    /// What is between the parts in a style.
    fn gap(&self, style: Style) -> Option<&'static str> {
        match style {
            Style::Keep => None,
            Style::Apart => Some(self.apart),
            Style::Joined => Some(self.joined),
        }
    }

    /// The gap of the word that begins at `start`, and the end of the word. It must be in one of the two spellings.
    fn find(&self, text: &str, start: usize) -> Option<(Range<usize>, usize)> {
        let word = &text[start..];
        self.left.iter().find_map(|left| {
            let rest = word.strip_prefix(left)?;
            [self.apart, self.joined].into_iter().find_map(|gap| {
                let after = rest.strip_prefix(gap)?;
                let right = self.right.iter().find(|right| {
                    after.strip_prefix(**right).is_some_and(|after| !after.starts_with(is_in_word))
                })?;
                let gap = start + left.len()..start + left.len() + gap.len();
                Some((gap.clone(), gap.end + right.len()))
            })
        })
    }
}

impl StyleChoices {
    /// The words with two spellings and their styles.
    fn lists(&self) -> [(&'static Words, Style); 4] {
        [
            (&PRONOUN_PLURALS, self.pronoun_plurals),
            (&PRONOUNS_WITH_KE, self.pronouns_with_ke),
            (&ADVERBS_WITH_KE, self.adverbs_with_ke),
            (&ADVERBS_WITH_BE, self.adverbs_with_be),
        ]
    }

    /// Whether the step can change anything.
    pub(crate) const fn is_set(&self) -> bool {
        self.heh_with_hamza
            || !matches!(self.pronoun_plurals, Style::Keep)
            || !matches!(self.pronouns_with_ke, Style::Keep)
            || !matches!(self.adverbs_with_ke, Style::Keep)
            || !matches!(self.adverbs_with_be, Style::Keep)
    }

    /// The spellings without a ZWNJ that this step writes. Restoration must not put a ZWNJ into them.
    pub(crate) fn words(&self) -> impl Iterator<Item = String> {
        let with_gap = self.lists().into_iter().filter_map(|(words, style)| Some((words, words.gap(style)?)));
        with_gap.filter(|(_, gap)| *gap != "\u{200C}").flat_map(|(words, gap)| {
            let pair = move |left| words.right.iter().map(move |right| [left, gap, right].concat());
            words.left.iter().copied().flat_map(pair)
        })
    }

    /// The edit of the word that begins at `start`: its gap, the new gap, and the end of the word.
    fn respell(&self, text: &str, start: usize) -> Option<(Range<usize>, &'static str, usize)> {
        self.lists().into_iter().find_map(|(words, style)| {
            let new = words.gap(style)?;
            let (gap, end) = words.find(text, start)?;
            (text[gap.clone()] != *new).then_some((gap, new, end))
        })
    }
}

impl Step for StyleChoices {
    const DEFAULT: Self = StyleChoices {
        pronoun_plurals: Style::Keep,
        pronouns_with_ke: Style::Keep,
        adverbs_with_ke: Style::Keep,
        adverbs_with_be: Style::Keep,
        heh_with_hamza: false,
        kind: TextKind::Detect,
    };

    const EDITS_WORDS: bool = true;

    fn run<S: Sink>(&self, source: &Source, _: &mut Carry, sink: &mut S) -> ControlFlow<()> {
        let text = source.text.as_str();
        let bytes = text.as_bytes();
        let mut left_alone = LeftAlone::new(&source.text);
        let mut keys = QuotedKeys::new(self.kind, &source.text, source.spans);
        for piece in source.spans.between(text.len()) {
            let mut at = piece.start;
            while at < piece.end {
                if chars::class_at(bytes, at) & chars::LETTER != 0 {
                    if !text[..at].ends_with(is_in_word)
                        && let Some((gap, new, end)) = self.respell(text, at)
                        && end <= piece.end
                        && left_alone.first_in(at..end).is_none()
                        && !keys.contain(gap.end)
                        && !((new == " " || text[gap.clone()] == *" ") && keys.is_data(gap.end))
                    {
                        sink.replace(gap, new, EditKind::Style)?;
                        at = end;
                        continue;
                    }
                    // The rest of a run of letters begins no word.
                    while at < piece.end && chars::class_at(bytes, at) != 0 {
                        at += 2;
                    }
                } else if self.heh_with_hamza && bytes[at] == ZWNJ_BYTES[0] && is_ezafe_after_heh(text, at) {
                    let end = at + ZWNJ_BYTES.len() + 'ی'.len_utf8();
                    // A mark beside a span would be on a protected letter.
                    let is_free = at > piece.start && end <= piece.end;
                    if is_free && left_alone.first_in(at..end).is_none() && !keys.contain(at) {
                        sink.replace(at..end, "\u{654}", EditKind::Style)?;
                    }
                    at = end;
                } else {
                    at += 1;
                }
            }
        }
        ControlFlow::Continue(())
    }
}

/// Whether `c` belongs to the word beside it.
fn is_in_word(c: char) -> bool {
    chars::is_mark(c) || chars::is_invisible(c) || c.is_alphanumeric() || c == '_'
}

/// Whether a ZWNJ and the ye of an ezafe are at `at`, after a heh that may be silent: after two letters or more, of
/// which the last is not ا (شاه, راه).
fn is_ezafe_after_heh(text: &str, at: usize) -> bool {
    let (before, after) = text.split_at(at);
    let Some(after) = after.strip_prefix(ZWNJ).and_then(|after| after.strip_prefix('ی')) else {
        return false;
    };
    let Some(word) = before.strip_suffix('ه') else { return false };
    // The time stays linear: no two words have the same marks.
    let mut letters = word.chars().rev().filter(|&c| !chars::is_mark(c)).take(2);
    let is_before_heh = |c: char| chars::is_letter(c) && !matches!(c, 'ا' | 'آ');
    letters.next().is_some_and(is_before_heh)
        && letters.next().is_some_and(chars::is_letter)
        && !after.starts_with(is_in_word)
}
