//! Finds and reads `hamvar.toml`. What its settings mean is checked elsewhere.

use std::fs;
use std::path::{Path, PathBuf};

use toml::Table;

use crate::failure::{Failure, Result};
use crate::files;
use crate::visible::visible_path;

/// The name of the file with settings.
const FILE: &str = "hamvar.toml";

/// Finds the file with settings in the folder of `path` or above it. A folder of this name and a link that leads nowhere are
/// found, too. So they are an error, and no other file takes their place.
pub(super) fn find(path: &Path) -> Option<PathBuf> {
    let start = path.canonicalize().ok()?;
    start
        .ancestors()
        .filter(|folder| folder.is_dir())
        .map(|folder| folder.join(FILE))
        .find(|file| file.symlink_metadata().is_ok())
}

/// A file with settings, as it was read.
pub(super) struct SettingsFile {
    text: String,
    /// The name of the file, for messages.
    name: String,
}

impl SettingsFile {
    /// Reads `file`.
    pub(super) fn read(file: &Path) -> Result<SettingsFile> {
        let name = visible_path(file);
        let kind = fs::metadata(file).map_err(|error| files::unreadable(file, &error))?;
        if kind.is_dir() {
            return Err(Failure::new(format_args!(
                "{name}: a folder, so it has no settings; rename it, or use --no-config"
            )));
        }
        // To read a pipe would wait for its writer, and a device can have no end.
        if !kind.is_file() {
            return Err(Failure::new(format_args!(
                "{name}: not a file, so it has no settings; rename it, or use --no-config"
            )));
        }
        let bytes = fs::read(file).map_err(|error| files::unreadable(file, &error))?;
        let text = String::from_utf8(bytes).map_err(|error| {
            Failure::new(format_args!("{name}:{}; save it as UTF-8", not_utf8(error.as_bytes())))
        })?;
        Ok(SettingsFile { text, name })
    }

    /// Returns the settings in the file.
    pub(super) fn table(&self) -> Result<Table> {
        // Editors of Windows put a byte order mark before the text.
        let text = self.text.strip_prefix('\u{FEFF}').unwrap_or(&self.text);
        toml::from_str(text).map_err(|error| {
            let span = error.span().unwrap_or_default();
            let number = text[..span.start].matches('\n').count();
            let line = text.lines().nth(number).unwrap_or_default();
            let message = match line.split_once('=') {
                Some((key, value)) if value.trim().is_empty() || value.trim().starts_with('#') => {
                    format!("{} has no value; give one, or remove the line", key.trim())
                }
                _ if error.message() == "duplicate key" => {
                    let key = text.get(span).unwrap_or_default().trim();
                    format!("{key} is set twice; remove one of the lines")
                }
                _ => error.message().to_string(),
            };
            Failure::new(format_args!("{}:{}: {message}", self.name, number + 1))
        })
    }

    /// Returns the place of the setting or table `name` in the file, for messages.
    pub(super) fn place_of(&self, name: &str) -> String {
        let is_of = |line: &str| {
            let line = line.trim_start_matches(['\u{FEFF}', '[', ' ', '\t', '"', '\'']);
            let after = line.strip_prefix(name).map(|after| after.trim_start_matches(['"', '\'', ' ', '\t']));
            after.is_some_and(|after| after.starts_with(['=', ']', '.']))
        };
        match self.text.lines().position(is_of) {
            Some(line) => format!("{}:{}", self.name, line + 1),
            None => self.name.clone(),
        }
    }
}

/// Returns where `bytes` are not UTF-8: `line:column: not UTF-8 at byte N`.
pub(crate) fn not_utf8(bytes: &[u8]) -> String {
    let at = str::from_utf8(bytes).map_or_else(|error| error.valid_up_to(), str::len);
    let before = str::from_utf8(&bytes[..at]).unwrap_or_default();
    let line = before.rfind('\n').map_or(0, |end| end + 1);
    let (number, column) = (before.matches('\n').count() + 1, before[line..].chars().count() + 1);
    format!("{number}:{column}: not UTF-8 at byte {at}")
}
