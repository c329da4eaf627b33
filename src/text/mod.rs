//! Finds parts of a text: protected spans, lines with Persian text, lines of data and their keys, markup, other
//! languages, numbers, emoticons.

pub(crate) mod arabic;
pub(crate) mod arabic_lines;
pub(crate) mod arabic_runs;
mod arabic_sentences;
mod arabic_titles;
mod arabic_words;
pub(crate) mod blanks;
pub(crate) mod chess;
pub(crate) mod citations;
mod cited_forms;
mod cited_letters;
mod cited_mistakes;
mod cited_signs;
mod code;
pub(crate) mod code_spans;
mod command_lines;
mod elements;
pub(crate) mod emoticons;
pub(crate) mod few_letters;
mod file_names;
pub(crate) mod foreign;
pub(crate) mod foreign_parts;
pub(crate) mod keys;
mod language_labels;
pub(crate) mod left_alone;
pub(crate) mod line_kind;
pub(crate) mod line_marks;
pub(crate) mod lines;
mod marks;
pub(crate) mod markup;
pub(crate) mod named_digits;
pub(crate) mod named_signs;
pub(crate) mod number_words;
pub(crate) mod numbers;
mod pashto;
mod patterns;
pub(crate) mod protect;
mod references;
pub(crate) mod signs;
pub(crate) mod sorani;
pub(crate) mod spans;
mod two_spellings;
pub(crate) mod urdu;
mod visible;

pub(crate) use patterns::address_from;
