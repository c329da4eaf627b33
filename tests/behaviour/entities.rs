//! HTML entities.

use crate::common::{DECODE_ENTITIES, check, one_step, unchanged};

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
