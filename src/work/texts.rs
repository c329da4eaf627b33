//! Texts that a loop may read too often: what a rule looks for, over and over.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

/// What every text begins with, so that its first line is Persian.
pub(super) const WORD: &str = "متن ";

/// Signs, openers of markup, marks, invisible characters, letters and words. Texts repeat one or two of them.
#[rustfmt::skip]
pub(super) const PIECES: &[&str] = &[
    " ", "  ", "\t", "\n", "\r", "\u{A0}", "\u{202F}", ".", "...", "…", ",", "،", ";", "؛", ":", "?", "؟", "!", "\"",
    "'", "’", "“", "”", "«", "»", "(", ")", "[", "]", "[[", "{", "}", "{{", "${", "<", ">", "<!--", "</", "<a ",
    "|", "/", "\\", "\\a{", "\\(", "\\begin{", "`", "```", "$", "$$", "#", "@", "a@", "www.", "://", "http://", "](", "[^",
    "&", "&#1", "&zwj;", "-", "--", "_", "=", "+", "*", "**", "%", "~", "1", "۱", "٣", "1.", "1/", "1:", "8)", "٫", "٬",
    "\u{200C}", "\u{200D}", "\u{200F}", "\u{AC}", "\u{AD}", "\u{FEFF}", "\u{64E}", "\u{651}", "\u{654}", "\u{640}",
    "ا", "ب", "ه", "ی", "ي", "و", "ء", "ۀ", "ئ", "ﻻ", "ﷺ", "ہ", "ے", "ە", "ړ", "می", "ها", "ها ", "تر", "ای ", "کتاب",
    "کتاب ", "دو", "گفت و ", "نفر", "سال", "شکل ", "الله", "اللَّهِ ", "a", "a.", "A ", "中", "カ", "मि", "😀", "é",
];

/// Longer pieces: markup and numbers that are cut open, quotations, data, prose.
#[rustfmt::skip]
const LONG_PIECES: &[&str] = &[
    ".'", "؟'", "م.'", "!\"/", "م.\"-", "'\"!", "\"_www.", "'(…", ".'\u{200F}", "a.'b ", "f(x).'y' ", "3.'5 ",
    "(۱. ", "12345. ", "… و ", "! \n،", "الف. ", "۵'", "1'۵", "۵www.", "www.۵", "می\u{202F}", "a'\u{301}",
    ". . . ...", "». «", "(ب)ب", ")ب", "ب«", "»ب", ";_", "؟ب", "،1.2", "شکل 1.2، ", "1نفر", "سال1", "ه ی",
    "https://a.ir/?a=", "a.ir/x", "user@", "#a#", "$a", "$ $a", "$$ $", "`` ` ", "](a)", "[](", "x@a-", "\u{200D}#", "`\u{200C}",
    "\\textbf{", "{count, plural, ", "{{a|", "[[a|", "<b title=\"", "&amp", "[1]: ", "| a = ", "<!--<b>", "{%",
    "\"a\": \"", "a = \"", "\"\",", "a\tb\t", "a;", "grep \"", "f(x,'", "f(f(", "a> ", "\n>>> a(", "\na@b:# ls ", "[ي,ك", "\"[يك]\"",
    "\"ي\" in ", "a == \"ي\"", "\"\u{200C}\", ", "_(\"ب\") ", "ب , 5 , ", "      ب", "    *    ب", "ب, [12.1.1 1:23]", "| ي ", "1. ب 2. ",
    "\"يب\", \"یب\"", "if a in \"", "\u{200E}091 ",
    "f(\"\" ", "f('f(\"", "f(\\\"", "ls -a b ", "\u{200E}-5", "100هزارتومان ", "… است ", "خانهبود ", "- ", "> ", "# ", "1. ", "\n- ", "\n\n", "\n\"", "a,b\n", "f(\"",
    "می خواهم ", "نمیخواهند ", "کتاب هایشان را", "علي كتاب هاي ", "دوکشور", "کار آفرین", "گفت وگوی ", "خانه ی ", "نویسندگان ",
    "قَالَ اللَّهُ ", "زۆر کتێب ", "اور میں ", "Rust و API ها ", "۱۲٬۳۴۵٫۶ ", "1,234.5", "20 %", "1400/1/2 ", "ﻻ\u{64E}",
];

/// A text that grows with its length.
#[derive(Clone, Debug)]
pub(super) enum Text {
    /// A piece, repeated.
    Repeated(String),
    /// The first piece repeated to this length, then the second one: nested things, and openers whose closers are far
    /// away.
    Nested(&'static str, &'static str),
    /// Runs of the piece, of every length up to 50.
    Runs(&'static str),
}

impl Text {
    /// The text with pieces of about `len` bytes.
    pub(super) fn build(&self, len: usize) -> String {
        let fill = |piece: &str, len: usize| piece.repeat(len.div_ceil(piece.len()));
        let text = match self {
            Text::Repeated(piece) => fill(piece, len),
            Text::Nested(first, second) => fill(first, len) + &fill(second, len),
            Text::Runs(piece) => {
                let runs: String = (0..50).map(|n| piece.repeat(n * 7 % 50 + 1) + " ").collect();
                fill(&runs, len)
            }
        };
        format!("{WORD}{text}")
    }
}

/// All texts except [`pairs`].
pub(super) fn single() -> Vec<Text> {
    let repeated = PIECES.iter().chain(LONG_PIECES).map(|&piece| Text::Repeated(piece.into()));
    let runs = ["`", "(", "\u{64E}", "\u{200C}", ".", "*"].map(Text::Runs);
    repeated.chain(runs).chain(nested()).collect()
}

fn nested() -> impl Iterator<Item = Text> {
    let pairs = [
        ("(", ")"),
        ("(ب", "ب)"),
        ("[", "]"),
        ("[[", "]]"),
        ("{", "}"),
        ("{{", "}}"),
        ("{{", "}"),
        ("«", "»"),
        ("<b>", "</b>"),
        ("<a ", ">"),
        ("<!--", "-->"),
        ("`", "``"),
        ("$", "$$"),
        ("\\begin{", "}"),
        ("\\(", "\\)"),
        ("](", ")"),
        ("\"", "'"),
        ("\u{64E}\u{651}", "ب"),
        ("ب", "\u{64E}"),
        ("ب", "\u{200C}"),
        ("می ", "ہے "),
        ("ب ", "اللَّهِ "),
        ("1", "a"),
        ("1,", "é"),
        ("a", "."),
        ("a.", "@"),
        ("a", "://"),
        ("ب.", "'"),
        (".", "\""),
        (". ", "..."),
        (" ", "،"),
        ("\n", "\r\n"),
        ("&", ";"),
    ];
    pairs.into_iter().map(|(first, second)| Text::Nested(first, second))
}

/// Every pair of two [`PIECES`], repeated.
pub(super) fn pairs() -> impl Iterator<Item = Text> {
    PIECES.iter().flat_map(|a| PIECES.iter().map(move |b| Text::Repeated(format!("{a}{b}"))))
}
