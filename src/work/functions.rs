//! The public functions that read a text, each as a closure that takes a text and returns nothing.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;
use core::fmt::Write as _;
use core::hint::black_box;

use crate::edits::{LineIndex, apply};
use crate::{Builder, Digits, HehYe, Marks, Normalizer, SentenceRules, Style, TextKind};
use crate::{digits, zwnj};

/// A name, and a closure that does all its work before it returns.
pub(super) type Function = (&'static str, Box<dyn Fn(&str)>);

fn function<T>(name: &'static str, run: impl Fn(&str) -> T + 'static) -> Function {
    (name, Box::new(move |text| drop(black_box(run(text)))))
}

/// A few functions that together run the loops of all functions.
pub(super) fn main() -> Vec<Function> {
    let names = [
        "standard",
        "search",
        "options that are off by default",
        "edits",
        "separate_words",
        "sentences",
        "SentenceRules",
        "tokens",
        "parse",
    ];
    let main: Vec<Function> = all().into_iter().filter(|(name, _)| names.contains(name)).collect();
    assert_eq!(main.len(), names.len());
    main
}

/// All functions.
pub(super) fn all() -> Vec<Function> {
    let mut all = normalizing();
    all.extend(single_steps());
    all.extend(outputs());
    all.extend(incremental());
    all.extend(segmenting());
    all.extend(others());
    all
}

fn normalize(name: &'static str, n: Normalizer) -> Function {
    function(name, move |text| n.normalize(text).len())
}

fn with(choice: impl FnOnce(&mut Builder)) -> Normalizer {
    let mut builder = Normalizer::builder();
    choice(&mut builder);
    builder.build()
}

/// The presets, and options that change what several steps do.
fn normalizing() -> Vec<Function> {
    let extras = with(|b| {
        b.collapse_repeats(true).decode_entities(true).convert_line_ends(true).collapse_blank_lines(true);
        b.group_digits(true).convert_lone_numbers(true);
    });
    let styles = with(|b| {
        b.pronoun_plurals(Style::Apart).pronouns_with_ke(Style::Joined).adverbs_with_ke(Style::Apart);
        b.adverbs_with_be(Style::Apart).heh_ye(HehYe::Hamza);
    });
    let words = with(|b| _ = b.add_words(["خانه\u{200C}کتاب", "دست رفت"]).expect("words"));
    vec![
        normalize("standard", Normalizer::standard()),
        normalize("search", Normalizer::search()),
        normalize("minimal", Normalizer::minimal()),
        normalize("options that are off by default", extras),
        normalize("styles", styles),
        normalize("without marks", with(|b| _ = b.marks(Marks::Drop))),
        normalize("with tanvin", with(|b| _ = b.marks(Marks::KeepTanvin))),
        normalize("user words", words),
        normalize("all prose", with(|b| _ = b.text_kind(TextKind::Prose))),
        normalize("all data", with(|b| _ = b.text_kind(TextKind::Data))),
        normalize("unprotected", with(|b| _ = b.protect(false))),
        normalize("short lines", with(|b| _ = b.longest_line(1000))),
        normalize("protect_pattern", with(|b| _ = b.protect_pattern("ref:[0-9]+").expect("a pattern"))),
    ]
}

fn single_steps() -> Vec<Function> {
    let one = |choice: fn(&mut Builder) -> &mut Builder| choice(&mut Builder::empty()).build();
    vec![
        function("fold", |text| crate::fold(text).len()),
        function("fix_spaces", |text| crate::fix_spaces(text).len()),
        function("fix_punctuation", |text| crate::fix_punctuation(text).len()),
        function("zwnj::clean", |text| zwnj::clean(text).len()),
        function("zwnj::restore", |text| zwnj::restore(text).len()),
        function("separate_words", |text| zwnj::separate_words(text).len()),
        normalize("digits alone", one(|b| b.digits(Digits::Persian))),
        normalize("restore_spaces alone", one(|b| b.restore_spaces(true))),
        normalize("join_words alone", one(|b| b.join_words(true))),
        normalize("entities alone", one(|b| b.decode_entities(true))),
        normalize("repeats alone", one(|b| b.collapse_repeats(true))),
        normalize("line ends alone", one(|b| b.convert_line_ends(true))),
        normalize("blank lines alone", one(|b| b.collapse_blank_lines(true))),
        normalize("spans alone", one(|b| b.protect(true).clean_zwnj(true))),
    ]
}

/// The other outputs of a normalizer.
fn outputs() -> Vec<Function> {
    let standard = Normalizer::standard;
    vec![
        function("is_normalized", move |text| standard().is_normalized(text)),
        function("normalize_into", move |text| standard().normalize_into(text, &mut String::new())),
        function("edits", move |text| {
            let edits = standard().edits(text);
            (apply(text, &edits).len(), apply(text, edits.iter().step_by(2)).len())
        }),
        function("edits of keys", |text| Normalizer::search().edits(text).len()),
        function("search_terms", |text| Normalizer::search().search_terms(text).iter().count()),
        function("gap_decisions", move |text| standard().gap_decisions(text).len()),
        function("normalize_aligned", move |text| {
            let aligned = standard().normalize_aligned(text);
            let offsets = || (0..text.len()).step_by(64);
            offsets()
                .map(|at| aligned.result_range(at..at + 1).len() + aligned.source_range(at..at + 1).len())
                .sum::<usize>()
        }),
        function("LineIndex", |text| {
            let index = LineIndex::new(text);
            (0..text.len()).step_by(64).map(|at| index.position(at).line).sum::<usize>()
        }),
    ]
}

/// Functions that get a text bit by bit.
fn incremental() -> Vec<Function> {
    let standard = Normalizer::standard;
    vec![
        function("Session::normalize", move |text| {
            let mut session = standard().session();
            text.split_inclusive(' ').map(|part| session.normalize(part).len()).sum::<usize>()
        }),
        function("Session::edits", move |text| {
            let mut session = standard().session();
            text.split_inclusive(' ').map(|part| session.edits(part).len()).sum::<usize>()
        }),
        function("Batch", move |text| {
            let mut batch = standard().batch();
            batch.keep_context(true).extend(text.split_inclusive(' '));
            batch.text().len()
        }),
        function("fmt_writer", move |text| {
            let mut writer = standard().fmt_writer(String::new());
            text.split_inclusive(' ').for_each(|part| writer.write_str(part).expect("a string"));
            writer.finish().map(|out| out.len())
        }),
        #[cfg(feature = "std")]
        function("writer", move |text| {
            let mut writer = standard().writer(Vec::new());
            text.as_bytes()
                .chunks(7)
                .for_each(|part| std::io::Write::write_all(&mut writer, part).expect("a string"));
            writer.finish().map(|out| out.len()).ok()
        }),
        #[cfg(feature = "std")]
        function("reader", move |text| {
            let (mut reader, mut out) = (standard().reader(text.as_bytes()), String::new());
            std::io::Read::read_to_string(&mut reader, &mut out).ok()
        }),
    ]
}

fn segmenting() -> Vec<Function> {
    vec![
        function("sentences", |text| crate::sentences(text).count()),
        function("sentence_indices", |text| crate::sentence_indices(text).count()),
        function("SentenceRules", |text| {
            let mut rules = SentenceRules::new();
            rules.line_breaks(false).clauses(true).add_abbreviation("مث").expect("a word");
            rules.sentences(text).count()
        }),
        function("words", |text| crate::words(text).count()),
        function("word_indices", |text| crate::word_indices(text).count()),
        function("tokens", |text| crate::tokens(text).count()),
    ]
}

fn others() -> Vec<Function> {
    vec![
        function("to_persian", |text| digits::to_persian(text).len()),
        function("to_ascii", |text| digits::to_ascii(text).len()),
        function("to_arabic_indic", |text| digits::to_arabic_indic(text).len()),
        // These functions stop at the first word, so the texts lose theirs.
        function("parse", |text| digits::parse::<f64>(without_word(text)).is_ok()),
        function("machine_number", |text| digits::machine_number(without_word(text)).is_ok()),
        function("display_number", |text| digits::display_number(without_word(text)).is_ok()),
        function("only_digits", |text| digits::only_digits(without_word(text)).is_ok()),
        function("add_word", |text| Normalizer::builder().add_word(text).is_ok()),
        function("add_abbreviation", |text| SentenceRules::new().add_abbreviation(text).is_ok()),
    ]
}

/// `text` without the word that the texts begin with.
fn without_word(text: &str) -> &str {
    text.strip_prefix(super::texts::WORD).unwrap_or(text)
}
