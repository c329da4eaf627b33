//! A Ballista executor with the functions, on this machine only:
//! `executor --scheduler-port 50050 --port 50051 --task-port 50052 --work-dir DIR --cores 1`.

mod options;

use std::error::Error;

use hamvar_datafusion::cluster::{Executor, run_executor};

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let options = options::Options::parse(&["scheduler-port", "port", "task-port", "work-dir", "cores"])?;
    let executor = Executor {
        scheduler_port: options.required("scheduler-port")?,
        port: options.required("port")?,
        task_port: options.required("task-port")?,
        work_dir: options.required("work-dir")?,
        cores: options.required("cores")?,
    };
    Ok(run_executor(executor).await?)
}
