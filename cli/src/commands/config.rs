//! `config`: prints the settings in force.

use super::print;
use crate::args;
use crate::failure::{Failure, Result};
use crate::settings::Plans;

/// Prints the settings in force as TOML.
pub(crate) fn config(arguments: &args::Config) -> Result<()> {
    let plan = Plans::new(&arguments.settings, &[]).of(arguments.path.as_deref())?;
    let text = toml::to_string(&plan.table).map_err(Failure::new)?;
    print(text.as_bytes())
}
