//! `persian_is_normalized(text)`.

use std::sync::Arc;

use datafusion::arrow::array::{ArrayAccessor, ArrayRef, AsArray, BooleanArray};
use datafusion::arrow::buffer::BooleanBuffer;
use datafusion::arrow::datatypes::DataType;
use datafusion::common::{Result, internal_err};
use hamvar::Normalizer;

use crate::text_function::TextFunction;

/// The name of the function in SQL.
const NAME: &str = "persian_is_normalized";

/// Makes the function `persian_is_normalized`.
pub(crate) fn function() -> TextFunction {
    TextFunction::new(NAME, |_| DataType::Boolean, compute)
}

fn compute(texts: &ArrayRef) -> Result<ArrayRef> {
    match texts.data_type() {
        DataType::Utf8 => Ok(are_normalized(texts.as_string::<i32>())),
        DataType::LargeUtf8 => Ok(are_normalized(texts.as_string::<i64>())),
        DataType::Utf8View => Ok(are_normalized(texts.as_string_view())),
        other => internal_err!("{NAME}: {other} is not text"),
    }
}

/// Returns for each text whether it is normalized.
fn are_normalized<'a>(texts: impl ArrayAccessor<Item = &'a str>) -> ArrayRef {
    let normalizer = Normalizer::standard();
    let is_normalized = |row| texts.is_valid(row) && normalizer.is_normalized(texts.value(row));
    let values = BooleanBuffer::collect_bool(texts.len(), is_normalized);
    Arc::new(BooleanArray::new(values, texts.nulls().cloned()))
}
