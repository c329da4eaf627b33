//! Trains the model that restores ZWNJs and writes it to a file. The same texts give the same
//! bytes. `data/README.md` says where the texts come from.
//!
//!     cargo run --release --features train --example train -- CORPUS_DIR data/zwnj.model

mod common;

use std::path::Path;

use common::{Arg, Args};
use hamvar::zwnj::Trainer;

const USAGE: &str = "usage: train CORPUS_DIR OUT";

/// The texts, each with the trust its spelling deserves.
const TEXTS: [(&str, f32); 4] = [
    ("perdt-train.txt", 1.0),
    ("vue-docs-fa.txt", 1.0),
    ("react-docs-fa.txt", 0.5),
    ("farstail-sentences.txt", 0.4),
];

/// Every tenth line of this text is left out, to measure on.
const HELD_OUT: &str = "vue-docs-fa.txt";

/// Written for this project: colloquial sentences, common compounds that are counted as seen so
/// often, and words that are only known; the dictionary's words are hazm's.
const COLLOQUIAL: &str = include_str!("../data/colloquial.txt");
const COMPOUNDS: (&str, u64) = (include_str!("../data/compounds.txt"), 60);
const WORDS: [&str; 2] = [include_str!("../data/words.txt"), include_str!("../data/dictionary.txt")];

/// Counts of words, one `word TAB count` a line.
const COUNTS: &str = "wikipedia-word-counts.tsv";

fn main() {
    let mut args = Args::new(USAGE);
    let mut names = Vec::new();
    while let Some(arg) = args.next() {
        match arg {
            Arg::Flag(flag) => args.wrong(format_args!("unknown flag {flag:?}")),
            Arg::File(name) => names.push(name),
        }
    }
    let [corpus, out] = names.as_slice() else {
        args.wrong("name the folder of the texts and the file to write")
    };
    let read = |name: &str| {
        let path = Path::new(corpus).join(name);
        common::read(Some(&path.to_string_lossy()))
    };

    let mut trainer = Trainer::new();
    for (name, weight) in TEXTS {
        for (i, line) in read(name).lines().enumerate() {
            if name != HELD_OUT || i % 10 != 9 {
                trainer.add_line(line, weight);
            }
        }
    }
    let own = |text: &'static str| text.lines().filter(|line| !line.starts_with('#'));
    own(COLLOQUIAL).for_each(|line| _ = trainer.add_line(line, 1.0));
    own(COMPOUNDS.0).for_each(|word| _ = trainer.add_count(word, COMPOUNDS.1));
    WORDS.into_iter().flat_map(own).for_each(|word| _ = trainer.add_known(word));
    for (i, line) in read(COUNTS).lines().enumerate() {
        match line.split_once('\t').map(|(word, count)| (word, count.parse())) {
            Some((word, Ok(count))) => _ = trainer.add_count(word, count),
            _ => common::fail(format_args!("{COUNTS}: line {}: expected WORD TAB COUNT", i + 1)),
        };
    }
    let model = trainer.train();
    if let Err(error) = std::fs::write(out, model.as_bytes()) {
        common::fail(format_args!("{out}: cannot be written: {error}"));
    }
    eprintln!("{out}: {} bytes", model.as_bytes().len());
}
