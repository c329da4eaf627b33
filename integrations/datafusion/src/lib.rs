//! SQL functions that normalize Persian text, for [DataFusion](datafusion) and Ballista.
//!
//! | function | returns |
//! |---|---|
//! | `persian_normalize(text [, preset])` | the normalized text; the preset is `'standard'` by default |
//! | `persian_search_key(text)` | the key under which an index finds every spelling of the text |
//! | `persian_search_terms(text)` | a list of the terms of the text for an index: the key, stems and parts of each word |
//! | `persian_sentences(text)` | a list of the sentences of the text |
//! | `persian_is_normalized(text)` | whether `persian_normalize(text)` is the text itself |
//!
//! A text is `Utf8`, `LargeUtf8` or `Utf8View`. A normalized text, a key and the items of a list have the type of the
//! text. Null gives null.
//!
//! ```
//! # use datafusion::prelude::SessionContext;
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> datafusion::error::Result<()> {
//! let context = SessionContext::new();
//! hamvar_datafusion::register_all(&context);
//! context.sql("SELECT persian_normalize('كتاب ها')").await?.show().await?;
//! # Ok(())
//! # }
//! ```

mod arguments;
#[cfg(feature = "ballista")]
pub mod cluster;
mod is_normalized;
mod normalize;
mod search_key;
mod search_terms;
mod sentences;
mod text_array;
mod text_function;
mod text_lists;

use datafusion::logical_expr::ScalarUDF;
use datafusion::prelude::SessionContext;

/// Registers all functions, so that SQL in `context` can call them.
pub fn register_all(context: &SessionContext) {
    for function in functions() {
        context.register_udf(function);
    }
}

/// Returns all functions, for a session state or a registry that is built without a [`SessionContext`].
#[must_use]
pub fn functions() -> Vec<ScalarUDF> {
    vec![
        normalize::PersianNormalize::new().into(),
        search_key::function().into(),
        search_terms::function().into(),
        sentences::function().into(),
        is_normalized::function().into(),
    ]
}
