//! A server on a free port, and a small client that sends exactly the bytes it is given.

use std::future::Future;
use std::net::SocketAddr;
use std::time::Duration;

use hamvar_web::{Limits, serve};
use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

/// The longest time for any answer.
const PATIENCE: Duration = Duration::from_secs(30);

/// A server that runs until it is dropped or stopped.
pub struct Server {
    pub address: SocketAddr,
    stop: oneshot::Sender<()>,
    task: JoinHandle<()>,
}

impl Server {
    pub async fn start(limits: Limits) -> Server {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port is free");
        let address = listener.local_addr().expect("the listener has an address");
        let (stop, stopped) = oneshot::channel();
        let task = tokio::spawn(serve(listener, limits, async {
            let _ = stopped.await;
        }));
        Server { address, stop, task }
    }

    /// Asks the server to stop. The returned future ends when it has.
    pub fn stop(self) -> impl Future<Output = ()> {
        let _ = self.stop.send(());
        async { timely(self.task).await.expect("the server ends without a panic") }
    }

    /// Sends a request without a body.
    pub async fn send(&self, method: &str, path: &str) -> Response {
        self.send_raw(head(method, path, "").as_bytes()).await
    }

    /// Sends a body as JSON to `/api/normalize`.
    pub async fn post(&self, body: impl AsRef<[u8]>) -> Response {
        post(self.address, body.as_ref()).await.expect("the server answers")
    }

    /// Sends bytes and reads the answer.
    pub async fn send_raw(&self, bytes: &[u8]) -> Response {
        exchange(self.address, bytes).await.expect("the server answers")
    }
}

/// Returns the head of a request.
pub fn head(method: &str, path: &str, more: &str) -> String {
    format!("{method} {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{more}\r\n")
}

/// Sends a body as JSON to `/api/normalize`.
pub async fn post(address: SocketAddr, body: &[u8]) -> std::io::Result<Response> {
    let more = format!("Content-Type: application/json\r\nContent-Length: {}\r\n", body.len());
    let mut bytes = head("POST", "/api/normalize", &more).into_bytes();
    bytes.extend_from_slice(body);
    exchange(address, &bytes).await
}

async fn exchange(address: SocketAddr, bytes: &[u8]) -> std::io::Result<Response> {
    let mut stream = timely(TcpStream::connect(address)).await?;
    timely(stream.write_all(bytes)).await?;
    read(&mut stream).await
}

/// Reads an answer until the connection closes.
pub async fn read(stream: &mut TcpStream) -> std::io::Result<Response> {
    let mut bytes = Vec::new();
    timely(stream.read_to_end(&mut bytes)).await?;
    let end =
        bytes.windows(4).position(|four| four == b"\r\n\r\n").ok_or(std::io::ErrorKind::UnexpectedEof)?;
    let head = String::from_utf8(bytes[..end].to_vec()).expect("the head is UTF-8");
    let body = String::from_utf8(bytes[end + 4..].to_vec()).expect("the body is UTF-8");
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("there is a status");
    let headers = head.lines().skip(1).filter_map(|line| line.split_once(": "));
    let headers = headers.map(|(name, value)| (name.to_lowercase(), value.to_owned())).collect();
    Ok(Response { status, headers, body })
}

async fn timely<T>(future: impl Future<Output = T>) -> T {
    tokio::time::timeout(PATIENCE, future).await.expect("this takes too long")
}

/// An answer.
#[derive(Debug)]
pub struct Response {
    pub status: u16,
    headers: Vec<(String, String)>,
    pub body: String,
}

impl Response {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| &**value)
    }

    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.body))
    }

    /// The code and the sentence of a failure.
    pub fn failure(&self) -> (String, String) {
        let error = &self.json()["error"];
        let text =
            |name: &str| error[name].as_str().unwrap_or_else(|| panic!("{name}: {}", self.body)).to_owned();
        (text("code"), text("message"))
    }
}
