//! Time and memory by length, from 1 KiB to 256 MiB, on an article and on hostile text.
//!
//!     cargo bench --bench growth -- docs/growth.svg
//!
//! Prints nanoseconds a byte and the most memory in use beside the text, in bytes a byte; both stay
//! where they are if growth is linear. The name of a file is where the plot goes.
#![allow(unsafe_code)]

use std::alloc::{GlobalAlloc, Layout, System};
use std::fmt::Write;
use std::hint::black_box;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::time::{Duration, Instant};

use hamvar::Normalizer;

/// Keeps count of the memory in use.
struct Measuring;

static NOW: AtomicUsize = AtomicUsize::new(0);
static MOST: AtomicUsize = AtomicUsize::new(0);

// SAFETY: every call goes to the system's allocator as it came.
unsafe impl GlobalAlloc for Measuring {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        MOST.fetch_max(NOW.fetch_add(layout.size(), Relaxed) + layout.size(), Relaxed);
        // SAFETY: the caller's promises are those that `System` asks for.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        NOW.fetch_sub(layout.size(), Relaxed);
        // SAFETY: see above.
        unsafe { System.dealloc(block, layout) }
    }
}

#[global_allocator]
static MEASURING: Measuring = Measuring;

const KIB: usize = 1 << 10;

/// A text of `size` bytes, or a little less: `piece` again and again.
fn text(piece: &str, size: usize) -> String {
    let mut text = piece.repeat(size.div_ceil(piece.len()));
    let end = (0..=size).rev().find(|&end| text.is_char_boundary(end));
    text.truncate(end.unwrap_or(0));
    text
}

/// Nanoseconds a byte, the best of some runs, and the most memory, in bytes a byte.
fn measure(n: &Normalizer, text: &str) -> (f64, f64) {
    let mut best = f64::MAX;
    let begin = Instant::now();
    let before = NOW.load(Relaxed);
    MOST.store(before, Relaxed);
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
    let most = MOST.load(Relaxed) - before;
    (best * 1e9 / text.len() as f64, most as f64 / text.len() as f64)
}

fn main() {
    let file = std::env::args().skip(1).find(|a| !a.starts_with('-'));
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
    // Patterns are built when they are first needed.
    let _ = standard.normalize("example.com/ www.example.com a@example.com <b>");
    let sizes: Vec<usize> = (0..).map(|i| KIB << (2 * i)).take_while(|&size| size <= largest).collect();
    let mut rows = Vec::new();
    println!(
        "| text | {} |",
        sizes.iter().map(|s| format!("{} KiB", s / KIB)).collect::<Vec<_>>().join(" | ")
    );
    println!("|---|{}", "---|".repeat(sizes.len()));
    for (name, n, piece) in kinds {
        let row: Vec<(f64, f64)> = sizes.iter().map(|&size| measure(n, &text(piece, size))).collect();
        let cells = row.iter().map(|(ns, memory)| format!("{ns:.2} ns, {memory:.1}")).collect::<Vec<_>>();
        println!("| {name} | {} |", cells.join(" | "));
        rows.push((name, row));
    }
    if let Some(file) = file {
        std::fs::write(&file, plot(&sizes, &rows)).unwrap_or_else(|error| panic!("{file}: {error}"));
    }
}

/// The nanoseconds a byte over the length, both in powers of ten and two, as an SVG.
fn plot(sizes: &[usize], rows: &[(&str, Vec<(f64, f64)>)]) -> String {
    const COLOURS: [&str; 9] =
        ["#1b9e77", "#d95f02", "#7570b3", "#e7298a", "#66a61e", "#e6ab02", "#a6761d", "#666666", "#1f78b4"];
    let (width, height, left, top) = (760.0, 420.0, 60.0, 40.0);
    let (plot_width, plot_height) = (500.0, 320.0);
    let x = |i: usize| left + plot_width * i as f64 / (sizes.len() - 1).max(1) as f64;
    // From 0.01 to 1000 ns.
    let y = |ns: f64| top + plot_height * (3.0 - ns.log10().clamp(-2.0, 3.0)) / 5.0;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" font-family=\"sans-serif\" font-size=\"12\">\n\
         <rect width=\"{width}\" height=\"{height}\" fill=\"#fff\"/>\n\
         <text x=\"{left}\" y=\"22\" font-size=\"14\">nanoseconds a byte, by length of the text</text>\n"
    );
    for power in -2..=3 {
        let (at, label) = (y(10f64.powi(power)), 10f64.powi(power));
        let _ = writeln!(
            svg,
            "<path d=\"M{left} {at:.0}H{:.0}\" stroke=\"#ddd\"/><text x=\"{:.0}\" y=\"{:.0}\" text-anchor=\"end\">{label}</text>",
            left + plot_width,
            left - 6.0,
            at + 4.0
        );
    }
    for (i, size) in sizes.iter().enumerate() {
        let label = if *size < KIB * KIB {
            format!("{} KiB", size / KIB)
        } else {
            format!("{} MiB", size / KIB / KIB)
        };
        let _ = writeln!(
            svg,
            "<text x=\"{:.0}\" y=\"{:.0}\" text-anchor=\"middle\" font-size=\"10\">{label}</text>",
            x(i),
            top + plot_height + 18.0
        );
    }
    // Names stand one under the other, in the order in which the lines end.
    let mut order: Vec<usize> = (0..rows.len()).collect();
    let last = |i: usize| rows[i].1.last().map_or(0.0, |cell| cell.0);
    order.sort_by(|&a, &b| last(b).total_cmp(&last(a)));
    for (place, i) in order.into_iter().enumerate() {
        let (name, row) = &rows[i];
        let points: Vec<String> =
            row.iter().enumerate().map(|(i, (ns, _))| format!("{:.0},{:.1}", x(i), y(*ns))).collect();
        let at = top + 20.0 + 24.0 * place as f64;
        let _ = writeln!(
            svg,
            "<polyline points=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"2\"/>\n\
             <path d=\"M{:.0} {:.0}h18\" stroke=\"{1}\" stroke-width=\"3\"/><text x=\"{:.0}\" y=\"{:.0}\">{name}</text>",
            points.join(" "),
            COLOURS[i % COLOURS.len()],
            left + plot_width + 20.0,
            at - 4.0,
            left + plot_width + 46.0,
            at
        );
    }
    svg + "</svg>\n"
}
