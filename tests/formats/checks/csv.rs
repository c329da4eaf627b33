//! CSV and TSV: the fields of each record. The first record holds the names of the columns.

use csv::ReaderBuilder;

use crate::outline::Outline;

pub fn outline(text: &str, extension: &str) -> Result<Outline, String> {
    let delimiter = match extension {
        "tsv" => b'\t',
        _ if text.lines().next().is_some_and(|header| header.contains(';')) => b';',
        _ => b',',
    };
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let mut outline = Outline::default();
    for (row, record) in reader.records().enumerate() {
        let record = record.map_err(|error| error.to_string())?;
        outline.exact(format_args!("record of {} fields", record.len()));
        for field in &record {
            if row == 0 { outline.name(field) } else { outline.value(field) }
        }
    }
    Ok(outline)
}
