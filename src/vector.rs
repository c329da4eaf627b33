//! The choice of a faster version of the same code at run time, and skipping one proven check.
//!
//! This is the only module that may use `unsafe`, for two things. Each function here has the same
//! body as the plain one it names, compiled for a processor with AVX2, and is called only where the
//! processor has it; and the bytes of a folded block are taken for UTF-8 without asking, since
//! [`scan::fold_block`] exchanges whole characters only.
#![allow(unsafe_code)]

use crate::scan;

/// [`scan::next_place`], compiled for AVX2 where the processor has it.
#[inline]
pub(crate) fn next_place<const WHAT: u8>(bytes: &[u8], from: usize) -> Option<usize> {
    #[cfg(all(feature = "std", target_arch = "x86_64"))]
    {
        #[target_feature(enable = "avx2")]
        fn avx2<const WHAT: u8>(bytes: &[u8], from: usize) -> Option<usize> {
            scan::next_place::<WHAT>(bytes, from)
        }
        if std::arch::is_x86_feature_detected!("avx2") {
            // SAFETY: the only requirement of `avx2` is that the processor has AVX2, which the
            // line above has just found.
            return unsafe { avx2::<WHAT>(bytes, from) };
        }
    }
    scan::next_place::<WHAT>(bytes, from)
}

/// [`scan::fold_block`] of the block of `text` at `at`, compiled for AVX2 where the processor has it:
/// the folded text. `None` also where there is no whole block.
#[inline]
pub(crate) fn fold_block<'o>(text: &str, at: usize, out: &'o mut [u8; scan::FOLDED]) -> Option<&'o str> {
    if !text.is_char_boundary(at) {
        return None;
    }
    let block = text.as_bytes()[at..].first_chunk()?;
    #[cfg(all(feature = "std", target_arch = "x86_64"))]
    let len = {
        #[target_feature(enable = "avx2")]
        fn avx2(block: &[u8; scan::FOLDED], out: &mut [u8; scan::FOLDED]) -> Option<usize> {
            scan::fold_block(block, out)
        }
        if std::arch::is_x86_feature_detected!("avx2") {
            // SAFETY: the only requirement of `avx2` is that the processor has AVX2, which the
            // line above has just found.
            unsafe { avx2(block, out) }
        } else {
            scan::fold_block(block, out)
        }
    }?;
    #[cfg(not(all(feature = "std", target_arch = "x86_64")))]
    let len = scan::fold_block(block, out)?;
    let folded = &out[..len];
    debug_assert!(core::str::from_utf8(folded).is_ok());
    // SAFETY: `block` begins at a character of valid UTF-8, and `len` is where a character of it
    // begins. `fold_block` changes nothing but whole sequences D9 8A, D9 89 and D9 83, to other whole
    // two-byte sequences (D9 is never a trail byte, so it cannot match across characters). A test
    // puts every character up to U+07FF, and some longer ones, after letters that change and letters
    // that do not, at four places of a block, and checks the result.
    Some(unsafe { core::str::from_utf8_unchecked(folded) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::String;

    #[test]
    fn folded_blocks_are_utf_8_and_fold_as_letter_by_letter() {
        let fold = |c: char| match c {
            'ي' | 'ى' => 'ی',
            'ك' => 'ک',
            c => c,
        };
        let mut folded = 0;
        for lead in ['ي', 'ك', 'ى', 'ب', 'ی', 'ت'] {
            for c in ('\u{20}'..='\u{7FF}').chain(['\u{200C}', '…', '€', '😀', 'ﻻ']) {
                for before in 0..4 {
                    let text: String =
                        [&"a".repeat(before), "ي", &String::from_iter([lead, c]).repeat(40)].concat();
                    let mut out = [0; scan::FOLDED];
                    if let Some(new) = fold_block(&text, 0, &mut out) {
                        assert!(core::str::from_utf8(new.as_bytes()).is_ok());
                        let wanted: String = text[..new.len()].chars().map(fold).collect();
                        assert_eq!(new, wanted);
                        assert!(new.len() >= scan::FOLDED - 4);
                        let mut plain = [0; scan::FOLDED];
                        let block = text.as_bytes().first_chunk().unwrap();
                        assert_eq!(scan::fold_block(block, &mut plain), Some(new.len()));
                        assert_eq!(&plain[..new.len()], new.as_bytes());
                        folded += 1;
                    }
                }
            }
        }
        assert!(folded > 10_000);
        assert_eq!(fold_block("ي", 0, &mut [0; scan::FOLDED]), None);
        assert_eq!(fold_block(&"ي".repeat(40), 1, &mut [0; scan::FOLDED]), None);
    }
}
