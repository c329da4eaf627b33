//! The class `Normalizer`.

use std::hash::{Hash, Hasher};
use std::num::NonZeroUsize;
use std::str::FromStr;

use hamvar::{Preset, Settings};
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList, PyString, PyTuple};

use crate::edits::{Edit, edits_of};
use crate::lists::normalize_items;
use crate::search::{Term, terms_of};
use crate::settings;
use crate::strings::{Utf8, map_str};

/// Normalizes Persian text. Build it once and use it for any number of texts, from any number of threads.
///
/// ``preset`` is ``"standard"`` (text to read), ``"search"`` (keys of an index), ``"minimal"`` (code points only) or
/// ``"empty"`` (nothing). Each setting of the crate is a keyword argument, and changes the preset. The property
/// ``settings`` lists them all.
///
/// >>> n = hamvar.Normalizer(digits="ascii", words=["گل‌بهشت"])
/// >>> n.normalize("گل بهشت ۱۲")
/// 'گل\u200cبهشت 12'
///
/// A normalizer cannot change. It can be compared, hashed, pickled and copied.
#[pyclass(frozen, eq, hash, subclass, module = "hamvar")]
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Normalizer {
    pub(crate) inner: hamvar::Normalizer,
}

impl Hash for Normalizer {
    fn hash<H: Hasher>(&self, state: &mut H) {
        serde_json::Value::Object(settings::to_json(&self.inner.settings())).to_string().hash(state);
    }
}

#[pymethods]
impl Normalizer {
    #[new]
    #[pyo3(signature = (preset = None, **settings), text_signature = "(preset='standard', **settings)")]
    fn new(preset: Option<&Bound<'_, PyAny>>, settings: Option<&Bound<'_, PyDict>>) -> PyResult<Normalizer> {
        let preset = preset.map_or(Ok(Preset::Standard), read_preset)?;
        let settings = settings::read(Settings::of(preset), settings)?;
        let inner = settings.build().map_err(|error| PyValueError::new_err(error.to_string()))?;
        Ok(Normalizer { inner })
    }

    /// Return the normalized text: the same object if nothing changes.
    ///
    /// >>> hamvar.Normalizer().normalize("علي كتاب ها را نميخواند")
    /// 'علی کتاب\u200cها را نمی\u200cخواند'
    #[pyo3(signature = (text, /))]
    fn normalize<'py>(&self, text: &Bound<'py, PyString>) -> PyResult<Bound<'py, PyString>> {
        map_str(text, |text| self.inner.normalize(text))
    }

    /// Return the normalized text, as ``normalize`` does.
    #[pyo3(signature = (text, /))]
    fn __call__<'py>(&self, text: &Bound<'py, PyString>) -> PyResult<Bound<'py, PyString>> {
        self.normalize(text)
    }

    /// Normalize each text of a column or an iterable by itself, on all cores (or ``threads`` threads), without the
    /// GIL. A missing text (``None``, null) stays missing.
    ///
    /// A pyarrow ``Array`` or ``ChunkedArray`` of strings, a Polars ``Series`` or a pandas ``Series`` gives an object
    /// of the same kind and type. Another object with ``__arrow_c_array__`` or ``__arrow_c_stream__`` gives an object
    /// with the same method. Any other iterable gives a list.
    #[pyo3(signature = (values, /, *, threads = None))]
    fn normalize_many<'py>(
        slf: &Bound<'py, Self>,
        values: &Bound<'py, PyAny>,
        threads: Option<i64>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let py = slf.py();
        let at_least_one = |count: i64| {
            let number = usize::try_from(count).ok().and_then(NonZeroUsize::new);
            let wrong = || format!("threads: {count} is out of range; give 1 or more, or None");
            number.ok_or_else(|| PyValueError::new_err(wrong()))
        };
        let threads = threads.map(at_least_one).transpose()?;
        if values.is_instance_of::<PyString>() {
            return Err(PyTypeError::new_err("normalize_many needs many texts; for one str, call normalize"));
        }
        if !values.is_instance_of::<PyList>() && !values.is_instance_of::<PyTuple>() {
            let columns = py.import("hamvar._columns")?;
            let column = columns.call_method1("normalize_column", (slf, values, threads))?;
            if !column.is_none() {
                return Ok(column);
            }
        }
        Ok(normalize_items(&slf.get().inner, values, threads)?.into_any())
    }

    /// Return whether ``normalize`` would change nothing.
    #[pyo3(signature = (text, /))]
    fn is_normalized(&self, text: &Bound<'_, PyString>) -> PyResult<bool> {
        let utf8 = Utf8::of(text)?;
        let source = utf8.as_str()?;
        Ok(text.py().detach(|| self.inner.is_normalized(source)))
    }

    /// Return each change that ``normalize`` would make, in the order of the text.
    ///
    /// >>> hamvar.Normalizer().edits("كتاب ها")[0]
    /// Edit(start=0, end=1, replacement='ک', kind='letter')
    #[pyo3(signature = (text, /))]
    fn edits(&self, text: &Bound<'_, PyString>) -> PyResult<Vec<Edit>> {
        edits_of(&self.inner, text)
    }

    /// Return the terms of a text for the index of a search engine, as ``hamvar.search_terms`` does, but with the settings
    /// and the words of this normalizer.
    ///
    /// Meant for ``Normalizer("search", …)``. With the other presets, each word has only the term of the kind ``word``.
    ///
    /// >>> n = hamvar.Normalizer("search", words=["گل‌بهشت"])
    /// >>> [term for term, *_ in n.search_terms("گل بهشت")]
    /// ['گلبهشت', 'گل', 'بهشت']
    #[pyo3(signature = (text, /))]
    fn search_terms<'py>(&self, text: &Bound<'py, PyString>) -> PyResult<Vec<Term<'py>>> {
        terms_of(&self.inner, text)
    }

    /// All settings with their values, as a new ``dict``: ``Normalizer(**n.settings) == n``.
    #[getter]
    fn settings<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        settings::to_dict(py, &self.inner.settings())
    }

    /// Return a normalizer with the same settings, except those that are given. The preset cannot be changed.
    ///
    /// >>> hamvar.Normalizer(digits="ascii").copy(marks="drop")
    /// hamvar.Normalizer('standard', marks='drop', digits='ascii')
    #[pyo3(signature = (**settings))]
    fn copy<'py>(
        slf: &Bound<'py, Self>,
        settings: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let all = slf.get().settings(slf.py())?;
        if let Some(settings) = settings {
            if settings.contains("preset")? {
                return Err(PyTypeError::new_err("copy() cannot change the preset; call Normalizer(preset)"));
            }
            all.update(settings.as_mapping())?;
        }
        slf.get_type().call((), Some(&all))
    }

    fn __copy__<'py>(slf: &Bound<'py, Self>) -> Bound<'py, Self> {
        slf.clone()
    }

    #[pyo3(signature = (_memo, /))]
    fn __deepcopy__<'py>(slf: &Bound<'py, Self>, _memo: &Bound<'py, PyAny>) -> Bound<'py, Self> {
        slf.clone()
    }

    /// What pickle passes to the constructor.
    fn __getnewargs_ex__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyTuple>, Bound<'py, PyDict>)> {
        Ok((PyTuple::empty(py), self.settings(py)?))
    }

    fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
        let settings = slf.get().inner.settings();
        let preset = Settings::of(settings.preset);
        let mut out = format!("hamvar.{}('{}'", slf.get_type().name()?, settings.preset);
        let (ours, theirs) = (settings::to_dict(slf.py(), &settings)?, settings::to_dict(slf.py(), &preset)?);
        for (name, value) in ours.iter() {
            if theirs.get_item(&name)?.is_none_or(|theirs| !theirs.eq(&value).unwrap_or(false)) {
                out.push_str(&format!(", {name}={}", value.repr()?));
            }
        }
        out.push(')');
        Ok(out)
    }
}

/// Reads the name of a preset.
fn read_preset(name: &Bound<'_, PyAny>) -> PyResult<Preset> {
    let Ok(text) = name.cast::<PyString>() else {
        let kind = name.get_type().name()?;
        return Err(PyTypeError::new_err(format!("preset: expected a str, got {kind}")));
    };
    Preset::from_str(Utf8::of(text)?.as_str()?)
        .map_err(|error| PyValueError::new_err(format!("preset: {error}")))
}

/// Return the text as ``Normalizer()`` normalizes it: the same object if nothing changes.
///
/// >>> hamvar.normalize("كتاب ها")
/// 'کتاب\u200cها'
#[pyfunction]
#[pyo3(signature = (text, /))]
pub(crate) fn normalize<'py>(text: &Bound<'py, PyString>) -> PyResult<Bound<'py, PyString>> {
    static STANDARD: hamvar::Normalizer = hamvar::Normalizer::standard();
    map_str(text, |text| STANDARD.normalize(text))
}
