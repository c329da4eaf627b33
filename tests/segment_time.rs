//! Segmentation takes time linear in the length of the text, whatever the text.

use std::hint::black_box;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use hamvar::SentenceRules;
use unicode_segmentation::UnicodeSegmentation;

/// Units of texts that sentences end in rarely or never, so that what one sign reads, others may read
/// again: closing marks, list items, brackets, abbreviations, blanks.
const SIGNS: &[&str] = &[
    ".'",
    "؟'",
    "!'",
    "…'",
    "م.'",
    "!\"/",
    "م.\"-",
    "'\"!",
    "\"_www.",
    "www.'",
    "ه.ش.'",
    "'(…",
    ".'\u{200F}",
    "a.'b ",
    "f(x).'y' ",
    "3.'5 ",
    "!'=",
    "1. ",
    "(۱. ",
    "12345. ",
    ". ",
    ".\"",
    "… و ",
    "!،",
    "! \n،",
    "(.",
    "الف. ",
    "!\u{200F}",
    "مث.",
];

/// Units of texts whose pieces are short, while a reader could go on for long.
const WORDS: &[&str] = &[
    "۵'",
    "\u{661}'",
    "1'۵",
    "۵www.",
    "www.۵",
    "²",
    "¼.",
    "aب.",
    "می\u{202F}",
    "カ\u{202F}",
    "1,",
    "1/2a",
    "a@",
    "#",
    "ب\u{200C}",
    "ी",
    "a'\u{301}",
];

/// About `len` bytes of `unit`.
fn text(unit: &str, len: usize) -> String {
    unit.repeat(len / unit.len())
}

/// How long this thread has computed, in nanoseconds. Linux counts the time on a processor, without the
/// time in which other programs have it; yielding brings that count up to date. Elsewhere it is the time
/// since `start`.
fn computed(start: Instant) -> u128 {
    std::thread::yield_now();
    let counts = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let counted = counts.and_then(|counts| counts.split(' ').next()?.parse().ok()).filter(|&count| count > 0);
    counted.unwrap_or_else(|| start.elapsed().as_nanos())
}

fn time(run: impl Fn() -> usize) -> Duration {
    let start = Instant::now();
    let before = computed(start);
    black_box(run());
    Duration::from_nanos(computed(start).saturating_sub(before) as u64)
}

/// Asserts that the best times of `short` and `long` are `in_proportion`.
///
/// A busy machine can only make a single time longer. So one test measures at a time, and measures
/// again until the times are in proportion or the attempts are used up.
fn check(
    name: &str,
    short: impl Fn() -> usize,
    long: impl Fn() -> usize,
    in_proportion: impl Fn(Duration, Duration) -> bool,
) {
    static MEASURING: Mutex<()> = Mutex::new(());
    let _one_at_a_time = MEASURING.lock().unwrap_or_else(PoisonError::into_inner);
    let mut best = (Duration::MAX, Duration::MAX);
    for _ in 0..30 {
        best = (best.0.min(time(&short)), best.1.min(time(&long)));
        if in_proportion(best.0, best.1) {
            return;
        }
    }
    panic!("{name}: {:?} and {:?}", best.0, best.1);
}

/// Four times the text takes about four times as long, and not sixteen times.
fn check_growth(name: &str, unit: &str, len: usize, run: impl Fn(&str) -> usize) {
    let (short, long) = (text(unit, len), text(unit, 4 * len));
    check(&format!("{name} {unit:?}"), || run(&short), || run(&long), |short, long| long < 8 * short);
}

#[test]
fn sentences_take_time_linear_in_the_text() {
    let mut wrapped = SentenceRules::new();
    wrapped.line_breaks(false).clauses(true).add_abbreviation("مث").unwrap();
    for unit in SIGNS.iter().chain(WORDS) {
        check_growth("sentences", unit, 5_000, |text| hamvar::sentences(text).count());
        check_growth("with other rules", unit, 5_000, |text| wrapped.sentences(text).count());
    }
}

#[test]
fn tokens_take_time_linear_in_the_text() {
    for unit in SIGNS.iter().chain(WORDS) {
        check_growth("tokens", unit, 5_000, |text| hamvar::tokens(text).count());
    }
    for (unit, end) in [("1", "é"), ("1,", "1é"), ("a", "é"), ("ب", "é"), ("a1", "'"), ("1", "۱a")] {
        let name = format!("tokens before {end}");
        check_growth(&name, unit, 100_000, |text| hamvar::tokens(&(text.to_owned() + end)).count());
    }
}

/// A text of many short pieces may take some times as long as the boundaries of UAX #29 alone, not a
/// hundred times.
#[test]
fn short_pieces_are_not_read_far_ahead() {
    for unit in WORDS {
        let text = text(unit, 5_000);
        let uax = || text.split_word_bounds().count();
        check(unit, uax, || hamvar::tokens(&text).count(), |uax, ours| ours < 40 * uax);
    }
}
