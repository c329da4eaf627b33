//! `train`: makes a model of well-spelled text.

use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

use hamvar::zwnj::Trainer;

use crate::args;
use crate::failure::{Failure, Result, print_error};
use crate::files;
use crate::settings::not_utf8;
use crate::visible::visible_path;

/// The bytes with which the models of all versions begin.
const MAGIC: &[u8] = b"hamvarZ";

/// Trains a model and writes it to a file.
pub(crate) fn train(arguments: &args::Train) -> Result<()> {
    if !(arguments.weight > 0.0 && arguments.weight <= 1.0) {
        return Err(Failure::new(format_args!(
            "--weight: {} is no weight; give a number above 0, at most 1",
            arguments.weight
        )));
    }
    check_output(arguments)?;
    let mut trainer = Trainer::new();
    for file in &arguments.files {
        let text = read(file)?;
        if text.trim_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}').is_empty() {
            let file = visible_path(file);
            return Err(Failure::new(format_args!("{file}: there is no text to learn from; leave it out")));
        }
        for line in text.lines() {
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
                let file = visible_path(file);
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
    let (name, len) = (visible_path(output), model.as_bytes().len());
    let has_lists = !(arguments.words.is_empty() && arguments.counts.is_empty());
    let lists = if has_lists { format!("; {useless} listed words were of no use") } else { String::new() };
    print_error(&format!("{name}: {len} bytes{lists}"));
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
            visible_path(output)
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
            visible_path(output)
        )));
    }
    Ok(())
}

fn read(path: &Path) -> Result<String> {
    let bytes = fs::read(path).map_err(|error| files::unreadable(path, &error))?;
    String::from_utf8(bytes).map_err(|error| {
        let (name, place) = (visible_path(path), not_utf8(error.as_bytes()));
        Failure::new(format_args!("{name}:{place}; convert it first: training reads UTF-8 only"))
    })
}
