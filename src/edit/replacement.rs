//! The new text of an edit, which is short and mostly needs no memory of its own.

use alloc::boxed::Box;
use alloc::string::String;
use core::fmt;
use core::ops::Deref;

/// The new text of an [`Edit`](crate::Edit). It dereferences to `str`.
///
/// Up to eight bytes, such as a ZWNJ or the four digits of a year, are stored in the value itself. So a list
/// of edits takes little memory.
///
/// ```
/// let edits = hamvar::Normalizer::standard().edits("كتاب");
/// assert_eq!(edits[0].replacement, "ک");
/// assert_eq!(edits[0].replacement.len(), 2);
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Replacement(Repr);

/// The greatest length of a text that is stored without an allocation, in bytes. With it, a value takes 16
/// bytes.
const INLINE: usize = 8;

/// Fills the unused bytes of a short text. No UTF-8 text contains this byte.
const PADDING: u8 = 0xFF;

#[derive(Clone, PartialEq, Eq, Hash)]
enum Repr {
    /// At most [`INLINE`] bytes, then [`PADDING`].
    Short([u8; INLINE]),
    /// More than [`INLINE`] bytes.
    Long(Box<str>),
}

impl Replacement {
    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match &self.0 {
            Repr::Short(bytes) => {
                let len = bytes.iter().position(|&b| b == PADDING).unwrap_or(INLINE);
                str::from_utf8(&bytes[..len]).unwrap_or_default()
            }
            Repr::Long(text) => text,
        }
    }

    /// The texts of `parts`, one after the other.
    pub(super) fn concat<'p>(parts: impl Iterator<Item = &'p str> + Clone) -> Replacement {
        if parts.clone().map(str::len).sum::<usize>() > INLINE {
            return Replacement(Repr::Long(parts.collect::<String>().into()));
        }
        let mut bytes = [PADDING; INLINE];
        for (to, byte) in bytes.iter_mut().zip(parts.flat_map(str::bytes)) {
            *to = byte;
        }
        Replacement(Repr::Short(bytes))
    }
}

impl From<&str> for Replacement {
    fn from(text: &str) -> Self {
        Replacement::concat(core::iter::once(text))
    }
}

impl From<String> for Replacement {
    fn from(text: String) -> Self {
        if text.len() > INLINE { Replacement(Repr::Long(text.into())) } else { text.as_str().into() }
    }
}

impl Deref for Replacement {
    type Target = str;

    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl AsRef<str> for Replacement {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl PartialEq<str> for Replacement {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

impl PartialEq<&str> for Replacement {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}

impl fmt::Debug for Replacement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

impl fmt::Display for Replacement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::format;

    #[test]
    fn texts_of_any_length_come_back() {
        for text in ["", "\u{200C}", "ک", "۱۳۹۷", "۱۳۹۷٫", "abcdefgh", "abcdefghi", "﷽﷽﷽"] {
            let new = Replacement::from(text);
            assert_eq!((new.as_str(), new.len()), (text, text.len()));
            assert_eq!(new, Replacement::from(String::from(text)));
            assert_eq!(format!("{new} {new:?}"), format!("{text} {text:?}"));
        }
    }

    #[test]
    fn a_replacement_is_compared_with_text() {
        let new = Replacement::from("۱۲");
        assert!(new == "۱۲" && new == *"۱۲" && new != "۱۳" && new != *"۱۳");
    }

    #[test]
    fn texts_are_put_together() {
        for parts in [&[][..], &[""], &["۱", "", "۲۳", "۴"], &["۱۲۳۴", "٫", "۵"], &["۱۲۳۴۵", ""]]
        {
            assert_eq!(Replacement::concat(parts.iter().copied()), Replacement::from(parts.concat()));
        }
    }

    #[test]
    #[cfg(target_pointer_width = "64")]
    fn an_edit_takes_forty_bytes() {
        assert_eq!(size_of::<Replacement>(), 16);
        assert_eq!(size_of::<crate::Edit>(), 40);
    }
}
