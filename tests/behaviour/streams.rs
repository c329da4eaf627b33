//! Readers and writers: errors, flushing and the end of a text.

use std::cell::RefCell;
use std::fmt::Write as _;
use std::io::{self, BufRead, Read, Write};
use std::rc::Rc;

use hamvar::stream::InvalidUtf8;
use hamvar::{Builder, Normalizer};

/// A sink whose content others can see, and which fails as often as it is told to.
#[derive(Clone, Debug, Default)]
struct Shared {
    bytes: Rc<RefCell<Vec<u8>>>,
    failures: Rc<RefCell<usize>>,
    flushes: Rc<RefCell<usize>>,
}

impl Shared {
    fn text(&self) -> String {
        String::from_utf8(self.bytes.borrow().clone()).unwrap()
    }

    fn fail(&self, times: usize) {
        *self.failures.borrow_mut() = times;
    }
}

impl Write for Shared {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut failures = self.failures.borrow_mut();
        if *failures > 0 {
            *failures -= 1;
            return Err(io::ErrorKind::StorageFull.into());
        }
        // Takes a few bytes at a time, which may end inside a character.
        let len = bytes.len().min(5);
        self.bytes.borrow_mut().extend(&bytes[..len]);
        Ok(len)
    }

    fn flush(&mut self) -> io::Result<()> {
        *self.flushes.borrow_mut() += 1;
        Ok(())
    }
}

fn offset(error: &io::Error) -> Option<u64> {
    assert_eq!(error.kind(), io::ErrorKind::InvalidData);
    Some(error.get_ref()?.downcast_ref::<InvalidUtf8>()?.offset())
}

#[test]
fn flushing_passes_on_whole_lines_and_finishing_the_rest() {
    let out = Shared::default();
    let mut writer = Normalizer::standard().writer(out.clone());
    writer.write_all("كتاب ها\nسال 13".as_bytes()).unwrap();
    assert_eq!(out.text(), "");
    writer.flush().unwrap();
    assert_eq!((out.text().as_str(), *out.flushes.borrow()), ("کتاب‌ها\n", 1));
    writer.write_all("97".as_bytes()).unwrap();
    writer.flush().unwrap();
    assert_eq!(out.text(), "کتاب‌ها\n");
    writer.finish().unwrap();
    assert_eq!(out.text(), "کتاب‌ها\nسال ۱۳۹۷");
}

#[test]
fn a_writer_that_is_dropped_writes_the_rest() {
    let out = Shared::default();
    let mut writer = Normalizer::standard().writer(out.clone());
    writer.write_all("كتاب ها\nي".as_bytes()).unwrap();
    drop(writer);
    assert_eq!((out.text().as_str(), *out.flushes.borrow()), ("کتاب‌ها\nی", 1));
}

#[test]
fn errors_of_the_inner_writer_lose_nothing() {
    let out = Shared::default();
    let mut writer = Normalizer::standard().writer(out.clone());
    writer.write_all("كتاب ها\n".as_bytes()).unwrap();
    out.fail(1);
    assert_eq!(writer.flush().unwrap_err().kind(), io::ErrorKind::StorageFull);
    writer.write_all("سال 1397".as_bytes()).unwrap();
    assert_eq!(out.text(), "کتاب‌ها\n");
    out.fail(2);
    assert!(writer.try_finish().is_err() && writer.try_finish().is_err());
    writer.try_finish().unwrap();
    assert_eq!(out.text(), "کتاب‌ها\nسال ۱۳۹۷");
    // What comes now is a new text.
    writer.write_all("ي".as_bytes()).unwrap();
    drop(writer);
    assert_eq!(out.text(), "کتاب‌ها\nسال ۱۳۹۷ی");
}

#[test]
fn a_writer_reports_the_first_invalid_byte() {
    let out = Shared::default();
    let mut writer = Normalizer::standard().writer(out.clone());
    writer.write_all("ي\n".as_bytes()).unwrap();
    let bytes = ["كتاب ".as_bytes(), b"\xFFabc"].concat();
    let error = writer.write_all(&bytes).unwrap_err();
    assert_eq!(offset(&error), Some(12));
    assert_eq!(error.to_string(), "the stream is not UTF-8 at byte 12");
    assert_eq!(offset(&writer.write(b"x").unwrap_err()), Some(12));
    assert_eq!(offset(&writer.finish().unwrap_err()), Some(12));
    assert_eq!(out.text(), "ی\nکتاب");

    // A character that is not complete is invalid at the end of the text only.
    let mut writer = Normalizer::standard().writer(Vec::new());
    writer.write_all(&"ي".as_bytes()[..1]).unwrap();
    writer.flush().unwrap();
    assert_eq!(offset(&writer.finish().unwrap_err()), Some(0));
}

#[test]
fn a_reader_reports_the_first_invalid_byte_after_the_lines_before_it() {
    let bytes = ["ي\nكتاب ها\nسطر ".as_bytes(), b"\xE2\x80"].concat();
    let mut reader = Normalizer::standard().reader(&bytes[..]);
    let mut text = Vec::new();
    let error = reader.read_to_end(&mut text).unwrap_err();
    assert_eq!(offset(&error), Some(bytes.len() as u64 - 2));
    assert_eq!(String::from_utf8(text).unwrap(), "ی\nکتاب‌ها\n");
    assert_eq!(offset(&reader.read(&mut [0; 8]).unwrap_err()), Some(bytes.len() as u64 - 2));

    let mut text = String::new();
    Normalizer::standard().reader(&bytes[..]).lossy(true).read_to_string(&mut text).unwrap();
    assert_eq!(text, "ی\nکتاب‌ها\nسطر \u{FFFD}");
    let mut writer = Normalizer::standard().writer(Vec::new()).lossy(true);
    writer.write_all(&bytes).unwrap();
    assert_eq!(writer.finish().unwrap(), text.as_bytes());
}

/// Returns a line, an error, an interruption, another line, and the end.
struct Failing(usize);

impl Read for Failing {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.0 += 1;
        let part = match self.0 {
            1 => "كتاب ",
            2 => return Err(io::ErrorKind::TimedOut.into()),
            3 => return Err(io::ErrorKind::Interrupted.into()),
            4 => "ها\nي",
            _ => "",
        };
        buffer[..part.len()].copy_from_slice(part.as_bytes());
        Ok(part.len())
    }
}

#[test]
fn errors_of_the_inner_reader_lose_nothing() {
    let mut reader = Normalizer::standard().reader(Failing(0));
    let mut text = String::new();
    assert_eq!(reader.read_to_string(&mut text).unwrap_err().kind(), io::ErrorKind::TimedOut);
    reader.read_to_string(&mut text).unwrap();
    assert_eq!(text, "کتاب‌ها\nی");
}

/// Counts the lines that were taken from it.
struct Lines(usize);

impl Read for Lines {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.0 += 1;
        let line = "كتاب ها\n".as_bytes();
        buffer[..line.len()].copy_from_slice(line);
        Ok(line.len())
    }
}

#[test]
fn a_reader_returns_a_line_as_soon_as_it_has_one() {
    let mut reader = Normalizer::standard().reader(Lines(0));
    let mut line = String::new();
    for count in 1..4 {
        line.clear();
        reader.read_line(&mut line).unwrap();
        assert_eq!(line, "کتاب‌ها\n");
        let Lines(read) = reader.into_inner();
        assert_eq!(read, count);
        reader = Normalizer::standard().reader(Lines(read));
    }
}

#[test]
fn a_fmt_writer_writes_whole_lines_at_a_flush_and_the_rest_when_dropped() {
    let mut out = String::new();
    let mut writer = Normalizer::standard().fmt_writer(&mut out);
    writer.write_str("كتا").unwrap();
    writer.write_str("ب ها\nسال ").unwrap();
    writer.flush().unwrap();
    write!(writer, "{}", 1397).unwrap();
    drop(writer);
    assert_eq!(out, "کتاب‌ها\nسال ۱۳۹۷");
}

#[test]
fn a_pattern_matches_over_any_distance_in_a_stream() {
    let mut builder = Normalizer::builder();
    builder.protect_pattern(r"(?s)<<.*?>>").unwrap();
    let n = builder.build();
    let text = ["ي\n<<كد , 1\n", &"كد , 12\n".repeat(20_000), ">>\nي\n"].concat();
    let mut read = String::new();
    n.reader(text.as_bytes()).read_to_string(&mut read).unwrap();
    assert!(read == n.normalize(&text) && read.contains("كد , 12") && read.ends_with(">>\nی\n"));
}

/// Hands out its bytes one by one, so that every character is cut.
struct OneByOne<'b>(&'b [u8]);

impl Read for OneByOne<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let [first, rest @ ..] = self.0 else { return Ok(0) };
        buffer[0] = *first;
        self.0 = rest;
        Ok(1)
    }
}

#[test]
fn the_offset_of_invalid_bytes_does_not_depend_on_how_the_bytes_arrive() {
    for (bytes, at) in [
        ("سال".as_bytes().iter().chain(b"\xFF").copied().collect::<Vec<u8>>(), 6),
        ([b"ab".as_slice(), "ی😀".as_bytes(), b"\xE2\x80a"].concat(), 8),
        ([b"a".as_slice(), "ی".as_bytes(), b"\xF0\x9F\x98"].concat(), 3),
        (b"\x80".to_vec(), 0),
    ] {
        for one_by_one in [true, false] {
            let n = Normalizer::standard();
            let mut text = String::new();
            let result = if one_by_one {
                n.reader(OneByOne(&bytes)).read_to_string(&mut text)
            } else {
                n.reader(&bytes[..]).read_to_string(&mut text)
            };
            assert_eq!(offset(&result.unwrap_err()), Some(at), "{bytes:?}");
        }
    }
}

#[test]
fn what_was_written_is_seen_in_the_inner_writer() {
    let mut writer = Normalizer::standard().writer(Vec::new());
    writer.write_all("كتاب ها\n".as_bytes()).unwrap();
    writer.flush().unwrap();
    assert_eq!(writer.get_ref().map(Vec::as_slice), Some("کتاب\u{200C}ها\n".as_bytes()));
}

/// A sink for text whose content others can see.
#[derive(Clone, Default)]
struct SharedText(Rc<RefCell<String>>);

impl std::fmt::Write for SharedText {
    fn write_str(&mut self, text: &str) -> std::fmt::Result {
        self.0.borrow_mut().push_str(text);
        Ok(())
    }
}

#[test]
fn whole_lines_are_seen_in_the_inner_writer_of_text_after_a_flush() {
    let shared = SharedText::default();
    let mut writer = Normalizer::standard().fmt_writer(shared.clone());
    writer.write_str("كتاب ها\nمي خواهم").unwrap();
    writer.flush().unwrap();
    assert_eq!(*shared.0.borrow(), "کتاب\u{200C}ها\n");
    writer.finish().unwrap();
    assert_eq!(*shared.0.borrow(), "کتاب\u{200C}ها\nمی\u{200C}خواهم");
}

#[test]
fn a_blank_line_before_a_line_that_would_become_too_long_changes_nothing() {
    let long = "می خواهم کتاب ها را";
    let n = Builder::from(Normalizer::standard()).longest_line(long.len() + 2).build();
    for before in ["", "\n", "\n\n"] {
        let (text, right) = (format!("{before}كتاب\n{long}\n"), format!("{before}کتاب\n{long}\n"));
        assert_eq!(n.normalize(&text), right);
    }
}

/// Is interrupted before each write.
struct Interrupted(Vec<u8>, bool);

impl Write for Interrupted {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.1 = !self.1;
        if self.1 { Err(io::ErrorKind::Interrupted.into()) } else { self.0.write(bytes) }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_write_that_was_interrupted_is_tried_again() {
    let mut writer = Normalizer::standard().writer(Interrupted(Vec::new(), false));
    writer.write_all("كتاب ها\nي".as_bytes()).unwrap();
    assert_eq!(writer.finish().unwrap().0, "کتاب‌ها\nی".as_bytes());
}

#[test]
fn a_line_that_is_too_long_stays_to_its_end_and_the_next_line_does_not() {
    let n = Builder::from(Normalizer::standard()).longest_line(1000).build();
    let start = "كتاب ".repeat(20_000);
    let mut writer = n.writer(Vec::new());
    for part in [&*start, "ها ", "ي\nي", "\nك"] {
        writer.write_all(part.as_bytes()).unwrap();
    }
    let expected = start + "ها ي\nی\nک";
    assert!(writer.finish().unwrap() == expected.as_bytes());
}

/// Counts the calls, and panics in the first one.
struct Panics(Rc<RefCell<usize>>);

impl Write for Panics {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        *self.0.borrow_mut() += 1;
        assert!(*self.0.borrow() > 1, "the first call");
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn an_inner_writer_that_panicked_is_not_called_again() {
    let calls = Rc::new(RefCell::new(0));
    let mut writer = Normalizer::standard().writer(Panics(calls.clone()));
    let write = || writer.write_all("كتاب\n".as_bytes()).and_then(|()| writer.flush());
    assert!(std::panic::catch_unwind(std::panic::AssertUnwindSafe(write)).is_err());
    drop(writer);
    assert_eq!(*calls.borrow(), 1);
}
