//! Stores the fields of a form: a telephone number (`phone`), an identity number (`identity`) and a price (`price`),
//! whatever digits and signs people type. A line is a field, `name=value`. Other fields and plain lines are text.
//!
//!     printf 'phone=۰۹۱۲ ۳۴۵ ۶۷ ۸۹\nprice=۱٬۲۵۰٬۰۰۰\n' | cargo run --release --example form

mod common;

use hamvar::Normalizer;
use hamvar::digits::{display_number, machine_number, only_digits};

const USAGE: &str = "usage: form [FILE]; lines are phone=…, identity=…, price=… or text";

fn main() {
    let file = common::Args::new(USAGE).only_file();
    let normalizer = Normalizer::standard();
    let mut out = String::new();
    for (i, line) in common::read(file.as_deref()).lines().enumerate() {
        match stored(line, &normalizer) {
            Ok(line) => out.push_str(&line),
            Err(error) => common::fail(format_args!("line {}: {error}", i + 1)),
        }
        out.push('\n');
    }
    common::write(&out);
}

/// The line as it is stored. A price is followed by the form in which it is shown.
fn stored(line: &str, normalizer: &Normalizer) -> Result<String, String> {
    let (name, value) = line.split_once('=').unwrap_or(("", line));
    let name = name.trim();
    let value = match name {
        "phone" | "identity" => only_digits(value).map_err(|error| format!("{name}: {error}"))?,
        "price" => {
            let number = machine_number(value).map_err(|error| format!("{name}: {error}"))?;
            let shown = display_number(&number).map_err(|error| format!("{name}: {error}"))?;
            format!("{number}\t{shown}")
        }
        _ => return Ok(normalizer.normalize(line).into_owned()),
    };
    Ok(format!("{name}={value}"))
}
