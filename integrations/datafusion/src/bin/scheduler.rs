//! A Ballista scheduler with the functions, on this machine only: `scheduler --port 50050`.

mod options;

use std::error::Error;

/// Bytes of stack for each thread. Plans are trees, and planning is recursive; Ballista's own scheduler has as much.
const STACK_BYTES: usize = 32 << 20;

fn main() -> Result<(), Box<dyn Error>> {
    let port = options::Options::parse(&["port"])?.required("port")?;
    let runtime =
        tokio::runtime::Builder::new_multi_thread().enable_all().thread_stack_size(STACK_BYTES).build()?;
    Ok(runtime.block_on(hamvar_datafusion::cluster::run_scheduler(port))?)
}
