//! Sentences, words and tokens.

use hamvar::{SentenceRules, TokenKind};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyString;

use crate::strings::Utf8;

/// Split a text into sentences, without the white space around them.
///
/// A line break ends a sentence, unless ``line_breaks`` is ``False``. With ``clauses``, a semicolon and a
/// colon end one, too. ``abbreviations`` are words with a dot that does not end a sentence.
///
/// >>> hamvar.sentences("قیمت ۳.۱۴ شد! چرا؟")
/// ['قیمت ۳.۱۴ شد!', 'چرا؟']
#[pyfunction]
#[pyo3(signature = (text, /, *, line_breaks = true, clauses = false, abbreviations = Vec::new()))]
pub(crate) fn sentences<'py>(
    text: &Bound<'py, PyString>,
    line_breaks: bool,
    clauses: bool,
    abbreviations: Vec<String>,
) -> PyResult<Vec<Bound<'py, PyString>>> {
    let mut rules = SentenceRules::new();
    rules.line_breaks(line_breaks).clauses(clauses);
    rules.add_abbreviations(abbreviations).map_err(|error| PyValueError::new_err(error.to_string()))?;
    let utf8 = Utf8::of(text)?;
    Ok(rules.sentences(utf8.as_str()?).map(|sentence| PyString::new(text.py(), sentence)).collect())
}

/// Split a text into words, without punctuation signs and symbols.
///
/// Numbers, URLs, e-mail addresses, mentions, hashtags and abbreviations are one word each.
///
/// >>> hamvar.words("او می‌رود؛ ۳٫۱۴ را می‌نویسد.")
/// ['او', 'می\u200cرود', '۳٫۱۴', 'را', 'می\u200cنویسد']
#[pyfunction]
#[pyo3(signature = (text, /))]
pub(crate) fn words<'py>(text: &Bound<'py, PyString>) -> PyResult<Vec<Bound<'py, PyString>>> {
    let utf8 = Utf8::of(text)?;
    Ok(hamvar::words(utf8.as_str()?).map(|word| PyString::new(text.py(), word)).collect())
}

/// Split a text into words, punctuation signs and symbols, each with its kind.
///
/// The kinds are ``word``, ``number``, ``url``, ``email``, ``mention``, ``hashtag``, ``punctuation`` and ``symbol``.
///
/// >>> hamvar.tokens("بنویس!")
/// [('بنویس', 'word'), ('!', 'punctuation')]
#[pyfunction]
#[pyo3(signature = (text, /))]
pub(crate) fn tokens<'py>(
    text: &Bound<'py, PyString>,
) -> PyResult<Vec<(Bound<'py, PyString>, Bound<'py, PyString>)>> {
    let py = text.py();
    let utf8 = Utf8::of(text)?;
    let tokens = hamvar::tokens(utf8.as_str()?);
    Ok(tokens
        .map(|token| (PyString::new(py, token.text), PyString::intern(py, kind_name(token.kind))))
        .collect())
}

/// Returns the name of a kind of token. A kind that is newer than this package is a symbol.
fn kind_name(kind: TokenKind) -> &'static str {
    match kind {
        TokenKind::Word => "word",
        TokenKind::Number => "number",
        TokenKind::Url => "url",
        TokenKind::Email => "email",
        TokenKind::Mention => "mention",
        TokenKind::Hashtag => "hashtag",
        TokenKind::Punctuation => "punctuation",
        _ => "symbol",
    }
}
