//! Search keys: one key for every spelling of a word. Search terms: the key of each word with its stems and parts.

use hamvar::Normalizer;
use hamvar::search::TermKind;
use pyo3::prelude::*;
use pyo3::types::PyString;

use crate::strings::{Utf8, map_str};

static SEARCH: Normalizer = Normalizer::search();

/// Return the search key of a text: the same key for every spelling of a word.
///
/// Compare keys only if ``SEARCH_KEY_VERSION`` is the same.
///
/// >>> hamvar.search_key("می روم") == hamvar.search_key("مي‌روم")
/// True
#[pyfunction]
#[pyo3(signature = (text, /))]
pub(crate) fn search_key<'py>(text: &Bound<'py, PyString>) -> PyResult<Bound<'py, PyString>> {
    map_str(text, |text| SEARCH.normalize(text))
}

/// A term as a tuple: its text, its kind, the number of its word, and the range of the word in characters.
pub(crate) type Term<'py> = (Bound<'py, PyString>, Bound<'py, PyString>, usize, usize, usize);

/// Return the terms of a text for the index of a search engine: ``(term, kind, position, start, end)``.
///
/// Each word has a position, and one to about five terms. The kinds are ``word`` (its search key), ``stem`` (the key
/// without endings) and ``part`` (a word inside a compound). ``text[start:end]`` is the word in the original text. An index
/// stores all terms. A query is made of the kinds ``word`` and ``stem``, as alternatives at their position. It leaves out
/// ``part``, which would find all other compounds with that word.
///
/// The keys are those of ``Normalizer("search")``. For words of your own, call the method ``search_terms`` of a normalizer.
///
/// >>> hamvar.search_terms("كتاب هايم")
/// [('کتابهایم', 'word', 0, 0, 9), ('کتاب', 'stem', 0, 0, 9)]
#[pyfunction]
#[pyo3(signature = (text, /))]
pub(crate) fn search_terms<'py>(text: &Bound<'py, PyString>) -> PyResult<Vec<Term<'py>>> {
    terms_of(&SEARCH, text)
}

/// Returns the terms that `normalizer` makes of a text.
pub(crate) fn terms_of<'py>(
    normalizer: &Normalizer,
    text: &Bound<'py, PyString>,
) -> PyResult<Vec<Term<'py>>> {
    let py = text.py();
    let utf8 = Utf8::of(text)?;
    let source = utf8.as_str()?;
    let terms = normalizer.search_terms(source);
    // The range of the last term, in bytes and in characters. Ranges ascend, so each character is counted about once.
    let (mut bytes, mut characters) = (0..0, 0..0);
    let term = |term: hamvar::search::Term| {
        if term.range != bytes {
            let begin = characters.start + source[bytes.start..term.range.start].chars().count();
            characters = begin..begin + source[term.range.clone()].chars().count();
            bytes = term.range;
        }
        let kind = match term.kind {
            TermKind::Word => "word",
            TermKind::Stem => "stem",
            _ => "part",
        };
        let (text, kind) = (PyString::new(py, term.text), PyString::intern(py, kind));
        (text, kind, term.position, characters.start, characters.end)
    };
    Ok(terms.iter().map(term).collect())
}
