//! The arguments of the command.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
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
  2  an error: each is one line on standard error, and the other files are still handled

Settings: hamvar.toml is searched in the folder of each file and upward (for standard input, in the
current folder and upward). Its keys are those of --set; `hamvar config` prints the settings in force.";

/// The subcommands.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Print each sentence on a line, and an empty line after each line of the text.
    Sentences(Segment),
    /// Print each word on a line, and an empty line after each line of the text.
    Words(Words),
    /// Show what would be changed in a text, and why each gap is changed or left alone.
    Explain(Explain),
    /// Train a model on well-spelled text.
    #[cfg(feature = "train")]
    Train(Train),
    /// Print the settings in force as TOML, as hamvar.toml can have them.
    Config(Config),
    /// Print the completions of a shell.
    Completions {
        /// The shell.
        shell: Shell,
    },
    /// Print the manual page (roff; read it with `hamvar man | man -l -`).
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
    /// Never make edits of this kind (repeatable).
    #[arg(long, value_name = "KIND", value_parser = edit_kind_parser(), help_heading = "Settings")]
    pub(crate) refuse: Vec<EditKind>,
    /// Print to standard error how many edits of each kind there are.
    #[arg(long, help_heading = "Messages")]
    pub(crate) summary: bool,
    /// Print no progress and no changes, only errors.
    #[arg(short, long, help_heading = "Messages")]
    pub(crate) quiet: bool,
    /// How many files are handled at the same time; by default one for each processor core.
    ///
    /// If there is a single file whose records are judged alone (lines, jsonl, csv, tsv), its records are
    /// shared among as many threads. The output does not depend on this number.
    #[arg(short, long, value_name = "N", help_heading = "Input")]
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
    /// is a name in the first record or the number of a column, counted from 1. Parquet needs this option.
    #[arg(long = "field", value_name = "NAME")]
    pub(crate) fields: Vec<String>,
    /// The first record of a CSV file has data, not names.
    #[arg(long)]
    pub(crate) no_header: bool,
    /// The character between the fields of CSV; by default a comma, and a tab in TSV.
    #[arg(long, value_name = "CHAR")]
    pub(crate) delimiter: Option<char>,
    /// In folders, take only files with this extension (repeatable).
    ///
    /// By default these are the extensions of `--format`; without it, those of texts and subtitles, but not of data.
    #[arg(long = "ext", value_name = "EXT")]
    pub(crate) extensions: Vec<String>,
    /// In folders, also take hidden files and those that .gitignore names.
    #[arg(long)]
    pub(crate) no_ignore: bool,
    /// The encoding of the input, as the web names it (windows-1256, utf-16le). A byte order mark overrides it.
    #[arg(long, value_name = "NAME")]
    pub(crate) encoding: Option<String>,
}

/// Which settings the normalizer has. Each of these flags overrides hamvar.toml.
#[derive(Args, Clone, Debug, Default)]
#[command(next_help_heading = "Settings")]
pub(crate) struct Settings {
    /// The settings to begin with.
    #[arg(long, value_parser = preset_parser())]
    pub(crate) preset: Option<Preset>,
    /// Set a setting, by its name in hamvar.toml (repeatable). VALUE is a TOML value; a word needs no quotation
    /// marks.
    ///
    /// `hamvar config` lists all names.
    #[arg(long, value_name = "NAME=VALUE")]
    pub(crate) set: Vec<String>,
    /// Run only this step of the settings in force (repeatable).
    #[arg(long, value_enum, value_name = "STEP")]
    pub(crate) only: Vec<Step>,
    /// Read no hamvar.toml.
    #[arg(long)]
    pub(crate) no_config: bool,
    /// Read the settings from this file, in place of hamvar.toml.
    #[arg(long, value_name = "FILE", conflicts_with = "no_config", value_hint = ValueHint::FilePath)]
    pub(crate) config: Option<PathBuf>,
    /// Restore gaps by this model, which `hamvar train` made.
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
    /// Keep the old file beside the new one, with SUFFIX added to its name.
    #[arg(long, value_name = "SUFFIX", num_args = 0..=1, default_missing_value = ".bak", require_equals = true)]
    #[arg(requires = "in_place")]
    pub(crate) backup: Option<String>,
    /// Write the results to files of the same names in this folder.
    ///
    /// For a single Parquet file, a name with the extension parquet is the new file.
    #[arg(short, long, value_name = "DIR", group = "mode", value_hint = ValueHint::DirPath)]
    pub(crate) output: Option<PathBuf>,
    /// Print each change as `file:line:column: kind: before → after`; the exit code is 1 if there is any.
    #[arg(long, group = "mode")]
    pub(crate) check: bool,
    /// Print the changed words with the words around them. ⎵ is a ZWNJ, · a space.
    #[arg(long, group = "mode")]
    pub(crate) diff: bool,
    /// Print each change as a line of JSON.
    #[arg(long, group = "mode")]
    pub(crate) edits: bool,
    /// The encoding of the output. By default UTF-8 and UTF-16 stay; other encodings become UTF-8.
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
    /// The kind of text: text, srt or vtt. By default the extension of the file decides. All other files are text.
    #[arg(long, value_name = "FORMAT", value_parser = segment_format_parser())]
    pub(crate) format: Option<Format>,
    /// The encoding of the input.
    #[arg(long, value_name = "NAME")]
    pub(crate) encoding: Option<String>,
}

/// The arguments of `words`.
#[derive(Args, Debug)]
pub(crate) struct Words {
    #[command(flatten)]
    pub(crate) input: Segment,
    /// Print signs too, and the kind of each token after a tab.
    #[arg(long)]
    pub(crate) tokens: bool,
}

/// The arguments of `explain`.
#[derive(Args, Debug)]
pub(crate) struct Explain {
    /// A word or a text; several are joined by spaces.
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
    /// Files of well-spelled text. Each line is judged alone.
    #[arg(required = true, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) files: Vec<PathBuf>,
    /// The file to write the model to.
    #[arg(short, long, value_name = "MODEL", value_hint = ValueHint::FilePath)]
    pub(crate) output: PathBuf,
    /// How reliable the spelling of the text is: 1 if it is careful, less if it is uneven.
    #[arg(long, default_value_t = 1.0)]
    pub(crate) weight: f32,
    /// A list of words to know, one on each line (repeatable).
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) words: Vec<PathBuf>,
    /// A list of words and how often each was seen, one WORD TAB COUNT on each line (repeatable).
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
    PossibleValuesParser::new(names).try_map(|name| name.parse::<EditKind>())
}

/// Takes the names of the formats whose lines of text can be found without fields.
fn segment_format_parser() -> impl TypedValueParser<Value = Format> {
    PossibleValuesParser::new(["text", "srt", "vtt"]).try_map(|name| Format::from_str(&name, true))
}

/// Takes the names of the presets.
fn preset_parser() -> impl TypedValueParser<Value = Preset> {
    let names = Preset::ALL.iter().map(|preset| preset.as_str());
    PossibleValuesParser::new(names).try_map(|name| name.parse::<Preset>())
}
