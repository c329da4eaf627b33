//! Splits each line of a text into sentences: one a line, an empty line after each paragraph.
//!
//!     cargo run --release --example sentences -- tests/data/article.txt

mod common;

use common::{Arg, Args};

const USAGE: &str = "usage: sentences [FILE]";

fn main() {
    let mut args = Args::new(USAGE);
    let mut file = None;
    while let Some(arg) = args.next() {
        match arg {
            Arg::Flag(flag) => args.wrong(format_args!("unknown flag {flag:?}")),
            Arg::File(name) => args.file(&mut file, name),
        }
    }
    let text = common::read(file.as_deref());
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
