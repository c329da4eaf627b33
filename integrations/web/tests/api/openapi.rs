//! The OpenAPI document describes the real answers.

use hamvar_web::Limits;
use serde_json::{Value, json};

use crate::client::Server;
use crate::schema::errors;

fn answer_schema<'d>(document: &'d Value, path: &str, method: &str, status: u16) -> &'d Value {
    let answer = &document["paths"][path][method]["responses"][status.to_string()];
    assert!(answer.is_object(), "{method} {path} has no answer {status}");
    &answer["content"]["application/json"]["schema"]
}

#[tokio::test]
async fn real_answers_match_the_document() {
    let server = Server::start(Limits { max_bytes: 2000, ..Limits::default() }).await;
    let document = server.send("GET", "/openapi.json").await.json();
    for path in ["/healthz", "/api/settings", "/openapi.json"] {
        let answer = server.send("GET", path).await;
        let schema = answer_schema(&document, path, "get", answer.status);
        assert_eq!(errors(&document, schema, &answer.json()), [""; 0], "{path}");
    }
    let long = "ا".repeat(2000);
    for question in [
        json!({ "text": "\"كتاب ها\" 12 %..." }),
        json!({ "text": "" }),
        json!({ "text": "كتاب", "refused_kinds": ["letter"], "refused_groups": [1] }),
        json!({ "text": "كتاب", "settings": { "digits": "roman" } }),
        json!({ "text": 1 }),
        json!({ "text": long }),
    ] {
        let answer = server.post(question.to_string()).await;
        let schema = answer_schema(&document, "/api/normalize", "post", answer.status);
        assert_eq!(errors(&document, schema, &answer.json()), [""; 0], "{question}");
    }
    let answer = server.post("{").await;
    let schema = answer_schema(&document, "/api/normalize", "post", answer.status);
    assert_eq!(errors(&document, schema, &answer.json()), [""; 0]);
}

#[tokio::test]
async fn the_document_accepts_a_question_with_every_default_and_nothing_unknown() {
    let server = Server::start(Limits::default()).await;
    let document = server.send("GET", "/openapi.json").await.json();
    let schema =
        &document["paths"]["/api/normalize"]["post"]["requestBody"]["content"]["application/json"]["schema"];
    let described = server.send("GET", "/api/settings").await.json();
    for preset in described["presets"].as_array().expect("a list").iter().filter_map(Value::as_str) {
        let mut settings = json!({ "preset": preset });
        for setting in described["settings"].as_array().expect("a list") {
            settings[setting["name"].as_str().expect("a name")] = setting["defaults"][preset].clone();
        }
        let question = json!({ "text": "كتاب", "settings": settings });
        assert_eq!(errors(&document, schema, &question), [""; 0], "{preset}");
        assert_eq!(server.post(question.to_string()).await.status, 200, "{preset}");
    }
    let null = json!({ "text": "كتاب", "settings": { "fold": null } });
    assert_eq!(errors(&document, schema, &null), [""; 0]);
    assert_eq!(server.post(null.to_string()).await.json()["text"], "کتاب", "null is as good as missing");
    for wrong in [json!({}), json!({ "text": "", "x": 1 }), json!({ "text": "", "settings": { "x": 1 } })] {
        assert!(!errors(&document, schema, &wrong).is_empty(), "{wrong}");
        assert_eq!(server.post(wrong.to_string()).await.status, 422, "{wrong}");
    }
}
