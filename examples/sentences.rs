//! Prints each sentence of a text on a line of its own, and an empty line after each line of the text.
//!
//!     cargo run --release --example sentences -- tests/data/article.txt

mod common;

use common::Args;

const USAGE: &str = "usage: sentences [FILE]";

fn main() {
    let text = common::read(Args::new(USAGE).only_file().as_deref());
    let mut out = String::with_capacity(text.len() + text.len() / 32);
    for line in text.lines() {
        for sentence in hamvar::sentences(line) {
            out.push_str(sentence);
            out.push('\n');
        }
        out.push('\n');
    }
    common::write(&out);
}
