//! Makes settings from bytes, and says which laws hold for them.

use arbitrary::{Result, Unstructured};
use hamvar::{Digits, HehYe, Marks, Normalizer, Preset, Settings, SpanKind, Style, TextKind};

use crate::common::normalizers;

/// A normalizer, and which laws hold for its settings.
pub struct Chosen {
    pub normalizer: Normalizer,
    /// The name of the normalizer in messages.
    pub name: String,
    /// Whether all options that lose or change letters are off.
    pub keeps_letters: bool,
    /// Whether there is a pattern of the user. With one, a text is not normalized line by line.
    pub has_pattern: bool,
}

/// Words of users, some of them with an odd spelling.
const WORDS: [&str; 8] = [
    "خانه\u{200C}کتاب",
    "دست رفت",
    "رفتروم",
    "می\u{200C}ها",
    "کتابخانه",
    "بی\u{200C}بی",
    "آن ها",
    "گفت\u{200C}و\u{200C}گو",
];

/// Patterns of users that match the same in a normalized text.
const PATTERNS: [&str; 4] = ["\u{A0}", r"\{\{.*?\}\}", "«[^»]*»", "[0-9]{4}"];

/// Returns one of the normalizers of the property tests, or one with any settings.
pub fn normalizer(u: &mut Unstructured) -> Result<Chosen> {
    if u.ratio(1u8, 4u8)? {
        let mut all = normalizers();
        let (name, normalizer) = all.swap_remove(u.choose_index(all.len())?);
        let keeps_letters = !crate::common::LOSES_LETTERS.contains(&name);
        let has_pattern = ["no-break spaces", "letters protected"].contains(&name);
        return Ok(Chosen { normalizer, name: name.into(), keeps_letters, has_pattern });
    }
    let settings = settings(u)?;
    let normalizer = settings.build().expect("settings that can be used");
    let keeps_letters = settings.preset != Preset::Search
        && settings.heh_ye == HehYe::Keep
        && !settings.collapse_repeats
        && !settings.decode_entities;
    let has_pattern = !settings.protect_patterns.is_empty();
    Ok(Chosen { normalizer, name: format!("{settings:?}"), keeps_letters, has_pattern })
}

/// Returns any settings that are close to a preset: most options are those of the preset.
pub fn settings(u: &mut Unstructured) -> Result<Settings> {
    let mut s = Settings::of(*u.choose(Preset::ALL)?);
    for switch in [
        &mut s.fold,
        &mut s.keep_bidi_controls,
        &mut s.keep_kashida,
        &mut s.group_digits,
        &mut s.convert_lone_numbers,
        &mut s.fix_spaces,
        &mut s.fix_punctuation,
        &mut s.convert_quotes,
        &mut s.convert_ellipses,
        &mut s.convert_dashes,
        &mut s.clean_zwnj,
        &mut s.restore_zwnj,
        &mut s.restore_spaces,
        &mut s.join_words,
        &mut s.collapse_repeats,
        &mut s.decode_entities,
        &mut s.convert_line_ends,
        &mut s.collapse_blank_lines,
    ] {
        *switch ^= u.ratio(1u8, 5u8)?;
    }
    if u.ratio(1u8, 3u8)? {
        s.marks = *u.choose(&[Marks::Keep, Marks::KeepTanvin, Marks::Drop])?;
        s.digits = *u.choose(&[Digits::Keep, Digits::Persian, Digits::Ascii, Digits::ArabicIndic])?;
        s.heh_ye = *u.choose(&[HehYe::Keep, HehYe::Ye, HehYe::Hamza])?;
        s.text_kind = *u.choose(&[TextKind::Detect, TextKind::Prose, TextKind::Data])?;
        s.zwnj_confidence = u.int_in_range(1..=99)?;
    }
    if u.ratio(1u8, 4u8)? {
        for style in
            [&mut s.pronoun_plurals, &mut s.pronouns_with_ke, &mut s.adverbs_with_ke, &mut s.adverbs_with_be]
        {
            *style = *u.choose(&[Style::Keep, Style::Apart, Style::Joined])?;
        }
    }
    if u.ratio(1u8, 4u8)? {
        s.protect_kinds = SpanKind::ALL.iter().copied().filter(|_| u.arbitrary().unwrap_or(true)).collect();
    }
    if u.ratio(1u8, 8u8)? {
        s.protect_patterns.push((*u.choose(&PATTERNS)?).into());
    }
    for _ in 0..u.int_in_range(0u8..=3)? / 2 {
        s.words.push((*u.choose(&WORDS)?).into());
    }
    // A line whose result would be too long stays as it is. How long the result is depends on the damage of earlier
    // lines, so only without restoration is it the same in a second run.
    let restores = s.restore_zwnj || s.restore_spaces || s.join_words;
    if u.ratio(1u8, 8u8)? && !restores {
        s.longest_line = u.int_in_range(10..=200)?;
    }
    Ok(s)
}
