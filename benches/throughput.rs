//! Throughput of every step on one core, and of `memcpy` in the same run for comparison.
//!
//!     cargo bench --bench throughput
//!
//! The text is the file that `HAMVAR_BENCH_TEXT` names (UTF-8, well spelled), or the article that
//! comes with the crate. A short text is repeated, so figures worth quoting need a long one.

#[path = "../tests/common/mod.rs"]
mod common;

use std::hint::black_box;

use common::{DROP_MARKS, PERSIAN_DIGITS, arabic_letters, damaged, deleted, one_step, spaced, vocalized};
use criterion::{
    BenchmarkGroup, Criterion, Throughput, criterion_group, criterion_main, measurement::WallTime,
};
use hamvar::{Normalizer, zwnj};

/// The well-spelled text, normalized once and then repeated to at least `size` bytes.
fn clean(size: usize) -> String {
    let text = match std::env::var_os("HAMVAR_BENCH_TEXT") {
        Some(path) => match std::fs::read_to_string(&path) {
            Ok(text) if !text.trim().is_empty() => text,
            Ok(_) => panic!("HAMVAR_BENCH_TEXT: {path:?} is empty"),
            Err(error) => panic!("HAMVAR_BENCH_TEXT: {path:?} cannot be read as UTF-8: {error}"),
        },
        None => include_str!("../tests/data/article-edited.txt").to_owned(),
    };
    let text = Normalizer::standard().normalize(&text).into_owned() + "\n";
    text.repeat(size.div_ceil(text.len()))
}

fn bench(group: &mut BenchmarkGroup<WallTime>, name: &str, text: &str, mut run: impl FnMut(&str)) {
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function(name, |b| b.iter(|| run(black_box(text))));
}

fn throughput(c: &mut Criterion) {
    let large = clean(32 << 20);
    let text = clean(8 << 20);
    let stripped = deleted(&text);
    let spaced = spaced(&text);

    let mut group = c.benchmark_group("scan");
    group.sample_size(10);
    let mut copy = vec![0; large.len()];
    group.throughput(Throughput::Bytes(large.len() as u64));
    group.bench_function("memcpy", |b| {
        b.iter(|| black_box(&mut copy).copy_from_slice(black_box(large.as_bytes())))
    });
    let minimal = Normalizer::minimal();
    bench(&mut group, "is_normalized", &large, |t| assert!(minimal.is_normalized(t)));
    group.finish();

    let mut group = c.benchmark_group("fold");
    group.sample_size(10);
    bench(&mut group, "clean", &large, |t| drop(black_box(hamvar::fold(t))));
    // Written into reused memory, like `memcpy`. For a new text of this size the kernel's work on new
    // pages takes most of the time.
    let mut out = String::new();
    let dirty = arabic_letters(&large);
    bench(&mut group, "dirty", &dirty, |t| minimal.normalize_into(t, black_box(&mut out)));
    bench(&mut group, "dirty_new", &dirty, |t| drop(black_box(minimal.normalize(t))));
    bench(&mut group, "to_owned", &dirty, |t| drop(black_box(t.to_owned())));
    drop(dirty);
    let bare = one_step(DROP_MARKS);
    bench(&mut group, "marks", &vocalized(&large), |t| bare.normalize_into(t, black_box(&mut out)));
    group.finish();

    let mut group = c.benchmark_group("digits");
    group.sample_size(10);
    let digits = one_step(PERSIAN_DIGITS);
    // About three bytes in a hundred are ASCII digits.
    let numbers: String = text
        .split_inclusive(' ')
        .enumerate()
        .flat_map(|(i, w)| [w, if i % 8 == 0 { "137 " } else { "" }])
        .collect();
    bench(&mut group, "persian", &numbers, |t| digits.normalize_into(t, black_box(&mut out)));
    group.finish();

    let mut group = c.benchmark_group("zwnj");
    group.sample_size(10);
    bench(&mut group, "restore_stripped", &stripped, |t| drop(black_box(zwnj::restore(t))));
    bench(&mut group, "restore_spaced", &spaced, |t| drop(black_box(zwnj::restore(t))));
    bench(&mut group, "clean_text", &text, |t| drop(black_box(zwnj::restore(t))));
    group.finish();

    let mut group = c.benchmark_group("normalize");
    group.sample_size(10);
    let standard = Normalizer::standard();
    bench(&mut group, "news", &text, |t| drop(black_box(standard.normalize(t))));
    let dirty = damaged(&text);
    bench(&mut group, "dirty", &dirty, |t| drop(black_box(standard.normalize(t))));
    group.finish();

    let mut group = c.benchmark_group("sentences");
    group.sample_size(10);
    bench(&mut group, "news", &text, |t| assert!(hamvar::sentences(t).count() > 0));
    group.finish();

    let mut group = c.benchmark_group("words");
    group.sample_size(10);
    bench(&mut group, "news", &text, |t| assert!(hamvar::words(t).count() > 0));
    group.finish();
}

criterion_group!(benches, throughput);
criterion_main!(benches);
