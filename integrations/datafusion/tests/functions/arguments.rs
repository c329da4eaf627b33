//! Which arguments a call may have: types, presets and constants.

use std::sync::Arc;

use datafusion::arrow::datatypes::{DataType, Field, FieldRef};
use datafusion::common::{Result, ScalarValue};
use datafusion::config::ConfigOptions;
use datafusion::logical_expr::simplify::SimplifyContext;
use datafusion::logical_expr::{
    ColumnarValue, Expr, ReturnFieldArgs, ScalarFunctionArgs, ScalarUDF, col, lit,
};

use crate::support::{TEXT_TYPES, texts};

/// Returns the function `persian_normalize`.
fn normalize() -> ScalarUDF {
    hamvar_datafusion::functions()
        .into_iter()
        .find(|function| function.name() == "persian_normalize")
        .unwrap()
}

/// Returns the field of an argument of the type `data_type`.
fn field(data_type: &DataType, nullable: bool) -> FieldRef {
    Arc::new(Field::new("argument", data_type.clone(), nullable))
}

/// Calls `persian_normalize` with a text and `preset`, as a query does that names the preset.
fn normalize_with(text: ColumnarValue, preset: ColumnarValue) -> Result<ColumnarValue> {
    let fields = vec![field(&text.data_type(), true), field(&preset.data_type(), true)];
    let constant = match &preset {
        ColumnarValue::Scalar(preset) => Some(preset),
        ColumnarValue::Array(_) => None,
    };
    let arguments = ReturnFieldArgs { arg_fields: &fields, scalar_arguments: &[None, constant] };
    let return_field = normalize().return_field_from_args(arguments)?;
    normalize().invoke_with_args(ScalarFunctionArgs {
        args: vec![text, preset],
        arg_fields: fields,
        number_rows: 1,
        return_field,
        config_options: Arc::new(ConfigOptions::default()),
    })
}

/// Returns a constant text.
fn constant(text: &str) -> ColumnarValue {
    ColumnarValue::Scalar(ScalarValue::from(text))
}

/// Returns the result for the constants `text` and `preset`.
fn normalized(text: &str, preset: &str) -> String {
    match normalize_with(constant(text), constant(preset)).unwrap() {
        ColumnarValue::Scalar(ScalarValue::Utf8(Some(text))) => text,
        other => panic!("a constant gives {other:?}"),
    }
}

#[test]
fn a_constant_text_with_a_preset_gives_a_constant() {
    assert_eq!(normalized("قايق ها 12", "standard"), "قایق\u{200C}ها ۱۲");
    assert_eq!(normalized("قايق ها 12", "minimal"), "قایق ها 12");
    assert_eq!(normalized("قايق ها", "search"), hamvar::Normalizer::search().normalize("قايق ها"));
    assert_eq!(normalized("قايق ها", "empty"), "قايق ها");
}

#[test]
fn an_unknown_preset_is_an_error_that_lists_the_presets() {
    let message = normalize_with(constant("سیب"), constant("serch")).unwrap_err().to_string();
    assert!(message.contains("persian_normalize: 'serch': unknown preset"), "{message}");
    assert!(message.contains("standard, search, minimal, empty"), "{message}");
}

#[test]
fn a_null_preset_is_an_error() {
    for null in [ScalarValue::Utf8(None), ScalarValue::Utf8View(None)] {
        let message = normalize_with(constant("سیب"), ColumnarValue::Scalar(null)).unwrap_err().to_string();
        assert!(message.contains("the preset is NULL"), "{message}");
    }
}

#[test]
fn a_column_as_preset_is_refused_before_any_row_is_read() {
    let simplify =
        |preset: Expr| normalize().simplify(vec![col("text"), preset], &SimplifyContext::default());
    assert!(simplify(lit("search")).is_ok());
    let planned = simplify(col("preset")).unwrap_err().to_string();
    let column = ColumnarValue::Array(texts(&DataType::Utf8, &[Some("search")]));
    let run = normalize_with(constant("سیب"), column).unwrap_err().to_string();
    for message in [planned, run] {
        assert!(message.contains("the preset must be a constant"), "{message}");
    }
}

#[test]
fn text_keeps_its_type_and_a_dictionary_becomes_the_type_of_its_values() {
    for function in hamvar_datafusion::functions() {
        for text in &TEXT_TYPES {
            assert_eq!(
                function.coerce_types(std::slice::from_ref(text)).unwrap(),
                std::slice::from_ref(text)
            );
            let dictionary = DataType::Dictionary(Box::new(DataType::Int32), Box::new(text.clone()));
            assert_eq!(function.coerce_types(&[dictionary]).unwrap(), std::slice::from_ref(text));
        }
        assert_eq!(function.coerce_types(&[DataType::Null]).unwrap(), [DataType::Utf8]);
    }
}

#[test]
fn an_argument_that_is_not_text_is_refused_with_a_remedy() {
    let returned = |function: &ScalarUDF, types: &[DataType]| {
        let fields: Vec<_> = types.iter().map(|data_type| field(data_type, true)).collect();
        let scalar_arguments = vec![None; types.len()];
        let arguments = ReturnFieldArgs { arg_fields: &fields, scalar_arguments: &scalar_arguments };
        function.return_field_from_args(arguments).map_err(|error| error.to_string())
    };
    for function in hamvar_datafusion::functions() {
        let numbers = DataType::Dictionary(Box::new(DataType::Int8), Box::new(DataType::Int64));
        for wrong in [DataType::Int64, DataType::Binary, numbers] {
            let types = std::slice::from_ref(&wrong);
            assert_eq!(function.coerce_types(types).unwrap(), types);
            let message = returned(&function, types).unwrap_err();
            let expected = format!("{}: argument 1 is {wrong}, but must be text. Cast it", function.name());
            assert!(message.contains(&expected), "{message}");
        }
        let text = DataType::Utf8;
        for wrong in [vec![], vec![text.clone(), text.clone(), text]] {
            let message = returned(&function, &wrong).unwrap_err();
            assert!(message.contains("takes a text"), "{message}");
        }
    }
    assert!(returned(&normalize(), &[DataType::Utf8, DataType::Boolean]).unwrap_err().contains("argument 2"));
}

#[test]
fn a_result_can_be_null_only_if_the_text_can() {
    for function in hamvar_datafusion::functions() {
        for nullable in [false, true] {
            let fields = [field(&DataType::Utf8View, nullable)];
            let arguments = ReturnFieldArgs { arg_fields: &fields, scalar_arguments: &[None] };
            assert_eq!(function.return_field_from_args(arguments).unwrap().is_nullable(), nullable);
        }
    }
}
