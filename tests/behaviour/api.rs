//! The public types.

use std::fmt::Debug;
use std::panic::{RefUnwindSafe, UnwindSafe};

use hamvar::digits::{OnlyDigitsError, ParseNumberError};
use hamvar::edits::{LineIndex, ParseEditKindError, Position, Replacement};
use hamvar::gaps::{DamageSeen, FormCounts, GapDecision, GapReason};
use hamvar::search::{SearchTerms, Term, TermKind, Terms};
use hamvar::zwnj::{Model, ModelError, WordError};
use hamvar::{
    AbbreviationError, Aligned, Batch, Builder, Digits, Edit, EditKind, HehYe, Marks, Normalizer,
    ParsePresetError, PatternError, Preset, SentenceIndices, SentenceRules, Sentences, Session, Settings,
    SettingsError, SpanKind, Style, TextKind, Token, TokenKind, Tokens, WordIndices, Words,
};

fn is_shareable<T: Send + Sync + Clone + Debug + UnwindSafe + RefUnwindSafe + 'static>() {}

#[cfg(feature = "train")]
fn is_shareable_as_a_reference<T: Send + Sync + Debug + 'static>() {}

fn is_error<T: core::error::Error + PartialEq + Send + Sync + 'static>() {}

#[test]
fn public_types_can_be_shared() {
    is_shareable::<Normalizer>();
    is_shareable::<Builder>();
    is_shareable::<Session>();
    is_shareable::<Batch>();
    #[cfg(feature = "std")]
    is_shareable::<hamvar::stream::InvalidUtf8>();
    is_shareable::<PatternError>();
    is_shareable::<Preset>();
    is_shareable::<ParsePresetError>();
    is_shareable::<Settings>();
    is_shareable::<SettingsError>();
    is_shareable::<Marks>();
    is_shareable::<HehYe>();
    is_shareable::<SpanKind>();
    is_shareable::<Style>();
    is_shareable::<TextKind>();
    is_shareable::<WordError>();
    is_shareable::<AbbreviationError>();
    is_shareable::<Digits>();
    is_shareable::<ParseNumberError>();
    is_shareable::<OnlyDigitsError>();
    is_shareable::<Model>();
    is_shareable::<ModelError>();
    is_shareable::<Edit>();
    is_shareable::<EditKind>();
    is_shareable::<Aligned>();
    is_shareable::<Replacement>();
    is_shareable::<ParseEditKindError>();
    is_shareable::<LineIndex<'static>>();
    is_shareable::<Position>();
    is_shareable::<GapDecision>();
    is_shareable::<GapReason>();
    is_shareable::<FormCounts>();
    is_shareable::<DamageSeen>();
    is_shareable::<SearchTerms>();
    is_shareable::<Term<'static>>();
    is_shareable::<TermKind>();
    is_shareable::<Terms<'static>>();
    is_shareable::<SentenceRules>();
    is_shareable::<Sentences<'static>>();
    is_shareable::<SentenceIndices<'static>>();
    is_shareable::<Token<'static>>();
    is_shareable::<TokenKind>();
    is_shareable::<Tokens<'static>>();
    is_shareable::<Words<'static>>();
    is_shareable::<WordIndices<'static>>();
    #[cfg(feature = "train")]
    is_shareable_as_a_reference::<hamvar::zwnj::Trainer>();
}

#[test]
fn error_types_are_errors() {
    is_error::<PatternError>();
    is_error::<ParsePresetError>();
    is_error::<SettingsError>();
    is_error::<ParseNumberError>();
    is_error::<OnlyDigitsError>();
    is_error::<ParseEditKindError>();
    is_error::<ModelError>();
    is_error::<WordError>();
    is_error::<AbbreviationError>();
    #[cfg(feature = "std")]
    is_error::<hamvar::stream::InvalidUtf8>();
}

/// The test above is a list written by hand: this one fails if a public type is missing there.
#[test]
fn every_exported_type_is_checked() {
    let this = include_str!("api.rs");
    let exports = [include_str!("../../src/lib.rs"), include_str!("../../src/digits/mod.rs")]
        .iter()
        .flat_map(|source| source.split("pub use ").skip(1))
        .filter_map(|rest| rest.split(';').next())
        .flat_map(|path| path.split(|c: char| !c.is_alphanumeric()))
        .filter(|name| name.starts_with(|c: char| c.is_ascii_uppercase()))
        .filter(|name| name.contains(|c: char| c.is_ascii_lowercase())); // a type, not a constant
    let mut types = 0;
    for name in exports {
        types += 1;
        let checked = [format!("is_shareable::<{name}>"), format!("is_shareable::<{name}<'static>>")];
        let trainer = name == "Trainer" && this.contains("_as_a_reference::<hamvar::zwnj::Trainer>");
        assert!(trainer || checked.iter().any(|line| this.contains(line)), "{name} is not checked");
    }
    assert!(types >= 20, "only {types} types found");
}
