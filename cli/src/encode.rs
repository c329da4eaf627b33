//! [`Encoder`]: writes text in an encoding.

use std::io::Write;

use encoding_rs::{EncoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::failure::{Failure, Result};
use crate::source::{self, Source};

/// An encoding that the user named, and the name.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Named<'l> {
    pub(crate) encoding: &'static Encoding,
    label: &'l str,
}

impl<'l> Named<'l> {
    pub(crate) fn new(label: &'l str) -> Result<Named<'l>> {
        Ok(Named { encoding: source::encoding(label)?, label })
    }

    /// The name of the encoding for messages, with the name that the user gave if it is another one. (`ascii` is a name of
    /// windows-1252, as on the Web.)
    fn shown(&self) -> String {
        let name = self.encoding.name().to_lowercase();
        match self.label.trim().eq_ignore_ascii_case(&name) {
            true => name,
            false => format!("{name} (here, {} is a name of it)", self.label.trim()),
        }
    }
}

/// The byte order mark of UTF-16, without which nobody knows the encoding. Other encodings need none.
pub(crate) fn mark_of(encoding: &'static Encoding) -> Option<&'static [u8]> {
    match encoding {
        encoding if encoding == UTF_16LE => Some(b"\xFF\xFE"),
        encoding if encoding == UTF_16BE => Some(b"\xFE\xFF"),
        _ => None,
    }
}

/// Writes text in an encoding.
pub(crate) struct Encoder {
    /// The name of the text, for messages.
    name: String,
    encoding: &'static Encoding,
    /// The name of the encoding, for messages.
    shown: String,
    /// For encodings other than Unicode.
    other: Option<encoding_rs::Encoder>,
    /// Whether a byte order mark is to be written first.
    bom: bool,
    bytes: Vec<u8>,
    /// How many lines were written.
    lines: usize,
}

impl Encoder {
    /// Returns an encoder for the text of `source`. UTF-8 and UTF-16 stay as they are, with a byte order mark if
    /// there was one. Other encodings lack letters of Persian, so they become UTF-8 unless `named` is another. UTF-16 that
    /// was named has a byte order mark.
    pub(crate) fn new(named: Option<Named>, source: &Source) -> Encoder {
        let usual = if is_unicode(source.encoding()) { source.encoding() } else { UTF_8 };
        let encoder = Encoder::without_bom(named, usual, source);
        let has_mark = named.is_some_and(|named| mark_of(named.encoding).is_some());
        Encoder { bom: has_mark || source.has_bom() && is_unicode(encoder.encoding), ..encoder }
    }

    /// Returns an encoder for the text of `source` that writes no byte order mark. The encoding is `usual` if none was
    /// named.
    pub(crate) fn without_bom(named: Option<Named>, usual: &'static Encoding, source: &Source) -> Encoder {
        let encoding = named.map_or(usual, |named| named.encoding);
        let other = (!is_unicode(encoding)).then(|| encoding.new_encoder());
        let name = source.name().to_string();
        let shown = named.map_or_else(|| encoding.name().to_lowercase(), |named| named.shown());
        Encoder { name, encoding, shown, other, bom: false, bytes: Vec::new(), lines: 0 }
    }

    /// Writes `text` to `out`. An error of `out` is returned by `on_error`. If the encoding lacks a character, the lines before
    /// it are written.
    pub(crate) fn write(
        &mut self,
        text: &str,
        out: &mut dyn Write,
        on_error: &dyn Fn(&std::io::Error) -> Failure,
    ) -> Result<()> {
        let bom = if std::mem::take(&mut self.bom) { "\u{FEFF}" } else { "" };
        for text in [bom, text] {
            let mut result = Ok(());
            let bytes = if self.encoding == UTF_8 {
                text.as_bytes()
            } else {
                result = self.encode(text);
                &self.bytes
            };
            out.write_all(bytes).map_err(|error| on_error(&error))?;
            result?;
        }
        Ok(())
    }

    /// Encodes `text`. If the encoding lacks a character, only the lines before it.
    fn encode(&mut self, text: &str) -> Result<()> {
        self.bytes.clear();
        let Some(encoder) = &mut self.other else {
            let is_big = self.encoding == UTF_16BE;
            let unit_bytes = |unit: u16| if is_big { unit.to_be_bytes() } else { unit.to_le_bytes() };
            self.bytes.extend(text.encode_utf16().flat_map(unit_bytes));
            return Ok(());
        };
        let len = encoder.max_buffer_length_from_utf8_without_replacement(text.len());
        self.bytes.reserve(len.unwrap_or(4 * text.len()));
        let (result, read) =
            encoder.encode_from_utf8_to_vec_without_replacement(text, &mut self.bytes, false);
        let EncoderResult::Unmappable(c) = result else {
            self.lines += text.matches('\n').count();
            return Ok(());
        };
        let before = &text[..read - c.len_utf8()];
        let whole_lines = &before[..before.rfind('\n').map_or(0, |at| at + 1)];
        self.bytes = self.encoding.encode(whole_lines).0.into_owned();
        Err(Failure::new(format_args!(
            "{}: {c} (U+{:04X}) in line {} of the new text cannot be written in {}; use --output-encoding utf-8",
            self.name,
            u32::from(c),
            self.lines + whole_lines.matches('\n').count() + 1,
            self.shown
        )))
    }
}

/// Whether `encoding` has all of Unicode.
pub(crate) fn is_unicode(encoding: &'static Encoding) -> bool {
    [UTF_8, UTF_16LE, UTF_16BE].contains(&encoding)
}
