//! A web page to try hamvar, and the JSON endpoints that it uses.
//!
//! [`serve`] runs the server. The page is part of the program, and loads nothing from elsewhere.

mod body;
mod failure;
mod headers;
mod limits;
mod normalize;
mod object;
mod openapi;
mod page;
mod server;
mod settings;

use std::sync::Arc;

use axum::body::Body;
use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, Method, Uri};
use axum::middleware::from_fn;
use axum::response::IntoResponse;
use axum::routing::{get, post};
use axum::{Json, Router};
use serde_json::{Value, json};

use failure::Failure;
pub use limits::Limits;
use limits::Places;
use normalize::Question;
use object::Object;
pub use server::serve;

/// What all requests share.
#[derive(Clone)]
struct Shared {
    limits: Arc<Limits>,
    places: Places,
}

/// Returns the service of all paths.
fn router(limits: Limits) -> Router {
    let shared = Shared { places: Places::new(&limits), limits: Arc::new(limits) };
    Router::new()
        .route("/", get(page::page))
        .route("/healthz", get(healthz))
        .route("/openapi.json", get(openapi::openapi))
        .route("/api/settings", get(describe_settings))
        .route("/api/normalize", post(normalize))
        .fallback(async |uri: Uri| Failure::not_found(uri.path()))
        .method_not_allowed_fallback(async |method: Method, uri: Uri| {
            Failure::wrong_method(method.as_str(), uri.path())
        })
        .layer(from_fn(headers::restrict))
        .with_state(shared)
}

async fn healthz() -> Json<Value> {
    Json(json!({ "status": "ok" }))
}

async fn describe_settings(State(shared): State<Shared>) -> Json<Value> {
    Json(settings::description(&shared.limits))
}

async fn normalize(
    State(shared): State<Shared>,
    headers: HeaderMap,
    body: Body,
) -> Result<impl IntoResponse, Failure> {
    body::check_type(&headers)?;
    let place = shared.places.take()?;
    let limits = shared.limits;
    let bytes = body::read(&headers, body, &limits).await?;
    let time = limits.time;
    // Reading and writing JSON are work, too: an answer can be many times as long as its text.
    let work = move || {
        let answer = body::parse::<Object<Question>>(&bytes)?.0.answer(&limits)?;
        serde_json::to_vec(&answer).map_err(|_| Failure::internal())
    };
    let json = place.run(time, work).await??;
    Ok(([(CONTENT_TYPE, "application/json")], json))
}
