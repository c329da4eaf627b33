//! Gaps of a line that are its layout, and stay: the caesura of a verse, the blanks of forms, and the gaps between columns, in
//! frames and beside ornaments. What each of them is stands in the modules of `text/`.

use core::ops::Range;

use super::caesura::caesura_of;
use crate::text::blanks;
use crate::text::columns::{are_columns, gap_is_of_blank, has_box_drawing, ornament_is_beside};

/// A line, and what was asked about it.
pub(super) struct Layout<'t> {
    line: &'t str,
    has_box_drawing: bool,
    /// The caesura of the line, and whether the line has columns; `None` until they are needed.
    wide: Option<(Option<Range<usize>>, bool)>,
}

impl<'t> Layout<'t> {
    pub(super) fn of(line: &'t str) -> Self {
        Layout { line, has_box_drawing: has_box_drawing(line), wide: None }
    }

    /// Whether the line keeps `gap`, two spaces or more inside it.
    pub(super) fn keeps(&mut self, gap: Range<usize>) -> bool {
        if gap.end == self.line.len() {
            return false;
        }
        let (before, after) = (&self.line[..gap.start], &self.line[gap.end..]);
        if self.has_box_drawing || gap_is_of_blank(before, after) {
            return true;
        }
        if !self.line[gap.clone()].starts_with("    ") {
            return false;
        }
        let (caesura, has_columns) =
            self.wide.get_or_insert_with(|| (caesura_of(self.line), are_columns(self.line)));
        *has_columns
            || caesura.as_ref().is_some_and(|caesura| caesura.start == gap.start)
            || blanks::gap_is_layout(before, after)
            || ornament_is_beside(before, after)
    }
}
