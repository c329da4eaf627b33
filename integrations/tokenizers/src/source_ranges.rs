//! The exact byte ranges of the source that tokens come from.

use core::ops::Range;

use hamvar::Edit;
use tokenizers::Encoding;

use crate::Hamvar;

impl Hamvar {
    /// Returns the byte range of `text` that each token of `encoding` comes from.
    ///
    /// The offsets of an encoding are nearly the same. But a range that is returned here
    ///
    /// - contains all characters of an edit that replaced them by fewer (`...` by `…`; an alef and its madda by آ), where
    ///   the offsets have only the first or the last;
    /// - does not begin or end with white space of any kind, unless all of it is white space;
    /// - begins and ends between characters.
    ///
    /// `encoding` must be of `text` alone and have byte offsets, as `TokenizerImpl::encode` returns them. Its tokenizer should
    /// not trim offsets (`ByteLevel::trim_offsets(false)`): trimming counts bytes of the
    /// normalized text, not of `text`.
    ///
    /// ```
    /// # use hamvar_tokenizers::Hamvar;
    /// # use tokenizers::{models::bpe::BPE, pre_tokenizers::byte_level::ByteLevel, TokenizerBuilder};
    /// # use tokenizers::{PreTokenizerWrapper, PostProcessorWrapper, DecoderWrapper};
    /// # let tokenizer = TokenizerBuilder::<BPE, Hamvar, PreTokenizerWrapper, PostProcessorWrapper, DecoderWrapper>::new()
    /// #     .with_model(BPE::builder().unk_token("?".into()).vocab_and_merges([("?".to_owned(), 0)], vec![]).build()?)
    /// #     .with_normalizer(Some(Hamvar::default()))
    /// #     .with_pre_tokenizer(Some(ByteLevel::new(false, false, true).into()))
    /// #     .build()?;
    /// let text = "علي رفت... و آمد";
    /// let encoding = tokenizer.encode(text, false)?;
    /// let ranges = tokenizer.get_normalizer().unwrap().source_ranges(text, &encoding);
    /// assert!(ranges.iter().any(|range| &text[range.clone()] == "..."));
    /// # Ok::<(), Box<dyn std::error::Error + Send + Sync>>(())
    /// ```
    #[must_use]
    pub fn source_ranges(&self, text: &str, encoding: &Encoding) -> Vec<Range<usize>> {
        let shrinks = |edit: &Edit| {
            let new = edit.replacement.chars().count();
            new > 0 && new < text[edit.range.clone()].chars().count()
        };
        let shrunk: Vec<Edit> = self.edits(text).into_iter().filter(shrinks).collect();
        let exact = |&(start, end): &(usize, usize)| {
            let mut range = text.floor_char_boundary(start)..text.ceil_char_boundary(end);
            let first = shrunk.partition_point(|edit| edit.range.end <= range.start);
            for edit in shrunk[first..].iter().take_while(|edit| edit.range.start < end) {
                range = range.start.min(edit.range.start)..range.end.max(edit.range.end);
            }
            trimmed(text, range)
        };
        encoding.get_offsets().iter().map(exact).collect()
    }
}

/// Returns `range` without white space at its ends, or all of `range` if it is only white space.
fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let token = &text[range.clone()];
    let end = range.start + token.trim_end().len();
    let start = range.end - token.trim_start().len();
    if start < end { start..end } else { range }
}
