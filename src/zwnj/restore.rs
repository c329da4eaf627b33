//! Restoration: which gaps of a phrase lost their ZWNJ.
//!
//! A phrase is judged part by part. A part may be split at one gap, and each half is then judged
//! as a part of its own (میخواستهاند → می + خواستهاند → می + خواسته + اند). Then each space
//! between two parts may turn out to be a lost ZWNJ. Whatever changes makes its neighbours look
//! again, until nothing changes any more. A phrase that comes out is therefore one that would not
//! change, which makes restoration idempotent; and since gaps only ever close, it ends.

use core::ops::{ControlFlow, Range};

use super::features::{self, Around, Evidence, Neighbour, Pair, Side, Word, pair_hash};
use super::model::{Answer, Entry, Model, Tables};
use super::phrase::{Gap, MAX_WORD, Part, Phrase, hash_of};
use crate::edit::{EditKind, Sink};
use crate::protect::Spans;
use crate::script::{self, ZWNJ_BYTES};

/// How sure the model must be, in scores of the model.
#[derive(Clone, Copy, Debug)]
struct Bar {
    split: i32,
    join: i32,
    /// So far below the bar after the first features that the others will not lift it over.
    far: i32,
}

/// How sure the model must be to put a ZWNJ into a word, in hundredths of a logit, by the number of
/// ZWNJs that the line has already: who writes them will have meant the words without one. The
/// steps only rise, so that a text that was restored asks for no more.
const SPLIT_BAR: [i32; 4] = [30, 100, 200, 250];
/// The same for taking a space away.
const JOIN_BAR: [i32; 4] = [20, 70, 110, 140];

/// Two words that were never seen joined, and lean towards each other less than this (in half
/// logits), stay apart.
const LEAST_LEANING: i32 = 0;
/// In hundredths of a logit, like the bars.
const FAR: i32 = 150;

impl Bar {
    /// The bar for a line with so many ZWNJs.
    fn new(zwnjs: usize, model: &Model) -> Bar {
        let score = |hundredths: i32| hundredths * model.logit() / 100;
        let level = zwnjs.min(SPLIT_BAR.len() - 1);
        Bar { split: score(SPLIT_BAR[level]), join: score(JOIN_BAR[level]), far: score(FAR) }
    }
}

/// How the gaps of a word are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Spelling {
    /// With ZWNJs.
    Zwnj,
    /// As one run of letters, without the ye of a final ه‌ی: the key under which every spelling
    /// of the word is found.
    Key,
}

/// Tells `sink` every ZWNJ that `text` lost outside `spans`.
pub(crate) fn restore(
    text: &str,
    spans: &Spans,
    model: &Model,
    spelling: Spelling,
    sink: &mut impl Sink,
) -> ControlFlow<()> {
    let mut judge = Judge { tables: model.tables(), bar: Bar::new(0, model) };
    let mut phrase = Phrase::new();
    let mut line_end = 0;
    for piece in spans.between(text.len()) {
        let bytes = &text.as_bytes()[..piece.end];
        let mut at = piece.start;
        while let Some(end) = phrase.read(bytes, at) {
            at = end;
            if phrase.parts().is_empty() {
                continue;
            }
            if spelling == Spelling::Zwnj && phrase.offset(0) >= line_end {
                let line = line_around(text.as_bytes(), line_end, phrase.offset(0));
                judge.bar = Bar::new(count_zwnj(&text.as_bytes()[line.clone()]), model);
                line_end = line.end;
            }
            let changed = judge.settle(&mut phrase);
            match spelling {
                Spelling::Zwnj if changed => report(&phrase, bytes, sink)?,
                Spelling::Zwnj => {}
                Spelling::Key => report_key(&phrase, bytes, sink)?,
            }
        }
    }
    ControlFlow::Continue(())
}

/// The line that holds `at`, where a line begins at `from`, before it.
fn line_around(text: &[u8], from: usize, at: usize) -> Range<usize> {
    let start = text[from..at].iter().rposition(|&b| b == b'\n').map_or(from, |i| from + i + 1);
    let end = text[at..].iter().position(|&b| b == b'\n').map_or(text.len(), |i| at + i + 1);
    start..end
}

/// The ZWNJs of a line, up to as many as [`Bar`] tells apart.
fn count_zwnj(line: &[u8]) -> usize {
    line.windows(3).filter(|w| *w == ZWNJ_BYTES).take(SPLIT_BAR.len() - 1).count()
}

/// Tells the sink where the phrase differs from the text it was read from.
fn report(phrase: &Phrase, text: &[u8], sink: &mut impl Sink) -> ControlFlow<()> {
    for (i, &gap) in phrase.gaps().iter().enumerate().skip(1) {
        let at = phrase.offset(i);
        let after_space = text[at - 1] == b' ';
        match gap {
            Gap::Zwnj if after_space => sink.replace(at - 1..at, "\u{200C}", EditKind::SpaceToZwnj)?,
            Gap::Zwnj if !text[..at].ends_with(&ZWNJ_BYTES) => {
                sink.replace(at..at, "\u{200C}", EditKind::ZwnjInserted)?
            }
            Gap::None if after_space => sink.replace(at - 1..at, "", EditKind::SpaceToZwnj)?,
            _ => {}
        }
    }
    ControlFlow::Continue(())
}

/// Tells the sink where the key of the phrase differs from the text it was read from.
fn report_key(phrase: &Phrase, text: &[u8], sink: &mut impl Sink) -> ControlFlow<()> {
    let gaps = phrase.gaps();
    for (i, &gap) in gaps.iter().enumerate().skip(1) {
        let at = phrase.offset(i);
        if gap == Gap::Space {
            continue;
        }
        let start = if text[at - 1] == b' ' {
            at - 1
        } else if text[..at].ends_with(&ZWNJ_BYTES) {
            at - 3
        } else {
            at
        };
        let ezafe = gap == Gap::Zwnj && phrase.is_ezafe(i);
        let end = if ezafe { at + 2 } else { at };
        if start < end {
            let kind = if start + 1 == at { EditKind::SpaceToZwnj } else { EditKind::ZwnjRemoved };
            sink.replace(start..end, "", kind)?;
        }
    }
    ControlFlow::Continue(())
}

/// Endings that are written without any gap after a letter that does not join.
const JOINED_ENDINGS: [&str; 12] =
    ["ها", "های", "هایی", "هایم", "هایت", "هایش", "هایمان", "هایتان", "هایشان", "تر", "ترین", "تری"];

/// The hash of letters written as text.
pub(super) fn hash_of_str(text: &str) -> u64 {
    text.chars()
        .fold(0, |hash, c| super::phrase::push_hash(hash, crate::script::class(c) & crate::script::LETTER))
}

/// Whether `hash` is that of an ending that joins a letter that does not join, with nothing.
pub(super) fn is_joined_ending(hash: u64, len: usize) -> bool {
    (2..=6).contains(&len) && JOINED_ENDINGS.iter().any(|e| e.len() == 2 * len && hash_of_str(e) == hash)
}

/// From which count on a word is common enough to have been run together with the next.
const COMMON_WORD: u8 = 11;

struct Judge<'m> {
    tables: Tables<'m>,
    bar: Bar,
}

impl Judge<'_> {
    /// Changes gaps until none wants to change. Returns whether any did.
    fn settle(&self, phrase: &mut Phrase) -> bool {
        let mut changed = false;
        loop {
            let mut again = false;
            let mut i = 0;
            while i < phrase.parts().len() {
                if !phrase.parts()[i].whole {
                    if let Some(k) = self.split(phrase, i) {
                        phrase.split(i, k);
                        again = true;
                        continue; // its first half is judged next
                    }
                    phrase.part_mut(i).whole = true;
                }
                i += 1;
            }
            let mut i = 1;
            while i < phrase.parts().len() {
                let part = phrase.parts()[i];
                if !part.apart && phrase.gap_before(part) == Gap::Space {
                    if self.joins(phrase, i) {
                        phrase.join(i);
                        again = true;
                        continue; // the next part may stand at `i` now
                    }
                    phrase.part_mut(i).apart = true;
                }
                i += 1;
            }
            if !again {
                return changed;
            }
            changed = true;
        }
    }

    /// What the model knows of part `i`.
    fn entry(&self, phrase: &mut Phrase, i: usize) -> Entry {
        let part = phrase.part_mut(i);
        *part.entry.get_or_insert_with(|| self.tables.entry(part.hash))
    }

    /// Where part `i` of the phrase wants a ZWNJ.
    fn split(&self, phrase: &mut Phrase, i: usize) -> Option<usize> {
        let part = phrase.parts()[i];
        if part.len() < 2 {
            return None;
        }
        match self.entry(phrase, i).answer() {
            Answer::Whole => None,
            Answer::Split(k) => (k < part.len()).then_some(k),
            Answer::Ask if phrase.is_foreign(part) => None,
            Answer::Ask => {
                if let Some(k) = self.split_of_last_word(phrase.letters(part)) {
                    return Some(k);
                }
                let (k, margin) = best_split(phrase.letters(part), &around(phrase, i), &self.tables)?;
                (margin > self.bar.split).then_some(k)
            }
        }
    }

    /// Where an unknown word wants a ZWNJ if it is two words written as one, after a letter that
    /// does not join: the second one's place, if that is known (هربهانه‌ای, as بهانه‌ای).
    fn split_of_last_word(&self, codes: &[u8]) -> Option<usize> {
        let n = codes.len();
        if n < 6 || self.tables.entry(hash_of(codes)) != Entry::default() {
            return None;
        }
        (2..n - 3).filter(|&i| !script::code_joins(codes[i - 1])).find_map(|i| {
            let (first, second) =
                (self.tables.entry(hash_of(&codes[..i])), self.tables.entry(hash_of(&codes[i..])));
            match second.answer() {
                Answer::Split(k) if first.form().free >= COMMON_WORD => Some(i + k),
                _ => None,
            }
        })
    }

    /// Whether the space before part `i` is a lost ZWNJ.
    fn joins(&self, phrase: &mut Phrase, i: usize) -> bool {
        let (left, right) = (phrase.parts()[i - 1], phrase.parts()[i]);
        let (l, r) = (self.entry(phrase, i - 1), self.entry(phrase, i));
        let together = self.tables.pair(pair_hash(left.hash, right.hash));
        // Most spaces end here: neither word leans towards the other, nor were the two seen joined.
        if together.zwnj == 0 && l.leanings().0 + r.leanings().1 < LEAST_LEANING {
            return false;
        }
        let parts = phrase.parts();
        let side = |part: Part, entry: Entry| Side { hash: part.hash, len: part.len(), form: entry.form() };
        let pair = Pair {
            left: side(left, l),
            right: side(right, r),
            before: if i >= 2 { parts[i - 2].hash } else { 0 },
            after: parts.get(i + 1).map_or(0, |p| p.hash),
            together,
        };
        let mut score = 0;
        features::space_first(&pair, &mut |f| score += self.tables.weight(f));
        if score < self.bar.join - self.bar.far {
            return false;
        }
        if phrase.is_foreign(left) || phrase.is_foreign(right) {
            return false;
        }
        if !phrase.joins(right.start as usize) {
            // Nothing would stand between: only an ending, and not after an ending by itself.
            let ending = |part: Part| is_joined_ending(part.hash, part.len());
            if !ending(right) || ending(left) {
                return false;
            }
        }
        if phrase.run_len(i - 1) + phrase.run_len(i) > MAX_WORD {
            return false;
        }
        let after = parts.get(i + 1).map_or(&[][..], |&p| phrase.letters(p));
        let (left, right) = (phrase.letters(left), phrase.letters(right));
        features::space_rest(&pair, left, right, after, &self.tables, &mut |f| {
            score += self.tables.weight(f)
        });
        score > self.bar.join
    }
}

/// What stands around part `i`.
fn around(phrase: &Phrase, i: usize) -> Around {
    let parts = phrase.parts();
    let neighbour = |p: &Part, gap: Gap| Neighbour { hash: p.hash, attached: gap == Gap::Zwnj };
    Around {
        left: match i.checked_sub(1) {
            Some(j) => neighbour(&parts[j], phrase.gap_before(parts[i])),
            None => Neighbour::default(),
        },
        right: match parts.get(i + 1) {
            Some(p) => neighbour(p, phrase.gap_before(*p)),
            None => Neighbour::default(),
        },
    }
}

/// The best place for a ZWNJ in the word `codes`, and by how much it beats leaving the word whole.
pub(super) fn best_split(codes: &[u8], around: &Around, tables: &Tables) -> Option<(usize, i32)> {
    let word = Word::new(codes, tables);
    let mut best: Option<(usize, i32)> = None;
    for k in 1..word.len {
        if !script::code_joins(codes[k - 1]) {
            continue;
        }
        let mut score = 0;
        features::split(&word, k, around, tables, &mut |f| score += tables.weight(f));
        if best.is_none_or(|(_, top)| score > top) {
            best = Some((k, score));
        }
    }
    let (k, top) = best?;
    let mut whole = 0;
    features::whole(&word, around, &mut |f| whole += tables.weight(f));
    Some((k, top - whole))
}
