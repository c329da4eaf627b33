//! Normalizes standard input line by line with yekdast.

fn main() -> std::io::Result<()> {
    let options = yekdast::NormalizeOptions::default();
    hamvar_peers::normalize_lines(|line| yekdast::normalize_text(line, &options))
}
