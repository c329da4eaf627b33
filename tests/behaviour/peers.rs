//! An example for every row of the table "What other tools do, and this one" of the crate's
//! documentation, in its order. The examples are our own.

use hamvar::{Builder, Digits, HehYe, Marks, Normalizer, digits};

fn standard(input: &str, output: &str) {
    assert_eq!(Normalizer::standard().normalize(input), output, "{input:?}");
}

/// What the switch gives, where the default gives something else.
fn switch(choose: impl Fn(&mut Builder) -> &mut Builder, input: &str, output: &str, default: &str) {
    let mut builder = Normalizer::builder();
    assert_eq!(choose(&mut builder).build().normalize(input), output, "{input:?} with the switch");
    standard(input, default);
}

#[test]
fn letters() {
    standard("كيك موسى و ﭘﺪﺭ", "کیک موسی و پدر");
    standard("شهر هەولێر", "شهر هەولێر");
}

#[test]
fn digits_and_their_signs() {
    standard("سال 1402 و ٣ ماه در MP3", "سال ۱۴۰۲ و ۳ ماه در MP3");
    switch(|b| b.digits(Digits::Ascii), "سال ۱۴۰۲", "سال 1402", "سال ۱۴۰۲");
    assert_eq!(digits::to_persian("MP3"), "MP۳");
    standard("نرخ 12.5% و 1,250,000 نفر", "نرخ ۱۲٫۵٪ و ۱٬۲۵۰٬۰۰۰ نفر");
    standard("حدود %20 مردم (%5)", "حدود ٪۲۰ مردم (٪۵)");
    let group = |input: &str| Normalizer::builder().group_digits(true).build().normalize(input).into_owned();
    assert_eq!(group("نفر 12345 و ۱۲۳۴۵۶۷ و 1234567.25"), "نفر ۱۲٬۳۴۵ و ۱٬۲۳۴٬۵۶۷ و ۱٬۲۳۴٬۵۶۷٫۲۵");
    assert_eq!(group("سال 1402 و 09121234567 و 1402/11/22"), "سال ۱۴۰۲ و ۰۹۱۲۱۲۳۴۵۶۷ و ۱۴۰۲/۱۱/۲۲");
    standard("نفر 12345", "نفر ۱۲۳۴۵");
    standard("عدد ۱۲،۵ و ۳", "عدد ۱۲،۵ و ۳");
}

#[test]
fn marks_and_hamza() {
    switch(|b| b.marks(Marks::Drop), "مُلکِ تو و مثلاً", "ملک تو و مثلا", "مُلکِ تو و مثلاً");
    switch(|b| b.heh_ye(HehYe::Ye), "نامۀ او", "نامه\u{200C}ی او", "نامه\u{654} او");
    standard("سورة و مؤمن و مسأله", "سورة و مؤمن و مسأله");
    assert_eq!(Normalizer::search().normalize("سورة مؤمن مسأله"), "سوره مومن مساله");
    // Letters are folded, never respelled.
    standard("خانهء ما", "خانهء ما");
}

#[test]
fn kashida_controls_and_zwnjs_that_show_nothing() {
    switch(|b| b.keep_kashida(true), "ســلام", "ســلام", "سلام");
    switch(|b| b.keep_bidi_controls(true), "سلام\u{200E}", "سلام\u{200E}", "سلام");
    standard("در\u{200C}ها و می\u{200C}\u{200C}روم", "درها و می\u{200C}روم");
    standard("۵ـ۶", "۵ـ۶");
}

#[test]
fn affixes() {
    standard("گل های بزرگ تر را نمی چیند", "گل\u{200C}های بزرگ\u{200C}تر را نمی\u{200C}چیند");
    standard("گلهای بزرگتر را نمیچیند", "گل\u{200C}های بزرگ\u{200C}تر را نمی\u{200C}چیند");
    switch(|b| b.restore_zwnj(false), "گل های", "گل های", "گل\u{200C}های");
}

#[test]
fn quotations_ellipses_and_dashes() {
    standard("گفت \"بیا\" و “برو”", "گفت «بیا» و «برو»");
    standard("گفت \"این \"کتاب\" خوب است\" و رفت", "گفت «این «کتاب» خوب است» و رفت");
    standard("گفت \"بیا \"و رفت", "گفت «بیا» و رفت");
    switch(|b| b.convert_quotes(false), "گفت \"بیا\"", "گفت \"بیا\"", "گفت «بیا»");
    switch(|b| b.convert_ellipses(false), "شاید... نه", "شاید... نه", "شاید… نه");
    standard("شاید . . . نه", "شاید… نه");
    switch(|b| b.convert_dashes(false), "او -- آن", "او -- آن", "او – آن");
    standard("او --- آن", "او — آن");
}

#[test]
fn signs_and_spaces() {
    standard("آمد,رفت;چرا?", "آمد، رفت؛ چرا؟");
    standard("نوشت yes, no; why? because", "نوشت yes, no; why? because");
    standard("چه؟؟!!! وای!!", "چه؟! وای!");
    standard("او ( که خوب بود )رفت ، « نه »", "او (که خوب بود) رفت، «نه»");
    standard("او(که خوب بود)رفت", "او (که خوب بود) رفت");
    switch(|b| b.fix_spaces(false).fix_punctuation(false), "آمد , رفت", "آمد , رفت", "آمد، رفت");
    standard("یک   دو", "یک دو");
    standard("    تورفته", "    تورفته");
    // The ends of a text are the caller's; only spaces that end a line show nothing.
    standard("\n یک\n", "\n یک\n");
}

#[test]
fn off_unless_asked_for() {
    switch(|b| b.collapse_repeats(true), "واااای", "وای", "واااای");
    switch(|b| b.decode_entities(true), "&laquo;نه&raquo;", "«نه»", "&laquo;نه&raquo;");
    switch(|b| b.unix_line_ends(true), "یک\r\nدو", "یک\nدو", "یک\r\nدو");
    switch(|b| b.collapse_blank_lines(true), "یک\n\n\nدو", "یک\n\nدو", "یک\n\n\nدو");
}

#[test]
fn what_is_left_alone() {
    standard("<b>يك , دو</b> در https://a.ir/x,y و `a , b`", "<b>یک، دو</b> در https://a.ir/x,y و `a , b`");
    let own = |pattern: &str, text: &str| {
        let mut builder = Normalizer::builder();
        builder.protect_pattern(pattern).unwrap();
        assert_eq!(builder.build().normalize(text), text);
    };
    own(r"\[[^\]]*\]", "در [كار , بد] ماند");
    own(r"(?s)\A---\n.*?\n---\n", "---\nعنوان : يك\n---\nمتن");
    own("\u{A0}", "یک\u{A0}دو");
    own(r"(?m)^[0-9]+\.", "1. یکم\n2. دوم");
}

#[test]
fn what_is_not_done() {
    standard("[پیوند] (نشانی)\n\n- یک\n\n- دو", "[پیوند] (نشانی)\n\n- یک\n\n- دو");
    standard("۲۲/۱۱/۱۴۰۲ و سه نفر 😀", "۲۲/۱۱/۱۴۰۲ و سه نفر 😀");
    standard("او ـ که آمد ـ رفت", "او ـ که آمد ـ رفت");
}
