//! Every public function does work linear in its text, also on hostile text. Work is counted and not timed, so a busy
//! machine does not matter.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::count;
use super::counter::counted;
use super::functions::{self, Function};
use super::texts::{self, Text};

/// The length of a short text, in bytes: several times every limit of a rule.
const SHORT: usize = 1 << 13;
/// How many times as long as a short text a long text is.
const TIMES: usize = 8;
/// The most work on a long text, as a multiple of the work on a short one in per cent. Binary searches count among all
/// edges, so some work grows with the logarithm of the text, too.
const PERCENT: u64 = if cfg!(count_edges) { 1_000 } else { 880 };
/// The work that a long text may take beyond [`PERCENT`]. A rule that reads ahead up to a limit reads less
/// near the end of a text, and this end is a greater share of a short text.
const CONSTANT: u64 = if cfg!(count_edges) { 200_000 } else { 250_000 };
/// Only one text in this many is read. Without optimization, all of them take too long.
const STRIDE: usize = if cfg!(debug_assertions) { 16 } else { 1 };

/// The work of `run` on `text`.
fn work(run: &dyn Fn(&str), text: &str) -> u64 {
    let before = counted();
    run(text);
    counted() - before
}

/// A message if the work of `function` is more than linear on `text`.
fn superlinear((name, run): &Function, text: &Text) -> Option<String> {
    let [short, long] = [SHORT, TIMES * SHORT].map(|len| work(run, &text.build(len)));
    (long > short * PERCENT / 100 + CONSTANT)
        .then(|| format!("{name} on {text:?}: {long} for {TIMES} times a text that takes {short}"))
}

#[track_caller]
fn check<'f>(cases: impl Iterator<Item = (&'f Function, Text)>) {
    let failed: Vec<_> = cases.filter_map(|(function, text)| superlinear(function, &text)).collect();
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

#[test]
fn the_main_functions_do_linear_work() {
    // The first function gets every text. Each other one gets every second text.
    let functions = functions::main();
    check(functions.iter().enumerate().flat_map(|(i, function)| {
        let step = if i == 0 { 1 } else { 2 };
        texts::single().into_iter().skip(i % 2).step_by(step * STRIDE).map(move |text| (function, text))
    }));
}

#[test]
fn every_function_does_linear_work() {
    // Each function gets every eighth text, and the next function the texts after those.
    let functions = functions::all();
    check(functions.iter().enumerate().flat_map(|(i, function)| {
        texts::single().into_iter().skip(i % 8).step_by(8 * STRIDE).map(move |text| (function, text))
    }));
}

#[test]
fn pairs_of_signs_take_linear_work() {
    // Neighbouring pairs go to different functions.
    let functions = functions::main();
    let pairs = texts::pairs().step_by(11 * STRIDE).enumerate();
    check(pairs.map(|(i, text)| (&functions[i % functions.len()], text)));
}

#[test]
#[ignore = "takes minutes; for changes of what a loop looks for"]
fn every_pair_of_signs_takes_linear_work() {
    let functions = functions::main();
    check(functions.iter().flat_map(|function| texts::pairs().map(move |text| (function, text))));
}

/// A loop that reads far ahead at each short piece does linear work, too, but much work for each byte.
#[test]
fn short_pieces_are_not_read_far_ahead() {
    /// The most units for each byte.
    const MOST: u64 = 250;
    for (name, run) in functions::main() {
        for text in texts::single().into_iter().step_by(STRIDE) {
            let built = text.build(SHORT);
            let work = work(&*run, &built);
            let most = MOST * built.len() as u64;
            assert!(cfg!(count_edges) || work < most, "{name} on {text:?}: {work} for {} bytes", built.len());
        }
    }
}

/// Shows that the check fails for loops that do more than linear work.
#[test]
fn a_quadratic_loop_is_found() {
    fn rest_is_searched_at_each_sign(text: &str) {
        for (at, _) in text.match_indices('<') {
            _ = core::hint::black_box(super::memchr::memchr(b'>', &text.as_bytes()[at..]));
        }
    }
    fn earlier_signs_are_counted_at_each_sign(text: &str) {
        for (at, _) in text.match_indices('<') {
            (0..at / 64).for_each(|at| count(core::hint::black_box(at) / usize::MAX + 1));
        }
    }
    for (name, run) in [
        ("forwards", rest_is_searched_at_each_sign as fn(&str)),
        ("backwards", earlier_signs_are_counted_at_each_sign),
    ] {
        let function: Function = (name, alloc::boxed::Box::new(run));
        assert!(superlinear(&function, &Text::Repeated("<".into())).is_some(), "{name}");
        assert!(superlinear(&function, &Text::Repeated("a<bcdefghijklmno".into())).is_some(), "{name}");
        assert_eq!(superlinear(&function, &Text::Repeated(">".into())), None, "{name}");
    }
}
