//! Time and memory by length of the text, from 1 KiB to 256 MiB, on an article and on hostile text.
//!
//!     cargo bench --bench growth
//!
//! Prints nanoseconds per byte, and the peak memory in addition to the text, in bytes per byte of text.
//! Both figures stay the same along a row if growth is linear.

#[path = "../tests/common/counting.rs"]
mod counting;

use std::hint::black_box;
use std::time::{Duration, Instant};

use counting::Counting;
use hamvar::Normalizer;

#[global_allocator]
static COUNTING: Counting = Counting;

const KIB: usize = 1 << 10;

/// `piece` repeated to `size` bytes, or a little less at the end of a character.
fn text(piece: &str, size: usize) -> String {
    let mut text = piece.repeat(size.div_ceil(piece.len()));
    let end = (0..=size).rev().find(|&end| text.is_char_boundary(end));
    text.truncate(end.unwrap_or(0));
    text
}

/// Nanoseconds per byte in the best of several runs, and the peak memory in bytes per byte.
fn measure(n: &Normalizer, text: &str) -> (f64, f64) {
    let (best, most) = counting::peak_of(|| best_of_several(n, text));
    (best * 1e9 / text.len() as f64, most as f64 / text.len() as f64)
}

/// The seconds of the best run.
fn best_of_several(n: &Normalizer, text: &str) -> f64 {
    let mut best = f64::MAX;
    let begin = Instant::now();
    let mut runs = 0;
    while runs < 3 || runs < 2000 && begin.elapsed() < Duration::from_millis(200) {
        let run = Instant::now();
        drop(black_box(n.normalize(black_box(text))));
        best = best.min(run.elapsed().as_secs_f64());
        runs += 1;
        if begin.elapsed() > Duration::from_secs(4) {
            break;
        }
    }
    best
}

fn main() {
    let largest = if std::env::args().any(|a| a == "--test") { 16 * KIB } else { 256 * KIB * KIB };
    let clean = include_str!("../tests/data/article-edited.txt");
    let damaged = clean.replace('\u{200C}', "").replace('ی', "ي").replace('ک', "ك");
    let (standard, minimal) = (Normalizer::standard(), Normalizer::minimal());
    let kinds: [(&str, &Normalizer, &str); 9] = [
        ("article, minimal", &minimal, clean),
        ("article", &standard, clean),
        ("damaged article", &standard, &damaged),
        ("ZWNJs", &standard, "\u{200C}"),
        ("dots", &standard, "."),
        ("quotation marks", &standard, "\""),
        ("backticks", &standard, "` ``"),
        ("one endless word", &standard, "بیمار"),
        ("marks on a letter", &standard, "\u{64E}\u{651}"),
    ];
    // Patterns are built when they are first needed, which must not count.
    let _ = standard.normalize("example.com/ www.example.com a@example.com <b>");
    let sizes: Vec<usize> = (0..).map(|i| KIB << (2 * i)).take_while(|&size| size <= largest).collect();
    let names: Vec<String> = sizes.iter().map(|size| format!("{} KiB", size / KIB)).collect();
    println!("| text | {} |", names.join(" | "));
    println!("|---|{}", "---|".repeat(sizes.len()));
    for (name, n, piece) in kinds {
        let row: Vec<(f64, f64)> = sizes.iter().map(|&size| measure(n, &text(piece, size))).collect();
        let cells: Vec<String> = row.iter().map(|(ns, memory)| format!("{ns:.2} ns, {memory:.1}")).collect();
        println!("| {name} | {} |", cells.join(" | "));
    }
}
