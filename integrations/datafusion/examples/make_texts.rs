//! Writes Parquet files of damaged Persian texts, the same ones in each run: `make_texts FOLDER ROWS FILES`.
//!
//! The columns are `id`, `source` and `text`. Rows 2n and 2n + 1 have one text, damaged in two ways.

use std::error::Error;
use std::fs::{self, File};
use std::path::Path;
use std::sync::Arc;

use datafusion::arrow::array::{ArrayRef, Int64Array, RecordBatch, StringArray};
use datafusion::parquet::arrow::ArrowWriter;

/// The number of rows that are written at a time.
const BATCH_ROWS: i64 = 8192;

const SOURCES: [&str; 4] = ["نامه", "خبر", "یادداشت", "گزارش"];
const PEOPLE: [&str; 8] = [
    "همسایه‌ها",
    "دانش‌آموزان دبیرستان",
    "خواهر کوچک‌ترم",
    "نویسندهٔ این کتاب",
    "کارگران کارخانه",
    "پژوهشگران دانشگاه",
    "مادربزرگ مهربان ما",
    "رانندهٔ اتوبوس",
];
const PLACES: [&str; 6] = [
    "در کتاب‌خانهٔ شهر",
    "کنار رودخانه",
    "در کوچه‌های قدیمی",
    "پشت پنجره‌ها",
    "در ایستگاه راه‌آهن",
    "زیر درخت‌های انار",
];
const DEEDS: [&str; 8] = [
    "داستان‌های تازه را می‌خوانند",
    "دربارهٔ سال‌های گذشته حرف می‌زنند",
    "نامه‌ها را یکی‌یکی می‌نویسند",
    "برای مهمان‌ها چای می‌آورند",
    "از گفت‌وگوی دیروز چیزی نمی‌گویند",
    "عکس‌های خانوادگی را نگاه می‌کنند",
    "به آینده‌ای روشن‌تر می‌اندیشند",
    "زودتر از همیشه به خانه برمی‌گردند",
];

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder, rows, files] = arguments.as_slice() else {
        return Err("make_texts FOLDER ROWS FILES".into());
    };
    let number = |text: &String| text.parse::<i64>().map_err(|error| format!("{text}: {error}"));
    let (rows, files) = (number(rows)?, number(files)?);
    fs::create_dir_all(folder)?;
    let mut bytes = 0;
    for file in 0..files {
        let path = Path::new(folder).join(format!("texts-{file}.parquet"));
        bytes += write_file(&path, rows * file / files, rows * (file + 1) / files)?;
    }
    println!("{rows} texts, {bytes} bytes of text");
    Ok(())
}

/// Writes the rows from `start` to `end`, and returns the bytes of their texts.
fn write_file(path: &Path, start: i64, end: i64) -> Result<usize, Box<dyn Error>> {
    let mut writer = None;
    let mut bytes = 0;
    for first in (start..end).step_by(BATCH_ROWS as usize) {
        let ids = first..end.min(first + BATCH_ROWS);
        let texts: StringArray = ids.clone().map(|id| Some(text(id))).collect();
        bytes += texts.value_data().len();
        let sources: StringArray = ids.clone().map(|id| Some(SOURCES[(id / 2 % 4) as usize])).collect();
        let columns: [(&str, ArrayRef); 3] = [
            ("id", Arc::new(Int64Array::from_iter_values(ids))),
            ("source", Arc::new(sources)),
            ("text", Arc::new(texts)),
        ];
        let batch = RecordBatch::try_from_iter(columns)?;
        if writer.is_none() {
            writer = Some(ArrowWriter::try_new(File::create(path)?, batch.schema(), None)?);
        }
        writer.as_mut().map_or(Ok(()), |writer| writer.write(&batch))?;
    }
    writer.map_or(Ok(()), |writer| writer.close().map(drop))?;
    Ok(bytes)
}

/// Returns the text of the row `id`.
fn text(id: i64) -> String {
    let mut random = Random(id as u64 / 2);
    let mut text = format!("یادداشت {}. ", id / 2);
    for _ in 0..4 {
        let (person, place, deed) = (random.pick(&PEOPLE), random.pick(&PLACES), random.pick(&DEEDS));
        text += &format!("{person} {place} {deed}. ");
    }
    if id % 2 == 0 {
        text.replace('ی', "ي").replace('ک', "ك").replace("می\u{200C}", "مي")
    } else {
        text.replace("\u{200C}ها", " ها").replace("نمی\u{200C}", "نمی ").replace(". ", " . ")
    }
}

/// A small generator of pseudorandom numbers (splitmix64).
struct Random(u64);

impl Random {
    /// Returns one of `choices`.
    fn pick<'c>(&mut self, choices: &[&'c str]) -> &'c str {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        choices[((bits ^ (bits >> 31)) % choices.len() as u64) as usize]
    }
}
