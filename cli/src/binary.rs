//! Recognizes files that are no text by their first bytes, and says what to do with them.

/// How the files of a kind begin, and what they are, with the remedy. No text begins so in any encoding. (A text can begin with
/// `%PDF-`, so its version counts, too.)
const KINDS: [(&[u8], &str); 8] = [
    (b"PK\x03\x04", "a ZIP archive: unpack it first"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"%PDF-1.", "a PDF file: get its text first, such as by pdftotext"),
    (b"%PDF-2.", "a PDF file: get its text first, such as by pdftotext"),
    (b"\x1F\x8B\x08", "compressed by gzip: unpack it first, such as by gzip -d"),
    (b"\xFD7zXZ\0", "compressed by xz: unpack it first, such as by xz -d"),
    (b"\x28\xB5\x2F\xFD", "compressed by Zstandard: unpack it first, such as by zstd -d"),
    (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "a file of an old office program: save it as text (.txt) first"),
];

/// What ZIP archives with these extensions are, with the remedy.
const OFFICE: [(&str, &str); 8] = [
    (".docx", "a Word file: save it as text (.txt) first"),
    (".docm", "a Word file: save it as text (.txt) first"),
    (".xlsx", "an Excel file: save it as CSV first"),
    (".pptx", "a PowerPoint file: save it as text (.txt) first"),
    (".odt", "a Writer file (OpenDocument): save it as text (.txt) first"),
    (".ods", "a Calc file (OpenDocument): save it as CSV first"),
    (".odp", "an Impress file (OpenDocument): save it as text (.txt) first"),
    (".epub", "an e-book (EPUB): unpack it first, its texts are XHTML files"),
];

/// Whether more bytes can turn `bytes` into the beginning of a file that is no text.
pub(crate) fn is_begun(bytes: &[u8]) -> bool {
    KINDS.iter().any(|(begin, _)| bytes.len() < begin.len() && begin.starts_with(bytes))
}

/// Where the header of a tar archive has its mark.
const TAR_MARK: std::ops::Range<usize> = 257..262;

/// Whether `bytes` begin a tar archive. Its header begins with the name of a file, and NULs fill the space after it.
fn is_tar(bytes: &[u8]) -> bool {
    bytes.get(TAR_MARK) == Some(b"ustar") && bytes[..TAR_MARK.start].contains(&0)
}

/// Returns what the file `name` is, with the remedy, if `bytes` begin it and it is no text.
pub(crate) fn kind(name: &str, bytes: &[u8]) -> Option<&'static str> {
    if is_tar(bytes) {
        return Some("a tar archive: unpack it first, such as by tar -x");
    }
    let (begin, kind) = KINDS.iter().find(|(begin, _)| bytes.starts_with(begin))?;
    let name = name.to_lowercase();
    let office = OFFICE.iter().find(|(extension, _)| begin.starts_with(b"PK") && name.ends_with(extension));
    Some(office.map_or(kind, |(_, kind)| kind))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_told_by_their_first_bytes_and_archives_by_their_names() {
        assert_eq!(kind("a.DOCX", b"PK\x03\x04\x14"), Some(OFFICE[0].1));
        assert_eq!(kind("a.zip", b"PK\x03\x04\x14"), Some(KINDS[0].1));
        assert_eq!(kind("a.docx", b"\x1F\x8B\x08"), Some(KINDS[4].1));
        for text in [&b"PK"[..], b"PK\n", b"%PDF", b"%PDF-file", b"", "کتاب".as_bytes()] {
            assert_eq!(kind("a.docx", text), None, "{text:?}");
        }
        let tar = [&b"a.txt"[..], &[0; 252], b"ustar\0"].concat();
        assert!(kind("a.tar", &tar).is_some_and(|kind| kind.starts_with("a tar archive:")));
        assert_eq!(kind("a.tar", &tar[..261]), None);
        assert_eq!(kind("a.txt", &[&[b'a'; 257][..], b"ustar"].concat()), None);
        assert!(is_begun(b"") && is_begun(b"PK") && !is_begun(b"PKx") && !is_begun(b"PK\x03\x04"));
    }
}
