//! Segmentation: sentences and words as slices of a text. Nothing here changes a text.
//!
//! | question | file |
//! |---|---|
//! | what are the public functions for sentences? | [`sentences`] |
//! | which rules can a caller change? | `rules` |
//! | where does a sentence end? | `sentence_end` |
//! | which dots belong to the word before them? | `word_dots` |
//! | which words do these rules list? | `word_lists`, [`abbreviations`] |
//! | what are the public functions for words and tokens? | [`words`] |
//! | what is a token? | `token` |
//! | where does a token end, and of what kind is it? | `pieces` |
//! | where does a piece end by UAX #29, and where is it cut for Persian? | `uax_pieces` |

pub(crate) mod abbreviations;
mod characters;
mod pieces;
mod rules;
mod sentence_end;
pub(crate) mod sentences;
mod token;
mod uax_pieces;
mod word_dots;
mod word_lists;
pub(crate) mod words;
