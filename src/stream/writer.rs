//! [`Writer`]: normalizes what is written to a `std::io::Write`.

use alloc::string::String;
use std::io::{self, Write};

use super::utf8::Decoder;
use super::{LineBuffer, PART};
use crate::Normalizer;

/// Normalizes text and writes it: what is written to `normalizer.writer(file)` arrives in the file normalized.
///
/// The bytes are those of [`Normalizer::normalize`] on the whole text, wherever the calls of `write` cut it, and
/// memory is bounded as it is for a [`Reader`](super::Reader).
///
/// - `write` takes bytes, and passes on whole lines when there are about 32 KiB of them.
/// - `flush` passes on all whole lines, and flushes the inner writer. The line that is not finished stays,
///   since its end can change how its beginning is normalized.
/// - [`finish`](Self::finish) ends the text: it writes the rest, also a line without a line end. Call it, since
///   only it reports the errors of the last bytes. If a writer is dropped without it, the rest is
///   written then, and an error is lost.
///
/// Errors of the inner writer are passed on. What was not written is kept, and the next call tries again. The
/// text must be UTF-8, unless [`lossy`](Self::lossy) is on. Otherwise `write` takes the text before the first
/// invalid byte, and returns an error with an [`InvalidUtf8`](super::InvalidUtf8) inside. So does every later
/// call of `write` and `finish`, but `finish` writes the text that was taken.
///
/// ```
/// use std::io::Write;
///
/// let mut writer = hamvar::Normalizer::standard().writer(Vec::new());
/// writer.write_all("سال 1397\nكتاب ".as_bytes())?;
/// writer.write_all("ها".as_bytes())?;
/// assert_eq!(writer.finish()?, "سال ۱۳۹۷\nکتاب‌ها".as_bytes());
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Debug)]
pub struct Writer<W: Write> {
    /// `None` after [`finish`](Self::finish).
    inner: Option<W>,
    decoder: Decoder,
    lines: LineBuffer,
    /// Normalized text.
    out: String,
    /// The offset in `out` up to which it was written.
    written: usize,
    /// Whether the inner writer has panicked, and must not be called when the writer is dropped.
    panicked: bool,
}

impl<W: Write> Writer<W> {
    fn new(normalizer: Normalizer, inner: W) -> Self {
        Writer {
            inner: Some(inner),
            decoder: Decoder::default(),
            lines: LineBuffer::new(normalizer),
            out: String::new(),
            written: 0,
            panicked: false,
        }
    }

    /// Makes the writer replace invalid UTF-8 by U+FFFD, as `String::from_utf8_lossy` does. Off by default.
    #[must_use]
    pub fn lossy(mut self, on: bool) -> Self {
        self.decoder.lossy = on;
        self
    }

    /// Ends the text: writes the rest, also a line without a line end, and flushes. Returns the inner writer.
    ///
    /// # Errors
    /// If the inner writer fails, or if the text is not UTF-8. The inner writer is dropped then;
    /// [`try_finish`](Self::try_finish) keeps it.
    pub fn finish(mut self) -> io::Result<W> {
        self.try_finish()?;
        self.inner.take().ok_or_else(|| io::ErrorKind::Other.into())
    }

    /// Ends the text as [`finish`](Self::finish) does, and can be called again after an error of the inner
    /// writer. What is written afterwards is a new text.
    ///
    /// # Errors
    /// If the inner writer fails, or if the text is not UTF-8.
    pub fn try_finish(&mut self) -> io::Result<()> {
        let Writer { decoder, lines, out, .. } = self;
        let result = decoder.finish(|text| lines.push(text, out));
        lines.finish(out);
        self.write_out()?;
        self.flush_inner()?;
        Ok(result?)
    }

    /// Returns the inner writer. What was written to this one may not have arrived there yet.
    pub fn get_ref(&self) -> Option<&W> {
        self.inner.as_ref()
    }

    /// Writes `out` to the inner writer.
    fn write_out(&mut self) -> io::Result<()> {
        let Some(inner) = &mut self.inner else { return Ok(()) };
        while self.written < self.out.len() {
            self.panicked = true;
            let result = inner.write(&self.out.as_bytes()[self.written..]);
            self.panicked = false;
            match result {
                Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
                Ok(len) => self.written += len,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        self.out.clear();
        self.written = 0;
        Ok(())
    }

    fn flush_inner(&mut self) -> io::Result<()> {
        self.inner.as_mut().map_or(Ok(()), W::flush)
    }
}

impl<W: Write> Write for Writer<W> {
    /// Takes at most 64 KiB. What earlier calls left is written first, so an error is about text that was taken
    /// before.
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.write_out()?;
        let Writer { decoder, lines, out, .. } = self;
        let part = &bytes[..bytes.len().min(PART)];
        decoder.decode(part, |text| lines.push(text, out))?;
        Ok(part.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.lines.run(&mut self.out);
        self.write_out()?;
        self.flush_inner()
    }
}

impl<W: Write> Drop for Writer<W> {
    fn drop(&mut self) {
        if !self.panicked && self.inner.is_some() {
            let _ = self.try_finish();
        }
    }
}

impl Normalizer {
    /// Returns a writer that normalizes text and writes it to `inner`.
    #[cfg_attr(docsrs, doc(cfg(feature = "std")))]
    #[must_use]
    pub fn writer<W: Write>(&self, inner: W) -> Writer<W> {
        Writer::new(self.clone(), inner)
    }
}
