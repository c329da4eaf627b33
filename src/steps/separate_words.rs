//! Finds the words of bare text. This is a function of its own, and not a step of a normalizer.
//!
//! It reads the passages of a text, searches for the best division of each one, and reports the gaps that the text
//! lacks.

use alloc::borrow::Cow;
use alloc::vec::Vec;
use core::ops::{ControlFlow, Range};

use crate::chars::{self, FOREIGN, LETTER, MARK, NON_JOINING, ZWNJ_BYTES};
use crate::edit::{self, EditKind, Sink};
use crate::restore::bare::{EmbeddedWeights, SPACE, Search, WHOLE, ZWNJ, is_known_word, is_whole_word};
use crate::restore::{Knowledge, Model};
use crate::scan::Text;
use crate::text::code_spans::OpenCode;
use crate::text::left_alone::LeftAlone;
use crate::text::protect::{self, Signs};
use crate::text::spans::{Kinds, SpanKind, Spans};

/// The bit of an open gap: the search decides it. The lower bits are the labels that the gap may have.
const OPEN: u8 = 1 << 7;

/// From this number on, equal letters in a row are repeated for their sound. Three can also be the end of a word and
/// the start of the next (آتش ششم).
const REPEATS: usize = 4;

/// The most letters of a run that can be taken for a name. Few words are longer.
const SHORT: usize = 12;

/// The letters of a passage, and where they are.
#[derive(Default)]
struct Passage {
    codes: Vec<u8>,
    /// The offset of each letter.
    offsets: Vec<usize>,
    /// The labels that the gap before each letter may have, a bit for each, and [`OPEN`].
    allowed: Vec<u8>,
}

/// What the text has before a letter.
#[derive(Clone, Copy, PartialEq, Eq)]
enum TextGap {
    None,
    /// No gap may be here, because the letter before is stretched, or because its tanvin is followed by the alef.
    Closed,
    /// A word ends here, but the text has no gap.
    Ended,
    Space,
    Zwnj,
}

impl TextGap {
    /// The labels that the gap may have, and the bit [`OPEN`]. `joins` is whether the letter before it joins.
    fn allowed(self, joins: bool) -> u8 {
        match self {
            TextGap::None => OPEN | 1 << WHOLE | 1 << SPACE | (joins as u8) << ZWNJ,
            TextGap::Ended => OPEN | 1 << SPACE,
            TextGap::Space => 1 << SPACE,
            TextGap::Zwnj if joins => 1 << ZWNJ,
            TextGap::Closed | TextGap::Zwnj => 1 << WHOLE,
        }
    }

    /// The gap with the mark at the start of `text` added.
    fn after_mark(self, text: &[u8]) -> TextGap {
        match self {
            TextGap::Space => TextGap::Space,
            _ if text.starts_with(KASHIDA) => TextGap::Closed,
            // Some writers type the tanvin before its alef.
            _ if text.starts_with(TANVIN) && text[TANVIN.len()..].starts_with(ALEF) => TextGap::Closed,
            _ if text.starts_with(TANVIN) => TextGap::Ended,
            _ => self,
        }
    }
}

impl Passage {
    /// Reads the passage that begins with the letter at offset `at` of `text`. Returns the offset where the passage
    /// ends: at the first character that is not a letter, mark, ZWNJ or space. A run of letters with a foreign letter
    /// also ends the passage, and is left out of it.
    fn read(&mut self, text: &[u8], mut at: usize) -> usize {
        self.codes.clear();
        self.offsets.clear();
        self.allowed.clear();
        let mut gap = TextGap::Space;
        let mut joins = false;
        let mut letters_before_run = 0;
        while at < text.len() {
            let class = chars::class_at(text, at);
            if class & LETTER == FOREIGN {
                self.codes.truncate(letters_before_run);
                return chars::end_of_run(text, at);
            }
            if class & LETTER != 0 {
                self.codes.push(class & LETTER);
                self.offsets.push(at);
                self.allowed.push(gap.allowed(joins));
                joins = class & NON_JOINING == 0;
                gap = if text[at..].starts_with(HEH_WITH_HAMZA) { TextGap::Ended } else { TextGap::None };
                at += 2;
            } else if class == MARK {
                gap = gap.after_mark(&text[at..]);
                at += 2;
            } else if text[at..].starts_with(&ZWNJ_BYTES) {
                gap = if matches!(gap, TextGap::None | TextGap::Ended) { TextGap::Zwnj } else { gap };
                at += ZWNJ_BYTES.len();
            } else if text[at] == b' ' {
                gap = TextGap::Space;
                letters_before_run = self.codes.len();
                at += 1;
            } else {
                break;
            }
        }
        at
    }

    /// Closes the gaps between letters that are repeated for their sound (وااااای). The repeated letters may have gaps
    /// between them, so gaps that the function adds change nothing in a second run.
    fn close_repeats(&mut self) {
        let mut start = 0;
        for letters in self.codes.chunk_by(|a, b| a == b) {
            if letters.len() >= REPEATS {
                for allowed in &mut self.allowed[start + 1..start + letters.len()] {
                    if *allowed & OPEN != 0 {
                        *allowed = 1 << WHOLE;
                    }
                }
            }
            start += letters.len();
        }
    }

    /// Removes the new gaps from each short run of letters, if one of its new words is rare or unknown. Such a run is
    /// more likely a name. The run stays whole, so a second search finds the same division and leaves the run whole
    /// again.
    fn keep_names(&self, labels: &mut [u8], knowledge: &Knowledge) {
        let n = self.codes.len();
        let mut start = 0;
        for end in (1..=n).filter(|&end| end == n || self.allowed[end] >> WHOLE & 1 == 0) {
            if end - start <= SHORT {
                let mut part = start;
                let mut ends = (start + 1..=end).filter(|&k| k == end || labels[k] != WHOLE);
                let are_known = ends.all(|k| {
                    let is_known = is_known_word(&self.codes[part..k], knowledge);
                    part = k;
                    is_known
                });
                if !are_known {
                    labels[start + 1..end].fill(WHOLE);
                }
            }
            start = end;
        }
    }

    /// Removes the new spaces from a passage that is one short word. In running text, such letters are more likely two
    /// words (در سال). Alone in a line, they are more likely one word or a name (دربند, تارا).
    fn keep_single_word(&self, labels: &mut [u8], knowledge: &Knowledge) {
        let is_one_run = self.allowed.iter().skip(1).all(|&allowed| allowed >> WHOLE & 1 != 0);
        if is_one_run
            && self.codes.len() <= SHORT
            && labels.iter().skip(1).any(|&label| label == SPACE)
            && is_whole_word(&self.codes, knowledge)
        {
            labels.fill(WHOLE);
        }
    }

    /// Whether the passage has an open gap.
    fn is_open(&self) -> bool {
        self.allowed[..self.codes.len()].iter().skip(1).any(|&allowed| allowed & OPEN != 0)
    }
}

/// Whether the line has nothing except `range` and spaces before it.
fn is_whole_line(text: &[u8], range: Range<usize>) -> bool {
    let is_break = |byte: Option<&u8>| matches!(byte, None | Some(b'\n' | b'\r'));
    let before = text[..range.start].iter().rev().find(|&&byte| byte != b' ');
    is_break(before) && is_break(text.get(range.end))
}

/// A letter that occurs only at the end of a word.
const HEH_WITH_HAMZA: &[u8] = "ۀ".as_bytes();
const KASHIDA: &[u8] = "\u{640}".as_bytes();
const TANVIN: &[u8] = "\u{64B}".as_bytes();
const ALEF: &[u8] = "ا".as_bytes();

/// The protected spans of `text`. What it cites is not among them, since a text without spaces does not cite the spelling of
/// gaps.
fn protected(text: &str) -> Spans {
    let mut kinds = Kinds::ALL;
    kinds.set(SpanKind::Citation, false);
    protect::spans(text, kinds, &[], OpenCode::None, Signs::UNKNOWN).spans
}

/// Reports the gaps that `text` lacks. Returns whether a second run may find more: the text has protected spans or
/// foreign lines, and the new gaps can change where these are.
fn report(model: &Model, text: &str, sink: &mut impl Sink) -> ControlFlow<(), bool> {
    let spans = protected(text);
    let mut may_find_more = !spans.is_empty();
    let padded = Text::new(text);
    let mut left_alone = LeftAlone::new(&padded);
    let (knowledge, weights) = (Knowledge::new(model, None), EmbeddedWeights::new());
    let mut search = Search::new(&knowledge, &weights);
    let (mut passage, mut labels) = (Passage::default(), Vec::new());
    for piece in spans.between(text.len()) {
        let bytes = &text.as_bytes()[..piece.end];
        let mut at = piece.start;
        while let Some(letter) = next_letter(bytes, at) {
            at = passage.read(bytes, letter);
            if !passage.is_open() {
                continue;
            }
            if let Some(range) = left_alone.first_in(letter..at) {
                may_find_more = true;
                if range.start <= letter {
                    at = range.end.min(piece.end);
                    continue;
                }
                at = passage.read(&bytes[..range.start], letter);
            }
            passage.close_repeats();
            search.divide(&passage.codes, &passage.allowed, &(), &mut labels);
            passage.keep_names(&mut labels, &knowledge);
            if is_whole_line(text.as_bytes(), letter..at) {
                passage.keep_single_word(&mut labels, &knowledge);
            }
            for ((&label, &allowed), &at) in labels.iter().zip(&passage.allowed).zip(&passage.offsets).skip(1)
            {
                match label {
                    SPACE if allowed & OPEN != 0 => sink.replace(at..at, " ", EditKind::SpaceRestored)?,
                    ZWNJ if allowed & OPEN != 0 => {
                        sink.replace(at..at, "\u{200C}", EditKind::ZwnjInserted)?
                    }
                    _ => {}
                }
            }
        }
    }
    ControlFlow::Continue(may_find_more)
}

/// Whether `text` has something that is left alone: a protected span, or text of another language.
fn has_left_alone(text: &str) -> bool {
    let padded = Text::new(text);
    let mut left_alone = LeftAlone::new(&padded);
    let mut at = 0;
    let mut has_range = |line: &str| {
        let range = at..at + line.len();
        at = range.end;
        left_alone.first_in(range).is_some()
    };
    text.split_inclusive('\n').any(&mut has_range) || !protected(text).is_empty()
}

/// The offset of the next letter at or after `at`.
fn next_letter(text: &[u8], at: usize) -> Option<usize> {
    (at..text.len()).find(|&at| chars::class_at(text, at) & LETTER != 0)
}

impl Model {
    /// Finds the words of text without gaps, by the words of this model. See
    /// [`separate_words`](crate::zwnj::separate_words()).
    ///
    /// ```
    /// let model = hamvar::zwnj::Model::embedded();
    /// assert_eq!(model.separate_words("هوایامروزخوباست"), "هوای امروز خوب است");
    /// ```
    #[must_use]
    pub fn separate_words<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let mut may_find_more = false;
        let mut separated = |text: &str| match edit::rewritten(text, |sink| {
            may_find_more = report(self, text, sink)?;
            ControlFlow::Continue(())
        }) {
            Cow::Owned(new) => Some((new, may_find_more)),
            Cow::Borrowed(_) => None,
        };
        let Some((mut new, mut may_find_more)) = separated(text) else { return Cow::Borrowed(text) };
        // A new space can end a protected span, make a line Persian, or make letters an Arabic word. Each round adds a
        // gap, so the rounds end.
        while (may_find_more || has_left_alone(&new))
            && let Some(next) = separated(&new)
        {
            (new, may_find_more) = next;
        }
        Cow::Owned(new)
    }
}

/// Finds the words of text that lost its spaces and ZWNJs: hashtags, addresses, names of files, the output of
/// OCR, text from PDF files. Puts a space or a ZWNJ where each gap was, and changes nothing else.
///
/// The function guesses from the letters of a whole passage, so it is not part of any preset. Of a hundred words
/// of edited prose, it spells three to six in another way than the author did. A run of up to twelve letters stays
/// whole if the best division of it has a rare or unknown word, because such a run is more likely a name. A known
/// word that is alone in its line (دربند) stays whole, too. In a longer run, a name that training never saw may be
/// cut.
///
/// - Gaps that the text has stay. If a text has most of its gaps, use [`restore`] instead. It also repairs
///   gaps, and leaves words alone when in doubt.
/// - Protected spans ([`SpanKind`]) stay as they are, except what the text cites. A hashtag with its `#` is such a span, because
///   a space would end it. To separate the words of a hashtag, remove its `#` first. An underscore already separates two words of
///   a hashtag; it stays, like any other character.
/// - Lines of other languages in the Arabic script, and words with letters of such a language, stay as they are.
/// - Letters are read as [`fold`](crate::fold()) would write them. PDF files often have presentation forms. Fold
///   these before you separate the words.
///
/// Borrows when there is nothing to do. Takes time linear in the text. Separating the words of the result again
/// changes nothing.
///
/// ```
/// use hamvar::zwnj::separate_words;
///
/// assert_eq!(separate_words("کتابهایتازهرادیروزخریدم"), "کتاب‌های تازه را دیروز خریدم");
/// assert_eq!(separate_words("آموزشزبانفارسی"), "آموزش زبان فارسی");
///
/// let tag = "#آموزشزبانفارسی";
/// assert_eq!(separate_words(tag), tag);
/// assert_eq!(separate_words(tag.trim_start_matches('#')), "آموزش زبان فارسی");
/// ```
///
/// [`restore`]: crate::zwnj::restore()
#[must_use]
pub fn separate_words(text: &str) -> Cow<'_, str> {
    Model::embedded().separate_words(text)
}
