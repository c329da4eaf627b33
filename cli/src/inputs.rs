//! Finds the files that the arguments name: files, folders, globs and standard input.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use globset::GlobBuilder;
use ignore::{DirEntry, WalkBuilder};

use crate::failure::{Failure, Result};
use crate::visible::visible_path;

/// A text to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Input {
    Stdin,
    File {
        path: PathBuf,
        /// The path below the folder that was named, or the file's name.
        relative: PathBuf,
    },
}

impl Input {
    /// The path of the file, or `None` for standard input.
    pub(crate) fn path(&self) -> Option<&Path> {
        match self {
            Input::Stdin => None,
            Input::File { path, .. } => Some(path),
        }
    }

    /// The name of the input in messages.
    pub(crate) fn name(&self) -> String {
        match self {
            Input::Stdin => "standard input".to_string(),
            Input::File { path, .. } => visible_path(path),
        }
    }
}

/// Finds the files that `arguments` name, in their order; the files of a folder are sorted. Of a folder, files with
/// one of the `extensions` are taken. An argument that names nothing is an error among the others.
///
/// `output` is the folder of the results, which has no inputs even if it is inside a folder of inputs.
pub(crate) fn find(
    arguments: &[PathBuf],
    extensions: &[String],
    no_ignore: bool,
    output: Option<&Path>,
) -> Vec<Result<Input>> {
    let search = Search { no_ignore, output: output.and_then(|output| output.canonicalize().ok()) };
    if arguments.is_empty() {
        return vec![Ok(Input::Stdin)];
    }
    let mut all = Vec::new();
    for argument in arguments {
        if argument.as_os_str() == "-" {
            all.push(Ok(Input::Stdin));
        } else if argument.is_dir() {
            let has_extension = |path: &Path| {
                let extension = path.extension().unwrap_or_default().to_string_lossy();
                extensions.iter().any(|known| known.trim_start_matches('.').eq_ignore_ascii_case(&extension))
            };
            let files = search.walk(argument, has_extension);
            if files.is_empty() {
                all.push(Err(Failure::new(format_args!(
                    "{}: the folder has no file with the extension {}; name others with --ext or --format",
                    visible_path(argument),
                    extensions.join(", ")
                ))));
            }
            all.extend(files);
        } else if !argument.exists()
            && let Some((folder, pattern)) = glob_parts(argument)
        {
            all.extend(search.glob(argument, &folder, &pattern));
        } else {
            let relative = argument.file_name().map_or_else(|| argument.clone(), PathBuf::from);
            all.push(Ok(Input::File { path: argument.clone(), relative }));
        }
    }
    all
}

/// Removes files that were named before, whatever path names them.
pub(crate) fn remove_repeated(inputs: &mut Vec<Result<Input>>) {
    let mut seen = HashSet::new();
    inputs.retain(|input| match input {
        Ok(Input::File { path, .. }) => seen.insert(path.canonicalize().unwrap_or_else(|_| path.clone())),
        _ => true,
    });
}

/// How folders are searched.
struct Search {
    /// Whether hidden files are taken, and those that `.gitignore` names.
    no_ignore: bool,
    /// A folder that is left out, after all links.
    output: Option<PathBuf>,
}

impl Search {
    /// Finds the files of `folder` whose paths `is_taken`, sorted.
    fn walk(&self, folder: &Path, is_taken: impl Fn(&Path) -> bool) -> Vec<Result<Input>> {
        let output = self.output.clone();
        let is_output = move |entry: &DirEntry| {
            let Some(output) = &output else { return false };
            // The folder that was named is searched in any case, and then the command says what is wrong.
            entry.depth() > 0
                && entry.file_type().is_some_and(|kind| kind.is_dir())
                && entry.path().canonicalize().is_ok_and(|path| path == *output)
        };
        let walker = WalkBuilder::new(folder)
            .filter_entry(move |entry| !is_output(entry))
            .standard_filters(!self.no_ignore)
            .require_git(false)
            .follow_links(false)
            .sort_by_file_path(Path::cmp)
            .build();
        let mut all = Vec::new();
        for entry in walker {
            match entry {
                // A link to a file is followed, a link to a folder is not: it may lead back.
                Ok(entry) if entry.path().is_file() && is_taken(entry.path()) => {
                    let path = entry.into_path();
                    let relative = path.strip_prefix(folder).unwrap_or(&path).to_path_buf();
                    all.push(Ok(Input::File { relative, path }));
                }
                Ok(_) => {}
                Err(error) => all.push(Err(unreadable(folder, &error))),
            }
        }
        all
    }

    /// Finds the files that the glob `pattern` names, below `folder`.
    fn glob(&self, argument: &Path, folder: &Path, pattern: &str) -> Vec<Result<Input>> {
        let glob = match GlobBuilder::new(pattern).literal_separator(true).build() {
            Ok(glob) => glob.compile_matcher(),
            Err(error) => {
                let (name, kind) = (visible_path(argument), error.kind());
                return vec![Err(Failure::new(format_args!(
                    "{name}: no file has this name, and as a pattern it is wrong: {kind}; \
                 put a backslash before signs that belong to the name"
                )))];
            }
        };
        let start = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        let mut all = self.walk(start, |path| glob.is_match(path.strip_prefix(start).unwrap_or(path)));
        if folder.as_os_str().is_empty() {
            for input in all.iter_mut().flatten() {
                if let Input::File { path, relative } = input {
                    *path = relative.clone();
                }
            }
        }
        if all.is_empty() {
            all.push(Err(Failure::new(format_args!(
                "{}: no file matches; hidden files and those that .gitignore names need --no-ignore",
                visible_path(argument)
            ))));
        }
        all
    }
}

/// The error that something in `folder` cannot be read.
fn unreadable(folder: &Path, error: &ignore::Error) -> Failure {
    let path = match error {
        ignore::Error::WithDepth { err, .. } => match &**err {
            ignore::Error::WithPath { path, .. } => path,
            _ => folder,
        },
        _ => folder,
    };
    match error.io_error() {
        Some(error) => Failure::about(path, "cannot be read", error),
        None => Failure::new(error),
    }
}

/// Splits a glob into the folder before its first sign and the rest. Returns `None` if it has no sign.
fn glob_parts(argument: &Path) -> Option<(PathBuf, String)> {
    let has_sign = |part: &Path| part.to_string_lossy().contains(['*', '?', '[', '{']);
    let parts: Vec<_> = argument.components().collect();
    let first = parts.iter().position(|part| has_sign(part.as_ref()))?;
    let folder: PathBuf = parts[..first].iter().collect();
    let pattern: PathBuf = parts[first..].iter().collect();
    Some((folder, pattern.to_string_lossy().into_owned()))
}
