//! The subcommands.

pub(crate) mod config;
pub(crate) mod explain;
pub(crate) mod pages;
pub(crate) mod segment;
#[cfg(feature = "train")]
pub(crate) mod train;

use std::io::{self, Write};

use crate::failure::{Failure, Result};

/// Writes all of `text` to standard output.
fn print(text: &[u8]) -> Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(text).and_then(|()| out.flush()).map_err(|error| Failure::of_stdout(&error))
}
