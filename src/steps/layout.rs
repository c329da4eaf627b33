//! Gaps of a line that are its layout, and stay: the caesura of a verse, the blanks of forms, and the gaps between columns, in
//! frames and beside ornaments. `caesura.rs`, `text/blanks.rs` and `text/columns.rs` define them.

use core::ops::Range;

use super::caesura::caesura_of;
use crate::chars::is_space;
use crate::text::blanks;
use crate::text::columns::{WIDE_GAP, are_columns, gap_is_of_blank, has_box_drawing, ornament_is_beside};

/// A line, and what was asked about it.
pub(super) struct Layout<'t> {
    line: &'t str,
    /// The line without the spaces at its ends.
    content: Range<usize>,
    has_box_drawing: bool,
    /// What wide gaps depend on; `None` until it is needed.
    wide: Option<Wide>,
}

/// What decides about the wide gaps of a line.
struct Wide {
    caesura: Option<Range<usize>>,
    has_columns: bool,
}

impl<'t> Layout<'t> {
    pub(super) fn of(line: &'t str) -> Self {
        let start = line.len() - line.trim_start_matches(is_space).len();
        let content = start..line.trim_end_matches(is_space).len().max(start);
        Layout { line, content, has_box_drawing: has_box_drawing(line), wide: None }
    }

    /// Whether the line keeps `gap`, two spaces or more inside it.
    pub(super) fn keeps(&mut self, gap: Range<usize>) -> bool {
        if gap.start <= self.content.start || gap.end >= self.content.end {
            return false;
        }
        let (before, after) =
            (&self.line[self.content.start..gap.start], &self.line[gap.end..self.content.end]);
        if self.has_box_drawing || gap_is_of_blank(before, after) {
            return true;
        }
        if !self.line[gap.clone()].starts_with(WIDE_GAP) {
            return false;
        }
        let line = self.line;
        let wide = self
            .wide
            .get_or_insert_with(|| Wide { caesura: caesura_of(line), has_columns: are_columns(line) });
        wide.has_columns
            || wide.caesura.as_ref().is_some_and(|caesura| caesura.start == gap.start)
            || blanks::gap_is_layout(before, after)
            || ornament_is_beside(before, after)
    }
}
