//! A [tantivy](https://docs.rs/tantivy) tokenizer for Persian, made of the search terms of [`hamvar`].
//!
//! A query finds a word in every spelling (كتاب ها, کتابها, کتاب‌ها) and with every ending (کتاب, کتاب‌هایم). Positions
//! serve phrases, and offsets are those of the original text, so tantivy's snippets highlight the right bytes.
//!
//! ```
//! use hamvar_tantivy::PersianTokenizer;
//! use tantivy::collector::Count;
//! use tantivy::schema::Schema;
//! use tantivy::{Index, doc};
//!
//! # fn main() -> tantivy::Result<()> {
//! let mut schema = Schema::builder();
//! let body = schema.add_text_field("body", hamvar_tantivy::text_options());
//! let index = Index::create_in_ram(schema.build());
//! let persian = PersianTokenizer::default();
//! persian.register(&index);
//!
//! let mut writer = index.writer_with_num_threads(1, 15_000_000)?;
//! writer.add_document(doc!(body => "كتاب هايم را به همسايه دادم"))?;
//! writer.commit()?;
//!
//! let searcher = index.reader()?.searcher();
//! assert_eq!(searcher.search(&persian.query(body, "کتاب همسایه‌ها"), &Count)?, 1);
//! assert_eq!(searcher.search(&persian.query(body, "\"کتاب همسایه\""), &Count)?, 0); // no phrase of the text
//! # Ok(())
//! # }
//! ```

mod query;
mod tokenizer;

pub use tokenizer::{PersianTokenizer, TermStream};

use tantivy::schema::{IndexRecordOption, TextFieldIndexing, TextOptions};

/// The name under which [`PersianTokenizer::register`] registers the tokenizer. It ends with the version of hamvar's search
/// keys, since an index and its queries need the same version.
pub const NAME: &str = "hamvar-7";
const _: () = {
    let number = NAME.as_bytes()["hamvar-".len()] - b'0';
    assert!(hamvar::SEARCH_KEY_VERSION == number as u32, "NAME has the version of search keys");
};

/// The options of a Persian text field: stored, and indexed with positions.
#[must_use]
pub fn text_options() -> TextOptions {
    let indexing = TextFieldIndexing::default()
        .set_tokenizer(NAME)
        .set_index_option(IndexRecordOption::WithFreqsAndPositions);
    TextOptions::default().set_indexing_options(indexing).set_stored()
}

/// The README's example, as a test.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
