//! [`Notice`]: what the command leaves as it is in a text and tells the user about.

/// What stays as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Notice {
    /// A line of text that is longer than this many bytes.
    LongLine(usize),
    /// A JSON escape that is half of a surrogate pair.
    HalfPair,
}

impl Notice {
    /// Returns the message for people.
    pub(crate) fn message(self) -> String {
        match self {
            Notice::LongLine(limit) => format!(
                "warning: a line of text longer than {limit} bytes stays as it is; divide it, or raise the limit \
                 with --set longest_line=BYTES"
            ),
            Notice::HalfPair => {
                "warning: this escape is half of a character and stays as it is; correct it, such as by U+FFFD"
                    .to_string()
            }
        }
    }

    /// Whether nobody knows if the text has changes to make.
    pub(crate) fn is_unchecked(self) -> bool {
        matches!(self, Notice::LongLine(_))
    }
}

/// The notices about one file: the first of each kind, with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Notices<P>(Vec<(Notice, P)>);

impl<P> Default for Notices<P> {
    fn default() -> Self {
        Notices(Vec::new())
    }
}

impl<P> Notices<P> {
    /// Adds a notice about `place`, unless there is one of its kind.
    pub(crate) fn add(&mut self, notice: Notice, place: P) {
        if self.0.iter().all(|(other, _)| *other != notice) {
            self.0.push((notice, place));
        }
    }

    /// Adds all notices of `others`, whose places are told by `tell`.
    pub(crate) fn add_all<Q>(&mut self, others: Notices<Q>, tell: impl Fn(Q) -> P) {
        others.0.into_iter().for_each(|(notice, place)| self.add(notice, tell(place)));
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &(Notice, P)> {
        self.0.iter()
    }
}

/// Finds lines that are longer than a limit, in a text that comes in parts.
pub(crate) struct LongLines {
    /// The length of the longest line that is not found, in bytes without the line feed.
    limit: usize,
    /// The length of the last line up to now.
    len: usize,
}

impl LongLines {
    pub(crate) fn new(limit: usize) -> LongLines {
        LongLines { limit, len: 0 }
    }

    /// Returns where the first long line of the next part begins in this part.
    pub(crate) fn first_in(&mut self, part: &str) -> Option<usize> {
        if self.len.saturating_add(part.len()) <= self.limit {
            self.len = match part.rfind('\n') {
                Some(end) => part.len() - end - 1,
                None => self.len + part.len(),
            };
            return None;
        }
        let (mut found, mut start) = (None, 0);
        for line in part.split_inclusive('\n') {
            let content = line.strip_suffix('\n');
            self.len += content.unwrap_or(line).len();
            if self.len > self.limit {
                found.get_or_insert(start);
            }
            if content.is_some() {
                self.len = 0;
            }
            start += line.len();
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_line_is_found_however_the_text_is_cut() {
        let find = |parts: &[&str]| {
            let mut lines = LongLines::new(5);
            parts.iter().map(|part| lines.first_in(part)).collect::<Vec<_>>()
        };
        assert_eq!(find(&["12345\n12345\n", "12345"]), [None, None]);
        assert_eq!(find(&["1\n123456\n1234567"]), [Some(2)]);
        assert_eq!(find(&["1\n123", "456\n1", "2345\n"]), [None, Some(0), None]);
        assert_eq!(find(&["12345", "6", "\n1"]), [None, Some(0), Some(0)]);
        assert_eq!(find(&["12345\n", "1\r\n123456"]), [None, Some(3)]);
    }

    #[test]
    fn the_first_notice_of_a_kind_is_kept() {
        let mut notices = Notices::default();
        notices.add(Notice::LongLine(7), 1);
        notices.add(Notice::LongLine(7), 2);
        let mut all = Notices::default();
        all.add(Notice::HalfPair, "0".to_string());
        all.add_all(notices, |place: i32| place.to_string());
        let places: Vec<_> = all.iter().map(|(notice, place)| (*notice, place.as_str())).collect();
        assert_eq!(places, [(Notice::HalfPair, "0"), (Notice::LongLine(7), "1")]);
    }
}
