//! `config`: prints the settings in force.

use std::fs;

use super::print;
use crate::args;
use crate::failure::{Failure, Result};
use crate::files;
use crate::settings::Plans;
use crate::visible::visible_path;

/// Prints the settings in force as TOML. A comment names the file that they come from, if there is one.
pub(crate) fn config(arguments: &args::Config) -> Result<()> {
    if let Some(path) = &arguments.path {
        fs::metadata(path).map_err(|error| files::unreadable(path, &error))?;
    }
    let plan = Plans::new(&arguments.settings).of(arguments.path.as_deref())?;
    let origin = plan.file.as_ref().map(|file| format!("# from {}\n", visible_path(file)));
    let text = toml::to_string(&plan.table).map_err(Failure::new)?;
    print((origin.unwrap_or_default() + &text).as_bytes())
}
