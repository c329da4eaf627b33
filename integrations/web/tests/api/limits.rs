//! Bodies that are too large or too slow, and the orderly end of the server.

use std::time::{Duration, Instant};

use hamvar_web::Limits;
use serde_json::json;
use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;

use crate::client::{Server, head, read};

#[tokio::test]
async fn a_body_of_10_mb_is_too_large() {
    let server = Server::start(Limits::default()).await;
    let response = server.post(vec![b'a'; 10_000_000]).await;
    assert_eq!(response.status, 413);
    let (code, message) = response.failure();
    assert_eq!(code, "too-large");
    assert!(message.contains("1048576 bytes"), "{message}");
}

#[tokio::test]
async fn a_body_of_exactly_the_limit_is_read() {
    let body = json!({ "text": "كتاب ".repeat(100) }).to_string();
    let server = Server::start(Limits { max_bytes: body.len(), ..Limits::default() }).await;
    assert_eq!(server.post(&body).await.status, 200);
    assert_eq!(server.post(body + " ").await.status, 413);
}

#[tokio::test]
async fn a_body_of_unknown_length_is_limited_too() {
    let server = Server::start(Limits { max_bytes: 1000, ..Limits::default() }).await;
    let more = "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n";
    let chunk = format!("100\r\n{}\r\n", "a".repeat(256));
    let request = head("POST", "/api/normalize", more) + &chunk.repeat(5) + "0\r\n\r\n";
    assert_eq!(server.send_raw(request.as_bytes()).await.status, 413);
}

#[tokio::test]
async fn a_client_that_waits_before_a_large_body_is_told_at_once() {
    let server = Server::start(Limits::default()).await;
    let more = "Content-Type: application/json\r\nContent-Length: 10000000\r\nExpect: 100-continue\r\n";
    let response = server.send_raw(head("POST", "/api/normalize", more).as_bytes()).await;
    assert_eq!(response.status, 413);
}

#[tokio::test]
async fn a_body_that_stops_is_given_up() {
    let server = Server::start(Limits { time: Duration::from_millis(200), ..Limits::default() }).await;
    let more = "Content-Type: application/json\r\nContent-Length: 100\r\n";
    let response = server.send_raw((head("POST", "/api/normalize", more) + "{\"text\": ").as_bytes()).await;
    assert_eq!((response.status, &*response.failure().0), (408, "too-slow-body"));
}

#[tokio::test]
async fn the_server_finishes_what_it_began_before_it_stops() {
    let server = Server::start(Limits::default()).await;
    let address = server.address;
    let body = json!({ "text": "كتاب ها" }).to_string();
    let more = format!("Content-Type: application/json\r\nContent-Length: {}\r\n", body.len());
    let mut stream = TcpStream::connect(address).await.expect("the server listens");
    let idle = TcpStream::connect(address).await.expect("the server listens");
    stream.write_all(head("POST", "/api/normalize", &more).as_bytes()).await.expect("the head is sent");
    stream.write_all(&body.as_bytes()[..5]).await.expect("a part of the body is sent");
    tokio::time::sleep(Duration::from_millis(200)).await;
    let begun = Instant::now();
    let stopped = tokio::spawn(server.stop());
    tokio::time::sleep(Duration::from_millis(200)).await;
    assert!(TcpStream::connect(address).await.is_err(), "the server accepts no more connections");
    stream.write_all(&body.as_bytes()[5..]).await.expect("the rest is sent");
    assert_eq!(read(&mut stream).await.expect("the server answers").json()["text"], "کتاب‌ها");
    stopped.await.expect("the server stops");
    assert!(begun.elapsed() < Duration::from_secs(10), "the idle connection does not delay the end");
    drop(idle);
}
