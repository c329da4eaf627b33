//! The ZWNJ (U+200C ZERO WIDTH NON-JOINER, half-space): removing those that show nothing,
//! restoring those that were lost.
//!
//! The rules of where one belongs are those of the Academy's orthography; where it was lost is
//! decided by a [`Model`].

mod damage;
mod features;
mod given;
mod hash;
mod model;
mod passage;
pub(crate) mod restore;
mod set;
mod stretch;
#[cfg(feature = "train")]
pub(crate) mod training;

use alloc::borrow::Cow;

#[cfg(feature = "train")]
#[cfg_attr(docsrs, doc(cfg(feature = "train")))]
pub use crate::train::Trainer;
pub(crate) use damage::{Memory, log_odds};
pub(crate) use given::Words;
pub use model::{Model, ModelError};
pub(crate) use restore::{Rules, Spelling};

use crate::edit;
use crate::scan::Text;
use crate::steps::clean_zwnj;
use crate::text::spans::Spans;

/// Removes every ZWNJ that shows nothing: doubled ones, those at the edge of a word or beside a
/// space, a mark or a sign, and those after a letter that does not join. Other scripts' ZWNJs stay.
///
/// Borrows when there is nothing to do. Takes time linear in the text.
///
/// ```
/// // A ZWNJ after ر shows nothing; the one after ی stays.
/// assert_eq!(hamvar::zwnj::clean("کار\u{200C}ها می\u{200C}\u{200C}روند"), "کارها می\u{200C}روند");
/// ```
pub fn clean(text: &str) -> Cow<'_, str> {
    edit::rewritten(text, |sink| clean_zwnj::clean(&Text::new(text), &Spans::NONE, sink))
}

/// Restores lost ZWNJs with the embedded model, where they were deleted and where they became
/// spaces. Changes gaps only, never a letter.
///
/// Borrows when there is nothing to do. Takes time linear in the text.
///
/// ```
/// assert_eq!(hamvar::zwnj::restore("نمیخواهند"), "نمی‌خواهند");
/// assert_eq!(hamvar::zwnj::restore("همکاری های بندر ها"), "همکاری‌های بندرها");
/// ```
pub fn restore(text: &str) -> Cow<'_, str> {
    Model::embedded().restore(text)
}

impl Model {
    /// Restores lost ZWNJs with this model; see [`restore`](restore()).
    ///
    /// ```
    /// let model = hamvar::zwnj::Model::embedded();
    /// assert_eq!(model.restore("منطقهای"), "منطقه‌ای");
    /// ```
    pub fn restore<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let rules = Rules { model: self, words: None, confidence: 0, spelling: Spelling::Zwnj };
        edit::rewritten(text, |sink| {
            restore::restore(text, &Spans::NONE, rules, &mut Memory::default(), sink)
        })
    }
}
