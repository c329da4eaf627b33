//! The machine for x86-64 with AVX2, helpers that use SSE2, and all `unsafe` code of the crate.
//!
//! `unsafe` is needed for four things:
//!
//! 1. To call functions that are compiled for AVX2. They are called only if the processor has AVX2; a value
//!    of [`Avx2`] is the proof.
//! 2. To load vectors from arrays and store them to arrays. The arrays have exactly the size of the vectors.
//! 3. To append folded text to a `String` without validation ([`append`]).
//! 4. To prefetch. The pointer comes from a reference.
//!
//! - `avx2`: [`Blocks`](super::blocks::Blocks) for AVX2. The loops of [`walk`](super::walk) are compiled
//!   for AVX2 here, and the compiler vectorizes them. Only code that it does not find by itself is written
//!   with intrinsics.
//! - `tables`: the tables by which AVX2 answers each question and folds letters. Those of the questions are
//!   optional: without [`Blocks::candidates`](super::blocks::Blocks::candidates) in `avx2`, the rules are
//!   vectorized instead.
//! - `lanes`: vectors of 32 bytes.
//! - `drop_marks`: dropping harakat with AVX2.
//! - `sse2`: comparing, packing and prefetching a few bytes.
//! - `append`: appending folded text to a `String`.
#![allow(unsafe_code)]

mod append;
#[cfg(all(feature = "std", target_arch = "x86_64"))]
mod avx2;
#[cfg(all(feature = "std", target_arch = "x86_64"))]
mod drop_marks;
#[cfg(all(feature = "std", target_arch = "x86_64"))]
mod lanes;
#[cfg(all(target_arch = "x86_64", target_feature = "sse2"))]
mod sse2;
#[cfg(all(feature = "std", target_arch = "x86_64"))]
mod tables;

pub(super) use append::append_folded;
#[cfg(all(feature = "std", target_arch = "x86_64"))]
pub(super) use avx2::*;
#[cfg(all(target_arch = "x86_64", target_feature = "sse2"))]
pub(crate) use sse2::{equal_lanes, even_bytes, prefetch};
