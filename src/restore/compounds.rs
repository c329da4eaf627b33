//! Closed classes of compounds that writers type as several words: verbs with a particle (بر می گردم,
//! برمی‌گردم) and nouns of two verb stems (گفت و گو, گفت‌وگو). Pure decisions about letters.

use super::letters::{Letters, hash_of_str, hashes};
use super::word_classes;
use crate::arabic::WordList;

/// The particles, each with the stems of the verbs that it belongs to. Before any other verb, the particle is
/// a word of its own: باز می‌کند ("opens"), در می‌زند ("knocks at the door").
static PARTICLES: [(u64, WordList); 6] = [
    (
        hash_of_str("بر"),
        WordList::new(
            "گرد گشت گردان گرداند دار داشت گزین گزید انگیز انگیخت خیز خاست آی آمد آور آورد خور خورد افراز افراشت \
             شمار شمرد چین چید گیر گرفت تاب تافت آشوب آشفت افروز افروخت انداز انداخت",
        ),
    ),
    (
        hash_of_str("در"),
        WordList::new(
            "یاب یافت آی آمد آور آورد گذر گذشت گیر گرفت مان ماند آمیز آمیخت نورد نوردید افت افتاد کش کشید پیوند \
             پیوست",
        ),
    ),
    (
        hash_of_str("باز"),
        WordList::new(
            "گرد گشت گردان گرداند دار داشت یاب یافت ستان ستاند شناس شناخت گو گوی گفت نگر نگریست تاب تافت",
        ),
    ),
    (hash_of_str("فرا"), WordList::new("گیر گرفت خوان خواند رس رسید")),
    (
        hash_of_str("فرو"),
        WordList::new(
            "رو رفت ریز ریخت کش کشید نشین نشست پاش پاشید بر برد مان ماند افت افتاد خور خورد گذار گذاشت",
        ),
    ),
    (hash_of_str("وا"), WordList::new("دار داشت گذار گذاشت مان ماند")),
];

/// Personal endings of verbs.
static ENDINGS: WordList = WordList::new("م ی د یم ید ند ه ین ن ست");

/// Whether a particle belongs to the verb whose form after می or نمی is `verb`.
pub(super) fn is_particle_of(particle: u64, verb: &[u8]) -> bool {
    let Some((_, stems)) = PARTICLES.iter().find(|(hash, _)| *hash == particle) else { return false };
    let is_verb = |k: usize| stems.contains(&verb[..k]) && (k == verb.len() || ENDINGS.contains(&verb[k..]));
    (verb.len().saturating_sub(2).max(1)..=verb.len()).any(is_verb)
}

/// Whether the form is one of the particles.
pub(super) fn is_particle(hash: u64) -> bool {
    word_classes::PARTICLES.contains(&hash)
}

/// The nouns of two verb stems with و between them: each first stem, and its second stem in both spellings.
const PAIRS: [(u64, [u64; 2]); 4] = [
    (hash_of_str("گفت"), hashes(["گو", "گوی"])),
    (hash_of_str("جست"), hashes(["جو", "جوی"])),
    (hash_of_str("شست"), hashes(["شو", "شوی"])),
    (hash_of_str("پرس"), hashes(["جو", "جوی"])),
];

/// Endings of these nouns that follow without a gap.
static NOUN_ENDINGS: WordList = WordList::new("یی ی ها های هایی هایم هایت هایش هایشان هایمان هایتان");

/// Whether `first`, the word و and `second` are one noun.
pub(super) fn is_pair_of_stems(first: u64, second: &Letters) -> bool {
    let Some((_, stems)) = PAIRS.iter().find(|(hash, _)| *hash == first) else { return false };
    let is_noun = |k: usize| {
        stems.contains(&second.piece(0, k)) && (k == second.len() || NOUN_ENDINGS.contains(&second[k..]))
    };
    (2..=second.len()).any(is_noun)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chars;

    fn letters(word: &str) -> Letters {
        Letters::new(word.chars().map(|c| chars::class(c) & chars::LETTER))
    }

    #[test]
    fn a_particle_belongs_to_the_verbs_of_its_list() {
        for (particle, verb) in
            [("بر", "گردم"), ("بر", "داشتند"), ("در", "یابد"), ("در", "آمد"), ("باز", "گشتیم")]
        {
            assert!(is_particle_of(hash_of_str(particle), &letters(verb)), "{particle} {verb}");
        }
        for (particle, verb) in
            [("باز", "کند"), ("باز", "شود"), ("در", "زند"), ("از", "گردم"), ("بر", "گردش")]
        {
            assert!(!is_particle_of(hash_of_str(particle), &letters(verb)), "{particle} {verb}");
        }
    }

    #[test]
    fn two_stems_make_a_noun() {
        for (first, second) in
            [("گفت", "گو"), ("گفت", "گوها"), ("جست", "جوی"), ("شست", "شو"), ("گفت", "گویی")]
        {
            assert!(is_pair_of_stems(hash_of_str(first), &letters(second)), "{first} {second}");
        }
        for (first, second) in [("گفت", "گوش"), ("گفت", "رفت"), ("رفت", "گو"), ("گفت", "جو")]
        {
            assert!(!is_pair_of_stems(hash_of_str(first), &letters(second)), "{first} {second}");
        }
    }
}
