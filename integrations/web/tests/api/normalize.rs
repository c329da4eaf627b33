//! What `POST /api/normalize` and `GET /api/settings` answer.

use hamvar::{EditKind, Normalizer, Preset, Settings, edits};
use hamvar_web::Limits;
use serde_json::{Value, json};

use crate::client::Server;

const TEXT: &str = "😀 \"باغ هاي\" ما ١٢ % بزرگ تر شد...\nآيا ميدانستيد , كه \"انار\" داريم؟";

async fn answer(server: &Server, question: Value) -> Value {
    let response = server.post(question.to_string()).await;
    assert_eq!(response.status, 200, "{}", response.body);
    assert_eq!(response.header("content-type"), Some("application/json"));
    response.json()
}

/// Applies the edits of an answer to the text, by their offsets.
fn applied(text: &str, answer: &Value) -> String {
    let units: Vec<u16> = text.encode_utf16().collect();
    let mut out = Vec::new();
    let mut copied = 0;
    for edit in answer["edits"].as_array().expect("a list of edits") {
        let offset = |name: &str| edit[name].as_u64().expect("an offset") as usize;
        if edit["applied"] == json!(true) {
            out.extend_from_slice(&units[copied..offset("start")]);
            out.extend(edit["replacement"].as_str().expect("a text").encode_utf16());
            copied = offset("end");
        }
    }
    out.extend_from_slice(&units[copied..]);
    String::from_utf16(&out).expect("the offsets are between characters")
}

#[tokio::test]
async fn the_answer_has_the_text_and_the_edits_that_make_it() {
    let server = Server::start(Limits::default()).await;
    for text in [TEXT, "", "hello", "درست است.", "\u{0}كتاب\u{FEFF}\r\n\r\n"] {
        for &preset in Preset::ALL {
            let got =
                answer(&server, json!({ "text": text, "settings": { "preset": preset.as_str() } })).await;
            assert_eq!(got["text"], json!(Normalizer::from(preset).normalize(text)), "{preset}");
            assert_eq!(got["text"], json!(applied(text, &got)), "{preset}");
        }
    }
}

#[tokio::test]
async fn refused_kinds_are_in_the_answer_but_not_in_the_text() {
    let server = Server::start(Limits::default()).await;
    let all = Normalizer::standard().edits(TEXT);
    for kind in [EditKind::Ellipsis, EditKind::Letter, EditKind::QuotationMark, EditKind::SpaceToZwnj] {
        let got = answer(&server, json!({ "text": TEXT, "refused_kinds": [kind.as_str()] })).await;
        let accepted = all.iter().filter(|edit| edit.kind != kind);
        assert_eq!(got["text"], json!(edits::apply(TEXT, accepted)));
        assert_eq!(got["text"], json!(applied(TEXT, &got)));
        assert_eq!(got["edits"].as_array().map(Vec::len), Some(all.len()));
        let found = all.iter().filter(|edit| edit.kind == kind).count();
        assert!(found > 0, "the text has no edit of the kind {kind}");
        assert_eq!(got["counts"][kind.as_str()], json!({ "found": found, "applied": 0 }));
    }
}

#[tokio::test]
async fn what_belongs_together_is_refused_together() {
    let server = Server::start(Limits::default()).await;
    let all = Normalizer::standard().edits(TEXT);
    let whole = answer(&server, json!({ "text": TEXT })).await;
    for (i, edit) in all.iter().enumerate() {
        let group = &whole["edits"][i]["group"];
        let got = answer(&server, json!({ "text": TEXT, "refused_groups": [group] })).await;
        let accepted = all.iter().filter(|other| !other.belongs_with(edit));
        assert_eq!(got["text"], json!(edits::apply(TEXT, accepted)), "without {edit:?}");
        assert_eq!(&got["edits"][i]["group"], group, "the numbers do not depend on refusals");
    }
    let pairs = all.iter().filter(|edit| edit.kind == EditKind::QuotationMark).count();
    assert_eq!(pairs, 4, "the text has two pairs of quotation marks");
}

#[tokio::test]
async fn settings_change_the_answer() {
    let server = Server::start(Limits::default()).await;
    let settings = json!({
        "digits": "ascii", "convert_quotes": false, "words": ["گل‌نار"], "protect_patterns": ["\\{\\{.*?\\}\\}"],
        "zwnj_confidence": 90, "protect_kinds": ["url"], "pronoun_plurals": "apart",
    });
    let got =
        answer(&server, json!({ "text": "گل نار \"آنها\" {{ كد ; 1 }} ۱۲", "settings": settings })).await;
    assert_eq!(got["text"], "گل‌نار \"آن‌ها\" {{ كد ; 1 }} 12");
}

#[tokio::test]
async fn the_description_of_the_settings_has_every_setting_by_preset() {
    let server = Server::start(Limits { max_bytes: 5000, ..Limits::default() }).await;
    let got = server.send("GET", "/api/settings").await.json();
    let described: Vec<&str> =
        got["settings"].as_array().expect("a list").iter().filter_map(|one| one["name"].as_str()).collect();
    let standard = serde_json::to_value(Settings::default()).expect("settings are JSON");
    let expected = standard.as_object().expect("an object").keys().filter(|name| *name != "preset");
    assert!(expected.eq(&described), "{described:?}");
    assert_eq!(got["presets"], json!(["standard", "search", "minimal", "empty"]));
    assert_eq!(got["kinds"].as_array().map(Vec::len), Some(EditKind::ALL.len()));
    assert_eq!(got["limits"]["max_bytes"], 5000);
    let fold = got["settings"].as_array().expect("a list").iter().find(|one| one["name"] == "fold");
    assert_eq!(fold.expect("a setting")["defaults"]["empty"], false);
}
