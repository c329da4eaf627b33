//! `explain`: shows the edits of a text, how sure each decision is, and what was left alone.
//!
//! Everything here is found from outside: the text is normalized with other settings, and what differs is due to them.

use std::fmt::Write;

use hamvar::{Builder, Edit, EditKind, Normalizer, TextKind};

use super::print;
use crate::args;
use crate::change::{Change, Collector, Field, apply};
use crate::failure::Result;
use crate::settings::Plans;
use crate::visible::{visible, visible_or_empty, words_around};

/// The confidences that a setting can have, in percent.
const CONFIDENCES: std::ops::RangeInclusive<u8> = 1..=99;

/// Prints what happens to a text and why.
pub(crate) fn explain(arguments: &args::Explain) -> Result<()> {
    let plan = Plans::new(&arguments.settings, &[]).of(None)?;
    let text = arguments.text.join(" ");
    let confidence = plan.table.get("zwnj_confidence").and_then(toml::Value::as_integer).unwrap_or(50);
    print(explanation(&text, &plan.normalizer, confidence, &plan.refused).as_bytes())
}

/// The settings that can be why an edit is not made, each with what to say then.
fn reasons(normalizer: &Normalizer) -> [(Normalizer, &'static str); 2] {
    [
        (
            Builder::from(normalizer.clone()).text_kind(TextKind::Prose).build(),
            "the line looks like data or code",
        ),
        (Builder::from(normalizer.clone()).protect(false).build(), "protected"),
    ]
}

fn explanation(text: &str, normalizer: &Normalizer, confidence: i64, refused: &[EditKind]) -> String {
    let made = normalizer.edits(text);
    let at_confidence: Vec<(u8, Vec<Edit>)> = CONFIDENCES
        .map(|percent| {
            let changed = Builder::from(normalizer.clone()).zwnj_confidence(percent).build();
            (percent, changed.edits(text))
        })
        .collect();
    let highest = |edit: &Edit| {
        let has = |(_, edits): &&(u8, Vec<Edit>)| edits.iter().any(|other| is_same(edit, other));
        at_confidence.iter().rev().find(has).map(|&(percent, _)| percent)
    };

    let mut collector = Collector::new(refused);
    collector.add_plain(&Field::plain(text, 0..text.len()), &made);
    let mut new = String::new();
    apply(text, &collector.finish(), &mut new);
    let mut out = format!("{}\n", shown(&new));

    for edit in &made {
        let why = match (refused.contains(&edit.kind), is_about_gap(edit.kind), highest(edit)) {
            (true, _, _) => "refused".to_string(),
            (false, true, Some(percent)) if percent == *CONFIDENCES.end() => {
                "at every confidence".to_string()
            }
            (false, true, Some(percent)) => format!("up to confidence {percent}; in force is {confidence}"),
            _ => String::new(),
        };
        line(text, edit, &why, &mut out);
    }

    let mut left: Vec<(Edit, String)> = Vec::new();
    let mut leave = |edits: Vec<Edit>, why: &dyn Fn(&Edit) -> String| {
        for edit in edits {
            if !made.iter().any(|other| is_same(&edit, other))
                && !left.iter().any(|(other, _)| is_same(&edit, other))
            {
                left.push((edit.clone(), why(&edit)));
            }
        }
    };
    for (other, why) in reasons(normalizer) {
        leave(other.edits(text), &|_| why.to_string());
    }
    // Where the text is in doubt, fewer edits are made at a higher confidence.
    for (_, edits) in at_confidence.iter().rev() {
        leave(edits.clone(), &|edit| {
            let percent = highest(edit).unwrap_or(0);
            format!("from confidence {percent} down; in force is {confidence}")
        });
    }
    if !left.is_empty() {
        out.push_str("\nNot made:\n");
        left.sort_by_key(|(edit, _)| edit.range.start);
        left.iter().for_each(|(edit, why)| line(text, edit, why, &mut out));
    }
    out
}

/// Whether two edits of one text do the same.
fn is_same(a: &Edit, b: &Edit) -> bool {
    a.range == b.range && a.replacement == b.replacement
}

/// Whether the model decides on edits of this kind by the confidence.
fn is_about_gap(kind: EditKind) -> bool {
    matches!(kind, EditKind::ZwnjInserted | EditKind::SpaceToZwnj | EditKind::WordJoined)
}

/// Makes ZWNJs visible, but not the spaces of a whole text.
fn shown(text: &str) -> String {
    text.split(' ').map(visible).collect::<Vec<_>>().join(" ").replace('⏎', "\n")
}

/// Appends a line about `edit`: its kind, the words before and after, and the reason.
fn line(text: &str, edit: &Edit, why: &str, out: &mut String) {
    let words = words_around(text, &edit.range);
    let range = edit.range.start - words.start..edit.range.end - words.start;
    let change = Change { range, new: edit.replacement.to_string(), kind: edit.kind, group: 0 };
    let mut after = String::new();
    apply(&text[words.clone()], &[change], &mut after);
    let why = if why.is_empty() { String::new() } else { format!(" ({why})") };
    // Writing to a string cannot fail.
    let _ = writeln!(
        out,
        "  {:<14} {} → {}{why}",
        edit.kind.as_str(),
        visible_or_empty(&text[words]),
        visible_or_empty(&after)
    );
}
