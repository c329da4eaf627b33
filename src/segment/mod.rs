//! Segmentation: sentences and words as slices of a text. Nothing here changes a text.
//!
//! | question | file |
//! |---|---|
//! | how does one ask for sentences, and by which rules? | [`sentences`] |
//! | where does a sentence end? | `sentence_end` |
//! | which dots belong to the word before them? | `word_dots` |
//! | which words do those rules know? | `word_lists`, [`abbreviations`] |
//! | how does one ask for words and tokens? | [`words`] |

pub(crate) mod abbreviations;

mod sentence_end;
pub(crate) mod sentences;
mod word_dots;
mod word_lists;
pub(crate) mod words;
