//! The functions of the crate `memchr`, which count the blocks that they read.

use ::memchr as uncounted;

use super::count_bytes;

/// Defines a function that searches forwards, and one that searches backwards.
macro_rules! counted {
    ($($forwards:ident $backwards:ident ($($byte:ident),*);)*) => {$(
        pub(crate) fn $forwards($($byte: u8,)* bytes: &[u8]) -> Option<usize> {
            let found = uncounted::$forwards($($byte,)* bytes);
            count_bytes(found.unwrap_or(bytes.len()));
            found
        }

        #[allow(dead_code, reason = "not every search has a use in both directions")]
        pub(crate) fn $backwards($($byte: u8,)* bytes: &[u8]) -> Option<usize> {
            let found = uncounted::$backwards($($byte,)* bytes);
            count_bytes(bytes.len() - found.unwrap_or(0));
            found
        }
    )*};
}

counted! {
    memchr memrchr (a);
    memchr2 memrchr2 (a, b);
    memchr3 memrchr3 (a, b, c);
}

pub(crate) fn memchr_iter(byte: u8, bytes: &[u8]) -> impl Iterator<Item = usize> + '_ {
    let mut read = 0;
    uncounted::memchr_iter(byte, bytes).inspect(move |&found| {
        count_bytes(found - read);
        read = found;
    })
}

pub(crate) fn memchr2_iter<'b>(a: u8, b: u8, bytes: &'b [u8]) -> impl Iterator<Item = usize> + 'b {
    count_bytes(bytes.len());
    uncounted::memchr2_iter(a, b, bytes)
}

/// Searches for several bytes.
pub(crate) mod memmem {
    use super::{count_bytes, uncounted};

    pub(crate) fn find(bytes: &[u8], needle: &[u8]) -> Option<usize> {
        let found = uncounted::memmem::find(bytes, needle);
        count_bytes(found.unwrap_or(bytes.len()));
        found
    }

    pub(crate) fn find_iter<'b, N: AsRef<[u8]> + ?Sized>(
        bytes: &'b [u8],
        needle: &'b N,
    ) -> impl Iterator<Item = usize> + 'b {
        count_bytes(bytes.len());
        uncounted::memmem::find_iter(bytes, needle)
    }
}
