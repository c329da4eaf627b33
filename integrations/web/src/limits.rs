//! [`Limits`]: how much one request may take, and [`Places`]: how many requests the server works on at once.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::timeout;

use crate::failure::Failure;

/// The limits of the server.
#[derive(Clone, Debug)]
pub struct Limits {
    /// The largest body of a request, in bytes.
    pub max_bytes: usize,
    /// How many requests may wait for a free core. The server refuses further ones at once.
    pub max_waiting: usize,
    /// How many requests are normalized at the same time.
    pub max_running: usize,
    /// The most regular expressions of a request.
    pub max_patterns: usize,
    /// The time for reading a body, and again the time for waiting and normalizing.
    pub time: Duration,
    /// The most open connections. Further ones wait until another one closes.
    pub max_connections: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            max_bytes: 1024 * 1024,
            max_waiting: 64,
            max_running: std::thread::available_parallelism().map_or(1, usize::from),
            max_patterns: 10,
            time: Duration::from_secs(10),
            max_connections: 1024,
        }
    }
}

/// The places for requests. A request takes a place before the server reads its body, so there are never more bodies
/// in memory than places. The request then waits for a core.
#[derive(Clone, Debug)]
pub(crate) struct Places {
    all: Arc<Semaphore>,
    cores: Arc<Semaphore>,
}

/// The place of one request. Dropping it gives the place to another request.
#[derive(Debug)]
pub(crate) struct Place {
    cores: Arc<Semaphore>,
    _place: OwnedSemaphorePermit,
}

impl Places {
    pub(crate) fn new(limits: &Limits) -> Places {
        Places {
            all: Arc::new(Semaphore::new(limits.max_running + limits.max_waiting)),
            cores: Arc::new(Semaphore::new(limits.max_running)),
        }
    }

    /// Returns a place, or an error if all are taken.
    pub(crate) fn take(&self) -> Result<Place, Failure> {
        let place = self.all.clone().try_acquire_owned().map_err(|_| Failure::busy())?;
        Ok(Place { cores: self.cores.clone(), _place: place })
    }
}

impl Place {
    /// Runs `work` on a thread for blocking work as soon as a core is free. Gives up after `limit`.
    ///
    /// Work that has begun cannot be stopped. It keeps its place and its core until it ends, so a client cannot start
    /// more work by giving up early.
    pub(crate) async fn run<T: Send + 'static>(
        self,
        limit: Duration,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Failure> {
        let begun = tokio::time::Instant::now();
        let core = match timeout(limit, self.cores.clone().acquire_owned()).await {
            Ok(Ok(core)) => core,
            Ok(Err(_)) => return Err(Failure::internal()), // the semaphore is never closed
            Err(_) => return Err(Failure::busy()),
        };
        let job = tokio::task::spawn_blocking(move || {
            let result = work();
            drop((core, self));
            result
        });
        match timeout(limit.saturating_sub(begun.elapsed()), job).await {
            Ok(Ok(result)) => Ok(result),
            Ok(Err(_)) => Err(Failure::internal()),
            Err(_) => Err(Failure::too_slow(limit)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc;

    fn places(max_running: usize, max_waiting: usize) -> Places {
        Places::new(&Limits { max_running, max_waiting, ..Limits::default() })
    }

    #[tokio::test]
    async fn a_place_is_free_again_after_its_work() {
        let places = places(1, 0);
        let place = places.take().expect("the first place is free");
        assert_eq!(places.take().expect_err("there is one place").code(), "busy");
        assert_eq!(place.run(Duration::from_secs(5), || 12).await.expect("the work is done"), 12);
        places.take().expect("the place is free again");
    }

    #[tokio::test]
    async fn work_that_takes_too_long_keeps_its_core() {
        let places = places(1, 1);
        let (end, ended) = mpsc::channel::<()>();
        let slow = places.take().expect("a place is free");
        let error =
            slow.run(Duration::from_millis(50), move || ended.recv()).await.expect_err("the work waits");
        assert_eq!(error.code(), "too-slow");
        let next = places.take().expect("a place for a waiting request is free");
        let error = next.run(Duration::from_millis(50), || ()).await.expect_err("the only core is taken");
        assert_eq!(error.code(), "busy");
        end.send(()).expect("the work still waits");
        let last = places.take().expect("a place is free");
        last.run(Duration::from_secs(5), || ()).await.expect("the core is free again");
    }

    #[tokio::test]
    async fn a_panic_is_an_error_and_frees_the_place() {
        let places = places(1, 0);
        let place = places.take().expect("a place is free");
        let result: Result<(), Failure> = place.run(Duration::from_secs(5), || panic!("in a test")).await;
        assert_eq!(result.expect_err("the work panicked").code(), "internal");
        places.take().expect("the place is free again");
    }
}
