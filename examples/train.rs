//! Trains the model that repairs gaps, and the weights that find the words of text without gaps. Writes them to
//! a folder, as `zwnj.model` and `bare.model`. The same texts give the same bytes. `data/README.md` says where
//! the texts come from.
//!
//!     cargo run --release --features train --example train -- CORPUS_DIR data
//!
//! With `--separation`, the example uses the model of the crate, and trains and writes only `bare.model`.

mod common;

use std::path::Path;

use common::{Arg, Args};
use hamvar::zwnj::{Model, Trainer};

const USAGE: &str = "usage: train [--separation] CORPUS_DIR OUT_DIR";

/// The texts with careful and uniform spelling, each with a weight for how reliable it is.
const TRUSTED: [(&str, f32); 4] = [
    ("perdt-train.txt", 1.0),
    ("vue-docs-fa.txt", 1.0),
    ("react-docs-fa.txt", 0.5),
    ("farstail-sentences.txt", 0.4),
];

/// Texts of more registers. Their writers differ where two spellings compete (بزرگترین, بزرگ‌ترین). So a
/// first model, which is trained on the texts above, restores the ZWNJs of these.
const OTHERS: [(&str, f32); 17] = [
    ("fars-news.txt", 0.25),
    ("pquad-wikipedia.txt", 0.3),
    ("travel-in-books.txt", 0.4),
    ("hooshkar-wiki.txt", 0.25),
    ("gofarsi-book.txt", 0.2),
    ("vite-docs-fa.txt", 0.3),
    ("hf-course-fa.txt", 0.3),
    ("elixirschool-fa.txt", 0.3),
    ("djangogirls-fa.txt", 0.3),
    ("ml-cheatsheets-fa.txt", 0.3),
    ("opensource-guide.txt", 0.5),
    ("privacyguides-fa.txt", 0.5),
    ("iperudt-blogs.txt", 0.8),
    ("shekasteh-colloquial.txt", 0.4),
    ("parstwiner-tweets.txt", 0.2),
    ("linuxandlife.txt", 0.2),
    ("bikezenbook.txt", 0.2),
];

/// The text of which every line is used. Every tenth line of the other texts is kept for measuring.
const WHOLE: &str = "perdt-train.txt";

/// Colloquial sentences, written for this project.
const COLLOQUIAL: &str = include_str!("../data/colloquial.txt");

/// Common compounds, written for this project, and the count that each gets.
const COMPOUNDS: (&str, u64) = (include_str!("../data/compounds.txt"), 60);

/// Words that the model should only know: some written for this project, and the dictionary of hazm.
const WORDS: [&str; 2] = [include_str!("../data/words.txt"), include_str!("../data/dictionary.txt")];

/// Counts of words, with one `WORD TAB COUNT` on each line.
const COUNTS: &str = "wikipedia-word-counts.tsv";

fn main() {
    let mut args = Args::new(USAGE);
    let (mut names, mut only_separation) = (Vec::new(), false);
    while let Some(arg) = args.next() {
        match arg {
            Arg::Flag(flag) if flag == "--separation" => only_separation = true,
            Arg::Flag(flag) => args.wrong(format_args!("unknown flag {flag:?}")),
            Arg::File(name) => names.push(name),
        }
    }
    let [corpus, out] = names.as_slice() else {
        args.wrong("name the folder of the texts and the folder to write to")
    };

    let (corpus, out) = (Path::new(corpus), Path::new(out));
    let model = if only_separation {
        Model::embedded()
    } else {
        let mut trainer = trainer_of_trusted(corpus);
        let first = trainer.train();
        add_others(&mut trainer, corpus, &first);
        let model = trainer.train();
        write(out, "zwnj.model", model.as_bytes());
        model
    };
    // The final model spells the other texts more uniformly than the first one did.
    let mut trainer = trainer_of_trusted(corpus);
    add_others(&mut trainer, corpus, &model);
    write(out, "bare.model", &trainer.train_separation());
}

/// A trainer with the trusted texts and all lists.
fn trainer_of_trusted(corpus: &Path) -> Trainer {
    let mut trainer = Trainer::new();
    for (name, weight) in TRUSTED {
        add_lines(&mut trainer, &kept_lines(name, &read(corpus, name)), weight);
    }
    for line in entries(COLLOQUIAL) {
        trainer.add_line(line, 1.0);
    }
    let skipped = add_words(&mut trainer, corpus);
    eprintln!("{skipped} listed words were of no use");
    trainer
}

/// Adds the other texts, with the ZWNJs that `model` restores.
fn add_others(trainer: &mut Trainer, corpus: &Path, model: &Model) {
    for (name, weight) in OTHERS {
        add_lines(trainer, &model.restore(&kept_lines(name, &read(corpus, name))), weight);
    }
}

fn write(folder: &Path, name: &str, bytes: &[u8]) {
    let file = folder.join(name);
    if let Err(error) = std::fs::write(&file, bytes) {
        common::fail(format_args!("{}: cannot be written: {error}", file.display()));
    }
    eprintln!("{}: {} bytes", file.display(), bytes.len());
}

/// The lines of a text that the trainer may see.
fn kept_lines(name: &str, text: &str) -> String {
    let is_kept = |i: usize| name == WHOLE || i % 10 != 9;
    text.split_inclusive('\n').enumerate().filter(|&(i, _)| is_kept(i)).map(|(_, line)| line).collect()
}

fn add_lines(trainer: &mut Trainer, text: &str, weight: f32) {
    text.lines().for_each(|line| _ = trainer.add_line(line, weight));
}

/// Adds the words of all lists. Returns how many the trainer could not use.
fn add_words(trainer: &mut Trainer, corpus: &Path) -> usize {
    let mut skipped = 0;
    for word in entries(COMPOUNDS.0) {
        skipped += !trainer.add_count(word, COMPOUNDS.1) as usize;
    }
    for word in WORDS.into_iter().flat_map(entries) {
        skipped += !trainer.add_known(word) as usize;
    }
    for (i, line) in read(corpus, COUNTS).lines().enumerate() {
        match line.split_once('\t').map(|(word, count)| (word, count.parse())) {
            Some((word, Ok(count))) => skipped += !trainer.add_count(word, count) as usize,
            _ => common::fail(format_args!("{COUNTS}: line {}: expected WORD TAB COUNT", i + 1)),
        }
    }
    skipped
}

/// The lines of a list without the comments, which begin with #.
fn entries(list: &str) -> impl Iterator<Item = &str> {
    list.lines().filter(|line| !line.starts_with('#'))
}

fn read(corpus: &Path, name: &str) -> String {
    common::read(Some(&corpus.join(name).to_string_lossy()))
}
