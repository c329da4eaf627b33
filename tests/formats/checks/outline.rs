//! The outline of a file: its parts in order, each with what normalizing may change in it.

use std::collections::HashMap;
use std::fmt::Display;

/// The parts of a file in order.
#[derive(Debug, Default)]
pub struct Outline {
    pieces: Vec<Piece>,
}

/// A part of a file. Two parts are equal if they have the same kind and their texts are equal after
/// what may change has been taken out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Syntax, numbers, references: nothing may change.
    Exact,
    /// Keys, identifiers, code: letters may be folded and invisible characters added or removed.
    Name,
    /// Text in a field of data: as `Name`, and the gaps between two letters may change.
    Value,
    /// Text that a reader sees as prose: only letters and digits count.
    Prose,
}

#[derive(Debug)]
struct Piece {
    kind: Kind,
    text: String,
}

impl Outline {
    pub fn exact(&mut self, text: impl Display) {
        self.push(Kind::Exact, text.to_string());
    }

    pub fn name(&mut self, text: impl Display) {
        self.push(Kind::Name, text.to_string());
    }

    pub fn value(&mut self, text: impl Display) {
        self.push(Kind::Value, text.to_string());
    }

    /// Adds the words of code as names, and the rest as it is.
    pub fn words(&mut self, text: &str) {
        let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '\u{200C}');
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let in_word = is_part(first);
            let end = rest.find(|c| is_part(c) != in_word).unwrap_or(rest.len());
            if in_word {
                self.name(&rest[..end])
            } else {
                self.exact(&rest[..end])
            }
            rest = &rest[end..];
        }
    }

    /// Adds prose. Prose directly after prose continues it.
    pub fn prose(&mut self, text: impl Display) {
        match self.pieces.last_mut() {
            Some(last) if last.kind == Kind::Prose => last.text.push_str(&text.to_string()),
            _ => self.push(Kind::Prose, text.to_string()),
        }
    }

    /// Adds a text of several lines. A line that looks like prose is compared as prose: no reader of
    /// single lines could tell that it is in a field of data.
    pub fn block(&mut self, text: impl Display) {
        for line in text.to_string().split('\n') {
            self.exact("line");
            if is_prose(line) { self.prose(line) } else { self.value(line) }
        }
    }

    /// Adds prose with template tags in it (`{{< tip >}}`, `{% if x %}`), which are data.
    pub fn template(&mut self, text: &str) {
        let mut rest = text;
        while let Some(start) = rest.find("{{").into_iter().chain(rest.find("{%")).min() {
            let close = if rest[start..].starts_with("{{") { "}}" } else { "%}" };
            let Some(end) = rest[start..].find(close) else { break };
            self.prose(&rest[..start]);
            self.value(&rest[start..start + end + 2]);
            rest = &rest[start + end + 2..];
        }
        self.prose(rest);
    }

    /// Adds markup: its tags `<…>` are data, the text between them is prose.
    pub fn markup(&mut self, text: &str) {
        let mut rest = text;
        while let Some(start) = rest.find('<') {
            let Some(end) = rest[start..].find('>') else { break };
            self.prose(&rest[..start]);
            self.value(&rest[start..=start + end]);
            rest = &rest[start + end + 1..];
        }
        self.prose(rest);
    }

    fn push(&mut self, kind: Kind, text: String) {
        self.pieces.push(Piece { kind, text });
    }

    /// The pieces that can differ: prose without letters and digits says nothing about structure.
    fn pieces(&self) -> impl Iterator<Item = &Piece> {
        self.pieces.iter().filter(|piece| piece.kind != Kind::Prose || !signless(&piece.text).is_empty())
    }
}

impl Piece {
    /// The text without what may change.
    fn fixed(&self) -> String {
        match self.kind {
            Kind::Exact => self.text.clone(),
            Kind::Name => folded(&self.text).replace('\u{200C}', ""),
            Kind::Value => gapless(&folded(&self.text)),
            Kind::Prose => signless(&self.text),
        }
    }
}

/// Describes the pieces in which `all_found` differs from `all_expected`: at most three, and none after
/// a piece was added or removed.
pub fn differences(all_expected: &Outline, all_found: &Outline) -> Vec<String> {
    let (mut expected, mut found) = (all_expected.pieces(), all_found.pieces());
    let mut differences = Vec::new();
    while differences.len() < 3 {
        let (a, b) = (expected.next(), found.next());
        let (same_kind, same) = match (a, b) {
            (None, None) => break,
            (Some(a), Some(b)) => (a.kind == b.kind, a.kind == b.kind && a.fixed() == b.fixed()),
            _ => (false, false),
        };
        if !same {
            differences.push(format!("{} became {}", described(a), described(b)));
        }
        if !same_kind {
            break;
        }
    }
    if differences.is_empty() { ambiguous_names(all_expected, all_found) } else { differences }
}

/// Describes the names that no longer agree: the same name in two places became two names.
fn ambiguous_names(expected: &Outline, found: &Outline) -> Vec<String> {
    let mut results: HashMap<&str, &str> = HashMap::new();
    let pairs = expected.pieces().zip(found.pieces()).filter(|(piece, _)| piece.kind == Kind::Name);
    let conflicts = pairs.filter_map(|(before, after)| {
        let first: &str = results.entry(&before.text).or_insert(&after.text);
        let described = || format!("the name {:?} became {first:?} and {:?}", before.text, after.text);
        (first != after.text).then(described)
    });
    conflicts.take(3).collect()
}

fn described(piece: Option<&Piece>) -> String {
    piece.map_or("the end".to_string(), |piece| format!("{:?} {:?}", piece.kind, piece.text))
}

/// Tests for a line of prose: Persian letters, digits and the signs of prose, with a space after each
/// comma. It may begin as an item of a list, have brackets inside, and have a Latin word if it has no quotation
/// mark.
pub fn is_prose(line: &str) -> bool {
    let line = line.trim();
    let line = line.strip_prefix("* ").unwrap_or(line);
    let latin = line.chars().filter(char::is_ascii_alphabetic).count();
    let persian = line.chars().filter(|c| c.is_alphabetic() && !c.is_ascii()).count();
    let quoted = line.contains(['"', '\'']);
    let is_item = line.starts_with(['"', '\'']) && line.ends_with(['"', '\'', ',', ';']);
    let spaced =
        line.split([',', ';', '،', '؛']).skip(1).all(|after| after.is_empty() || after.starts_with(' '));
    let is_sign = |c: char| !c.is_ascii() || " .,;:?!()[]\"'-".contains(c);
    let is_list = line.starts_with('[') || line.ends_with(']');
    persian > 4 * latin
        && (latin == 0 || !quoted)
        && !is_item
        && !is_list
        && spaced
        && line.chars().all(|c| c.is_ascii_alphanumeric() || is_sign(c))
}

/// The letters and digits of `text`, folded; all that counts in prose.
pub fn signless(text: &str) -> String {
    folded(text)
        .chars()
        .filter(|c| c.is_alphanumeric())
        .map(|c| match c {
            '۰'..='۹' => char::from(b'0' + (c as u32 - '۰' as u32) as u8),
            '٠'..='٩' => char::from(b'0' + (c as u32 - '٠' as u32) as u8),
            _ => c,
        })
        .collect()
}

/// `text` with Persian letters in place of Arabic ones, and without the characters that have no
/// effect in Persian text: kashida, bidi controls, byte order mark.
fn folded(text: &str) -> String {
    text.chars()
        .filter(|c| {
            !matches!(
                c,
                '\u{640}' | '\u{FEFF}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}'
            )
        })
        .map(|c| match c {
            'ي' | 'ى' => 'ی',
            'ك' => 'ک',
            'ە' | 'ہ' => 'ه',
            '\u{A0}' => ' ',
            _ => c,
        })
        .collect()
}

/// `text` without the spaces and ZWNJs between two letters, and without the ZWNJs beside a space or
/// an end. Other gaps count: a space beside a sign belongs to the data.
fn gapless(text: &str) -> String {
    let is_gap = |c: char| c == ' ' || c == '\u{200C}';
    let is_letter = |c: char| matches!(c, '\u{620}'..='\u{65F}' | '\u{66E}'..='\u{6D3}');
    let mut result = String::new();
    let mut rest = text;
    while let Some(start) = rest.find(is_gap) {
        result.push_str(&rest[..start]);
        let gap_on = &rest[start..];
        let end = gap_on.find(|c| !is_gap(c)).unwrap_or(gap_on.len());
        let (gap, after) = gap_on.split_at(end);
        let (left, right) = (result.chars().next_back(), after.chars().next());
        if !(left.is_some_and(is_letter) && right.is_some_and(is_letter)) {
            let spaces = gap.replace('\u{200C}', "");
            let useless = !spaces.is_empty() || left.is_none() || right.is_none();
            result.push_str(if useless { &spaces } else { "\u{200C}" });
        }
        rest = after;
    }
    result + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Tests whether two outlines of one piece each are equal.
    fn equal(add: impl Fn(&mut Outline, &str), before: &str, after: &str) -> bool {
        let [mut expected, mut found] = [Outline::default(), Outline::default()];
        add(&mut expected, before);
        add(&mut found, after);
        differences(&expected, &found).is_empty()
    }

    #[test]
    fn a_name_may_be_folded_and_nothing_else() {
        let name = |outline: &mut Outline, text: &str| outline.name(text);
        assert!(equal(name, "نام كالا", "نام کالا"));
        assert!(!equal(name, "نمره ها", "نمره\u{200C}ها"));
        assert!(!equal(name, "فصل1", "فصل۱"));
        assert!(!equal(name, "a,b", "a،b"));
    }

    #[test]
    fn in_a_value_the_gaps_between_letters_may_change() {
        let value = |outline: &mut Outline, text: &str| outline.value(text);
        assert!(equal(value, "كتاب ها", "کتاب\u{200C}ها"));
        assert!(equal(value, "نميشود  هيچ", "نمی\u{200C}شود هیچ"));
        assert!(equal(value, "كتاب\u{200C} ها", "کتاب\u{200C}ها"));
        assert!(!equal(value, "نام: ", "نام:"));
        assert!(!equal(value, "الف , ب", "الف, ب"));
        assert!(!equal(value, "الف 1", "الف ۱"));
        assert!(!equal(value, "چرا?", "چرا؟"));
        assert!(!equal(value, "<b>کتاب</b>\u{200C}ها", "<b>کتاب</b>ها"));
    }

    #[test]
    fn in_prose_letters_and_digits_count() {
        let prose = |outline: &mut Outline, text: &str| outline.prose(text);
        assert!(equal(prose, "گفت \"25 كتاب\" , چرا?", "گفت «۲۵ کتاب»، چرا؟"));
        assert!(!equal(prose, "25 كتاب", "کتاب"));
    }

    #[test]
    fn a_line_of_a_block_is_prose_if_it_looks_like_it() {
        assert!(is_prose("پيام ها, حتی قديمي ها,   پاك مي شوند; مگر نه?"));
        assert!(is_prose("* بخش دوم \"مهم\" است."));
        assert!(is_prose("اين رابط كالاها را بر مي گرداند, به شكل JSON."));
        assert!(is_prose("كاربرد: ابزار [گزينه], پرونده"));
        assert!(!is_prose("[الف, ب]"));
        assert!(!is_prose("علي,25,تهران"));
        assert!(!is_prose("\"علي\","));
        assert!(!is_prose("echo \"تمام شد...\""));
        assert!(!is_prose("  -n, --تعداد <N>   شمار"));
    }

    #[test]
    fn equal_names_stay_equal() {
        let [mut expected, mut found] = [Outline::default(), Outline::default()];
        expected.words("كارت, كارت");
        found.words("کارت, کارت");
        assert!(differences(&expected, &found).is_empty());
        expected.words("(كارت)");
        found.words("(كارت)");
        assert_eq!(differences(&expected, &found).len(), 1);
    }

    #[test]
    fn a_piece_more_or_less_is_a_difference() {
        let [mut expected, mut found] = [Outline::default(), Outline::default()];
        expected.exact("[");
        found.exact("[");
        found.value("الف");
        assert_eq!(differences(&expected, &found).len(), 1);
        assert_eq!(differences(&found, &expected).len(), 1);
    }
}
