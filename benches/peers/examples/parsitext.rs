//! Normalizes standard input line by line with parsitext, and lets it insert ZWNJs, which it does not do by default.

fn main() -> std::io::Result<()> {
    let config = parsitext::ParsitextConfig::builder().insert_zwnj(true).build();
    let parsitext = parsitext::Parsitext::new(config);
    hamvar_peers::normalize_lines(|line| parsitext.normalize_only(line))
}
