//! The texts that the laws are checked on.

use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;

use crate::common::{arabic_letters, deleted, spaced};

/// A configuration for `cases` cases, or for as many as the variable `PROPTEST_CASES` says.
///
/// proptest writes each text that breaks a law to `tests/proptest-regressions`, in a file named for
/// the module, and tries it first from then on. These files are to be committed.
pub fn config(cases: u32) -> ProptestConfig {
    let persistence = FileFailurePersistence::SourceParallel("proptest-regressions");
    let asked_for = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok());
    ProptestConfig {
        cases: asked_for.unwrap_or(cases),
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
    "رَبِّ", "الْعَالَمِينَ", "اللَّهِ", "بِسْمِ", "فِي", "كِتَابَ", "هَا", "مَردَ", "کِتابِ", "ٱلَّذِى", "تَحْتِهَا", "إِنَّ",
    "أَحَدٌ", "الله", "شاء", "ایها", "الارض", "السلام", "چې", "کې", "میں", "اور", "کتێب", "زۆر", "الْ",
    "&nbsp;", "#", "@", "#تگ", "@user", "a", "B", "word", "MP3", "https://a.ir/x", "www.a.ir",
    "1\u{FE0F}\u{20E3}", "\u{20E3}", ":3", "<3", "8)", "8-)", ";)", ";-)", ":(", ":'(", ",(", ";_;", "._.", "(;",
    "D", "_", "۹۶%", "٠٩١٢", "۱۲.۵", "۱۲,۵۰۰", "1.2", "8.30", "1.2.3", "شکل", "نسخه", "نسخهٔ", "شکلهای", "ساعت",
    "سال", "شماره", "درصد", "کیلومتر", "سانتی", "متر", "لی", "نفر", "تا", "میلیون", "=", "^",
    "آن", "این", "آنها", "چنان", "به", "ویژه", "طور", "هایی",
    "a@b.ir", "é", "ß", "İ", "मि", "न्\u{200D}", "😀", "👨\u{200D}👩", "中",
];

fn pieces() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES), 0..24).prop_map(|pieces| pieces.concat())
}

/// Kinds of text that broke laws: rows of dots, nested and unclosed markup, entities in entities, short
/// words and runs of them, brackets, runs of marks and invisible characters.
#[rustfmt::skip]
const FAMILIES: &[&[&str]] = &[
    &[".", " ", ". ", "...", "…", "؟", "!", "\u{A0}", "ب", "رفت", " .", "args"],
    &["`", "``", "```", "$", "#", "@", "www.", "://", "](", "(", ")", "<b", ">", "<!--", "-->", "\u{200C}",
      "\u{200D}", "\u{200F}", "ي", "a", "5", " ", "،", ", ", "\n"],
    &["&", "#", "1705", ";", "zwnj", "zw", "nj", "&#17", "05;", "\u{200D}", "\u{200C}", "۱", "7", "&zwj;", "ب"],
    &["حه", "ی", " ", " ", "\u{200C}", "ه", "ها", "می", "ک", "ב", "API", "ئ", "و", "ﯮ", "ﻭ"],
    &["(", ")", "«", "»", "ب", "ن", " ", "  ", "ها", "بندر ها", "کتاب ها", "،", "ع", "\u{200C}", "."],
    &["\u{64E}", "\u{651}", "\u{640}", "\u{200C}", "\u{200D}", "\u{AC}", "\u{AD}", "\u{200F}", "ب", "ر", "ه",
      "\u{654}", "\u{64B}", "\u{FE77}", "\u{656}", " ", "क", "ئ", "ي", "\u{759}", "\u{8AA}"],
    &["\n", "\r", " ", "\t", "ب", "\r\n", "\u{A0}"],
    &["ہ", "\u{654}", "ے", "ە", "ړ", "ي", "ب", "م", " ", "ه", "\u{AC}", "ی", "است", "12"],
];

/// A row of pieces of one family, one of them perhaps repeated to a length near a power of two.
fn families() -> impl Strategy<Value = String> {
    let family = prop::sample::select(FAMILIES);
    let row = family.prop_flat_map(|family| {
        let piece = (prop::sample::select(family), prop::option::weighted(0.1, (3u32..11, 0usize..5)));
        prop::collection::vec(piece, 0..16)
    });
    row.prop_map(|pieces| {
        let repeated = |(piece, length): (&str, Option<(u32, usize)>)| {
            let times = length.map_or(1, |(power, more)| ((1 << power) + more - 2) / piece.len() + more % 2);
            piece.repeat(times)
        };
        pieces.into_iter().map(repeated).collect()
    })
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

/// Texts of pieces, of one family, of data, and of any characters at all.
pub fn texts() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => pieces(),
        4 => families(),
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

/// Lines that open and close code of several lines, in odd places too.
const CODE: &[&str] =
    &["```", "```rust", "``\u{200D}`", "كد ``` , 1", "````", "`كد , 1` 2", "\u{200C}كد ،\u{200D}", ""];

/// Texts of many lines: damaged prose, code, and everything that gives trouble.
pub fn documents() -> impl Strategy<Value = String> {
    let line = prop_oneof![
        4 => texts(),
        4 => real_texts(),
        2 => prop::sample::select(CODE).prop_map(str::to_owned),
        1 => (texts(), 2usize..60).prop_map(|(text, times)| text.replace('\n', " ").repeat(times)),
    ];
    let end = prop::sample::select(&["\n", "\n", "\n", "\r\n", "\n\n", "\n \n\n"][..]);
    let lines = prop::collection::vec((line, end).prop_map(|(line, end)| line + end), 0..20);
    (lines, texts()).prop_map(|(lines, last)| lines.concat() + &last)
}
