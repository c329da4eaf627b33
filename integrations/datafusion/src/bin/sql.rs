//! Runs one SQL query over the table `texts`, a folder of Parquet or CSV files, and prints the rows:
//! `sql [--partitions N] [--cluster df://127.0.0.1:50050] FOLDER QUERY`.
//!
//! Rows are lines of values with tabs between them; the first line has the names of the columns. Tabs, line breaks and
//! backslashes in a value are printed as `\t`, `\n`, `\r` and `\\`. The time is printed to standard error. If the query fails
//! before its first rows, standard output stays empty.

mod options;

use std::error::Error;
use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use datafusion::arrow::array::RecordBatch;
use datafusion::arrow::util::display::{ArrayFormatter, FormatOptions};
use datafusion::common::DataFusionError;
use datafusion::prelude::{CsvReadOptions, ParquetReadOptions, SessionConfig, SessionContext};
use futures::TryStreamExt;
use options::Options;
use tokio::runtime::Runtime;

/// The usage line.
const USAGE: &str = "sql [--partitions N] [--cluster df://HOST:PORT] FOLDER QUERY (the table is `texts`)";

fn main() -> ExitCode {
    options::end("sql", run())
}

/// Runs the program.
fn run() -> Result<(), Box<dyn Error>> {
    let options = Options::parse(USAGE, &["partitions", "cluster"], &["FOLDER", "QUERY"])?;
    let (folder, query): (String, String) = (options.required("FOLDER")?, options.required("QUERY")?);
    let partitions = match options.value("--partitions")? {
        Some(partitions) => partitions,
        None => std::thread::available_parallelism()?.get(),
    };
    let cluster: Option<String> = options.value("--cluster")?;
    Runtime::new()?
        .block_on(async {
            let context = match cluster {
                None => local_context(partitions),
                Some(url) => cluster_context(&url, partitions).await?,
            };
            register_texts(&context, &folder).await?;
            print_rows(&context, &query).await
        })
        .map_err(root_cause)
}

/// Returns the cause of an error, without the steps of the planner that passed it on.
fn root_cause(error: Box<dyn Error>) -> Box<dyn Error> {
    match error.downcast_ref::<DataFusionError>() {
        Some(error) => error.find_root().to_string().into(),
        None => error,
    }
}

/// Returns a context whose queries run in this process.
fn local_context(partitions: usize) -> SessionContext {
    let context = SessionContext::new_with_config(SessionConfig::new().with_target_partitions(partitions));
    hamvar_datafusion::register_all(&context);
    context
}

/// Returns a context whose queries run on the cluster at `url`.
#[cfg(feature = "ballista")]
async fn cluster_context(url: &str, partitions: usize) -> Result<SessionContext, Box<dyn Error>> {
    Ok(hamvar_datafusion::cluster::remote_context(url, partitions).await?)
}

/// Refuses a cluster.
#[cfg(not(feature = "ballista"))]
async fn cluster_context(_: &str, _: usize) -> Result<SessionContext, Box<dyn Error>> {
    Err("this program was built without clusters; build it with --features ballista".into())
}

/// Makes the files of `folder` the table `texts`.
async fn register_texts(context: &SessionContext, folder: &str) -> Result<(), Box<dyn Error>> {
    let mut extensions = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(|error| format!("{folder}: {error}"))? {
        extensions.extend(entry?.path().extension().map(std::ffi::OsStr::to_os_string));
    }
    let has = |extension: &str| extensions.iter().any(|found| found == extension);
    // Executors have other working directories.
    let path = Path::new(folder).canonicalize()?;
    let path = path.to_str().ok_or_else(|| format!("{folder}: the path is not UTF-8"))?;
    match (has("parquet"), has("csv")) {
        (true, false) => context.register_parquet("texts", path, ParquetReadOptions::default()).await?,
        (false, true) => {
            // Otherwise a large file is divided at any line break, also at one inside a quoted text.
            let options = CsvReadOptions::default().newlines_in_values(true);
            context.register_csv("texts", path, options).await?;
        }
        (true, true) => {
            return Err(format!("{folder} has both .parquet and .csv files; separate them").into());
        }
        (false, false) => return Err(format!("{folder} has no .parquet and no .csv files").into()),
    }
    Ok(())
}

/// Runs `query` and prints its rows as they come.
async fn print_rows(context: &SessionContext, query: &str) -> Result<(), Box<dyn Error>> {
    let start = Instant::now();
    let frame = context.sql(query).await?;
    let names: Vec<String> = frame.schema().fields().iter().map(|field| field.name().clone()).collect();
    let mut batches = frame.execute_stream().await?;
    // Nothing is printed before the first rows are there, so that a query that fails leaves only its error.
    let mut next = batches.try_next().await?;
    let mut out = BufWriter::new(io::stdout().lock());
    writeln!(out, "{}", names.join("\t"))?;
    let mut rows = 0;
    while let Some(batch) = next {
        print_batch(&batch, &mut out)?;
        rows += batch.num_rows();
        next = batches.try_next().await?;
    }
    out.flush()?;
    eprintln!("{rows} rows, {:.2} seconds", start.elapsed().as_secs_f64());
    Ok(())
}

/// Prints the rows of `batch`.
fn print_batch(batch: &RecordBatch, out: &mut impl Write) -> Result<(), Box<dyn Error>> {
    let format = FormatOptions::default().with_null("NULL").with_display_error(false);
    let columns = batch.columns().iter().map(|column| ArrayFormatter::try_new(column.as_ref(), &format));
    let columns = columns.collect::<Result<Vec<_>, _>>()?;
    for row in 0..batch.num_rows() {
        for (i, column) in columns.iter().enumerate() {
            let value = column.value(row).try_to_string()?;
            let tab = if i == 0 { "" } else { "\t" };
            write!(out, "{tab}{}", escaped(&value))?;
        }
        writeln!(out)?;
    }
    Ok(())
}

/// Returns `value` without tabs and line breaks.
fn escaped(value: &str) -> String {
    value.replace('\\', "\\\\").replace('\t', "\\t").replace('\n', "\\n").replace('\r', "\\r")
}
