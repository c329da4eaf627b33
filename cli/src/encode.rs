//! [`Encoder`]: writes text in an encoding.

use std::io::Write;

use encoding_rs::{EncoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::failure::{Failure, Result};
use crate::source::Source;

/// Writes text in an encoding.
pub(crate) struct Encoder {
    encoding: &'static Encoding,
    /// For encodings other than Unicode.
    other: Option<encoding_rs::Encoder>,
    /// Whether a byte order mark is to be written first.
    bom: bool,
    bytes: Vec<u8>,
}

impl Encoder {
    /// Returns an encoder for the text of `source`. UTF-8 and UTF-16 stay as they are, with a byte order mark if
    /// there was one. Other encodings lack letters of Persian, so they become UTF-8 unless `named` is another.
    pub(crate) fn new(named: Option<&'static Encoding>, source: &Source) -> Encoder {
        let encoding = named.unwrap_or(if is_unicode(source.encoding()) { source.encoding() } else { UTF_8 });
        Encoder { bom: source.has_bom() && is_unicode(encoding), ..Encoder::without_bom(encoding) }
    }

    /// Returns an encoder that writes no byte order mark.
    pub(crate) fn without_bom(encoding: &'static Encoding) -> Encoder {
        let other = (!is_unicode(encoding)).then(|| encoding.new_encoder());
        Encoder { encoding, other, bom: false, bytes: Vec::new() }
    }

    /// Writes `text` to `out`. An error of `out` is returned by `on_error`.
    pub(crate) fn write(
        &mut self,
        text: &str,
        out: &mut dyn Write,
        on_error: &dyn Fn(&std::io::Error) -> Failure,
    ) -> Result<()> {
        let bom = if std::mem::take(&mut self.bom) { "\u{FEFF}" } else { "" };
        for text in [bom, text] {
            let bytes = if self.encoding == UTF_8 { text.as_bytes() } else { self.encode(text)? };
            out.write_all(bytes).map_err(|error| on_error(&error))?;
        }
        Ok(())
    }

    fn encode(&mut self, text: &str) -> Result<&[u8]> {
        self.bytes.clear();
        let Some(encoder) = &mut self.other else {
            let is_big = self.encoding == UTF_16BE;
            let unit_bytes = |unit: u16| if is_big { unit.to_be_bytes() } else { unit.to_le_bytes() };
            self.bytes.extend(text.encode_utf16().flat_map(unit_bytes));
            return Ok(&self.bytes);
        };
        let len = encoder.max_buffer_length_from_utf8_without_replacement(text.len());
        self.bytes.reserve(len.unwrap_or(4 * text.len()));
        let (result, _) = encoder.encode_from_utf8_to_vec_without_replacement(text, &mut self.bytes, false);
        match result {
            EncoderResult::Unmappable(c) => Err(Failure::new(format_args!(
                "{c} (U+{:04X}) cannot be written in {}; use --output-encoding utf-8",
                u32::from(c),
                self.encoding.name().to_lowercase()
            ))),
            _ => Ok(&self.bytes),
        }
    }
}

/// Whether `encoding` has all of Unicode.
pub(crate) fn is_unicode(encoding: &'static Encoding) -> bool {
    [UTF_8, UTF_16LE, UTF_16BE].contains(&encoding)
}
