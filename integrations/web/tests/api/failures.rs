//! Requests that cannot be answered get a status, a code and a sentence.

use hamvar_web::Limits;

use crate::client::{Server, head};

#[tokio::test]
async fn a_body_that_cannot_be_used_is_named_with_its_place() {
    let server = Server::start(Limits::default()).await;
    let cases: [(&[u8], u16, &str, &str); 21] = [
        (b"", 400, "not-json", "line 1 column 0"),
        (b"salam", 400, "not-json", "line 1 column 1"),
        (b"{\"text\": \"a\"} {}", 400, "not-json", "trailing"),
        (b"{\"text\": \"\\ud800\"}", 400, "not-json", "hex escape"),
        (b"{\"text\": \"\xFF\"}", 400, "not-utf-8", "byte 10"),
        (b"\xEF\xBB\xBF{\"text\": \"a\"}", 400, "not-json", "column 1"),
        (b"[\"a\", {}, [], []]", 422, "wrong-value", "expected an object"),
        (
            b"{\"text\": \"a\", \"settings\": []}",
            422,
            "wrong-value",
            "settings: invalid type: sequence, expected an object",
        ),
        (b"{}", 422, "wrong-value", "missing field `text`"),
        (b"{\"text\": 12}", 422, "wrong-value", "text: invalid type: integer `12`, expected a string"),
        (b"{\"text\": null}", 422, "wrong-value", "text: "),
        (b"{\"text\": \"a\", \"colour\": 1}", 422, "wrong-value", "unknown field `colour`"),
        (
            b"{\"text\": \"a\", \"refused_kinds\": [\"leter\"]}",
            422,
            "wrong-value",
            "refused_kinds[0]: unknown kind",
        ),
        (b"{\"text\": \"a\", \"refused_groups\": [-1]}", 422, "wrong-value", "refused_groups[0]: "),
        (b"{\"text\": \"a\", \"refused_groups\": [1]}", 422, "wrong-value", "no edits"),
        (
            b"{\"text\": \"a\", \"settings\": {\"fix_space\": true}}",
            422,
            "wrong-value",
            "unknown field `fix_space`",
        ),
        (
            b"{\"text\": \"a\", \"settings\": {\"fix_spaces\": 1}}",
            422,
            "wrong-value",
            "settings.fix_spaces: ",
        ),
        (
            b"{\"text\": \"a\", \"settings\": {\"digits\": \"roman\"}}",
            422,
            "wrong-value",
            "settings.digits: ",
        ),
        (b"{\"text\": \"a\", \"settings\": {\"zwnj_confidence\": 0}}", 422, "wrong-value", "from 1 to 99"),
        (b"{\"text\": \"a\", \"settings\": {\"words\": [\"ab\"]}}", 422, "wrong-value", "settings.words: "),
        (
            b"{\"text\": \"a\", \"settings\": {\"protect_patterns\": [\"(\"]}}",
            422,
            "wrong-value",
            "protect_patterns: ",
        ),
    ];
    for (body, status, code, part) in cases {
        let shown = String::from_utf8_lossy(body);
        let response = server.post(body).await;
        assert_eq!(response.status, status, "{shown}: {}", response.body);
        let (got, message) = response.failure();
        assert_eq!(got, code, "{shown}: {message}");
        assert!(message.contains(part), "{shown}: {message}");
        assert!(message.ends_with('.') && !message.ends_with(".."), "{shown}: {message}");
    }
}

#[tokio::test]
async fn a_wrong_setting_is_named() {
    let server = Server::start(Limits::default()).await;
    for (settings, name) in [
        ("{\"fold\": \"yes\"}", "fold"),
        ("{\"protect_kinds\": [\"urls\"]}", "protect_kinds"),
        ("{\"words\": [\"12\"]}", "words"),
        ("{\"protect_patterns\": [\"(\\\\w{1000}){1000}\"]}", "protect_patterns"),
        ("{\"zwnj_confidence\": 300}", "zwnj_confidence"),
    ] {
        let response = server.post(format!("{{\"text\": \"a\", \"settings\": {settings}}}")).await;
        assert_eq!(response.json()["error"]["setting"], name, "{}", response.body);
    }
}

#[tokio::test]
async fn a_request_without_json_a_wrong_method_and_a_wrong_path_are_explained() {
    let server = Server::start(Limits::default()).await;
    let text = "Content-Type: text/plain\r\nContent-Length: 2\r\n";
    let response = server.send_raw((head("POST", "/api/normalize", text) + "{}").as_bytes()).await;
    assert_eq!((response.status, &*response.failure().0), (415, "not-json-type"));

    let response = server.send("GET", "/api/normalize").await;
    assert_eq!((response.status, &*response.failure().0), (405, "wrong-method"));
    assert_eq!(response.header("allow"), Some("POST"));

    let response = server.send("GET", "/api/nothing").await;
    assert_eq!((response.status, &*response.failure().0), (404, "not-found"));
}

#[tokio::test]
async fn every_answer_restricts_the_browser() {
    let server = Server::start(Limits::default()).await;
    for path in ["/", "/healthz", "/openapi.json", "/api/settings", "/api/normalize", "/nothing"] {
        let response = server.send("GET", path).await;
        let policy = response.header("content-security-policy").expect("there is a policy");
        assert!(policy.starts_with("default-src 'none'; "), "{path}: {policy}");
        assert!(!policy.contains("unsafe") && !policy.contains('*'), "{path}: {policy}");
        assert_eq!(response.header("x-content-type-options"), Some("nosniff"), "{path}");
        assert_eq!(response.header("referrer-policy"), Some("no-referrer"), "{path}");
        assert_eq!(response.header("x-frame-options"), Some("DENY"), "{path}");
        assert_eq!(response.header("access-control-allow-origin"), None, "{path}");
    }
    assert_eq!(server.send("GET", "/healthz").await.json(), serde_json::json!({ "status": "ok" }));
}
