//! The letters of a few words, to be compared with a list.

use core::ops::Deref;

use crate::chars;

/// Letters in their Persian forms, without marks. They need no memory of the heap, so reading them costs little for each sign or
/// number of a text. `BYTES` is the room for them: a letter of Persian takes two.
#[derive(Clone, Copy)]
pub(crate) struct FewLetters<const BYTES: usize> {
    bytes: [u8; BYTES],
    /// Where the letters begin and end in `bytes`.
    start: usize,
    end: usize,
}

impl<const BYTES: usize> FewLetters<BYTES> {
    /// No letters, to which others are appended.
    pub(crate) const EMPTY: Self = FewLetters { bytes: [0; BYTES], start: 0, end: 0 };
    /// No letters, to which others are prepended.
    pub(crate) const EMPTY_AT_END: Self = FewLetters { bytes: [0; BYTES], start: BYTES, end: BYTES };

    /// Appends the letter `c`. Returns false if there is no room.
    pub(crate) fn push(&mut self, c: char) -> bool {
        let letter = chars::persian_letter(c);
        let Some(room) = self.bytes.get_mut(self.end..self.end + letter.len_utf8()) else { return false };
        self.end += letter.encode_utf8(room).len();
        true
    }

    /// Puts the letter `c` before the others. Returns false if there is no room.
    pub(crate) fn push_front(&mut self, c: char) -> bool {
        let letter = chars::persian_letter(c);
        let Some(start) = self.start.checked_sub(letter.len_utf8()) else { return false };
        letter.encode_utf8(&mut self.bytes[start..]);
        self.start = start;
        true
    }
}

impl<const BYTES: usize> Deref for FewLetters<BYTES> {
    type Target = str;

    fn deref(&self) -> &str {
        core::str::from_utf8(&self.bytes[self.start..self.end]).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_added_on_one_side_until_there_is_no_room() {
        let mut after = FewLetters::<4>::EMPTY;
        assert!(after.push('ك') && after.push('a') && after.push('b') && !after.push('c'));
        assert_eq!(&*after, "کab");
        let mut before = FewLetters::<4>::EMPTY_AT_END;
        assert!(before.push_front('b') && !before.push_front('\u{10400}') && before.push_front('ي'));
        assert_eq!(&*before, "یb");
        assert_eq!(&*FewLetters::<0>::EMPTY, "");
    }
}
