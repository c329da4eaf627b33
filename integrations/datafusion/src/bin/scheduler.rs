//! A Ballista scheduler with the functions, on this machine only. It logs to standard error.

mod log_lines;
mod options;

use std::error::Error;
use std::process::ExitCode;

use hamvar_datafusion::cluster::run_scheduler;
use options::Options;
use tokio::runtime::Builder;

/// The usage line.
const USAGE: &str = "scheduler --port 50050";
/// Bytes of stack for each thread. Plans are trees, and planning is recursive; Ballista's own scheduler has as much.
const STACK_BYTES: usize = 32 << 20;

fn main() -> ExitCode {
    options::end("scheduler", run())
}

/// Runs the program.
fn run() -> Result<(), Box<dyn Error>> {
    let port = Options::parse(USAGE, &["port"], &[])?.required("--port")?;
    log_lines::start();
    let runtime = Builder::new_multi_thread().enable_all().thread_stack_size(STACK_BYTES).build()?;
    Ok(runtime.block_on(run_scheduler(port))?)
}
