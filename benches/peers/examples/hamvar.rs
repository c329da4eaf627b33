//! Normalizes standard input line by line with hamvar.

fn main() -> std::io::Result<()> {
    let normalizer = hamvar::Normalizer::standard();
    hamvar_peers::normalize_lines(|line| normalizer.normalize(line).into_owned())
}
