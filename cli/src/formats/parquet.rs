//! Parquet: reads the texts of chosen columns, and writes the file with new ones. All other columns are copied byte
//! for byte, so they keep their types, encodings and statistics.

use std::fs::File;
use std::io::{self, Write};
use std::sync::Arc;

use parquet::basic::{Compression, ConvertedType, LogicalType, Type};
use parquet::bloom_filter::Sbbf;
use parquet::column::reader::ColumnReaderImpl;
use parquet::column::writer::ColumnCloseResult;
use parquet::data_type::{ByteArray, ByteArrayType};
use parquet::errors::ParquetError;
use parquet::file::metadata::{PageIndexPolicy, ParquetMetaData, ParquetMetaDataReader, SortingColumn};
use parquet::file::properties::WriterProperties;
use parquet::file::serialized_reader::SerializedPageReader;
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::types::{ColumnDescriptor, ColumnPath};

use crate::failure::{Failure, Result, plain};
use crate::fields::listed;

/// How many rows of a column are in memory at once. A row can be a whole book, so there are few.
const BATCH: usize = 64;

/// A Parquet file whose columns were chosen.
pub(crate) struct Table {
    /// The name of the file, for messages.
    name: String,
    file: Arc<File>,
    metadata: ParquetMetaData,
    /// Whether each column is changed.
    chosen: Vec<bool>,
}

/// A text in a table.
pub(crate) struct Cell<'t> {
    /// The number of the row, counted from 1.
    pub(crate) row: usize,
    /// The name of the column.
    pub(crate) column: &'t str,
    pub(crate) text: &'t str,
}

/// The next rows of a column, as Parquet stores them: only values that are not null, and levels that tell where the
/// nulls and the ends of lists are.
#[derive(Default)]
struct Batch {
    values: Vec<ByteArray>,
    definitions: Vec<i16>,
    repetitions: Vec<i16>,
}

impl Table {
    /// Opens `file` and finds the columns `names`. A column inside another has the name `a.b`.
    pub(crate) fn open(name: String, file: File, names: &[String]) -> Result<Table> {
        let metadata = ParquetMetaDataReader::new()
            .with_page_index_policy(PageIndexPolicy::Optional)
            .parse_and_finish(&file)
            .map_err(|error| unreadable(&name, &error))?;
        let columns = metadata.file_metadata().schema_descr().columns();
        let mut chosen = vec![false; columns.len()];
        for wanted in names {
            let found = columns.iter().position(|column| column.path().string() == *wanted);
            let Some(found) = found.filter(|&found| is_text(&columns[found])) else {
                let problem = match found {
                    Some(_) => format!("the column {wanted:?} is not text"),
                    None => format!("there is no column {wanted:?}"),
                };
                return Err(Failure::new(format_args!("{name}: {problem}; {}", list(columns))));
            };
            chosen[found] = true;
        }
        if names.is_empty() {
            return Err(Failure::new(format_args!(
                "{name}: name the column with --field; {}",
                list(columns)
            )));
        }
        let table = Table { name, file: Arc::new(file), metadata, chosen };
        table.check_codecs()?;
        Ok(table)
    }

    /// Checks that the chosen columns can be decompressed.
    fn check_codecs(&self) -> Result<()> {
        for group in self.metadata.row_groups() {
            for (column, _) in group.columns().iter().zip(&self.chosen).filter(|(_, chosen)| **chosen) {
                let codec = match column.compression() {
                    Compression::BROTLI(_) => "Brotli",
                    Compression::LZO => "LZO",
                    _ => continue,
                };
                let column = column.column_path().string();
                return Err(Failure::new(format_args!(
                    "{}: the column {column:?} is compressed with {codec}, which cannot be read; use Zstandard, gzip, \
                     Snappy or LZ4",
                    self.name
                )));
            }
        }
        Ok(())
    }

    /// Passes the texts of the chosen columns to `visit`.
    pub(crate) fn scan(&self, mut visit: impl FnMut(&Cell) -> Result<()>) -> Result<()> {
        let mut rows = 0;
        for (number, group) in self.metadata.row_groups().iter().enumerate() {
            for column in (0..self.chosen.len()).filter(|&column| self.chosen[column]) {
                self.each_batch(number, column, rows, |_, cells| {
                    for cell in cells {
                        visit(&cell?)?;
                    }
                    Ok(())
                })?;
            }
            rows += group.num_rows() as usize;
        }
        Ok(())
    }

    /// Writes the file to `out`. `edit` returns the new text of a cell, or `None` if it stays. An error of `out` is
    /// returned by `on_error`. `done` gets the number of bytes of each row group that is finished.
    pub(crate) fn rewrite(
        &self,
        out: &mut (dyn Write + Send),
        on_error: &dyn Fn(&io::Error) -> Failure,
        mut edit: impl FnMut(&Cell) -> Result<Option<String>>,
        done: impl Fn(u64),
    ) -> Result<()> {
        let failed = |error: ParquetError| match io_error(&error) {
            Some(error) => on_error(error),
            None => unreadable(&self.name, &error),
        };
        let schema = self.metadata.file_metadata().schema_descr().root_schema_ptr();
        let mut writer =
            SerializedFileWriter::new(out, schema, Arc::new(self.properties())).map_err(failed)?;
        let mut rows = 0;
        for (number, group) in self.metadata.row_groups().iter().enumerate() {
            let mut new_group = writer.next_row_group().map_err(failed)?;
            for column in 0..self.chosen.len() {
                if !self.chosen[column] {
                    self.copy(number, column, &mut new_group).map_err(failed)?;
                    continue;
                }
                let Some(mut new_column) = new_group.next_column().map_err(failed)? else { break };
                self.each_batch(number, column, rows, |batch, cells| {
                    let mut values = batch.values.clone();
                    for (value, cell) in values.iter_mut().zip(cells) {
                        if let Some(new) = edit(&cell?)? {
                            *value = ByteArray::from(new.into_bytes());
                        }
                    }
                    let definitions = Some(&*batch.definitions).filter(|levels| !levels.is_empty());
                    let repetitions = Some(&*batch.repetitions).filter(|levels| !levels.is_empty());
                    let new_column = new_column.typed::<ByteArrayType>();
                    new_column.write_batch(&values, definitions, repetitions).map(drop).map_err(failed)
                })?;
                new_column.close().map_err(failed)?;
            }
            new_group.close().map_err(failed)?;
            rows += group.num_rows() as usize;
            done(group.compressed_size() as u64);
        }
        writer.close().map(drop).map_err(failed)
    }

    /// Copies a column of the row group `group`, byte for byte.
    fn copy<W: Write + Send>(
        &self,
        group: usize,
        column: usize,
        new_group: &mut SerializedRowGroupWriter<W>,
    ) -> std::result::Result<(), ParquetError> {
        let metadata = self.metadata.row_group(group).column(column).clone();
        let index = self.metadata.page_index();
        let close = ColumnCloseResult {
            bytes_written: metadata.compressed_size() as u64,
            rows_written: self.metadata.row_group(group).num_rows() as u64,
            bloom_filter: Sbbf::read_from_column_chunk(&metadata, &*self.file)?,
            column_index: index.and_then(|index| index.column_index(group, column)).cloned(),
            offset_index: index.and_then(|index| index.offset_index(group, column)).cloned(),
            metadata,
        };
        new_group.append_column(&*self.file, close)
    }

    /// Passes the batches of a column to `handle`, each with its texts. `rows` is the number of rows in the row
    /// groups before.
    fn each_batch(
        &self,
        group: usize,
        column: usize,
        mut rows: usize,
        mut handle: impl FnMut(&Batch, &mut dyn Iterator<Item = Result<Cell>>) -> Result<()>,
    ) -> Result<()> {
        let failed = |error: ParquetError| unreadable(&self.name, &error);
        let group = self.metadata.row_group(group);
        let chunk = group.column(column);
        let count = group.num_rows() as usize;
        let pages = SerializedPageReader::new(self.file.clone(), chunk, count, None).map_err(failed)?;
        let mut reader = ColumnReaderImpl::<ByteArrayType>::new(chunk.column_descr_ptr(), Box::new(pages));
        let name = chunk.column_path().string();
        let full = chunk.column_descr().max_def_level();
        let mut batch = Batch::default();
        loop {
            batch.values.clear();
            batch.definitions.clear();
            batch.repetitions.clear();
            let Batch { values, definitions, repetitions } = &mut batch;
            let (read, _, levels) =
                reader.read_records(BATCH, Some(definitions), Some(repetitions), values).map_err(failed)?;
            if levels == 0 {
                return Ok(());
            }
            // A level begins a row unless it continues a list, and has a value unless it is null.
            let mut row = rows;
            let has_value = (0..levels).filter_map(|i| {
                row += usize::from(batch.repetitions.get(i).is_none_or(|&level| level == 0));
                batch.definitions.get(i).is_none_or(|&level| level == full).then_some(row)
            });
            let mut cells = has_value.zip(&batch.values).map(|(row, value)| {
                let text = str::from_utf8(value.data()).map_err(|_| {
                    Failure::new(format_args!("{}: row {row} of the column {name:?} is not UTF-8", self.name))
                })?;
                Ok(Cell { row, column: &name, text })
            });
            handle(&batch, &mut cells)?;
            rows += read;
        }
    }

    /// How the new file is written: like the old one as far as a writer can be told.
    fn properties(&self) -> WriterProperties {
        let file = self.metadata.file_metadata();
        let mut properties = WriterProperties::builder()
            .set_key_value_metadata(file.key_value_metadata().cloned())
            .set_sorting_columns(self.sorting_columns());
        // Readers distrust the statistics of some old writers. The copied columns keep their statistics, so they keep
        // the name of their writer.
        if let Some(writer) = file.created_by() {
            properties = properties.set_created_by(writer.to_string());
        }
        for column in self.metadata.row_groups().first().map_or(&[][..], |group| group.columns()) {
            let path: ColumnPath = column.column_path().clone();
            properties = properties.set_column_compression(path, column.compression());
        }
        properties.build()
    }

    /// Returns the columns by which all row groups are sorted, up to the first one that is changed: its new texts may
    /// be in another order.
    fn sorting_columns(&self) -> Option<Vec<SortingColumn>> {
        let groups = self.metadata.row_groups();
        let first = groups.first()?.sorting_columns()?;
        let is_kept = |column: &&SortingColumn| {
            usize::try_from(column.column_idx).is_ok_and(|i| self.chosen.get(i) == Some(&false))
        };
        let kept: Vec<_> = first.iter().take_while(is_kept).cloned().collect();
        let is_common = groups.iter().all(|group| group.sorting_columns() == Some(first));
        (is_common && !kept.is_empty()).then_some(kept)
    }
}

/// Whether the values of `column` are strings.
fn is_text(column: &ColumnDescriptor) -> bool {
    let is_string = match column.logical_type_ref() {
        Some(logical) => *logical == LogicalType::String,
        None => column.converted_type() == ConvertedType::UTF8,
    };
    column.physical_type() == Type::BYTE_ARRAY && is_string
}

/// Names the columns for a message.
fn list<C: AsRef<ColumnDescriptor>>(columns: &[C]) -> String {
    let name = |column: &C| {
        let column = column.as_ref();
        format!("{}{}", column.path().string(), if is_text(column) { " (text)" } else { "" })
    };
    format!("the columns are {}", listed(columns.iter().map(name)))
}

/// The error that the file `name` cannot be read.
fn unreadable(name: &str, error: &ParquetError) -> Failure {
    match io_error(error) {
        Some(error) => Failure::new(format_args!("{name}: cannot be read: {}", plain(error))),
        None => {
            let message = error.to_string().replace(['\n', '\r'], " ");
            Failure::new(format_args!("{name}: cannot be read as Parquet: {message}"))
        }
    }
}

/// The error of the file system that caused `error`.
fn io_error(error: &ParquetError) -> Option<&io::Error> {
    match error {
        ParquetError::External(error) => error.downcast_ref(),
        _ => None,
    }
}
