//! What the examples share. Each of them is a program that normalizes lines with one peer; `accuracy.py` runs them, and their
//! sizes show how much a program grows by a peer.

use std::io::{BufWriter, Write};

/// Writes each line of standard input to standard output, as `normalize` returns it.
///
/// # Errors
/// If the input is not UTF-8, or the output cannot be written.
pub fn normalize_lines(mut normalize: impl FnMut(&str) -> String) -> std::io::Result<()> {
    let mut out = BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lines() {
        writeln!(out, "{}", normalize(&line?).replace('\n', " "))?;
    }
    out.flush()
}
