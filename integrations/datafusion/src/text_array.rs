//! [`map_texts`]: changes the texts of an array, and copies as little as the type of the array allows.

use std::borrow::Cow;
use std::sync::Arc;

use datafusion::arrow::array::StringViewBuilder;
use datafusion::arrow::array::{
    Array, ArrayAccessor, ArrayRef, AsArray, GenericStringBuilder, OffsetSizeTrait,
};
use datafusion::arrow::compute::interleave;
use datafusion::arrow::datatypes::DataType;
use datafusion::common::{Result, exec_err, internal_err};

/// Returns `texts` with `change` applied to each text. Nulls stay.
///
/// If no text changes, the result is the same array. Otherwise `Utf8View` keeps the views of unchanged texts, and the
/// result shares their buffers; `Utf8` and `LargeUtf8` have one buffer, so all texts are copied.
pub(crate) fn map_texts(
    texts: &ArrayRef,
    change: impl for<'t> Fn(&'t str) -> Cow<'t, str>,
) -> Result<ArrayRef> {
    let (changed, array) = match texts.data_type() {
        DataType::Utf8 => {
            let changed = changed_texts(texts.as_string::<i32>(), change);
            let array = strings::<i32>(&changed)?;
            (changed, array)
        }
        DataType::LargeUtf8 => {
            let changed = changed_texts(texts.as_string::<i64>(), change);
            let array = strings::<i64>(&changed)?;
            (changed, array)
        }
        DataType::Utf8View => {
            let changed = changed_texts(texts.as_string_view(), change);
            let array = views(&changed)?;
            (changed, array)
        }
        other => return internal_err!("{other} is not text"),
    };
    if changed.is_empty() {
        return Ok(Arc::clone(texts));
    }
    // Pairs of an array (0: `texts`, 1: the changed texts) and a row of it.
    let mut sources: Vec<(usize, usize)> = (0..texts.len()).map(|row| (0, row)).collect();
    for (i, (row, _)) in changed.iter().enumerate() {
        sources[*row] = (1, i);
    }
    Ok(interleave(&[texts.as_ref(), array.as_ref()], &sources)?)
}

/// Returns the rows of the texts that `change` changes, with their new texts.
fn changed_texts<'a>(
    texts: impl ArrayAccessor<Item = &'a str>,
    change: impl Fn(&'a str) -> Cow<'a, str>,
) -> Vec<(usize, String)> {
    let mut changed = Vec::new();
    for row in 0..texts.len() {
        if texts.is_valid(row) {
            let old = texts.value(row);
            let new = change(old);
            if new != old {
                changed.push((row, new.into_owned()));
            }
        }
    }
    changed
}

/// Returns an array of the changed texts with offsets of type `O`.
fn strings<O: OffsetSizeTrait>(changed: &[(usize, String)]) -> Result<ArrayRef> {
    let bytes = changed.iter().map(|(_, text)| text.len()).sum();
    if O::from_usize(bytes).is_none() {
        return exec_err!("the texts of a batch exceed 2 GiB. Cast the column: arrow_cast(…, 'Utf8View')");
    }
    let mut builder = GenericStringBuilder::<O>::with_capacity(changed.len(), bytes);
    changed.iter().for_each(|(_, text)| builder.append_value(text));
    Ok(Arc::new(builder.finish()))
}

/// Returns an array of views of the changed texts.
fn views(changed: &[(usize, String)]) -> Result<ArrayRef> {
    let mut builder = StringViewBuilder::with_capacity(changed.len());
    for (_, text) in changed {
        builder.try_append_value(text)?;
    }
    Ok(Arc::new(builder.finish()))
}
