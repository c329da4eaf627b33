//! Runs the fuzz targets on the seeds, on the inputs in `corpus/`, if there are any, and on random bytes. Needs no
//! fuzzer, and works with any toolchain.
//!
//!     cargo run --release --no-default-features --bin soak -- [--seconds N] [--seed N] [TARGET…]

#[cfg(coverage)]
#[path = "../coverage.rs"]
mod coverage;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use hamvar_fuzz::{TARGETS, run, seeds};

/// The longest random input, in bytes.
const LONGEST: u64 = 400;

/// Random numbers (SplitMix64).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn bytes(&mut self) -> Vec<u8> {
        // Short inputs are more frequent, since most faults need few characters.
        let longest = 1 + self.next() % LONGEST;
        (0..self.next() % longest).map(|_| self.next() as u8).collect()
    }
}

fn main() -> ExitCode {
    let (mut seconds, mut seed, mut chosen) = (5, 1, Vec::new());
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        let mut number = || arguments.next().and_then(|n| n.parse().ok()).expect("a number after the option");
        match argument.as_str() {
            "--seconds" => seconds = number(),
            "--seed" => seed = number(),
            _ => chosen.push(argument),
        }
    }
    let mut failed = false;
    for (name, _) in TARGETS {
        if chosen.is_empty() || chosen.iter().any(|other| other == name) {
            failed |= !soak(name, Duration::from_secs(seconds), seed);
        }
    }
    #[cfg(coverage)]
    coverage::write(Path::new(&std::env::var_os("COVERAGE_FILE").expect("the name of a file")));
    if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

/// Runs one target. Returns whether all laws held.
fn soak(name: &str, time: Duration, seed: u64) -> bool {
    let (mut random, mut runs, start) = (Random(seed), 0u64, Instant::now());
    let seeds = match seeds(name) {
        Ok(seeds) => seeds,
        Err(error) => {
            eprintln!("{name}: {error}");
            return false;
        }
    };
    for bytes in seeds {
        runs += 1;
        if !holds(name, &bytes) {
            return false;
        }
    }
    for file in std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus").join(name))
        .into_iter()
        .flatten()
        .flatten()
    {
        let bytes = std::fs::read(file.path()).expect("a readable file");
        runs += 1;
        if !holds(name, &bytes) {
            return false;
        }
    }
    while start.elapsed() < time {
        runs += 1;
        if !holds(name, &random.bytes()) {
            return false;
        }
    }
    println!("{name}: {runs} inputs, no fault");
    true
}

/// Whether the laws hold. If not, a shorter input that breaks one is written to `artifacts/`.
fn holds(name: &str, bytes: &[u8]) -> bool {
    if !breaks(name, bytes) {
        return true;
    }
    // Print no panics while the input is made shorter.
    std::panic::set_hook(Box::new(|_| {}));
    let short = shortened(name, bytes.to_vec());
    let _ = std::panic::take_hook();
    breaks(name, &short);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("artifacts").join(name);
    let file = folder.join("soak");
    std::fs::create_dir_all(&folder).and_then(|()| std::fs::write(&file, short)).expect("a writable folder");
    eprintln!("{name}: the input in {} breaks a law", file.display());
    false
}

fn breaks(name: &str, bytes: &[u8]) -> bool {
    catch_unwind(AssertUnwindSafe(|| run(name, bytes))).is_err()
}

/// `bytes` without the parts that are not needed to break a law.
fn shortened(name: &str, mut bytes: Vec<u8>) -> Vec<u8> {
    let mut len = bytes.len() / 2;
    while len > 0 {
        let (before, mut at) = (bytes.len(), 0);
        while at < bytes.len() {
            let mut shorter = bytes.clone();
            shorter.drain(at..(at + len).min(bytes.len()));
            if breaks(name, &shorter) { bytes = shorter } else { at += len }
        }
        if bytes.len() == before {
            len /= 2;
        }
    }
    bytes
}
