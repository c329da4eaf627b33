//! Guesses the encoding of text that is not valid UTF-8.

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1256};

/// What a text is, if it is not valid UTF-8.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Guess {
    /// UTF-8 with a few broken bytes.
    DamagedUtf8,
    /// Text in another encoding.
    Other(&'static Encoding),
    /// No text: it has NUL bytes.
    Binary,
    Unknown,
}

impl Guess {
    /// Guesses what a text is. `before` is the [`evidence`] in the text before `bytes`, which is valid UTF-8. `bytes` begin
    /// at the first fault, which is at the byte `offset` of the text.
    pub(crate) fn of(before: usize, bytes: &[u8], offset: u64) -> Guess {
        let (mut valid, mut faults) = (before, 0);
        for chunk in bytes.utf8_chunks() {
            valid += evidence(chunk.valid());
            faults += usize::from(!chunk.invalid().is_empty());
        }
        if valid > faults {
            return Guess::DamagedUtf8;
        }
        if let Some(encoding) = utf_16(bytes, offset) {
            return Guess::Other(encoding);
        }
        if bytes.contains(&0) {
            return Guess::Binary;
        }
        let (text, _, _) = WINDOWS_1256.decode(bytes);
        let foreign: Vec<char> = text.chars().filter(|c| !c.is_ascii()).collect();
        let letters = foreign.iter().filter(|c| ('\u{621}'..='\u{6D3}').contains(*c)).count();
        if letters * 5 > foreign.len() * 4 { Guess::Other(WINDOWS_1256) } else { Guess::Unknown }
    }

    /// Returns what the user can do with a text that should be UTF-8. `has_bom` is whether it has a byte order mark of UTF-8,
    /// which overrides `--encoding`. `is_cut` is whether it ends inside a character.
    pub(crate) fn remedy(self, has_bom: bool, is_cut: bool) -> String {
        let remedy = match self {
            Guess::Other(encoding) => {
                let label = encoding.name().to_lowercase();
                let mark = if has_bom { "remove the byte order mark of UTF-8, and " } else { "" };
                return format!("it looks like {label}: {mark}use --encoding {label}");
            }
            Guess::DamagedUtf8 if is_cut => {
                "it is UTF-8 that ends inside a character: get the whole text, or remove the bytes from there on"
            }
            Guess::DamagedUtf8 => {
                "it is UTF-8 with broken bytes: correct them, or remove them, such as by iconv -c -f utf-8 -t utf-8"
            }
            Guess::Binary => "it has NUL bytes, so it is no text",
            Guess::Unknown if has_bom => {
                "correct the bytes, or remove the byte order mark of UTF-8 and name the right --encoding"
            }
            Guess::Unknown => "name its encoding with --encoding, if it is text",
        };
        remedy.to_string()
    }
}

/// How much `text` tells that it was meant as UTF-8: one for each character that is not ASCII, and two for each Arabic
/// letter. In other encodings, letters beside each other rarely happen to be valid UTF-8.
pub(crate) fn evidence(text: &str) -> usize {
    let of_char = |c: char| usize::from(!c.is_ascii()) + usize::from(('\u{600}'..='\u{6FF}').contains(&c));
    text.chars().map(of_char).sum()
}

/// The doubt whether a text in a named encoding is UTF-8: all bytes so far are valid UTF-8.
///
/// A text of Persian in another encoding is valid UTF-8 for no more than a word or two: سگ in windows-1256 is `D3 90`.
#[derive(Debug, Default)]
pub(crate) struct Doubt {
    /// The [`evidence`] so far.
    evidence: usize,
    /// The begun character after the bytes so far.
    begun: Vec<u8>,
}

/// How much [`evidence`] ends the doubt: two Arabic letters, or four other characters.
const ENOUGH: usize = 4;

impl Doubt {
    /// Reads the next bytes of the text. Returns whether the text is UTF-8, or `None` if that is still open.
    pub(crate) fn read(&mut self, bytes: &[u8]) -> Option<bool> {
        self.begun.extend_from_slice(bytes);
        let valid = match str::from_utf8(&self.begun) {
            Ok(text) => text.len(),
            Err(error) if error.error_len().is_none() => error.valid_up_to(),
            Err(error) => {
                // A few broken bytes after much that is valid are a damaged text in UTF-8.
                let text = str::from_utf8(&self.begun[..error.valid_up_to()]).unwrap_or_default();
                return Some(self.evidence + evidence(text) >= ENOUGH);
            }
        };
        let text = str::from_utf8(&self.begun[..valid]).unwrap_or_default();
        self.evidence += evidence(text);
        self.begun.drain(..valid);
        (self.evidence >= ENOUGH).then_some(true)
    }
}

/// Returns whether `bytes` are Persian text in UTF-16, and in which order. They begin at the byte `offset` of the text.
///
/// Arabic letters in UTF-16 can be valid UTF-8, too. But read as UTF-8, they contain control characters, which no text
/// has.
pub(crate) fn utf_16(bytes: &[u8], offset: u64) -> Option<&'static Encoding> {
    if !bytes.iter().any(|byte| matches!(byte, 0x00 | 0x06)) {
        return None;
    }
    // Two NULs are a character of UTF-16 that no text has. Files that are no text have many.
    if bytes.get((offset % 2) as usize..).unwrap_or_default().as_chunks::<2>().0.contains(&[0, 0]) {
        return None;
    }
    // The upper bytes of Persian letters are 06, of Latin ones 00, of a ZWNJ 20. No other encoding has one of these in
    // every second byte.
    let first = (offset % 2) as usize;
    let share_of_upper = |parity: usize| {
        let upper = || bytes.iter().skip((parity + first) % 2).step_by(2);
        upper().filter(|byte| [0x00, 0x06, 0x20].contains(*byte)).count() as f64
            / upper().count().max(1) as f64
    };
    [(1, UTF_16LE), (0, UTF_16BE)]
        .into_iter()
        .find_map(|(parity, encoding)| (share_of_upper(parity) > 0.9).then_some(encoding))
}

/// Returns the name of the encoding if `bytes` are text in UTF-32. They begin at the byte `offset` of the text.
///
/// In UTF-32, the upper two bytes of most characters are NULs. Two NULs are a character in UTF-16, but no text has it.
pub(crate) fn utf_32(bytes: &[u8], offset: u64) -> Option<&'static str> {
    let begun = (offset.wrapping_neg() % 4) as usize;
    let (units, _) = bytes.get(begun..).unwrap_or_default().as_chunks::<4>();
    let share = |is_unit: fn(&[u8; 4]) -> bool| {
        units.iter().filter(|unit| is_unit(unit)).count() as f64 / units.len().max(1) as f64
    };
    // After an empty line, the rest of its line end comes first.
    let is_line_end_cut = begun == 3 && bytes.starts_with(&[0; 3]);
    if is_line_end_cut || share(|unit| unit[..2] != [0, 0] && unit[2..] == [0, 0]) > 0.9 {
        Some("utf-32le")
    } else if share(|unit| unit[..2] == [0, 0] && unit[2..] != [0, 0]) > 0.9 {
        Some("utf-32be")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The guess about a text of which nothing was read before its first fault.
    fn guess(bytes: &[u8]) -> Guess {
        let start = str::from_utf8(bytes).map_or_else(|error| error.valid_up_to(), |text| text.len());
        let before = evidence(str::from_utf8(&bytes[..start]).unwrap());
        Guess::of(before, &bytes[start..], start as u64)
    }

    #[test]
    fn utf_8_with_a_few_faults_is_utf_8() {
        for text in ["باران", "کتاب\u{200C}ها را دید", "a éé ی", "سال ۱۴۰۲، گفت: «نه»", "یک"]
        {
            let bytes = text.as_bytes();
            // Cut inside the last letter, or with one broken byte.
            let cut = if text.ends_with('»') { bytes.len() - 3 } else { bytes.len() - 1 };
            assert_eq!(guess(&bytes[..cut]), Guess::DamagedUtf8, "{text}");
            for fault in [b"\xFF".as_slice(), b"\xD8", b"\xDF\xCA"] {
                let middle = bytes.iter().position(|byte| *byte == b' ').unwrap_or(0);
                let text = [&bytes[..middle], fault, &bytes[middle..]].concat();
                assert_eq!(guess(&text), Guess::DamagedUtf8, "{fault:?}");
            }
        }
    }

    #[test]
    fn utf_32_is_guessed() {
        for text in ["این یک متن کوتاه است", "کتاب\u{200C}ها 12 abc", "ی", "plain"] {
            let le: Vec<u8> = text.chars().flat_map(|c| u32::from(c).to_le_bytes()).collect();
            let be: Vec<u8> = text.chars().flat_map(|c| u32::from(c).to_be_bytes()).collect();
            assert_eq!(utf_32(&le, 0), Some("utf-32le"), "{text}");
            if text.len() > 4 {
                assert_eq!(utf_32(&le[1..], 1), Some("utf-32le"), "{text}");
                assert_eq!(utf_32(&be[3..], 7), Some("utf-32be"), "{text}");
            }
            assert_eq!(utf_32(&be, 0), Some("utf-32be"), "{text}");
            assert_eq!(utf_32(text.as_bytes(), 0), None);
        }
        // Of line ends and of NULs alone, nothing can be told.
        for bytes in [&b""[..], b"\n", b"\0\0\0\0", b"\n\0\n\0", b"\0\n\0\n"] {
            assert_eq!(utf_32(bytes, 0), None, "{bytes:?}");
        }
    }

    #[test]
    fn other_encodings_are_guessed() {
        for text in
            ["كتاب", "كتاب هاي من", "پدر و مادر، ژاله", "<b>چاي</b> و نان", "گفت: \u{AB}نه\u{BB} و رفت", "آب"]
        {
            let bytes = WINDOWS_1256.encode(text).0;
            assert_eq!(guess(&bytes), Guess::Other(WINDOWS_1256), "{text}");
        }
        for text in ["این یک متن کوتاه است", "کتاب\u{200C}ها 12 abc", "ی"] {
            let le: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
            let be: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
            assert_eq!(utf_16(&le, 0), Some(UTF_16LE), "{text}");
            assert_eq!(utf_16(&be, 0), Some(UTF_16BE), "{text}");
            assert_eq!(utf_16(&le[1..], 1), Some(UTF_16LE), "{text}");
            assert_eq!((utf_32(&le, 0), utf_32(&be, 0)), (None, None), "{text}");
        }
        assert_eq!(guess(b"\xFF\xFE\xFA\x81\x82"), Guess::Unknown);
        assert_eq!(guess(b"\xFF\0\xDF\xCA\xC7\xC8"), Guess::Binary);
        assert_eq!(guess(b"caf\xE9 cr\xE8me"), Guess::Unknown);
    }
}
