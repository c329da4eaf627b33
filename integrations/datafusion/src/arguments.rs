//! What the arguments of a call may be, and how they are evaluated.

use datafusion::arrow::array::ArrayRef;
use datafusion::arrow::datatypes::{DataType, Field, FieldRef};
use datafusion::common::{Result, ScalarValue, exec_err, plan_err};
use datafusion::logical_expr::{ColumnarValue, Expr, ReturnFieldArgs};
use hamvar::Preset;

/// Returns the type to which DataFusion casts a text argument of the type `given`.
///
/// A dictionary is cast to the type of its values. DataFusion has no text type for a bare `NULL`, so it becomes `Utf8`.
pub(crate) fn text_type(function: &str, position: usize, given: &DataType) -> Result<DataType> {
    match given {
        DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View => Ok(given.clone()),
        DataType::Null => Ok(DataType::Utf8),
        DataType::Dictionary(_, values) => text_type(function, position, values),
        _ => plan_err!(
            "{function}: argument {position} is {given}, but must be text. \
             Cast it: arrow_cast(…, 'Utf8') or CAST(… AS VARCHAR)"
        ),
    }
}

/// Returns the types to which the arguments of a function with one text argument are cast.
pub(crate) fn one_text(function: &str, given: &[DataType]) -> Result<Vec<DataType>> {
    match given {
        [text] => Ok(vec![text_type(function, 1, text)?]),
        _ => plan_err!("{function} takes one argument (text), but got {}", given.len()),
    }
}

/// Returns the preset that the literal `name` names.
pub(crate) fn preset_named(function: &str, name: &ScalarValue) -> Result<Preset> {
    let Some(Some(name)) = name.try_as_str() else {
        return plan_err!("{function}: the preset is {name}. Name a preset, or leave the argument out");
    };
    match name.parse() {
        Ok(preset) => Ok(preset),
        Err(error) => plan_err!("{function}: '{name}': {error}"),
    }
}

/// Checks, before a query runs, that the preset does not depend on a column.
///
/// A wrong name in a row would stop a long query in the middle; a constant is checked before the first row.
pub(crate) fn check_constant(function: &str, preset: &Expr) -> Result<()> {
    if preset.column_refs().is_empty() { Ok(()) } else { preset_not_constant(function) }
}

/// The error for a preset that is a column.
pub(crate) fn preset_not_constant<T>(function: &str) -> Result<T> {
    exec_err!(
        "{function}: the preset must be a constant, not a column. \
         Use CASE with a call for each preset: CASE WHEN … THEN {function}(text, 'search') ELSE {function}(text) END"
    )
}

/// Returns the field of a result, which can be null only if the text, the first argument, can be null.
///
/// `result` returns the type of the result for the type of the text.
pub(crate) fn field_like_text(
    function: &str,
    arguments: &ReturnFieldArgs,
    result: impl FnOnce(&DataType) -> DataType,
) -> Result<FieldRef> {
    match arguments.arg_fields.first() {
        Some(text) => Ok(Field::new(function, result(text.data_type()), text.is_nullable()).into()),
        None => plan_err!("{function} needs a text"),
    }
}

/// Applies `function` to an array, or to a single value as an array of one row.
pub(crate) fn apply(
    value: &ColumnarValue,
    function: impl Fn(&ArrayRef) -> Result<ArrayRef>,
) -> Result<ColumnarValue> {
    match value {
        ColumnarValue::Array(array) => function(array).map(ColumnarValue::Array),
        ColumnarValue::Scalar(scalar) => {
            let result = function(&scalar.to_array()?)?;
            Ok(ColumnarValue::Scalar(ScalarValue::try_from_array(&result, 0)?))
        }
    }
}
