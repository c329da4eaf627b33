//! [`Notice`]: what the command leaves as it is in a text and tells the user about.

/// What stays as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Notice {
    /// A line of text that is longer than this many bytes, or would become so.
    LongLine(usize),
    /// A JSON escape that is half of a surrogate pair.
    HalfPair,
}

impl Notice {
    /// Returns the message for people.
    pub(crate) fn message(self) -> String {
        match self {
            Notice::LongLine(limit) => format!(
                "warning: a line of text longer than {limit} bytes, or one that would become so, stays as it is; \
                 divide it, or raise the limit with --set longest_line=BYTES"
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

    /// Adds all notices of `others`. `tell` says where their places are in the file.
    pub(crate) fn add_all<Q>(&mut self, others: Notices<Q>, tell: impl Fn(Q) -> P) {
        others.0.into_iter().for_each(|(notice, place)| self.add(notice, tell(place)));
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &(Notice, P)> {
        self.0.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
