//! [`Failure`]: why a request has no result, as a status and a JSON answer.

use std::time::Duration;

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::json;

/// After how many seconds a client should try again if the server is busy.
const RETRY_AFTER: u64 = 1;

/// Why a request has no result.
#[derive(Debug)]
pub(crate) struct Failure {
    status: StatusCode,
    /// A word for programs. The page has a sentence in each language for it.
    code: &'static str,
    /// A sentence for people: what is wrong, where, and what to do.
    message: String,
    /// The setting that cannot be used.
    setting: Option<String>,
    retry_after: Option<u64>,
}

/// All codes of failures, in the order of the functions below.
pub(crate) const CODES: [&str; 12] = [
    "not-found",
    "wrong-method",
    "not-json-type",
    "too-large",
    "too-slow-body",
    "broken-body",
    "not-utf-8",
    "not-json",
    "wrong-value",
    "busy",
    "too-slow",
    "internal",
];

impl Failure {
    fn new(status: StatusCode, code: &'static str, message: impl Into<String>) -> Failure {
        Failure { status, code, message: message.into(), setting: None, retry_after: None }
    }

    pub(crate) fn not_found(path: &str) -> Failure {
        let message = format!("There is nothing at {path}; GET /openapi.json lists all paths.");
        Failure::new(StatusCode::NOT_FOUND, "not-found", message)
    }

    pub(crate) fn wrong_method(method: &str, path: &str) -> Failure {
        let message = format!("{path} does not answer {method}; the header Allow lists the methods.");
        Failure::new(StatusCode::METHOD_NOT_ALLOWED, "wrong-method", message)
    }

    pub(crate) fn not_json_type() -> Failure {
        let message = "The body must be JSON; send it with the header Content-Type: application/json.";
        Failure::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "not-json-type", message)
    }

    pub(crate) fn too_large(max: usize) -> Failure {
        let message = format!("The body is larger than {max} bytes; send the text in several requests.");
        Failure::new(StatusCode::PAYLOAD_TOO_LARGE, "too-large", message)
    }

    pub(crate) fn too_slow_body(limit: Duration) -> Failure {
        let seconds = limit.as_secs_f32();
        let message = format!("The body did not arrive within {seconds} seconds; send it again.");
        Failure::new(StatusCode::REQUEST_TIMEOUT, "too-slow-body", message)
    }

    pub(crate) fn broken_body() -> Failure {
        let message = "The body ended early or is not correctly encoded; send it again.";
        Failure::new(StatusCode::BAD_REQUEST, "broken-body", message)
    }

    pub(crate) fn not_utf8(offset: usize) -> Failure {
        let message = format!("The body is not UTF-8 at byte {offset}; convert the text to UTF-8.");
        Failure::new(StatusCode::BAD_REQUEST, "not-utf-8", message)
    }

    pub(crate) fn not_json(error: &serde_json::Error) -> Failure {
        let message = format!("The body is not JSON: {error}.");
        Failure::new(StatusCode::BAD_REQUEST, "not-json", message)
    }

    /// The body is JSON, but the value at `path` cannot be used.
    pub(crate) fn wrong_value(path: &str, reason: &str) -> Failure {
        let place = if path.is_empty() || path == "." { String::new() } else { format!("{path}: ") };
        let setting =
            path.strip_prefix("settings.").map(|rest| rest.split(['.', '[']).next().unwrap_or(rest));
        Failure {
            setting: setting.map(Into::into),
            ..Failure::new(StatusCode::UNPROCESSABLE_ENTITY, "wrong-value", format!("{place}{reason}."))
        }
    }

    pub(crate) fn busy() -> Failure {
        let message = format!("The server has too much to do; try again after {RETRY_AFTER} second.");
        let failure = Failure::new(StatusCode::SERVICE_UNAVAILABLE, "busy", message);
        Failure { retry_after: Some(RETRY_AFTER), ..failure }
    }

    pub(crate) fn too_slow(limit: Duration) -> Failure {
        let seconds = limit.as_secs_f32();
        let message = format!("The text took more than {seconds} seconds; send less text or fewer patterns.");
        let failure = Failure::new(StatusCode::SERVICE_UNAVAILABLE, "too-slow", message);
        Failure { retry_after: Some(RETRY_AFTER), ..failure }
    }

    pub(crate) fn internal() -> Failure {
        let message = "The server made a mistake; please report the text and the settings.";
        Failure::new(StatusCode::INTERNAL_SERVER_ERROR, "internal", message)
    }

    #[cfg(test)]
    pub(crate) fn code(&self) -> &'static str {
        self.code
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let mut error = json!({ "code": self.code, "message": self.message });
        if let Some(setting) = self.setting {
            error["setting"] = setting.into();
        }
        let mut response = (self.status, Json(json!({ "error": error }))).into_response();
        if let Some(seconds) = self.retry_after {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_value_names_its_setting() {
        let failure = Failure::wrong_value("settings.words[2]", "a word has letters");
        assert_eq!(failure.setting.as_deref(), Some("words"));
        assert_eq!(failure.message, "settings.words[2]: a word has letters.");
        assert_eq!(Failure::wrong_value("text", "it is missing").setting, None);
        assert_eq!(Failure::wrong_value(".", "it is missing").message, "it is missing.");
    }

    #[test]
    fn every_failure_has_a_code_of_the_list() {
        let second = Duration::from_secs(1);
        let json = serde_json::from_str::<bool>("{").expect_err("this is not JSON");
        let failures = [
            Failure::not_found("/x"),
            Failure::wrong_method("PUT", "/"),
            Failure::not_json_type(),
            Failure::too_large(10),
            Failure::too_slow_body(second),
            Failure::broken_body(),
            Failure::not_utf8(3),
            Failure::not_json(&json),
            Failure::wrong_value("text", "x"),
            Failure::busy(),
            Failure::too_slow(second),
            Failure::internal(),
        ];
        assert_eq!(failures.map(|failure| failure.code()), CODES);
    }
}
