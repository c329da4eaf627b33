//! Numbers in the fields of a form.

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

/// Return the digits of a telephone or identity number, in ASCII, with its leading zeros.
///
/// Spaces, dashes, dots and brackets are dropped. Anything else is a ``ValueError``.
///
/// >>> hamvar.only_digits("۰۲۱ (۸۸) ۱۲-۳۴")
/// '021881234'
#[pyfunction]
#[pyo3(signature = (text, /))]
pub(crate) fn only_digits(text: &str) -> PyResult<String> {
    hamvar::digits::only_digits(text).map_err(|error| PyValueError::new_err(error.to_string()))
}

/// Return a number in the form that machines read: ASCII digits and a point.
///
/// No digit is rounded. What is not a number is a ``ValueError``.
///
/// >>> hamvar.machine_number("۱٬۲۵۰٫۵")
/// '1250.5'
#[pyfunction]
#[pyo3(signature = (text, /))]
pub(crate) fn machine_number(text: &str) -> PyResult<String> {
    hamvar::digits::machine_number(text).map_err(|error| PyValueError::new_err(error.to_string()))
}

/// Return a number in the form that people read: Persian digits in groups of three.
///
/// A negative number begins with U+200E and ``−``, so that the sign stays on the left of the digits in a line that runs
/// from right to left. To do without this invisible mark, write ``display_number(text).lstrip("\u200e")``.
///
/// What is not a number is a ``ValueError``.
///
/// >>> hamvar.display_number("1250000")
/// '۱٬۲۵۰٬۰۰۰'
/// >>> hamvar.display_number("-12.5")
/// '\u200e−۱۲٫۵'
#[pyfunction]
#[pyo3(signature = (text, /))]
pub(crate) fn display_number(text: &str) -> PyResult<String> {
    hamvar::digits::display_number(text).map_err(|error| PyValueError::new_err(error.to_string()))
}
