//! Settings as keyword arguments and as a `dict`.
//!
//! The names, the values and the messages are those of the crate, which reads and writes settings as data. So a new
//! setting of the crate is a keyword argument without any change here.

use hamvar::Settings;
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDict, PyInt, PyString};
use serde::Deserialize;
use serde_json::{Map, Value, json};

use crate::strings::Utf8;

/// Returns `base`, changed by the keyword arguments `given`.
///
/// A wrong name, and a value of a wrong type, is a `TypeError`; another wrong value is a `ValueError`.
pub(crate) fn read(base: Settings, given: Option<&Bound<'_, PyDict>>) -> PyResult<Settings> {
    let Some(given) = given else { return Ok(base) };
    let mut all = to_json(&base);
    for (name, value) in given.iter() {
        let name = name.cast::<PyString>()?;
        let name = Utf8::of(name)?.as_str()?.to_string();
        // An unknown name is an error whatever its value is, and the message is that of the crate.
        let value = if all.contains_key(&name) { read_value(&name, &value)? } else { Value::Null };
        check(&name, &value, all.get(&name))?;
        all.insert(name, value);
    }
    Settings::deserialize(Value::Object(all)).map_err(|error| PyValueError::new_err(error.to_string()))
}

/// Checks one setting. `known` is a value that the setting can have, or `None` if the name is unknown.
fn check(name: &str, value: &Value, known: Option<&Value>) -> PyResult<()> {
    let Err(error) = Settings::deserialize(json!({ name: value })) else { return Ok(()) };
    if let (Some(Value::Array(_)), Value::String(_)) = (known, value) {
        let message = format!("{name}: expected a list of str, got one str; write {name}=[{value}]");
        return Err(PyTypeError::new_err(message));
    }
    let is_same_type = |known: &Value| std::mem::discriminant(known) == std::mem::discriminant(value);
    Err(match known {
        Some(known) if is_same_type(known) => PyValueError::new_err(format!("{name}: {error}")),
        Some(_) => PyTypeError::new_err(format!("{name}: {error}")),
        None => PyTypeError::new_err(error.to_string()),
    })
}

/// Reads the value of the setting `name`.
fn read_value(name: &str, value: &Bound<'_, PyAny>) -> PyResult<Value> {
    if let Ok(value) = value.cast::<PyBool>() {
        return Ok(value.is_true().into());
    }
    if value.is_instance_of::<PyInt>() {
        return match value.extract::<i64>() {
            Ok(number) => Ok(number.into()),
            Err(_) => Err(PyValueError::new_err(format!("{name}: {value} is out of range"))),
        };
    }
    if let Ok(value) = value.cast::<PyString>() {
        return Ok(Utf8::of(value)?.as_str()?.into());
    }
    let wrong_type = |value: &Bound<'_, PyAny>, expected: &str| match value.get_type().name() {
        Ok(kind) => PyTypeError::new_err(format!("{name}: expected {expected}, got {kind}")),
        Err(error) => error,
    };
    let items = match value.try_iter() {
        Ok(items) if !value.is_instance_of::<PyDict>() => items,
        _ => return Err(wrong_type(value, "a bool, an int, a str or a list of str")),
    };
    let item = |item: PyResult<Bound<'_, PyAny>>| {
        let item = item?;
        let text = item.cast::<PyString>().map_err(|_| wrong_type(&item, "a list of str"))?;
        Ok(Utf8::of(text)?.as_str()?.into())
    };
    items.map(item).collect::<PyResult<Vec<Value>>>().map(Value::Array)
}

/// Returns settings as data.
pub(crate) fn to_json(settings: &Settings) -> Map<String, Value> {
    match serde_json::to_value(settings) {
        Ok(Value::Object(map)) => map,
        other => unreachable!("settings are a map: {other:?}"),
    }
}

/// Returns settings as a `dict` in the order of the crate.
pub(crate) fn to_dict<'py>(py: Python<'py>, settings: &Settings) -> PyResult<Bound<'py, PyDict>> {
    let dict = PyDict::new(py);
    for (name, value) in to_json(settings) {
        match value {
            Value::Bool(value) => dict.set_item(name, value)?,
            Value::Number(value) => dict.set_item(name, value.as_u64())?,
            Value::String(value) => dict.set_item(name, value)?,
            Value::Array(value) => {
                dict.set_item(name, value.iter().filter_map(Value::as_str).collect::<Vec<_>>())?;
            }
            other => unreachable!("no setting has such a value: {other}"),
        }
    }
    Ok(dict)
}
