//! Small tokenizers, trained on a few sentences.
#![allow(dead_code)] // Not every test program needs all of them.

use hamvar_tokenizers::{Hamvar, HamvarTokenizer};
use tokenizers::models::TrainerWrapper;
use tokenizers::models::bpe::{BPE, BpeTrainer};
use tokenizers::pre_tokenizers::byte_level::ByteLevel;
use tokenizers::{AddedToken, Tokenizer};

/// Edited text with the words of the tests, so that these words have few tokens.
pub const SENTENCES: [&str; 6] = [
    "باغبان شاخه‌های خشک را می‌برد و گل‌ها را آب می‌دهد.",
    "دریا آرام است و ماهیگیرها تورهایشان را می‌بافند.",
    "کتاب‌ها را در کشور همسایه می‌خوانند.",
    "نمی‌دانم چرا کتاب‌ها را نمی‌خواند؛ شاید نمی‌خواهد.",
    "او می‌رود و می‌آید و کتاب‌هایش را می‌خواند.",
    "در کشور ما پاییز بارانی است…",
];

/// A tokenizer without a normalizer, with a byte-level vocabulary of 400 tokens.
pub fn stock() -> Tokenizer {
    trained(400)
}

/// [`stock`] with `hamvar` before it.
pub fn with_hamvar(hamvar: &Hamvar) -> HamvarTokenizer {
    hamvar.before(&stock()).unwrap()
}

/// A tokenizer with hamvar whose tokens are single bytes.
pub fn of_bytes() -> HamvarTokenizer {
    Hamvar::default().before(&trained(257)).unwrap()
}

/// A byte-level tokenizer with a vocabulary of `size` tokens: `<s>`, the 256 bytes, and frequent sequences of the sentences.
fn trained(size: usize) -> Tokenizer {
    let mut trainer = TrainerWrapper::from(
        BpeTrainer::builder()
            .show_progress(false)
            .vocab_size(size)
            .initial_alphabet(ByteLevel::alphabet().into_iter().collect())
            .special_tokens(vec![AddedToken::from("<s>", true)])
            .build(),
    );
    let mut tokenizer = Tokenizer::new(BPE::default());
    tokenizer
        .with_pre_tokenizer(Some(ByteLevel::new(false, false, true)))
        .with_decoder(Some(ByteLevel::default()))
        .train(&mut trainer, SENTENCES.iter())
        .unwrap();
    tokenizer
}
