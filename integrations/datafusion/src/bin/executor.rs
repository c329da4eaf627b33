//! A Ballista executor with the functions, on this machine only. It logs to standard error.

mod log_lines;
mod options;

use std::error::Error;
use std::process::ExitCode;

use hamvar_datafusion::cluster::{Executor, run_executor};
use options::Options;
use tokio::runtime::Runtime;

/// The usage line.
const USAGE: &str = "executor --scheduler-port 50050 --port 50051 --task-port 50052 --work-dir DIR --cores 1";

fn main() -> ExitCode {
    options::end("executor", run())
}

/// Runs the program.
fn run() -> Result<(), Box<dyn Error>> {
    let names = ["scheduler-port", "port", "task-port", "work-dir", "cores"];
    let options = Options::parse(USAGE, &names, &[])?;
    let executor = Executor {
        scheduler_port: options.required("--scheduler-port")?,
        port: options.required("--port")?,
        task_port: options.required("--task-port")?,
        work_dir: options.required("--work-dir")?,
        cores: options.required("--cores")?,
    };
    log_lines::start();
    Ok(Runtime::new()?.block_on(run_executor(executor))?)
}
