//! Normalizes the strings of a Python iterable.

use std::num::NonZeroUsize;

use hamvar::Normalizer;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyList, PyString};

use crate::strings::Utf8;
use crate::texts::{Texts, normalize_all};

/// The texts of an iterable, one after the other.
#[derive(Debug, Default)]
struct Gathered {
    text: String,
    /// The end of each text, and whether the item is a text and not `None`.
    ends: Vec<(usize, bool)>,
}

impl Texts for Gathered {
    fn len(&self) -> usize {
        self.ends.len()
    }

    fn get(&self, index: usize) -> Option<&str> {
        let (end, is_text) = self.ends[index];
        let start = index.checked_sub(1).map_or(0, |before| self.ends[before].0);
        is_text.then(|| &self.text[start..end])
    }
}

/// Returns a list with what `normalizer` makes of each item of `values`. `None` stays, and so does the object of a text
/// that does not change.
pub(crate) fn normalize_items<'py>(
    normalizer: &Normalizer,
    values: &Bound<'py, PyAny>,
    threads: Option<NonZeroUsize>,
) -> PyResult<Bound<'py, PyList>> {
    let py = values.py();
    let items = values.try_iter()?.collect::<PyResult<Vec<_>>>()?;
    let mut texts = Gathered::default();
    for (index, item) in items.iter().enumerate() {
        if let Ok(text) = item.cast::<PyString>() {
            texts.text.push_str(Utf8::of(text)?.as_str()?);
        } else if !item.is_none() {
            let kind = item.get_type().name()?;
            return Err(PyTypeError::new_err(format!("item {index} is of type {kind}; give str or None")));
        }
        texts.ends.push((texts.text.len(), !item.is_none()));
    }
    let results = py.detach(|| normalize_all(normalizer, &[&texts], threads));
    let new = items.into_iter().zip(results.of_source(0)).enumerate().map(|(index, (item, result))| {
        match texts.get(index) {
            Some(text) if text != result => PyString::new(py, result).into_any(),
            _ => item,
        }
    });
    PyList::new(py, new.collect::<Vec<_>>())
}
