//! Reads a Python `str` as UTF-8, and keeps the object if a function did not change the text.

use std::borrow::Cow;
use std::str;

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyString};

/// The length in bytes from which a text is normalized without the GIL. Below it, releasing the GIL costs more
/// than it saves.
const MIN_WITHOUT_GIL: usize = 1024;

/// The UTF-8 of a `str`. The limited API of Python 3.9 cannot borrow it from the `str`, so it is a copy.
pub(crate) struct Utf8<'py>(Bound<'py, PyBytes>);

impl<'py> Utf8<'py> {
    /// Encodes `text`. A lone surrogate is a `UnicodeEncodeError`, which is a `ValueError`.
    pub(crate) fn of(text: &Bound<'py, PyString>) -> PyResult<Utf8<'py>> {
        text.encode_utf8().map(Utf8)
    }

    pub(crate) fn as_str(&self) -> PyResult<&str> {
        str::from_utf8(self.0.as_bytes()).map_err(|error| PyValueError::new_err(error.to_string()))
    }
}

/// Returns what `function` makes of `text`: the same object if nothing changes.
pub(crate) fn map_str<'py>(
    text: &Bound<'py, PyString>,
    function: impl Fn(&str) -> Cow<'_, str> + Sync,
) -> PyResult<Bound<'py, PyString>> {
    let py = text.py();
    let utf8 = Utf8::of(text)?;
    let source = utf8.as_str()?;
    let result =
        if source.len() < MIN_WITHOUT_GIL { function(source) } else { py.detach(|| function(source)) };
    Ok(match result {
        Cow::Borrowed(_) => text.clone(),
        Cow::Owned(new) => PyString::new(py, &new),
    })
}
