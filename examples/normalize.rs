//! Normalizes Persian text. Each line of the input gives one line of output. With `--each-line`, a line is judged
//! by itself, as a message or a field is, and not as a part of its text.
//!
//!     cargo run --release --example normalize -- tests/data/article.txt

mod common;

use common::{Arg, Args};
use hamvar::{Builder, Digits, Normalizer};

const USAGE: &str = "usage: normalize [--preset standard|search|minimal] \
                     [--digits persian|latin|arabic|keep] \
                     [--only fold|digits|spacing|zwnj|lost-zwnj|lost-spaces|broken-words]... \
                     [--each-line] [FILE]";

/// The steps that `--only` takes. The step `zwnj` is the three after it.
const STEPS: [&str; 7] = ["fold", "digits", "spacing", "zwnj", "lost-zwnj", "lost-spaces", "broken-words"];

fn main() {
    let mut args = Args::new(USAGE);
    let mut preset = Normalizer::standard();
    let mut digits = None;
    let mut only: Vec<String> = Vec::new();
    let mut each_line = false;
    let mut file = None;
    while let Some(arg) = args.next() {
        match arg {
            Arg::Flag(flag) if flag == "--preset" => {
                preset = match args.value(&flag).as_str() {
                    "standard" => Normalizer::standard(),
                    "search" => Normalizer::search(),
                    "minimal" => Normalizer::minimal(),
                    other => args.wrong(format_args!("unknown preset {other:?}")),
                }
            }
            Arg::Flag(flag) if flag == "--digits" => {
                digits = Some(match args.value(&flag).as_str() {
                    "persian" => Digits::Persian,
                    "latin" => Digits::Ascii,
                    "arabic" => Digits::ArabicIndic,
                    "keep" => Digits::Keep,
                    other => args.wrong(format_args!("unknown digits {other:?}")),
                })
            }
            Arg::Flag(flag) if flag == "--only" => match args.value(&flag) {
                step if STEPS.contains(&step.as_str()) => only.push(step),
                other => args.wrong(format_args!("unknown step {other:?}")),
            },
            Arg::Flag(flag) if flag == "--each-line" => each_line = true,
            Arg::Flag(flag) => args.wrong(format_args!("unknown flag {flag:?}")),
            Arg::File(name) => args.file(&mut file, name),
        }
    }

    let mut builder = Builder::from(preset);
    if let Some(digits) = digits {
        builder.digits(digits);
    }
    if !only.is_empty() {
        let named = |step: &str| only.iter().any(|s| s == step);
        if !named("fold") {
            builder.fold(false);
        }
        if !named("digits") {
            builder.digits(Digits::Keep);
        }
        builder.fix_spaces(named("spacing")).fix_punctuation(named("spacing"));
        let gaps = |step: &str| named("zwnj") || named(step);
        builder.clean_zwnj(gaps("lost-zwnj")).restore_zwnj(gaps("lost-zwnj"));
        builder.restore_spaces(gaps("lost-spaces")).join_words(gaps("broken-words"));
    }
    let normalizer = builder.build();

    let text = common::read(file.as_deref());
    let mut out = if each_line {
        // Each line is a text of its own, as a message or a field is.
        text.split_inclusive('\n').map(|line| normalizer.normalize(line)).collect()
    } else {
        normalizer.normalize(&text).into_owned()
    };
    if !out.is_empty() && !out.ends_with('\n') {
        out.push('\n');
    }
    common::write(&out);
}
