//! [`Plans`]: the settings in force for each file, from `hamvar.toml` and the arguments.

mod file;

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use clap::ValueEnum;
use hamvar::zwnj::Model;
use hamvar::{Builder, EditKind, Normalizer, Preset, TextKind};
use serde::Deserialize;
use toml::{Table, Value};

use crate::args::{self, Step};
use crate::failure::{Failure, Result};
use crate::format::Format;
use crate::visible::visible_path;
use file::{SettingsFile, find};

#[cfg(feature = "train")]
pub(crate) use file::not_utf8;

/// The keys of the file that are not settings of the library.
const OWN_KEYS: [&str; 2] = ["refuse", "model"];

/// The settings that no step of `--only` turns off.
const KEPT: [&str; 7] =
    ["preset", "words", "protect_kinds", "protect_patterns", "text_kind", "longest_line", "zwnj_confidence"];

/// The settings of each step of `--only`: the switches that turn it on, and its options.
const STEPS: [(Step, &[&str], &[&str]); 7] = [
    (Step::Fold, &["fold"], &["marks", "heh_ye", "keep_bidi_controls", "keep_kashida"]),
    (Step::Digits, &[], &["digits", "group_digits", "convert_lone_numbers"]),
    (
        Step::Spacing,
        &["fix_spaces", "fix_punctuation"],
        &["convert_quotes", "convert_ellipses", "convert_dashes"],
    ),
    (Step::Zwnj, &["clean_zwnj", "restore_zwnj", "restore_spaces", "join_words"], &[]),
    (Step::LostZwnj, &["clean_zwnj", "restore_zwnj"], &[]),
    (Step::LostSpaces, &["restore_spaces"], &[]),
    (Step::BrokenWords, &["join_words"], &[]),
];

/// How the files of one `hamvar.toml` are normalized.
#[derive(Clone, Debug)]
pub(crate) struct Plan {
    pub(crate) normalizer: Normalizer,
    /// The kinds of edits that are never made.
    pub(crate) refused: Vec<EditKind>,
    /// Whether all lines of a text must be normalized together: with a pattern, which can match over lines.
    pub(crate) is_whole: bool,
    /// All settings, as `hamvar.toml` can have them.
    pub(crate) table: Table,
    /// The `hamvar.toml` that was read.
    pub(crate) file: Option<PathBuf>,
}

impl Plan {
    /// The normalizer for texts in the format `format`. The lines of subtitles are prose, even those in quotation marks, unless
    /// the settings say what they are.
    pub(crate) fn normalizer_of(&self, format: Format) -> Normalizer {
        let is_detected = self.table.get("text_kind").and_then(Value::as_str) == Some("detect");
        let normalizer = self.normalizer.clone();
        match format.is_subtitles() && is_detected {
            true => Builder::from(normalizer).text_kind(TextKind::Prose).build(),
            false => normalizer,
        }
    }
}

/// A plan that was read, or why it could not be.
type Known = std::result::Result<Arc<Plan>, String>;

/// The plans of all files.
pub(crate) struct Plans<'a> {
    arguments: &'a args::Settings,
    /// What was read, by `hamvar.toml`. A failed file is a failure for each input, so its message is kept.
    known: Mutex<HashMap<Option<PathBuf>, Known>>,
}

impl<'a> Plans<'a> {
    pub(crate) fn new(arguments: &'a args::Settings) -> Plans<'a> {
        Plans { arguments, known: Mutex::default() }
    }

    /// Returns the plan of the file or folder `path`, or of standard input.
    pub(crate) fn of(&self, path: Option<&Path>) -> Result<Arc<Plan>> {
        let file = match &self.arguments.config {
            Some(file) => Some(file.clone()),
            None if self.arguments.no_config => None,
            None => find(path.unwrap_or(Path::new("."))),
        };
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let plan = known.entry(file).or_insert_with_key(|file| match self.read(file.as_deref()) {
            Ok(plan) => Ok(Arc::new(plan)),
            Err(Failure::Message(message) | Failure::Settings(message)) => Err(message),
            Err(Failure::ClosedPipe) => Err(String::new()),
        });
        plan.clone().map_err(Failure::Settings)
    }

    fn read(&self, file: Option<&Path>) -> Result<Plan> {
        let mut table = match file {
            Some(file) => read_file(file)?,
            None => Table::new(),
        };
        let arguments = self.arguments;
        if let Some(preset) = arguments.preset {
            table.insert("preset".to_string(), preset.as_str().into());
        }
        let mut set = Table::new();
        for setting in &arguments.set {
            set.extend(read_setting(setting)?);
        }
        table.extend(set.clone());
        if let Some(model) = &arguments.model {
            table.insert("model".to_string(), model.to_string_lossy().into_owned().into());
        }
        if !arguments.only.is_empty() {
            keep_only(&mut table, &arguments.only, &set)?;
        }
        Ok(Plan { file: file.map(Path::to_path_buf), ..build(table, &arguments.refuse)? })
    }
}

/// Reads a file with settings.
fn read_file(path: &Path) -> Result<Table> {
    let file = SettingsFile::read(path)?;
    let mut table = file.table()?;
    check(&table, |name| file.place_of(name), |name| format!("{name}: "))?;
    if let Some(Value::String(model)) = table.get_mut("model") {
        let folder = path.parent().unwrap_or(Path::new(""));
        *model = folder.join(&*model).to_string_lossy().into_owned();
    }
    Ok(table)
}

/// Reads `NAME=VALUE`. A value that is not TOML is a string.
fn read_setting(setting: &str) -> Result<Table> {
    let origin = format!("--set {setting}");
    let parts = setting.split_once('=').map(|(name, value)| (name.trim(), value.trim()));
    let Some((name, value)) = parts.filter(|(name, _)| !name.is_empty()) else {
        return Err(Failure::new(format_args!("{origin}: expected NAME=VALUE, such as digits=ascii")));
    };
    let name = name.replace('-', "_");
    let parsed: Option<Table> = toml::from_str(&format!("value = {value}")).ok();
    let parsed = parsed.filter(|table| table.len() == 1).and_then(|mut table| table.remove("value"));
    let mut table = Table::new();
    table.insert(name, parsed.unwrap_or_else(|| value.into()));
    // The name is in the origin.
    check(&table, |_| origin.clone(), |_| String::new())?;
    Ok(table)
}

/// Checks each key of `table` and its value. An error begins with what `origin` returns for the key. If the value is wrong, what
/// `title` returns for the key comes next.
fn check(table: &Table, origin: impl Fn(&str) -> String, title: impl Fn(&str) -> String) -> Result<()> {
    let names = names()?;
    for (name, value) in table {
        let origin = origin(name);
        if !names.contains(name) {
            let begun = format!("{name}_");
            let longer: Vec<_> =
                names.iter().filter(|known| known.starts_with(&begun)).map(String::as_str).collect();
            let remedy = match nearest(name, &names) {
                Some(nearest) => format!("do you mean {nearest}?"),
                None if !longer.is_empty() => format!("do you mean {}?", longer.join(" or ")),
                None => "`hamvar config` lists all settings".to_string(),
            };
            return Err(Failure::new(format_args!("{origin}: unknown setting {name}; {remedy}")));
        }
        let result = match name.as_str() {
            "refuse" => kinds(value).map(drop),
            "model" => {
                value.as_str().map(drop).ok_or_else(|| "give the name of a file, in quotation marks".into())
            }
            _ => check_value(name, value),
        };
        result.map_err(|message| Failure::new(format_args!("{origin}: {}{message}", title(name))))?;
    }
    Ok(())
}

/// Checks the value of a setting of the library.
fn check_value(name: &str, value: &Value) -> std::result::Result<(), String> {
    let read =
        |value: &Value| hamvar::Settings::deserialize(Table::from_iter([(name.to_string(), value.clone())]));
    if let Ok(settings) = read(value) {
        return settings.build().map(drop).map_err(|error| {
            let message = error.to_string();
            message.strip_prefix(&format!("{name}: ")).map(str::to_string).unwrap_or(message)
        });
    }
    // The error for a word that is surely unknown lists those that are known.
    let listed = |probe: Value| -> Option<String> {
        let message = read(&probe).err()?.message().to_string();
        let (_, known) = message.split_once("expected one of ")?;
        Some(known.replace('`', ""))
    };
    let usual = Table::try_from(hamvar::Settings::default()).ok().and_then(|mut all| all.remove(name));
    let mut known = None;
    let expected = match usual {
        Some(Value::Boolean(_)) => "true or false".to_string(),
        Some(Value::Integer(_)) if name == "zwnj_confidence" => "a whole number from 1 to 99".to_string(),
        Some(Value::Integer(_)) => "a whole number that is not negative".to_string(),
        Some(Value::Array(_)) => match listed(Value::Array(vec!["?".into()])) {
            Some(names) => {
                let expected = format!("a list such as [\"url\"], with any of {names}");
                known = Some(names);
                expected
            }
            None if name == "words" => "a list of words, such as [\"گل\u{200C}بهشت\"]".to_string(),
            None => "a list of regular expressions in quotation marks, such as ['[A-Z]+']".to_string(),
        },
        _ => {
            let names = known.insert(listed("?".into()).unwrap_or_default());
            format!("one of {names}")
        }
    };
    let known: Vec<&str> = known.iter().flat_map(|names| names.split(", ")).collect();
    Err(format!("{}; give {expected}", unusable(value, &known)))
}

/// Says that `value` cannot be used, with the nearest of the `known` names, if any is near.
fn unusable(value: &Value, known: &[&str]) -> String {
    let given = match value.as_str() {
        Some("") => "an empty value".to_string(),
        Some(text) => text.to_string(),
        None => value.to_string(),
    };
    let texts = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
    let wrong = texts.iter().filter_map(Value::as_str).filter(|text| !known.contains(text));
    let proposed: Vec<&str> = wrong.filter_map(|text| nearest(text, known)).copied().collect();
    match proposed.is_empty() {
        true => format!("{given} cannot be used"),
        false => format!("{given} cannot be used (do you mean {}?)", proposed.join(" and ")),
    }
}

/// The names of all settings.
fn names() -> Result<Vec<String>> {
    let all = Table::try_from(hamvar::Settings::default()).map_err(Failure::new)?;
    Ok(all.keys().map(String::as_str).chain(OWN_KEYS).map(str::to_string).collect())
}

/// Reads a list of kinds of edits.
fn kinds(value: &Value) -> std::result::Result<Vec<EditKind>, String> {
    let wrong = |value: &Value| {
        let known: Vec<&str> = EditKind::ALL.iter().map(|kind| kind.as_str()).collect();
        let unusable = unusable(value, &known);
        format!("{unusable}; give a list such as [\"ellipsis\"], with any of {}", known.join(", "))
    };
    let kind = |name: &Value| name.as_str().and_then(|name| name.parse().ok()).ok_or_else(|| wrong(name));
    value.as_array().ok_or_else(|| wrong(value))?.iter().map(kind).collect()
}

/// Makes a plan of the settings in `table`, whose keys and values were checked.
fn build(mut table: Table, refused: &[EditKind]) -> Result<Plan> {
    let mut all_refused = refused.to_vec();
    if let Some(value) = table.remove("refuse") {
        all_refused.extend(kinds(&value).map_err(Failure::new)?);
    }
    all_refused.sort();
    all_refused.dedup();
    let model = table.remove("model");
    let settings = hamvar::Settings::deserialize(table).map_err(|error| Failure::new(error.message()))?;
    let mut normalizer = settings.build().map_err(Failure::new)?;
    if let Some(model) = model.as_ref().and_then(Value::as_str) {
        normalizer = Builder::from(normalizer).model(read_model(Path::new(model))?).build();
    }
    let is_whole = !settings.protect_patterns.is_empty();
    let mut table = Table::try_from(settings).map_err(Failure::new)?;
    let names = all_refused.iter().map(|kind| kind.as_str().into()).collect();
    table.insert("refuse".to_string(), Value::Array(names));
    table.extend(model.map(|model| ("model".to_string(), model)));
    Ok(Plan { normalizer, refused: all_refused, is_whole, table, file: None })
}

/// Turns on the steps that `only` names, and everything else off. `set` has the settings that `--set` gave. They can turn off a
/// part of these steps. A setting that they change and that must be off is an error.
fn keep_only(table: &mut Table, only: &[Step], set: &Table) -> Result<()> {
    let off = Table::try_from(hamvar::Settings::of(Preset::Empty)).map_err(Failure::new)?;
    let named = || STEPS.iter().filter(|(step, _, _)| only.contains(step));
    let is_kept = |name: &str| KEPT.contains(&name) || named().any(|(_, _, options)| options.contains(&name));
    let is_switch = |name: &str| named().any(|(_, switches, _)| switches.contains(&name));
    for (name, value) in off.into_iter().filter(|(name, _)| !is_kept(name)) {
        if is_switch(&name) {
            table.insert(name.clone(), set.get(&name).cloned().unwrap_or(true.into()));
            continue;
        }
        if set.get(&name).is_some_and(|given| *given != value) {
            return Err(turned_off(&name, only));
        }
        table.insert(name, value);
    }
    Ok(())
}

/// The error that `--set` changes a setting that the steps `only` turn off.
fn turned_off(name: &str, only: &[Step]) -> Failure {
    let shown = |step: Step| {
        let name = step.to_possible_value().map(|value| value.get_name().to_string());
        format!("--only {}", name.unwrap_or_default())
    };
    let has = |(_, switches, options): &&(Step, &[&str], &[&str])| {
        switches.contains(&name) || options.contains(&name)
    };
    let remedy = match STEPS.iter().rev().find(has) {
        Some((step, _, _)) => format!("add {}, or leave out one of them", shown(*step)),
        None => "leave out one of them".to_string(),
    };
    let only = only.iter().map(|step| shown(*step)).collect::<Vec<_>>().join(" ");
    Failure::new(format_args!("--set {name}: {only} turns this setting off; {remedy}"))
}

fn read_model(path: &Path) -> Result<Model> {
    let cannot = |error| Failure::about(path, "cannot be read", &error);
    // To read a pipe would wait for its writer, and a device can have no end.
    let kind = fs::metadata(path).map_err(cannot)?;
    if !kind.is_file() && !kind.is_dir() {
        let path = visible_path(path);
        return Err(Failure::new(format_args!("{path}: not a file, so it has no model; name a file")));
    }
    let bytes = fs::read(path).map_err(cannot)?;
    Model::from_bytes(&bytes).map_err(|error| {
        let (name, message) = (visible_path(path), error.to_string());
        match message.starts_with("not a hamvar model") {
            true => {
                Failure::new(format_args!("{name}: not a hamvar model; `hamvar train` makes one of a text"))
            }
            false => Failure::new(format_args!("{name}: {message}")),
        }
    })
}

/// Returns the name that differs from `name` in the fewest characters, if these are less than a third of them.
fn nearest<'n, N: AsRef<str>>(name: &str, names: &'n [N]) -> Option<&'n N> {
    let nearest = names.iter().min_by_key(|known| distance(name, known.as_ref()))?;
    (3 * distance(name, nearest.as_ref()) < name.chars().count()).then_some(nearest)
}

/// How many characters must be inserted, removed or replaced to make `a` of `b`.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, ca) in a.chars().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], i + 1);
        for (j, &cb) in b.iter().enumerate() {
            let replaced = diagonal + usize::from(ca != cb);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_proposed() {
        let names = names().unwrap();
        for (name, expected) in
            [("fix_space", "fix_spaces"), ("restore_znwj", "restore_zwnj"), ("digit", "digits")]
        {
            assert_eq!(nearest(name, &names).map(String::as_str), Some(expected));
        }
        for name in ["colour", "foo", "x", "", "space", "model_file"] {
            assert_eq!(nearest(name, &names), None, "{name}");
        }
    }

    #[test]
    fn steps_have_settings() {
        let names = names().unwrap();
        let of_steps = STEPS.iter().flat_map(|(_, switches, options)| switches.iter().chain(*options));
        assert!(of_steps.chain(&KEPT).all(|name| names.iter().any(|known| known == name)));
    }

    #[test]
    fn a_value_is_toml_or_a_word() {
        let value = |setting| read_setting(setting).unwrap().into_iter().next().unwrap().1;
        assert_eq!(value("digits=ascii"), "ascii".into());
        assert_eq!(value("digits = \"ascii\""), "ascii".into());
        assert_eq!(value("fix-spaces=false"), false.into());
        assert_eq!(value("zwnj_confidence=90"), 90.into());
    }
}
