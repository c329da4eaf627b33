//! Measures search keys: how often a query finds the text that it was taken from, if both are spelled
//! differently.
//!
//!     cargo run --release --example key_recall -- clean=FILE stripped=FILE spaced=FILE wild=FILE
//!
//! The files hold the same text in different spellings, line for line: they differ in spaces and ZWNJs
//! only. A query is one to three neighbouring words of a line of the first file, in each spelling. It is
//! found if its key is part of the key of the line, from one word boundary to another.
//!
//! `--missed TEXT QUERY` lists the queries in the spelling QUERY that are not found in the spelling TEXT.

mod common;
#[path = "common/spellings.rs"]
mod spellings;

use std::collections::HashMap;
use std::fmt::Write;

use common::{Arg, Args};
use hamvar::{Builder, Normalizer};
use spellings::{Line, Spelling, ZWNJ, check_lengths, is_in_word, words};

const USAGE: &str = "usage: key_recall [--missed TEXT QUERY] NAME=FILE NAME=FILE...";
/// The most words of a query.
const LONGEST_QUERY: usize = 3;

/// A way to make keys.
struct Way {
    name: &'static str,
    key: Box<dyn Fn(&str) -> String>,
}

fn main() {
    let mut args = Args::new(USAGE);
    let mut spellings = Vec::new();
    let mut missed = None;
    while let Some(arg) = args.next() {
        match arg {
            Arg::Flag(flag) if flag == "--missed" => missed = Some((args.value(&flag), args.value(&flag))),
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
    for way in ways() {
        let found = Found::of(&spellings, &way);
        match &missed {
            None => found.print(&mut out, &spellings, &way),
            Some((text, query)) if way.name == "hamvar" => {
                found.print_missed(&mut out, &spellings, text, query)
            }
            Some(_) => {}
        }
    }
    common::write(&out);
}

/// The search keys of this crate, and the two ways of engines without a model. These also have folded
/// letters, digits and signs, so that they differ in their gaps only.
fn ways() -> [Way; 3] {
    let folded = Builder::from(Normalizer::search()).restore_zwnj(false).build();
    let also_folded = folded.clone();
    [
        Way { name: "hamvar", key: Box::new(|text| Normalizer::search().normalize(text).into_owned()) },
        Way {
            name: "ZWNJ becomes a space",
            key: Box::new(move |text| folded.normalize(&text.replace(ZWNJ, " ")).into_owned()),
        },
        Way {
            name: "ZWNJ is dropped",
            key: Box::new(move |text| also_folded.normalize(&text.replace(ZWNJ, "")).into_owned()),
        },
    ]
}

/// The queries that were found.
struct Found {
    /// For each pair of spellings (text, query) and each number of words: the queries found.
    counts: HashMap<(usize, usize, usize), usize>,
    /// The number of queries with each number of words.
    queries: [usize; LONGEST_QUERY + 1],
    /// The words of the first spelling and those of them whose key has a space: words without a ZWNJ, and
    /// words with one.
    cut: [[usize; 2]; 2],
    /// For each pair of spellings: the queries that were not found, with their lines.
    missed: HashMap<(usize, usize), Vec<(String, usize)>>,
}

impl Found {
    fn of(spellings: &[Spelling], way: &Way) -> Found {
        let mut found = Found {
            counts: HashMap::new(),
            queries: [0; LONGEST_QUERY + 1],
            cut: [[0; 2]; 2],
            missed: HashMap::new(),
        };
        let mut keys: HashMap<String, String> = HashMap::new();
        for number in 0..spellings[0].lines.len() {
            let lines: Vec<&str> = spellings.iter().map(|spelling| &*spelling.lines[number]).collect();
            let line_keys: Vec<String> = lines.iter().map(|line| (way.key)(line)).collect();
            let lines: Vec<Line> = lines.into_iter().map(Line::new).collect();
            for (words, range) in queries(&spellings[0].lines[number]) {
                found.queries[words] += 1;
                for (q, line) in lines.iter().enumerate() {
                    let query = line.slice(&range);
                    let key = keys.entry(query.to_owned()).or_insert_with(|| (way.key)(query));
                    if words == 1 && q == 0 {
                        let cut = &mut found.cut[query.contains(ZWNJ) as usize];
                        cut[0] += 1;
                        cut[1] += key.contains(' ') as usize;
                    }
                    for (t, line_key) in line_keys.iter().enumerate() {
                        if has_words(line_key, key) {
                            *found.counts.entry((t, q, words)).or_default() += 1;
                        } else {
                            found.missed.entry((t, q)).or_default().push((query.to_owned(), number));
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
        _ = writeln!(out, "| text \\ query | {} | one word: {} |", names.join(" | "), names.join(" | "));
        _ = writeln!(out, "|---{}|", "|---".repeat(2 * names.len()));
        let all: usize = self.queries.iter().sum();
        for (t, name) in names.iter().enumerate() {
            let count = |q, words| self.counts.get(&(t, q, words)).copied().unwrap_or(0);
            _ = write!(out, "| {name} |");
            for q in 0..names.len() {
                let found: usize = (1..=LONGEST_QUERY).map(|words| count(q, words)).sum();
                _ = write!(out, " {:.4} |", found as f64 / all as f64);
            }
            for q in 0..names.len() {
                _ = write!(out, " {:.4} |", count(q, 1) as f64 / self.queries[1] as f64);
            }
            out.push('\n');
        }
        let share = |[all, cut]: [usize; 2]| cut as f64 / all as f64;
        _ = writeln!(
            out,
            "\nwords without a ZWNJ whose key has a space: {:.5}; with a ZWNJ: {:.5}",
            share(self.cut[0]),
            share(self.cut[1])
        );
        out.push('\n');
    }

    fn print_missed(&self, out: &mut String, spellings: &[Spelling], text: &str, query: &str) {
        let place = |name| spellings.iter().position(|spelling| spelling.name == name);
        let (Some(t), Some(q)) = (place(text), place(query)) else { common::fail("no such spelling") };
        for (query, line) in self.missed.get(&(t, q)).into_iter().flatten() {
            let key = Normalizer::search().normalize(query).into_owned();
            let line = Normalizer::search().normalize(&spellings[t].lines[*line]).into_owned();
            _ = writeln!(out, "{}\t{key}\t{line}", query.replace(ZWNJ, "|"));
        }
    }
}

/// The queries of a line: the number of words, and the range as [`words`] counts.
fn queries(line: &str) -> Vec<(usize, std::ops::Range<usize>)> {
    let words = words(line);
    let mut queries = Vec::new();
    for first in 0..words.len() {
        for (n, (word, near)) in words[first..].iter().take(LONGEST_QUERY).enumerate() {
            if n > 0 && !near {
                break;
            }
            queries.push((n + 1, words[first].0.start..word.end));
        }
    }
    queries
}

/// Whether `key` is part of `line`, from one word boundary to another.
fn has_words(line: &str, key: &str) -> bool {
    !key.is_empty()
        && line.match_indices(key).any(|(at, _)| {
            !line[..at].ends_with(is_in_word) && !line[at + key.len()..].starts_with(is_in_word)
        })
}
