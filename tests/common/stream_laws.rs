//! The laws of streams. Each function panics if its law is broken.

use std::fmt::Write as _;
use std::io::{self, Read, Write};

use hamvar::Normalizer;

/// A reader that returns parts of the given lengths. After the last length, it begins with the first one again.
struct Parts<'t> {
    rest: &'t [u8],
    lengths: std::iter::Cycle<std::slice::Iter<'t, usize>>,
}

impl Read for Parts<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let len = self.lengths.next().map_or(1, |&len| len.max(1)).min(buffer.len()).min(self.rest.len());
        let (part, rest) = self.rest.split_at(len);
        buffer[..len].copy_from_slice(part);
        self.rest = rest;
        Ok(len)
    }
}

fn parts<'t>(bytes: &'t [u8], lengths: &'t [usize]) -> Parts<'t> {
    Parts { rest: bytes, lengths: lengths.iter().cycle() }
}

/// The output of a writer that gets `bytes` in parts and is flushed after some of the parts.
fn written(n: &Normalizer, bytes: &[u8], lengths: &[usize]) -> io::Result<Vec<u8>> {
    let mut writer = n.writer(Vec::new());
    let (mut rest, mut lengths) = (bytes, lengths.iter().cycle());
    while let Some(&len) = lengths.next().filter(|_| !rest.is_empty()) {
        let (part, after) = rest.split_at(len.clamp(1, rest.len()));
        writer.write_all(part)?;
        if len % 3 == 0 {
            writer.flush()?;
        }
        rest = after;
    }
    writer.finish()
}

/// A stream gives the same result as the whole text, wherever it is cut.
pub fn streams_give_the_whole_text(name: &str, n: &Normalizer, text: &str, lengths: &[usize]) {
    let expected = n.normalize(text);
    let mut read = String::new();
    n.reader(parts(text.as_bytes(), lengths)).read_to_string(&mut read).unwrap();
    assert_eq!(read, expected, "reader of {name} on {text:?}");
    let out = written(n, text.as_bytes(), lengths).unwrap();
    assert_eq!(String::from_utf8(out).unwrap(), expected.as_ref(), "writer of {name}: {text:?}");
    let mut writer = n.fmt_writer(String::new());
    for (i, part) in text.split_inclusive([' ', '\n', '`', '\u{200D}']).enumerate() {
        writer.write_str(part).unwrap();
        if i % 5 == lengths[0] % 5 {
            writer.flush().unwrap();
        }
    }
    assert_eq!(writer.finish().unwrap(), expected, "fmt writer of {name} on {text:?}");
}

/// A lossy reader replaces bytes that are not UTF-8 in the same way as the standard library. Any other reader returns
/// the lines before such bytes, and then an error.
pub fn invalid_bytes_are_replaced_or_an_error(n: &Normalizer, bytes: &[u8], lengths: &[usize]) {
    let lossy = String::from_utf8_lossy(bytes);
    let mut read = String::new();
    n.reader(parts(bytes, lengths)).lossy(true).read_to_string(&mut read).unwrap();
    assert_eq!(read, n.normalize(&lossy));
    let valid = std::str::from_utf8(bytes).map_or_else(|error| error.valid_up_to(), |_| bytes.len());
    let whole_lines = bytes[..valid].iter().rposition(|&b| b == b'\n').map_or(0, |i| i + 1);
    let mut read = Vec::new();
    let result = n.reader(parts(bytes, lengths)).read_to_end(&mut read);
    assert_eq!(result.is_ok(), valid == bytes.len());
    let before = std::str::from_utf8(if result.is_ok() { bytes } else { &bytes[..whole_lines] }).unwrap();
    assert_eq!(String::from_utf8(read).unwrap(), n.normalize(before));
}
