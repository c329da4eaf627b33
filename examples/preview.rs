//! Shows what normalization would change: coloured in a terminal, plain when piped, or as one
//! self-contained right-to-left HTML page.
//!
//!     cargo run --release --example preview -- tests/data/article.txt
//!     cargo run --release --example preview -- tests/data/article.txt --html preview.html

mod common;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::io::IsTerminal;
use std::ops::Range;

use common::{Arg, Args};
use hamvar::{Edit, Normalizer};

const USAGE: &str = "usage: preview FILE [--html OUT]";

/// A piece of a line: text that stays, or words that change.
enum Piece<'t> {
    Same(&'t str),
    Change { old: &'t str, new: String },
}

/// Divides `line` into pieces. Each of the `edits` is widened to the whole words that it touches, since
/// a word with only some of its letters coloured is hard to read.
fn pieces<'t>(line: &'t str, edits: &[Edit]) -> Vec<Piece<'t>> {
    let mut groups: Vec<(Range<usize>, Range<usize>)> = Vec::new(); // words, edits
    for (i, edit) in edits.iter().enumerate() {
        let start = line[..edit.range.start]
            .rfind(char::is_whitespace)
            .map_or(0, |at| at + line[at..].chars().next().map_or(1, char::len_utf8));
        let end =
            line[edit.range.end..].find(char::is_whitespace).map_or(line.len(), |at| edit.range.end + at);
        match groups.last_mut() {
            Some((words, inside)) if start <= words.end => {
                words.end = words.end.max(end);
                inside.end = i + 1;
            }
            _ => groups.push((start..end, i..i + 1)),
        }
    }
    let mut out = Vec::new();
    let mut at = 0;
    for (words, inside) in groups {
        if at < words.start {
            out.push(Piece::Same(&line[at..words.start]));
        }
        let mut new = String::new();
        let mut copied = words.start;
        for edit in &edits[inside] {
            new.push_str(&line[copied..edit.range.start]);
            new.push_str(&edit.replacement);
            copied = edit.range.end;
        }
        new.push_str(&line[copied..words.end]);
        out.push(Piece::Change { old: &line[words.clone()], new });
        at = words.end;
    }
    if at < line.len() {
        out.push(Piece::Same(&line[at..]));
    }
    out
}

/// Makes ZWNJs and no-break spaces visible.
fn visible(text: &str) -> String {
    text.replace('\u{200C}', "|").replace(['\u{A0}', '\u{202F}'], "␣")
}

fn main() {
    let mut args = Args::new(USAGE);
    let (mut file, mut html) = (None, None);
    while let Some(arg) = args.next() {
        match arg {
            Arg::Flag(flag) if flag == "--html" => html = Some(args.value(&flag)),
            Arg::Flag(flag) => args.wrong(format_args!("unknown flag {flag:?}")),
            Arg::File(name) => args.file(&mut file, name),
        }
    }
    let Some(file) = file else { args.wrong("name the file to preview") };
    let text = common::read(Some(&file));
    let normalizer = Normalizer::standard();
    let lines: Vec<(usize, &str, Vec<Edit>)> =
        text.lines().enumerate().map(|(i, line)| (i + 1, line, normalizer.edits(line))).collect();
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    for edit in lines.iter().flat_map(|(_, _, edits)| edits) {
        *kinds.entry(edit.kind.as_str()).or_default() += 1;
    }
    match html {
        Some(out) => {
            let page = page(&file, &lines, &kinds);
            if let Err(error) = std::fs::write(&out, page) {
                common::fail(format_args!("{out}: cannot be written: {error}"));
            }
        }
        None => common::write(&listing(&lines, &kinds, std::io::stdout().is_terminal())),
    }
}

/// Lists the changed lines for a terminal or a pipe.
fn listing(lines: &[(usize, &str, Vec<Edit>)], kinds: &BTreeMap<&str, usize>, colour: bool) -> String {
    let (red, green, dim, off) =
        if colour { ("\x1b[9;31m", "\x1b[1;32m", "\x1b[2m", "\x1b[0m") } else { ("[-", "{+", "", "") };
    let (red_end, green_end) = if colour { (off, off) } else { ("-]", "+}") };
    let mut out = String::new();
    for (number, line, edits) in lines.iter().filter(|(_, _, edits)| !edits.is_empty()) {
        let _ = write!(out, "{dim}{number}:{off} ");
        for piece in pieces(line, edits) {
            match piece {
                Piece::Same(text) => out.push_str(&visible(text)),
                Piece::Change { old, new } => {
                    // No escape code comes between the letters of a word, so their shapes connect.
                    let _ = write!(out, "{red}{}{red_end} {green}{}{green_end}", visible(old), visible(&new));
                }
            }
        }
        out.push('\n');
    }
    let changes: usize = kinds.values().sum();
    let by_kind: Vec<String> = kinds.iter().map(|(kind, n)| format!("{kind} {n}")).collect();
    let _ = writeln!(
        out,
        "{dim}{changes} changes{}{}{off}",
        if changes > 0 { ": " } else { "" },
        by_kind.join(", ")
    );
    out
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// One HTML page that loads no other file.
fn page(file: &str, lines: &[(usize, &str, Vec<Edit>)], kinds: &BTreeMap<&str, usize>) -> String {
    let zwnj = |text: &str| escape(text).replace('\u{200C}', "\u{200C}<i></i>\u{200C}");
    let mut body = String::new();
    for (number, line, edits) in lines {
        let _ = write!(body, "<p><b>{number}</b>");
        for piece in pieces(line, edits) {
            let _ = match piece {
                Piece::Same(text) => write!(body, "{}", zwnj(text)),
                Piece::Change { old, new } => {
                    let kinds: Vec<&str> = edits
                        .iter()
                        .filter(|e| {
                            let at = old.as_ptr() as usize - line.as_ptr() as usize;
                            e.range.start >= at && e.range.end <= at + old.len()
                        })
                        .map(|e| e.kind.as_str())
                        .collect();
                    write!(
                        body,
                        "<span title=\"{}\"><del>{}</del><s> </s><ins>{}</ins></span>",
                        kinds.join(", "),
                        zwnj(old),
                        zwnj(&new)
                    )
                }
            };
        }
        body.push_str("</p>\n");
    }
    let mut counts = String::new();
    for (kind, n) in kinds {
        let _ = write!(counts, "<li>{kind} <b>{n}</b></li>");
    }
    format!(
        "<!doctype html>
<html lang=\"fa\" dir=\"rtl\">
<meta charset=\"utf-8\">
<meta name=\"viewport\" content=\"width=device-width\">
<title>hamvar: {title}</title>
<style>
:root {{ color-scheme: light dark; --old: #b3261e; --new: #146c2e; --old-bg: #fbe9e7; --new-bg: #e6f4ea; --dim: #777; }}
@media (prefers-color-scheme: dark) {{ :root {{ --old: #f2b8b5; --new: #a8dab5; --old-bg: #4a2220; --new-bg: #1e3a27; --dim: #999; }} }}
body {{ max-width: 50rem; margin: 2rem auto; padding: 0 1rem; font: 1.15rem/2.1 Vazirmatn, 'Noto Naskh Arabic', 'Noto Sans Arabic', Tahoma, sans-serif; }}
header {{ direction: ltr; font: .9rem/1.5 sans-serif; color: var(--dim); }}
header ul {{ list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .25rem 1rem; }}
p {{ margin: 0 0 .6rem; position: relative; }}
p > b {{ position: absolute; inset-inline-start: -2.5rem; width: 2rem; text-align: end; font: .75rem/3.2 sans-serif; color: var(--dim); }}
del {{ color: var(--old); background: var(--old-bg); border-radius: .2rem; padding: 0 .15rem; }}
ins {{ color: var(--new); background: var(--new-bg); border-radius: .2rem; padding: 0 .15rem; text-decoration: none; }}
s {{ text-decoration: none; }}
i {{ border-inline-start: 2px solid currentColor; opacity: .45; }}
body:has(#before:checked) :is(ins, s), body:has(#after:checked) :is(del, s) {{ display: none; }}
nav {{ direction: ltr; font: .9rem/2 sans-serif; margin-bottom: 1rem; }}
</style>
<header><h1>{title}</h1><ul>{counts}</ul></header>
<nav>
<label><input type=\"radio\" name=\"view\" id=\"both\" checked> changes</label>
<label><input type=\"radio\" name=\"view\" id=\"before\"> before</label>
<label><input type=\"radio\" name=\"view\" id=\"after\"> after</label>
</nav>
<main>
{body}</main>
</html>
",
        title = escape(file),
    )
}
