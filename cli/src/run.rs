//! The command without a subcommand: normalizes all inputs.

mod arguments;
#[cfg(feature = "parquet")]
mod table;
mod totals;

use std::io::{self, BufWriter, Read, Write};
use std::num::NonZeroUsize;
use std::path::Path;
use std::process::ExitCode;
use std::sync::atomic::AtomicU64;
use std::thread;

use encoding_rs::{Encoding, UTF_8};

use crate::args::Run;
use crate::document::Document;
use crate::encode::{self, Encoder, Named};
use crate::failure::{Failure, Result, print_error};
use crate::fields::FieldChoice;
use crate::files::{self, Opened, Replacement};
use crate::finding::Counts;
use crate::format::Format;
use crate::inputs::{self, Input};
use crate::jobs;
use crate::joined::Joined;
use crate::notice::Notices;
use crate::pieces::Cut;
use crate::progress::Progress;
use crate::report::{Mode, Report};
use crate::settings::{Plan, Plans};
use crate::source::Source;
#[cfg(not(feature = "parquet"))]
use crate::visible::visible_path;
use crate::{ERROR, FOUND, engine};
use arguments::{field_choice, mode, output_file};
use totals::Totals;

/// How many threads each core may have.
const JOBS_OF_CORE: NonZeroUsize = NonZeroUsize::new(4).unwrap();

/// How many threads there may be on a machine with few cores. More only take memory.
const MOST_JOBS: NonZeroUsize = NonZeroUsize::new(64).unwrap();

/// What happened to one input.
#[derive(Default)]
struct Outcome {
    counts: Counts,
    is_changed: bool,
    notices: Notices<String>,
}

/// What is the same for all inputs.
struct Work<'a> {
    run: &'a Run,
    plans: Plans<'a>,
    mode: Mode,
    choice: FieldChoice,
    encoding: Option<&'static Encoding>,
    output_encoding: Option<Named<'a>>,
    is_coloured: bool,
    progress: &'a AtomicU64,
    /// How many threads share one input.
    jobs_of_one: NonZeroUsize,
    /// Whether the new texts of several inputs are written to standard output, one after the other.
    is_joined: bool,
    /// The file for the result, if `--output` names one and no folder.
    output_file: Option<&'a Path>,
}

/// Normalizes all inputs. Returns the exit code.
pub(crate) fn run(run: &Run) -> Result<ExitCode> {
    let extensions = match run.input.extensions.as_slice() {
        [] => Format::extensions(run.input.format),
        given => given.to_vec(),
    };
    let mut inputs = inputs::find(&run.files, &extensions, run.input.no_ignore, run.output.output.as_deref());
    arguments::check(run, &inputs)?;
    if run.output.in_place {
        inputs::remove_repeated(&mut inputs);
    }
    let is_text_shown =
        !run.output.in_place && run.output.output.is_none() && io::IsTerminal::is_terminal(&io::stdout());
    let paths = inputs.iter().flatten().map(Input::path);
    let progress = Progress::begin(!run.quiet && !is_text_shown, paths);
    let read = progress.read.clone();
    let cores = thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
    let most = cores.saturating_mul(JOBS_OF_CORE).max(MOST_JOBS);
    let jobs = run.jobs.unwrap_or(cores).min(most);
    let work = Work {
        run,
        plans: Plans::new(&run.settings),
        mode: mode(run),
        choice: field_choice(run)?,
        encoding: arguments::encoding(run)?,
        output_encoding: run.output.output_encoding.as_deref().map(Named::new).transpose()?,
        is_coloured: run.output.color.is_on(),
        progress: &read,
        jobs_of_one: if inputs.len() == 1 { jobs } else { NonZeroUsize::MIN },
        is_joined: inputs.len() > 1 && !run.output.in_place && run.output.output.is_none(),
        output_file: output_file(run, &inputs),
    };

    let mut totals = Totals::default();
    let result = work.all(&inputs, jobs, &mut totals, &progress);
    drop(progress);
    match result {
        // --check prints nothing but changes, so one was found.
        Err(Failure::ClosedPipe) if work.mode == Mode::Check => {
            return Ok(if totals.has_failed { ERROR } else { FOUND }.into());
        }
        other => other?,
    }
    if run.summary {
        print_error(totals.summary().trim_end());
    }
    Ok(match (totals.has_failed, work.mode) {
        (true, _) => ERROR.into(),
        // Nobody knows whether a line that was left alone has changes.
        (false, Mode::Check | Mode::Silent) if totals.has_unchecked => ERROR.into(),
        (false, Mode::Check | Mode::Silent) if totals.counts.sum() > 0 => FOUND.into(),
        _ => ExitCode::SUCCESS,
    })
}

impl Work<'_> {
    /// Normalizes all inputs with `jobs` threads, and adds what happened to `totals`. Only an error of the output ends the
    /// work early.
    fn all(
        &self,
        inputs: &[Result<Input>],
        jobs: NonZeroUsize,
        totals: &mut Totals,
        progress: &Progress,
    ) -> Result<()> {
        let stdout = BufWriter::with_capacity(64 << 10, io::stdout().lock());
        let mut stdout = if self.is_joined && self.mode == Mode::Text {
            let encoding = self.output_encoding.map_or(UTF_8, |named| named.encoding);
            let mut joined = Joined::texts(stdout, encoding);
            let mark = encode::mark_of(encoding).filter(|_| self.output_encoding.is_some());
            joined.write_mark(mark.unwrap_or_default()).map_err(|error| Failure::of_stdout(&error))?;
            joined
        } else {
            Joined::plain(stdout)
        };
        if jobs.get() == 1 || inputs.len() == 1 {
            for input in inputs {
                stdout.begin();
                let outcome = self.one(input, &mut stdout, &Failure::of_stdout);
                stdout.flush().map_err(|error| Failure::of_stdout(&error))?;
                totals.add(outcome, progress)?;
            }
            return Ok(());
        }
        let mut result = Ok(());
        let spool_error =
            |error: &io::Error| Failure::new(format_args!("a temporary file cannot be written: {error}"));
        jobs::in_order(
            inputs.len(),
            jobs,
            |number, spool| self.one(&inputs[number], spool, &spool_error),
            |mut spool, outcome| {
                stdout.begin();
                result = copy(&mut spool, &mut stdout).and_then(|()| totals.add(outcome, progress));
                result.is_ok()
            },
        );
        result
    }

    /// Normalizes one input. What is for standard output is written to `out`.
    fn one(
        &self,
        input: &Result<Input>,
        out: &mut dyn Write,
        on_error: &dyn Fn(&io::Error) -> Failure,
    ) -> Result<Outcome> {
        let input = match input {
            Ok(input) => input,
            Err(failure) => return Err(failure.clone()),
        };
        let (path, relative) = match input {
            Input::Stdin => {
                let plan = self.plans.of(None)?;
                return self.text(&plan, input, Box::new(io::stdin().lock()), out, on_error);
            }
            Input::File { path, relative } => (path, relative),
        };
        let plan = self.plans.of(Some(path))?;
        let target = self.output_file.map(Path::to_path_buf);
        let target = target.or_else(|| Some(self.run.output.output.as_ref()?.join(relative)));
        if self.run.input.format.unwrap_or_else(|| Format::of_path(path)) == Format::Parquet {
            #[cfg(feature = "parquet")]
            return self.table(&plan, path, target.as_deref(), out, on_error);
            #[cfg(not(feature = "parquet"))]
            return Err(Failure::new(format_args!(
                "{}: Parquet needs a command that was built with the feature `parquet`: \
                 cargo install --path cli --features parquet",
                visible_path(path)
            )));
        }
        if self.run.output.in_place {
            let (file, mut new) = Replacement::begin(path)?;
            let cannot = |error: &io::Error| Failure::about(path, "cannot be replaced", error);
            let outcome = self.text(&plan, input, Box::new(file), new.writer(), &cannot);
            // Half of a change can look like a fault of the text.
            if outcome.is_err() {
                new.check_unchanged(path)?;
            }
            let outcome = outcome?;
            let is_changed = new.finish(path, self.run.output.backup.as_deref())?;
            return Ok(Outcome { is_changed, ..outcome });
        }
        let Some(target) = target else {
            return self.text(&plan, input, Box::new(files::open(path)?), out, on_error);
        };
        let cannot = |error: &io::Error| Failure::about(&target, "cannot be written", error);
        let mut outcome = Outcome::default();
        let opened = Opened::new(path)?;
        files::create(&target, |new| {
            let result = self.text(&plan, input, Box::new(&opened.file), new, &cannot);
            // Half of a change can look like a fault of the text.
            opened.check_unchanged()?;
            outcome = result?;
            Ok(())
        })?;
        Ok(outcome)
    }

    /// Normalizes the text of `reader`, and writes the result or a report to `out`.
    fn text(
        &self,
        plan: &Plan,
        input: &Input,
        reader: Box<dyn Read + '_>,
        out: &mut dyn Write,
        on_error: &dyn Fn(&io::Error) -> Failure,
    ) -> Result<Outcome> {
        let format = match (self.run.input.format, input) {
            (Some(format), _) => format,
            (None, Input::Stdin) => Format::Text,
            (None, Input::File { path, .. }) => Format::of_path(path),
        };
        if let Err(message) = arguments::check_options(self.run, format) {
            return Err(Failure::new(format_args!("{}: {message}", input.name())));
        }
        if format == Format::Parquet {
            return Err(Failure::new(format_args!("{}: Parquet is read from files only", input.name())));
        }
        let mut source = Source::new(input.name(), reader, self.encoding, self.progress)?;
        let encoder = match self.is_joined {
            // Several encodings in one output, or byte order marks inside it, would make it unreadable.
            true => Encoder::without_bom(self.output_encoding, UTF_8, &source),
            false => Encoder::new(self.output_encoding, &source),
        };
        let mut report = Report::new(self.mode, input, out, on_error, encoder, self.is_coloured);
        let needs_edits = self.mode != Mode::Text || self.run.summary || !plan.refused.is_empty();
        // With patterns, a stream keeps the whole text to its end, so it could not tell the whole lines before a fault.
        if format == Format::Text && !needs_edits && !plan.is_whole {
            engine::stream(&mut source, &plan.normalizer, &mut report)?;
        } else {
            let document = Document::new(format, &plan.normalizer_of(format), &plan.refused, &self.choice);
            let cut = Cut::of(format, self.choice.delimiter(format), plan.is_whole);
            engine::run(&mut source, document, cut, self.jobs_of_one, &mut report)?;
            report.check_fields(&self.choice.names)?;
        }
        report.finish_text()?;
        let Report { counts, notices, .. } = report;
        Ok(Outcome { is_changed: counts.sum() > 0, counts, notices })
    }
}

/// Copies what a spool has to standard output.
fn copy(spool: &mut dyn Read, stdout: &mut dyn Write) -> Result<()> {
    let mut part = vec![0; 64 << 10];
    loop {
        let len = spool
            .read(&mut part)
            .map_err(|error| Failure::new(format_args!("a temporary file cannot be read: {error}")))?;
        if len == 0 {
            return stdout.flush().map_err(|error| Failure::of_stdout(&error));
        }
        stdout.write_all(&part[..len]).map_err(|error| Failure::of_stdout(&error))?;
    }
}
