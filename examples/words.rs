//! Prints each word and sign of a text on a line of its own, with its kind, and an empty line after
//! each line of the text.
//!
//!     cargo run --release --example words -- tests/data/article.txt

mod common;

use common::Args;
use std::fmt::Write;

const USAGE: &str = "usage: words [FILE]";

fn main() {
    let text = common::read(Args::new(USAGE).only_file().as_deref());
    let mut out = String::with_capacity(3 * text.len());
    for line in text.lines() {
        for token in hamvar::tokens(line) {
            // Writing to a string cannot fail.
            let _ = writeln!(out, "{}\t{:?}", token.text, token.kind);
        }
        out.push('\n');
    }
    common::write(&out);
}
