//! Normalizes standard input line by line with the functions of rust-persian-tools for letters and ZWNJs.

use rust_persian_tools::{half_space::add_half_space, persian_chars::to_persian_chars};

fn main() -> std::io::Result<()> {
    hamvar_peers::normalize_lines(|line| add_half_space(to_persian_chars(line)))
}
