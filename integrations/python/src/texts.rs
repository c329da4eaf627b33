//! Normalizes many texts on several threads. The result does not depend on the number of threads.

use std::num::NonZeroUsize;
use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use hamvar::{Batch, Normalizer};

/// The least length of a piece in bytes, unless it ends its source. A thread normalizes this much text in about a
/// millisecond, and starts in a fraction of that time.
const PIECE: usize = 64 * 1024;

/// Texts that several threads can read by their index.
pub(crate) trait Texts: Sync {
    fn len(&self) -> usize;

    /// Returns text number `index`, or `None` if it is missing.
    fn get(&self, index: usize) -> Option<&str>;
}

/// Neighbouring texts of one source, which one thread normalizes.
#[derive(Clone, Debug)]
struct Piece {
    source: usize,
    items: Range<usize>,
}

/// Where the results of a piece are.
#[derive(Clone, Copy, Debug)]
struct Location {
    batch: usize,
    /// The number of the first result in the batch.
    first: usize,
}

/// The results for all texts of several sources.
#[derive(Debug)]
pub(crate) struct Normalized {
    batches: Vec<Batch>,
    /// All pieces in the order of the sources and their texts.
    pieces: Vec<(Piece, Location)>,
}

impl Normalized {
    /// Returns the results of one source in order. A missing text gives an empty result.
    pub(crate) fn of_source(&self, source: usize) -> impl Iterator<Item = &str> {
        let start = self.pieces.partition_point(|(piece, _)| piece.source < source);
        let pieces = self.pieces[start..].iter().take_while(move |(piece, _)| piece.source == source);
        pieces.flat_map(|(piece, location)| {
            let batch = &self.batches[location.batch];
            (location.first..location.first + piece.items.len())
                .map(|index| batch.get(index).unwrap_or_default())
        })
    }
}

/// Normalizes each text by itself. Uses at most `threads` threads, or all cores if `threads` is `None`.
pub(crate) fn normalize_all(
    normalizer: &Normalizer,
    sources: &[&dyn Texts],
    threads: Option<NonZeroUsize>,
) -> Normalized {
    let pieces = pieces(sources);
    let cores = || thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
    let threads = threads.unwrap_or_else(cores).get().min(pieces.len());
    let next = AtomicUsize::new(0);
    let work = || normalize_pieces(normalizer, sources, &pieces, &next);
    let done: Vec<_> = if threads <= 1 {
        vec![work()]
    } else {
        thread::scope(|scope| {
            let workers: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
            workers
                .into_iter()
                .map(|worker| worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
                .collect()
        })
    };
    let mut locations = vec![Location { batch: 0, first: 0 }; pieces.len()];
    let mut batches = Vec::with_capacity(done.len());
    for (batch, (results, firsts)) in done.into_iter().enumerate() {
        for (piece, first) in firsts {
            locations[piece] = Location { batch, first };
        }
        batches.push(results);
    }
    Normalized { batches, pieces: pieces.into_iter().zip(locations).collect() }
}

/// The work of one thread: normalizes pieces until there are no more. Returns the results, and the number of the
/// first result of each piece.
fn normalize_pieces(
    normalizer: &Normalizer,
    sources: &[&dyn Texts],
    pieces: &[Piece],
    next: &AtomicUsize,
) -> (Batch, Vec<(usize, usize)>) {
    let mut batch = normalizer.batch();
    let mut firsts = Vec::new();
    loop {
        let index = next.fetch_add(1, Ordering::Relaxed);
        let Some(piece) = pieces.get(index) else { return (batch, firsts) };
        firsts.push((index, batch.len()));
        let texts = sources[piece.source];
        for item in piece.items.clone() {
            batch.push(texts.get(item).unwrap_or_default());
        }
    }
}

/// Divides the texts of all sources into pieces of about [`PIECE`] bytes.
fn pieces(sources: &[&dyn Texts]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for (source, texts) in sources.iter().enumerate() {
        let (mut start, mut bytes) = (0, 0);
        for item in 0..texts.len() {
            bytes += texts.get(item).map_or(0, str::len);
            if bytes >= PIECE || item + 1 == texts.len() {
                pieces.push(Piece { source, items: start..item + 1 });
                (start, bytes) = (item + 1, 0);
            }
        }
    }
    pieces
}
