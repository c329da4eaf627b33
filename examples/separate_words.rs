//! Finds the words of text that lost its spaces and ZWNJs, and prints the text with these gaps.
//!
//!     echo هوایامروزخوباست | cargo run -q --release --example separate_words

mod common;

use common::Args;

const USAGE: &str = "usage: separate_words [FILE]";

fn main() {
    let text = common::read(Args::new(USAGE).only_file().as_deref());
    common::write(&hamvar::zwnj::separate_words(&text));
}
