//! A SQL function of one text.

use std::hash::{Hash, Hasher};

use datafusion::arrow::array::ArrayRef;
use datafusion::arrow::datatypes::{DataType, FieldRef};
use datafusion::common::{Result, internal_err};
use datafusion::logical_expr::{
    ColumnarValue, ReturnFieldArgs, ScalarFunctionArgs, ScalarUDFImpl, Signature, Volatility,
};

use crate::arguments::{apply, coerced, field_for_text};

/// A function of one text. Null gives null.
#[derive(Debug)]
pub(crate) struct TextFunction {
    name: &'static str,
    signature: Signature,
    /// Returns the type of the result for a type of text.
    result: fn(&DataType) -> DataType,
    /// Returns the results for an array of texts.
    compute: fn(&ArrayRef) -> Result<ArrayRef>,
}

impl TextFunction {
    /// Makes the function `name`.
    pub(crate) fn new(
        name: &'static str,
        result: fn(&DataType) -> DataType,
        compute: fn(&ArrayRef) -> Result<ArrayRef>,
    ) -> Self {
        Self { name, signature: Signature::user_defined(Volatility::Immutable), result, compute }
    }
}

// The name tells one function from another. Pointers to functions cannot be compared.
impl PartialEq for TextFunction {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for TextFunction {}

impl Hash for TextFunction {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.name.hash(state);
    }
}

impl ScalarUDFImpl for TextFunction {
    fn name(&self) -> &str {
        self.name
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn coerce_types(&self, given: &[DataType]) -> Result<Vec<DataType>> {
        Ok(coerced(given))
    }

    fn return_type(&self, _: &[DataType]) -> Result<DataType> {
        internal_err!("{}: return_field_from_args returns the type", self.name)
    }

    fn return_field_from_args(&self, args: ReturnFieldArgs) -> Result<FieldRef> {
        field_for_text(self.name, &args, self.result)
    }

    fn is_strict(&self) -> bool {
        true
    }

    fn invoke_with_args(&self, args: ScalarFunctionArgs) -> Result<ColumnarValue> {
        apply(&args.args[0], self.compute)
    }
}
