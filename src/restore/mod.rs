//! The repair of gaps: lost ZWNJs (U+200C ZERO WIDTH NON-JOINER, half-space), lost spaces, and words that
//! were typed as two. The spelling follows the orthography of the Academy of Persian Language and Literature.
//! A [`Model`] decides which gaps are wrong.
//!
//! ```text
//! for each passage of the text (a line, or some hundred letters of one):   passage/read.rs
//!     look up what the model knows of each part                            knowledge.rs, tables.rs
//!     count the damage that is beyond doubt                                damage.rs
//!     spell the user's words                                               user_words.rs
//!     repeat until nothing changes:                                        judge.rs
//!         set the thresholds by the damage, now and earlier                thresholds.rs
//!         for each part: is it two words that lost their space? cut it     seam.rs
//!         does it need a ZWNJ inside? split it                             split.rs
//!         for each space: is it a lost ZWNJ? join the parts                space.rs
//!         is it in the middle of a word? merge the parts                   merge.rs, compounds.rs
//! ```
//!
//! A part that was split is judged again, half by half: میخواستهاند, می + خواستهاند, می + خواسته + اند.
//!
//! Files import in this order only: `letters`, `entry`, `log_odds`, `endings`, `arabic`, `archaic`, `noun_classes`,
//! `repairs` and `units`; `word_classes`; `filter`; `spoken_verbs`; `grammar`, `compounds`; `features`; `model`,
//! `passage`; `arabic_phrases`; `tables`, `user_words`; `knowledge`; `amounts`, `insistence`, `letter_names`,
//! `light_verbs`, `past_verbs`, `lost_before_prefix`, `repeated_words`, `plurals`, `sounded_heh`, `vocative`, `verb_phrases`;
//! `noun_phrases`, `spoken_object`, `wet`, `wine`; `glued_object`; `damage`; `thresholds`; `places`; `whole_words`;
//! `seam_score`; `seam_chain`; `seam`, `phrases`; `merge`; `split`, `space`; `attached`, `heh_plurals`; `key_words`,
//! `two_words`; `judge`; `recorder`, which finds out why a gap was changed; `key`, which gives the words of search keys
//! their gaps; `stem`, which finds the stems and parts of these words. The step that walks a text and reports the edits
//! is `steps/restore_zwnj.rs`. The trainer reaches this folder through `training` alone.
//!
//! The folder `bare` finds the words of bare text in another way. It uses `letters`, `entry`, `features`, and the types
//! that implement `Evidence`.

mod amounts;
mod arabic;
mod arabic_phrases;
mod archaic;
mod attached;
pub(crate) mod bare;
mod compounds;
mod damage;
mod endings;
mod entry;
mod features;
mod filter;
mod glued_object;
mod grammar;
mod heh_plurals;
mod insistence;
mod judge;
mod key;
mod key_words;
mod knowledge;
mod letter_names;
mod letters;
mod light_verbs;
mod log_odds;
mod lost_before_prefix;
mod merge;
mod model;
mod noun_classes;
mod noun_phrases;
mod passage;
mod past_verbs;
mod phrases;
mod places;
mod plurals;
mod recorder;
mod repairs;
mod repeated_words;
mod seam;
mod seam_chain;
mod seam_score;
mod sounded_heh;
mod space;
mod split;
mod spoken_object;
mod spoken_verbs;
mod stem;
mod tables;
mod thresholds;
#[cfg(feature = "train")]
pub(crate) mod training;
mod two_words;
mod units;
mod user_words;
mod verb_phrases;
mod vocative;
mod wet;
mod whole_words;
mod wine;
mod word_classes;
mod word_error;

pub(crate) use damage::DamageHistory;
pub(crate) use endings::is_plural;
pub(crate) use judge::{Judge, Unwatched, Watch};
pub(crate) use knowledge::Knowledge;
pub(crate) use letters::MAX_WORD;
pub(crate) use log_odds::log_odds;
pub use model::{MODEL_VERSION, Model, ModelError};
pub(crate) use passage::{Gap, MAX_PARTS, Others, Part, Passage};
pub(crate) use recorder::Recorder;
pub(crate) use repairs::Repairs;
pub(crate) use stem::{Stems, WordTerms};
pub(crate) use two_words::are_two_words;
pub(crate) use user_words::UserWords;
pub use word_error::WordError;
