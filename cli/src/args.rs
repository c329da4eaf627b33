//! The arguments of the command.

use std::ffi::OsStr;
use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::builder::{EnumValueParser, PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::error::{ContextKind, ContextValue};
use clap::{Args, Parser, Subcommand, ValueEnum, ValueHint};
use clap_complete::Shell;
use hamvar::{EditKind, Preset};

use crate::format::Format;

/// Normalizes Persian text in files and streams.
///
/// Reads the named files, folders and globs, or standard input, and writes the normalized text to standard output.
#[derive(Debug, Parser)]
#[command(
    name = "hamvar",
    version,
    args_conflicts_with_subcommands = true,
    subcommand_negates_reqs = true,
    after_help = EXIT_CODES,
    max_term_width = 100
)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
    #[command(flatten)]
    pub(crate) run: Run,
}

const EXIT_CODES: &str = "\
Exit codes:
  0  everything went well
  1  --check found something to change
  2  an error: each is one line on standard error, and the other files are still handled.
     Also if --check could not check a line because it is longer than longest_line

If something is wrong inside a file, everything before it is printed, and then the error. With
--in-place or --output, such a file is left as it was.

Settings: the nearest hamvar.toml counts, in the folder of the file or above it (for standard input,
in the current folder or above it). It has the names of --set; `hamvar config` prints all settings.";

/// The subcommands.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Print each sentence of a text on a line of its own.
    ///
    /// An empty line follows after the sentences of each line of the text. Of subtitles, only the text is printed. CSV,
    /// JSON and HTML are read as plain text.
    Sentences(Segment),
    /// Print each word of a text on a line of its own.
    ///
    /// An empty line follows after the words of each line of the text. Of subtitles, only the text is printed. CSV, JSON and
    /// HTML are read as plain text.
    Words(Words),
    /// Show how a text would change, and why each gap changes or stays.
    ///
    /// Prints the new text, a table for each gap that could be repaired, the other changes, and changes that were left
    /// out with the reason. ⎵ is a ZWNJ, · a space.
    Explain(Explain),
    /// Train a model on well-spelled text.
    #[cfg(feature = "train")]
    Train(Train),
    /// Print all settings that are in force, in the form of hamvar.toml.
    Config(Config),
    /// Print a script that lets a shell complete the options of hamvar.
    Completions {
        /// The shell that will run the script.
        shell: Shell,
    },
    /// Print the manual page. To read it: `hamvar man | man -l -`.
    Man,
}

/// What the command does without a subcommand.
#[derive(Args, Debug)]
pub(crate) struct Run {
    /// Files, folders or globs; `-` or nothing is standard input.
    ///
    /// A folder is searched for files with the extensions of `--ext`. Hidden files are skipped, and those that
    /// `.gitignore` names. A file with the name of a subcommand needs a folder before it: `./words`.
    #[arg(value_name = "FILE", value_hint = ValueHint::AnyPath)]
    pub(crate) files: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) input: Input,
    #[command(flatten)]
    pub(crate) settings: Settings,
    #[command(flatten)]
    pub(crate) output: Output,
    /// Print to standard error how many edits of each kind there are.
    #[arg(long, help_heading = "Messages")]
    pub(crate) summary: bool,
    /// Print no progress bar, and with `--check` no changes.
    #[arg(short, long, help_heading = "Messages")]
    pub(crate) quiet: bool,
    /// How many threads work at the same time; by default one for each processor core.
    ///
    /// The threads share the files. If there is only one file, they share its records (lines, jsonl, csv, tsv). The
    /// output does not depend on this number. A number above 64, and above four for each core, is lowered.
    #[arg(short, long, value_name = "N", value_parser = parse_jobs, help_heading = "Input")]
    pub(crate) jobs: Option<NonZeroUsize>,
}

/// How files are found and read.
#[derive(Args, Debug)]
#[command(next_help_heading = "Input")]
pub(crate) struct Input {
    /// The kind of text. By default the extension of the file decides; standard input is text.
    #[arg(long, value_enum)]
    pub(crate) format: Option<Format>,
    /// Change only this field (repeatable; jsonl, json, csv, tsv, parquet).
    ///
    /// In JSON, `a.b` is the key `b` inside `a`, and the elements of a list have the name of the list. In CSV, NAME
    /// is a name in the first record or the number of a column, counted from 1. Parquet needs this option. It is an
    /// error if a file has no such field; in JSON, some records may lack it.
    #[arg(long = "field", value_name = "NAME")]
    pub(crate) fields: Vec<String>,
    /// The first record of a CSV file has data, not names.
    #[arg(long)]
    pub(crate) no_header: bool,
    /// The character between the fields, or `\t` for a tab. By default a comma in csv, and a tab in tsv.
    #[arg(long, value_name = "CHAR", value_parser = parse_delimiter)]
    pub(crate) delimiter: Option<char>,
    /// In folders, take only files with this extension (repeatable).
    ///
    /// By default these are the extensions of `--format`; without it, those of texts and subtitles, but not of data.
    #[arg(long = "ext", value_name = "EXT")]
    pub(crate) extensions: Vec<String>,
    /// In folders, also take hidden files and those that .gitignore names.
    #[arg(long)]
    pub(crate) no_ignore: bool,
    /// The encoding of the input, such as windows-1256 or utf-16le; by default UTF-8. A byte order mark overrides it.
    #[arg(long, value_name = "NAME")]
    pub(crate) encoding: Option<String>,
}

/// Which settings the normalizer has. Each of these flags overrides hamvar.toml.
#[derive(Args, Clone, Debug, Default)]
#[command(next_help_heading = "Settings")]
pub(crate) struct Settings {
    /// A set of settings, which the other options change; by default standard.
    #[arg(long, value_parser = preset_parser())]
    pub(crate) preset: Option<Preset>,
    /// Change one setting (repeatable), such as `--set digits=ascii` or `--set 'words=["گل‌بهشت"]'`.
    ///
    /// `hamvar config` lists the names. VALUE is written as in hamvar.toml, but a single word needs no quotation marks.
    #[arg(long, value_name = "NAME=VALUE")]
    pub(crate) set: Vec<String>,
    /// Run this step and no other (repeatable). To leave out one kind of edit, use `--refuse`.
    ///
    /// The step keeps its settings, such as `digits`. A `--set` of another step is an error.
    #[arg(long, value_name = "STEP", value_parser = step_parser())]
    pub(crate) only: Vec<Step>,
    /// Never make edits of this kind (repeatable). To run one step and no other, use `--only`.
    ///
    /// The kinds are those that `--check` and `--summary` print.
    #[arg(long, value_name = "KIND", value_parser = edit_kind_parser())]
    pub(crate) refuse: Vec<EditKind>,
    /// Read no hamvar.toml.
    #[arg(long)]
    pub(crate) no_config: bool,
    /// Read the settings from this file, in place of hamvar.toml.
    #[arg(long, value_name = "FILE", conflicts_with = "no_config", value_hint = ValueHint::FilePath)]
    pub(crate) config: Option<PathBuf>,
    /// Repair gaps with this model, which `hamvar train` made, in place of the built-in one.
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) model: Option<PathBuf>,
}

/// Where the result goes.
#[derive(Args, Debug)]
#[command(next_help_heading = "Output")]
pub(crate) struct Output {
    /// Replace each file by its normalized text. Files without edits are not touched.
    #[arg(short, long, group = "mode")]
    pub(crate) in_place: bool,
    /// Keep the old file beside the new one, as FILE.bak or FILE with another SUFFIX. An older backup is never replaced.
    ///
    /// If the backup exists already, that is an error, and the file stays as it is.
    #[arg(long, value_name = "SUFFIX", num_args = 0..=1, default_missing_value = ".bak", require_equals = true)]
    #[arg(requires = "in_place")]
    pub(crate) backup: Option<String>,
    /// Write the results to files of the same names in this folder.
    ///
    /// A file inside a named folder keeps its path below that folder: `a/x/1.txt` of `a` becomes `DIR/x/1.txt`.
    /// Links are followed, but not to an input. A file that is read-only stays as it is, which is an error.
    /// For a single Parquet file, DIR can also be the new file, with the extension parquet.
    #[arg(short, long, value_name = "DIR", group = "mode", value_hint = ValueHint::DirPath)]
    pub(crate) output: Option<PathBuf>,
    /// Print each change as `file:line:column: kind: before → after`; the exit code is 1 if there is any.
    ///
    /// Edits count, and not a change of the encoding.
    #[arg(long, group = "mode")]
    pub(crate) check: bool,
    /// Print the changed words with the words around them. ⎵ is a ZWNJ, · a space.
    #[arg(long, group = "mode")]
    pub(crate) diff: bool,
    /// Print each change as a line of JSON.
    #[arg(long, group = "mode")]
    pub(crate) edits: bool,
    /// The encoding of the output. By default UTF-8 and UTF-16 stay; other encodings become UTF-8.
    ///
    /// UTF-16 (utf-16le, utf-16be) is written with a byte order mark.
    #[arg(long, value_name = "NAME")]
    pub(crate) output_encoding: Option<String>,
    /// Whether changes are coloured.
    #[arg(long, value_enum, default_value_t = Color::Auto, value_name = "WHEN")]
    pub(crate) color: Color,
}

/// Which files a subcommand reads.
#[derive(Args, Debug)]
pub(crate) struct Segment {
    /// Files, folders or globs; `-` or nothing is standard input.
    #[arg(value_name = "FILE", value_hint = ValueHint::AnyPath)]
    pub(crate) files: Vec<PathBuf>,
    /// The kind of text. By default srt and vtt for files with these extensions, and text for all others.
    #[arg(long, value_name = "FORMAT", value_parser = segment_format_parser())]
    pub(crate) format: Option<Format>,
    /// The encoding of the input, such as windows-1256 or utf-16le; by default UTF-8.
    #[arg(long, value_name = "NAME")]
    pub(crate) encoding: Option<String>,
}

/// The arguments of `words`.
#[derive(Args, Debug)]
pub(crate) struct Words {
    #[command(flatten)]
    pub(crate) input: Segment,
    /// Also print punctuation and other signs. Each line has the token, a tab and its kind.
    #[arg(long)]
    pub(crate) tokens: bool,
}

/// The arguments of `explain`.
#[derive(Args, Debug)]
pub(crate) struct Explain {
    /// A word or a text, not the name of a file. Spaces are put between several of them.
    #[arg(required = true, value_name = "TEXT")]
    pub(crate) text: Vec<String>,
    /// Print each decision on a gap as a line of JSON, and nothing else.
    #[arg(long)]
    pub(crate) json: bool,
    #[command(flatten)]
    pub(crate) settings: Settings,
}

/// The arguments of `train`.
#[cfg(feature = "train")]
#[derive(Args, Debug)]
pub(crate) struct Train {
    /// Files of well-spelled text in UTF-8.
    #[arg(required = true, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) files: Vec<PathBuf>,
    /// The file to write the model to.
    #[arg(short, long, value_name = "MODEL", value_hint = ValueHint::FilePath)]
    pub(crate) output: PathBuf,
    /// How far the spelling of the text can be trusted: 1 if it is careful, less (above 0) if it is uneven.
    #[arg(long, default_value_t = 1.0)]
    pub(crate) weight: f32,
    /// A file of words that the model should know, one on each line (repeatable).
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) words: Vec<PathBuf>,
    /// A file of words and how often each occurs: on each line a word, a tab and a number (repeatable).
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) counts: Vec<PathBuf>,
}

/// The arguments of `config`.
#[derive(Args, Debug)]
pub(crate) struct Config {
    /// The file or folder whose settings are printed; by default the current folder.
    #[arg(value_name = "PATH", value_hint = ValueHint::AnyPath)]
    pub(crate) path: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) settings: Settings,
}

/// The steps that `--only` takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Step {
    /// Letters, marks and invisible characters.
    Fold,
    /// Digits and the signs in numbers.
    Digits,
    /// Spaces and punctuation.
    Spacing,
    /// All that concerns gaps: lost-zwnj, lost-spaces and broken-words.
    Zwnj,
    /// Lost ZWNJs, and ZWNJs without effect.
    LostZwnj,
    /// Spaces that were lost between words.
    LostSpaces,
    /// Words that were typed as two.
    BrokenWords,
}

/// Whether output is coloured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    /// If standard output is a terminal and the variable NO_COLOR is not set.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

impl Color {
    /// Whether what is printed to standard output is coloured.
    pub(crate) fn is_on(self) -> bool {
        use std::io::IsTerminal;
        match self {
            Color::Auto => {
                std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
                    && std::io::stdout().is_terminal()
            }
            Color::Always => true,
            Color::Never => false,
        }
    }
}

/// Takes the names of the kinds of edits, so that `--help` and completions list them.
fn edit_kind_parser() -> impl TypedValueParser<Value = EditKind> {
    let names = EditKind::ALL.iter().map(|kind| kind.as_str());
    let kinds = PossibleValuesParser::new(names).try_map(|name| name.parse::<EditKind>());
    let tip = |name: &str| {
        let is_step = Step::from_str(name, true).is_ok();
        is_step.then(|| format!("'{name}' is a step, not a kind of edit; --only {name} runs no other step"))
    };
    WithTip { names: kinds, tip }
}

/// Takes the names of the steps.
fn step_parser() -> impl TypedValueParser<Value = Step> {
    let tip = |name: &str| {
        let is_kind = name.parse::<EditKind>().is_ok();
        is_kind.then(|| format!("'{name}' is a kind of edit, not a step; --refuse {name} leaves it out"))
    };
    WithTip { names: EnumValueParser::<Step>::new(), tip }
}

/// Takes some names. For a wrong name, the error has the tip that `tip` returns.
#[derive(Clone)]
struct WithTip<P, T> {
    names: P,
    tip: T,
}

impl<P, T> TypedValueParser for WithTip<P, T>
where
    P: TypedValueParser,
    T: Fn(&str) -> Option<String> + Clone + Send + Sync + 'static,
{
    type Value = P::Value;

    fn parse_ref(
        &self,
        command: &clap::Command,
        arg: Option<&clap::Arg>,
        value: &OsStr,
    ) -> Result<P::Value, clap::Error> {
        self.names.parse_ref(command, arg, value).map_err(|mut error| {
            if let Some(tip) = value.to_str().and_then(&self.tip) {
                // This tip is surer than the name that looks similar.
                error.remove(ContextKind::SuggestedValue);
                error.insert(ContextKind::Suggested, ContextValue::StyledStrs(vec![tip.into()]));
            }
            error
        })
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        self.names.possible_values()
    }
}

/// Takes the names of the formats whose lines of text can be found without fields.
fn segment_format_parser() -> impl TypedValueParser<Value = Format> {
    PossibleValuesParser::new(["text", "srt", "vtt"]).try_map(|name| Format::from_str(&name, true))
}

/// Reads the number of threads.
fn parse_jobs(number: &str) -> Result<NonZeroUsize, &'static str> {
    number.parse().map_err(|_| "give a whole number from 1 up")
}

/// Reads the character between fields. `\t` is a tab, which is hard to type.
fn parse_delimiter(text: &str) -> Result<char, &'static str> {
    match text {
        r"\t" => Ok('\t'),
        _ => text.parse().map_err(|_| r"give one character, or \t for a tab"),
    }
}

/// Takes the names of the presets.
fn preset_parser() -> impl TypedValueParser<Value = Preset> {
    let names = Preset::ALL.iter().map(|preset| preset.as_str());
    PossibleValuesParser::new(names).try_map(|name| name.parse::<Preset>())
}
