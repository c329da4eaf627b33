//! Segmentation: sentences and words as slices of a text. Nothing here changes a text.
//!
//! | question | file |
//! |---|---|
//! | how does one ask for sentences, and by which rules? | [`sentences`] |
//! | where does a sentence end? | `sentence_end` |
//! | which dots belong to the word before them? | `word_dots` |
//! | which words do those rules know? | `word_lists`, [`abbreviations`] |
//! | how does one ask for words and tokens? | [`words`] |
//! | where does a token end, and what is it? | `pieces` |
//! | where does UAX #29 end a piece, and where does Persian need a cut? | `uax_pieces` |

pub(crate) mod abbreviations;
mod pieces;
mod sentence_end;
pub(crate) mod sentences;
mod uax_pieces;
mod word_dots;
mod word_lists;
pub(crate) mod words;
