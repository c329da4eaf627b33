//! Normalizes standard input line by line with rishe, including its spacing.

use std::io::{BufWriter, Write};

fn main() -> std::io::Result<()> {
    let normalizer = rishe::normalizer::Normalizer::new(Default::default());
    let morphology = rishe::morphology::MorphologyEngine::new();
    let mut out = BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lines() {
        let line = line?;
        let normalized = normalizer.normalize(&line);
        writeln!(out, "{}", rishe::normalize_ops::spacing(&normalized, &morphology))?;
    }
    out.flush()
}
