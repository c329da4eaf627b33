//! HTML entities.

use hamvar::Normalizer;

use crate::common::{DECODE_ENTITIES, SPACING, changed, check, one_step, unchanged};

/// The entities that are decoded, by name.
const NAMED: [(&str, &str); 24] = [
    ("zwnj", "\u{200C}"),
    ("zwj", "\u{200D}"),
    ("nbsp", "\u{A0}"),
    ("ensp", "\u{2002}"),
    ("emsp", "\u{2003}"),
    ("thinsp", "\u{2009}"),
    ("lrm", "\u{200E}"),
    ("rlm", "\u{200F}"),
    ("shy", "\u{AD}"),
    ("laquo", "«"),
    ("raquo", "»"),
    ("quot", "\""),
    ("apos", "'"),
    ("ldquo", "“"),
    ("rdquo", "”"),
    ("lsquo", "‘"),
    ("rsquo", "’"),
    ("hellip", "…"),
    ("ndash", "–"),
    ("mdash", "—"),
    ("middot", "·"),
    ("bull", "•"),
    ("times", "×"),
    ("copy", "©"),
];

#[test]
fn every_named_entity_is_decoded() {
    let n = one_step(DECODE_ENTITIES);
    for (name, character) in NAMED {
        assert_eq!(n.normalize(&format!("ب&{name};پ")), format!("ب{character}پ"));
        let without_semicolon = format!("ب&{name} پ");
        assert_eq!(n.normalize(&without_semicolon), without_semicolon);
    }
}

#[test]
fn numeric_entities_are_decoded() {
    check(
        &one_step(DECODE_ENTITIES),
        &[
            ("&#1705;تاب", "کتاب"),
            ("&#x6A9;تاب", "کتاب"),
            ("&#X6a9;تاب", "کتاب"),
            ("&#x1F600;", "😀"),
            // Eight characters at most.
            ("&#0001705;", "ک"),
        ],
    );
}

#[test]
fn markup_and_invalid_entities_stay() {
    unchanged(
        &one_step(DECODE_ENTITIES),
        &[
            // Markup or another entity could come of these.
            "&lt;b&gt; &amp;zwnj;",
            "&#60; &#x3C; &#38; &#x26; &#34;",
            // Controls, surrogates, and numbers beyond Unicode.
            "&#10; &#x85; &#xD800; &#x110000; &#9999999;",
            "&#; &#x; &#+1705; &#-5; &#xG; &#17a5;",
            "&nothing; &; & ; &zwnj &Zwnj;",
            "&#00001705;",
            "کد `&quot;` و <a title=\"&quot;\">",
        ],
    );
}

#[test]
fn entities_that_are_not_decoded_are_protected() {
    let n = changed(Normalizer::standard(), DECODE_ENTITIES);
    unchanged(
        &n,
        &[
            "سطر نخست&#10;سطر دوم",
            "نشانی &#38;#1705; در متن &amp;#1705; ماند",
            "جدول &#9;ستون &#x3C;b&#x3E; و &frac12; لیوان",
            "کد &#0039; و &sup2; و &#99999999;",
            "باران &lt;b&gt; بارید &#64; شهر",
        ],
    );
    check(
        &n,
        &[
            ("سال 12 &#10; و &laquo;باغ&raquo; &#34; 34", "سال ۱۲ &#10; و «باغ» &#34; ۳۴"),
            ("مي&zwnj;رود&#13;ساعت 7", "می\u{200C}رود&#13;ساعت ۷"),
            ("&#17&zwj;05;تاب 5 &#60;", "کتاب ۵ &#60;"),
        ],
    );
}

#[test]
fn an_escaped_entity_stays_with_the_name_that_it_shows() {
    for name in ["lt", "gt", "zwnj", "nbsp", "rlm", "#1705", "#x6A9", "#39", "amp;lt", "amp;amp;zwnj"] {
        let line = format!("در متن صفحه &amp;{name}; را نوشتند");
        unchanged(&Normalizer::standard(), &[&line]);
    }
}

#[test]
fn the_semicolon_of_an_entity_stays_without_protected_spans() {
    let n = changed(one_step(SPACING), |b| b.protect(false));
    for name in ["lt", "nbsp", "zwnj", "#1705", "#x6A9", "frac12", "CounterClockwiseContourIntegral"] {
        let line = format!("باران بارید &{name}; هوا خنک شد");
        unchanged(&n, &[&line]);
    }
    check(
        &n,
        &[
            ("باران بارید; هوا خنک شد", "باران بارید؛ هوا خنک شد"),
            ("باران &; هوا خنک شد", "باران &؛ هوا خنک شد"),
            ("باران & باد; هوا خنک شد", "باران & باد؛ هوا خنک شد"),
            ("باران rain; هوا خنک شد", "باران rain؛ هوا خنک شد"),
        ],
    );
}
