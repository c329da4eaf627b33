//! Which parts are one word of a search key? Pure decisions about letters.
//!
//! Two parts are one word if
//!
//! - their letters are mostly written without a gap (هم + دیگر: [`KeyWords::is_whole`]),
//! - the weights give the space between them, without any word beside it, a high score
//!   ([`KeyWords::is_one_word`]), or
//! - they are a phrase of Arabic like ان شاء الله ([`is_phrase`]).
//!
//! After a letter that does not join, endings are joined (بندر ها, بندرها), and the halves of a known word
//! (کار آفرین, کارآفرین: [`seam`]).

use super::endings::{is_ending, is_plural};
use super::entry::{Answer, Entry, Form, Together};
use super::features::{self, Around, Attached, Beside, Evidence, Pair, Side};
use super::knowledge::Knowledge;
use super::letters::{Letters, hash_of, hash_of_str, hashes, pair_hash};
use super::passage::{Gap, Part, Passage};
use super::places;
use super::repairs::Repairs;
use super::seam;
use super::seam_score::best_seam;
use super::thresholds::EarlyExits;
use super::word_classes::is_never_compared;
use crate::chars;

/// The score that two parts need to be one word, in hundredths of a logit. It is high, since a wrong join
/// loses a word, while a missing join costs nothing if the same word is cut in its other spellings.
const JOIN: i32 = 320;
/// The same for a word and an [affix](is_affixed).
const JOIN_AFFIX: i32 = 50;

/// The prefixes of verbs.
const VERB_PREFIXES: [u64; 2] = hashes(["می", "نمی"]);
/// Endings that follow a silent heh: forms of "to be", the indefinite ای, and possessives.
const AFTER_HEH: [u64; 7] = hashes(["ام", "ای", "ایم", "اید", "اند", "اش", "ات"]);

/// The score that a split inside a part needs, in hundredths of a logit. It is low, since a key does not
/// show a split whose halves are one word.
const SPLIT: i32 = -100;

/// The least sum of the side bounds of two parts that were never seen joined, in logits. No such pair
/// reaches [`JOIN`] with a lower sum.
const LEAST_SIDES: i32 = 1;

/// Early exits, in hundredths of a logit. A decision ends if the score is farther below [`JOIN`] than
/// `AFTER_COUNTS` (after the counts and side bounds) or `AFTER_SIDES` (after the counts and sides). It also
/// ends if the score is farther above or below than `AFTER_FIRST` after the strongest features.
const AFTER_COUNTS: i32 = 200;
const AFTER_SIDES: i32 = 250;
const AFTER_FIRST: i32 = 200;

/// A word is mostly written as one if its count exceeds that of its halves with a space between them by this
/// much. Counts are logarithms: the word was seen about a hundred times as often.
const MOSTLY_WHOLE: u8 = 5;

/// Words after و are found only if they have at least this free count (a logarithm, 0–15).
const COMMON_WORD: u8 = 7;

/// A part that begins with و may be the word و and another word. The free count of such a part is at most
/// this, and at least [`MORE_COMMON`] below that of the other word.
const RARE_WORD: u8 = 6;
const MORE_COMMON: u8 = 3;

/// Arabic phrases that are also written as one word. They are given without gaps, in the spelling of search
/// keys.
const PHRASES: [u64; 3] = hashes(["شاالله", "انشاالله", "ماشاالله"]);
/// The last words of these phrases.
const PHRASE_ENDS: [u64; 2] = hashes(["الله", "شاالله"]);
/// The first half of names like عبدالرحمن, whose second half begins with [`ARTICLE`].
const SERVANT: u64 = hash_of_str("عبد");
const ARTICLE: [u8; 2] = [chars::letter_code('ا'), chars::letter_code('ل')];
const AND: u64 = hash_of_str("و");
const HEH: u8 = chars::letter_code('ه');
const YE: u64 = hash_of_str("ی");

/// Whether a form may need a gap inside. Most words need none.
pub(super) fn may_have_gap_inside(hash: u64, entry: Entry) -> bool {
    entry.answer() != Answer::Whole
        || entry.form().split > 0
        || hash as u8 == AND as u8 && entry.form().free <= RARE_WORD
}

/// The gaps inside a word: bit `k` is set if there is one before letter `k`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct GapsInside {
    /// Where the word consists of parts.
    pub(super) splits: u64,
    /// Where it is two words.
    pub(super) cuts: u64,
}

/// A piece of a word, or a part.
struct Piece {
    letters: Letters,
    hash: u64,
    entry: Entry,
}

/// The decisions about keys. Each is a pure function of the letters of its parts.
pub(super) struct KeyWords<'k> {
    knowledge: &'k Knowledge<'k>,
    repairs: Repairs,
    exits: EarlyExits,
    /// The constants of the same names, in scores of the model.
    split: i32,
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
        // Each round either cuts the piece or goes on to the next one. So there are fewer than two rounds
        // for each letter.
        while from < word.len() {
            let piece = self.piece_of(word, from, to);
            let gaps = self.gaps_inside_once(&piece);
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

    /// The gaps inside a word. The words between the cuts may need more cuts.
    fn gaps_inside_once(&self, word: &Piece) -> GapsInside {
        let mut gaps = self.splits_of(&word.letters);
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
                && !self.are_whole_or_one_word(left, &right)
            {
                gaps.splits &= !(1 << from);
                gaps.cuts |= 1 << from;
            }
            left = Some(right);
            from = to;
        }
        gaps
    }

    /// Whether two pieces are one word. The ending of a plural that has no gap before it does not count, so that
    /// آرمانشهرها is one word as آرمانشهر is.
    fn are_whole_or_one_word(&self, left: &Piece, right: &Piece) -> bool {
        let singular = self.singular(right);
        let right = singular.as_ref().unwrap_or(right);
        self.is_whole(left, right) || self.is_one_word(left, right)
    }

    /// A piece without the ending of a plural after a letter that does not join, if the rest is a known word.
    fn singular(&self, piece: &Piece) -> Option<Piece> {
        let len = plural_ending_len(&piece.letters)?;
        let rest = piece.letters.len() - len;
        let singular = (rest >= 2).then(|| self.piece_of(&piece.letters, 0, rest))?;
        (singular.entry.form().free > 0).then_some(singular)
    }

    /// The gaps inside a word and inside its pieces: splits, and cuts where a space was lost.
    fn splits_of(&self, word: &Letters) -> GapsInside {
        let mut gaps = GapsInside::default();
        // The first letters of the pieces that may need a gap inside, a bit for each. A piece ends at the next gap.
        let mut open = 1u64;
        while open != 0 {
            let from = open.trailing_zeros() as usize;
            let later = (gaps.splits | gaps.cuts) >> from >> 1;
            let to = if later == 0 { word.len() } else { from + 1 + later.trailing_zeros() as usize };
            match self.gap_of(&self.piece_of(word, from, to)) {
                Some((k, is_cut)) => {
                    let kind = if is_cut { &mut gaps.cuts } else { &mut gaps.splits };
                    *kind |= 1 << (from + k);
                    open |= 1 << (from + k);
                }
                None => open &= open - 1,
            }
        }
        gaps
    }

    /// The letter of a piece that needs a gap before it, and whether the gap is a cut.
    fn gap_of(&self, piece: &Piece) -> Option<(usize, bool)> {
        let (word, entry) = (&piece.letters, piece.entry);
        if word.len() < 2 || !may_have_gap_inside(piece.hash, entry) || PHRASES.contains(&piece.hash) {
            return None;
        }
        if self.begins_with_and(word, entry.form()) {
            return Some((1, true));
        }
        let split = self.split_of(word, entry).filter(|&k| may_split_at(word, k));
        split.map(|k| (k, false)).or_else(|| self.cut_of(word, entry).map(|k| (k, true)))
    }

    /// Whether the right piece is the ye of an ezafe.
    fn is_ezafe(&self, left: &Piece, right: &Piece, ends_word: bool) -> bool {
        ends_word && right.hash == YE && left.letters.last() == Some(&HEH)
    }

    /// The letter of a part that may have lost a ZWNJ before it, if there is one.
    fn split_of(&self, word: &Letters, entry: Entry) -> Option<usize> {
        if word.is_foreign() {
            return None; // a foreign word can have the fingerprint of a known word
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
        match best {
            Some((k, score)) if score > self.split => Some(k),
            _ if entry.form().split > 0 => self.split_of_pair(word, entry.form()),
            _ => None,
        }
    }

    /// The letter before which a word is split in two. Of all pairs of halves, this pair was seen most often
    /// with a ZWNJ in between. `None` if no pair was, or if the word is mostly written as one.
    fn split_of_pair(&self, word: &Letters, whole: Form) -> Option<usize> {
        let n = word.len();
        let together = |k| self.knowledge.pair(pair_hash(word.piece(0, k), word.piece(k, n)));
        features::split_points(word)
            .map(|k| (k, together(k)))
            .filter(|(_, together)| together.zwnj > 0)
            .max_by_key(|(_, together)| together.zwnj)
            .filter(|&(_, together)| !is_mostly_whole(whole, together))
            .map(|(k, _)| k)
    }

    /// The letter before which a space was lost at a seam, if there is one.
    fn cut_of(&self, word: &Letters, entry: Entry) -> Option<usize> {
        if !self.repairs.spaces || entry.answer() == Answer::Whole || word.is_foreign() {
            return None;
        }
        let (k, score) = best_seam(word, entry, Attached::default(), self.knowledge, 0, &self.exits)?;
        (score > 0 && !is_ending(word.piece(k, word.len()), word.len() - k)).then_some(k)
    }

    /// Whether a part is the word و and a common word, as in کسب‌وکار and گفت‌وگوها.
    fn begins_with_and(&self, word: &Letters, whole: Form) -> bool {
        let n = word.len();
        let is_common = |to: usize| {
            to > 2 && {
                let free = |from: usize| self.knowledge.entry(word.piece(from, to)).form().free;
                free(1) >= COMMON_WORD.max(whole.free.max(free(0)) + MORE_COMMON)
            }
        };
        let is_ending = |from: usize| is_ending(word.piece(from, n), n - from);
        word.piece(0, 1) == AND
            && whole.free <= RARE_WORD
            && (is_common(n) || whole.last > 0 && (3..n).any(|k| is_ending(k) && is_common(k)))
    }

    /// Whether the words on both sides of the space before part `i` are one word.
    pub(super) fn are_joined(&self, passage: &Passage, i: usize) -> bool {
        let Some([left, right]) = passage.parts()[i - 1..].first_chunk() else { return false };
        if right.gap != Gap::Space || right.gap_is_fixed() || left.has_kashida || right.has_kashida {
            return false;
        }
        if right.len() == 1 || left.len() == 1 {
            return right.hash == YE && passage.is_ezafe(i);
        }
        let may_be_phrase = left.hash == SERVANT || PHRASE_ENDS.contains(&right.hash);
        let piece =
            |part: &Part| Piece { letters: passage.letters(part), hash: part.hash, entry: part.entry };
        let singular = match right.previous_joins && passage.may_end_in_plural(right) {
            true => self.singular(&piece(right)),
            false => None,
        };
        let right_entry = singular.as_ref().map_or(right.entry, |singular| singular.entry);
        let may_be_word = may_be_joined(left.entry, right_entry);
        let may_be_broken = self.repairs.words && left.entry.may_meet_in_seam(right.entry);
        if !may_be_phrase && !may_be_word && !may_be_broken {
            return false;
        }
        let (l, r) = (piece(left), piece(right));
        may_be_phrase && is_phrase(&l, &r)
            || may_be_word
                && match right.previous_joins {
                    true => self.are_whole_or_one_word(&l, &r),
                    false => !left.user_spelled && self.is_ending_of(&l, &r),
                }
            || may_be_broken
                && !right.previous_joins
                && seam::is_one_word(left, right, &l.letters, &r.letters, self.knowledge)
    }

    /// Whether the letters of two parts are a word that is mostly written as one.
    fn is_whole(&self, left: &Piece, right: &Piece) -> bool {
        if !left.entry.may_be_joined_with(right.entry) || left.letters.len() < 2 || right.letters.len() < 2 {
            return false;
        }
        let together = self.knowledge.pair(pair_hash(left.hash, right.hash));
        together.zwnj > 0 && is_mostly_whole(self.knowledge.entry(hash_of_both(left, right)).form(), together)
    }

    /// Whether the right part is an ending of the left one, which ends in a letter that does not join.
    fn is_ending_of(&self, left: &Piece, right: &Piece) -> bool {
        let is_ending = |piece: &Piece| is_ending(piece.hash, piece.letters.len());
        is_ending(right)
            && !is_ending(left)
            && !is_never_compared(left.hash, right.hash)
            && self.is_one_word(left, right)
    }

    /// Whether two parts are one word, by the score of the space between them without any neighbours.
    fn is_one_word(&self, left: &Piece, right: &Piece) -> bool {
        let (l, r) = (left.entry, right.entry);
        if !may_be_joined(l, r) {
            return false;
        }
        let (may_be_seen, sides) = (l.may_be_joined_with(r), l.side_bound_with(r));
        let knowledge = self.knowledge;
        let join = if is_affixed(left, right) { self.join_affix } else { self.join };
        let mut score = 0;
        let mut add = |feature| score += knowledge.weight(feature);
        features::space_each(l.form(), r.form(), &mut add);
        if score + sides * knowledge.logit() < join - self.after_counts {
            return false;
        }
        let together = match may_be_seen {
            true => knowledge.pair(pair_hash(left.hash, right.hash)),
            false => Together::default(),
        };
        if together.zwnj == 0 && sides < LEAST_SIDES {
            return false;
        }
        let side =
            |piece: &Piece| Side { hash: piece.hash, len: piece.letters.len(), form: piece.entry.form() };
        let (before, after) = (Beside::default(), Beside::default());
        let pair = Pair { left: side(left), right: side(right), before, after, together };
        let mut add = |feature| score += knowledge.weight(feature);
        features::space_together(&pair, &mut add);
        features::space_sides(&pair, &mut add);
        if score < join - self.after_sides {
            return false;
        }
        let mut add = |feature| score += knowledge.weight(feature);
        features::space_first(&pair, &mut add);
        if score < join - self.after_first {
            return false;
        }
        let (left, right) = (&left.letters, &right.letters);
        if score < join + self.after_first {
            let mut add = |feature| score += knowledge.weight(feature);
            features::space_second(&pair, 0, &mut add);
            features::space_rest(&pair, left, right, knowledge, &mut add);
        }
        score > join && !left.is_foreign() && !right.is_foreign()
    }
}

/// Whether a word that was seen as `whole`, and in two parts as `together`, is mostly written as one.
fn is_mostly_whole(whole: Form, together: Together) -> bool {
    whole.free >= together.space + MOSTLY_WHOLE
}

/// Whether a ZWNJ may be before letter `k` of a word. The answer of the model may belong to a longer word with the
/// same fingerprint.
fn may_split_at(word: &Letters, k: usize) -> bool {
    let before = k.checked_sub(1).and_then(|before| word.get(before));
    before.is_some_and(|&before| features::may_split(word.len(), k, before))
}

/// A quick test. It is true wherever [`is_one_word`](KeyWords::is_one_word) or
/// [`is_whole`](KeyWords::is_whole) is.
fn may_be_joined(left: Entry, right: Entry) -> bool {
    left.may_be_joined_with(right) | (left.side_bound_with(right) >= LEAST_SIDES)
}

/// Whether one of two parts is an affix of the other, by closed lists: an ending of the plural or
/// comparative, an ending after a silent heh, or the prefix of a verb.
fn is_affixed(left: &Piece, right: &Piece) -> bool {
    is_ending(right.hash, right.letters.len())
        || AFTER_HEH.contains(&right.hash) && left.letters.last() == Some(&HEH)
        || VERB_PREFIXES.contains(&left.hash) && right.entry.form().verb
}

/// Whether two parts belong to an Arabic phrase that is also written as one word.
fn is_phrase(left: &Piece, right: &Piece) -> bool {
    left.hash == SERVANT && right.letters.starts_with(&ARTICLE)
        || PHRASES.contains(&hash_of_both(left, right))
}

/// The number of letters of the plural ending of a word, if the letter before the ending does not join. Then the ending
/// has no gap before it.
fn plural_ending_len(word: &Letters) -> Option<usize> {
    let n = word.len();
    let is_ending = |&len: &usize| {
        let from = n - len;
        word[from] == HEH && !chars::code_joins(word[from - 1]) && is_plural(word.piece(from, n))
    };
    (2..=6.min(n.saturating_sub(1))).find(is_ending)
}

/// The hash of the letters of two parts.
fn hash_of_both(left: &Piece, right: &Piece) -> u64 {
    hash_of(left.letters.iter().chain(right.letters.iter()))
}
