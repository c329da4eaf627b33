//! Shows what `Normalizer::standard` changes in a text. The output is coloured in a terminal, and has brackets in a
//! pipe. With `--html`, it is one HTML page that needs no other file and no network.
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
    // The edits of the whole text, because the edits of a line depend on other lines: on the fence of its code, and on
    // the damage of the lines before it.
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
