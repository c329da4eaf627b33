//! The reader: cuts a text into passages, and a passage into parts.
//!
//! A passage ends with its line, or at the first gap other than a ZWNJ after [`CUT`] letters. Changes of
//! the gaps inside do not move this end. So each passage may be judged alone, and judging it twice gives the
//! same result as judging it once.

use super::codes::Run;
use super::{Gap, MAX_GAP_SPACES, Others, Part, Passage};
use crate::arabic::is_rare_mark;
use crate::chars::{self, FOREIGN, LETTER, MARK, NON_JOINING, ZWNJ_BYTES};
use crate::restore::letters::{MAX_WORD, push_hash};

/// Letters after which a passage ends at the next gap that is not a ZWNJ.
pub(in crate::restore) const CUT: usize = 440;

/// Reads one passage.
struct Reader<'r, 't, 'p, F> {
    passage: &'r mut Passage<'t, 'p>,
    /// The text, cut off where the reader must stop.
    text: &'t [u8],
    /// Where the passage may begin.
    from: usize,
    /// Where to read on.
    at: usize,
    /// The gap before `at`.
    gap: Gap,
    /// Whether the last letter joins.
    joins: bool,
    /// The letters up to now.
    letters: usize,
    /// The letters and the parts before the current run of parts. Such a *run* is between two gaps other
    /// than ZWNJs; a [`Run`] is one of letters.
    letters_before_run: usize,
    parts_before_run: usize,
    /// Receives the hash of each part.
    met: F,
}

/// What was read of a part, up to its end.
struct WholePart {
    hash: u64,
    letters: usize,
    /// The offset after the part.
    end: usize,
    /// Whether its last letter joins.
    joins: bool,
    has_kashida: bool,
}

impl<'t> Passage<'t, '_> {
    /// Reads the next passage at or after byte `from`, before byte `to`, and passes the hash of each part
    /// to `met`. Returns where to read on, or `None` at the end. The passage may turn out empty.
    #[inline]
    pub(crate) fn read(&mut self, from: usize, to: usize, met: impl Fn(u64)) -> Option<usize> {
        let text: &'t [u8] = &self.text[..to];
        self.clear(to);
        let at = next_letter(text, from)?;
        let reader = Reader {
            passage: self,
            text,
            from,
            at,
            gap: Gap::Break,
            joins: false,
            letters: 0,
            letters_before_run: 0,
            parts_before_run: 0,
            met,
        };
        Some(reader.read())
    }
}

impl<F: Fn(u64)> Reader<'_, '_, '_, F> {
    /// Reads the passage and returns where to read on.
    #[inline(always)]
    fn read(mut self) -> usize {
        loop {
            let mut run = self.run();
            let mut after_latin = self.gap == Gap::Break && self.is_after_latin();
            while self.gap != Gap::Zwnj && !after_latin && run.is_before_space(self.text) {
                self.push_common_word(&run);
                if self.letters >= CUT {
                    return self.at;
                }
                after_latin = false;
                run = self.run();
            }
            match self.whole_part(&run) {
                Some(part) => {
                    let others = self.others(&part, after_latin);
                    self.push(&part, others);
                    self.read_gap();
                    if self.gap == Gap::Zwnj {
                        continue;
                    }
                }
                None => self.give_up_run(),
            }
            if self.letters >= CUT {
                return self.at;
            }
            if self.gap == Gap::Break {
                match next_letter_in_line(self.text, self.at) {
                    Ok(letter) => self.at = letter,
                    Err(end) => return end,
                }
            }
            self.begin_run();
        }
    }

    /// The letters from here on.
    #[inline(always)]
    fn run(&mut self) -> Run {
        self.passage.codes.run(self.text, self.at)
    }

    /// Whether a Latin word and one space are before `at`, both in this passage, or a sign that may end markup
    /// and one space.
    #[inline(always)]
    fn is_after_latin(&self) -> bool {
        match self.text[..self.at] {
            [.., b'>' | b'*' | b'_' | b'~' | b'\'' | b')' | b']' | b'}', b' '] => true,
            [.., letter, b' '] => letter.is_ascii_alphabetic() && self.at >= self.from + 2,
            _ => false,
        }
    }

    /// Adds a word of the most common kind: nothing but letters, and one space before the next word.
    #[inline(always)]
    fn push_common_word(&mut self, run: &Run) {
        self.passage.push(Part {
            hash: run.hash,
            start: self.at,
            end: run.end,
            letters: run.len as u8,
            gap: self.gap,
            previous_joins: self.joins,
            ..Part::EMPTY
        });
        (self.met)(run.hash);
        self.letters += run.len;
        self.joins = chars::code_joins(run.last);
        self.at = run.end + 1;
        self.gap = Gap::Space;
        self.begin_run();
    }

    /// The part that begins with the letters of `run`. Few parts have more than these: marks, rare letters,
    /// or more letters than a [`Run`] can have. `None` if the run of parts becomes too long for a word; then
    /// `at` moves to where the reading stopped.
    #[inline(always)]
    fn whole_part(&mut self, run: &Run) -> Option<WholePart> {
        let room = self.letters_before_run + MAX_WORD - self.letters;
        let mut part = WholePart {
            hash: run.hash,
            letters: run.len,
            end: run.end,
            joins: chars::code_joins(run.last),
            has_kashida: false,
        };
        let next = loop {
            let next = chars::class_at(self.text, part.end);
            if next == MARK {
                part.has_kashida |= self.text[part.end..].starts_with("\u{640}".as_bytes());
                self.passage.may_be_left_alone |= is_rare_mark(self.text[part.end], self.text[part.end + 1]);
            } else if next != 0 && part.letters < room {
                part.hash = push_hash(part.hash, part.letters, next & LETTER);
                part.letters += 1;
                part.joins = next & NON_JOINING == 0;
                // Urdu has ہ or ھ.
                self.passage.may_be_left_alone |= next & LETTER == FOREIGN
                    || matches!(self.text[part.end..part.end + 2], [0xDB, 0x81] | [0xDA, 0xBE]);
            } else {
                break next;
            }
            part.end += 2;
        };
        if next == 0 && part.letters <= room {
            Some(part)
        } else {
            self.at = part.end;
            None
        }
    }

    /// The other words beside a part. `after_latin` is whether one is before it.
    #[inline(always)]
    fn others(&self, part: &WholePart, after_latin: bool) -> Others {
        let touches = !part.joins && self.text.get(part.end).is_some_and(u8::is_ascii_alphabetic);
        match (after_latin, touches) {
            (false, false) => Others::NONE,
            (true, false) => Others::BEFORE,
            (false, true) => Others::AFTER,
            (true, true) => Others::BEFORE.and(Others::AFTER),
        }
    }

    /// Adds a part that begins at `at`, and moves to its end.
    #[inline(always)]
    fn push(&mut self, part: &WholePart, others: Others) {
        self.passage.push(Part {
            hash: part.hash,
            start: self.at,
            end: part.end,
            letters: part.letters as u8,
            gap: self.gap,
            previous_joins: self.joins,
            has_kashida: part.has_kashida,
            others,
            ..Part::EMPTY
        });
        (self.met)(part.hash);
        self.letters += part.letters;
        self.joins = part.joins;
        self.at = part.end;
    }

    /// Reads the gap after a part. Moves on to the next part unless the gap is a break.
    #[inline(always)]
    fn read_gap(&mut self) {
        let (gap, width) = match &self.text[self.at..] {
            [b' ', b' ', ..] => (Gap::Space, spaces_from(self.text, self.at)),
            [b' ', ..] => (Gap::Space, 1),
            [0xE2, 0x80, 0x8C, ..] => (Gap::Zwnj, ZWNJ_BYTES.len()),
            _ => (Gap::Break, 0),
        };
        if width > 0 && chars::class_at(self.text, self.at + width) & LETTER != 0 {
            self.gap = gap;
            self.at += width;
        } else {
            self.gap = Gap::Break;
        }
    }

    /// Removes the parts of the current run, which is too long for a word, and moves on to its end.
    fn give_up_run(&mut self) {
        self.letters = self.letters_before_run;
        self.passage.truncate(self.parts_before_run);
        self.at = chars::end_of_run(self.text, self.at);
        self.gap = Gap::Break;
    }

    /// Notes that a run of parts begins here.
    #[inline(always)]
    fn begin_run(&mut self) {
        self.letters_before_run = self.letters;
        self.parts_before_run = self.passage.count;
    }
}

/// The number of spaces from `at` on; zero if there are more than [`MAX_GAP_SPACES`].
fn spaces_from(text: &[u8], at: usize) -> usize {
    let spaces = text[at..].iter().take(MAX_GAP_SPACES + 1).take_while(|&&b| b == b' ').count();
    if spaces <= MAX_GAP_SPACES { spaces } else { 0 }
}

/// The offset of the next letter at or after `at`.
fn next_letter(text: &[u8], mut at: usize) -> Option<usize> {
    loop {
        match next_letter_in_line(text, at) {
            Ok(letter) => return Some(letter),
            Err(end) if end < text.len() => at = end + 1,
            Err(_) => return None,
        }
    }
}

/// The offset of the next letter at or after `at` in the same line. The offset of the line end is the error.
fn next_letter_in_line(text: &[u8], mut at: usize) -> Result<usize, usize> {
    while let Some(&lead) = text.get(at) {
        let is_pair = lead & 0xFC == 0xD8; // D8..=DB: a character of U+0600–U+06FF
        if is_pair && chars::class_at(text, at) & LETTER != 0 {
            return Ok(at);
        }
        if lead == b'\n' {
            return Err(at);
        }
        at += 1 + is_pair as usize;
    }
    Err(at)
}

#[cfg(test)]
mod tests {
    use super::super::MAX_PARTS;
    use super::*;
    use crate::restore::letters::hash_of_str;
    use alloc::{format, string::String, vec, vec::Vec};

    /// The passages of a text, each part as its gap and its bytes.
    fn passages(text: &str) -> Vec<Vec<(Gap, String)>> {
        let mut parts = vec![Part::EMPTY; MAX_PARTS];
        let mut passage = Passage::new(text.as_bytes(), &mut parts);
        let (mut all, mut at) = (Vec::new(), 0);
        while let Some(next) = passage.read(at, text.len(), |_| ()) {
            assert!(next > at);
            at = next;
            let part = |part: &Part| (part.gap, String::from(&text[part.start..part.end]));
            all.push(passage.parts().iter().map(part).collect());
        }
        all
    }

    #[test]
    fn parts_come_with_the_gaps_before_them() {
        use Gap::{Break, Space, Zwnj};
        let text = "می\u{200C}روم خانه  و باغ.سیب    گل";
        let parts = [
            (Break, "می"),
            (Zwnj, "روم"),
            (Space, "خانه"),
            (Space, "و"),
            (Space, "باغ"),
            (Break, "سیب"),
            (Break, "گل"), // after more spaces than a lost ZWNJ can leave
        ];
        assert_eq!(passages(text), [parts.map(|(gap, part)| (gap, part.into()))]);
    }

    #[test]
    fn marks_and_rare_letters_belong_to_their_part() {
        let long = "ب".repeat(20);
        let text = format!("گُلِ ټولۍ {long} ـسنگ");
        let found = passages(&text);
        assert!(found[0].iter().map(|part| &part.1[..]).eq(["گُلِ", "ټولۍ", &long, "سنگ"]), "{found:?}");
    }

    #[test]
    fn passages_end_with_the_line_and_after_enough_letters() {
        assert_eq!(passages("یک دو\nسه\n\n، چهار").len(), 3);
        let words = "کتاب خوب ".repeat(200);
        let letters = |passage: &Vec<(Gap, String)>| passage.iter().map(|p| p.1.len() / 2).sum::<usize>();
        let found = passages(&words);
        assert!(found.len() > 2);
        assert!(found[..found.len() - 1].iter().all(|p| (CUT..CUT + MAX_WORD).contains(&letters(p))));
        assert_eq!(found.iter().map(letters).sum::<usize>(), 200 * 7);
    }

    #[test]
    fn a_run_that_is_too_long_leaves_nothing_in_the_passage() {
        for (text, words) in [
            (format!("سیب {} گل", "ب".repeat(MAX_WORD + 1)), "سیب گل"),
            (format!("سیب گل\u{200C}{} گل", "ب".repeat(MAX_WORD)), "سیب گل"),
            // The first part of the run is recorded as one after a Latin word; then the run is given up.
            (format!("سیب abc ها\u{200C}{} گل", "ب".repeat(MAX_WORD)), "سیب گل"),
        ] {
            let mut parts = vec![Part::EMPTY; MAX_PARTS];
            let mut passage = Passage::new(text.as_bytes(), &mut parts);
            passage.read(0, text.len(), |_| ());
            assert!(passage.parts().iter().map(|p| p.hash).eq(words.split(' ').map(hash_of_str)), "{text}");
            assert_eq!(passage.edited.next(0), None, "{text}");
        }
    }
}
