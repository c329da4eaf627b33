//! Was a word typed as two? Pure decisions.
//!
//! A space at a seam is removed (کار آفرین) if the score of the seam ([`seam_score`](super::seam_score)) is far below zero, if
//! both parts make a known word, and if no seam of that word has a positive score ([`is_broken_word`]). So a merged word is not
//! cut again, because a cut needs a positive score ([`seam`](super::seam)).

use super::arabic;
use super::arabic_phrases;
use super::archaic::is_archaic;
use super::compounds;
use super::endings::{is_any_plural, is_ending};
use super::entry::Entry;
use super::features::{Attached, Evidence, Seam, seam_points};
use super::grammar;
use super::knowledge::Knowledge;
use super::letter_names;
use super::letters::{Letters, MAX_WORD, hash_of_str, hashes, pair_hash};
use super::noun_phrases;
use super::passage::{Gap, Part, Passage};
use super::repeated_words;
use super::seam::attached;
use super::seam_score::{first_score, score};
use super::thresholds::{EarlyExits, Thresholds};
use super::verb_phrases;
use super::word_classes;
use crate::arabic::is_arabic_only;

/// Whether the space before part `i` is at a seam and in the middle of a word.
#[inline]
pub(super) fn is_broken_word(
    passage: &Passage,
    i: usize,
    knowledge: &Knowledge,
    thresholds: &Thresholds,
    exits: &EarlyExits,
) -> bool {
    let Some([left, right]) = passage.parts()[i - 1..].first_chunk() else { return false };
    if !left.entry.may_meet_in_seam(right.entry) || thresholds.is_archaic || !may_be_merged(left, right) {
        return false;
    }
    let (start, end) = (passage.letters(left), passage.letters(right));
    let Some(word) = KnownWord::of(right, &start, &end, attached_to_both(passage, i), knowledge) else {
        return false;
    };
    let threshold = merge_threshold(left, right, thresholds);
    let is_before_part =
        || passage.parts().get(i + 1).is_some_and(|next| next.gap == Gap::Zwnj && !next.entry.is_suffix());
    word.has_no_space(start.len(), -threshold, knowledge, exits)
        && !passage.ends_with_hamza(left)
        && !is_before_part()
        && !ending_belongs_to_second_half(passage, i, &word, knowledge)
        && !are_words_of_phrase(passage, i)
        && passage.joined_len(i) <= MAX_WORD
        && !passage.may_become_arabic(left, right)
        && !is_arabic_only(&start) // انا لله
        && !is_arabic_only(&end)
        && !arabic_phrases::are_apart(passage, i)
        && !arabic::is_was_after_conjunction(&start, &end)
        && !passage.parts().get(i + 1).is_some_and(|after| arabic::is_denial(&start, &passage.letters(after)))
}

/// The threshold of merging two parts.
#[inline(always)]
fn merge_threshold(left: &Part, right: &Part, thresholds: &Thresholds) -> i32 {
    // Both spellings of a verb with a particle are right (فرو ریخت, فروریخت), so a merge needs more.
    let is_verb = compounds::is_particle(left.hash) && right.entry.form().verb;
    if is_verb { 2 * thresholds.merge() } else { thresholds.merge() }
}

/// The score of merging part `i` and the part before it, which is the negative score of the seam between them, and
/// the threshold. `None` if the two make no known word.
pub(super) fn merge_score(
    passage: &Passage,
    i: usize,
    knowledge: &Knowledge,
    thresholds: &Thresholds,
) -> Option<(i32, i32)> {
    let [left, right] = passage.parts()[i - 1..].first_chunk()?;
    let (start, end) = (passage.letters(left), passage.letters(right));
    let KnownWord { letters, entry, attached, .. } =
        KnownWord::of(right, &start, &end, attached_to_both(passage, i), knowledge)?;
    let seam = Seam::new(&letters, start.len(), entry.form(), attached, knowledge);
    let score = score(&letters, &seam, first_score(&letters, &seam, knowledge), knowledge);
    Some((-score, merge_threshold(left, right, thresholds)))
}

/// Whether part `i` and the part before it are two words, although both together are also a word. The words around
/// them show this: خود کار می‌کند (not خودکار), هر روز نامه می‌نویسد (not روزنامه), در گیر و دار (not درگیر), در سی و پنج سال
/// (not درسی).
fn are_words_of_phrase(passage: &Passage, i: usize) -> bool {
    const WORK: u64 = hash_of_str("کار");
    const HOUSE: u64 = hash_of_str("خانه");
    const HEAD: u64 = hash_of_str("سر");
    const ON: u64 = hash_of_str("بر");
    const WIRE: u64 = hash_of_str("سیم");
    const OPEN: u64 = hash_of_str("باز");
    const TO: u64 = hash_of_str("به");
    const FROM: u64 = hash_of_str("از");
    const DAY: u64 = hash_of_str("روز");
    const DETERMINERS: [u64; 4] = hashes(["هر", "آن", "اون", "همان"]);
    const HUNDRED: u64 = hash_of_str("صد");
    const MEASURED: [u64; 8] = hashes(["سال", "ساله", "متر", "متری", "کیلومتر", "کیلومتری", "روز", "نفر"]);
    // گیر و دار, "the heat of battle".
    const BATTLE: [u64; 3] = hashes(["گیر", "و", "دار"]);
    let parts = passage.parts();
    let (left, right) = (parts[i - 1].hash, parts[i].hash);
    let after = parts.get(i + 1).filter(|after| after.gap == Gap::Space);
    let before = parts[..i - 1].last().filter(|_| parts[i - 1].gap == Gap::Space).map_or(0, |part| part.hash);
    let verb_follows =
        || after.is_some_and(|after| after.entry.form().verb || word_classes::is_imperfective(after.hash));
    let is_verb = || grammar::is_inflected_verb(parts[i].word());
    let is_and = |part: &Part| word_classes::AND.contains(&part.hash);
    match (left, right) {
        _ if repeated_words::is_in_repetition(passage, i) => true,
        _ if letter_names::are_apart(passage, i, || false) => true,
        _ if verb_phrases::are_apart(passage, i) || noun_phrases::are_apart(passage, i) => true,
        _ if parts[i].entry.form().number && after.is_some_and(is_and) => true,
        (WORK, HOUSE) => true, // housework, and not a factory
        (ON, WIRE) => true,    // a bird on a wire, and not the verb برسیم
        (_, WORK) | (HEAD, OPEN) => verb_follows(),
        (WORK, _) => before == TO && is_verb(),
        (HEAD, _) => before == FROM && is_verb(),
        (DAY, _) => DETERMINERS.contains(&before),
        (_, HUNDRED) => after.is_some_and(|after| MEASURED.contains(&after.hash)),
        _ => parts[i..].iter().map(|part| part.hash).take(3).eq(BATTLE),
    }
}

/// Whether an ending of the plural after part `i` shows that the part is no second half of `word`: خدا بنده‌هایش, although خدابنده
/// is a name. Training must never have this ending after `word`, and fewer endings after `word` than after the part alone.
fn ending_belongs_to_second_half(
    passage: &Passage,
    i: usize,
    word: &KnownWord,
    knowledge: &Knowledge,
) -> bool {
    // A space before an ending is removed later.
    let next = passage.next_in_clause(i);
    let Some(ending) = next.map(|next| next.hash).filter(|&hash| is_any_plural(hash)) else { return false };
    let (whole, half) = (word.entry.form(), passage.parts()[i].entry.form());
    whole.first < half.first && knowledge.pair(pair_hash(word.hash, ending)).zwnj == 0
}

/// Whether a search key has two parts that meet at a seam as one word.
pub(super) fn is_one_word(
    left: &Part,
    right: &Part,
    start: &[u8],
    end: &[u8],
    knowledge: &Knowledge,
) -> bool {
    left.entry.may_meet_in_seam(right.entry)
        && may_be_merged(left, right)
        && KnownWord::of(right, start, end, Attached::default(), knowledge)
            .is_some_and(|word| word.has_no_space(start.len(), 0, knowledge, &EarlyExits::never()))
}

/// A known word that two parts make without the space between them. Its letters are those of both parts.
struct KnownWord {
    letters: Letters,
    hash: u64,
    entry: Entry,
    attached: Attached,
}

impl KnownWord {
    /// The word that `right`, with the letters `end`, makes with a part before it, with the letters `start`. `None` if
    /// it is not known.
    fn of(
        right: &Part,
        start: &[u8],
        end: &[u8],
        attached: Attached,
        knowledge: &Knowledge,
    ) -> Option<KnownWord> {
        if start.len() < 2 || end.len() < 2 || start.len() + end.len() > MAX_WORD {
            return None;
        }
        let letters = Letters::new(start.iter().chain(end).copied());
        let hash = letters.piece(0, letters.len());
        let entry = knowledge.entry(hash);
        let seen = if attached.left { entry.form().last } else { entry.form().free };
        let is_known = seen > 0 && !is_archaic(hash) && !right.previous_joins;
        is_known.then_some(KnownWord { letters, hash, entry, attached })
    }

    /// Whether the score of the seam before letter `k` is below `threshold`, and that of every seam below
    /// zero.
    fn has_no_space(&self, k: usize, threshold: i32, knowledge: &Knowledge, exits: &EarlyExits) -> bool {
        let KnownWord { letters, entry, attached, .. } = self;
        let seam = |k| Seam::new(letters, k, entry.form(), *attached, knowledge);
        let is_below = |k, threshold| {
            let seam: Seam = seam(k);
            let first = first_score(letters, &seam, knowledge);
            first - exits.seam_rest < threshold && score(letters, &seam, first, knowledge) < threshold
        };
        is_below(k, threshold) && seam_points(letters).all(|k| is_below(k, 0))
    }
}

/// Whether two parts may be the halves of a word. Endings and function words are no halves.
fn may_be_merged(left: &Part, right: &Part) -> bool {
    // The old spelling of ordinals: صد ام, چهار ام.
    const ORDINAL: u64 = hash_of_str("ام");
    let is_no_half = |part: &Part| {
        part.user_spelled
            || part.has_kashida
            || is_ending(part.hash, part.len())
            || word_classes::is_imperfective(part.hash)
            || is_archaic(part.hash)
    };
    !is_no_half(left)
        && !is_no_half(right)
        && !grammar::takes_no_ending(right.word())
        && (!grammar::takes_no_ending(left.word()) || word_classes::PREVERBS.contains(&left.hash))
        && !word_classes::SEPARATE.contains(&right.hash)
        && !(left.entry.form().number && right.hash == ORDINAL)
}

/// What is attached to the word that part `i` and the part before it would make.
fn attached_to_both(passage: &Passage, i: usize) -> Attached {
    Attached { left: attached(passage, i - 1).left, right: attached(passage, i).right }
}
