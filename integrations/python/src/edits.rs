//! Edits: each change with its range in code points and bytes.

use pyo3::prelude::*;
use pyo3::types::PyString;

use crate::strings::Utf8;

/// One change: the characters from ``start`` to ``end`` of the source become ``replacement``.
#[pyclass(frozen, eq, hash, module = "hamvar")]
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Edit {
    inner: hamvar::Edit,
    start: usize,
    end: usize,
}

#[pymethods]
impl Edit {
    /// The index of the first character that is replaced, so that ``text[edit.start:edit.end]`` is replaced.
    #[getter]
    fn start(&self) -> usize {
        self.start
    }

    /// The index after the last character that is replaced. An insertion has ``start == end``.
    #[getter]
    fn end(&self) -> usize {
        self.end
    }

    /// The offset of ``start`` in the UTF-8 of the text.
    #[getter]
    fn start_byte(&self) -> usize {
        self.inner.range.start
    }

    /// The offset of ``end`` in the UTF-8 of the text.
    #[getter]
    fn end_byte(&self) -> usize {
        self.inner.range.end
    }

    /// The new text.
    #[getter]
    fn replacement(&self) -> &str {
        self.inner.replacement.as_str()
    }

    /// The kind of change, such as ``"letter"`` or ``"space-to-zwnj"``.
    #[getter]
    fn kind(&self) -> &'static str {
        self.inner.kind.as_str()
    }

    /// The number of the group, or ``None``. Edits of one group, such as those of a pair of quotation marks, make
    /// sense only together.
    #[getter]
    fn group(&self) -> Option<u32> {
        self.inner.group.map(|group| group.get())
    }

    /// Whether two edits of one text must be applied or refused together.
    #[pyo3(signature = (other, /))]
    fn belongs_with(&self, other: &Bound<'_, Edit>) -> bool {
        self.inner.belongs_with(&other.get().inner)
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let replacement = PyString::new(py, self.replacement()).repr()?;
        let group = self.group().map_or(String::new(), |group| format!(", group={group}"));
        let (start, end, kind) = (self.start, self.end, self.kind());
        Ok(format!("Edit(start={start}, end={end}, replacement={replacement}, kind='{kind}'{group})"))
    }
}

/// Returns the edits that `normalizer` makes in `text`.
pub(crate) fn edits_of(normalizer: &hamvar::Normalizer, text: &Bound<'_, PyString>) -> PyResult<Vec<Edit>> {
    let utf8 = Utf8::of(text)?;
    let source = utf8.as_str()?;
    let edits = text.py().detach(|| normalizer.edits(source));
    let (mut bytes, mut characters) = (0, 0);
    let mut index_at = |offset: usize| {
        // Edits are in the order of the text, so each character is counted once.
        characters += source[bytes..offset].chars().count();
        bytes = offset;
        characters
    };
    let edit = |inner: hamvar::Edit| {
        let (start, end) = (index_at(inner.range.start), index_at(inner.range.end));
        Edit { inner, start, end }
    };
    Ok(edits.into_iter().map(edit).collect())
}

/// Return the text that edits make of ``text``.
///
/// Give all edits of ``Normalizer.edits(text)`` or some of them, in the same order. All edits make the normalized
/// text.
///
/// >>> text = "كتاب ها..."
/// >>> accepted = [e for e in hamvar.Normalizer().edits(text) if e.kind != "ellipsis"]
/// >>> hamvar.apply(text, accepted)
/// 'کتاب\u200cها...'
#[pyfunction]
#[pyo3(signature = (text, edits, /))]
pub(crate) fn apply<'py>(
    text: &Bound<'py, PyString>,
    edits: &Bound<'py, PyAny>,
) -> PyResult<Bound<'py, PyString>> {
    let items = edits.try_iter()?.collect::<PyResult<Vec<_>>>()?;
    let edits = items.iter().map(|item| Ok(item.cast::<Edit>()?.get())).collect::<PyResult<Vec<_>>>()?;
    let utf8 = Utf8::of(text)?;
    let source = utf8.as_str()?;
    let new = hamvar::edits::apply(source, edits.iter().map(|edit| &edit.inner));
    Ok(if new == source { text.clone() } else { PyString::new(text.py(), &new) })
}
