//! The committed inputs of each target: `seeds/TARGET.txt`, one input a line, as hexadecimal digits.

use std::fs;
use std::path::{Path, PathBuf};

/// Returns the seeds of the target `name`, or what is wrong with its file.
pub fn seeds(name: &str) -> Result<Vec<Vec<u8>>, String> {
    let file = file_of(name);
    let text = fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
    let seeds = text.lines().enumerate().map(|(i, line)| {
        from_hex(line).ok_or_else(|| format!("{}:{}: not pairs of hexadecimal digits", file.display(), i + 1))
    });
    let seeds: Vec<_> = seeds.collect::<Result<_, _>>()?;
    if seeds.is_empty() { Err(format!("{}: no seeds", file.display())) } else { Ok(seeds) }
}

/// Writes the seeds of the target `name`, the shortest first.
pub fn write_seeds(name: &str, mut seeds: Vec<Vec<u8>>) -> std::io::Result<()> {
    seeds.sort_by(|a, b| (a.len(), a).cmp(&(b.len(), b)));
    let lines: String = seeds.iter().map(|seed| to_hex(seed) + "\n").collect();
    fs::write(file_of(name), lines)
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds")
}

fn file_of(name: &str) -> PathBuf {
    folder().join(format!("{name}.txt"))
}

fn to_hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn from_hex(digits: &str) -> Option<Vec<u8>> {
    let (pairs, rest) = digits.as_bytes().as_chunks::<2>();
    let digit = |c: u8| char::from(c).to_digit(16);
    let byte = |&[high, low]: &[u8; 2]| u8::try_from(16 * digit(high)? + digit(low)?).ok();
    if rest.is_empty() { pairs.iter().map(byte).collect() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::TARGETS;

    #[test]
    fn each_target_has_seeds_and_each_file_has_a_target() {
        for (name, _) in TARGETS {
            assert!(seeds(name).is_ok_and(|seeds| seeds.len() > 10), "{name}: {:?}", seeds(name).err());
        }
        let files = fs::read_dir(folder()).expect("a readable folder");
        assert_eq!(files.count(), TARGETS.len(), "a file without a target");
    }

    #[test]
    fn a_missing_file_is_an_error_with_its_name() {
        assert!(seeds("no_such_target").is_err_and(|error| error.contains("no_such_target.txt")));
    }

    #[test]
    fn bytes_are_read_as_they_were_written() {
        let all: Vec<u8> = (0..=255).collect();
        assert_eq!(from_hex(&to_hex(&all)), Some(all));
        assert_eq!(from_hex(""), Some(Vec::new()));
        for wrong in ["0", "0g", "+1", " 00", "0 0", "۰۰"] {
            assert_eq!(from_hex(wrong), None, "{wrong:?}");
        }
    }
}
