//! Trains a small model on text of your own and shows what it learned.
//!
//!     cargo run --release --features train --example own_model -- data/colloquial.txt

mod common;

use common::{Arg, Args};
use hamvar::zwnj::Trainer;
use hamvar::{EditKind, Normalizer};

const USAGE: &str =
    "usage: own_model FILE\nFILE holds well-spelled lines; those that begin with # are left out";

fn main() {
    let mut args = Args::new(USAGE);
    let mut file = None;
    while let Some(arg) = args.next() {
        match arg {
            Arg::Flag(flag) => args.wrong(format_args!("unknown flag {flag:?}")),
            Arg::File(name) => args.file(&mut file, name),
        }
    }
    let Some(file) = file else { args.wrong("name a file") };

    // Every tenth line is kept back to see what was learned.
    let text = common::read(Some(&file));
    let lines: Vec<&str> = text.lines().filter(|line| !line.starts_with('#')).collect();
    let mut trainer = Trainer::new();
    for (_, line) in lines.iter().enumerate().filter(|(i, _)| i % 10 != 9) {
        trainer.line(line, 1.0);
    }
    let model = trainer.train();
    println!("{} lines read, a model of {} bytes", lines.len(), model.as_bytes().len());

    let n = Normalizer::builder().model(model).build();
    let (mut lost, mut found) = (0, 0);
    for line in lines.iter().skip(9).step_by(10) {
        let damaged = line.replace('\u{200C}', "");
        let restored = n.normalize(&damaged);
        let is_zwnj = |kind| matches!(kind, EditKind::ZwnjInserted);
        lost += line.matches('\u{200C}').count();
        found += n.edits(&damaged).iter().filter(|edit| is_zwnj(edit.kind)).count();
        println!("- {damaged}\n+ {restored}");
    }
    println!("{lost} ZWNJs were deleted, {found} came back");
}
