//! The command line of the programs: options with a value, then arguments.

use std::collections::HashMap;
use std::fmt::Display;
use std::str::FromStr;

/// The parsed command line.
#[derive(Debug)]
pub(crate) struct Options {
    values: HashMap<String, String>,
    /// What is not an option.
    pub(crate) arguments: Vec<String>,
}

impl Options {
    /// Parses the command line of this process, which may have the options `names`, each with a value.
    pub(crate) fn parse(names: &[&str]) -> Result<Self, String> {
        let (mut values, mut arguments) = (HashMap::new(), Vec::new());
        let mut words = std::env::args().skip(1);
        while let Some(word) = words.next() {
            match word.strip_prefix("--") {
                None => arguments.push(word),
                Some(name) if names.contains(&name) => {
                    let value = words.next().ok_or_else(|| format!("--{name} needs a value"))?;
                    values.insert(name.to_owned(), value);
                }
                Some(_) => {
                    return Err(format!("{word} is not an option; the options are --{}", names.join(", --")));
                }
            }
        }
        Ok(Self { values, arguments })
    }

    /// Returns the value of the option `name`, if it is given.
    pub(crate) fn value<T: FromStr<Err: Display>>(&self, name: &str) -> Result<Option<T>, String> {
        let parse = |value: &String| value.parse().map_err(|error| format!("--{name} {value}: {error}"));
        self.values.get(name).map(parse).transpose()
    }

    /// Returns the value of the option `name`, or an error if it is not given.
    #[cfg_attr(not(feature = "ballista"), allow(dead_code))]
    pub(crate) fn required<T: FromStr<Err: Display>>(&self, name: &str) -> Result<T, String> {
        self.value(name)?.ok_or_else(|| format!("--{name} is missing"))
    }
}
