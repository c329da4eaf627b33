//! Decodes UTF-8 that is cut anywhere.

use alloc::vec::Vec;
use core::fmt;
use std::io;

/// The error of a [`Reader`](super::Reader) or [`Writer`](super::Writer) whose bytes are not UTF-8. It is inside an
/// [`io::Error`] of the kind [`InvalidData`](io::ErrorKind::InvalidData).
///
/// ```
/// use std::io::Read;
///
/// let mut reader = hamvar::Normalizer::standard().reader(&b"abc\n\xFF"[..]);
/// let mut text = String::new();
/// let error = reader.read_to_string(&mut text).unwrap_err();
/// let error = error.get_ref().unwrap().downcast_ref::<hamvar::stream::InvalidUtf8>().unwrap();
/// assert_eq!(error.offset(), 4);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InvalidUtf8 {
    offset: u64,
}

impl InvalidUtf8 {
    /// Returns the offset of the first invalid byte, counted from the beginning of the stream.
    #[must_use]
    pub fn offset(&self) -> u64 {
        self.offset
    }
}

impl fmt::Display for InvalidUtf8 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the stream is not UTF-8 at byte {}", self.offset)
    }
}

impl core::error::Error for InvalidUtf8 {}

impl From<InvalidUtf8> for io::Error {
    fn from(error: InvalidUtf8) -> Self {
        io::Error::new(io::ErrorKind::InvalidData, error)
    }
}

/// Decodes the bytes of a stream.
#[derive(Debug, Default)]
pub(super) struct Decoder {
    /// The beginning of a character whose other bytes are still to come.
    pending: Vec<u8>,
    /// The offset in the stream after the bytes that were decoded.
    offset: u64,
    /// Whether invalid bytes become U+FFFD.
    pub(super) lossy: bool,
    /// The first invalid bytes, after which nothing is decoded.
    pub(super) error: Option<InvalidUtf8>,
}

impl Decoder {
    /// Decodes the next bytes, and calls `take` with the text. Stops at invalid bytes, now and in every later
    /// call, unless they are replaced.
    pub(super) fn decode(&mut self, bytes: &[u8], mut take: impl FnMut(&str)) -> Result<(), InvalidUtf8> {
        self.error.map_or(Ok(()), Err)?;
        let mut rest = bytes;
        // Completes the character that the bytes before began.
        while !self.pending.is_empty()
            && let [next, after @ ..] = rest
        {
            self.pending.push(*next);
            match str::from_utf8(&self.pending) {
                Ok(character) => {
                    take(character);
                    self.offset += self.pending.len() as u64;
                    self.pending.clear();
                    rest = after;
                }
                Err(error) if error.error_len().is_none() => rest = after,
                Err(_) => {
                    // The last byte is no part of the character. It is decoded with the bytes after it.
                    self.pending.pop();
                    self.replace(self.pending.len(), &mut take)?;
                    self.pending.clear();
                }
            }
        }
        while !rest.is_empty() {
            match str::from_utf8(rest) {
                Ok(text) => {
                    take(text);
                    self.offset += rest.len() as u64;
                    break;
                }
                Err(error) => {
                    let (valid, after) = rest.split_at(error.valid_up_to());
                    if let Ok(text) = str::from_utf8(valid) {
                        take(text);
                        self.offset += valid.len() as u64;
                    }
                    let Some(len) = error.error_len() else {
                        self.pending.extend_from_slice(after);
                        break;
                    };
                    self.replace(len, &mut take)?;
                    rest = &after[len..];
                }
            }
        }
        Ok(())
    }

    /// Ends the stream: a character that is not complete is invalid.
    pub(super) fn finish(&mut self, mut take: impl FnMut(&str)) -> Result<(), InvalidUtf8> {
        self.error.map_or(Ok(()), Err)?;
        if !self.pending.is_empty() {
            self.replace(self.pending.len(), &mut take)?;
            self.pending.clear();
        }
        Ok(())
    }

    /// Replaces `len` invalid bytes.
    fn replace(&mut self, len: usize, take: &mut impl FnMut(&str)) -> Result<(), InvalidUtf8> {
        if !self.lossy {
            let error = InvalidUtf8 { offset: self.offset };
            self.error = Some(error);
            return Err(error);
        }
        take("\u{FFFD}");
        self.offset += len as u64;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use alloc::string::String;

    use super::*;

    const BYTES: &[&[u8]] = &[
        b"",
        "کتاب a 😀\n".as_bytes(),
        b"a\xFFb",
        b"\xD8",
        b"a\xE2\x80 b",
        b"\xF0\x9F\x98",
        b"\xE2\xE2\x80\x8C\xC0\xAF",
        b"\xED\xA0\x80x\xF4\x90\x80\x80",
        b"\xE2\x80\xD8\xA8\xE2\x80",
    ];

    /// Decodes `bytes`, cut after every `len` bytes.
    fn decoded(bytes: &[u8], len: usize, lossy: bool) -> (String, Result<(), InvalidUtf8>) {
        let mut decoder = Decoder { lossy, ..Decoder::default() };
        let mut text = String::new();
        let result = bytes.chunks(len).try_for_each(|part| decoder.decode(part, |t| text.push_str(t)));
        let result = result.and_then(|()| decoder.finish(|t| text.push_str(t)));
        (text, result)
    }

    #[test]
    fn bytes_are_decoded_as_the_standard_library_does_wherever_they_are_cut() {
        for bytes in BYTES {
            for len in 1..=9 {
                let (text, result) = decoded(bytes, len, true);
                assert_eq!(
                    (text, result),
                    (String::from_utf8_lossy(bytes).into_owned(), Ok(())),
                    "{bytes:?}"
                );
                let (text, result) = decoded(bytes, len, false);
                let valid = str::from_utf8(bytes).map_err(|error| error.valid_up_to());
                assert_eq!(result.map_err(|error| error.offset() as usize), valid.map(|_| ()), "{bytes:?}");
                assert_eq!(text.as_bytes(), &bytes[..valid.map_or_else(|at| at, str::len)]);
            }
        }
    }
}
