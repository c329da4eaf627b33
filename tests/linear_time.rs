//! Every public function takes time linear in its input, also on hostile text.
//!
//! Each text is measured at some length and at four times that length: a linear function then takes
//! about 4 times as long, a quadratic one 16 times. The tests run one after the other, in a crate of
//! their own, so that they do not disturb each other's measurements.

#[path = "common/mod.rs"]
mod common;

use std::fmt::Write;
use std::hint::black_box;
use std::sync::{Mutex, MutexGuard};
use std::time::{Duration, Instant};

use common::{EXTRAS, changed, presets, protecting};
use hamvar::{Normalizer, digits, zwnj};

/// The lengths of texts, in bytes.
const SHORTEST: usize = 1 << 13;
const LONGEST: usize = 1 << 18;

/// A text that takes less time is made longer, since timers and caches disturb short measurements.
const MEASURABLE: Duration = Duration::from_millis(1);

/// The most that four times the text may take.
const LIMIT: f64 = 8.0;

/// How often a measurement that exceeds the limit is repeated. A busy machine disturbs one or two.
const ATTEMPTS: usize = 4;

type Function = (String, Box<dyn Fn(&str)>);

/// Only one test may measure at a time.
fn alone() -> MutexGuard<'static, ()> {
    static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());
    ONE_AT_A_TIME.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
}

/// The best of three runs.
fn time(run: &dyn Fn(&str), text: &str) -> Duration {
    let once = || {
        let start = Instant::now();
        run(black_box(text));
        start.elapsed()
    };
    once().min(once()).min(once())
}

/// `piece` repeated to about `size` bytes after a Persian word, so that the line is Persian.
fn text(piece: &str, size: usize) -> String {
    format!("متن {}", piece.repeat(size / piece.len()))
}

/// A message if `run` takes more than linear time on repetitions of `piece`.
fn superlinear(name: &str, run: &dyn Fn(&str), piece: &str) -> Option<String> {
    let mut size = SHORTEST;
    while time(run, &text(piece, size)) < MEASURABLE {
        size *= 2;
        if size > LONGEST {
            // Even one nanosecond for each pair of 64 KiB would have taken four seconds.
            return None;
        }
    }
    let mut message = None;
    for _ in 0..ATTEMPTS {
        let (one, four) = (time(run, &text(piece, size)), time(run, &text(piece, 4 * size)));
        let ratio = four.as_secs_f64() / one.as_secs_f64();
        if ratio < LIMIT {
            return None;
        }
        message = Some(format!("{name} on {piece:?}: {size} bytes {one:?}, four times that {four:?}"));
    }
    message
}

#[track_caller]
fn check_linear(functions: &[Function], pieces: &[&str]) {
    let _alone = alone();
    let cases = pieces.iter().flat_map(|piece| functions.iter().map(move |function| (function, piece)));
    let failed: Vec<_> =
        cases.filter_map(|((name, run), piece)| superlinear(name, run.as_ref(), piece)).collect();
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

fn function(name: &str, run: impl Fn(&str) + 'static) -> Function {
    (name.to_owned(), Box::new(run))
}

/// The functions that change a text, by every way to ask for the change.
fn normalizing() -> Vec<Function> {
    let standard = Normalizer::standard;
    let mut all: Vec<Function> = presets()
        .into_iter()
        .chain([
            ("all steps", changed(standard(), EXTRAS)),
            ("own pattern", protecting(standard(), "ref:[0-9]+")),
        ])
        .map(|(name, n)| function(name, move |text| drop(n.normalize(text))))
        .collect();
    all.extend([
        function("edits", |text| drop(Normalizer::standard().edits(text))),
        function("gap_decisions", |text| drop(Normalizer::standard().gap_decisions(text))),
        function("edits of keys", |text| drop(Normalizer::search().edits(text))),
    ]);
    all
}

/// Functions that share their work with [`normalizing`], or do little of it.
fn others() -> Vec<Function> {
    let standard = Normalizer::standard;
    vec![
        function("normalize_into", move |text| standard().normalize_into(text, &mut String::new())),
        function("is_normalized", move |text| _ = standard().is_normalized(text)),
        function("normalize_aligned", move |text| {
            let aligned = standard().normalize_aligned(text);
            let end = common::aligned_text(&aligned).len();
            _ = (common::source_range(&aligned, 0..end), common::result_range(&aligned, 0..text.len()));
        }),
        function("session", |text| {
            let mut session = Normalizer::standard().session();
            text.split_inclusive(' ').for_each(|part| drop(session.normalize(part)));
        }),
        function("fmt_writer", |text| {
            let mut writer = Normalizer::standard().fmt_writer(String::new());
            text.split_inclusive(' ').for_each(|part| writer.write_str(part).unwrap());
            drop(writer.finish());
        }),
        function("fold", |text| drop(hamvar::fold(text))),
        function("fix_spaces", |text| drop(hamvar::fix_spaces(text))),
        function("fix_punctuation", |text| drop(hamvar::fix_punctuation(text))),
        function("clean", |text| drop(zwnj::clean(text))),
        function("restore", |text| drop(zwnj::restore(text))),
        function("Model::restore", |text| drop(zwnj::Model::embedded().restore(text))),
        function("separate_words", |text| drop(zwnj::separate_words(text))),
        function("to_persian", |text| drop(digits::to_persian(text))),
        function("to_ascii", |text| drop(digits::to_ascii(text))),
        function("to_arabic_indic", |text| drop(digits::to_arabic_indic(text))),
        function("parse", |text| _ = digits::parse::<f64>(text)),
    ]
}

fn segmenting() -> Vec<Function> {
    vec![
        function("sentences", |text| _ = hamvar::sentences(text).count()),
        function("sentence_indices", |text| _ = hamvar::sentence_indices(text).count()),
        function("SentenceRules", |text| {
            let mut rules = hamvar::SentenceRules::new();
            rules.line_breaks(false).clauses(true).add_abbreviation("م").unwrap();
            _ = rules.sentences(text).count();
        }),
        function("words", |text| _ = hamvar::words(text).count()),
        function("word_indices", |text| _ = hamvar::word_indices(text).count()),
        function("tokens", |text| _ = hamvar::tokens(text).count()),
    ]
}

/// Each of these made some function quadratic once, or is the beginning of something that is looked for.
///
/// Left out are two kinds that are known to take long: a sentence sign before a quotation mark, over and
/// over in one sentence, and digits before an apostrophe or `www.`.
#[rustfmt::skip]
const PIECES: &[&str] = &[
    "\u{200C}", ".", "\"", "`", "(", "ه", "،", "می ", "< ", "a@", "\u{64E}", "! ", "1.", "-", "ک\u{200C}",
    "#", "«", "ب’", "ب·", "a'ب'", "1/", "\u{64E}\u{200D}", "\u{64E}\u{AC}",
    "(ب", ")ب", "ب«", "»ب", "(ب)ب", ". . ", "… . ", "&", "&zwj;", "&#1", "ه ی", "1.1/", "م.", "中", "1a", ". ", "[",
    "شکل 1.2، ", "1نفر", "سال1", ";_", ":(", "؟ب", "8) ", "،1.2",
];

/// What may begin a protected span that never ends, or ends far away.
const SPAN_STARTS: &[&str] = &[
    "<a ",
    "$a",
    "](",
    "a@",
    "`` ` ",
    "#a#",
    "<!--",
    "http://",
    "www.",
    "$$ $",
    "/:",
    "[](",
    "@a.",
    "```a",
    "\u{200D}#",
    "`\u{200C}",
    "a.",
    "a://",
    "www.,",
    "www.)",
    "x@a-",
    "$a",
    "$ $a",
    "](a)",
    "#\u{64E}",
];

#[test]
fn normalizing_takes_linear_time() {
    check_linear(&normalizing(), PIECES);
}

#[test]
fn every_other_function_takes_linear_time() {
    check_linear(&others(), &["\u{200C}", ". ", "ه", "می ", "1.", "\u{64E}", "`"]);
}

#[test]
fn segmenting_takes_linear_time() {
    check_linear(&segmenting(), PIECES);
}

#[test]
fn looking_for_protected_spans_takes_linear_time() {
    let n = common::one_step(common::CLEAN_ZWNJ);
    let clean = function("clean", move |text| drop(n.normalize(text)));
    check_linear(&[clean], SPAN_STARTS);
    // Runs of backticks of every length, none of which closes another.
    let ticks: String = (1..200).map(|n| "`".repeat(n % 50 + 1) + " ").collect();
    let standard = function("standard", |text| drop(Normalizer::standard().normalize(text)));
    check_linear(&[standard], &[&ticks]);
}

#[test]
fn a_long_number_is_parsed_in_linear_time() {
    // The digits alone, since anything else ends the number at once.
    let parse = function("parse", |text| _ = digits::parse::<f64>(&text["متن ".len()..]));
    check_linear(&[parse], &["1", "۱۲۳٬", "\u{200F}"]);
}

/// A quadratic function fails the check, so that the check can fail.
#[test]
fn a_quadratic_function_is_found() {
    let _alone = alone();
    let quadratic = |text: &str| {
        let sum: usize = (0..text.len())
            .step_by(16)
            .map(|at| text.as_bytes()[at..].iter().filter(|&&b| b == b'a').count())
            .sum();
        black_box(sum);
    };
    assert!(superlinear("quadratic", &quadratic, "a").is_some());
}
