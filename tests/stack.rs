//! How much stack a call takes. A thread whose stack is too small ends the whole test process.

use hamvar::{Builder, Normalizer, digits, zwnj};

/// The stack of each thread, in bytes.
const STACK: usize = if cfg!(debug_assertions) { 128 << 10 } else { 32 << 10 };

/// A text that reaches every step, and words that are split, cut, joined and merged.
fn text() -> String {
    let lines = "علي كتاب هاي دوکشور را نميخواهد، \"کار آفرین\" 1,200 ها... میخواستهاندشان\n\
                 `كد , 1` https://a.ir/x كتابها [[ا|ب]] &zwnj; ﷺ ﻻ قاَلَ اللَّهُ تَعَالَى گفتگوهایشانراازپدرومادرشان\n";
    lines.repeat(300)
}

fn check(run: impl FnOnce(&str) + Send) {
    let text = text();
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().stack_size(STACK).spawn_scoped(scope, || run(&text));
        thread.expect("a thread").join().expect("no panic");
    });
}

#[test]
fn a_small_stack_is_enough_for_normalizing() {
    check(|text| drop(Normalizer::standard().normalize(text)));
    check(|text| drop(Normalizer::search().normalize(text)));
    check(|text| drop(Normalizer::minimal().normalize(text)));
    check(|text| _ = Normalizer::standard().is_normalized(text));
    check(|text| drop(Normalizer::standard().session().normalize(text)));
    check(|text| {
        let mut builder = Builder::from(Normalizer::standard());
        builder.collapse_repeats(true).decode_entities(true).collapse_blank_lines(true).group_digits(true);
        builder.protect_pattern(r"\d+").expect("a pattern").add_word("کارآفرین").expect("a word");
        drop(builder.build().normalize(text));
    });
}

#[test]
fn a_small_stack_is_enough_for_edits() {
    check(|text| drop(Normalizer::standard().edits(text)));
    check(|text| drop(Normalizer::search().edits(text)));
    check(|text| drop(Normalizer::standard().normalize_aligned(text)));
}

#[test]
fn a_small_stack_is_enough_for_everything_else() {
    check(|text| drop(zwnj::restore(text)));
    check(|text| drop(hamvar::fold(text)));
    check(|text| _ = hamvar::sentences(text).count());
    check(|text| _ = hamvar::tokens(text).count());
    check(|_| _ = digits::machine_number("۱۲٬۳۴۵٫۶"));
}

#[cfg(feature = "std")]
#[test]
fn a_small_stack_is_enough_for_streams() {
    use std::io::{Read, Write};
    check(|text| {
        let mut out = String::new();
        Normalizer::standard().reader(text.as_bytes()).read_to_string(&mut out).expect("valid text");
    });
    check(|text| {
        let mut writer = Normalizer::standard().writer(Vec::new());
        writer.write_all(text.as_bytes()).expect("valid text");
        drop(writer.finish());
    });
}
