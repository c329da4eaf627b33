//! A word and the prefix می or نمی of the next verb, written as one word: نورمی‌رود, یادمی‌گیریم.
//!
//! A ZWNJ, in the text or just restored, is between the prefix and its verb. So no score decides: if training hardly saw the word
//! with می, and a verb with a personal ending follows after the ZWNJ, then می belongs to the verb.

use super::grammar;
use super::knowledge::Knowledge;
use super::letters::{Letters, hash_of_str};
use super::passage::{Gap, Passage};
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
    /// The least count (a logarithm) of a known word.
    const KNOWN: u8 = 7;
    /// The greatest count of a form that is no word. A few texts of the training lost the same space.
    const RARE: u8 = 3;
    /// The particle of دربرمی‌گیرد, which many write as one word.
    const WITHIN: u64 = hash_of_str("دربر");
    let part = &passage.parts()[i];
    let verb = passage.parts().get(i + 1).filter(|next| next.gap == Gap::Zwnj)?;
    if part.entry.form().free > RARE
        || word_classes::is_imperfective(part.hash)
        || !grammar::follows_imperfective(verb.word())
    {
        return None;
    }
    let n = letters.len();
    [n.saturating_sub(3), n - 2].into_iter().find(|&k| {
        k >= 2
            && !chars::code_joins(letters[k - 1])
            && word_classes::is_imperfective(letters.piece(k, n))
            && letters.piece(0, k) != WITHIN
            && knowledge.entry(letters.piece(0, k)).form().free >= KNOWN
    })
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
