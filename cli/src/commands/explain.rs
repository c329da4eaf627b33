//! `explain`: shows the edits of a text, why each gap was changed or left alone, and which other edits were not made.

use std::fmt::Write;
use std::io::{self, IsTerminal};
use std::ops::Range;
use std::path::Path;

use hamvar::gaps::{DamageSeen, FormCounts, GapDecision, GapReason};
use hamvar::{Builder, Edit, EditKind, Normalizer, TextKind};

use super::print;
use crate::args;
use crate::change::{Change, Collector, Field, apply};
use crate::failure::{Failure, Result, print_error};
use crate::settings::{Plan, Plans};
use crate::visible::{before_and_after, visible, visible_path, words_around};

/// Prints what happens to a text and why.
pub(crate) fn explain(arguments: &args::Explain) -> Result<()> {
    let text = arguments.text.join(" ");
    if text.trim().is_empty() {
        return Err(Failure::new("explain: the text is empty; give a word or a text"));
    }
    if let [name] = arguments.text.as_slice()
        && Path::new(name).is_file()
    {
        let name = visible_path(Path::new(name));
        print_error(&format!("hamvar: note: {name} is a file, but explain takes the text itself"));
    }
    let plan = Plans::new(&arguments.settings).of(None)?;
    let decisions = plan.normalizer.gap_decisions(&text);
    if arguments.json {
        return print(json(&text, &decisions).as_bytes());
    }
    let mut explanation = explanation(&text, &plan, &decisions);
    if !io::stdout().is_terminal() {
        // Whoever compares or searches the output needs the words alone. The text itself has no isolates that are not
        // made visible.
        explanation.retain(|c| !ISOLATES.contains(&c));
    }
    print(explanation.as_bytes())
}

/// Returns the whole explanation: the new text, the gaps, the other edits, and the edits that were not made.
fn explanation(text: &str, plan: &Plan, decisions: &[GapDecision]) -> String {
    let Plan { normalizer, refused, table, .. } = plan;
    let confidence = table.get("zwnj_confidence").and_then(toml::Value::as_integer).unwrap_or(50);
    let made = normalizer.edits(text);
    let mut collector = Collector::new(refused);
    collector.add_plain(&Field::plain(text, 0..text.len()), &made);
    let mut new = String::new();
    apply(text, &collector.finish(), &mut new);
    let mut out = format!("{}\n", isolated(&shown(&new)));

    let mut damage = None;
    for decision in decisions {
        out.push('\n');
        table_of(text, decision, refused, confidence, &mut out);
        if damage != Some(decision.damage) {
            damage = Some(decision.damage);
            row("damage", &damage_shown(decision.damage), &mut out);
        }
    }

    let has_table = |edit: &&Edit| decisions.iter().any(|decision| is_decision_of(decision, edit));
    let others: Vec<(&Edit, &str)> = made
        .iter()
        .filter(|edit| !has_table(edit))
        .map(|edit| (edit, if refused.contains(&edit.kind) { "refused" } else { "" }))
        .collect();
    list(text, "Other changes", &others, &mut out);

    let mut left: Vec<(Edit, &str)> = Vec::new();
    for (other, why) in reasons(normalizer) {
        for edit in other.edits(text) {
            let is_same = |other: &Edit| edit.range == other.range && edit.replacement == other.replacement;
            if !made.iter().any(is_same) && !left.iter().any(|(other, _)| is_same(other)) {
                left.push((edit, why));
            }
        }
    }
    left.sort_by_key(|(edit, _)| edit.range.start);
    let left: Vec<(&Edit, &str)> = left.iter().map(|(edit, why)| (edit, *why)).collect();
    list(text, "Not changed", &left, &mut out);
    out
}

/// Returns a normalizer for each setting that can keep an edit from being made: the same normalizer without this
/// setting, and the reason to print for the edits that only it makes.
fn reasons(normalizer: &Normalizer) -> [(Normalizer, &'static str); 2] {
    [
        (
            Builder::from(normalizer.clone()).text_kind(TextKind::Prose).build(),
            "the line looks like data or code",
        ),
        (Builder::from(normalizer.clone()).protect(false).build(), "protected"),
    ]
}

/// Whether a table shows `edit`.
fn is_decision_of(decision: &GapDecision, edit: &Edit) -> bool {
    decision.is_made && decision.range == edit.range && decision.kind == edit.kind
}

/// Appends the table of a decision.
fn table_of(text: &str, decision: &GapDecision, refused: &[EditKind], confidence: i64, out: &mut String) {
    // The decision of some rules has no words, such as that for the plural of a Latin word.
    let words = if decision.words == decision.range && decision.is_made {
        words_around(text, &decision.range)
    } else {
        decision.words.clone()
    };
    let repaired = repaired(text, decision, &words);
    let words = &text[words];
    let title = match &repaired {
        Some(repaired) => format!("{} → {}", isolated(&visible(words)), isolated(&visible(repaired))),
        None => isolated(&visible(words)),
    };
    let _ = writeln!(out, "{title}");
    let outcome = match (decision.is_made, refused.contains(&decision.kind)) {
        (true, true) => "made, but refused",
        (true, false) => "made",
        (false, _) => "not made",
    };
    row("repair", &format!("{}, {outcome}", decision.kind), out);
    row("decided by", &reason_shown(decision, confidence), out);
    let counts = [
        (decision.left, decision.words.start..decision.range.start),
        (decision.right, decision.range.end..decision.words.end),
        (decision.whole, decision.words.clone()),
    ];
    if decision.whole.is_some() {
        row("seen", "  alone  before ZWNJ  after ZWNJ  ZWNJ inside", out);
    }
    for (counts, range) in counts {
        if let Some(counts) = counts {
            row("", &counts_shown(counts, text, range, decision), out);
        }
    }
    if decision.together_with_zwnj > 0 {
        let (zwnj, space) = (decision.together_with_zwnj, decision.together_with_space);
        row("together", &format!("about {zwnj} with a ZWNJ, {space} with a space"), out);
    }
}

/// Appends a row of a table.
fn row(name: &str, value: &str, out: &mut String) {
    // Writing to a string cannot fail.
    let _ = writeln!(out, "  {name:<12}{value}");
}

/// Returns `words` as they are after the repair. `None` if the decision concerns no boundary.
fn repaired(text: &str, decision: &GapDecision, words: &Range<usize>) -> Option<String> {
    let GapDecision { range, kind, .. } = decision;
    if range == words && !range.is_empty() {
        return None;
    }
    let gap = match kind {
        EditKind::ZwnjInserted | EditKind::SpaceToZwnj => "\u{200C}",
        EditKind::SpaceRestored => " ",
        _ => "",
    };
    Some(format!("{}{gap}{}", &text[words.start..range.start], &text[range.end..words.end]))
}

/// Returns what decided, with the score.
fn reason_shown(decision: &GapDecision, confidence: i64) -> String {
    let score = match (decision.score, decision.threshold) {
        (Some(score), Some(threshold)) => format!("score {score:.2}, threshold {threshold:.2}"),
        (Some(score), None) => format!("score {score:.2}, no threshold: they are two words by grammar"),
        (None, _) => String::new(),
    };
    let before = if score.is_empty() { String::new() } else { format!(" ({score})") };
    match decision.reason {
        GapReason::UserWord => "a word of the settings".to_string(),
        GapReason::Answer => "the answer that the model stores for the word".to_string(),
        GapReason::Rule => format!("a rule of grammar or a closed list{before}"),
        GapReason::Data => format!("the line looks like data or code{before}"),
        GapReason::EarlyExit => {
            format!("an early exit, before all features were added up; all of them give {score}")
        }
        GapReason::Score => format!("{score}{}", confidence_shown(decision, confidence)),
        _ => decision.reason.as_str().to_string(),
    }
}

/// Returns up to which confidence the repair is made. Empty for lost spaces and broken words, whose thresholds do not
/// follow the confidence all the way: they are never below zero.
fn confidence_shown(decision: &GapDecision, confidence: i64) -> String {
    let follows =
        matches!(decision.kind, EditKind::ZwnjInserted | EditKind::SpaceToZwnj | EditKind::WordJoined);
    let (Some(score), Some(threshold), true) = (decision.score, decision.threshold, follows) else {
        return String::new();
    };
    let share = confidence.clamp(1, 99) as f32 / 100.0;
    let log_odds = score - threshold + (share / (1.0 - share)).ln();
    let percent = 100.0 / (1.0 + (-log_odds).exp());
    match decision.is_made {
        true if percent >= 99.0 => "; made at every confidence".to_string(),
        true => format!("; made up to confidence {percent:.0}; {confidence} is set"),
        false if percent < 1.0 => "; not made at any confidence".to_string(),
        false => format!("; would be made up to confidence {percent:.0}, but {confidence} is set"),
    }
}

/// Returns the counts of a form, and then the form. The form comes last because the width of a Persian word in a
/// terminal is uncertain.
fn counts_shown(counts: FormCounts, text: &str, range: Range<usize>, decision: &GapDecision) -> String {
    let FormCounts { alone, before_zwnj, after_zwnj, zwnj_inside, .. } = counts;
    // The counts of the whole are those of its letters without the gap.
    let is_whole_with_gap = range == decision.words && range != decision.range;
    let form = match is_whole_with_gap {
        true => [&text[range.start..decision.range.start], &text[decision.range.end..range.end]].concat(),
        false => text[range].to_string(),
    };
    format!(
        "{alone:>7}  {before_zwnj:>11}  {after_zwnj:>10}  {zwnj_inside:>11}  {}",
        isolated(&visible(&form))
    )
}

/// Returns the damage of a text, with rounded numbers.
fn damage_shown(damage: DamageSeen) -> String {
    let DamageSeen { zwnjs_kept, zwnjs_deleted, zwnjs_spaced, spaces_lost, words_broken, .. } = damage;
    format!(
        "ZWNJs: {zwnjs_kept:.0} kept, {zwnjs_deleted:.0} deleted, {zwnjs_spaced:.0} became spaces; \
         {spaces_lost:.0} lost spaces, {words_broken:.0} broken words"
    )
}

/// Appends a list of edits, each with a remark.
fn list(text: &str, title: &str, edits: &[(&Edit, &str)], out: &mut String) {
    if edits.is_empty() {
        return;
    }
    let _ = writeln!(out, "\n{title}:");
    for (edit, why) in edits {
        let new = edit.replacement.to_string();
        let change = Change { range: edit.range.clone(), new, kind: edit.kind, group: 0 };
        let [before, after] = before_and_after(text, &change);
        let why = if why.is_empty() { String::new() } else { format!(" ({why})") };
        let _ =
            writeln!(out, "  {:<14} {} → {}{why}", edit.kind.as_str(), isolated(&before), isolated(&after));
    }
}

/// What begins and ends a word in a terminal, so that the text beside it does not change its place.
const ISOLATES: [char; 2] = ['\u{2068}', '\u{2069}'];

/// Puts bidirectional isolates around a word.
fn isolated(word: &str) -> String {
    let [begin, end] = ISOLATES;
    format!("{begin}{word}{end}")
}

/// Returns a whole text with visible ZWNJs. Its spaces stay as they are.
fn shown(text: &str) -> String {
    text.split(' ').map(visible).collect::<Vec<_>>().join(" ").replace('⏎', "\n")
}

/// Returns each decision as a line of JSON.
fn json(text: &str, decisions: &[GapDecision]) -> String {
    let counts = |counts: Option<FormCounts>| {
        counts.map(|counts| {
            serde_json::json!({
                "alone": counts.alone,
                "before_zwnj": counts.before_zwnj,
                "after_zwnj": counts.after_zwnj,
                "zwnj_inside": counts.zwnj_inside,
            })
        })
    };
    let line = |decision: &GapDecision| {
        let damage = decision.damage;
        let value = serde_json::json!({
            "start": decision.range.start,
            "end": decision.range.end,
            "words": text[decision.words.clone()],
            "kind": decision.kind.as_str(),
            "made": decision.is_made,
            "reason": decision.reason.as_str(),
            "score": decision.score,
            "threshold": decision.threshold,
            "left": counts(decision.left),
            "right": counts(decision.right),
            "whole": counts(decision.whole),
            "together": { "zwnj": decision.together_with_zwnj, "space": decision.together_with_space },
            "damage": {
                "zwnjs_kept": damage.zwnjs_kept,
                "zwnjs_deleted": damage.zwnjs_deleted,
                "zwnjs_spaced": damage.zwnjs_spaced,
                "spaces_lost": damage.spaces_lost,
                "words_broken": damage.words_broken,
            },
        });
        format!("{value}\n")
    };
    decisions.iter().map(line).collect()
}
