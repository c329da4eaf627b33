//! Characters that the rules for sentences ask about.

use crate::chars::{self, ZWNJ};
use crate::work;

/// How many characters of the word before a sign are read. Of a longer word only the end is read.
pub(super) const LONGEST_WORD: usize = 16;

/// Whether `c` can be part of the word before a dot.
pub(super) fn is_word_char(c: char) -> bool {
    work::count(1);
    c.is_alphanumeric() || chars::is_mark(c) || c == ZWNJ
}

/// Whether `c` is white space within a line, or an invisible character that may be beside it.
pub(super) fn is_blank(c: char) -> bool {
    work::count(1);
    c != '\n' && (c.is_whitespace() || matches!(c, '\u{200C}' | '\u{200E}' | '\u{200F}'))
}
