//! Compares the fast ways to fold with the definition.

use alloc::{borrow::Cow, format, string::String, vec::Vec};
use core::ops::ControlFlow;

use super::cluster::{begins_cluster, cluster_end, edit_cluster};
use super::languages::Languages;
use super::*;
use crate::chars;
use crate::edit::{self, Check, Record};
use crate::text::spans::Spans;

/// Every combination of the options that decide about marks.
fn mark_options() -> Vec<Fold> {
    let marks = [Marks::Keep, Marks::KeepTanvin, Marks::Drop].into_iter();
    marks
        .flat_map(|marks| [HehYe::Keep, HehYe::Ye].map(|heh_ye| Fold { marks, heh_ye, ..Fold::DEFAULT }))
        .collect()
}

/// Folds `text` for a sink that needs the new text only.
fn rewritten<'t>(text: &'t str, options: &Fold, spans: &Spans) -> Cow<'t, str> {
    let source = Source { text: Text::new(text), spans };
    edit::rewritten(text, |sink| options.run(&source, &mut Carry::default(), sink))
}

/// Folds `text` by applying recorded edits.
fn edited(text: &str, options: &Fold, spans: &Spans) -> String {
    let mut record = Record::default();
    let _ = options.run(&Source { text: Text::new(text), spans }, &mut Carry::default(), &mut record);
    edit::apply(text, &record.edits)
}

/// Whether folding changes `text`.
fn changes(text: &str, options: &Fold) -> bool {
    let mut check = Check::default();
    let source = Source { text: Text::new(text), spans: &Spans::NONE };
    let _ = options.run(&source, &mut Carry::default(), &mut check);
    check.changed
}

/// Folds every letter with its marks by the definition.
fn define_letters(text: &str, options: &Fold, sink: &mut impl Sink) -> ControlFlow<()> {
    let padded = Text::new(text);
    let mut languages = Languages::new(&padded, options);
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let end = cluster_end(text, at + c.len_utf8());
        let start = if begins_cluster(c) { at } else { at + c.len_utf8() };
        let depends_on_language = chars::persian(c).is_some() || c == 'ه' && options.heh_ye == HehYe::Ye;
        let foreign = !options.search_key && depends_on_language && languages.keep_letters(start);
        edit_cluster(text, start..end, foreign, options, sink)?;
        at = end;
    }
    ControlFlow::Continue(())
}

/// Texts of up to four of `parts`, between `before` and `after`.
fn sequences<const N: usize>(
    before: &str,
    parts: [&'static str; N],
    after: &'static str,
) -> impl Iterator<Item = String> {
    (0..N.pow(4)).map(move |n| {
        let middle = [1, N, N * N, N * N * N].map(|place| parts[n / place % N]).concat();
        [before, &middle, after].concat()
    })
}

#[test]
fn every_text_that_the_first_scan_passes_over_is_final() {
    let marks =
        ["\u{64B}", "\u{64E}", "\u{651}", "\u{653}", "\u{654}", "\u{670}", "\u{6D6}", "\u{64E}\u{651}"];
    let afters = [" ", "ب", "\u{654}", "\u{200C}", "\u{FE77}", "\u{8D3}", "«", "…"];
    for options in mark_options() {
        for first in "بهايأۀaهٔ، ".chars() {
            for c in '\u{600}'..='\u{6FF}' {
                for (mark, after) in marks.iter().flat_map(|mark| afters.map(|after| (mark, after))) {
                    let text = format!("{first}{c}{mark}{after}ب ");
                    let source = Source { text: Text::new(&text), spans: &Spans::NONE };
                    if first_candidate(&source.text, &options).is_some() {
                        continue;
                    }
                    let mut check = Check::default();
                    let _ = passes::invisible_pass(&source, &options, 0..text.len(), &mut check);
                    let _ = define_letters(&text, &options, &mut check);
                    assert!(!check.changed, "{options:?} {text:?}");
                }
            }
        }
    }
}

#[test]
fn letters_with_marks_become_what_the_definition_says() {
    let parts =
        ["ي", "ا", "ه", "ئ", "و", "ۀ", "\u{64E}", "\u{651}", "\u{654}", "\u{653}", "ٹ", " ", "ﻻ", "\u{FE77}"];
    let keys = Fold { search_key: true, ..Fold::DEFAULT };
    for options in mark_options().into_iter().chain([keys]) {
        for text in sequences("ك ", parts, "ى ك") {
            let source = Source { text: Text::new(&text), spans: &Spans::NONE };
            let mut defined = Record::default();
            let _ = define_letters(&text, &options, &mut defined);
            let mut passed = Record::default();
            let _ = passes::letters_pass(&source, &options, 0..text.len(), &mut passed);
            let defined = edit::apply(&text, &defined.edits);
            assert_eq!(edit::apply(&text, &passed.edits), defined, "{options:?} {text:?}");
        }
    }
}

#[test]
fn rewritten_texts_are_what_the_single_edits_make_and_final() {
    let parts = ["ي", "ا", "ه", "\u{200C}", "\u{64E}", "\u{654}", "\u{640}", "\u{AC}", "ٹ", " ", "\n", "ﻻ"];
    let long = "ب".repeat(whole::SHORT / 2);
    for options in mark_options() {
        for before in ["ك ", &[&long, "ك "].concat()] {
            for text in sequences(before, parts, "ى ك") {
                let new = rewritten(&text, &options, &Spans::NONE);
                assert_eq!(new, edited(&text, &options, &Spans::NONE), "{options:?} {text:?}");
                assert!(!changes(&new, &options), "{options:?} {text:?} {new:?}");
            }
        }
    }
}

#[test]
fn rewritten_texts_with_protected_spans_are_what_the_single_edits_make() {
    let parts = ["ي", "ه", "\u{64E}", "\u{640}", "\u{AC}", "ٹ", "\n"];
    for options in mark_options() {
        for text in sequences("ك ", parts, "ى ك") {
            let middle = (text.len() / 2..).find(|&i| text.is_char_boundary(i)).unwrap_or(text.len());
            for range in [0..3, 3..middle, middle..text.len()] {
                let span = text[range.clone()].into();
                let spans = Spans::new([range].into());
                let new = rewritten(&text, &options, &spans);
                assert_eq!(new, edited(&text, &options, &spans), "{options:?} {text:?} {spans:?}");
                let contains = |span: String| new.contains(&span);
                assert!(contains(span), "{options:?} {text:?} {spans:?}");
            }
        }
    }
}

#[test]
fn keys_are_what_the_single_edits_make() {
    let options = Fold { marks: Marks::Drop, search_key: true, ..Fold::DEFAULT };
    for letter in ["ٸ", "ٶ", "ٵ", "أ", "ئ", "ۀ", "ي\u{654}"] {
        for text in [[letter, ".\u{200D}"].concat(), ["\u{640}", letter, "\u{64E}\u{200C}"].concat()] {
            let new = rewritten(&text, &options, &Spans::NONE);
            assert_eq!(new, edited(&text, &options, &Spans::NONE), "{text:?}");
        }
    }
}

#[test]
fn passes_repeat_until_nothing_changes() {
    // Each mark that is removed brings two more invisible characters together.
    let options = Fold { marks: Marks::Drop, ..Fold::DEFAULT };
    for row in [
        "\u{64E}\u{640}\u{64E}\u{200C}\u{64E}\u{640}",
        "\u{AC}\u{64E}\u{200C}\u{656}",
        "\u{200D}\u{64E}\u{AC}\u{654}",
    ] {
        for times in [1, 2, 20] {
            let text = format!("ب\u{200B}{}ا", row.repeat(times));
            let new = rewritten(&text, &options, &Spans::NONE);
            assert_eq!(new, edited(&text, &options, &Spans::NONE));
            assert!(!changes(&new, &options), "{new:?}");
        }
    }
}

/// So the time of repeated passes is linear. Texts of six parts need no more rounds either.
#[test]
fn passes_need_few_rounds() {
    const ROUNDS: usize = 2;
    let parts = [
        "ب", "ه", "ر", " ", "\u{64E}", "\u{64B}", "\u{654}", "\u{200C}", "\u{200D}", "\u{640}", "\u{AC}",
        "\u{200F}", "क", "\u{FE77}", "ﻻ",
    ];
    let keys = Fold { search_key: true, marks: Marks::Drop, ..Fold::DEFAULT };
    let bidi = Fold { keep_bidi_controls: true, marks: Marks::Drop, ..Fold::DEFAULT };
    let kashida = Fold { keep_kashida: true, marks: Marks::Drop, ..Fold::DEFAULT };
    let options = mark_options().into_iter().filter(|options| options.marks != Marks::Keep);
    let apply = |text: &str, pass: &dyn Fn(&Source, &mut Record) -> ControlFlow<()>| {
        let mut record = Record::default();
        let _ = pass(&Source { text: Text::new(text), spans: &Spans::NONE }, &mut record);
        edit::apply(text, &record.edits)
    };
    for options in options.chain([keys, bidi, kashida]) {
        let n = parts.len();
        for k in 0..n.pow(4) {
            let text: String = (0..4).map(|place| parts[k / n.pow(place) % n]).collect();
            let mut now = text.clone();
            for _ in 0..ROUNDS {
                now = apply(&now, &|source, sink| {
                    passes::invisible_pass(source, &options, 0..source.text.len(), sink)
                });
                now = apply(&now, &|source, sink| {
                    passes::letters_pass(source, &options, 0..source.text.len(), sink)
                });
            }
            let then = apply(&now, &|source, sink| {
                passes::invisible_pass(source, &options, 0..source.text.len(), sink)
            });
            assert_eq!(then, now, "{options:?} {text:?}");
        }
    }
}
