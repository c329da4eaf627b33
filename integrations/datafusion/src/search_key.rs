//! `persian_search_key(text)`.

use datafusion::arrow::datatypes::{DataType, FieldRef};
use datafusion::common::{Result, internal_err};
use datafusion::logical_expr::{
    ColumnarValue, ReturnFieldArgs, ScalarFunctionArgs, ScalarUDFImpl, Signature, Volatility,
};
use hamvar::Normalizer;

use crate::arguments::{apply, coerced, field_for_text};
use crate::text_array::map_texts;

/// The name of the function in SQL.
const NAME: &str = "persian_search_key";

/// The function `persian_search_key`.
#[derive(Debug, PartialEq, Eq, Hash)]
pub(crate) struct PersianSearchKey {
    signature: Signature,
}

impl PersianSearchKey {
    /// Makes the function.
    pub(crate) fn new() -> Self {
        Self { signature: Signature::user_defined(Volatility::Immutable) }
    }
}

impl ScalarUDFImpl for PersianSearchKey {
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
        field_for_text(NAME, &args, DataType::clone)
    }

    fn is_strict(&self) -> bool {
        true
    }

    fn invoke_with_args(&self, args: ScalarFunctionArgs) -> Result<ColumnarValue> {
        let normalizer = Normalizer::search();
        apply(&args.args[0], |texts| map_texts(texts, |text| normalizer.normalize(text)))
    }
}
