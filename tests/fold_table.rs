//! Folding against its table: every code point of Unicode becomes what the table says.

use std::collections::BTreeMap;

use hamvar::Normalizer;
use unicode_normalization::UnicodeNormalization;

const PRESETS: [&str; 3] = ["minimal", "standard", "search"];

/// The fates of each code point that the table names.
fn table() -> BTreeMap<u32, [String; 3]> {
    let mut all = BTreeMap::new();
    let mut last = None;
    for line in include_str!("data/fold.txt").lines().filter(|line| !line.starts_with('#')) {
        let columns: Vec<&str> = line.split(" ; ").collect();
        let [range, minimal, standard, search, reason] = columns[..] else { panic!("five columns: {line}") };
        assert!(!reason.is_empty(), "{line}");
        let (start, end) = range.split_once("..").unwrap_or((range, range));
        let hex = |text| u32::from_str_radix(text, 16).unwrap();
        assert!(last < Some(hex(start)) && hex(start) <= hex(end), "out of order: {line}");
        last = Some(hex(end));
        for c in hex(start)..=hex(end) {
            all.insert(c, [minimal, standard, search].map(String::from));
        }
    }
    all
}

fn digit(c: char) -> u32 {
    match c as u32 {
        c @ 0x30..=0x39 => c - 0x30,
        c @ 0x660..=0x669 => c - 0x660,
        c => c - 0x6F0,
    }
}

/// What takes the place of `c`.
fn fate(table: &BTreeMap<u32, [String; 3]>, c: char, preset: usize) -> String {
    let Some(fates) = table.get(&(c as u32)) else {
        return if PRESETS[preset] == "search" && c.is_uppercase() {
            c.to_lowercase().collect()
        } else {
            c.to_string()
        };
    };
    match fates[preset].as_str() {
        "=" => c.to_string(),
        "-" => String::new(),
        "digit" => {
            let zero = if PRESETS[preset] == "search" { 0x30 } else { 0x6F0 };
            char::from_u32(zero + digit(c)).unwrap().to_string()
        }
        "nfkc" => {
            let spelled: String = std::iter::once(c).nfkc().collect();
            if spelled.chars().eq([c]) {
                return spelled; // not assigned
            }
            let marks = spelled.trim_start_matches([' ', '\u{640}']);
            let alone = marks.len() < spelled.len();
            (if alone { marks } else { &spelled })
                .chars()
                .map(|c| fate(table, c, preset))
                .collect::<String>()
                .nfc()
                .collect()
        }
        points => {
            points.split(' ').map(|p| char::from_u32(u32::from_str_radix(p, 16).unwrap()).unwrap()).collect()
        }
    }
}

#[test]
fn every_code_point_has_its_fate() {
    let table = table();
    for block in
        [0x600..=0x6FF, 0x750..=0x77F, 0x870..=0x8FF, 0xFB50..=0xFBC2, 0xFBD3..=0xFDFF, 0xFE70..=0xFEFC]
    {
        for c in block {
            assert!(table.contains_key(&c), "{c:04X} has no line");
        }
    }
    let presets = [Normalizer::minimal(), Normalizer::standard(), Normalizer::search()];
    // Restoring ZWNJs is another matter: only what folding and its like make of a character.
    let presets = presets.map(|n| hamvar::Builder::from(n).restore_zwnj(false).build());
    let mut wrong = Vec::new();
    for c in (' '..=char::MAX).filter(|&c| c != '\u{7F}') {
        for (i, n) in presets.iter().enumerate() {
            let text = format!("ب{c}ب");
            let expected = format!("ب{}ب", fate(&table, c, i));
            let got = n.normalize(&text);
            if got != expected {
                wrong.push(format!("{:04X} {}: {got:?}, the table says {expected:?}", c as u32, PRESETS[i]));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong[..wrong.len().min(60)].join("\n"));
}

/// The fast path passes over blocks of 64 bytes: wherever a character stands in one, it has the
/// same fate.
#[test]
fn the_place_in_a_block_does_not_matter() {
    let table = table();
    let n = Normalizer::minimal();
    let step = |c: &char| (*c as u32) < 0x3000 || (*c as u32).is_multiple_of(7);
    for c in table.keys().filter_map(|&c| char::from_u32(c)).filter(step) {
        let folded = n.normalize(&format!("ب{c}ب")).into_owned();
        for shift in [0, 1, 30, 61, 62, 63, 64, 65, 127, 128] {
            let (before, after) = ("a".repeat(shift), "a".repeat(70));
            assert_eq!(n.normalize(&format!("{before}ب{c}ب{after}")), format!("{before}{folded}{after}"));
        }
    }
}
