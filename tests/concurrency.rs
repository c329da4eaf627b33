//! One normalizer, and its model, in many threads.

use std::sync::{Arc, Barrier, LazyLock};
use std::thread;

use hamvar::zwnj::Model;
use hamvar::{Builder, Normalizer};

const THREADS: usize = 64;

const TEXT: &str = "علي مي گويد كتاب هاي دوکشور را نميخواهد، 12 بار...\n`كد , 1`\nکار آفرین ها\n";

static NORMALIZER: LazyLock<Normalizer> = LazyLock::new(|| {
    let mut builder = Normalizer::builder();
    builder.add_word("کارآفرین").expect("a word").protect_pattern("«[^»]*»").expect("a pattern");
    builder.build()
});

/// Runs `work` in many threads at once. Returns what each of them returns.
fn in_threads<T: Send + 'static>(work: impl Fn(usize) -> T + Clone + Send + 'static) -> Vec<T> {
    let start = Arc::new(Barrier::new(THREADS));
    let spawn = |i| {
        let (start, work) = (start.clone(), work.clone());
        thread::spawn(move || {
            start.wait();
            work(i)
        })
    };
    let threads: Vec<_> = (0..THREADS).map(spawn).collect();
    threads.into_iter().map(|thread| thread.join().expect("no panic")).collect()
}

#[test]
fn a_normalizer_in_a_static_is_built_once_by_the_first_thread() {
    let results = in_threads(|_| NORMALIZER.normalize(TEXT).into_owned());
    assert!(results.iter().all(|result| *result == results[0]) && results[0] != TEXT);
}

#[test]
fn threads_share_a_normalizer_and_each_has_its_own_session() {
    let n = Arc::new(Normalizer::standard());
    let expected = n.normalize(&TEXT.repeat(20)).into_owned();
    let results = in_threads(move |i| {
        let mut session = n.session();
        let lines = TEXT.repeat(20);
        let normalized: String =
            lines.split_inclusive('\n').map(|line| session.normalize(line).into_owned()).collect();
        assert_eq!(n.is_normalized(&normalized), n.edits(&normalized).is_empty(), "thread {i}");
        normalized
    });
    assert!(results.iter().all(|result| *result == expected));
}

#[test]
fn a_model_is_read_while_other_threads_drop_it() {
    let model = Model::from_bytes(Model::embedded().as_bytes()).expect("the embedded model");
    let expected = Normalizer::standard().normalize(TEXT).into_owned();
    let shared = Builder::from(Normalizer::standard()).model(model).build();
    let results = in_threads(move |i| {
        let own = shared.clone();
        let results = [0, 1, 2].map(|_| own.normalize(TEXT).into_owned());
        if i % 2 == 0 {
            drop(own);
        }
        results
    });
    assert!(results.iter().flatten().all(|result| *result == expected));
}

#[test]
fn public_types_can_be_sent_and_shared() {
    fn can<T: Send + Sync>() {}
    can::<Normalizer>();
    can::<Builder>();
    can::<Model>();
    can::<hamvar::Session>();
    can::<hamvar::Batch>();
    can::<hamvar::Settings>();
    can::<hamvar::Edit>();
    can::<hamvar::Aligned>();
    can::<hamvar::SentenceRules>();
    can::<hamvar::Sentences<'_>>();
    can::<hamvar::Tokens<'_>>();
}
