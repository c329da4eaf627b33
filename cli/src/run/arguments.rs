//! Checks what no parser of arguments can check, and reads from the arguments what the work needs.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use encoding_rs::Encoding;

use crate::args::{Output, Run};
use crate::encode::is_unicode;
use crate::failure::{Failure, Result};
use crate::fields::FieldChoice;
use crate::format::Format;
use crate::inputs::Input;
use crate::report::Mode;
use crate::source;
use crate::visible::visible_path;

/// Returns why the arguments make no sense together, or with these inputs.
pub(super) fn check(run: &Run, inputs: &[Result<Input>]) -> Result<()> {
    let output = &run.output;
    if (output.in_place || output.output.is_some())
        && inputs.iter().flatten().any(|input| *input == Input::Stdin)
    {
        return Err(Failure::new(
            "standard input has no file to write to: name files, or leave out --in-place and --output",
        ));
    }
    if let Some(suffix) = &output.backup {
        check_mode_of_backup(output)?;
        check_backup(suffix, &run.files)?;
    }
    if output.in_place && output.output_encoding.is_none() {
        let legacy = encoding(run)?.filter(|encoding| !is_unicode(encoding));
        if let Some(encoding) = legacy {
            return Err(Failure::new(format_args!(
                "--in-place would change the encoding of the files, since {} lacks letters of Persian; \
                 say --output-encoding utf-8 if that is intended",
                encoding.name().to_lowercase()
            )));
        }
    }
    if let Some(folder) = &output.output {
        check_output(run, folder, inputs)?;
    }
    match run.input.format {
        Some(format) => check_options(run, format).map_err(Failure::new),
        None => Ok(()),
    }
}

/// Checks the options of the input that only some formats have. Returns what is wrong.
pub(super) fn check_options(run: &Run, format: Format) -> std::result::Result<(), &'static str> {
    let input = &run.input;
    if !input.fields.is_empty() && !format.has_fields() {
        return Err("--field needs a format with fields: jsonl, json, csv, tsv or parquet; see --format");
    }
    if format.has_delimiter() {
        return Ok(());
    }
    if input.delimiter.is_some() {
        return Err("--delimiter needs a format with delimiters: csv or tsv; see --format");
    }
    if input.no_header {
        return Err("--no-header needs a format with headers: csv or tsv; see --format");
    }
    Ok(())
}

/// Checks that `--backup` has old files to keep. (The parser checks that only if there is no other mode.)
fn check_mode_of_backup(output: &Output) -> Result<()> {
    if output.in_place {
        return Ok(());
    }
    let modes = [("--check", output.check), ("--diff", output.diff), ("--edits", output.edits)];
    let mode = modes.iter().find(|(_, is_on)| *is_on).map_or("--output", |(mode, _)| mode);
    Err(Failure::new(format_args!(
        "--backup needs --in-place: use --in-place instead of {mode}, or leave out --backup"
    )))
}

/// Checks the suffix of `--backup`. An argument after it is the name of a file, since the suffix may be missing.
fn check_backup(suffix: &str, files: &[PathBuf]) -> Result<()> {
    if suffix.is_empty() {
        return Err(Failure::new("--backup: the suffix is empty; give one, or leave out the equals sign"));
    }
    if suffix.contains(std::path::is_separator) {
        return Err(Failure::new(format_args!(
            "--backup={suffix}: a suffix cannot have a slash, since the backup stays beside the file; leave it out"
        )));
    }
    let looks_like_suffix = |path: &&PathBuf| {
        let name = path.to_string_lossy();
        let rest = name.strip_prefix(['.', '~', '-', '_']).unwrap_or(&name);
        !rest.contains(['.', '/', '\\', '*', '?', '[', '{']) && name != "-" && !path.exists()
    };
    match files.iter().find(looks_like_suffix) {
        Some(name) if suffix == ".bak" => {
            let name = visible_path(name);
            Err(Failure::new(format_args!(
                "{name}: there is no such file; if it is the suffix of the backups, write --backup={name}"
            )))
        }
        _ => Ok(()),
    }
}

/// Checks that no result of `--output` replaces an input or another result.
fn check_output(run: &Run, folder: &Path, inputs: &[Result<Input>]) -> Result<()> {
    let file = output_file(run, inputs);
    if file.is_none() && folder.exists() && !folder.is_dir() {
        let folder = visible_path(folder);
        return Err(Failure::new(format_args!("--output: {folder} is a file; name a folder")));
    }
    let files = inputs.iter().flatten().filter_map(Input::path);
    let canonical: HashMap<_, _> = files.filter_map(|path| Some((path.canonicalize().ok()?, path))).collect();
    let mut targets = HashMap::new();
    for input in inputs.iter().flatten() {
        let Input::File { path, relative } = input else { continue };
        let named = file.map_or_else(|| folder.join(relative), Path::to_path_buf);
        // A link in the folder may lead to any input.
        let target = named.canonicalize().unwrap_or_else(|_| named.clone());
        if let Some(input) = canonical.get(&target) {
            return Err(Failure::new(format_args!(
                "{}: --output would replace it; use --in-place for that",
                visible_path(input)
            )));
        }
        if let Some(other) = targets.insert(target, path) {
            if other.canonicalize().ok() == path.canonicalize().ok() {
                let name = visible_path(path);
                return Err(Failure::new(format_args!("{name}: named twice; with --output, leave one out")));
            }
            return Err(Failure::new(format_args!(
                "--output: {} and {} would both become {}; give each a folder of its own, in two commands",
                visible_path(other),
                visible_path(path),
                visible_path(&named)
            )));
        }
    }
    Ok(())
}

/// Returns the file that `--output` names. Only a single Parquet file has one: `in.parquet -o out.parquet`.
pub(super) fn output_file<'a>(run: &'a Run, inputs: &[Result<Input>]) -> Option<&'a Path> {
    let output = run.output.output.as_deref()?;
    let [Ok(Input::File { path, .. })] = inputs else { return None };
    let is_table = run.input.format.unwrap_or_else(|| Format::of_path(path)) == Format::Parquet;
    // Of a folder with a single file, the result is a folder, too.
    let is_named = run.files.first() == Some(path);
    let is_file = Format::of_path(output) == Format::Parquet && !output.is_dir();
    (is_table && is_named && is_file).then_some(output)
}

/// The encoding of the input, if it was named.
pub(super) fn encoding(run: &Run) -> Result<Option<&'static Encoding>> {
    run.input.encoding.as_deref().map(source::encoding).transpose()
}

/// What is printed.
pub(super) fn mode(run: &Run) -> Mode {
    match &run.output {
        output if output.check && run.quiet => Mode::Silent,
        output if output.check => Mode::Check,
        output if output.diff => Mode::Diff,
        output if output.edits => Mode::Edits,
        _ => Mode::Text,
    }
}

/// Which fields are changed.
pub(super) fn field_choice(run: &Run) -> Result<FieldChoice> {
    let delimiter = run.input.delimiter.map(|c| {
        let byte = u8::try_from(c).ok().filter(|byte| byte.is_ascii() && !b"\"\r\n".contains(byte));
        byte.ok_or_else(|| Failure::new(format_args!("--delimiter: {c:?} cannot be between fields")))
    });
    Ok(FieldChoice {
        names: run.input.fields.clone(),
        no_header: run.input.no_header,
        delimiter: delimiter.transpose()?,
    })
}
