//! Signs at the end of code in a Persian line: margin: 12px; را, رمز عبور: aB12,cd;. They belong to the code, so they stay.

use core::ops::Range;

use super::Line;
use crate::chars::{self, is_space};
use crate::text::named_signs::ends_with_name_of_code;

/// The ASCII text before an offset of a line. Successive offsets must ascend, so that the line is read only once.
pub(super) struct CodeBefore {
    /// The offset up to which the line has been read.
    read: usize,
    /// Where the token begins that ends at `read`: ASCII characters without spaces and opening brackets.
    token: usize,
    /// Whether the token has a letter, a digit, or one of the signs `,;:?!` with a letter or digit directly after it.
    has_letter: bool,
    has_digit: bool,
    has_sign: bool,
    /// Whether the last character is one of these signs.
    after_sign: bool,
    /// Whether the ASCII text here is the value after a name (`margin: 12px`).
    in_value: bool,
}

impl CodeBefore {
    pub(super) fn new(line: &Range<usize>) -> CodeBefore {
        CodeBefore {
            read: line.start,
            token: line.start,
            has_letter: false,
            has_digit: false,
            has_sign: false,
            after_sign: false,
            in_value: false,
        }
    }

    fn read(&mut self, line: &str, from: usize, at: usize) {
        for (i, c) in line[self.read - from..at - from].char_indices() {
            let offset = self.read + i;
            // A space after an opening bracket may be removed later, so the bracket ends a token as the space does.
            if is_space(c) || !c.is_ascii() || matches!(c, '(' | '[' | '{') {
                if c == ' ' {
                    self.in_value |= is_name(&line[self.token - from..offset - from]);
                }
                self.in_value &= c.is_ascii();
                self.token = offset + c.len_utf8();
                (self.has_letter, self.has_digit, self.has_sign, self.after_sign) =
                    (false, false, false, false);
                continue;
            }
            if self.after_sign && c.is_ascii_alphanumeric() && !self.has_sign {
                self.has_sign = true;
                self.in_value |= is_name(&line[self.token - from..offset - from]);
            }
            self.after_sign = matches!(c, ',' | ';' | ':' | '?' | '!');
            self.has_letter |= c.is_ascii_alphabetic();
            self.has_digit |= c.is_ascii_digit();
        }
        self.read = at;
    }
}

/// Whether `token` is the name of a value and its colon (`margin:`). A title begins with a capital letter.
fn is_name(token: &str) -> bool {
    let name = token.strip_suffix(':').unwrap_or("");
    name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'_'))
}

/// Whether `c` may be the last character of code, so that a sign after it is not one of several.
fn ends_value(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, ')' | ']' | '}' | '"' | '\'' | '%' | '+')
}

impl Line<'_, '_> {
    /// Whether the sign at `sign` ends code: a semicolon before را (`return 0;` را), or after the value of a name
    /// (`margin: 0;`), a measure (`12px;`) or letters and digits with a sign inside (`aB1,c;`), or any sign after what a word
    /// calls a password. In prose, a comma or a question mark after such a token belongs to the sentence.
    pub(super) fn ends_code(&mut self, sign: &Range<usize>) -> bool {
        let (text, start) = (self.text, self.line.start);
        let line = &text[self.line.clone()];
        if !matches!(self.after(sign.start), Some(',' | ';' | '?' | '!'))
            || !self.before(sign.start).is_some_and(ends_value)
            || self.after(sign.end).is_some_and(|c| !is_space(c) && c != '\r')
        {
            return false;
        }
        // The space before another sign may be removed later. Then a sign touches this one.
        let rest = text[sign.end..self.line.end].trim_start_matches(is_space);
        if !rest.is_empty() && !rest.starts_with(|c: char| c.is_alphanumeric() || c == '\r') {
            return false;
        }
        // No clause begins with را, so the semicolon does not end one. But a straight quotation mark may become », after which a
        // semicolon ends a clause.
        let is_object = rest.strip_prefix("را").is_some_and(|rest| !rest.starts_with(chars::is_inside_word));
        if is_object && text[sign.start..].starts_with(';') && self.before(sign.start) != Some('"') {
            return true;
        }
        self.code.read(line, start, sign.start);
        let code = &self.code;
        let token = &line[code.token - start..sign.start - start];
        let is_mixed = code.has_letter && code.has_digit;
        let is_measure = || {
            token.starts_with(|c: char| c.is_ascii_digit())
                && token.ends_with(|c: char| c.is_ascii_lowercase())
        };
        line[sign.start - start..].starts_with(';')
            && (code.in_value && !token.contains('@') || is_mixed && (code.has_sign || is_measure()))
            || !token.is_empty() && ends_with_name_of_code(&line[..code.token - start], is_mixed)
    }
}
