//! `persian_search_key(text)`.

use datafusion::arrow::array::ArrayRef;
use datafusion::arrow::datatypes::DataType;
use datafusion::common::Result;
use hamvar::Normalizer;

use crate::text_array::map_texts;
use crate::text_function::TextFunction;

/// Makes the function `persian_search_key`.
pub(crate) fn function() -> TextFunction {
    TextFunction::new("persian_search_key", DataType::clone, compute)
}

fn compute(texts: &ArrayRef) -> Result<ArrayRef> {
    let normalizer = Normalizer::search();
    map_texts(texts, |text| normalizer.normalize(text))
}
