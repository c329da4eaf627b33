//! Writes the committed seeds as files for a fuzzer, or makes them anew from the files of a fuzzer.
//!
//!     cargo run --release --no-default-features --bin seeds                  seeds/TARGET.txt → corpus/TARGET/
//!     cargo run --release --no-default-features --bin seeds -- pack FOLDER   FOLDER/TARGET/ → seeds/TARGET.txt

use std::error::Error;
use std::fs;
use std::path::Path;

use hamvar_fuzz::{TARGETS, seeds, write_seeds};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        [] => unpack(&Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus")),
        ["pack", folder] => pack(Path::new(folder)),
        _ => Err("usage: seeds [pack FOLDER]".into()),
    }
}

/// Writes each seed to a file in `corpus`.
fn unpack(corpus: &Path) -> Result<(), Box<dyn Error>> {
    for (name, _) in TARGETS {
        let folder = corpus.join(name);
        fs::create_dir_all(&folder)?;
        for (i, seed) in seeds(name)?.iter().enumerate() {
            fs::write(folder.join(format!("seed-{i:03}")), seed)?;
        }
    }
    Ok(())
}

/// Makes the seeds of each target that has a folder in `corpus`.
fn pack(corpus: &Path) -> Result<(), Box<dyn Error>> {
    for (name, _) in TARGETS {
        let folder = corpus.join(name);
        if folder.is_dir() {
            let files = fs::read_dir(folder)?.map(|entry| fs::read(entry?.path()));
            write_seeds(name, files.collect::<Result<_, _>>()?)?;
        }
    }
    Ok(())
}
