//! A stream comes out as the whole text does, wherever it is cut.

use std::fmt::Write as _;
use std::io::{self, BufRead, Read, Write};

use hamvar::Normalizer;
use proptest::prelude::*;

use crate::common::{normalizers, protecting};
use crate::generators::{config, documents};

/// A reader that returns parts of the given lengths, over and over.
struct Parts<'t> {
    rest: &'t [u8],
    lengths: std::iter::Cycle<std::slice::Iter<'t, usize>>,
}

impl Read for Parts<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let len = self.lengths.next().map_or(1, |&len| len).min(buffer.len()).min(self.rest.len());
        let (part, rest) = self.rest.split_at(len);
        buffer[..len].copy_from_slice(part);
        self.rest = rest;
        Ok(len)
    }
}

fn parts<'t>(bytes: &'t [u8], lengths: &'t [usize]) -> Parts<'t> {
    Parts { rest: bytes, lengths: lengths.iter().cycle() }
}

/// What a writer passes on that gets `bytes` in parts, and is flushed after some of them.
fn written(n: &Normalizer, bytes: &[u8], lengths: &[usize]) -> io::Result<Vec<u8>> {
    let mut writer = n.writer(Vec::new());
    let (mut rest, mut lengths) = (bytes, lengths.iter().cycle());
    while let Some(&len) = lengths.next().filter(|_| !rest.is_empty()) {
        let (part, after) = rest.split_at(len.min(rest.len()));
        writer.write_all(part)?;
        if len % 3 == 0 {
            writer.flush()?;
        }
        rest = after;
    }
    writer.finish()
}

proptest! {
    #![proptest_config(config(96))]

    #[test]
    fn streams_give_the_bytes_of_the_whole_text(
        text in documents(),
        lengths in prop::collection::vec(1usize..100, 1..8),
    ) {
        for (name, n) in normalizers() {
            let expected = n.normalize(&text);
            let mut read = String::new();
            n.reader(parts(text.as_bytes(), &lengths)).read_to_string(&mut read).unwrap();
            prop_assert_eq!(&read, &expected, "reader of {} on {:?}", name, text);
            let out = written(&n, text.as_bytes(), &lengths).unwrap();
            prop_assert_eq!(String::from_utf8(out).unwrap(), expected.as_ref(), "writer of {}: {:?}", name, text);
            let mut writer = n.fmt_writer(String::new());
            for (i, part) in text.split_inclusive([' ', '\n', '`', '\u{200D}']).enumerate() {
                writer.write_str(part).unwrap();
                if i % 5 == lengths[0] % 5 {
                    writer.flush().unwrap();
                }
            }
            prop_assert_eq!(&writer.finish().unwrap(), &expected, "fmt writer of {} on {:?}", name, text);
        }
    }

    #[test]
    fn bytes_that_are_no_text_are_replaced_as_the_standard_library_does(
        mut bytes in documents().prop_map(String::into_bytes),
        invalid in prop::collection::vec((any::<usize>(), prop::sample::select(&[0xFFu8, 0xC3, 0x80, 0xE2][..])), 0..4),
        lengths in prop::collection::vec(1usize..100, 1..8),
    ) {
        for (at, byte) in invalid {
            bytes.insert(at % (bytes.len() + 1), byte);
        }
        let n = Normalizer::standard();
        let lossy = String::from_utf8_lossy(&bytes);
        let mut read = String::new();
        n.reader(parts(&bytes, &lengths)).lossy(true).read_to_string(&mut read).unwrap();
        prop_assert_eq!(&read, &n.normalize(&lossy));
        // Without replacement, the lines before the first invalid byte are read.
        let valid = std::str::from_utf8(&bytes).map_or_else(|error| error.valid_up_to(), |_| bytes.len());
        let whole_lines = bytes[..valid].iter().rposition(|&b| b == b'\n').map_or(0, |i| i + 1);
        let mut read = Vec::new();
        let result = n.reader(parts(&bytes, &lengths)).read_to_end(&mut read);
        prop_assert_eq!(result.is_ok(), valid == bytes.len());
        let before = std::str::from_utf8(if result.is_ok() { &bytes } else { &bytes[..whole_lines] }).unwrap();
        prop_assert_eq!(String::from_utf8(read).unwrap(), n.normalize(before));
    }
}

/// Texts of several pieces, with the reader's own parts.
#[test]
fn long_streams_give_the_bytes_of_the_whole_text() {
    let prose = "علي كتاب هاي تازه را نمي خواند , چون در سال 1397 منطقهاي آرام نيافت...\n";
    let code = ["```\n", &"كد , 12\n".repeat(9_000), "```\n"].concat();
    let line = "كتاب هاي , ".repeat(20_000);
    let text = [&prose.repeat(900), &code, &prose.repeat(900), "\n\n\n", &line, "\n", prose, "```\n", prose]
        .concat();
    let mut n = hamvar::Builder::from(Normalizer::standard());
    for longest in [1 << 24, 100_000] {
        let n = n.longest_line(longest).collapse_blank_lines(true).build();
        let expected = n.normalize(&text);
        assert_eq!(expected.contains(&line), longest < line.len());
        assert_eq!(n.normalize(&expected), expected);
        let lines: io::Result<Vec<String>> = n.reader(text.as_bytes()).lines().collect();
        assert!(lines.unwrap().join("\n") + "\n" == expected);
        let mut writer = n.writer(Vec::new());
        writer.write_all(text.as_bytes()).unwrap();
        assert!(writer.finish().unwrap() == expected.as_bytes());
        let mut writer = n.fmt_writer(String::new());
        writer.write_str(&text).unwrap();
        assert!(writer.finish().unwrap() == expected);
        let whole = protecting(n, "\u{F8FF}");
        assert!(longest < line.len() || whole.normalize(&text) == expected);
    }
}
