//! What each step does, by example. There is a module for each step, and modules for what steps share.
//!
//! The spelling rules are those of the Academy's *Dastur-e Khatt-e Farsi* and of careful print.
//! Invisible characters are written as escapes in inputs.

#[path = "../common/mod.rs"]
mod common;

mod api;
mod arabic_books;
mod arabic_lines;
mod arabic_runs;
mod article;
mod builder;
mod chats_and_tables;
mod citation_ends;
mod citations;
mod clean_zwnj;
mod code_about_letters;
mod data_signs;
mod digits;
mod direction_marks;
mod edits;
mod emoticons;
mod entities;
mod extra;
mod fold;
mod foreign_quotations;
mod forms;
mod gap_decisions;
mod gap_rules;
mod gap_scores;
mod gaps;
mod inline_code;
mod labels;
mod languages;
mod letter_names;
mod light_verbs;
mod lost_spaces;
mod markup;
mod named_code_points;
mod numbers;
mod odd_lines;
mod peers;
mod phrases;
mod protect;
mod punctuation;
mod references;
mod restore_zwnj;
mod right_text;
mod search_endings;
mod search_keys;
mod search_stability;
mod search_terms;
mod second_words;
mod separate_words;
mod sessions;
mod settings;
#[cfg(feature = "serde")]
mod settings_files;
mod spaces;
mod span_ends;
mod spoken_verbs;
#[cfg(feature = "std")]
mod streams;
mod style;
mod text_kinds;
mod user_words;
