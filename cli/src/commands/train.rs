//! `train`: makes a model of well-spelled text.

use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

use hamvar::zwnj::Trainer;

use crate::args;
use crate::failure::{Failure, Result, print_error};
use crate::files;

/// The bytes with which the models of all versions begin.
const MAGIC: &[u8] = b"hamvarZ";

/// Trains a model and writes it to a file.
pub(crate) fn train(arguments: &args::Train) -> Result<()> {
    if !(arguments.weight > 0.0 && arguments.weight.is_finite()) {
        return Err(Failure::new(format_args!(
            "--weight: {} is no weight; give a number above 0",
            arguments.weight
        )));
    }
    check_output(arguments)?;
    let mut trainer = Trainer::new();
    for file in &arguments.files {
        for line in read(file)?.lines() {
            trainer.add_line(line, arguments.weight);
        }
    }
    let mut useless = 0;
    for file in &arguments.words {
        for word in read(file)?.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            useless += u64::from(!trainer.add_known(word));
        }
    }
    for file in &arguments.counts {
        for (i, line) in read(file)?.lines().enumerate() {
            let counted =
                line.split_once('\t').and_then(|(word, count)| Some((word, count.trim().parse().ok()?)));
            let Some((word, count)) = counted else {
                let file = file.display();
                return Err(Failure::new(format_args!("{file}:{}: expected WORD TAB COUNT", i + 1)));
            };
            useless += u64::from(!trainer.add_count(word, count));
        }
    }
    let model = trainer.train();
    let output = &arguments.output;
    files::create(output, |out| {
        out.write_all(model.as_bytes()).map_err(|error| Failure::about(output, "cannot be written", &error))
    })?;
    let (name, len) = (output.display(), model.as_bytes().len());
    print_error(&format!("{name}: {len} bytes; {useless} listed words were of no use"));
    Ok(())
}

/// Checks that the model replaces no text: `train` is often called with `-o` before the wrong name.
fn check_output(arguments: &args::Train) -> Result<()> {
    let output = &arguments.output;
    // What cannot be resolved does not exist yet. What is no file is refused when the model is written.
    let Ok(target) = output.canonicalize() else { return Ok(()) };
    let mut inputs = arguments.files.iter().chain(&arguments.words).chain(&arguments.counts);
    if inputs.any(|input| input.canonicalize().is_ok_and(|input| input == target)) {
        return Err(Failure::new(format_args!(
            "{}: --output would replace an input; name another file for the model",
            output.display()
        )));
    }
    if !target.is_file() {
        return Ok(());
    }
    let mut start = Vec::new();
    let file = File::open(&target).map_err(|error| Failure::about(output, "cannot be read", &error))?;
    file.take(MAGIC.len() as u64)
        .read_to_end(&mut start)
        .map_err(|error| Failure::about(output, "cannot be read", &error))?;
    // An empty file has nothing to lose.
    if !start.is_empty() && start != MAGIC {
        return Err(Failure::new(format_args!(
            "{}: not a model, so --output does not replace it; name another file",
            output.display()
        )));
    }
    Ok(())
}

fn read(path: &Path) -> Result<String> {
    let bytes = fs::read(path).map_err(|error| Failure::about(path, "cannot be read", &error))?;
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        Failure::new(format_args!("{}: not UTF-8 at byte {at}", path.display()))
    })
}
