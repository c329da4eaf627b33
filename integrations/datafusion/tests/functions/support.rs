//! Arrays of each text type, calls without SQL, and queries whose rows are compared.

use std::sync::Arc;

use datafusion::arrow::array::{
    ArrayRef, AsArray, LargeStringArray, RecordBatch, StringArray, StringViewArray,
};
use datafusion::arrow::datatypes::{DataType, Field};
use datafusion::arrow::util::display::array_value_to_string;
use datafusion::common::Result;
use datafusion::config::ConfigOptions;
use datafusion::logical_expr::{ColumnarValue, ReturnFieldArgs, ScalarFunctionArgs};
use datafusion::prelude::SessionContext;

/// All types of texts.
pub(crate) const TEXT_TYPES: [DataType; 3] = [DataType::Utf8, DataType::LargeUtf8, DataType::Utf8View];

/// Returns an array of `texts` with the type `data_type`.
pub(crate) fn texts(data_type: &DataType, texts: &[Option<&str>]) -> ArrayRef {
    let texts = texts.iter().copied();
    match data_type {
        DataType::Utf8 => Arc::new(texts.collect::<StringArray>()),
        DataType::LargeUtf8 => Arc::new(texts.collect::<LargeStringArray>()),
        DataType::Utf8View => Arc::new(texts.collect::<StringViewArray>()),
        other => panic!("{other} is not text"),
    }
}

/// Returns the texts of `array`.
pub(crate) fn strings(array: &ArrayRef) -> Vec<Option<&str>> {
    match array.data_type() {
        DataType::Utf8 => array.as_string::<i32>().iter().collect(),
        DataType::LargeUtf8 => array.as_string::<i64>().iter().collect(),
        DataType::Utf8View => array.as_string_view().iter().collect(),
        other => panic!("{other} is not text"),
    }
}

/// Calls the function `name` with one array.
pub(crate) fn call(name: &str, array: &ArrayRef) -> Result<ArrayRef> {
    let function =
        hamvar_datafusion::functions().into_iter().find(|function| function.name() == name).unwrap();
    let field = Arc::new(Field::new("text", array.data_type().clone(), true));
    let arg_fields = vec![field];
    let return_field = function
        .return_field_from_args(ReturnFieldArgs { arg_fields: &arg_fields, scalar_arguments: &[None] })?;
    let result = function.invoke_with_args(ScalarFunctionArgs {
        args: vec![ColumnarValue::Array(Arc::clone(array))],
        arg_fields,
        number_rows: array.len(),
        return_field: Arc::clone(&return_field),
        config_options: Arc::new(ConfigOptions::default()),
    })?;
    let result = result.into_array(array.len())?;
    assert_eq!(result.data_type(), return_field.data_type(), "{name} returns the type that it announces");
    assert_eq!(result.len(), array.len());
    Ok(result)
}

/// Returns a context with the functions.
pub(crate) fn context() -> SessionContext {
    let context = SessionContext::new();
    hamvar_datafusion::register_all(&context);
    context
}

/// Returns a context with the functions and the table `t`, whose column `text` is `array`.
pub(crate) fn context_with(array: ArrayRef) -> SessionContext {
    let context = context();
    let batch = RecordBatch::try_from_iter_with_nullable([("text", array, true)]).unwrap();
    context.register_batch("t", batch).unwrap();
    context
}

/// Runs `query` and returns its rows, with `|` between the values.
pub(crate) async fn rows(context: &SessionContext, query: &str) -> Result<Vec<String>> {
    let mut rows = Vec::new();
    for batch in context.sql(query).await?.collect().await? {
        for row in 0..batch.num_rows() {
            let values = batch.columns().iter().map(|column| match column.is_null(row) {
                true => "NULL".to_owned(),
                false => array_value_to_string(column, row).unwrap(),
            });
            rows.push(values.collect::<Vec<_>>().join("|"));
        }
    }
    Ok(rows)
}

/// Returns the message of the error with which `query` fails.
pub(crate) async fn error(context: &SessionContext, query: &str) -> String {
    match rows(context, query).await {
        Ok(rows) => panic!("{query} gives {rows:?}"),
        Err(error) => error.to_string(),
    }
}
