//! [`Reader`]: normalizes what is read from a `std::io::Read`.

use alloc::boxed::Box;
use alloc::string::String;
use std::io::{self, BufRead, Read};

use super::utf8::Decoder;
use super::{LineBuffer, PART};
use crate::Normalizer;

/// Reads text and normalizes it: `normalizer.reader(file)` reads as the normalized text of the file.
///
/// The bytes are those of [`Normalizer::normalize`] on the whole text, however long it is, and memory is bounded:
/// lines are passed on as soon as they are read. A long line takes a few times its length, up to the limit of
/// [`longest_line`](crate::Builder::longest_line). Only with a pattern of
/// [`protect_pattern`](crate::Builder::protect_pattern) is the whole text read first, since a pattern can match
/// from one end of it to the other.
///
/// The text must be UTF-8, unless [`lossy`](Self::lossy) is on. Otherwise the lines before the first invalid
/// byte are read, and then every call returns an error with an [`InvalidUtf8`](super::InvalidUtf8) inside. The
/// line with the invalid byte is not read.
///
/// An error of the inner reader is passed on, and a later call tries again. The inner reader is read in
/// large parts, so it needs no `BufReader`.
///
/// ```
/// use std::io::Read;
///
/// let file = "كتاب ها\nسال 1397\n".as_bytes();
/// let mut text = String::new();
/// hamvar::Normalizer::standard().reader(file).read_to_string(&mut text)?;
/// assert_eq!(text, "کتاب‌ها\nسال ۱۳۹۷\n");
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Debug)]
pub struct Reader<R> {
    inner: R,
    decoder: Decoder,
    lines: LineBuffer,
    bytes: Box<[u8]>,
    /// Normalized text.
    out: String,
    /// The offset in `out` up to which it was read.
    read: usize,
    /// Whether the inner reader has ended.
    at_end: bool,
}

impl<R: Read> Reader<R> {
    fn new(normalizer: Normalizer, inner: R) -> Self {
        Reader {
            inner,
            decoder: Decoder::default(),
            lines: LineBuffer::new(normalizer),
            bytes: alloc::vec![0; PART].into(),
            out: String::new(),
            read: 0,
            at_end: false,
        }
    }

    /// Makes the reader replace invalid UTF-8 by U+FFFD, as `String::from_utf8_lossy` does. Off by default.
    #[must_use]
    pub fn lossy(mut self, on: bool) -> Self {
        self.decoder.lossy = on;
        self
    }

    /// Returns the inner reader. Text that was read from it and not from this reader is lost.
    pub fn into_inner(self) -> R {
        self.inner
    }

    /// Reads and normalizes the next part of the text into `out`, which may stay empty.
    fn read_part(&mut self) -> io::Result<()> {
        let Reader { inner, decoder, lines, bytes, out, .. } = self;
        if let Some(error) = decoder.error {
            return Err(error.into());
        }
        let len = match inner.read(bytes) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => return Ok(()),
            len => len?,
        };
        // If the bytes are invalid, the next call returns the error. The lines before it are read first.
        if len > 0 {
            let _ = decoder.decode(&bytes[..len], |text| lines.push(text, out));
        } else if decoder.finish(|text| lines.push(text, out)).is_ok() {
            lines.finish(out);
            self.at_end = true;
        }
        lines.run(out);
        Ok(())
    }
}

impl<R: Read> BufRead for Reader<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.read == self.out.len() {
            self.out.clear();
            self.read = 0;
            while self.out.is_empty() && !self.at_end {
                self.read_part()?;
            }
        }
        Ok(&self.out.as_bytes()[self.read..])
    }

    fn consume(&mut self, len: usize) {
        self.read = (self.read + len).min(self.out.len());
    }
}

impl<R: Read> Read for Reader<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let available = self.fill_buf()?;
        let len = available.len().min(buffer.len());
        buffer[..len].copy_from_slice(&available[..len]);
        self.consume(len);
        Ok(len)
    }
}

impl Normalizer {
    /// Returns a reader of the normalized text of `inner`.
    #[cfg_attr(docsrs, doc(cfg(feature = "std")))]
    #[must_use]
    pub fn reader<R: Read>(&self, inner: R) -> Reader<R> {
        Reader::new(self.clone(), inner)
    }
}
