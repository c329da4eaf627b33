//! `POST /api/normalize`: the normalized text, and every edit with its kind and group.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use hamvar::{Edit, EditKind, Settings, edits};
use serde::{Deserialize, Deserializer, Serialize, de};

use crate::failure::Failure;
use crate::limits::Limits;
use crate::object::Object;

/// The most words of a request.
pub(crate) const MAX_WORDS: usize = 1000;

/// The size limit of a compiled pattern, in bytes. It bounds the time for each character of the text.
const PATTERN_SIZE: usize = 256 * 1024;

/// The body of a request.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Question {
    text: String,
    #[serde(default)]
    settings: Object<Settings>,
    /// The kinds of edits that are not made.
    #[serde(default)]
    refused_kinds: Vec<Kind>,
    /// The groups that are not made, by the numbers of an earlier answer for the same text and settings.
    #[serde(default)]
    refused_groups: Vec<u32>,
}

/// A kind of edits, which JSON names by a string.
#[derive(Clone, Copy, Debug)]
struct Kind(EditKind);

impl<'de> Deserialize<'de> for Kind {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Kind, D::Error> {
        String::deserialize(deserializer)?.parse().map(Kind).map_err(de::Error::custom)
    }
}

/// The answer.
#[derive(Debug, PartialEq, Serialize)]
pub(crate) struct Answer {
    /// The text with all edits that were not refused.
    text: String,
    /// All edits in the order of the text, including the refused ones.
    edits: Vec<AnsweredEdit>,
    /// The number of edits of each kind that occurs.
    counts: BTreeMap<&'static str, Count>,
}

/// An edit of the answer.
#[derive(Debug, PartialEq, Serialize)]
struct AnsweredEdit {
    /// The range in the text of the request, in UTF-16 code units.
    start: usize,
    end: usize,
    replacement: String,
    kind: &'static str,
    /// Edits with the same number must be made or refused together. The numbers count from 1. They depend on the text
    /// and the settings only.
    group: u32,
    /// Whether the edit is part of the text of the answer.
    applied: bool,
}

/// How many edits of a kind were found, and how many of these are part of the text.
#[derive(Debug, Default, PartialEq, Serialize)]
struct Count {
    found: usize,
    applied: usize,
}

impl Question {
    /// Checks what the types cannot express.
    fn check(&self, limits: &Limits) -> Result<(), Failure> {
        let settings = &self.settings.0;
        if settings.words.len() > MAX_WORDS {
            let reason = format!("give at most {MAX_WORDS} words");
            return Err(Failure::wrong_value("settings.words", &reason));
        }
        if settings.protect_patterns.len() > limits.max_patterns {
            let reason = format!("give at most {} patterns", limits.max_patterns);
            return Err(Failure::wrong_value("settings.protect_patterns", &reason));
        }
        for (i, pattern) in settings.protect_patterns.iter().enumerate() {
            let built = regex::RegexBuilder::new(pattern).size_limit(PATTERN_SIZE).build();
            if let Err(regex::Error::CompiledTooBig(_)) = built {
                let reason = "the pattern is too large; use smaller repetitions";
                return Err(Failure::wrong_value(&format!("settings.protect_patterns[{i}]"), reason));
            }
        }
        Ok(())
    }

    /// Normalizes the text. This is the work that needs a core.
    pub(crate) fn answer(self, limits: &Limits) -> Result<Answer, Failure> {
        self.check(limits)?;
        let normalizer = self.settings.0.build().map_err(|error| {
            let message = error.to_string();
            let reason = message.split_once(": ").map_or(&*message, |(_, reason)| reason);
            Failure::wrong_value(&format!("settings.{}", error.setting()), reason)
        })?;
        let all = normalizer.edits(&self.text);
        let groups = numbered(&all);
        let last = groups.iter().copied().max().unwrap_or(0);
        if let Some(i) = self.refused_groups.iter().position(|group| !(1..=last).contains(group)) {
            let reason = match last {
                0 => "the text has no edits, so there is no group to refuse".to_owned(),
                _ => format!("the text has the groups 1 to {last}; give one of their numbers"),
            };
            return Err(Failure::wrong_value(&format!("refused_groups[{i}]"), &reason));
        }
        let refused_kinds: BTreeSet<EditKind> = self.refused_kinds.iter().map(|kind| kind.0).collect();
        let refused_groups: BTreeSet<u32> = self.refused_groups.iter().copied().collect();
        let applied: Vec<bool> = all
            .iter()
            .zip(&groups)
            .map(|(edit, group)| !refused_kinds.contains(&edit.kind) && !refused_groups.contains(group))
            .collect();
        let accepted = all.iter().zip(&applied).filter(|(_, applied)| **applied).map(|(edit, _)| edit);
        let text = edits::apply(&self.text, accepted);
        Ok(Answer {
            text,
            counts: counts(&all, &applied),
            edits: answered(&self.text, all, &groups, &applied),
        })
    }
}

/// Returns the number of the group of each edit. Edits have the same number if they
/// [belong together](Edit::belongs_with).
fn numbered(all: &[Edit]) -> Vec<u32> {
    let mut last = 0;
    let mut next = || {
        last += 1;
        last
    };
    let mut known = HashMap::new();
    all.iter()
        .map(|edit| match edit.group {
            Some(group) => *known.entry(group).or_insert_with(&mut next),
            None => next(),
        })
        .collect()
}

fn counts(all: &[Edit], applied: &[bool]) -> BTreeMap<&'static str, Count> {
    let mut counts: BTreeMap<&'static str, Count> = BTreeMap::new();
    for (edit, &applied) in all.iter().zip(applied) {
        let count = counts.entry(edit.kind.as_str()).or_default();
        count.found += 1;
        count.applied += usize::from(applied);
    }
    counts
}

/// Returns the edits with offsets in UTF-16 code units. The edits are in order, so the text is read once.
fn answered(text: &str, all: Vec<Edit>, groups: &[u32], applied: &[bool]) -> Vec<AnsweredEdit> {
    let (mut bytes, mut utf16) = (0, 0);
    let mut utf16_at = |offset: usize| {
        utf16 += text[bytes..offset].chars().map(char::len_utf16).sum::<usize>();
        bytes = offset;
        utf16
    };
    all.into_iter()
        .zip(groups)
        .zip(applied)
        .map(|((edit, &group), &applied)| AnsweredEdit {
            start: utf16_at(edit.range.start),
            end: utf16_at(edit.range.end),
            replacement: edit.replacement.as_str().to_owned(),
            kind: edit.kind.as_str(),
            group,
            applied,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use hamvar::Normalizer;

    #[test]
    fn edits_that_belong_together_have_one_number_and_others_have_their_own() {
        let text = "\"سيب ها\" و \"گيلاس\" ١٢ % ارزان شد...";
        let all = Normalizer::standard().edits(text);
        let groups = numbered(&all);
        for (i, one) in all.iter().enumerate() {
            for (j, other) in all.iter().enumerate() {
                assert_eq!(groups[i] == groups[j], one.belongs_with(other), "{one:?} {other:?}");
            }
        }
        let distinct: BTreeSet<u32> = groups.iter().copied().collect();
        assert!(distinct.into_iter().eq(1..=groups.iter().copied().max().expect("there are edits")));
    }
}
