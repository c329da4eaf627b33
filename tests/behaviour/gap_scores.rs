//! The decisions on many damaged lines with their scores, against a table.
//!
//! Most features move a score a little and rarely change a decision, so tests of what comes out do not notice if one of
//! them is wrong. This table does. A new model has other scores: write the table anew and read the difference.
//!
//! ```text
//! cargo test --release --test behaviour the_table_of_scores_is_written -- --ignored
//! ```

use std::fmt::Write;

use hamvar::Normalizer;
use hamvar::gaps::{FormCounts, GapDecision};

const TABLE: &str = include_str!("../data/gap-scores.txt");

/// Single lines, damaged as people damage them.
fn lines() -> Vec<String> {
    let pairs = include_str!("../data/damaged.txt").lines().filter_map(|line| line.split_once('\t'));
    let glued = include_str!("../data/lost-spaces.txt").lines().map(|line| line.replace('+', ""));
    let broken = include_str!("../data/broken-words.txt").lines().map(|line| line.replace('|', " "));
    let other = glued.chain(broken).filter(|line| !line.starts_with('#'));
    pairs.map(|(damaged, _)| damaged.to_owned()).chain(other).chain([CHAINS.to_owned()]).collect()
}

/// Chains of three words, alone and after a ZWNJ, in a line that lost many spaces.
const CHAINS: &str = "ازاو پرسیدم ودرخانه ماندم. هرروز ازکار بازمیگشتم ودرراه با دوستم حرف میزدم. \
                      گیرکارمردم بود. ترهادورخانه نشستند. هرروزچندش داشت. جنگ\u{200C}آورازکاردور ماند";

/// A text of many lines, in which the damage of each line counts in the next ones.
fn long_text() -> String {
    include_str!("../data/damaged.txt")
        .lines()
        .filter_map(|line| line.split('\t').next())
        .step_by(4)
        .fold(String::new(), |text, line| text + line + "\n")
}

/// A row of the table: the words with `|` at the gap, the repair, whether it is made, the reason, the score and its
/// threshold. If it is made, also how often training saw the forms: alone, before a ZWNJ, after one, with one inside.
fn row(text: &str, decision: &GapDecision) -> String {
    let GapDecision { range, words, .. } = decision;
    let mut row = if range == words {
        text[range.clone()].to_owned()
    } else {
        format!("{}|{}", &text[words.start..range.start], &text[range.end..words.end])
    };
    let made = if decision.is_made { "made" } else { "left" };
    write!(row, "; {}; {made}; {}", decision.kind, decision.reason.as_str()).unwrap();
    if let Some(score) = decision.score {
        write!(row, "; {score:.2}").unwrap();
    }
    if let Some(threshold) = decision.threshold {
        write!(row, " > {threshold:.2}").unwrap();
    }
    if !decision.is_made {
        return row;
    }
    for (side, counts) in [("left", decision.left), ("right", decision.right), ("whole", decision.whole)] {
        let Some(FormCounts { alone, before_zwnj, after_zwnj, zwnj_inside, .. }) = counts else { continue };
        write!(row, "; {side} {alone} {before_zwnj} {after_zwnj} {zwnj_inside}").unwrap();
    }
    if (decision.together_with_zwnj, decision.together_with_space) != (0, 0) {
        write!(row, "; together {} {}", decision.together_with_zwnj, decision.together_with_space).unwrap();
    }
    row
}

/// The table as it has to be.
fn table() -> String {
    let mut table = String::from(
        "# The decisions on damaged lines. `tests/behaviour/gap_scores.rs` names the columns and writes this table.\n",
    );
    let n = Normalizer::standard();
    for line in lines() {
        writeln!(table, "\n# {line}").unwrap();
        for decision in n.gap_decisions(&line) {
            writeln!(table, "{}", row(&line, &decision)).unwrap();
        }
    }
    writeln!(table, "\n# The damage that a text of many lines shows, and the thresholds").unwrap();
    let text = long_text();
    for decision in n.gap_decisions(&text) {
        let Some(threshold) = decision.threshold else { continue };
        let seen = decision.damage;
        writeln!(
            table,
            "{}; {threshold:.2}; {:.2} {:.2} {:.2} {:.2} {:.2}",
            &text[decision.words.clone()],
            seen.zwnjs_kept,
            seen.zwnjs_deleted,
            seen.zwnjs_spaced,
            seen.spaces_lost,
            seen.words_broken
        )
        .unwrap();
    }
    table
}

#[test]
fn every_decision_has_the_score_of_the_table() {
    let table = table();
    let mut line = "";
    for (new, old) in table.lines().zip(TABLE.lines()) {
        if old.starts_with('#') {
            line = old;
        }
        assert_eq!(new, old, "in the line {line}");
    }
    assert_eq!(table.lines().count(), TABLE.lines().count());
}

#[test]
#[ignore = "writes into the source tree"]
fn the_table_of_scores_is_written() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/gap-scores.txt");
    std::fs::write(path, table()).unwrap();
}
