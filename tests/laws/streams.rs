//! A stream comes out as the whole text does, wherever it is cut.

use std::fmt::Write as _;
use std::io::{self, BufRead, Write};

use hamvar::Normalizer;
use proptest::prelude::*;

use crate::common::{normalizers, protecting};
use crate::generators::{config, documents};
use crate::stream_laws;

proptest! {
    #![proptest_config(config(96))]

    #[test]
    fn streams_give_the_bytes_of_the_whole_text(
        text in documents(),
        lengths in prop::collection::vec(1usize..100, 1..8),
    ) {
        for (name, n) in normalizers() {
            stream_laws::streams_give_the_whole_text(name, &n, &text, &lengths);
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
        stream_laws::invalid_bytes_are_replaced_or_an_error(&Normalizer::standard(), &bytes, &lengths);
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
