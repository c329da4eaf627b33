//! Looks for texts that take more than linear time. A text is a piece that a rule looks for, or a pair of such pieces,
//! repeated.
//!
//!     cargo run --release --no-default-features --bin growth
//!
//! Prints each function and text for which eight times the text takes more than [`LIMIT`] times as long. Exits with 1
//! if there are any. Takes some minutes.

use std::hint::black_box;
use std::process::ExitCode;
use std::time::Duration;

use cpu_time::ThreadTime;
use hamvar::{Builder, Normalizer};

/// The length of a short text, in bytes.
const SHORT: usize = 1 << 12;

/// The most that eight times the text may take. A linear function takes 8 times as long, a quadratic one 64 times.
const LIMIT: f64 = 14.0;

/// A shorter time counts as this long, because the clock is too coarse for it.
const MEASURABLE: Duration = Duration::from_micros(50);

/// The pieces that rules look for: signs, openers of markup, marks, invisible characters, letters and words.
#[rustfmt::skip]
const PIECES: &[&str] = &[
    " ", "  ", "\t", "\u{A0}", ".", "...", "…", ",", "،", ";", "؛", ":", "?", "؟", "!", "\"", "'", "’", "“", "”",
    "«", "»", "(", ")", "[", "]", "{", "}", "{{", "<", ">", "<!--", "</", "|", "/", "\\", "\\a{", "`", "```", "$",
    "#", "@", "a@", "www.", "://", "](", "&", "&#1", "&zwj;", "-", "--", "_", "=", "+", "*", "**", "%", "~",
    "1", "۱", "٣", "1.", "1/", "8)", "٫", "٬", "\u{200C}", "\u{200D}", "\u{200F}", "\u{AC}", "\u{AD}", "\u{64E}",
    "\u{654}", "\u{640}", "ا", "ب", "ه", "ی", "ي", "و", "ء", "ۀ", "ﻻ", "ﷺ", "ہ", "ے", "ە", "می", "ها", "ها ", "تر",
    "کتاب", "دو", "گفت و ", "نفر", "سال", "شکل ", "الله", "a", "a.", "中", "मि", "😀",
];

type Function = (&'static str, fn(&str));

const FUNCTIONS: [Function; 6] = [
    ("standard", |text| drop(black_box(Normalizer::standard().normalize(text)))),
    ("search", |text| drop(black_box(Normalizer::search().normalize(text)))),
    ("edits", |text| drop(black_box(Normalizer::standard().edits(text)))),
    ("extras", |text| {
        let mut all = Builder::from(Normalizer::standard());
        all.collapse_repeats(true).decode_entities(true).collapse_blank_lines(true).group_digits(true);
        drop(black_box(all.build().normalize(text)));
    }),
    ("sentences", |text| _ = black_box(hamvar::sentences(text).count())),
    ("tokens", |text| _ = black_box(hamvar::tokens(text).count())),
];

/// The best of three runs, in processor time, which other programs on the machine hardly change.
fn time(run: fn(&str), text: &str) -> Duration {
    let once = || {
        let start = ThreadTime::now();
        run(text);
        start.elapsed()
    };
    once().min(once()).min(once())
}

/// How many times as long eight times the text takes. `None` if one of four attempts is below the limit.
fn growth(run: fn(&str), piece: &str) -> Option<f64> {
    let text = |len: usize| format!("متن {}", piece.repeat(len.div_ceil(piece.len())));
    let mut least = f64::INFINITY;
    for _ in 0..4 {
        let (short, long) = (time(run, &text(SHORT)), time(run, &text(8 * SHORT)));
        least = least.min(long.as_secs_f64() / short.max(MEASURABLE).as_secs_f64());
        if least < LIMIT {
            return None;
        }
    }
    Some(least)
}

fn main() -> ExitCode {
    let pairs = PIECES.iter().flat_map(|a| PIECES.iter().map(move |b| format!("{a}{b}")));
    let mut found = 0;
    for piece in PIECES.iter().map(|piece| piece.to_string()).chain(pairs) {
        for (name, run) in FUNCTIONS {
            if let Some(growth) = growth(run, &piece) {
                println!("{name}: eight times {piece:?} take {growth:.0} times as long");
                found += 1;
            }
        }
    }
    println!("{} texts, {found} faults", PIECES.len() * (PIECES.len() + 1));
    if found == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
