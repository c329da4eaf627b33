//! [`FmtWriter`]: normalizes what is written to a `core::fmt::Write`.

use alloc::string::String;
use core::fmt;

use super::LineBuffer;
use crate::Normalizer;

/// Normalizes text and writes it to a [`fmt::Write`]: a [`Writer`](super::Writer) for strings,
/// also without `std`.
///
/// What is written may be cut anywhere. Whole lines are passed on when there are about 32 KiB of them, or at
/// [`flush`](Self::flush). Call [`finish`](Self::finish) at the end of the text. If a writer is dropped
/// without it, the rest is written then, and an error is lost.
///
/// ```
/// use core::fmt::Write;
///
/// let mut writer = hamvar::Normalizer::standard().fmt_writer(String::new());
/// write!(writer, "سال {} و كت", 1397)?;
/// writer.write_str("اب ها")?;
/// assert_eq!(writer.finish()?, "سال ۱۳۹۷ و کتاب‌ها");
/// # Ok::<(), core::fmt::Error>(())
/// ```
#[derive(Debug)]
pub struct FmtWriter<W: fmt::Write> {
    /// `None` after [`finish`](Self::finish).
    inner: Option<W>,
    lines: LineBuffer,
    /// The text to write next.
    out: String,
}

impl<W: fmt::Write> FmtWriter<W> {
    fn new(normalizer: Normalizer, inner: W) -> Self {
        FmtWriter { inner: Some(inner), lines: LineBuffer::new(normalizer), out: String::new() }
    }

    /// Writes all whole lines. The line that is not finished stays until its end is written.
    ///
    /// # Errors
    /// If the inner writer fails.
    pub fn flush(&mut self) -> fmt::Result {
        self.lines.run(&mut self.out);
        self.write_out()
    }

    /// Ends the text: writes the rest, also a line without a line end. Returns the inner writer.
    ///
    /// # Errors
    /// If the inner writer fails. It is dropped then.
    pub fn finish(mut self) -> Result<W, fmt::Error> {
        self.write_rest()?;
        self.inner.take().ok_or(fmt::Error)
    }

    fn write_rest(&mut self) -> fmt::Result {
        self.lines.finish(&mut self.out);
        self.write_out()
    }

    /// Writes `out`. What the inner writer fails on is not written again, since nobody can tell how much of it
    /// was written.
    fn write_out(&mut self) -> fmt::Result {
        if self.out.is_empty() {
            return Ok(());
        }
        let result = self.inner.as_mut().map_or(Err(fmt::Error), |inner| inner.write_str(&self.out));
        self.out.clear();
        result
    }
}

impl<W: fmt::Write> fmt::Write for FmtWriter<W> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        super::parts(text).try_for_each(|part| {
            self.lines.push(part, &mut self.out);
            self.write_out()
        })
    }
}

impl<W: fmt::Write> Drop for FmtWriter<W> {
    fn drop(&mut self) {
        if self.inner.is_some() {
            let _ = self.write_rest();
        }
    }
}

impl Normalizer {
    /// Returns a writer that normalizes text and writes it to `inner`.
    #[must_use]
    pub fn fmt_writer<W: fmt::Write>(&self, inner: W) -> FmtWriter<W> {
        FmtWriter::new(self.clone(), inner)
    }
}
