//! How fast the tokenizer is beside tantivy's own and charabia.

mod common;

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};

fn tokenizers(c: &mut Criterion) {
    let lines = common::lines();
    let mut group = c.benchmark_group("tokens");
    group.throughput(Throughput::Bytes(lines.iter().map(|line| line.len() as u64).sum()));
    group.sample_size(10);
    for name in common::NAMES {
        let mut analyzer = common::analyzer(name);
        group.bench_function(name, |bench| {
            bench.iter(|| {
                let mut count = 0;
                for line in &lines {
                    analyzer.token_stream(black_box(line)).process(&mut |_| count += 1);
                }
                count
            });
        });
    }
    group.finish();
}

criterion_group!(benches, tokenizers);
criterion_main!(benches);
