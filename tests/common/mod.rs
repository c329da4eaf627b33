//! What the tests and benches share: option names, normalizers, and ways to damage a text.
//!
//! Every builder setter, option and edit kind is named in this file and nowhere else in the tests.
//! When the public API changes, this is the file to adapt.
#![allow(dead_code, reason = "each test crate uses its own part of this file")]

pub mod laws;
pub mod pieces;

use std::ops::Range;

use hamvar::{Aligned, Builder, Digits, EditKind, HehYe, Marks, Normalizer, SpanKind, Style, TextKind};

pub const ZWNJ: char = '\u{200C}';

/// A change to a builder.
pub type Choice = fn(&mut Builder) -> &mut Builder;

pub const FOLD: Choice = |b| b.fold(true);
pub const DROP_MARKS: Choice = |b| b.fold(true).marks(Marks::Drop);
pub const KEEP_TANVIN: Choice = |b| b.fold(true).marks(Marks::KeepTanvin);
pub const HEH_YE: Choice = |b| b.fold(true).heh_ye(HehYe::Ye);
pub const HEH_HAMZA: Choice = |b| b.fold(true).heh_ye(HehYe::Hamza);
pub const PLURALS_APART: Choice = |b| b.pronoun_plurals(Style::Apart);
pub const PLURALS_JOINED: Choice = |b| b.pronoun_plurals(Style::Joined);
pub const KE_APART: Choice = |b| b.pronouns_with_ke(Style::Apart).adverbs_with_ke(Style::Apart);
pub const KE_JOINED: Choice = |b| b.pronouns_with_ke(Style::Joined).adverbs_with_ke(Style::Joined);
pub const ADVERBS_APART: Choice = |b| b.adverbs_with_be(Style::Apart);
pub const ADVERBS_JOINED: Choice = |b| b.adverbs_with_be(Style::Joined);
/// Every style, as the Academy writes it.
pub const ACADEMY_STYLE: Choice = |b| {
    PLURALS_APART(b).pronouns_with_ke(Style::Joined).adverbs_with_ke(Style::Apart);
    HEH_HAMZA(b).adverbs_with_be(Style::Apart)
};
/// The other spelling of every style.
pub const OTHER_STYLE: Choice = |b| {
    PLURALS_JOINED(b).pronouns_with_ke(Style::Apart).adverbs_with_ke(Style::Joined);
    HEH_YE(b).adverbs_with_be(Style::Joined)
};
pub const KEEP_BIDI: Choice = |b| b.fold(true).keep_bidi_controls(true);
pub const KEEP_KASHIDA: Choice = |b| b.fold(true).keep_kashida(true);
pub const PERSIAN_DIGITS: Choice = |b| b.digits(Digits::Persian);
pub const LATIN_DIGITS: Choice = |b| b.digits(Digits::Ascii);
pub const ARABIC_DIGITS: Choice = |b| b.digits(Digits::ArabicIndic);
pub const GROUP_DIGITS: Choice = |b| b.digits(Digits::Persian).group_digits(true);
pub const LONE_NUMBERS: Choice = |b| b.digits(Digits::Persian).convert_lone_numbers(true);
pub const SPACES: Choice = |b| b.fix_spaces(true);
pub const SPACING: Choice = |b| b.fix_spaces(true).fix_punctuation(true);
pub const NO_SPACING: Choice = |b| b.fix_spaces(false).fix_punctuation(false);
pub const KEEP_QUOTES: Choice = |b| b.convert_quotes(false);
pub const KEEP_DOTS: Choice = |b| b.convert_ellipses(false);
pub const KEEP_DASHES: Choice = |b| b.convert_dashes(false);
pub const KEEP_SIGNS: Choice = |b| b.convert_quotes(false).convert_ellipses(false).convert_dashes(false);
pub const CLEAN_ZWNJ: Choice = |b| b.clean_zwnj(true);
pub const RESTORE_ZWNJ: Choice = |b| b.restore_zwnj(true);
pub const RESTORE_SPACES: Choice = |b| b.restore_spaces(true);
pub const JOIN_WORDS: Choice = |b| b.join_words(true);
pub const RESTORE_GAPS: Choice = |b| b.restore_zwnj(true).restore_spaces(true).join_words(true);
pub const DIGITS_AND_ZWNJ: Choice = |b| b.digits(Digits::Persian).restore_zwnj(true);
pub const NO_RESTORING: Choice = |b| b.restore_zwnj(false).restore_spaces(false).join_words(false);
pub const COLLAPSE_REPEATS: Choice = |b| b.collapse_repeats(true);
pub const DECODE_ENTITIES: Choice = |b| b.decode_entities(true);
pub const CONVERT_LINE_ENDS: Choice = |b| b.convert_line_ends(true);
pub const COLLAPSE_BLANK_LINES: Choice = |b| b.collapse_blank_lines(true);
pub const LINE_ENDS: Choice = |b| b.convert_line_ends(true).collapse_blank_lines(true);
pub const UNPROTECTED: Choice = |b| b.protect(false);
pub const PROTECTED: Choice = |b| b.protect(true);
pub const ALL_PROSE: Choice = |b| b.text_kind(TextKind::Prose);
pub const ALL_DATA: Choice = |b| b.text_kind(TextKind::Data);
/// Lines of more than 40 bytes are left alone.
pub const SHORT_LINES: Choice = |b| b.longest_line(40);
/// Everything that is off by default.
pub const EXTRAS: Choice = |b| {
    b.collapse_repeats(true).decode_entities(true).convert_line_ends(true).collapse_blank_lines(true);
    b.group_digits(true).convert_lone_numbers(true)
};

/// The three settings for marks.
pub const MARKS: [Choice; 3] = [FOLD, KEEP_TANVIN, DROP_MARKS];

pub const LETTER: EditKind = EditKind::Letter;
pub const DIGIT: EditKind = EditKind::Digit;
/// A space between two parts of a word became a ZWNJ.
pub const JOINED: EditKind = EditKind::SpaceToZwnj;

/// Whether restoration makes edits of this kind.
pub fn is_restored(kind: EditKind) -> bool {
    use EditKind::{SpaceRestored, SpaceToZwnj, WordJoined, WordMended, ZwnjInserted};
    matches!(kind, ZwnjInserted | SpaceToZwnj | WordJoined | SpaceRestored | WordMended)
}

/// A normalizer with every step off, then changed by `choice`.
pub fn one_step(choice: Choice) -> Normalizer {
    choice(&mut Builder::empty()).build()
}

/// The standard normalizer, changed by `choice`.
pub fn with(choice: Choice) -> Normalizer {
    choice(&mut Normalizer::builder()).build()
}

/// `normalizer`, changed by `choice`.
pub fn changed(normalizer: Normalizer, choice: Choice) -> Normalizer {
    choice(&mut Builder::from(normalizer)).build()
}

/// `normalizer` with one kind of protection switched off.
pub fn unprotected(normalizer: Normalizer, kind: SpanKind) -> Normalizer {
    Builder::from(normalizer).protect_kind(kind, false).build()
}

/// `normalizer` with `pattern` protected.
pub fn protecting(normalizer: Normalizer, pattern: &str) -> Normalizer {
    let mut builder = Builder::from(normalizer);
    builder.protect_pattern(pattern).unwrap_or_else(|error| panic!("{pattern}: {error}"));
    builder.build()
}

/// The message for an invalid pattern.
pub fn pattern_error(pattern: &str) -> String {
    Normalizer::builder().protect_pattern(pattern).expect_err(pattern).to_string()
}

/// `normalizer` with `words` added.
pub fn knowing<'w>(normalizer: Normalizer, words: impl IntoIterator<Item = &'w str>) -> Normalizer {
    Builder::from(normalizer).add_words(words).unwrap_or_else(|error| panic!("{error}")).build()
}

/// The error for a word that cannot be used.
pub fn word_error(word: &str) -> hamvar::zwnj::WordError {
    Normalizer::builder().add_word(word).expect_err(word)
}

/// The standard normalizer at a confidence in percent.
pub fn confident(percent: u8) -> Normalizer {
    Normalizer::builder().zwnj_confidence(percent).build()
}

pub fn presets() -> [(&'static str, Normalizer); 3] {
    [
        ("standard", Normalizer::standard()),
        ("search", Normalizer::search()),
        ("minimal", Normalizer::minimal()),
    ]
}

/// Every preset, every single step, and options that change what a step does.
pub fn normalizers() -> Vec<(&'static str, Normalizer)> {
    let mut all = presets().to_vec();
    all.extend([
        ("fold", one_step(FOLD)),
        ("digits", one_step(PERSIAN_DIGITS)),
        ("latin digits", one_step(LATIN_DIGITS)),
        ("arabic digits", one_step(ARABIC_DIGITS)),
        ("spacing", one_step(SPACING)),
        ("clean", one_step(CLEAN_ZWNJ)),
        ("restore", one_step(RESTORE_ZWNJ)),
        ("restore spaces", one_step(RESTORE_SPACES)),
        ("join words", one_step(JOIN_WORDS)),
        ("restore gaps", one_step(RESTORE_GAPS)),
        ("no marks", with(DROP_MARKS)),
        ("tanvin", with(KEEP_TANVIN)),
        ("heh ye", with(HEH_YE)),
        ("bidi kept", with(KEEP_BIDI)),
        ("kashida kept", with(KEEP_KASHIDA)),
        ("repeats", with(COLLAPSE_REPEATS)),
        ("entities", with(DECODE_ENTITIES)),
        ("signs kept", with(KEEP_SIGNS)),
        ("user's words", knowing(Normalizer::standard(), ["خانه\u{200C}کتاب", "دست رفت", "رفتروم"])),
        ("line ends", with(LINE_ENDS)),
        ("grouped", with(GROUP_DIGITS)),
        ("lone numbers", with(LONE_NUMBERS)),
        ("spaces", one_step(SPACES)),
        ("no-break spaces", protecting(Normalizer::standard(), "\u{A0}")),
        ("letters protected", protecting(with(DROP_MARKS), "ي|ها|^.|[.] |\u{64E}")),
        ("eager", confident(1)),
        ("careful", confident(95)),
        ("unprotected", with(UNPROTECTED)),
        ("all prose", with(ALL_PROSE)),
        ("all data", with(ALL_DATA)),
        ("short lines", with(SHORT_LINES)),
        ("style of the Academy", with(ACADEMY_STYLE)),
        ("other style", with(OTHER_STYLE)),
    ]);
    all
}

/// The normalizers of [`normalizers`] that may lose or change letters.
pub const LOSES_LETTERS: [&str; 6] =
    ["search", "heh ye", "repeats", "entities", "style of the Academy", "other style"];

/// The normalizers of [`normalizers`] that protect no spans.
pub const PROTECTS_NOTHING: [&str; 3] = ["search", "minimal", "unprotected"];

/// The kinds of protected spans, with a name and an example that every step would change.
///
/// The example is a whole line of prose; the span is between ⟦ and ⟧.
pub const SPAN_KINDS: [(&str, SpanKind, &str); 16] = [
    ("URL", SpanKind::Url, "نشانی ⟦https://a.ir/كتاب/12,ي?b=1⟧ است"),
    ("e-mail address", SpanKind::Email, "به ⟦12@12.ir⟧ بنویس"),
    ("mention", SpanKind::Mention, "سلام ⟦@12⟧ خوبی"),
    ("hashtag", SpanKind::Hashtag, "برچسب ⟦#كتاب_12⟧ است"),
    ("code", SpanKind::Code, "کد ⟦`كتاب , 12`⟧ است"),
    ("tag", SpanKind::Tag, "متن ⟦<b title=\"كتاب , 12\">⟧ پررنگ"),
    ("formula", SpanKind::Formula, "فرمول ⟦$x , y ; 12$⟧ است"),
    ("link target", SpanKind::LinkTarget, "راه [آن]⟦(كتاب , 12)⟧ است"),
    ("entity", SpanKind::Entity, "نویسهٔ ⟦&#8204;⟧ است"),
    ("command", SpanKind::Command, "مرجع ⟦\\cite{كتاب , 12}⟧ است"),
    ("placeholder", SpanKind::Placeholder, "متن ⟦{{كتاب , 12}}⟧ است"),
    ("wiki target", SpanKind::WikiTarget, "در ⟦[[كتاب 12]]⟧ است"),
    ("label", SpanKind::Label, "متن⟦[^12]⟧ است"),
    ("file name", SpanKind::FileName, "پروندهٔ ⟦كتاب-12.pdf⟧ است"),
    ("Arabic passage", SpanKind::ArabicPassage, "گفت: ⟦إنما   الأعمال   بالنيات⟧ است"),
    ("citation", SpanKind::Citation, "نوشتن «⟦كتاب , 12⟧» نادرست است"),
];

/// The result of an [`Aligned`].
pub fn aligned_text(aligned: &Aligned) -> &str {
    aligned.as_str()
}

/// The range of the source that became `range` of the result.
pub fn source_range(aligned: &Aligned, range: Range<usize>) -> Range<usize> {
    aligned.source_range(range)
}

/// The range of the result that `range` of the source became.
pub fn result_range(aligned: &Aligned, range: Range<usize>) -> Range<usize> {
    aligned.result_range(range)
}

/// `text` with the edits of `n` applied.
pub fn edited(n: &Normalizer, text: &str) -> String {
    let mut out = String::new();
    let mut at = 0;
    for edit in n.edits(text) {
        out.push_str(&text[at..edit.range.start]);
        out.push_str(&edit.replacement);
        at = edit.range.end;
    }
    out + &text[at..]
}

/// Checks pairs of an input and its result. Write invisible characters of inputs as escapes.
#[track_caller]
pub fn check(n: &Normalizer, cases: &[(&str, &str)]) {
    for (input, output) in cases {
        assert_eq!(n.normalize(input), *output, "{input:?}");
    }
}

/// Checks that normalizing changes none of `texts`.
#[track_caller]
pub fn unchanged(n: &Normalizer, texts: &[&str]) {
    for text in texts {
        assert_eq!(n.normalize(text), *text);
    }
}

/// `text` with every ZWNJ deleted.
pub fn deleted(text: &str) -> String {
    text.replace(ZWNJ, "")
}

/// `text` with a space in place of every ZWNJ.
pub fn spaced(text: &str) -> String {
    text.replace(ZWNJ, " ")
}

/// `text` with the Arabic ye and kaf in place of the Persian ones.
pub fn arabic_letters(text: &str) -> String {
    text.replace('ی', "ي").replace('ک', "ك")
}

/// `text` with a fatha on every letter that common words have.
pub fn vocalized(text: &str) -> String {
    let letter =
        |c| matches!(c, '\u{620}'..='\u{63F}' | '\u{641}'..='\u{64A}' | 'پ' | 'چ' | 'ژ' | 'ک' | 'گ' | 'ی');
    text.chars().flat_map(|c| [Some(c), letter(c).then_some('\u{64E}')]).flatten().collect()
}

/// `text` as it often arrives: without ZWNJs, with Arabic letters and ASCII digits.
pub fn damaged(text: &str) -> String {
    hamvar::digits::to_ascii(&arabic_letters(&deleted(text))).into_owned()
}
