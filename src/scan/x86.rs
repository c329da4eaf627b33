//! The choice of a faster version of the same code at run time, and skipping one proven check.
//!
//! This is the only module that may use `unsafe`, for three things. What is compiled for a processor
//! with AVX2 is called only where the processor has it ([`Avx2`] is the proof; SSE2 every x86-64 has);
//! bytes are loaded from arrays of as many bytes; and the bytes of a folded text are taken for UTF-8
//! without asking, since [`walk::push_folded`] exchanges and drops whole characters only.
//!
//! The walks over blocks are the same for every processor, and the compiler vectorizes them.
//! [`Avx2`] answers the questions of [`Blocks`](walk::Blocks) by table look-up instead, which no
//! compiler finds by itself: whether a block has a place takes a quarter of the time.
#![allow(unsafe_code)]

use alloc::string::String;
use core::ops::Range;

use super::walk::{self, BLOCK, Plain, Survey, Text};

#[cfg(all(feature = "std", target_arch = "x86_64"))]
use avx2::Avx2;

/// [`walk::next_place`].
#[inline]
pub(crate) fn next_place<const WHAT: u8>(
    text: &Text,
    range: Range<usize>,
    harmless: impl Fn(usize) -> bool,
) -> Option<usize> {
    #[cfg(all(feature = "std", target_arch = "x86_64"))]
    {
        #[target_feature(enable = "avx2")]
        fn fast<const WHAT: u8>(
            blocks: Avx2,
            text: &Text,
            range: Range<usize>,
            harmless: impl Fn(usize) -> bool,
        ) -> Option<usize> {
            walk::next_place::<WHAT>(blocks, text, range, harmless)
        }
        if let Some(blocks) = Avx2::detect() {
            // SAFETY: the only requirement is that the processor has AVX2, as `blocks` proves.
            return unsafe { fast::<WHAT>(blocks, text, range, harmless) };
        }
    }
    walk::next_place::<WHAT>(Plain, text, range, harmless)
}

/// [`walk::survey`].
#[inline]
pub(crate) fn survey(text: &Text) -> Survey {
    #[cfg(all(feature = "std", target_arch = "x86_64"))]
    {
        #[target_feature(enable = "avx2")]
        fn fast(blocks: Avx2, text: &Text) -> Survey {
            walk::survey(blocks, text)
        }
        if let Some(blocks) = Avx2::detect() {
            // SAFETY: the only requirement is that the processor has AVX2, as `blocks` proves.
            return unsafe { fast(blocks, text) };
        }
    }
    walk::survey(Plain, text)
}

/// [`walk::hits`].
pub(crate) fn hits(text: &Text, at: usize, hits: &mut [u64], hit: impl Fn(u8, u8, u8) -> bool) -> u32 {
    #[cfg(all(feature = "std", target_arch = "x86_64"))]
    {
        #[target_feature(enable = "avx2")]
        fn fast(
            blocks: Avx2,
            text: &Text,
            at: usize,
            hits: &mut [u64],
            hit: impl Fn(u8, u8, u8) -> bool,
        ) -> u32 {
            walk::hits(blocks, text, at, hits, hit)
        }
        if let Some(blocks) = Avx2::detect() {
            // SAFETY: the only requirement is that the processor has AVX2, as `blocks` proves.
            return unsafe { fast(blocks, text, at, hits, hit) };
        }
    }
    walk::hits(Plain, text, at, hits, hit)
}

/// Which of sixteen numbers of two bytes are `number`: a bit set.
#[inline(always)]
pub(crate) fn equal(numbers: &[u8; 32], number: u16) -> u32 {
    #[cfg(all(target_arch = "x86_64", target_feature = "sse2"))]
    {
        use core::arch::x86_64::*;
        // SAFETY: the target has SSE2, as the attribute above says; and 16 bytes are read twice, without
        // any alignment, from an array of 32 bytes.
        unsafe {
            let number = _mm_set1_epi16(number as i16);
            let same = |at: usize| _mm_cmpeq_epi16(_mm_loadu_si128(numbers[at..].as_ptr().cast()), number);
            _mm_movemask_epi8(_mm_packs_epi16(same(0), same(16))) as u32
        }
    }
    #[cfg(not(all(target_arch = "x86_64", target_feature = "sse2")))]
    plain_equal(numbers, number)
}

/// Tells the processor that `of[at]` will be read soon.
#[inline(always)]
pub(crate) fn prefetch<T>(of: &[T], at: usize) {
    #[cfg(all(target_arch = "x86_64", target_feature = "sse2"))]
    if let Some(place) = of.get(at) {
        use core::arch::x86_64::*;
        // SAFETY: the target has SSE2, as the attribute above says; and nothing is read or written.
        unsafe { _mm_prefetch::<_MM_HINT_T0>(core::ptr::from_ref(place).cast()) }
    }
    #[cfg(not(all(target_arch = "x86_64", target_feature = "sse2")))]
    let _ = (of, at);
}

/// [`equal`] for any processor.
#[cfg_attr(all(target_arch = "x86_64", target_feature = "sse2"), cfg(test))]
fn plain_equal(numbers: &[u8; 32], number: u16) -> u32 {
    numbers
        .as_chunks()
        .0
        .iter()
        .enumerate()
        .fold(0, |set, (i, n)| set | ((u16::from_le_bytes(*n) == number) as u32) << i)
}

/// Every second one of sixteen bytes, the first one in the lowest byte. One before a byte that is not zero
/// may come out as any other.
#[inline(always)]
pub(crate) fn every_second(bytes: &[u8; 16]) -> u64 {
    #[cfg(all(target_arch = "x86_64", target_feature = "sse2"))]
    {
        use core::arch::x86_64::*;
        // SAFETY: the target has SSE2, as the attribute above says; and 16 bytes are read, without any
        // alignment, from an array of 16 bytes.
        unsafe {
            let pairs = _mm_loadu_si128(bytes.as_ptr().cast());
            _mm_cvtsi128_si64(_mm_packus_epi16(pairs, pairs)) as u64
        }
    }
    #[cfg(not(all(target_arch = "x86_64", target_feature = "sse2")))]
    plain_every_second(bytes)
}

/// [`every_second`] for any processor.
#[cfg_attr(all(target_arch = "x86_64", target_feature = "sse2"), cfg(test))]
fn plain_every_second(bytes: &[u8; 16]) -> u64 {
    u64::from_le_bytes(core::array::from_fn(|i| bytes[2 * i]))
}

/// [`walk::codes`].
pub(crate) fn codes(text: &[u8], codes: &mut [[u8; BLOCK]], letters: &mut [u64]) {
    #[cfg(all(feature = "std", target_arch = "x86_64"))]
    {
        #[target_feature(enable = "avx2")]
        fn fast(blocks: Avx2, text: &[u8], codes: &mut [[u8; BLOCK]], letters: &mut [u64]) {
            walk::codes(blocks, text, codes, letters)
        }
        if let Some(blocks) = Avx2::detect() {
            // SAFETY: the only requirement is that the processor has AVX2, as `blocks` proves.
            return unsafe { fast(blocks, text, codes, letters) };
        }
    }
    walk::codes(Plain, text, codes, letters)
}

/// [`walk::push_folded`] of `text[range]`; nothing is appended where `range` is not one of whole
/// characters of `text`.
#[inline]
pub(crate) fn push_folded<const DROP: bool>(text: &Text, range: Range<usize>, out: &mut String) {
    if text.get(range.clone()).is_none() {
        return;
    }
    let Range { start, end } = range;
    // So that nothing can go wrong in the middle of a character. Blocks are written whole.
    out.reserve(end - start + BLOCK);
    let from = out.len();
    // SAFETY: characters of valid UTF-8 begin at `start` and at `end`. `push_folded` changes nothing
    // between them but whole sequences D9 8A, D9 89 and D9 83, to other whole two-byte sequences (D9 is
    // never a trail byte, so it cannot match across characters), and drops nothing but whole
    // sequences D9 8B to D9 92 and D9 B0; what it appends to the UTF-8 of `out` is UTF-8. It does not
    // panic, since there is room. A test puts every character up to U+07FF, and some longer ones, after
    // letters that change and letters that do not, at every place of a block, and checks the result.
    let to = unsafe { out.as_mut_vec() };
    #[cfg(all(feature = "std", target_arch = "x86_64"))]
    {
        #[target_feature(enable = "avx2")]
        fn fast<const DROP: bool>(
            blocks: Avx2,
            text: &Text,
            from: usize,
            to: usize,
            out: &mut alloc::vec::Vec<u8>,
        ) {
            walk::push_folded::<DROP>(blocks, text, from, to, out)
        }
        match Avx2::detect() {
            // SAFETY: the only requirement is that the processor has AVX2, as `blocks` proves.
            Some(blocks) => unsafe { fast::<DROP>(blocks, text, start, end, to) },
            None => walk::push_folded::<DROP>(Plain, text, start, end, to),
        }
    }
    #[cfg(not(all(feature = "std", target_arch = "x86_64")))]
    walk::push_folded::<DROP>(Plain, text, start, end, to);
    debug_assert!(core::str::from_utf8(&out.as_bytes()[from..]).is_ok());
}

/// Answers by AVX2. A character is looked up by the low half of its lead byte and both halves of its
/// trail byte, in three tables of 16 bytes; what all three have in common is not zero for the
/// characters that are looked for. Each bit of the tables is one group of them.
#[cfg(all(feature = "std", target_arch = "x86_64"))]
mod avx2 {
    use core::arch::x86_64::*;

    use crate::scan::walk::{
        self, ASIDE, BARE_ASIDE, BLOCK, Blocks, FOREIGN, HERE, INVISIBLE, KEY_FOLDS, KEYS, ODD, SIGNS, Window,
    };

    /// Proof that the processor has AVX2.
    #[derive(Clone, Copy)]
    pub(crate) struct Avx2(());

    impl Avx2 {
        #[inline(always)]
        pub(crate) fn detect() -> Option<Avx2> {
            std::arch::is_x86_feature_detected!("avx2").then_some(Avx2(()))
        }
    }

    impl Blocks for Avx2 {
        #[inline(always)]
        fn ones(self, bytes: &[u8; BLOCK]) -> u64 {
            // SAFETY: `self` is proof of AVX2. So it is below.
            unsafe { ones(bytes) }
        }

        #[inline(always)]
        fn suspects<const WHAT: u8>(self, window: &Window) -> u64 {
            // SAFETY: see above.
            unsafe { suspects::<WHAT>(window) }
        }

        #[inline(always)]
        fn prefetch(self, text: &str, at: usize) {
            super::prefetch(text.as_bytes(), at);
        }

        #[inline(always)]
        fn exchange(self, window: &Window) -> [u8; BLOCK] {
            // SAFETY: see above.
            unsafe { exchange(window) }
        }

        #[inline(always)]
        fn harakat(self, window: &Window) -> u64 {
            // SAFETY: see above.
            unsafe { harakat(window) }
        }

        #[inline(always)]
        fn keep(self, block: &[u8; BLOCK], keep: u64, out: &mut [u8; BLOCK]) {
            // SAFETY: see above.
            unsafe { compact(block, keep, out) }
        }
    }

    /// Three tables of groups: by the low half of the byte before, by the high and the low half of the
    /// byte itself.
    struct Tables([u8; 16], [u8; 16], [u8; 16]);

    /// Groups of characters: (low halves of the lead byte, high halves of the trail byte, its low
    /// halves), each as the set of bits 0 to 15.
    const fn tables(groups: &[(u16, u16, u16)]) -> Tables {
        let mut tables = Tables([0; 16], [0; 16], [0; 16]);
        let mut bit = 0;
        while bit < groups.len() {
            let (lead, high, low) = groups[bit];
            let mut i = 0;
            while i < 16 {
                tables.0[i] |= ((lead >> i & 1) as u8) << bit;
                tables.1[i] |= ((high >> i & 1) as u8) << bit;
                tables.2[i] |= ((low >> i & 1) as u8) << bit;
                i += 1;
            }
            bit += 1;
        }
        tables
    }

    /// The set of these halves.
    const fn set(halves: &[u8]) -> u16 {
        let mut set = 0;
        let mut i = 0;
        while i < halves.len() {
            set |= 1 << halves[i];
            i += 1;
        }
        set
    }

    /// The set of the halves from `first` to `last`.
    const fn span(first: u8, last: u8) -> u16 {
        ((1u32 << (last + 1)) - (1u32 << first)) as u16
    }

    // 0 is for E0 A2, E2 80 and F0 9E, 1 for E2 81, 2 for C2.
    static FOLDED: Tables = tables(&[
        (set(&[0x9, 0xB, 0x0]), set(&[0x9]), 0xFFFF),
        (set(&[0x9]), set(&[0x8]), set(&[0x0, 0x3]) | span(0x9, 0xF)),
        (set(&[0x9]), set(&[0xB]), set(&[0x0]) | span(0x5, 0x8)),
        (set(&[0x8]), set(&[0x9]), span(0x0, 0xA) | set(&[0xC])),
        (set(&[0xB, 0x0]), set(&[0x8]), span(0x0, 0x2) | set(&[0xB]) | span(0xD, 0xF)),
        (set(&[0xA, 0xB, 0x0]), set(&[0xA]), span(0xA, 0xE)),
        (set(&[0xB, 0x1, 0x0]), set(&[0xA]), span(0x0, 0x9)),
        (set(&[0xA, 0x2]), set(&[0xA, 0xB]), span(0xC, 0xE)),
    ]);

    static KEYED: Tables = tables(&[
        (set(&[0x8, 0x9, 0xB, 0x0]), set(&[0x9]), 0xFFFF),
        (set(&[0x9]), set(&[0x8]), set(&[0x0, 0x3]) | span(0x9, 0xF)),
        (set(&[0x9]), set(&[0xB]), span(0x0, 0x3) | span(0x5, 0x8)),
        (set(&[0x8]), set(&[0xA]), span(0x2, 0x6) | set(&[0x9])),
        (set(&[0xB, 0x0]), set(&[0x8]), span(0x0, 0x2) | set(&[0xB]) | span(0xD, 0xF)),
        (set(&[0xA, 0xB, 0x0]), set(&[0xA]), span(0xA, 0xE)),
        (set(&[0xB, 0x1, 0x0]), set(&[0xA]), span(0x0, 0x9)),
        (set(&[0xA, 0x2]), set(&[0xA, 0xB]), span(0xC, 0xE)),
    ]);

    static UNSEEN: Tables = tables(&[
        (set(&[0x9]), set(&[0x8]), set(&[0x0])),
        (set(&[0x8]), set(&[0x9]), set(&[0xC])),
        (set(&[0x1, 0x2]), set(&[0xA]), span(0x0, 0x9) | span(0xC, 0xD)),
        (set(&[0x0]), set(&[0x8]), set(&[0xB]) | span(0xD, 0xF)),
        (set(&[0x0]), set(&[0xA]), span(0xA, 0xE)),
        // These are marks, which count after a ZWNJ only.
        (set(&[0x9]), set(&[0x8]), span(0xB, 0xF)),
        (set(&[0x8, 0x9, 0xB]), set(&[0x9]), 0xFFFF),
        (set(&[0x0, 0x9, 0xB]), set(&[0xA, 0xB]), span(0x0, 0xD)),
    ]);
    const MARKS: u8 = 0b1110_0000;

    static ALIEN: Tables = tables(&[
        (set(&[0x8]), set(&[0xA]), set(&[0x0])),
        (set(&[0x8, 0xB]), set(&[0xB]), span(0xB, 0xF)),
        (set(&[0x9, 0xB]), set(&[0xA]), set(&[0xE, 0xF])),
        (set(&[0x9, 0xA]), set(&[0xB]), span(0x0, 0xD) | set(&[0xF])),
        (set(&[0xA]), set(&[0x8]), !set(&[0x6])),
        (set(&[0xA, 0xB]), set(&[0x9]), !set(&[0x8])),
        (set(&[0xA]), set(&[0xA]), !set(&[0x9, 0xF])),
        (set(&[0xB]), set(&[0x8]), !set(&[0xC])),
    ]);

    // What folds and is not exchanged, and what is foreign, by the high half of the trail byte; where
    // harakat stay, and where they go.
    static ASIDES: [Tables; 2] = asides(span(0xB, 0xF), 0xFFFF, set(&[0x0]));
    static BARE_ASIDES: [Tables; 2] = asides(0, !span(0x0, 0x2), 0);

    /// What stands aside, with such of D9 8x, D9 9x and D9 Bx among the harakat.
    const fn asides(eight: u16, nine: u16, eleven: u16) -> [Tables; 2] {
        [
            tables(&[
                (set(&[0xB]), set(&[0x8]), !set(&[0xC])),
                (set(&[0xA]), set(&[0x8]), !set(&[0x6])),
                (set(&[0x9]), set(&[0x8]), eight),
                // E2 80 AC is below.
                (set(&[0x0]), set(&[0x8, 0xA]), span(0x2, 0x3) | span(0xA, 0xB) | span(0xD, 0xF)),
                (set(&[0x0, 0xB]), set(&[0x9]), 0xFFFF),
                (set(&[0xA]), set(&[0x9]), !set(&[0x8])),
                (set(&[0x9]), set(&[0x9]), nine),
                (set(&[0x8]), set(&[0x9]), span(0x0, 0xA) | set(&[0xC])),
            ]),
            tables(&[
                (set(&[0x1, 0xB]), set(&[0xA]), 0xFFFF),
                (set(&[0xA]), set(&[0xA]), !set(&[0x9, 0xF])),
                // With D8 80 and D9 A0, which are seldom.
                (set(&[0x8, 0x9]), set(&[0x8, 0xA]), set(&[0x0])),
                (set(&[0x0, 0x2, 0x9]), set(&[0xA]), span(0xC, 0xF)),
                (set(&[0xA]), set(&[0xB]), 0xFFFF),
                (set(&[0x9]), set(&[0xB]), span(0x2, 0xD) | set(&[0xF]) | eleven),
                (set(&[0x8]), set(&[0xB]), span(0xB, 0xF)),
                (set(&[0xB]), set(&[0xB]), span(0xA, 0xF)),
            ]),
        ]
    }

    // Before these stands anything, `:`, `]` and `w`.
    static ADDRESSES: Tables = tables(&[
        (0xFFFF, set(&[0x4, 0x6]), set(&[0x0])),
        (0xFFFF, set(&[0x2]), set(&[0x3, 0x4])),
        (0xFFFF, set(&[0x3]), set(&[0xC])),
        (set(&[0xA]), set(&[0x2]), set(&[0xF])),
        (set(&[0xD]), set(&[0x2]), set(&[0x8])),
        (set(&[0x7]), set(&[0x5, 0x7]), set(&[0x7])),
    ]);

    #[inline]
    #[target_feature(enable = "avx2")]
    fn load(bytes: &[u8], at: usize) -> __m256i {
        let Some(bytes) = bytes[at..].first_chunk::<32>() else { return _mm256_setzero_si256() };
        // SAFETY: 32 bytes are read, without any alignment, from an array of 32 bytes.
        unsafe { _mm256_loadu_si256(bytes.as_ptr().cast()) }
    }

    #[inline]
    #[target_feature(enable = "avx2")]
    fn table(bytes: &[u8; 16]) -> __m256i {
        // SAFETY: 16 bytes are read, without any alignment, from an array of 16 bytes.
        _mm256_broadcastsi128_si256(unsafe { _mm_loadu_si128(bytes.as_ptr().cast()) })
    }

    /// What the three tables say in common of the 32 bytes from `at` on.
    #[inline]
    #[target_feature(enable = "avx2")]
    fn groups(tables: &Tables, before: __m256i, here: __m256i) -> __m256i {
        let half = _mm256_set1_epi8(0xF);
        let high = _mm256_and_si256(_mm256_srli_epi16::<4>(here), half);
        let lead = _mm256_shuffle_epi8(table(&tables.0), _mm256_and_si256(before, half));
        let trail = _mm256_shuffle_epi8(table(&tables.1), high);
        let low = _mm256_shuffle_epi8(table(&tables.2), _mm256_and_si256(here, half));
        _mm256_and_si256(_mm256_and_si256(lead, trail), low)
    }

    #[inline]
    #[target_feature(enable = "avx2")]
    fn is(bytes: __m256i, value: u8) -> __m256i {
        _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8(value as i8))
    }

    #[inline]
    #[target_feature(enable = "avx2")]
    fn or(a: __m256i, b: __m256i) -> __m256i {
        _mm256_or_si256(a, b)
    }

    #[inline]
    #[target_feature(enable = "avx2")]
    fn ones(bytes: &[u8; BLOCK]) -> u64 {
        !zeros([load(bytes, 0), load(bytes, 32)])
    }

    /// The bits of the bytes that are zero, of both halves of a block.
    #[inline]
    #[target_feature(enable = "avx2")]
    fn zeros(halves: [__m256i; 2]) -> u64 {
        let [first, second] = halves;
        let first = _mm256_movemask_epi8(is(first, 0)) as u32 as u64;
        let second = _mm256_movemask_epi8(is(second, 0)) as u32 as u64;
        first | second << 32
    }

    #[inline]
    #[target_feature(enable = "avx2")]
    fn suspects<const WHAT: u8>(window: &Window) -> u64 {
        !zeros([half_suspects::<WHAT>(window, 0), half_suspects::<WHAT>(window, 32)])
    }

    // No closures where halves are asked: the compiler calls them, and loads every table again.
    #[inline]
    #[target_feature(enable = "avx2")]
    fn half_suspects<const WHAT: u8>(window: &Window, at: usize) -> __m256i {
        let (one, here) = (load(window, at + HERE - 1), load(window, at + HERE));
        match WHAT {
            ODD => or(alien(one, here), half_suspects::<INVISIBLE>(window, at)),
            INVISIBLE => {
                let two = load(window, at + 1);
                let all = groups(&UNSEEN, one, here);
                let marks = _mm256_set1_epi8(MARKS as i8);
                let counts = or(after_zwnj(window, at), _mm256_xor_si256(marks, _mm256_set1_epi8(-1)));
                // What begins with EF: signs of the byte order, letters after a ZWNJ.
                or(_mm256_and_si256(all, counts), or(is(one, 0xEF), is(two, 0xEF)))
            }
            SIGNS => groups(&ADDRESSES, one, here),
            KEYS | KEY_FOLDS => or(groups(&KEYED, one, here), is(here, 0xEF)),
            FOREIGN => alien(one, here),
            ASIDE => aside(&ASIDES, one, here),
            BARE_ASIDE => {
                // After a ZWNJ harakat count, and some letters are looked at with them.
                let marks =
                    _mm256_and_si256(is(one, 0xD9), _mm256_cmpgt_epi8(here, _mm256_set1_epi8(0x8Au8 as i8)));
                or(aside(&BARE_ASIDES, one, here), _mm256_and_si256(after_zwnj(window, at), marks))
            }
            _ => or(groups(&FOLDED, one, here), is(here, 0xEF)),
        }
    }

    /// What stands aside by these tables, and what begins with EF.
    #[inline]
    #[target_feature(enable = "avx2")]
    fn aside(tables: &[Tables; 2], one: __m256i, here: __m256i) -> __m256i {
        let [first, second] = tables;
        or(or(groups(first, one, here), groups(second, one, here)), is(here, 0xEF))
    }

    /// Where a character of two bytes ends, or the second byte of a longer one stands, after a ZWNJ.
    #[inline]
    #[target_feature(enable = "avx2")]
    fn after_zwnj(window: &Window, at: usize) -> __m256i {
        _mm256_and_si256(is(load(window, at), 0x80), is(load(window, at + 1), 0x8C))
    }

    #[inline]
    #[target_feature(enable = "avx2")]
    fn alien(one: __m256i, here: __m256i) -> __m256i {
        or(groups(&ALIEN, one, here), _mm256_and_si256(is(one, 0xDB), is(here, 0xBA)))
    }

    /// By the low half of a byte 8x: what turns D9 8x into the letter that it becomes, in the trail byte
    /// and in the lead byte.
    static TRAILS: [u8; 16] = [0, 0, 0, 0x83 ^ 0xA9, 0, 0, 0, 0, 0, 0x89 ^ 0x8C, 0x8A ^ 0x8C, 0, 0, 0, 0, 0];
    static LEADS: [u8; 16] = [0, 0, 0, 0xD9 ^ 0xDA, 0, 0, 0, 0, 0, 0xD9 ^ 0xDB, 0xD9 ^ 0xDB, 0, 0, 0, 0, 0];

    #[inline]
    #[target_feature(enable = "avx2")]
    fn exchange(window: &Window) -> [u8; BLOCK] {
        let mut out = [0; BLOCK];
        let halves = [half_exchange(window, 0), half_exchange(window, 32)];
        for (out, half) in out.as_chunks_mut::<32>().0.iter_mut().zip(halves) {
            // SAFETY: 32 bytes are written, without any alignment, to an array of 32 bytes.
            unsafe { _mm256_storeu_si256(out.as_mut_ptr().cast(), half) };
        }
        out
    }

    /// 32 bytes with letters exchanged.
    #[inline]
    #[target_feature(enable = "avx2")]
    fn half_exchange(window: &Window, at: usize) -> __m256i {
        let (one, here, next) =
            (load(window, at + HERE - 1), load(window, at + HERE), load(window, at + HERE + 1));
        let trail = _mm256_shuffle_epi8(table(&TRAILS), index(here));
        let trail = _mm256_and_si256(trail, is(one, 0xD9));
        let lead = _mm256_shuffle_epi8(table(&LEADS), index(next));
        let lead = _mm256_and_si256(lead, is(here, 0xD9));
        _mm256_xor_si256(here, or(trail, lead))
    }

    /// 8x as 0x, and everything else as 80 or more, for which nothing is looked up.
    #[inline]
    #[target_feature(enable = "avx2")]
    fn index(bytes: __m256i) -> __m256i {
        let (low, rest) = (_mm256_set1_epi8(0x80u8 as i8), _mm256_set1_epi8(0x70));
        _mm256_adds_epu8(_mm256_sub_epi8(bytes, low), rest)
    }

    /// The trail bytes of harakat.
    #[inline]
    #[target_feature(enable = "avx2")]
    fn harakat_trails(trail: __m256i) -> __m256i {
        let low = _mm256_sub_epi8(trail, _mm256_set1_epi8(0x8Bu8 as i8));
        let within = _mm256_cmpeq_epi8(_mm256_min_epu8(low, _mm256_set1_epi8(7)), low);
        _mm256_or_si256(within, is(trail, 0xB0))
    }

    #[inline]
    #[target_feature(enable = "avx2")]
    fn harakat(window: &Window) -> u64 {
        let trails = !zeros([harakat_ends(window, HERE - 1), harakat_ends(window, HERE + 31)]);
        // The lead byte stands before each; that of the next block's first one is the last of this.
        let next = walk::is_harakah(window[HERE + BLOCK - 1], window[HERE + BLOCK]);
        trails | trails >> 1 | (next as u64) << (BLOCK - 1)
    }

    /// Where the byte at `at` and the next one are a haraka.
    #[inline]
    #[target_feature(enable = "avx2")]
    fn harakat_ends(window: &Window, at: usize) -> __m256i {
        let (lead, trail) = (load(window, at), load(window, at + 1));
        _mm256_and_si256(is(lead, 0xD9), harakat_trails(trail))
    }

    /// For every set of eight bytes, which of them are kept, one after the other.
    static KEPT: [[u8; 8]; 256] = {
        let mut all = [[0x80; 8]; 256];
        let mut keep = 0;
        while keep < 256 {
            let (mut i, mut len) = (0, 0);
            while i < 8 {
                if keep >> i & 1 != 0 {
                    all[keep][len] = i as u8;
                    len += 1;
                }
                i += 1;
            }
            keep += 1;
        }
        all
    };

    #[inline]
    #[target_feature(enable = "avx2")]
    fn compact(block: &[u8; BLOCK], keep: u64, out: &mut [u8; BLOCK]) {
        // How many are kept of each eight, and by a multiplication of all eights up to each.
        let pairs = keep - (keep >> 1 & 0x5555_5555_5555_5555);
        let fours = (pairs & 0x3333_3333_3333_3333) + (pairs >> 2 & 0x3333_3333_3333_3333);
        let eights = (fours + (fours >> 4)) & 0x0F0F_0F0F_0F0F_0F0F;
        let ends = eights.wrapping_mul(0x0101_0101_0101_0101);
        let starts = (ends << 8).to_le_bytes();
        for ((bytes, keep), start) in block.as_chunks::<8>().0.iter().zip(keep.to_le_bytes()).zip(starts) {
            let bytes = _mm_cvtsi64_si128(i64::from_le_bytes(*bytes));
            let order = _mm_cvtsi64_si128(i64::from_le_bytes(KEPT[keep as usize]));
            let kept = _mm_cvtsi128_si64(_mm_shuffle_epi8(bytes, order)).to_le_bytes();
            let start = start as usize;
            if let Some(place) = out.get_mut(start..start + kept.len()) {
                place.copy_from_slice(&kept);
            }
        }
    }

    #[cfg(test)]
    mod tests {
        use super::*;
        use crate::scan::walk::{FOLDS, LETTERS, Plain, rule};

        fn no_suspect_is_missed<const WHAT: u8>(avx2: Avx2) {
            let mut window = [0; BLOCK + 4];
            for (a, b) in (0..=255).flat_map(|a| (0..=255).map(move |b| (a, b))) {
                // All values of the last byte, after those that make a difference before `a`.
                for (z, from) in
                    [0x80, 0xDB].into_iter().flat_map(|z| (0..=255).step_by(16).map(move |c| (z, c)))
                {
                    for (i, four) in window.chunks_exact_mut(4).enumerate() {
                        four.copy_from_slice(&[z, a, b, from + i as u8 % 16]);
                    }
                    let suspects = avx2.suspects::<WHAT>(&window);
                    for i in 0..BLOCK {
                        let [z, a, b, c] = core::array::from_fn(|n| window[i + n]);
                        let utf_8 = b < 0xC0 || c & 0xC0 == 0x80;
                        let found = suspects >> i & 1 != 0 || !utf_8;
                        assert!(found || rule::<WHAT>([z, a, b, c]) == 0, "{z:X} {a:X} {b:X} {c:X}");
                    }
                }
            }
        }

        #[test]
        fn answers_are_those_of_any_processor() {
            let Some(avx2) = Avx2::detect() else { return };
            no_suspect_is_missed::<INVISIBLE>(avx2);
            no_suspect_is_missed::<LETTERS>(avx2);
            no_suspect_is_missed::<KEYS>(avx2);
            no_suspect_is_missed::<FOLDS>(avx2);
            no_suspect_is_missed::<KEY_FOLDS>(avx2);
            no_suspect_is_missed::<FOREIGN>(avx2);
            no_suspect_is_missed::<SIGNS>(avx2);
            no_suspect_is_missed::<ASIDE>(avx2);
            no_suspect_is_missed::<BARE_ASIDE>(avx2);
            no_suspect_is_missed::<ODD>(avx2);
            let mut window = [0; BLOCK + 4];
            for (lead, trail) in (0..=255).flat_map(|a| (0..=255).map(move |b| (a, b))) {
                for at in [lead as usize % 7, 60] {
                    window[at..].chunks_exact_mut(2).for_each(|two| two.copy_from_slice(&[lead, trail]));
                    assert_eq!(avx2.exchange(&window), Plain.exchange(&window));
                    assert_eq!(avx2.harakat(&window), Plain.harakat(&window));
                }
                let ones = core::array::from_fn(|i| (lead >> (i % 7) ^ trail >> (i % 5)) & 1);
                assert_eq!(avx2.ones(&ones), Plain.ones(&ones));
                let keep = u64::from_le_bytes([lead, trail, lead, 0xFF, trail, 0, lead ^ trail, trail]);
                let block = core::array::from_fn(|i| i as u8);
                let len = keep.count_ones() as usize;
                let (mut fast, mut plain) = ([0; BLOCK], [0; BLOCK]);
                avx2.keep(&block, keep, &mut fast);
                Plain.keep(&block, keep, &mut plain);
                assert_eq!(fast[..len], plain[..len]);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::{string::String, vec, vec::Vec};

    fn fold(c: char) -> char {
        match c {
            'ي' | 'ى' => 'ی',
            'ك' => 'ک',
            c => c,
        }
    }

    fn is_harakah(c: char) -> bool {
        matches!(c, '\u{64B}'..='\u{652}' | '\u{670}')
    }

    fn check<const DROP: bool>(text: &str, range: Range<usize>) {
        let mut out = String::from("د");
        let text = Text::new(text);
        push_folded::<DROP>(&text, range.clone(), &mut out);
        assert!(core::str::from_utf8(out.as_bytes()).is_ok());
        let kept = text[range.clone()].chars().filter(|&c| !(DROP && is_harakah(c)));
        let wanted: String = core::iter::once('د').chain(kept.map(fold)).collect();
        assert_eq!(out, wanted);
        let mut plain = Vec::from("د");
        walk::push_folded::<DROP>(Plain, &text, range.start, range.end, &mut plain);
        assert_eq!(plain, wanted.as_bytes());
    }

    #[test]
    fn codes_are_those_of_any_processor() {
        for c in 0..=u16::MAX {
            let [lead, trail] = c.to_be_bytes();
            let text = [[lead, trail].repeat(40), vec![lead, lead, trail]].concat();
            for len in [0, 1, 63, 64, 65, text.len()] {
                let ([mut fast, mut plain], [mut in_fast, mut in_plain]) =
                    ([[[7; BLOCK]; 3]; 2], [[7; 3]; 2]);
                codes(&text[..len], &mut fast, &mut in_fast);
                walk::codes(Plain, &text[..len], &mut plain, &mut in_plain);
                assert_eq!((fast, in_fast), (plain, in_plain), "{lead:X} {trail:X} {len}");
            }
        }
    }

    #[test]
    fn every_second_byte_is_taken() {
        for (i, byte) in (0..8).flat_map(|i| (0..=u8::MAX).map(move |byte| (i, byte))) {
            let mut bytes = [b'a', 0].repeat(8);
            bytes[2 * i] = byte;
            let bytes = bytes.first_chunk().unwrap();
            assert_eq!(every_second(bytes), plain_every_second(bytes));
        }
    }

    #[test]
    fn equal_numbers_are_found_among_sixteen() {
        for seed in 0..=u16::MAX {
            let numbers = core::array::from_fn(|i| (seed.wrapping_mul(40_503) >> (i % 13)) as u8 & 3);
            for number in [0, 1, 2, 3, 0x100, 0x101, 0x203, seed] {
                assert_eq!(equal(&numbers, number), plain_equal(&numbers, number));
            }
        }
    }

    #[test]
    fn folded_text_is_utf_8_and_folds_as_letter_by_letter() {
        for lead in ['ي', 'ك', 'ى', 'ب', 'ی', '\u{64E}'] {
            for c in ('\u{20}'..='\u{7FF}').chain(['\u{200C}', '…', '€', '😀', 'ﻻ', 'ࢣ']) {
                for before in [0, 1, 2, 3, 59, 60, 61, 62] {
                    let text: String =
                        [&"a".repeat(before), "ي", &String::from_iter([lead, c]).repeat(40)].concat();
                    let end = text.len() - c.len_utf8();
                    for range in [0..text.len(), before..end] {
                        check::<false>(&text, range.clone());
                        check::<true>(&text, range);
                    }
                }
            }
        }
        let mut out = String::new();
        for range in [1..2, 0..1, 0..3] {
            push_folded::<false>(&Text::new("ي"), range, &mut out);
        }
        assert_eq!(out, "");
    }
}
