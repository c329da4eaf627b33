//! hamvar and its peers on the same text, in the same run.
//!
//!     cd benches/peers && HAMVAR_BENCH_TEXT=FILE cargo bench
//!
//! Each peer does what is nearest to the group's step; none does all of it.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};

const ZWNJ: char = '\u{200C}';

fn text() -> String {
    let text = match std::env::var_os("HAMVAR_BENCH_TEXT") {
        Some(path) => {
            std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("HAMVAR_BENCH_TEXT: {path:?}: {e}"))
        }
        None => include_str!("../../../tests/data/article-edited.txt").repeat(200),
    };
    let end = text.floor_char_boundary(2 << 20);
    hamvar::Normalizer::standard().normalize(&text[..end]).into_owned()
}

fn group(c: &mut Criterion, name: &str, text: &str, runs: &[(&str, &dyn Fn(&str))]) {
    let mut group = c.benchmark_group(name);
    group.sample_size(10).throughput(Throughput::Bytes(text.len() as u64));
    for (peer, run) in runs {
        group.bench_function(*peer, |b| b.iter(|| run(black_box(text))));
    }
    group.finish();
}

fn peers(c: &mut Criterion) {
    let text = text();
    let stripped = text.replace(ZWNJ, "");
    let spaced = text.replace(ZWNJ, " ");
    let dirty = text.replace('ی', "ي").replace('ک', "ك");

    let rishe = rishe::normalizer::Normalizer::new(Default::default());
    let morphology = rishe::morphology::MorphologyEngine::new();
    let parsitext = parsitext::Parsitext::default();
    let standard = hamvar::Normalizer::standard();

    // Every repair of gaps, as rishe's spacing is.
    let gaps = hamvar::Builder::empty().restore_zwnj(true).restore_spaces(true).join_words(true).build();
    let hamvar_restore = |t: &str| drop(black_box(gaps.normalize(t)));
    let rishe_spacing = |t: &str| {
        let t = rishe.normalize(t);
        drop(black_box(rishe::normalize_ops::spacing(&t, &morphology)));
    };
    for (name, text) in
        [("restore_clean", &text), ("restore_stripped", &stripped), ("restore_spaced", &spaced)]
    {
        group(c, name, text, &[("hamvar", &hamvar_restore), ("rishe", &rishe_spacing)]);
    }

    let hamvar_fold = |t: &str| drop(black_box(hamvar::fold(t)));
    let tools_fold = |t: &str| drop(black_box(rust_persian_tools::persian_chars::to_persian_chars(t)));
    let rishe_fold = |t: &str| drop(black_box(rishe::normalize_ops::alphabet(t)));
    for (name, text) in [("fold_clean", &text), ("fold_dirty", &dirty)] {
        let runs: [(&str, &dyn Fn(&str)); 3] =
            [("hamvar", &hamvar_fold), ("rust-persian-tools", &tools_fold), ("rishe", &rishe_fold)];
        group(c, name, text, &runs);
    }

    // A token of an index and a field of a form: short texts, each step beside what is nearest to it.
    let charabia_fold = |t: &str| {
        use charabia::Normalize;
        let token = charabia::Token { lemma: t.into(), ..Default::default() };
        drop(black_box(token.normalize(&charabia::normalizer::NormalizerOption::default())));
    };
    group(c, "fold_search_clean", &text, &[("charabia", &charabia_fold)]);
    let search_fold = {
        let mut only = hamvar::Builder::from(hamvar::Normalizer::search());
        only.digits(hamvar::Digits::Keep).fix_spaces(false).fix_punctuation(false);
        only.clean_zwnj(false).restore_zwnj(false).build()
    };
    let hamvar_key = |t: &str| drop(black_box(search_fold.normalize(t)));
    group(c, "fold_search_dirty", &dirty, &[("hamvar", &hamvar_key), ("charabia", &charabia_fold)]);
    let parsitext_short = |t: &str| drop(black_box(parsitext.normalize_only(t)));
    let standard_short = |t: &str| drop(black_box(standard.normalize(t)));
    for size in [8, 32, 128] {
        for (state, text) in [("clean", &text), ("dirty", &dirty)] {
            let text = &text[..text.floor_char_boundary(size)];
            let fold = format!("short_fold_{state}_{size}");
            let runs: [(&str, &dyn Fn(&str)); 4] = [
                ("hamvar", &hamvar_fold),
                ("rust-persian-tools", &tools_fold),
                ("rishe", &rishe_fold),
                ("charabia", &charabia_fold),
            ];
            group(c, &fold, text, &runs);
            let all = format!("short_standard_{state}_{size}");
            let runs: [(&str, &dyn Fn(&str)); 3] =
                [("hamvar", &standard_short), ("rishe", &rishe_spacing), ("parsitext", &parsitext_short)];
            group(c, &all, text, &runs);
        }
    }

    let hamvar_all = |t: &str| drop(black_box(standard.normalize(t)));
    let parsitext_all = |t: &str| drop(black_box(parsitext.normalize_only(t)));
    let yekdast_all = |t: &str| drop(black_box(yekdast::normalize_text(t, &Default::default())));
    // The fastest that restores comes first, since a shared machine changes while others run.
    let runs: [(&str, &dyn Fn(&str)); 4] = [
        ("hamvar", &hamvar_all),
        ("yekdast", &yekdast_all),
        ("rishe", &rishe_spacing),
        ("parsitext", &parsitext_all),
    ];
    group(c, "standard", &stripped, &runs);
    group(c, "standard_clean", &text, &runs);

    let hamvar_sentences = |t: &str| assert!(black_box(hamvar::sentences(t)).count() > 0);
    let rishe_sentences = |t: &str| assert!(!black_box(rishe::sbd::SentenceSplitter::split(t)).is_empty());
    group(c, "sentences", &text, &[("hamvar", &hamvar_sentences), ("rishe", &rishe_sentences)]);
}

criterion_group!(benches, peers);
criterion_main!(benches);
