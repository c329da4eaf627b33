//! An example for every row of the table "Comparison with other tools" of the crate's
//! documentation. The examples are our own.

use hamvar::{Normalizer, digits};

use crate::common::{
    COLLAPSE_BLANK_LINES, COLLAPSE_REPEATS, CONVERT_LINE_ENDS, Choice, DECODE_ENTITIES, DROP_MARKS,
    GROUP_DIGITS, HEH_YE, KEEP_BIDI, KEEP_DASHES, KEEP_DOTS, KEEP_KASHIDA, KEEP_QUOTES, LATIN_DIGITS,
    NO_RESTORING, NO_SPACING, protecting, with,
};

/// Every row in the table's order: words of its first column, and its examples.
#[rustfmt::skip]
const ROWS: &[(&str, fn())] = &[
    ("ye and kaf to Persian", letters),
    ("digits to Persian", sets_of_digits),
    ("signs in numbers", signs_in_numbers),
    ("diacritics removed", || {
        switch(DROP_MARKS, "مُلکِ تو و مثلاً", "ملک تو و مثلا", "مُلکِ تو و مثلاً");
    }),
    ("hamza of heh", || switch(HEH_YE, "نامۀ او", "نامه\u{200C}ی او", "نامه\u{654} او")),
    ("teh marbuta", || {
        standard("سورة و مؤمن و مسأله", "سورة و مؤمن و مسأله");
        assert_eq!(Normalizer::search().normalize("سورة مؤمن مسأله"), "سوره مومن مساله");
    }),
    ("kashida removed", || switch(KEEP_KASHIDA, "ســلام", "ســلام", "سلام")),
    ("bidi controls", || switch(KEEP_BIDI, "سلام\u{200E}", "سلام\u{200E}", "سلام")),
    ("ZWNJs without effect", || {
        standard("در\u{200C}ها و می\u{200C}\u{200C}روم", "درها و می\u{200C}روم");
    }),
    ("prefixes and suffixes", affixes),
    ("quotation marks", quotations),
    ("three dots", || {
        switch(KEEP_DOTS, "شاید... نه", "شاید... نه", "شاید… نه");
        standard("شاید . . . نه", "شاید… نه");
    }),
    ("to dashes", || {
        switch(KEEP_DASHES, "او -- آن", "او -- آن", "او – آن");
        standard("او --- آن", "او — آن");
    }),
    ("to Persian signs", || {
        standard("آمد,رفت;چرا?", "آمد، رفت؛ چرا؟");
        standard("نوشت yes, no; why? because", "نوشت yes, no; why? because");
    }),
    ("runs of ؟ and !", || standard("چه؟؟!!! وای!!", "چه؟! وای!")),
    ("spaces around signs", || {
        standard("او ( که خوب بود )رفت ، « نه »", "او (که خوب بود) رفت، «نه»");
        standard("او(که خوب بود)رفت", "او (که خوب بود) رفت");
        switch(NO_SPACING, "آمد , رفت", "آمد , رفت", "آمد، رفت");
    }),
    ("runs of spaces", || {
        standard("یک   دو", "یک دو");
        standard("    تورفته", "    تورفته");
    }),
    ("letters", || switch(COLLAPSE_REPEATS, "واااای", "وای", "واااای")),
    ("HTML entities", || switch(DECODE_ENTITIES, "&laquo;نه&raquo;", "«نه»", "&laquo;نه&raquo;")),
    ("URLs", || {
        standard("<b>يك , دو</b> و `a , b`", "<b>یک، دو</b> و `a , b`");
        standard("يك , در https://a.ir/x,y", "یک، در https://a.ir/x,y");
    }),
    ("line ends", || {
        switch(CONVERT_LINE_ENDS, "یک\r\nدو", "یک\nدو", "یک\r\nدو");
        switch(COLLAPSE_BLANK_LINES, "یک\n\n\nدو", "یک\n\nدو", "یک\n\n\nدو");
    }),
    ("thousands signs", thousands_signs),
    ("front matter", patterns),
    ("comma between digits", || standard("عدد ۱۲،۵ و ۳", "عدد ۱۲،۵ و ۳")),
    // Only spaces at the end of a line show nothing.
    ("beginning and end", || standard("\n یک\n", "\n یک\n")),
    ("respelled", || standard("خانهء ما", "خانهء ما")),
    ("Markdown links", || {
        standard("[پیوند] (نشانی)\n\n- یک\n\n- دو", "[پیوند] (نشانی)\n\n- یک\n\n- دو");
    }),
    ("dates", || standard("۲۲/۱۱/۱۴۰۲ و سه نفر", "۲۲/۱۱/۱۴۰۲ و سه نفر")),
    ("emoji", || standard("از این کتاب 😀", "از این کتاب 😀")),
    ("kashidas as", || {
        standard("او ـ که آمد ـ رفت", "او ـ که آمد ـ رفت");
        standard("۵ـ۶", "۵ـ۶");
    }),
];

/// The first column of the table.
fn table() -> Vec<&'static str> {
    let documentation = include_str!("../../src/lib.rs");
    let start = documentation.find("# Comparison with other tools").expect("the table's heading");
    let lines = documentation[start..].lines().map(|line| line.trim_start_matches("//!").trim());
    let rows = lines.skip_while(|line| !line.starts_with('|')).take_while(|line| line.starts_with('|'));
    // After the head and the line of dashes.
    rows.skip(2).filter_map(|row| row.split('|').nth(1)).map(str::trim).collect()
}

#[test]
fn every_row_of_the_table_has_an_example() {
    let table = table();
    for (row, (words, _)) in table.iter().zip(ROWS) {
        assert!(row.contains(words), "the row {row:?} has the example {words:?}");
    }
    assert_eq!(table.len(), ROWS.len(), "rows and examples");
}

#[test]
fn every_row_of_the_table_is_true() {
    for (_, example) in ROWS {
        example();
    }
}

#[track_caller]
fn standard(input: &str, output: &str) {
    assert_eq!(Normalizer::standard().normalize(input), output, "{input:?}");
}

/// What an option gives, where the default gives something else.
#[track_caller]
fn switch(choice: Choice, input: &str, output: &str, default: &str) {
    assert_eq!(with(choice).normalize(input), output, "{input:?} with the option");
    assert_ne!(output, default, "{input:?}");
    standard(input, default);
}

fn letters() {
    standard("كيك موسى و ﭘﺪﺭ", "کیک موسی و پدر");
    standard("شهر هەولێر", "شهر هەولێر");
}

fn sets_of_digits() {
    standard("سال 1402 و ٣ ماه در MP3", "سال ۱۴۰۲ و ۳ ماه در MP3");
    switch(LATIN_DIGITS, "سال ۱۴۰۲", "سال 1402", "سال ۱۴۰۲");
    assert_eq!(digits::to_persian("MP3"), "MP۳");
}

fn signs_in_numbers() {
    standard("نرخ 12.5% و 1,250,000 نفر", "نرخ ۱۲٫۵٪ و ۱٬۲۵۰٬۰۰۰ نفر");
    standard("حدود %20 مردم (%5)", "حدود ٪۲۰ مردم (٪۵)");
}

fn affixes() {
    let output = "گل\u{200C}های بزرگ\u{200C}تر را نمی\u{200C}چیند";
    standard("گل های بزرگ تر را نمی چیند", output);
    standard("گلهای بزرگتر را نمیچیند", output);
    switch(NO_RESTORING, "گل های", "گل های", "گل\u{200C}های");
}

fn quotations() {
    standard("گفت \"بیا\" و “برو”", "گفت «بیا» و «برو»");
    standard("گفت \"این \"کتاب\" خوب است\" و رفت", "گفت «این «کتاب» خوب است» و رفت");
    standard("گفت \"بیا \"و رفت", "گفت «بیا» و رفت");
    switch(KEEP_QUOTES, "گفت \"بیا\"", "گفت \"بیا\"", "گفت «بیا»");
}

fn thousands_signs() {
    let n = with(GROUP_DIGITS);
    assert_eq!(n.normalize("نفر 12345 و ۱۲۳۴۵۶۷ و 1234567.25"), "نفر ۱۲٬۳۴۵ و ۱٬۲۳۴٬۵۶۷ و ۱٬۲۳۴٬۵۶۷٫۲۵");
    assert_eq!(n.normalize("سال 1402 و 09121234567 و 1402/11/22"), "سال ۱۴۰۲ و ۰۹۱۲۱۲۳۴۵۶۷ و ۱۴۰۲/۱۱/۲۲");
    standard("نفر 12345", "نفر ۱۲۳۴۵");
}

fn patterns() {
    for (pattern, text) in [
        (r"\[[^\]]*\]", "در [كار , بد] ماند"),
        (r"(?s)\A---\n.*?\n---\n", "---\nعنوان : يك\n---\nمتن"),
        ("\u{A0}", "یک\u{A0}دو"),
        (r"(?m)^[0-9]+-", "1- یکم\n2- دوم"),
    ] {
        assert_eq!(protecting(Normalizer::standard(), pattern).normalize(text), text);
        assert_ne!(Normalizer::standard().normalize(text), text);
    }
}
