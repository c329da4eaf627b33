//! Tokens per word of a byte-level BPE vocabulary, without and with hamvar.
//!
//!     cargo run --example tokens_per_word -- FILE [--vocab 8000] [--damage FILE]
//!
//! FILE has one sentence or paragraph a line. The vocabulary is trained on nine of ten lines, and the tokens of the tenth are
//! counted. The words are those of the normalized text, so that both counts are divided by the same number. The file of
//! `--damage` has the same lines, carelessly typed: the vocabulary that was trained on FILE encodes them, too.

use std::error::Error;
use std::fs::read_to_string;

use hamvar_tokenizers::{Hamvar, HamvarTokenizer};
use tokenizers::models::TrainerWrapper;
use tokenizers::models::bpe::{BPE, BpeTrainer};
use tokenizers::pre_tokenizers::byte_level::ByteLevel;
use tokenizers::pre_tokenizers::sequence::Sequence;
use tokenizers::pre_tokenizers::split::{Split, SplitPattern};
use tokenizers::{PreTokenizerWrapper, SplitDelimiterBehavior, TokenizerBuilder};

type Result<T> = std::result::Result<T, Box<dyn Error + Send + Sync>>;

const USAGE: &str = "usage: tokens_per_word FILE [--vocab 8000] [--damage FILE] (one sentence a line)";

/// What GPT-2 splits at, except that a ZWNJ and marks are parts of words.
const WORDS_WITH_ZWNJ: &str =
    r" ?[\p{L}\p{M}\u{200C}]+| ?\p{N}+| ?[^\s\p{L}\p{M}\p{N}\u{200C}]+|\s+(?!\S)|\s+";

fn main() -> Result<()> {
    let mut file = None;
    let mut damaged = None;
    let mut vocabulary = 8000;
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().ok_or(format!("{argument} needs a value"));
        match argument.as_str() {
            "--vocab" => {
                let size = value()?;
                vocabulary = size.parse().map_err(|error| format!("--vocab {size}: {error}"))?;
            }
            "--damage" => damaged = Some(read(&value()?)?),
            _ if argument.starts_with('-') => return Err(format!("{argument} is no option; {USAGE}").into()),
            _ => file = Some(argument),
        }
    }
    let file = file.ok_or(USAGE)?;
    let text = read(&file)?;
    if damaged.as_ref().is_some_and(|damaged| damaged.lines().count() != text.lines().count()) {
        return Err("the damaged file must have as many lines as the other".into());
    }
    let trained: Vec<&str> =
        text.lines().enumerate().filter(|(i, _)| i % 10 != 9).map(|(_, line)| line).collect();
    let held_out: Vec<&str> = text.lines().skip(9).step_by(10).collect();
    if held_out.is_empty() {
        return Err(format!("{file}: one line of ten is counted, so ten lines are needed").into());
    }
    let normalizer = hamvar::Normalizer::standard();
    let words: usize = held_out.iter().map(|line| hamvar::words(&normalizer.normalize(line)).count()).sum();

    println!("{file}: {} lines to train on; {} lines, {words} words to count", trained.len(), held_out.len());
    let mut heading = String::from("| split at | hamvar | tokens | tokens per word |");
    if damaged.is_some() {
        heading.push_str(" damaged: tokens | tokens per word | other tokens than undamaged |");
    }
    println!("{heading}");
    for (split, pre_tokenizer) in [("as GPT-2", gpt2()), ("words with their ZWNJs", whole_words()?)] {
        for hamvar in [None, Some(Hamvar::default())] {
            let name = if hamvar.is_some() { "with" } else { "without" };
            let tokenizer = train(hamvar, pre_tokenizer.clone(), vocabulary, &trained)?;
            let counts = ids(&tokenizer, &held_out)?;
            print!("| {split} | {name} | {} |", per_word(&counts, words));
            if let Some(damaged) = &damaged {
                let lines: Vec<&str> = damaged.lines().skip(9).step_by(10).collect();
                let other = ids(&tokenizer, &lines)?;
                let changed = other.iter().zip(&counts).filter(|(a, b)| a != b).count();
                print!(" {} | {:.1} % of lines |", per_word(&other, words), percent(changed, lines.len()));
            }
            println!();
        }
    }
    Ok(())
}

/// Reads a file. An error names it.
fn read(file: &str) -> Result<String> {
    Ok(read_to_string(file).map_err(|error| format!("{file}: {error}"))?)
}

fn gpt2() -> PreTokenizerWrapper {
    ByteLevel::new(false, false, true).into()
}

fn whole_words() -> Result<PreTokenizerWrapper> {
    let pattern = SplitPattern::Regex(WORDS_WITH_ZWNJ.into());
    let split = Split::new(pattern, SplitDelimiterBehavior::Isolated, false)?;
    Ok(Sequence::new(vec![split.into(), ByteLevel::new(false, false, false).into()]).into())
}

/// Returns a tokenizer with a vocabulary that was trained on `lines`, normalized by `hamvar`.
fn train(
    hamvar: Option<Hamvar>,
    pre_tokenizer: PreTokenizerWrapper,
    vocabulary: usize,
    lines: &[&str],
) -> Result<HamvarTokenizer> {
    let mut tokenizer: HamvarTokenizer = TokenizerBuilder::new()
        .with_model(BPE::default().into())
        .with_normalizer(hamvar)
        .with_pre_tokenizer(Some(pre_tokenizer))
        .with_post_processor(None)
        .with_decoder(Some(ByteLevel::default().into()))
        .build()?;
    let alphabet = ByteLevel::alphabet().into_iter().collect();
    let trainer =
        BpeTrainer::builder().show_progress(false).vocab_size(vocabulary).initial_alphabet(alphabet);
    tokenizer.train(&mut TrainerWrapper::from(trainer.build()), lines.iter())?;
    Ok(tokenizer)
}

/// Returns the tokens of each line.
fn ids(tokenizer: &HamvarTokenizer, lines: &[&str]) -> Result<Vec<Vec<u32>>> {
    lines.iter().map(|line| Ok(tokenizer.encode(*line, false)?.get_ids().to_vec())).collect()
}

fn per_word(tokens: &[Vec<u32>], words: usize) -> String {
    let count: usize = tokens.iter().map(Vec::len).sum();
    format!("{count} | {:.3}", count as f64 / words.max(1) as f64)
}

fn percent(part: usize, all: usize) -> f64 {
    100.0 * part as f64 / all.max(1) as f64
}
