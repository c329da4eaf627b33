//! What is beside the parts of a passage in its text: signs, digits, marks, and words of other scripts. Decisions on gaps
//! depend on it.

use super::{Gap, Part, Passage};
use crate::chars::{self, MARK};

impl Passage<'_, '_> {
    /// Whether the last mark of a part is the hamza of an ezafe (نقطهٔ). Nothing joins such a word.
    pub(in crate::restore) fn ends_with_hamza(&self, part: &Part) -> bool {
        self.text[..part.end].ends_with("\u{654}".as_bytes())
    }

    /// Whether a full stop follows a part, and more text follows in its line (م. شفیعی).
    pub(in crate::restore) fn is_abbreviation(&self, part: &Part) -> bool {
        matches!(self.text[part.end..], [b'.', next, ..] if next != b'\n' && next != b'\r')
    }

    /// Whether a part is the last word of a clause or of a quotation: the line ends after it, or a sign that ends a clause
    /// follows it.
    pub(in crate::restore) fn ends_clause(&self, part: &Part) -> bool {
        let after = &self.text[part.end..];
        let spaces = after.iter().take_while(|b| matches!(b, b' ' | b'\t')).count();
        match after[spaces..] {
            [] | [b'\n' | b'\r' | b'!' | b'?' | b';' | b',' | b')', ..] => true,
            [b'.' | b':', ref rest @ ..] => !rest.first().is_some_and(u8::is_ascii_alphanumeric),
            [b'\xD8', b'\x8C' | b'\x9B' | b'\x9F', ..] | [b'\xC2', b'\xBB', ..] => true,
            _ => false,
        }
    }

    /// What is before the number that a part follows. One space may be between both. `None` if the part follows no number.
    fn before_number(&self, part: &Part) -> Option<&[u8]> {
        let before = &self.text[..part.start];
        let number = before.strip_suffix(b" ").unwrap_or(before);
        chars::ends_with_digit(number).then(|| without_number(number))
    }

    /// Whether a number is before the part. One space may be between both.
    pub(in crate::restore) fn follows_number(&self, part: &Part) -> bool {
        self.before_number(part).is_some()
    }

    /// Whether a digit or a protected letter touches the words that contain parts `first..=last`. Such words are neither
    /// cut nor merged. An earlier step decided by the word whether a space belongs between a number and the word, so
    /// the word must stay. The same is true before a version or a bracket inside a word. And a word that a protected
    /// letter touches is longer than its parts.
    pub(in crate::restore) fn touch_digit_or_letter(&self, first: usize, last: usize) -> bool {
        let start = self.first_of_word(first);
        chars::ends_with_digit(&self.text[..self.parts()[start].start])
            || self.touch_other_digit_or_letter(first, last)
    }

    /// [`touch_digit_or_letter`](Self::touch_digit_or_letter) without the digit before the words, which belongs to an amount.
    pub(in crate::restore) fn touch_other_digit_or_letter(&self, first: usize, last: usize) -> bool {
        let parts = self.parts();
        let start = self.first_of_word(first);
        let end = (last + 1..parts.len()).find(|&i| parts[i].gap != Gap::Zwnj).unwrap_or(parts.len()) - 1;
        let (before, after) = (&self.text[..parts[start].start], parts[end].end);
        // A letter that touches the word may belong to the next part, if the space between is a new one. Then it is
        // not protected.
        let is_first = start == 0 || parts[start - 1].end < before.len();
        let is_last = parts.get(end + 1).is_none_or(|next| after < next.start);
        chars::digit_at(self.text, after).is_some()
            || is_before_version(&self.text[after..])
            || is_before_bracket_inside_word(&self.text[after..])
            || is_last && chars::class_at(self.text, after) != 0
            || is_first && before.len() >= 2 && chars::class_at(self.text, before.len() - 2) != 0
    }

    /// The first part of the word that contains part `i`.
    fn first_of_word(&self, i: usize) -> usize {
        (0..=i).rev().find(|&i| self.parts()[i].gap != Gap::Zwnj).unwrap_or(0)
    }

    /// Whether a vocalized part and the ending `right` could together look like an Arabic word with a pronoun
    /// (مَردَ ها). They stay apart, so that the result has no Arabic passage that the text did not have.
    pub(in crate::restore) fn may_become_arabic(&self, left: &Part, right: &Part) -> bool {
        let is_mark = |at: usize| chars::class_at(self.text, at) == MARK;
        let has_marks = |part: &Part| (part.start..part.end).any(is_mark);
        is_mark(left.end - 2) || has_marks(right) && has_marks(left)
    }

    /// Whether a part is a word of prose: letters without marks (except those of [`has_usual_marks`]), and no sign or
    /// digit beside them that names, numbers and code have. Tags and strong emphasis around a whole word do not count.
    pub(in crate::restore) fn is_plain(&self, part: &Part) -> bool {
        let before = &self.text[..part.start];
        !chars::ends_with_digit(before) && self.is_plain_after(before, part)
    }

    /// Whether a part is a word of prose after a number, and the number belongs to no name or code (کد_100, A100).
    pub(in crate::restore) fn is_plain_amount(&self, part: &Part) -> bool {
        self.before_number(part).is_some_and(|before| {
            !before.last().is_some_and(u8::is_ascii_alphabetic)
                && self.is_plain_between(before, self.after_rate_slash(part.end), part)
        })
    }

    /// The offset after the slash at an offset, if a letter follows it: a part before the slash is a rate (تومان/نفر). Otherwise the
    /// offset itself.
    fn after_rate_slash(&self, at: usize) -> usize {
        let is_slash = self.text.get(at) == Some(&b'/');
        at + usize::from(is_slash && chars::class_at(self.text, at + 1) & chars::LETTER != 0)
    }

    /// Whether a part is a word of prose, if `before` is the text before the part, or before the number of an amount.
    fn is_plain_after(&self, before: &[u8], part: &Part) -> bool {
        self.is_plain_between(before, part.end, part)
    }

    /// [`is_plain_after`](Self::is_plain_after) if the text after the part begins at `end`.
    fn is_plain_between(&self, before: &[u8], end: usize, part: &Part) -> bool {
        let is_sign = |byte: &u8| b"#@_/\\-=&%+~$*`|^<>".contains(byte);
        let sign_before = before.last().filter(|_| !ends_with_opening(before));
        let after = self.text.get(end).filter(|_| !begins_with_closing(&self.text[end..]));
        // A merged part has a space between its letters.
        let is_mark = |at: usize| chars::class_at(self.text, at) == MARK;
        (part.end - part.start == 2 * part.len()
            || part.was_merged && !(part.start..part.end).any(is_mark)
            || !part.was_merged && has_usual_marks(&self.text[part.start..part.end], part.len()))
            && !sign_before.is_some_and(is_sign)
            && !after.is_some_and(is_sign)
            && chars::digit_at(self.text, end).is_none()
            && !is_of_other_script(before.iter().rev().take(4).find(|&&b| b & 0xC0 != 0x80))
            && !is_of_other_script(self.text.get(end))
    }

    /// Whether a Latin letter is right before a part.
    pub(in crate::restore) fn is_after_latin_letter(&self, part: &Part) -> bool {
        self.text[..part.start].last().is_some_and(u8::is_ascii_alphabetic)
    }

    /// Whether a Latin word follows a part, and not a name of code.
    pub(in crate::restore) fn is_before_latin_word(&self, part: &Part) -> bool {
        let after = &self.text[part.end..];
        let word = after.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
        word > 1 && !after.get(word).is_some_and(|sign| b"_@\\/=(".contains(sign))
    }
}

/// `text`, which ends with a number, without this number. Signs between its digits belong to it (1.5, 100-200).
fn without_number(text: &[u8]) -> &[u8] {
    let (mut rest, mut before) = (text, text);
    loop {
        rest = match rest {
            [rest @ .., b'.' | b',' | b'/' | b'-'] | [rest @ .., 0xD9, 0xAB | 0xAC] => rest,
            [rest @ .., last] if chars::ends_with_digit(&text[..rest.len() + 1]) => {
                // Digits that are not ASCII have two bytes.
                before = if last.is_ascii() { rest } else { &rest[..rest.len() - 1] };
                before
            }
            _ => return before,
        };
    }
}

/// Whether `before` ends with a tag, or with the opening `**` or `__` of strong emphasis.
fn ends_with_opening(before: &[u8]) -> bool {
    match before {
        [rest @ .., b'*', b'*'] | [rest @ .., b'_', b'_'] => rest.last().is_none_or(u8::is_ascii_whitespace),
        [.., last, b'>'] => last.is_ascii_alphanumeric() || matches!(last, b'"' | b'\'' | b'/' | b' '),
        _ => false,
    }
}

/// Whether `after` begins with a tag, or with the closing `**` or `__` of strong emphasis, and no letter or mark of the Arabic
/// script follows it.
fn begins_with_closing(after: &[u8]) -> bool {
    /// The longest tag in bytes. A longer one has attributes, so it opens an element and does not close one.
    const LONGEST: usize = 24;
    let len = match after {
        [b'*', b'*', ..] | [b'_', b'_', ..] => Some(2),
        [b'<', next, ..] if *next == b'/' || next.is_ascii_alphabetic() => {
            after.iter().take(LONGEST).position(|&byte| byte == b'>').map(|last| last + 1)
        }
        _ => None,
    };
    len.is_some_and(|len| chars::class_at(after, len) == 0)
}

/// Whether a word of `len` letters has only the marks of unvocalized prose: the hamza (نقطهٔ, and ئ as two
/// characters), the kasra of an ezafe at the end, and the tanvin of an adverb, after the last alef or before it.
fn has_usual_marks(word: &[u8], len: usize) -> bool {
    const HAMZA: &[u8] = "\u{654}".as_bytes();
    const ENDS: [&str; 3] = ["\u{650}", "ا\u{64B}", "\u{64B}ا"];
    let marks = word.len() / 2 - len;
    let last = ENDS.iter().any(|end| word.ends_with(end.as_bytes())) as usize;
    // All letters and marks have two bytes, so pairs of bytes are characters.
    marks == last + word.chunks(2).filter(|&c| c == HAMZA).count()
}

/// Whether a number with two points follows in the line, perhaps after spaces: ماده 2.1.3. Whether the number is a
/// version depends on the word before it.
fn is_before_version(text: &[u8]) -> bool {
    let spaces = text.iter().take_while(|b| matches!(b, b' ' | b'\t')).count();
    let rest = &text[spaces..];
    let number = rest.iter().take_while(|b| b.is_ascii_digit() || **b == b'.').count();
    number > 0 && rest[..number].iter().filter(|&&b| b == b'.').count() >= 2
}

/// Whether a closing bracket follows, and a letter or digit directly after it: کتاب(ازاین)خوب. Whether spaces belong
/// around the brackets depends on the number of words in them.
fn is_before_bracket_inside_word(text: &[u8]) -> bool {
    text.first() == Some(&b')') && (chars::class_at(text, 1) != 0 || chars::digit_at(text, 1).is_some())
}

/// Whether a character with this first byte is neither ASCII nor of the blocks that have Arabic letters, quotation marks
/// and dashes.
fn is_of_other_script(first_byte: Option<&u8>) -> bool {
    first_byte.is_some_and(|&byte| byte >= 0x80 && !matches!(byte, 0xC2 | 0xD8..=0xDB | 0xE2))
}
