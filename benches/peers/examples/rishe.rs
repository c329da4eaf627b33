//! Normalizes standard input line by line with rishe, including its spacing.

fn main() -> std::io::Result<()> {
    let normalizer = rishe::normalizer::Normalizer::new(Default::default());
    let morphology = rishe::morphology::MorphologyEngine::new();
    hamvar_peers::normalize_lines(|line| {
        rishe::normalize_ops::spacing(&normalizer.normalize(line), &morphology).into_owned()
    })
}
