//! `GET /openapi.json`: the description of all endpoints, made from the same tables as the answers.

use axum::Json;
use axum::extract::State;
use serde_json::{Map, Value, json};

use crate::failure::CODES;
use crate::normalize::MAX_WORDS;
use crate::settings::{self, LARGEST_NUMBER, Type};
use crate::{Limits, Shared};

pub(crate) async fn openapi(State(shared): State<Shared>) -> Json<Value> {
    Json(document(&shared.limits))
}

/// Returns the OpenAPI document.
pub(crate) fn document(limits: &Limits) -> Value {
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "hamvar",
            "version": env!("CARGO_PKG_VERSION"),
            "description": "Normalizes Persian text and explains each change.",
            "license": { "name": "MIT OR Apache-2.0" },
        },
        "paths": {
            "/api/normalize": { "post": normalize() },
            "/api/settings": { "get": {
                "operationId": "settings",
                "summary": "All settings with their types, choices and defaults, and all kinds of edits.",
                "responses": { "200": json_answer("All settings.", reference("SettingsDescription")) },
            } },
            "/openapi.json": { "get": {
                "operationId": "openapi",
                "summary": "This document.",
                "responses": { "200": json_answer("The document.", json!({ "type": "object" })) },
            } },
            "/healthz": { "get": {
                "operationId": "health",
                "summary": "Whether the server answers.",
                "responses": { "200": json_answer("The server answers.", reference("Health")) },
            } },
        },
        "components": { "schemas": {
            "Question": question(),
            "Settings": settings_schema(limits),
            "Answer": answer(),
            "Edit": edit(),
            "Count": object(json!({ "found": count(), "applied": count() })),
            "SettingsDescription": object(json!({
                "presets": array(json!({ "type": "string" })),
                "settings": array(reference("SettingDescription")),
                "kinds": array(reference("Kind")),
                "limits": object(json!({ "max_bytes": count(), "max_patterns": count() })),
            })),
            "SettingDescription": setting_description(),
            "Kind": { "type": "string", "enum": settings::kinds() },
            "Health": object(json!({ "status": { "const": "ok" } })),
            "Failure": failure(),
        } },
    })
}

fn normalize() -> Value {
    let failures = [
        ("400", "The body is not UTF-8, not JSON, or broken."),
        ("408", "The body did not arrive in time."),
        ("413", "The body is too large."),
        ("415", "The content type is not application/json."),
        ("422", "The body is JSON, but a value in it cannot be used."),
        ("500", "The server made a mistake."),
    ];
    let mut responses = Map::new();
    responses.insert("200".into(), json_answer("The normalized text and its edits.", reference("Answer")));
    for (status, description) in failures {
        responses.insert(status.into(), json_answer(description, reference("Failure")));
    }
    let mut busy =
        json_answer("The server has too much to do, or the text took too long.", reference("Failure"));
    busy["headers"] = json!({ "Retry-After": { "schema": count(), "description": "In seconds." } });
    responses.insert("503".into(), busy);
    json!({
        "operationId": "normalize",
        "summary": "Normalizes a text. Returns the new text and all edits.",
        "requestBody": {
            "required": true,
            "content": { "application/json": {
                "schema": reference("Question"),
                "example": { "text": "كتاب ها را نميخواند...", "refused_kinds": ["ellipsis"] },
            } },
        },
        "responses": responses,
    })
}

fn question() -> Value {
    let mut schema = object(json!({
        "text": { "type": "string" },
        "settings": reference("Settings"),
        "refused_kinds": {
            "type": "array", "items": reference("Kind"),
            "description": "Kinds of edits that are not made.",
        },
        "refused_groups": {
            "type": "array", "items": { "type": "integer", "minimum": 1, "maximum": u32::MAX },
            "description": "Groups that are not made, by the numbers of an answer for the same text and settings.",
        },
    }));
    schema["required"] = json!(["text"]);
    schema
}

fn settings_schema(limits: &Limits) -> Value {
    let mut properties = Map::new();
    properties.insert("preset".into(), json!({ "type": "string", "enum": settings::presets() }));
    for (name, of) in settings::all() {
        let most = if name == "words" { MAX_WORDS } else { limits.max_patterns };
        let schema = match of {
            Type::Boolean => json!({ "type": "boolean" }),
            Type::Choice(words) => json!({ "type": "string", "enum": words }),
            // The server takes larger numbers, too; only the page cannot hold them.
            Type::Number { least, most: LARGEST_NUMBER } => json!({ "type": "integer", "minimum": least }),
            Type::Number { least, most } => json!({ "type": "integer", "minimum": least, "maximum": most }),
            Type::Texts => json!({ "type": "array", "items": { "type": "string" }, "maxItems": most }),
            Type::Several(words) => array(json!({ "type": "string", "enum": words })),
        };
        properties.insert(name, json!({ "anyOf": [schema, { "type": "null" }] }));
    }
    let mut schema = object(properties.into());
    schema["required"] = json!([]);
    schema["description"] = "A setting that is missing or null has the value of the preset.".into();
    schema
}

fn answer() -> Value {
    object(json!({
        "text": { "type": "string", "description": "The text with all edits that were not refused." },
        "edits": array(reference("Edit")),
        "counts": {
            "type": "object",
            "description": "The number of edits of each kind that occurs.",
            "propertyNames": reference("Kind"),
            "additionalProperties": reference("Count"),
        },
    }))
}

fn edit() -> Value {
    let offset = |text: &str| json!({ "type": "integer", "minimum": 0, "description": text });
    object(json!({
        "start": offset("Where the old text begins, in UTF-16 code units."),
        "end": offset("Where the old text ends, in UTF-16 code units."),
        "replacement": { "type": "string", "description": "The new text of the range." },
        "kind": reference("Kind"),
        "group": {
            "type": "integer", "minimum": 1,
            "description": "Edits with the same number must be made or refused together.",
        },
        "applied": { "type": "boolean", "description": "Whether the edit is part of the text of the answer." },
    }))
}

fn setting_description() -> Value {
    let names = settings::presets();
    let defaults: Map<String, Value> = names.iter().map(|&name| (name.into(), json!({}))).collect();
    let mut schema = object(json!({
        "name": { "type": "string" },
        "type": { "enum": ["boolean", "choice", "number", "texts", "several"] },
        "choices": array(json!({ "type": "string" })),
        "least": count(),
        "most": count(),
        "defaults": object(defaults.into()),
    }));
    schema["required"] = json!(["name", "type", "defaults"]);
    schema
}

fn failure() -> Value {
    let mut error = object(json!({
        "code": { "enum": CODES },
        "message": { "type": "string", "description": "What is wrong, where, and what to do." },
        "setting": { "type": "string", "description": "The setting that cannot be used." },
    }));
    error["required"] = json!(["code", "message"]);
    object(json!({ "error": error }))
}

/// The schema of an object that has these properties and no others.
fn object(properties: Value) -> Value {
    let names: Vec<String> =
        properties.as_object().map(|all| all.keys().cloned().collect()).unwrap_or_default();
    json!({ "type": "object", "properties": properties, "required": names, "additionalProperties": false })
}

fn array(items: Value) -> Value {
    json!({ "type": "array", "items": items })
}

fn count() -> Value {
    json!({ "type": "integer", "minimum": 0 })
}

fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{name}") })
}

fn json_answer(description: &str, schema: Value) -> Value {
    json!({ "description": description, "content": { "application/json": { "schema": schema } } })
}
