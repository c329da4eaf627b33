//! Search keys: one key for every spelling of a word.

use hamvar::Normalizer;
use pyo3::prelude::*;
use pyo3::types::PyString;

use crate::strings::map_str;

/// Return the search key of a text: the same key for every spelling of a word.
///
/// Compare keys only if ``SEARCH_KEY_VERSION`` is the same.
///
/// >>> hamvar.search_key("می روم") == hamvar.search_key("مي‌روم")
/// True
#[pyfunction]
#[pyo3(signature = (text, /))]
pub(crate) fn search_key<'py>(text: &Bound<'py, PyString>) -> PyResult<Bound<'py, PyString>> {
    static SEARCH: Normalizer = Normalizer::search();
    map_str(text, |text| SEARCH.normalize(text))
}
