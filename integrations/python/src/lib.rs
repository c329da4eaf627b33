//! The native module `hamvar._hamvar` of the Python package `hamvar`.
//!
//! Each file holds one kind of call. The Python part of the package (`python/hamvar`) has what needs other Python
//! packages: columns of pandas, Polars and pyarrow, and the drop-in for hazm.

mod columns;
mod digits;
mod edits;
mod lists;
mod normalizer;
mod search;
mod segments;
mod settings;
mod strings;
mod texts;

/// Normalizes Persian (Farsi) text.
#[pyo3::pymodule]
mod _hamvar {
    #[pymodule_export]
    use crate::columns::normalize_arrow;
    #[pymodule_export]
    use crate::digits::{display_number, machine_number, only_digits};
    #[pymodule_export]
    use crate::edits::{Edit, apply};
    #[pymodule_export]
    use crate::normalizer::{Normalizer, normalize};
    #[pymodule_export]
    use crate::search::{search_key, search_terms};
    #[pymodule_export]
    use crate::segments::{sentences, tokens, words};

    /// The version of the package.
    #[pymodule_export]
    #[allow(non_upper_case_globals)]
    const __version__: &str = env!("CARGO_PKG_VERSION");

    /// The version of search keys: keys of different versions must not be compared.
    #[pymodule_export]
    const SEARCH_KEY_VERSION: u32 = hamvar::SEARCH_KEY_VERSION;
}
