//! Reads the body of a request, within the limits of size and time.

use std::time::Duration;

use axum::body::{Body, HttpBody};
use axum::http::{HeaderMap, header};
use serde::de::DeserializeOwned;
use std::pin::{Pin, pin};
use tokio::time::{sleep, timeout};

use crate::failure::Failure;
use crate::limits::Limits;

/// How much of a body that is too large is read and thrown away, in bytes. Many clients read no answer before they have
/// sent the whole body, and would report a broken connection instead of the answer.
const MAX_DISCARDED: u64 = 64 * 1024 * 1024;

/// The time for throwing away the rest of a body.
const DISCARD_TIME: Duration = Duration::from_secs(5);

/// Returns an error unless the body is said to be JSON.
pub(crate) fn check_type(headers: &HeaderMap) -> Result<(), Failure> {
    let value = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let name = value.split(';').next().unwrap_or_default().trim();
    if name.eq_ignore_ascii_case("application/json") { Ok(()) } else { Err(Failure::not_json_type()) }
}

/// Reads a body of at most [`Limits::max_bytes`].
pub(crate) async fn read(headers: &HeaderMap, body: Body, limits: &Limits) -> Result<Vec<u8>, Failure> {
    let mut body = pin!(body);
    let declared = body.size_hint().lower();
    if declared > limits.max_bytes as u64 {
        // A client that expects `100 Continue` has sent nothing yet, and reads the answer first.
        if !headers.contains_key(header::EXPECT) && declared <= MAX_DISCARDED {
            discard(body.as_mut()).await;
        }
        return Err(Failure::too_large(limits.max_bytes));
    }
    let mut bytes = Vec::with_capacity(declared as usize);
    let read_all = async {
        while let Some(frame) = next_frame(body.as_mut()).await {
            let Ok(data) = frame?.into_data() else { continue }; // trailers
            if bytes.len() + data.len() > limits.max_bytes {
                return Ok(false);
            }
            bytes.extend_from_slice(&data);
        }
        Ok(true)
    };
    match timeout(limits.time, read_all).await {
        Ok(Ok(true)) => Ok(bytes),
        Ok(Ok(false)) => {
            discard(body.as_mut()).await;
            Err(Failure::too_large(limits.max_bytes))
        }
        Ok(Err(failure)) => Err(failure),
        Err(_) => Err(Failure::too_slow_body(limits.time)),
    }
}

async fn next_frame(
    mut body: Pin<&mut Body>,
) -> Option<Result<hyper::body::Frame<axum::body::Bytes>, Failure>> {
    let frame = std::future::poll_fn(|context| body.as_mut().poll_frame(context)).await?;
    Some(frame.map_err(|_| Failure::broken_body()))
}

/// Reads the rest of a body and throws it away.
async fn discard(mut body: Pin<&mut Body>) {
    let read_all = async {
        let mut left = MAX_DISCARDED;
        while let Some(Ok(frame)) = next_frame(body.as_mut()).await {
            let length = frame.data_ref().map_or(0, |data| data.len() as u64);
            let Some(rest) = left.checked_sub(length) else { return };
            left = rest;
        }
    };
    tokio::select! {
        () = read_all => {}
        () = sleep(DISCARD_TIME) => {}
    }
}

/// Parses a body. An error names the path of the wrong value, or the line and column where the JSON is broken.
pub(crate) fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Failure> {
    let text = std::str::from_utf8(bytes).map_err(|error| Failure::not_utf8(error.valid_up_to()))?;
    let mut json = serde_json::Deserializer::from_str(text);
    let value = serde_path_to_error::deserialize(&mut json).map_err(|error| {
        let path = error.path().to_string();
        let error = error.into_inner();
        if error.is_data() {
            Failure::wrong_value(&path, &error.to_string())
        } else {
            Failure::not_json(&error)
        }
    })?;
    json.end().map_err(|error| Failure::not_json(&error))?;
    Ok(value)
}
