//! [`Temporary`]: a file that takes the place of another one, and leaves nothing if a signal ends the command.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, Once, PoisonError};

use tempfile::{Builder, NamedTempFile};

use crate::failure::{Failure, Result};

/// The temporary files that exist. A signal removes them.
static EXISTING: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

/// A new file beside another one. It is removed unless it takes the place of the other one.
pub(crate) struct Temporary {
    new: NamedTempFile,
    /// Dropped after the file was removed.
    existing: Existing,
}

/// The path of a file that exists.
struct Existing(PathBuf);

impl Drop for Existing {
    fn drop(&mut self) {
        without_signals().remove(&self.0);
    }
}

impl Temporary {
    /// Creates a file with the permissions of any new file beside `path`.
    pub(crate) fn beside(path: &Path) -> io::Result<Temporary> {
        static SIGNALS: Once = Once::new();
        SIGNALS.call_once(signals::handle);
        let mut builder = Builder::new();
        builder.prefix(".hamvar-");
        #[cfg(unix)]
        {
            use std::fs::Permissions;
            use std::os::unix::fs::PermissionsExt;
            // The process takes away from these what it takes away from every new file.
            builder.permissions(Permissions::from_mode(0o666));
        }
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let mut existing = without_signals();
        let new = builder.tempfile_in(folder)?;
        existing.insert(new.path().to_path_buf());
        Ok(Temporary { existing: Existing(new.path().to_path_buf()), new })
    }

    pub(crate) fn path(&self) -> &Path {
        self.new.path()
    }

    pub(crate) fn file(&self) -> &File {
        self.new.as_file()
    }

    /// Puts the file in the place of `target`, after `keep_old`. No signal ends the command between the two.
    pub(crate) fn replace(
        self,
        target: &Path,
        keep_old: impl FnOnce() -> Result<()>,
        cannot: impl FnOnce(io::Error) -> Failure,
    ) -> Result<()> {
        // The lock is declared last, so it ends first: dropping the path needs it.
        let Temporary { new, existing: _existing } = self;
        let _lock = without_signals();
        keep_old()?;
        new.persist(target).map(drop).map_err(|error| cannot(error.error))
    }
}

impl Write for Temporary {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.new.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.new.flush()
    }
}

/// Returns the existing files. Until they are dropped, a signal waits.
fn without_signals() -> MutexGuard<'static, BTreeSet<PathBuf>> {
    EXISTING.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Signals on Unix.
#[cfg(unix)]
mod signals {
    use std::sync::Arc;
    use std::{fs, process, thread};

    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM, SIGXFSZ};
    use signal_hook::flag;
    use signal_hook::iterator::Signals;
    use signal_hook::low_level::emulate_default_handler;

    use super::without_signals;

    /// Lets the signals that end the command remove the temporary files first.
    pub(super) fn handle() {
        // Otherwise the signal would end the command where a file outgrows the limit of the process (`ulimit -f`). With a
        // handler, the write fails, as on a full disk.
        let _ = flag::register(SIGXFSZ, Arc::default());
        let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
        let handled = [SIGHUP, SIGINT, SIGTERM].into_iter().filter(|signal| !is_ignored(&status, *signal));
        // If the system allows no handler or no thread, a signal leaves the files.
        let Ok(mut signals) = Signals::new(handled) else { return };
        let remove = move || {
            if let Some(signal) = signals.forever().next() {
                // The lock is kept, so that no other thread creates or replaces a file from here on.
                let existing = without_signals();
                existing.iter().for_each(|path| drop(fs::remove_file(path)));
                // The caller sees that a signal ended the command, as without a handler.
                let _ = emulate_default_handler(signal);
                process::exit(128 + signal);
            }
        };
        let _ = thread::Builder::new().spawn(remove);
    }

    /// Whether the caller, such as `nohup`, made the command ignore `signal`, by the text of `/proc/self/status`.
    /// Without this text (on systems other than Linux), no.
    fn is_ignored(status: &str, signal: i32) -> bool {
        let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
        let mask = mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok());
        mask.is_some_and(|mask| mask >> (signal - 1) & 1 == 1)
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn ignored_signals_are_read_from_the_status() {
            let status = "Name:\thamvar\nSigBlk:\t0000000000000002\nSigIgn:\t0000000000001001\n";
            assert!(is_ignored(status, SIGHUP));
            assert!(!is_ignored(status, SIGINT) && !is_ignored(status, SIGTERM) && !is_ignored("", SIGHUP));
        }
    }
}

/// Other systems have other signals, which leave the files.
#[cfg(not(unix))]
mod signals {
    pub(super) fn handle() {}
}
