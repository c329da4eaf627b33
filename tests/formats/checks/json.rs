//! JSON: keys, values and nesting.

use serde_json::Value;

use crate::outline::Outline;

pub fn outline(text: &str, _: &str) -> Result<Outline, String> {
    // The parser refuses a byte order mark, which editors write nevertheless.
    let value =
        serde_json::from_str(text.trim_start_matches('\u{FEFF}')).map_err(|error| error.to_string())?;
    let mut outline = Outline::default();
    add(&mut outline, &value);
    Ok(outline)
}

fn add(outline: &mut Outline, value: &Value) {
    match value {
        Value::String(text) => outline.value(text),
        Value::Array(items) => {
            outline.exact("[");
            items.iter().for_each(|item| add(outline, item));
            outline.exact("]");
        }
        Value::Object(members) => {
            outline.exact("{");
            for (key, member) in members {
                outline.name(key);
                add(outline, member);
            }
            outline.exact("}");
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => outline.exact(value),
    }
}
