//! TOML: keys, values, tables and nesting.

use toml::{Table, Value};

use crate::outline::Outline;

pub fn outline(text: &str, _: &str) -> Result<Outline, String> {
    let table: Table = text.parse().map_err(|error: toml::de::Error| error.message().to_string())?;
    let mut outline = Outline::default();
    add(&mut outline, &Value::Table(table));
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
        Value::Table(members) => {
            outline.exact("{");
            for (key, member) in members {
                outline.name(key);
                add(outline, member);
            }
            outline.exact("}");
        }
        Value::Integer(_) | Value::Float(_) | Value::Boolean(_) | Value::Datetime(_) => outline.exact(value),
    }
}
