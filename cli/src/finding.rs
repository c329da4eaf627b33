//! [`Finding`]: what was found in a piece. Several threads can make findings at the same time;
//! [`Report`](crate::report::Report) prints the findings in order.

use hamvar::EditKind;
use hamvar::edits::LineIndex;

use crate::change::{Change, apply};
use crate::document::{Changes, Document};
use crate::fields::FieldsSeen;
use crate::notice::Notices;
use crate::report::Mode;

/// What was found in a piece.
pub(crate) struct Finding {
    pub(crate) found: Found,
    /// How many changes of each kind the piece has.
    pub(crate) counts: Counts,
    /// The rest of the piece, if something is wrong with it. What was found belongs to the records before.
    pub(crate) faulty: Option<Faulty>,
    pub(crate) fields: FieldsSeen,
    /// What stays as it is, with its line and column in the piece, both from 0.
    pub(crate) notices: Notices<(usize, usize)>,
}

/// Text in which something is wrong. It begins with the record that has the fault.
pub(crate) struct Faulty {
    pub(crate) text: String,
    /// The offset of the fault in the text.
    pub(crate) offset: usize,
    pub(crate) message: String,
}

/// What is printed of a piece.
pub(crate) enum Found {
    /// The new text, and how many lines the old one had.
    Text { text: String, lines: usize },
    Changes {
        piece: String,
        changes: Vec<Change>,
        /// The piece and its changes as a reader sees them, if the piece has escapes.
        readable: Option<(String, Vec<Change>)>,
    },
}

impl Finding {
    /// Finds what `mode` prints of `piece`, the next piece of `document`.
    pub(crate) fn of(mut piece: String, document: &mut Document, mode: Mode) -> Finding {
        let mut counts = Counts::default();
        let Changes { changes, fault, fields, notices: all } = document.changes(&piece);
        let mut notices = Notices::default();
        notices.add_all(all, |offset| {
            let position = LineIndex::new(&piece).position(offset);
            (position.line, position.char)
        });
        let faulty = fault.map(|fault| Faulty {
            text: piece.split_off(fault.record),
            offset: fault.offset - fault.record,
            message: fault.message,
        });
        changes.iter().for_each(|change| counts.add(change.kind, 1));
        let found = match mode {
            Mode::Text => Found::text(piece, &changes),
            Mode::Diff | Mode::Check => {
                Found::Changes { readable: document.readable(&piece, &changes), piece, changes }
            }
            _ => Found::Changes { piece, changes, readable: None },
        };
        Finding { found, counts, faulty, fields, notices }
    }
}

impl Found {
    fn text(piece: String, changes: &[Change]) -> Found {
        let lines = LineIndex::new(&piece).position(piece.len()).line;
        if changes.is_empty() {
            return Found::Text { text: piece, lines };
        }
        let mut text = String::with_capacity(piece.len());
        apply(&piece, changes, &mut text);
        Found::Text { text, lines }
    }
}

/// How many edits of each kind were found.
#[derive(Clone, Debug, Default)]
pub(crate) struct Counts(Vec<(EditKind, u64)>);

impl Counts {
    pub(crate) fn add(&mut self, kind: EditKind, count: u64) {
        match self.0.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, sum)) => *sum += count,
            None => self.0.push((kind, count)),
        }
    }

    pub(crate) fn add_all(&mut self, other: &Counts) {
        other.0.iter().for_each(|&(kind, count)| self.add(kind, count));
    }

    /// The number of all edits.
    pub(crate) fn sum(&self) -> u64 {
        self.0.iter().map(|(_, count)| count).sum()
    }

    /// The kinds, beginning with the most frequent one.
    pub(crate) fn by_frequency(&self) -> Vec<(EditKind, u64)> {
        let mut all = self.0.clone();
        all.sort_by_key(|&(kind, count)| (std::cmp::Reverse(count), kind.as_str()));
        all
    }
}
