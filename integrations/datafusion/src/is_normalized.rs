//! `persian_is_normalized(text)`.

use std::sync::Arc;

use datafusion::arrow::array::{ArrayAccessor, ArrayRef, AsArray, BooleanArray};
use datafusion::arrow::buffer::BooleanBuffer;
use datafusion::arrow::datatypes::{DataType, FieldRef};
use datafusion::common::{Result, internal_err};
use datafusion::logical_expr::{
    ColumnarValue, ReturnFieldArgs, ScalarFunctionArgs, ScalarUDFImpl, Signature, Volatility,
};
use hamvar::Normalizer;

use crate::arguments::{apply, coerced, field_for_text};

/// The name of the function in SQL.
const NAME: &str = "persian_is_normalized";

/// The function `persian_is_normalized`.
#[derive(Debug, PartialEq, Eq, Hash)]
pub(crate) struct PersianIsNormalized {
    signature: Signature,
}

impl PersianIsNormalized {
    /// Makes the function.
    pub(crate) fn new() -> Self {
        Self { signature: Signature::user_defined(Volatility::Immutable) }
    }
}

impl ScalarUDFImpl for PersianIsNormalized {
    fn name(&self) -> &str {
        NAME
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn coerce_types(&self, given: &[DataType]) -> Result<Vec<DataType>> {
        Ok(coerced(given))
    }

    fn return_type(&self, _: &[DataType]) -> Result<DataType> {
        internal_err!("{NAME}: return_field_from_args gives the type")
    }

    fn return_field_from_args(&self, args: ReturnFieldArgs) -> Result<FieldRef> {
        field_for_text(NAME, &args, |_| DataType::Boolean)
    }

    fn is_strict(&self) -> bool {
        true
    }

    fn invoke_with_args(&self, args: ScalarFunctionArgs) -> Result<ColumnarValue> {
        apply(&args.args[0], |texts| match texts.data_type() {
            DataType::Utf8 => Ok(are_normalized(texts.as_string::<i32>())),
            DataType::LargeUtf8 => Ok(are_normalized(texts.as_string::<i64>())),
            DataType::Utf8View => Ok(are_normalized(texts.as_string_view())),
            other => internal_err!("{NAME}: {other} is not text"),
        })
    }
}

/// Returns for each text whether it is normalized.
fn are_normalized<'a>(texts: impl ArrayAccessor<Item = &'a str>) -> ArrayRef {
    let normalizer = Normalizer::standard();
    let is_normalized = |row| texts.is_valid(row) && normalizer.is_normalized(texts.value(row));
    let values = BooleanBuffer::collect_bool(texts.len(), is_normalized);
    Arc::new(BooleanArray::new(values, texts.nulls().cloned()))
}
