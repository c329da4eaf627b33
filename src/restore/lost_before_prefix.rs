//! A word and the prefix می or نمی of the next verb, written as one word: نورمی‌رود, یادمی‌گیریم, قرارمی گیرد.
//!
//! If a ZWNJ is between the prefix and its verb, in the text or just restored, no score decides: if training hardly saw the word
//! with می, and a verb with a personal ending follows, then می belongs to the verb. A space in place of the ZWNJ shows less, because
//! می may be the end of a noun (احترامی). So the word must be one of a closed list, or the verb must be in the present.

use super::entry::Form;
use super::grammar;
use super::knowledge::Knowledge;
use super::letters::{Letters, hash_of_str, hashes};
use super::light_verbs;
use super::passage::{Gap, Part, Passage};
use super::past_verbs;
use super::word_classes;
use crate::chars;

/// The letter of part `i` that needs a space before it, because می or نمی begins there after a known word.
#[inline]
pub(super) fn cut_point(
    passage: &Passage,
    i: usize,
    letters: &Letters,
    knowledge: &Knowledge,
) -> Option<usize> {
    const MEEM: u8 = chars::letter_code('م');
    const YEH: u8 = chars::letter_code('ی');
    match letters[..] {
        [_, _, .., MEEM, YEH] => before_prefix(passage, i, letters, knowledge),
        _ => None,
    }
}

#[inline(never)]
fn before_prefix(passage: &Passage, i: usize, letters: &Letters, knowledge: &Knowledge) -> Option<usize> {
    let n = letters.len();
    let part = &passage.parts()[i];
    let verb = passage.next_in_clause(i)?;
    if word_classes::is_imperfective(part.hash) || !grammar::follows_imperfective(verb.word()) {
        return None;
    }
    [n.saturating_sub(3), n - 2].into_iter().find(|&k| {
        k >= 2
            && word_classes::is_imperfective(letters.piece(k, n))
            && !(k + 3 == n && may_end_in_noon(letters, knowledge))
            && match verb.gap {
                Gap::Zwnj => is_certain_prefix(part, letters, k, knowledge),
                _ => is_likely_prefix(passage, i, letters, k, knowledge),
            }
    })
}

/// Whether the noon of نمی may be the last letter of the word before it: نانمی is more likely نان می than نا نمی, and a verb in the
/// negative would mean the opposite.
fn may_end_in_noon(letters: &Letters, knowledge: &Knowledge) -> bool {
    /// The least count (a logarithm) of a word.
    const KNOWN: u8 = 5;
    /// How much more frequent the shorter word must be: 4 is a factor of 40.
    const MORE: u8 = 4;
    let count = |len: usize| knowledge.entry(letters.piece(0, len)).form().free;
    let n = letters.len();
    count(n - 2) >= KNOWN && count(n - 2) + MORE > count(n - 3)
}

/// Whether می from letter `k` on belongs to the verb that a ZWNJ is before.
fn is_certain_prefix(part: &Part, letters: &Letters, k: usize, knowledge: &Knowledge) -> bool {
    /// The least count (a logarithm) of a known word.
    const KNOWN: u8 = 7;
    /// The greatest count of a form that is no word. A few texts of the training lost the same space.
    const RARE: u8 = 3;
    /// The particle of دربرمی‌گیرد, which many write as one word.
    const WITHIN: u64 = hash_of_str("دربر");
    let word = letters.piece(0, k);
    !chars::code_joins(letters[k - 1])
        && part.entry.form().free <= RARE
        && word != WITHIN
        && knowledge.entry(word).form().free >= KNOWN
}

/// Whether می from letter `k` of part `i` on belongs to the verb after the space.
fn is_likely_prefix(passage: &Passage, i: usize, letters: &Letters, k: usize, knowledge: &Knowledge) -> bool {
    /// The least count (a logarithm) of a frequent word.
    const FREQUENT: u8 = 9;
    const OBJECT: u64 = hash_of_str("را");
    let parts = passage.parts();
    let (part, verb) = (&parts[i], &parts[i + 1]);
    let (word, joins) = (letters.piece(0, k), chars::code_joins(letters[k - 1]));
    let verb_letters = passage.letters(verb);
    if light_verbs::is_before_light_verb(word, &verb_letters) {
        return true;
    }
    // داشتن takes no می, and a noun with an ending is often its object. A verb in the past often needs no می.
    let is_present = || !word_classes::HAVE.contains(&verb.hash) && !past_verbs::is_in_past(&verb_letters);
    // رامی is also a name. (در is missing, since it may be the noun "door".)
    let is_object = || {
        const BEFORE_NAMES: [u64; 4] = hashes(["به", "از", "با", "برای"]);
        let before = parts[..i].last().filter(|_| part.gap == Gap::Space);
        word == OBJECT && before.is_some_and(|before| !BEFORE_NAMES.contains(&before.hash))
    };
    let form = knowledge.entry(word).form();
    let is_new = || part.entry.form() == Form::UNKNOWN && form.free >= FREQUENT && !form.verb;
    !joins && verb.gap == Gap::Space && (is_object() || is_new()) && is_present()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::restore::model::Model;
    use crate::restore::passage::Part;

    #[test]
    fn a_prefix_begins_a_verb_after_a_known_word() {
        let model = Model::embedded();
        let knowledge = Knowledge::new(&model, None);
        let cut = |text: &str| {
            let text = text.replace('|', "\u{200C}");
            let mut parts = [Part::EMPTY; 64];
            let mut passage = Passage::new(text.as_bytes(), &mut parts);
            passage.read(0, text.len(), |_| ());
            passage.parts_mut().iter_mut().for_each(|part| part.set_entry(knowledge.entry(part.hash)));
            cut_point(&passage, 0, &passage.letters(&passage.parts()[0]), &knowledge)
        };
        assert_eq!(cut("نورمی|رود"), Some(3));
        assert_eq!(cut("نورنمی|رود"), Some(3));
        for text in ["نورمی رود", "نورمی|کتاب", "مردمی|رود", "برمی|گردد", "دربرمی|گیرد", "نوبمی|رود"]
        {
            assert_eq!(cut(text), None, "{text}");
        }
    }
}
