//! TOML: keys, values, tables and nesting.

use toml::{Table, Value};

use crate::outline::{Outline, is_prose};

pub fn outline(text: &str, _: &str) -> Result<Outline, String> {
    let table: Table = text.parse().map_err(|error: toml::de::Error| error.message().to_string())?;
    let mut outline = Outline::default();
    add(&mut outline, &Value::Table(table), text);
    Ok(outline)
}

/// Adds `value`, which is in the file `file`.
fn add(outline: &mut Outline, value: &Value, file: &str) {
    match value {
        // A line feed in the value can be an escape. Then no line of the file is in the value.
        Value::String(text) if file.lines().any(|line| is_prose(line) && text.contains(line.trim())) => {
            outline.block(text)
        }
        Value::String(text) => outline.value(text),
        Value::Array(items) => {
            outline.exact("[");
            items.iter().for_each(|item| add(outline, item, file));
            outline.exact("]");
        }
        Value::Table(members) => {
            outline.exact("{");
            for (key, member) in members {
                outline.name(key);
                add(outline, member, file);
            }
            outline.exact("}");
        }
        Value::Integer(_) | Value::Float(_) | Value::Boolean(_) | Value::Datetime(_) => outline.exact(value),
    }
}
