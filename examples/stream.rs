//! Normalizes Persian text from stdin to stdout, in bounded memory however long the text or its lines are.
//! Invalid UTF-8 becomes U+FFFD.
//!
//!     cargo run --release --example stream < tests/data/article.txt

use std::io::{self, Write};

use hamvar::Normalizer;

fn main() -> io::Result<()> {
    let mut text = Normalizer::standard().reader(io::stdin().lock()).lossy(true);
    let mut out = io::stdout().lock();
    io::copy(&mut text, &mut out)?;
    out.flush()
}
