//! [`Batch`]: many short texts, normalized into one buffer.

use alloc::string::String;
use alloc::vec::Vec;

use super::Normalizer;
use super::pipeline::Buffers;
use crate::steps::Carry;

/// Normalizes many short texts, such as the column of a table, into one buffer.
///
/// The results are one after the other in one string, with the offset at which each begins: the layout
/// of a string column in Arrow. A batch allocates only while its buffers grow, and
/// [`clear`](Self::clear) keeps them.
///
/// Each text is judged by itself, as [`Normalizer::normalize`] does, unless
/// [`keep_context`](Self::keep_context) is on.
///
/// ```
/// let mut batch = hamvar::Normalizer::standard().batch();
/// batch.extend(["كتاب ها", "", "سال 1397"]);
/// assert_eq!(batch.iter().collect::<Vec<_>>(), ["کتاب‌ها", "", "سال ۱۳۹۷"]);
/// assert_eq!((batch.len(), batch.get(0), batch.get(3)), (3, Some("کتاب‌ها"), None));
/// assert_eq!(&batch.text()[..batch.offsets()[1]], "کتاب‌ها");
/// ```
#[derive(Clone, Debug)]
pub struct Batch {
    normalizer: Normalizer,
    carry: Carry,
    buffers: Buffers,
    keeps_context: bool,
    text: String,
    /// The offset in `text` at which each result begins, and the end of the last one.
    offsets: Vec<usize>,
}

impl Batch {
    pub(super) fn new(normalizer: Normalizer) -> Batch {
        Batch {
            normalizer,
            carry: Carry::default(),
            buffers: Buffers::default(),
            keeps_context: false,
            text: String::new(),
            offsets: Vec::from([0]),
        }
    }

    /// Makes the texts the lines of one document, as in a [`Session`](super::Session). Off by default. The context
    /// also survives [`clear`](Self::clear); turning it off ends it.
    ///
    /// Use it if all texts were typed or damaged in the same way. Then their gaps are judged better than
    /// by themselves, but the result for a text depends on those before it.
    pub fn keep_context(&mut self, on: bool) -> &mut Self {
        self.keeps_context = on;
        self.carry.memory = Default::default();
        self
    }

    /// Normalizes `text` and adds the result at the end. Returns the result.
    pub fn push(&mut self, text: &str) -> &str {
        if !self.keeps_context {
            self.carry.memory = Default::default();
        }
        let start = self.text.len();
        self.normalizer.append(text, &mut self.carry, &mut self.buffers, &mut self.text);
        self.offsets.push(self.text.len());
        &self.text[start..]
    }

    /// Returns result number `index`, counted from 0.
    #[must_use]
    pub fn get(&self, index: usize) -> Option<&str> {
        let end = *self.offsets.get(index.checked_add(1)?)?;
        Some(&self.text[self.offsets[index]..end])
    }

    /// Returns the results in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &str> + DoubleEndedIterator {
        self.offsets.windows(2).map(|pair| &self.text[pair[0]..pair[1]])
    }

    /// Returns all results, one right after the other.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns the offset in [`text`](Self::text) at which each result begins, and the end of the last one: one
    /// offset more than there are results.
    #[must_use]
    pub fn offsets(&self) -> &[usize] {
        &self.offsets
    }

    /// Returns the number of results.
    #[must_use]
    pub fn len(&self) -> usize {
        self.offsets.len() - 1
    }

    /// Returns whether there are no results.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Removes all results. Keeps the memory that they took.
    pub fn clear(&mut self) {
        self.text.clear();
        self.offsets.truncate(1);
    }
}

impl<T: AsRef<str>> Extend<T> for Batch {
    fn extend<I: IntoIterator<Item = T>>(&mut self, texts: I) {
        texts.into_iter().for_each(|text| _ = self.push(text.as_ref()));
    }
}
