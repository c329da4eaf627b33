//! The server `hamvar-web`.

use std::io::Write;
use std::net::SocketAddr;
use std::process::ExitCode;
use std::time::Duration;

use clap::Parser;
use hamvar_web::{Limits, serve};
use tokio::net::TcpListener;
use tokio::signal;

/// Serves a page to try hamvar, and its JSON endpoints (see /openapi.json).
#[derive(Debug, Parser)]
struct Arguments {
    /// The address and port. Port 0 takes a free port; the first line of output names it
    #[arg(long, default_value = "127.0.0.1:8080", value_name = "ADDRESS")]
    listen: SocketAddr,
    /// The largest body of a request, in bytes
    #[arg(long, default_value_t = Limits::default().max_bytes, value_name = "N")]
    max_bytes: usize,
    /// How many requests may wait for a core; further ones are answered with 503
    #[arg(long, default_value_t = Limits::default().max_waiting, value_name = "N")]
    max_waiting: usize,
    /// The most regular expressions of a request; 0 forbids them
    #[arg(long, default_value_t = Limits::default().max_patterns, value_name = "N")]
    max_patterns: usize,
    /// The time for a body to arrive, and again for a text to be normalized, in seconds
    #[arg(long, default_value_t = Limits::default().time.as_secs(), value_name = "SECONDS",
          value_parser = clap::value_parser!(u64).range(1..=3600))]
    time_limit: u64,
}

#[tokio::main]
async fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let limits = Limits {
        max_bytes: arguments.max_bytes,
        max_waiting: arguments.max_waiting.min(100_000),
        max_patterns: arguments.max_patterns,
        time: Duration::from_secs(arguments.time_limit),
        ..Limits::default()
    };
    let listener = match TcpListener::bind(arguments.listen).await {
        Ok(listener) => listener,
        Err(error) => {
            let address = arguments.listen;
            eprintln!("hamvar-web: --listen {address}: {error}; choose another address or port");
            return ExitCode::from(2);
        }
    };
    if let Ok(address) = listener.local_addr() {
        // If nobody reads the output, the server still serves.
        let _ = writeln!(std::io::stdout(), "hamvar-web: http://{address}");
    }
    serve(listener, limits, stop_signal()).await;
    ExitCode::SUCCESS
}

/// Ends when the user presses Ctrl+C or the system asks the process to end.
async fn stop_signal() {
    let interrupt = async {
        if signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let terminate = async {
        match signal::unix::signal(signal::unix::SignalKind::terminate()) {
            Ok(mut signals) => drop(signals.recv().await),
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminate = std::future::pending::<()>();
    tokio::select! {
        () = interrupt => {}
        () = terminate => {}
    }
}
