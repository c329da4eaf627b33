//! What the judge may ask: the tables of the model, together with the user's words, which take
//! precedence.

use super::entry::{Entry, Form, Together};
use super::features::{Evidence, Feature};
use super::grammar::Seen;
use super::letters::pair_hash;
use super::model::Model;
use super::tables::Tables;
use super::user_words::UserWords;

/// The tables of a model, and the words that the user spelled.
#[derive(Clone, Copy)]
pub(crate) struct Knowledge<'k> {
    tables: Tables<'k>,
    words: Option<&'k UserWords>,
    /// The score of one logit.
    logit: i32,
}

impl<'k> Knowledge<'k> {
    pub(crate) fn new(model: &'k Model, words: Option<&'k UserWords>) -> Knowledge<'k> {
        Knowledge { tables: Tables::new(model), words, logit: model.logit() }
    }

    /// The score of one logit (a factor of e in the odds).
    pub(super) fn logit(&self) -> i32 {
        self.logit
    }

    /// The words that the user spelled.
    pub(super) fn words(&self) -> Option<&'k UserWords> {
        self.words
    }

    /// Loads what is known of a form into the cache.
    #[inline(always)]
    pub(super) fn prefetch(&self, form: u64) {
        self.tables.prefetch(form);
    }

    /// What is known of the form with this hash.
    #[inline]
    pub(super) fn entry(&self, form: u64) -> Entry {
        if self.words.is_some_and(|words| words.contains(form)) {
            return Entry::USER_WORD;
        }
        self.tables.entry(form)
    }

    /// How the training text has two forms. `joined` is the hash of both as one word.
    pub(super) fn seen(&self, left: u64, right: u64, joined: impl FnOnce() -> u64) -> Seen {
        /// The level of a count of some dozens.
        const OFTEN: u8 = 4;
        match self.tables.pair(pair_hash(left, right)) {
            Together { zwnj: OFTEN.., .. } => Seen::Often,
            Together { zwnj: 1.., .. } => Seen::Seldom,
            _ if self.entry(joined()).form().free > 0 => Seen::Joined,
            _ => Seen::Never,
        }
    }

    /// Whether the training text often has a ZWNJ between two forms.
    pub(super) fn often_has_zwnj(&self, left: u64, right: u64) -> bool {
        self.seen(left, right, || 0) == Seen::Often
    }

    /// Whether the training text has a comparative: `joined` is the form with تر.
    pub(super) fn is_compared(&self, joined: u64) -> bool {
        /// The level of a count of some dozens.
        const SOME: u8 = 4;
        let joined = self.entry(joined).form();
        joined.free >= SOME || joined.split >= SOME
    }

    /// The weight of a feature; zero if it was not learned.
    #[inline(always)]
    pub(crate) fn weight(&self, feature: Feature) -> i32 {
        self.tables.weight(feature)
    }
}

impl Evidence for Knowledge<'_> {
    #[inline]
    fn form(&self, hash: u64) -> Form {
        self.entry(hash).form()
    }

    #[inline]
    fn pair(&self, hash: u64) -> Together {
        self.tables.pair(hash)
    }
}
