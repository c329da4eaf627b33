//! The targets: what each does with its bytes.

use arbitrary::{Result, Unstructured};
use hamvar::edits::LineIndex;
use hamvar::zwnj::{Model, Trainer};
use hamvar::{Builder, EditKind, Normalizer, SentenceRules, Settings, digits, zwnj};

use crate::common::{laws, presets};
use crate::search_laws::terms_agree;
use crate::settings::{normalizer, settings};
use crate::stream_laws;
use crate::texts::{short_text, text};

type Target = fn(&mut Unstructured) -> Result<()>;

/// The targets by name.
pub const TARGETS: [(&str, Target); 12] = [
    ("outputs", outputs),
    ("settings", any_settings),
    ("steps", steps),
    ("segments", segments),
    ("search_terms", search_terms),
    ("streams", streams),
    ("sessions", sessions),
    ("refused", refused),
    ("digits", numbers),
    ("model", model),
    ("settings_file", settings_file),
    ("trainer", trainer),
];

/// Runs the target `name` on `bytes`. Panics where a law is broken.
pub fn run(name: &str, bytes: &[u8]) {
    let (_, target) = TARGETS.iter().find(|(other, _)| *other == name).expect("a target");
    // An error means that the bytes make no case.
    let _ = target(&mut Unstructured::new(bytes));
}

/// Returns one to five lengths from 1 to 90.
fn lengths(u: &mut Unstructured) -> Result<Vec<usize>> {
    (0..u.int_in_range(1u8..=5)?).map(|_| Ok(usize::from(u.int_in_range(1u8..=90)?))).collect()
}

/// Returns what worked. A message says what did not.
fn worked<T, E: std::error::Error>(result: std::result::Result<T, E>) -> Option<T> {
    match result {
        Ok(value) => Some(value),
        Err(error) => {
            assert!(!error.to_string().is_empty());
            None
        }
    }
}

/// The presets on any text.
fn outputs(u: &mut Unstructured) -> Result<()> {
    let text = text(u)?;
    for (name, n) in presets() {
        laws::is_idempotent(name, &n, &text);
        laws::outputs_agree(name, &n, &text);
        laws::is_not_much_longer(name, &n, &text);
    }
    laws::letters_stay("standard", &Normalizer::standard(), &text);
    Ok(())
}

/// Any settings on any text.
fn any_settings(u: &mut Unstructured) -> Result<()> {
    let chosen = normalizer(u)?;
    let text = text(u)?;
    let (name, n) = (&chosen.name, &chosen.normalizer);
    laws::outputs_agree(name, n, &text);
    laws::is_not_much_longer(name, n, &text);
    // A pattern may match other text once the text is normalized.
    if !chosen.has_pattern {
        laws::is_idempotent(name, n, &text);
    }
    if chosen.keeps_letters {
        laws::letters_stay(name, n, &text);
    }
    let mut out = "پیش".to_string();
    n.normalize_into(&text, &mut out);
    assert_eq!(out, n.normalize(&text));
    Ok(())
}

/// The steps as functions.
fn steps(u: &mut Unstructured) -> Result<()> {
    let text = text(u)?;
    for step in [
        hamvar::fold,
        hamvar::fix_spaces,
        hamvar::fix_punctuation,
        digits::to_persian,
        digits::to_ascii,
        digits::to_arabic_indic,
        zwnj::clean,
        zwnj::restore,
    ] {
        let once = step(&text).into_owned();
        assert_eq!(step(&once), once, "{text:?}");
    }
    assert_eq!(laws::letters(&zwnj::restore(&text)), laws::letters(&text));
    Ok(())
}

/// Sentences, words, tokens and lines.
fn segments(u: &mut Unstructured) -> Result<()> {
    let mut rules = SentenceRules::new();
    rules.line_breaks(u.arbitrary()?).clauses(u.arbitrary()?);
    // A text that cannot be an abbreviation gives an error.
    let _ = worked(rules.add_abbreviation(&short_text(u)?));
    let text = text(u)?;
    laws::sentences_lose_nothing(&rules, &text);
    laws::tokens_lose_nothing(&text);
    laws::folding_moves_no_boundary(&text);
    let separated = zwnj::separate_words(&text).into_owned();
    assert_eq!(laws::letters(&separated), laws::letters(&text), "{text:?}");
    assert_eq!(zwnj::separate_words(&separated), separated, "{text:?}");
    let index = LineIndex::new(&text);
    let positions = (0..=text.len() + 2).map(|at| index.position(at));
    assert!(positions.is_sorted_by_key(|position| (position.line, position.byte)), "{text:?}");
    Ok(())
}

/// Search terms of the preset for keys, also with words of the user, and of any other settings.
fn search_terms(u: &mut Unstructured) -> Result<()> {
    let chosen = normalizer(u)?;
    let text = text(u)?;
    terms_agree("search", &Normalizer::search(), &text);
    // A pattern may match other text once the text is normalized.
    if !chosen.has_pattern {
        terms_agree(&chosen.name, &chosen.normalizer, &text);
    }
    Ok(())
}

/// Whether an invisible character touches an ASCII sign. The character may hide the sign of a protected span. Such a
/// span is found at once only if the same call has another sign (DESIGN.md, "How a text is normalized").
fn hides_a_sign(text: &str) -> bool {
    let is_invisible = |c: char| matches!(c, '\u{AC}' | '\u{AD}' | '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}');
    let mut pairs = text.chars().zip(text.chars().skip(1));
    pairs.any(|(a, b)| {
        is_invisible(a) && b.is_ascii_punctuation() || a.is_ascii_punctuation() && is_invisible(b)
    })
}

/// Streams of any bytes, cut anywhere.
fn streams(u: &mut Unstructured) -> Result<()> {
    let (chosen, lengths) = (normalizer(u)?, lengths(u)?);
    let invalid: [(u16, u8); 2] = u.arbitrary()?;
    let text = text(u)?;
    if hides_a_sign(&text) {
        return Ok(());
    }
    stream_laws::streams_give_the_whole_text(&chosen.name, &chosen.normalizer, &text, &lengths);
    let mut bytes = text.into_bytes();
    for (at, byte) in invalid {
        bytes.insert(usize::from(at) % (bytes.len() + 1), byte);
    }
    stream_laws::invalid_bytes_are_replaced_or_an_error(&Normalizer::standard(), &bytes, &lengths);
    Ok(())
}

/// Texts that come in several calls.
fn sessions(u: &mut Unstructured) -> Result<()> {
    let (chosen, cuts) = (normalizer(u)?, lengths(u)?);
    let text = text(u)?;
    if !chosen.has_pattern && !hides_a_sign(&text) {
        laws::sessions_give_the_whole_text(&chosen.name, &chosen.normalizer, &text, &cuts);
    }
    let (mut batch, n) = (chosen.normalizer.batch(), &chosen.normalizer);
    for line in text.lines() {
        assert_eq!(batch.push(line), n.normalize(line), "{}", chosen.name);
    }
    assert_eq!(batch.iter().collect::<String>(), batch.text());
    Ok(())
}

/// Edits that are refused at random, and the offsets of the aligned form.
fn refused(u: &mut Unstructured) -> Result<()> {
    let chosen = normalizer(u)?;
    let (kinds, groups, single): (u32, u64, u64) = u.arbitrary()?;
    let text = text(u)?;
    let n = &chosen.normalizer;
    let aligned = n.normalize_aligned(&text);
    let ends: Vec<usize> =
        (0..=aligned.as_str().len()).filter(|&at| aligned.as_str().is_char_boundary(at)).collect();
    for pair in ends.windows(2) {
        let range = aligned.source_range(pair[0]..pair[1]);
        assert!(text.get(range.clone()).is_some(), "{range:?} of {text:?}");
        let _ = aligned.result_range(range);
    }
    if chosen.keeps_letters && !chosen.has_pattern {
        laws::refused_edits_leave_no_half(n, &text, |i, edit| {
            let kind = EditKind::ALL.iter().position(|&kind| kind == edit.kind).unwrap_or(0);
            kinds >> (kind % 32) & 1 == 1
                || match edit.group {
                    Some(group) => groups >> (group.get() % 64) & 1 == 1,
                    None => single >> (i % 64) & 1 == 1,
                }
        });
    }
    Ok(())
}

/// Numbers in any spelling.
fn numbers(u: &mut Unstructured) -> Result<()> {
    let text = text(u)?;
    let _ = worked(digits::parse::<i64>(&text));
    let _ = worked(digits::parse::<u8>(&text));
    if let Some(only) = worked(digits::only_digits(&text)) {
        assert!(!only.is_empty() && only.bytes().all(|b| b.is_ascii_digit()), "{only:?} from {text:?}");
    }
    if let Some(number) = worked(digits::machine_number(&text)) {
        assert!(number.parse::<f64>().is_ok(), "{number:?} from {text:?}");
        assert_eq!(digits::machine_number(&number).as_ref(), Ok(&number), "{text:?}");
        let shown = digits::display_number(&number).expect("a number for a machine");
        assert_eq!(digits::machine_number(&shown), Ok(number), "{shown:?} from {text:?}");
    }
    Ok(())
}

/// Models with some changed bytes, or of any bytes.
fn model(u: &mut Unstructured) -> Result<()> {
    let embedded = Model::embedded();
    let mut bytes = embedded.as_bytes().to_vec();
    for _ in 0..u.int_in_range(0u8..=8)? {
        let at = usize::try_from(u.arbitrary::<u32>()?).unwrap_or(0) % bytes.len();
        bytes[at] = u.arbitrary()?;
    }
    if u.ratio(1u8, 16u8)? {
        bytes = u.bytes(u.len() / 2)?.to_vec();
    } else if u.ratio(1u8, 16u8)? {
        bytes.truncate(usize::try_from(u.arbitrary::<u32>()?).unwrap_or(0) % bytes.len());
    }
    let text = text(u)?;
    let Some(model) = worked(Model::from_bytes(&bytes)) else { return Ok(()) };
    for preset in [Normalizer::standard(), Normalizer::search()] {
        let n = Builder::from(preset).model(model.clone()).build();
        laws::outputs_agree("a changed model", &n, &text);
        laws::is_idempotent("a changed model", &n, &text);
    }
    Ok(())
}

/// Settings in a file.
fn settings_file(u: &mut Unstructured) -> Result<()> {
    let mut settings = settings(u)?;
    if u.ratio(1u8, 4u8)? {
        // A word or a pattern may be unusable. The file is as good as any other.
        settings.words.push(short_text(u)?);
        settings.protect_patterns.push(short_text(u)?);
        settings.zwnj_confidence = u.arbitrary()?;
    }
    let file = toml::to_string(&settings).expect("settings can be written");
    assert_eq!(toml::from_str::<Settings>(&file).expect("what was written can be read"), settings);
    // A file with a changed line gives other settings or an error.
    let mut lines: Vec<String> = file.lines().map(str::to_owned).collect();
    let at = u.choose_index(lines.len().max(1))?;
    let new = short_text(u)?;
    if let Some(line) = lines.get_mut(at) {
        let cut = line.floor_char_boundary(usize::from(u.arbitrary::<u8>()?));
        line.truncate(cut);
        line.push_str(&new);
    }
    if let Some(settings) = worked(toml::from_str::<Settings>(&lines.join("\n")))
        && let Some(n) = worked(settings.build())
    {
        laws::outputs_agree("settings in a file", &n, &text(u)?);
    }
    Ok(())
}

/// Models that are trained on a few odd lines.
fn trainer(u: &mut Unstructured) -> Result<()> {
    let mut trainer = Trainer::new();
    for _ in 0..u.int_in_range(0u8..=4)? {
        let line = short_text(u)?;
        match u.int_in_range(0u8..=2)? {
            0 => drop(trainer.add_count(&line, u.arbitrary()?)),
            1 => drop(trainer.add_known(&line)),
            _ => drop(trainer.add_line(&line, u.arbitrary()?)),
        }
    }
    let n = Builder::from(Normalizer::standard()).model(trainer.train()).build();
    let text = text(u)?;
    laws::outputs_agree("a small model", &n, &text);
    laws::is_idempotent("a small model", &n, &text);
    Ok(())
}
