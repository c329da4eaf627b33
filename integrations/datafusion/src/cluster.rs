//! A Ballista cluster whose scheduler, executors and clients have the functions.
//!
//! A plan is sent as bytes that name a function, not its code. Each process that reads a plan must therefore have the
//! functions, and each gets them in its own way: the scheduler by its session builder, an executor by its registry,
//! and a client by its context.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;

use ballista::prelude::{SessionConfigExt, SessionContextExt};
use ballista_core::registry::BallistaFunctionRegistry;
use ballista_core::utils::{default_config_producer, default_session_builder};
use ballista_executor::executor_process::{ExecutorProcessConfig, start_executor_process};
use ballista_scheduler::cluster::BallistaCluster;
use ballista_scheduler::config::{SchedulerConfig, TaskDistributionPolicy};
use ballista_scheduler::scheduler_process::start_server;
use datafusion::common::{DataFusionError, Result};
use datafusion::execution::{FunctionRegistry, SessionState, SessionStateBuilder};
use datafusion::prelude::{SessionConfig, SessionContext};

/// The address on which all processes listen. This cluster is for one machine.
const LOOPBACK: Ipv4Addr = Ipv4Addr::LOCALHOST;
/// Seconds between two heartbeats of an executor.
const HEARTBEAT_SECONDS: u64 = 1;
/// Seconds without a heartbeat after which the scheduler gives the tasks of an executor to others.
const DEAD_AFTER_SECONDS: u64 = 5;
/// The fraction of the machine's memory that an executor may use for its tasks. Two executors share one machine.
const MEMORY_FRACTION: f64 = 0.35;
/// Seconds that an executor waits for the scheduler to start.
const CONNECT_SECONDS: u16 = 30;

/// Runs a scheduler on `port` until the process ends.
///
/// # Errors
///
/// The port is in use, or the server stops.
pub async fn run_scheduler(port: u16) -> Result<()> {
    let config = SchedulerConfig {
        bind_host: LOOPBACK.to_string(),
        external_host: LOOPBACK.to_string(),
        bind_port: port,
        // Otherwise the first executor would get tasks for all of its cores before the second one gets any.
        task_distribution: TaskDistributionPolicy::RoundRobin,
        executor_timeout_seconds: DEAD_AFTER_SECONDS,
        expire_dead_executor_interval_seconds: 1,
        override_session_builder: Some(Arc::new(session_state)),
        ..SchedulerConfig::default()
    };
    let cluster = BallistaCluster::new_from_config(&config).await.map_err(external)?;
    start_server(cluster, SocketAddr::from((LOOPBACK, port)), Arc::new(config)).await.map_err(external)
}

/// What an executor is started with.
#[derive(Clone, Debug)]
pub struct Executor {
    /// The port of the scheduler.
    pub scheduler_port: u16,
    /// The port at which other processes fetch results.
    pub port: u16,
    /// The port at which the scheduler gives tasks.
    pub task_port: u16,
    /// The folder of intermediate results.
    pub work_dir: String,
    /// How many partitions are computed at the same time.
    pub cores: usize,
}

/// Runs an executor until the process is told to stop.
///
/// # Errors
///
/// A port is in use, or the scheduler does not answer within half a minute.
pub async fn run_executor(executor: Executor) -> Result<()> {
    let state = session_state(default_config_producer())?;
    let config = ExecutorProcessConfig {
        bind_host: LOOPBACK.to_string(),
        external_host: Some(LOOPBACK.to_string()),
        port: executor.port,
        grpc_port: executor.task_port,
        scheduler_host: LOOPBACK.to_string(),
        scheduler_port: executor.scheduler_port,
        scheduler_connect_timeout_seconds: CONNECT_SECONDS,
        vcores: executor.cores,
        work_dir: Some(executor.work_dir),
        executor_heartbeat_interval_seconds: HEARTBEAT_SECONDS,
        memory_pool_fraction: MEMORY_FRACTION,
        override_function_registry: Some(Arc::new(BallistaFunctionRegistry::from(&state))),
        ..ExecutorProcessConfig::default()
    };
    start_executor_process(Arc::new(config)).await.map_err(external)
}

/// Returns a context whose queries run on the cluster of the scheduler at `url` (`df://127.0.0.1:50050`).
///
/// # Errors
///
/// `url` is not a URL with a host.
pub async fn remote_context(url: &str, partitions: usize) -> Result<SessionContext> {
    let config = SessionConfig::new_with_ballista().with_target_partitions(partitions);
    let state = SessionStateBuilder::new().with_default_features().with_config(config).build();
    let context = SessionContext::remote_with_state(url, state).await?;
    crate::register_all(&context);
    Ok(context)
}

/// Returns Ballista's default session state with the functions.
fn session_state(config: SessionConfig) -> Result<SessionState> {
    let mut state = default_session_builder(config)?;
    for function in crate::functions() {
        state.register_udf(Arc::new(function))?;
    }
    Ok(state)
}

/// Turns an error of Ballista into one of DataFusion.
fn external(error: ballista_core::error::BallistaError) -> DataFusionError {
    DataFusionError::External(Box::new(error))
}
