//! Does the work on many files at the same time, and hands over the results in order.

use std::io::{Seek, SeekFrom};
use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex, PoisonError, mpsc};
use std::thread;

use tempfile::SpooledTempFile;

/// How much of the output of a file is kept in memory, in bytes. More of it is kept in a temporary file.
const SPOOL: usize = 256 << 10;

/// How many files for each thread may be ahead of the one whose output is printed next.
const AHEAD: usize = 8;

/// Calls `work` with the numbers below `count`, in `jobs` threads, and `done` with the results in order. `work` writes
/// its output into a spool, since the output of an earlier file may come first. Ends early if `done` returns false.
pub(crate) fn in_order<R: Send>(
    count: usize,
    jobs: NonZeroUsize,
    work: impl Fn(usize, &mut SpooledTempFile) -> R + Sync,
    mut done: impl FnMut(SpooledTempFile, R) -> bool,
) {
    let next = AtomicUsize::new(0);
    let is_over = AtomicBool::new(false);
    // How many results were handed over. Whoever is too far ahead of it waits, so that finished output does not pile up.
    let handed_over = Mutex::new(0);
    let progress = Condvar::new();
    let (sender, receiver) = mpsc::channel();
    thread::scope(|scope| {
        let _guard = EndOnPanic { is_over: &is_over, handed_over: &handed_over, progress: &progress };
        let mut has_worker = false;
        for _ in 0..jobs.get().min(count) {
            let sender = sender.clone();
            let (next, is_over, handed_over, progress, work) =
                (&next, &is_over, &handed_over, &progress, &work);
            let worker = move || {
                let _guard = EndOnPanic { is_over, handed_over, progress };
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    let ahead = |done: &mut usize| {
                        number >= *done + AHEAD * jobs.get() && !is_over.load(Ordering::Relaxed)
                    };
                    let lock = handed_over.lock().unwrap_or_else(PoisonError::into_inner);
                    drop(progress.wait_while(lock, ahead));
                    if number >= count || is_over.load(Ordering::Relaxed) {
                        return;
                    }
                    let mut spool = SpooledTempFile::new(SPOOL);
                    let result = work(number, &mut spool);
                    if sender.send((number, spool, result)).is_err() {
                        return;
                    }
                }
            };
            // Fewer threads do the same work.
            if thread::Builder::new().spawn_scoped(scope, worker).is_err() {
                break;
            }
            has_worker = true;
        }
        drop(sender);
        if !has_worker {
            for number in 0..count {
                let mut spool = SpooledTempFile::new(SPOOL);
                let result = work(number, &mut spool);
                if spool.seek(SeekFrom::Start(0)).is_err() || !done(spool, result) {
                    return;
                }
            }
        }
        let mut waiting: Vec<Option<(SpooledTempFile, R)>> = (0..count).map(|_| None).collect();
        let mut first = 0;
        for (number, spool, result) in receiver {
            waiting[number] = Some((spool, result));
            while let Some((mut spool, result)) = waiting.get_mut(first).and_then(Option::take) {
                first += 1;
                let rewound = spool.seek(SeekFrom::Start(0)).is_ok();
                if !rewound || !done(spool, result) {
                    is_over.store(true, Ordering::Relaxed);
                }
                *handed_over.lock().unwrap_or_else(PoisonError::into_inner) = first;
                progress.notify_all();
            }
            if is_over.load(Ordering::Relaxed) {
                break;
            }
        }
    });
}

/// Ends the work when a thread panics, also the one that hands over the results: the others would wait for it.
struct EndOnPanic<'s> {
    is_over: &'s AtomicBool,
    handed_over: &'s Mutex<usize>,
    progress: &'s Condvar,
}

impl Drop for EndOnPanic<'_> {
    fn drop(&mut self) {
        if thread::panicking() {
            self.is_over.store(true, Ordering::Relaxed);
            drop(self.handed_over.lock());
            self.progress.notify_all();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Write};

    use super::*;

    #[test]
    fn results_come_in_order_with_their_output() {
        for jobs in [1, 2, 7] {
            let mut all = Vec::new();
            in_order(
                100,
                NonZeroUsize::new(jobs).unwrap(),
                |number, spool| {
                    thread::sleep(std::time::Duration::from_micros(if number % 10 == 0 { 2000 } else { 0 }));
                    write!(spool, "{number}").unwrap();
                    2 * number
                },
                |mut spool, result| {
                    let mut text = String::new();
                    spool.read_to_string(&mut text).unwrap();
                    all.push((text, result));
                    true
                },
            );
            let expected: Vec<_> = (0..100).map(|n| (n.to_string(), 2 * n)).collect();
            assert_eq!(all, expected);
        }
    }

    #[test]
    fn the_work_can_end_early() {
        let mut count = 0;
        in_order(
            1000,
            NonZeroUsize::new(3).unwrap(),
            |n, _| n,
            |_, n| {
                count += 1;
                n < 5
            },
        );
        assert_eq!(count, 6);
    }
}
