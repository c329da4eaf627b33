//! How often memory is asked for, by a global allocator that counts for each thread.
#![allow(unsafe_code)]

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

use hamvar::Normalizer;

struct Counting;

thread_local! {
    static COUNT: Cell<usize> = const { Cell::new(0) };
}

// SAFETY: every call goes to the system's allocator as it came; counting allocates nothing.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        COUNT.with(|count| count.set(count.get() + 1));
        // SAFETY: the caller's promises are those that `System` asks for.
        unsafe { System.alloc(layout) }
    }

    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        COUNT.with(|count| count.set(count.get() + 1));
        // SAFETY: see above.
        unsafe { System.realloc(block, layout, size) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        // SAFETY: see above.
        unsafe { System.dealloc(block, layout) }
    }
}

#[global_allocator]
static COUNTING: Counting = Counting;

fn allocations<T>(run: impl Fn() -> T) -> usize {
    let before = COUNT.with(Cell::get);
    let result = run();
    let count = COUNT.with(Cell::get) - before;
    drop(result);
    count
}

/// An article with an address in it, and without: a list of protected spans takes memory.
const ADDRESS: &str = include_str!("data/article-edited.txt");

fn article() -> String {
    ADDRESS.replace("https://example.org/ketab", "کتابخانه")
}

fn presets() -> [(&'static str, Normalizer); 3] {
    [
        ("standard", Normalizer::standard()),
        ("search", Normalizer::search()),
        ("minimal", Normalizer::minimal()),
    ]
}

#[test]
fn counting_works() {
    assert_eq!(allocations(|| String::from("متن")), 1);
    assert_eq!(allocations(String::new), 0);
}

#[test]
fn clean_text_asks_for_no_memory() {
    for (name, n) in presets() {
        let clean = n.normalize(&article()).into_owned();
        assert_eq!(allocations(|| n.normalize(&clean)), 0, "{name}");
        assert_eq!(allocations(|| n.is_normalized(&clean)), 0, "{name}");
        let clean = n.normalize(ADDRESS).into_owned();
        assert!(allocations(|| n.normalize(&clean)) <= 1, "{name}");
    }
}

#[test]
fn damaged_text_asks_for_as_much_whatever_its_length() {
    let damaged = article().replace('\u{200C}', "").replace('ی', "ي").replace('ک', "ك").replace(" ،", "،");
    let damaged = hamvar::digits::to_latin(&damaged).into_owned() + " , \u{200F}";
    for (name, n) in presets() {
        for text in [damaged.clone(), damaged.repeat(20), damaged.repeat(200)] {
            let _ = n.normalize(&text); // patterns are built when they are first needed
            let once = allocations(|| n.normalize(&text));
            // What counts is the number of steps, not the length of the text.
            let steps = match name {
                "minimal" => 1,
                "standard" => 6,
                _ => 7,
            };
            assert!(once <= 2 * steps, "{name}: {once} of {}", text.len());
            // With memory that is there already, only room to work in: for two pieces of the text, which may
            // grow once each, and for the lines with something invisible.
            let mut out = String::with_capacity(2 * text.len());
            let before = COUNT.with(Cell::get);
            n.normalize_into(&text, &mut out);
            let again = COUNT.with(Cell::get) - before;
            assert!(again <= 5, "{name}: {again}");
            assert_eq!(out, n.normalize(&text), "{name}");
        }
    }
}
