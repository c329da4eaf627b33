//! Normalizes columns of strings, which Python passes through the Arrow PyCapsule interface.

use std::collections::HashMap;
use std::num::NonZeroUsize;
use std::sync::Arc;

use arrow_array::builder::{LargeStringBuilder, StringBuilder, StringLikeArrayBuilder, StringViewBuilder};
use arrow_array::cast::AsArray;
use arrow_array::types::ArrowDictionaryKeyType;
use arrow_array::{
    Array, ArrayRef, DictionaryArray, LargeStringArray, PrimitiveArray, StringArray, StringViewArray,
    downcast_dictionary_array,
};
use arrow_buffer::ArrowNativeType;
use arrow_schema::DataType;
use pyo3::exceptions::{PyOverflowError, PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3_arrow::input::AnyArray;
use pyo3_arrow::{PyArray, PyChunkedArray};

use crate::normalizer::Normalizer;
use crate::texts::{Normalized, Texts, normalize_all};

macro_rules! texts {
    ($($array:ty),*) => {
        $(
            impl Texts for $array {
                fn len(&self) -> usize {
                    Array::len(self)
                }

                fn get(&self, index: usize) -> Option<&str> {
                    self.is_valid(index).then(|| self.value(index))
                }
            }
        )*
    };
}

texts!(StringArray, LargeStringArray, StringViewArray);

/// A column of the type `Null`, in which nothing changes.
struct Missing;

impl Texts for Missing {
    fn len(&self) -> usize {
        0
    }

    fn get(&self, _: usize) -> Option<&str> {
        None
    }
}

/// Normalizes an object with `__arrow_c_array__` or `__arrow_c_stream__`. Returns an object with the same method,
/// whose type of strings is the same.
#[pyfunction]
#[pyo3(signature = (normalizer, column, threads = None))]
pub(crate) fn normalize_arrow<'py>(
    normalizer: &Bound<'py, Normalizer>,
    column: AnyArray,
    threads: Option<NonZeroUsize>,
) -> PyResult<Bound<'py, PyAny>> {
    let py = normalizer.py();
    let normalizer = &normalizer.get().inner;
    match column {
        AnyArray::Array(array) => {
            let (array, field) = array.into_inner();
            let mut new = normalize_chunks(py, normalizer, &[array], threads)?;
            Ok(PyArray::new(new.remove(0), field).into_pyobject(py)?.into_any())
        }
        AnyArray::Stream(stream) => {
            let (chunks, field) = stream.into_chunked_array()?.into_inner();
            strings_type(field.data_type())?;
            let new = normalize_chunks(py, normalizer, &chunks, threads)?;
            Ok(PyChunkedArray::try_new(new, field)?.into_pyobject(py)?.into_any())
        }
    }
}

/// Normalizes the chunks of a column. A chunk in which nothing changes is returned as it is.
fn normalize_chunks(
    py: Python<'_>,
    normalizer: &hamvar::Normalizer,
    chunks: &[ArrayRef],
    threads: Option<NonZeroUsize>,
) -> PyResult<Vec<ArrayRef>> {
    let sources = chunks.iter().map(|chunk| strings(chunk.as_ref())).collect::<PyResult<Vec<_>>>()?;
    py.detach(|| {
        for (chunk, source) in sources.iter().enumerate() {
            check_utf8(*source, chunk)?;
        }
        let results = normalize_all(normalizer, &sources, threads);
        let new = chunks.iter().zip(&sources).enumerate();
        new.map(|(index, (chunk, source))| rebuilt(chunk, *source, &results, index)).collect()
    })
}

/// Checks that all strings of a chunk are UTF-8. Other packages pass on the bytes of a file without looking at them, and
/// nothing else here reads them before `str` promises that they are UTF-8.
fn check_utf8(texts: &dyn Texts, chunk: usize) -> PyResult<()> {
    for item in 0..texts.len() {
        // The bytes pass through a black box, so that the compiler cannot rely on the promise of `str`.
        let bytes = std::hint::black_box(texts.get(item).unwrap_or_default().as_bytes());
        if let Err(error) = std::str::from_utf8(bytes) {
            let offset = error.valid_up_to();
            let message = format!(
                "string {item} of chunk {chunk} is not UTF-8 at byte {offset}; decode the column first"
            );
            return Err(PyValueError::new_err(message));
        }
    }
    Ok(())
}

/// Returns the strings of an array: its values, if it is a dictionary.
fn strings(array: &dyn Array) -> PyResult<&dyn Texts> {
    Ok(match array.data_type() {
        DataType::Null => &Missing,
        DataType::Utf8 => array.as_string::<i32>(),
        DataType::LargeUtf8 => array.as_string::<i64>(),
        DataType::Utf8View => array.as_string_view(),
        DataType::Dictionary(..) => strings(array.as_any_dictionary().values().as_ref())?,
        other => return Err(wrong_type(other)),
    })
}

/// Checks by its type that a column has strings, since a column can have no chunks.
fn strings_type(kind: &DataType) -> PyResult<()> {
    match kind {
        DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View | DataType::Null => Ok(()),
        DataType::Dictionary(_, values) => strings_type(values),
        other => Err(wrong_type(other)),
    }
}

fn wrong_type(kind: &DataType) -> PyErr {
    PyTypeError::new_err(format!("a column of type {kind} has no strings; give a column of strings"))
}

/// Returns `array` with the results in place of its strings.
fn rebuilt(array: &ArrayRef, source: &dyn Texts, results: &Normalized, index: usize) -> PyResult<ArrayRef> {
    let old = (0..source.len()).map(|item| source.get(item));
    let new: Vec<_> = old.clone().zip(results.of_source(index)).map(|(old, new)| old.map(|_| new)).collect();
    if old.eq(new.iter().copied()) { Ok(Arc::clone(array)) } else { with_strings(array, &new) }
}

/// Returns an array of the same type as `array` with the strings `new`.
fn with_strings(array: &ArrayRef, new: &[Option<&str>]) -> PyResult<ArrayRef> {
    let bytes: usize = new.iter().flatten().map(|text| text.len()).sum();
    Ok(match array.data_type() {
        DataType::Utf8 if i32::try_from(bytes).is_err() => {
            return Err(PyOverflowError::new_err(
                "the result has more than 2 GiB in one chunk; cast the column to large_string",
            ));
        }
        DataType::Utf8 => built(StringBuilder::with_capacity(new.len(), bytes), new),
        DataType::LargeUtf8 => built(LargeStringBuilder::with_capacity(new.len(), bytes), new),
        DataType::Utf8View => built(StringViewBuilder::with_capacity(new.len()), new),
        DataType::Dictionary(_, values) if matches!(**values, DataType::Dictionary(..)) => {
            let dictionary = array.as_any_dictionary();
            dictionary.with_values(with_strings(dictionary.values(), new)?)
        }
        DataType::Dictionary(..) => {
            let (unique, places) = without_repetitions(new);
            let values = with_strings(array.as_any_dictionary().values(), &unique)?;
            downcast_dictionary_array! {
                array => with_places(array, values, &places)?,
                _ => return Err(wrong_type(array.data_type())),
            }
        }
        other => return Err(wrong_type(other)),
    })
}

/// Returns the different strings in the order of their first place, and for each of `all` its place among them.
fn without_repetitions<'a>(all: &[Option<&'a str>]) -> (Vec<Option<&'a str>>, Vec<usize>) {
    let (mut unique, mut place_of) = (Vec::new(), HashMap::new());
    let place = |&text: &Option<&'a str>| {
        *place_of.entry(text).or_insert_with(|| {
            unique.push(text);
            unique.len() - 1
        })
    };
    let places = all.iter().map(place).collect();
    (unique, places)
}

/// Returns `dictionary` with other values, where the key `k` becomes `places[k]`. Values that became one need one key: other
/// packages compare and group the rows by their keys.
fn with_places<K: ArrowDictionaryKeyType>(
    dictionary: &DictionaryArray<K>,
    values: ArrayRef,
    places: &[usize],
) -> PyResult<ArrayRef> {
    // A place is not above its key, so it fits into the same type.
    let place = |key: K::Native| places.get(key.as_usize()).and_then(|&place| K::Native::from_usize(place));
    let keys: PrimitiveArray<K> = dictionary.keys().iter().map(|key| key.and_then(place)).collect();
    let new = DictionaryArray::try_new(keys, values);
    Ok(Arc::new(new.map_err(|error| PyValueError::new_err(error.to_string()))?))
}

fn built<B: StringLikeArrayBuilder>(mut builder: B, new: &[Option<&str>]) -> ArrayRef {
    for text in new {
        match text {
            Some(text) => builder.append_value(text),
            None => builder.append_null(),
        }
    }
    builder.finish()
}
