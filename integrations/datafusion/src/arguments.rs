//! Which arguments the functions take, the types of their results, and how a function is applied to a column.

use std::ops::RangeInclusive;

use datafusion::arrow::array::ArrayRef;
use datafusion::arrow::datatypes::{DataType, Field, FieldRef};
use datafusion::common::{Result, ScalarValue, exec_err, plan_err};
use datafusion::logical_expr::{ColumnarValue, Expr, ReturnFieldArgs};
use hamvar::Preset;

/// Returns the types to which DataFusion casts arguments of the types `given`.
///
/// A dictionary of texts is cast to the type of its values. A bare `NULL` has no text type, so it becomes `Utf8`. Other
/// types stay as they are, and [`check_texts`] refuses them later: an error from here would be wrapped in several others.
pub(crate) fn coerced(given: &[DataType]) -> Vec<DataType> {
    let text_type = |given: &DataType| match given {
        DataType::Null => DataType::Utf8,
        DataType::Dictionary(_, values) if is_text(values) => values.as_ref().clone(),
        other => other.clone(),
    };
    given.iter().map(text_type).collect()
}

/// Returns whether values of the type `data_type` are texts.
fn is_text(data_type: &DataType) -> bool {
    matches!(data_type, DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View)
}

/// Checks that all arguments are texts, and that `numbers` contains their number. `takes` describes the arguments in the
/// message.
fn check_texts(
    function: &str,
    takes: &str,
    numbers: RangeInclusive<usize>,
    arguments: &[FieldRef],
) -> Result<()> {
    if !numbers.contains(&arguments.len()) {
        return plan_err!("{function} takes {takes}, but got {} arguments", arguments.len());
    }
    match arguments.iter().map(|argument| argument.data_type()).enumerate().find(|(_, given)| !is_text(given))
    {
        None => Ok(()),
        Some((i, given)) => plan_err!(
            "{function}: argument {} is {given}, but must be text. \
             Cast it: arrow_cast(…, 'Utf8') or CAST(… AS VARCHAR)",
            i + 1
        ),
    }
}

/// Returns the preset with the name `name`.
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

/// Returns the error for a preset that is not a constant.
pub(crate) fn preset_not_constant<T>(function: &str) -> Result<T> {
    exec_err!(
        "{function}: the preset must be a constant, not a column. \
         Use CASE with a call for each preset: CASE WHEN … THEN {function}(text, 'search') ELSE {function}(text) END"
    )
}

/// Returns the field of the result of a function with one text.
pub(crate) fn field_for_text(
    function: &str,
    args: &ReturnFieldArgs,
    result: impl FnOnce(&DataType) -> DataType,
) -> Result<FieldRef> {
    check_texts(function, "a text", 1..=1, args.arg_fields)?;
    Ok(field_like(function, &args.arg_fields[0], result))
}

/// Returns the field of the result of a function with a text and perhaps a preset. A literal preset must be one that
/// exists.
pub(crate) fn field_for_text_and_preset(function: &str, args: &ReturnFieldArgs) -> Result<FieldRef> {
    check_texts(function, "a text and perhaps a preset", 1..=2, args.arg_fields)?;
    if let Some(Some(preset)) = args.scalar_arguments.get(1) {
        preset_named(function, preset)?;
    }
    Ok(field_like(function, &args.arg_fields[0], DataType::clone))
}

/// Returns the field of a result, which can be null only if `text` can be null. `result` returns its type for the type
/// of the text.
fn field_like(function: &str, text: &FieldRef, result: impl FnOnce(&DataType) -> DataType) -> FieldRef {
    Field::new(function, result(text.data_type()), text.is_nullable()).into()
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
