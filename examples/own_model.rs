//! Trains a small model on text of your own and shows what it learned.
//!
//!     cargo run --release --features train --example own_model -- data/colloquial.txt

mod common;

use common::Args;
use hamvar::Normalizer;
use hamvar::zwnj::Trainer;

const USAGE: &str =
    "usage: own_model [FILE]\nFILE has well-spelled lines; lines that begin with # are left out";

fn main() {
    let file = Args::new(USAGE).only_file();

    // Every tenth line is left out, to see later what was learned.
    let text = common::read(file.as_deref());
    let lines: Vec<&str> = text.lines().filter(|line| !line.starts_with('#')).collect();
    let mut trainer = Trainer::new();
    for (_, line) in lines.iter().enumerate().filter(|(i, _)| i % 10 != 9) {
        trainer.add_line(line, 1.0);
    }
    let model = trainer.train();
    println!("{} lines, nine of ten learned, a model of {} bytes", lines.len(), model.as_bytes().len());

    let n = Normalizer::builder().model(model).build();
    let (mut lost, mut found) = (0, 0);
    for line in lines.iter().skip(9).step_by(10) {
        let damaged = line.replace('\u{200C}', "");
        let restored = n.normalize(&damaged);
        let (was, is) = (zwnjs(line), zwnjs(&restored));
        lost += was.len();
        found += was.iter().filter(|zwnj| is.contains(zwnj)).count();
        println!("- {damaged}\n+ {restored}");
    }
    println!("{lost} ZWNJs were deleted, {found} came back");
}

/// The ZWNJs of `line`: for each, the number of other characters before it.
fn zwnjs(line: &str) -> Vec<usize> {
    line.char_indices()
        .filter(|&(_, c)| c == '\u{200C}')
        .map(|(at, _)| line[..at].chars().filter(|&c| c != '\u{200C}').count())
        .collect()
}
