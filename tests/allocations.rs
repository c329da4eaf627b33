//! How often memory is allocated: never for clean text, and a bounded number of times for any other.

#[path = "common/mod.rs"]
mod common;
#[path = "common/counting.rs"]
mod counting;

use common::{damaged, presets};
use counting::{Counting, calls};
use hamvar::Normalizer;

#[global_allocator]
static COUNTING: Counting = Counting;

/// The number of allocations that `run` makes.
fn allocations<T>(run: impl FnOnce() -> T) -> usize {
    let before = calls();
    let result = run();
    let count = calls() - before;
    drop(result);
    count
}

/// An article with an address in it. The list of protected spans takes memory.
const WITH_ADDRESS: &str = include_str!("data/article-edited.txt");

fn without_address() -> String {
    let text = WITH_ADDRESS.replace("https://example.org/ketab", "کتابخانه");
    assert_ne!(text, WITH_ADDRESS);
    text
}

#[test]
fn allocations_are_counted() {
    assert_eq!(allocations(|| String::from("متن")), 1);
    assert_eq!(allocations(String::new), 0);
}

#[test]
fn clean_text_needs_no_memory() {
    for (name, n) in presets() {
        let clean = n.normalize(&without_address()).into_owned();
        assert_eq!(allocations(|| n.normalize(&clean)), 0, "{name}");
        assert_eq!(allocations(|| n.is_normalized(&clean)), 0, "{name}");
        let clean = n.normalize(WITH_ADDRESS).into_owned();
        assert!(allocations(|| n.normalize(&clean)) <= 1, "{name}");
    }
}

#[test]
fn the_number_of_allocations_does_not_grow_with_the_text() {
    let damaged = damaged(&without_address().replace(" ،", "،")) + " , \u{200F}";
    for (name, n) in presets() {
        for text in [damaged.clone(), damaged.repeat(20), damaged.repeat(200)] {
            let _ = n.normalize(&text); // patterns are built when they are first needed
            let once = allocations(|| n.normalize(&text));
            // The number of steps counts, not the length of the text.
            let steps = match name {
                "minimal" => 1,
                "standard" => 6,
                _ => 7,
            };
            assert!(once <= 2 * steps, "{name}: {once} of {}", text.len());
            // Into memory that is there already: only scratch buffers are allocated, two for pieces
            // of the text, which may grow once each, and one for lines with invisible characters.
            let mut out = String::with_capacity(2 * text.len());
            let reused = allocations(|| n.normalize_into(&text, &mut out));
            assert!(reused <= 5, "{name}: {reused}");
            assert_eq!(out, n.normalize(&text), "{name}");
        }
    }
}

#[test]
fn an_edit_takes_little_memory() {
    let n = Normalizer::standard();
    for times in [1, 20, 200] {
        let text = damaged(&without_address()).repeat(times);
        let edits = n.edits(&text);
        // 40 bytes on a machine of 64 bits; 1/32 of the list may be unused, if the text has several pieces.
        assert!(edits.capacity() * size_of::<hamvar::Edit>() <= edits.len() * 42, "{times} times");
        // Short replacements need no memory of their own.
        let count = allocations(|| n.edits(&text));
        assert!(count < 100 + edits.len() / 20, "{times} times: {count} for {} edits", edits.len());
    }
}
