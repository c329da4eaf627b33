//! Names of Latin letters that spell an abbreviation: پی دی اف, یو اس بی, آی تی.
//!
//! Many names are spelled like a Persian word or ending (ای, ام, بی). So the spaces among three names or more stay. Those
//! between two names stay if neither is anything else, and beside the pronouns وی and کی (but تی‌وی). So does the space before a
//! pair that begins with ام or ان (بیماری ام اس). Two pairs are exempt: سی‌ام ("thirtieth") and بی‌بی ("lady", and the
//! broadcaster بی‌بی‌سی).

use super::letters::{HEH, hash_of_str, hashes};
use super::passage::{Gap, Part, Passage};

/// Names that are nothing else in Persian.
#[rustfmt::skip]
const NAMES: [u64; 14] = hashes([
    "اف", "جی", "اچ", "ایچ", "آی", "ال", "کیو", "آر", "اس", "تی", "یو", "دبلیو", "دابلیو", "ایکس",
]);

/// Names that are also Persian words or endings, and numbers that end an abbreviation (ام پی تری).
#[rustfmt::skip]
const WORDS: [u64; 15] = hashes([
    "ای", "بی", "سی", "دی", "کی", "ام", "ان", "او", "پی", "وی", "وای", "زد", "زی", "تری", "فور",
]);

const B: u64 = hash_of_str("بی");
const C: u64 = hash_of_str("سی");
const M: u64 = hash_of_str("ام");
/// The beginning of Mississippi, which is spelled like the prefix of a verb.
const MI: u64 = hash_of_str("می");

/// Whether the space before part `i` is among names of letters, and stays. `is_often_joined` tells whether training often has a
/// ZWNJ between the two.
pub(super) fn are_apart(passage: &Passage, i: usize, is_often_joined: impl FnOnce() -> bool) -> bool {
    let parts = passage.parts();
    let (left, right) = (parts[i - 1].hash, parts[i].hash);
    if !is_name(right) {
        return left == B && ends_row(parts, i - 1);
    }
    if left == MI {
        return right == C && parts.get(i + 1).is_some_and(|next| next.gap != Gap::Break && next.hash == C);
    }
    if !is_name(left) {
        return hashes(["ای", "ام", "ان", "اس"]).contains(&right) && begins_row(&parts[i..])
            || hashes(["ام", "ان"]).contains(&right) && begins_pair(passage, i);
    }
    if (left, right) == (C, M) || (left, right) == (B, B) || is_broadcaster(parts, i) {
        return false;
    }
    match names_around(parts, i) {
        2 => {
            is_pronoun_beside(left, right)
                || NAMES.contains(&left) && NAMES.contains(&right) && !is_often_joined()
        }
        _ => true,
    }
}

/// Whether one of two names is rather a pronoun: وی سی سال دارد, در پی وی, کی سی ساله شدی.
fn is_pronoun_beside(left: u64, right: u64) -> bool {
    const PRONOUNS: [u64; 2] = hashes(["وی", "کی"]);
    const HE: u64 = PRONOUNS[0];
    PRONOUNS.contains(&left) || right == HE && left != hash_of_str("تی")
}

fn is_name(hash: u64) -> bool {
    NAMES.contains(&hash) || WORDS.contains(&hash)
}

/// Whether part `i`, بی, is the last name of an abbreviation (یو اس بی), and not a prefix.
fn ends_row(parts: &[Part], i: usize) -> bool {
    let Some(before) = parts[..i].last().filter(|_| parts[i].gap != Gap::Break) else { return false };
    is_name(before.hash) && (NAMES.contains(&before.hash) || names_around(parts, i) > 2)
}

/// Whether the first part is the first name of an abbreviation (آهنگ ام پی تری), and not an ending (رفته ام سی دی بخرم).
fn begins_row(parts: &[Part]) -> bool {
    const THREE: u64 = hash_of_str("تری");
    let goes_on = |part: &&Part| part.gap != Gap::Break && is_name(part.hash);
    let row = || parts.iter().take_while(goes_on);
    row().count() > 2 && row().any(|part| NAMES.contains(&part.hash) || part.hash == THREE)
}

/// Whether part `i` and a name that is nothing else are an abbreviation after a noun (بیماری ام اس). After a silent heh, part `i`
/// may be an ending (رفته ام اس بخرم).
fn begins_pair(passage: &Passage, i: usize) -> bool {
    let parts = passage.parts();
    parts.get(i + 1).is_some_and(|next| next.gap == Gap::Space && NAMES.contains(&next.hash))
        && parts[i].gap == Gap::Space
        && passage.letters(&parts[i - 1]).last() != Some(&HEH)
}

/// Whether part `i` ends بی بی سی.
fn is_broadcaster(parts: &[Part], i: usize) -> bool {
    parts[..=i].last_chunk().is_some_and(|[first, second, third]| {
        [first.hash, second.hash, third.hash] == [B, B, C] && second.gap != Gap::Break
    })
}

/// The number of names in a row around the space before part `i`, which is between two names. On each side, no more than three
/// are counted, so that a long row takes linear time.
fn names_around(parts: &[Part], i: usize) -> usize {
    const MOST: usize = 3;
    let goes_on = |part: &&Part| part.gap != Gap::Break && is_name(part.hash);
    let after = parts[i..].iter().take_while(goes_on).take(MOST).count();
    // The first name of the row may follow a break. The first part of a passage always does.
    let begin =
        (i.saturating_sub(MOST)..i).rev().find(|&j| parts[j].gap == Gap::Break || !is_name(parts[j].hash));
    let before = begin.map_or(MOST, |j| i - j - 1 + is_name(parts[j].hash) as usize);
    before + after
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::String;

    /// `text` with `·` for each space that stays because of names of letters.
    fn apart(text: &str, is_often_joined: bool) -> String {
        let mut parts = [Part::EMPTY; 64];
        let mut passage = Passage::new(text.as_bytes(), &mut parts);
        passage.read(0, text.len(), |_| ());
        let mut words = text.split(' ');
        let mut result = String::from(words.next().unwrap());
        for (i, word) in (1..).zip(words) {
            let is_space = passage.parts()[i].gap != Gap::Break;
            result.push(if is_space && are_apart(&passage, i, || is_often_joined) { '·' } else { ' ' });
            result.push_str(word);
        }
        result
    }

    #[test]
    fn names_stay_apart_if_they_are_no_words() {
        for line in [
            // Two names.
            "یو·اس",
            "ای دی",
            "یو بی",
            "بی یو",
            "وی·سی",
            "کی·دی",
            "پی·وی",
            "تی وی",
            "سی ام",
            "بی بی",
            // Three or more.
            "بخش آی·سی·یو پر شد",
            "ای·دی·بی·سی·پی·او",
            "بی بی سی و بی بی",
            "بی، بی·سی·پی",
            "سی·بی·سی",
            // The beginning of Mississippi, or the prefix of a verb.
            "می·سی·سی·پی",
            "می سی سال",
            "می سی، سی",
            "می پی سی",
            // A name before another word, and after one.
            "آی بی·شد",
            "دی·وی·بی·خوب",
            "ای بی خوب",
            "دی، بی خوب",
            "آدم بی ادب",
            "آهنگ·ام·پی·تری",
            "کار·ام·آر·آی",
            "رفته ام·سی·دی",
            "رفته ام آر دید",
            "رفته ام و آر دید",
            "رفته ام·سی·دی بخرم و آر دید",
            "گفت بی ام و",
        ] {
            assert_eq!(apart(&line.replace('·', " "), false), line);
        }
        for line in ["یو اس", "وی·سی", "آی·سی·یو"] {
            assert_eq!(apart(&line.replace('·', " "), true), line);
        }
    }
}
