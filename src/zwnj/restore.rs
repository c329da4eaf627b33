//! Restoration: which gaps of a passage lost their ZWNJ.
//!
//! A passage is judged part by part. A part may be split at one gap, and each half is then judged
//! as a part of its own (میخواستهاند → می + خواستهاند → می + خواسته + اند). Then each space
//! between two parts may turn out to be a lost ZWNJ. Whatever changes makes its neighbours look
//! again, until nothing changes any more. A passage that comes out is therefore one that would not
//! change, which makes restoration idempotent; and since gaps only ever close, it ends.

use core::ops::{ControlFlow, Range};

use super::damage::{Bar, Clues, Damage, Margins, Memory};
use super::features::{self, Around, Beside, Evidence, Form, Neighbour, Pair, Side, Split, Together, Word};
use super::given::{Given, Words};
use super::hash::{Letters, MAX_WORD, hashes, pair_hash};
use super::model::{Answer, Entry, Model, Tables};
use super::passage::{Gap, MAX_PARTS, Part, Passage, spaces_before};
use crate::chars::{self, ZWNJ_BYTES};
use crate::edit::{EditKind, Sink};
use crate::text::spans::Spans;

/// Two words that were never seen joined, and lean towards each other less than this (in
/// logits), stay apart.
const LEAST_LEANING: i32 = 1;

/// How the gaps of a word are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Spelling {
    /// With ZWNJs.
    Zwnj,
    /// As one run of letters, without the ye of a final ه‌ی: the key under which every spelling
    /// of the word is found.
    Key,
}

/// What restoration goes by.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rules<'a> {
    pub(crate) model: &'a Model,
    /// Words whose spelling the user gave.
    pub(crate) words: Option<&'a Words>,
    /// How sure the model must be, in hundredths of a logit beyond the default.
    pub(crate) confidence: i32,
    pub(crate) spelling: Spelling,
}

/// Parts that are room enough for a text of twice as many bytes.
const SMALL: usize = 64;
/// The same for one word or two.
const TINY: usize = 16;

/// Tells `sink` every ZWNJ that `text` lost outside `spans`. `memory` is what the text before it showed.
pub(crate) fn restore(
    text: &str,
    spans: &Spans,
    rules: Rules,
    memory: &mut Memory,
    sink: &mut impl Sink,
) -> ControlFlow<()> {
    let mut judge = Judge {
        tables: rules.model.tables(rules.words),
        logit: rules.model.logit(),
        margins: Margins::of(rules.model),
        bar: Bar::of_keys(rules.confidence, rules.model),
    };
    // A short text should not pay for the room of a long one.
    let (mut tiny, mut small, mut large);
    let room: &mut [Part] = if text.len() <= 2 * TINY {
        tiny = [Part::NONE; TINY];
        &mut tiny
    } else if text.len() <= 2 * SMALL {
        small = [Part::NONE; SMALL];
        &mut small
    } else {
        large = [Part::NONE; MAX_PARTS];
        &mut large
    };
    let mut passage = Passage::new(text.as_bytes(), room);
    for piece in spans.between(text.len()) {
        let mut at = piece.start;
        while let Some(next) = passage.read(at, piece.end, |form| judge.tables.prefetch(form)) {
            at = next;
            let mut damage = judge.know_all(&mut passage);
            if judge.apply_words(&mut passage) {
                damage = damage_of(&passage);
            }
            match rules.spelling {
                Spelling::Zwnj => {
                    judge.settle_by_damage(&mut passage, damage, memory, &rules);
                    report(&passage, text.as_bytes(), sink)?;
                }
                Spelling::Key => {
                    while judge.settle(&mut passage) | judge.apply_words(&mut passage) {}
                    report_key(&passage, text.as_bytes(), sink)?;
                }
            }
        }
    }
    ControlFlow::Continue(())
}

/// Tells the sink where the passage differs from the text it was read from.
fn report(passage: &Passage, text: &[u8], sink: &mut impl Sink) -> ControlFlow<()> {
    for part in passage.edited.iter().map(|i| &passage.parts()[i]) {
        for (at, gap) in passage.gaps_of(part) {
            match gap {
                Gap::Zwnj | Gap::None => {
                    let new = if gap == Gap::Zwnj { "\u{200C}" } else { "" };
                    let spaces = spaces_before(text, at);
                    if spaces > 0 {
                        sink.replace(at - spaces..at, new, EditKind::SpaceToZwnj)?;
                    } else if gap == Gap::Zwnj && !text[..at].ends_with(&ZWNJ_BYTES) {
                        sink.replace(at..at, new, EditKind::ZwnjInserted)?;
                    } else if gap == Gap::None && text[..at].ends_with(&ZWNJ_BYTES) {
                        sink.replace(at - ZWNJ_BYTES.len()..at, new, EditKind::ZwnjRemoved)?;
                    }
                }
                Gap::Break if is_plural_after_latin(part) => {
                    sink.replace(at - 1..at, "\u{200C}", EditKind::SpaceToZwnj)?;
                }
                _ => {}
            }
        }
    }
    ControlFlow::Continue(())
}

/// Tells the sink where the key of the passage differs from the text it was read from.
fn report_key(passage: &Passage, text: &[u8], sink: &mut impl Sink) -> ControlFlow<()> {
    for (i, part) in passage.parts().iter().enumerate() {
        for (at, gap) in passage.gaps_of(part) {
            match gap {
                Gap::Zwnj | Gap::None => {
                    let spaces = spaces_before(text, at);
                    let start = if spaces > 0 {
                        at - spaces
                    } else if text[..at].ends_with(&ZWNJ_BYTES) {
                        at - ZWNJ_BYTES.len()
                    } else {
                        at
                    };
                    let end = if gap == Gap::Zwnj && passage.is_ezafe(i) { at + 2 } else { at };
                    if start < end {
                        let kind = if spaces > 0 { EditKind::SpaceToZwnj } else { EditKind::ZwnjRemoved };
                        sink.replace(start..end, "", kind)?;
                    }
                }
                Gap::Break if is_plural_after_latin(part) => {
                    sink.replace(at - 1..at, "", EditKind::SpaceToZwnj)?;
                }
                _ => {}
            }
        }
    }
    ControlFlow::Continue(())
}

/// Whether the part is an ending of the plural after a Latin word, written with a space.
fn is_plural_after_latin(part: &Part) -> bool {
    part.after_latin && PLURAL.contains(&part.hash)
}

/// Endings of the plural: written without any gap after a letter that does not join, and with a
/// ZWNJ after a Latin word.
const PLURAL: [u64; 9] = hashes(["ها", "های", "هایی", "هایم", "هایت", "هایش", "هایمان", "هایتان", "هایشان"]);
/// Endings of the comparative: the others that stand without a gap after such a letter.
const COMPARATIVE: [u64; 3] = hashes(["تر", "ترین", "تری"]);

/// What such endings begin with.
const ENDING_STARTS: [u8; 2] = [chars::letter_code('ه'), chars::letter_code('ت')];

/// Whether `hash` is that of an ending that joins a letter that does not join, with nothing.
#[inline]
pub(crate) fn is_joined_ending(hash: u64, len: usize) -> bool {
    // The lowest byte of a hash is the first letter.
    ENDING_STARTS.contains(&(hash as u8))
        && (2..=6).contains(&len)
        && (PLURAL.contains(&hash) || COMPARATIVE.contains(&hash))
}

/// Words that no ending of the comparative belongs to: after them تر is the word for wet.
const NEVER_COMPARED: [u64; 18] = hashes([
    "و", "از", "او", "تو", "ما", "شما", "را", "در", "بر", "هر", "یا", "با", "تا", "اگر", "دو", "چهار", "کرد",
    "شد",
]);

/// From which count on a word is common enough to have been run together with the next.
const COMMON_WORD: u8 = 11;

struct Judge<'r> {
    tables: Tables<'r>,
    logit: i32,
    margins: Margins,
    bar: Bar,
}

impl Judge<'_> {
    /// Spells the words that the user gave. Returns whether that changed anything.
    fn apply_words(&self, passage: &mut Passage) -> bool {
        let Some(words) = self.tables.words() else { return false };
        let mut changed = false;
        let mut i = 0;
        while i < passage.parts().len() {
            if let Some((given, parts)) = words.find(passage, i) {
                changed |= self.spell(passage, i, parts, given);
            }
            i += 1;
        }
        changed
    }

    /// Gives parts `i..i + parts` the gaps of `given`. Returns whether there was a gap to look at.
    fn spell(&self, passage: &mut Passage, i: usize, parts: usize, given: &Given) -> bool {
        for _ in 1..parts {
            passage.merge(i + 1);
        }
        let made = 1 + given.gaps.len();
        for &(k, gap) in given.gaps.iter().rev() {
            passage.split(i, k);
            passage.parts_mut()[i + 1].gap = gap;
        }
        for (j, part) in passage.parts_mut()[i..i + made].iter_mut().enumerate() {
            part.given = true;
            part.pinned = j > 0;
        }
        self.know(passage, i..i + made);
        parts > 1 || made > 1
    }

    /// Looks all parts up; they are to be judged, but for spaces of which that says enough. Returns what
    /// the passage shows of its damage.
    fn know_all(&self, passage: &mut Passage) -> Damage {
        let mut clues = Clues::default();
        let mut before = Entry::UNKNOWN;
        passage.look(|part| {
            part.entry = self.tables.entry(part.hash);
            // Without branches, since none could be guessed.
            let related = may_be_seen(before, part.entry) | (leaning(before, part.entry) >= LEAST_LEANING);
            before = part.entry;
            clues.see(part);
            related
        });
        Damage { deleted: deleted(passage), ..clues.damage() }
    }

    /// Looks new parts up; they and those that look at them are to be judged.
    fn know(&self, passage: &mut Passage, new: Range<usize>) {
        for part in &mut passage.parts_mut()[new.clone()] {
            part.entry = self.tables.entry(part.hash);
        }
        passage.unsettle_around(new);
    }

    /// Changes gaps until none wants to change, with the bars that the damage asks for.
    fn settle_by_damage(
        &mut self,
        passage: &mut Passage,
        mut damage: Damage,
        memory: &mut Memory,
        rules: &Rules,
    ) {
        loop {
            self.bar = memory.with(damage).bar(rules.confidence, rules.model);
            let settled = self.settle(passage);
            // A split may have brought a word of the user to light.
            if !self.apply_words(passage) && !settled {
                break;
            }
            // What the next look at the text would go by may be more than what this one went by, but only
            // where two parts became one or the user gave words: a part that is split, or put to another,
            // shows no damage any more, and makes none of its neighbours show some.
            let given = self.tables.words().is_some();
            if !given && !passage.edited.iter().any(|i| passage.parts()[i].merged) {
                debug_assert!(!damage_of(passage).exceeds(damage));
                break;
            }
            let now = damage_of(passage);
            if !given && !now.exceeds(damage) {
                break;
            }
            damage.deleted = damage.deleted.max(now.deleted);
            damage.spaced = damage.spaced.max(now.spaced);
            passage.unsettle();
        }
        *memory = memory.with(damage).faded();
    }

    /// Changes gaps until none wants to change. Returns whether any did.
    fn settle(&self, passage: &mut Passage) -> bool {
        let mut changed = false;
        loop {
            let mut again = false;
            let mut i = 0;
            while let Some(next) = passage.open_words.next(i) {
                i = next;
                if self.split(passage, i) {
                    again = true; // its first half is judged next
                } else {
                    passage.open_words.put(i, false);
                    i += 1;
                }
            }
            let mut i = 1;
            while let Some(next) = passage.open_spaces.next(i) {
                i = next;
                if let Some((together, each)) = self.may_join(passage, i)
                    && self.joins(passage, i, together, each)
                {
                    self.join(passage, i);
                    again = true;
                    continue; // the next part may stand at `i` now
                }
                passage.open_spaces.put(i, false);
                i += 1;
            }
            if !again {
                return changed;
            }
            changed = true;
        }
    }

    /// Takes the space before part `i` away: a ZWNJ after a letter that joins, else nothing, so
    /// that the two parts become one.
    fn join(&self, passage: &mut Passage, i: usize) {
        if passage.parts()[i].joined {
            passage.attach(i);
            // Both words now stand at a ZWNJ; to the spaces around them nothing has changed.
            for i in [i - 1, i] {
                passage.open_words.put(i, !passage.parts()[i].given);
            }
            passage.open_spaces.put(i, false);
        } else {
            passage.merge(i);
            self.know(passage, i - 1..i);
        }
    }

    /// Splits part `i` where it lost a ZWNJ. Returns whether it did.
    fn split(&self, passage: &mut Passage, i: usize) -> bool {
        let part = &passage.parts()[i];
        if part.len() < 2 || part.given || part.held {
            return false;
        }
        if let Some((given, 1)) = self.tables.words().and_then(|words| words.find(passage, i)) {
            return self.spell(passage, i, 1, given);
        }
        let place = match part.entry.answer() {
            Answer::Whole => None,
            Answer::Split(k) => passage.may_split(part, k).then_some(k),
            Answer::Ask => {
                let letters = passage.letters(part);
                if letters.is_foreign() {
                    None
                } else {
                    self.split_of_last_word(&letters, part.entry).or_else(|| {
                        let (k, margin) = best_split(
                            letters,
                            &around(passage, i),
                            &self.tables,
                            self.bar.split,
                            &self.margins,
                        )?;
                        (margin > self.bar.split).then_some(k)
                    })
                }
            }
        };
        if let Some(k) = place {
            passage.split(i, k);
            self.know(passage, i..i + 2);
        }
        place.is_some()
    }

    /// Where an unknown word wants a ZWNJ if it is two words written as one, after a letter that
    /// does not join: the second one's place, if that is known (هربهانه‌ای, as بهانه‌ای).
    fn split_of_last_word(&self, word: &Letters, entry: Entry) -> Option<usize> {
        let n = word.len();
        if n < 6 || entry != Entry::UNKNOWN {
            return None;
        }
        (2..n - 3).filter(|&i| !chars::code_joins(word[i - 1])).find_map(|i| {
            let (first, second) = (self.tables.entry(word.piece(0, i)), self.tables.entry(word.piece(i, n)));
            match second.answer() {
                Answer::Split(k)
                    if first.form().free >= COMMON_WORD
                        && features::split_points(&word[i..]).any(|p| p == k) =>
                {
                    Some(i + k)
                }
                _ => None,
            }
        })
    }

    /// Whether there is a space before part `i` that may be a lost ZWNJ: then how often its two words were
    /// seen together, and the score of how often each was. Most spaces end here.
    #[inline]
    fn may_join(&self, passage: &Passage, i: usize) -> Option<(Together, i32)> {
        let [left, right] = passage.parts()[i - 1..].first_chunk()?;
        if left.held | right.held {
            return None;
        }
        if !right.joined {
            // Nothing would stand between: only an ending, and not after an ending by itself.
            let ending = |part: &Part| is_joined_ending(part.hash, part.len());
            let never = || COMPARATIVE.contains(&right.hash) && NEVER_COMPARED.contains(&left.hash);
            if !ending(right) || ending(left) || left.given || never() {
                return None;
            }
        }
        // A letter by itself is a letter (الف ب پ), or the ye of an ezafe after heh.
        if left.len() == 1 || right.len() == 1 && !passage.is_ezafe(i) {
            return None;
        }
        // What the sides score is less than their leaning says, which is rounded up; that of a word nobody has
        // seen is a guess.
        let most = leaning(left.entry, right.entry) * self.logit;
        if most < self.least_of_sides(true) {
            return None;
        }
        let seen = may_be_seen(left.entry, right.entry);
        let least = self.least_of_sides(false).max(LEAST_LEANING * self.logit);
        if !seen && most < least {
            return None;
        }
        let mut each = 0;
        features::space_each(left.entry.form(), right.entry.form(), &mut |f| each += self.tables.weight(f));
        if each + most < self.bar.join - self.margins.beyond_each {
            return None;
        }
        // The pairs are many, and far away in memory.
        let together =
            if seen { self.tables.pair(pair_hash(left.hash, right.hash)) } else { Together::default() };
        (together.zwnj > 0 || most >= least).then_some((together, each))
    }

    /// What the sides of a space must score by themselves for anything to lift them over the bar.
    #[inline(always)]
    fn least_of_sides(&self, seen: bool) -> i32 {
        let Margins { far, together, together_seen, .. } = self.margins;
        self.bar.join - far - if seen { together_seen } else { together }
    }

    /// Whether the space before part `i`, which may be a lost ZWNJ, is one; `score` says how often its words
    /// were seen, each by itself.
    fn joins(&self, passage: &Passage, i: usize, together: Together, mut score: i32) -> bool {
        let parts = passage.parts();
        let pair = pair(parts, i, together);
        let least = self.bar.join - self.margins.far - self.margins.beyond_counts;
        features::space_together(&pair, &mut |f| score += self.tables.weight(f));
        if score + leaning(parts[i - 1].entry, parts[i].entry) * self.logit < least {
            return false;
        }
        features::space_sides(&pair, &mut |f| score += self.tables.weight(f));
        if score < least {
            return false;
        }
        let clear = score > self.bar.join + self.margins.clear;
        if !clear {
            features::space_first(&pair, &mut |f| score += self.tables.weight(f));
        }
        // What is far from the bar after a look stays there.
        let over = score - self.bar.join;
        let joins = clear
            || over > self.margins.near
            || over >= -self.margins.far && self.joins_after_all(passage, i, together, over);
        joins
            && passage.joined_len(i) <= MAX_WORD
            && !passage.parts()[i - 1..=i].iter().any(|part| passage.letters(part).is_foreign())
    }

    /// The same after a first look, which left the score so far over the bar.
    #[inline(never)]
    fn joins_after_all(&self, passage: &Passage, i: usize, together: Together, mut over: i32) -> bool {
        let parts = passage.parts();
        let pair = pair(parts, i, together);
        let after = after(parts, i).map_or(0, |p| features::tail(&passage.letters(p)));
        features::space_second(&pair, after, &mut |f| over += self.tables.weight(f));
        // Of a word that nobody has seen, what it begins with may say most (هایجالب).
        if over.abs() <= self.margins.doubt || pair.right.form == Form::UNKNOWN {
            let (left, right) = (passage.letters(&parts[i - 1]), passage.letters(&parts[i]));
            features::space_rest(&pair, &left, &right, &self.tables, &mut |f| over += self.tables.weight(f));
        }
        over > 0
    }
}

/// Part `i` and the one before it, with a space between.
#[inline(always)]
fn pair(parts: &[Part], i: usize, together: Together) -> Pair {
    let (left, right) = (&parts[i - 1], &parts[i]);
    let side = |part: &Part| Side { hash: part.hash, len: part.len(), form: part.entry.form() };
    let beside = |part: &Part| Beside::new(part.hash, part.entry.form());
    Pair {
        left: side(left),
        right: side(right),
        before: if left.gap == Gap::Break { Beside::default() } else { beside(&parts[i - 2]) },
        after: after(parts, i).map_or_else(Beside::default, beside),
        together,
    }
}

/// The part after part `i`, if they have to do with each other.
fn after(parts: &[Part], i: usize) -> Option<&Part> {
    parts.get(i + 1).filter(|p| p.gap != Gap::Break)
}

/// Whether two words with a space between may have been seen joined.
#[inline(always)]
fn may_be_seen(left: Entry, right: Entry) -> bool {
    (left.form().first > 0) & (right.form().last > 0)
}

/// How much two words lean towards each other, in logits.
#[inline(always)]
fn leaning(left: Entry, right: Entry) -> i32 {
    left.leanings().0 + right.leanings().1
}

/// What a passage shows of its damage.
fn damage_of(passage: &Passage) -> Damage {
    let mut clues = Clues::default();
    passage.parts().iter().for_each(|part| clues.see(part));
    Damage { deleted: deleted(passage), ..clues.damage() }
}

/// The words that lost a ZWNJ inside beyond doubt.
fn deleted(passage: &Passage) -> usize {
    let splits = |part: &Part| match part.entry.answer() {
        Answer::Split(k) => !part.given && !part.held && passage.may_split(part, k),
        _ => false,
    };
    passage.open_words.iter().filter(|&i| splits(&passage.parts()[i])).count()
}

/// What stands around part `i`.
fn around(passage: &Passage, i: usize) -> Around {
    let parts = passage.parts();
    let neighbour = |part: Option<&Part>, gap: Gap| match part {
        Some(part) if gap != Gap::Break => Neighbour { hash: part.hash, attached: gap == Gap::Zwnj },
        _ => Neighbour::default(),
    };
    let next = parts.get(i + 1);
    Around {
        left: neighbour(i.checked_sub(1).map(|j| &parts[j]), parts[i].gap),
        right: neighbour(next, next.map_or(Gap::Break, |p| p.gap)),
    }
}

/// The best place for a ZWNJ in the word `letters`, and by how much it beats leaving the word whole.
/// `None` if there is none, or no hope for one.
#[inline(never)]
pub(super) fn best_split(
    letters: Letters,
    around: &Around,
    tables: &Tables,
    bar: i32,
    margins: &Margins,
) -> Option<(usize, i32)> {
    let word = Word::new(letters, tables);
    let mut whole = 0;
    features::whole(&word, around, &mut |f| whole += tables.weight(f));
    let least = whole + bar - margins.hopeless;
    let mut found = [(Split::NONE, 0); MAX_WORD];
    let mut count = 0;
    let mut best = i32::MIN / 2;
    for k in features::split_points(&word.letters) {
        let split = Split::new(&word, k, tables);
        if split.left == Form::UNKNOWN && split.right == Form::UNKNOWN {
            continue; // two halves that nobody has seen make no word
        }
        let mut score = 0;
        features::split_counts(&word, &split, &mut |f| score += tables.weight(f));
        if score >= least - margins.beyond_counts {
            found[count] = (split, score);
            count += 1;
            best = best.max(score);
        }
    }
    let found = &mut found[..count];
    let mut top = i32::MIN / 2;
    for (split, score) in &mut *found {
        if *score < best - margins.rival {
            *score = i32::MIN; // no rival
            continue;
        }
        features::split_first(&word, split, &mut |f| *score += tables.weight(f));
        top = top.max(*score);
    }
    if top < least {
        return None;
    }
    let near = || found.iter().filter(|(_, first)| *first >= top - margins.rival);
    if top - whole > bar + margins.beyond_doubt && near().count() == 1 {
        return near().next().map(|(split, first)| (split.k, first - whole));
    }
    let second_look = |(split, first): &(Split, i32)| {
        let mut score = *first;
        features::split_rest(&word, split, around, tables, &mut |f| score += tables.weight(f));
        (split.k, score - whole)
    };
    near().map(second_look).reduce(|best, next| if next.1 > best.1 { next } else { best })
}
