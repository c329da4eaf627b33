//! How much memory each function needs beyond its text, at most. The table "Memory" in `SECURITY.md` states these
//! bounds.

#[path = "common/counting.rs"]
mod counting;

use std::io::{Read, Write};

use counting::Counting;
use hamvar::edits::LineIndex;
use hamvar::{Builder, Edit, Normalizer, digits, zwnj};

#[global_allocator]
static COUNTING: Counting = Counting;

const KIB: usize = 1 << 10;
const MIB: usize = 1 << 20;

/// The length of the texts, in bytes.
const LEN: usize = if cfg!(debug_assertions) { 2 * MIB } else { 8 * MIB };

/// The greatest peak of memory in bytes, as `factor` times the length of the text and a constant.
#[derive(Clone, Copy)]
struct Bound {
    factor: f64,
    constant: usize,
}

/// Asserts that `run` needs no more memory than `bound` beyond what is in use before it. The result counts.
#[track_caller]
fn check<T>(name: &str, text: &str, bound: Bound, run: impl FnOnce(&str) -> T) {
    let (result, peak) = counting::peak_of(|| run(text));
    drop(result);
    let most = (bound.factor * text.len() as f64) as usize + bound.constant;
    let factor = peak as f64 / text.len() as f64;
    println!(
        "{name}: {factor:.3} times the text, {} KiB beyond {}",
        peak.saturating_sub((bound.factor * text.len() as f64) as usize) / KIB,
        bound.factor
    );
    assert!(peak <= most, "{name}: {factor:.3} times {} bytes", text.len());
}

/// About [`LEN`] bytes of an article without ZWNJs and with Arabic letters, in lines or in one line.
fn damaged(line_end: &str) -> String {
    let article = include_str!("data/article-edited.txt").replace("https://example.org/ketab", "کتابخانه");
    let lines = article.replace('\u{200C}', "").replace('ی', "ي").replace('ک', "ك").replace('\n', line_end);
    lines.repeat(LEN / lines.len())
}

/// Text that becomes more than a sixteenth longer: nearly every word gets a ZWNJ.
fn growing() -> String {
    let line = "كتاب هاي خود را نميخواهد و همکاری های منطقهای میشود\n";
    line.repeat(LEN / line.len())
}

/// The same, normalized.
fn clean(line_end: &str) -> String {
    let line = Normalizer::standard().normalize(&damaged(line_end)[..]).into_owned();
    assert!(Normalizer::standard().is_normalized(&line));
    line
}

/// What a call may take beyond a multiple of the text: buffers of pieces, and buffers of the test's own.
const BUFFERS: usize = 256 * KIB;

#[test]
fn clean_text_takes_no_memory() {
    for end in ["\n", " "] {
        let text = clean(end);
        let n = Normalizer::standard();
        let nothing = Bound { factor: 0.0, constant: 4 * KIB };
        check("normalize", &text, nothing, |text| n.normalize(text).len());
        check("is_normalized", &text, nothing, |text| n.is_normalized(text));
        check("edits", &text, nothing, |text| n.edits(text));
    }
}

#[test]
fn changed_text_of_many_lines_takes_its_own_length() {
    let text = damaged("\n");
    let result = Bound { factor: 1.0 + 1.0 / 16.0, constant: BUFFERS };
    check("normalize", &text, result, |text| Normalizer::standard().normalize(text).into_owned());
    check("minimal", &text, result, |text| Normalizer::minimal().normalize(text).into_owned());
    check("search", &text, result, |text| Normalizer::search().normalize(text).into_owned());
    check("session", &text, result, |text| Normalizer::standard().session().normalize(text).into_owned());
}

/// A buffer that is full doubles. The old one and the new one can exist at the same time.
#[test]
fn text_that_becomes_much_longer_takes_some_times_its_length() {
    let most = Bound { factor: 3.5, constant: BUFFERS };
    check("normalize", &growing(), most, |text| Normalizer::standard().normalize(text).into_owned());
}

/// The steps write two texts in turn, and each is as long as the line.
#[test]
fn a_changed_line_takes_twice_its_length() {
    let text = damaged(" ");
    let two = Bound { factor: 2.0 * (1.0 + 1.0 / 16.0), constant: BUFFERS };
    check("normalize", &text, two, |text| Normalizer::standard().normalize(text).into_owned());
    check("search", &text, two, |text| Normalizer::search().normalize(text).into_owned());
    let one = Bound { factor: 1.0 + 1.0 / 16.0, constant: BUFFERS };
    check("minimal", &text, one, |text| Normalizer::minimal().normalize(text).into_owned());
    check("zwnj::restore", &text, one, |text| zwnj::restore(text).into_owned());
}

/// To measure by hand: `cargo test --release --test memory -- --ignored --nocapture`.
#[test]
#[ignore = "needs a GiB of memory"]
fn a_line_of_256_mib_takes_twice_its_length() {
    let line = damaged(" ");
    let text = line.repeat(256 * MIB / line.len());
    let n = Builder::from(Normalizer::standard()).longest_line(usize::MAX).build();
    let two = Bound { factor: 2.0 * (1.0 + 1.0 / 16.0), constant: BUFFERS };
    check("normalize, 256 MiB in a line", &text, two, |text| n.normalize(text).into_owned());
    let n = Normalizer::standard();
    check("normalize, default", &text, Bound { factor: 0.0, constant: 4 * KIB }, |text| {
        n.normalize(text).len()
    });
}

#[test]
fn a_line_that_is_too_long_takes_no_memory() {
    let text = damaged(" ");
    let n = Builder::from(Normalizer::standard()).longest_line(MIB).build();
    let nothing = Bound { factor: 0.0, constant: 4 * KIB };
    check("normalize", &text, nothing, |text| n.normalize(text).len());
    check("edits", &text, nothing, |text| n.edits(text));
}

#[test]
fn edits_take_forty_bytes_each() {
    let n = Normalizer::standard();
    let text = damaged("\n");
    let count = n.edits(&text).len();
    let each = |bytes: usize| (count * bytes) as f64 / text.len() as f64;
    assert_eq!(size_of::<Edit>(), 40);
    // 1/32 of the list may be unused. When the list grows after the first pieces, the old one is there, too: 1/17 of the
    // new one.
    check("edits", &text, Bound { factor: each(44), constant: 2 * MIB }, |text| n.edits(text));
    let aligned = Bound { factor: each(44).max(each(40 + 8 + 2) + 1.0 + 1.0 / 16.0), constant: 2 * MIB };
    check("normalize_aligned", &text, aligned, |text| n.normalize_aligned(text));
    let edits = n.edits(&text);
    let applied = Bound { factor: 1.0 + 1.0 / 16.0, constant: BUFFERS };
    check("apply", &text, applied, |text| hamvar::edits::apply(text, &edits));
}

#[test]
fn search_terms_take_their_key_and_its_edits() {
    let text = damaged("\n");
    let n = Normalizer::search();
    let count = n.edits(&text).len();
    let each = |bytes: usize| (count * bytes) as f64 / text.len() as f64;
    let bound = Bound { factor: each(44).max(each(40 + 8 + 2) + 1.0 + 1.0 / 16.0), constant: 2 * MIB };
    check("search_terms", &text, bound, |text| n.search_terms(text).iter().count());
}

#[test]
fn an_aligned_line_takes_as_much_memory_as_its_edits_and_its_result() {
    let text = damaged(" ");
    for (name, n) in [("standard", Normalizer::standard()), ("search", Normalizer::search())] {
        let count = n.edits(&text).len();
        let factor = (count * 160) as f64 / text.len() as f64 + 2.2;
        let bound = Bound { factor, constant: BUFFERS };
        check(&format!("normalize_aligned of a line, {name}"), &text, bound, |text| {
            n.normalize_aligned(text)
        });
        check(&format!("search_terms of a line, {name}"), &text, bound, |text| {
            n.search_terms(text).iter().count()
        });
    }
}

/// The buffer of the results and the one of the offsets double when they are full. The old one and the new one can exist
/// at the same time.
#[test]
fn a_batch_takes_some_times_the_length_of_its_results() {
    let text = damaged("\n");
    let texts = text.lines().count();
    let factor = 3.5 + (32 * texts) as f64 / text.len() as f64;
    check("Batch", &text, Bound { factor, constant: BUFFERS }, |text| {
        let mut batch = Normalizer::standard().batch();
        batch.extend(text.lines());
        batch
    });
}

#[test]
fn a_line_takes_more_memory_for_its_edits_than_many_lines() {
    let text = damaged(" ");
    let n = Normalizer::standard();
    let count = n.edits(&text).len();
    let factor = (count * 160) as f64 / text.len() as f64 + 2.2;
    check("edits of a line", &text, Bound { factor, constant: BUFFERS }, |text| n.edits(text));
}

#[test]
fn decisions_take_some_hundred_bytes_for_each_word() {
    let text = damaged("\n");
    let text = &text[..text.match_indices('\n').map(|(at, _)| at).find(|&at| at > MIB / 2).unwrap_or(0)];
    let words = text.split(' ').count();
    let factor = (words * 480) as f64 / text.len() as f64;
    check("gap_decisions", text, Bound { factor, constant: MIB }, |text| {
        Normalizer::standard().gap_decisions(text)
    });
}

#[test]
fn sentences_and_words_take_no_memory() {
    for end in ["\n", " "] {
        let text = damaged(end);
        let nothing = Bound { factor: 0.0, constant: 4 * KIB };
        check("sentences", &text, nothing, |text| hamvar::sentences(text).count());
        check("words", &text, nothing, |text| hamvar::words(text).count());
        check("tokens", &text, nothing, |text| hamvar::tokens(text).count());
    }
}

#[test]
fn streams_take_some_pieces_or_a_line() {
    let n = Normalizer::standard();
    let text = damaged("\n");
    let pieces = Bound { factor: 0.0, constant: 2 * BUFFERS };
    check("reader", &text, pieces, |text| {
        let (mut reader, mut part) = (n.reader(text.as_bytes()), [0; 4096]);
        while reader.read(&mut part).expect("valid text") > 0 {}
    });
    check("writer", &text, pieces, |text| {
        let mut writer = n.writer(std::io::sink());
        writer.write_all(text.as_bytes()).and_then(|()| writer.finish().map(drop)).expect("valid text");
    });
    let text = damaged(" ");
    let line = Bound { factor: 8.0, constant: 2 * BUFFERS };
    check("reader of one line", &text, line, |text| {
        let (mut reader, mut part) = (n.reader(text.as_bytes()), [0; 4096]);
        while reader.read(&mut part).expect("valid text") > 0 {}
    });
}

#[test]
fn the_other_functions_take_the_length_of_their_result() {
    let text = damaged("\n");
    let result = Bound { factor: 1.0 + 1.0 / 16.0, constant: BUFFERS };
    check("fold", &text, result, |text| hamvar::fold(text).into_owned());
    check("fix_spaces", &text, result, |text| hamvar::fix_spaces(text).into_owned());
    check("fix_punctuation", &text, result, |text| hamvar::fix_punctuation(text).into_owned());
    check("zwnj::clean", &text, result, |text| zwnj::clean(text).into_owned());
    check("separate_words", &text, result, |text| zwnj::separate_words(text).into_owned());
    check("to_persian", &text, result, |text| digits::to_persian(text).into_owned());
    let lines = text.lines().count();
    let index = Bound { factor: 1.0 / 16.0 + (16 * lines) as f64 / text.len() as f64, constant: BUFFERS };
    check("LineIndex", &text, index, |text| LineIndex::new(text).position(text.len()));
}
