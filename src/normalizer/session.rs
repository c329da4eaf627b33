//! [`Session`]: a text that is normalized call by call.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use super::Normalizer;
use super::outputs::EditList;
use super::pipeline::Buffers;
use crate::edit::{Aligned, Edit};
use crate::steps::Carry;

/// Normalizes a text that comes line by line: messages, fields, subtitles, the lines of a file.
///
/// A [`Normalizer`] judges each text by itself. One line rarely shows whether its text lost its ZWNJs, so in doubt
/// it is left alone. A session remembers the lines of the earlier calls. So each line comes out as it would
/// in the whole text.
///
/// ```
/// let n = hamvar::Normalizer::standard();
/// assert_eq!(n.normalize("پیش بینی هوا"), "پیش بینی هوا");
/// let mut session = n.session();
/// for line in ["کتاب های تازه را می خوانیم", "نامه های ما نمی رسند و می مانند", "خانه های شهر را می سازند"] {
///     session.normalize(line);
/// }
/// // These lines have a space in place of each ZWNJ.
/// assert_eq!(session.normalize("پیش بینی هوا"), "پیش‌بینی هوا");
/// ```
///
/// Each call gets one or more whole lines. The end of a call is a line end, even if the line break is missing. If
/// the lines have their line breaks, the results of all calls together are
/// [`normalize`](Normalizer::normalize) of the whole text, byte for byte. The exception is a pattern of
/// [`protect_pattern`](crate::Builder::protect_pattern): in a session it matches within a call only.
///
/// A session remembers three things. All else (whether a line is data, which language it has, whether
/// a number is Persian) is decided by the line itself.
///
/// - How ZWNJs were lost, and whether the text is classical Persian. The memory fades: what was
///   thirty sentences ago counts little.
/// - Whether code in three or more backticks or between lines of tildes, an element of HTML whose content is code, a
///   comment, or a tag is open. It stays open until a call closes it, so the lines up to there stay as they are
///   ([`is_in_code`](Self::is_in_code)).
/// - With [`collapse_blank_lines`](crate::Builder::collapse_blank_lines): whether the last line was empty.
#[derive(Clone, Debug)]
pub struct Session {
    normalizer: Normalizer,
    carry: Carry,
}

impl Session {
    pub(super) fn new(normalizer: Normalizer) -> Session {
        Session { normalizer, carry: Carry::default() }
    }

    /// Returns the next lines of the text, normalized; borrowed if they are normalized already.
    #[must_use = "the lines are not changed in place"]
    pub fn normalize<'t>(&mut self, lines: &'t str) -> Cow<'t, str> {
        let mut out = String::new();
        let changed = self.normalizer.rewrite(lines, &mut self.carry, &mut out);
        if changed { Cow::Owned(out) } else { Cow::Borrowed(lines) }
    }

    /// Replaces the content of `out` by the next lines of the text, normalized. Reuses the memory of `out`.
    pub fn normalize_into(&mut self, lines: &str, out: &mut String) {
        if !self.normalizer.rewrite(lines, &mut self.carry, out) {
            out.clear();
            out.push_str(lines);
        }
    }

    /// Returns the changes that [`normalize`](Self::normalize) would make in the next lines. Offsets are those of
    /// `lines`. The session counts these lines as read: to get both the edits and the new text, use
    /// [`normalize_aligned`](Self::normalize_aligned), or [`clone`](Clone::clone) the session.
    #[must_use = "the lines are not changed in place"]
    pub fn edits(&mut self, lines: &str) -> Vec<Edit> {
        let mut output = EditList::new(lines);
        let _ = self.normalizer.run(lines, &mut self.carry, &mut Buffers::default(), &mut output);
        output.all
    }

    /// Returns the next lines, normalized, together with the alignment of their bytes to `lines`.
    #[must_use = "the lines are not changed in place"]
    pub fn normalize_aligned(&mut self, lines: &str) -> Aligned {
        Aligned::new(lines, self.edits(lines))
    }

    /// Forgets all earlier lines: the next call begins a new text.
    ///
    /// ```
    /// let mut session = hamvar::Normalizer::standard().session();
    /// assert_eq!(session.normalize("```\nكد"), "```\nكد");
    /// assert!(session.is_in_code());
    /// session.restart();
    /// assert_eq!(session.normalize("كتاب"), "کتاب");
    /// ```
    pub fn restart(&mut self) {
        self.carry.memory = Default::default();
    }

    /// Returns whether the earlier lines left code open: code in three or more backticks or between lines of
    /// tildes, an element of HTML whose content is code, a comment, or a tag. While this is true, lines stay as they are.
    #[must_use]
    pub fn is_in_code(&self) -> bool {
        self.carry.memory.code.is_open()
    }
}
