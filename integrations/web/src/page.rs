//! The page: one HTML document with its style and script inside.

use std::sync::LazyLock;

use axum::http::header;
use axum::response::{Html, IntoResponse, Response};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};

const TEMPLATE: &str = include_str!("../page/page.html");
const STYLE: &str = include_str!("../page/page.css");

/// The parts of the script, in order. They share one scope, as in one file.
const SCRIPTS: [&str; 7] = [
    include_str!("../page/labels.js"),
    include_str!("../page/kinds.js"),
    include_str!("../page/model.js"),
    include_str!("../page/signs.js"),
    include_str!("../page/result.js"),
    include_str!("../page/settings.js"),
    include_str!("../page/main.js"),
];

/// The page, and its policy.
static PAGE: LazyLock<(String, String)> = LazyLock::new(|| {
    let script = format!("'use strict';\n{}", SCRIPTS.concat());
    let page = TEMPLATE.replacen("{{style}}", STYLE, 1).replacen("{{script}}", &script, 1);
    let policy = format!(
        "default-src 'none'; script-src '{}'; style-src '{}'; connect-src 'self'; img-src data:; base-uri 'none'; \
         form-action 'none'; frame-ancestors 'none'",
        hash(&script),
        hash(STYLE),
    );
    (page, policy)
});

/// Returns the hash by which a policy allows an inline script or style.
fn hash(content: &str) -> String {
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(content.as_bytes())))
}

/// Returns the page with a policy that allows its own script and style, and requests to this server.
pub(crate) async fn page() -> Response {
    let (page, policy) = &*PAGE;
    let headers = [(header::CONTENT_SECURITY_POLICY, policy.as_str()), (header::CACHE_CONTROL, "no-cache")];
    (headers, Html(page.as_str())).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_loads_nothing_from_elsewhere() {
        let (page, _) = &*PAGE;
        for sign in ["http://", "https://", "url(", "@import", " src=", "import(", "{{"] {
            assert!(!page.contains(sign), "the page has {sign}");
        }
        let links: Vec<&str> =
            page.split("<link").skip(1).map(|rest| &rest[..rest.find('>').unwrap_or(0)]).collect();
        assert!(links.iter().all(|link| link.contains("href=\"data:")), "{links:?}");
    }

    #[test]
    fn the_page_has_no_inline_handlers_or_styles_which_the_policy_would_forbid() {
        assert!(
            !TEMPLATE.contains(" style=") && !TEMPLATE.contains(" on"),
            "use the style sheet and the script"
        );
    }

    #[test]
    fn the_labels_name_every_kind_setting_and_choice() {
        let labels = [SCRIPTS[0], SCRIPTS[1]].concat();
        let has =
            |name: &str| labels.contains(&format!("  '{name}': ")) || labels.contains(&format!("  {name}: "));
        for kind in crate::settings::kinds() {
            assert!(has(kind), "no label for the kind {kind}");
        }
        for (name, of) in crate::settings::all() {
            assert!(has(&name), "no label for the setting {name}");
            if let crate::settings::Type::Choice(words) | crate::settings::Type::Several(words) = of {
                for word in words {
                    assert!(has(&word), "no label for {word} of {name}");
                }
            }
        }
        for name in crate::settings::presets().iter().chain(&crate::failure::CODES) {
            assert!(has(name), "no label for {name}");
        }
    }
}
