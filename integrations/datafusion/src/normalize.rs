//! `persian_normalize(text [, preset])`.

use datafusion::arrow::datatypes::{DataType, FieldRef};
use datafusion::common::{Result, internal_err};
use datafusion::logical_expr::simplify::{ExprSimplifyResult, SimplifyContext};
use datafusion::logical_expr::{
    ColumnarValue, Expr, ReturnFieldArgs, ScalarFunctionArgs, ScalarUDFImpl, Signature, Volatility,
};
use hamvar::{Normalizer, Preset};

use crate::arguments::{
    apply, check_constant, coerced, field_for_text_and_preset, preset_named, preset_not_constant,
};
use crate::text_array::map_texts;

/// The name of the function in SQL.
const NAME: &str = "persian_normalize";

/// The function `persian_normalize`.
#[derive(Debug, PartialEq, Eq, Hash)]
pub(crate) struct PersianNormalize {
    signature: Signature,
}

impl PersianNormalize {
    /// Makes the function.
    pub(crate) fn new() -> Self {
        Self { signature: Signature::user_defined(Volatility::Immutable) }
    }
}

impl ScalarUDFImpl for PersianNormalize {
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
        internal_err!("{NAME}: return_field_from_args returns the type")
    }

    fn return_field_from_args(&self, args: ReturnFieldArgs) -> Result<FieldRef> {
        field_for_text_and_preset(NAME, &args)
    }

    /// Refuses a column as preset, and leaves the call as it is.
    fn simplify(&self, args: Vec<Expr>, _: &SimplifyContext) -> Result<ExprSimplifyResult> {
        args.get(1).map_or(Ok(()), |preset| check_constant(NAME, preset))?;
        Ok(ExprSimplifyResult::Original(args))
    }

    fn invoke_with_args(&self, args: ScalarFunctionArgs) -> Result<ColumnarValue> {
        let preset = match args.args.get(1) {
            None => Preset::Standard,
            Some(ColumnarValue::Scalar(name)) => preset_named(NAME, name)?,
            Some(ColumnarValue::Array(_)) => return preset_not_constant(NAME),
        };
        let normalizer = Normalizer::from(preset);
        apply(&args.args[0], |texts| map_texts(texts, |text| normalizer.normalize(text)))
    }
}
