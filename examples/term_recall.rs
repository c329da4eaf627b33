//! Measures search terms: how often a query for a word, its stem or a phrase finds the text that it was taken from, if
//! both are spelled differently.
//!
//!     cargo run --release --example term_recall -- clean=FILE stripped=FILE spaced=FILE wild=FILE
//!
//! The files hold the same text in different spellings, line for line: they differ in spaces and ZWNJs only. Queries
//! are taken from the first file, in each spelling:
//!
//! - every word;
//! - the stem of every word that is written with an ending: the text before the endings that a ZWNJ separates (کتاب of
//!   کتاب‌هایم), or before ها and its forms after a letter that does not join (کار of کارهای);
//! - every two neighbouring words, as a phrase.
//!
//! `--missed TEXT QUERY` lists the queries in the spelling QUERY that are not found in the spelling TEXT. `--stems N`
//! lists the N most frequent words without a ZWNJ that have a stem or parts. Read them to see which are wrong.

mod common;
#[path = "common/spellings.rs"]
mod spellings;

use std::collections::HashMap;
use std::fmt::Write;
use std::ops::Range;

use common::{Arg, Args};
use hamvar::search::TermKind;
use hamvar::{Builder, Normalizer};
use spellings::{Line, Spelling, ZWNJ, check_lengths, words};

const USAGE: &str = "usage: term_recall [--missed TEXT QUERY | --stems N] NAME=FILE NAME=FILE...";

/// What a query is.
const KINDS: [&str; 3] = ["word", "stem", "phrase"];
const PREFIXES: [&str; 2] = ["می", "نمی"];
/// Endings after a ZWNJ.
#[rustfmt::skip]
const ENDINGS: [&str; 32] = [
    "ها", "های", "هایی", "هایم", "هایت", "هایش", "هایمان", "هایتان", "هایشان", "هاست", "تر", "ترین", "تری", "ام", "ای",
    "ایم", "اید", "اند", "ات", "اش", "مان", "تان", "شان", "ی", "ست", "م", "ت", "ش", "هام", "هات", "هاش", "هاشون",
];
/// Endings without a ZWNJ, after one of the letters [`NON_JOINING`].
const ATTACHED: [&str; 9] = ["هایمان", "هایتان", "هایشان", "هایم", "هایت", "هایش", "هایی", "های", "ها"];
const NON_JOINING: [char; 8] = ['ا', 'د', 'ذ', 'ر', 'ز', 'ژ', 'و', 'آ'];

/// For each position of a text or query, the terms there.
type Positions = Vec<Vec<String>>;

/// A way to make terms.
struct Way {
    name: &'static str,
    text: Box<dyn Fn(&str) -> Positions>,
    query: Box<dyn Fn(&str) -> Positions>,
}

/// A query that was not found.
struct Missed {
    kind: usize,
    query: String,
    line: usize,
}

fn main() {
    let mut args = Args::new(USAGE);
    let mut spellings = Vec::new();
    let (mut missed, mut stems) = (None, None);
    while let Some(arg) = args.next() {
        match arg {
            Arg::Flag(flag) if flag == "--missed" => missed = Some((args.value(&flag), args.value(&flag))),
            Arg::Flag(flag) if flag == "--stems" => stems = args.value(&flag).parse().ok(),
            Arg::Flag(flag) => args.wrong(format_args!("unknown flag {flag:?}")),
            Arg::File(arg) => match Spelling::read(&arg) {
                Some(spelling) => spellings.push(spelling),
                None => args.wrong(format_args!("{arg:?} has no name")),
            },
        }
    }
    if spellings.is_empty() {
        args.wrong("no text");
    }
    check_lengths(&spellings);
    let mut out = String::new();
    if let Some(count) = stems {
        print_stems(&mut out, &spellings[0], count);
        return common::write(&out);
    }
    for way in ways() {
        match &missed {
            None => Found::of(&spellings, &way).print(&mut out, &spellings, &way),
            Some((text, query)) if way.name == "terms" => {
                Found::of(&spellings, &way).print_missed(&mut out, &spellings, text, query)
            }
            Some(_) => {}
        }
    }
    common::write(&out);
}

/// The terms of this crate, its keys of whole words, and the two ways of engines without a model. These also have
/// folded letters, digits and signs, so that they differ in their gaps only.
fn ways() -> [Way; 4] {
    let folded = |text: &str| {
        let n = Builder::from(Normalizer::search()).restore_zwnj(false).build();
        terms(&n, text, |kind| kind == TermKind::Word)
    };
    let whole = |text: &str| terms(&Normalizer::search(), text, |kind| kind == TermKind::Word);
    [
        Way {
            name: "terms",
            text: Box::new(|text| terms(&Normalizer::search(), text, |_| true)),
            query: Box::new(|text| terms(&Normalizer::search(), text, TermKind::is_for_queries)),
        },
        Way { name: "keys of whole words", text: Box::new(whole), query: Box::new(whole) },
        Way {
            name: "ZWNJ becomes a space",
            text: Box::new(move |text| folded(&text.replace(ZWNJ, " "))),
            query: Box::new(move |text| folded(&text.replace(ZWNJ, " "))),
        },
        Way {
            name: "ZWNJ is dropped",
            text: Box::new(move |text| folded(&text.replace(ZWNJ, ""))),
            query: Box::new(move |text| folded(&text.replace(ZWNJ, ""))),
        },
    ]
}

/// The terms of some kinds at each position of a text.
fn terms(n: &Normalizer, text: &str, is_wanted: impl Fn(TermKind) -> bool) -> Positions {
    let mut all = Positions::new();
    for term in &n.search_terms(text) {
        all.resize(term.position + 1, Vec::new());
        if is_wanted(term.kind) {
            all[term.position].push(term.text.to_owned());
        }
    }
    all
}

/// Whether a text has a query as a phrase: at each of its positions one of the terms, one after the other.
fn matches(text: &[Vec<String>], query: &[Vec<String>]) -> bool {
    let has = |at: &[String], terms: &[String]| at.iter().any(|term| terms.contains(term));
    !query.is_empty()
        && text.windows(query.len()).any(|window| window.iter().zip(query).all(|(at, terms)| has(at, terms)))
}

/// The queries of a line: what each is, and its range as [`words`] counts.
fn queries(line: &str) -> Vec<(usize, Range<usize>)> {
    let all = words(line);
    let clean = Line::new(line);
    let mut queries = Vec::new();
    for (i, (word, near)) in all.iter().enumerate() {
        queries.push((0, word.clone()));
        let text = clean.slice(word);
        let stem = stem_of(text);
        if stem.len() < text.len() && stem.chars().count() > 1 {
            let len = stem.chars().filter(|&c| c != ZWNJ).count();
            queries.push((1, word.start..word.start + len));
        }
        if *near {
            queries.push((2, all[i - 1].0.start..word.end));
        }
    }
    queries
}

/// A word of a clean text without the endings that its spelling shows.
fn stem_of(word: &str) -> &str {
    if PREFIXES.iter().any(|prefix| word.split(ZWNJ).next() == Some(prefix)) {
        return word;
    }
    let mut stem = word;
    while let Some((rest, ending)) = stem.rsplit_once(ZWNJ)
        && ENDINGS.contains(&ending)
    {
        stem = rest;
    }
    let attached = ATTACHED.iter().filter_map(|ending| stem.strip_suffix(ending));
    attached.into_iter().find(|rest| rest.ends_with(NON_JOINING) && rest.chars().count() > 1).unwrap_or(stem)
}

/// The queries that were found.
struct Found {
    /// For each pair of spellings (text, query) and each kind of query: the queries found.
    counts: HashMap<(usize, usize, usize), usize>,
    /// The number of queries of each kind.
    queries: [usize; KINDS.len()],
    /// For each pair of spellings: the queries that were not found.
    missed: HashMap<(usize, usize), Vec<Missed>>,
}

impl Found {
    fn of(spellings: &[Spelling], way: &Way) -> Found {
        let mut found = Found { counts: HashMap::new(), queries: [0; KINDS.len()], missed: HashMap::new() };
        let mut seen: HashMap<String, Positions> = HashMap::new();
        for number in 0..spellings[0].lines.len() {
            let lines: Vec<&str> = spellings.iter().map(|spelling| &*spelling.lines[number]).collect();
            let texts: Vec<_> = lines.iter().map(|line| (way.text)(line)).collect();
            let lines: Vec<Line> = lines.into_iter().map(Line::new).collect();
            for (kind, range) in queries(&spellings[0].lines[number]) {
                found.queries[kind] += 1;
                for (q, line) in lines.iter().enumerate() {
                    let query = line.slice(&range);
                    let terms = seen.entry(query.to_owned()).or_insert_with(|| (way.query)(query));
                    for (t, text) in texts.iter().enumerate() {
                        if matches(text, terms) {
                            *found.counts.entry((t, q, kind)).or_default() += 1;
                        } else {
                            let missed = Missed { kind, query: query.to_owned(), line: number };
                            found.missed.entry((t, q)).or_default().push(missed);
                        }
                    }
                }
            }
        }
        found
    }

    fn print(&self, out: &mut String, spellings: &[Spelling], way: &Way) {
        let names: Vec<&str> = spellings.iter().map(|spelling| &*spelling.name).collect();
        _ = writeln!(out, "{}\n", way.name);
        _ = write!(out, "| text \\ query |");
        for (kind, count) in KINDS.iter().zip(self.queries) {
            _ = write!(out, " {kind} ({count}): {} |", names.join(" | "));
        }
        _ = writeln!(out, "\n|---{}|", "|---".repeat(KINDS.len() * names.len()));
        for (t, name) in names.iter().enumerate() {
            _ = write!(out, "| {name} |");
            for (kind, all) in self.queries.iter().enumerate() {
                for q in 0..names.len() {
                    let count = self.counts.get(&(t, q, kind)).copied().unwrap_or(0);
                    _ = write!(out, " {:.4} |", count as f64 / *all as f64);
                }
            }
            out.push('\n');
        }
        out.push('\n');
    }

    fn print_missed(&self, out: &mut String, spellings: &[Spelling], text: &str, query: &str) {
        let number = |name| spellings.iter().position(|spelling| spelling.name == name);
        let (Some(t), Some(q)) = (number(text), number(query)) else { common::fail("no such spelling") };
        for Missed { kind, query, line } in self.missed.get(&(t, q)).into_iter().flatten() {
            let key = Normalizer::search().normalize(&spellings[t].lines[*line]).into_owned();
            _ = writeln!(out, "{}\t{}\t{key}", KINDS[*kind], query.replace(ZWNJ, "|"));
        }
    }
}

/// Prints the most frequent words without a ZWNJ that have a stem or parts.
fn print_stems(out: &mut String, text: &Spelling, most: usize) {
    let n = Normalizer::search();
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for line in &text.lines {
        for word in hamvar::words(line).filter(|word| !word.contains(ZWNJ)) {
            *counts.entry(word).or_default() += 1;
        }
    }
    let mut all: Vec<(usize, String, usize)> = Vec::new();
    for (word, count) in counts {
        let terms = n.search_terms(word);
        let more: Vec<String> = terms
            .iter()
            .filter(|term| term.kind != TermKind::Word)
            .map(|term| format!("{} ({:?})", term.text, term.kind))
            .collect();
        if !more.is_empty() {
            all.push((count, format!("{word}\t{}", more.join(", ")), more.len()));
        }
    }
    all.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    for (count, words, _) in all.iter().take(most) {
        _ = writeln!(out, "{count}\t{words}");
    }
}
