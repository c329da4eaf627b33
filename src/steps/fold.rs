//! Folding: one code point for each letter, clusters in one order, invisible characters gone.
//!
//! Two passes over a line. The first drops or replaces what cannot be seen
//! ([`invisible`](Folding::invisible)), so that the second ([`letters`](Folding::letters)) sees letters and
//! their marks side by side. Where nothing stands but Persian letters, some of which become another one, both
//! are done at once, block by block ([`plain`](Folding::plain)).

use alloc::{borrow::Cow, string::String, vec::Vec};
use core::ops::{ControlFlow, Range};

use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

use super::{Carry, Source, Step};
use crate::chars::{self, ZWNJ};
use crate::edit::{self, Aligned, Check, EditKind, Record, Rewrite, Sink};
use crate::scan::{self, Finder, Survey, Text};
use crate::text::spans::Spans;

/// What becomes of harakat and the other marks of the Arabic script.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Marks {
    /// They stay, in canonical order and none twice on one letter.
    #[default]
    Keep,
    /// All go but tanvin (مثلاً) and the hamza over heh (خانهٔ).
    KeepTanvin,
    /// All go.
    Drop,
}

/// How the ezafe after a silent heh is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum HehYe {
    /// خانهٔ, with U+0654, as the Academy writes it.
    #[default]
    Hamza,
    /// خانه‌ی
    Ye,
}

/// Folding: one code point for each letter, marks in canonical order, no invisible characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Fold {
    pub(crate) marks: Marks,
    pub(crate) heh_ye: HehYe,
    pub(crate) keep_bidi_controls: bool,
    pub(crate) keep_kashida: bool,
    /// Letters that differ in spelling only become one letter: أ ا, ؤ و, ئ ی, ة ه.
    pub(crate) search_key: bool,
}

impl Step for Fold {
    const DEFAULT: Self = Fold {
        marks: Marks::Keep,
        heh_ye: HehYe::Hamza,
        keep_bidi_controls: false,
        keep_kashida: false,
        search_key: false,
    };

    fn run<S: Sink>(&self, source: &Source, carry: &mut Carry, sink: &mut S) -> ControlFlow<()> {
        fold(&source.text, self, source.spans, &mut carry.scratch, sink)
    }
}

use Fold as Options;

/// Whether the mark `c` may stay.
fn stays(c: char, options: &Options) -> bool {
    is_cluster_mark(c)
        && !options.search_key
        && match options.marks {
            Marks::Keep => true,
            Marks::KeepTanvin => matches!(c as u32, 0x64B..=0x64D),
            Marks::Drop => false,
        }
}

/// The letter at an edge of `c` once it is folded: the last one or the first, where `c` is a
/// ligature.
fn letter_of(c: char, last: bool) -> Option<char> {
    let letter = if chars::is_presentation_form(c) {
        let mut letters = core::iter::once(c).nfkc().filter(|&c| chars::is_letter(c));
        if last { letters.last() } else { letters.next() }
    } else {
        chars::is_letter(c).then_some(c)
    }?;
    chars::persian(letter).map_or(Some(letter), |folded| folded.chars().next())
}

/// How many bytes are read character by character where one was found that may fold: more are near.
const STRETCH: usize = 32;

/// A place in `text` from which a candidate can be read: the start of the character at or before
/// `at` and of the two before it, which may be its context.
fn boundary_before(text: &str, at: usize) -> usize {
    char_start(text, at.saturating_sub(2))
}

/// The beginning of the character that `at` lies in.
fn char_start(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Whether a mark attaches to something before it at the end of `text`: then no invisible
/// character may stand between.
fn is_cluster_mark(c: char) -> bool {
    chars::is_mark(c) && c != '\u{640}'
}

/// A mark, or one as a presentation form.
fn attaches(c: char) -> bool {
    is_cluster_mark(c) || chars::is_mark_form(c)
}

/// The first place of `text` where [`invisible`](Folding::invisible) or [`letters`](Folding::letters) may find something.
fn first_place(text: &Text, options: &Options) -> Option<usize> {
    let staying = staying_marks(options);
    let harmless = |i| stays_marked(text.as_bytes(), i, staying);
    match options.search_key {
        true => scan::next_match::<scan::KeyFoldingOrInvisible>(text, 0..text.len(), harmless),
        false => scan::next_match::<scan::FoldingOrInvisible>(text, 0..text.len(), harmless),
    }
}

/// Folds `text`. `room` is for the lines that take two passes.
pub(crate) fn fold<S: Sink>(
    text: &Text,
    options: &Options,
    spans: &Spans,
    room: &mut String,
    sink: &mut S,
) -> ControlFlow<()> {
    // A short text is not worth one question after the other.
    let simple = takes_runs::<S>(options) && options.marks != Marks::Drop && spans.is_empty();
    if simple && text.len() <= SHORT {
        match scan::survey(text) {
            Survey::Nothing => return ControlFlow::Continue(()),
            Survey::Letters(from) => {
                let range = from..text.len();
                sink.rewrite_old(range.clone(), |out| scan::copy_folding::<false>(text, range, out));
                return ControlFlow::Continue(());
            }
            Survey::More => {}
        }
    }
    let Some(from) = first_place(text, options) else { return ControlFlow::Continue(()) };
    let folding = Folding { text, options, spans };
    let mut at = line_start(text, 0, from);
    while at < text.len() {
        // Some lines at once, which are in the cache when they are looked at again.
        let end = line_end(text, at + LINES);
        if !takes_runs::<S>(options) {
            folding.lines(at..end, room, sink)?;
            at = end;
            continue;
        }
        while at < end {
            let Some(aside) = folding.next_aside(at..end) else {
                folding.plain(at..end, sink);
                at = end;
                continue;
            };
            let Some(odd) = next_odd(text, aside..end) else {
                folding.runs(at..end, aside, sink)?;
                at = end;
                continue;
            };
            let odd = line_start(text, at, odd)..line_end(text, odd);
            folding.runs(at..odd.start, aside, sink)?;
            at = odd.end;
            folding.lines(odd, room, sink)?;
        }
    }
    ControlFlow::Continue(())
}

/// Whether `text` is nothing but letters that fold in keys at most, and single spaces between words: a
/// token, what is typed into a field.
pub(crate) fn is_words_only(text: &str) -> bool {
    let mut bytes = text.as_bytes();
    let mut in_word = false;
    loop {
        in_word = match bytes {
            [lead, trail, ..] if kind(*lead, *trail) & PLAIN != 0 => true,
            [b' ', ..] if in_word => false,
            _ => return bytes.is_empty() && in_word,
        };
        // A letter has two bytes, a space one.
        bytes = &bytes[1 + in_word as usize..];
    }
}

/// A text of so many bytes is short.
const SHORT: usize = 256;

/// So many bytes of lines are looked at together.
const LINES: usize = scan::READ_AHEAD;

/// The start of the line of `at`, or `from`, if it begins before that.
fn line_start(text: &str, from: usize, at: usize) -> usize {
    text.as_bytes()[from..at].iter().rposition(|&b| b == b'\n').map_or(from, |i| from + i + 1)
}

/// The end of the line of `at`, behind its line end.
fn line_end(text: &Text, at: usize) -> usize {
    Finder::default().next(text, at, text.len(), |_, _, c| c == b'\n').map_or(text.len(), |i| i + 1)
}

/// Whether this sink takes text that [`runs`](Folding::runs) folds, with these options.
fn takes_runs<S: Sink>(options: &Options) -> bool {
    S::REWRITES && !options.search_key
}

/// The next place of `range` that counts for its whole line: something that cannot be seen, a letter of
/// no Persian word.
fn next_odd(text: &Text, range: Range<usize>) -> Option<usize> {
    let bytes = text.as_bytes();
    let is_none = |lead, trail| scan::is_foreign(lead, trail) && !is_foreign_pair(lead, trail);
    let harmless = |i: usize| i > 0 && is_none(bytes[i - 1], bytes[i]);
    scan::next_match::<scan::LineWideSpecial>(text, range, harmless)
}

/// A text, how it is folded, and what of it is left alone.
#[derive(Clone, Copy)]
struct Folding<'t> {
    text: &'t Text<'t>,
    options: &'t Options,
    spans: &'t Spans,
}

impl Folding<'_> {
    /// The next place of `range` that [`plain`](Self::plain) must not be given: something that it does not
    /// fold as it should, a letter of no Persian word, the beginning of a protected span.
    fn next_aside(self, range: Range<usize>) -> Option<usize> {
        let Folding { text, options, spans } = self;
        let span = spans.at_or_after(range.start).map_or(range.end, |span| span.start.max(range.start));
        let before = range.start..range.end.min(span);
        let staying = staying_marks(options);
        let harmless = |i| keeps_its_mark(text.as_bytes(), i, staying, options);
        let aside = match options.marks {
            Marks::Drop => scan::next_match::<scan::SpecialWithoutMarks>(text, before, harmless),
            _ => scan::next_match::<scan::Special>(text, before, harmless),
        };
        aside.or((span < range.end).then_some(span))
    }

    /// Folds a `range` without anything [odd](next_odd), whose first place [aside](Self::next_aside) is `aside`.
    fn runs(self, range: Range<usize>, aside: usize, sink: &mut impl Sink) -> ControlFlow<()> {
        let mut at = range.start;
        let mut aside = aside.min(range.end);
        loop {
            // What stands aside is looked at together with its letter or its marks.
            let start = cluster_start(self.text, at, aside);
            self.plain(at..start, sink);
            if start >= range.end {
                return ControlFlow::Continue(());
            }
            at = match self.spans.holding(start) {
                Some(span) => span.end.min(range.end),
                None => self.letter(start, |_| false, sink)?,
            };
            aside = self.next_aside(at..range.end).unwrap_or(range.end);
        }
    }

    /// Folds the letters that become one other letter, and drops harakat if they go, of a `range` without
    /// anything [aside](Self::next_aside).
    fn plain(self, range: Range<usize>, sink: &mut impl Sink) {
        let Folding { text, options, .. } = self;
        let staying = staying_marks(options);
        let harmless = |i| keeps_its_mark(text.as_bytes(), i, staying, options);
        // What comes before the first of them is copied with what was left alone before.
        let Some(first) = scan::next_match::<scan::Folding>(text, range.clone(), harmless) else {
            return;
        };
        let folded = char_start(text, first)..range.end;
        sink.rewrite_old(folded.clone(), |out| match options.marks {
            Marks::Drop => scan::copy_folding::<true>(text, folded, out),
            _ => scan::copy_folding::<false>(text, folded, out),
        });
    }

    /// Folds whole lines in two passes, if there is anything in them that cannot be seen.
    fn lines<S: Sink>(self, lines: Range<usize>, room: &mut String, sink: &mut S) -> ControlFlow<()> {
        let Folding { text, options, spans } = self;
        if scan::next_match::<scan::Invisible>(text, lines.clone(), |_| false).is_none() {
            return self.letters(lines, sink);
        }
        if !S::REWRITES || spans.meet(&lines) {
            return self.lines_by_edits(lines, sink);
        }
        room.clear();
        room.reserve(2 * LINES.min(text.len())); // so that it grows for long lines only
        let mut first = Rewrite::part(text, lines.clone(), room);
        self.invisible(lines.clone(), &mut first)?;
        if !first.finish() {
            let mut marks_go = Check::default();
            if options.marks != Marks::Keep {
                let _ = self.letters(lines.clone(), &mut marks_go);
            }
            if !marks_go.changed {
                return self.letters(lines, sink);
            }
            room.clear();
            room.push_str(&text[lines.clone()]);
        }
        let bare = Folding { spans: &Spans::NONE, ..self };
        sink.rewrite_old(lines, |out| {
            let start = out.len();
            for pass in 1..=passes(options) {
                out.truncate(start);
                let mut second = Rewrite::onto(room, out);
                let _ = Folding { text: &Text::new(room), ..bare }.letters(0..room.len(), &mut second);
                second.finish();
                if pass == passes(options) {
                    break;
                }
                let done = Text::new(&out[start..]);
                let mut again = Rewrite::new(&out[start..], room);
                let _ = Folding { text: &done, ..bare }.invisible(0..done.len(), &mut again);
                if !again.finish() {
                    break;
                }
            }
        });
        ControlFlow::Continue(())
    }

    /// [`lines`](Self::lines) for sinks that want each edit, and for lines with protected spans.
    fn lines_by_edits(self, lines: Range<usize>, sink: &mut impl Sink) -> ControlFlow<()> {
        type Pass = fn(Folding, Range<usize>, &mut Record) -> ControlFlow<()>;
        let Folding { text, options, spans } = self;
        let source = &text[lines.clone()];
        let mut now = Cow::Borrowed(source);
        let mut spans: Spans = spans.within(&lines).collect();
        let mut edits = Vec::new();
        let mut changes = |pass: Pass| {
            let mut record = Record::default();
            pass(Folding { text: &Text::new(&now), options, spans: &spans }, 0..now.len(), &mut record)?;
            let found = !record.edits.is_empty();
            if found {
                let next = Aligned::new(&now, record.edits);
                spans = spans.within(&(0..now.len())).map(|span| next.result_range(span)).collect();
                now = Cow::Owned(next.as_str().into());
                edits = edit::compose(source, core::mem::take(&mut edits), next.into_edits());
            }
            ControlFlow::Continue(found)
        };
        for pass in 1..=passes(options) {
            if !changes(|folding, all, record| folding.invisible(all, record))? && pass > 1 {
                break;
            }
            changes(|folding, all, record| folding.letters(all, record))?;
        }
        for edit in edits {
            let range = lines.start + edit.range.start..lines.start + edit.range.end;
            sink.replace(range, &edit.replacement, edit.kind)?;
        }
        ControlFlow::Continue(())
    }

    /// Drops or replaces the invisible characters of some lines.
    fn invisible(self, lines: Range<usize>, sink: &mut impl Sink) -> ControlFlow<()> {
        let Folding { text, options, spans } = self;
        let bytes = text.as_bytes();
        let mut at = lines.start;
        let mut done = at; // the end of the last run
        while let Some(place) = scan::next_match::<scan::Invisible>(text, at..lines.end, |_| false) {
            let mut i = boundary_before(text, place).max(done);
            let stop = place + STRETCH;
            while i < stop.min(lines.end) {
                // Every invisible character begins with one of these bytes.
                if !matches!(bytes[i], 0xC2 | 0xD8 | 0xD9 | 0xE2 | 0xEF) {
                    i += 1;
                    continue;
                }
                let Some(c) = text[i..].chars().next() else { break };
                if !chars::is_invisible(c) {
                    i += c.len_utf8();
                    continue;
                }
                let len: usize =
                    text[i..].chars().take_while(|&c| chars::is_invisible(c)).map(char::len_utf8).sum();
                // ZWNJs alone do not make a block stand out, so the run may have begun before it.
                let before: usize = text[done..i]
                    .chars()
                    .rev()
                    .take_while(|&c| chars::is_invisible(c))
                    .map(char::len_utf8)
                    .sum();
                let run = i - before..i + len;
                i = run.end;
                done = i;
                if spans.meet(&run) {
                    continue;
                }
                invisible_run(text, run, options, sink)?;
            }
            at = i.max(stop);
        }
        ControlFlow::Continue(())
    }

    /// Folds the letters of whole lines and puts their marks in order.
    fn letters<S: Sink>(self, lines: Range<usize>, sink: &mut S) -> ControlFlow<()> {
        let Folding { text, options, .. } = self;
        let bytes = text.as_bytes();
        if takes_runs::<S>(options) && next_foreign(text, lines.clone()).is_none() {
            let aside = self.next_aside(lines.clone()).unwrap_or(lines.end);
            return self.runs(lines, aside, sink);
        }
        let mut languages = Languages::new(text);
        let staying = staying_marks(options);
        let harmless = |i| stays_marked(bytes, i, staying);
        let next_place = |at| match options.search_key {
            true => scan::next_match::<scan::KeyFolding>(text, at..lines.end, harmless),
            false => scan::next_match::<scan::Folding>(text, at..lines.end, harmless),
        };
        let mut at = lines.start;
        while let Some(place) = next_place(at) {
            let mut i = boundary_before(text, place).max(at);
            let stop = place + STRETCH;
            while i < stop.min(lines.end) {
                i = self.letter(i, |at| languages.is_foreign(at), sink)?;
            }
            at = i.max(stop);
        }
        ControlFlow::Continue(())
    }

    /// Folds the letter at `i` with its marks; returns where the next one begins.
    #[inline(always)]
    fn letter(
        self,
        i: usize,
        mut is_foreign: impl FnMut(usize) -> bool,
        sink: &mut impl Sink,
    ) -> ControlFlow<(), usize> {
        let Folding { text, options, spans } = self;
        let bytes = text.as_bytes();
        if bytes[i] < 0xCC || stays_alone(bytes, i, options) {
            return ControlFlow::Continue(i + 1 + !bytes[i].is_ascii() as usize);
        }
        let Some(c) = text[i..].chars().next() else { return ControlFlow::Continue(text.len()) };
        let end = i + c.len_utf8();
        if let Some(marks) = plain_marks(bytes, i, options) {
            if (options.search_key || options.marks == Marks::Drop) && !spans.meet(&marks) {
                sink.replace(marks.clone(), "", EditKind::Mark)?;
            }
            return ControlFlow::Continue(marks.end);
        }
        let marked = !plain_follows(bytes, end) && text[end..].starts_with(attaches);
        if !marked && !changes_alone(c, options) {
            return ControlFlow::Continue(end);
        }
        // Most letters that fold have no marks and become one other letter.
        let single = match chars::persian(c) {
            // مسئول is مسؤول.
            None if options.search_key && c == 'ئ' && text[end..].starts_with(['و', 'ؤ']) => Some("و"),
            None if options.search_key => chars::search_key(c),
            letter => letter,
        };
        if !marked && let Some(letter) = single.filter(|letter| letter.len() == 2) {
            if !spans.meet(&(i..end)) && (options.search_key || !is_foreign(i)) {
                sink.replace(i..end, letter, EditKind::Letter)?;
            }
            return ControlFlow::Continue(end);
        }
        // Marks on a letter of another script are looked at without it.
        let own = chars::is_letter(c) || chars::is_presentation_form(c) || attaches(c);
        let cluster = if own { i } else { end }..cluster_end(text, end);
        if !spans.meet(&cluster) {
            let heh_ye = c == 'ه' && options.heh_ye == HehYe::Ye;
            let foreign = !options.search_key && (heh_ye || is_shared(c)) && is_foreign(cluster.start);
            fold_cluster(text, cluster.clone(), foreign, options, sink)?;
        }
        ControlFlow::Continue(cluster.end)
    }
}

/// How often both passes may run over a line: marks that go bring characters together that cannot be
/// seen, and had marks between them.
fn passes(options: &Options) -> usize {
    if options.marks == Marks::Keep { 1 } else { 8 }
}

/// Decides about one run of invisible characters.
fn invisible_run(text: &str, run: Range<usize>, options: &Options, sink: &mut impl Sink) -> ControlFlow<()> {
    let inside = &text[run.clone()];
    if inside.chars().all(|c| c == ZWNJ) && !text[run.end..].starts_with(attaches) {
        return ControlFlow::Continue(()); // cleaning of ZWNJs is a step of its own
    }
    let before = text[..run.start].chars().next_back();
    let after = text[run.end..].chars().next();
    // Marks belong to the letter before them.
    let base = text[..run.start].chars().rev().take(16).find(|&c| !attaches(c) && !chars::is_invisible(c));
    let left = base.and_then(|c| letter_of(c, true));
    // Marks that will go do not keep a kashida from the letter after them.
    let goes = |c: char| {
        chars::is_invisible(c) || attaches(c) && !core::iter::once(c).nfkc().any(|c| stays(c, options))
    };
    let next = text[run.end..].chars().take(16).find(|&c| !goes(c));
    let past_marks = next.filter(|&c| !attaches(c)).and_then(|c| letter_of(c, false));
    let mark_follows = after.is_some_and(attaches);
    let own_script = |c: Option<char>| {
        c.is_some_and(|c| {
            c as u32 > 0x2FF
                && !chars::is_presentation_form(c)
                && letter_of(c, true).is_none()
                && !chars::is_mark(c)
                && !chars::is_invisible(c)
                && !matches!(c as u32, 0x600..=0x6FF | 0x2000..=0x206F | 0x3000)
        })
    };
    let mut kept = String::new();
    let mut gap = false; // a ZWNJ was there
    let mut disguised = false; // or what old software wrote for one
    for c in inside.chars() {
        let stays = match c {
            ZWNJ if own_script(before) || own_script(after) => true,
            ZWNJ => {
                gap = true;
                false
            }
            // Old keyboards' and word processors' ZWNJ.
            '\u{AC}' | '\u{AD}' | '\u{200F}'
                if left.is_some_and(chars::joins_next)
                    && past_marks.is_some()
                    && (c == '\u{AC}' || !mark_follows)
                    && (c != '\u{200F}' || !options.keep_bidi_controls) =>
            {
                disguised = true;
                false
            }
            '\u{AC}' => true,
            '\u{200D}' => {
                own_script(before)
                    || own_script(after)
                    || before == Some('ه') && past_marks.is_none() && !mark_follows
            }
            '\u{640}' => options.keep_kashida || left.is_none() && past_marks.is_none(),
            c if chars::is_bidi_control(c) => options.keep_bidi_controls,
            _ => false,
        };
        if stays {
            kept.push(c);
        }
    }
    // A kashida that stands for itself, with marks after it that may go.
    let after_kashida = left.is_none()
        && text[..run.start]
            .chars()
            .rev()
            .take(16)
            .take_while(|&c| attaches(c) || chars::is_invisible(c))
            .any(|c| c == '\u{640}');
    if (disguised || gap && !mark_follows && !after_kashida) && kept.is_empty() {
        // Where the ZWNJ shows nothing, cleaning takes it.
        kept.push(ZWNJ);
    }
    if kept != inside {
        let kind = if inside.chars().all(|c| c == '\u{640}') { EditKind::Mark } else { EditKind::Invisible };
        sink.replace(run, &kept, kind)?;
    }
    ControlFlow::Continue(())
}

/// The beginning of the character at `at` or, if it is a mark, of the letter that it stands on, but
/// not before `from`.
fn cluster_start(text: &str, from: usize, at: usize) -> usize {
    let at = char_start(text, at);
    if !text[at..].starts_with(attaches) {
        return at;
    }
    let marks = text[from..at].trim_end_matches(attaches);
    from + marks.char_indices().next_back().map_or(0, |(letter, _)| letter)
}

/// Whether the bytes at `i` are a character of U+0600–U+06FF that folding leaves alone, and no mark
/// follows: nearly every letter of a text that has something to fold.
#[inline(always)]
fn stays_alone(bytes: &[u8], i: usize, options: &Options) -> bool {
    let Some(&[lead, trail]) = bytes.get(i..i + 2) else { return false };
    if lead & 0xFC != 0xD8 {
        return false;
    }
    let fate = FATES[low_eight(lead, trail)];
    (fate == 0 || fate == IN_KEYS && !options.search_key) && plain_follows(bytes, i + 2)
}

/// The marks after the letter at `i`, if they need no second thought: harakat on a letter that stays,
/// none of which Unicode composes, and which all go, or are one that stays.
fn plain_marks(bytes: &[u8], i: usize, options: &Options) -> Option<Range<usize>> {
    let &[lead, trail] = bytes.get(i..i + 2)? else { return None };
    if kind(lead, trail) & LETTER_STAYS == 0 {
        return None;
    }
    if !options.search_key && options.marks != Marks::Drop {
        return stays_marked(bytes, i + 3, staying_marks(options)).then_some(i + 2..i + 4);
    }
    // With heh Unicode does not compose the hamza either.
    let heh = [lead, trail] == [0xD9, 0x87];
    let simple = |at: usize| match bytes.get(at..at + 2) {
        Some(&[0xD9, 0x94]) => heh,
        Some(&[lead, trail]) => scan::is_harakah(lead, trail),
        _ => false,
    };
    let mut end = i + 2;
    while simple(end) {
        end += 2;
    }
    (end > i + 2 && plain_follows(bytes, end)).then_some(i + 2..end)
}

/// The marks that may stay as they are: a bit for each, by the lower six bits of what follows D9.
fn staying_marks(options: &Options) -> u64 {
    const TANVIN: u64 = 0b111 << 0x0B;
    const HARAKAT: u64 = 0xFF << 0x0B | 1 << 0x30;
    match options.marks {
        _ if options.search_key => 0,
        Marks::Keep if options.heh_ye == HehYe::Hamza => HARAKAT | 1 << (HAMZA & 0x3F),
        Marks::Keep => HARAKAT,
        Marks::KeepTanvin => TANVIN,
        Marks::Drop => 0,
    }
}

/// Of the hamza above, which stays on heh only.
const HAMZA: u8 = 0x94;

/// Whether the mark that ends at `i`, if it is one of `staying`, stays as it is, with the letter or sign
/// before it.
#[inline(always)]
fn stays_marked(bytes: &[u8], i: usize, staying: u64) -> bool {
    let Some(&[a, b, lead, trail]) = i.checked_sub(3).and_then(|start| bytes[start..].first_chunk()) else {
        return false;
    };
    // No branch: none could be guessed.
    let mark = (lead == 0xD9) & (staying >> (trail & 0x3F) & 1 != 0);
    let letter_stays = kind(a, b) & LETTER_STAYS != 0;
    let heh = (a == 0xD9) & (b == 0x87);
    let carrier = (trail != HAMZA) & (letter_stays | b.is_ascii()) | heh;
    let follows = match bytes.get(i + 1..i + 3) {
        Some(&[lead, trail]) => {
            (lead < 0x80)
                | (lead == 0xC2)
                | (lead == 0xE2)
                | (lead & 0xFC == 0xD8) & (kind(lead, trail) & MARK == 0)
        }
        _ => plain_follows(bytes, i + 1),
    };
    mark & carrier & follows
}

/// What folding asks of the character that two bytes are: a set of the bits below, empty outside
/// U+0600–U+06FF.
#[inline(always)]
fn kind(lead: u8, trail: u8) -> u8 {
    if lead & 0xFC == 0xD8 { KINDS[low_eight(lead, trail)] } else { 0 }
}

/// A letter that folds nowhere.
const LETTER_STAYS: u8 = 1;
/// A letter that folds in keys at most.
const PLAIN: u8 = 2;
const MARK: u8 = 4;

static KINDS: [u8; 256] = {
    let mut kinds = [0; 256];
    let mut i = 0;
    while i < 256 {
        let class = chars::const_class(0xD8 | (i >> 6) as u8, 0x80 | (i & 0x3F) as u8);
        if class == chars::MARK {
            kinds[i] = MARK;
        } else if class & chars::LETTER != 0 && FATES[i] != CHANGES {
            kinds[i] = if FATES[i] == 0 { PLAIN | LETTER_STAYS } else { PLAIN };
        }
        i += 1;
    }
    kinds
};

/// The lower eight bits of a character of U+0600–U+06FF.
#[inline(always)]
fn low_eight(lead: u8, trail: u8) -> usize {
    ((lead & 3) as usize) << 6 | (trail & 0x3F) as usize
}

/// Whether the mark that ends at `i` stays as it is, whatever becomes of the letter before it.
#[inline(always)]
fn keeps_its_mark(bytes: &[u8], i: usize, staying: u64, options: &Options) -> bool {
    stays_marked(bytes, i, staying) || folds_marked(bytes, i, options)
}

/// Whether the mark that ends at `i` is one of the harakat, alone on a letter that becomes another
/// one: then it stays as it is.
#[inline(always)]
fn folds_marked(bytes: &[u8], i: usize, options: &Options) -> bool {
    options.marks == Marks::Keep
        && i >= 3
        && matches!(bytes[i - 3..i - 1], [0xD9, 0x83 | 0x89 | 0x8A])
        && scan::is_harakah(bytes[i - 1], bytes[i])
        && plain_follows(bytes, i + 1)
}

/// Whether what begins at `i` plainly attaches to nothing before it.
#[inline(always)]
fn plain_follows(bytes: &[u8], i: usize) -> bool {
    match bytes.get(i) {
        Some(lead) if lead & 0xFC == 0xD8 => chars::class_at(bytes, i) != chars::MARK,
        Some(lead) => *lead < 0x80 || matches!(lead, 0xC2 | 0xE2), // signs, the ZWNJ
        None => true,
    }
}

/// What changes without marks, everywhere or in keys only.
const CHANGES: u8 = 2;
const IN_KEYS: u8 = 1;

/// The fate of U+0600–U+06FF by the lower eight bits.
static FATES: [u8; 256] = {
    let mut fates = [0; 256];
    let mut i = 0;
    while i < 256 {
        let code = 0x600 + i as u32;
        let (lead, trail) = (0xC0 | (code >> 6) as u8, 0x80 | (code & 0x3F) as u8);
        if let Some(c) = char::from_u32(code) {
            if chars::persian(c).is_some() || chars::const_class(lead, trail) == chars::MARK {
                fates[i] = CHANGES;
            } else if chars::search_key(c).is_some() {
                fates[i] = IN_KEYS;
            }
        }
        i += 1;
    }
    fates
};

/// Whether `c` folds in Persian, and is a letter of its own in other languages.
fn is_shared(c: char) -> bool {
    chars::persian(c).is_some()
}

/// Answers whether places of a text are Persian, for places that ascend.
///
/// Urdu, Kurdish, Pashto, Sindhi and Uyghur write letters that Persian folds (ہ ە ې ي). A word that has
/// a letter of no Persian word is one of theirs, and a line where every fourth word is such a word
/// is all theirs.
struct Languages<'t> {
    text: &'t Text<'t>,
    /// The line that was asked about last.
    line: Range<usize>,
    foreign: Foreign,
}

/// What is foreign in a line.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Foreign {
    Nothing,
    Words,
    All,
}

impl<'t> Languages<'t> {
    fn new(text: &'t Text<'t>) -> Self {
        Languages { text, line: 0..0, foreign: Foreign::Nothing }
    }

    /// Makes sure that the line of `at` is known.
    fn learn(&mut self, at: usize) {
        if self.line.contains(&at) {
            return;
        }
        let bytes = self.text.as_bytes();
        self.line = line_start(self.text, self.line.end, at)..line_end(self.text, at);
        let line = &bytes[self.line.clone()];
        if next_foreign(self.text, self.line.clone()).is_none() {
            self.foreign = Foreign::Nothing;
            return;
        }
        let (mut words, mut foreign) = (0, 0);
        let mut i = 0;
        while let Some(word) = next_word(line, i) {
            words += 1;
            foreign += has_foreign(&line[word.clone()]) as usize;
            i = word.end;
        }
        // Presentation forms may become letters of either kind; such a line is taken for Persian.
        let forms = line.iter().any(|b| matches!(b, 0xEF | 0xF0));
        self.foreign =
            if 4 * foreign >= words && foreign > 0 && !forms { Foreign::All } else { Foreign::Words };
    }

    fn is_foreign(&mut self, at: usize) -> bool {
        self.learn(at);
        match self.foreign {
            Foreign::Nothing => false,
            Foreign::All => true,
            Foreign::Words => {
                let bytes = self.text.as_bytes();
                let class = |i: usize| chars::class_at(bytes, i);
                let mut start = at;
                while start >= 2 && at - start < LONGEST_WORD && class(start - 2) != 0 {
                    start -= 2;
                }
                let mut end = at;
                while end - at < LONGEST_WORD && class(end) != 0 {
                    end += 2;
                }
                has_foreign(&bytes[start..end])
            }
        }
    }
}

/// So many bytes of a word are looked at on either side.
const LONGEST_WORD: usize = 80;

/// The next run of letters of U+0600–U+06FF at or after `from`, over what may come and go in it: marks
/// and ZWNJs.
fn next_word(bytes: &[u8], from: usize) -> Option<Range<usize>> {
    let start = (from..bytes.len()).find(|&i| chars::class_at(bytes, i) & chars::LETTER != 0)?;
    let mut end = start;
    loop {
        if chars::class_at(bytes, end) != 0 {
            end += 2;
        } else if bytes[end..].starts_with(&chars::ZWNJ_BYTES)
            || matches!(bytes[end..], [0xE0, 0xA2 | 0xA3, ..])
        {
            end = (end + 3).min(bytes.len());
        } else {
            return Some(start..end);
        }
    }
}

/// Whether a run of letters has one of no Persian word, which no fold makes Persian.
fn has_foreign(word: &[u8]) -> bool {
    word.windows(2).any(|p| is_foreign_pair(p[0], p[1]))
}

fn is_foreign_pair(lead: u8, trail: u8) -> bool {
    chars::class_of_pair(lead, trail) & chars::LETTER == chars::FOREIGN
        && core::str::from_utf8(&[lead, trail]).is_ok_and(|c| !c.starts_with(is_shared))
}

/// The first letter of no Persian word in `range`.
fn next_foreign(text: &Text, range: Range<usize>) -> Option<usize> {
    let bytes = text.as_bytes();
    let harmless = |i: usize| i <= range.start || !is_foreign_pair(bytes[i - 1], bytes[i]);
    scan::next_match::<scan::Foreign>(text, range.clone(), harmless).map(|i| i - 1)
}

fn changes_alone(c: char, options: &Options) -> bool {
    chars::persian(c).is_some()
        || chars::is_presentation_form(c)
        || is_cluster_mark(c)
        || options.search_key && chars::search_key(c).is_some()
}

/// The end of the marks that follow at `at`.
fn cluster_end(text: &str, at: usize) -> usize {
    at + text[at..].chars().take_while(|&c| attaches(c)).map(char::len_utf8).sum::<usize>()
}

/// Folds one letter with its marks.
fn fold_cluster(
    text: &str,
    range: Range<usize>,
    foreign: bool,
    options: &Options,
    sink: &mut impl Sink,
) -> ControlFlow<()> {
    let persian = |c| if foreign { None } else { chars::persian(c) };
    let source = &text[range.clone()];
    let hamza = source.contains(['\u{654}', '\u{655}']);
    let mut spelled = String::new();
    for c in source.chars() {
        let mark = chars::is_mark_form(c);
        let letters = core::iter::once(c).nfkc().filter(|&c| !(mark && (c == ' ' || c == '\u{640}')));
        for c in letters.take(if chars::is_presentation_form(c) { usize::MAX } else { 0 }) {
            spelled.push_str(persian(c).unwrap_or(c.encode_utf8(&mut [0; 4])));
        }
        if !chars::is_presentation_form(c) {
            spelled.push_str(persian(c).unwrap_or(c.encode_utf8(&mut [0; 4])));
        }
    }
    // Unicode composes the hamza with the Arabic ye only.
    if hamza && !foreign {
        spelled = spelled.replace('ی', "ي");
    }
    // Marks in canonical order, letters composed with the marks that Unicode composes (UAX #15).
    let composed: String = spelled.nfc().collect();
    let mut out = String::with_capacity(source.len());
    for grapheme in composed.graphemes(true) {
        let mut last = None;
        for c in grapheme.chars() {
            if is_cluster_mark(c) {
                let hamza_of_heh = options.marks == Marks::KeepTanvin && c == '\u{654}' && out.ends_with('ه');
                if (stays(c, options) || hamza_of_heh && !options.search_key) && last != Some(c) {
                    out.push(c);
                    last = Some(c);
                }
                continue;
            }
            last = None;
            let start = out.len();
            out.push_str(persian(c).unwrap_or(c.encode_utf8(&mut [0; 4])));
            if options.search_key {
                let letter = out[start..].chars().next();
                // مسئول is مسؤول: before و the seat of the hamza is a waw.
                let before_waw = text[range.end..].starts_with(['و', 'ؤ']) && c == 'ئ';
                if before_waw {
                    out.truncate(start);
                    out.push('و');
                } else if let Some(key) = letter.and_then(chars::search_key) {
                    out.truncate(start);
                    out.push_str(key);
                } else if let Some(letter) = letter.filter(|_| out[start..].chars().count() > 1) {
                    out.truncate(start);
                    out.push(letter);
                }
            }
        }
    }
    if options.heh_ye == HehYe::Ye && !foreign && out.ends_with("ه\u{654}") && !options.search_key {
        out.truncate(out.len() - 2);
        out.push(ZWNJ);
        out.push('ی');
    }
    if out != source {
        let letters = |s: &str| s.chars().filter(|&c| !is_cluster_mark(c)).count();
        let same = letters(source) > 0
            && source.chars().any(|c| persian(c).is_some() || chars::is_presentation_form(c));
        let kind = if same { EditKind::Letter } else { EditKind::Mark };
        sink.replace(range, &out, kind)?;
    }
    ControlFlow::Continue(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_passed_over_only_where_they_stay() {
        let marks =
            ["\u{64B}", "\u{64E}", "\u{651}", "\u{653}", "\u{654}", "\u{670}", "\u{6D6}", "\u{64E}\u{651}"];
        let afters = [" ", "ب", "\u{654}", "\u{200C}", "ﹷ", "\u{8D3}", "«", "…"];
        for (options, name) in [Marks::Keep, Marks::KeepTanvin, Marks::Drop]
            .into_iter()
            .flat_map(|marks| {
                [HehYe::Hamza, HehYe::Ye].map(|heh_ye| Options { marks, heh_ye, ..Options::DEFAULT })
            })
            .map(|options| (options, alloc::format!("{options:?}")))
        {
            for first in "بهايأۀaهٔ، ".chars() {
                for c in '\u{600}'..='\u{6FF}' {
                    for (mark, after) in marks.iter().flat_map(|mark| afters.map(|after| (mark, after))) {
                        let text = alloc::format!("{first}{c}{mark}{after}ب ");
                        let text = Text::new(&text);
                        if first_place(&text, &options).is_some() {
                            continue;
                        }
                        // Asked from the start, with every mark looked at.
                        let mut sink = crate::edit::Check::default();
                        let folding = Folding { text: &text, options: &options, spans: &Spans::NONE };
                        let _ = folding.invisible(0..text.len(), &mut sink);
                        let _ = each_letter(&text, &options, &mut sink);
                        assert!(!sink.changed, "{name} {text:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn runs_are_what_single_edits_make() {
        let signs =
            ["ي", "ا", "ه", "\u{200C}", "\u{64E}", "\u{654}", "\u{640}", "\u{AC}", "ٹ", " ", "\n", "ﻻ"];
        let long = "ب".repeat(SHORT / 2);
        let marks = [Marks::Keep, Marks::KeepTanvin, Marks::Drop];
        for (marks, heh_ye) in marks.into_iter().flat_map(|m| [(m, HehYe::Hamza), (m, HehYe::Ye)]) {
            let options = Options { marks, heh_ye, ..Options::DEFAULT };
            for n in 0..signs.len().pow(4) {
                let middle = [1, 12, 144, 1728].map(|part| signs[n / part % 12]).concat();
                for before in ["", &long] {
                    let text = [before, "ك ", &middle, "ى ك"].concat();
                    let text = Text::new(&text);
                    let rewritten = edit::rewritten(&text, |sink| {
                        fold(&text, &options, &Spans::NONE, &mut String::new(), sink)
                    });
                    let mut record = Record::default();
                    let _ = fold(&text, &options, &Spans::NONE, &mut String::new(), &mut record);
                    assert_eq!(rewritten, edit::apply(&text, &record.edits), "{marks:?} {:?}", text.as_str());
                    let mut again = Check::default();
                    let _ =
                        fold(&Text::new(&rewritten), &options, &Spans::NONE, &mut String::new(), &mut again);
                    assert!(!again.changed, "{marks:?} {:?} {rewritten:?}", text.as_str());
                }
            }
        }
    }

    #[test]
    fn keys_are_what_single_edits_make() {
        let options = Options { marks: Marks::Drop, search_key: true, ..Options::DEFAULT };
        for letter in ["ٸ", "ٶ", "ٵ", "أ", "ئ", "ۀ", "ي\u{654}"] {
            for text in [[letter, ".\u{200D}"].concat(), ["\u{640}", letter, "\u{64E}\u{200C}"].concat()] {
                let text = Text::new(&text);
                let rewritten = edit::rewritten(&text, |sink| {
                    fold(&text, &options, &Spans::NONE, &mut String::new(), sink)
                });
                let mut record = Record::default();
                let _ = fold(&text, &options, &Spans::NONE, &mut String::new(), &mut record);
                assert_eq!(rewritten, edit::apply(&text, &record.edits), "{:?}", text.as_str());
            }
        }
    }

    /// Every letter with its marks, folded without asking whether it needs it.
    fn each_letter(text: &Text, options: &Options, sink: &mut impl Sink) -> ControlFlow<()> {
        let mut languages = Languages::new(text);
        let mut at = 0;
        while let Some(c) = text[at..].chars().next() {
            let end = cluster_end(text, at + c.len_utf8());
            let own = chars::is_letter(c) || chars::is_presentation_form(c) || attaches(c);
            let start = if own { at } else { at + c.len_utf8() };
            let foreign = is_shared(c) && languages.is_foreign(start);
            fold_cluster(text, start..end, foreign, options, sink)?;
            at = end;
        }
        ControlFlow::Continue(())
    }

    #[test]
    fn every_foreign_letter_is_found() {
        for c in '\u{600}'..='\u{6FF}' {
            let text = alloc::format!("ب{c}ب");
            assert_eq!(
                next_foreign(&Text::new(&text), 0..text.len()).is_some(),
                has_foreign(text.as_bytes()),
                "{c}"
            );
        }
    }
}
