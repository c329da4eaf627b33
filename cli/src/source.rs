//! [`Source`]: reads the text of a file or of standard input, in any encoding.

use std::io::Read;
use std::sync::atomic::{AtomicU64, Ordering};

use encoding_rs::{DecoderResult, Encoding, UTF_8};

use crate::binary;
use crate::failure::{Failure, Result, plain};
use crate::guess::{Doubt, Guess, evidence, utf_16, utf_32};

/// How many bytes are read at once.
const CHUNK: usize = 64 << 10;

/// How many bytes of a line the guess of its encoding may need. So a guess does not depend on how a pipe cuts the text,
/// and waits for no more than a line.
const SAMPLE: usize = 4 << 10;

/// The byte order marks of UTF-8, UTF-16 and UTF-32.
const BYTE_ORDER_MARKS: [&[u8]; 5] =
    [b"\xEF\xBB\xBF", b"\xFF\xFE", b"\xFE\xFF", UTF_32_MARKS[0].0, UTF_32_MARKS[1].0];

/// The byte order marks of UTF-32. The first one begins with a mark of UTF-16, but no text in UTF-16 begins with a NUL.
const UTF_32_MARKS: [(&[u8], &str); 2] = [(b"\xFF\xFE\0\0", "utf-32le"), (b"\0\0\xFE\xFF", "utf-32be")];

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
    /// Whether the text may be UTF-8 in spite of its named encoding. `None` if that is excluded.
    doubt: Option<Doubt>,
    /// Whether the text is only assumed to be UTF-8: no encoding was named, and no line that is not empty was checked
    /// yet.
    is_assumed: bool,
    /// The byte at which the text is not in its encoding, if a decoder has found one.
    malformed: Option<u64>,
    /// Where the text that was read ends.
    position: Position,
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

/// Where a text ends.
#[derive(Clone, Copy, Debug, Default)]
struct Position {
    /// The number of line ends.
    lines: u64,
    /// The number of characters after the last line end.
    columns: u64,
    /// How much the text tells that it was meant as UTF-8. More than [`SAMPLE`] decides whatever a line tells.
    evidence: usize,
}

impl Position {
    fn advance(&mut self, text: &str) {
        let lines = text.bytes().filter(|byte| *byte == b'\n').count();
        let last = text.rfind('\n').map_or(0, |at| at + 1);
        self.columns = text[last..].chars().count() as u64 + if lines == 0 { self.columns } else { 0 };
        self.lines += lines as u64;
        if self.evidence <= SAMPLE {
            self.evidence += evidence(text);
        }
    }
}

impl<'r> Source<'r> {
    /// Returns the number of line ends that were read.
    pub(crate) fn lines(&self) -> u64 {
        self.position.lines
    }

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
            doubt: None,
            is_assumed: named.is_none(),
            malformed: None,
            position: Position::default(),
            bytes: Vec::with_capacity(2 * CHUNK),
            offset: 0,
            at_end: false,
            is_fresh: false,
            is_drained: false,
            progress,
        };
        let is_begun = |mark: &[u8], bytes: &[u8]| bytes.len() < mark.len() && mark.starts_with(bytes);
        while !source.at_end
            && (BYTE_ORDER_MARKS.iter().any(|mark| is_begun(mark, &source.bytes))
                || binary::is_begun(&source.bytes))
        {
            source.read_bytes()?;
        }
        source.check_kind()?;
        if let Some((_, label)) = UTF_32_MARKS.iter().find(|(mark, _)| source.bytes.starts_with(mark)) {
            return Err(Failure::new(format_args!(
                "{}: it is {label}, which cannot be read; convert it first, such as by iconv -f utf-32 -t utf-8",
                source.name
            )));
        }
        let bom = Encoding::for_bom(&source.bytes);
        source.encoding = bom.map(|(encoding, _)| encoding).or(named).unwrap_or(UTF_8);
        source.has_bom = bom.is_some();
        source.is_assumed &= !source.has_bom;
        source.take(bom.map_or(0, |(_, len)| len));
        if source.encoding != UTF_8 {
            source.decoder = Some(source.encoding.new_decoder_without_bom_handling());
            source.doubt = (!source.has_bom).then(Doubt::default);
        }
        Ok(source)
    }

    /// Returns an error if the bytes begin a file that is no text.
    fn check_kind(&self) -> Result<()> {
        match binary::kind(&self.name, &self.bytes) {
            Some(kind) => Err(Failure::new(format_args!("{}: it is no text, but {kind}", self.name))),
            None => Ok(()),
        }
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
    /// if not, the text has ended. All text before a fault is returned before the failure.
    pub(crate) fn read(&mut self, out: &mut String) -> Result<bool> {
        let before = out.len();
        while out.len() == before {
            if let Some(at) = self.malformed {
                return Err(self.not_in_named_encoding(at));
            }
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
        self.position.advance(&out[before..]);
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
        let mut end = self.bytes.len();
        if self.is_assumed {
            let Some(line) = self.first_line() else { return Ok(()) };
            if self.offset == 0 {
                // A pipe may have brought too few bytes before.
                self.check_kind()?;
            }
            if let Some(label) = utf_32(&self.bytes[..line], self.offset) {
                return Err(Failure::new(format_args!(
                    "{}: it looks like {label}, which cannot be read; convert it first, such as by \
                     iconv -f {label} -t utf-8",
                    self.name
                )));
            }
            if let Some(encoding) = utf_16(&self.bytes[..line], self.offset) {
                let label = encoding.name().to_lowercase();
                return Err(Failure::new(format_args!(
                    "{}: it looks like {label}: use --encoding {label}, or --encoding utf-8 if it is UTF-8",
                    self.name
                )));
            }
            // An empty line tells nothing about the next one.
            self.is_assumed = self.bytes[..line].trim_ascii().is_empty();
            if self.is_assumed {
                end = self.end_of_empty_lines(line);
            }
        }
        let bytes = &self.bytes[..end];
        let (text, is_invalid) = match str::from_utf8(bytes) {
            Ok(text) => (text, false),
            Err(error) => {
                let is_cut = error.error_len().is_none() && !self.at_end;
                (str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or_default(), !is_cut)
            }
        };
        // No text has a NUL, but many files that are no text are valid UTF-8.
        let nul = text.find('\0');
        let (text, is_invalid) = (&text[..nul.unwrap_or(text.len())], is_invalid || nul.is_some());
        if is_invalid && text.is_empty() {
            return Err(if nul.is_some() { self.has_nul() } else { self.not_utf8() });
        }
        out.push_str(text);
        let len = text.len();
        self.take(len);
        self.is_fresh = is_invalid || end < len + self.bytes.len();
        Ok(())
    }

    /// Returns the end of the first line of the bytes, or of a sample of it. `None` if more must be read.
    fn first_line(&self) -> Option<usize> {
        let sample = &self.bytes[..self.bytes.len().min(SAMPLE)];
        let line = sample.iter().position(|byte| *byte == b'\n').map(|at| at + 1);
        line.or_else(|| (sample.len() == SAMPLE || self.at_end).then_some(sample.len()))
    }

    /// Returns the end of the empty lines that begin the bytes, as far as they were read to their line ends. The first one
    /// ends at `end`.
    fn end_of_empty_lines(&self, mut end: usize) -> usize {
        while let Some(len) = self.bytes[end..].iter().position(|byte| *byte == b'\n')
            && self.bytes[end..end + len].trim_ascii().is_empty()
        {
            end += len + 1;
        }
        end
    }

    /// Returns the end of the first line of the bytes, as [`first_line`](Self::first_line) does. Reads more if it must.
    fn whole_first_line(&mut self) -> Result<usize> {
        loop {
            if let Some(line) = self.first_line() {
                return Ok(line);
            }
            self.read_bytes()?;
        }
    }

    /// The error that the byte `at` is not in the encoding that was named, by the user or by a byte order mark.
    fn not_in_named_encoding(&mut self, at: u64) -> Failure {
        let label = self.encoding.name().to_lowercase();
        if self.has_bom {
            return self.fault(format_args!(
                "not {label} at byte {at}, though the byte order mark says so; correct the bytes, or remove the mark and \
                 name the right --encoding"
            ));
        }
        // The decoder took the faulty bytes already. The bytes after them tell enough.
        let line = match self.whole_first_line() {
            Ok(line) => line,
            Err(failure) => return failure,
        };
        let remedy = match Guess::of(0, &self.bytes[..line], self.offset) {
            Guess::Other(other) if other != self.encoding => {
                let other = other.name().to_lowercase();
                format!("it looks like {other}: use --encoding {other}")
            }
            _ => "name the right --encoding, or correct the bytes".to_string(),
        };
        self.fault(format_args!("not {label} at byte {at}; {remedy}"))
    }

    /// The error that the bytes are not UTF-8.
    fn not_utf8(&mut self) -> Failure {
        let line = match self.whole_first_line() {
            Ok(line) => line,
            Err(failure) => return failure,
        };
        let guess = Guess::of(self.position.evidence, &self.bytes[..line], self.offset);
        let is_cut = str::from_utf8(&self.bytes).is_err_and(|error| error.error_len().is_none());
        let remedy = guess.remedy(self.has_bom, is_cut);
        self.fault(format_args!("not UTF-8 at byte {}; {remedy}", self.offset))
    }

    /// The error that the next byte is a NUL.
    fn has_nul(&mut self) -> Failure {
        let line = match self.whole_first_line() {
            Ok(line) => line,
            Err(failure) => return failure,
        };
        // A byte or two tell nothing, and a byte order mark of UTF-8 tells more than a guess.
        let sample = if self.has_bom || line < 4 { &[] } else { &self.bytes[..line] };
        if let Some(encoding) = utf_16(sample, self.offset) {
            let remedy = Guess::Other(encoding).remedy(false, false);
            return self.fault(format_args!("a NUL at byte {}; {remedy}", self.offset));
        }
        self.fault(format_args!(
            "it is no text, since it has a NUL at byte {}; leave the file out",
            self.offset
        ))
    }

    /// The error that `message` is true of the text after what was read.
    fn fault(&self, message: impl std::fmt::Display) -> Failure {
        let Position { lines, columns, .. } = self.position;
        Failure::new(format_args!("{}:{}:{}: {message}", self.name, lines + 1, columns + 1))
    }

    fn decode(&mut self, out: &mut String) -> Result<()> {
        if let Some(doubt) = &mut self.doubt {
            match doubt.read(&self.bytes) {
                Some(false) => self.doubt = None,
                Some(true) => {
                    return Err(Failure::new(format_args!(
                        "{}: it is UTF-8 already; leave out --encoding",
                        self.name
                    )));
                }
                None => {}
            }
        }
        let Some(decoder) = &mut self.decoder else { return Ok(()) };
        out.reserve(decoder.max_utf8_buffer_length(self.bytes.len()).unwrap_or(4 * self.bytes.len()));
        let (result, len) = decoder.decode_to_string_without_replacement(&self.bytes, out, self.at_end);
        self.take(len);
        if let DecoderResult::Malformed(bad, after) = result {
            self.malformed = Some(self.offset - u64::from(bad) - u64::from(after));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use encoding_rs::{UTF_16LE, WINDOWS_1256};

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
            Failure::Message(message) | Failure::Settings(message) => message,
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
    fn an_error_has_a_position_and_a_guess() {
        let error = |bytes: &[u8], named| read(bytes, named).unwrap_err();
        assert_eq!(
            error(b"ab\n\xDF\xCA\xC7\xC8 \xDF\xCA\xC7\xC8", None),
            "f:2:1: not UTF-8 at byte 3; it looks like windows-1256: use --encoding windows-1256"
        );
        assert!(error(b"ab\xD8", None).starts_with("f:1:3: not UTF-8 at byte 2;"));
        assert!(error(b"a\0\0\xD8b\0", Some(UTF_16LE)).starts_with("f:1:2: not utf-16le at byte 2;"));
        let text = "یک\nدو سه".as_bytes();
        assert!(
            error(&text[..text.len() - 1], None)
                .starts_with("f:2:5: not UTF-8 at byte 12; it is UTF-8 that ends inside a character:")
        );
        let broken = [&text[..7], b"\xD8 ", &text[7..]].concat();
        assert!(
            error(&broken, None).starts_with("f:2:2: not UTF-8 at byte 7; it is UTF-8 with broken bytes:"),
            "{}",
            error(&broken, None)
        );
        let le: Vec<u8> = "\nاین یک متن است".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert!(error(&le, None).starts_with("f: it looks like utf-16le: use --encoding utf-16le,"));
    }
}
