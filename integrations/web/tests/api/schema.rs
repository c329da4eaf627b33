//! Checks a value against a schema of the OpenAPI document. It has the few keywords that the document uses, and panics
//! at any other, so that no rule is skipped.

use serde_json::Value;

/// Returns what is wrong with `value` under `schema`.
pub fn errors(document: &Value, schema: &Value, value: &Value) -> Vec<String> {
    let mut found = Vec::new();
    check(document, schema, value, "", &mut found);
    found
}

fn check(document: &Value, schema: &Value, value: &Value, at: &str, found: &mut Vec<String>) {
    for (keyword, rule) in schema.as_object().unwrap_or_else(|| panic!("{at}: no schema: {schema}")) {
        let ok = match &**keyword {
            "description" => true,
            "$ref" => {
                let pointer =
                    rule.as_str().and_then(|rule| rule.strip_prefix('#')).expect("a local reference");
                let target = document.pointer(pointer).unwrap_or_else(|| panic!("{pointer} is missing"));
                check(document, target, value, at, found);
                true
            }
            "type" => match rule.as_str().expect("one type") {
                "object" => value.is_object(),
                "array" => value.is_array(),
                "string" => value.is_string(),
                "boolean" => value.is_boolean(),
                "null" => value.is_null(),
                "integer" => value.is_u64() || value.is_i64(),
                other => panic!("unknown type {other}"),
            },
            "anyOf" => {
                let rules = rule.as_array().expect("a list");
                rules.iter().any(|rule| errors(document, rule, value).is_empty())
            }
            "const" => rule == value,
            "enum" => rule.as_array().expect("a list").contains(value),
            "minimum" => value.as_f64() >= rule.as_f64(),
            "maximum" => value.as_f64() <= rule.as_f64(),
            "maxItems" => value.as_array().map(Vec::len) <= rule.as_u64().map(|most| most as usize),
            "required" => {
                let names = rule.as_array().expect("a list");
                names.iter().all(|name| value.get(name.as_str().expect("a name")).is_some())
            }
            "items" => {
                for (i, item) in value.as_array().into_iter().flatten().enumerate() {
                    check(document, rule, item, &format!("{at}[{i}]"), found);
                }
                true
            }
            "properties" => {
                for (name, rule) in rule.as_object().expect("an object") {
                    if let Some(item) = value.get(name) {
                        check(document, rule, item, &format!("{at}.{name}"), found);
                    }
                }
                true
            }
            "propertyNames" => {
                for name in value.as_object().into_iter().flat_map(|value| value.keys()) {
                    check(document, rule, &name.as_str().into(), at, found);
                }
                true
            }
            "additionalProperties" => {
                let others = value.as_object().into_iter().flatten();
                let others: Vec<_> =
                    others.filter(|(name, _)| schema["properties"].get(name).is_none()).collect();
                if rule.is_object() {
                    for (name, item) in &others {
                        check(document, rule, item, &format!("{at}.{name}"), found);
                    }
                }
                rule.is_object() || others.is_empty()
            }
            other => panic!("{at}: unknown keyword {other}"),
        };
        if !ok {
            found.push(format!("{at}: {keyword} {rule} does not fit {value}"));
        }
    }
}
