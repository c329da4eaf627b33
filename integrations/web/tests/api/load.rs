//! Many clients at once.

use std::time::{Duration, Instant};

use hamvar_web::Limits;
use serde_json::json;
use tokio::task::JoinSet;
use tokio::time::sleep;

use crate::client::{Server, post};

const CLIENTS: usize = 200;

/// The longest time of a test. Two busy cores need a few seconds.
const MOST: Duration = Duration::from_secs(60);

fn text() -> String {
    "ديروز در باغ هاي قديمي قدم ميزديم , و 12 گنجشك ديديم.\n".repeat(200)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_one_of_200_clients_gets_its_own_text_in_the_end() {
    let server = Server::start(Limits::default()).await;
    let address = server.address;
    // The clients share the threads of the server, so their own work is done before.
    let questions: Vec<(String, String)> = (0..CLIENTS)
        .map(|client| {
            let text = format!("كد {client}\n{}", text());
            let expected = hamvar::Normalizer::standard().normalize(&text).into_owned();
            (json!({ "text": text }).to_string(), format!("{{\"text\":{},", json!(expected)))
        })
        .collect();
    let begun = Instant::now();
    let mut clients = JoinSet::new();
    for (client, (body, expected)) in questions.into_iter().enumerate() {
        clients.spawn(async move {
            let mut refused = 0;
            loop {
                let response = post(address, body.as_bytes()).await.expect("the server answers every client");
                if response.status == 200 {
                    assert!(response.body.starts_with(&expected), "client {client} has another text");
                    return refused;
                }
                assert_eq!((response.status, &*response.failure().0), (503, "busy"));
                let seconds = response.header("retry-after").and_then(|value| value.parse().ok());
                refused += 1;
                assert!(begun.elapsed() < MOST, "client {client} waits too long");
                sleep(
                    Duration::from_secs(seconds.expect("there is a time"))
                        + Duration::from_millis(client as u64 * 5),
                )
                .await;
            }
        });
    }
    let mut longest_wait = Duration::ZERO;
    while clients.len() > CLIENTS / 2 {
        let asked = Instant::now();
        assert_eq!(server.send("GET", "/healthz").await.status, 200);
        longest_wait = longest_wait.max(asked.elapsed());
        sleep(Duration::from_millis(20)).await;
        while clients.try_join_next().is_some() {}
    }
    clients.join_all().await;
    assert!(begun.elapsed() < MOST, "{:?}", begun.elapsed());
    assert!(longest_wait < Duration::from_secs(10), "/healthz took {longest_wait:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_full_server_refuses_at_once_and_works_again_later() {
    let server = Server::start(Limits { max_running: 1, max_waiting: 3, ..Limits::default() }).await;
    let address = server.address;
    let body: &'static str = json!({ "text": text().repeat(10) }).to_string().leak();
    let begun = Instant::now();
    let mut clients = JoinSet::new();
    for _ in 0..CLIENTS {
        clients
            .spawn(async move { post(address, body.as_bytes()).await.expect("the server answers").status });
    }
    let statuses = clients.join_all().await;
    let count = |status| statuses.iter().filter(|&&got| got == status).count();
    assert_eq!(count(200) + count(503), CLIENTS, "{statuses:?}");
    assert!(count(200) >= 4, "all places are used: {statuses:?}");
    assert!(count(503) > 0, "a server with four places cannot take {CLIENTS} clients at once");
    assert!(begun.elapsed() < MOST, "{:?}", begun.elapsed());
    assert_eq!(server.post("{\"text\": \"\"}").await.status, 200);
}
