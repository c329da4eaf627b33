//! [`Text`]: a `&str` that can be read in whole blocks.

use core::ops::Deref;

use super::blocks::{BLOCK, LEFT_CONTEXT, RIGHT_CONTEXT, WINDOW, Window};

/// A text that can be read in whole blocks, up to its end. Its last bytes are copied once, with zeros
/// around them, so that the last block has a window too.
#[derive(Clone, Debug)]
pub(crate) struct Text<'t> {
    text: &'t str,
    /// The last bytes of the text, up to [`TAIL_END`], with zeros before and after.
    tail: [u8; TAIL_END + BLOCK + RIGHT_CONTEXT],
}

/// The end of the text in [`Text::tail`].
const TAIL_END: usize = LEFT_CONTEXT + BLOCK;

impl<'t> Text<'t> {
    #[inline]
    pub(crate) fn new(text: &'t str) -> Self {
        let last = &text.as_bytes()[text.len().saturating_sub(TAIL_END)..];
        let mut tail = [0; TAIL_END + BLOCK + RIGHT_CONTEXT];
        tail[TAIL_END - last.len()..TAIL_END].copy_from_slice(last);
        Text { text, tail }
    }

    pub(crate) fn as_str(&self) -> &'t str {
        self.text
    }

    /// The window of the block at offset `at`. It is built in `buffer` if the text has fewer than
    /// [`LEFT_CONTEXT`] bytes before `at`.
    #[inline(always)]
    pub(super) fn window<'w>(&'w self, at: usize, buffer: &'w mut Window) -> &'w Window {
        let bytes = self.text.as_bytes();
        let in_text = || bytes.get(at.checked_sub(LEFT_CONTEXT)?..)?.first_chunk();
        let in_tail = || self.tail.get((at + BLOCK).checked_sub(bytes.len())?..)?.first_chunk();
        if let Some(window) = in_text().or_else(in_tail) {
            return window;
        }
        *buffer = [0; WINDOW];
        let piece = &bytes[..(at + BLOCK + RIGHT_CONTEXT).min(bytes.len())];
        let before = LEFT_CONTEXT - at.min(LEFT_CONTEXT);
        if let Some(target) = buffer.get_mut(before..before + piece.len()) {
            target.copy_from_slice(piece);
        }
        buffer
    }

    /// The bytes of the windows of up to `most` blocks, the first of which is at offset `at`. Only windows
    /// that lie inside the text are counted, so the result may be empty. Window `i` begins at `i * BLOCK`
    /// of the result.
    #[inline(always)]
    pub(super) fn windows_inside(&self, at: usize, most: usize) -> &'t [u8] {
        let bytes = self.text.as_bytes();
        let blocks = (bytes.len().saturating_sub(at + RIGHT_CONTEXT) / BLOCK).min(most);
        match (at.checked_sub(LEFT_CONTEXT), blocks) {
            (None, _) | (_, 0) => &[],
            (Some(start), _) => bytes.get(start..at + blocks * BLOCK + RIGHT_CONTEXT).unwrap_or_default(),
        }
    }
}

impl Deref for Text<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        self.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn windows_hold_the_bytes_of_the_text_and_zeros_outside() {
        let long = "abcdefghijklmnopqrstuvwxyz".repeat(9);
        for len in 0..long.len() {
            let text = Text::new(&long[..len]);
            for at in 0..len {
                let byte = |i: usize| {
                    let offset = (at + i).checked_sub(LEFT_CONTEXT);
                    offset.and_then(|offset| text.as_bytes().get(offset)).copied().unwrap_or(0)
                };
                let expected: Window = core::array::from_fn(byte);
                assert_eq!(text.window(at, &mut [0xFF; WINDOW]), &expected, "{at} of {len}");
                let inside = text.windows_inside(at, 2);
                for window in inside.windows(WINDOW).step_by(BLOCK).take(1) {
                    assert_eq!(window, &expected, "{at} of {len}");
                }
                assert!(inside.is_empty() || (inside.len() - WINDOW).is_multiple_of(BLOCK));
            }
        }
    }
}
