//! `GET /api/settings`: all settings with their types, choices and defaults, and all kinds of edits.

use hamvar::{EditKind, Preset, Settings, SpanKind};
use serde_json::{Map, Value, json};

use crate::limits::Limits;

const STYLES: &[&str] = &["keep", "apart", "joined"];

/// The settings whose value is one of a few words, and these words.
const CHOICES: [(&str, &[&str]); 8] = [
    ("digits", &["keep", "persian", "ascii", "arabic-indic"]),
    ("marks", &["keep", "keep-tanvin", "drop"]),
    ("heh_ye", &["keep", "hamza", "ye"]),
    ("pronoun_plurals", STYLES),
    ("pronouns_with_ke", STYLES),
    ("adverbs_with_ke", STYLES),
    ("adverbs_with_be", STYLES),
    ("text_kind", &["detect", "prose", "data"]),
];

/// The largest number that JavaScript holds exactly.
pub(crate) const LARGEST_NUMBER: u64 = (1 << 53) - 1;

/// What a value of a setting may be.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Type {
    Boolean,
    Choice(Vec<String>),
    Number {
        least: u64,
        most: u64,
    },
    /// A list of strings that the user writes.
    Texts,
    /// A list of some of these words.
    Several(Vec<String>),
}

/// The names of all settings and their types, without the preset.
pub(crate) fn all() -> Vec<(String, Type)> {
    let settings = values(Preset::Standard).into_iter().filter(|(name, _)| name != "preset");
    settings
        .map(|(name, value)| {
            let choice = CHOICES.iter().find(|(known, _)| *known == name);
            let of = match (&*name, value) {
                (_, Value::Bool(_)) => Type::Boolean,
                ("zwnj_confidence", _) => Type::Number { least: 1, most: 99 },
                (_, Value::Number(_)) => Type::Number { least: 0, most: LARGEST_NUMBER },
                ("protect_kinds", _) => Type::Several(span_kinds()),
                (_, Value::Array(_)) => Type::Texts,
                _ => Type::Choice(
                    choice.map_or(&[][..], |(_, words)| words).iter().map(|&w| w.into()).collect(),
                ),
            };
            (name, of)
        })
        .collect()
}

/// The settings of a preset by name.
fn values(preset: Preset) -> Map<String, Value> {
    match serde_json::to_value(Settings::of(preset)) {
        Ok(Value::Object(mut values)) => {
            // The library writes "no limit" as a number that JavaScript cannot hold exactly.
            for value in values.values_mut() {
                if value.as_u64().is_some_and(|number| number > LARGEST_NUMBER) {
                    *value = LARGEST_NUMBER.into();
                }
            }
            values
        }
        _ => Map::new(),
    }
}

fn span_kinds() -> Vec<String> {
    let name = |kind| serde_json::to_value(kind).ok()?.as_str().map(str::to_owned);
    SpanKind::ALL.iter().filter_map(name).collect()
}

/// The names of the presets.
pub(crate) fn presets() -> Vec<&'static str> {
    Preset::ALL.iter().map(|preset| preset.as_str()).collect()
}

/// The names of the kinds of edits.
pub(crate) fn kinds() -> Vec<&'static str> {
    EditKind::ALL.iter().map(|kind| kind.as_str()).collect()
}

/// Returns the answer.
pub(crate) fn description(limits: &Limits) -> Value {
    let defaults: Vec<(&str, Map<String, Value>)> =
        Preset::ALL.iter().map(|&preset| (preset.as_str(), values(preset))).collect();
    let settings: Vec<Value> = all()
        .into_iter()
        .map(|(name, of)| {
            let by_preset: Map<String, Value> =
                defaults.iter().map(|(preset, values)| ((*preset).into(), values[&name].clone())).collect();
            let mut setting = match of {
                Type::Boolean => json!({ "type": "boolean" }),
                Type::Choice(words) => json!({ "type": "choice", "choices": words }),
                Type::Number { least, most } => json!({ "type": "number", "least": least, "most": most }),
                Type::Texts => json!({ "type": "texts" }),
                Type::Several(words) => json!({ "type": "several", "choices": words }),
            };
            setting["name"] = name.into();
            setting["defaults"] = by_preset.into();
            setting
        })
        .collect();
    json!({
        "presets": presets(),
        "settings": settings,
        "kinds": kinds(),
        "limits": { "max_bytes": limits.max_bytes, "max_patterns": limits.max_patterns },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the error for a value of a setting.
    fn error(name: &str, value: &Value) -> Option<String> {
        serde_json::from_value::<Settings>(json!({ name: value })).err().map(|error| error.to_string())
    }

    #[test]
    fn the_choices_are_those_that_the_library_takes() {
        for (name, of) in all() {
            let (Type::Choice(words) | Type::Several(words)) = &of else { continue };
            assert!(!words.is_empty(), "{name} has no choices");
            let value = |word: &str| if matches!(of, Type::Several(_)) { json!([word]) } else { json!(word) };
            for word in words {
                assert_eq!(error(&name, &value(word)), None, "{name} {word}");
            }
            let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
            let message = error(&name, &value("?")).expect("this is no choice");
            assert!(message.contains(&format!("expected one of {}", quoted.join(", "))), "{name}: {message}");
        }
    }

    #[test]
    fn the_bounds_of_numbers_are_those_of_the_library() {
        for (name, of) in all() {
            let Type::Number { least, most } = of else { continue };
            let works = |value: u64| {
                serde_json::from_value::<Settings>(json!({ &name: value }))
                    .is_ok_and(|settings| settings.build().is_ok())
            };
            assert!(works(least) && works(most), "{name}");
            assert!(name != "zwnj_confidence" || !works(least - 1) && !works(most + 1), "{name}");
        }
    }

    #[test]
    fn the_defaults_of_a_preset_make_its_normalizer() {
        let description = description(&Limits::default());
        for &preset in Preset::ALL {
            let mut settings = json!({ "preset": preset.as_str() });
            for setting in description["settings"].as_array().expect("a list") {
                settings[setting["name"].as_str().expect("a name")] =
                    setting["defaults"][preset.as_str()].clone();
            }
            let settings: Settings = serde_json::from_value(settings).expect("these are settings");
            assert_eq!(settings, Settings::of(preset));
        }
    }
}
