//! Shows what `Normalizer::standard` changes in a text: coloured in a terminal, with brackets when piped, or
//! as one HTML page that needs no other file and no network.
//!
//!     cargo run --release --example preview -- tests/data/article.txt
//!     cargo run --release --example preview -- tests/data/article.txt --html preview.html

#[path = "../common/mod.rs"]
mod common;
mod page;
mod rows;
mod terminal;

use std::io::IsTerminal;

use common::{Arg, Args};
use hamvar::Normalizer;

const USAGE: &str = "usage: preview FILE [--html OUT]";

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
    // The edits of the whole text, because a line depends on others: on the fence of the code that it is
    // part of, and on how damaged the text is.
    let edits = Normalizer::standard().edits(&text);
    match html {
        Some(out) => {
            if let Err(error) = std::fs::write(&out, page::page(&file, &text, &edits)) {
                common::fail(format_args!("{out}: cannot be written: {error}"));
            }
        }
        None => common::write(&terminal::listing(&text, &edits, std::io::stdout().is_terminal())),
    }
}
