//! Lists of texts: the result of the functions that return several texts for one.

use std::sync::Arc;

use datafusion::arrow::array::{ArrayRef, ListArray};
use datafusion::arrow::buffer::{NullBuffer, OffsetBuffer};
use datafusion::arrow::datatypes::{DataType, Field, FieldRef};
use datafusion::common::{Result, exec_err};

/// Returns the type of a list whose items have the type `text`.
pub(crate) fn list_type(text: &DataType) -> DataType {
    DataType::List(item(text))
}

/// Returns the field of the items of a list. Items are never null, but the field is nullable: this is Arrow's convention,
/// and other functions of lists expect it.
fn item(data_type: &DataType) -> FieldRef {
    Field::new_list_field(data_type.clone(), true).into()
}

/// Returns lists, each with as many of the `items` as `counts` says. An error names the SQL function `function`, and calls the
/// items `items_name`.
pub(crate) fn list(
    function: &str,
    items_name: &str,
    counts: Vec<usize>,
    items: ArrayRef,
    nulls: Option<&NullBuffer>,
) -> Result<ArrayRef> {
    if i32::try_from(items.len()).is_err() {
        return exec_err!(
            "{function}: a batch has 2^31 {items_name} or more. Set datafusion.execution.batch_size lower"
        );
    }
    let offsets = OffsetBuffer::from_lengths(counts);
    Ok(Arc::new(ListArray::try_new(item(items.data_type()), offsets, items, nulls.cloned())?))
}
