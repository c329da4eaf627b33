//! Replaces files without losing anything: the new text is written beside the old one, then renamed.

use std::ffi::OsString;
use std::fs::{self, File, Metadata};
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use crate::failure::{Failure, Result};
use crate::temporary::Temporary;
use crate::visible::visible_path;

/// A file that is being replaced.
pub(crate) struct Replacement {
    /// The file, after all links.
    target: PathBuf,
    /// What the file was when it was opened.
    before: Metadata,
    new: BufWriter<Temporary>,
}

impl Replacement {
    /// Opens the file `path`, and a file for its new text in the same folder. Returns both.
    pub(crate) fn begin(path: &Path) -> Result<(File, Replacement)> {
        let cannot = |what| move |error: io::Error| Failure::about(path, what, &error);
        let target = path.canonicalize().map_err(|error| unreadable(path, &error))?;
        let not_a_file =
            || Failure::new(format_args!("{}: not a file, so it cannot be replaced", visible_path(path)));
        // To open a pipe would wait for its writer, and to open a device can have effects.
        if !fs::metadata(&target).map_err(cannot("cannot be read"))?.is_file() {
            return Err(not_a_file());
        }
        let file = open(path)?;
        let before = file.metadata().map_err(cannot("cannot be read"))?;
        if !before.is_file() {
            return Err(not_a_file());
        }
        if before.permissions().readonly() {
            return Err(Failure::new(format_args!(
                "{}: read-only, so it is left as it is",
                visible_path(path)
            )));
        }
        let new = Temporary::beside(&target).map_err(cannot("no new file can be written beside it"))?;
        Ok((file, Replacement { target, before, new: BufWriter::new(new) }))
    }

    /// Returns an error if the old file, which the user named by `path`, changed since it was opened.
    pub(crate) fn check_unchanged(&self, path: &Path) -> Result<()> {
        check_unchanged(&self.target, &self.before, path)
    }

    /// Where the new text is written.
    pub(crate) fn writer(&mut self) -> &mut (dyn Write + Send) {
        &mut self.new
    }

    /// Puts the new text in the place of the old one, unless they are the same. Keeps the old file under its name with
    /// `backup` added, if it is given. Returns whether the file was replaced.
    pub(crate) fn finish(self, path: &Path, backup: Option<&str>) -> Result<bool> {
        let cannot = |error: io::Error| Failure::about(path, "cannot be replaced", &error);
        let new = self.new.into_inner().map_err(|error| cannot(error.into_error()))?;
        if is_same(new.path(), &self.target).map_err(cannot)? {
            return Ok(false);
        }
        copy_attributes(&self.target, &self.before, new.file()).map_err(cannot)?;
        new.file().sync_all().map_err(cannot)?;
        check_unchanged(&self.target, &self.before, path)?;
        let keep_old = || backup.map_or(Ok(()), |suffix| keep(&self.target, path, suffix));
        new.replace(&self.target, keep_old, cannot)?;
        Ok(true)
    }
}

/// Returns an error if the file `target`, which the user named by `path`, is not as it was when its metadata were `before`.
fn check_unchanged(target: &Path, before: &Metadata, path: &Path) -> Result<()> {
    let now = fs::metadata(target).map_err(|error| Failure::about(path, "cannot be replaced", &error))?;
    if is_unchanged(before, &now) {
        return Ok(());
    }
    Err(Failure::new(format_args!(
        "{}: somebody else changed it meanwhile, so it is left as it is",
        visible_path(path)
    )))
}

/// Whether this is the same file, and nobody changed it meanwhile.
fn is_unchanged(before: &Metadata, now: &Metadata) -> bool {
    let is_same = now.len() == before.len() && now.modified().ok() == before.modified().ok();
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        let is_same_file = (now.dev(), now.ino()) == (before.dev(), before.ino());
        // Anyone can set the time of modification back, but not this one. It also changes when the file gains or loses a hard
        // link, so then it does not count: the command itself takes a link away when it replaces another name of the file.
        let is_same_time = (now.ctime(), now.ctime_nsec()) == (before.ctime(), before.ctime_nsec());
        is_same && is_same_file && (is_same_time || now.nlink() != before.nlink())
    }
    #[cfg(not(unix))]
    is_same
}

/// A file that is read, and its metadata from the moment when it was opened.
pub(crate) struct Opened<'p> {
    path: &'p Path,
    pub(crate) file: File,
    before: Metadata,
}

impl<'p> Opened<'p> {
    pub(crate) fn new(path: &'p Path) -> Result<Opened<'p>> {
        let file = open(path)?;
        let before = file.metadata().map_err(|error| unreadable(path, &error))?;
        Ok(Opened { path, file, before })
    }

    /// Returns an error if the file changed while it was read, so that no part of it is taken for all of it.
    pub(crate) fn check_unchanged(&self) -> Result<()> {
        let now = self.file.metadata().map_err(|error| unreadable(self.path, &error))?;
        // A pipe or a device has no state that could change.
        if !self.before.is_file() || is_unchanged(&self.before, &now) {
            return Ok(());
        }
        Err(Failure::new(format_args!(
            "{}: somebody changed it while it was read, so nothing is written; run the command again",
            visible_path(self.path)
        )))
    }
}

/// The error that the file `path` cannot be read.
pub(crate) fn unreadable(path: &Path, error: &io::Error) -> Failure {
    if error.kind() == io::ErrorKind::NotFound && path.is_symlink() {
        let path = visible_path(path);
        return Failure::new(format_args!(
            "{path}: a link to a file that does not exist; correct the link or remove it"
        ));
    }
    Failure::about(path, "cannot be read", error)
}

/// Opens a file for reading.
pub(crate) fn open(path: &Path) -> Result<File> {
    let cannot = |error: io::Error| unreadable(path, &error);
    let file = File::open(path).map_err(cannot)?;
    if file.metadata().map_err(cannot)?.is_dir() {
        return Err(Failure::new(format_args!("{}: is a folder", visible_path(path))));
    }
    Ok(file)
}

/// Writes the file `path` by `write`, and the folders above it. Nobody sees a file that is half written.
pub(crate) fn create(path: &Path, write: impl FnOnce(&mut (dyn Write + Send)) -> Result<()>) -> Result<()> {
    let cannot = |error: io::Error| Failure::about(path, "cannot be written", &error);
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(cannot)?;
    }
    let refused = |why| Err(Failure::new(format_args!("{}: {why}", visible_path(path))));
    // As with `>` in a shell, the target of a link gets the new text. It must not replace a device or a pipe.
    let target = match path.canonicalize() {
        Ok(target) => target,
        // The link may lead to a place that nobody meant, such as a disk that is not mounted.
        Err(_) if path.is_symlink() => {
            return refused("a link to a file that does not exist; remove the link");
        }
        Err(_) => path.to_path_buf(),
    };
    let before = fs::metadata(&target).ok();
    if before.as_ref().is_some_and(|before| !before.is_file()) {
        return refused("not a file, so it cannot be replaced");
    }
    if before.as_ref().is_some_and(|before| before.permissions().readonly()) {
        return refused("read-only, so it is left as it is");
    }
    let mut new = BufWriter::new(Temporary::beside(&target).map_err(cannot)?);
    write(&mut new)?;
    let new = new.into_inner().map_err(|error| cannot(error.into_error()))?;
    if let Some(before) = before {
        copy_attributes(&target, &before, new.file()).map_err(cannot)?;
    }
    new.replace(&target, || Ok(()), cannot)
}

/// Gives `file` the owner, the permissions and the extended attributes of the old file `target`, whose metadata are
/// `before`. Only root may give files away, so the owner is not an error.
fn copy_attributes(target: &Path, before: &Metadata, file: &File) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::{MetadataExt, fchown};
        let _ = fchown(file, Some(before.uid()), Some(before.gid()));
    }
    // The permissions come last, since they may take away the right to set attributes.
    #[cfg(unix)]
    copy_extended_attributes(target, file)?;
    file.set_permissions(before.permissions())
}

/// Gives `file` the extended attributes of the file `target`: also access control lists, which are stored as attributes.
#[cfg(unix)]
fn copy_extended_attributes(target: &Path, file: &File) -> io::Result<()> {
    use xattr::FileExt;
    // A file system without attributes has none to copy, and those of the system are set by the system itself.
    let is_impossible = |error: &io::Error| {
        matches!(error.kind(), io::ErrorKind::Unsupported | io::ErrorKind::PermissionDenied)
    };
    let names = match xattr::list(target) {
        Err(error) if is_impossible(&error) => return Ok(()),
        names => names?,
    };
    for name in names {
        let Some(value) = xattr::get(target, &name)? else { continue };
        match file.set_xattr(&name, &value) {
            Err(error) if !is_impossible(&error) => return Err(error),
            _ => {}
        }
    }
    Ok(())
}

/// Keeps the old file `target` under its name with `suffix` added. The user named it by `path`, which may be a link to it.
fn keep(target: &Path, path: &Path, suffix: &str) -> Result<()> {
    let with_suffix = |path: &Path| {
        let mut name = OsString::from(path);
        name.push(suffix);
        PathBuf::from(name)
    };
    let backup = with_suffix(target);
    // Both fail if the backup exists: an older one may be all that is left of a text.
    let kept = fs::hard_link(target, &backup).or_else(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => Err(error),
        _ => copy_new(target, &backup),
    });
    let backup = if path.is_symlink() { backup } else { with_suffix(path) };
    kept.map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => Failure::new(format_args!(
            "{}: the backup {} exists already; move it, or choose another --backup=SUFFIX",
            visible_path(path),
            visible_path(&backup)
        )),
        _ => Failure::about(&backup, "cannot be written", &error),
    })
}

/// Copies a file to a new file, on file systems without hard links.
fn copy_new(from: &Path, to: &Path) -> io::Result<()> {
    let mut new = File::create_new(to)?;
    io::copy(&mut File::open(from)?, &mut new)?;
    new.set_permissions(fs::metadata(from)?.permissions())?;
    new.sync_all()
}

/// Whether two files have the same bytes.
fn is_same(a: &Path, b: &Path) -> io::Result<bool> {
    if fs::metadata(a)?.len() != fs::metadata(b)?.len() {
        return Ok(false);
    }
    let (mut a, mut b) = (BufReader::new(File::open(a)?), File::open(b)?);
    let (mut left, mut right) = ([0; 16 << 10], [0; 16 << 10]);
    loop {
        let len = a.read(&mut left)?;
        if len == 0 {
            return Ok(true);
        }
        match b.read_exact(&mut right[..len]) {
            Ok(()) if left[..len] == right[..len] => {}
            Ok(()) => return Ok(false),
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(false),
            Err(error) => return Err(error),
        }
    }
}
