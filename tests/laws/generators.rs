//! The texts that the laws are checked on.

use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;

use crate::common::{arabic_letters, deleted, spaced};

/// A configuration for `cases` cases.
///
/// proptest writes each text that breaks a law to `tests/proptest-regressions`, in a file named for
/// the module, and tries it first from then on. These files are to be committed.
pub fn config(cases: u32) -> ProptestConfig {
    let persistence = FileFailurePersistence::SourceParallel("proptest-regressions");
    ProptestConfig {
        cases,
        failure_persistence: Some(Box::new(persistence)),
        // A law over every normalizer is slow to shrink; an hour of shrinking helps nobody.
        max_shrink_time: 30_000,
        ..ProptestConfig::default()
    }
}

/// Pieces of texts: words in good and bad spelling, and everything that gives trouble.
#[rustfmt::skip]
const PIECES: &[&str] = &[
    " ", " ", " ", " ", "  ", "\n", "\r\n", "\r", "\n", "\t", "می", "نمی", "ها", "های", "هایم",
    "ای", "ام", "اند", "تر", "ترین", "بی", "کتاب", "خانه", "رفت", "روم", "خواهند", "خواستهاند",
    "منطقهای", "همکاری", "بندر", "ه", "ی", "و", "که", "در", "از", "را", "شعلهور", "بینالمللی",
    "سلاح", "بین", "الملل", "است", "دست", "دستهای", "علي", "كتاب", "ة", "ۀ", "أ", "إ", "ؤ", "ئ",
    "ء", "آ", "ﻻ", "ﻱ", "ﷲ", "ﷺ", "﷼", "ﹰ", "ﹱ", "ﱠ", "ٱ", "ە", "ہ", "ھ", "ې", "ٵ", "ݐ", "ࢠ", "𞸀",
    "\u{64E}", "\u{651}", "\u{64B}", "\u{653}", "\u{654}", "\u{655}", "\u{670}", "\u{640}",
    "\u{6D6}", "\u{8D3}", "\u{200C}", "\u{200C}", "\u{200D}", "\u{200B}", "\u{200E}", "\u{200F}",
    "\u{202B}", "\u{2060}", "\u{FEFF}", "\u{AC}", "\u{AD}", "\u{A0}", "\u{2009}", "\u{3000}",
    "\u{61C}", "1", "2", "12", "1397", "۵", "٣", "3.14", "1,234", "1/2", "11:23", "%", "+", "٫",
    "٬", "٪", ".", "..", "...", "…", ",", "،", ";", "؛", "?", "؟", "!", ":", "-", "--", "—", "\"",
    "'", "«", "»", "“", "”", "(", ")", "[", "]", "{", "}", "|", "/", "`", "$", "](", "{0}",
    "خەڵک", "ہے", "ێ", "ﯣ", "&zwnj;", "&#1705;", "&quot;", "ااا", "```", "<b>", "</b>", "<", ">",
    "&nbsp;", "#", "@", "#تگ", "@user", "a", "B", "word", "MP3", "https://a.ir/x", "www.a.ir",
    "a@b.ir", "é", "ß", "İ", "मि", "न्\u{200D}", "😀", "👨\u{200D}👩", "中",
];

fn pieces() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES), 0..24).prop_map(|pieces| pieces.concat())
}

/// Beginnings, middles and ends of lines of data, code and markup.
#[rustfmt::skip]
const PIECES_OF_DATA: &[&str] = &[
    "\n", "\n", "\n", "\n  ", "\n- ", "{\"", "\": \"", "\": ", "\", \"", "\"}", "\",\n", "\"", "'", ",",
    ",", ";", "\t", "|", "||", "!!", "! ", "\n| ", " = ", "=", "=\"", ": ", ":", "name: ", "title = ",
    "msgstr \"", "const ", "return ", "SELECT ", "print(\"", "\")", ");", "f(", "{", "}", "[", "]", "[[",
    "]]", "{{", "}}", "[^1]", "](", ")", "[1]: ", "/a/", "/كتاب/", ".pdf", ".txt ", "&amp;", "&zwnj;",
    "&#8204;", "\\textbf{", "\\cite{", "\\item ", "\\متن", "[2]", "\\\\", "\\(", "\\)", "{0}",
    "{count, plural, ", "**", "_", "'''", "<b>", "</b>", "<code>", "</code>", "`", "$", "#", "# ", "//",
    "\u{200C}", "\u{200C}", "\u{200C}ها", " ها", " های", "ها", "می", "میگوید", "گفت", "كتاب", "علي", "تهران",
    "بندر", "و", " را ", "به ", "منطقهای", "12", "25", "۳", "1,200", "3.5", "?", "!", ".", "...", "--", "،",
    " ", "  ",
];

/// Texts of data, code and markup.
fn data() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES_OF_DATA), 0..20).prop_map(|pieces| pieces.concat())
}

/// Texts of pieces, of data, and of any characters at all.
pub fn texts() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => pieces(),
        4 => data(),
        1 => any::<String>(),
        1 => "[\u{600}-\u{6FF}\u{200B}-\u{200F} .،«»a0]{0,30}",
    ]
}

/// The words of the texts in the repository.
pub fn words() -> Vec<&'static str> {
    let texts = [
        include_str!("../../data/colloquial.txt"),
        include_str!("../data/article.txt"),
        include_str!("../data/sentences.txt"),
    ];
    let lines = texts.into_iter().flat_map(|text| text.lines().filter(|line| !line.starts_with('#')));
    lines.flat_map(str::split_whitespace).collect()
}

/// Texts of real words, each with its ZWNJs or without, perhaps run together with the next.
pub fn real_texts() -> impl Strategy<Value = String> {
    let damaged = |(word, damage): (&str, usize)| match damage {
        0 => deleted(word) + " ",
        1 => spaced(word) + " ",
        2 => deleted(word),
        3 => arabic_letters(word) + " ",
        _ => word.to_string() + " ",
    };
    let words = prop::collection::vec((prop::sample::select(words()), 0usize..6), 1..40);
    words.prop_map(move |words| words.into_iter().map(damaged).collect())
}
