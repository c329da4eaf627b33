//! Counts the work of loops, in tests only.
//!
//! A test runs every public function on hostile texts, and on texts that are eight times as long. The work must then be
//! about eight times as much. Work is counted and not timed, so the result is the same on a busy machine.
//!
//! There are two ways to count. In each test run, functions that most loops call add to a counter: searches in blocks,
//! the facts of [`chars`](crate::chars), look-ups of spans and in the model, new texts. The counter misses regular
//! expressions, and loops that call none of these functions, such as a loop over ASCII signs. `.ci/edges` compiles the
//! same test in another way, so that every edge of the control flow is counted, also in dependencies. This way needs no
//! calls in the source, and misses only the compiled parts of `std`.

#[cfg(test)]
mod counter;
#[cfg(test)]
mod functions;
#[cfg(test)]
pub(crate) mod memchr;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod texts;

#[cfg(not(test))]
pub(crate) use ::memchr;
#[cfg(test)]
pub(crate) use counter::count;

/// Does nothing outside tests.
#[cfg(not(test))]
#[inline(always)]
pub(crate) fn count(_units: usize) {}

/// Counts bytes that a vectorized loop reads: one for each block, and one for the call.
#[inline(always)]
pub(crate) fn count_bytes(bytes: usize) {
    count(1 + bytes / 64);
}
