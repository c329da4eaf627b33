//! `persian_search_terms(text)`.

use std::sync::Arc;

use datafusion::arrow::array::{
    Array, ArrayAccessor, ArrayRef, AsArray, GenericStringBuilder, OffsetSizeTrait, StringViewBuilder,
};
use datafusion::arrow::datatypes::DataType;
use datafusion::common::{Result, exec_err, internal_err};
use hamvar::Normalizer;

use crate::text_function::TextFunction;
use crate::text_lists::{list, list_type};

/// The name of the function in SQL.
const NAME: &str = "persian_search_terms";

/// Makes the function `persian_search_terms`.
pub(crate) fn function() -> TextFunction {
    TextFunction::new(NAME, list_type, compute)
}

fn compute(texts: &ArrayRef) -> Result<ArrayRef> {
    let (counts, terms): (_, ArrayRef) = match texts.data_type() {
        DataType::Utf8 => copied_terms::<i32>(texts.as_string::<i32>())?,
        DataType::LargeUtf8 => copied_terms::<i64>(texts.as_string::<i64>())?,
        DataType::Utf8View => {
            let mut terms = StringViewBuilder::new();
            let counts = each_term(texts.as_string_view(), |term| Ok(terms.try_append_value(term)?))?;
            (counts, Arc::new(terms.finish()))
        }
        other => return internal_err!("{NAME}: {other} is not text"),
    };
    list(NAME, "terms", counts, terms, texts.nulls())
}

/// Returns the terms of all texts in one array with offsets of type `O`, and the number of terms of each text.
fn copied_terms<'a, O: OffsetSizeTrait>(
    texts: impl ArrayAccessor<Item = &'a str>,
) -> Result<(Vec<usize>, ArrayRef)> {
    let mut terms = GenericStringBuilder::<O>::new();
    let mut bytes = 0;
    let counts = each_term(texts, |term| {
        bytes += term.len();
        if O::from_usize(bytes).is_none() {
            return exec_err!(
                "{NAME}: the terms of a batch exceed 2 GiB. Cast the column: arrow_cast(…, 'Utf8View')"
            );
        }
        terms.append_value(term);
        Ok(())
    })?;
    Ok((counts, Arc::new(terms.finish())))
}

/// Gives each term of each text to `take`, and returns the number of terms of each text.
fn each_term<'a>(
    texts: impl ArrayAccessor<Item = &'a str>,
    mut take: impl FnMut(&str) -> Result<()>,
) -> Result<Vec<usize>> {
    let normalizer = Normalizer::search();
    let mut counts = Vec::with_capacity(texts.len());
    for row in 0..texts.len() {
        let mut count = 0;
        if texts.is_valid(row) {
            for term in normalizer.search_terms(texts.value(row)).iter() {
                take(term.text)?;
                count += 1;
            }
        }
        counts.push(count);
    }
    Ok(counts)
}
