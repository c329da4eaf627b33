//! The machine for x86-64 with AVX2, helpers that use SSE2, and all `unsafe` code of the crate.
//!
//! `unsafe` is needed for three things:
//!
//! 1. Functions that are compiled for AVX2 are called only if the processor has AVX2. A value of [`Avx2`] is
//!    the proof.
//! 2. Vectors are loaded from arrays and stored to arrays of exactly their size.
//! 3. Folded text is appended to a `String` without validation ([`append`]).
//!
//! - `avx2`: [`Blocks`](super::blocks::Blocks) for AVX2. The loops of [`walk`](super::walk) are compiled
//!   for AVX2 here, and the compiler vectorizes them; only what it cannot find by itself is written out.
//! - `tables`: the tables by which AVX2 answers each question. This file can be deleted by itself: without
//!   [`Blocks::candidates`](super::blocks::Blocks::candidates) in `avx2` the rules are vectorized instead.
//! - `drop_marks`: dropping harakat with AVX2.
//! - `sse2`: comparing and packing a few bytes.
#![allow(unsafe_code)]

mod append;
#[cfg(all(feature = "std", target_arch = "x86_64"))]
mod avx2;
#[cfg(all(feature = "std", target_arch = "x86_64"))]
mod drop_marks;
#[cfg(all(target_arch = "x86_64", target_feature = "sse2"))]
mod sse2;
#[cfg(all(feature = "std", target_arch = "x86_64"))]
mod tables;

pub(super) use append::append_folded;
#[cfg(all(feature = "std", target_arch = "x86_64"))]
pub(super) use avx2::*;
#[cfg(all(target_arch = "x86_64", target_feature = "sse2"))]
pub(crate) use sse2::{equal_lanes, even_bytes, prefetch};
