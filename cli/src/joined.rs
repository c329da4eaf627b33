//! [`Joined`]: writes several texts to one output, each on lines of its own.

use std::io::{self, Write};

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

/// Writes texts one after the other. If a text does not end with a line end, one is put before the next text that is not
/// empty.
pub(crate) struct Joined<W> {
    out: W,
    /// The line end in the encoding of the texts; empty if nothing is put between them.
    line_end: &'static [u8],
    /// The last bytes that were written, no more than a line end has.
    last: Vec<u8>,
    /// Whether the next bytes begin a text.
    begins_text: bool,
}

impl<W: Write> Joined<W> {
    /// Writes everything as it is, with nothing between the texts.
    pub(crate) fn plain(out: W) -> Joined<W> {
        Joined { out, line_end: b"", last: Vec::new(), begins_text: false }
    }

    /// Writes texts in `encoding`, each on lines of its own.
    pub(crate) fn texts(out: W, encoding: &'static Encoding) -> Joined<W> {
        let line_end: &[u8] = match encoding {
            encoding if encoding == UTF_16LE => b"\n\0",
            encoding if encoding == UTF_16BE => b"\0\n",
            _ => b"\n",
        };
        Joined { line_end, ..Joined::plain(out) }
    }

    /// Writes a byte order mark, which is no part of a text.
    pub(crate) fn write_mark(&mut self, mark: &[u8]) -> io::Result<()> {
        self.out.write_all(mark)
    }

    /// What comes next is another text.
    pub(crate) fn begin(&mut self) {
        self.begins_text = true;
    }
}

impl<W: Write> Write for Joined<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if !bytes.is_empty() && std::mem::take(&mut self.begins_text) {
            let is_open = !self.last.is_empty() && self.last != self.line_end;
            if is_open && !self.line_end.is_empty() {
                self.out.write_all(self.line_end)?;
            }
        }
        let len = self.out.write(bytes)?;
        let kept = self.line_end.len();
        self.last.extend_from_slice(&bytes[len.saturating_sub(kept)..len]);
        self.last.drain(..self.last.len().saturating_sub(kept));
        Ok(len)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use encoding_rs::UTF_8;

    use super::*;

    fn joined(encoding: &'static Encoding, texts: &[&[u8]]) -> Vec<u8> {
        let mut out = Vec::new();
        let mut joined = Joined::texts(&mut out, encoding);
        joined.write_mark(b"").unwrap();
        for text in texts {
            joined.begin();
            text.chunks(2).for_each(|part| joined.write_all(part).unwrap());
        }
        out
    }

    #[test]
    fn texts_begin_on_lines_of_their_own() {
        assert_eq!(joined(UTF_8, &[b"a", b"b\n", b"", b"c", b"", b"d"]), b"a\nb\nc\nd");
        assert_eq!(joined(UTF_8, &[b"", b"abc\n"]), b"abc\n");
        assert_eq!(joined(UTF_16LE, &[b"a\0", b"b\0\n\0", b"c\0"]), b"a\0\n\0b\0\n\0c\0");
        assert_eq!(joined(UTF_16BE, &[b"\0a", b"\0b"]), b"\0a\0\n\0b");
        let mut out = Vec::new();
        let mut plain = Joined::plain(&mut out);
        plain.write_all(b"a").unwrap();
        plain.begin();
        plain.write_all(b"b").unwrap();
        assert_eq!(out, b"ab");
    }
}
