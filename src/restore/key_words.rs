//! Which parts are one word of a search key? Pure decisions about letters.
//!
//! Two parts are one word if
//!
//! - their letters are mostly written without a gap (هم + دیگر: [`KeyWords::is_whole`]),
//! - the model gives the space between them a high score, whatever words are beside them
//!   ([`KeyWords::is_one_word`]), or
//! - they are a phrase of Arabic like ان شاء الله (`joined::is_phrase`).
//!
//! After a letter that does not join, two parts are also one word if the right one is an ending (بندر ها, بندرها), or if
//! both are the halves of a known word (کار آفرین, کارآفرین: [`merge`](super::merge)).

mod cuts;
mod joined;

use super::attached::AttachedEndings;
use super::endings::{is_any_plural, is_plural};
use super::entry::{Answer, Entry, Form, Together};
use super::features::{self, Around, Evidence};
use super::knowledge::Knowledge;
use super::letters::{HEH, Letters, hash_of_str, hashes, pair_hash};
use super::places;
use super::plurals::{Readings, takes_plural};
use super::repairs::Repairs;
use super::thresholds::EarlyExits;
use super::word_classes;
use crate::chars;

/// The score that two parts need to be one word, in hundredths of a logit. It is high, since a wrong join
/// loses a word, while a missing join costs nothing if the other spellings of the word have the same gap.
const JOIN: i32 = 320;
/// [`JOIN`] for a word and an affix (`joined::is_affixed`).
const JOIN_AFFIX: i32 = 50;

/// The score that a split inside a part needs, in hundredths of a logit. It is low, since a key does not
/// show a split whose halves are one word.
const SPLIT: i32 = -100;

/// The score that a cut needs, in hundredths of a logit. The words of texts whose spaces were lost score higher (هردو,
/// درخانه). Names score lower (رامتین, بدگل), since their letters are rarely those of two words.
const CUT: i32 = 200;
/// The least number of letters of a word whose halves are common words and need only a positive score for a cut
/// (سوءاستفاده, تجدیدنظر). A shorter name may consist of two common words by chance (دادمهر).
const TWO_WORDS: usize = 7;
/// [`CUT`] for a word that training saw as one (روزبه). Many words that training saw as one are still errors (هردو).
const CUT_SEEN: i32 = 300;

/// A word that begins with one of these is not split (بهمن, همکار) if it is [`RATHER_WHOLE`].
const RATHER_WHOLE_AFTER: [u64; 2] = hashes(["به", "هم"]);
/// How much the count of a word must exceed that of its halves with a ZWNJ. Counts are logarithms: the word was seen
/// about six times as often.
const RATHER_WHOLE: u8 = 2;

/// Early exit after the counts and side bounds: the decision is no if the score is below [`JOIN`] by more than this, in
/// hundredths of a logit.
const AFTER_COUNTS: i32 = 200;
/// [`AFTER_COUNTS`] after the counts and sides.
const AFTER_SIDES: i32 = 250;
/// Early exit after the strongest features: the other ones do not count if the score differs from [`JOIN`] by more than
/// this, in hundredths of a logit.
const AFTER_FIRST: i32 = 200;

/// A word is mostly written as one if its count exceeds that of its halves with a space between them by this
/// much. Counts are logarithms: the word was seen about a hundred times as often.
const MOSTLY_WHOLE: u8 = 5;

/// The least count (a logarithm) before a ZWNJ that the first half of a compound needs if the second half has endings.
const OFTEN_FIRST: u8 = 5;

/// The comparative with the spoken copula. By itself, it means "leek".
const SPOKEN_MORE: u64 = hash_of_str("تره");

/// The least count (a logarithm) of a known word.
const KNOWN: u8 = 4;

/// The least count (a logarithm) of a word that training saw as one.
const SEEN: u8 = 5;

/// Words after و are found only if they have at least this free count (a logarithm, 0–15).
const COMMON_WORD: u8 = 7;

/// The greatest free count of a part that may be the word و and another word.
const RARE_WORD: u8 = 6;
/// How much the free count of the other word must exceed that of the part.
const MORE_COMMON: u8 = 3;

/// Arabic phrases that are also written as one word, here without gaps and in the spelling of search keys.
const PHRASES: [u64; 3] = hashes(["شاالله", "انشاالله", "ماشاالله"]);
/// The word و ("and").
const AND: u64 = hash_of_str("و");
/// The ye of an ezafe.
const EZAFE: u64 = hash_of_str("ی");

/// Whether a form may need a gap inside. Most words need none.
pub(super) fn may_have_gap_inside(hash: u64, entry: Entry) -> bool {
    entry.answer() != Answer::Whole
        || entry.form().split > 0
        || hash as u8 == AND as u8 && entry.form().free <= RARE_WORD
}

/// The gaps inside a word: bit `k` is set if there is one before letter `k`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct GapsInside {
    /// Gaps between the parts of one word.
    pub(super) splits: u64,
    /// Gaps between two words.
    pub(super) cuts: u64,
}

/// A gap inside a word, before this letter.
enum Inside {
    /// Between the parts of one word.
    Split(usize),
    /// Between two words.
    Cut(usize),
}

/// A piece of a word, or a part.
struct Piece {
    letters: Letters,
    hash: u64,
    entry: Entry,
}

/// The decisions about the words of a key. Each is a pure function of the letters of its parts.
pub(super) struct KeyWords<'k> {
    knowledge: &'k Knowledge<'k>,
    repairs: Repairs,
    exits: EarlyExits,
    // The constants of the same names, in units of the model's scores.
    split: i32,
    cut: i32,
    cut_seen: i32,
    join: i32,
    join_affix: i32,
    after_counts: i32,
    after_sides: i32,
    after_first: i32,
}

impl<'k> KeyWords<'k> {
    pub(super) fn new(knowledge: &'k Knowledge<'k>, confidence: i32, repairs: Repairs) -> KeyWords<'k> {
        let logit = knowledge.logit();
        let score = |hundredths: i32| hundredths * logit / 100;
        KeyWords {
            knowledge,
            repairs,
            exits: EarlyExits::new(logit),
            split: score(SPLIT + confidence),
            cut: score(CUT + confidence),
            cut_seen: score(CUT_SEEN + confidence),
            join: score(JOIN + confidence),
            join_affix: score(JOIN_AFFIX + confidence),
            after_counts: score(AFTER_COUNTS),
            after_sides: score(AFTER_SIDES),
            after_first: score(AFTER_FIRST),
        }
    }

    fn piece(&self, letters: Letters) -> Piece {
        let hash = letters.piece(0, letters.len());
        Piece { letters, hash, entry: self.knowledge.entry(hash) }
    }

    /// Letters `from..to` of a word.
    fn piece_of(&self, word: &Letters, from: usize, to: usize) -> Piece {
        self.piece(Letters::new(word[from..to].iter().copied()))
    }

    /// The gaps inside a word. The words between the cuts have no cuts themselves.
    pub(super) fn gaps_inside(&self, word: &Letters) -> GapsInside {
        let mut all = GapsInside::default();
        let (mut from, mut to) = (0, word.len());
        // Each round either cuts the piece or moves to the next one, so there are fewer than two rounds for each
        // letter.
        while from < word.len() {
            let piece = self.piece_of(word, from, to);
            let gaps = self.checked_gaps(&piece);
            match gaps.cuts {
                0 => {
                    all.splits |= gaps.splits << from;
                    from = to;
                    let later = if to < u64::BITS as usize { all.cuts >> to >> 1 } else { 0 };
                    to = if later == 0 { word.len() } else { to + 1 + later.trailing_zeros() as usize };
                }
                cuts => {
                    all.cuts |= cuts << from;
                    to = from + cuts.trailing_zeros() as usize;
                }
            }
        }
        all
    }

    /// The gaps inside a word. A split between two pieces that are not one word is also a cut: without cuts, all splits are
    /// right. The words between the cuts may need more cuts.
    fn checked_gaps(&self, word: &Piece) -> GapsInside {
        let mut gaps = self.candidate_gaps(&word.letters);
        let mut left: Option<Piece> = None;
        let n = word.letters.len();
        if gaps.splits == 0 {
            return gaps;
        }
        let mut from = 0;
        let all = gaps.splits | gaps.cuts;
        for to in (1..=n).filter(|&k| k == n || all >> k & 1 != 0) {
            let right = self.piece_of(&word.letters, from, to);
            if let Some(left) = &left
                && gaps.splits >> from & 1 != 0
                && !self.is_ezafe(left, &right, to == n)
                && !self.has_plural_ending(left, &right)
                && !(to == n && self.is_bound_ending(left, &right))
                && !self.are_whole_or_one_word(left, &right)
            {
                gaps.cuts |= 1 << from;
            }
            left = Some(right);
            from = to;
        }
        gaps
    }

    /// Whether two pieces are one word. Endings of the right piece that have no gap before them do not count, so
    /// آرمانشهرها is one word because آرمانشهر is.
    fn are_whole_or_one_word(&self, left: &Piece, right: &Piece) -> bool {
        let singular = self.singular(right).or_else(|| self.without_endings(left, right));
        let right = singular.as_ref().unwrap_or(right);
        self.is_whole(left, right) || self.is_one_word(left, right)
    }

    /// Whether two pieces are a known word and an ending of the plural.
    fn has_plural_ending(&self, left: &Piece, right: &Piece) -> bool {
        is_any_plural(right.hash) && takes_plural(left.hash, self.knowledge)
    }

    /// Whether two pieces are a known word and an ending that is no word inside another one: a possessor or a copula
    /// (گربه‌مون, گوشی‌ام, بچه‌ش), or the comparative with the spoken copula (بزرگ‌تره).
    fn is_bound_ending(&self, left: &Piece, right: &Piece) -> bool {
        let is_after_heh = left.letters.last() == Some(&HEH) && word_classes::SPOKEN.contains(&right.hash);
        let is_bound = is_after_heh
            || word_classes::is_personal_ending(right.hash)
            || right.hash == SPOKEN_MORE && self.is_compared(left.hash);
        is_bound && left.letters.len() >= 2 && left.entry.form().free >= KNOWN
    }

    /// A piece without its plural ending, if the ending follows a letter that does not join and the rest is a known word.
    fn singular(&self, piece: &Piece) -> Option<Piece> {
        let len = plural_ending_len(&piece.letters)?;
        let rest = piece.letters.len() - len;
        let singular = (rest >= 2).then(|| self.piece_of(&piece.letters, 0, rest))?;
        (singular.entry.form().free > 0).then_some(singular)
    }

    /// The second half of a compound without the endings that follow it without a gap (آموزانشان in دانش‌آموزانشان), if
    /// the left half often begins compounds, and if the right one was seldom seen.
    fn without_endings(&self, left: &Piece, right: &Piece) -> Option<Piece> {
        let (first, form) = (left.entry.form().first, right.entry.form());
        if first < OFTEN_FIRST || form.last > 0 || form.free > RARE_WORD {
            return None;
        }
        let letters = &right.letters;
        let end = AttachedEndings::new(self.knowledge).end_of_second_half(letters);
        (end < letters.len()).then(|| self.piece_of(letters, 0, end))
    }

    /// The gaps inside a word and inside its pieces: splits, and cuts where a space was lost.
    /// [`checked_gaps`](Self::checked_gaps) turns more splits into cuts.
    fn candidate_gaps(&self, word: &Letters) -> GapsInside {
        let mut gaps = GapsInside::default();
        // A bit for the first letter of each piece that may need a gap inside. A piece ends at the next gap.
        let mut open = 1u64;
        while open != 0 {
            let from = open.trailing_zeros() as usize;
            let later = (gaps.splits | gaps.cuts) >> from >> 1;
            let to = if later == 0 { word.len() } else { from + 1 + later.trailing_zeros() as usize };
            match self.gap_of(&self.piece_of(word, from, to), from == 0 && to == word.len()) {
                Some(Inside::Split(k)) => {
                    gaps.splits |= 1 << (from + k);
                    open |= 1 << (from + k);
                }
                Some(Inside::Cut(k)) => {
                    gaps.cuts |= 1 << (from + k);
                    open |= 1 << (from + k);
                }
                None => open &= open - 1,
            }
        }
        gaps
    }

    /// The gap that a piece needs inside, if it needs one. `is_word` says whether the piece is a whole word.
    fn gap_of(&self, piece: &Piece, is_word: bool) -> Option<Inside> {
        let (word, entry) = (&piece.letters, piece.entry);
        if word.len() < 2 || !may_have_gap_inside(piece.hash, entry) || PHRASES.contains(&piece.hash) {
            return None;
        }
        if let Some(end) = Readings::singular_len(word, self.knowledge) {
            return match chars::code_joins(word[end - 1]) {
                true => may_split_at(word, end).then_some(Inside::Split(end)),
                // The ending has no gap, but the singular may have one.
                false => self.gap_of(&self.piece_of(word, 0, end), is_word),
            };
        }
        if self.is_and_with_word(piece, is_word) {
            return Some(Inside::Cut(1));
        }
        let split = self.split_of(word, entry).filter(|&k| may_split_at(word, k));
        split.map(Inside::Split).or_else(|| self.cut_of(word, entry).map(Inside::Cut))
    }

    /// Whether the first letter of a piece is the word و, and the rest another word.
    fn is_and_with_word(&self, piece: &Piece, is_word: bool) -> bool {
        let (word, entry) = (&piece.letters, piece.entry);
        let is_compound = || entry.form().split > 0 && self.split_of_pair(word, entry.form()).is_some(); // وای‌فای
        self.begins_with_and(word, entry.form())
            && !is_compound()
            && (!is_word || self.is_and_certain(word, entry))
    }

    /// Whether the right piece is the ye of an ezafe.
    fn is_ezafe(&self, left: &Piece, right: &Piece, ends_word: bool) -> bool {
        ends_word && right.hash == EZAFE && left.letters.last() == Some(&HEH)
    }

    /// The letter of a part that may have lost a ZWNJ before it, if there is one.
    fn split_of(&self, word: &Letters, entry: Entry) -> Option<usize> {
        if word.is_foreign() {
            return None; // A foreign word can have the fingerprint of a known word.
        }
        let answer = entry.answer();
        if let Answer::Split(k) = answer {
            return Some(k);
        }
        let best = match answer {
            Answer::Ask => {
                places::best_split(word.clone(), Around::default(), self.knowledge, self.split, &self.exits)
            }
            _ => None,
        };
        // A name like بهرخ was seen only as one word: nobody writes it with a ZWNJ.
        let is_name = |k: usize| {
            let [left, right] = [word.piece(0, k), word.piece(k, word.len())];
            let seen = self.knowledge.pair(pair_hash(left, right)).zwnj;
            word_classes::TO.contains(&left) && (seen == 0 || seen + RATHER_WHOLE <= entry.form().free)
        };
        match best {
            Some((k, score)) if score > self.split => (!is_name(k)).then_some(k),
            _ if entry.form().split > 0 => self.split_of_pair(word, entry.form()),
            _ => None,
        }
    }

    /// The letter before which a word is split in two, so that training saw the two halves with a ZWNJ more often than
    /// those of any other split. `None` if it saw no such halves, or if the word is mostly written as one.
    fn split_of_pair(&self, word: &Letters, whole: Form) -> Option<usize> {
        let n = word.len();
        let together = |k| self.knowledge.pair(pair_hash(word.piece(0, k), word.piece(k, n)));
        features::split_points(word)
            .map(|k| (k, together(k)))
            .filter(|(_, together)| together.zwnj > 0)
            .max_by_key(|(_, together)| together.zwnj)
            .filter(|&(k, together)| {
                let is_whole = RATHER_WHOLE_AFTER.contains(&word.piece(0, k))
                    && whole.free >= together.zwnj + RATHER_WHOLE;
                !is_mostly_whole(whole, together) && !is_whole
            })
            .map(|(k, _)| k)
    }
}

/// Whether a word is mostly written as one. `whole` has its counts as one part, and `together` those as two parts.
fn is_mostly_whole(whole: Form, together: Together) -> bool {
    whole.free >= together.space + MOSTLY_WHOLE
}

/// Whether a ZWNJ may be before letter `k` of a word. The answer of the model may belong to a longer word with the
/// same fingerprint.
fn may_split_at(word: &Letters, k: usize) -> bool {
    let before = k.checked_sub(1).and_then(|before| word.get(before));
    before.is_some_and(|&before| features::may_split(word.len(), k, before))
}

/// The number of letters of the plural ending of a word, if the ending has no gap because the letter before it does not
/// join.
fn plural_ending_len(word: &Letters) -> Option<usize> {
    let n = word.len();
    let is_ending = |&len: &usize| {
        let from = n - len;
        word[from] == HEH && !chars::code_joins(word[from - 1]) && is_plural(word.piece(from, n))
    };
    (2..=6.min(n.saturating_sub(1))).find(is_ending)
}
