//! Where did a word lose a space: at a seam (چهارکشور), or after the word و (وکتاب)?

use super::super::attached::AttachedEndings;
use super::super::endings::{is_any_plural, is_ending};
use super::super::entry::{Answer, Entry, Form};
use super::super::features::Attached;
use super::super::letters::Letters;
use super::super::seam;
use super::super::seam_score::best_seam;
use super::{AND, COMMON_WORD, KeyWords, MORE_COMMON, RARE_WORD, SEEN, TWO_WORDS};
use crate::chars;

impl KeyWords<'_> {
    /// The letter before which a space was lost at a seam, if there is one.
    pub(super) fn cut_of(&self, word: &Letters, entry: Entry) -> Option<usize> {
        if !self.repairs.spaces || entry.answer() == Answer::Whole || word.is_foreign() {
            return None;
        }
        // The halves of خودروش are those of خودرو.
        let end = AttachedEndings::new(self.knowledge).end_without(word, 0, word.len(), false);
        let stem = (end < word.len()).then(|| self.piece_of(word, 0, end));
        if let Some(stem) = stem.filter(|stem| stem.entry.form().free >= COMMON_WORD) {
            return self.cut_of(&stem.letters, stem.entry);
        }
        let k = self.seam_of(word, entry).map(|k| self.before_and(word, k))?;
        let (left, right) = (word.piece(0, k), word.piece(k, word.len()));
        let is_any_ending = is_ending(right, word.len() - k) || is_any_plural(right);
        // Nobody writes only the space before و: کندو is the word for "hive".
        let is_last_letter = k + 1 == word.len() && entry.form().free >= SEEN;
        (!is_any_ending && !is_last_letter && !seam::is_never_before(left, right, self.knowledge))
            .then_some(k)
    }

    /// The letter after the best seam of a word, if its score is enough for a cut.
    fn seam_of(&self, word: &Letters, entry: Entry) -> Option<usize> {
        let (k, score) = best_seam(word, entry, Attached::default(), self.knowledge, 0, &self.exits)?;
        let is_common =
            |from: usize, to: usize| self.knowledge.entry(word.piece(from, to)).form().free >= COMMON_WORD;
        let is_long = word.len() >= TWO_WORDS && k > 2 && is_common(0, k);
        let may_be_two = is_long || seam::is_often_attached(word.piece(0, k));
        let cut = match entry.form().free {
            _ if may_be_two && is_common(k, word.len()) => 0,
            SEEN.. => self.cut_seen,
            _ => self.cut,
        };
        (score > cut).then_some(k)
    }

    /// Letter `k`, or the و before it if the letters before `k` are a much rarer word with this و than without it:
    /// سر و صدا, not سرو صدا.
    fn before_and(&self, word: &Letters, k: usize) -> usize {
        let free = |to: usize| self.knowledge.entry(word.piece(0, to)).form().free;
        let is_and = k > 2 && word.piece(k - 1, k) == AND && !chars::code_joins(word[k - 2]);
        if is_and && free(k - 1) >= free(k) + MORE_COMMON { k - 1 } else { k }
    }

    /// Whether a first letter that may be the word و certainly is: training saw the whole after a ZWNJ (وکار), or the seam
    /// after this letter has a score that is enough for a cut.
    pub(super) fn is_and_certain(&self, word: &Letters, entry: Entry) -> bool {
        entry.form().last > 0 || self.seam_of(word, entry) == Some(1)
    }

    /// Whether a part may be the word و and a common word, as in کسب‌وکار and گفت‌وگوها.
    pub(super) fn begins_with_and(&self, word: &Letters, whole: Form) -> bool {
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
}
