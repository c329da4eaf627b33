//! Characters that the rules for sentences ask about.

use crate::chars::{self, ZWNJ};

/// How many characters of the word before a sign are read. Of a longer word only the end is read.
pub(super) const LONGEST_WORD: usize = 16;

/// Whether `c` can be part of the word before a dot.
pub(super) fn is_word_char(c: char) -> bool {
    c.is_alphanumeric() || chars::is_mark(c) || c == ZWNJ
}

/// Whether `c` is white space within a line, or an invisible character that may be beside it.
pub(super) fn is_blank(c: char) -> bool {
    c != '\n' && (c.is_whitespace() || matches!(c, '\u{200C}' | '\u{200E}' | '\u{200F}'))
}
