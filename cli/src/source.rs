//! [`Source`]: reads the text of a file or of standard input, in any encoding.

use std::io::Read;
use std::sync::atomic::{AtomicU64, Ordering};

use encoding_rs::{DecoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1256};

use crate::failure::{Failure, Result, plain};

/// How many bytes are read at once.
const CHUNK: usize = 64 << 10;

/// Returns the encoding with the name `label`.
pub(crate) fn encoding(label: &str) -> Result<&'static Encoding> {
    Encoding::for_label(label.as_bytes()).ok_or_else(|| {
        Failure::new(format_args!(
            "unknown encoding {label:?}; examples are utf-8, utf-16le and windows-1256"
        ))
    })
}

/// Reads bytes and decodes them.
pub(crate) struct Source<'r> {
    /// What is read, for messages.
    name: String,
    inner: Box<dyn Read + 'r>,
    encoding: &'static Encoding,
    /// `None` if the text is UTF-8, which is only checked.
    decoder: Option<encoding_rs::Decoder>,
    has_bom: bool,
    /// Whether the text is only assumed to be UTF-8: no encoding was named, and no bytes were checked yet.
    is_assumed: bool,
    /// Bytes that were read and not decoded.
    bytes: Vec<u8>,
    /// The offset in the file of the first of `bytes`.
    offset: u64,
    at_end: bool,
    /// Whether the last bytes that were read are still to be decoded.
    is_fresh: bool,
    /// Whether the last read returned fewer bytes than it could have.
    is_drained: bool,
    /// Counts the bytes that were read, for the progress bar.
    progress: &'r AtomicU64,
}

impl<'r> Source<'r> {
    /// Begins to read `inner`. A byte order mark decides the encoding. Without it the encoding is `named`, or
    /// UTF-8.
    pub(crate) fn new(
        name: String,
        inner: Box<dyn Read + 'r>,
        named: Option<&'static Encoding>,
        progress: &'r AtomicU64,
    ) -> Result<Source<'r>> {
        let mut source = Source {
            name,
            inner,
            encoding: UTF_8,
            decoder: None,
            has_bom: false,
            is_assumed: named.is_none(),
            bytes: Vec::with_capacity(2 * CHUNK),
            offset: 0,
            at_end: false,
            is_fresh: false,
            is_drained: false,
            progress,
        };
        // The longest byte order mark has three bytes.
        while source.bytes.len() < 3 && !source.at_end {
            source.read_bytes()?;
        }
        let bom = Encoding::for_bom(&source.bytes);
        source.encoding = bom.map(|(encoding, _)| encoding).or(named).unwrap_or(UTF_8);
        source.has_bom = bom.is_some();
        source.is_assumed &= !source.has_bom;
        source.take(bom.map_or(0, |(_, len)| len));
        if source.encoding != UTF_8 {
            source.decoder = Some(source.encoding.new_decoder_without_bom_handling());
        }
        Ok(source)
    }

    /// The encoding of the text.
    pub(crate) fn encoding(&self) -> &'static Encoding {
        self.encoding
    }

    /// Whether the text begins with a byte order mark.
    pub(crate) fn has_bom(&self) -> bool {
        self.has_bom
    }

    /// The name of what is read.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// Whether all that could be read without waiting was read. From a pipe or a terminal, more may come later.
    pub(crate) fn is_drained(&self) -> bool {
        self.is_drained
    }

    /// Appends the next part of the text to `out`, cut between any two characters. Returns whether there was any;
    /// if not, the text has ended.
    pub(crate) fn read(&mut self, out: &mut String) -> Result<bool> {
        let before = out.len();
        while out.len() == before {
            if self.bytes.is_empty() && self.at_end {
                return Ok(false);
            }
            // A read may wait for a pipe, so bytes that were already read are decoded first.
            if !self.is_fresh && !self.at_end {
                self.read_bytes()?;
            }
            self.is_fresh = false;
            match self.decoder.is_some() {
                true => self.decode(out)?,
                false => self.check_utf8(out)?,
            }
        }
        Ok(true)
    }

    fn read_bytes(&mut self) -> Result<()> {
        let old = self.bytes.len();
        self.bytes.resize(old + CHUNK, 0);
        loop {
            match self.inner.read(&mut self.bytes[old..]) {
                Ok(len) => {
                    self.bytes.truncate(old + len);
                    self.at_end = len == 0;
                    self.is_fresh = true;
                    self.is_drained = len < CHUNK;
                    self.progress.fetch_add(len as u64, Ordering::Relaxed);
                    return Ok(());
                }
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
                Err(error) => {
                    return Err(Failure::new(format_args!(
                        "{}: cannot be read: {}",
                        self.name,
                        plain(&error)
                    )));
                }
            }
        }
    }

    /// Removes the first `len` bytes.
    fn take(&mut self, len: usize) {
        self.bytes.drain(..len);
        self.offset += len as u64;
    }

    fn check_utf8(&mut self, out: &mut String) -> Result<()> {
        let (text, is_invalid) = match str::from_utf8(&self.bytes) {
            Ok(text) => (text, false),
            Err(error) => {
                let valid = &self.bytes[..error.valid_up_to()];
                let is_cut = error.error_len().is_none() && !self.at_end;
                (str::from_utf8(valid).unwrap_or_default(), !is_cut)
            }
        };
        // Arabic letters in UTF-16 can be valid UTF-8, too. But read as UTF-8, they contain control characters, which no
        // text has.
        let is_doubtful = self.is_assumed && self.bytes.iter().any(|byte| matches!(byte, 0x00 | 0x06));
        self.is_assumed = false;
        if is_doubtful && let Some(encoding) = guess(&self.bytes).filter(|encoding| *encoding != WINDOWS_1256)
        {
            let label = encoding.name().to_lowercase();
            return Err(Failure::new(format_args!(
                "{}: it looks like {label}: use --encoding {label}, or --encoding utf-8 if it is UTF-8",
                self.name
            )));
        }
        if is_invalid {
            return Err(self.not_utf8(text.len()));
        }
        out.push_str(text);
        let len = text.len();
        self.take(len);
        Ok(())
    }

    /// The error that the bytes are not UTF-8, from the byte `at` on.
    fn not_utf8(&self, at: usize) -> Failure {
        let remedy = match guess(&self.bytes) {
            Some(encoding) => {
                let label = encoding.name().to_lowercase();
                format!("it looks like {label}: use --encoding {label}")
            }
            None => "name its encoding with --encoding".to_string(),
        };
        Failure::new(format_args!("{}: not UTF-8 at byte {}; {remedy}", self.name, self.offset + at as u64))
    }

    fn decode(&mut self, out: &mut String) -> Result<()> {
        let Some(decoder) = &mut self.decoder else { return Ok(()) };
        out.reserve(decoder.max_utf8_buffer_length(self.bytes.len()).unwrap_or(4 * self.bytes.len()));
        let (result, len) = decoder.decode_to_string_without_replacement(&self.bytes, out, self.at_end);
        self.take(len);
        match result {
            DecoderResult::Malformed(bad, after) => {
                let at = self.offset - u64::from(bad) - u64::from(after);
                let label = self.encoding.name().to_lowercase();
                Err(Failure::new(format_args!("{}: not {label} at byte {at}", self.name)))
            }
            _ => Ok(()),
        }
    }
}

/// Guesses the encoding of Persian text that is not UTF-8.
fn guess(bytes: &[u8]) -> Option<&'static Encoding> {
    // In UTF-16, the upper bytes of Persian letters are 06, of Latin ones 00, of a ZWNJ 20. No other encoding has
    // one of these in every second byte.
    let share_of_upper = |parity: usize| {
        let upper = || bytes.iter().skip(parity).step_by(2);
        upper().filter(|byte| [0x00, 0x06, 0x20].contains(*byte)).count() as f64
            / upper().count().max(1) as f64
    };
    if share_of_upper(1) > 0.9 {
        return Some(UTF_16LE);
    }
    if share_of_upper(0) > 0.9 {
        return Some(UTF_16BE);
    }
    let (text, _, _) = WINDOWS_1256.decode(bytes);
    let foreign: Vec<char> = text.chars().filter(|c| !c.is_ascii()).collect();
    let letters = foreign.iter().filter(|c| ('\u{621}'..='\u{6D3}').contains(*c)).count();
    (letters * 5 > foreign.len() * 4).then_some(WINDOWS_1256)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8], named: Option<&'static Encoding>) -> std::result::Result<String, String> {
        let progress = AtomicU64::new(0);
        // Reads one byte at a time, so that characters are cut.
        struct Slow<'b>(&'b [u8]);
        impl Read for Slow<'_> {
            fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
                let len = self.0.len().min(1);
                self.0.read(&mut buffer[..len])
            }
        }
        let message = |failure: Failure| match failure {
            Failure::Message(message) => message,
            Failure::ClosedPipe => String::new(),
        };
        let mut source =
            Source::new("f".to_string(), Box::new(Slow(bytes)), named, &progress).map_err(message)?;
        let mut text = String::new();
        while source.read(&mut text).map_err(message)? {}
        Ok(text)
    }

    #[test]
    fn text_is_decoded_wherever_reads_cut_it() {
        let text = "کتاب a 😀\n";
        let units = |big: bool| -> Vec<u8> {
            text.encode_utf16().flat_map(|u| if big { u.to_be_bytes() } else { u.to_le_bytes() }).collect()
        };
        assert_eq!(read(text.as_bytes(), None).as_deref(), Ok(text));
        assert_eq!(
            read(&[b"\xEF\xBB\xBF", text.as_bytes()].concat(), Some(WINDOWS_1256)).as_deref(),
            Ok(text)
        );
        assert_eq!(read(&units(false), Some(UTF_16LE)).as_deref(), Ok(text));
        assert_eq!(read(&[b"\xFE\xFF", &*units(true)].concat(), None).as_deref(), Ok(text));
        assert_eq!(read(b"\xDF\xCA\xC7\xC8", Some(WINDOWS_1256)).as_deref(), Ok("كتاب"));
        assert_eq!(read(b"", None).as_deref(), Ok(""));
    }

    #[test]
    fn an_error_has_an_offset_and_a_guess() {
        assert!(
            read(b"ab\n\xDF\xCA\xC7\xC8 \xDF\xCA\xC7\xC8", None)
                .unwrap_err()
                .starts_with("f: not UTF-8 at byte 3")
        );
        assert_eq!(read(b"ab\xD8", None).unwrap_err().split(';').next(), Some("f: not UTF-8 at byte 2"));
        assert_eq!(read(b"a\0\0\xD8b\0", Some(UTF_16LE)).unwrap_err(), "f: not utf-16le at byte 2");
        let le: Vec<u8> = "این یک متن کوتاه است".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(guess(&le), Some(UTF_16LE));
        assert_eq!(guess(b"\xDF\xCA\xC7\xC8 \xE5\xC7"), Some(WINDOWS_1256));
        assert_eq!(guess(b"\xFF\xFE\xFA\x81\x82"), None);
    }
}
