//! Prints how large an index is with a tokenizer, and how much memory indexing took.
//!
//!     cargo run --release --example sizes -- hamvar|tantivy|charabia
//!
//! The text is that of the bench; `HAMVAR_BENCH_TEXT=FILE` names another one. Each line is a document, and the texts
//! themselves are not stored. Memory is the peak of the process (`VmHWM` of Linux). One process measures one tokenizer.

#[path = "../benches/common.rs"]
mod common;

use std::error::Error;
use std::fs;

use tantivy::schema::{IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::{Index, IndexWriter, doc};

fn main() -> Result<(), Box<dyn Error>> {
    let name = std::env::args().nth(1).ok_or("usage: sizes hamvar|tantivy|charabia")?;
    let lines = common::lines();
    let bytes: usize = lines.iter().map(String::len).sum();
    let indexing = TextFieldIndexing::default()
        .set_tokenizer(&name)
        .set_index_option(IndexRecordOption::WithFreqsAndPositions);
    let mut schema = Schema::builder();
    let body = schema.add_text_field("body", TextOptions::default().set_indexing_options(indexing));
    let dir = tempfile::tempdir()?;
    let index = Index::create_in_dir(dir.path(), schema.build())?;
    let mut analyzer = common::analyzer(&name);
    let mut tokens = 0;
    for line in &lines {
        analyzer.token_stream(line).process(&mut |_| tokens += 1);
    }
    index.tokenizers().register(&name, analyzer);
    let before = peak();
    let mut writer: IndexWriter = index.writer_with_num_threads(1, 50_000_000)?;
    for line in lines {
        writer.add_document(doc!(body => line))?;
    }
    writer.commit()?;
    writer.wait_merging_threads()?;
    let size: u64 = fs::read_dir(dir.path())?
        .map(|entry| entry?.metadata())
        .map(|file| Ok(file?.len()))
        .sum::<Result<u64, std::io::Error>>()?;
    println!("{name}: {bytes} bytes of text, {tokens} tokens, index {size} bytes");
    if let (Some(before), Some(after)) = (before, peak()) {
        println!("peak memory {after} KiB, of which {} KiB while indexing", after - before);
    }
    Ok(())
}

/// The peak memory of this process in KiB.
fn peak() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix(" kB")?.parse().ok()
}
