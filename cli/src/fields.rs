//! [`FieldChoice`]: which fields of a file are changed, and [`FieldsSeen`]: which of them it has.

use crate::format::Format;

/// How many fields an error lists.
pub(crate) const LISTED: usize = 10;

/// How many characters of the name of a field an error shows.
const SHOWN: usize = 40;

/// Returns the first of the `names`, for an error. Names that are missing or cut are marked by `…`.
pub(crate) fn listed(names: impl IntoIterator<Item = impl AsRef<str>>) -> String {
    let mut names = names.into_iter();
    let mut listed: Vec<String> = names.by_ref().take(LISTED).map(|name| cut(name.as_ref())).collect();
    if names.next().is_some() {
        listed.push("…".to_string());
    }
    listed.join(", ")
}

/// Returns the beginning of a long name, or a short name.
fn cut(name: &str) -> String {
    match name.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &name[..end]),
        None => name.to_string(),
    }
}

/// How the fields of a file are chosen.
#[derive(Clone, Debug, Default)]
pub(crate) struct FieldChoice {
    /// The names of the fields; all fields if it is empty.
    pub(crate) names: Vec<String>,
    /// Whether the first record of CSV has data.
    pub(crate) no_header: bool,
    /// The byte between the fields of CSV, if it was given.
    pub(crate) delimiter: Option<u8>,
}

impl FieldChoice {
    /// The byte between the fields of a file in the format `format`.
    pub(crate) fn delimiter(&self, format: Format) -> u8 {
        self.delimiter.unwrap_or(if format == Format::Tsv { b'\t' } else { b',' })
    }
}

/// Which fields some records of JSON have. (CSV and Parquet have the same fields in each record, and name them first.)
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct FieldsSeen {
    /// The names of the fields with text in the first record: at most one more than an error lists.
    pub(crate) listed: Vec<String>,
    /// Whether each chosen name was seen. Empty without records and without names.
    pub(crate) is_seen: Vec<bool>,
}

impl FieldsSeen {
    /// Adds what the next records have.
    pub(crate) fn add(&mut self, next: FieldsSeen) {
        if self.is_seen.is_empty() {
            *self = next;
        } else {
            self.is_seen.iter_mut().zip(next.is_seen).for_each(|(all, one)| *all |= one);
        }
    }

    /// Returns which of the `names` no record has, as an error for people.
    pub(crate) fn missing(&self, names: &[String]) -> Option<String> {
        let (_, name) = self.is_seen.iter().zip(names).find(|(is_seen, _)| !**is_seen)?;
        let listed = match self.listed.as_slice() {
            [] => "the first record has no text".to_string(),
            all => format!("the first record has {}", listed(all)),
        };
        Some(format!("no record has text in the field {name:?}; {listed}"))
    }
}
