//! `persian_sentences(text)`.

use std::sync::Arc;

use datafusion::arrow::array::{
    Array, ArrayBuilder, ArrayRef, AsArray, ByteView, GenericStringArray, GenericStringBuilder,
    OffsetSizeTrait, StringViewArray, make_view,
};
use datafusion::arrow::datatypes::DataType;
use datafusion::common::{Result, internal_err};

use crate::text_function::TextFunction;
use crate::text_lists::{list, list_type};

/// The name of the function in SQL.
const NAME: &str = "persian_sentences";

/// Makes the function `persian_sentences`.
pub(crate) fn function() -> TextFunction {
    TextFunction::new(NAME, list_type, compute)
}

fn compute(texts: &ArrayRef) -> Result<ArrayRef> {
    match texts.data_type() {
        DataType::Utf8 => copied_sentences(texts.as_string::<i32>()),
        DataType::LargeUtf8 => copied_sentences(texts.as_string::<i64>()),
        DataType::Utf8View => viewed_sentences(texts.as_string_view()),
        other => internal_err!("{NAME}: {other} is not text"),
    }
}

/// Returns the sentences of each text, copied to a new buffer.
fn copied_sentences<O: OffsetSizeTrait>(texts: &GenericStringArray<O>) -> Result<ArrayRef> {
    // Sentences are slices of the texts, so their offsets fit wherever those of the texts do.
    let mut sentences = GenericStringBuilder::<O>::with_capacity(texts.len(), 0);
    let mut counts = Vec::with_capacity(texts.len());
    for text in texts {
        let before = sentences.len();
        text.into_iter().flat_map(hamvar::sentences).for_each(|sentence| sentences.append_value(sentence));
        counts.push(sentences.len() - before);
    }
    list(NAME, "sentences", counts, Arc::new(sentences.finish()), texts.nulls())
}

/// Returns the sentences of each text as views into the buffers of the texts.
fn viewed_sentences(texts: &StringViewArray) -> Result<ArrayRef> {
    let mut views = Vec::with_capacity(texts.len());
    let mut counts = Vec::with_capacity(texts.len());
    for (text, view) in texts.iter().zip(texts.views()) {
        let before = views.len();
        // A short text is stored in its view, without a buffer and an offset. Its sentences are short too, and so their
        // views do not use these numbers either.
        let ByteView { buffer_index, offset, .. } = ByteView::from(*view);
        for (start, sentence) in text.into_iter().flat_map(hamvar::sentence_indices) {
            views.push(make_view(sentence.as_bytes(), buffer_index, offset.wrapping_add(start as u32)));
        }
        counts.push(views.len() - before);
    }
    let sentences = StringViewArray::try_new(views.into(), texts.data_buffers().to_vec(), None)?;
    list(NAME, "sentences", counts, Arc::new(sentences), texts.nulls())
}
