//! Accepts connections, and closes them in an orderly way when the server stops.

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpListener;
use tokio::sync::Semaphore;
use tokio::time::{sleep, timeout};

use crate::limits::Limits;

/// The time for the head of a request. A connection without a request is closed after this time.
const HEAD_TIME: Duration = Duration::from_secs(15);

/// How long the server waits for requests that it has begun, when it stops.
const STOP_TIME: Duration = Duration::from_secs(15);

/// Serves the page and the endpoints on `listener` until `stop` ends. Then the server accepts no more connections, and
/// finishes the requests that it has.
pub async fn serve(listener: TcpListener, limits: Limits, stop: impl Future<Output = ()>) {
    let connections = Arc::new(Semaphore::new(limits.max_connections));
    let router: Router = crate::router(limits);
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(HEAD_TIME);
    let open = GracefulShutdown::new();
    let mut stop = std::pin::pin!(stop);
    loop {
        let next = async {
            let place = connections.clone().acquire_owned().await;
            (place, listener.accept().await)
        };
        let (place, stream) = tokio::select! {
            () = &mut stop => break,
            (place, Ok((stream, _))) = next => (place, stream),
            // For example, the process has no more file descriptors. They come back when connections close.
            else => {
                sleep(Duration::from_millis(50)).await;
                continue;
            }
        };
        let service = TowerToHyperService::new(router.clone());
        let connection = open.watch(http.serve_connection(TokioIo::new(stream), service));
        tokio::spawn(async move {
            // An error is a client that left or sent no HTTP. It concerns nobody else.
            let _ = connection.await;
            drop(place);
        });
    }
    drop(listener);
    let _ = timeout(STOP_TIME, open.shutdown()).await;
}
