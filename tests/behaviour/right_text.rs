//! Right text stays right, and damaged text of the same kinds is still mended.
//!
//! The lists in `tests/data` were written for these tests. Each line is normalized by itself, because a whole
//! list would be a text of its own, whose spelling habits change what is done.

mod endings;
mod kashida;
mod non_joining;
mod verse;
mod whole_words;
mod words;

use hamvar::Normalizer;

use crate::common::ZWNJ;

/// The lines of a list, without headings.
fn lines(list: &str) -> impl Iterator<Item = &str> {
    list.lines().filter(|line| !line.starts_with('#'))
}

/// `text` with its ZWNJs visible.
fn visible(text: &str) -> String {
    text.replace(ZWNJ, "|")
}

/// Checks that the standard preset changes no line of `list` in any of `frames`, where `{}` is the line. The
/// message names all lines that changed.
#[track_caller]
fn stays(list: &str, frames: &[&str]) {
    let n = Normalizer::standard();
    let mut changes = Vec::new();
    for line in lines(list) {
        for frame in frames {
            let text = frame.replace("{}", line);
            let result = n.normalize(&text);
            if result != text {
                changes.push(visible(&format!("{text} → {result}")));
            }
        }
    }
    assert!(changes.is_empty(), "{} changes:\n{}", changes.len(), changes.join("\n"));
}

#[test]
fn names_stay() {
    let frames = ["{}", "دیروز با {} حرف زدم", "نامهٔ {}، دوست قدیمی پدرم، دیر رسید"];
    stays(include_str!("../data/names.txt"), &frames);
}

#[test]
fn places_stay() {
    let frames = ["{}", "از {} تا تهران راه درازی است", "تابستان گذشته به {} سفر کردیم"];
    stays(include_str!("../data/places.txt"), &frames);
}

#[test]
fn whole_words_stay() {
    let frames = ["{}", "واژهٔ «{}» را در فرهنگ پیدا کرد", "دربارهٔ {} چیزی نمی‌دانست"];
    stays(include_str!("../data/whole-words.txt"), &frames);
}

#[test]
fn spoken_persian_stays() {
    stays(include_str!("../data/colloquial.txt"), &["{}"]);
}

#[test]
fn right_lines_of_every_kind_stay() {
    stays(include_str!("../data/right-lines.txt"), &["{}"]);
}

#[test]
fn right_lines_of_more_registers_stay() {
    stays(include_str!("../data/right-registers.txt"), &["{}"]);
}

/// Caution must not cost what restoration is for.
#[test]
fn damaged_lines_are_mended() {
    let n = Normalizer::standard();
    let pairs = lines(include_str!("../data/damaged.txt"))
        .map(|line| line.split_once('\t').unwrap_or_else(|| panic!("no tab in {line:?}")));
    let mut count = 0;
    let mut failures = Vec::new();
    for (damaged, right) in pairs {
        count += 1;
        let result = n.normalize(damaged);
        if result != right {
            failures.push(visible(&format!("{damaged} → {result}, not {right}")));
        }
        if n.normalize(right) != right {
            failures.push(visible(&format!("{right} → {}", n.normalize(right))));
        }
    }
    // A compound of two words that is the only damage of its line may stay as it is (نرم افزار).
    assert!(failures.len() * 100 <= 3 * count, "{} failures:\n{}", failures.len(), failures.join("\n"));
    assert!(count >= 190, "only {count} lines");
}
